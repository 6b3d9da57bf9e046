# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Sliders: what the headlines become while somebody moves an aanname, fast enough to watch.

A question is run once and remembered; a move computes only what rests on the aannames that moved,
seen from the nearest run that is still remembered.
Its numbers are bit for bit those of `forecast.answer` for the same question and choices.
"""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import isfinite

import numpy as np

from springplank.actions.forecast import PAID
from springplank.cohort.beschut_werk import WAITING
from springplank.core.assumptions import Assumption
from springplank.errors import UsageError
from springplank.scenarios.again import Remembered, Way, again, remember
from springplank.scenarios.people_series import stand_series
from springplank.scenarios.reeks import Reeks
from springplank.scenarios.reeksen import money_series, result_series
from springplank.scenarios.run import Outcome, Question
from springplank.scenarios.scenario import Scenario, Wijziging
from springplank.scenarios.spread import strengths
from springplank.words.figures import amount_of

PEOPLE = ("wsw", "beschut_werk", "tussengroep", WAITING)
RESULTS = frozenset({("bedrijf", "exploitatieresultaat"), ("bedrijf", "bijdrage_gemeenten")})
PER_FTE = "resultaat_per_fte"
TOGETHER = "samen"

MENSEN, BEDRIJF, GELD = "mensen", "bedrijf", "geld en afspraken"
GROUPS: Mapping[str, str] = {
    **dict.fromkeys(("wsw", "beschut_werk", "tussengroep", "regulier", "traject"), MENSEN),
    **dict.fromkeys(("rijksgeld", "bijstand", "loonkostensubsidie", "organisatie"), GELD),
}
"""Per first part of a key the group of a slider; those of the company begin with `bedrijf_`.

