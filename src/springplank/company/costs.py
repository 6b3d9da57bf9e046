# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The cost of the company as a whole: some moves along at once, some only after years."""

from collections.abc import Mapping, Sequence

import numpy as np

from springplank.company.bedrijf import Bedrijf
from springplank.company.indexes import drawn_growth, index
from springplank.core.assumptions import Draws
from springplank.core.columns import Floats

FIXED = ("vast", "huisvesting", "afschrijving", "overig")
"""Costs that shrink only after `afbouwvertraging`, and then only the part `afbouwbaar`."""

NOBODY = 0.01
"""Fewer fte than this is nobody: a share of next to nothing says nothing, and overflows."""


def bedrijfskosten(
    bedrijf: Bedrijf, fte: Floats, values: Draws, years: Sequence[int]
) -> Mapping[str, Floats]:
    """Give the cost of the company by kind (eq. 12).

    The own amounts are of the boekjaar; the fte of the first year, or those that the company gave,
    stand for that year.

    Args:
        bedrijf: the company.
        fte: all groups together, shape (jaren, trekkingen).
        values: figures by key.
        years: calendar years, ascending.

    Returns:
        EUR by kind, shape (jaren, trekkingen).
    """
    prices = price_index(bedrijf, values, years)
    start = fte_in_boekjaar(bedrijf, fte)
    size = _relative(fte, start)
    delay, part = values["bedrijf_kosten.afbouwvertraging"], values["bedrijf_kosten.afbouwbaar"]
    left = 1 - part * (1 - held_up(size, delay))
    costs = {
        name: whole_amount(f"bedrijf_kosten.{name}", start, values) * left * prices
        for name in FIXED
    }
    costs["vervoer"] = whole_amount("bedrijf_kosten.vervoer", start, values) * size * prices
    costs["variabel"] = values["bedrijf_kosten.variabel_per_fte"] * fte * prices
    return costs


def fte_in_boekjaar(bedrijf: Bedrijf, fte: Floats) -> Floats:
    """Give the fte that the own amounts belong to: given, else those of the first year."""
    return fte[:1] if np.isnan(bedrijf.fte) else np.full((1, 1), bedrijf.fte)


def price_index(bedrijf: Bedrijf, values: Draws, years: Sequence[int]) -> Floats:
    """Give the price level of cost, 1 in the boekjaar, shape (jaren, trekkingen)."""
    growth = drawn_growth(values["bedrijf_index.prijs"], years)
    return index(growth, years, bedrijf.boekjaar)


def whole_amount(key: str, fte: Floats, values: Draws) -> Floats:
    """Give an amount of the whole company: its own, or the sector's per fte times its fte.

    Args:
        key: key of the own amount.
        fte: fte in the boekjaar, shape (1, trekkingen) or (1, 1).
        values: figures by key.

    Returns:
        EUR at the price level of the boekjaar, shape (jaren, trekkingen) or (jaren, 1).
    """
    return values[key] if key in values else values[f"{key}_per_fte"] * fte


def held_up(size: Floats, delay: Floats) -> Floats:
    """Give the size that fixed cost still has: the largest of this year and the years of delay.

    Growth above the boekjaar fits in the room there is: extra fixed cost is a decision, and comes
    in as a measure.

    Args:
        size: fte relative to the boekjaar, shape (jaren, trekkingen).
        delay: years, shape (jaren, trekkingen) or (jaren, 1); rounded to whole years.

    Returns:
        Shape (jaren, trekkingen), at most 1; 1 until the delay is over.
    """
    capped = np.minimum(size, 1.0)
    waits = np.rint(delay)
    found = capped.copy()
    for back in range(1, int(np.nanmax(waits, initial=0)) + 1):
        earlier = np.ones_like(capped)
        earlier[back:] = capped[:-back]
        found = np.where(back <= waits, np.maximum(found, earlier), found)
    return found


def _relative(fte: Floats, start: Floats) -> Floats:
    """Divide by the fte of the boekjaar; a company that starts with nobody keeps its size."""
    one = np.ones(np.broadcast_shapes(fte.shape, start.shape))
    # Unknown fte are not below anything, and stay unknown.
    return np.divide(fte, start, out=one, where=~(start < NOBODY))
