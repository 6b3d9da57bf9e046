# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Checking a file: what is right, odd, to be answered or wrong. Changes nothing."""

from pathlib import Path

from springplank.errors import DataError, UsageError
from springplank.imports.columns import Kind
from springplank.imports.delimited import read_delimited
from springplank.imports.files import FileBytes, judge_bytes, read_file
from springplank.imports.formulas import use_computed
from springplank.imports.grid import CELL_LIMIT, Grid, show_text
from springplank.imports.headers import Layout, count_matches, find_layout
from springplank.imports.kinds import find_kind
from springplank.imports.marking import Marker
from springplank.imports.numbers import Mark
from springplank.imports.recognition import GemeenteFinder, Known
from springplank.imports.report import Findings, Report, Severity, count_words
from springplank.imports.rows import read_table
from springplank.imports.sheets import Spreadsheet
from springplank.imports.spreadsheets import open_spreadsheet
from springplank.imports.wholes import Values, judge_sheet, judge_sums, judge_table, sum_rows

_NAMED = 12


def check_file(
    path: Path,
    kind: Kind | str,
    *,
    known: Known,
    blad: str | None = None,
    decimaalteken: Mark | str | None = None,
) -> Report:
    """Check a file that a person hands in.

    Args:
        path: a CSV, XLSX or ODS file.
        kind: the kind of data, or its name as in `--soort`.
        known: what may be compared with.
        blad: the sheet to read; None takes the only sheet that fits.
        decimaalteken: the answer to a question about ambiguous numbers; None asks.

    Returns:
        The report, with the rows that would be taken over.

    Raises:
        UsageError: there is no such file, kind, sheet or decimal sign.
        DataError: the file cannot be read as a table.
    """
    if isinstance(kind, str):
        kind = find_kind(kind)
    answer = _read_answer(decimaalteken)
    return _check(read_file(path), kind, known, blad, answer, CELL_LIMIT)


def check_bytes(
    data: bytes,
    name: str,
    kind: Kind,
    *,
    known: Known,
    blad: str | None = None,
    decimaalteken: Mark | str | None = None,
    cells: int = CELL_LIMIT,
) -> Report:
    """Check a file whose bytes are at hand; see `check_file`.

    Args:
        data: every byte of the file.
        name: its name as it was given; it is only shown.
        kind: the kind of data.
        known: what may be compared with.
        blad: the sheet to read; None takes the only sheet that fits.
        decimaalteken: the answer to a question about ambiguous numbers; None asks.
        cells: the highest number of cells that is read from text or OpenDocument; `screening`
            counts those of an XLSX.

    Raises:
        UsageError: there is no such sheet or decimal sign.
        DataError: the file cannot be read as a table.
    """
    answer = _read_answer(decimaalteken)
    return _check(judge_bytes(data, name), kind, known, blad, answer, cells)


def _check(
    file: FileBytes, kind: Kind, known: Known, blad: str | None, answer: Mark | None, cells: int
) -> Report:
    """Read, judge and sum."""
    grid = _read_grid(file, kind, blad, cells)
    if all(row.is_empty for row in grid.rows):
        raise DataError(f"{file.name} is leeg: er staat geen enkele waarde in.")
    layout = find_layout(grid.rows, kind)
    odd = [sentence for sentence in (file.odd, *grid.odd) if sentence]
    if layout is None or layout.missing(kind):
        return _report_header(file, grid, kind, layout)
    marker = Marker(kind, layout, grid.sheet, known, GemeenteFinder(known))
    marker.good += [*grid.good, f"De kop staat in rij {layout.row}."]
    for sentence in odd:
        marker.odd("bestand", sentence, "Controleer of dit het goede bestand is.")
    judge_sheet(grid, marker)
    rows: tuple[Values, ...] = ()
    if not marker.findings.counts.get((Severity.BLOKKEERT, "dubbele-kolom")):
        computed = use_computed(grid, marker)
        rows = judge_table(read_table(computed, marker, answer), marker)
    return _finish(file, grid, marker, rows)


def _read_answer(decimaalteken: Mark | str | None) -> Mark | None:
    if decimaalteken is None:
        return None
    try:
        return Mark(decimaalteken)
    except ValueError:
        raise UsageError(
            f"Het decimaalteken '{show_text(decimaalteken, 20)}' bestaat niet. Kies komma of punt."
        ) from None


