# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Explains every abbreviation where it first stands on a page, from the register of terms."""

import re
from collections.abc import Mapping
from functools import cache
from html import escape

from springplank.registers.begrippen import abbreviations

TAG = re.compile(r"(<[^>]*>)")
NAME = re.compile(r"</?([a-zA-Z0-9]+)")
CLOSED = frozenset(
    ("head", "script", "style", "svg", "option", "textarea", "button", "dfn", "code")
)
"""Elements in which nothing is inserted: no text for reading, or no room for an explanation."""

MAIN = re.compile(r"(<main\b.*?</main>)", re.DOTALL)


def explain(html: str) -> str:
    """Put behind the first use of each abbreviation in the main part what it stands for.

    A page that explains one itself (with the macro `begrip`) keeps its own words.

    Example:
        >>> print(explain("<main><p>De Wsw en de Wsw.</p></main>"))
        <main><p>De <dfn>Wsw</dfn> (Wet sociale werkvoorziening) en de Wsw.</p></main>
    """
    return MAIN.sub(lambda found: explain_part(found[1]), html)


def explain_part(html: str) -> str:
    """Do the same for a part of a page, such as a block that htmx asked for."""
    words = {word: full for word, full in abbreviations().items() if word in html}
    return _explained(html, words) if words else html


def _explained(html: str, words: Mapping[str, str]) -> str:
    left = dict(words)
    pattern = _pattern(tuple(sorted(left)))
    parts: list[str] = []
    inside = 0
    defined = False
    for part in TAG.split(html):
        if part.startswith("<"):
            inside += _step(part)
            defined = part.startswith("<dfn")
        elif defined:
            left.pop(part.strip(), None)
        is_text = not part.startswith("<") and not inside
        parts.append(pattern.sub(lambda found: _first(found, left), part) if is_text else part)
    return "".join(parts)


def _first(found: re.Match[str], left: dict[str, str]) -> str:
    word, rest = found[1], found[2]
    full = left.pop(word, None)
    return found[0] if full is None else f"<dfn>{word}</dfn>{rest} ({escape(full)})"


def _step(tag: str) -> int:
    """Say whether a tag goes into an element without explanations, or out of it."""
    name = NAME.match(tag)
    if name is None or name[1].lower() not in CLOSED or tag.endswith("/>"):
        return 0
    return -1 if tag.startswith("</") else 1


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Match a word with what is joined to it by a dash: the explanation comes after all of it."""
    return re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, words))})(?!\w)((?:-\w+)*)")
