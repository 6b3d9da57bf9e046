# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The funding job in openfisca-core, written as someone who knows that tool well would write it.

Gemeenten are the persons; verbanden and the country are groups. What does not change by year is
asked for once (`ETERNITY`), whole euros are integers (exact, where its floats have 24 bits), and
values that the product reads from its parameters are parameters here. One path rounds as the
product does; draws are expectations, also as in the product.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np
from openfisca_core.entities import Entity, GroupEntity
from openfisca_core.model_api import ETERNITY, YEAR, Reform, Variable, where
from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import Period, period
from openfisca_core.simulations import Simulation, SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem

from benchmarks.job import Answer, Job, Numbers

Gemeente = Entity("gemeente", "gemeenten", "Een gemeente", "")
Verband = GroupEntity("verband", "verbanden", "Eerste verband", "", roles=[{"key": "lid"}])
Tweede = GroupEntity("tweede", "tweede_verbanden", "Tweede verband", "", roles=[{"key": "lid"}])
Land = GroupEntity("land", "landen", "Het hele land", "", roles=[{"key": "deel"}])

DRAWN = {
    "impulsbudget.macrobudget",
    "sociale_infrastructuur.macrobudget",
    "beschut_werk.begeleiding_per_plek",
    "beschut_werk.plekken_bekostigd",
    "wsw.macrobudget",
}
"""The values with a range on which an amount rests; with draws each is an input of the country."""

CLUSTER = {
    "bijstandsontvangers": "gewicht_bijstandsontvanger",
    "loonkostensubsidies": "gewicht_loonkostensubsidie",
    "doelgroepenregister": "gewicht_doelgroepenregister",
    "huishoudens_laag_inkomen": "gewicht_laag_inkomen",
}


def largest_remainder(total: float, key: Any) -> Any:
    """Divide whole euros over all gemeenten in the simulation."""
    product = key.astype(np.int64) * int(total)
    parts, rest = np.divmod(product, key.sum(dtype=np.int64))
    left = int(total) - int(parts.sum())
    if left:
        parts[np.argsort(-rest, kind="stable")[:left]] += 1
    return parts


def half_up(values: Any) -> Any:
    """Round to whole euros, a half up."""
    return np.floor(values + 0.5)


class doelgroepenregister(Variable):  # noqa: N801 - openfisca names variables so
    value_type = int
    entity = Gemeente
    definition_period = ETERNITY


class aandeel_register(Variable):  # noqa: N801
    value_type = float
    entity = Gemeente
    definition_period = ETERNITY

    def formula(gemeente: Any, period: Any) -> Any:  # noqa: N805
        key = gemeente("doelgroepenregister", period)
        return key / gemeente.land.sum(key)


class aandeel_beschut(Variable):  # noqa: N801
    value_type = float
    entity = Gemeente
    definition_period = ETERNITY


class heeft_wsw(Variable):  # noqa: N801
    value_type = bool
    entity = Gemeente
    definition_period = ETERNITY


class inwoners(Variable):  # noqa: N801
    value_type = int
    entity = Gemeente
    definition_period = YEAR


class gepubliceerd(Variable):  # noqa: N801
    value_type = int
    default_value = -1
    entity = Gemeente
    definition_period = YEAR


class impulsbudget(Variable):  # noqa: N801
    value_type = int
    entity = Gemeente
    definition_period = YEAR

    def formula(gemeente: Any, period: Any, parameters: Any) -> Any:  # noqa: N805
        total = parameters(period).impulsbudget.macrobudget
        return largest_remainder(total, gemeente("doelgroepenregister", period))


