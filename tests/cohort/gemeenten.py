# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Synthetic gemeenten for the tests of the cohort."""

from datetime import date

import numpy as np

from springplank.cohort import beschut_history, wsw
from springplank.cohort.start import Keys, National, Start, national_start

ON = date(2026, 11, 22)
START_YEAR = 2024


def make_start(count: int = 4, seed: int = 1) -> Start:
    """Divide the national numbers over gemeenten with shares that add up to 1."""
    generator = np.random.default_rng(seed)
    one, two, three = (generator.dirichlet(np.ones(count)) for _ in range(3))
    working, waiting = beschut_history.known_on(ON).in_year(START_YEAR)
    people = wsw.national_start(START_YEAR, ON).personen
    return national_start(
        [f"gemeente {n}" for n in range(count)],
        START_YEAR,
        Keys(one, two, three, 40_000 * three),
        National(people, working, waiting, 5_000.0),
    )
