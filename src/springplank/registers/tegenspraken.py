# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Figures that a source names, to be laid beside what follows from the values of the product."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from springplank.core.sources import load_sources
from springplank.errors import RuleError

REGISTER = Path(__file__).with_suffix(".toml")


@dataclass(frozen=True, slots=True)
class Claim:
    """One figure, or one word, from a source.

    Attributes:
        key: short name.
        subject: what it is about.
        published: the figure as the source has it; None when it is a word.
        published_text: the word as the source has it; empty when it is a figure.
        unit: unit of the figure.
        source: key in the register of sources.
        formula: how the same figure follows from values, see `actions.contradictions`.
        legal_form_of: regeling of which the legal form is what the word is about.
        rounding: how far the figure may be off because it was rounded.
        verdict: what we make of a larger difference.
    """

    key: str
    subject: str
    published: float | None
    published_text: str
    unit: str
    source: str
    formula: str
    legal_form_of: str
    rounding: float
    verdict: str


@cache
def load_claims(path: Path = REGISTER) -> tuple[Claim, ...]:
    """Read the register.

    Raises:
        RuleError: for a missing field or an unknown source, with the place.
    """
    raw = tomllib.loads(path.read_text("utf-8"))
    return tuple(_claim(key, entry) for key, entry in raw.items())


def _claim(key: str, raw: Mapping[str, Any]) -> Claim:
    try:
        is_text = "gepubliceerd_tekst" in raw
        found = Claim(
            key,
            raw["onderwerp"],
            None if is_text else float(raw["gepubliceerd"]),
            raw.get("gepubliceerd_tekst", ""),
            "" if is_text else raw["eenheid"],
            raw["bron"],
            "" if is_text else raw["berekening"],
            raw["vorm_van"] if is_text else "",
            0.0 if is_text else float(raw["afronding"]),
            raw["oordeel"],
        )
    except KeyError as error:
        raise RuleError(f"Tegenspraak {key} mist het veld {error.args[0]}.") from error
    if found.source not in load_sources():
        raise RuleError(f"Tegenspraak {key} noemt bron {found.source!r}; die bestaat niet.")
    return found
