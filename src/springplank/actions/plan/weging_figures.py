# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The figures of a weighing in a plan, each by its name and tied to its run.

Names begin with "weging/": gewicht/KEY, slechtst/KEY, best/KEY, eis/KEY, score/OPTIE/KEY,
aandeel/OPTIE, som/OPTIE, plaats/OPTIE, topsis/OPTIE, topsis_plaats/OPTIE, spijt/TOEKOMST/OPTIE.
What reads as a bare number gets its unit: else any "10" in an own text would be taken for it.
"""

from dataclasses import dataclass, replace
from math import isnan

import numpy as np

from springplank.actions import quote
from springplank.actions.plan.figures import Cijfers
from springplank.actions.plan.metingen import OWN as BY_HAND
from springplank.actions.plan.metingen import Meting
from springplank.actions.plan.rijksgeld import MODEL, live
from springplank.actions.plan.rijksgeld import OWN as OWN_SOURCE
from springplank.actions.plan.toekomsten import Toekomsten, futures, look_into_futures
from springplank.actions.plan.weging import Gewogen, Weging
from springplank.actions.plan.weging_words import in_words, percent, points
from springplank.core.columns import Floats
from springplank.documents.plan import RAMING, VASTGESTELD, LiveFigure
from springplank.weging.criterium import SCORE, Criterium, load_criteria
from springplank.weging.sums import places
from springplank.words.figures import number

OWN, SHIPPED = "eigen keuze", "keuze van Springplank"
"""How sure what somebody filled in is, and what comes along."""

COMPANY = "bedrijf"
"""The account of criteria about the company."""

SAME = "op 0,1% na"
"""Beside a share of which both ends read the same."""

NOTHING_LOST = "geen spijt"
MONEY_FIRST, PEOPLE_FIRST = "resultaat", "mensen"
"""What is looked at in the futures, with and without figures of the company itself."""

WORST, BEST = "slechtst", "best"
PUNTEN = "punten"
"""Unit of what has no other one; no amount in a text is taken for it."""


@dataclass(frozen=True, slots=True, eq=False)
class Weegcijfers:
    """The figures of one weighing.

    Attributes:
        cijfers: the figures of the plan.
        weging: the weighing.
    """

    cijfers: Cijfers
    weging: Weging

    def find(self, sleutel: str) -> LiveFigure | None:
        """Give a figure by its name; None when there is none. The name may be anything."""
        gewogen = self.weging.gewogen
        match sleutel.split("/")[1:]:
            case ["score", option, key] if option in self._opties and key in load_criteria():
                return self.score(self._opties.index(option), load_criteria()[key])
            case ["eis", key] if key in self.weging.eisen:
                return self.demand(load_criteria()[key])
            case ["spijt", world, option]:
                return self._regret(world, option)
            case [what, key] if gewogen is not None and key in gewogen.tabel.keys:
                return self._about_criterium(gewogen, what, gewogen.tabel.keys.index(key))
            case [what, option] if gewogen is not None and option in gewogen.tabel.opties:
                return self._about_option(gewogen, what, gewogen.tabel.opties.index(option))
        return None

    def _about_criterium(self, gewogen: Gewogen, what: str, at: int) -> LiveFigure | None:
        if gewogen.gewichten is None:
            return None
        if what == "gewicht":
            return self.weight(at, float(gewogen.gewichten[at]))
        return self.end(what, at) if what in (WORST, BEST) else None

    def _about_option(self, gewogen: Gewogen, what: str, at: int) -> LiveFigure | None:
        found = {"aandeel": self.share(at)}
        if gewogen.totalen is not None and gewogen.topsis is not None:
            found["som"], found["plaats"] = self.totals(at, gewogen.totalen, "som")
            found["topsis"], found["topsis_plaats"] = self.totals(at, gewogen.topsis, "topsis")
        return found.get(what)

    def _regret(self, world: str, option: str) -> LiveFigure | None:
        seen = look_into_futures(self.cijfers.werk, self.about)
        options = [one.key for one in seen.opties]
        if world not in _worlds() or option not in options:
            return None
        gap = self.regret(seen, options.index(option), _worlds().index(world))
        return gap if isinstance(gap, LiveFigure) else None

    @property
    def about(self) -> str:
        """Key of the criterium that is looked at in the futures."""
        return MONEY_FIRST if self.cijfers.company_known else PEOPLE_FIRST

    @property
    def _opties(self) -> list[str]:
        return [one.key for one in self.weging.opties]

    def may_show(self, criterium: Criterium) -> bool:
        """Say whether figures of a criterium mean something here: not every company is known."""
        return self.cijfers.company_known or criterium.rekening != COMPANY

    def score(self, option: int, criterium: Criterium) -> LiveFigure | None:
        """Give what is known of an option on a criterium; None when nothing is.

        Args:
            option: number among all options.
            criterium: the criterium.
        """
        found = self.weging.metingen.get((option, criterium.key))
        if found is None or not (found.herkomst == BY_HAND or self.may_show(criterium)):
            return None
        name = f"score/{self.weging.opties[option].key}/{criterium.key}"
        return self._measured(name, found, criterium)

    def demand(self, criterium: Criterium) -> LiveFigure:
        """Give the worst that is allowed on a criterium."""
        return self._typed(f"eis/{criterium.key}", self.weging.eisen[criterium.key], criterium)

    def weight(self, at: int, part: float) -> LiveFigure:
        """Give a weight.

        Args:
            at: number of the criterium in the table of the weighing.
            part: its part of all weights, 0 to 1.
        """
        key = self._gewogen.tabel.keys[at]
        return self._sure(f"gewicht/{key}", f"telt voor {percent(part)}", part, "gewicht")

    def end(self, which: str, at: int) -> LiveFigure | None:
        """Give an end of the range of a criterium; None when it may not be shown.

        An end that somebody chose is sure. One that comes from the options is that of an option,
        with its range.

        Args:
            which: WORST or BEST.
            at: number of the criterium in the table of the weighing.
        """
        tabel, row = self._gewogen.tabel, (WORST, BEST).index(which)
        criterium, value = tabel.criteria[at], float(tabel.swings()[row, at])
        name = f"{which}/{criterium.key}"
        if np.isfinite(tabel.grenzen[row, at]):
            return self._typed(name, value, criterium)
        if (criterium.slechtst, criterium.best)[row] is not None:
            return replace(self._typed(name, value, criterium), status=SHIPPED, bron=MODEL)
        scores = tabel.scores[:, at].tolist()
        option = self._gewogen.opties[scores.index(value)]
        found = self.score(option, criterium)
        return None if found is None else replace(found, sleutel=f"weging/{name}")

    def share(self, at: int) -> LiveFigure:
        """Give under which share of all weights an option comes first.

        Args:
            at: number of the option among those that are weighed.
        """
        shares = self._gewogen.aandelen
        share, error = float(shares.aandeel[at]), float(shares.fout[at])
        figure = self._sure(f"aandeel/{self._key(at)}", percent(share), share, "aandeel")
        if shares.is_exact:
            return figure
        low, high = max(share - error, 0.0), min(share + error, 1.0)
        ends = percent(low), percent(high)
        spread = SAME if len(set(ends)) == 1 else f"tussen {ends[0]} en {ends[1]}"
        return replace(figure, soort=RAMING, bereik=spread, laag=low, hoog=high)

    def totals(self, at: int, sums: Floats, name: str) -> tuple[LiveFigure, LiveFigure]:
        """Give the total of an option, 0 to 100, and its place.

        Args:
            at: number of the option among those that are weighed.
            sums: the total of every option, shape (opties,).
            name: begin of their names: "som" or "topsis".
        """
        total, place, key = float(sums[at]), places(sums)[at], self._key(at)
        where = "plaats" if name == "som" else f"{name}_plaats"
        said = f"{place}e van {len(sums)}"
        return (
            self._sure(f"{name}/{key}", points(total), total * 100, PUNTEN),
            self._sure(f"{where}/{key}", said, place, "plaats"),
        )

    def regret(self, found: Toekomsten, option: int, future: int) -> LiveFigure | str | None:
        """Give how far an option stays behind the best one in a future; None when unknown.

        Args:
            found: the options in the futures.
            option: number of the option there.
            future: number of the future; 0 is the one in which all goes as expected.
        """
        gap = found.regret(option, future)
        if gap is None:
            return None
        if gap.verwacht == 0:
            return NOTHING_LOST
        return self._measured(
            f"spijt/{_worlds()[future]}/{found.opties[option].key}", gap, found.criterium
        )

    @property
    def _gewogen(self) -> Gewogen:
        assert self.weging.gewogen is not None
        return self.weging.gewogen

    def _key(self, at: int) -> str:
        return self.weging.opties[self._gewogen.opties[at]].key

    def _measured(self, name: str, found: Meting, criterium: Criterium) -> LiveFigure | None:
        if found.herkomst == BY_HAND:
            return self._typed(name, found.verwacht, criterium)
        key = f"weging/{name}"
        if isnan(found.laag):
            # A chance tells of the spread itself, so it has no ends of its own.
            return LiveFigure(
                key, _in_full(found.verwacht, criterium), RAMING, in_words(found, criterium),
                found.verwacht, eenheid=criterium.eenheid, status=RAMING, bron=MODEL,
                run_id=found.run_id,
            )  # fmt: skip
        ends = (found.laag, found.hoog)
        said = quote.of_range("", found.verwacht, ends, criterium.eenheid, RAMING)
        return live(key, said, MODEL, found.run_id)

    def _typed(self, name: str, value: float, criterium: Criterium) -> LiveFigure:
        """Give a number that somebody filled in."""
        unit = PUNTEN if criterium.eenheid == SCORE else criterium.eenheid
        return self._sure(name, _in_full(value, criterium), value, unit)

    def _sure(self, name: str, said: str, value: float, unit: str) -> LiveFigure:
        run_id = self.cijfers.hier.run_id
        return LiveFigure(
            f"weging/{name}", said, VASTGESTELD, "", value, eenheid=unit, status=OWN,
            bron=OWN_SOURCE, run_id=run_id,
        )  # fmt: skip


def _worlds() -> tuple[str, ...]:
    """Give the keys of the futures, first that in which all goes as expected."""
    return ("verwacht", *(one.key for one in futures()))


def _in_full(value: float, criterium: Criterium) -> str:
    """Write a number that needs no range with its unit."""
    if criterium.eenheid == "EUR":
        return quote.of_euros("", round(value), (None, None), OWN).tekst
    if criterium.eenheid == "aandeel":
        return f"{round(value * 100)}%"
    one, more = ("punt", PUNTEN) if criterium.eenheid == SCORE else ("mens", "mensen")
    return f"{number(value, criterium.eenheid)} {one if value == 1 else more}"
