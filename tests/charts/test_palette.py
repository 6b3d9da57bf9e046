# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The colours can be seen, and told apart by who does not see them all."""

import re
from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray

from springplank.charts.palette import (
    COLOURS,
    INK,
    NIGHT,
    NIGHT_COLOURS,
    NIGHT_SOFT,
    NIGHT_STEPS,
    PAPER,
    SOFT,
    STEPS,
    kind,
    step,
    stylesheet,
)

SEES = {
    "alles": np.eye(3),
    "geen rood": [[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]],
    "geen groen": [[0.367, 0.861, -0.228], [0.280, 0.673, 0.047], [-0.012, 0.043, 0.969]],
    "geen blauw": [[1.256, -0.077, -0.179], [-0.078, 0.931, 0.148], [0.005, 0.691, 0.304]],
}
"""Machado, Oliveira and Fernandes (2009), severity 1, in linear RGB."""

XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
WHITE = np.array([0.9505, 1.0, 1.089])


def linear(colour: str) -> NDArray[np.float64]:
    """Give linear RGB."""
    parts = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """Give the contrast of WCAG 2.2."""
    dark, light = sorted(float(linear(c) @ XYZ[1]) for c in (one, other))
    return (light + 0.05) / (dark + 0.05)


def difference(one: str, other: str, seen: NDArray[np.float64]) -> float:
    """Give the difference in CIELAB as an eye sees it; about 2 is the least that is noticed."""
    places = []
    for colour in (one, other):
        x, y, z = XYZ @ np.clip(np.asarray(seen) @ linear(colour), 0, 1) / WHITE
        f = [np.cbrt(v) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z)]
        places.append(np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])]))
    return float(np.linalg.norm(places[0] - places[1]))


@pytest.mark.parametrize(
    "paper, colours",
    [(PAPER, COLOURS + STEPS), (NIGHT, NIGHT_COLOURS + NIGHT_STEPS)],
    ids=["licht", "donker"],
)
def test_every_colour_can_be_seen(paper: str, colours: tuple[str, ...]) -> None:
    """Elke kleur heeft op haar papier minstens contrast 3 op 1."""
    assert min(contrast(colour, paper) for colour in colours) >= 3


@pytest.mark.parametrize("soft, steps", [(SOFT, STEPS), (NIGHT_SOFT, NIGHT_STEPS)])
def test_steps_go_one_way(soft: str, steps: tuple[str, ...]) -> None:
    """Van weinig naar veel wijkt elke stap meer af van een lege tegel, en de grootste 3 op 1."""
    away = [contrast(colour, soft) for colour in steps]
    assert away == sorted(away)
    assert away[-1] >= 3


@pytest.mark.parametrize("sees", SEES)
@pytest.mark.parametrize("colours", [COLOURS, NIGHT_COLOURS], ids=["licht", "donker"])
def test_no_two_colours_look_the_same(colours: tuple[str, ...], sees: str) -> None:
    """Ook wie geen rood, groen of blauw ziet, ziet tussen elke twee kleuren verschil."""
    seen = np.asarray(SEES[sees])
    assert min(difference(a, b, seen) for a, b in combinations(colours, 2)) > 10


def test_text_can_be_read() -> None:
    """Inkt op papier en papier in het donker halen ruim 4,5 op 1."""
    assert min(contrast(INK, PAPER), contrast(PAPER, NIGHT)) > 4.5


def test_the_style_sheet_has_every_class_and_variable() -> None:
    """Elke kleur die het stijlblad gebruikt is er ook gezet, in licht en in donker."""
    css = stylesheet()
    used = set(re.findall(r"var\((--[a-z0-9-]+)\)", css))
    light, dark = css.split("@media (prefers-color-scheme: dark)")[:2]
    for half in (light, dark.split(".grafiek-vak")[0]):
        assert used == set(re.findall(r"(--[a-z0-9-]+):", half))
    for look in (*map(kind, range(len(COLOURS))), *map(step, range(len(STEPS)))):
        assert f".{look['class_']} {{" in css
    assert "forced-colors" in css
    assert "url(" not in css
    assert "@import" not in css
