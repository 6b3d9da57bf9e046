# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""A workbook before it is a file: sheets of lines, with inputs, formulas and values.

How a sheet is made:

    book = Book("Voorbeeldregio")
    sheet = book.sheet("Mensen", "Wie er werkt, per jaar.")
    sheet.years((2026, 2027))
    sheet.heading("Wsw, Gemeente A")
    start = sheet.input("Wsw eind 2025", 12.5, "persoon", source="CBS", name="wsw_start_0001")
    leave = sheet.inputs("Uitstroom", (0.08, 0.09), "aandeel", source="aanname; 0,06 tot 0,10")
    people = sheet.formulas("Mensen", (start * (1 - leave[0]),
                                       start * (1 - leave[0]) * (1 - leave[1])), "persoon")
    shown = sheet.values("Laag (10%)", (11.0, 9.5), "persoon", source="run 3f2a")

Every method that writes a line gives its cells back, one per year. A cell is a `Term`: reckon on
with `+ - * /`, comparisons and the functions of `rekenboek.terms` (`total`, `when`, `highest`,
`lowest`, `rounded`, `whole_euros`, `products`). A term holds its formula and its value, so the
stored value follows from the formula itself; the tests compare it with the engine and with
LibreOffice. Cells of other sheets are used in the same way. A year without a value is None: the
cell says "niet bekend", and whoever reckons with it must ask `cell.is_known` first.

An `input` is coloured and may be changed. A `formulas` line is counted as result, and so is a
`values` line: what could not be expressed as a formula (`Sheet.counted`). Text of people goes
through `text` and the labels; it is always written as text, so it never becomes a formula.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from textwrap import wrap
from typing import Literal, TypeAlias

from springplank.rekenboek.terms import Cell, Spot, Term, Value, cell_at

Kind: TypeAlias = Literal["text", "input", "formula", "value"]
Look: TypeAlias = Literal[
    "title", "heading", "label", "intro", "note", "column", "year", "number", "total", "unknown"
]

LABEL, UNIT, FIRST = range(3)
"""Columns of a line: what it is, its unit, and its first number; its source comes last."""

EVERY_YEAR = "geldt voor alle jaren"

NOT_KNOWN = "niet bekend"
LONGEST_NAME = 31
LINE = 150
"""Letters in a line of the purpose of a sheet."""

LONGEST_TEXT = 16_000
"""A cell holds 32.767 units of text; an emoji takes two."""

_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NAME = re.compile(r"[a-z_][a-z0-9_]*")
_LIKE_A_CELL = re.compile(r"[a-z]{1,3}\d+|r\d*c?\d*|c\d*|true|false")


@dataclass(frozen=True, slots=True)
class Content:
    """What stands in one cell.

    Attributes:
        kind: text, input, formula or value.
        value: what it shows.
        unit: unit of a number, see `core.units`; empty for text.
        look: how it looks.
        term: the formula; None for what is not one.
        name: the name of the cell; empty without.
    """

    kind: Kind
    value: Value
    unit: str = ""
    look: Look = "number"
    term: Term | None = None
    name: str = ""


