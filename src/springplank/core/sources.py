# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The register of sources: what was published when, by whom, and what was withdrawn."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from springplank.errors import RuleError, UnknownStandError, UsageError

REGISTER = Path(__file__).parent.parent / "bronnen.toml"
SURE = "dag"


@dataclass(frozen=True, slots=True)
class Source:
    """One published document.

    Attributes:
        key: short name used in parameter files and on the command line.
        title: title, with number where it has one.
        publisher: who published it.
        published: day of publication; the last day of the month or year where the day is unknown.
        precision: how exact that day is: "dag", "maand", "jaar", or "uiterlijk" (known no later).
        place: where to find it.
        is_stand: a circulaire that can be asked for as *known on*.
        withdrawn: day of withdrawal, or None.
        withdrawn_because: reason of the withdrawal, empty when not withdrawn.
        read_as: how we know its content: "zelf gelezen", "via derde" or "gedeeltelijk".
    """

    key: str
    title: str
    publisher: str
    published: date
    precision: str
    place: str
    is_stand: bool
    withdrawn: date | None
    withdrawn_because: str
    read_as: str


@dataclass(frozen=True, slots=True)
class Stand:
    """A moment of knowledge: what was published up to and including this day.

    Attributes:
        key: circulaire or date as asked for.
        name: the name for a reader.
        on: the day itself.
    """

    key: str
    name: str
    on: date


@cache
def load_sources(path: Path = REGISTER) -> Mapping[str, Source]:
    """Read the register of sources, by key, in order of publication.

    Raises:
        RuleError: when an entry misses a field.
    """
    raw = tomllib.loads(path.read_text("utf-8"))
    found = [_source(key, entry) for key, entry in raw.items()]
    return {s.key: s for s in sorted(found, key=lambda s: (s.published, s.key))}


def _source(key: str, entry: Mapping[str, Any]) -> Source:
    try:
        return Source(
            key,
            entry["titel"],
            entry["uitgever"],
            entry["gepubliceerd"],
            entry["precies_op"],
            entry["vindplaats"],
            entry.get("is_stand", False),
            entry.get("teruggetrokken"),
            entry.get("teruggetrokken_omdat", ""),
            entry["gelezen"],
        )
    except KeyError as error:
        raise RuleError(f"Bron {key} in bronnen.toml mist het veld {error.args[0]}.") from error


def find_source(key: str, sources: Mapping[str, Source] | None = None) -> Source:
    """Find a source by its key.

    Raises:
        UsageError: when there is none, with the closest keys.
    """
    register = load_sources() if sources is None else sources
    if key in register:
        return register[key]
    close = get_close_matches(key, register, n=3, cutoff=0.4)
    hint = f" Bedoelt u {' of '.join(close)}?" if close else ""
    raise UsageError(
        f"Bron {key!r} bestaat niet.{hint} Bekijk alle bronnen met: springplank bronnen."
    )


def standings(sources: Mapping[str, Source] | None = None) -> tuple[Stand, ...]:
    """Give the circulaires that can be asked for, oldest first."""
    register = load_sources() if sources is None else sources
    return tuple(Stand(s.key, s.title, s.published) for s in register.values() if s.is_stand)


def find_stand(text: str | None) -> Stand:
    """Find what was known: a circulaire, a day (2024-05-31), or None for the newest.

    Raises:
        UsageError: when it is neither a known circulaire nor a day.
    """
    if text is None or text.strip().lower() == "nieuwste":
        newest = max(s.published for s in load_sources().values())
        return Stand("nieuwste", "de nieuwste bekende stand", newest)
    wanted = text.strip().lower().replace(" ", "-")
    known = {stand.key: stand for stand in standings()}
    if wanted in known:
        return known[wanted]
    try:
        day = date.fromisoformat(wanted)
    except ValueError:
        close = get_close_matches(wanted, known, n=2, cutoff=0.6)
        hint = f" Bedoelt u {' of '.join(close)}?" if close else ""
        raise UnknownStandError(
            f"Stand {text!r} is geen bekende circulaire en geen datum (jjjj-mm-dd).{hint} "
            f"Bekend zijn: {', '.join(known)}."
        ) from None
    return Stand(wanted, f"wat bekend was op {wanted}", day)
