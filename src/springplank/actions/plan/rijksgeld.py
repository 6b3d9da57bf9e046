# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The money of the Rijk in a plan: of all together, of one member, and what is left to spend."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from springplank.actions import quote
from springplank.actions.overview import Overview, oversee, sum_of
from springplank.actions.plan.impuls import FIRST_IMPULS, LAST_IMPULS, Besteding, spend
from springplank.actions.question import LAST_YEAR
from springplank.actions.quote import Uitspraak
from springplank.actions.shares import Share, shares_of
from springplank.actions.werk import Werk, world_of
from springplank.core.sources import load_sources
from springplank.documents.plan import LiveFigure
from springplank.funding.subject import Amount
from springplank.regelingen import REGELINGEN

IMPULSBUDGET = "impulsbudget"
TOTAAL = "totaal"
VERGELIJKBAAR = "vergelijkbaar"
"""The streams that are known both now and later: other sums cannot be compared."""

BESTEED, OVER = "besteed", "over"

MODEL = "Springplank: gepubliceerde cijfers, eigen cijfers en aannames"
OWN = "Eigen plan: wat de schrijvers invulden"
"""What figures rest on beside the published sources."""

BETWEEN = "; "
"""Between the titles of sources, as in `documents`."""

Ends = tuple[int | None, int | None]
"""Lowest and highest EUR reckoned with; None when it is no forecast."""


