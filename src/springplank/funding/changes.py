# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""How one stream changed between two standings: named parts per gemeente, in whole euros.

A part that rests on a national amount is divided with `allocate`, so that the gemeenten add up to
the country. What no part explains is not in here: `differences` shows it as `onverklaard`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

import numpy as np

from springplank.core.allocate import allocate
from springplank.core.columns import UNKNOWN, Euros, Floats, is_known, whole_euros
from springplank.core.parameters import Cell, Parameter, cell_in, load_parameters
from springplank.funding.payers import CRITERION, Shift, find_shifts, losing_members, moved_by
from springplank.funding.streams import Funding, Stream, sources_of
from springplank.funding.world import FIRST_YEAR
from springplank.reference.municipalities import municipalities_of

MUTATIONS = Path(__file__).parent / "mutaties.toml"
MICRO = 1_000_000
"""Places are a key in millionths, so that `allocate` can divide in whole numbers."""

PLEKKEN = "plekken"
LIV = "lage_inkomensvoordeel_per_plek"
LPO_2024 = "loon_en_prijsbijstelling_2024_per_plek"
LPO_2025 = "loon_en_prijsbijstelling_2025_per_plek"
BEDRIJFSKOSTEN = "bedrijfskosten_per_plek"
CHAIN = (
    "begeleiding_per_plek",
    LPO_2024,
    BEDRIJFSKOSTEN,
    LIV,
    LPO_2025,
    "overbrugging_forfait_per_plek",
)
"""The named steps of the amount per plek, in the order in which they were granted."""

LPO_2025_NOTE = (
    "Alleen over beschut werk: de loon- en prijsbijstelling 2025 over de Wsw staat niet in onze "
    "bronnen en zit dus niet in dit verschil."
)
SHARE_NOTE = (
    "Het Rijk verdeelt het landelijke bedrag naar arbeidsjaren. Die tabel is niet openbaar; dit is "
    "wat erbij komt of eraf gaat doordat het aandeel in het landelijke Wsw-bedrag veranderde."
)
CONNECTION_NOTE = (
    "Landelijk verandert de uitkering alleen door de gepubliceerde mutaties. Beschut werk wijkt in "
    "onze afleiding daarvan af (aantal plekken en bedrag per plek); dat verschil zit dus in het "
    "Wsw-deel. Verdeeld naar het Wsw-deel."
)
FORECAST_NOTE = (
    "Minstens een van de twee bedragen is een raming. Dit deel is het verschil tussen die raming en "
    "het andere bedrag, verdeeld naar het Wsw-deel."
)
BY_WSW_PART = "Verdeeld naar het Wsw-deel van elke gemeente (afgeleid)."


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """One part of the change of a stream.

    Attributes:
        key: name of the parameter or column behind it; unique within a stream.
        soort: kind, for example "volume" or "bedrag_per_plek".
        naam: name for a reader.
        amounts: EUR, shape (gemeenten,).
        bronnen: keys of the sources.
        toelichting: remark for a reader; empty when the name says it all.
        shifts: for "betaald_via" the verbanden in which payment moved.
    """

    key: str
    soort: str
    naam: str
    amounts: Euros
    bronnen: tuple[str, ...] = ()
    toelichting: str = ""
    shifts: tuple[tuple[Shift, str], ...] = ()

    @property
    def national(self) -> int:
        """The sum over the country, EUR."""
        return int(self.amounts.sum())


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """One stream on two standings, both over the same single year."""

    before: Stream
    after: Stream
    funding: tuple[Funding, Funding]

    @classmethod
    def of(cls, before: Funding, after: Funding, key: str) -> "Pair":
        """Take one stream out of two fundings."""
        return cls(before.streams[key], after.streams[key], (before, after))

    def amounts(self) -> tuple[Euros, Euros]:
        """Give both amounts: EUR, shape (gemeenten,)."""
        return self.before.amounts[:, 0], self.after.amounts[:, 0]

    def is_known(self) -> bool:
        """Say whether every gemeente is known on both standings."""
        return all(bool(is_known(a).all()) for a in self.amounts())

    def values(self, name: str) -> tuple[float, float]:
        """Give a parameter on both standings; 0 where it is unknown."""
        cells = (s.prepared.paths[name].cells[0] for s in (self.before, self.after))
        first, second = (c.value or 0.0 for c in cells)
        return first, second

    def step(self, name: str) -> float:
        """Give the change of a parameter."""
        first, second = self.values(name)
        return second - first

    def cell(self, name: str) -> Cell:
        """Give a parameter with its sources on the newer standing."""
        return self.after.prepared.paths[name].cells[0]

    def label(self, name: str) -> str:
        """Give the name of a column for a reader."""
        return self.after.regeling.columns()[name].label


