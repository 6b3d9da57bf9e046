# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Find what is not sure: unconfirmed data, checks that ran out, gaps and extrapolations."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from springplank.actions.bronnen import precision_words
from springplank.actions.uses import VALUE, all_uses, every_assumption
from springplank.core.assumptions import expired
from springplank.core.extrapolation import WORDS
from springplank.core.parameters import Cell, Parameter, cell_in, cell_on
from springplank.core.sources import SURE, load_sources
from springplank.funding.world import make_world
from springplank.reference.partnerships import certainty_sentence
from springplank.reference.tables import describe_tables, load_table
from springplank.regelingen import REGELINGEN

SOON = timedelta(days=90)
AHEAD = 4
LAST_YEAR = 2048
SECOND_HAND = "via derde"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a reader should know or look into.

    Attributes:
        place: source, table, "regeling.parameter", or "samenwerkingsverbanden".
        what: what is the matter, in a Dutch sentence.
        to_do: what can be done; empty when nothing.
    """

    place: str
    what: str
    to_do: str = ""


@dataclass(frozen=True, slots=True)
class Ahead:
    """A value that goes on beyond what is published.

    Attributes:
        place: "regeling.parameter".
        first: first year without a published value.
        last: last year that is filled.
        function: name of the function.
        words: what the function does, in Dutch.
        assumption: what is assumed.
        status: how sure.
        value: value in the last year.
        low: lowest value in the last year; None when there is no range.
        high: highest value in the last year.
        unit: unit of the values.
    """

    place: str
    first: int
    last: int
    function: str
    words: str
    assumption: str
    status: str
    value: float
    low: float | None
    high: float | None
    unit: str


@dataclass(frozen=True, slots=True)
class TableState:
    """A reference table and how complete it is.

    Attributes:
        name: name of the table.
        rows: number of rows.
        gemeenten: different codes of gemeenten in it; None when it has no such column.
        empty: cells without a value, as a part of all cells.
        completeness: what its description says.
        certainty: how sure its description says it is.
    """

    name: str
    rows: int
    gemeenten: int | None
    empty: float
    completeness: str
    certainty: str


def parameters() -> Iterator[tuple[str, Parameter]]:
    """Give every parameter with its place."""
    for regeling in REGELINGEN.values():
        for name, parameter in regeling.history.items():
            yield f"{regeling.key}.{name}", parameter


def find_unconfirmed() -> tuple[Finding, ...]:
    """Find data that nobody confirmed: verbanden, weights, and what was read second-hand."""
    return (*_verbanden(), *_second_hand())


def _verbanden() -> Iterator[Finding]:
    members = make_world().memberships
    place = "samenwerkingsverbanden"
    to_do = "Lees de officiële lijst in met: springplank gegevens importeer --soort verbanden."
    yield Finding(place, certainty_sentence(members.verbanden), to_do)
    alone = sum(v.is_assumed for v in members.verbanden)
    yield Finding(
        place,
        f"Van {alone} gemeenten is geen verband bekend; elk telt als een eigen verband (aanname).",
        to_do,
    )
    often = np.bincount(members.gemeente_index)
    split = int(np.count_nonzero(often > 1))
    yield Finding(
        place,
        f"{split} gemeenten zitten in twee verbanden; hun geld is in gelijke delen gesplitst "
        "(aanname).",
        to_do,
    )


def _second_hand() -> Iterator[Finding]:
    for key, uses in all_uses().items():
        source = load_sources()[key]
        alone = {
            u.place
            for u in uses
            if u.kind == VALUE
            and not any(load_sources()[other].read_as != SECOND_HAND for other in u.others)
        }
        if source.read_as == SECOND_HAND and alone:
            yield Finding(
                key,
                f"Via een derde gelezen, en dragend voor: {', '.join(sorted(alone))}.",
                f"Lees de bron zelf na: {source.place}.",
            )


def find_expired(today: date) -> tuple[Finding, ...]:
    """Find checks and values that ran out, or soon will.

    Args:
        today: the day of today.
    """
    return (
        *_unchecked(today),
        *_ended(today),
        *_overtaken(today),
        *_withdrawn(),
        *_aannames(today),
    )


LEAP_DAY = (2, 29)


def a_year_before(day: date) -> date:
    """Give the same day a year earlier; of 29 February the day before."""
    if (day.month, day.day) == LEAP_DAY:
        day -= timedelta(days=1)
    return day.replace(year=day.year - 1)


def _unchecked(today: date) -> Iterator[Finding]:
    for place, parameter in parameters():
        if parameter.checked < a_year_before(today):
            yield Finding(
                place,
                f"Voor het laatst gecontroleerd op {parameter.checked.isoformat()}, meer dan een "
                "jaar geleden.",
                "Leg de waarden naast de bron en pas gecontroleerd aan.",
            )


def _ended(today: date) -> Iterator[Finding]:
    for place, parameter in parameters():
        dated = [e for e in parameter.entries if e.first_day]
        for entry in dated:
            is_followed = any(
                e.first_day and entry.first_day and e.first_day > entry.first_day for e in dated
            )
            if entry.last_day and not is_followed and entry.last_day <= today + SOON:
                verb = "gold" if entry.last_day < today else "geldt"
                yield Finding(
                    place,
                    f"De laatste waarde {verb} tot en met {entry.last_day.isoformat()}; een "
                    "volgende is niet bekend.",
                    "Zoek de nieuwe waarde op in de Staatscourant of de circulaire.",
                )


def _overtaken(today: date) -> Iterator[Finding]:
    """Find values for a year that has begun and that were only announced or provisional."""
    for place, parameter in parameters():
        for entry in parameter.entries:
            years = [y for y in entry.years if y <= today.year]
            is_open = entry.status in {"aangekondigd", "voorlopig"} and not entry.rival
            current = [y for y in years if cell_in(parameter, y, date.max).status == entry.status]
            if is_open and current:
                yield Finding(
                    place,
                    f"{_span(current)} is nog {entry.status}, terwijl het jaar al is begonnen.",
                    "Zoek het definitieve bedrag op.",
                )


def _span(years: list[int]) -> str:
    return str(years[0]) if len(years) == 1 else f"{years[0]} tot en met {years[-1]}"


def _withdrawn() -> Iterator[Finding]:
    for source in load_sources().values():
        if source.withdrawn:
            yield Finding(
                source.key,
                f"Teruggetrokken op {source.withdrawn.isoformat()}: {source.withdrawn_because}",
                f"Bekijk wat erop rust: springplank bronnen --terugtrekking {source.key}.",
            )


def _aannames(today: date) -> Iterator[Finding]:
    for aanname in expired(every_assumption(), today):
        yield Finding(
            aanname.key,
            f"De aanname gold tot en met {aanname.expires.isoformat()}: {aanname.label}.",
            "Kijk haar na en kies een nieuwe einddatum. Eigenaar: " + aanname.owner + ".",
        )


def find_undated() -> tuple[Finding, ...]:
    """Find the sources of which the day of publication is not known."""
    return tuple(
        Finding(s.key, f"Gerekend met {s.published.isoformat()}; {precision_words(s)}.")
        for s in load_sources().values()
        if s.precision != SURE
    )


def find_missing(today: date) -> tuple[Finding, ...]:
    """Find the values that are unknown in the years that a reader sees by default."""
    found: list[Finding] = []
    years = range(today.year, today.year + AHEAD + 1)
    for place, parameter in parameters():
        cells = {year: cell_in(parameter, year, date.max) for year in years}
        unknown = [year for year, cell in cells.items() if cell.value is None]
        is_by_day = any(e.first_day for e in parameter.entries)
        if unknown and not is_by_day:
            reason = cells[unknown[0]].reason
            found.append(
                Finding(
                    place,
                    f"Onbekend in {_span(unknown)}. {reason}",
                    "Lees de waarde in met: springplank gegevens importeer --soort parameter.",
                )
            )
    return tuple(found)


def find_tables() -> tuple[TableState, ...]:
    """Count rows, gemeenten and empty cells of every reference table."""
    found: list[TableState] = []
    for name, described in describe_tables().items():
        table = load_table(name)
        cells = sum(len(column) for column in table.columns.values())
        empty = sum(column.count("") for column in table.columns.values())
        codes = len(set(table.text("code"))) if "code" in table.columns else None
        found.append(
            TableState(
                name,
                len(table),
                codes,
                empty / cells,
                described.completeness,
                described.certainty,
            )
        )
    return tuple(found)


def find_ahead() -> tuple[Ahead, ...]:
    """Find the extrapolations in force: where a value goes on beyond what is published."""
    found: list[Ahead] = []
    for place, parameter in parameters():
        rule = parameter.ahead
        cells = {
            y: c for y, c in _cells(parameter).items() if c.known is None and c.value is not None
        }
        if rule is None or not cells:
            continue
        first, last = min(cells), max(cells)
        found.append(
            Ahead(
                place,
                first,
                last,
                rule.function,
                WORDS[rule.function],
                rule.assumption,
                rule.status,
                cells[last].value or 0.0,
                cells[last].low,
                cells[last].high,
                parameter.unit,
            )
        )
    return tuple(found)


def _cells(parameter: Parameter) -> dict[int, Cell]:
    """Give the value per claimed year; of values by day, those from the last known day on."""
    if any(e.first_day for e in parameter.entries):
        ends = [e.last_day for e in parameter.entries if e.last_day]
        years = range(max(ends).year + 1, LAST_YEAR + 1) if ends else range(0)
        return {y: cell_on(parameter, date(y, 1, 1), date.max) for y in years}
    first = REGELINGEN[parameter.regeling].claims[0]
    return {y: cell_in(parameter, y, date.max) for y in range(first, LAST_YEAR + 1)}
