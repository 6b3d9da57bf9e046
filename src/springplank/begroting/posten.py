# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The fixed, small chart of accounts on which the lines of any begroting are laid."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from springplank.errors import RuleError, UsageError
from springplank.imports.grid import show_text

REGISTER = Path(__file__).with_suffix(".toml")

BATEN, LASTEN, SALDO = "baten", "lasten", "saldo"
KANTEN = ("", BATEN, LASTEN)
"""On which side of a begroting a post stands; empty when it can be both."""

BUITEN = "buiten_beeld"
"""Key of the post for lines that have nothing to do with this subject."""


@dataclass(frozen=True, slots=True)
class Post:
    """One account of the chart.

    Attributes:
        key: its name in files and forms.
        naam: name for a reader.
        kant: one of KANTEN.
        woorden: groups of words; a line that has all words of a group may be this post.
        regeling: key of the regeling whose money it is; empty when it is no money of the Rijk
            that is computed.
        taakveld: number of the taakveld of Iv3; empty for other posts.
    """

    key: str
    naam: str
    kant: str
    woorden: tuple[tuple[str, ...], ...]
    regeling: str
    taakveld: str


@cache
def load_posten(path: Path = REGISTER) -> Mapping[str, Post]:
    """Read the chart, by key, in its own order.

    Raises:
        RuleError: when a field is missing or unknown.
    """
    raw = tomllib.loads(path.read_text("utf-8"))
    return {key: _post(key, entry) for key, entry in raw.items()}


def _post(key: str, raw: Mapping[str, Any]) -> Post:
    unknown = set(raw) - {"naam", "kant", "woorden", "regeling", "taakveld"}
    missing = {"naam", "kant", "woorden"} - set(raw)
    if unknown or missing or raw["kant"] not in KANTEN:
        raise RuleError(
            f"Post {key} in posten.toml klopt niet. Geef naam, kant ({', '.join(KANTEN[1:])} of "
            "leeg) en woorden, en hoogstens ook regeling en taakveld."
        )
    return Post(
        key,
        raw["naam"],
        raw["kant"],
        tuple(tuple(group.split()) for group in raw["woorden"]),
        raw.get("regeling", ""),
        raw.get("taakveld", ""),
    )


def find_post(key: str) -> Post:
    """Find a post.

    Raises:
        UsageError: when there is none with this key.
    """
    found = load_posten().get(key)
    if found is None:
        raise UsageError(
            f"De post {show_text(key, 40)!r} bestaat niet. Kies een post uit de lijst."
        )
    return found
