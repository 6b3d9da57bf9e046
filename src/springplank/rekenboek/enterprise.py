# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The sheets "Bedrijf" and "Afspraken" together, connected in the order of the engine.

What the agreement passes on comes before the accounts; what needs the result comes after them; so
the two sheets are written in turn.
"""

from collections.abc import Mapping

from springplank.bekostiging.loading import load_afspraak
from springplank.company.bedrijf import WITH_SUBSIDY
from springplank.rekenboek.agreements import (
    Sides,
    given_of,
    own_contribution,
    passable,
    passed_on,
    write_counts,
    write_view,
)
from springplank.rekenboek.agreements_parts import After, By, Given, write_part
from springplank.rekenboek.company import Accounts, Income, write_accounts
from springplank.rekenboek.company_equity import begin_equity, finish_equity, write_reserve
from springplank.rekenboek.company_wages import Wages, write_wages
from springplank.rekenboek.company_work import Work, write_work
from springplank.rekenboek.inputs import Inputs
from springplank.rekenboek.kit import Book, Sheet
from springplank.rekenboek.people import TOGETHER, PeopleCells
from springplank.rekenboek.people_flows import NAMES
from springplank.rekenboek.rijksgeld import MoneyCells
from springplank.rekenboek.rows import Lines, Row, added_rows
from springplank.scenarios.enterprise import Plan
from springplank.scenarios.money import IMPULSBUDGET
from springplank.scenarios.organisatiemodellen import find_model
from springplank.scenarios.run import Outcome, Ready

PURPOSES: Mapping[str, str] = {
    "Bedrijf": "Wat het bedrijf verdient en kost.",
    "Afspraken": "Wat gemeenten aan het bedrijf betalen, en wat zij houden.",
}
"""What each sheet tells, by its title."""


def write_enterprise(
    book: Book,
    outcome: Outcome,
    ready: Ready,
    inputs: Inputs,
    people: PeopleCells,
    money: MoneyCells,
    note: str = "",
) -> None:
    """Write the sheets "Bedrijf" and "Afspraken"; nothing for a place without a company.

    Where every figure stands is added to `people.found`.

    Args:
        book: the workbook.
        outcome: the answer.
        ready: its question, from `scenarios.run.prepare`.
        inputs: the cells with aannames.
        people: the cells of the sheet "Mensen".
        money: the cells of the sheet with money of the Rijk.
        note: whose figures those of the company are, when they are not its own.
    """
    onderneming = outcome.verwacht.onderneming
    if onderneming is None:
        return
    years = outcome.question.years
    plan = plan_of(ready)
    company, agreements = (
        _lines(book.sheet(title, purpose, note), years, people)
        for title, purpose in PURPOSES.items()
    )
    wages = write_wages(company, outcome, ready, plan, inputs)
    work = write_work(company, plan, people, inputs, wages.deeltijd)
    subsidies = _subsidies(company, work, wages)
    counts = write_counts(agreements, ready, work)
    able = passable(agreements, money, work)
    given = given_of(agreements, plan.afspraak, work, able, counts, inputs)
    parts = _before(given, plan)
    passed = passed_on(plan.afspraak, parts, len(years))
    income = _income(work, money, passed, subsidies, len(years))
    accounts = write_accounts(company, plan, work, wages, income, inputs, outcome.verwacht.waarden)
    _finish(company, given, plan, accounts, parts, passed, outcome)
    received = [money.paid(IMPULSBUDGET, code) for code in work.codes]
    write_reserve(company, plan.bedrijf, added_rows(received, len(years)))
    sides = Sides(people, work, wages, counts.inwoners, money)
    write_view(agreements, sides, _in_order(plan, parts), subsidies, inputs)


def plan_of(ready: Ready) -> Plan:
    """Give what was chosen for the company, with what the scenario changes of it."""
    question, setting = ready.question, ready.setting
    afspraak = question.afspraak if setting.afspraak is None else load_afspraak(setting.afspraak)
    wanted = None if setting.model in (None, question.model) else find_model(str(setting.model))
    now = find_model(question.model)
    return Plan(question.bedrijf, afspraak, now, wanted, setting.forfait)


def _lines(sheet: Sheet, years: tuple[int, ...], people: PeopleCells) -> Lines:
    sheet.years(years)
    return Lines(sheet, years, people.found)


def _subsidies(lines: Lines, work: Work, wages: Wages) -> Mapping[tuple[str, str], Row]:
    """Write the agreed loonkostensubsidie per group and gemeente."""
    found: dict[tuple[str, str], Row] = {}
    for group in WITH_SUBSIDY:
        lines.sheet.heading(f"Loonkostensubsidie die het bedrijf krijgt: {NAMES[group]}")
        for code, naam in zip(work.codes, work.namen, strict=True):
            found[group, code] = lines.computed(
                naam, work.fte[group, code] * wages.afspraak[group], "EUR"
            )
    return found


def _income(
    work: Work,
    money: MoneyCells,
    passed: Mapping[str, Row],
    subsidies: Mapping[tuple[str, str], Row],
    years: int,
) -> Income:
    """Put together what reaches the company."""
    rijksbijdrage = dict(passed)
    for (group, _code), row in money.marked.items():
        rijksbijdrage[group] = rijksbijdrage[group] + row
    return Income(
        rijksbijdrage,
        {
            group: added_rows([subsidies[group, code] for code in work.codes], years)
            for group in WITH_SUBSIDY
        },
    )


def _before(given: Given, plan: Plan) -> dict[str, By]:
    """Write the parts that can be computed before the result is known."""
    parts: dict[str, By] = {}
    for deel in plan.afspraak.before_result().delen:
        parts[deel.naam] = write_part(given, deel, parts, None)
    return parts


def _finish(
    company: Lines,
    given: Given,
    plan: Plan,
    accounts: Accounts,
    parts: dict[str, By],
    passed: Mapping[str, Row],
    outcome: Outcome,
) -> None:
    """Write the parts that need the result, what the gemeenten pay in all, and the equity."""
    years, onderneming = len(company.years), outcome.verwacht.onderneming
    assert onderneming is not None, "there is a company"

    def paid() -> Row:
        return own_contribution(plan.afspraak, parts, passed, years)

    own = given.lines.computed("Bijdrage van de gemeenten, vóór het resultaat", paid(), "EUR")
    equity = begin_equity(company, plan.bedrijf, onderneming.eigen_vermogen[:, 0])
    result = accounts.exploitatieresultaat + own
    netto = accounts.totals["netto_toegevoegde_waarde"]
    for deel in plan.afspraak.delen:
        if deel.is_after_result:
            after = After(result, equity.before, netto)
            parts[deel.naam] = write_part(given, deel, parts, after)
            result = result + added_rows(list(parts[deel.naam].values()), years)
    whole = given.lines.computed(
        "Bijdrage van de gemeenten, zonder het geld van het Rijk",
        paid(),
        "EUR",
        ("bedrijf", "bijdrage_gemeenten", TOGETHER),
        look="total",
    )
    finish_equity(company, equity, accounts, whole)


def _in_order(plan: Plan, parts: Mapping[str, By]) -> Mapping[str, By]:
    """Give the parts in the order of the agreement."""
    return {deel.naam: parts[deel.naam] for deel in plan.afspraak.delen}


NOT_RECOMPUTED = (
    """
    Het boek rekent de verwachting na: elke aanname is wat wij ervan verwachten. Bandbreedtes,
    trekkingen en toeval zijn waarden, niet herberekend.
    """,
    """
    Landelijke beginstanden, sleutels en leeftijden zijn invoer. Zij volgen uit de cijfers van alle
    gemeenten samen.
    """,
    """
    De indicaties en de plaatsingskans van het land zijn invoer. Zij volgen uit de gepubliceerde
    standen.
    """,
    """
    Verandert een scenario een aanname in een later jaar, dan staat er een cijfer per jaar. Voor een
    ander scenario, andere afspraak of ander organisatiemodel maakt u een nieuw rekenboek.
    """,
    "De inwoners en het doelgroepregister zijn invoer.",
)


def not_recomputed() -> tuple[str, ...]:
    """Say in Dutch what the sheets about people, company and agreements do not compute."""
    return tuple(" ".join(text.split()) for text in NOT_RECOMPUTED)
