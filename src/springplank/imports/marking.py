# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Writing findings down with their place in the file."""

from dataclasses import dataclass, field

from springplank.imports.columns import Kind
from springplank.imports.grid import Cell, column_letter, show_cell
from springplank.imports.headers import Layout
from springplank.imports.recognition import GemeenteFinder, Known
from springplank.imports.report import Finding, Findings, Severity


@dataclass(slots=True)
class Marker:
    """Knows the file that is checked, and writes findings down with sheet, row and column.

    Attributes:
        kind: the kind of data that is looked for.
        layout: where its columns are.
        sheet: the sheet that is read; None for a CSV file.
        known: what may be compared with.
        finder: recognises municipalities.
        findings: what was found so far.
        good: what was right so far, in Dutch sentences.
    """

    kind: Kind
    layout: Layout
    sheet: str | None
    known: Known
    finder: GemeenteFinder
    findings: Findings = field(default_factory=Findings)
    good: list[str] = field(default_factory=list)

    def mark(
        self,
        severity: Severity,
        soort: str,
        sentence: str,
        advice: str,
        *,
        row: int | None = None,
        key: str | None = None,
        cell: Cell = None,
        readings: tuple[str, ...] = (),
    ) -> None:
        """Write one finding down.

        Args:
            severity: how bad it is.
            soort: a stable key.
            sentence: what is wrong, in Dutch.
            advice: what to do, in Dutch.
            row: the row, counted from 1; None when it is about the whole file.
            key: key of the column, or None.
            cell: what stands there.
            readings: for a question: the values it could mean.
        """
        index = None if key is None else self.layout.indexes.get(key)
        self.findings.add(
            Finding(
                severity,
                soort,
                sentence,
                advice,
                sheet=self.sheet,
                row=row,
                column=None if key is None else self.layout.headers.get(key, key),
                address=None if index is None or row is None else f"{column_letter(index)}{row}",
                value=show_cell(cell),
                readings=readings,
            )
        )

    def odd(
        self,
        soort: str,
        sentence: str,
        advice: str,
        *,
        row: int | None = None,
        key: str | None = None,
        cell: Cell = None,
    ) -> None:
        """Write down what a person must look at, but may accept."""
        self.mark(Severity.OPMERKELIJK, soort, sentence, advice, row=row, key=key, cell=cell)

    def block(
        self,
        soort: str,
        sentence: str,
        advice: str,
        *,
        row: int | None = None,
        key: str | None = None,
        cell: Cell = None,
    ) -> None:
        """Write down what must be put right first."""
        self.mark(Severity.BLOKKEERT, soort, sentence, advice, row=row, key=key, cell=cell)
