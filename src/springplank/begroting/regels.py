# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The lines of a table: label, the headings above it, codes beside it, and its cells."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from springplank.begroting.getypt import read_typed
from springplank.begroting.koppen import read_kop
from springplank.begroting.posten import BATEN, LASTEN
from springplank.begroting.tabellen import Tabel, content
from springplank.imports.grid import Cell, CellError, Formula, show_text
from springplank.imports.headers import simplify
from springplank.imports.numbers import Mark, Written

REGEL, TOTAAL, SALDO_REGEL, WAARVAN = "regel", "totaal", "saldo", "waarvan"
"""What a line can be; only a REGEL counts."""

_TOTAL = re.compile(
    r"(?:sub ?)?tota(?:al|le|len|l|ls)\b|sub ?totaal|.* (?:sub)?totaal$|som\b|.* total$"
)
_SALDO = re.compile(
    r"(?:\w+ )?(?:saldo|resultaat|exploitatieresultaat|exploitatiesaldo|result|balance|surplus|"
    r"deficit|tekort|overschot|nettoresultaat)\b(?! reserve| deelneming)"
)
_OF_WHICH = re.compile(r"(?:waarvan|w v|wv|of which|incl|inclusief)\b")
_NUMBERS = re.compile(r"\b(?:20\d\d|\d{4,})\b")
LARGEST = Decimal(10) ** 13
"""No amount of money in the country is larger: a number beyond it is a fault in the file."""
LONGEST_SIDE = 4
"""Words of a heading that names a side; more of them are a sentence."""

_SIDE_LETTERS = {"l": LASTEN, "b": BATEN}


@dataclass(frozen=True, slots=True)
class Waarde:
    """What stands in a cell with an amount.

    Attributes:
        rij: number of its row.
        kolom: index of its column.
        getal: a real number; None when it is text, an error or absent.
        tekst: the number as it was typed as text; None for a real number.
        formule: text of the formula; empty without one.
        fout: an error that the spreadsheet shows, such as #REF!, or a number beyond any amount.
        soort: what is special about a typed amount, see `getypt`; empty otherwise.
        noot: what stands behind a typed amount, or the text that is no number.
    """

    rij: int
    kolom: int
    getal: Decimal | None = None
    tekst: Written | None = None
    formule: str = ""
    fout: str = ""
    soort: str = ""
    noot: str = ""

    @property
    def is_missing(self) -> bool:
        """Say whether there is a formula without a stored value."""
        is_told = self.getal is not None or self.tekst is not None
        return bool(self.formule) and not (is_told or self.fout or self.soort)

    def value(self, mark: Mark) -> Decimal | None:
        """Give the number, with this sign before the decimals when it is text."""
        if self.tekst is not None:
            return self.tekst.value(mark)
        return self.getal


@dataclass(frozen=True, slots=True)
class Regel:
    """One line as it stands in the table.

    Attributes:
        rij: number of its row.
        label: its label; empty without one.
        pad: the headings above it, outermost first.
        naast: texts and codes beside the label.
        soort: REGEL, TOTAAL, SALDO_REGEL or WAARVAN.
        kant: side that the headings or the line itself name; empty when they do not.
        cellen: per index of a column what stands there.
        is_verborgen: a person does not see this row.
    """

    rij: int
    label: str
    pad: tuple[str, ...]
    naast: tuple[str, ...]
    soort: str
    kant: str
    cellen: Mapping[int, Waarde]
    is_verborgen: bool

    @property
    def key(self) -> str:
        """Give the name under which a choice for this line is remembered for another year.

        Years and amounts in the label do not count, nor does its place on the sheet.
        """
        words = [*self.pad[-1:], *self.naast, self.label]
        plain = " | ".join(_NUMBERS.sub("", simplify(word)).strip() for word in words)
        return hashlib.sha256(f"{self.kant} | {plain}".encode()).hexdigest()[:16]


def read_waarde(cell: Cell, rij: int, kolom: int) -> Waarde | None:
    """Read a cell in a column of amounts; None when it holds none."""
    formula = cell.text if isinstance(cell, Formula) else ""
    shown = content(cell)
    if isinstance(shown, CellError):
        return Waarde(rij, kolom, formule=formula, fout=shown.text)
    if isinstance(shown, Decimal):
        if abs(shown) > LARGEST:
            return Waarde(rij, kolom, formule=formula, fout=f"{shown:.3E}")
        return Waarde(rij, kolom, getal=shown, formule=formula)
    if isinstance(shown, str):
        found = read_typed(shown)
        if found is None:
            return None
        if found.getal is not None and _is_beyond(found.getal):
            return Waarde(rij, kolom, formule=formula, fout=shown)
        return Waarde(rij, kolom, None, found.getal, formula, "", found.soort, found.noot)
    return Waarde(rij, kolom, formule=formula) if formula else None


def _is_beyond(number: Written) -> bool:
    return any(abs(one) > LARGEST for one in (number.komma, number.punt) if one is not None)


