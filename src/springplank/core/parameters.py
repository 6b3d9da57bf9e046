# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Dated, source-cited values: what applied in a year, as known on a day, and how sure it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Literal, TypeAlias

import numpy as np

from springplank.core.columns import UNKNOWN, Euros, Floats
from springplank.core.extrapolation import Extrapolation
from springplank.core.sources import load_sources
from springplank.errors import UsageError

STATUSES = (
    "vastgesteld",
    "voorlopig",
    "aangekondigd",
    "afgeleid",
    "raming",
    "aanname",
    "synthetisch",
)
"""From sure to unsure; an outcome is as sure as the least sure value in it."""

FORECASTS = frozenset({"raming", "aanname", "synthetisch"})
"""Statuses that never appear without a range."""


def weakest(statuses: Sequence[str]) -> str:
    """Give the least sure of some statuses; "vastgesteld" when there are none."""
    return max(statuses, key=STATUSES.index, default=STATUSES[0])


@dataclass(frozen=True, slots=True)
class Entry:
    """One published value, or a series of values per year.

    Attributes:
        years: value per calendar year; empty when `first_day` is used.
        first_day: day from which `value` holds until a later entry; None for a series.
        last_day: last day on which `value` surely holds; None when it holds until a later entry.
        value: the value from `first_day` on.
        status: one of STATUSES.
        sources: keys in the register of sources.
        place: where in the source.
        known: day on which it was known.
        known_because: why that day, when it is not the day of publication of the sources.
        note: what a reader has to know about it.
        margin: part of the value that it may be lower and higher, or (0, 0).
        rival: name under which a scenario may choose it; empty for the default.
    """

    years: Mapping[int, float]
    first_day: date | None
    last_day: date | None
    value: float
    status: str
    sources: tuple[str, ...]
    place: str
    known: date
    known_because: str
    note: str
    margin: tuple[float, float]
    rival: str


@dataclass(frozen=True, eq=False, slots=True)
class Parameter:
    """A value in the law or a circulaire, with its whole history."""

    regeling: str
    name: str
    unit: str
    label: str
    price_level: str
    checked: date
    default_because: str
    entries: tuple[Entry, ...]
    ahead: Extrapolation | None
    absent: str

    def rivals(self) -> tuple[str, ...]:
        """Give the names of the values that compete with the default."""
        return tuple(dict.fromkeys(e.rival for e in self.entries if e.rival))


@dataclass(frozen=True, slots=True)
class Cell:
    """The value of a parameter in one year, and everything a controller may ask about it.

    Attributes:
        value: in the unit of the parameter; None when unknown.
        low: lowest value reckoned with; None when the value is not a forecast.
        high: highest value reckoned with.
        status: one of STATUSES.
        sources: keys of the sources.
        place: where in the source.
        known: day on which it was known; None when unknown or extrapolated.
        note: remark, or the assumption behind an extrapolated value.
        reason: why the value is unknown; empty when known.
        alternatives: rival values in that year, by name.
    """

    value: float | None
    low: float | None
    high: float | None
    status: str
    sources: tuple[str, ...]
    place: str
    known: date | None
    note: str
    reason: str
    alternatives: tuple[tuple[str, float, tuple[str, ...]], ...]


Bound: TypeAlias = Literal["values", "low", "high"]


@dataclass(frozen=True, slots=True)
class Path:
    """A parameter over years: arrays of shape (1, jaren) for formulas, and a cell per year."""

    parameter: Parameter
    values: Euros | Floats
    low: Euros | Floats
    high: Euros | Floats
    cells: tuple[Cell, ...]

    def at(self, bound: Bound) -> Euros | Floats:
        """Give the values, or the lowest or highest that are reckoned with."""
        return {"values": self.values, "low": self.low, "high": self.high}[bound]


@dataclass(frozen=True, slots=True)
class OwnValues:
    """Values that a person gives for some years, instead of ours.

    Attributes:
        years: (calendar year, value in the unit of the parameter).
        source: where they come from, in the words of the person.
    """

    years: tuple[tuple[int, float], ...]
    source: str


CELLS = 8_192
"""How many cells are kept; a scenario with many values must not fill the memory."""

Choice: TypeAlias = str | float | OwnValues
"""The name of a rival value, a number for every year, or own values for some years."""

