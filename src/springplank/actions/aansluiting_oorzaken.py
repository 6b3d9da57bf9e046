# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Why an amount in a begroting differs from ours: every way to the same amount, computed.

A way is a moment of knowledge, a view (the gemeente, the verband, one member), other streams that
may be in the same line, and money that the gemeente keeps. Only a way that ends at his amount is
a cause; a way that only comes near is none. All amounts are whole cents.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from springplank.actions.afspraken import agreement_of
from springplank.actions.overview import Overview, oversee
from springplank.actions.werk import Werk, question_of, world_of
from springplank.bekostiging.afspraak import Afspraak, Deel
from springplank.core.sources import Stand, standings
from springplank.errors import DataError, UsageError
from springplank.funding.subject import Amount
from springplank.reference.subjects import GEMEENTE, VERBAND
from springplank.regelingen import REGELINGEN
from springplank.words.figures import decimal

CENTS = 100
WHOLE_EUROS = 100
"""Cents: less than a euro is rounding to whole euros."""
HALF_THOUSAND = 50_000
"""Cents that rounding to thousands may take or add, per line."""
MOST_TOGETHER = 3
"""More streams than this stand in no line together."""

HEEL = "heel"
"""The view of the subject itself."""


@dataclass(frozen=True, slots=True)
class Oorzaak:
    """A part of a difference.

    Attributes:
        naam: what it is, in a few words.
        cents: the part; the parts of a difference add up to it.
        uitleg: what it rests on.
        regeling: key of the other stream that it adds; empty for every other cause.
    """

    naam: str
    cents: int
    uitleg: str
    regeling: str = ""


@dataclass(frozen=True, slots=True)
class Blik:
    """A way to look at a stream.

    Attributes:
        key: HEEL, or what tells it apart.
        naam: what it is.
        uitleg: what it rests on.
        bedragen: cents per (stand, regeling).
    """

    key: str
    naam: str
    uitleg: str
    bedragen: Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class Weg:
    """Steps from our amount to another one.

    Attributes:
        delen: the steps, each with its cents.
        uitkomst: the amount at the end, in cents.
    """

    delen: tuple[Oorzaak, ...]
    uitkomst: int


