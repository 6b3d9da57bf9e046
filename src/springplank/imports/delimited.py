# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""CSV files: which signs, which delimiter, which cells."""

import csv
import re
from collections.abc import Callable, Iterator, Sequence

from springplank.errors import DataError
from springplank.imports.grid import (
    CELL_LIMIT,
    COLUMN_LIMIT,
    ROW_LIMIT,
    Cell,
    Formula,
    Grid,
    Row,
    read_text,
)
from springplank.imports.numbers import write_number

DELIMITERS = {";": "een puntkomma", ",": "een komma", "\t": "een tab"}
"""The signs between cells that are understood, with their Dutch names."""
LINE_LIMIT = 200_000
"""The longest line that is read, in signs."""

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig", "UTF-8"),
    (b"\xff\xfe", "utf-16", "UTF-16"),
    (b"\xfe\xff", "utf-16", "UTF-16"),
)
_SAMPLE_LINES = 60
_TEXT_AS_FORMULA = re.compile(r'="([^"]*)"')


def read_delimited(
    data: bytes, name: str, judge: Callable[[Sequence[Row]], int], limit: int = CELL_LIMIT
) -> Grid:
    """Read a CSV file.

    Args:
        data: every byte of the file.
        name: the file's name, for messages.
        judge: tells how well the first rows fit what is looked for; the delimiter that fits
            best is the right one.
        limit: the highest number of cells.

    Raises:
        DataError: the bytes are no text, the quotes do not close, or there is too much.
    """
    text, encoding = _decode(data, name)
    if "\n" not in text:
        # Excel for a Mac ends a line with this sign alone ("CSV, Macintosh").
        text = text.replace("\r", "\n")
    text, declared = _take_declared_delimiter(text)
    delimiter = declared or _choose_delimiter(text, judge)
    rows = tuple(_parse(text, delimiter, name, limit))
    good = f"Gelezen als CSV, tekens in {encoding}, met {DELIMITERS[delimiter]} tussen de cellen."
    return Grid(rows, delimiter=delimiter, good=(good,))


def _decode(data: bytes, name: str) -> tuple[str, str]:
    """Find the encoding: by its mark, else UTF-8, else Windows-1252."""
    for mark, codec, label in _MARKS:
        if data.startswith(mark):
            return _strict(data, codec, label, name), label
    if b"\x00" in data:
        # Without a known mark UTF-8 leaves the NULs in place, and they are refused.
        wide = _guess_wide(data) or "utf-8"
        return _strict(data, wide, "UTF-16", name), "UTF-16"
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        return _strict(data, "cp1252", "Windows-1252", name), "Windows-1252"


def _strict(data: bytes, codec: str, label: str, name: str) -> str:
    """Decode or refuse; and no NUL in the outcome."""
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        raise DataError(
            f"{name} is geen leesbare tekst ({label} past niet). Sla het bestand op als CSV UTF-8."
        ) from None
    if "\x00" in text:
        raise DataError(
            f"{name} bevat NUL-tekens en is dus geen tekst. Sla de tabel op als .csv of .xlsx."
        )
    return text


def _guess_wide(data: bytes) -> str | None:
    """Recognise UTF-16 without a mark: in Dutch text nearly every second byte is NUL."""
    sample = data[:2_000]
    half = len(sample) // 2
    if half and sample[1::2].count(0) > 0.9 * half and not sample[::2].count(0):
        return "utf-16-le"
    if half and sample[::2].count(0) > 0.9 * half and not sample[1::2].count(0):
        return "utf-16-be"
    return None


def _take_declared_delimiter(text: str) -> tuple[str, str | None]:
    """Use the line `sep=;` that Excel writes; it stays an empty row, so that rows keep count."""
    first, newline, rest = text.partition("\n")
    found = re.fullmatch(r"\s*\"?sep=(.)\"?\s*", first, re.IGNORECASE)
    if found and found[1] in DELIMITERS:
        return f"{newline}{rest}", found[1]
    return text, None


def _choose_delimiter(text: str, judge: Callable[[Sequence[Row]], int]) -> str:
    """Take the delimiter under which the header is understood best."""
    sample = "\n".join(text[:LINE_LIMIT].splitlines()[:_SAMPLE_LINES])

    def score(delimiter: str) -> tuple[int, int]:
        try:
            cells = csv.reader(sample.splitlines(keepends=True), delimiter=delimiter)
            rows = [Row(number, tuple(map(_cell, row))) for number, row in enumerate(cells, 1)]
        except csv.Error:
            return -1, 0
        return judge(rows), max((len(row.cells) for row in rows), default=0)

    return max(DELIMITERS, key=score)


def _parse(text: str, delimiter: str, name: str, limit: int) -> Iterator[Row]:
    """Give every row, within the limits."""
    cells = 0
    reader = csv.reader(_lines(text, name), delimiter=delimiter, strict=True)
    try:
        for number, row in enumerate(reader, start=1):
            cells += len(row)
            if number > ROW_LIMIT:
                raise DataError(
                    f"{name} heeft meer dan {write_number(ROW_LIMIT)} rijen, de grens voor een "
                    "import. Bewaar alleen de nodige rijen."
                )
            if len(row) > COLUMN_LIMIT or cells > limit:
                raise DataError(
                    f"{name} heeft meer dan {write_number(COLUMN_LIMIT)} kolommen of "
                    f"{write_number(limit)} cellen, de grens voor een import. "
                    "Bewaar alleen de nodige kolommen."
                )
            yield Row(number, tuple(map(_cell, row)))
    except csv.Error:
        raise DataError(
            f"{name} is bij regel {reader.line_num} niet als CSV te lezen: een aanhalingsteken "
            'staat alleen of op een vreemde plaats. Zet om een tekst met " twee aanhalingstekens.'
        ) from None


def _lines(text: str, name: str) -> Iterator[str]:
    """Give the lines one by one; one endless line would eat the memory."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        if end - start > LINE_LIMIT:
            raise DataError(
                f"{name} heeft een regel van meer dan {write_number(LINE_LIMIT)} tekens. "
                "Sla de tabel opnieuw op als CSV."
            )
        yield text[start:end]
        start = end


def _cell(text: str) -> Cell:
    """Make a cell of the text between two delimiters."""
    text = text.strip()
    if not text:
        return None
    if text.startswith("="):
        found = _TEXT_AS_FORMULA.fullmatch(text)
        # Some programs write ="0014" so that a spreadsheet keeps the zeros.
        return (found[1].strip() or None) if found else Formula(text)
    return read_text(text)
