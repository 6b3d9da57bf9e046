# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The funding job with draws in openfisca-core: expectations, with the drawn values as inputs.

The drawn values are variables of the country, so that no reform is needed per draw (that would cost
the rival more). Naive use is a new simulation per draw; well used, the draws stand side by side in
one simulation: a country per draw, and all gemeenten again in each.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
from openfisca_core.model_api import ETERNITY, where
from openfisca_core.parameters import ParameterNode
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem

from benchmarks.job import Job, Numbers
from benchmarks.rival import GEMEENTE, LAND, Rival, variable, year_of

ASKED = (
    "impulsbudget",
    "sociale_infrastructuur",
    "beschut_werk",
    "wsw",
    "iu_participatie",
)


def _share_of(name: str) -> Any:
    def formula(gemeente: Any, period: Any) -> Any:
        key = gemeente(name, period)
        return key / gemeente.land.sum(key)

    return formula


def _in_proportion(share: str, place: str) -> Any:
    def formula(gemeente: Any, period: Any) -> Any:
        return gemeente(share, period) * gemeente.land(_name(place), period)

    return formula


def _beschut(gemeente: Any, period: Any, parameters: Any) -> Any:
    values = parameters(period).beschut_werk
    guidance = gemeente.land(_name("beschut_werk.begeleiding_per_plek"), period)
    funded = gemeente.land(_name("beschut_werk.plekken_bekostigd"), period)
    places = gemeente("aandeel_beschut", period) * funded
    rest = (
        guidance
        + values.loon_en_prijsbijstelling_2024_per_plek
        + values.bedrijfskosten_per_plek
        + values.loon_en_prijsbijstelling_2025_per_plek
        + values.overbrugging_forfait_per_plek
    )
    least = np.maximum(values.minimum_plekken, places)
    return least * rest + places * values.lage_inkomensvoordeel_per_plek


def _wsw(gemeente: Any, period: Any, parameters: Any) -> Any:
    if period.start.year <= parameters(period).laatste_gepubliceerde_jaar:
        return gemeente("laatste_wsw", period)
    return gemeente("aandeel_wsw", period) * gemeente.land(_name("wsw.macrobudget"), period)


def _whole(gemeente: Any, period: Any) -> Any:
    parts = ("wsw", "beschut_werk", "sociale_infrastructuur")
    return sum(gemeente(part, period) for part in parts)


VARIABLES = (
    variable("doelgroepenregister", float, span=ETERNITY),
    variable("aandeel_register", float, _share_of("doelgroepenregister"), span=ETERNITY),
    variable("aandeel_beschut", float, span=ETERNITY),
    variable("laatste_wsw", float, span=ETERNITY),
    variable("aandeel_wsw", float, _share_of("laatste_wsw"), span=ETERNITY),
    variable("impulsbudget", float, _in_proportion("aandeel_register", "impulsbudget.macrobudget")),
    variable(
        "sociale_infrastructuur",
        float,
        _in_proportion("aandeel_register", "sociale_infrastructuur.macrobudget"),
    ),
    variable("beschut_werk", float, _beschut),
    variable("wsw", float, _wsw),
    variable("iu_participatie", float, _whole),
)


class RivalDraws:
    """The rules, loaded once; `run` makes one simulation for some draws."""

    def __init__(self, job: Job, drawn: Mapping[str, Numbers]) -> None:
        """Load the rules.

        Args:
            job: the data.
            drawn: drawn values by "regeling.parameter", shape (jaren, trekkingen).
        """
        self.job = job
        self.drawn = drawn
        one_path = Rival(job, columns=False)
        self.laatste_wsw = one_path.run()["wsw"][job.years.index(max(job.published))]
        self.system = TaxBenefitSystem([GEMEENTE, LAND])
        for one in (*VARIABLES, *(variable(_name(p), float, entity=LAND) for p in drawn)):
            self.system.add_variable(one)
        self.system.parameters = ParameterNode("", data=one_path.parameters())

    def run(self, first: int, count: int) -> dict[str, list[Any]]:
        """Make a simulation for some draws, and ask for every amount in every year.

        Args:
            first: number of the first draw.
            count: how many draws stand side by side.

        Returns:
            Per variable and year an array of shape (trekkingen x gemeenten,).
        """
        job = self.job
        places = len(job.register)
        builder = SimulationBuilder()
        builder.create_entities(self.system)
        builder.declare_person_entity("gemeente", np.arange(count * places))
        lands = builder.declare_entity("land", np.arange(count))
        lands.members_entity_id = np.repeat(np.arange(count), places)
        made = builder.build(self.system)
        made.set_input("doelgroepenregister", ETERNITY, np.tile(job.register, count))
        made.set_input("aandeel_beschut", ETERNITY, np.tile(job.key / job.key_total, count))
        made.set_input("laatste_wsw", ETERNITY, np.tile(self.laatste_wsw, count))
        spans = [year_of(year) for year in job.years]
        for place, values in self.drawn.items():
            for span, row in zip(spans, values[:, first : first + count], strict=True):
                made.set_input(_name(place), span, row)
        return {name: [made.calculate(name, span) for span in spans] for name in ASKED}

    def amounts(self, first: int, count: int) -> dict[str, Numbers]:
        """Give the amounts of some draws, shape (gemeenten, jaren, trekkingen)."""
        shape = (len(self.job.years), count, len(self.job.register))
        found = self.run(first, count)
        return {
            name: np.stack(rows).reshape(shape).transpose(2, 0, 1).astype(np.float64)
            for name, rows in found.items()
        }


def _name(place: str) -> str:
    """Name the variable of a drawn value."""
    return "getrokken_" + place.replace(".", "_")
