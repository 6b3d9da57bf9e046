# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Compute one case: the loonkostensubsidie of a person, or a vangnetuitkering."""

from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

import numpy as np

from springplank.actions.explanation import step_json
from springplank.actions.question import LAST_YEAR, choose_years, run_of
from springplank.company.maatschappelijke_balans import (
    MaatschappelijkeBalans,
    in_words,
    maatschappelijke_balans,
)
from springplank.core.columns import Floats, columns_of
from springplank.core.explanation import Origin, Step, cell_value, explain
from springplank.core.formulas import names_in, readable
from springplank.core.parameters import Bound
from springplank.core.regeling import AnyRegeling, Prepared
from springplank.core.sources import Stand
from springplank.errors import UsageError
from springplank.funding.world import World
from springplank.regelingen import loonkostensubsidie, vangnet

SWITCH = ("onbeslist", "forfait", "gemeten")
"""How the forfait is read for beschut werk with an ordinary employer; the law is not clear."""

BOUNDS: tuple[Bound, ...] = ("values", "low", "high")

ASKED = Origin((), "", "Door u ingevuld.")
NOT_ASKED = Origin((), "", "Niet ingevuld.")
MINIMUMLOON = "minimumloon_met_vakantiebijslag"
FORFAIT_FROM = max(loonkostensubsidie.REGELING.formulas)
FULL = 100
LONGEST_WEEK = 40
LARGEST_GROUP = 1_000_000
MONTHS = 12


@dataclass(frozen=True, slots=True)
class Case:
    """The outcome of one case.

    Attributes:
        regeling: the regeling.
        on: the day to which it applies.
        stand: what was known.
        run_id: hash of everything the outcome rests on.
        amounts: the amounts by name, EUR (per month for loonkostensubsidie); None when unknown.
        ranges: lowest and highest of the amounts that rest on a forecast, by name.
        steps: every step.
        reasons: why an amount is unknown.
        warnings: what the reader must not overlook.
        balans: cost and benefit for society; None when it is no beschut werk, or unknown.
    """

    regeling: AnyRegeling
    on: date
    stand: Stand
    run_id: str
    amounts: dict[str, float | None]
    ranges: dict[str, tuple[float, float]]
    steps: tuple[Step, ...]
    reasons: tuple[str, ...]
    warnings: tuple[str, ...]
    balans: MaatschappelijkeBalans | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """One person for whom loonkostensubsidie is paid.

    Attributes:
        loonwaarde: measured loonwaarde in percent of the minimumloon; None when not measured.
        uren: hours per week in the contract.
        afspraak: agreed subsidy in percent of the minimumloon; None without an agreement.
        is_beschut: works beschut.
        is_eerste_half_jaar: first half year without measuring.
        is_gewone_werkgever: works beschut with an ordinary employer.
        switch: one of SWITCH, for beschut with an ordinary employer.
        aantal: number of people in the group that all have these figures.
    """

    loonwaarde: float | None
    uren: float
    afspraak: float | None = None
    is_beschut: bool = False
    is_eerste_half_jaar: bool = False
    is_gewone_werkgever: bool = False
    switch: str = "onbeslist"
    aantal: int = 1


