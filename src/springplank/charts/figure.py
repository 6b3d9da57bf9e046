# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""A picture as a page needs it: wide and narrow, with its table and its sentence."""

from collections.abc import Callable
from dataclasses import dataclass

from springplank.charts.about import About
from springplank.charts.sheet import PHONE, SCREEN, Size
from springplank.charts.table import DataTable
from springplank.charts.text import element


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture for in a page.

    Attributes:
        id: unique on the page, as long as each picture has its own title or key.
        titel: what it shows.
        svg: markup, safe as it is: the wide and the narrow picture, of which the style sheet
            shows one.
        tabel: the same numbers.
        zin: what it tells, in one or two sentences with numbers.
        bijschrift: scenario, run and source.
        run_id: the run that the figures come from.
    """

    id: str
    titel: str
    svg: str
    tabel: DataTable
    zin: str
    bijschrift: tuple[str, ...]
    run_id: str


def compose(
    kind: str, about: About, draw: Callable[[Size], str], tabel: DataTable, zin: str
) -> Figure:
    """Put a picture together.

    Args:
        kind: kind of picture.
        about: title and origin.
        draw: draws it at a size, without words around it.
        tabel: the same numbers.
        zin: what it tells.
    """
    svg = element("div", draw(SCREEN), draw(PHONE), class_="grafiek-vak")
    return Figure(
        about.identity(kind), about.title, svg, tabel, zin, tuple(about.caption()), about.run_id
    )
