# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The funding job with draws in openfisca-core: expectations, with the drawn values as inputs.

Naive use is a simulation per draw, in two ways: with the drawn values in a reform of the
parameters, as its manual shows, and with the drawn values as inputs of the country, which is
cheaper. Well used, the draws stand side by side in one simulation: a country per draw, and all
gemeenten in each.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from openfisca_core.model_api import ETERNITY, Reform
from openfisca_core.parameters import ParameterNode
from openfisca_core.simulations import Simulation, SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem

from benchmarks.job import Job, Numbers
from benchmarks.rival import Rival
from benchmarks.rival_rules import GEMEENTE, LAND, variable, year_of

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


def _drawn(gemeente: Any, place: str, period: Any, parameters: Any) -> Any:
    """Take a drawn value: from the country where it is an input, else from the parameters."""
    variables = gemeente.simulation.tax_benefit_system.variables
    if _name(place) in variables:
        return gemeente.land(_name(place), period)
    key, name = place.split(".")
    return parameters(period)[key][name]


def _in_proportion(share: str, place: str) -> Any:
    def formula(gemeente: Any, period: Any, parameters: Any) -> Any:
        return gemeente(share, period) * _drawn(gemeente, place, period, parameters)

    return formula


def _beschut(gemeente: Any, period: Any, parameters: Any) -> Any:
    values = parameters(period).beschut_werk
    guidance = _drawn(gemeente, "beschut_werk.begeleiding_per_plek", period, parameters)
    funded = _drawn(gemeente, "beschut_werk.plekken_bekostigd", period, parameters)
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
        later = _drawn(gemeente, "wsw.latere_bijstelling", period, parameters)
        return gemeente("laatste_wsw", period) * later
    total = _drawn(gemeente, "wsw.macrobudget", period, parameters)
    return gemeente("aandeel_wsw", period) * total


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
        self.system = _system(one_path.parameters(), drawn)
        self.by_reform = _system(one_path.parameters(), ())

    def run_reform(self, draw: int) -> dict[str, list[Any]]:
        """Make a reform with the values of one draw, and a simulation of it."""

        def change(parameters: Any) -> Any:
            for place, values in self.drawn.items():
                key, name = place.split(".")
                parameter = parameters.children[key].children[name]
                for year, row in zip(self.job.years, values, strict=True):
                    parameter.update(period=year_of(year), value=float(row[draw]))
            return parameters

        class Changed(Reform):
            def apply(self) -> None:
                self.modify_parameters(change)

        return self._ask(self._simulation(Changed(self.by_reform), 1))

    def run(self, first: int, count: int) -> dict[str, list[Any]]:
        """Make a simulation for some draws, and ask for every amount in every year.

        Args:
            first: number of the first draw.
            count: how many draws stand side by side.

        Returns:
            Per variable and year an array of shape (trekkingen x gemeenten,).
        """
        made = self._simulation(self.system, count)
        spans = [year_of(year) for year in self.job.years]
        for place, values in self.drawn.items():
            for span, row in zip(spans, values[:, first : first + count], strict=True):
                made.set_input(_name(place), span, row)
        return self._ask(made)

    def _simulation(self, system: TaxBenefitSystem, count: int) -> Simulation:
        job = self.job
        places = len(job.register)
        builder = SimulationBuilder()
        builder.create_entities(system)
        builder.declare_person_entity("gemeente", np.arange(count * places))
        lands = builder.declare_entity("land", np.arange(count))
        lands.members_entity_id = np.repeat(np.arange(count), places)
        made = builder.build(system)
        made.set_input("doelgroepenregister", ETERNITY, np.tile(job.register, count))
        made.set_input("aandeel_beschut", ETERNITY, np.tile(job.key / job.key_total, count))
        made.set_input("laatste_wsw", ETERNITY, np.tile(self.laatste_wsw, count))
        return made

    def _ask(self, made: Simulation) -> dict[str, list[Any]]:
        spans = [year_of(year) for year in self.job.years]
        return {name: [made.calculate(name, span) for span in spans] for name in ASKED}

    def in_shape(self, found: Mapping[str, list[Any]], count: int) -> dict[str, Numbers]:
        """Give the amounts of some draws, shape (gemeenten, jaren, trekkingen)."""
        shape = (len(self.job.years), count, len(self.job.register))
        return {
            name: np.stack(rows).reshape(shape).transpose(2, 0, 1).astype(np.float64)
            for name, rows in found.items()
        }


def _system(parameters: Mapping[str, Any], inputs: Iterable[str]) -> TaxBenefitSystem:
    """Load the rules, with some drawn values as inputs of the country."""
    system = TaxBenefitSystem([GEMEENTE, LAND])
    for one in (*VARIABLES, *(variable(_name(p), float, entity=LAND) for p in inputs)):
        system.add_variable(one)
    system.parameters = ParameterNode("", data=parameters)
    return system


def _name(place: str) -> str:
    """Name the variable of a drawn value."""
    return "getrokken_" + place.replace(".", "_")