def compute_loonkostensubsidie(world: World, person: Person, on: date) -> Case:
    """Compute the loonkostensubsidie of one person on a day, by SiSa and by agreement.

    Raises:
        UsageError: when a percentage or number of hours cannot be true, or the day is outside
            the data.
    """
    _check(person)
    choose_years(on.year)
    regeling = loonkostensubsidie.REGELING
    inputs = loonkostensubsidie.Inputs(
        _share(person.loonwaarde),
        _cell(person.uren),
        _share(person.afspraak),
        np.array([[person.is_eerste_half_jaar]]),
        np.array([[_has_forfait(person, on)]]),
    )
    found: dict[Bound, dict[str, float | None]] = {}
    for bound in BOUNDS:
        at_bound = regeling.prepare_day(on, world.stand.on, world.choices, bound)
        found[bound] = _amounts_of(person, on, at_bound.compute(inputs))
    prepared = regeling.prepare_day(on, world.stand.on, world.choices)
    tables = (inputs, prepared.compute(inputs))
    steps = explain(regeling, prepared, tables, _origins_of(person), (0, 0))
    amounts = found["values"]
    return Case(
        regeling,
        on,
        world.stand,
        run_of(world, case={**asdict(person), "op": on}),
        amounts,
        _ranges(found),
        _used(steps, person, on),
        _reasons(person, on, prepared, amounts),
        _warnings(person, on, amounts),
        _balans(world, person, on),
    )


def _balans(world: World, person: Person, on: date) -> MaatschappelijkeBalans | None:
    if not person.is_beschut or person.loonwaarde is None:
        return None
    return maatschappelijke_balans(person.loonwaarde / FULL, on, world.stand.on)


def _origins_of(person: Person) -> dict[str, Origin]:
    """Say of each input that it was filled in, or that it was not."""
    found = {column.name: ASKED for column in columns_of(loonkostensubsidie.REGELING.inputs)}
    return found if person.loonwaarde is not None else {**found, "loonwaarde": NOT_ASKED}


def _used(steps: tuple[Step, ...], person: Person, on: date) -> tuple[Step, ...]:
    """Leave out what this case does not use: no agreement, no loonwaarde behind a forfait."""
    shown = {s.key: s for s in steps}
    shown["subsidie_voltijd"] = _chosen(shown["subsidie_voltijd"], person, on)
    wanted = ["bedrag", *(["bedrag_afspraak"] if person.afspraak is not None else [])]
    used: set[str] = set()
    while wanted:
        key = wanted.pop()
        if key not in used:
            used.add(key)
            wanted.extend(name for name in shown[key].inputs if name in shown)
    return tuple(step for key, step in shown.items() if key in used)


def _chosen(step: Step, person: Person, on: date) -> Step:
    """Write only the branch of the formula that holds for this person."""
    flags: tuple[str, ...] = ()
    formula = "laagste(verschil, plafond)"
    if _has_forfait(person, on):
        flags, formula = ("is_forfait_beschut_werk",), f"forfait_beschut_werk * {MINIMUMLOON}"
    elif person.is_eerste_half_jaar:
        flags, formula = ("is_eerste_half_jaar",), f"forfait_eerste_half_jaar * {MINIMUMLOON}"
    return replace(step, formula=readable(formula), inputs=(*flags, *names_in(formula)))


def _amounts_of(
    person: Person, on: date, outcome: loonkostensubsidie.Outcome
) -> dict[str, float | None]:
    sisa = None if _is_undecided(person, on) else cell_value(outcome.bedrag, (0, 0))
    agreed = cell_value(outcome.bedrag_afspraak, (0, 0))
    return {
        "sisa_per_maand_eur": sisa,
        "afspraak_per_maand_eur": agreed,
        "sisa_groep_per_jaar_eur": _group(sisa, person),
        "afspraak_groep_per_jaar_eur": _group(agreed, person),
    }


def _ranges(found: dict[Bound, dict[str, float | None]]) -> dict[str, tuple[float, float]]:
    """Give the range of each amount that rests on a forecast, such as a later minimumloon."""
    ranges: dict[str, tuple[float, float]] = {}
    for name, amount in found["values"].items():
        low, high = found["low"][name], found["high"][name]
        if amount is not None and low is not None and high is not None and low != high:
            ranges[name] = low, high
    return ranges


