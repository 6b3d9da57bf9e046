# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What a check found: what was right, what was odd, what must be answered, what blocks."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from springplank.imports.columns import Kind, Value
from springplank.imports.grid import show_text
from springplank.imports.numbers import write_number

FINDING_LIMIT = 1_000
"""How many findings of one sort are kept in full; the rest is only counted."""
_SHOWN = 3
_ROWS_NAMED = 8


class Severity(StrEnum):
    """How bad a finding is."""

    OPMERKELIJK = "opmerkelijk"
    VRAAG = "vraag"
    BLOKKEERT = "blokkeert"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing about one place in the file.

    Attributes:
        severity: how bad it is.
        soort: a stable key, such as "negatief".
        sentence: what is wrong, in Dutch.
        advice: what to do, in Dutch.
        sheet: the sheet; None for a CSV file.
        row: the row, counted from 1; None when it is about the whole file.
        column: the header of the column, or None.
        address: the cell as a spreadsheet names it ("C7"), or None.
        value: what stands in the cell, made safe and short.
        readings: for a question: the values it could mean.
    """

    severity: Severity
    soort: str
    sentence: str
    advice: str
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    address: str | None = None
    value: str = ""
    readings: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """Where it is, in Dutch; empty when it is about the whole file."""
        parts = [] if self.sheet is None else [f"blad {self.sheet}"]
        if self.address is not None and self.sheet is not None:
            parts.append(f"cel {self.address}")
        elif self.row is not None:
            parts.append(f"rij {self.row}")
        if self.column is not None:
            parts.append(f"kolom {self.column}")
        return ", ".join(parts)

    @property
    def text(self) -> str:
        """Place, sentence and advice in one line."""
        line = f"{self.sentence} {self.advice}"
        if place := self.place:
            line = f"{place}: {line}"
        return f"{line[0].upper()}{line[1:]}"

    def as_json(self) -> dict[str, object]:
        """Give the finding under stable keys."""
        return {
            "ernst": str(self.severity),
            "soort": self.soort,
            "blad": self.sheet,
            "rij": self.row,
            "kolom": self.column,
            "cel": self.address,
            "waarde": self.value,
            "zin": self.sentence,
            "wat_te_doen": self.advice,
            "lezingen": list(self.readings),
        }


@dataclass(frozen=True, slots=True)
class Sum:
    """The sum of one column over one period, beside what it should be.

    Attributes:
        column: key of the column.
        period: year and circulaire, as far as the kind has them.
        total: sum of the rows, in the unit of the column.
        rows: number of rows with a value.
        national: the known national total; None when there is none.
    """

    column: str
    period: tuple[str, ...]
    total: Decimal
    rows: int
    national: Decimal | None = None

    @property
    def text(self) -> str:
        """The sum in one Dutch line."""
        when = f" ({', '.join(self.period)})" if self.period else ""
        rows = count_words(self.rows, "rij", "rijen")
        line = f"Som van {self.column}{when}: {write_number(self.total)} over {rows}"
        if self.national is None:
            return f"{line}."
        return f"{line}; landelijk bekend: {write_number(self.national)}."


@dataclass(slots=True)
class Findings:
    """Collects findings, and counts what is too many to keep."""

    kept: list[Finding] = field(default_factory=list)
    counts: defaultdict[tuple[Severity, str], int] = field(default_factory=lambda: defaultdict(int))

    def add(self, finding: Finding) -> None:
        """Add one finding."""
        key = finding.severity, finding.soort
        self.counts[key] += 1
        if self.counts[key] <= FINDING_LIMIT:
            self.kept.append(finding)

    @property
    def unkept(self) -> Mapping[Severity, int]:
        """How many findings of each severity are only counted."""
        unkept: defaultdict[Severity, int] = defaultdict(int)
        for (severity, _), count in self.counts.items():
            unkept[severity] += max(0, count - FINDING_LIMIT)
        return dict(unkept)


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a check. Nothing has been changed yet.

    Attributes:
        kind: the kind of data.
        file_name: the name of the file, without its folder.
        sha256: fingerprint of the file as it was read.
        sheet: the sheet that was read; None for a CSV file.
        rows: the rows that would be taken over, with values by column key.
        good: what was right, in Dutch sentences.
        findings: what was odd, what must be answered and what blocks.
        ignored: headers of columns that are not used.
        sums: sums per column and period.
        unkept: per severity the number of findings beyond what is kept in full.
    """

    kind: Kind
    file_name: str
    sha256: str
    sheet: str | None
    rows: tuple[Mapping[str, Value], ...]
    good: tuple[str, ...]
    findings: tuple[Finding, ...]
    ignored: tuple[str, ...] = ()
    sums: tuple[Sum, ...] = ()
    unkept: Mapping[Severity, int] = field(default_factory=dict)

    def of(self, severity: Severity) -> tuple[Finding, ...]:
        """Give the findings of one severity."""
        return tuple(finding for finding in self.findings if finding.severity is severity)

    def count(self, severity: Severity) -> int:
        """Count the findings of one severity, kept or not."""
        return len(self.of(severity)) + self.unkept.get(severity, 0)

    @property
    def is_blocked(self) -> bool:
        """Whether nothing can be taken over, whatever the person says."""
        return any(finding.severity is not Severity.OPMERKELIJK for finding in self.findings)

    @property
    def is_clean(self) -> bool:
        """Whether everything is right, so that no `--neem-over` is needed."""
        return not self.findings

    @property
    def conclusion(self) -> str:
        """What this means and what to do, in one Dutch sentence."""
        if blocks := self.count(Severity.BLOKKEERT):
            return (
                f"Er is niets overgenomen: {count_words(blocks, 'fout', 'fouten')} in het bestand. "
                "Verbeter het bestand en probeer het opnieuw."
            )
        if self.count(Severity.VRAAG):
            return (
                "Er is niets overgenomen: getallen zijn op twee manieren te lezen. "
                "Geef --decimaalteken komma of --decimaalteken punt."
            )
        if odd := self.count(Severity.OPMERKELIJK):
            return (
                f"Er is nog niets overgenomen: {count_words(odd, 'punt', 'punten')} "
                "om na te kijken. Klopt het zo, geef dan --neem-over."
            )
        return "Alles klopt."

    def lines(self) -> list[str]:
        """Give the report as Dutch lines for a screen."""
        where = f", blad {self.sheet}" if self.sheet is not None else ""
        lines = [f"Bestand {self.file_name}{where}; soort {self.kind.soort}: {self.kind.titel}."]
        lines += ["", "Goed:", *(f"  {sentence}" for sentence in self.good)]
        lines += [f"  {total.text}" for total in self.sums]
        titles = {
            Severity.OPMERKELIJK: "Opmerkelijk:",
            Severity.VRAAG: "Vraag:",
            Severity.BLOKKEERT: "Blokkeert:",
        }
        for severity, title in titles.items():
            if found := self.of(severity):
                lines += ["", title, *(f"  {line}" for line in _grouped(found))]
        if more := sum(self.unkept.values()):
            lines += ["", f"En nog {write_number(more)} van zulke punten."]
        if self.kind.needs_too:
            lines += [
                "",
                "Voor een bedrag is nodig:",
                *(f"  {sentence}" for sentence in self.kind.needs_too),
            ]
        return [*lines, "", self.conclusion]

    def as_json(self) -> dict[str, object]:
        """Give the report under stable keys; numbers as text, so that no cent is lost."""
        return {
            "soort": self.kind.soort,
            "bestand": self.file_name,
            "sha256": self.sha256,
            "blad": self.sheet,
            "rijen": len(self.rows),
            "goed": list(self.good),
            "bevindingen": [finding.as_json() for finding in self.findings],
            "niet_getoond": sum(self.unkept.values()),
            "niet_gebruikte_kolommen": list(self.ignored),
            "sommen": [
                {
                    "kolom": total.column,
                    "periode": list(total.period),
                    "som": str(total.total),
                    "rijen": total.rows,
                    "landelijk": None if total.national is None else str(total.national),
                }
                for total in self.sums
            ],
            "kan_worden_overgenomen": not self.is_blocked,
            "conclusie": self.conclusion,
        }


def count_words(number: int, one: str, more: str) -> str:
    """Write a number with its noun: "1 rij", "2 rijen"."""
    return f"{write_number(number)} {one if number == 1 else more}"


def _grouped(findings: tuple[Finding, ...]) -> Iterator[str]:
    """Show a few of each sort in full and name the rows of the rest."""
    groups: dict[tuple[str, str | None], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.soort, finding.column), []).append(finding)
    for group in groups.values():
        yield from (finding.text for finding in group[:_SHOWN])
        rest = group[_SHOWN:]
        if rest:
            rows = [str(finding.row) for finding in rest[:_ROWS_NAMED] if finding.row is not None]
            more = ", ..." if len(rest) > _ROWS_NAMED else ""
            named = f" (rij {', '.join(rows)}{more})" if rows else ""
            yield f"En nog {len(rest)} keer hetzelfde{named}."


def safe_name(name: str) -> str:
    """Make a file name safe to show and to keep: no folder, no control signs."""
    return show_text(name.replace("\\", "/").rpartition("/")[2], width=120)
