# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Lays a scenario over aannames, values of the Rijk and choices; what it does not name, stays."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

import numpy as np

from springplank.company.fields import check_scale, dutch
from springplank.core.assumptions import Assumption, Assumptions, Change, find_assumption, replaced
from springplank.core.parameters import Choice, OwnValues, Parameter
from springplank.errors import DataError, UsageError
from springplank.regelingen import REGELINGEN
from springplank.scenarios.scenario import Scenario, Wijziging

NO_FORFAIT = 10_000
"""A year that never comes: the law on the forfait has not changed."""

TOO_LARGE = 20
"""Times the largest value a parameter ever had: more is no new policy but an amount in cents."""

MOST_PER_PLACE = 100_000
"""EUR per place and year; no place costs so much, so a larger amount is in cents."""

CENTS = 100

STREAM_OF: Mapping[str, str] = {
    "wsw": "wsw",
    "beschut_werk": "beschut_werk",
    "tussengroep": "sociale_infrastructuur",
}
"""For which group the Rijk pays which stream."""


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
        maatregelcijfers: per measure what the scenario says of it, where nobody published it:
            effect, laag and hoog, kosten.
        rijksgeld: new money of the Rijk.
        forfait: first year of the forfait for beschut werk; NO_FORFAIT when it does not come.
        begrensd: first year in which a gemeente does no more than its taakstelling; None when
            places follow from the people.
    """

    assumptions: Assumptions
    choices: Mapping[str, Choice]
    variants: Mapping[str, str]
    afspraak: str | None = None
    model: str | None = None
    maatregelen: Mapping[str, int] | None = None
    rijksgeld: tuple[Rijksgeld, ...] = ()
    forfait: int = NO_FORFAIT
    maatregelcijfers: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    begrensd: int | None = None


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
        return replace(setting, rijksgeld=(*setting.rijksgeld, _money(change, naam)))
    if change.target == "maatregel":
        begun = {**(setting.maatregelen or {}), change.key: change.first or 0}
        figures = {**setting.maatregelcijfers, change.key: _figures(change)}
        return replace(setting, maatregelen=begun, maatregelcijfers=figures)
    if change.target == "forfait":
        return replace(setting, forfait=change.first or NO_FORFAIT)
    if change.target == "taakstelling_begrenst":
        return replace(setting, begrensd=change.first)
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
        old, start = found.in_year(first), first or None
        low, high = _ends(found, change, change.value, old, naam)
        # Against the step that was there, so that each step keeps the width that it had.
        here = replaced(
            found,
            _moved(change.how, old.value, change.value),
            by="scenario",
            source=source,
            low=low,
            high=high,
            first=start,
        ).in_year(first)
        _check_scale(f"Scenario {naam}, {change.key}", here.value, found)
        result = replaced(
            result,
            here.value,
            by="scenario",
            source=source,
            status=change.status,
            low=here.low,
            high=here.high,
            first=start,
        )
    return result


def _check_scale(where: str, value: float, found: Assumption) -> None:
    """Ask whether an amount is in cents or in thousands."""
    if not found.unit.startswith("EUR"):
        return
    try:
        check_scale(where, value, found)
    except DataError as error:
        raise UsageError(str(error)) from error


def _moved(how: str, old: float, by: float) -> float:
    return {"waarde": by, "factor": old * by, "erbij": old + by}[how]


def _ends(
    found: Assumption, change: Wijziging, value: float, old: Change, naam: str
) -> tuple[float | None, float | None]:
    """Give the ends of the range; None for an end that was there, moved along.

    A factor or addition with a range of its own widens the range that was there, as far as the
    aanname allows; the range of a new value replaces it.
    """
    has_range = change.low is not None or change.high is not None
    if not has_range and _moved(change.how, old.value, value) == old.value:
        return old.low, old.high  # nothing moves, not even in the last digit
    if change.how == "waarde" or not has_range:
        return change.low, change.high
    low = value if change.low is None else change.low
    high = value if change.high is None else change.high
    if not low <= value <= high:
        raise UsageError(
            f"Scenario {naam}: bij {change.key} ligt {change.how} niet tussen laag en hoog. Bij "
            f"een {change.how} horen laag en hoog van die {change.how} zelf."
        )
    corners = [_moved(change.how, end, by) for end in (old.low, old.high) for by in (low, high)]
    return max(min(corners), found.least), min(max(corners), found.most)


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
    parameter = regeling.history[name]
    largest = _largest(parameter)
    given = [*change.years.values(), *([] if change.years else [change.value])]
    for value in given:
        if not isinstance(value, str) and largest and abs(value) > TOO_LARGE * largest:
            raise UsageError(_too_large(naam, change.key, value, parameter.unit))
    if change.years:
        return {change.key: OwnValues(tuple(sorted(change.years.items())), f"scenario {naam}")}
    if isinstance(change.value, str) and change.value not in parameter.rivals():
        raise UsageError(
            f"Scenario {naam}: {change.key} heeft geen waarde met de naam {change.value!r}."
        )
    return {change.key: change.value}


def _largest(parameter: Parameter) -> float:
    """Give the largest value that a parameter ever had; 0 when it never had one."""
    every = [abs(v) for e in parameter.entries for v in (e.value, *e.years.values())]
    return max((value for value in every if not np.isnan(value)), default=0.0)


def _too_large(naam: str, key: str, value: float, unit: str) -> str:
    """Ask whether a value that is far too large is in cents, or a percentage."""
    looks = "in centen te staan" if unit.startswith("EUR") else "honderd keer te groot"
    return (
        f"Scenario {naam}: {key} = {dutch(value)} lijkt {looks}. Bedoelt u {dutch(value / CENTS)}?"
    )


def _variant(change: Wijziging) -> Mapping[str, str]:
    regeling = REGELINGEN.get(change.key)
    if regeling is None or change.value not in regeling.variants:
        raise UsageError(f"De variant {change.key}={change.value} bestaat niet.")
    return {change.key: str(change.value)}


def _figures(change: Wijziging) -> Mapping[str, float]:
    """Give what a scenario says of a measure."""
    ends = {"laag": change.low, "hoog": change.high}
    return {**change.details, **{name: end for name, end in ends.items() if end is not None}}


def _money(change: Wijziging, naam: str) -> Rijksgeld:
    details = change.details
    if details["groep"] not in STREAM_OF:
        raise UsageError(
            f"Scenario {naam}: voor groep {details['groep']!r} betaalt het Rijk geen plekken. Kies "
            f"uit: {', '.join(STREAM_OF)}."
        )
    per_place = float(details["bedrag_per_plek"])
    if abs(per_place) > MOST_PER_PLACE:
        raise UsageError(_too_large(naam, f"bedrag_per_plek van {change.key}", per_place, "EUR"))
    return Rijksgeld(
        str(details.get("naam", change.key)),
        str(details["groep"]),
        per_place,
        change.first or 0,
        float(details.get("landelijk_hoogstens", float("inf"))),
        bool(details.get("gelabeld", False)),
        change.why,
    )
