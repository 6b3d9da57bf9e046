# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The funding job in openfisca-core, written as someone who knows that tool well would write it.

Gemeenten are its persons; verbanden and the country are its groups. What does not change by year
is asked for once (`ETERNITY`), periods are read once, whole euros are integers (exact, where its
floats have 24 bits), and what the product reads from its parameters are parameters here. There are
two rule sets: `AMOUNTS` gives only the amounts; `COLUMNS` gives every column that the product
gives, each step a variable, which is also how a trace of this engine explains an amount.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
from openfisca_core.entities import Entity, GroupEntity
from openfisca_core.model_api import ETERNITY, YEAR, Variable, where
from openfisca_core.periods import Period, period

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


def _bijgesteld(gemeente: Any, period: Any, parameters: Any) -> Any:
    published = gemeente("wsw_uit_publicatie", period)
    return half_up(published * parameters(period).wsw.latere_bijstelling)


def _wsw(gemeente: Any, period: Any, parameters: Any) -> Any:
    if period.start.year <= parameters(period).laatste_gepubliceerde_jaar:
        return gemeente("wsw_bijgesteld", period)
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


def wsw_steps(last_low_income: int) -> tuple[type[Variable], ...]:
    """Define the columns beside the amount; the last year with a known part of one is needed."""
    ends = f"{last_low_income}-12-31"
    return (
        variable("waarvan_eenmalig", int, _eenmalig),
        variable("waarvan_lage_inkomensvoordeel", int, _lage_inkomensvoordeel, end=ends),
        variable("onverklaard", int, _onverklaard),
    )


WSW = (
    variable("wsw_uit_publicatie", int, _uit_publicatie),
    variable("wsw_uit_macrobudget", int, _uit_macrobudget),
    variable("wsw_bijgesteld", int, _bijgesteld),
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


def cluster_variables(last: int) -> tuple[type[Variable], ...]:
    """Define the cluster up to the last year of which the weights are known."""
    ends = f"{last}-12-31"
    return (
        *(variable(f"aantal_{name}", float) for name in CLUSTER),
        variable("cluster_basis", float, _basis, end=ends),
        variable("cluster_participatie", int, _cluster, end=ends),
    )


# --- What goes in, and what is asked ---------------------------------------------------------

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
    "wsw_bijgesteld",
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