Choices: TypeAlias = Mapping[str, Choice]
"""What a scenario changes: "regeling.parameter" to a choice."""


def path_of(
    parameter: Parameter, years: tuple[int, ...], on: date, choice: Choice | None = None
) -> Path:
    """Give a parameter over years, as known on a day.

    Args:
        parameter: the parameter.
        years: calendar years.
        on: only what was known on this day counts.
        choice: the name of a rival value, a number that replaces the law, or None.

    Raises:
        UsageError: when the rival does not exist.
    """
    return _path(parameter, tuple(cell_in(parameter, year, on, choice) for year in years))


def path_on(parameter: Parameter, day: date, on: date, choice: Choice | None = None) -> Path:
    """Give a parameter on one day as a path of one, as known on a day; see `cell_on`."""
    is_own = choice is not None
    if isinstance(choice, OwnValues):
        is_own = day.year in dict(choice.years)
    found = cell_in(parameter, day.year, on, choice) if is_own else cell_on(parameter, day, on)
    return _path(parameter, (found,))


def _path(parameter: Parameter, cells: tuple[Cell, ...]) -> Path:
    rows = [
        [_either(c.value, None) for c in cells],
        [_either(c.low, c.value) for c in cells],
        [_either(c.high, c.value) for c in cells],
    ]
    values, low, high = (_array(row, exact=parameter.unit == "EUR") for row in rows)
    for shared in (values, low, high):
        shared.setflags(write=False)
    return Path(parameter, values, low, high, cells)


def _array(row: list[float], *, exact: bool) -> Euros | Floats:
    values = np.array([row])
    if not exact:
        return values
    euros = np.where(np.isnan(values), UNKNOWN, np.nan_to_num(np.round(values)))
    return euros.astype(np.int64)


def _either(first: float | None, second: float | None) -> float:
    found = second if first is None else first
    return np.nan if found is None else found


@lru_cache(maxsize=CELLS)
def cell_in(parameter: Parameter, year: int, on: date, choice: Choice | None = None) -> Cell:
    """Give the value of a parameter in one calendar year, as known on a day.

    Raises:
        UsageError: when `choice` names a rival that does not exist.
    """
    if isinstance(choice, OwnValues):
        own = dict(choice.years).get(year)
        if own is None:
            return cell_in(parameter, year, on)
        note = f"Eigen waarde, door u ingelezen: {choice.source}."
        return _own_cell(own, note, _alternatives(parameter, year, on, None))
    if isinstance(choice, float | int):
        note = "Eigen waarde, door u gekozen."
        return _own_cell(float(choice), note, _alternatives(parameter, year, on, None))
    if choice and choice not in parameter.rivals():
        raise UsageError(
            f"{parameter.regeling}.{parameter.name} heeft geen waarde met de naam {choice!r}. "
            f"Er is: {', '.join(parameter.rivals()) or 'geen andere waarde'}."
        )
    visible = [e for e in parameter.entries if e.known <= on]
    entry = _entry_for_year(visible, year, choice or "")
    rivals = _alternatives(parameter, year, on, entry)
    if entry is not None and entry.first_day is not None:
        return replace(cell_on(parameter, date(year, 1, 1), on), alternatives=rivals)
    if entry is not None:
        return _published(entry, entry.years[year], on, rivals)
    return _ahead(parameter, year, on, visible, choice or "", rivals)


def _published(
    entry: Entry, value: float, on: date, rivals: tuple[tuple[str, float, tuple[str, ...]], ...]
) -> Cell:
    """Make the cell of a published value; sources that came out later are not named."""
    low, high = _range(value, entry.margin)
    place, note = _told(entry, on)
    return Cell(
        value,
        low,
        high,
        entry.status,
        _seen(entry, on),
        place,
        entry.known,
        note,
        "",
        rivals,
    )


def _seen(entry: Entry, on: date) -> tuple[str, ...]:
    """Give the sources that were out on a day; all of them when the word was out before any."""
    return tuple(s for s in entry.sources if load_sources()[s].published <= on) or entry.sources


