# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What every workbook offers, whatever program made it."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping

from springplank.imports.grid import Grid, show_text

LINKED = (
    "Het bestand verwijst naar een ander bestand. Wij openen dat niet en lezen de laatst bewaarde "
    "waarde."
)
_NAMED = 12


class Spreadsheet(ABC):
    """A workbook that passed the safety checks."""

    def __init__(self, name: str, hidden: Mapping[str, bool]) -> None:
        """Remember which sheets there are.

        Args:
            name: the file's name, for messages.
            hidden: per sheet, in order, whether a person does not see it.
        """
        self._name, self._hidden = name, hidden

    @property
    def sheets(self) -> tuple[str, ...]:
        """The names of the sheets that a person sees; of all, when none is visible."""
        visible = tuple(title for title, hidden in self._hidden.items() if not hidden)
        return visible or tuple(self._hidden)

    @property
    def hidden_sheets(self) -> tuple[str, ...]:
        """The names of the sheets that a person does not see."""
        return tuple(title for title, hidden in self._hidden.items() if hidden)

    @abstractmethod
    def read(self, sheet: str, rows: int | None = None) -> Grid:
        """Read one sheet.

        Args:
            sheet: its name, as in `sheets` or `hidden_sheets`.
            rows: read no more than this many rows; None reads all.

        Raises:
            DataError: the sheet is damaged or has too many rows, columns or cells.
        """

    @abstractmethod
    def remarks(self) -> Iterator[str]:
        """Say in Dutch what the file holds besides cells."""

    def _good(self, sheet: str) -> tuple[str, ...]:
        """Say which hidden sheets are not read with this one."""
        unread = [show_text(name, 40) for name in self.hidden_sheets if name != sheet]
        return (f"Niet gelezen: {', '.join(unread[:_NAMED])} (verborgen).",) if unread else ()

    def _odd(self, sheet: str) -> tuple[str, ...]:
        return (f"het blad {sheet} is verborgen.",) if self._hidden[sheet] else ()
