# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""All scenarios of one place side by side: the few figures a choice hangs on, each with its range.

The scenarios are an ensemble: they are computed one by one, over the cores of this computer, or
over a rekencluster. Where makes no difference to the outcome.
"""

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any

from springplank.actions.answers import known, quantiles_json, scenario_json
from springplank.actions.forecast import Wishes, ask, run_id_of
from springplank.errors import UsageError
from springplank.reference.subjects import Onderwerp
from springplank.scenarios.ensemble import Band, local, rekencluster, run_all
from springplank.scenarios.reeks import ends_of
from springplank.scenarios.scenario import Scenario, find_scenario, library

HEADLINES: Sequence[tuple[str, str]] = (
    ("personen", "wsw"),
    ("personen", "beschut_werk"),
    ("personen", "tussengroep"),
    ("bedrijf", "exploitatieresultaat"),
    ("gemeente", "Saldo"),
)
"""What is shown of each scenario, in the last year: soort and groep."""


@dataclass(frozen=True, slots=True, eq=False)
class Kolom:
    """One scenario.

    Attributes:
        scenario: the scenario.
        run_id: the run.
        banden: of HEADLINES those that this place has; none for a route of words.
    """

    scenario: Scenario
    run_id: str
    banden: tuple[Band, ...]


@dataclass(frozen=True, slots=True, eq=False)
class NaastElkaar:
    """All scenarios of one place.

    Attributes:
        onderwerp: what it is about.
        naam: name of the verband around it, or of the subject itself.
        jaren: calendar years.
        kolommen: the scenarios in the order of asking, routes of words last.
    """

    onderwerp: Onderwerp
    naam: str
    jaren: tuple[int, ...]
    kolommen: tuple[Kolom, ...]


def lay_side_by_side(
    name: str, scenarios: Sequence[str], wishes: Wishes, workers: int, cluster: str | None
) -> NaastElkaar:
    """Compute scenarios side by side.

    Args:
        name: the place.
        scenarios: names or files; empty for all that change a figure.
        wishes: what else was asked.
        workers: processes on this computer.
        cluster: address of a rekencluster; None to compute here.

    Raises:
        UsageError: for what does not exist, or a cluster that does not answer.
    """
    if cluster is not None and workers != 1:
        raise UsageError("Geef --werkers of --rekencluster, niet allebei.")
    asked = [find_scenario(key) for key in scenarios or _with_amounts()]
    # Who names a scenario twice, by its name or its file, sees it once.
    chosen = [scenario for at, scenario in enumerate(asked) if scenario not in asked[:at]]
    tasks = [ask(name, scenario, wishes) for scenario in chosen]
    where = (
        rekencluster(cluster)
        if cluster is not None
        else local(workers)
        if workers != 1
        else nullcontext()
    )
    with where as executor:
        amounts = [task for task in tasks if not task.scenario.is_words]
        found = run_all(amounts, executor)
    words = [task for task in tasks if task.scenario.is_words]
    kolommen = (
        *(
            Kolom(task.scenario, run_id_of(task), _headlines(bands))
            for task, bands in zip(amounts, found, strict=True)
        ),
        *(Kolom(task.scenario, run_id_of(task), ()) for task in words),
    )
    return NaastElkaar(tasks[0].place.onderwerp, tasks[0].place.naam, tasks[0].years, kolommen)


def _with_amounts() -> list[str]:
    """Give the nulalternatief and every scenario that changes a figure."""
    return [s.key for s in library().values() if s.has_amounts or s.soort == "nul"]


def _headlines(bands: Sequence[Band]) -> tuple[Band, ...]:
    whole = {(b.soort, b.groep): b for b in bands if not b.gemeente}
    return tuple(whole[key] for key in HEADLINES if key in whole)


def as_json(found: NaastElkaar) -> dict[str, Any]:
    """Give the scenarios with their stable, documented keys; see docs/handleiding/json.md."""
    subject = found.onderwerp
    return {
        "onderwerp": {"soort": subject.soort, "code": subject.code, "naam": subject.naam},
        "jaren": list(found.jaren),
        "scenarios": [
            {
                "scenario": scenario_json(kolom.scenario),
                "run_id": kolom.run_id,
                "reeksen": [row for band in kolom.banden for row in _rows(band, found.jaren)],
            }
            for kolom in found.kolommen
        ],
    }


def _rows(band: Band, years: Sequence[int]) -> list[dict[str, Any]]:
    return [
        {
            "soort": band.soort,
            "groep": band.groep,
            "jaar": year,
            "eenheid": band.eenheid,
            "verwacht": known(band.verwacht[at]),
            "q": quantiles_json(band.quantiles[:, at]),
        }
        for at, year in enumerate(years)
    ]


def last_of(band: Band) -> tuple[float, float, float]:
    """Give what is expected in the last year, and the ends of its 80%."""
    low, high = ends_of(band.quantiles)[:, -1].tolist()
    return float(band.verwacht[-1]), low, high