def _told(entry: Entry, on: date) -> tuple[str, str]:
    """Give place and remark; they say why it counts when a source, or each, came out later."""
    is_out = [load_sources()[source].published <= on for source in entry.sources]
    if all(is_out):
        return entry.place, entry.note
    if any(is_out):
        stop = "" if entry.place.endswith(("?", ".")) else "."
        return f"{entry.place}{stop} {entry.known_because}", entry.note
    return entry.place, f"{entry.note} {entry.known_because}".strip()


def _own_cell(
    value: float, note: str, rivals: tuple[tuple[str, float, tuple[str, ...]], ...]
) -> Cell:
    return Cell(value, None, None, "aanname", (), "", None, note, "", rivals)


def _range(value: float, margin: tuple[float, float]) -> tuple[float | None, float | None]:
    if margin == (0.0, 0.0):
        return None, None
    return value * (1 - margin[0]), value * (1 + margin[1])


def _entry_for_year(visible: list[Entry], year: int, choice: str) -> Entry | None:
    """Choose the newest value for exactly this year, else the dated value that still holds.

    A rival counts when it is chosen, or when it is the only word there was at that moment.
    """
    exact = [e for e in visible if year in e.years]
    wanted = [e for e in exact if e.rival in ("", choice)]
    if wanted:
        return max(wanted, key=lambda e: (e.rival == choice, e.known))
    dated = _entry_on([e for e in visible if not e.rival], date(year, 1, 1))
    return dated or max(exact, key=lambda e: e.known, default=None)


def _entry_on(visible: list[Entry], day: date) -> Entry | None:
    dated = [(e.first_day, e.known, e) for e in visible if e.first_day and e.first_day <= day]
    return max(dated, key=lambda d: d[:2])[2] if dated else None


def _alternatives(
    parameter: Parameter, year: int, on: date, chosen: Entry | None
) -> tuple[tuple[str, float, tuple[str, ...]], ...]:
    """List the values for this year that were known and not chosen, under their rival name."""
    found: list[tuple[str, float, tuple[str, ...]]] = []
    for entry in parameter.entries:
        is_other = entry is not chosen and entry.known <= on
        if is_other and year in entry.years and (entry.rival or (chosen and chosen.rival)):
            found.append((entry.rival or "standaard", entry.years[year], _seen(entry, on)))
    return tuple(found)


def _ahead(
    parameter: Parameter,
    year: int,
    on: date,
    visible: list[Entry],
    choice: str,
    rivals: tuple[tuple[str, float, tuple[str, ...]], ...],
) -> Cell:
    origin: dict[int, Entry] = {}
    for known_year in sorted({y for e in visible for y in e.years}):
        entry = _entry_for_year(visible, known_year, choice)
        assert entry is not None, "a year comes from an entry"
        origin[known_year] = entry
    published = {y: entry.years.get(y, entry.value) for y, entry in origin.items()}
    rule = parameter.ahead
    value = rule.value(year, published) if rule and rule.known <= on else None
    if rule is None or value is None:
        return Cell(None, None, None, "aanname", (), "", None, "", _reason(parameter, year), rivals)
    low, high = rule.range(year, value, published)
    near = origin[min(published, key=lambda y: abs(y - year))]
    forecast = rule.status in FORECASTS
    place, note = _told(replace(near, note=rule.assumption), on)
    return Cell(
        value,
        low if forecast else None,
        high if forecast else None,
        rule.status,
        _seen(near, on),
        place,
        None,
        note,
        "",
        rivals,
    )


def _reason(parameter: Parameter, year: int) -> str:
    what = parameter.absent or "Er is geen gepubliceerde waarde bij ons bekend."
    return f"{parameter.label} ({year}): {what}"


def cell_on(parameter: Parameter, day: date, on: date) -> Cell:
    """Give the value that holds on one day, as known on a day.

    Args:
        parameter: a parameter with dated entries.
        day: the day to which it applies.
        on: only what was known on this day counts.
    """
    entry = _entry_on([e for e in parameter.entries if e.known <= on and not e.rival], day)
    if entry is None or np.isnan(entry.value):
        reason = entry.note if entry else _reason(parameter, day.year)
        return Cell(None, None, None, "aanname", (), "", None, "", reason, ())
    if entry.last_day is not None and day > entry.last_day:
        last = replace(entry, years={entry.last_day.year: entry.value})
        return _ahead(parameter, day.year, on, [last], "", ())
    return _published(entry, entry.value, on, ())
