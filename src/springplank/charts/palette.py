# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Colours of the pictures and the names of their classes; the style sheet is made from both.

A picture names classes and never a style, so that a page may forbid styles in its HTML. Every
class also stands as an attribute in the picture with its light colour, so that a saved file looks
right without the style sheet.
"""

from collections.abc import Mapping

INK = "#1b1b1b"
PAPER = "#ffffff"
NIGHT = "#1b1b1b"
"""Paper in the dark; INK on PAPER and PAPER on NIGHT are the text of a page."""

COLOURS = (
    "#0072b2", "#c8500a", "#0a8a5f", "#b04a93", "#742403", "#8a63e8", "#1c1f78", "#3d434a",
)  # fmt: skip
"""Kinds on light paper, in the order in which they are given out."""

NIGHT_COLOURS = (
    "#7dbdff", "#ffb347", "#3fe3a0", "#cc5fae", "#d0521b", "#8f78ff", "#e6eaf0", "#8b8670",
)  # fmt: skip
"""The same kinds on dark paper."""

STEPS = ("#4f8fc0", "#2f76ad", "#155d94", "#0b4474", "#062b50")
"""From little to much on light paper: every step is darker."""

NIGHT_STEPS = ("#4b80b0", "#6499c8", "#82b3dd", "#a6cdf0", "#d2e8ff")
"""From little to much on dark paper: every step is lighter."""

SOFT, NIGHT_SOFT = "#dbdbd5", "#3f3f3f"
"""What is there and does not matter: a tile that is not meant."""

CLASSES: Mapping[str, str] = {
    "grafiek": "a picture; its kind is in a second class, such as grafiek-stromen",
    "grafiek-vak": "what holds the wide and the narrow picture; its width decides which one shows",
    "grafiek-breed": "the picture for a wide place",
    "grafiek-smal": "the picture for a narrow place, such as a telephone",
    "g-papier": "filled as the paper: the ground of a saved picture, or of a number in a bar",
    "g-zacht": "filled softly: a tile that is not meant",
    "g-rand": "a line as the paper, that keeps what lies on each other apart",
    "g-k1 ... g-k8": "colour of a kind; shapes in it are filled or drawn with currentColor",
    "g-s1 ... g-s5": "colour of a step from little to much, as a kind",
    "g-tegel": "a tile of the map that is a link",
}  # fmt: skip
"""Every class that a picture uses, for who makes a house style; custom properties set the colours:
--grafiek-papier, --grafiek-zacht, --grafiek-kleur-1 to -8 and --grafiek-stap-1 to -5."""

RULES = """.grafiek-vak { container-type: inline-size; }
.grafiek { display: block; width: 100%; height: auto; }
.grafiek-smal { display: none; max-width: 32rem; }
@container (max-width: 36rem) {
  .grafiek-breed { display: none; }
  .grafiek-smal { display: block; }
}
.grafiek .g-papier { fill: var(--grafiek-papier); }
.grafiek .g-zacht { fill: var(--grafiek-zacht); }
.grafiek .g-rand { stroke: var(--grafiek-papier); }
.grafiek a { color: inherit; }
.grafiek .g-tegel:hover, .grafiek .g-tegel:focus { stroke: currentColor; stroke-width: 2; }
"""
FORCED = """@media (forced-colors: active) {
  :root { --grafiek-papier: Canvas; --grafiek-zacht: Canvas; }
  .grafiek { color: CanvasText; }
  .grafiek .g-zacht { stroke: GrayText; }
  .grafiek [class^="g-k"], .grafiek [class^="g-s"] { color: CanvasText; }
}
"""


def kind(at: int) -> dict[str, str]:
    """Give class and colour of a kind, counted from 0."""
    return {"class_": f"g-k{at + 1}", "color": COLOURS[at]}


def step(at: int) -> dict[str, str]:
    """Give class and colour of a step from little to much, counted from 0."""
    return {"class_": f"g-s{at + 1}", "color": STEPS[at]}


def stylesheet() -> str:
    """Write the style sheet of the pictures, for light, dark and forced colours."""
    return "".join(
        (
            _root(PAPER, SOFT, COLOURS, STEPS),
            "@media (prefers-color-scheme: dark) {\n",
            _root(NIGHT, NIGHT_SOFT, NIGHT_COLOURS, NIGHT_STEPS),
            "}\n",
            RULES,
            *(
                f".grafiek .g-k{n + 1} {{ color: var(--grafiek-kleur-{n + 1}); }}\n"
                for n in range(len(COLOURS))
            ),
            *(
                f".grafiek .g-s{n + 1} {{ color: var(--grafiek-stap-{n + 1}); }}\n"
                for n in range(len(STEPS))
            ),
            FORCED,
        )
    )


def _root(paper: str, soft: str, colours: tuple[str, ...], steps: tuple[str, ...]) -> str:
    values = {"papier": paper, "zacht": soft}
    values |= {f"kleur-{n}": colour for n, colour in enumerate(colours, 1)}
    values |= {f"stap-{n}": colour for n, colour in enumerate(steps, 1)}
    return f":root {{ {' '.join(f'--grafiek-{k}: {v};' for k, v in values.items())} }}\n"