class tweede_deel(Variable):  # noqa: N801
    value_type = int
    entity = Gemeente
    definition_period = YEAR

    def formula(gemeente: Any, period: Any) -> Any:  # noqa: N805
        # Two equal parts; a euro that is left goes to the first verband.
        is_split = gemeente.tweede("is_echt", period)
        return where(is_split, gemeente("impulsbudget", period) // 2, 0)


class is_echt(Variable):  # noqa: N801
    value_type = bool
    entity = Tweede
    definition_period = ETERNITY


class impulsbudget_verband(Variable):  # noqa: N801
    value_type = int
    entity = Verband
    definition_period = YEAR

    def formula(verband: Any, period: Any) -> Any:  # noqa: N805
        second = verband.members("tweede_deel", period)
        first = verband.members("impulsbudget", period) - second
        tweede = verband.simulation.populations["tweede"]
        return verband.sum(first) + tweede.sum(second)[:-1]


class grootste_lid(Variable):  # noqa: N801
    value_type = int
    entity = Verband
    definition_period = YEAR

    def formula(verband: Any, period: Any) -> Any:  # noqa: N805
        # Its own `max` walks over the places in the largest group, one by one; this is faster.
        persons = verband.members("inwoners", period)
        tweede = verband.simulation.populations["tweede"]
        most = np.zeros(tweede.count, dtype=persons.dtype)
        np.maximum.at(most, verband.members_entity_id, persons)
        np.maximum.at(most, tweede.members_entity_id, persons)
        return most[:-1]


class impulsbudget_ontvangen(Variable):  # noqa: N801
    value_type = int
    entity = Gemeente
    definition_period = YEAR

    def formula(gemeente: Any, period: Any) -> Any:  # noqa: N805
        persons = gemeente("inwoners", period)
        largest = gemeente.verband("grootste_lid", period)
        first = where(persons == largest, gemeente.verband("impulsbudget_verband", period), 0)
        populations = gemeente.simulation.populations
        paid = populations["verband"]("impulsbudget_verband", period)
        border = populations["verband"]("grootste_lid", period)
        place = populations["tweede"].members_entity_id
        second = np.append(paid, 0)[place] * (persons == np.append(border, -1)[place])
        return first + second


class sociale_infrastructuur(Variable):  # noqa: N801
    value_type = int
    entity = Gemeente
    definition_period = YEAR

    def formula(gemeente: Any, period: Any, parameters: Any) -> Any:  # noqa: N805
        total = parameters(period).sociale_infrastructuur.macrobudget
        return largest_remainder(total, gemeente("doelgroepenregister", period))


def _beschut(share: Any, values: Any) -> Any:
    places = share * values.plekken_bekostigd
    apart = values.lage_inkomensvoordeel_per_plek
    rest = (
        values.begeleiding_per_plek
        + values.loon_en_prijsbijstelling_2024_per_plek
        + values.bedrijfskosten_per_plek
        + values.loon_en_prijsbijstelling_2025_per_plek
        + values.overbrugging_forfait_per_plek
    )
    return np.maximum(values.minimum_plekken, places) * rest + places * apart


class beschut_werk(Variable):  # noqa: N801
    value_type = int
    entity = Gemeente
    definition_period = YEAR

    def formula(gemeente: Any, period: Any, parameters: Any) -> Any:  # noqa: N805
        share = gemeente("aandeel_beschut", period)
        return half_up(_beschut(share, parameters(period).beschut_werk))


class taakstelling(Variable):  # noqa: N801
    value_type = int
    entity = Gemeente
    definition_period = YEAR

    def formula(gemeente: Any, period: Any, parameters: Any) -> Any:  # noqa: N805
        return half_up(
            gemeente("aandeel_beschut", period) * parameters(period).beschut_werk.doelstelling
        )


class wsw_uit_publicatie(Variable):  # noqa: N801
    value_type = int
    entity = Gemeente
    definition_period = YEAR

    def formula(gemeente: Any, period: Any, parameters: Any) -> Any:  # noqa: N805
        share = gemeente("aandeel_beschut", period)
        beschut = half_up(_beschut(share, parameters(period).beschut_werk_bij_publicatie))
        rest = np.maximum(0, gemeente("gepubliceerd", period) - beschut)
        return where(gemeente("heeft_wsw", period), rest, 0)


class wsw(Variable):
    value_type = int
    entity = Gemeente
    definition_period = YEAR

    def formula(gemeente: Any, period: Any, parameters: Any) -> Any:  # noqa: N805
        last = parameters(period).laatste_gepubliceerde_jaar
        part = gemeente("wsw_uit_publicatie", _year(min(period.start.year, int(last))))
        if period.start.year <= last:
            return part
        return largest_remainder(parameters(period).wsw.macrobudget, part)


class iu_participatie(Variable):  # noqa: N801
    value_type = int
    entity = Gemeente
    definition_period = YEAR

    def formula(gemeente: Any, period: Any, parameters: Any) -> Any:  # noqa: N805
        if parameters(period).gepubliceerd_is_nieuwste:
            return gemeente("gepubliceerd", period)
        return (
            gemeente("wsw", period)
            + gemeente("beschut_werk", period)
            + gemeente("sociale_infrastructuur", period)
        )


def _count(name: str) -> type[Variable]:
    body = {"value_type": float, "entity": Gemeente, "definition_period": YEAR}
    return type(f"aantal_{name}", (Variable,), body)


def _cluster(end: int) -> type[Variable]:
    def formula(gemeente: Any, period: Any, parameters: Any) -> Any:
        values = parameters(period).cluster_participatie
        found = sum(gemeente(f"aantal_{n}", period) * values[w] for n, w in CLUSTER.items())
        return half_up(values.uitkeringsfactor * found)

    body = {
        "value_type": int,
        "entity": Gemeente,
        "definition_period": YEAR,
        "end": f"{end}-12-31",
        "formula": formula,
    }
    return type("cluster_participatie", (Variable,), body)


ONE_PATH = (
    doelgroepenregister, aandeel_beschut, heeft_wsw, inwoners, gepubliceerd, impulsbudget,
    is_echt, tweede_deel, impulsbudget_verband, grootste_lid, impulsbudget_ontvangen,
    sociale_infrastructuur, beschut_werk, taakstelling, wsw_uit_publicatie, wsw, iu_participatie,
)  # fmt: skip
ASKED = {
    "impulsbudget": "impulsbudget",
    "impulsbudget per verband": "impulsbudget_verband",
    "impulsbudget per ontvanger": "impulsbudget_ontvangen",
    "sociale_infrastructuur": "sociale_infrastructuur",
    "beschut_werk": "beschut_werk",
    "taakstelling": "taakstelling",
    "wsw": "wsw",
    "iu_participatie": "iu_participatie",
    "cluster_participatie": "cluster_participatie",
}
"""Our names to the variables that are asked for."""


class Rival:
    """The rules, loaded once, as a server would; a run is a new simulation."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.last = max(job.published)
        self.cluster_end = max(year for _, year in job.counts)
        self.system = self._system()

    def _system(self) -> TaxBenefitSystem:
        system = TaxBenefitSystem([Gemeente, Verband, Tweede, Land])
        for variable in (*ONE_PATH, *(_count(n) for n in CLUSTER), _cluster(self.cluster_end)):
            system.add_variable(variable)
        system.parameters = ParameterNode("", data=self._parameters())
        return system

    def _parameters(self) -> dict[str, Any]:
        tree: dict[str, Any] = {
            "gepubliceerd_is_nieuwste": _dated(self.job.published_is_newest),
            "laatste_gepubliceerde_jaar": _dated(dict.fromkeys(self.job.years, self.last)),
            "beschut_werk_bij_publicatie": {
                name: _dated(values) for name, values in self.job.at_publication.items()
            },
        }
        for place, values in self.job.parameters.items():
            key, name = place.split(".")
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
            group = builder.declare_entity(name, np.arange(size))
            group.members_entity_id = members
        made = builder.build(system or self.system)
        made.set_input("doelgroepenregister", ETERNITY, job.register)
        made.set_input("aandeel_beschut", ETERNITY, job.key / job.key_total)
        made.set_input("heeft_wsw", ETERNITY, job.has_wsw)
        made.set_input("is_echt", ETERNITY, np.arange(job.verbanden + 1) < job.verbanden)
        for year in job.years:
            made.set_input("inwoners", _year(year), job.inhabitants[year])
        for year, amounts in job.published.items():
            made.set_input("gepubliceerd", _year(year), amounts)
        for (name, year), values in job.counts.items():
            made.set_input(f"aantal_{name}", _year(year), values)
        return made

    def run(self, system: TaxBenefitSystem | None = None) -> dict[str, list[Any]]:
        """Make a new simulation and ask for every amount in every year."""
        made = self.simulation(system)
        spans = [_year(year) for year in self.job.years]
        return {
            name: [made.calculate(variable, span) for span in spans]
            for name, variable in ASKED.items()
        }

    def run_with(self, place: str, number: float) -> dict[str, list[Any]]:
        """Do the job with another value of one parameter, as a reform."""

        def change(parameters: Any) -> Any:
            key, name = place.split(".")
            span = period(f"year:{self.job.years[0]}:{len(self.job.years)}")
            parameters.children[key].children[name].update(period=span, value=number)
            return parameters

        class Changed(Reform):
            def apply(self) -> None:
                self.modify_parameters(change)

        return self.run(Changed(self.system))

    def answer(self) -> Answer:
        """Give the outcome in the form in which it is compared."""
        found = {name: np.stack(rows, axis=1).astype(float) for name, rows in self.run().items()}
        without = np.array(self.job.years) > self.cluster_end
        found["cluster_participatie"][:, without] = np.nan
        return Answer(found)


@cache
def _year(year: int) -> Period:
    """Read a period once; reading its text again and again would cost the rival a tenth."""
    return period(str(year))


def _dated(values: Mapping[int, float]) -> dict[str, Any]:
    """Write values per year as dated values; a year without a value is left out."""
    return {"values": {f"{y}-01-01": {"value": v} for y, v in values.items() if not np.isnan(v)}}
