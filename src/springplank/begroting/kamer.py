# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Works on a stranger's begroting in a process of its own; see `imports.confined` for why.

That process reads the cells, or makes the copy with extra columns. It writes no file and tells
nothing but bytes.
"""

from springplank.begroting.boek import Boek, read_boek
from springplank.begroting.extra import Extra
from springplank.begroting.pakket import pack, unpack
from springplank.begroting.terug import add_columns
from springplank.errors import DataError
from springplank.imports.apart import work_apart
from springplank.imports.confined import BOUNDS, Bounds, load_readers
from springplank.imports.files import NAMELESS
from springplank.imports.report import safe_name
from springplank.imports.screening import screen

_REMEDY = "Kopieer alleen de begroting naar een nieuw bestand en probeer het opnieuw."


class _Reading:
    """Turns bytes into packed cells."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __call__(self, data: bytes) -> bytes:
        return pack(read_boek(data, self._name))


class _Adding:
    """Turns bytes into a copy with extra columns."""

    def __init__(self, name: str, extra: tuple[Extra, ...]) -> None:
        self._name, self._extra = name, extra

    def __call__(self, data: bytes) -> bytes:
        screen(data, self._name)
        return add_columns(data, self._name, self._extra)


def read_apart(data: bytes, name: str, bounds: Bounds = BOUNDS) -> Boek:
    """Read the cells of a file.

    Args:
        data: every byte.
        name: its name as it was given; it is only shown.
        bounds: what it may cost.

    Raises:
        DataError: it cannot be read, or the reading had to be stopped.
    """
    found = work_apart(
        _Reading(name), data, name, prepare=load_readers, bounds=bounds, remedy=_REMEDY
    )
    try:
        return unpack(found)
    except ValueError:
        shown = safe_name(name) or NAMELESS
        raise DataError(f"Het lezen van {shown} stopte halverwege. {_REMEDY}") from None


def add_apart(data: bytes, name: str, extra: tuple[Extra, ...], bounds: Bounds = BOUNDS) -> bytes:
    """Make a copy of a workbook with extra columns; see `terug.add_columns`.

    Raises:
        DataError: it cannot be made, or the work had to be stopped.
    """
    return work_apart(
        _Adding(name, extra), data, name, prepare=load_readers, bounds=bounds, remedy=_REMEDY
    )
