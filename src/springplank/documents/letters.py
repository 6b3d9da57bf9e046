# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Text of users made fit for a document: nothing in it can break a file or turn a line around."""

import re
from bisect import bisect_right
from functools import cache
from pathlib import Path
from unicodedata import category, normalize

FONTS = Path(__file__).parent / "fonts"
UNKNOWN = "\N{REPLACEMENT CHARACTER}"
"""Stands where a sign was that no shipped font has, so that a reader sees that something stood."""

LINES = re.compile("\r\n?|[\v\f\x85\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}]")
"""Every way to end a line other than the one of the house."""

# Controls, and signs that turn the reading direction of what follows: with those a name could show
# the figure behind it backwards. The two marks that only name a direction stay.
GONE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb"
    "\ufdd0-\ufdef\ufffe\uffff]"
)
LONE = re.compile("[\ud800-\udfff]")
"""Half a sign: cannot be written in a file."""

PLAIN = 0x3000
"""Beyond this are pictures and scripts that a document can do without."""

LONG = 32
"""Letters of a word that has no place to be broken; such a word is broken anywhere."""

BREAK = "\N{ZERO WIDTH SPACE}"


def clean(text: str) -> str:
    r"""Leave out what no document can hold; lines end with a newline, tabs are spaces.

    >>> clean("Een\x00 naam\r\nmet \u202eomkering")
    'Een naam\nmet omkering'
    """
    lines = LINES.sub("\n", text).replace("\t", " ")
    return LONE.sub(UNKNOWN, GONE.sub("", lines))


def one_line(text: str, instead: str = "") -> str:
    """Clean a text that has to stand on one line: a title, a caption or a header.

    Args:
        text: the text.
        instead: what stands there when nothing of the text can be seen.
    """
    line = " ".join(clean(text).split("\n")).strip()
    return line if is_visible(line) else instead


def is_visible(text: str) -> bool:
    """Say whether a reader sees anything: a letter, a digit, a sign or an emoji."""
    return any(category(sign)[0] in "LNPS" for sign in text)


def printable(text: str) -> str:
    """Replace what the shipped fonts cannot show, and let words of endless length break.

    Only for who draws letters itself; a word processor finds a font of its own.
    """
    shown = []
    before = ""
    for sign in normalize("NFC", text):
        # A mark on something that is no letter has no font that holds both.
        if category(sign) in ("Mn", "Me") and not is_shaped(sign) and before[:1] != "L":
            continue
        shown.append(sign if sign == "\n" or is_covered(sign) else UNKNOWN)
        before = category(sign) if category(sign) not in ("Mn", "Me") else before
    return _breakable("".join(shown))


def plain(text: str) -> str:
    """Keep only ordinary letters, digits and signs: for a text that the fonts refuse together."""
    return _breakable("".join(map(_plain, normalize("NFC", text))))


def is_shaped(sign: str) -> bool:
    """Say whether a sign only chooses how the one before it looks."""
    return "\ufe00" <= sign <= "\ufe0f" or sign == "\N{COMBINING ENCLOSING KEYCAP}"


def is_covered(sign: str) -> bool:
    """Say whether one of the shipped fonts has a sign."""
    starts, ends = _ranges()
    at = bisect_right(starts, ord(sign)) - 1
    return at >= 0 and ord(sign) <= ends[at]


def _plain(sign: str) -> str:
    if sign == "\n" or (ord(sign) < PLAIN and category(sign)[0] in "LNPSZ" and is_covered(sign)):
        return sign
    return "" if category(sign)[0] in "CM" else UNKNOWN


def _breakable(text: str) -> str:
    return re.sub(rf"[^\s\-/{BREAK}]{{{LONG},}}", _broken, text)


def _broken(found: re.Match[str]) -> str:
    word = found[0]
    return BREAK.join(word[at : at + LONG // 2] for at in range(0, len(word), LONG // 2))


@cache
def _ranges() -> tuple[list[int], list[int]]:
    lines = (FONTS / "tekens.txt").read_text(encoding="utf-8").split()
    pairs = [line.split("-") for line in lines]
    return [int(first, 16) for first, _ in pairs], [int(last, 16) for _, last in pairs]
