# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The money of one subject: a gemeente, a samenwerkingsverband, a region or the whole country."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from springplank.core.columns import UNKNOWN, Euros, is_known
from springplank.core.explanation import Origin
from springplank.core.regeling import AnyRegeling
from springplank.funding.payments import (
    Payments,
    pay_impulsbudget,
    per_verband,
    rest_on_assumed_weights,
    verband_totals,
)
from springplank.funding.ranges import bounds_of, bounds_of_parts, range_of, status_of
from springplank.funding.streams import (
    NOT_KNOWN,
    Funding,
    Stream,
    alternatives,
    cells_of,
    origins_of,
    sources_of,
    unexplained_when_published,
)
from springplank.funding.world import FIRST_YEAR
from springplank.reference.counts import all_series
from springplank.reference.municipalities import name_of
from springplank.reference.subjects import Onderwerp
from springplank.regelingen import REGELINGEN, STREAMS

IMPORTS: Mapping[str, tuple[str, str]] = {
    "impulsbudget": ("de officiële lijst", "impulsbudget"),
    "sociale_infrastructuur": ("de ontbrekende waarde", "parameter"),
    "beschut_werk": ("de ontbrekende waarde", "parameter"),
    "wsw": ("de gepubliceerde integratie-uitkering", "iu"),
    "iu_participatie": ("de gepubliceerde integratie-uitkering", "iu"),
    "buig_loonkostensubsidie": ("de uitgaven aan loonkostensubsidie", "buig"),
}
"""Per stream what a reader can take in when an amount is unknown, and as which kind."""


ROUNDING = 3
"""EUR per gemeente that rounding may leave unexplained."""


@dataclass(frozen=True, slots=True)
class Receiver:
    """Who is paid; code is None when it is more than one."""

    code: str | None
    naam: str


@dataclass(frozen=True, slots=True)
class Amount:
    """One stream of one subject in one year, with all that a controller may ask.

    Attributes:
        regeling: key of the regeling.
        jaar: calendar year.
        bedrag_eur: share of the subject by the key, EUR; None when unknown.
        laag: lowest amount reckoned with; None when it is no forecast.
        hoog: highest amount reckoned with.
        status: how sure; NOT_KNOWN when unknown.
        ontvanger: who is paid.
        ontvangt_eur: what is paid to this subject; 0 when another gemeente is paid.
        reden: why the amount is unknown or 0.
        wat_te_doen: what the reader can do about it.
        bronnen: keys of the sources.
        alternatieven: (name, EUR, sources) under rival values.
        toelichting: assumptions and remarks.
        som_onderdelen_eur: sum of the components, for a whole with components.
        onverklaard_eur: amount minus that sum.
    """

    regeling: str
    jaar: int
    bedrag_eur: int | None
    laag: int | None
    hoog: int | None
    status: str
    ontvanger: Receiver
    ontvangt_eur: int | None
    reden: str
    wat_te_doen: str
    bronnen: tuple[str, ...]
    alternatieven: tuple[tuple[str, int, tuple[str, ...]], ...]
    toelichting: tuple[str, ...]
    som_onderdelen_eur: int | None = None
    onverklaard_eur: int | None = None

    @property
    def rule(self) -> AnyRegeling:
        """The regeling itself, for its title and legal form."""
        return REGELINGEN[self.regeling]

    @property
    def is_unexplained(self) -> bool:
        """Whether its components do not make it up, or nobody can tell because one is unknown."""
        has_parts = any(REGELINGEN[key].part_of == self.regeling for key in STREAMS)
        return has_parts and self.bedrag_eur is not None and self.onverklaard_eur != 0


def amounts_for(funding: Funding, subject: Onderwerp) -> tuple[Amount, ...]:
    """Give every stream of a subject in every year, in the order of the register."""
    payments = pay_impulsbudget(funding)
    found: list[Amount] = []
    for key in STREAMS:
        slicer = _Slicer(funding, subject, key, payments)
        found.extend(slicer.amount(at) for at in range(len(funding.years)))
    return tuple(found)


