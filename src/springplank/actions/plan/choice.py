# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Chapter 4, the choice and why, what pleads against it, and what is asked of each council."""

from collections.abc import Iterator

from springplank.actions.plan.afweging import write_weighing
from springplank.actions.plan.draft import Inhoud, Ontwerp, section
from springplank.documents.plan import Block, Decision, LiveFigure, Paragraph, Part

WAAROM = "Waarom kiest u dit, en wat gaf de doorslag?"
TEGEN = "Wat is het sterkste argument tegen deze keuze? Laat een ander het opschrijven."


def write_choice(draft: Ontwerp) -> Inhoud:
    """Write the choice, and what is asked of the councils."""
    delen = (
        section(
            "De keuze",
            draft.text("keuze.gekozen"),
            (draft.ask("keuze.waarom", WAAROM),),
        ),
        *write_weighing(draft),
        section("Wat ertegen pleit", (_against(draft),)),
        section("Wat wij de raden vragen", tuple(_decisions(draft))),
    )
    return Inhoud(delen, tuple(_missing(draft)))


def _against(draft: Ontwerp) -> Block:
    own = draft.own("keuze.tegen")
    if own is not None:
        return own
    said = draft.keuze.tegen if draft.keuze else ""
    return Paragraph("keuze.tegen", (said or TEGEN,), is_prompt=not said)


def _decisions(draft: Ontwerp) -> Iterator[Decision]:
    asked = draft.werk.under("plan.besluit")
    cijfers = draft.cijfers
    whose = cijfers.onderwerp.naam if cijfers.place.is_assumed else cijfers.place.naam
    for code, naam in draft.leden.items():
        if draft.is_raad and code != cijfers.gemeente:
            continue
        vraag = asked.get(f"{code}.vraag", f"Stemt u in met dit plan van {whose}?")
        when = asked.get(f"{code}.wanneer", "")
        wie = f"de gemeenteraad van {naam}" + (f", {when}" if when else "")
        yield Decision(
            f"keuze.besluit.{code}",
            (vraag,),
            wie,
            tuple(_why(draft, code, naam)),
            draft.keuze.tegen if draft.keuze else "",
        )


def _why(draft: Ontwerp, code: str, naam: str) -> Iterator[Part]:
    """Say what the plan is about for this gemeente, in figures."""
    year = draft.cijfers.straks
    money = draft.find(f"geld/totaal/{year}/{code}")
    people = draft.on_route(f"kop/mensen/{year}/{code}")
    if people is not None:
        yield from _sentence(f"In {naam} gaat het in {year} om ", people)
    if money is not None:
        yield from _sentence(" Van het Rijk komt dan binnen: " if people else "Van het Rijk komt "
                             f"in {year} binnen: ", money)  # fmt: skip


def _sentence(begin: str, figure: LiveFigure) -> Iterator[Part]:
    yield begin
    yield figure
    yield "."


def _missing(draft: Ontwerp) -> Iterator[str]:
    if not draft.voorkeur:
        yield "De keuze ontbreekt. Kies een optie, ook als dat doorgaan is."
    if draft.own("keuze.waarom") is None:
        yield "De reden van de keuze ontbreekt."
    if isinstance(found := _against(draft), Paragraph) and found.is_prompt:
        yield "Het sterkste argument tegen ontbreekt."