@dataclass(slots=True)
class Sheet:
    """One sheet; lines are added from top to bottom.

    Attributes:
        title: its name in the file.
        cells: what stands where, by row and column, counting from 0.
        at: the row where the next line comes.
        years_row: the row with the years, that stays in sight; None without.
        of_years: the years of the columns.
    """

    title: str
    names: dict[str, Spot]
    cells: dict[tuple[int, int], Content] = field(default_factory=dict)
    widths: dict[int, float] = field(default_factory=dict)
    at: int = 0
    years_row: int | None = None
    of_years: tuple[int, ...] = ()

    def text(self, text: str, look: Look = "intro", column: int = LABEL) -> None:
        """Write a line of text."""
        self.put(self.at, column, Content("text", clean(text), look=look))
        self.at += 1

    def heading(self, text: str) -> None:
        """Begin a part, after an empty line."""
        self.at += 1
        self.text(text, "heading")

    def columns(self, titles: Sequence[str]) -> None:
        """Write a row of column titles; those of numbers stand above their numbers."""
        for column, title in enumerate(titles):
            look: Look = "year" if title.isdigit() else "column"
            self.put(self.at, column, Content("text", clean(title), look=look))
        self.at += 1

    def years(self, years: Sequence[int]) -> None:
        """Write the row with the years; it stays in sight when the sheet is scrolled."""
        self.years_row = self.at
        self.of_years = tuple(years)
        self.columns(["Wat", "Eenheid", *map(str, years), "Bron en toelichting"])

    def input(
        self, label: str, value: Value | None, unit: str, *, source: str, name: str = ""
    ) -> Cell:
        """Write one number that may be changed and holds for all years."""
        return self.inputs(label, (value,), unit, source=source, name=name)[0]

    def inputs(
        self,
        label: str,
        values: Sequence[Value | None],
        unit: str,
        *,
        source: str,
        name: str = "",
    ) -> tuple[Cell, ...]:
        """Write numbers that may be changed, one per year; None is not known yet.

        Args:
            label: what it is.
            values: one per year.
            unit: see `core.units`.
            source: source, status and range, for a reader.
            name: name of the cells; with a cell per year, the year is put behind it.
        """
        return self._line(
            label, unit, source, [_content("input", value, unit) for value in values], name
        )

    def formulas(
        self,
        label: str,
        terms: Sequence[Term | None],
        unit: str,
        *,
        source: str = "",
        name: str = "",
        look: Look = "number",
    ) -> tuple[Cell, ...]:
        """Write results that the sheet computes, one per year; None is not known.

        Args:
            label: what it is.
            terms: one per year.
            unit: see `core.units`.
            source: the step in words, an article or a remark.
            name: see `inputs`.
            look: "total" for a sum.
        """
        return self._line(label, unit, source, [_formula(term, unit, look) for term in terms], name)

    def values(
        self, label: str, values: Sequence[Value | None], unit: str, *, source: str, name: str = ""
    ) -> tuple[Cell, ...]:
        """Write results that the sheet cannot compute, with the run id in the source."""
        return self._line(
            label, unit, source, [_content("value", value, unit) for value in values], name
        )

    def put(self, row: int, column: int, content: Content) -> Cell:
        """Put something in one cell, outside of the lines."""
        spot = Spot(self.title, row, column)
        assert (row, column) not in self.cells, f"{self.title} {row} {column} is already taken"
        assert isinstance(content.value, str) or math.isfinite(content.value), content
        self.cells[row, column] = content
        if content.name:
            self._claim(content.name, spot)
        return cell_at(spot, content.value, content.name)

    def counted(self) -> tuple[int, int]:
        """Count the results: those that are formulas, and all of them."""
        kinds = [content.kind for content in self.cells.values()]
        formulas = kinds.count("formula")
        return formulas, formulas + kinds.count("value")

    def _line(
        self, label: str, unit: str, source: str, contents: Sequence[Content], name: str
    ) -> tuple[Cell, ...]:
        row, self.at = self.at, self.at + 1
        behind = FIRST + max(len(contents), len(self.of_years))
        for column, text, look in self._words(label, unit, source, behind):
            if text:
                self.put(row, column, Content("text", clean(text), look=look))
        names = [name] * len(contents)
        if len(contents) > 1:
            names = [f"{name}_{year}" for year in self.of_years] if name else names
        elif len(self.of_years) > 1:
            self.put(row, FIRST + 1, Content("text", EVERY_YEAR, look="note"))
        return tuple(
            self.put(row, FIRST + offset, _named(content, own))
            for offset, (content, own) in enumerate(zip(contents, names, strict=True))
        )

    @staticmethod
    def _words(
        label: str, unit: str, source: str, behind: int
    ) -> tuple[tuple[int, str, Look], ...]:
        return (LABEL, label, "label"), (UNIT, unit, "label"), (behind, source, "note")

    def _claim(self, name: str, spot: Spot) -> None:
        assert _NAME.fullmatch(name), name
        assert not _LIKE_A_CELL.fullmatch(name), name
        assert name not in self.names, name
        self.names[name] = spot


@dataclass(slots=True)
class Book:
    """A workbook: its sheets in order, and the named cells of all of them.

    Attributes:
        title: for the properties of the file.
    """

    title: str
    sheets: list[Sheet] = field(default_factory=list)
    names: dict[str, Spot] = field(default_factory=dict)

    def sheet(self, title: str, purpose: str = "", note: str = "") -> Sheet:
        """Add a sheet; its first lines are its title, its purpose, and what nobody may miss."""
        taken = {sheet.title.casefold() for sheet in self.sheets}
        sheet = Sheet(free_title(title, taken), self.names)
        self.sheets.append(sheet)
        sheet.text(title, "title")
        for line in wrap(purpose, LINE):
            sheet.text(line)
        for line in wrap(note, LINE):
            sheet.text(line, "heading")
        return sheet


def _content(kind: Kind, value: Value | None, unit: str) -> Content:
    if value is None:
        return Content("input" if kind == "input" else "text", NOT_KNOWN, unit, "unknown")
    return Content(kind, clean(value) if isinstance(value, str) else value, unit)


def _formula(term: Term | None, unit: str, look: Look) -> Content:
    if term is None:
        return Content("text", NOT_KNOWN, unit, "unknown")
    return Content("formula", term.value, unit, look, term)


def _named(content: Content, name: str) -> Content:
    if not name:
        return content
    return Content(content.kind, content.value, content.unit, content.look, content.term, name)


def clean(text: str) -> str:
    """Make text fit for a cell: no control signs, and not longer than a cell can hold."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))[:LONGEST_TEXT]


def free_title(title: str, taken: set[str]) -> str:
    """Make a name for a sheet that a spreadsheet accepts and that is not taken.

    Args:
        title: the wished name.
        taken: names in use, casefolded.
    """
    plain = _FORBIDDEN.sub(" ", clean(title)).strip()[:LONGEST_NAME] or "Blad"
    found, number = plain, 1
    while found.casefold() in taken:
        number += 1
        found = f"{plain[: LONGEST_NAME - 4]} {number}"
    return found