def amounts_before(years: tuple[int, ...]) -> tuple[Amount, ...]:
    """Give the rows for years before the first published amounts: unknown, and why."""
    reason = f"Springplank heeft geen bedragen van voor {FIRST_YEAR + 1}."
    remedy = f"Kies {FIRST_YEAR + 1} of later."
    nobody = Receiver(None, "onbekend")
    return tuple(
        Amount(key, year, None, None, None, NOT_KNOWN, nobody, None, reason, remedy, (), (), ())
        for key in STREAMS
        for year in years
    )


class _Slicer:
    """Cuts one stream to one subject; keeps the national arrays so that each is made once."""

    def __init__(self, funding: Funding, subject: Onderwerp, key: str, payments: Payments) -> None:
        self.funding, self.subject, self.key, self.payments = funding, subject, key, payments
        self.stream: Stream = funding.streams[key]
        self.national = payments.shares if key == "impulsbudget" else self.stream.amounts
        self.own = self.cut(self.national)
        self.low, self.high = self.bounds()
        self.alternatives = [
            (a.name, self.cut(a.amounts), a.sources) for a in alternatives(funding, key)
        ]

    def rows(self) -> list[int]:
        """Give the rows of the gemeenten in the subject."""
        where = {code: row for row, code in enumerate(self.funding.world.codes)}
        return [where[code] for code in self.subject.leden]

    def verband(self) -> int:
        """Give the row of the verband that is asked for."""
        keys = [v.key for v in self.funding.world.memberships.verbanden]
        return keys.index(self.subject.code)

    def cut(self, national: Euros) -> Euros:
        """Cut amounts per gemeente to the subject, shape (jaren,); unknown if any part is."""
        if self.subject.soort == "samenwerkingsverband":
            if national is self.payments.shares:
                return np.asarray(self.payments.verbanden[self.verband()])
            return np.asarray(verband_totals(self.funding.world, national)[self.verband()])
        chosen = national[self.rows()]
        known = is_known(chosen).all(axis=0)
        return np.where(known, np.where(is_known(chosen), chosen, 0).sum(axis=0), UNKNOWN)

    def bounds(self) -> tuple[Euros, Euros]:
        """Give the lowest and highest amounts, shape (jaren,)."""
        if self.subject.soort != "samenwerkingsverband":
            return bounds_of(self.stream, self.national, self.cut)
        world, row = self.funding.world, self.verband()
        return bounds_of_parts(self.stream, world, lambda of: per_verband(world, of)[row])

    def amount(self, at: int) -> Amount:
        """Give the row of one year."""
        stream, year = self.stream, self.funding.years[at]
        value = _euros(self.own[at])
        official = self.official(at)
        status = status_of(stream, at, value, is_weighed=self.is_assumed())
        low, high = range_of(status, value, _euros(self.low[at]), _euros(self.high[at]))
        if official is not None:
            low = high = None
        reason, remedy = self.reason(at, value)
        receiver, received = self.paid(at)
        return Amount(
            self.key,
            year,
            value,
            low,
            high,
            official.status if official else status,
            receiver,
            received,
            reason,
            remedy,
            official.sources if official else self.sources(at),
            tuple(
                (name, int(values[at]), sources)
                for name, values, sources in self.alternatives
                if values[at] not in (UNKNOWN, self.own[at])
            ),
            self.notes(at),
            *self.components(at),
        )

    def official(self, at: int) -> Origin | None:
        """Give the origin of an imported official amount, where there is one."""
        if self.key != "impulsbudget":
            return None
        if self.subject.soort == "samenwerkingsverband":
            return self.payments.official.get((self.verband(), at))
        if self.subject.soort == "gemeente":
            return self.payments.official_shares.get((self.rows()[0], at))
        return None

    def reason(self, at: int, value: int | None) -> tuple[str, str]:
        """Say why an amount is unknown or 0, and what to do about it."""
        if value is None:
            reason = self.stream.reasons[at] or "Voor een deel van de gemeenten ontbreken gegevens."
            said, has_own, remedy = reason.partition(" Lees ")
            return said, self.remedy(at, f"Lees {remedy}" if has_own else "")
        if value == 0:
            return next((c.note for c in cells_of(self.stream, at) if c.note), ""), ""
        return "", ""

    def remedy(self, at: int, advised: str) -> str:
        """Say what a reader can do about an unknown amount.

        Args:
            at: index of the year.
            advised: what the parameter or input itself advises; empty when it does not.
        """
        if self.key == "cluster_participatie":
            years = sorted({s.uitkeringsjaar for s in all_series("huishoudens_laag_inkomen")})
            can = " of ".join(str(year) for year in years)
            return f"{self.later_stand()}Kies {can}: van andere jaren zijn er geen tellingen."
        if not advised:
            what, kind = IMPORTS[self.key]
            command = f"springplank gegevens importeer --soort {kind}."
            advised = f"{self.later_stand()}Lees {what} in met: {command}"
        paths = self.stream.prepared.paths.items()
        basis = self.stream.regeling.basis
        names = [n for n, path in paths if n in basis and path.cells[at].value is None]
        if not names or "--soort parameter" not in advised:
            return advised
        return f"{advised} Het gaat bij {self.key} om: {', '.join(names)}."

    def later_stand(self) -> str:
        """Advise a later stand when something may simply not have been published yet."""
        is_newest = self.funding.world.stand.key == "nieuwste"
        return "" if is_newest else "Kies een latere stand met --bekend. "

    def sources(self, at: int) -> tuple[str, ...]:
        """List the sources of the amount; of a sum, also those of its components."""
        found = sources_of(self.stream, at)
        if self.key == "iu_participatie" and not found:
            parts = ("wsw", "beschut_werk", "sociale_infrastructuur")
            found = tuple(s for part in parts for s in sources_of(self.funding.streams[part], at))
        return tuple(dict.fromkeys(found))

    def notes(self, at: int) -> tuple[str, ...]:
        """Collect assumptions and remarks, each once."""
        official = self.official(at)
        if official is not None:
            return (official.note,)
        found = [c.note for c in cells_of(self.stream, at)] + [
            o.note for o in origins_of(self.stream, at)
        ]
        if self.subject.soort == "samenwerkingsverband" and self.is_split():
            found.append(
                "Een gemeente die in meer verbanden zit, telt in elk voor een deel mee"
                f"{' (aanname: gelijke delen)' if self.is_assumed() else ''}."
            )
        if self.own[at] == 0:
            found = []
        found.append(self.left_out(at))
        if self.key == "iu_participatie":
            found = [note for note in found if not note.startswith("Zie de uitleg")]
        return tuple(dict.fromkeys(note for note in found if note))

    def left_out(self, at: int) -> str:
        """Say what the last published whole held that a sum of newer components leaves out."""
        if self.key != "iu_participatie" or self.own[at] in (0, UNKNOWN):
            return ""
        rest = int(self.cut(unexplained_when_published(self.funding))[at])
        is_sum = any(
            values[at] not in (UNKNOWN, self.own[at]) for _, values, _ in self.alternatives
        )
        if not is_sum or abs(rest) <= ROUNDING * len(self.subject.leden):
            return ""
        amount = f"{rest:,}".replace(",", ".")
        return (
            f"In de laatste publicatie was {amount} euro niet te verklaren uit de onderdelen. Dat "
            "zit niet in deze som."
        )

    def is_split(self) -> bool:
        """Say whether a member of this verband is also in another."""
        members = self.funding.world.memberships
        mine = members.gemeente_index[members.verband_index == self.verband()]
        return bool((np.bincount(members.gemeente_index)[mine] > 1).any())

    def is_assumed(self) -> bool:
        """Say whether this is a verband, and the weight of a member in it is our assumption."""
        if self.subject.soort != "samenwerkingsverband":
            return False
        return bool(rest_on_assumed_weights(self.funding.world)[self.verband()])

    def components(self, at: int) -> tuple[int | None, int | None]:
        """Give the sum of the components and what they do not explain."""
        if self.key != "iu_participatie":
            return None, None
        outcome = self.stream.outcome
        return _euros(self.cut(outcome.som_onderdelen)[at]), _euros(
            self.cut(outcome.onverklaard)[at]
        )

    def paid(self, at: int) -> tuple[Receiver, int | None]:
        """Say who is paid, and how much of it this subject receives."""
        own = _euros(self.own[at])
        soort = self.subject.soort
        is_shared = self.key == "impulsbudget" and (
            self.funding.world.variants.get("impulsbudget") != "elke_gemeente"
        )
        if not is_shared:
            if soort == "gemeente":
                return Receiver(self.subject.code, self.subject.naam), own
            return Receiver(None, "elke gemeente"), own
        if soort == "samenwerkingsverband":
            return self.receiver(self.verband(), at), own
        if soort == "gemeente":
            members = self.funding.world.memberships
            mine = members.verband_index[members.gemeente_index == self.rows()[0]]
            found = dict.fromkeys(self.receiver(int(verband), at) for verband in mine)
            paid = Receiver(None, " en ".join(r.naam for r in found))
            received = self.cut_received(at) if own is not None else None
            return next(iter(found)) if len(found) == 1 else paid, received
        received = self.cut_received(at) if own is not None else None
        return Receiver(None, "de grootste gemeente van elk samenwerkingsverband"), received

    def cut_received(self, at: int) -> int | None:
        """Add what the gemeenten of a region are paid."""
        chosen = self.payments.received[self.rows(), at]
        return int(chosen.sum()) if is_known(chosen).all() else None

    def receiver(self, verband: int, at: int) -> Receiver:
        """Give the gemeente that is paid for a verband."""
        row = int(self.payments.receivers[verband, at])
        code = self.funding.world.codes[row]
        return Receiver(code, name_of(code))


