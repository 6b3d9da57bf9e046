# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The funding job in openfisca-core, written as someone who knows that tool well would write it.

Gemeenten are its persons; verbanden and the country are its groups. What does not change by year
is asked for once (`ETERNITY`), periods are read once, whole euros are integers (exact, where its
floats have 24 bits), and what the product reads from its parameters are parameters here. There are
two rule sets: `AMOUNTS` gives only the amounts; `COLUMNS` gives every column that the product
gives, each step a variable, which is also how a trace of this engine explains an amount.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

import numpy as np
from openfisca_core.entities import Entity, GroupEntity
from openfisca_core.model_api import ETERNITY, YEAR, Reform, Variable, where
from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import Period, period
from openfisca_core.simulations import Simulation, SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem

from benchmarks.job import Answer, Job

GEMEENTE = Entity("gemeente", "gemeenten", "Een gemeente", "")
VERBAND = GroupEntity("verband", "verbanden", "Eerste verband", "", roles=[{"key": "lid"}])
TWEEDE = GroupEntity("tweede", "tweede_verbanden", "Tweede verband", "", roles=[{"key": "lid"}])
LAND = GroupEntity("land", "landen", "Het hele land", "", roles=[{"key": "deel"}])

CLUSTER = {
    "bijstandsontvangers": "gewicht_bijstandsontvanger",
    "loonkostensubsidies": "gewicht_loonkostensubsidie",
    "doelgroepenregister": "gewicht_doelgroepenregister",
    "huishoudens_laag_inkomen": "gewicht_laag_inkomen",
}


@cache
def year_of(year: int) -> Period:
    """Read a period once; reading its text again and again would cost the rival a tenth."""
    return period(str(year))


def variable(
    name: str,
    kind: type,
    formula: Callable[..., Any] | None = None,
    *,
    entity: Any = GEMEENTE,
    span: Any = YEAR,
    **more: Any,
) -> type[Variable]:
    """Define a variable; an input when it has no formula."""
    body = {"value_type": kind, "entity": entity, "definition_period": span, **more}
    if formula is not None:
        body["formula"] = formula
    return type(name, (Variable,), body)


def largest_remainder(total: float, key: Any) -> Any:
    """Divide whole euros over all gemeenten in the simulation."""
    whole = int(total)
    product = key.astype(np.int64) * whole
    parts, rest = np.divmod(product, key.sum(dtype=np.int64))
    left = whole - int(parts.sum())
    if left:
        parts[np.argsort(-rest, kind="stable")[:left]] += 1
    return parts


def half_up(values: Any) -> Any:
    """Round to whole euros, a half up."""
    return np.floor(values + 0.5)


# --- Impulsbudget: the amount, its two parts, the verband, who is paid -----------------------


def _impulsbudget(gemeente: Any, period: Any, parameters: Any) -> Any:
    total = parameters(period).impulsbudget.macrobudget
    return largest_remainder(total, gemeente("doelgroepenregister", period))


