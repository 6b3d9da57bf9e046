# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Lays a scenario over aannames, values of the Rijk and choices; what it does not name, stays."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches

from springplank.core.assumptions import Assumption, Assumptions, find_assumption, replaced
from springplank.core.parameters import Choice, OwnValues
from springplank.errors import UsageError
from springplank.regelingen import REGELINGEN
from springplank.scenarios.scenario import Scenario, Wijziging

NO_FORFAIT = 10_000
"""A year that never comes: the law on the forfait has not changed."""


@dataclass(frozen=True, slots=True)
class Rijksgeld:
    """New money of the Rijk in a scenario, paid per place that is really filled.

    Attributes:
        naam: name for a reader.
        groep: key of the group whose places are paid for.
        per_plek: EUR per place and year, shape as a number.
        first: first calendar year.
        most: EUR that the whole country receives at most in a year; infinite when not limited.
        is_labelled: whether it may only be used for this.
        why: where the figure comes from.
    """

    naam: str
    groep: str
    per_plek: float
    first: int
    most: float
    is_labelled: bool
    why: str


@dataclass(frozen=True, slots=True)
class Setting:
    """Everything that a scenario may change; the models see nothing else of it.

    Attributes:
        assumptions: aannames of people, company and agreements, by key.
        choices: values of the Rijk, by "regeling.parameter".
        variants: variants of policy, by regeling.
        afspraak: name of the agreement; None for the one that was asked for.
        model: key of the organisation model; None for the one that was asked for.
        maatregelen: per measure of the company its first year.
        rijksgeld: new money of the Rijk.
        forfait: first year of the forfait for beschut werk; NO_FORFAIT when it does not come.
    """

    assumptions: Assumptions
    choices: Mapping[str, Choice]
    variants: Mapping[str, str]
    afspraak: str | None = None
    model: str | None = None
    maatregelen: Mapping[str, int] | None = None
    rijksgeld: tuple[Rijksgeld, ...] = ()
    forfait: int = NO_FORFAIT


def overlay(setting: Setting, scenario: Scenario) -> Setting:
    """Apply all changes of a scenario, in order.

    Raises:
        UsageError: when it changes something that does not exist, or to an impossible value.
    """
    return apply(setting, scenario.wijzigingen, scenario.naam)


def apply(setting: Setting, changes: Iterable[Wijziging], naam: str) -> Setting:
    """Apply some changes, in order; see `overlay`."""
    for change in changes:
        setting = _change(setting, change, naam)
    return setting


def _change(setting: Setting, change: Wijziging, naam: str) -> Setting:
    if change.target == "aanname":
        found = find_assumption(setting.assumptions, change.key)
        changed = _assumption(found, change, naam)
        return replace(setting, assumptions={**setting.assumptions, change.key: changed})
    if change.target == "regeling":
        return replace(setting, choices={**setting.choices, **_parameter(change, naam)})
    if change.target == "variant":
        return replace(setting, variants={**setting.variants, **_variant(change)})
    if change.target == "rijksgeld":
        return replace(setting, rijksgeld=(*setting.rijksgeld, _money(change)))
    if change.target == "maatregel":
        begun = {**(setting.maatregelen or {}), change.key: change.first or 0}
        return replace(setting, maatregelen=begun)
    if change.target == "forfait":
        return replace(setting, forfait=change.first or NO_FORFAIT)
    if change.target == "afspraak":
        return replace(setting, afspraak=str(change.value))
    return replace(setting, model=str(change.value))


def _assumption(found: Assumption, change: Wijziging, naam: str) -> Assumption:
    """Change an aanname by a new value, a factor or an addition, in every step from a year on."""
    if isinstance(change.value, str):
        raise UsageError(f"Scenario {naam}: {change.key} heeft een getal nodig.")
    source = f"scenario {naam}: {change.why}"
    later = [s.first for s in found.steps if s.first > (change.first or 0)]
    firsts = [change.first or 0] + ([] if change.how == "waarde" else later)
    result = found
    for first in firsts:
        old = found.in_year(first)
        new = {
            "waarde": change.value,
            "factor": old.value * change.value,
            "erbij": old.value + change.value,
        }[change.how]
        start = first or None
        here = replaced(
            found, new, by="scenario", source=source, low=change.low, high=change.high, first=start
        ).in_year(first)
        result = replaced(
            result,
            new,
            by="scenario",
            source=source,
            status=change.status,
            low=here.low,
            high=here.high,
            first=start,
        )
    return result


def _parameter(change: Wijziging, naam: str) -> Mapping[str, Choice]:
    key, _, name = change.key.partition(".")
    regeling = REGELINGEN.get(key)
    if regeling is None or name not in regeling.history:
        known = [f"{k}.{n}" for k, r in REGELINGEN.items() for n in r.history]
        close = get_close_matches(change.key, known, n=2, cutoff=0.5)
        hint = f" Bedoelt u {' of '.join(close)}?" if close else ""
        raise UsageError(
            f"Scenario {naam} verandert {change.key!r}, maar geen regeling heeft dat.{hint}"
        )
    if change.years:
        return {change.key: OwnValues(tuple(sorted(change.years.items())), f"scenario {naam}")}
    if isinstance(change.value, str) and change.value not in regeling.history[name].rivals():
        raise UsageError(
            f"Scenario {naam}: {change.key} heeft geen waarde met de naam {change.value!r}."
        )
    return {change.key: change.value}


def _variant(change: Wijziging) -> Mapping[str, str]:
    regeling = REGELINGEN.get(change.key)
    if regeling is None or change.value not in regeling.variants:
        raise UsageError(f"De variant {change.key}={change.value} bestaat niet.")
    return {change.key: str(change.value)}


def _money(change: Wijziging) -> Rijksgeld:
    details = change.details
    return Rijksgeld(
        str(details.get("naam", change.key)),
        str(details["groep"]),
        float(details["bedrag_per_plek"]),
        change.first or 0,
        float(details.get("landelijk_hoogstens", float("inf"))),
        bool(details.get("gelabeld", False)),
        change.why,
    )
