# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Screening a file from the web: is it a bomb? Judged part by part, before anything is parsed.

A spreadsheet of half a megabyte can cost gigabytes of memory. What a file says about its own size
is no proof, so every part is unpacked in small pieces that are counted and thrown away. As soon
as one limit is passed, the counting stops.
"""

import re
import stat
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from pathlib import PurePosixPath
from typing import IO

from springplank.errors import DataError
from springplank.imports.files import NAMELESS
from springplank.imports.numbers import write_number
from springplank.imports.report import safe_name


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a file from the web may hold.

    Attributes:
        size: the file itself, in bytes.
        unpacked: all parts together, unpacked, in bytes.
        parts: the number of parts.
        ratio: how many times larger a part may become.
        cells: the number of cells; of rows, texts, formulas and styles there may be as many.
        depth: how deep elements may lie inside each other.
    """

    size: int = 10_000_000
    unpacked: int = 100_000_000
    parts: int = 200
    ratio: int = 100
    cells: int = 200_000
    depth: int = 500

    @property
    def signs(self) -> int:
        """How many signs of markup there may be: a cell needs six, its text four more."""
        return 12 * self.cells


LIMITS = Limits()
"""What an upload may hold."""

_PIECE = 65_536
_RATIO_FROM = 1_000_000
"""Below this size no ratio is judged: a small part of spaces harms nobody."""
_ENTRY = b"PK\x01\x02"
_LOCAL_HEADER = 30
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_PACKED = (b"PK\x03\x04", b"PK\x05\x06")
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00<", b"<\x00")
_DOCUMENT_TYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_COUNTED = re.compile(
    rb"<(?:\w{1,40}:)?(c|row|si|r|t|f|xf|definedName|mergeCell|"
    rb"table-cell|covered-table-cell|table-row|table-column|p|span|s|style)[\s>/]"
)
"""Each of these costs time and memory when it is parsed, so each has the same limit."""
_LONGEST_TAG_START = 64
_REMEDY = "Kopieer alleen de tabel naar een nieuw bestand."


def screen(data: bytes, name: str, limits: Limits = LIMITS) -> None:
    """Refuse a file that is too large, or a workbook that would become so.

    Args:
        data: every byte.
        name: the file's name, for messages.
        limits: how much it may hold.

    Raises:
        DataError: a limit is passed, or a part is unsafe; the message says which.
    """
    name = safe_name(name) or NAMELESS
    if len(data) > limits.size:
        raise DataError(
            f"{name} is groter dan {limits.size // 1_000_000} MB, de grens voor een upload. "
            "Bewaar alleen de nodige kolommen en rijen."
        )
    if data.startswith(b"PK"):
        _Screening(data, name, limits).run()


class _Screening:
    """The counts of one workbook so far."""

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        self._data, self._name, self._limits = data, name, limits
        self._unpacked = self._signs = 0
        self._counts: Counter[bytes] = Counter()

    def run(self) -> None:
        """Judge the table of contents, then every part."""
        # Counted in the bytes: only reading a list of 100,000 parts would already take a second.
        if self._data.count(_ENTRY) > self._limits.parts:
            self._refuse(f"heeft meer dan {write_number(self._limits.parts)} delen")
        try:
            with zipfile.ZipFile(BytesIO(self._data)) as archive:
                parts = archive.infolist()
                if any(part.flag_bits & 1 for part in parts):
                    return  # encrypted: the reader says so in its own words
                self._judge_places(parts, archive.start_dir)
                for part in parts:
                    self._judge_part(archive, part)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            NotImplementedError,
            OSError,
            RuntimeError,
            ValueError,
        ):
            raise DataError(
                f"{self._name} is beschadigd of geen geldig Excel-bestand. "
                "Open het in Excel en sla het opnieuw op."
            ) from None

    def _judge_places(self, parts: list[zipfile.ZipInfo], end: int) -> None:
        """Refuse parts that share bytes: a few bytes could then be unpacked again and again."""
        placed = sorted(parts, key=lambda part: part.header_offset)
        starts = [*(part.header_offset for part in placed), end]
        for part, (start, following) in zip(placed, pairwise(starts), strict=True):
            size = _LOCAL_HEADER + len(part.orig_filename.encode()) + part.compress_size
            if start + size > following:
                self._refuse("heeft delen die over elkaar liggen")

    def _judge_part(self, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
        """Unpack one part in pieces, count, and keep nothing."""
        path = PurePosixPath(part.filename)
        is_link = stat.S_ISLNK(part.external_attr >> 16)
        if is_link or path.is_absolute() or ".." in path.parts or "\\" in part.orig_filename:
            self._refuse_part(part)
        if part.compress_type not in _METHODS:
            self._refuse_part(part)
        size = depth = 0
        with archive.open(part) as file:
            for piece, is_first in _pieces(file):
                size += len(piece)
                self._judge_size(part, size, len(piece))
                if is_first and piece.startswith((*_PACKED, *_WIDE)):
                    self._refuse_part(part)
                depth = self._count(part, piece, depth)

    def _judge_size(self, part: zipfile.ZipInfo, size: int, added: int) -> None:
        self._unpacked += added
        if self._unpacked > self._limits.unpacked:
            mega = self._limits.unpacked // 1_000_000
            self._refuse(f"is uitgepakt groter dan {mega} MB")
        if size > max(_RATIO_FROM, self._limits.ratio * part.compress_size):
            self._refuse(f"wordt bij het uitpakken meer dan {self._limits.ratio} keer zo groot")

    def _count(self, part: zipfile.ZipInfo, piece: bytes, depth: int) -> int:
        """Count the markup of one piece, and give how deep its end lies."""
        signs = piece.count(b"<")
        self._signs += signs
        if self._signs > self._limits.signs:
            self._refuse_cells()
        if not signs:
            return depth
        if _DOCUMENT_TYPE.search(piece):
            self._refuse_part(part)
        self._counts.update(_COUNTED.findall(piece))
        if max(self._counts.values(), default=0) > self._limits.cells:
            self._refuse_cells()
        ends = piece.count(b"</")
        depth += signs - 2 * ends - piece.count(b"<?") - piece.count(b"<!") - piece.count(b"/>")
        if depth > self._limits.depth and part.filename.endswith((".xml", ".rels", ".vml")):
            self._refuse_part(part)
        return depth

    def _refuse_cells(self) -> None:
        self._refuse(f"heeft meer dan {write_number(self._limits.cells)} cellen, rijen of teksten")

    def _refuse(self, why: str) -> None:
        raise DataError(f"{self._name} {why}, de grens voor een upload. {_REMEDY}")

    def _refuse_part(self, part: zipfile.ZipInfo) -> None:
        raise DataError(
            f"{self._name} bevat een onveilig deel ({safe_name(part.filename)[:60]}). "
            "Kopieer de tabel naar een nieuw bestand."
        )


def _pieces(file: IO[bytes]) -> Iterator[tuple[bytes, bool]]:
    """Give the content in pieces that never cut the start or the end of a tag in two."""
    rest, is_first = b"", True
    while found := file.read(_PIECE):
        piece = rest + found
        cut = piece.rfind(b"<", max(0, len(piece) - _LONGEST_TAG_START))
        if cut < 0:
            cut = len(piece) - piece.endswith(b"/")
        # The cut may fall at the very start of the content; then there is simply more to come.
        rest = piece[cut:]
        if cut:
            yield piece[:cut], is_first
            is_first = False
    if rest:
        yield rest, is_first
