# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""How one stream changed between two standings: named parts per gemeente, in whole euros.

A part that rests on a national amount is divided with `allocate`, so that the gemeenten add up to
the country. What no part explains is not in here: `differences` shows it as `onverklaard`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from springplank.core.allocate import allocate
from springplank.core.columns import Euros, Floats, is_known, whole_euros
from springplank.core.parameters import Cell
from springplank.funding.payers import Shift
from springplank.funding.streams import Funding, Stream

MICRO = 1_000_000
"""Places are a key in millionths, so that `allocate` can divide in whole numbers."""

PLEKKEN = "plekken_bekostigd"
LAGE_INKOMENSVOORDEEL = "lage_inkomensvoordeel_per_plek"
BIJSTELLING_2024 = "loon_en_prijsbijstelling_2024_per_plek"
BIJSTELLING_2025 = "loon_en_prijsbijstelling_2025_per_plek"
BEDRIJFSKOSTEN = "bedrijfskosten_per_plek"
CHAIN = (
    "begeleiding_per_plek",
    BIJSTELLING_2024,
    BEDRIJFSKOSTEN,
    LAGE_INKOMENSVOORDEEL,
    BIJSTELLING_2025,
    "overbrugging_forfait_per_plek",
)
"""The named steps of the amount per plek, in the order in which they were granted."""

ONLY_BESCHUT = (
    "Alleen over beschut werk: de loon- en prijsbijstelling 2025 over de Wsw staat niet in onze "
    "bronnen en zit dus niet in dit verschil."
)

MAATSTAVEN = {
    "bijstandsontvangers": "gewicht_bijstandsontvanger",
    "loonkostensubsidies": "gewicht_loonkostensubsidie",
    "doelgroepenregister": "gewicht_doelgroepenregister",
    "huishoudens_laag_inkomen": "gewicht_laag_inkomen",
}
"""The maatstaven of the cluster Participatie, each with its weight."""


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
        shifts: for "betaald_via" the verbanden in which payment moved, each told in Dutch.
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
    """One stream on two standings, both over the same single year.

    Attributes:
        before: the stream on the older standing.
        after: the stream on the newer standing.
        fundings: all streams on either standing.
    """

    before: Stream
    after: Stream
    fundings: tuple[Funding, Funding]

    @classmethod
    def of(cls, before: Funding, after: Funding, key: str) -> "Pair":
        """Take one stream out of two fundings."""
        return cls(before.streams[key], after.streams[key], (before, after))

    def sibling(self, key: str) -> "Pair":
        """Take another stream on the same two standings."""
        return Pair.of(*self.fundings, key)

    def amounts(self) -> tuple[Euros, Euros]:
        """Give both amounts: EUR, shape (gemeenten,)."""
        return self.before.amounts[:, 0], self.after.amounts[:, 0]

    def is_known(self) -> bool:
        """Say whether every gemeente is known on both standings."""
        return all(bool(is_known(amounts).all()) for amounts in self.amounts())

    def inputs(self, name: str) -> tuple[Any, Any]:
        """Give an input on both standings: Euros or Floats, shape (gemeenten,)."""
        old, new = (getattr(s.inputs, name)[:, 0] for s in (self.before, self.after))
        return old, new

    def values(self, name: str) -> tuple[float, float]:
        """Give a parameter on both standings; 0 where it is unknown."""
        old, new = (s.prepared.paths[name].cells[0].value for s in (self.before, self.after))
        return old or 0.0, new or 0.0

    def cell(self, name: str) -> Cell:
        """Give a parameter with its sources on the newer standing."""
        return self.after.prepared.paths[name].cells[0]

    def label(self, name: str) -> str:
        """Give the name of a column for a reader."""
        return self.after.regeling.columns()[name].label

    def sources(self, name: str) -> tuple[str, ...]:
        """Give the sources of an input on both standings, each once."""
        found = [s.origin(name, 0).sources for s in (self.before, self.after)]
        return tuple(dict.fromkeys(key for keys in found for key in keys))


Splitter = Callable[[Pair], Sequence[Change]]
"""Splits a stream of which every gemeente is known on both standings."""


def spread(whole: int, key: Euros) -> Euros:
    """Divide a national amount by a key, both with shape (gemeenten,)."""
    return allocate(np.array([[whole]], dtype=np.int64), key[:, None])[:, 0]


def split_beschut_werk(pair: Pair) -> Sequence[Change]:
    """Split into more or fewer places at the old amount, and every step at the new places."""
    old, new = (
        (s.outcome.plekken[:, 0], s.outcome.plekken_naar_aandeel[:, 0])
        for s in (pair.before, pair.after)
    )
    return (
        _volume(pair, new[0] - old[0], new[1] - old[1]),
        *(_step(pair, name, new[1] if name == LAGE_INKOMENSVOORDEEL else new[0]) for name in CHAIN),
    )


