# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Euros, thousands or millions: what the sheet says, and when the amounts say otherwise."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from springplank.begroting.bevindingen import Bevinding
from springplank.begroting.boek import Blad, Boek
from springplank.begroting.getypt import read_typed
from springplank.begroting.koppen import MILLION, THOUSAND, is_year, scale_in
from springplank.begroting.regels import REGEL, Regel
from springplank.begroting.tabellen import Kolom, Tabel, content, is_amount
from springplank.imports.grid import Cell
from springplank.imports.numbers import Mark, write_number

WORDS: Mapping[int, str] = {1: "euro's", THOUSAND: "duizenden euro's", MILLION: "miljoenen euro's"}
TOO_LARGE = Decimal(5_000_000_000)
"""EUR: no line of this subject is larger, so then the unit is wrong."""
SMALL = Decimal(100_000)
"""When all amounts are below it they may be thousands, although nothing says so."""
FEWEST = 4
LIKE = 30
"""When the amounts of two tables differ this many times, they are in other units."""
OUTLIER = 20
"""A line this many times all others together is another unit, or a typing error."""


@dataclass(frozen=True, slots=True)
class Eenheid:
    """In what the amounts of a column are.

    Attributes:
        schaal: EUR per unit.
        bevindingen: what is odd about it.
        goed: a sentence when all is clear; empty otherwise.
    """

    schaal: int
    bevindingen: tuple[Bevinding, ...]
    goed: str


def unit_of(
    boek: Boek,
    tabel: Tabel,
    kolom: Kolom,
    regels: Sequence[Regel],
    mark: Mark,
    keuzes: Mapping[str, bool],
) -> Eenheid:
    """Find the unit of a column.

    Args:
        boek: the whole file.
        tabel: the table.
        kolom: the column.
        regels: the lines of the table.
        mark: sign before the decimals of numbers that are text.
        keuzes: what the person chose, per key of a finding.
    """
    blad = tabel.blad
    where = blad.naam or boek.naam
    if _has_amounts(blad, 1, tabel.koprij):
        # Another table stands above: what holds there, need not hold here.
        where = blad.adres(tabel.koprij, kolom.index)
    amounts = [
        abs(value)
        for regel in regels
        if regel.soort == REGEL
        and kolom.index in regel.cellen
        and (value := regel.cellen[kolom.index].value(mark)) is not None
    ]
    largest = max(amounts, default=Decimal(0))
    row, told = (0, kolom.kop.schaal) if kolom.kop.schaal else _said(tabel, regels)
    if told > 1 and row and _has_amounts(blad, row, tabel.koprij):
        odd = Bevinding(
            "eenheid",
            where,
            f"Boven een andere tabel (rij {row}) staat dat de bedragen in {WORDS[told]} zijn. Hier "
            "staat dat niet bij.",
            f"Vermenigvuldig met {write_number(told)}",
            "Lees de bedragen als euro's",
            voorstel=largest * told < TOO_LARGE
            and median(amounts or [largest]) < LIKE * median(_amounts(blad, row, tabel.koprij)),
        )
        return Eenheid(told if odd.is_taken(keuzes) else 1, (odd,), "")
    if told > 1 and largest * told >= TOO_LARGE:
        odd = Bevinding(
            "eenheid",
            where,
            f"Hier staat dat de bedragen in {WORDS[told]} zijn. Het grootste bedrag is "
            f"{write_number(largest)}. Dat past bij euro's.",
            "Lees de bedragen als euro's",
            f"Lees de bedragen als {WORDS[told]}",
            voorstel=True,
        )
        return Eenheid(1 if odd.is_taken(keuzes) else told, (odd,), "")
    if told > 1:
        odd = Bevinding(
            "eenheid",
            where,
            f"De bedragen staan in {WORDS[told]}. Wij rekenen ze om naar euro's.",
            f"Vermenigvuldig met {write_number(told)}",
            "Lees de bedragen als euro's",
            voorstel=True,
        )
        return Eenheid(told if odd.is_taken(keuzes) else 1, (odd,), "")
    if told == 1:
        return Eenheid(1, (), f"{where}: de bedragen staan in euro's.")
    other = _elsewhere(boek, blad)
    if other or (len(amounts) >= FEWEST and 0 < largest < SMALL and _are_whole(amounts)):
        scale = other or THOUSAND
        why = "Een ander blad zegt" if other else "De bedragen zijn klein. Misschien is het zo"
        odd = Bevinding(
            "eenheid",
            where,
            f"{why} dat de bedragen in {WORDS[scale]} zijn. Hier staat dat niet bij.",
            f"Vermenigvuldig met {write_number(scale)}",
            "Lees de bedragen als euro's",
            voorstel=bool(other),
        )
        return Eenheid(scale if odd.is_taken(keuzes) else 1, (odd,), "")
    return Eenheid(1, (), f"{where}: er staat geen eenheid bij. Wij lezen de bedragen als euro's.")


