# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Text in a picture: safe in XML and HTML, measured without a font, and broken into lines."""

import re
from html import escape
from unicodedata import east_asian_width

ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010fffd]")
"""What XML does not allow, or what no font can show."""

NARROW = frozenset(" .,:;'|!iljI\N{NO-BREAK SPACE}")
BREAKS = re.compile("[^\\S\N{NO-BREAK SPACE}]+")
"""Where a line may end: any space but the one that keeps a number and its sign together."""

WIDE = frozenset("mwMW@%&—…")
ELLIPSIS = "…"
LATIN = "\u2fff"
"""Letters beyond this are wide: signs, pictures and scripts that fonts draw as a square."""


def safe(text: str) -> str:
    """Make any text safe between tags and between quotes."""
    return escape(ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text), quote=True)


def element(name: str, *inside: str, **attributes: str | float) -> str:
    """Write an element; what is inside is markup already, attributes are text or places.

    Args:
        name: name of the element.
        inside: elements, or text that `safe` made.
        attributes: an underscore becomes a hyphen, and one at the end falls away.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
    )
    return f"<{name}{written}>{''.join(inside)}</{name}>" if inside else f"<{name}{written}/>"


def _value(value: str | float) -> str:
    return safe(value) if isinstance(value, str) else f"{value:.1f}".removesuffix(".0")


def width_of(text: str, size: float) -> float:
    """Estimate how wide a text is in the widest of the usual fonts; never too low by much."""
    return size * sum(map(_width, text))


def _width(letter: str) -> float:
    if letter in NARROW:
        return 0.36
    if letter in WIDE or east_asian_width(letter) in "WF" or letter > LATIN:
        return 1.05
    return 0.78 if letter.isupper() else 0.64


def wrap(text: str, size: float, room: float, most: int | None = None) -> list[str]:
    """Break a text into lines that fit; a word that is too long is broken itself.

    Args:
        text: the text.
        size: size of the letters.
        room: width of a line.
        most: most lines; what does not fit becomes an ellipsis.
    """
    lines = [""]
    for word in filter(None, BREAKS.split(ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text))):
        longer = f"{lines[-1]} {word}".strip()
        if width_of(longer, size) <= room:
            lines[-1] = longer
            continue
        if lines[-1]:
            lines.append("")
        for letter in word:
            if lines[-1] and width_of(lines[-1] + letter, size) > room:
                lines.append("")
            lines[-1] += letter
    if most is None or len(lines) <= most:
        return lines
    kept = lines[most - 1]
    while kept and width_of(kept + ELLIPSIS, size) > room:
        kept = kept[:-1]
    return [*lines[: most - 1], kept.rstrip() + ELLIPSIS]