def _finish(file: FileBytes, grid: Grid, marker: Marker, rows: tuple[Values, ...]) -> Report:
    """Sum, compare with the country, and put everything in a report."""
    sums = sum_rows(rows, marker)
    findings = marker.findings
    if not any(finding.severity is not Severity.OPMERKELIJK for finding in findings.kept):
        judge_sums(sums, marker)
        if not rows:
            marker.block(
                "geen-rijen",
                f"onder de kop in rij {marker.layout.row} staat geen bruikbare rij.",
                "Vul de tabel en probeer het opnieuw.",
            )
    good = [*marker.good, f"Goed gelezen: {count_words(len(rows), 'rij', 'rijen')}."]
    if marker.layout.ignored:
        good.append(f"Niet gebruikte kolommen: {', '.join(marker.layout.ignored[:_NAMED])}.")
    return Report(
        marker.kind,
        file.name,
        file.sha256,
        grid.sheet,
        rows,
        tuple(good),
        tuple(findings.kept),
        marker.layout.ignored,
        sums,
        findings.unkept,
    )


def _report_header(file: FileBytes, grid: Grid, kind: Kind, layout: Layout | None) -> Report:
    """Say which columns are missing, and which headers were there."""
    findings = Findings()
    empty = Layout(1, 0, {}, {}, (), {}, ())
    marker = Marker(
        kind, layout or empty, grid.sheet, Known({}), GemeenteFinder(Known({})), findings
    )
    missing = marker.layout.missing(kind)
    there = [*marker.layout.headers.values(), *marker.layout.ignored]
    seen = f"Gevonden: {', '.join(there[:_NAMED])}." if there else "Geen enkele kop is herkend."
    marker.block(
        "kolom-ontbreekt",
        f"de {'kolom' if len(missing) == 1 else 'kolommen'} {', '.join(missing)} "
        f"{'ontbreekt' if len(missing) == 1 else 'ontbreken'}.",
        f"{seen} Voeg {'die' if len(missing) == 1 else 'ze'} toe of pas de kop aan.",
        row=None if layout is None else layout.row,
    )
    return Report(
        kind,
        file.name,
        file.sha256,
        grid.sheet,
        (),
        grid.good,
        tuple(findings.kept),
        marker.layout.ignored,
    )


def _read_grid(file: FileBytes, kind: Kind, blad: str | None, cells: int) -> Grid:
    """Read the file as one table."""
    if file.is_workbook:
        return _read_sheet(open_spreadsheet(file, cells), file.name, kind, blad)
    if blad is not None:
        raise UsageError(f"{file.name} is een CSV-bestand zonder bladen. Laat --blad weg.")
    return read_delimited(file.data, file.name, lambda rows: count_matches(rows, kind), cells)


def _read_sheet(book: Spreadsheet, name: str, kind: Kind, blad: str | None) -> Grid:
    """Read the sheet that was asked for, or the only one that fits."""
    sheets = book.sheets
    if blad is not None:
        every = dict.fromkeys((*sheets, *book.hidden_sheets))
        found = [sheet for sheet in every if sheet.casefold() == blad.strip().casefold()]
        if not found:
            raise UsageError(
                f"{name} heeft geen blad '{show_text(blad, 40)}'. "
                f"Kies uit: {_name_sheets(tuple(every))}."
            )
        return book.read(found[0])
    if not sheets:
        raise DataError(f"{name} heeft geen blad met cellen. Sla de tabel opnieuw op als .xlsx.")
    fitting = sheets if len(sheets) == 1 else tuple(_fitting(book, kind))
    if len(fitting) != 1:
        raise UsageError(
            f"{name} heeft {len(sheets)} bladen en {'meer dan een' if fitting else 'geen'} daarvan "
            f"past bij de soort {kind.soort}. Geef --blad met een van deze namen: "
            f"{_name_sheets(fitting or sheets)}."
        )
    return book.read(fitting[0])


def _fitting(book: Spreadsheet, kind: Kind) -> list[str]:
    """Name the sheets whose first rows hold every needed column."""
    found = []
    for sheet in book.sheets:
        layout = find_layout(book.read(sheet, rows=60).rows, kind)
        if layout is not None and not layout.missing(kind):
            found.append(sheet)
    return found


def _name_sheets(sheets: tuple[str, ...]) -> str:
    named = ", ".join(show_text(sheet, 40) for sheet in sheets[:_NAMED])
    return named if len(sheets) <= _NAMED else f"{named} en {len(sheets) - _NAMED} andere"
