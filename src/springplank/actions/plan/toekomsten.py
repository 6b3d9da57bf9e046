# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Every option of a dossier in several futures: regret, worst case, and the demand.

This takes a run per option and future, so it is computed when somebody asks, and then kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from springplank.actions.beside import lay_beside
from springplank.actions.choices import beeld_of
from springplank.actions.forecast import run_id_of
from springplank.actions.kept import Kept
from springplank.actions.plan.metingen import Meting, measure, minus
from springplank.actions.plan.weging import Optie, options_of
from springplank.actions.werk import Werk, question_of
from springplank.core.columns import Floats
from springplank.errors import UsageError
from springplank.scenarios.run import Question
from springplank.scenarios.scenario import ZERO, Scenario, library
from springplank.weging.criterium import Criterium, find_criterium, load_criteria
from springplank.weging.spijttabel import Aanname, Spijttabel, lay_out, strongest

DRAWS = 100
"""Draws per option and future: enough for a range, and quick enough to wait for."""

EXPECTED = "Zoals verwacht"
KEPT = 200

_SEEN = Kept(KEPT)


@dataclass(frozen=True, slots=True, eq=False)
class Toekomsten:
    """Options in futures.

    Attributes:
        criterium: what is looked at.
        opties: the options with figures.
        toekomsten: names, the first one that in which all goes as expected.
        metingen: per option and future what comes out, with its range; None when unknown.
        eis: the worst that is allowed; None when nothing is demanded.
        tabel: the three metrics.
        spijt: per option its largest regret with a range; None when unknown.
        slechtst: per option its worst outcome with a range; None when unknown.
        aannames: per option the futures that move it most.
        verschuivingen: per option and such a future how much it moves, with a range.
    """

    criterium: Criterium
    opties: tuple[Optie, ...]
    toekomsten: tuple[str, ...]
    metingen: tuple[tuple[Meting | None, ...], ...]
    eis: float | None
    tabel: Spijttabel
    spijt: tuple[Meting | None, ...]
    slechtst: tuple[Meting | None, ...]
    aannames: tuple[tuple[Aanname, ...], ...]
    verschuivingen: tuple[tuple[Meting, ...], ...]

    def regret(self, option: int, future: int) -> Meting | None:
        """Give how far an option stays behind the best one in a future; None when unknown.

        Args:
            option: number of the option.
            future: number of the future.
        """
        return _behind(self.metingen, self.tabel, option, future)


def futures() -> tuple[Scenario, ...]:
    """Give the futures of the library that change a figure."""
    return tuple(s for s in library().values() if s.soort == "toekomst" and s.has_amounts)


def measurable(*, has_company: bool) -> tuple[Criterium, ...]:
    """Give the criteria that a calculation gives, of a place with or without a company."""
    return tuple(
        c for c in load_criteria().values() if c.meting and (has_company or c.rekening != "bedrijf")
    )


def look_into_futures(werk: Werk, key: str) -> Toekomsten:
    """Compute every option of a dossier in every future.

    Args:
        werk: the work.
        key: key of a criterium that a calculation gives.

    Raises:
        UsageError: for another criterium; see also `werk.question_of`.
        DataError: see `werk.question_of`.
    """
    criterium, found = find_criterium(key), lay_beside(werk)
    if criterium not in measurable(has_company=found.has_company):
        raise UsageError(
            f"{criterium.naam} komt niet uit de berekening. Kies een criterium met een cijfer."
        )
    options = tuple(one for one in options_of(werk, found) if one.beeld is not None)
    base = question_of(werk, ZERO, with_choices=False)
    worlds = (None, *futures())
    told = tuple(
        tuple(_measured(base, one, world, criterium) for world in worlds) for one in options
    )
    outcomes = _numbers(told)
    demand = werk.velden.get(f"plan.weging.eis.{key}")
    eis = float(demand) if demand else None
    tabel = lay_out(outcomes, criterium.sign, eis)
    strong = tuple(_strongest(outcomes, tabel, at, criterium.sign) for at in range(len(options)))
    names = (EXPECTED, *(world.naam for world in futures()))
    every = range(len(options))
    return Toekomsten(
        criterium,
        options,
        names,
        told,
        eis,
        tabel,
        tuple(_regret(told, tabel, one) for one in every),
        tuple(_worst(told, tabel, one, criterium.sign) for one in every),
        strong,
        tuple(tuple(_moved(told[one], found) for found in strong[one]) for one in every),
    )


def _moved(told: Sequence[Meting | None], found: Aanname) -> Meting:
    then, now = told[found.toekomst], told[0]
    assert then is not None
    assert now is not None
    return minus(then, now)


def _regret(told: Sequence[Sequence[Meting | None]], tabel: Spijttabel, one: int) -> Meting | None:
    """Give the largest regret: how far behind the best option, in the future where that is most."""
    return _behind(told, tabel, one, int(np.argmax(tabel.spijt[one])))


def _behind(
    told: Sequence[Sequence[Meting | None]], tabel: Spijttabel, one: int, future: int
) -> Meting | None:
    if not tabel.known[one]:
        return None
    best = int(np.nanargmin(tabel.spijt[:, future]))
    first, mine = told[best][future], told[one][future]
    assert first is not None
    assert mine is not None
    gap = minus(first, mine)
    return gap if gap.verwacht >= 0 else minus(mine, first)


def _worst(
    told: Sequence[Sequence[Meting | None]], tabel: Spijttabel, one: int, sign: int
) -> Meting | None:
    if not tabel.known[one]:
        return None
    return told[one][int(np.argmin(sign * tabel.uitkomsten[one]))]


def _measured(
    base: Question, option: Optie, world: Scenario | None, criterium: Criterium
) -> Meting | None:
    assert option.beeld is not None
    question = replace(base, scenario=in_future(option.beeld.scenario, world), draws=DRAWS)
    key = (run_id_of(question), criterium.key)
    return _SEEN.get(key, lambda: measure(beeld_of(question), criterium))


def in_future(scenario: Scenario, world: Scenario | None) -> Scenario:
    """Give an option in a future: first the world changes, then what was chosen is laid over it."""
    if world is None:
        return scenario
    return replace(
        scenario,
        key=f"{scenario.key}~{world.key}",
        naam=f"{scenario.naam}, {world.naam.lower()}",
        wijzigingen=(*world.wijzigingen, *scenario.wijzigingen),
    )


def _numbers(told: Sequence[Sequence[Meting | None]]) -> Floats:
    return np.array([[np.nan if one is None else one.verwacht for one in row] for row in told])


def _strongest(outcomes: Floats, tabel: Spijttabel, at: int, sign: int) -> tuple[Aanname, ...]:
    known = np.flatnonzero(tabel.known)
    if at not in known:
        return ()
    row = int(np.flatnonzero(known == at)[0])
    return tuple(
        replace(one, tegen=None if one.tegen is None else int(known[one.tegen]))
        for one in strongest(outcomes[known], row, sign)
    )