def _volume(pair: Pair, more: Floats, more_by_share: Floats) -> Change:
    """Value the change in places at the old amount per plek.

    Args:
        pair: beschut werk on both standings.
        more: places more or fewer, shape (gemeenten,).
        more_by_share: the same without the smallest number, for the step that goes by share.
    """
    by_share = pair.values(LAGE_INKOMENSVOORDEEL)[0]
    rest = sum(pair.values(name)[0] for name in CHAIN) - by_share
    cells = [s.prepared.paths[PLEKKEN].cells[0] for s in (pair.before, pair.after)]
    old, new = (dutch(cell.value or 0.0, 1) for cell in cells)
    return Change(
        PLEKKEN,
        "volume",
        "Aantal bekostigde plekken beschut werk",
        whole_euros(more * rest + more_by_share * by_share),
        tuple(dict.fromkeys(source for cell in cells for source in cell.sources)),
        f"Landelijk van {old} naar {new} plekken ({cells[1].status}), "
        f"tegen het oude bedrag van {dutch(rest + by_share)} euro per plek.",
    )


def _step(pair: Pair, name: str, plekken: Floats) -> Change:
    """Value one step of the amount per plek at the new places, shape (gemeenten,)."""
    old, new = pair.values(name)
    whole = int(whole_euros(np.array([plekken.sum() * (new - old)]))[0])
    key = np.round(plekken * MICRO).astype(np.int64)
    note = f" {ONLY_BESCHUT}" if name == BIJSTELLING_2025 else ""
    return Change(
        name,
        "bedrag_per_plek",
        pair.label(name).replace(" per plek", ", beschut werk"),
        spread(whole, key),
        pair.cell(name).sources,
        f"{dutch(abs(new - old))} euro per plek {'erbij' if new > old else 'eraf'}, voor "
        f"{dutch(plekken.sum(), 1)} plekken in het land.{note}",
    )


def split_by_key(parameter: str, column: str) -> Splitter:
    """Make the splitter of a stream that divides one national amount by one key.

    Args:
        parameter: the national amount, EUR.
        column: the key.
    """

    def split(pair: Pair) -> Sequence[Change]:
        (old, new), (old_key, new_key) = pair.values(parameter), pair.inputs(column)
        same_amount = spread(round(old), new_key)
        return (
            Change(
                parameter,
                "landelijk_bedrag",
                pair.label(parameter),
                spread(round(new), new_key) - same_amount,
                pair.cell(parameter).sources,
                f"Landelijk van {dutch(old)} naar {dutch(new)} euro.",
            ),
            Change(
                column,
                "verdeling",
                "Ander aandeel in de verdeelsleutel",
                same_amount - spread(round(old), old_key),
                pair.sources(column),
                f"Verdeelsleutel: {pair.label(column)}.",
            ),
        )

    return split


def split_cluster(pair: Pair) -> Sequence[Change]:
    """Split into counts at old weights, weights at new counts, and the uitkeringsfactor."""
    factor, new_factor = pair.values("uitkeringsfactor")
    volumes, weights = [], []
    basis: Floats = np.zeros(len(pair.after.amounts))
    for column, parameter in MAATSTAVEN.items():
        (old, new), (weight, new_weight) = pair.inputs(column), pair.values(parameter)
        basis = basis + new * new_weight
        counted = whole_euros((new - old) * weight * factor)
        told = f"Landelijk van {dutch(old.sum())} naar {dutch(new.sum())}, tegen het oude gewicht."
        naam = f"Aantal: {_lower(pair.label(column))}"
        volumes.append(Change(column, "volume", naam, counted, pair.sources(column), told))
        told = f"Van {dutch(weight, 2)} naar {dutch(new_weight, 2)} euro."
        weighted = whole_euros(new * (new_weight - weight) * factor)
        cell = pair.cell(parameter)
        label = pair.label(parameter)
        weights.append(Change(parameter, "gewicht", label, weighted, cell.sources, told))
    told = f"Van {dutch(factor, 3)} naar {dutch(new_factor, 3)}."
    last = Change(
        "uitkeringsfactor",
        "uitkeringsfactor",
        pair.label("uitkeringsfactor"),
        whole_euros(basis * (new_factor - factor)),
        pair.cell("uitkeringsfactor").sources,
        told,
    )
    return (*volumes, *weights, last)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def dutch(value: float, places: int = 0) -> str:
    """Write a number the Dutch way, for a remark: 1.234,5."""
    return f"{value:,.{places}f}".translate(str.maketrans(",.", ".,"))
