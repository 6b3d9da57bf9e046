# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What lies ahead as JSON and as rows for a spreadsheet, with stable, documented keys."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from springplank.actions.forecast import Vooruit, spread_of
from springplank.cohort.scoring import QUANTILES
from springplank.core.assumptions import Assumption
from springplank.core.columns import Floats
from springplank.scenarios.reeks import Reeks
from springplank.scenarios.scenario import Scenario


def as_json(found: Vooruit) -> dict[str, Any]:
    """Give the answer with its stable, documented keys; see docs/handleiding/json.md."""
    subject = found.onderwerp
    question = found.antwoord.outcome.question
    every = found.antwoord.outcome.assumptions.values()
    assumptions = () if found.scenario.is_words else tuple(every)
    return {
        "onderwerp": {"soort": subject.soort, "code": subject.code, "naam": subject.naam},
        "run_id": found.run_id,
        "scenario": scenario_json(found.scenario),
        "jaren": list(found.jaren),
        "trekkingen": question.draws,
        "zaad": question.seed,
        "reeksen": [row for reeks in found.series() for row in rows_of(reeks, found.jaren)],
        "aannames": [_assumption_json(a) for a in assumptions],
        "vragen": [a.key for a in found.vragen],
        "opmerkingen": list(found.opmerkingen),
    }


def scenario_json(scenario: Scenario) -> dict[str, Any]:
    """Give a scenario: who made it, what it changes and why."""
    return {
        "sleutel": scenario.key,
        "naam": scenario.naam,
        "auteur": scenario.auteur,
        "datum": scenario.datum.isoformat(),
        "soort": scenario.soort,
        "uitleg": scenario.uitleg,
        "sterkste_argument_tegen": scenario.tegen or None,
        "wijzigingen": [
            {"wat": w.target, "sleutel": w.key, "vanaf": w.first, "waarom": w.why}
            for w in scenario.wijzigingen
        ],
        "teksten": list(scenario.teksten),
    }


def _assumption_json(found: Assumption) -> dict[str, Any]:
    return {
        "sleutel": found.key,
        "omschrijving": found.label,
        "eenheid": found.unit,
        "waarde": found.value,
        "laag": found.low,
        "hoog": found.high,
        "status": found.status,
        "herkomst": found.herkomst,
        "eigenaar": found.owner,
        "houdbaar_tot": found.expires.isoformat(),
        "bronnen": list(found.sources),
    }


def rows_of(reeks: Reeks, years: Sequence[int]) -> list[dict[str, Any]]:
    """Give a series as rows, one per year; null where it is unknown."""
    bands = reeks.quantiles()
    return [
        {
            "soort": reeks.soort,
            "groep": reeks.groep,
            "gemeente": reeks.gemeente or None,
            "jaar": year,
            "eenheid": reeks.eenheid,
            "verwacht": known(reeks.verwacht[at]),
            "q": quantiles_json(bands[:, at]),
            "herkomst": reeks.herkomst,
        }
        for at, year in enumerate(years)
    ]


def known(value: float) -> float | None:
    """Give a number for JSON: null when unknown."""
    return None if np.isnan(value) else round(float(value), 4) + 0.0  # no minus before a 0


def quantiles_json(values: Floats) -> dict[str, float | None]:
    """Give the values (quantile,) under the name of their quantile; null where unknown."""
    return {f"{q:g}": known(value) for q, value in zip(QUANTILES, values, strict=True)}


CSV_COLUMNS = (
    *("soort", "groep", "gemeente", "jaar", "eenheid", "verwacht"),
    *(f"q{q:g}" for q in QUANTILES),
    *("herkomst", "scenario", "run_id"),
)


def csv_rows(found: Vooruit) -> Iterator[Mapping[str, object]]:
    """Give the answer as rows for a spreadsheet; an empty cell is unknown."""
    for reeks in found.series():
        for row in rows_of(reeks, found.jaren):
            quantiles = {f"q{key}": value for key, value in row.pop("q").items()}
            whole = {**row, **quantiles, "scenario": found.scenario.key, "run_id": found.run_id}
            yield {name: "" if whole[name] is None else whole[name] for name in CSV_COLUMNS}


def spread_json(found: Vooruit) -> dict[str, Any]:
    """Give the spread with its stable, documented keys; empty for a route of words."""
    if found.scenario.is_words:
        return {"jaar": found.jaren[-1], "verklaard": None, "bijdragen": []}
    spreiding = spread_of(found)
    return {
        "jaar": found.jaren[-1],
        "verklaard": known(spreiding.explained),
        "bijdragen": [
            {"sleutel": b.assumption.key, "eerste": known(b.first), "totaal": known(b.total)}
            for b in spreiding.bijdragen
        ],
    }
