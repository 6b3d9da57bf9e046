# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Weighs the options of a dossier: demands first, money beside, and no winner without weights.

The options are the scenarios side by side, with going on as now always among them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from springplank.actions.beside import Naast, lay_beside
from springplank.actions.choices import AS_NOW, Beeld, meaning_of
from springplank.actions.plan.metingen import Meting, measure, own_score
from springplank.actions.plan.weging_fields import (
    ARGUMENTS,
    MOVED,
    name_of_option,
    read_weging_field,
)
from springplank.actions.werk import Werk
from springplank.core.columns import Floats
from springplank.errors import UsageError
from springplank.scenarios.scenario import ZERO, Scenario
from springplank.weging.criterium import Criterium, load_criteria
from springplank.weging.doubles import Dubbel, Omkering, find_doubles, find_reversals
from springplank.weging.eisen import ONBEKEND, VALT_AF, Toets, judge
from springplank.weging.kantelpunt import Gewichtpunt, Scorepunt, score_points, weight_points
from springplank.weging.shares import Aandelen, shares_of_weights
from springplank.weging.sums import leaders, normalised, places, topsis, weighted_sum
from springplank.weging.weegtabel import Weegtabel

__all__ = ("Gewogen", "Optie", "Weging", "read_weging_field", "weigh")

ENDS = ("slechtst", "best")


@dataclass(frozen=True, slots=True, eq=False)
class Optie:
    """One option.

    Attributes:
        key: key of its fields.
        naam: name for a reader.
        uitleg: what it means; empty for going on as now.
        sterk: the strongest argument for it that a person wrote; empty when nobody did.
        tegen: the strongest argument against it that a person wrote; empty when nobody did.
        bekend_tegen: what the library says against it; may be empty.
        beeld: its figures; None for a route of words.
    """

    key: str
    naam: str
    uitleg: str
    sterk: str
    tegen: str
    bekend_tegen: str
    beeld: Beeld | None


@dataclass(frozen=True, slots=True, eq=False)
class Gewogen:
    """What can be said of the options that can be weighed.

    Attributes:
        tabel: those options by the criteria that count.
        opties: their numbers among all options.
        waarden: what every score is worth, shape (opties, criteria).
        aandelen: under which share of all weights each comes first.
        dubbel: criteria that may count twice.
        gewichten: parts of a whole, shape (criteria,); None as long as they are not all given.
        totalen: the weighted sum, shape (opties,); None without weights.
        plaatsen: place per option; empty without weights.
        topsis: the second view, shape (opties,); None without weights.
        gewichtpunten: weights at which another option comes first.
        scorepunten: scores at which the order flips.
        omkeringen: pairs that change places when an option is left out.
        omkeringen_topsis: the same in the second view.
    """

    tabel: Weegtabel
    opties: tuple[int, ...]
    waarden: Floats
    aandelen: Aandelen
    dubbel: tuple[Dubbel, ...]
    gewichten: Floats | None = None
    totalen: Floats | None = None
    plaatsen: tuple[int, ...] = ()
    topsis: Floats | None = None
    gewichtpunten: tuple[Gewichtpunt, ...] = ()
    scorepunten: tuple[Scorepunt, ...] = ()
    omkeringen: tuple[Omkering, ...] = ()
    omkeringen_topsis: tuple[Omkering, ...] = ()

    @property
    def vooraan(self) -> tuple[int, ...]:
        """Give the options with the highest weighted sum; several when they tie."""
        return () if self.totalen is None else leaders(self.totalen)


@dataclass(frozen=True, slots=True, eq=False)
class Weging:
    """The options of a dossier, weighed as far as the person filled in.

    Attributes:
        opties: the options, going on as now first.
        jaren: calendar years.
        run_id: the run of going on as now.
        has_company: whether there is a company.
        tabel: all options by all criteria.
        metingen: what is known, per number of an option and key of a criterium.
        gekozen: keys of the criteria that the person chose.
        telt: keys of those that count: money only when the person says so.
        geld_mee: money counts as a criterium.
        eisen: the worst that is allowed, per key.
        gewichten: weights as typed, per key.
        toetsen: every option against every demand.
        onweegbaar: per number of an option the keys of criteria without a score.
        gewogen: what can be said; None as long as there is nothing to weigh.
        fout: why nothing can be weighed, in one sentence; empty otherwise.
    """

    opties: tuple[Optie, ...]
    jaren: tuple[int, ...]
    run_id: str
    has_company: bool
    tabel: Weegtabel
    metingen: Mapping[tuple[int, str], Meting]
    gekozen: tuple[str, ...]
    telt: tuple[str, ...]
    geld_mee: bool
    eisen: Mapping[str, float]
    gewichten: Mapping[str, float]
    toetsen: tuple[Toets, ...]
    onweegbaar: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    gewogen: Gewogen | None = None
    fout: str = ""

    @property
    def afgevallen(self) -> frozenset[int]:
        """Give the options that fail a demand."""
        return frozenset(one.optie for one in self.toetsen if one.oordeel == VALT_AF)


