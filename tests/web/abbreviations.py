# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Which abbreviations on a page stand unexplained where a reader first meets them."""

import re
from collections.abc import Collection, Iterator, Mapping

from springplank.registers.begrippen import Begrip

_ADDRESS = re.compile(r"\bhttps?://\S+")
_TOKEN = re.compile(r"(?<![\w-])[^\W\d_]{2,}(?!\w)")
_IJ = re.compile(r"^IJ(?=[a-z])")
_ROMAN = re.compile(r"[IVX]+")
_BEHIND = re.compile(r"(?:-\w+)*\s*\(([^()]*)\)")
_OWN_WORDS = re.compile(r"[^\d]*[^\W\d_]{2,}\s+[^\W\d_]{2,}[^\d]*")
_BEFORE = 120


def find_unexplained(
    text: str, register: Mapping[str, Begrip], names: Collection[str] = ()
) -> tuple[str, ...]:
    """Find the abbreviations that are not explained at their first use, in reading order.

    An explanation stands in brackets behind the abbreviation, or the abbreviation stands in
    brackets behind its whole name. A range in brackets, "(120 tot 140)", explains nothing. An
    abbreviation has two capitals, or the register says what it stands for (fte, cao).

    Args:
        text: the page as it is read: for example `innerText` of its main part.
        register: the begrippen, by word.
        names: names of organisations and files, in which capitals are no abbreviation.

    Returns:
        Each abbreviation once.
    """
    # The key of a dossier in an address is chance: sometimes it looks like an abbreviation.
    text = _ADDRESS.sub(lambda address: "·" * len(address[0]), text)
    for name in sorted(names, key=len, reverse=True):
        # As long as it was, so that nothing that stood apart now stands together.
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "·" * len(name), text)
    whole = _whole_names(register)
    first: dict[str, int] = {}
    for word, place in _abbreviations(text, whole):
        first.setdefault(word, place)
    return tuple(
        word for word, place in first.items() if not _is_explained(text, word, place, whole)
    )


def _abbreviations(text: str, whole: Mapping[str, Collection[str]]) -> Iterator[tuple[str, int]]:
    """Give every abbreviation with its place."""
    for found in _TOKEN.finditer(text):
        word = found[0]
        capitals = sum(sign.isupper() for sign in _IJ.sub("I", word))
        if (capitals > 1 and not _ROMAN.fullmatch(word)) or word in whole:
            yield word, found.start()


def _whole_names(register: Mapping[str, Begrip]) -> Mapping[str, frozenset[str]]:
    """Give by abbreviation everything that it may stand for."""
    found: dict[str, frozenset[str]] = {}
    for begrip in register.values():
        others = frozenset(name.casefold() for name in (*begrip.names(), begrip.full) if name)
        if begrip.full:
            found[begrip.word] = others - {begrip.word.casefold()}
        for name in begrip.names():
            if sum(sign.isupper() for sign in name) > 1 and " " not in name:
                found[name] = others - {name.casefold()}
    return found


def _is_explained(text: str, word: str, place: int, whole: Mapping[str, Collection[str]]) -> bool:
    known = whole.get(word, ())
    behind = _BEHIND.match(text, place + len(word))
    if behind is not None:
        said = " ".join(behind[1].split())
        return said.casefold() in known or _OWN_WORDS.fullmatch(said) is not None
    before = " ".join(text[max(0, place - _BEFORE) : place].split()).casefold()
    if not before.endswith("("):
        return False
    return any(before.removesuffix("(").rstrip().endswith(name) for name in known)
