# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Draws money per stream and year as lying stacked bars; what is unknown is a box that says so."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import fsum

from springplank.charts.about import About
from springplank.charts.figure import Figure, compose
from springplank.charts.marks import (
    SAMPLE,
    Sample,
    badge,
    badge_radius,
    flow,
    hatch,
    hatched,
    sample_text,
    unknown_box,
    unknown_width,
    whisker,
)
from springplank.charts.numbers import Scale, ticks_for
from springplank.charts.palette import COLOURS, PAPER, kind
from springplank.charts.rows import BAR, Rows, axis, axis_bottom, lay_rows, words_of_rows
from springplank.charts.sheet import PICTURE, Sheet, Size, sheet_for
from springplank.charts.table import DataTable
from springplank.charts.text import element
from springplank.charts.value import UNKNOWN, Value, told, words_of
from springplank.errors import RuleError, UsageError
from springplank.words.figures import years_in_words

NOTICED = 0.5
"""A total may differ this much from its parts, in its own unit: rounding of a half."""

RAMING = "schuin gestreept: raming"
RANGE = "streep: bereik van het totaal"


@dataclass(frozen=True, slots=True)
class Stream:
    """One stream.

    Attributes:
        name: name for a reader.
        values: a number per year.
    """

    name: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Streams:
    """Streams over some years.

    Attributes:
        about: title and origin.
        years: calendar years, ascending.
        streams: streams that add up, at most as many as there are colours.
        totals: per year what is known of it, with its range; unknown when nothing is known.
        unit: unit of the house.

    Raises:
        UsageError: when there are no streams, or too many to tell apart.
        RuleError: when years, streams and totals do not fit together.
    """

    about: About
    years: tuple[int, ...]
    streams: tuple[Stream, ...]
    totals: tuple[Value, ...]
    unit: str = "EUR"

    def __post_init__(self) -> None:
        """Check that there is something to draw, and that it adds up."""
        if not 1 <= len(self.streams) <= len(COLOURS):
            raise UsageError(
                f"Deze grafiek toont 1 tot en met {len(COLOURS)} geldstromen; dit zijn er "
                f"{len(self.streams)}. Kies er minder."
            )
        if not self.years or list(self.years) != sorted(set(self.years)):
            raise RuleError(f"De jaren van grafiek {self.about.title!r} lopen niet op.")
        lengths = {len(self.totals), *(len(stream.values) for stream in self.streams)}
        if lengths != {len(self.years)}:
            raise RuleError(f"Grafiek {self.about.title!r} heeft niet voor elk jaar een getal.")
        for at, year in enumerate(self.years):
            self._check(at, year)

    def _check(self, at: int, year: int) -> None:
        known, total = self.known(at), self.totals[at].amount
        if (total is None) is not (not known):
            raise RuleError(f"Het totaal van {year} is niet bekend waar zijn delen dat zijn.")
        off = abs((total or 0.0) - fsum(known))
        if off > max(NOTICED * len(known), 1e-9 * abs(total or 0.0)):
            raise RuleError(f"De geldstromen van {year} zijn samen niet het totaal.")

    def known(self, at: int) -> list[float]:
        """Give the known numbers of a year."""
        values = (stream.values[at].amount for stream in self.streams)
        return [value for value in values if value is not None]

    def is_whole(self, at: int) -> bool:
        """Say whether every stream of a year is known."""
        return len(self.known(at)) == len(self.streams)

    def told_total(self, at: int) -> str:
        """Write the total of a year; what is unknown marks it."""
        words = told(self.totals[at], self.unit)
        return words if self.is_whole(at) or words == UNKNOWN else f"{words} plus een onbekend deel"


def streams_chart(data: Streams, size: Size = PICTURE, *, words: bool = True) -> str:
    """Draw the streams.

    Args:
        data: what is shown.
        size: width of the picture and of its letters.
        words: whether title, run and source stand in the picture.
    """
    subtitle = f"In {words_of(data.unit)}; het getal bij een balk is het totaal"
    sheet = sheet_for("stromen", data.about, subtitle, size, words=words)
    legend, top = flow(_legend_names(data), size, sheet.top, size.room)
    numbers = [data.told_total(at) for at in range(len(data.years))]
    plan = lay_rows([str(year) for year in data.years], numbers, size, top + 12)
    ticks, x = _scale(data, plan)
    parts = (
        element("defs", *(hatch(sheet.name, n) for n in _with_raming(data)))
        if _with_raming(data)
        else "",
        *axis(plan, x, ticks),
        *_legend(data, sheet, legend),
        *(e for at in range(len(data.years)) for e in _bar(data, sheet, plan, x, at)),
        *words_of_rows(plan),
    )
    return sheet.svg(parts, axis_bottom(plan), describe_streams(data))


def streams_figure(data: Streams) -> Figure:
    """Give the streams for in a page, with their table."""
    return compose("stromen", data.about, lambda size: streams_chart(data, size, words=False),
                   streams_table(data), describe_streams(data))  # fmt: skip


