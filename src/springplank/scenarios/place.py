# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Where a projection is about: which gemeenten, for which part, and around which company."""

from dataclasses import dataclass, replace

import numpy as np

from springplank.core.columns import Floats
from springplank.funding.world import World
from springplank.reference.municipalities import name_of
from springplank.reference.subjects import GEMEENTE, VERBAND, Onderwerp

NO_COMPANY = (
    "Een bedrijf en zijn afspraken horen bij een samenwerkingsverband. Kies een verband of een "
    "gemeente om ook het bedrijf te zien."
)


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """The gemeenten of a projection.

    Attributes:
        onderwerp: what was asked for.
        naam: name of the verband, or of the subject when there is no company.
        codes: codes of the gemeenten, ascending.
        namen: their names.
        rows: their rows in the world.
        weights: for which part each counts here, shape (gemeenten,); below 1 for a gemeente that
            is in more than one verband.
        has_company: whether these gemeenten share a company.
        focus: the gemeente that was asked for; None for all.
        is_assumed: no verband is known: the gemeente stands for one on its own.
    """

    onderwerp: Onderwerp
    naam: str
    codes: tuple[str, ...]
    namen: tuple[str, ...]
    rows: tuple[int, ...]
    weights: Floats
    has_company: bool
    focus: str | None
    is_assumed: bool = False


def place_of(world: World, subject: Onderwerp) -> Place:
    """Find the gemeenten around a subject: a gemeente is seen within its (first) verband.

    Args:
        world: who belongs to which verband.
        subject: gemeente, verband, region or country.
    """
    members = world.memberships
    if subject.soort not in (GEMEENTE, VERBAND):
        where = {code: row for row, code in enumerate(world.codes)}
        rows = tuple(where[code] for code in subject.leden)
        return _place(world, subject, subject.naam, rows, np.ones(len(rows)), has_company=False)
    if subject.soort == VERBAND:
        keys = [verband.key for verband in members.verbanden]
        verband = keys.index(subject.code)
    else:
        row = world.codes.index(subject.code)
        verband = int(members.verband_index[members.gemeente_index == row][0])
    mine = np.flatnonzero(members.verband_index == verband)
    whole = np.bincount(members.gemeente_index, weights=members.weight)
    rows = tuple(members.gemeente_index[mine].tolist())
    weights = members.weight[mine] / whole[list(rows)]
    found = members.verbanden[verband]
    place = _place(world, subject, found.naam, rows, weights, has_company=True)
    return replace(place, is_assumed=found.is_assumed)


def _place(
    world: World,
    subject: Onderwerp,
    naam: str,
    rows: tuple[int, ...],
    weights: Floats,
    *,
    has_company: bool,
) -> Place:
    codes = tuple(world.codes[row] for row in rows)
    focus = subject.code if subject.soort == GEMEENTE else None
    namen = tuple(name_of(code) for code in codes)
    return Place(subject, naam, codes, namen, rows, weights, has_company, focus)
