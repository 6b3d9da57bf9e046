# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Take in a person's own data: check, report, keep, list and withdraw."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import Path

from springplank.actions import question
from springplank.core.sources import standings
from springplank.funding.own import memberships_in_use
from springplank.funding.world import FIRST_YEAR
from springplank.imports.checking import check_file
from springplank.imports.columns import Content, Kind
from springplank.imports.folder import find_folder
from springplank.imports.kinds import find_kind
from springplank.imports.manifests import Imported, Manifest
from springplank.imports.recognition import Known
from springplank.imports.report import Report
from springplank.imports.store import Store
from springplank.imports.takeover import check_day, check_source, take_over
from springplank.reference.counts import PUBLISHED_AMOUNT, all_series, counts
from springplank.reference.herindelingen import (
    successors,
    vanished_names,
    where_did_it_go,
)
from springplank.reference.municipalities import FIRST_YEAR as OLDEST_YEAR
from springplank.reference.municipalities import municipalities_of, name_of
from springplank.regelingen import REGELINGEN


@dataclass(frozen=True, slots=True)
class Taken:
    """What happened with a file.

    Attributes:
        report: what was right, odd or wrong.
        imported: what was kept; None when nothing was.
    """

    report: Report
    imported: Imported | None


def own_store() -> Store:
    """Give the place where this person's imports are kept."""
    return Store(find_folder())


def import_file(
    path: Path,
    kind: str,
    *,
    bron: str,
    peildatum: str,
    accept_odd: bool,
    sheet: str | None = None,
    decimaalteken: str | None = None,
) -> Taken:
    """Check a file, and keep it when everything is right or the person accepts what is odd.

    Args:
        path: the file.
        kind: the kind of data, as in --soort.
        bron: where the data come from, in the words of the person.
        peildatum: day to which the data apply, as jjjj-mm-dd.
        accept_odd: keep it although some things are odd.
        sheet: name of the sheet of a workbook.
        decimaalteken: "komma" or "punt", the answer to a question about ambiguous numbers.

    Raises:
        UsageError: for an unknown kind, an empty source, or a day that does not exist or is yet to
            come; all before the file is read.
        DataError: for a file that cannot be read.
    """
    found = find_kind(kind)
    source, day = check_source(bron), check_day(peildatum, question.today())
    report = check_file(
        path, found, known=known_for(found), blad=sheet, decimaalteken=decimaalteken
    )
    if report.is_blocked or not (report.is_clean or accept_odd):
        return Taken(report, None)
    kept = take_over(report, bron=source, peildatum=day, store=own_store(), neem_over=accept_odd)
    return Taken(report, kept)


def list_imports() -> tuple[Manifest, ...]:
    """List what was imported."""
    return own_store().list_imports()


def withdraw_import(name: str) -> None:
    """Take an import out of use.

    Raises:
        UsageError: when there is no such import.
    """
    own_store().withdraw(name)


def known_for(kind: Kind) -> Known:
    """Give what a file may be compared with: gemeenten, verbanden, circulaires and parameters.

    The verbanden are those of the person's own list, when there is one; what they receive is a
    part of the national amount.

    Raises:
        DataError: when that list is needed and damaged.
    """
    if all(column.content is not Content.VERBAND for column in kind.columns):
        return _known()
    in_use = [v for v in memberships_in_use().verbanden if not v.is_assumed]
    return replace(
        _known(), partnerships={v.key: v.naam for v in in_use}, ceilings=_impulsbudget_of_country()
    )


@cache
def _known() -> Known:
    gone = vanished_names()
    return Known(
        # With the spelling of now: a list of CBS says "Hengelo (O.)", which it did not in 2023.
        {code: name_of(code) for code in municipalities_of(FIRST_YEAR).codes},
        vanished={code: where_did_it_go(code) for code in gone},
        vanished_names={name: code for code, name in gone.items()},
        circulaires=tuple(stand.key for stand in standings()),
        parameters={key: tuple(regeling.history) for key, regeling in REGELINGEN.items()},
        totals=_totals(),
        mergers={year: merged_since(year) for year in range(OLDEST_YEAR, FIRST_YEAR)},
    )


def merged_since(year: int) -> Mapping[str, tuple[str, ...]]:
    """Give, by code of now, the codes of a year that went into it, where no part went elsewhere."""
    groups: dict[str, list[str]] = {}
    torn: set[str] = set()
    for code in municipalities_of(year).codes:
        to = successors(code)
        groups.setdefault(to[0], []).append(code)
        if len(to) > 1:
            torn.update(to)
    return {new: tuple(old) for new, old in groups.items() if new not in torn and old != [new]}


@cache
def _impulsbudget_of_country() -> Mapping[tuple[str, ...], Decimal]:
    """Give what the Rijk published for the whole country, by year; not what we assumed."""
    years = tuple(range(FIRST_YEAR, question.LAST_YEAR + 1))
    path = REGELINGEN["impulsbudget"].prepare(years, question.today(), {}).paths["macrobudget"]
    return {
        ("bedrag", str(year)): Decimal(int(cell.value))
        for year, cell in zip(years, path.cells, strict=True)
        if cell.value is not None and cell.status == "vastgesteld"
    }


def _totals() -> Mapping[tuple[str, ...], Decimal]:
    """Give the national totals that a file has to add up to, where they are known."""
    found: dict[tuple[str, ...], Decimal] = {}
    for series in all_series(PUBLISHED_AMOUNT):
        whole = counts(PUBLISHED_AMOUNT, series.circulaire, series.uitkeringsjaar)
        key = ("bedrag", str(series.uitkeringsjaar), series.circulaire)
        found[key] = Decimal(whole.total_hundredths) / 100
    return found
