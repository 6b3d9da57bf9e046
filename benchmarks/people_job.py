# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The cohort job: people in the Wsw by age, 342 gemeenten x 25 years x 1,000 draws, and its data.

Our side is the product: `cohort.projection.respond_in` and `project`, of which `people.follow`
consists. The data for the rivals are read from what goes into the product.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from springplank.cohort import wsw
from springplank.cohort.projection import cohort_assumptions, project, respond_in
from springplank.cohort.start import Start
from springplank.core.assumptions import draw
from springplank.funding.world import World, make_world
from springplank.scenarios.people import Kansen, all_of_the_country, begin_year

YEARS = 25
DRAWS = 1000
SEED = 1

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class PeopleJob:
    """What goes into the job.

    Attributes:
        start: who is where at the start.
        kansen: the drawn aannames.
    """

    start: Start
    kansen: Kansen


@dataclass(frozen=True, slots=True, eq=False)
class Plain:
    """The same definition as plain numbers, for a rival.

    In a year a part reaches the AOW age; of the others a part leaves: a sum of patterns over ages
    times a level per draw. Everybody grows a year older.

    Attributes:
        personen: by age at the start, shape (gemeenten, leeftijden).
        pensioen: part that reaches the AOW age, shape (leeftijden, jaren).
        patterns: shape (jaren, leeftijden, patronen).
        levels: shape (jaren, patronen, trekkingen).
    """

    personen: Numbers
    pensioen: Numbers
    patterns: Numbers
    levels: Numbers

    def stays(self, year: int, age: int, first: int, count: int) -> Numbers:
        """Give which part stays, for those of at least an age, shape (leeftijden, trekkingen)."""
        levels = self.levels[year, :, first : first + count]
        lost = self.patterns[year, age:] @ levels
        return np.asarray((1 - self.pensioen[age:, year, None]) * (1 - lost))


def make_job(world: World | None = None, *, years: int = YEARS, draws: int = DRAWS) -> PeopleJob:
    """Lay out the inputs; not part of what is timed."""
    found = world or make_world()
    first = begin_year(found) + 1
    span = tuple(range(first, first + years))
    values = draw(cohort_assumptions(), span, draws, SEED)
    return PeopleJob(all_of_the_country(found), Kansen(span, found.stand.on, values, values))


def ours(job: PeopleJob) -> Numbers:
    """Do the job as `follow` does it, for the Wsw; shape (gemeenten, jaren, trekkingen)."""
    kansen = job.kansen
    responses = respond_in(wsw.GROUP, kansen.values, kansen.years, kansen.on, flows=False)
    return project(job.start, responses, kansen.years).stand(wsw.GROUP).values


def plain_of(job: PeopleJob) -> Plain:
    """Read the data for a rival from what goes into the product."""
    found = wsw.hazards(job.kansen.values, job.kansen.years, job.kansen.on)
    levels = np.broadcast_to(found.levels, (*found.levels.shape[:2], found.levels.shape[2]))
    return Plain(job.start.wsw_ages, found.pensioen, found.patterns, levels)


def needed(job: PeopleJob) -> tuple[float, float]:
    """Give the bytes and operations that the definition needs at the least.

    Written once: every number that comes out. Computed: which part of each age is still there
    after each year and draw (two operations per pattern and one to multiply), and for every
    gemeente, year and draw a multiplication and an addition per age of which somebody is left; an
    age at which nobody is anywhere at the start needs nothing.
    """
    plain = plain_of(job)
    places, ages = plain.personen.shape
    years, patterns, draws = plain.levels.shape
    left = plain.personen.any(axis=0)
    operations = 0.0
    for year in range(years):
        # The age at the start is the axis; who reaches the AOW age or the last age is gone.
        at = np.arange(ages) + year
        left &= at < ages
        left[left] = plain.pensioen[at[left], year] < 1
        operations += left.sum() * draws * (2 * patterns + 1 + 2 * places)
    return 8.0 * places * years * draws, operations