def _reasons(
    person: Person, on: date, prepared: Prepared[Any, Any], amounts: dict[str, float | None]
) -> tuple[str, ...]:
    """Say why there is no amount; empty when there is one."""
    if amounts["sisa_per_maand_eur"] is not None:
        return ()
    if _is_undecided(person, on):
        undecided = (
            "Of de vaste 68% ook geldt voor beschut werk bij een gewone werkgever, is open. "
            "Kies zelf met --gewone-werkgever forfait of --gewone-werkgever gemeten."
        )
        return (undecided,)
    lacking = prepared.paths["minimumloon_per_maand"].cells[0].reason
    return (lacking or "Zonder gemeten loonwaarde is er geen bedrag. Geef --loonwaarde.",)


def _group(per_month: float | None, person: Person) -> float | None:
    """Give EUR per year for the whole group; each person is rounded to the cent by itself."""
    return None if per_month is None else round(per_month * MONTHS * person.aantal, 2)


def _has_forfait(person: Person, on: date) -> bool:
    """Say whether the fixed subsidie for beschut werk applies: announced from 2028, not before."""
    is_covered = not person.is_gewone_werkgever or person.switch == "forfait"
    return person.is_beschut and is_covered and on >= FORFAIT_FROM


def _is_undecided(person: Person, on: date) -> bool:
    return (
        person.is_beschut
        and person.is_gewone_werkgever
        and person.switch == "onbeslist"
        and on >= FORFAIT_FROM
    )


def _check(person: Person) -> None:
    for name, value in (("loonwaarde", person.loonwaarde), ("afspraak", person.afspraak)):
        if value is not None and not 0 <= value <= FULL:
            raise UsageError(
                f"--{name} {value:g} kan niet: geef een percentage van 0 tot en met 100."
            )
        if value is not None and 0 < value < 1:
            percent = f"{value * FULL:g}".replace(".", ",")
            raise UsageError(
                f"--{name} is een percentage. Bedoelt u {percent}? Schrijf dan --{name} {percent}."
            )
    if person.is_gewone_werkgever and not person.is_beschut:
        raise UsageError("--gewone-werkgever gaat over beschut werk. Geef ook --beschut.")
    if person.loonwaarde is not None and person.is_eerste_half_jaar:
        raise UsageError(
            "Met --eerste-half-jaar is er nog geen gemeten loonwaarde. Laat --loonwaarde weg, of "
            "laat --eerste-half-jaar weg."
        )
    if not 1 <= person.aantal <= LARGEST_GROUP:
        raise UsageError(
            f"--aantal {person.aantal} kan niet: geef een heel getal van 1 tot en met 1.000.000."
        )
    if not 0 < person.uren <= LONGEST_WEEK:
        raise UsageError(
            f"--uren {person.uren:g} kan niet: geef uren per week, meer dan 0 en hoogstens "
            f"{LONGEST_WEEK}."
        )


def _warnings(person: Person, on: date, amounts: dict[str, float | None]) -> tuple[str, ...]:
    found: list[str] = []
    sisa, agreed = amounts["sisa_per_maand_eur"], amounts["afspraak_per_maand_eur"]
    if agreed is not None and agreed != sisa:
        found.append(
            f"LET OP: verantwoord in SiSa {_for_sisa(person, on)}, nooit het bedrag van de "
            "afspraak. De afspraak gaat over wat u aan het bedrijf betaalt; SiSa over wat de wet "
            "vergoedt. Wie ze verwisselt, loopt kans op een correctie en op dubbele betaling."
        )
    if agreed is not None and person.is_beschut and on < FORFAIT_FROM:
        found.append(f"Tot 2028 blijft een loonwaardemeting verplicht. {_advice(person)}")
    if person.is_beschut and on >= FORFAIT_FROM:
        found.append("De vaste 68% vanaf 2028 is aangekondigd. De wet is nog niet veranderd.")
    return tuple(found)


def _for_sisa(person: Person, on: date) -> str:
    """Name the amount that is accounted for, which is not always a measured one."""
    if _is_undecided(person, on):
        return "het bedrag volgens de wet"
    is_fixed = person.is_eerste_half_jaar or _has_forfait(person, on)
    return "het vaste bedrag van de wet" if is_fixed else "het gemeten bedrag"