class Wegen:
    """Every way from our amounts of one subject and year; computed once and asked per line."""

    def __init__(self, werk: Werk, jaar: int) -> None:
        self._werk, self._jaar = werk, jaar

    @cached_property
    def nu(self) -> Overview:
        """Our amounts as they are known in the work."""
        return oversee(self._werk, self._jaar, self._jaar)

    @cached_property
    def _stand(self) -> str:
        return self.nu.geld.stand.key

    @cached_property
    def _standen(self) -> Mapping[str, Stand]:
        """Give the circulaires, the newest first."""
        return {stand.key: stand for stand in reversed(standings())}

    @cached_property
    def _blikken(self) -> tuple[Blik, ...]:
        return tuple(self._views())

    @cached_property
    def _inhouding(self) -> Mapping[str, tuple[str, float]]:
        """Give per stream the part of the agreement that keeps something, and how much."""
        try:
            agreement = agreement_of(question_of(self._werk))
        except (UsageError, DataError):
            return {}  # the country and a region have no agreement
        return dict(_kept_back(agreement, self._jaar))

    def amount(self, regeling: str) -> Amount | None:
        """Give our amount of a stream."""
        return next((a for a in self.nu.geld.amounts if a.regeling == regeling), None)

    def find(
        self, regeling: str, begroot: int, others: Sequence[str], lines: int, *, in_thousands: bool
    ) -> Weg | None:
        """Find the shortest way from our amount to his; None when no way leads there.

        Args:
            regeling: key of the stream.
            begroot: his amount, in cents.
            others: streams that have no line of their own, so that they may be in this one.
            lines: the number of lines that he adds.
            in_thousands: his amounts are rounded to thousands.
        """
        ways = sorted(self._ways(regeling, others), key=lambda way: len(way.delen))
        for way in ways:
            if abs(begroot - way.uitkomst) < WHOLE_EUROS:
                return way
        near = HALF_THOUSAND * lines
        # Rounded amounts fit many ways by chance: then only the simplest ones count.
        simple = [w for w in ways if len(w.delen) <= 1 and abs(begroot - w.uitkomst) <= near]
        return simple[0] if in_thousands and simple else None

    def nearest(self, regeling: str, begroot: int, others: Sequence[str]) -> Weg | None:
        """Find the way of one step that comes nearest; it is no cause."""
        ways = [w for w in self._ways(regeling, others) if len(w.delen) == 1]
        return min(ways, key=lambda way: abs(begroot - way.uitkomst), default=None)

    def _ways(self, regeling: str, others: Sequence[str]) -> Iterator[Weg]:
        together = [
            chosen
            for size in range(min(len(others), MOST_TOGETHER) + 1)
            for chosen in combinations(others, size)
        ]
        for stand in (self._stand, *self._standen):
            for view in self._blikken:
                for extra in together:
                    yield from self._way(regeling, stand, view, extra)
        amount = self.amount(regeling)
        ours = self._base(self._stand, regeling)
        if amount is not None and ours is not None:
            for name, value, _ in amount.alternatieven:
                step = Oorzaak(f"Andere waarde: {name}", value * CENTS - ours, "Een andere bron.")
                yield Weg((step,), value * CENTS)

    def _way(self, regeling: str, stand: str, view: Blik, extra: Sequence[str]) -> Iterator[Weg]:
        """Give the way with these choices, and the same one with money kept back."""
        start, later = self._base(self._stand, regeling), self._base(stand, regeling)
        seen = view.bedragen.get((stand, regeling))
        if start is None or later is None or seen is None:
            return
        added = [view.bedragen.get((stand, key)) for key in extra]
        if None in added or (stand != self._stand and later == start):
            return
        steps: list[Oorzaak] = []
        if stand != self._stand:
            steps.append(self._of_stand(stand, later - start))
        if view.key != HEEL:
            steps.append(Oorzaak(view.naam, seen - later, view.uitleg))
        end = seen
        for key, cents in zip(extra, added, strict=True):
            title = REGELINGEN[key].title
            steps.append(
                Oorzaak(f"Ook {title}", cents or 0, "Die staat niet op een eigen regel.", key)
            )
            end += cents or 0
        yield Weg(tuple(steps), end)
        if regeling in self._inhouding:
            part, share = self._inhouding[regeling]
            kept = -round(end * share)
            percent = decimal(100 * share, 2).rstrip("0").rstrip(",")
            why = f"Uit de afspraak, onderdeel {part}."
            steps.append(Oorzaak(f"De gemeente houdt {percent}% in", kept, why))
            yield Weg(tuple(steps), end + kept)

    def _of_stand(self, stand: str, cents: int) -> Oorzaak:
        told = f"Wij rekenen met {self.nu.geld.stand.name}."
        return Oorzaak(f"Peildatum: {self._standen[stand].name}", cents, told)

    def _base(self, stand: str, regeling: str) -> int | None:
        return self._blikken[0].bedragen.get((stand, regeling))

    def _views(self) -> Iterator[Blik]:
        seen = {stand: self._overview(self._werk.code, stand) for stand in self._keys()}
        yield Blik(HEEL, "", "", _amounts(seen))
        subject = self.nu.geld.onderwerp
        received = {
            (stand, a.regeling): a.ontvangt_eur * CENTS
            for stand, found in seen.items()
            for a in found.geld.amounts
            if a.ontvangt_eur is not None and a.ontvangt_eur != a.bedrag_eur
        }
        if received:
            yield Blik(
                "ontvangst",
                "Wat u ontvangt, ook voor anderen",
                "De grootste gemeente ontvangt dit geld voor het hele verband.",
                received,
            )
        if subject.soort == GEMEENTE:
            yield from self._whole_verband(subject.code)
        elif subject.soort == VERBAND:
            yield from _of_members(seen)

    def _keys(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((self._stand, *self._standen)))

    def _overview(self, code: str, stand: str) -> Overview:
        velden = {name: text for name, text in self._werk.velden.items() if name != "stand"}
        if stand in self._standen:
            velden["stand"] = stand
        elif "stand" in self._werk.velden:
            velden["stand"] = self._werk.velden["stand"]
        return oversee(Werk(code, velden), self._jaar, self._jaar)

    def _whole_verband(self, code: str) -> Iterator[Blik]:
        for verband in world_of(self._werk).memberships.verbanden:
            others = set(verband.leden) - {code}
            if verband.is_assumed or code not in verband.leden or not others:
                continue
            seen = {stand: self._overview(verband.key, stand) for stand in self._keys()}
            yield Blik(
                f"verband {verband.key}",
                f"Deel van de andere gemeenten in {verband.naam}",
                "Uw bedrag is dat van het hele samenwerkingsverband.",
                _amounts(seen),
            )


def _of_members(seen: Mapping[str, Overview]) -> Iterator[Blik]:
    """Give the view of one member, and of all members but one."""
    whole = _amounts(seen)
    shares: dict[str, dict[tuple[str, str], int]] = {}
    names: dict[str, str] = {}
    for stand, found in seen.items():
        for regeling, members in found.delen.items():
            for member in members:
                names[member.code] = member.naam
                if member.bedrag_eur is not None:
                    shares.setdefault(member.code, {})[stand, regeling] = member.bedrag_eur * CENTS
    for code, own in shares.items():
        naam = names[code]
        yield Blik(
            f"alleen {code}",
            f"Alleen het deel van {naam}",
            "De delen van de andere gemeenten zitten er niet in.",
            own,
        )
        rest = {key: whole[key] - cents for key, cents in own.items() if key in whole}
        yield Blik(f"zonder {code}", f"Zonder het deel van {naam}", "Dat deel ontbreekt.", rest)


def _amounts(seen: Mapping[str, Overview]) -> dict[tuple[str, str], int]:
    return {
        (stand, a.regeling): a.bedrag_eur * CENTS
        for stand, found in seen.items()
        for a in found.geld.amounts
        if a.bedrag_eur is not None
    }


def _kept_back(agreement: Afspraak, jaar: int) -> Iterator[tuple[str, tuple[str, float]]]:
    for part in agreement.delen:
        share = _share(part, jaar)
        if share:
            for stream in part.stroom:
                yield stream, (part.naam, share)


def _share(part: Deel, jaar: int) -> float:
    kept = part.waarden.get("inhouding")
    if kept is None:
        return 0.0
    try:
        return float(kept.over((jaar,), part.naam)[0, 0])
    except DataError:
        return 0.0  # the agreement says nothing about this year