def read_regels(tabel: Tabel) -> tuple[Regel, ...]:
    """Read the lines of a table, totals included."""
    return tuple(_Reader(tabel).lines())


class _Reader:
    """Walks through a table and remembers the headings."""

    def __init__(self, tabel: Tabel) -> None:
        self._tabel = tabel
        self._headings: list[str] = []
        self._after_line = False
        self._down = _merged_down(tabel)
        self._side = tabel.kop_label.kant or read_kop(tabel.blad.naam).kant

    def lines(self) -> Iterator[Regel]:
        """Give every row with an amount."""
        for number in range(self._tabel.eerste, self._tabel.laatste + 1):
            label = self._text(number, self._tabel.label)
            cells = self._cells(number)
            if not cells:
                if label and number > self._tabel.koprij:
                    self._add_heading(label)
                continue
            if not label and not any(
                w.value(Mark.KOMMA) or w.fout or w.soort for w in cells.values()
            ):
                continue
            yield self._line(number, label, cells)

    def _cells(self, number: int) -> dict[int, Waarde]:
        blad = self._tabel.blad
        found = {
            column.index: read_waarde(blad.cel(number, column.index), number, column.index)
            for column in self._tabel.kolommen
        }
        return {index: value for index, value in found.items() if value is not None}

    def _text(self, number: int, index: int) -> str:
        cell = content(self._tabel.blad.cel(number, index))
        if cell is None:
            cell = self._down.get((number, index))
        if isinstance(cell, Decimal):
            return f"{cell:f}"
        return show_text(cell, 200) if isinstance(cell, str) else ""

    def _add_heading(self, text: str) -> None:
        names_side = bool(side_of(text))
        if not self._after_line:
            self._headings.append(text)
        elif names_side or not self._headings:
            self._headings = [text]
        elif side_of(self._headings[0]):
            self._headings = [self._headings[0], text]
        else:
            self._headings = [text]
        self._after_line = False

    def _line(self, number: int, label: str, cells: dict[int, Waarde]) -> Regel:
        beside = tuple(t for i in self._tabel.naast if (t := self._text(number, i)))
        soort = kind_of(label)
        self._after_line = True
        above = self._headings[-1] if self._headings else ""
        only_side = soort == REGEL and bool(above) and is_only_side(label) > is_only_side(above)
        kant = self._side_of(label if soort == TOTAAL or only_side else "", beside)
        if only_side:
            # The heading says what it is, and the line only on which side.
            label = f"{above}: {label}"
        found = Regel(
            number,
            label,
            tuple(self._headings),
            beside,
            soort,
            kant,
            cells,
            number in self._tabel.blad.verborgen_rijen,
        )
        if soort != REGEL and side_of(label) and len(self._headings) > 0:
            # Below the total of a side its headings no longer hold.
            self._headings = [h for h in self._headings[:1] if side_of(h) != side_of(label)]
        return found

    def _side_of(self, label: str, beside: tuple[str, ...]) -> str:
        for text in (label, *beside, *reversed(self._headings)):
            if found := side_of(text):
                return found
        return self._side


def side_of(text: str) -> str:
    """Give the side that a heading names; a heading of many words names none.

    Example:
        >>> side_of("Totaal lasten"), side_of("B"), side_of("Huisvesting")
        ('lasten', 'baten', '')
    """
    plain = simplify(text)
    if plain in _SIDE_LETTERS:
        return _SIDE_LETTERS[plain]
    words = [w for w in plain.split() if not w.isdigit()]
    if not words or len(words) > LONGEST_SIDE:
        return ""
    found = read_kop(" ".join((words[0], words[-1])) if len(words) > 1 else words[0]).kant
    return found if found in (LASTEN, BATEN) else ""


def is_only_side(label: str) -> bool:
    """Say whether a label names a side and nothing else.

    Example:
        >>> is_only_side("Lasten 2026"), is_only_side("Baten verhuur")
        (True, False)
    """
    words = [w for w in simplify(label).split() if not w.isdigit()]
    return len(words) == 1 and bool(side_of(label))


def kind_of(label: str) -> str:
    """Say what a line is by its label alone."""
    plain = simplify(label)
    if _OF_WHICH.match(plain):
        return WAARVAN
    if _SALDO.match(plain) or (plain.startswith("totaal") and "saldo" in plain):
        return SALDO_REGEL
    return TOTAAL if _TOTAL.match(plain) else REGEL


def _merged_down(tabel: Tabel) -> dict[tuple[int, int], Cell]:
    """Give what merged cells show below their first row."""
    found: dict[tuple[int, int], Cell] = {}
    wanted = {tabel.label, *tabel.naast}
    for area in tabel.blad.samengevoegd:
        column = area.first_column - 1
        if column not in wanted:
            continue
        value = content(tabel.blad.cel(area.first_row, column))
        last = min(area.last_row, tabel.laatste)
        found |= {(n, column): value for n in range(area.first_row + 1, last + 1)}
    return found