def _are_whole(amounts: Sequence[Decimal]) -> bool:
    return all(amount == amount.to_integral_value() for amount in amounts)


def _said(tabel: Tabel, regels: Sequence[Regel]) -> tuple[int, int]:
    """Give the unit in the nearest text above a table, or else in it, or else below it.

    Returns:
        The number of the row of that text when it stands above, otherwise 0; and the unit.
    """
    for row, text in reversed(tabel.boven):
        if found := scale_in(text):
            return row, found
    is_last = tabel.laatste == len(tabel.blad.rijen)
    # Between two tables a text belongs to the next one.
    last = tabel.laatste if is_last else max((r.rij for r in regels), default=0)
    return 0, next(_scales_in(tabel.blad, tabel.eerste, last), 0)


def _amounts(blad: Blad, first: int, end: int) -> list[Decimal]:
    """Give the numbers on rows of a sheet, the last one not included."""
    cells = (content(cell) for row in blad.rijen[first - 1 : end - 1] for cell in row.cells)
    return [
        abs(number)
        for cell in cells
        if is_amount(cell) and not is_year(cell) and (number := _number(cell)) is not None
    ]


def _number(cell: Cell) -> Decimal | None:
    if isinstance(cell, Decimal):
        return cell
    typed = read_typed(cell) if isinstance(cell, str) else None
    return None if typed is None or typed.getal is None else typed.getal.value(Mark.KOMMA)


def _has_amounts(blad: Blad, first: int, end: int) -> bool:
    return bool(_amounts(blad, first, end))


def _scales_in(blad: Blad, first: int, last: int) -> Iterator[int]:
    for row in blad.rijen[first - 1 : last]:
        for cell in row.cells:
            if isinstance(cell, str) and (found := scale_in(cell)):
                yield found


def _elsewhere(boek: Boek, blad: Blad) -> int:
    """Give a unit of thousands or more that another sheet names."""
    others = (one for one in boek.bladen if one is not blad)
    return max((s for one in others for s in _scales_in(one, 1, len(one.rijen))), default=0) or 0


def odd_one_out(
    tabel: Tabel, kolom: Kolom, regels: Sequence[Regel], mark: Mark, schaal: int
) -> Iterator[Bevinding]:
    """Find the line that is in euros while all others are in thousands."""
    values = {
        regel.rij: abs(value)
        for regel in regels
        if regel.soort == REGEL
        and kolom.index in regel.cellen
        and (value := regel.cellen[kolom.index].value(mark)) is not None
    }
    whole = sum(values.values(), Decimal(0))
    for rij, value in values.items():
        if schaal > 1 and len(values) >= FEWEST and value > OUTLIER * (whole - value):
            yield Bevinding(
                "eenheid",
                tabel.blad.adres(rij, kolom.index),
                f"Dit bedrag ({write_number(value)}) is veel groter dan alle andere samen. Het "
                f"lijkt in euro's te staan, en de andere in {WORDS[schaal]}.",
                "Lees dit bedrag als euro's",
                "Laat het zo",
                voorstel=True,
            )
