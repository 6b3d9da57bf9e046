# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The same change in a workbook and in the question behind it: cells for one, fields for other."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from tests.rekenboek.recomputed import Made

from springplank.core.parameters import OwnValues
from springplank.rekenboek.terms import Spot
from springplank.scenarios.eigen import Eigen
from springplank.scenarios.run import Question, setting_of

MONEY = {
    "impulsbudget": ("macrobudget",),
    "sociale_infrastructuur": ("macrobudget", "normbedrag_per_plek", "plekken_beoogd"),
    "beschut_werk": (
        "begeleiding_per_plek",
        "overbrugging_forfait_per_plek",
        "plekken_bekostigd",
        "minimum_plekken",
        "doelstelling",
    ),
    "wsw": ("macrobudget",),
}
"""Values of the Rijk that a test changes."""


@dataclass(frozen=True, eq=False)
class Change:
    """A change in both.

    Attributes:
        cells: what is typed in the workbook.
        question: the question with the same figures.
    """

    cells: Mapping[Spot, float]
    question: Question


def some_change(made: Made, rng: np.random.Generator) -> Change:
    """Change some aannames within their range, and some values of the Rijk in every year."""
    question = made.antwoord.outcome.question
    cells, own = _aannames(made, rng)
    eigen = Eigen("proef", "proef", {**question.eigen.aannames, **own}, question.eigen.gemeenten)
    choices = dict(question.world.choices)
    for regeling, names in MONEY.items():
        name = str(rng.choice(names))
        key = f"{regeling}.{name}"
        spots = [made.book.names.get(f"{regeling}_{name}_{year}") for year in question.years]
        if None in spots or _is_changed(question, key):
            continue
        values = [_moved(made, spot, rng) for spot in spots if spot is not None]
        cells |= dict(zip((s for s in spots if s is not None), values, strict=True))
        choices[key] = OwnValues(tuple(zip(question.years, values, strict=True)), "proef")
    world = replace(question.world, choices=choices)
    return Change(cells, replace(question, eigen=eigen, world=world))


def _aannames(made: Made, rng: np.random.Generator) -> tuple[dict[Spot, float], dict[str, float]]:
    outcome = made.antwoord.outcome
    settled = setting_of(outcome.question, ())
    keys = [
        key
        for key, found in sorted(outcome.assumptions.items())
        # What a scenario or a measure changes has another value than its aanname.
        if found == settled.assumptions[key]
        and found.is_uncertain
        and (outcome.verwacht.waarden[key] == found.value).all()
        and key.replace(".", "_") in made.book.names
    ]
    cells: dict[Spot, float] = {}
    own: dict[str, float] = {}
    for key in rng.choice(keys, 12, replace=False).tolist():
        found = outcome.assumptions[key]
        own[key] = float(rng.uniform(found.low, found.high))
        cells[made.book.names[key.replace(".", "_")]] = own[key]
    return cells, own


def _is_changed(question: Question, key: str) -> bool:
    return key in question.world.choices or any(c.key == key for c in question.changes)


def _moved(made: Made, spot: Spot, rng: np.random.Generator) -> float:
    sheet = next(sheet for sheet in made.book.sheets if sheet.title == spot.sheet)
    content = sheet.cells[spot.row, spot.column]
    assert not isinstance(content.value, str)
    moved = content.value * rng.uniform(0.85, 1.15)
    return round(moved) if content.unit == "EUR" else float(moved)