def _euros(value: np.int64) -> int | None:
    return None if value == UNKNOWN else int(value)


@dataclass(frozen=True, slots=True)
class ChannelTotal:
    """The amounts of one channel in one year, added.

    Attributes:
        bedrag_eur: EUR of what is known.
        onbekend: how many streams are unknown.
        laag: the lowest amounts added, a sure amount as it is; None when a stream is unknown.
        hoog: the highest amounts added.
        ontvangt_eur: EUR that is paid to the subject itself; None when a part is unknown.
    """

    bedrag_eur: int
    onbekend: int
    laag: int | None
    hoog: int | None
    ontvangt_eur: int | None


def totals_per_channel(amounts: tuple[Amount, ...]) -> Mapping[tuple[str, int], ChannelTotal]:
    """Add the amounts per (channel, year), leaving out components of a larger amount."""
    found: dict[tuple[str, int], list[Amount]] = {}
    for amount in amounts:
        if not amount.rule.part_of:
            found.setdefault((amount.rule.legal.channel, amount.jaar), []).append(amount)
    return {place: _total(group) for place, group in found.items()}


def _total(amounts: list[Amount]) -> ChannelTotal:
    known = [a for a in amounts if a.bedrag_eur is not None]
    whole = sum(a.bedrag_eur or 0 for a in known)
    if len(known) < len(amounts):
        return ChannelTotal(whole, len(amounts) - len(known), None, None, None)
    low = sum((a.bedrag_eur if a.laag is None else a.laag) or 0 for a in known)
    high = sum((a.bedrag_eur if a.hoog is None else a.hoog) or 0 for a in known)
    received = [a.ontvangt_eur for a in known if a.ontvangt_eur is not None]
    paid = sum(received) if len(received) == len(known) else None
    return ChannelTotal(whole, 0, low, high, paid)
