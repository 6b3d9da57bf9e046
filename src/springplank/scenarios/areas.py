# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Many places side by side: every verband and the country, with what each starts from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from springplank.cohort.start import Start
from springplank.core.columns import Floats
from springplank.funding.draws import Draws, total
from springplank.funding.world import World
from springplank.reference.subjects import NATIONAL, VERBAND, Onderwerp, find_subject
from springplank.scenarios.people import (
    GUESSED,
    NATIONALLY,
    all_of_the_country,
    begin_year,
    start_of,
)
from springplank.scenarios.place import Place, place_of

Indexes: TypeAlias = NDArray[np.intp]

DIGITS = 11
"""Start figures that are alike up to so many digits are projected once."""


@dataclass(frozen=True, slots=True, eq=False)
class Areas:
    """Places with their start figures.

    Attributes:
        places: the gemeenten of each place.
        starts: the start figures of the gemeenten of each place.
        year: the start figures are those of 31 December of this year.
        wsw: people in the Wsw in the whole country by age, which its money may follow.
    """

    places: tuple[Place, ...]
    starts: tuple[Start, ...]
    year: int
    wsw: Floats


def all_areas(world: World) -> Areas:
    """Give every verband, and the country as the last one."""
    verbanden = (Onderwerp(VERBAND, v.key, v.naam, v.leden) for v in world.memberships.verbanden)
    return areas_of(world, (*verbanden, find_subject(NATIONAL)))


def areas_of(world: World, subjects: Sequence[Onderwerp]) -> Areas:
    """Give some places with what they start from, without own figures apart from imported ones."""
    country = all_of_the_country(world)
    places = tuple(place_of(world, subject) for subject in subjects)
    starts = tuple(start_of(world, place, country) for place in places)
    return Areas(places, starts, begin_year(world), country.wsw_ages.sum(axis=0))


def money_in(draws: Draws, key: str, place: Place) -> Floats:
    """Add a stream over the gemeenten of a place, each for its part, in float64.

    Returns:
        EUR, shape (jaren, trekkingen); NaN when one of the gemeenten is unknown.
    """
    rows, found = np.array(place.rows), np.zeros((1, 1))
    if place.onderwerp.soort == NATIONAL:
        return total(draws, key)
    for weight in np.unique(place.weights):
        found = found + weight * total(draws, key, rows[place.weights == weight].tolist())
    return found


@dataclass(frozen=True, slots=True, eq=False)
class Figures:
    """Start figures of a group in every place, shape (gebieden, basis).

    Attributes:
        guessed: what the range of the start belongs to: figures that nobody gave.
        known: what is sure: own figures.
        national: those of the whole country, which nothing divides: a range of their own.
    """

    guessed: Floats
    known: Floats
    national: Floats

    @property
    def every(self) -> Floats:
        """Give the three side by side, shape (gebieden, 3 x basis)."""
        return np.concatenate([self.guessed, self.known, self.national], axis=1)


def figures_of(areas: Areas, group: str, basis: Sequence[str] | None) -> Figures:
    """Add the start figures of a group over the gemeenten of each place.

    Args:
        areas: the places.
        group: key of the group.
        basis: names of the start figures; None for the ages of the Wsw.
    """
    figure = FIGURE_OF.get(group)
    guessed, known, national = [], [], []
    for place, start in zip(areas.places, areas.starts, strict=True):
        if basis is None:
            rows = start.wsw_ages
        else:
            rows = np.stack([start.figures[name] for name in basis], axis=1)
        is_country = place.onderwerp.soort == NATIONAL
        own = np.full(len(rows), figure is None)
        if figure is not None:
            own |= np.array([origin == "lokaal" for origin in start.herkomst[figure]])
        if is_country:
            own[:] = own.all()  # it is counted as a whole, or not
        nobody = np.zeros(rows.shape[1])
        guess = rows[~own].sum(axis=0)
        guessed.append(nobody if is_country else guess)
        known.append(rows[own].sum(axis=0))
        national.append(guess if is_country else nobody)
    return Figures(np.stack(guessed), np.stack(known), np.stack(national))


FIGURE_OF: Mapping[str, str] = {
    group: figure for figure, groups in GUESSED.values() for group in groups
}
"""Per group whose start may be a guess: the figure that makes it sure."""

SCALE_OF: Mapping[str, str] = {
    group: key for key, (_, groups) in GUESSED.items() for group in groups
}
"""Per group whose start may be a guess: the aanname of its range."""

NATIONAL_SCALE_OF: Mapping[str, str] = {
    group: f"{NATIONALLY}.{key.partition('.')[2]}" for group, key in SCALE_OF.items()
}
"""The same for the whole country."""


@dataclass(frozen=True, slots=True, eq=False)
class Profiles:
    """Start figures up to their size: places that are alike have one profile.

    What follows from start figures is linear in them, so a place has `size` times what its profile
    has, and the same number of times each of its quantiles.

    Attributes:
        parts: of each profile the start figures of one or more groups.
        which: per place the number of its profile; -1 when a start figure is unknown.
        size: per place how many times its profile it has.
    """

    parts: tuple[Figures, ...]
    which: Indexes
    size: Floats

    def spread(self, values: Floats) -> Floats:
        """Give every place its part of what the profiles have.

        Args:
            values: shape (..., profielen, jaren).

        Returns:
            Shape (..., gebieden, jaren); NaN where a start figure is unknown.
        """
        found = np.full((*values.shape[:-2], len(self.which), values.shape[-1]), np.nan)
        known = self.which >= 0
        found[..., known, :] = values[..., self.which[known], :] * self.size[known, None]
        return found


def profiles_of(parts: Sequence[Figures]) -> Profiles:
    """Find which places are alike in all start figures of some groups."""
    rows = np.concatenate([part.every for part in parts], axis=1)
    known = ~np.isnan(rows).any(axis=1)
    which, size = np.full(len(rows), -1), np.zeros(len(rows))
    # Figures differ in unit: each is compared with its largest, and then as a part of the place.
    largest = np.max(rows[known], axis=0, initial=0.0)
    compared = rows[known] / np.where(largest > 0, largest, 1.0)
    sums = compared.sum(axis=1, keepdims=True)
    size[known] = np.where(sums > 0, sums, 1.0)[:, 0]
    shapes = np.round(compared / size[known, None], DIGITS)
    _, first, which[known] = np.unique(shapes, axis=0, return_index=True, return_inverse=True)
    own = rows[known][first] / size[known][first, None]
    found, at = [], 0
    for part in parts:
        width = part.every.shape[1]
        found.append(Figures(*np.split(own[:, at : at + width], 3, axis=1)))
        at += width
    return Profiles(tuple(found), which, size)
