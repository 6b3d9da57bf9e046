# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""In one glance: what arrives, how many people, and what becomes of the company."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from springplank.actions.forecast import Vooruit
from springplank.actions.headlines import PEOPLE
from springplank.actions.money import Money
from springplank.actions.overview import wholes_first
from springplank.actions.question import today
from springplank.actions.werk import Werk, answer_of, money_of
from springplank.funding.subject import Amount
from springplank.scenarios.reeks import Reeks
from springplank.scenarios.scenario import ZERO

AHEAD = 2030
"""The last year of the agreements between Rijk and gemeenten that a first look is about."""

OF_20 = 20


@dataclass(frozen=True, slots=True, eq=False)
class Glance:
    """What a first look shows.

    Attributes:
        geld: what arrives this year up to AHEAD.
        vooruit: what lies ahead when nothing changes.
        jaren: the calendar years of the money.
        mensen: series of the groups that are known.
        resultaat: series of the exploitatieresultaat; None without a company, or when unknown.
    """

    geld: Money
    vooruit: Vooruit
    jaren: tuple[int, ...]
    mensen: tuple[Reeks, ...]
    resultaat: Reeks | None

    def streams(self) -> Iterator[tuple[Amount, ...]]:
        """Give per stream its amounts over the years; streams that are never known come last.

        The parts of a whole stand behind it.
        """
        per_stream: dict[str, list[Amount]] = {}
        for amount in self.geld.amounts:
            per_stream.setdefault(amount.regeling, []).append(amount)
        known = [key for key, every in per_stream.items() if _is_known(every)]
        unknown = [key for key in per_stream if key not in known]
        for key in (*wholes_first(known, per_stream), *unknown):
            yield tuple(per_stream[key])

    def total(self, year: int) -> tuple[int, int, int] | None:
        """Add what is known of a year: EUR, lowest and highest; None when nothing is known.

        Amounts that are part of a larger one count once. A stream that is unknown is left out,
        and the page says so.
        """
        found = [t for (_, of), t in self.geld.channels.items() if of == year and not t.onbekend]
        if not found:
            return None
        return (
            sum(t.bedrag_eur for t in found),
            sum(t.bedrag_eur if t.laag is None else t.laag for t in found),
            sum(t.bedrag_eur if t.hoog is None else t.hoog for t in found),
        )

    def shortfalls(self) -> int:
        """Say in how many of 20 outcomes the result of the last year lies below zero."""
        if self.resultaat is None:
            return 0
        return round(float((self.resultaat.trekkingen[-1] < 0).mean()) * OF_20)


def _is_known(every: list[Amount]) -> bool:
    return any(amount.bedrag_eur is not None for amount in every)


def look_at(werk: Werk) -> Glance:
    """Take a first look; what lies ahead is what happens when nothing changes.

    Raises:
        UsageError: see `werk.question_of`.
        DataError: see `werk.question_of`.
    """
    now = today().year
    years = tuple(range(now, max(AHEAD, now + 1) + 1))
    vooruit = answer_of(werk, ZERO, with_choices=False)
    focus = vooruit.place.focus or ""
    people = (vooruit.antwoord.find("personen", group, focus) for group in PEOPLE)
    result = None
    if vooruit.place.has_company:
        result = vooruit.antwoord.find("bedrijf", "exploitatieresultaat")
    return Glance(
        money_of(werk, years),
        vooruit,
        years,
        tuple(reeks for reeks in people if reeks.is_known),
        None if result is None or np.isnan(result.verwacht[-1]) else result,
    )
