# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The cohort job in openfisca-core: a cell of gemeente, age at the start and draw is a person.

A cell stays the same people, so nobody has to be moved to another age: the cheapest way in which
the engine can do this. Draws stand side by side as extra persons.
"""

from typing import Any

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.model_api import Variable
from openfisca_core.periods import period
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem

from benchmarks.people_job import Numbers, Plain
from benchmarks.rival_rules import variable

FIRST = 2001
"""The year before the first one; which year it is makes no difference here."""

CEL = build_entity("cel", "cellen", "", is_person=True)
GEMEENTE = build_entity(
    "gemeente", "gemeenten", "", roles=[{"key": "lid", "plural": "leden", "label": ""}]
)


class RivalPeople:
    """The rules, loaded once; `run` makes a new simulation."""

    def __init__(self, plain: Plain, count: int) -> None:
        """Load the rules.

        Args:
            plain: the data.
            count: how many draws stand side by side.
        """
        self.plain = plain
        self.count = count
        places, ages = plain.personen.shape
        self.places, self.ages, self.years = places, ages, len(plain.levels)
        self.age = np.tile(np.repeat(np.arange(ages), places), count)
        self.draw = np.repeat(np.arange(count), places * ages)
        self.member = np.tile(np.arange(places), ages * count) + self.draw * places
        self.begin = np.tile(plain.personen.T.ravel(), count)
        self.system = TaxBenefitSystem([CEL, GEMEENTE])
        self.system.add_variable(_people(plain, count, self.age, self.draw))
        self.system.add_variable(TOTAL)

    def run(self) -> list[Any]:
        """Ask for the total of every gemeente, year by year."""
        builder = SimulationBuilder()
        builder.create_entities(self.system)
        builder.declare_person_entity("cel", np.arange(len(self.age)))
        group = builder.declare_entity("gemeente", np.arange(self.places * self.count))
        group.members_entity_id = self.member
        group.members_role = np.repeat(GEMEENTE.flattened_roles[0], len(self.age))
        made = builder.build(self.system)
        made.set_input("aantal", period(FIRST), self.begin)
        spans = [period(FIRST + 1 + year) for year in range(self.years)]
        return [made.calculate("stand", span) for span in spans]

    def answer(self) -> Numbers:
        """Give the outcome in the form in which it is compared."""
        found = np.stack(self.run()).reshape(self.years, self.count, self.places)
        return np.asarray(found.transpose(2, 0, 1), np.float64)


def _people(plain: Plain, count: int, age: Any, draw: Any) -> type[Variable]:
    last = plain.personen.shape[1] - 1

    def stay(cel: Any, span: Any) -> Any:
        year = span.start.year - FIRST - 1
        chances = plain.stays(year, 0, 0, count)
        now = age + year
        stays = np.where(now <= last, chances[np.minimum(now, last), draw], 0.0)
        return cel("aantal", span.last_year) * stays

    return variable("aantal", float, stay, entity=CEL)


def _together(gemeente: Any, span: Any) -> Any:
    return gemeente.sum(gemeente.members("aantal", span))


TOTAL = variable("stand", float, _together, entity=GEMEENTE)
