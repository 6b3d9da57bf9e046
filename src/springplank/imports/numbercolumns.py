# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Reading a column of numbers: every cell, with the column as its context."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from springplank.imports.columns import Column
from springplank.imports.grid import Cell, CellError, Formula, Row, show_cell
from springplank.imports.marking import Marker
from springplank.imports.numbers import (
    Mark,
    Resolution,
    Written,
    parse_number,
    resolve_column,
    write_number,
)
from springplank.imports.report import Severity

UNKNOWN = frozenset({".", "x", "?", "onbekend", "n.b.", "nb", "nvt", "n.v.t.", "geheim", "leeg"})
"""What people write when they do not know a number. Unknown is never zero."""
DATE_ADVICE = "Zet de celopmaak op Getal of Standaard en typ de waarde opnieuw."

_DATE = re.compile(
    r"\d{1,2}[-/]\d{1,2}[-/]\d{2,4}|\d{4}-\d{2}-\d{2}|\d{1,2}[-/]\d{1,2}|"
    r"\d{1,2}[- ](?:jan|feb|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.?(?:[- ]\d{2,4})?|"
    r"(?:jan|feb|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.?[- ]\d{2,4}",
    re.IGNORECASE,
)
_SCIENTIFIC = re.compile(r"[+-]?\d+(?:[.,]\d+)?e[+-]?\d+", re.IGNORECASE)


@dataclass(slots=True)
class Numbers:
    """The numbers of one column.

    Attributes:
        values: per row number the value, in the unit of the column; rows without one are absent.
        failed: numbers of rows that hold something that cannot be used.
    """

    values: dict[int, Decimal]
    failed: set[int]


def judge_no_value(cell: Cell) -> tuple[str, str, str] | None:
    """Say why a cell holds no value at all: sort, sentence and advice; None when it may."""
    if isinstance(cell, Formula):
        return (
            "formule",
            f"hier staat een formule ({show_cell(cell)}), geen waarde.",
            "Kopieer de tabel en kies Plakken speciaal, plak als waarden.",
        )
    if isinstance(cell, CellError):
        return (
            "foutwaarde",
            f"hier staat de foutmelding {show_cell(cell)}.",
            "Herstel de fout in de spreadsheet, of maak de cel leeg.",
        )
    if isinstance(cell, bool):
        return "waar-onwaar", f"hier staat {show_cell(cell)}.", "Vul een waarde in."
    if isinstance(cell, date):
        return "datum", f"hier staat een datum ({show_cell(cell)}).", DATE_ADVICE
    return None


def read_numbers(
    column: Column, rows: Iterable[Row], marker: Marker, answer: Mark | None
) -> Numbers:
    """Read one column of numbers, and write down what is odd or wrong.

    Args:
        column: the column; it must be in the layout.
        rows: the rows with data, and the rows with totals.
        marker: writes findings down.
        answer: what the person said about the decimal sign.

    Returns:
        The values; a row whose cell is empty or unknown is in neither set.
    """
    index = marker.layout.indexes[column.key]
    found = Numbers({}, set())
    written: dict[int, tuple[str, Written, Decimal]] = {}
    for row in rows:
        cell = row.cell(index)
        if isinstance(cell, Decimal):
            _keep(column, row.number, cell, cell, found, marker)
            continue
        if isinstance(cell, str) and cell.casefold() not in UNKNOWN:
            parsed = _parse(column, cell)
            if parsed is not None:
                written[row.number] = (cell, *parsed)
                continue
        _note_no_number(column, row.number, cell, found, marker)
    _settle(column, written, found, marker, answer)
    return found


def _parse(column: Column, text: str) -> tuple[Written, Decimal] | None:
    """Take a text apart; a percentage of a share comes with its divisor."""
    divisor = Decimal(1)
    if text.endswith("%") and column.unit == "aandeel":
        text, divisor = text[:-1], Decimal(100)
    parsed = parse_number(text)
    if parsed is None:
        return None
    if column.whole:
        parsed = _only_whole(parsed)
    return parsed, divisor


def _only_whole(parsed: Written) -> Written:
    """Drop the reading with decimals where only whole numbers can be true."""
    komma, punt = (
        None if value is None or value % 1 else value for value in (parsed.komma, parsed.punt)
    )
    if komma is None and punt is None:
        return parsed
    strong = parsed.strong or (parsed.is_ambiguous and None in (komma, punt))
    return replace(parsed, komma=komma, punt=punt, strong=strong)


def _note_no_number(column: Column, row: int, cell: Cell, found: Numbers, marker: Marker) -> None:
    """Write down why a cell gives no number."""
    if cell is None:
        return
    if isinstance(cell, str) and cell.casefold() in UNKNOWN:
        marker.odd(
            "onbekend",
            f"'{show_cell(cell)}' is gelezen als onbekend, niet als 0.",
            "Vul een getal in als u het weet.",
            row=row,
            key=column.key,
            cell=cell,
        )
        return
    found.failed.add(row)
    soort, sentence, advice = judge_no_value(cell) or _judge_text(show_cell(cell))
    marker.block(soort, sentence, advice, row=row, key=column.key, cell=cell)


def _judge_text(shown: str) -> tuple[str, str, str]:
    """Say why a text is no number."""
    if _DATE.fullmatch(shown):
        return "datum", f"'{shown}' is een datum.", DATE_ADVICE
    if _SCIENTIFIC.fullmatch(shown):
        return (
            "afgekapt",
            f"'{shown}' is door de spreadsheet afgekapt.",
            "Zet de celopmaak op Getal en sla het bestand opnieuw op.",
        )
    if shown.endswith("%"):
        return "percentage", f"'{shown}' is een percentage.", "Vul een gewoon getal in."
    return "geen-getal", f"'{shown}' is geen getal.", "Vul een getal in, of maak de cel leeg."


