# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Detect that Wsw money began to run through another gemeente of the same samenwerkingsverband.

Between two standings a centre municipality can stop receiving the money of its neighbours. Its own
amount then drops and theirs multiply, while nothing happened to the people or to the verband. Such
a shift must not be reported as growth or decline.

The criterion, on the Wsw part of the integratie-uitkering, for gemeenten that are a member of this
one verband only:

1. the verband as a whole grew as the country did: at most SAME_GROWTH more or less;
2. against the growth of the verband at least one member lost MEMBER_LOSS or more and at least one
   gained MEMBER_GAIN or more;
3. together at least MOVED of the money of the verband changed hands.

No source publishes a list of who pays for whom, so every shift found is derived. From the
septembercirculaire 2023 to the meicirculaire 2024 only Senzer fits (35% moved); the next verband
has less than 3%.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from springplank.core.allocate import allocate
from springplank.core.columns import UNKNOWN, Euros
from springplank.reference.partnerships import Memberships, Samenwerkingsverband

SAME_GROWTH = 0.05
MEMBER_LOSS = 0.20
MEMBER_GAIN = 0.25
MOVED = 0.10

CRITERION = (
    "Wij zien dit als een verschuiving, omdat het verband als geheel groeit zoals het land "
    f"(hooguit {SAME_GROWTH:.0%} verschil), terwijl een lid minstens {MEMBER_LOSS:.0%} daalt, een "
    f"ander lid minstens {MEMBER_GAIN:.0%} stijgt en minstens {MOVED:.0%} van het geld van het "
    "verband verhuist. Het is afgeleid: er is geen openbare lijst van wie voor wie betaalt."
)


@dataclass(frozen=True, slots=True, eq=False)
class Shift:
    """Money that began to run through other members of one verband.

    Attributes:
        verband: the samenwerkingsverband.
        rows: rows of its members that were compared, ascending.
        growth: growth of the verband as a factor.
        growth_country: growth of the whole country as a factor.
    """

    verband: Samenwerkingsverband
    rows: tuple[int, ...]
    growth: float
    growth_country: float


def find_shifts(members: Memberships, before: Euros, after: Euros) -> tuple[Shift, ...]:
    """Find the verbanden in which payment moved between the members.

    Args:
        members: who belongs to which verband.
        before: EUR, the Wsw part on the older standing, shape (gemeenten,).
        after: EUR, the same on the newer standing.

    Returns:
        The shifts by ascending key of the verband; none when an amount is unknown.
    """
    if UNKNOWN in before or UNKNOWN in after or not before.sum():
        return ()
    country = float(after.sum() / before.sum())
    is_single = np.bincount(members.gemeente_index, minlength=len(before)) == 1
    found: list[Shift] = []
    for at, verband in enumerate(members.verbanden):
        rows = members.gemeente_index[members.verband_index == at]
        rows = np.sort(rows[is_single[rows] & (before[rows] > 0)])
        if len(rows) > 1 and _has_moved(before[rows], after[rows], country):
            growth = float(after[rows].sum() / before[rows].sum())
            found.append(Shift(verband, tuple(int(row) for row in rows), growth, country))
    return tuple(found)


def _has_moved(before: Euros, after: Euros, country: float) -> bool:
    """Apply the criterion to the members of one verband, shape (leden,)."""
    growth = after.sum() / before.sum()
    if not country or abs(growth / country - 1) > SAME_GROWTH:
        return False
    against = after / (before * growth) - 1
    moved = np.abs(after - before * growth).sum() / 2 / after.sum()
    return bool(against.min() <= -MEMBER_LOSS and against.max() >= MEMBER_GAIN and moved >= MOVED)


def moved_by(shifts: Sequence[Shift], change: Euros, after: Euros) -> Euros:
    """Say how much of a change per gemeente is only another payer.

    What the members of a verband won or lost together is shared by their newer amounts, because
    these are theirs alone; the rest of the change of each member was moved.

    Args:
        shifts: the shifts; no gemeente occurs in two.
        change: EUR, change of share per gemeente, shape (gemeenten,).
        after: EUR, the Wsw part on the newer standing, shape (gemeenten,).

    Returns:
        EUR, shape (gemeenten,); within every verband they add up to 0.
    """
    moved = np.zeros_like(change)
    for shift in shifts:
        rows = np.array(shift.rows)
        together = np.array([[change[rows].sum()]])
        moved[rows] = change[rows] - allocate(together, after[rows][:, None])[:, 0]
    return moved