def streams_table(data: Streams) -> DataTable:
    """Give the numbers: a row per stream and one for the total, a column per year."""
    totals = tuple(data.told_total(at) for at in range(len(data.years)))
    every = (*((s.name, s.values) for s in data.streams), ("totaal", data.totals))
    return DataTable(
        f"{data.about.title}. In {words_of(data.unit)}.",
        ("Geldstroom", *map(str, data.years)),
        (
            *((s.name, tuple(told(v, data.unit) for v in s.values)) for s in data.streams),
            ("Totaal", totals),
        ),
        ("geldstroom", "jaar", "bedrag", "laag", "hoog"),
        tuple(
            (name, year, *value.cells)
            for name, values in every
            for year, value in zip(data.years, values, strict=True)
        ),
    )


def describe_streams(data: Streams) -> str:
    """Tell the total of the first and the last year, and what is unknown."""
    ends = dict.fromkeys((0, len(data.years) - 1))
    said = [f"In {data.years[at]} samen {data.told_total(at)}." for at in ends]
    unknown = []
    for stream in data.streams:
        values = zip(data.years, stream.values, strict=True)
        years = [year for year, value in values if value.amount is None]
        if years:
            unknown.append(f"{stream.name} in {years_in_words(years)}")
    if unknown:
        said.append(f"Onbekend: {'; '.join(unknown)}.")
    return " ".join(said)


def _with_raming(data: Streams) -> list[int]:
    return [n for n, s in enumerate(data.streams) if any(v.is_raming for v in s.values)]


def _legend_names(data: Streams) -> list[str]:
    names = [stream.name for stream in data.streams]
    if _with_raming(data):
        names.append(RAMING)
    if any(total.ends for total in data.totals):
        names.append(RANGE)
    return names


def _legend(data: Streams, sheet: Sheet, entries: list[Sample]) -> Iterator[str]:
    size = sheet.size
    high = size.line
    for at, entry in enumerate(entries):
        box = {"x": entry.x, "y": entry.y - high / 2, "width": SAMPLE, "height": high}
        if at < len(data.streams):
            yield element("g", element("rect", **box, fill="currentColor"), **kind(at))
            yield from badge(at + 1, entry.x + SAMPLE / 2, entry.y, size)
        elif at == len(data.streams) and _with_raming(data):
            fill = hatched(sheet.name, _with_raming(data)[0])
            yield element("rect", **box, fill=fill, stroke="currentColor")
        else:
            yield from whisker(entry.x + 2, entry.x + SAMPLE - 2, entry.y, high / 3)
        yield from sample_text(entry, size)


def _scale(data: Streams, plan: Rows) -> tuple[tuple[float, ...], Scale]:
    """Choose the axis; where something is unknown, room stays for a box that says so."""
    numbers = [0.0]
    for at, total in enumerate(data.totals):
        known = data.known(at)
        numbers += [fsum(n for n in known if n > 0), fsum(n for n in known if n < 0)]
        numbers += total.numbers
    whole = all(data.is_whole(at) for at in range(len(data.years)))
    right = plan.right - (0 if whole else unknown_width(plan.size) + 4)
    ticks = ticks_for(min(numbers), max(numbers), about=5 if plan.size.is_wide else 3)
    return ticks, Scale(ticks[0], ticks[-1], plan.left, right)


def _bar(data: Streams, sheet: Sheet, plan: Rows, x: Scale, at: int) -> Iterator[str]:
    """Draw one year: what is above zero to the right, what is below to the left."""
    middle, size = plan.rows[at].middle, plan.size
    up = down = 0.0
    for n, stream in enumerate(data.streams):
        value = stream.values[at]
        if not value.amount:
            continue
        begin = up if value.amount > 0 else down
        end = begin + value.amount
        up, down = (end, down) if value.amount > 0 else (up, end)
        left, right = sorted((x.place(begin), x.place(end)))
        yield _segment(sheet, n, left, right - left, middle, is_raming=value.is_raming)
        if right - left > 2 * badge_radius(size) + 4:
            yield from badge(n + 1, (left + right) / 2, middle, size)
    ends = data.totals[at].ends
    if ends:
        yield from whisker(x.place(ends[0]), x.place(ends[1]), middle + BAR / 2 + 3, 5)
    if not data.is_whole(at):
        furthest = max(x.place(up), x.place(ends[1]) if ends else 0.0)
        yield from unknown_box(furthest + 4, middle, BAR, size)


def _segment(
    sheet: Sheet, at: int, left: float, wide: float, middle: float, *, is_raming: bool
) -> str:
    box = {"x": left, "y": middle - BAR / 2, "width": wide, "height": BAR}
    if not is_raming:
        # A line as the paper keeps segments apart, for who does not see the colours.
        edge = element("rect", **box, fill="currentColor", class_="g-rand", stroke=PAPER)
        return element("g", edge, **kind(at))
    fill = hatched(sheet.name, at)
    edge = element("rect", **box, fill=fill, stroke="currentColor", stroke_width=1.5)
    return element("g", edge, **kind(at))
