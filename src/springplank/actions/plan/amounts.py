# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Compares every amount in own text with the run: what was typed over, and what became stale."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from springplank.actions.plan.own_text import SAME
from springplank.documents.plan import (
    ONBEKEND,
    Chapter,
    LiveFigure,
    Paragraph,
    Part,
    Plan,
    Section,
    parts_of,
)

VEROUDERD, OVERGETYPT, WEG = "verouderd", "overgetypt", "weg"

_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_UNITS = (
    r"%|procent(?:punt)?|euro|eur|mensen|personen|medewerkers|werknemers|cliënten|fte|"
    r"arbeidsjaren|plekken|werkplekken|plaatsen|banen|standaardeenheden|SE"
)
_SCALE = r"(?:\s?(?:mln|mld|miljoen|miljard|duizend|dzd)\b\.?)?"
AMOUNT = re.compile(
    rf"(?<![\w.,-])(?:(?:€|EUR)\s?-?(?:{_NUMBER}){_SCALE}(?:\s?euro\b)?"
    rf"|-?(?:{_NUMBER})(?:\s?(?:mln|mld|miljoen|miljard)\b\.?(?:\s?euro\b)?"
    rf"|{_SCALE}\s?(?:(?:beschutte|extra|gewone|nieuwe|vaste)\s)?(?:{_UNITS})(?!\w)))",
    re.IGNORECASE,
)
"""An amount with its sign or unit; a bare number may be a year, an article or a day."""


_YEAR = re.compile(r"(?:19|20)\d\d\s")


@dataclass(frozen=True, slots=True)
class Fault:
    """A number in own text that does not hold.

    Attributes:
        sleutel: name of the block.
        plaats: where it stands, for a reader: "2. Visie en ambities, Doelen en ambities".
        soort: VEROUDERD, OVERGETYPT or WEG.
        tekst: the number as it stands there.
        wat: what is wrong, one sentence.
        wat_te_doen: what to do, one sentence.
    """

    sleutel: str
    plaats: str
    soort: str
    tekst: str
    wat: str
    wat_te_doen: str


def check_amounts(plan: Plan) -> tuple[Fault, ...]:
    """Find every amount in own text that is stale, or that is not tied to a figure."""
    readings = dict(_readings(plan))
    return tuple(
        fault
        for where, block in _own(plan)
        for part in block.delen
        for fault in _faults(where, block, part, readings)
    )


def _own(plan: Plan) -> Iterator[tuple[str, Paragraph]]:
    for block in plan.samenvatting:
        if isinstance(block, Paragraph) and block.is_own:
            yield "Samenvatting", block
    for chapter, section in _sections(plan):
        for block in section.blokken:
            if isinstance(block, Paragraph) and block.is_own:
                yield f"{chapter.nummer}. {chapter.titel}, {section.kop}", block


def _sections(plan: Plan) -> Iterator[tuple[Chapter, Section]]:
    for chapter in plan.hoofdstukken:
        for section in chapter.delen:
            yield chapter, section


def _faults(
    where: str, block: Paragraph, part: Part, readings: Mapping[str, str]
) -> Iterator[Fault]:
    if isinstance(part, LiveFigure):
        yield from _stale(where, block, part)
        return
    for found in AMOUNT.finditer(part.translate(SAME)):
        if _YEAR.match(found.group()):
            continue  # "in 2026 mensen helpen" is about a year
        typed = part[found.start() : found.end()].strip()
        same = readings.get(_plain(typed))
        yield Fault(
            block.sleutel,
            where,
            OVERGETYPT,
            typed,
            f"{typed} is overgetypt en verandert niet mee met de cijfers."
            if same
            else f"{typed} staat niet in de cijfers van dit plan.",
            f"Bewaar de tekst opnieuw: dan hoort dit bij het cijfer {same}."
            if same
            else "Kies een cijfer uit het plan, of schrijf erbij waar dit getal vandaan komt.",
        )


def _stale(where: str, block: Paragraph, figure: LiveFigure) -> Iterator[Fault]:
    if not figure.was:
        return
    is_gone = figure.soort == ONBEKEND
    yield Fault(
        block.sleutel,
        where,
        WEG if is_gone else VEROUDERD,
        figure.was,
        f"{figure.was} is niet meer bekend."
        if is_gone
        else f"{figure.was} is veranderd. Het is nu {figure}.",
        "Haal dit cijfer uit de tekst, of vul aan wat ontbreekt."
        if is_gone
        else "Neem het nieuwe cijfer over, of pas de tekst aan.",
    )


def _readings(plan: Plan) -> Iterator[tuple[str, str]]:
    """Give how each figure of the plan reads, without the words around it, with its name."""
    for block in plan.blocks():
        for part in parts_of(block):
            if isinstance(part, LiveFigure) and not part.was:
                for found in AMOUNT.finditer(part.tekst.translate(SAME)):
                    yield _plain(found.group()), part.sleutel


def _plain(text: str) -> str:
    """Reduce an amount to its number and unit, to compare by."""
    return re.sub(r"\s|€|euro|eur", "", text.translate(SAME).casefold()).rstrip(".")