@dataclass(frozen=True, eq=False)
class Rijksgeld:
    """The money of the Rijk for one plan.

    Attributes:
        werk: the work.
        jaren: calendar years that are projected.
        straks: the year that a text compares the first one with.
    """

    werk: Werk
    jaren: tuple[int, ...]
    straks: int
    _parts: dict[int, Mapping[str, tuple[Share, ...]]] = field(default_factory=dict)

    @cached_property
    def overzicht(self) -> Overview:
        """The money, from the first year of the impulsbudget on."""
        last = min(max(LAST_IMPULS, self.jaren[-1]), LAST_YEAR)
        return oversee(self.werk, min(FIRST_IMPULS, self.jaren[0]), last)

    @property
    def run_id(self) -> str:
        """Kenmerk of the amounts."""
        return self.overzicht.geld.run_id

    @cached_property
    def impuls(self) -> tuple[Besteding, ...]:
        """What is spent of the impulsbudget, beside what arrives."""
        return spend(self.werk, {a.jaar: a.bedrag_eur for a in self._impuls})

    @cached_property
    def _impuls(self) -> tuple[Amount, ...]:
        return tuple(
            a
            for a in self.overzicht.geld.amounts
            if a.regeling == IMPULSBUDGET and FIRST_IMPULS <= a.jaar <= LAST_IMPULS
        )

    @property
    def ontvanger(self) -> str:
        """Name of who is paid the impulsbudget; empty when it is nobody in particular."""
        return next((a.ontvanger.naam for a in self._impuls if a.ontvanger.code), "")

    def amount(self, sleutel: str, key: str, year: int, code: str) -> LiveFigure | None:
        """Give an amount; None when it is unknown.

        Args:
            sleutel: name of the figure.
            key: key of a regeling, TOTAAL of what is known, or VERGELIJKBAAR.
            year: calendar year.
            code: code of a member; empty for the subject itself.
        """
        geld = self.overzicht.geld
        if year not in geld.years:
            return None
        if code and code != geld.onderwerp.code:
            return self._share(sleutel, key, year, code)
        if key not in (TOTAAL, VERGELIJKBAAR):
            found = [a for a in geld.amounts if (a.regeling, a.jaar) == (key, year)]
            return self._live(sleutel, quote.of_amount("", found[0]), found) if found else None
        wholes = [a for a in self.overzicht.wholes(year) if a.regeling in self._counted(key)]
        total = sum_of(wholes)
        if total is None:
            return None
        said = quote.of_euros("", total.bedrag_eur, (total.laag, total.hoog), "")
        return self._live(sleutel, said, wholes)

    def _counted(self, key: str) -> frozenset[str]:
        """Give the streams that count for TOTAAL, or only those that can be compared."""
        if key == TOTAAL:
            return frozenset(REGELINGEN)
        return self._comparable

    @cached_property
    def _comparable(self) -> frozenset[str]:
        known = [
            {a.regeling for a in self.overzicht.wholes(year) if a.bedrag_eur is not None}
            for year in (self.jaren[0], self.straks)
        ]
        return frozenset(known[0] & known[1])

    def _share(self, sleutel: str, key: str, year: int, code: str) -> LiveFigure | None:
        shares = self._shares(year)
        streams = [key]
        if key in (TOTAAL, VERGELIJKBAAR):
            streams = [k for k in self._counted(key) if not REGELINGEN[k].part_of]
        found = [one for k in streams for one in shares.get(k, ()) if one.code == code]
        known = [(one.bedrag_eur, one) for one in found if one.bedrag_eur is not None]
        if not known:
            return None
        ends: Ends = (None, None)
        if any(one.laag is not None for _, one in known):
            ends = (
                sum(amount if one.laag is None else one.laag for amount, one in known),
                sum(amount if one.hoog is None else one.hoog for amount, one in known),
            )
        said = quote.of_euros("", sum(amount for amount, _ in known), ends, "")
        return self._live(sleutel, said, [a for a in self.overzicht.geld.amounts
                                          if a.jaar == year and a.regeling in streams])  # fmt: skip

    def _shares(self, year: int) -> Mapping[str, tuple[Share, ...]]:
        if year not in self._parts:
            self._parts[year] = shares_of(world_of(self.werk), self.overzicht.geld.onderwerp, year)
        return self._parts[year]

    def spent(self, sleutel: str, what: str, year: int) -> LiveFigure | None:
        """Give what is spent or left of the impulsbudget; None when nobody filled it in.

        Args:
            sleutel: name of the figure.
            what: BESTEED, OVER or a key of DOELEN.
            year: calendar year.
        """
        one = next((b for b in self.impuls if b.jaar == year), None)
        if one is None:
            return None
        if what == OVER:
            return self._left(sleutel, one)
        value = one.besteed if what == BESTEED and one.per_doel else one.per_doel.get(what)
        if value is None:
            return None
        said = quote.of_euros("", round(value), (None, None), "eigen keuze")
        return self._live(sleutel, said, (), OWN)

    def _left(self, sleutel: str, one: Besteding) -> LiveFigure | None:
        if one.over is None:
            return None
        over = round(one.over)
        until = [(a.bedrag_eur or 0, a) for a in self._impuls if a.jaar <= one.jaar]
        ends: Ends = (None, None)
        if any(a.laag is not None for _, a in until):
            ends = (
                over - sum(amount - a.laag for amount, a in until if a.laag is not None),
                over + sum(a.hoog - amount for amount, a in until if a.hoog is not None),
            )
        said = quote.of_euros("", over, ends, "")
        return self._live(sleutel, said, [a for _, a in until])

    def _live(
        self, sleutel: str, said: Uitspraak, amounts: Sequence[Amount], bron: str = ""
    ) -> LiveFigure | None:
        rests_on = bron or _titles([key for amount in amounts for key in amount.bronnen])
        return live(sleutel, said, rests_on, self.run_id)


def _titles(keys: Sequence[str]) -> str:
    titles = list(dict.fromkeys(load_sources()[key].title for key in keys if key in load_sources()))
    return BETWEEN.join(title.replace(BETWEEN, ", ") for title in titles) or MODEL


def live(sleutel: str, said: Uitspraak, bron: str, run_id: str) -> LiveFigure | None:
    """Tie what is said to its run; None when it is unknown."""
    if said.soort == quote.ONBEKEND:
        return None
    return LiveFigure(
        sleutel,
        said.tekst,
        said.soort,
        said.bereik,
        said.waarde,
        said.laag,
        said.hoog,
        said.eenheid,
        said.status,
        bron,
        run_id,
    )
