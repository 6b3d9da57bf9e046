# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Agreements within the verband: who counts for what, who holds the money, and who agreed."""

from collections.abc import Iterator

from springplank.actions.plan.draft import Inhoud, Ontwerp, figures_table, section
from springplank.actions.plan.fields import ALLEN, JA, NEE
from springplank.actions.rekeningen import SALDO_UITLEG
from springplank.documents.plan import Block, LiveFigure, Paragraph, Table

VRAAG = "Wat spreken de gemeenten af over zeggenschap, verantwoording en een tekort?"
STANDEN = {JA: "ja", NEE: "nee"}


def write_agreements(draft: Ontwerp) -> Inhoud:
    """Write the agreements between the gemeenten and their company."""
    afspraak = draft.cijfers.afspraak
    told = f"Wij rekenen met de afspraak {afspraak.naam}. {afspraak.uitleg}".strip()
    agreement = Paragraph("geld.afspraak", (told,))
    blocks: tuple[Block, ...] = (draft.own("geld.afspraak") or agreement,)
    delen = (
        section(
            "Afspraken binnen het verband",
            draft.text("geld.afspraken"),
            (draft.ask("geld.afspraken_tekst", VRAAG),),
            blocks,
            _shares(draft),
            _paid(draft),
            _view(draft),
        ),
        section("Wie instemt", _support(draft)),
    )
    return Inhoud(delen, tuple(_missing(draft)))


def _named(draft: Ontwerp) -> dict[str, str]:
    code = draft.cijfers.gemeente
    return {code: draft.leden[code]} if draft.is_raad else dict(draft.leden)


def _shares(draft: Ontwerp) -> tuple[Table, ...]:
    jaren = (draft.cijfers.jaren[0], draft.cijfers.straks)
    rows: list[list[str | LiveFigure | None]] = [
        [naam, *(draft.find(f"geld/{key}/{jaren[0]}/{code}") for key in ("totaal", "impulsbudget")),
         draft.find(f"geld/totaal/{jaren[1]}/{code}")]
        for code, naam in _named(draft).items()
    ]  # fmt: skip
    several = len(draft.leden) > 1
    if several:
        rows.append(["Samen", draft.find(f"geld/totaal/{jaren[0]}"),
                     draft.find(f"geld/impulsbudget/{jaren[0]}"),
                     draft.find(f"geld/totaal/{jaren[1]}")])  # fmt: skip
    for_all = f"{draft.ontvanger} ontvangt het impulsbudget voor allen."
    return figures_table(
        "geld.aandelen",
        "Het aandeel van elke gemeente in het geld van het Rijk",
        ("Gemeente", f"Alles in {jaren[0]}", f"Impulsbudget in {jaren[0]}", f"Alles in {jaren[1]}"),
        rows,
        for_all if several and draft.ontvanger else "",
        heeft_totaal=several,
    )


def _paid(draft: Ontwerp) -> tuple[Table, ...]:
    """Show what each gemeente pays to the company, per part of the agreement."""
    year = draft.cijfers.straks
    delen = [deel.naam for deel in draft.cijfers.afspraak.delen]
    several = len(draft.cijfers.place.codes) > 1
    rows = [
        [naam, *(draft.on_route(f"bijdrage/{deel}/{year}{f'/{code}' if several else ''}")
                 for deel in delen)]
        for code, naam in _named(draft).items()
    ]  # fmt: skip
    return figures_table(
        "geld.bijdragen",
        f"Wat elke gemeente aan het bedrijf geeft, in {year}",
        ("Gemeente", *delen),
        rows,
    )


def _view(draft: Ontwerp) -> tuple[Table, ...]:
    """Show what the gemeente itself keeps, saves and pays; the lines add up to the last one."""
    years = (draft.cijfers.jaren[0], draft.cijfers.straks)
    code = draft.cijfers.gemeente
    rows = [
        [naam, *(draft.here_on_route(f"gemeente/{naam}/{year}") for year in years)]
        for naam in SALDO_UITLEG
    ]
    whose = draft.leden[code] if code else draft.cijfers.onderwerp.naam
    return figures_table(
        "geld.beeld",
        f"Wat er overblijft bij {whose}",
        ("Regel", *map(str, years)),
        rows,
        "Wat betaald is, staat met een min.",
        heeft_totaal=True,
    )


def _support(draft: Ontwerp) -> tuple[Block, ...]:
    said = draft.werk.under("plan.draagvlak")
    agreed = draft.werk.under("plan.afspraak")
    parties = {**_named(draft), ALLEN: "Het sociaal ontwikkelbedrijf"}
    rows = tuple(
        (
            naam,
            STANDEN.get(said.get(f"{code}.ja", ""), "nog niet"),
            said.get(f"{code}.wie", ""),
            said.get(f"{code}.wanneer", ""),
            agreed.get(f"{code}.doel", ""),
            agreed.get(f"{code}.zeggenschap", ""),
            agreed.get(f"{code}.verantwoording", ""),
        )
        for code, naam in parties.items()
    )
    return (
        Table(
            "geld.draagvlak",
            "Wie instemt met het plan, en onder welke afspraken",
            ("Wie", "Stemt in", "Namens", "Wanneer", "Doel", "Zeggenschap", "Verantwoording"),
            rows,
            noot="Verantwoording is hoe de eigen raad hoort waar het geld naartoe ging.",
        ),
    )


def _missing(draft: Ontwerp) -> Iterator[str]:
    said = draft.werk.under("plan.draagvlak")
    parties = {**_named(draft), ALLEN: "het sociaal ontwikkelbedrijf"}
    waiting = [naam for code, naam in parties.items() if said.get(f"{code}.ja") != JA]
    if waiting:
        yield f"Nog niet ingestemd: {', '.join(waiting)}."
    if not draft.cijfers.afspraak.has_deficit_rule:
        yield "Er is geen afspraak over wie een tekort betaalt."