def changes_of(before: Funding, after: Funding, key: str) -> tuple[Change, ...]:
    """Split the change of a stream into named parts.

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
    return tuple(c for c in SPLITTERS[key](pair) if c.amounts.any())


def _integratie_uitkering(pair: Pair) -> tuple[Change, ...]:
    """Put the parts of the three components behind each other."""
    before, after = pair.funding
    infrastructuur = tuple(s.inputs.sociale_infrastructuur[:, 0] for s in (pair.before, pair.after))
    return (
        *changes_of(before, after, "beschut_werk"),
        *changes_of(before, after, "wsw"),
        *_new_component(pair, *infrastructuur),
    )


def _new_component(pair: Pair, old: Euros, new: Euros) -> tuple[Change, ...]:
    """Show the sociale infrastructuur as new where it did not exist, else as its own parts."""
    before, after = pair.funding
    if old.any() or not (is_known(old) & is_known(new)).all():
        return changes_of(before, after, "sociale_infrastructuur")
    stream = after.streams["sociale_infrastructuur"]
    note = "Nieuw onderdeel van de integratie-uitkering, verdeeld naar het doelgroepenregister."
    naam = stream.regeling.title
    return (
        Change("sociale_infrastructuur", "nieuw_onderdeel", naam, new, sources_of(stream, 0), note),
    )


def _beschut_werk(pair: Pair) -> tuple[Change, ...]:
    """Split into more or fewer places at the old amount, and every step at the new places."""
    old, new = (
        (s.outcome.plekken[:, 0], s.outcome.plekken_naar_aandeel[:, 0])
        for s in (pair.before, pair.after)
    )
    return (
        _volume(pair, new[0] - old[0], new[1] - old[1]),
        *(_per_plek(pair, name, new[1] if name == LIV else new[0]) for name in CHAIN),
    )


def _volume(pair: Pair, more: Floats, more_by_share: Floats) -> Change:
    """Value the change in places at the old amount per plek.

    Args:
        pair: beschut werk on both standings.
        more: places more or fewer, shape (gemeenten,).
        more_by_share: the same without the smallest number, for the part that goes by share.
    """
    liv, _ = pair.values(LIV)
    rest = sum(pair.values(name)[0] for name in CHAIN if name != LIV)
    cells = [s.prepared.paths["plekken_bekostigd"].cells[0] for s in (pair.before, pair.after)]
    old, new = (_dutch(c.value or 0.0) for c in cells)
    return Change(
        PLEKKEN,
        "volume",
        "Aantal bekostigde plekken beschut werk",
        whole_euros(more * rest + more_by_share * liv),
        tuple(dict.fromkeys(s for c in cells for s in c.sources)),
        f"Landelijk van {old} naar {new} plekken, tegen het oude bedrag per plek; {cells[1].status}.",
    )


def _per_plek(pair: Pair, name: str, plekken: Floats) -> Change:
    """Value one step of the amount per plek at the new places, shape (gemeenten,)."""
    step = pair.step(name)
    key = np.round(plekken * MICRO).astype(np.int64)[:, None]
    whole = whole_euros(np.array([[plekken.sum() * step]]))
    note = LPO_2025_NOTE if name == LPO_2025 else ""
    return Change(
        name,
        "bedrag_per_plek",
        pair.label(name).replace(" per plek", " (beschut werk)"),
        allocate(whole, key)[:, 0] if step else np.zeros(len(plekken), dtype=np.int64),
        pair.cell(name).sources,
        f"{_dutch(step)} euro per plek. {note}".strip(),
    )


def _wsw(pair: Pair) -> tuple[Change, ...]:
    """Split into national amounts by Wsw part, the share of the gemeente, and who is paid."""
    before, after = pair.amounts()
    key = after if after.any() else before
    if not key.any():
        return ()
    given = [*_granted(pair), *_by_mutation(pair, key)]
    left = int((after - before).sum()) - sum(c.national for c in given)
    spread = allocate(np.array([[left]]), key[:, None])[:, 0]
    if left and not _is_published(pair):
        given.append(
            Change("macrobudget", "raming", "Wsw: andere raming", spread, (), FORECAST_NOTE)
        )
    explained = sum((c.amounts for c in given if c.key != "macrobudget"), spread)
    share = after - before - explained
    shifts = find_shifts(pair.funding[1].world.memberships, before, after)
    moved = moved_by(shifts, share, key)
    told = tuple((shift, _tell(shift, before, after)) for shift in shifts)
    return (
        *given,
        Change(
            "aandeel",
            "verdeling",
            "Wsw: ander aandeel van de gemeente",
            share - moved,
            (),
            SHARE_NOTE,
        ),
        Change(
            "betaald_via",
            "betaald_via",
            "Wsw: betaald via een andere gemeente",
            moved,
            (),
            CRITERION,
            told,
        ),
    )


def _granted(pair: Pair) -> list[Change]:
    """Take what the regeling itself names as part of the Wsw: the one-off and the compensation."""
    found = []
    for column, parameter, soort, naam in (
        ("waarvan_eenmalig", "eenmalig", "eenmalig", ""),
        ("waarvan_lage_inkomensvoordeel", "lage_inkomensvoordeel", "lage_inkomensvoordeel", ""),
    ):
        old, new = (getattr(s.outcome, column) for s in (pair.before, pair.after))
        if not (is_known(old) & is_known(new)).all():
            continue
        change = np.broadcast_to(new - old, pair.before.amounts.shape)[:, 0]
        cell = pair.cell(parameter)
        label = naam or pair.label(parameter)
        found.append(
            Change(parameter, soort, label, change, cell.sources, cell.note or BY_WSW_PART)
        )
    return found


def _by_mutation(pair: Pair, key: Euros) -> list[Change]:
    """Take the published mutations that became known in between, less what beschut werk has of it.

    The published loon- en prijsbijstelling covers Wsw and beschut werk together: what the chain of
    beschut werk already shows is taken off here.
    """
    beschut = {c.key: c.national for c in changes_of(*pair.funding, "beschut_werk")}
    lpo = mutation(pair.funding, "loon_en_prijsbijstelling_2024")
    found = []
    if lpo is not None:
        found.append(_spread("loon_en_prijsbijstelling", lpo, beschut.get(LPO_2024, 0), key))
    ophoging = mutation(pair.funding, "begeleidingsbudget_beschut_werk")
    if ophoging is not None and _is_published(pair):
        shown = beschut.get(BEDRIJFSKOSTEN, 0) + beschut.get(PLEKKEN, 0)
        found.append(_spread("aansluiting", ophoging, shown, key))
    return found