Guesses about the people of today have none: a person fills in the number instead."""

SHOWN: Mapping[str, int] = {MENSEN: 3, BEDRIJF: 3, GELD: 2}
"""How many sliders each group has at first, of eight; a group with fewer leaves room."""

MOST = 8
STEPS = 20
"""From one end of a slider to the other are some twenty steps."""

NOISE = 10
"""An aanname that does nothing seems to explain one part in the number of draws; never ten."""

SHARES = ".aandeel_"
"""Shares of werkvormen add up to one: none can move alone."""

LATELY = 1
"""How many moves are remembered beside the run itself: somebody slides on from where it stood."""

OWN, CHOICE, WHY = "uw eigen cijfers", "Uw keuze", "U heeft dit zelf gekozen."


@dataclass(frozen=True, slots=True, eq=False)
class Lijn:
    """One headline before and after a move.

    Attributes:
        voor: the series before.
        na: the series after.
        verschil: after minus before, draw by draw: both have the same chance.
    """

    voor: Reeks
    na: Reeks
    verschil: Reeks


@dataclass(frozen=True, slots=True, eq=False)
class Moved:
    """What a move does.

    Attributes:
        scenario: the scenario with what moved.
        jaren: calendar years.
        lijnen: the headlines: people, money of the Rijk, and the results of the company.
    """

    scenario: Scenario
    jaren: tuple[int, ...]
    lijnen: tuple[Lijn, ...]

    def find(self, soort: str, groep: str) -> Lijn:
        """Find a headline.

        Raises:
            KeyError: when there is none.
        """
        for lijn in self.lijnen:
            if (lijn.na.soort, lijn.na.groep) == (soort, groep):
                return lijn
        raise KeyError((soort, groep))


@dataclass(frozen=True, slots=True)
class Slider:
    """An aanname that a person may want to move.

    Attributes:
        key: key of the aanname.
        groep: MENSEN, BEDRIJF or GELD.
        label: what it is.
        vraag: what the person is asked; the label where there is no question.
        eenheid: unit.
        waarde: where it stands.
        laag: lowest value reckoned with.
        hoog: highest value reckoned with.
        stap: a sensible step.
        invloed: how strongly the headlines of its group move with it, from 0 to 1.
        uitleg: what to know before moving it; empty for most.
    """

    key: str
    groep: str
    label: str
    vraag: str
    eenheid: str
    waarde: float
    laag: float
    hoog: float
    stap: float
    invloed: float
    uitleg: str = ""

    @property
    def veld(self) -> str:
        """Give the name of its field."""
        return f"{'keuze' if self.groep in SHOWN else 'maatregel'}.{self.key}"


@dataclass(frozen=True, slots=True, eq=False)
class Moves:
    """A question that was run once, from which aannames can be moved.

    Attributes:
        remembered: the run; never changed.
        voor: the headlines of it.
        lately: the latest move; it makes the next one fast and changes no number of it.
    """

    remembered: Remembered
    voor: tuple[Reeks, ...]
    lately: deque[Way] = field(default_factory=lambda: deque(maxlen=LATELY))

    @property
    def question(self) -> Question:
        """Give the question."""
        return self.remembered.way.ready.question

    def move(self, changes: Mapping[str, float]) -> Moved:
        """Move aannames to new values; their ranges move along in proportion.

        Args:
            changes: values in the unit of the aanname, by key.

        Raises:
            UsageError: when there is no such aanname, or it cannot have this value.
        """
        return self.to(chosen(self.question.scenario, changes))

    def to(self, scenario: Scenario) -> Moved:
        """Go to a scenario that differs from that of the question in aannames only.

        Raises:
            UsageError: see `move`.
        """
        runs = (self.remembered.way, *self.lately.copy())  # another thread may add one meanwhile
        nearest = min(runs, key=lambda run: _apart(run.ready.question.scenario, scenario))
        moved = again(nearest, scenario)
        self.lately.append(moved.way)
        lijnen = (
            Lijn(one, other, _difference(one, other))
            for one, other in zip(self.voor, headlines(moved.outcome), strict=True)
        )
        return Moved(scenario, self.question.years, tuple(lijnen))

    def sliders(self, most: int = MOST) -> tuple[Slider, ...]:
        """Give the aannames that a person would want to move; see `sliders_of`."""
        return pick(tuple(_sliders(self.remembered.outcome, self.voor)), most)


def pick(sliders: Sequence[Slider], most: int) -> tuple[Slider, ...]:
    """Pick the sliders with most influence, some of every group; the groups in order."""
    found = sorted(sliders, key=lambda s: (-s.invloed, s.key))
    first = [slider for groep in SHOWN for slider in _of(groep, found)[: SHOWN[groep]]]
    rest = [slider for slider in found if slider not in first]
    kept = sorted([*first, *rest][:most], key=found.index)
    return tuple(slider for groep in SHOWN for slider in _of(groep, kept))


def prepare_moves(question: Question, known: Remembered | None = None) -> Moves:
    """Run a question once, so that moves away from it are fast; the caller keeps it.

    Args:
        question: what is asked.
        known: the run, for who has it already.

    Raises:
        UsageError: for a route of words, which has no figures; and see `scenarios.run.run`.
    """
    if question.scenario.is_words:
        raise UsageError(
            f"{question.scenario.naam} is een route in woorden, zonder cijfers. Kies een ander "
            "scenario om aan te schuiven."
        )
    remembered = known or remember(question)
    return Moves(remembered, headlines(remembered.outcome))


def sliders_of(question: Question, most: int = MOST) -> tuple[Slider, ...]:
    """Give the aannames that a person would want to move, per group those with most influence.

    Args:
        question: the question; it is run for this, so who has `Moves` asks those.
        most: how many at most.
    """
    return prepare_moves(question).sliders(most)


def chosen(scenario: Scenario, changes: Mapping[str, float]) -> Scenario:
    """Lay choices of a person over a scenario, in order of key."""
    moved = tuple(change_of(key, changes[key]) for key in sorted(changes))
    naam = f"{scenario.naam}, met uw keuze" if scenario.wijzigingen else CHOICE
    return replace(scenario, naam=naam, wijzigingen=(*scenario.wijzigingen, *moved))


def change_of(key: str, value: float) -> Wijziging:
    """Give the change that a choice of a person makes to an aanname."""
    return Wijziging(
        target="aanname",
        key=key,
        how="waarde",
        value=value,
        years={},
        first=None,
        low=None,
        high=None,
        status="aanname",
        owner=OWN,
        source="",
        why=WHY,
        details={},
    )


def _apart(one: Scenario, other: Scenario) -> int:
    """Count what two scenarios do not change alike: a slider that stands elsewhere counts once."""
    first, second = one.wijzigingen, other.wijzigingen
    apart = [w for w in first if w not in second] + [w for w in second if w not in first]
    return len({(w.target, w.key) for w in apart})


def headlines(outcome: Outcome) -> tuple[Reeks, ...]:
    """Give what a reader looks at first; of a gemeente in a verband its own people and money."""
    focus = outcome.question.place.focus or ""
    people = (reeks for group in PEOPLE for reeks in stand_series(outcome, group))
    results = (
        reeks
        for reeks in result_series(outcome)
        if reeks.soort == PER_FTE or (reeks.soort, reeks.groep) in RESULTS
    )
    return (
        *(reeks for reeks in people if reeks.gemeente == focus),
        _all_money(outcome, focus),
        *results,
    )


def _all_money(outcome: Outcome, focus: str) -> Reeks:
    """Add up the money of the Rijk, per draw; unknown when a part of it is."""
    parts = [
        reeks
        for reeks in money_series(outcome)
        if reeks.gemeente == focus and (reeks.soort == "nieuw_rijksgeld" or reeks.groep in PAID)
    ]
    return replace(
        parts[0],
        groep=TOGETHER,
        verwacht=np.sum([part.verwacht for part in parts], axis=0),
        trekkingen=np.sum([part.trekkingen for part in parts], axis=0),
    )


def _difference(one: Reeks, other: Reeks) -> Reeks:
    expected, drawn = other.verwacht - one.verwacht, other.trekkingen - one.trekkingen
    return replace(other, verwacht=expected, trekkingen=drawn)


def _of(groep: str, sliders: list[Slider]) -> list[Slider]:
    return [slider for slider in sliders if slider.groep == groep]


def _sliders(outcome: Outcome, voor: tuple[Reeks, ...]) -> Iterator[Slider]:
    """Give every aanname that moves a headline of its group in the last year."""
    strength = {
        reeks: strengths(outcome, reeks.trekkingen[-1]) for reeks in voor if reeks.soort != PER_FTE
    }
    for key, found in outcome.assumptions.items():
        groep = BEDRIJF if key.startswith("bedrijf_") else GROUPS.get(key.partition(".")[0], "")
        last = found.steps[-1]
        if not groep or last.low == last.high or (groep == BEDRIJF and SHARES in key):
            continue
        seen = [
            by_key[key]
            for reeks, by_key in strength.items()
            if (reeks.soort == "personen") == (groep == MENSEN)
        ]
        influence = max(seen, default=0.0)
        if influence > NOISE / outcome.question.draws:
            yield _slider(found, groep, influence)


def _slider(found: Assumption, groep: str, influence: float) -> Slider:
    here = found.steps[-1]
    return Slider(
        found.key,
        groep,
        found.label,
        found.question or found.label,
        found.unit,
        here.value,
        here.low,
        here.high,
        step_of(here.high - here.low),
        influence,
    )


def step_of(width: float) -> float:
    """Give a step of 1, 2 or 5 times a power of ten, so that a range has some twenty steps.

    Args:
        width: from the lowest to the highest value, above 0.
    """
    digit, power = f"{width / STEPS:.0e}".split("e")
    nice = max(n for n in (1, 2, 5) if n <= int(digit))
    return float(f"{nice}e{power}")


def check_within(found: Assumption, value: float, text: str) -> None:
    """Refuse a value that cannot be, in the unit in which it was typed: 310%, and not 3,1.

    Args:
        found: the aanname.
        value: in its unit.
        text: as it was typed.

    Raises:
        UsageError: with what can be filled in.
    """
    if found.least <= value <= found.most:
        return
    ends = f"{amount_of(found.least, found.unit)} of meer"
    if isfinite(found.most):
        ends = " tot en met ".join(amount_of(end, found.unit) for end in (found.least, found.most))
    raise UsageError(f"{found.label} kan niet {text} zijn. Kies een getal van {ends}.")