def options_of(werk: Werk, found: Naast) -> tuple[Optie, ...]:
    """Give the options of a dossier, going on as now first.

    Args:
        werk: the work.
        found: its scenarios beside each other.
    """
    said = werk.under("plan.optie")

    def option(key: str, scenario: Scenario, against: str, beeld: Beeld | None) -> Optie:
        naam = scenario.naam if key not in (ZERO, MOVED) else name_of_option(key)
        sterk, tegen = (said.get(f"{key}.{what}", "") for what in ARGUMENTS)
        return Optie(key, naam, meaning_of(scenario), sterk, tegen, against, beeld)

    now = found.doorgaan
    return (
        option(ZERO, now.scenario, AS_NOW, now),
        *(
            option(_key(one.scenario), one.scenario, one.scenario.tegen, one.beeld)
            for one in found.kolommen
        ),
    )


def _key(scenario: Scenario) -> str:
    """Give the key of an option; what was moved in it does not make it another one."""
    key = scenario.key.removesuffix("+")
    return MOVED if key == ZERO else key


def weigh(werk: Werk) -> Weging:
    """Weigh the options of a dossier as far as its fields say.

    Raises:
        UsageError: see `werk.question_of`.
        DataError: see `werk.question_of`.
    """
    found = lay_beside(werk)
    options, criteria = options_of(werk, found), tuple(load_criteria().values())
    typed = werk.under("plan.weging")
    known = {
        (at, criterium.key): told
        for at, option in enumerate(options)
        for criterium in criteria
        if (told := measure(option.beeld, criterium) or own_score(typed, option.key, criterium))
    }
    tabel = Weegtabel(
        tuple(option.key for option in options),
        criteria,
        np.array([[_score(known, at, c) for c in criteria] for at in range(len(options))]),
        np.array([[_number(typed, f"{end}.{c.key}") for c in criteria] for end in ENDS]),
    )
    chosen = tuple(c.key for c in criteria if typed.get(f"criterium.{c.key}") == "in")
    with_money = typed.get("geld_mee") == "ja"
    counts = tuple(key for key in chosen if with_money or not load_criteria()[key].is_geld)
    eisen = _per_criterium(typed, "eis")
    now = found.doorgaan
    weging = Weging(
        options, now.jaren, now.run_id, found.has_company, tabel, known, chosen, counts,
        with_money, eisen, _per_criterium(typed, "gewicht"), judge(tabel, eisen),
    )  # fmt: skip
    return _weighed(weging)


def _score(known: Mapping[tuple[int, str], Meting], at: int, criterium: Criterium) -> float:
    found = known.get((at, criterium.key))
    return found.verwacht if found else float("nan")


def _number(typed: Mapping[str, str], name: str) -> float:
    return float(typed.get(name, "nan"))


def _per_criterium(typed: Mapping[str, str], what: str) -> dict[str, float]:
    return {
        key: float(typed[name]) for key in load_criteria() if (name := f"{what}.{key}") in typed
    }


def _weighed(weging: Weging) -> Weging:
    """Weigh the options that are left, when there is anything to weigh."""
    tabel = weging.tabel
    at = [tabel.keys.index(key) for key in weging.telt]
    must = {one.criterium for one in weging.toetsen if one.oordeel == ONBEKEND}
    unknown = {
        one: tuple(tabel.keys[n] for n in sorted({*at, *must}) if not tabel.known[one, n])
        for one in range(len(tabel.opties))
    }
    unknown = {one: keys for one, keys in unknown.items() if keys}
    rest = [
        one
        for one in range(len(tabel.opties))
        if one not in unknown and one not in weging.afgevallen
    ]
    try:
        gewogen = (
            _say(tabel.on(at).among(rest), tuple(rest), weging.gewichten) if at and rest else None
        )
    except UsageError as error:
        return replace(weging, onweegbaar=unknown, fout=str(error))
    return replace(weging, onweegbaar=unknown, gewogen=gewogen)


def _say(tabel: Weegtabel, options: tuple[int, ...], typed: Mapping[str, float]) -> Gewogen:
    values = tabel.values()
    shares, doubles = shares_of_weights(values), find_doubles(tabel)
    weights = _weights(tabel.keys, typed)
    if weights is None:
        return Gewogen(tabel, options, values, shares, doubles)
    totals = weighted_sum(values, weights)
    first = leaders(totals)
    is_alone = len(first) == 1 and len(options) > 1
    return Gewogen(
        tabel,
        options,
        values,
        shares,
        doubles,
        weights,
        totals,
        places(totals),
        topsis(values, weights),
        tuple(weight_points(values, weights, first[0])) if is_alone else (),
        tuple(_score_points(tabel, values, weights)) if is_alone else (),
        find_reversals(tabel, weights, weighted_sum),
        find_reversals(tabel, weights, topsis),
    )


def _score_points(tabel: Weegtabel, values: Floats, weights: Floats) -> Iterator[Scorepunt]:
    """Find where scores flip the order; not where worst and best are one number."""
    worst, best = tabel.swings()
    for one in range(len(values)):
        for point in score_points(values, weights, one):
            if worst[point.criterium] != best[point.criterium]:
                yield point


def _weights(keys: Sequence[str], typed: Mapping[str, float]) -> Floats | None:
    """Give the weights when all are given; an empty weight is not zero."""
    if any(key not in typed for key in keys):
        return None
    return normalised([typed[key] for key in keys])
