# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The Voorbeeldregio: invented gemeenten around an invented company, to show what a plan is.

They stand in no table: a list of gemeenten never names them, and no total holds them. Whoever
asks for "voorbeeld" gets a world in which they take the place of a few gemeenten (funding.world).
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "voorbeeld.toml"


@dataclass(frozen=True, slots=True)
class Voorbeeldgemeente:
    """An invented gemeente.

    Attributes:
        code: "VB0001"; no code of CBS begins so.
        naam: its name, which says that it is invented.
        inwoners: persons.
        zwaarte: its counts and amounts per inhabitant, against those of the country.
    """

    code: str
    naam: str
    inwoners: int
    zwaarte: float


@dataclass(frozen=True, slots=True)
class Voorbeeldverband:
    """The invented samenwerkingsverband; see `partnerships.Samenwerkingsverband`."""

    code: str
    naam: str
    uitvoerder: str
    opmerking: str
    bron: str


@cache
def example_gemeenten() -> tuple[Voorbeeldgemeente, ...]:
    """Give the invented gemeenten, by ascending code."""
    return tuple(Voorbeeldgemeente(**one) for one in _read()["gemeenten"])


@cache
def example_names() -> Mapping[str, str]:
    """Give the names of the invented gemeenten by code."""
    return {one.code: one.naam for one in example_gemeenten()}


@cache
def example_verband() -> Voorbeeldverband:
    """Give the invented samenwerkingsverband."""
    return Voorbeeldverband(**_read()["samenwerkingsverband"])


def _read() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text("utf-8"))
