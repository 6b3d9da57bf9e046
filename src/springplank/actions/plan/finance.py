# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Chapter 6, the financial position: accounts, steps with their effect, and the impulsbudget."""

from collections.abc import Iterator, Mapping

from springplank.actions.outlook import near_years
from springplank.actions.plan.agreements import write_agreements
from springplank.actions.plan.draft import Inhoud, Ontwerp, figures_table, section
from springplank.actions.plan.drawings import draw_lines
from springplank.actions.plan.effects import MAATREGEL, name_of_step, step_of, steps_of
from springplank.actions.plan.impuls import DOELEN
from springplank.actions.rekeningen import BIJDRAGE, NAMEN, RESULTAAT
from springplank.company.measures import find_measure
from springplank.documents.plan import Block, Chart, LiveFigure, Paragraph, Part, Table
from springplank.scenarios.compare import MOST
from springplank.scenarios.scenario import ZERO, Scenario, Wijziging
from springplank.words.figures import in_euros

STAPPEN = "Welke stappen verbeteren de financiële positie van het bedrijf, en vanaf wanneer?"
NOT_A_NORM = "Wat elders lukte, is geen norm. Kosten en effect zijn aannames."
IN_ORDER = "De stappen zijn geteld in deze volgorde. In een andere volgorde verschilt het effect."
OWN_SIZE = "Hoe groot het effect is, kozen de schrijvers zelf."


def write_finance(draft: Ontwerp) -> Inhoud:
    """Write the financial position."""
    agreed = write_agreements(draft)
    delen = (
        section("De positie", draft.text("geld.positie"), _accounts(draft), _lines(draft)),
        section("De stappen en hun effect", tuple(_steps(draft))),
        section("Het impulsbudget", draft.text("geld.impuls"), _impuls(draft)),
        *agreed.delen,
    )
    return Inhoud(delen, (*_missing(draft), *agreed.ontbreekt))


def _accounts(draft: Ontwerp) -> tuple[Table, ...]:
    if not draft.cijfers.company_known:
        return ()
    jaren = draft.cijfers.jaren
    years = [jaren[at] for at in near_years(jaren)]
    rows = [
        [naam, *(draft.on_route(f"bedrijf/{key}/{year}") for year in years)]
        for key, naam in NAMEN.items()
    ]
    return figures_table(
        "geld.rekeningen",
        f"De rekeningen van het bedrijf: {draft.route.naam.lower()}",
        ("Regel", *map(str, years)),
        [row for row in rows if any(_counts(cell) for cell in row[1:])],
    )


def _counts(cell: Part | None) -> bool:
    """Say whether a figure is anything but zero without a range."""
    return isinstance(cell, LiveFigure) and bool(cell.waarde or cell.laag or cell.hoog)


def _lines(draft: Ontwerp) -> tuple[Chart, ...]:
    cijfers, found = draft.cijfers, draft.vooruit
    named = [(NAMEN[key], cijfers.reeks(found, "bedrijf", key)) for key in (RESULTAAT, BIJDRAGE)]
    both = all(reeks is not None for _, reeks in named)
    words = "Resultaat en bijdrage" if both else "Resultaat van het bedrijf"
    return draw_lines("geld.resultaat_lijnen", words, found, named)


def _steps(draft: Ontwerp) -> Iterator[Block]:
    route = draft.route
    if steps := steps_of(route.scenario):
        yield _table_of_steps(draft, steps)
    effect = None
    if route.key != ZERO and not route.is_words:
        effect = draft.on_route(f"verschil/resultaat/{draft.cijfers.straks}")
    if effect is not None:
        told: tuple[Part, ...] = (
            f"Samen schelen deze stappen in {draft.cijfers.straks} voor het resultaat ",
            effect,
            ".",
        )
        own = draft.own("geld.effect")
        yield own or Paragraph("geld.effect", told)
    yield draft.ask("geld.stappen", STAPPEN)


