# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Every verband and the country ahead: people and money, each with its range."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from springplank.actions.answers import known, quantiles_json
from springplank.actions.forecast import MOST, choose_horizon
from springplank.actions.question import ask_world, run_of
from springplank.cohort.scoring import QUANTILES
from springplank.errors import UsageError
from springplank.reference.partnerships import certainty_sentence
from springplank.scenarios.national import Landelijk, national_run
from springplank.scenarios.people import begin_year

UNITS: Mapping[str, str] = {"personen": "persoon", "loonkostensubsidie": "EUR", "rijksgeld": "EUR"}


@dataclass(frozen=True, slots=True, eq=False)
class Verbanden:
    """Every verband and the country.

    Attributes:
        landelijk: the bands.
        run_id: hash of everything they rest on.
        opmerkingen: Dutch sentences that belong beside the figures.
    """

    landelijk: Landelijk
    run_id: str
    opmerkingen: tuple[str, ...]


def look_at_all(last: int | None, stand: str | None, draws: int, seed: int) -> Verbanden:
    """Project people and money of every verband and the country.

    Args:
        last: last calendar year; None for the usual one.
        stand: circulaire or day of knowledge; None for the newest.
        draws: number of draws.
        seed: the same seed gives the same draws.

    Raises:
        UsageError: for a year, stand or number of draws that cannot be.
    """
    if not 1 <= draws <= MOST:
        raise UsageError(f"--trekkingen {draws} kan niet: kies een aantal van 1 tot en met 20.000.")
    world = ask_world(stand)
    years = choose_horizon(begin_year(world), last)
    found = national_run(world, years, draws, seed)
    run = run_of(world, seed, {"verbanden": "vooruit", "jaren": list(years), "trekkingen": draws})
    verbanden = [v for v in world.memberships.verbanden if not v.is_assumed]
    remarks = (
        certainty_sentence(verbanden),
        (
            "Alleen mensen en geld van het Rijk. Het bedrijf en de afspraken ziet u per verband "
            "met: springplank vooruit NAAM."
        ),
    )
    return Verbanden(found, run, remarks)


def rows(found: Verbanden) -> Iterator[dict[str, Any]]:
    """Give a row per place, series and year; null where it is unknown."""
    landelijk = found.landelijk
    for (soort, groep), band in landelijk.banden.items():
        for row, place in enumerate(landelijk.gebieden):
            subject = place.onderwerp
            for at, year in enumerate(landelijk.years):
                yield {
                    "gebied": subject.code,
                    "naam": subject.naam,
                    "soort": soort,
                    "groep": groep,
                    "jaar": year,
                    "eenheid": UNITS[soort],
                    "verwacht": known(band.verwacht[row, at]),
                    "q": quantiles_json(band.kwantielen[:, row, at]),
                }


CSV_COLUMNS = (
    *("gebied", "naam", "soort", "groep", "jaar", "eenheid", "verwacht"),
    *(f"q{q:g}" for q in QUANTILES),
    "run_id",
)


def csv_rows(found: Verbanden) -> Iterator[tuple[object, ...]]:
    """Give the rows for a spreadsheet; an empty cell is unknown."""
    for row in rows(found):
        quantiles = row.pop("q").values()
        cells = (*row.values(), *quantiles, found.run_id)
        yield tuple("" if cell is None else cell for cell in cells)


def as_json(found: Verbanden) -> dict[str, Any]:
    """Give the answer with its stable, documented keys; see docs/handleiding/json.md."""
    landelijk = found.landelijk
    return {
        "run_id": found.run_id,
        "jaren": list(landelijk.years),
        "trekkingen": landelijk.draws,
        "zaad": landelijk.seed,
        "reeksen": list(rows(found)),
        "opmerkingen": list(found.opmerkingen),
    }
