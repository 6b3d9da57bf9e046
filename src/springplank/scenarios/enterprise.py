# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The company of a verband and the agreements with its gemeenten, connected in a stated order.

1. which part of the people works in the company (organisation model);
2. what the agreement passes on before the result is known;
3. the accounts of the company with that money and the loonkostensubsidie;
4. the parts of the agreement that need the result: deficit, thresholds, bonus, solidarity;
5. equity, the bestemmingsreserve, and the view of each gemeente.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial

import numpy as np

from springplank.bekostiging.afspraak import DOORSTROOM, Afspraak
from springplank.bekostiging.basis import Basis
from springplank.bekostiging.evaluation import Bijdragen, evaluate
from springplank.bekostiging.municipal import (
    Gemeentebeeld,
    returned_by_delay,
    saved_bijstand,
    view,
)
from springplank.cohort import tussengroep
from springplank.company.accounts import MAATREGELKOSTEN, Accounts, Income, Levels, Volume, operate
from springplank.company.bedrijf import EMPLOYED, GROEPEN, WITH_SUBSIDY, Bedrijf
from springplank.company.reserve import Reserve, reserve_of
from springplank.company.result import Result, eigen_vermogen, result_of, solvabiliteit
from springplank.company.subsidy import loonkostensubsidies
from springplank.company.wages import minimumloon_index, werkweek
from springplank.core.assumptions import Draws
from springplank.core.columns import Floats
from springplank.core.quantities import Fte, Personen
from springplank.funding.world import World
from springplank.scenarios.agreement import passed_on, with_result
from springplank.scenarios.counts import basis_of, objective_weight
from springplank.scenarios.given import Own, recharged, with_own
from springplank.scenarios.organisatiemodellen import Organisatiemodel
from springplank.scenarios.overlay import NO_FORFAIT, STREAM_OF
from springplank.scenarios.people import Mensen
from springplank.scenarios.place import Place
from springplank.scenarios.steps import Steps
from springplank.scenarios.volumes import volume_of

PER_PERSON: Mapping[str, str] = {
    "wsw": "wsw.deeltijdfactor",
    "beschut_werk": "organisatie.deeltijdfactor_beschut_werk",
    "tussengroep": "organisatie.deeltijdfactor_tussengroep",
    "traject": "organisatie.deeltijdfactor_traject",
}
"""Per group the aanname of its fte per person."""

PER_UITKERING = "bijstand.bespaard_per_persoon"


@dataclass(frozen=True, eq=False)
class Onderneming:
    """The company and what its gemeenten agreed, over the years.

    Attributes:
        personen: per group who works in the company, per gemeente, mean of the year, shape
            (gemeenten, jaren, trekkingen).
        volumes: the same for the whole company, in every unit.
        accounts: the accounts of the company.
        result: its totals.
        bijdragen: what each gemeente pays, per part of the agreement.
        bijdrage: what it pays apart from the money of the Rijk, EUR, shape (jaren, trekkingen).
        look: works out `beeld`; who only wants the company does not need it.
        eigen_vermogen: EUR at the end of the year, shape (jaren, trekkingen); NaN when unknown.
        solvabiliteit: share, same shape.
        reserve: the impulsbudget as a bestemmingsreserve.
    """

    personen: Mapping[str, Floats]
    volumes: Mapping[str, Volume]
    accounts: Accounts
    result: Result
    bijdragen: Bijdragen
    bijdrage: Floats
    look: Callable[[], Gemeentebeeld]
    eigen_vermogen: Floats
    solvabiliteit: Floats
    reserve: Reserve

    @cached_property
    def beeld(self) -> Gemeentebeeld:
        """Give the view of each gemeente."""
        return self.look()


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """What was chosen for the company.

    Attributes:
        bedrijf: its own figures.
        afspraak: the agreement.
        model: the organisation model now.
        wanted: the organisation model that a scenario goes to; None when it stays.
        forfait: first year of the forfait for beschut werk; NO_FORFAIT when it does not come.
        own: what the gemeenten give that only the agreement asks; see `given`.
    """

    bedrijf: Bedrijf
    afspraak: Afspraak
    model: Organisatiemodel
    wanted: Organisatiemodel | None = None
    forfait: int = NO_FORFAIT
    own: Own = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Money:
    """The money of the Rijk for the gemeenten, EUR, shape (gemeenten, jaren, trekkingen).

    Attributes:
        streams: by stream; new money of a scenario stands under the stream of its group.
        labelled: new money that may only be used for a group: it goes to the company whatever the
            agreement says.
    """

    streams: Mapping[str, Floats]
    labelled: Mapping[str, Floats]