def _table_of_steps(draft: Ontwerp, steps: Mapping[str, Wijziging]) -> Table:
    """Lay what a step costs beside what it does, when, and who did it before."""
    year, first = draft.cijfers.straks, draft.cijfers.jaren[0]
    effects = [draft.on_route(f"stap/{key}/{year}") for key in steps]
    rows: list[tuple[Part | None, ...]] = []
    for (key, change), effect in zip(steps.items(), effects, strict=True):
        begins = change.first or first
        cost = draft.on_route(f"kosten/{key}/{begins}") if change.target == MAATREGEL else ""
        name = name_of_step(draft.vooruit, change)
        rests_on = _rests_on(draft.route.scenario, key, change)
        rows.append((name, cost, effect, _when(change, first), rests_on))
    is_whole = len(rows) > 1 and all(effect is not None for effect in effects)
    if is_whole:
        rows.append(("Samen", "", draft.on_route(f"verschil/resultaat/{year}"), "", ""))
    return Table(
        "geld.stappen_lijst",
        f"Wat elke stap kost en doet: {draft.route.naam.lower()}",
        ("Stap", "Kosten, eenmalig", f"Effect op het resultaat in {year}", "Wanneer",
         "Waarop dit rust"),
        tuple(rows),
        (1, 2),
        is_whole,
        f"{NOT_A_NORM} {IN_ORDER}" if len(steps) > MOST else NOT_A_NORM,
    )  # fmt: skip


def _when(change: Wijziging, first: int) -> str:
    """Say when a step is decided and when it works."""
    if change.target != MAATREGEL:
        return f"Vanaf {change.first}" if change.first else "Alle jaren"
    begins = change.first or first
    works = begins + find_measure(change.key).vertraging
    return f"Vanaf {works}" if works == begins else f"Besluit in {begins}, werkt vanaf {works}"


def _rests_on(scenario: Scenario, key: str, last: Wijziging) -> str:
    """Name the experience with a measure, or the reason of the scenario where it has its own."""
    first = next(change for change in scenario.wijzigingen if step_of(change) == key)
    told = first.why
    if first.target == MAATREGEL and "effect" not in first.details:
        told = find_measure(key).ervaring
    return told if last is first else f"{told} {OWN_SIZE}"


def _impuls(draft: Ontwerp) -> tuple[Block, ...]:
    if draft.is_raad:
        return ()
    rows = [
        [
            str(one.jaar),
            draft.find(f"geld/impulsbudget/{one.jaar}"),
            *(draft.find(f"impuls/{doel}/{one.jaar}") or "" for doel in DOELEN),
            draft.find(f"impuls/over/{one.jaar}"),
        ]
        for one in draft.cijfers.impuls
    ]
    return figures_table(
        "geld.impuls_tabel",
        "Het impulsbudget per jaar en doel",
        ("Jaar", "Komt binnen", *DOELEN.values(), "Over (reserve)"),
        rows,
        "Wat leeg is, is nog niet ingevuld.",
    )


def too_much(draft: Ontwerp) -> Iterator[str]:
    """Say in which years more is spent than there is."""
    for one in draft.cijfers.impuls:
        if one.over is not None and round(one.over) < 0:
            yield (
                f"Eind {one.jaar} is {in_euros(round(-one.over))} meer besteed dan er binnenkwam. "
                "Verlaag een bedrag, of zeg waar het geld vandaan komt."
            )
            return


def _missing(draft: Ontwerp) -> Iterator[str]:
    cijfers = draft.cijfers
    if not cijfers.company_known:
        yield f"{cijfers.company_lacks} Daarom staat hier geen resultaat."
    else:
        assumed = cijfers.bedrijfscijfers.sector
        if assumed and not cijfers.is_invented:
            several = "is 1 cijfer" if assumed == 1 else f"zijn {assumed} cijfers"
            yield (
                f"Van het bedrijf {several} nog een aanname over de sector. "
                "Vul dit in bij Eigen cijfers."
            )
        if draft.find(f"vermogen/eigen_vermogen/{cijfers.jaren[0]}") is None:
            yield "Het eigen vermogen van het bedrijf is onbekend. Vul de balans in."
    yield from too_much(draft)
    if not any(one.per_doel for one in cijfers.impuls):
        yield "De verdeling van het impulsbudget over de vier doelen ontbreekt."
