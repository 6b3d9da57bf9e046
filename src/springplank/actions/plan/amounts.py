# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Compares every amount that a person wrote in a plan with the figures of the run.

In own text a figure is tied to the run (see `own_text`); there an amount that is not tied is a
fault, also when it is right today. In the other texts, such as a step, nothing can be tied; there
an amount is right as long as it equals a figure of the plan.
"""

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from springplank.actions.plan.own_text import SAME
from springplank.actions.plan.written import (
    AANDEEL,
    EENHEID,
    EURO,
    FTE,
    KAAL,
    MENSEN,
    Amount,
    find_amounts,
)
from springplank.documents.plan import (
    ONBEKEND,
    Block,
    Decision,
    LiveFigure,
    Paragraph,
    Part,
    Plan,
    Step,
    Table,
)
from springplank.scenarios.scenario import library

VEROUDERD, OVERGETYPT, WEG = "verouderd", "overgetypt", "weg"

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "waar_staan_we.functies_lijst": ("Waar",),
    "opties.woorden": ("Sterke kant", "Zwakke kant"),
    "geld.draagvlak": ("Doel", "Zeggenschap", "Verantwoording"),
}
"""Tables with text that a person wrote, and in which columns."""

EENHEDEN: Mapping[str, tuple[str, ...]] = {
    EURO: ("EUR",),
    MENSEN: ("persoon", "plek"),
    FTE: ("fte",),
    EENHEID: ("SE", "fte"),
    AANDEEL: ("aandeel",),
    KAAL: ("EUR", "persoon", "plek", "fte", "SE"),
}
"""Units of figures that an amount of each kind may be about; a plek is for one person."""

LIKE = 0.05
"""An amount in thousands or millions is a figure when it differs less: 1,2 mln for 1.234.567."""

LIKE_IN_FULL = 0.01
"""The same for an amount in full: 1.230.000 for 1.234.567."""

NEAR = 0.5
"""A figure that differs more is not what the writer had in mind."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A number in a text of a person that does not hold.

    Attributes:
        sleutel: name of the block.
        plaats: where it stands, for a reader: "2. Visie en ambities, Doelen en ambities".
        soort: VEROUDERD, OVERGETYPT or WEG.
        tekst: the number as it stands there.
        wat: what is wrong, one sentence or two.
        wat_te_doen: what to do, one sentence.
        dichtstbij: name of the figure that is the same or the nearest; empty without one.
    """

    sleutel: str
    plaats: str
    soort: str
    tekst: str
    wat: str
    wat_te_doen: str
    dichtstbij: str = ""


@dataclass(frozen=True, slots=True)
class _Text:
    """A text of a person: the name of its block, where it stands, and its pieces."""

    sleutel: str
    plaats: str
    delen: Sequence[Part]
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class _Known:
    """A figure with each number by which a text may mean it, also the ends of its range."""

    figure: LiveFigure
    waarden: tuple[float, ...]


def check_amounts(plan: Plan) -> tuple[Fault, ...]:
    """Find every amount that a person wrote and that is stale, not tied, or no figure of the plan.

    What somebody fills in as use of the impulsbudget is itself a figure of the plan.
    """
    known = _known(plan.figures())
    return tuple(fault for text in _texts(plan) for fault in _faults(text, known))


def find_same(amount: Amount, figures: Iterable[LiveFigure]) -> LiveFigure | None:
    """Give the figure that an amount is, as precisely as it is written; None without one."""
    return _same(amount, _known(figures))


def _texts(plan: Plan) -> Iterator[_Text]:
    """Give every text that a person wrote in a plan, each once."""
    for block in plan.samenvatting:
        yield from _written("Samenvatting", block)
    for chapter in plan.hoofdstukken:
        for section in chapter.delen:
            for block in section.blokken:
                yield from _written(f"{chapter.nummer}. {chapter.titel}, {section.kop}", block)


def _written(where: str, block: Block) -> Iterator[_Text]:
    match block:
        case Paragraph(is_own=True):
            yield _Text(block.sleutel, where, block.delen, is_own=True)
        case Step():
            # A signal is a limit that somebody chose; it need not be a figure.
            number = block.sleutel.rpartition(".")[2]
            yield _Text(block.sleutel, f"{where}, stap {number}: wat", (block.wat,))
            yield _Text(block.sleutel, f"{where}, stap {number}: bewijs", (block.bewijs,))
        case Decision():
            # What pleads against it stands with the options too, and is read there.
            yield _Text(block.sleutel, f"{where}, vraag aan {block.wie}", block.vraag)
        case Table() if block.sleutel in COLUMNS:
            yield from _columns(where, block)


def _columns(where: str, table: Table) -> Iterator[_Text]:
    for at, kop in enumerate(table.kolommen):
        if kop in COLUMNS[table.sleutel]:
            for row in table.rijen:
                cell = row[at]
                if cell and cell not in _proposed():
                    yield _Text(table.sleutel, f"{where}, {row[0]}: {kop.lower()}", (cell,))


@cache
def _proposed() -> frozenset[Part]:
    """Give the texts of the library: their amounts have a source of their own."""
    return frozenset(one.tegen for one in library().values())


def _faults(text: _Text, known: Sequence[_Known]) -> Iterator[Fault]:
    for part in text.delen:
        if isinstance(part, LiveFigure):
            yield from _stale(text, part)
            continue
        for amount in find_amounts(part):
            typed = part[amount.begin : amount.end].strip()
            same = _same(amount, known, typed)
            if same is None:
                yield _unknown(text, typed, _nearest(amount, known))
            elif text.is_own:
                yield _typed_over(text, typed, same)


def _stale(text: _Text, figure: LiveFigure) -> Iterator[Fault]:
    if not figure.was:
        return
    is_gone = figure.soort == ONBEKEND
    yield Fault(
        text.sleutel,
        text.plaats,
        WEG if is_gone else VEROUDERD,
        figure.was,
        f"{figure.was} is niet meer bekend."
        if is_gone
        else f"{figure.was} is veranderd. Het is nu {figure}.",
        "Haal dit cijfer uit de tekst, of vul aan wat ontbreekt."
        if is_gone
        else "Neem het nieuwe cijfer over, of pas de tekst aan.",
        figure.sleutel,
    )


def _typed_over(text: _Text, typed: str, same: LiveFigure) -> Fault:
    is_alike = _plain(typed) in _readings(same)
    return Fault(
        text.sleutel,
        text.plaats,
        OVERGETYPT,
        typed,
        f"{typed} is overgetypt en verandert niet mee met de cijfers.",
        f"Bewaar de tekst opnieuw: dan hoort dit bij het cijfer {same.sleutel}."
        if is_alike
        else f"Schrijf {same.tekst} en bewaar opnieuw: dan hoort dit bij {same.sleutel}.",
        same.sleutel,
    )


def _unknown(text: _Text, typed: str, nearest: LiveFigure | None) -> Fault:
    wat = f"{typed} staat niet in de cijfers van dit plan."
    if nearest is not None:
        wat += f" Het dichtst in de buurt is {nearest}, dat is {nearest.sleutel}."
    return Fault(
        text.sleutel,
        text.plaats,
        OVERGETYPT,
        typed,
        wat,
        "Kies een cijfer uit het plan, of schrijf erbij waar dit getal vandaan komt.",
        nearest.sleutel if nearest else "",
    )


def _known(figures: Iterable[LiveFigure]) -> tuple[_Known, ...]:
    """Give each figure once, with the numbers that stand for it."""
    once = {one.sleutel: one for one in figures if one.soort != ONBEKEND}
    return tuple(_Known(one, tuple(_values(one))) for one in once.values())


def _values(figure: LiveFigure) -> Iterator[float]:
    """Give the number of a figure, the ends of its range, and all of them as they are rounded."""
    yield from (one for one in (figure.waarde, figure.laag, figure.hoog) if one is not None)
    # In a range of people only the number stands; the word makes it an amount.
    word = "" if figure.eenheid.startswith("EUR") or figure.eenheid == "aandeel" else " mensen"
    for told in (figure.tekst, f"{figure.bereik}{word}"):
        for amount in find_amounts(told):
            yield -amount.waarde if amount.is_negative else amount.waarde


def _same(amount: Amount, known: Sequence[_Known], typed: str = "") -> LiveFigure | None:
    """Give the figure that an amount is; one that reads exactly so goes before."""
    found = [
        (_plain(typed) not in _readings(one.figure), _gap(amount, value), one.figure)
        for one in _alike(amount, known)
        for value in one.waarden
        if _gap(amount, value) <= _room(amount, value)
    ]
    return min(found, key=lambda one: one[:2])[2] if found else None


def _alike(amount: Amount, known: Sequence[_Known]) -> Iterator[_Known]:
    """Give the figures with a unit that fits the kind of an amount."""
    return (one for one in known if one.figure.eenheid.startswith(EENHEDEN[amount.soort]))


def _gap(amount: Amount, value: float) -> float:
    """Give the difference; without a minus the words say whether it is a loss."""
    return abs(-amount.waarde - value) if amount.is_negative else abs(amount.waarde - abs(value))


def _room(amount: Amount, value: float) -> float:
    """Give how far a figure may lie from an amount: what was rounded away in writing it."""
    if amount.schaal > 1:
        most = LIKE * abs(value)
    else:
        most = max(amount.cijfer / 2, LIKE_IN_FULL * abs(value))
    return min(amount.stap / 2, most) * (1 + 1e-9)


def _nearest(amount: Amount, known: Sequence[_Known]) -> LiveFigure | None:
    """Give the figure that differs least; None when none comes near."""
    gaps = [
        (_gap(amount, value) / max(amount.waarde, abs(value)), one.figure)
        for one in _alike(amount, known)
        for value in one.waarden
        if value and math.isfinite(amount.waarde)
    ]
    gap, figure = min(gaps, key=lambda found: found[0], default=(math.inf, None))
    return figure if gap <= NEAR else None


def _readings(figure: LiveFigure) -> frozenset[str]:
    return frozenset({_plain(figure.tekst), _plain(str(figure))})


def _plain(text: str) -> str:
    """Reduce a reading to its number and unit, to compare by."""
    return re.sub(r"\s|ongeveer|€|euro|eur", "", text.translate(SAME).casefold()).rstrip(".")