@dataclass(frozen=True, slots=True, eq=False)
class _Before:
    """What is known before the accounts of the company.

    Attributes:
        work: the work in the company.
        basis: what the agreement is evaluated on.
        passable: the same, with the money as far as the people work in the company.
        total: EUR of the agreement before the result, of all gemeenten, shape (jaren, trekkingen).
        aside: EUR of it that the company only hands on: see `given.recharged`.
        passed: the part of it that is money of the Rijk, per group.
        income: what the company receives.
    """

    work: "_Work"
    basis: Basis
    passable: Basis
    total: Floats
    aside: Floats
    passed: Mapping[str, Floats]
    income: Income


def undertake(
    world: World,
    place: Place,
    plan: Plan,
    people: Mensen,
    money: Money,
    values: Draws,
    steps: Steps | None = None,
) -> Onderneming:
    """Run the company.

    Args:
        world: what was known.
        place: the gemeenten.
        plan: what was chosen.
        people: everybody in the groups, also outside the company.
        money: the money of the Rijk.
        values: aannames by key.
        steps: steps that may be taken over from an earlier run; None for a run from scratch.
    """
    years, on = people.years, world.stand.on
    steps = steps or Steps()
    one = steps.keep("per_mens", values, lambda read: _per_person(plan, read, years, on))
    before = steps.keep(
        "voor_het_bedrijf",
        values,
        lambda read: _before(world, place, plan, people, money, read, one),
        *(people, money, one),
    )
    levels = steps.keep("lonen", values, lambda read: Levels(plan.bedrijf, read, years, on))
    accounts = operate(
        plan.bedrijf,
        before.work.volumes,
        before.income,
        _with_moves(plan, values),
        years,
        on=on,
        levels=levels,
    )
    result = result_of(accounts)
    passed = sum(before.passed.values(), before.aside)
    begin, own = plan.bedrijf.eigen_vermogen, before.total - passed
    bijdragen = with_result(plan.afspraak, begin, before.passable, result, own)
    bijdrage = bijdragen.totaal.sum(axis=0) - passed
    equity = eigen_vermogen(result, begin, bijdrage)
    return Onderneming(
        before.work.personen,
        before.work.volumes,
        accounts,
        result,
        bijdragen,
        bijdrage,
        partial(_view, world, place, before.basis, bijdragen, people, before.work, values),
        equity,
        solvabiliteit(equity, plan.bedrijf.vreemd_vermogen),
        reserve_of(plan.bedrijf, money.streams["impulsbudget"].sum(axis=0), years),
    )


def _before(
    world: World,
    place: Place,
    plan: Plan,
    people: Mensen,
    money: Money,
    values: Draws,
    one: "_PerPerson",
) -> _Before:
    """Work out who works in the company, and what the agreement passes on."""
    work = _work(plan, people, values, one)
    basis = basis_of(
        world, place, plan.afspraak, money.streams, work.personen, work.fte, values, people.years
    )
    group = tussengroep.GROUP
    moved_on = people.flow[group, DOORSTROOM] * inside(group, plan, values)
    basis = with_own(basis, plan.afspraak, plan.own, moved_on)
    passable = _for_the_company(basis, plan, values)
    found = evaluate(plan.afspraak.before_result(), passable)
    passed = passed_on(found)
    subsidies = {group: work.subsidy_of(group).sum(axis=0) for group in WITH_SUBSIDY}
    received = {
        group: amount + money.labelled.get(group, np.zeros((1, 1, 1))).sum(axis=0)
        for group, amount in passed.items()
    }
    return _Before(
        *(work, basis, passable, found.totaal.sum(axis=0), recharged(found), passed),
        Income(received, subsidies),
    )


def _for_the_company(basis: Basis, plan: Plan, values: Draws) -> Basis:
    """Give the money for a group as far as its people work in the company.

    An agreement passes on the money for who works there; who works elsewhere is paid for there.
    """
    parts = {
        stream: basis.rijksgeld[stream] * inside(group, plan, values)
        for group, stream in STREAM_OF.items()
    }
    return replace(basis, rijksgeld={**basis.rijksgeld, **parts})


def in_the_company(plan: Plan, people: Mensen, values: Draws) -> Mapping[str, Floats]:
    """Give who works in the company per group, mean of the year; never more than there are.

    Returns:
        Persons, shape (gemeenten, jaren, trekkingen).
    """
    found: dict[str, Floats] = {}
    for group in GROEPEN:
        persons = people.mean(group)
        if group not in EMPLOYED and np.isnan(persons).any():
            continue  # not everywhere known: the company is computed without them, and says so
        found[group] = persons * inside(group, plan, values)
    return found


