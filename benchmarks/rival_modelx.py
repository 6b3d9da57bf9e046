# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The cohort job in modelx, with an array of all gemeenten, ages and draws in each cell."""

from typing import Any

import modelx
import numpy as np

from benchmarks.people_job import Numbers, Plain

# modelx takes functions apart and runs them in its own space: names below are made there.
AANTAL = """
def aantal(jaar):
    if jaar == 0:
        return np.repeat(plain.personen[:, :, None], count, axis=2)
    stays = plain.stays(jaar - 1, jaar - 1, 0, count)
    return aantal(jaar - 1)[:, :stays.shape[0]] * stays
"""
STAND = """
def stand(jaar):
    return aantal(jaar).sum(axis=1)
"""


class RivalModelx:
    """The model, made once; `run` forgets what was computed."""

    def __init__(self, plain: Plain, count: int) -> None:
        """Make the model.

        Args:
            plain: the data.
            count: how many draws are in the arrays.
        """
        self.years = len(plain.levels)
        self.space = modelx.new_model().new_space()
        self.space.plain, self.space.count, self.space.np = plain, count, np
        self.space.new_cells(formula=AANTAL)
        self.space.new_cells(formula=STAND)

    def run(self) -> list[Any]:
        """Ask for the total of every gemeente, year by year."""
        self.space.clear_all()
        return [self.space.stand(year + 1) for year in range(self.years)]

    def answer(self) -> Numbers:
        """Give the outcome in the form in which it is compared."""
        return np.stack(self.run(), axis=1)
