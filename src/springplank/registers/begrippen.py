# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The words of this field: each term and abbreviation explained in plain Dutch."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from springplank.errors import RuleError, UsageError

REGISTER = Path(__file__).with_suffix(".toml")
SUGGESTIONS = 3
SHORTEST = 3
"""A word of fewer letters is part of too many others to be suggested for that."""


SHORT = re.compile(r"[A-Z][A-Za-z0-9]?[A-Z0-9][A-Za-z0-9]*")
"""What an abbreviation looks like: two capitals, with at most one letter between them."""


@dataclass(frozen=True, slots=True)
class Begrip:
    """One term.

    Attributes:
        word: the term as it is written, or the abbreviation when that is what people say.
        also: abbreviations, whole names and other spellings of the same.
        full: what an abbreviation stands for; empty for a word that is none.
        meaning: explanation in plain Dutch.
        english: gloss of one line in English.
        places: where it is used besides rules, tables and registers, for example "handleiding".
    """

    word: str
    also: tuple[str, ...]
    full: str
    meaning: str
    english: str
    places: tuple[str, ...]

    def names(self) -> tuple[str, ...]:
        """Give every way in which it is written."""
        return (self.word, *self.also)


@cache
def load_begrippen(path: Path = REGISTER) -> Mapping[str, Begrip]:
    """Read the glossary, by word in alphabetical order.

    Raises:
        RuleError: when a field is missing or two terms share a name.
    """
    raw = tomllib.loads(path.read_text("utf-8"))
    found = [_begrip(word, entry) for word, entry in raw.items()]
    found.sort(key=lambda b: b.word.casefold())
    taken: dict[str, str] = {}
    for begrip in found:
        for name in begrip.names():
            earlier = taken.setdefault(name.casefold(), begrip.word)
            if earlier != begrip.word:
                raise RuleError(f"Begrip {name!r} staat bij {earlier} en bij {begrip.word}.")
    return {begrip.word: begrip for begrip in found}


def _begrip(word: str, raw: Mapping[str, Any]) -> Begrip:
    try:
        return Begrip(
            word,
            tuple(raw.get("ook", ())),
            raw.get("voluit", ""),
            raw["uitleg"],
            raw["engels"],
            tuple(raw.get("in", ())),
        )
    except KeyError as error:
        raise RuleError(f"Begrip {word} mist het veld {error.args[0]}.") from error


@cache
def abbreviations() -> Mapping[str, str]:
    """Give what every abbreviation stands for: those with `voluit`, and short names of a term."""
    found: dict[str, str] = {}
    for begrip in load_begrippen().values():
        if begrip.full:
            found[begrip.word] = begrip.full
        elif not _is_short(begrip.word):
            found |= {name: begrip.word for name in begrip.also if _is_short(name)}
    return found


def _is_short(name: str) -> bool:
    return SHORT.fullmatch(name) is not None


def find_begrip(text: str) -> Begrip:
    """Find a term by any of its names, in capitals or not.

    Raises:
        UsageError: when there is none, with the closest terms.
    """
    wanted = " ".join(text.casefold().replace("_", " ").split())
    by_name = {name.casefold(): b for b in load_begrippen().values() for name in b.names()}
    if wanted in by_name:
        return by_name[wanted]
    within = [n for n in by_name if len(wanted) >= SHORTEST and wanted in n]
    close = get_close_matches(wanted, by_name, n=SUGGESTIONS, cutoff=0.6)
    words = list(dict.fromkeys(by_name[n].word for n in [*close, *within]))[:SUGGESTIONS]
    hint = f" Bedoelt u {' of '.join(words)}?" if words else ""
    raise UsageError(
        f"Het begrip {text!r} staat niet in de lijst.{hint} Bekijk alle begrippen met: "
        "springplank begrippen."
    )
