# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Draws parts of a whole as lying bars, each with how far it may be off."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, fsum

from springplank.charts.about import About
from springplank.charts.figure import Figure, compose
from springplank.charts.marks import outlined, whisker
from springplank.charts.numbers import Scale
from springplank.charts.palette import kind
from springplank.charts.rows import BAR, Rows, axis, axis_bottom, lay_rows, words_of_rows
from springplank.charts.sheet import PICTURE, Size, sheet_for
from springplank.charts.table import DataTable
from springplank.charts.text import element
from springplank.errors import RuleError, UsageError
from springplank.words.figures import decimal

TICKS = (0.0, 25.0, 50.0, 75.0, 100.0)
WHOLE = 100.0
HALF = 0.0005
"""Half of a tenth of a percent: a smaller error gets one more decimal."""

NOTICED = 1e-6
"""Parts may miss the whole by this much: rounding."""


@dataclass(frozen=True, slots=True)
class Share:
    """One part of a whole.

    Attributes:
        name: name for a reader.
        share: the part, 0 to 1.
        error: how far it may be off; 0 when it is exact.
    """

    name: str
    share: float
    error: float = 0.0


@dataclass(frozen=True, slots=True)
class Shares:
    """Parts that together are a whole.

    Attributes:
        about: title and origin.
        what: of what they are parts, such as "alle gewichten".
        shares: the parts, in the order in which they are drawn.

    Raises:
        UsageError: when there is nothing to draw.
        RuleError: when the parts are not a whole.
    """

    about: About
    what: str
    shares: tuple[Share, ...]

    def __post_init__(self) -> None:
        """Check that the parts are a whole."""
        if not self.shares:
            raise UsageError("Deze grafiek heeft minstens één deel nodig. Voeg een optie toe.")
        if not abs(fsum(one.share for one in self.shares) - 1) <= NOTICED:
            raise RuleError(f"De delen van grafiek {self.about.title!r} zijn samen geen geheel.")


def told(share: Share) -> str:
    """Write a part: 34%, or 34,2% (0,7 meer of minder) when it was estimated."""
    if share.error == 0:
        return f"{decimal(share.share * WHOLE, 1).removesuffix(',0')}%"
    return f"{decimal(share.share * WHOLE, 1)}% ({_off(share.error)} meer of minder)"


def _off(error: float) -> str:
    """Write an error in percent, rounded up: never smaller than it is."""
    places = 1 if error >= HALF else 2
    return decimal(ceil(error * WHOLE * 10**places - NOTICED) / 10**places, places)


def shares_chart(data: Shares, size: Size = PICTURE, *, words: bool = True) -> str:
    """Draw the parts.

    Args:
        data: what is shown.
        size: width of the picture and of its letters.
        words: whether title, run and source stand in the picture.
    """
    sheet = sheet_for("aandelen", data.about, f"In procent van {data.what}", size, words=words)
    names = [share.name for share in data.shares]
    plan = lay_rows(names, [told(share) for share in data.shares], size, sheet.top + 6)
    x = Scale(0.0, WHOLE, plan.left, plan.right)
    parts = (
        *axis(plan, x, TICKS),
        *(e for at, share in enumerate(data.shares) for e in _bar(plan, x, at, share)),
        *words_of_rows(plan),
    )
    return sheet.svg(parts, axis_bottom(plan), describe_shares(data))


def shares_figure(data: Shares) -> Figure:
    """Give the parts for in a page, with their table."""
    return compose("aandelen", data.about, lambda size: shares_chart(data, size, words=False),
                   shares_table(data), describe_shares(data))  # fmt: skip


def shares_table(data: Shares) -> DataTable:
    """Give the numbers: a row per part."""
    return DataTable(
        f"{data.about.title}. In procent van {data.what}.",
        ("Optie", "Deel"),
        tuple((share.name, (told(share),)) for share in data.shares),
        ("optie", "aandeel", "fout"),
        tuple((share.name, share.share, share.error) for share in data.shares),
    )


def describe_shares(data: Shares) -> str:
    """Tell every part."""
    return f"{'; '.join(f'{share.name}: {told(share)}' for share in data.shares)}."


def _bar(plan: Rows, x: Scale, at: int, share: Share) -> Iterator[str]:
    y, part = plan.rows[at].middle, share.share * WHOLE
    if part == 0:
        yield from outlined(f"M{x.place(0.0):.1f},{y - BAR / 2:.1f}v{BAR:.1f}")
    else:
        box = {"x": x.place(0.0), "y": y - BAR / 2, "height": BAR}
        width = x.place(part) - x.place(0.0)
        bar = element("rect", **box, width=width, fill="currentColor")
        yield element("g", bar, **kind(0))
    ends = [min(max(share.share + off, 0.0), 1.0) * WHOLE for off in (-share.error, share.error)]
    if ends[1] - ends[0] > 1:
        yield from whisker(x.place(ends[0]), x.place(ends[1]), y, 6)
