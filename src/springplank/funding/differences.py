# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What changed for a subject between two standings, as parts that add up exactly.

`onverklaard` is a part like any other: whatever the named parts leave over, rounding included. So
the parts always add up, and nothing is hidden in a rest.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from springplank.core.columns import Euros, is_known
from springplank.core.regeling import AnyRegeling
from springplank.funding.changes import (
    Change,
    Pair,
    Splitter,
    split_beschut_werk,
    split_by_key,
    split_cluster,
)
from springplank.funding.payments import verband_totals
from springplank.funding.streams import Funding, sources_of
from springplank.funding.subject import Amount, amounts_for
from springplank.funding.world import World
from springplank.funding.wsw_changes import split_wsw
from springplank.reference.subjects import VERBAND, Onderwerp
from springplank.regelingen import REGELINGEN

ONVERKLAARD = "onverklaard"
BETAALD_VIA = "betaald_via"
ROUNDING = 5
"""A rest of at most this many euros, times the root of the number of gemeenten, is rounding."""

NO_REASON = "Onze bronnen noemen hiervoor geen reden."
IS_ROUNDING = "Afronding op hele euro's."
NOT_ALL_KNOWN = (
    "Niet van alle gemeenten is het bedrag op beide standen bekend; daarom is dit verschil niet te "
    "splitsen."
)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a difference.

    Attributes:
        soort: kind: volume, bedrag_per_plek, loon_en_prijsbijstelling, eenmalig,
            lage_inkomensvoordeel, nieuw_onderdeel, landelijk_bedrag, verdeling, gewicht,
            uitkeringsfactor, aansluiting, raming, betaald_via or onverklaard.
        naam: name for a reader.
        bedrag_eur: EUR; negative when less.
        bronnen: keys of the sources.
        toelichting: remark for a reader.
    """

    soort: str
    naam: str
    bedrag_eur: int
    bronnen: tuple[str, ...]
    toelichting: str


@dataclass(frozen=True, slots=True)
class Waterfall:
    """The change of one stream of one subject: where it starts, its parts and where it ends.

    Attributes:
        regeling: key of the regeling.
        jaar: calendar year.
        van_eur: amount on the older standing; None when unknown.
        naar_eur: amount on the newer standing; None when unknown.
        delen: the parts; empty when an amount is unknown or nothing changed.
        reden: why an amount is unknown, in Dutch; empty when both are known.
    """

    regeling: str
    jaar: int
    van_eur: int | None
    naar_eur: int | None
    delen: tuple[Part, ...]
    reden: str

    @property
    def rule(self) -> AnyRegeling:
        """The regeling itself, for its title and its place in a larger amount."""
        return REGELINGEN[self.regeling]

    @property
    def verschil_eur(self) -> int | None:
        """The difference, EUR; None when an amount is unknown."""
        if self.van_eur is None or self.naar_eur is None:
            return None
        return self.naar_eur - self.van_eur

    @property
    def rest_eur(self) -> int | None:
        """What the parts leave over: always 0, and None when an amount is unknown."""
        whole = self.verschil_eur
        return None if whole is None else whole - sum(part.bedrag_eur for part in self.delen)


def changes_of(before: Funding, after: Funding, key: str) -> tuple[Change, ...]:
    """Split the change of a stream into named parts per gemeente.

    Args:
        before: all streams on the older standing, over one year.
        after: the same on the newer standing, over the same year.
        key: the regeling.

    Returns:
        The parts that are not 0 for everyone, without `onverklaard`; none when a gemeente is
        unknown on either side, because a national amount cannot be divided then.
    """
    pair = Pair.of(before, after, key)
    if not pair.is_known():
        return ()
    return tuple(change for change in SPLITTERS[key](pair) if change.amounts.any())


def unexplained(before: Funding, after: Funding, key: str) -> Euros:
    """Give what the named parts leave over per gemeente.

    Args:
        before: all streams on the older standing, over one year.
        after: the same on the newer standing, over the same year.
        key: the regeling; known for every gemeente on both sides.

    Returns:
        EUR, shape (gemeenten,).
    """
    old, new = Pair.of(before, after, key).amounts()
    named = changes_of(before, after, key)
    return np.asarray(new - old - sum((c.amounts for c in named), np.zeros_like(new)))


def _split_integratie_uitkering(pair: Pair) -> Sequence[Change]:
    """Put the parts of the three components behind each other."""
    return (
        *changes_of(*pair.fundings, "beschut_werk"),
        *changes_of(*pair.fundings, "wsw"),
        *_infrastructuur(pair),
    )


def _infrastructuur(pair: Pair) -> Sequence[Change]:
    """Show the sociale infrastructuur as new where it did not exist, else as its own parts."""
    key = "sociale_infrastructuur"
    old, new = (s.inputs.sociale_infrastructuur[:, 0] for s in (pair.before, pair.after))
    if old.any() or not is_known(new).all():
        return changes_of(*pair.fundings, key)
    sources = sources_of(pair.sibling(key).after, 0)
    note = "Nieuw onderdeel van deze uitkering, verdeeld naar het doelgroepenregister."
    return (Change(key, "nieuw_onderdeel", REGELINGEN[key].title, new, sources, note),)


SPLITTERS: Mapping[str, Splitter] = {
    "impulsbudget": split_by_key("macrobudget", "doelgroepenregister"),
    "sociale_infrastructuur": split_by_key("macrobudget", "doelgroepenregister"),
    "beschut_werk": split_beschut_werk,
    "wsw": split_wsw,
    "iu_participatie": _split_integratie_uitkering,
    "buig_loonkostensubsidie": split_by_key(
        "deelbudget_loonkostensubsidie", "realisatie_loonkostensubsidie"
    ),
    "cluster_participatie": split_cluster,
}
"""How each stream is split into parts."""


def waterfalls(before: Funding, after: Funding, subject: Onderwerp) -> tuple[Waterfall, ...]:
    """Give the change of every stream of a subject, in the order of the register.

    Args:
        before: all streams on the older standing, over one year.
        after: the same on the newer standing, over the same year.
        subject: gemeente, samenwerkingsverband, arbeidsmarktregio or country.
    """
    pairs = zip(amounts_for(before, subject), amounts_for(after, subject), strict=True)
    return tuple(_waterfall(before, after, subject, old, new) for old, new in pairs)


def _waterfall(
    before: Funding, after: Funding, subject: Onderwerp, old: Amount, new: Amount
) -> Waterfall:
    van, naar = old.bedrag_eur, new.bedrag_eur
    if van is None or naar is None:
        return Waterfall(old.regeling, old.jaar, van, naar, (), _reason(before, after, old, new))
    parts = [
        _part(change, after.world, subject)
        for change in changes_of(before, after, old.regeling)
        if _concerns(change, after.world, subject)
    ]
    left = naar - van - sum(part.bedrag_eur for part in parts)
    if left:
        is_split = Pair.of(before, after, old.regeling).is_known()
        parts.append(_left_over(left, len(subject.leden), is_splittable=is_split))
    return Waterfall(old.regeling, old.jaar, van, naar, tuple(parts), "")


def _reason(before: Funding, after: Funding, old: Amount, new: Amount) -> str:
    """Say on which standing the amount is unknown, and why."""
    if old.bedrag_eur is None and new.bedrag_eur is None and old.reden == new.reden:
        return f"Onbekend op beide standen. {old.reden}"
    told = [
        f"Onbekend op de stand {funding.world.stand.key}. {amount.reden}"
        for funding, amount in ((before, old), (after, new))
        if amount.bedrag_eur is None
    ]
    return " ".join(told)


def _rows(world: World, subject: Onderwerp) -> list[int]:
    where = {code: row for row, code in enumerate(world.codes)}
    return [where[code] for code in subject.leden if code in where]


def _concerns(change: Change, world: World, subject: Onderwerp) -> bool:
    """Say whether a part changes anything for the subject, or moves money among its members."""
    rows = _rows(world, subject)
    if change.soort == BETAALD_VIA:
        return bool(change.amounts[rows].any())
    return _cut(change.amounts, world, subject) != 0


def _part(change: Change, world: World, subject: Onderwerp) -> Part:
    rows = set(_rows(world, subject))
    told = [text for shift, text in change.shifts if rows & set(shift.rows)]
    return Part(
        change.soort,
        change.naam,
        _cut(change.amounts, world, subject),
        change.bronnen,
        " ".join([*told, change.toelichting]).strip(),
    )


def _cut(amounts: Euros, world: World, subject: Onderwerp) -> int:
    """Cut a part per gemeente to the subject, EUR; a gemeente in two verbanden is split."""
    if subject.soort == VERBAND:
        keys = [verband.key for verband in world.memberships.verbanden]
        return int(verband_totals(world, amounts[:, None])[keys.index(subject.code), 0])
    return int(amounts[_rows(world, subject)].sum())


def _left_over(amount: int, gemeenten: int, *, is_splittable: bool) -> Part:
    told = IS_ROUNDING if abs(amount) <= ROUNDING * gemeenten**0.5 else NO_REASON
    return Part(ONVERKLAARD, "Onverklaard", amount, (), told if is_splittable else NOT_ALL_KNOWN)
