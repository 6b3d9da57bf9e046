# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Series of every place that are linear in its start figures: people, and money that follows them.

Loonkostensubsidie follows people: who has it, times what it costs per person. In the whole country
everybody in beschut werk counts, inside a company or not; and the measured percentage counts, as
gemeenten account for it. What a company agreed belongs to `scenarios.enterprise`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, TypeAlias

import numpy as np

from springplank.cohort import beschut_werk, traject, tussengroep, wsw
from springplank.cohort.projection import PARTS, respond_in
from springplank.cohort.response import STAND, Response
from springplank.company.subsidy import loonkostensubsidies
from springplank.company.wages import minimumloon_index
from springplank.core.columns import Floats
from springplank.core.quantities import Fte
from springplank.scenarios.areas import (
    NATIONAL_SCALE_OF,
    SCALE_OF,
    Areas,
    Profiles,
    figures_of,
    profiles_of,
)
from springplank.scenarios.bands import SURE, Scale, Term
from springplank.scenarios.enterprise import PER_PERSON
from springplank.scenarios.people import level_of
from springplank.scenarios.values import Kept, Values, keep

Key: TypeAlias = tuple[str, str]
"""Kind and group of a series."""

PAID: Key = ("loonkostensubsidie", "betaald")
"""Loonkostensubsidie that gemeenten pay, EUR."""

PART_OF: Mapping[str, str] = {
    wsw.GROUP: wsw.GROUP,
    beschut_werk.GROUP: beschut_werk.GROUP,
    beschut_werk.WAITING: beschut_werk.GROUP,
    tussengroep.GROUP: tussengroep.GROUP,
    tussengroep.REGULAR: tussengroep.GROUP,
    traject.GROUP: traject.GROUP,
}
"""Per group the part in which its people move."""

SUBSIDISED = (beschut_werk.GROUP, tussengroep.GROUP, tussengroep.REGULAR)
"""The groups for whose people loonkostensubsidie is paid."""


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """How the groups of a part follow from their start figures.

    Attributes:
        expected: per group as expected, with one draw.
        draws: per group under every draw.
    """

    expected: Mapping[str, Response]
    draws: Mapping[str, Response]


@dataclass(frozen=True, slots=True, eq=False)
class Linear:
    """All linear series.

    Attributes:
        answers: per part.
        rates: per group the loonkostensubsidie for one person, as expected and under every draw.
        level: the people in the Wsw in the country relative to the first year, as expected and
            under every draw, shape (jaren, 1) and (jaren, trekkingen).
        profiles: per series the start figures of the places.
        terms: per series what is multiplied by them.
    """

    answers: Mapping[str, Kept[Answer]]
    rates: Mapping[str, Kept[tuple[Floats, Floats]]]
    level: Kept[tuple[Floats, Floats]]
    profiles: Mapping[Key, Profiles]
    terms: Mapping[Key, Kept[tuple[Term, ...]]]


def linear_series(areas: Areas, values: Values, on: date, before: Linear | None = None) -> Linear:
    """Make all linear series, or only those that changed.

    Args:
        areas: the places.
        values: the aannames.
        on: only what was known on this day counts.
        before: series of the same places and day; what still holds is taken over as it is.
    """
    old_answers = before.answers if before else {}
    old_rates = before.rates if before else {}
    old_terms = before.terms if before else {}
    answers = {
        part: keep(old_answers.get(part), values, partial(_answer, part, values, on))
        for part in PARTS
    }
    rates = {
        group: keep(old_rates.get(group), values, partial(_rate, group, values.years, on))
        for group in SUBSIDISED
    }
    level = keep(
        before.level if before else None,
        values,
        partial(_level, answers[wsw.GROUP].result, areas),
        (answers[wsw.GROUP],),
    )
    terms: dict[Key, Kept[tuple[Term, ...]]] = {}
    for group, part in PART_OF.items():
        key, answer = ("personen", group), answers[part]
        make = partial(_persons, group, answer.result)
        terms[key] = keep(old_terms.get(key), values, make, (answer,))
    made_of: tuple[Kept[Any], ...] = (
        *(answers[PART_OF[group]] for group in SUBSIDISED),
        *rates.values(),
    )
    pay = partial(
        _paid,
        {PART_OF[group]: answers[PART_OF[group]].result for group in SUBSIDISED},
        {group: kept.result for group, kept in rates.items()},
    )
    terms[PAID] = keep(old_terms.get(PAID), values, pay, made_of)
    return Linear(
        answers, rates, level, before.profiles if before else _profiles(areas, answers), terms
    )


