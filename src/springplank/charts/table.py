# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The table beside a picture: the same numbers, as text for a reader and bare for a file."""

from dataclasses import dataclass

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class DataTable:
    """The numbers of a picture.

    Attributes:
        bijschrift: the caption.
        kolommen: headers, the first one that of the row headers.
        rijen: per row its header and its cells, as a reader reads them.
        velden: headers of the bare numbers.
        waarden: the bare numbers, a row each; None is unknown.
        adressen: per row a link for its header; empty when there are none.
    """

    bijschrift: str
    kolommen: tuple[str, ...]
    rijen: tuple[tuple[str, tuple[str, ...]], ...]
    velden: tuple[str, ...]
    waarden: tuple[tuple[Cell, ...], ...]
    adressen: tuple[str, ...] = ()
