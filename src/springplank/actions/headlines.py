# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The first sentences of an answer: people, money and company, each with its range."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from springplank.actions.forecast import PAID, Vooruit
from springplank.cohort.groups import GROEPEN
from springplank.scenarios.reeks import Reeks
from springplank.scenarios.scenario import ZERO
from springplank.words.estimates import amount, span

PEOPLE = ("wsw", "beschut_werk", "tussengroep")
PAID_SERIES = frozenset(("rijksgeld", key) for key in PAID)
PERCENT = 100


def in_short(found: Vooruit) -> Iterator[str]:
    """Say in a few sentences with numbers what lies ahead.

    What is unknown gets no sentence; the tables say that it is unknown.
    """
    first, last = found.jaren[0], found.jaren[-1]
    yield from _nobody_known(found)
    for group in PEOPLE:
        reeks = found.antwoord.find("personen", group, found.place.focus or "")
        if reeks.is_known:
            yield (
                f"{GROEPEN[group].naam}: van {amount(reeks.verwacht[0], 'persoon')} mensen eind "
                f"{first} naar ongeveer {at_the_end(reeks)} eind {last}."
            )
    money = all_money(found)
    if money is not None:
        yield (
            f"Geld van het Rijk: van {amount(money.verwacht[0], 'EUR')} euro in {first} naar "
            f"ongeveer {at_the_end(money)} euro in {last}."
        )
    if not found.place.has_company:
        return
    result = found.antwoord.find("bedrijf", "exploitatieresultaat")
    if result.is_known:
        chance = round(float((result.trekkingen[-1] < 0).mean()) * PERCENT)
        start = "Verandert er niets" if found.scenario.key == ZERO else "In dit scenario"
        verb = ", dan is" if found.scenario.key == ZERO else " is"
        yield (
            f"{start}{verb} het exploitatieresultaat van het bedrijf in {last} ongeveer "
            f"{at_the_end(result)} euro, en negatief in {chance} van de 100 doorrekeningen."
        )


def _nobody_known(found: Vooruit) -> Iterator[str]:
    """Say first why there are no people at all, when nobody knows how many there are."""
    focus = found.place.focus or ""
    series = [found.antwoord.find("personen", group, focus) for group in PEOPLE]
    if not any(reeks.is_known for reeks in series):
        stand, year = found.antwoord.outcome.question.world.stand, found.jaren[0] - 1
        yield (
            f"Hoeveel mensen er werken, is niet bekend. Bij de stand {stand.name} staat het geld "
            f"van {year} in onze bronnen niet per gemeente, en daarmee verdelen wij de mensen. "
            "Kies een latere stand, of vul eigen aantallen in."
        )


def at_the_end(reeks: Reeks) -> str:
    """Write what is expected in the last year, with its range: 97 (85 tot 108)."""
    low, high = reeks.band()[:, -1]
    between = span(low, high, reeks.eenheid).replace("–", " tot ")
    return f"{amount(reeks.verwacht[-1], reeks.eenheid)} ({between})"


def all_money(found: Vooruit) -> Reeks | None:
    """Add up the money of the Rijk, per draw; None when a part of it is unknown."""
    focus = found.place.focus or ""
    parts = [
        reeks
        for reeks in found.series()
        if reeks.gemeente == focus
        and (reeks.soort == "nieuw_rijksgeld" or (reeks.soort, reeks.groep) in PAID_SERIES)
    ]
    expected = np.sum([part.verwacht for part in parts], axis=0)
    if np.isnan(expected).any():
        return None
    drawn = np.sum([part.trekkingen for part in parts], axis=0)
    return replace(parts[0], groep="samen", verwacht=expected, trekkingen=drawn)