def _settle(
    column: Column,
    written: dict[int, tuple[str, Written, Decimal]],
    found: Numbers,
    marker: Marker,
    answer: Mark | None,
) -> None:
    """Choose the reading of the whole column, or ask."""
    resolution = resolve_column((parsed for _, parsed, _ in written.values()), answer)
    if answer is None and resolution.is_mixed:
        _block_mixed(column, written, resolution, marker)
        found.failed.update(written)
        return
    for row, (text, parsed, divisor) in written.items():
        plain = parsed.komma if parsed.komma == parsed.punt else None
        value = plain if resolution.mark is None else parsed.value(resolution.mark)
        if value is not None:
            _note_reading(column, row, text, parsed, value, resolution, marker)
            _keep(column, row, value / divisor, text, found, marker)
            continue
        found.failed.add(row)
        if resolution.mark is None:
            _ask(column, row, text, parsed, marker)
            continue
        marker.block(
            "decimaalteken",
            f"'{show_cell(text)}' past niet bij een decimale {resolution.mark}.",
            "Schrijf het getal zoals de andere, of kies een ander --decimaalteken.",
            row=row,
            key=column.key,
            cell=text,
        )


def _block_mixed(
    column: Column,
    written: dict[int, tuple[str, Written, Decimal]],
    resolution: Resolution,
    marker: Marker,
) -> None:
    """Say that one column is written in two notations, with an example of each."""
    examples = {
        proof: f"'{text}' (rij {row})"
        for proof in (resolution.proof_komma, resolution.proof_punt)
        for row, (text, parsed, _) in reversed(written.items())
        if parsed is proof
    }
    marker.block(
        "twee-notaties",
        f"in de kolom staan twee notaties door elkaar: {' en '.join(examples.values())}.",
        "Schrijf alle getallen met dezelfde decimale komma of punt.",
        key=column.key,
    )


def _ask(column: Column, row: int, text: str, parsed: Written, marker: Marker) -> None:
    """Ask what a number means, with both readings."""
    bare = Decimal(re.sub(r"[^0-9]", "", text) or 0)
    readings = (
        write_number(bare if parsed.komma is None else parsed.komma),
        write_number(bare if parsed.punt is None else parsed.punt),
    )
    mark, other = (Mark.PUNT, Mark.KOMMA) if parsed.points else (Mark.KOMMA, Mark.PUNT)
    advice = f"Staat de {mark} voor decimalen, geef dan --decimaalteken {mark}; "
    advice += (
        f"staat hij tussen duizendtallen, --decimaalteken {other}."
        if parsed.is_ambiguous
        else "anders verbetert u de cel."
    )
    marker.mark(
        Severity.VRAAG,
        "dubbelzinnig",
        f"'{show_cell(text)}' kan {' of '.join(readings)} betekenen.",
        advice,
        row=row,
        key=column.key,
        cell=text,
        readings=readings,
    )


def _note_reading(
    column: Column,
    row: int,
    text: str,
    parsed: Written,
    value: Decimal,
    resolution: Resolution,
    marker: Marker,
) -> None:
    """Write down that a cell was read in a way that a person may want to see."""
    if parsed.dash:
        marker.odd(
            "streepje",
            f"'{show_cell(text)}' is gelezen als 0.",
            "Is het aantal onbekend, maak de cel dan leeg.",
            row=row,
            key=column.key,
            cell=text,
        )
    elif not resolution.is_clear(parsed):
        marker.odd(
            "onduidelijk-getal",
            f"'{show_cell(text)}' is gelezen als {write_number(value)}, zoals de andere cellen.",
            "Klopt dat niet, geef dan zelf --decimaalteken komma of punt.",
            row=row,
            key=column.key,
            cell=text,
        )


def _keep(
    column: Column, row: int, value: Decimal, cell: Cell, found: Numbers, marker: Marker
) -> None:
    """Keep a value that can be true; otherwise say why not."""
    fault = _judge_bounds(column, value)
    if fault is None:
        found.values[row] = value
        return
    found.failed.add(row)
    soort, sentence, advice = fault
    marker.block(
        soort,
        f"{show_cell(cell)} {sentence}",
        advice,
        row=row,
        key=column.key,
        cell=cell,
    )


def _judge_bounds(column: Column, value: Decimal) -> tuple[str, str, str] | None:
    """Say why a value cannot be true: sort, sentence and advice; None when it can."""
    if not value.is_finite():
        return "geen-getal", "is geen getal.", "Vul een getal in, of maak de cel leeg."
    if value < column.minimum:
        if column.minimum == 0:
            return "negatief", "is negatief.", "Vul een getal van 0 of hoger in."
        return "te-laag", f"is lager dan {write_number(column.minimum)}.", "Controleer het getal."
    if value > column.maximum:
        limit = write_number(column.maximum)
        return "te-hoog", f"is hoger dan {limit} ({column.unit}).", "Controleer het getal."
    if column.whole and value % 1:
        return "niet-heel", "is geen heel getal.", "Vul een heel getal in."
    exponent = value.normalize().as_tuple().exponent
    if isinstance(exponent, int) and -exponent > column.decimals:
        return (
            "te-veel-decimalen",
            f"heeft meer dan {column.decimals} decimalen.",
            "Rond het bedrag af.",
        )
    return None