def _tweede_deel(gemeente: Any, period: Any) -> Any:
    # Two equal parts; a euro that is left goes to the first verband.
    return where(gemeente.tweede("is_echt", period), gemeente("impulsbudget", period) // 2, 0)


def _eerste_deel(gemeente: Any, period: Any) -> Any:
    return gemeente("impulsbudget", period) - gemeente("tweede_deel", period)


def _per_verband(verband: Any, period: Any) -> Any:
    second = verband.simulation.populations["tweede"].sum(verband.members("tweede_deel", period))
    return verband.sum(verband.members("eerste_deel", period)) + second[:-1]


def _grootste_lid(verband: Any, period: Any) -> Any:
    # Its own `max` walks over the places in the largest group, one by one; this is faster.
    persons = verband.members("inwoners", period)
    tweede = verband.simulation.populations["tweede"]
    most = np.zeros(tweede.count, dtype=persons.dtype)
    np.maximum.at(most, verband.members_entity_id, persons)
    np.maximum.at(most, tweede.members_entity_id, persons)
    return most[:-1]


def _ontvangen(gemeente: Any, period: Any) -> Any:
    persons = gemeente("inwoners", period)
    populations = gemeente.simulation.populations
    paid = np.append(populations["verband"]("impulsbudget_verband", period), 0)
    border = np.append(populations["verband"]("grootste_lid", period), -1)
    found = 0
    for name in ("verband", "tweede"):
        place = populations[name].members_entity_id
        found = found + paid[place] * (persons == border[place])
    return found


IMPULSBUDGET = (
    variable("impulsbudget", int, _impulsbudget),
    variable("tweede_deel", int, _tweede_deel),
    variable("eerste_deel", int, _eerste_deel),
    variable("impulsbudget_verband", int, _per_verband, entity=VERBAND),
    variable("grootste_lid", int, _grootste_lid, entity=VERBAND),
    variable("impulsbudget_ontvangen", int, _ontvangen),
)


# --- Sociale infrastructuur ------------------------------------------------------------------


def _aandeel_register(gemeente: Any, period: Any) -> Any:
    key = gemeente("doelgroepenregister", period)
    return key / gemeente.land.sum(key)


def _infrastructuur(gemeente: Any, period: Any, parameters: Any) -> Any:
    total = parameters(period).sociale_infrastructuur.macrobudget
    return largest_remainder(total, gemeente("doelgroepenregister", period))


def _plekken_bij_de_norm(gemeente: Any, period: Any, parameters: Any) -> Any:
    norm = parameters(period).sociale_infrastructuur.normbedrag_per_plek
    return gemeente("sociale_infrastructuur", period) / norm


def _infrastructuur_plekken(gemeente: Any, period: Any, parameters: Any) -> Any:
    places = parameters(period).sociale_infrastructuur.plekken_beoogd
    return gemeente("aandeel_register", period) * places


INFRASTRUCTUUR = (variable("sociale_infrastructuur", int, _infrastructuur),)
INFRASTRUCTUUR_STEPS = (
    variable("aandeel_register", float, _aandeel_register, span=ETERNITY),
    variable("plekken_bij_de_norm", float, _plekken_bij_de_norm),
    variable("infrastructuur_plekken_naar_aandeel", float, _infrastructuur_plekken),
)


# --- Beschut werk ------------------------------------------------------------------------------


def _without(values: Any) -> Any:
    return (
        values.begeleiding_per_plek
        + values.loon_en_prijsbijstelling_2024_per_plek
        + values.bedrijfskosten_per_plek
        + values.loon_en_prijsbijstelling_2025_per_plek
        + values.overbrugging_forfait_per_plek
    )


def _beschut_at(share: Any, values: Any) -> Any:
    places = share * values.plekken_bekostigd
    funded = np.maximum(values.minimum_plekken, places)
    return half_up(funded * _without(values) + places * values.lage_inkomensvoordeel_per_plek)


def _beschut(gemeente: Any, period: Any, parameters: Any) -> Any:
    return _beschut_at(gemeente("aandeel_beschut", period), parameters(period).beschut_werk)


def _taakstelling(gemeente: Any, period: Any, parameters: Any) -> Any:
    goal = parameters(period).beschut_werk.doelstelling
    return half_up(gemeente("aandeel_beschut", period) * goal)


def _aandeel(gemeente: Any, period: Any, parameters: Any) -> Any:
    new = parameters(period).beschut_werk.aandeel_nieuwe_sleutel
    share = gemeente("aandeel_beschut", period)
    return (1 - new) * share + new * gemeente("aandeel_nieuw", period)


def _naar_aandeel(gemeente: Any, period: Any, parameters: Any) -> Any:
    return gemeente("aandeel", period) * parameters(period).beschut_werk.plekken_bekostigd


def _plekken(gemeente: Any, period: Any, parameters: Any) -> Any:
    least = parameters(period).beschut_werk.minimum_plekken
    return np.maximum(least, gemeente("plekken_naar_aandeel", period))


def _bedrag_per_plek(land: Any, period: Any, parameters: Any) -> Any:
    values = parameters(period).beschut_werk
    return np.full(land.count, _without(values) + values.lage_inkomensvoordeel_per_plek)


def _beschut_in_steps(gemeente: Any, period: Any, parameters: Any) -> Any:
    values = parameters(period).beschut_werk
    apart = gemeente("plekken_naar_aandeel", period) * values.lage_inkomensvoordeel_per_plek
    return half_up(gemeente("plekken", period) * _without(values) + apart)


def _via_buig(gemeente: Any, period: Any, parameters: Any) -> Any:
    per_place = parameters(period).beschut_werk.forfait_naar_buig_per_plek
    return half_up(gemeente("plekken", period) * per_place)


def _taakstelling_in_steps(gemeente: Any, period: Any, parameters: Any) -> Any:
    return half_up(gemeente("aandeel", period) * parameters(period).beschut_werk.doelstelling)


BESCHUT = (
    variable("beschut_werk", int, _beschut),
    variable("taakstelling", int, _taakstelling),
)
BESCHUT_STEPS = (
    variable("aandeel", float, _aandeel),
    variable("plekken_naar_aandeel", float, _naar_aandeel),
    variable("plekken", float, _plekken),
    variable("bedrag_per_plek", float, _bedrag_per_plek, entity=LAND),
    variable("beschut_werk", int, _beschut_in_steps),
    variable("via_buig", int, _via_buig),
    variable("taakstelling", int, _taakstelling_in_steps),
)


# --- Wsw and the whole ---------------------------------------------------------------------------


def _uit_publicatie(gemeente: Any, period: Any, parameters: Any) -> Any:
    share = gemeente("aandeel_beschut", period)
    beschut = _beschut_at(share, parameters(period).beschut_werk_bij_publicatie)
    rest = np.maximum(0, gemeente("gepubliceerd", period) - beschut)
    return where(gemeente("heeft_wsw", period), rest, 0)


def _uit_macrobudget(gemeente: Any, period: Any, parameters: Any) -> Any:
    last = year_of(int(parameters(period).laatste_gepubliceerde_jaar))
    return largest_remainder(
        parameters(period).wsw.macrobudget, gemeente("wsw_uit_publicatie", last)
    )


def _wsw(gemeente: Any, period: Any, parameters: Any) -> Any:
    if period.start.year <= parameters(period).laatste_gepubliceerde_jaar:
        return gemeente("wsw_uit_publicatie", period)
    return gemeente("wsw_uit_macrobudget", period)


def _eenmalig(gemeente: Any, period: Any, parameters: Any) -> Any:
    total = parameters(period).wsw.eenmalig
    return largest_remainder(total, gemeente("wsw", period)) if total else np.zeros(gemeente.count)


def _lage_inkomensvoordeel(gemeente: Any, period: Any, parameters: Any) -> Any:
    return largest_remainder(parameters(period).wsw.lage_inkomensvoordeel, gemeente("wsw", period))


def _som(gemeente: Any, period: Any) -> Any:
    parts = ("wsw", "beschut_werk", "sociale_infrastructuur")
    return sum(gemeente(part, period) for part in parts)


def _whole(gemeente: Any, period: Any, parameters: Any) -> Any:
    if parameters(period).gepubliceerd_is_nieuwste:
        return gemeente("gepubliceerd", period)
    return gemeente("som_onderdelen", period)


def _onverklaard(gemeente: Any, period: Any) -> Any:
    return gemeente("iu_participatie", period) - gemeente("som_onderdelen", period)


def _wsw_variables(last_low_income: int) -> tuple[type[Variable], ...]:
    ends = f"{last_low_income}-12-31"
    return (
        variable("waarvan_eenmalig", int, _eenmalig),
        variable("waarvan_lage_inkomensvoordeel", int, _lage_inkomensvoordeel, end=ends),
        variable("onverklaard", int, _onverklaard),
    )


WSW = (
    variable("wsw_uit_publicatie", int, _uit_publicatie),
    variable("wsw_uit_macrobudget", int, _uit_macrobudget),
    variable("wsw", int, _wsw),
    variable("som_onderdelen", int, _som),
    variable("iu_participatie", int, _whole),
)


# --- Cluster Participatie ------------------------------------------------------------------------


def _basis(gemeente: Any, period: Any, parameters: Any) -> Any:
    values = parameters(period).cluster_participatie
    return sum(gemeente(f"aantal_{n}", period) * values[w] for n, w in CLUSTER.items())


def _cluster(gemeente: Any, period: Any, parameters: Any) -> Any:
    factor = parameters(period).cluster_participatie.uitkeringsfactor
    return half_up(factor * gemeente("cluster_basis", period))


def _cluster_variables(last: int) -> tuple[type[Variable], ...]:
    ends = f"{last}-12-31"
    return (
        *(variable(f"aantal_{name}", float) for name in CLUSTER),
        variable("cluster_basis", float, _basis, end=ends),
        variable("cluster_participatie", int, _cluster, end=ends),
    )


# --- The rule sets, and a run --------------------------------------------------------------------

INPUTS = (
    variable("doelgroepenregister", int, span=ETERNITY),
    variable("aandeel_beschut", float, span=ETERNITY),
    variable("aandeel_nieuw", float, span=ETERNITY),
    variable("heeft_wsw", bool, span=ETERNITY),
    variable("is_echt", bool, entity=TWEEDE, span=ETERNITY),
    variable("inwoners", int),
    variable("gepubliceerd", int, default_value=-1),
)
COMPARED = {
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
"""Our names of the amounts to the variables that are asked for."""

STEPS = (
    "aandeel_register",
    "plekken_bij_de_norm",
    "infrastructuur_plekken_naar_aandeel",
    "aandeel",
    "plekken_naar_aandeel",
    "plekken",
    "bedrag_per_plek",
    "via_buig",
    "wsw_uit_publicatie",
    "wsw_uit_macrobudget",
    "waarvan_eenmalig",
    "waarvan_lage_inkomensvoordeel",
    "som_onderdelen",
    "onverklaard",
    "cluster_basis",
    "eerste_deel",
    "tweede_deel",
    "grootste_lid",
)
"""The other columns that the product gives."""


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
        found += _cluster_variables(self.cluster_end)
        if not columns:
            return (*found, *BESCHUT)
        known = self.job.parameters["wsw.lage_inkomensvoordeel"]
        last = max(year for year, value in known.items() if not np.isnan(value))
        return (*found, *BESCHUT_STEPS, *INFRASTRUCTUUR_STEPS, *_wsw_variables(last))

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