def _profiles(areas: Areas, answers: Mapping[str, Kept[Answer]]) -> Mapping[Key, Profiles]:
    found = {}
    for group, part in PART_OF.items():
        basis = None if group == wsw.GROUP else answers[part].result.expected[group].basis
        found[group] = figures_of(areas, group, basis)
    profiles: dict[Key, Profiles] = {
        ("personen", group): profiles_of([figures]) for group, figures in found.items()
    }
    parts = dict.fromkeys(PART_OF[group] for group in SUBSIDISED)
    profiles[PAID] = profiles_of([found[part] for part in parts])
    return profiles


def _answer(
    part: str,
    values: Values,
    on: date,
    expected: Mapping[str, Floats],
    draws: Mapping[str, Floats],
) -> Answer:
    shipped = values.shipped
    past = {key: drawn.expected for key, drawn in shipped.items()}
    drawn_past = {key: drawn.draws for key, drawn in shipped.items()}
    return Answer(
        respond_in(part, expected, values.years, on, flows=False, shipped=past),
        respond_in(part, draws, values.years, on, flows=False, shipped=drawn_past),
    )


def _level(
    answer: Answer, areas: Areas, _expected: Mapping[str, Floats], _draws: Mapping[str, Floats]
) -> tuple[Floats, Floats]:
    found = (level_of(each[wsw.GROUP], areas.wsw)[0] for each in (answer.expected, answer.draws))
    middle, every = found
    return middle, every


def _persons(
    group: str, answer: Answer, expected: Mapping[str, Floats], draws: Mapping[str, Floats]
) -> tuple[Term, ...]:
    stands = answer.expected[group].series[STAND], answer.draws[group].series[STAND]
    return (_term(group, *stands, expected, draws),)


def _term(
    group: str,
    middle: Floats,
    every: Floats,
    expected: Mapping[str, Floats],
    draws: Mapping[str, Floats],
) -> Term:
    if group not in SCALE_OF:
        return Term(every, middle[:, :, 0], SURE, SURE)
    scales = (
        Scale(draws[key][0], float(expected[key][0, 0]))
        for key in (SCALE_OF[group], NATIONAL_SCALE_OF[group])
    )
    return Term(every, middle[:, :, 0], *scales)


def _paid(
    answers: Mapping[str, Answer],
    rates: Mapping[str, tuple[Floats, Floats]],
    expected: Mapping[str, Floats],
    draws: Mapping[str, Floats],
) -> tuple[Term, ...]:
    """Add loonkostensubsidie within a part: its groups follow from the same start figures."""
    terms = []
    for part, answer in answers.items():
        groups = [group for group in SUBSIDISED if PART_OF[group] == part]
        middle = [answer.expected[group].mean() * rates[group][0] for group in groups]
        every = [answer.draws[group].mean() * rates[group][1] for group in groups]
        terms.append(
            _term(part, sum(middle[1:], middle[0]), sum(every[1:], every[0]), expected, draws)
        )
    return tuple(terms)


def _rate(
    group: str,
    years: tuple[int, ...],
    on: date,
    expected: Mapping[str, Floats],
    draws: Mapping[str, Floats],
) -> tuple[Floats, Floats]:
    return per_person(group, expected, years, on), per_person(group, draws, years, on)


def per_person(
    group: str, values: Mapping[str, Floats], years: tuple[int, ...], on: date
) -> Floats:
    """Give the loonkostensubsidie for one person, EUR per year, shape (jaren, trekkingen or 1)."""
    if group == tussengroep.REGULAR:
        level = minimumloon_index(years, years[0] - 1, values, on)
        return values["organisatie.loonkostensubsidie_regulier_per_persoon"] * level
    one = Fte(np.ones((len(years), 1)))
    measured = loonkostensubsidies(group, one, values, years, on=on).sisa
    return np.asarray(values[PER_PERSON[group]] * measured)
