# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What a change of the work does: the headline figures before and after, with their ranges."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from springplank.actions.afspraken import agreement_of
from springplank.actions.forecast import Vooruit
from springplank.actions.headlines import PEOPLE, all_money
from springplank.actions.werk import Werk, answer_of
from springplank.cohort.groups import GROEPEN
from springplank.scenarios.reeks import Reeks

CENT = 0.01
"""EUR; less is the last bit of a sum."""


@dataclass(frozen=True, slots=True, eq=False)
class Effect:
    """One headline figure in the last year, before and after.

    Attributes:
        naam: what it is, for a reader.
        jaar: calendar year.
        voor: the series before.
        na: the series after.
        verschil: after minus before, draw by draw: the chance is the same in both.
    """

    naam: str
    jaar: int
    voor: Reeks
    na: Reeks
    verschil: Reeks

    @property
    def is_changed(self) -> bool:
        """Say whether it became another figure, or known, or unknown."""
        before, after = self.voor.verwacht[-1], self.na.verwacht[-1]
        return not (before == after or (np.isnan(before) and np.isnan(after)))


def effects_of(before: Werk, after: Werk, scenario: str | None = None) -> tuple[Effect, ...]:
    """Say what a change does to people, money and company.

    Args:
        before: the work before.
        after: the work after.
        scenario: key of the scenario under which; None for the first one of each.

    Returns:
        The headlines that both have; none when the years differ.
    """
    one, other = (answer_of(work, scenario) for work in (before, after))
    return tuple(_pairs(one, other))


def _pairs(one: Vooruit, other: Vooruit) -> Iterator[Effect]:
    first = dict(headlines_of(one))
    for naam, na in headlines_of(other):
        voor = first.get(naam)
        if voor is None or one.jaren != other.jaren:
            continue
        gap = replace(
            na,
            verwacht=na.verwacht - voor.verwacht,
            trekkingen=na.trekkingen - voor.trekkingen,
        )
        yield Effect(naam, other.jaren[-1], voor, na, gap)


def headlines_of(found: Vooruit) -> Iterator[tuple[str, Reeks]]:
    """Give the figures that a reader looks at first, by name; unknown ones too."""
    focus = found.place.focus or ""
    for group in PEOPLE:
        yield GROEPEN[group].naam, found.antwoord.find("personen", group, focus)
    money = all_money(found)
    if money is not None:
        yield "Geld van het Rijk, met verwachte bijstelling", money
    if found.place.has_company:
        yield "Resultaat van het bedrijf", found.antwoord.find("bedrijf", "exploitatieresultaat")
        yield "Bijdrage van de gemeenten", _contribution(found)


def _contribution(found: Vooruit) -> Reeks:
    """Give what the gemeenten pay to their company; unknown when they agreed on nothing.

    A contribution of 0 that nobody agreed on says nothing about who pays a deficit.
    """
    paid = found.antwoord.find("bedrijf", "bijdrage_gemeenten")
    agreed = agreement_of(found.antwoord.outcome.question)
    if agreed.has_deficit_rule or np.abs(paid.trekkingen).max(initial=0.0) >= CENT:
        return paid
    return replace(
        paid,
        verwacht=np.full_like(paid.verwacht, np.nan),
        trekkingen=np.full_like(paid.trekkingen, np.nan),
    )