def _advice(person: Person) -> str:
    """Repeat the advice of the VNG; it does not hold as such for an ordinary employer."""
    if person.is_gewone_werkgever:
        return (
            "Het advies van de VNG om in afspraken nu al 68% te gebruiken, geldt niet vanzelf bij "
            "een gewone werkgever: daar is de kans op te veel subsidie groter."
        )
    return (
        "De VNG raadt aan om in afspraken nu al 68% te gebruiken; het Rijk betaalt het verschil "
        "via de rijksbijdrage beschut werk."
    )


def compute_vangnet(world: World, budget: float, lasten: float, year: int) -> Case:
    """Compute the vangnetuitkering for a deficit.

    Raises:
        UsageError: when an amount is below 0 or the year is before the rule.
    """
    if budget <= 0 or lasten < 0:
        raise UsageError("--budget moet meer dan 0 zijn en --lasten mag niet onder 0 liggen.")
    regeling = vangnet.REGELING
    first = min(regeling.formulas).year
    if not first <= year <= LAST_YEAR:
        raise UsageError(
            f"De regels voor {year} zijn niet bekend. Kies een jaar van {first} tot en met "
            f"{LAST_YEAR}."
        )
    day = date(year, 1, 1)
    prepared = regeling.prepare_day(day, world.stand.on, world.choices)
    inputs = vangnet.Inputs(_cell(budget), _cell(lasten))
    outcome = prepared.compute(inputs)
    amounts = {
        "tekort_eur": cell_value(outcome.tekort, (0, 0)),
        "vangnet_eur": cell_value(outcome.bedrag, (0, 0)),
        "voor_de_gemeente_eur": cell_value(outcome.voor_de_gemeente, (0, 0)),
    }
    return Case(
        regeling,
        day,
        world.stand,
        run_of(world, case={"budget": budget, "lasten": lasten, "jaar": year}),
        amounts,
        {},
        explain(regeling, prepared, (inputs, outcome), {"budget": ASKED, "lasten": ASKED}, (0, 0)),
        (),
        _vangnet_warnings(year),
    )


def _vangnet_warnings(year: int) -> tuple[str, ...]:
    conditions = (
        "Er gelden ook voorwaarden voor een vangnetuitkering; die rekent Springplank niet uit."
    )
    last = vangnet.REGELING.claims[1]
    if year <= last:
        return (conditions,)
    return (conditions, f"Van {year} zijn de regels niet bekend; gerekend is met die van {last}.")


def _cell(value: float) -> Floats:
    return np.array([[value]], dtype=np.float64)


def _share(percent: float | None) -> Floats:
    return _cell(np.nan if percent is None else percent / FULL)


def as_json(case: Case) -> dict[str, Any]:
    """Give the outcome with its stable, documented keys; see docs/handleiding/json.md."""
    return {
        "regeling": case.regeling.key,
        "op": case.on.isoformat(),
        "bekend": case.stand.key,
        "bekend_op": case.stand.on.isoformat(),
        "run_id": case.run_id,
        "bedragen": case.amounts,
        "bandbreedte": {
            name: {"laag": low, "hoog": high} for name, (low, high) in case.ranges.items()
        },
        "stappen": [step_json(step) for step in case.steps],
        "redenen": list(case.reasons),
        "waarschuwingen": list(case.warnings),
        **({"maatschappelijke_balans": _balans_json(case.balans)} if case.balans else {}),
    }


def _balans_json(balans: MaatschappelijkeBalans) -> dict[str, Any]:
    return {
        "met_uitkering": balans.met_uitkering.value,
        "zonder_uitkering": balans.zonder_uitkering.value,
        "loonwaarde_vanaf": balans.loonwaarde_vanaf,
        "bronnen": list(balans.bronnen),
        "uitleg": in_words(balans),
    }
