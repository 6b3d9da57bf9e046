# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Taking over what a check found right: all of it or nothing."""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime
from decimal import Decimal

from springplank.errors import DataError, UsageError
from springplank.imports.manifests import Imported, Manifest
from springplank.imports.report import Report, Severity
from springplank.imports.store import Store

_LONGEST_SOURCE = 500
_MOST_ACCEPTED = 200
_FORMULA_SIGNS = "=+-@"
_BETWEEN = re.compile(r"[-/ ]")


def take_over(
    report: Report,
    *,
    bron: str,
    peildatum: date | str,
    store: Store,
    neem_over: bool = False,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Imported:
    """Keep the rows of a report.

    Args:
        report: the outcome of `check_file`.
        bron: where the data come from, in the words of the person.
        peildatum: the day that the data are about, as a day or as "2026-01-01".
        store: where to keep them.
        neem_over: whether the person accepts what is odd.
        clock: gives the present moment, with its time zone.

    Returns:
        The import. The same rows with the same source and peildatum are kept once.

    Raises:
        UsageError: the source or the peildatum is no good.
        DataError: the report blocks, or is odd and not accepted; or it cannot be kept.
    """
    source = check_source(bron)
    day = check_day(peildatum)
    if report.is_blocked or not (report.is_clean or neem_over):
        raise DataError(report.conclusion)
    moment = clock().astimezone(UTC)

    def describe(data_sha256: str) -> Manifest:
        name = f"{report.kind.key}-{moment:%Y%m%dT%H%M%S%f}Z-{report.sha256[:8]}"
        sums: dict[str, Decimal] = {}
        for found in report.sums:
            sums[found.column] = sums.get(found.column, Decimal(0)) + found.total
        accepted = tuple(finding.text for finding in report.findings[:_MOST_ACCEPTED])
        return Manifest(
            name,
            report.kind,
            source,
            day,
            report.file_name,
            report.sha256,
            report.sheet,
            moment,
            len(report.rows),
            sums,
            accepted,
            report.count(Severity.OPMERKELIJK) - len(accepted),
            data_sha256,
        )

    return store.save(describe, report.rows, report.kind)


def check_source(bron: str) -> str:
    """Give the source without spaces around it.

    Raises:
        UsageError: it is empty, too long or would run as a formula in a spreadsheet.
    """
    source = bron.strip()
    if not source:
        raise UsageError("De bron is leeg. Zeg met --bron waar de gegevens vandaan komen.")
    if len(source) > _LONGEST_SOURCE or not source.isprintable() or source[0] in _FORMULA_SIGNS:
        raise UsageError(
            f"De bron moet een gewone tekst zijn van hoogstens {_LONGEST_SOURCE} tekens, "
            "die niet begint met = + - of @."
        )
    return source


def check_day(peildatum: date | str, last: date | None = None) -> date:
    """Read the day that data are about.

    Args:
        peildatum: the day, or a text such as "31-12-2025" or "2025-12-31".
        last: the last day that can be true: today; None leaves that open.

    Raises:
        UsageError: there is no such day, or it is yet to come.
    """
    day = peildatum if isinstance(peildatum, date) else _read_day(peildatum)
    if last is not None and day > last:
        raise UsageError(
            f"De peildatum {day.isoformat()} ligt in de toekomst. Geef een dag tot en met vandaag, "
            f"{last.isoformat()}."
        )
    return day


def _read_day(text: str) -> date:
    wanted = _BETWEEN.sub("-", text.strip())
    for order in ("%Y-%m-%d", "%d-%m-%Y"):
        with suppress(ValueError):
            return datetime.strptime(wanted, order).replace(tzinfo=UTC).date()
    raise UsageError(f"De peildatum '{text[:20]}' is geen dag. Schrijf bijvoorbeeld 31-12-2025.")