def inside(group: str, plan: Plan, values: Draws) -> Floats:
    """Give which part of the people in a group works in or through the company.

    The people of today belong to the model of today: who is in the groups of a task that lies with
    the company, or partly there, is in it. Where a scenario moves a task partly to the company or
    away from it, "deels" is `organisatie.aandeel_deels` of them. Of beschut werk a part works for
    other employers, whatever the model.

    Returns:
        From 0 to 1, shape (jaren, trekkingen) or (1, 1).
    """
    now = plan.model.place_of(group)
    then = now if plan.wanted is None else plan.wanted.place_of(group)
    part = np.full((1, 1), 0.0 if then == "gemeente" else 1.0)
    if then == "deels" and then != now:
        part = values["organisatie.aandeel_deels"]
    if group == "beschut_werk":
        part = part * values["organisatie.aandeel_beschut_werk_bij_bedrijf"]
    return np.asarray(part)


def _with_moves(plan: Plan, values: Draws) -> Draws:
    """Add the one-off cost of moving tasks, in the first year."""
    if plan.wanted is None:
        return values
    now, then = plan.model.taken, plan.wanted.taken
    tasks = sum(now[task] != then[task] for task in now)
    cost = values["organisatie.transitiekosten_per_taak"] * tasks
    once = np.zeros_like(cost)
    once[0] = cost[0]
    return {**values, MAATREGELKOSTEN: values.get(MAATREGELKOSTEN, np.zeros((1, 1))) + once}


@dataclass(frozen=True, slots=True, eq=False)
class _PerPerson:
    """What holds for one person, whoever and however many they are; shape (jaren, trekkingen).

    Attributes:
        fte: per group.
        subsidy_per_fte: agreed loonkostensubsidie, EUR per fte.
        measured_per_fte: the measured one, which holds outside the company.
    """

    fte: Mapping[str, Floats]
    subsidy_per_fte: Mapping[str, Floats]
    measured_per_fte: Mapping[str, Floats]


def _per_person(plan: Plan, values: Draws, years: tuple[int, ...], on: date) -> _PerPerson:
    # Who keeps the same hours is a larger part of a shorter full week (cao Aan de Slag, 36 hours).
    longer = werkweek(years, plan.bedrijf.boekjaar, values, on).deeltijd_factor
    whole = Fte(np.ones((len(years), 1)))
    subsidy = {
        group: loonkostensubsidies(group, whole, values, years, on=on, forfait_from=plan.forfait)
        for group in WITH_SUBSIDY
    }
    return _PerPerson(
        {
            group: values[key] * (1.0 if group == "wsw" else longer)
            for group, key in PER_PERSON.items()
        },
        {group: found.afspraak for group, found in subsidy.items()},
        {group: found.sisa for group, found in subsidy.items()},
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Work:
    """The work in the company, in every unit.

    Attributes:
        personen: persons per group, shape (gemeenten, jaren, trekkingen).
        fte: the same in fte.
        volumes: sums over the gemeenten.
        one: what holds for one person.
    """

    personen: Mapping[str, Floats]
    fte: Mapping[str, Fte]
    volumes: Mapping[str, Volume]
    one: _PerPerson

    def subsidy_of(self, group: str) -> Floats:
        """Give the agreed loonkostensubsidie, EUR, shape (gemeenten, jaren, trekkingen)."""
        return np.asarray(self.fte[group].values * self.one.subsidy_per_fte[group])


def _work(plan: Plan, people: Mensen, values: Draws, one: _PerPerson) -> _Work:
    personen = in_the_company(plan, people, values)
    fte = {group: Personen(found).fte(one.fte[group]) for group, found in personen.items()}
    volumes = {group: volume_of(group, personen[group], fte[group], values) for group in fte}
    return _Work(personen, fte, volumes, one)


def _view(
    world: World,
    place: Place,
    basis: Basis,
    bijdragen: Bijdragen,
    people: Mensen,
    company: "_Work",
    values: Draws,
) -> Gemeentebeeld:
    """Put together the view of each gemeente, with bijstand and loonkostensubsidie."""
    regular, years, on = people.mean("regulier"), people.years, world.stand.on
    # Benefits and subsidies follow the minimum wage; their figures stand at the level of the start.
    level = minimumloon_index(years, years[0] - 1, values, on)
    paid = regular * values["organisatie.loonkostensubsidie_regulier_per_persoon"] * level
    for group in WITH_SUBSIDY:
        elsewhere = (people.mean(group) - company.personen[group]) * company.one.fte[group]
        measured = elsewhere * company.one.measured_per_fte[group]
        paid = paid + company.subsidy_of(group) + measured
    returned = returned_by_delay(paid, paid[:, :1], values["loonkostensubsidie.vergoed_deel"][None])
    # Whoever their employer is: who works has no bijstand.
    working = people.mean("beschut_werk") + people.mean("tussengroep") + regular
    saved = saved_bijstand(
        Personen(working * values["organisatie.aandeel_uit_bijstand"]),
        objective_weight(world, place, years),
        {**values, PER_UITKERING: values[PER_UITKERING] * level},
    )
    return view(
        basis,
        bijdragen,
        bijstand=saved,
        loonkostensubsidie_uit=paid,
        loonkostensubsidie_terug=returned,
    )
