# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The funding job in openfisca-core: loading the rules, and a run of a new simulation."""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from openfisca_core.model_api import ETERNITY, Reform, Variable
from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import period
from openfisca_core.simulations import Simulation, SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem

from benchmarks.job import Answer, Job
from benchmarks.rival_rules import (
    BESCHUT,
    BESCHUT_STEPS,
    COMPARED,
    GEMEENTE,
    IMPULSBUDGET,
    INFRASTRUCTUUR,
    INFRASTRUCTUUR_STEPS,
    INPUTS,
    LAND,
    STEPS,
    TWEEDE,
    VERBAND,
    WSW,
    cluster_variables,
    wsw_steps,
    year_of,
)


class Rival:
    """The rules, loaded once, as a server would; a run is a new simulation."""

    def __init__(self, job: Job, *, columns: bool) -> None:
        """Load the rules.

        Args:
            job: the data.
            columns: every column of the product, or only the amounts.
        """
        self.job = job
        self.cluster_end = max(year for _, year in job.counts)
        self.asked = (*COMPARED.values(), *(STEPS if columns else ()))
        self.system = TaxBenefitSystem([GEMEENTE, VERBAND, TWEEDE, LAND])
        for one in self._variables(columns=columns):
            self.system.add_variable(one)
        self.system.parameters = ParameterNode("", data=self.parameters())

    def _variables(self, *, columns: bool) -> Iterable[type[Variable]]:
        found = (*INPUTS, *IMPULSBUDGET, *INFRASTRUCTUUR, *WSW)
        found += cluster_variables(self.cluster_end)
        if not columns:
            return (*found, *BESCHUT)
        known = self.job.parameters["wsw.lage_inkomensvoordeel"]
        last = max(year for year, value in known.items() if not np.isnan(value))
        return (*found, *BESCHUT_STEPS, *INFRASTRUCTUUR_STEPS, *wsw_steps(last))

    def parameters(self) -> dict[str, Any]:
        """Write the parameters as the tree that the engine reads."""
        job = self.job
        tree: dict[str, Any] = {
            "gepubliceerd_is_nieuwste": _dated(job.published_is_newest),
            "laatste_gepubliceerde_jaar": _dated(dict.fromkeys(job.years, max(job.published))),
        }
        found = {f"beschut_werk_bij_publicatie.{n}": v for n, v in job.at_publication.items()}
        for place, values in (*job.parameters.items(), *found.items()):
            key, name = place.split(".")
            if not np.isnan(list(values.values())).all():
                tree.setdefault(key, {})[name] = _dated(values)
        return tree

    def simulation(self, system: TaxBenefitSystem | None = None) -> Simulation:
        """Make a new simulation with the inputs."""
        job = self.job
        count = len(job.register)
        builder = SimulationBuilder()
        builder.create_entities(system or self.system)
        builder.declare_person_entity("gemeente", np.arange(count))
        for name, members, size in (
            ("verband", job.first_verband, job.verbanden),
            ("tweede", job.second_verband, job.verbanden + 1),
            ("land", np.zeros(count, dtype=np.int64), 1),
        ):
            builder.declare_entity(name, np.arange(size)).members_entity_id = members
        made = builder.build(system or self.system)
        share = job.key / job.key_total
        made.set_input("doelgroepenregister", ETERNITY, job.register)
        made.set_input("aandeel_beschut", ETERNITY, share)
        made.set_input("aandeel_nieuw", ETERNITY, share)
        made.set_input("heeft_wsw", ETERNITY, job.has_wsw)
        made.set_input("is_echt", ETERNITY, np.arange(job.verbanden + 1) < job.verbanden)
        for year in job.years:
            made.set_input("inwoners", year_of(year), job.inhabitants[year])
        for year, amounts in job.published.items():
            made.set_input("gepubliceerd", year_of(year), amounts)
        for (name, year), values in job.counts.items():
            made.set_input(f"aantal_{name}", year_of(year), values)
        return made

    def run(self, system: TaxBenefitSystem | None = None) -> dict[str, list[Any]]:
        """Make a new simulation and ask for everything in every year."""
        made = self.simulation(system)
        spans = [year_of(year) for year in self.job.years]
        return {name: [made.calculate(name, span) for span in spans] for name in self.asked}

    def run_with(self, place: str, number: float) -> dict[str, list[Any]]:
        """Do the job with another value of one parameter, as a reform."""
        span = period(f"year:{self.job.years[0]}:{len(self.job.years)}")

        def change(parameters: Any) -> Any:
            key, name = place.split(".")
            parameters.children[key].children[name].update(period=span, value=number)
            return parameters

        class Changed(Reform):
            def apply(self) -> None:
                self.modify_parameters(change)

        return self.run(Changed(self.system))

    def answer(self, found: Mapping[str, list[Any]] | None = None) -> Answer:
        """Give the outcome in the form in which it is compared."""
        rows = found or self.run()
        amounts = {
            ours: np.stack(rows[name], axis=1).astype(float) for ours, name in COMPARED.items()
        }
        without = np.array(self.job.years) > self.cluster_end
        amounts["cluster_participatie"][:, without] = np.nan
        return Answer(amounts)


def _dated(values: Mapping[int, float]) -> dict[str, Any]:
    """Write values per year as dated values; a year without a value is left out."""
    known = {f"{y}-01-01": {"value": v} for y, v in values.items() if not np.isnan(v)}
    return {"values": known}
