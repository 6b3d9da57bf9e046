# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Reads the TOML file beside a regeling, and refuses what is not complete or not sourced."""

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from springplank.core.extrapolation import Extrapolation, check_function
from springplank.core.parameters import FORECASTS, STATUSES, Entry, Parameter
from springplank.core.sources import Source, load_sources
from springplank.core.toml_faults import place_of_fault
from springplank.core.units import parse_unit
from springplank.errors import RuleError

FIELDS = frozenset(
    {
        *("eenheid", "omschrijving", "prijspeil", "gecontroleerd"),
        *("standaard_omdat", "ontbreekt", "waarden", "vooruit"),
    }
)
"""What may be said of a parameter in its TOML file."""

FIELDS_OF_AN_ENTRY = frozenset(
    {
        *("jaren", "vanaf", "tot_en_met", "waarde", "onbekend", "marge", "alternatief"),
        *("status", "bron", "plaats", "bekend", "bekend_omdat", "toelichting"),
    }
)
"""What may be said of one published value."""

FIELDS_AHEAD = frozenset(
    {
        *("functie", "aanname", "status", "bekend", "stap", "laagste", "hoogste", "tot_en_met"),
        *("marge_laag", "marge_hoog", "marge_groei"),
    }
)
"""What may be said of the way a value goes on."""


def load_parameters(path: Path, regeling: str) -> Mapping[str, Parameter]:
    """Read and check the values beside a regeling.

    Raises:
        RuleError: for a missing field, unknown source, status, unit or function, with its place.
    """
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"{path.name} is niet te lezen. {place_of_fault(error)}") from error
    return {name: _parameter(regeling, name, part) for name, part in raw.items()}


def _parameter(regeling: str, name: str, raw: Mapping[str, Any]) -> Parameter:
    where = f"{regeling}.{name}"
    _check_fields(where, raw, FIELDS)
    try:
        parse_unit(raw["eenheid"])
        entries = tuple(_entry(where, e) for e in raw.get("waarden", []))
        ahead = _extrapolation(where, raw["vooruit"]) if "vooruit" in raw else None
        return Parameter(
            regeling,
            name,
            raw["eenheid"],
            raw["omschrijving"],
            raw.get("prijspeil", ""),
            raw["gecontroleerd"],
            raw.get("standaard_omdat", ""),
            entries,
            ahead,
            raw.get("ontbreekt", ""),
        )
    except KeyError as error:
        raise RuleError(f"Parameter {where} mist het veld {error.args[0]}.") from error


def _entry(where: str, raw: Mapping[str, Any]) -> Entry:
    _check_fields(where, raw, FIELDS_OF_AN_ENTRY)
    keys = (raw["bron"],) if isinstance(raw["bron"], str) else tuple(raw["bron"])
    found = [_known_source(where, key) for key in keys]
    _check_status(where, raw["status"])
    published = max(source.published for source in found)
    known, because = published, ""
    if "bekend" in raw:
        known = _known_source(where, raw["bekend"]).published
        because = raw["bekend_omdat"]
    years = {int(y): float(v) for y, v in raw.get("jaren", {}).items()}
    if bool(years) == ("vanaf" in raw):
        raise RuleError(f"Parameter {where}: geef of jaren of vanaf, niet allebei en niet geen.")
    if "vanaf" in raw and "waarde" not in raw and not raw.get("onbekend"):
        raise RuleError(
            f"Parameter {where} mist waarde; zet onbekend = true als wij hem niet hebben."
        )
    margin = raw.get("marge", [0.0, 0.0])
    if raw["status"] in FORECASTS and "marge" not in raw:
        raise RuleError(f"Parameter {where}: een {raw['status']} heeft een marge nodig.")
    return Entry(
        years,
        raw.get("vanaf"),
        raw.get("tot_en_met"),
        float(raw.get("waarde", np.nan)),
        raw["status"],
        keys,
        raw["plaats"],
        known,
        because,
        raw.get("toelichting", ""),
        (float(margin[0]), float(margin[1])),
        raw.get("alternatief", ""),
    )


def _check_status(where: str, status: str) -> None:
    if status not in STATUSES:
        raise RuleError(f"Parameter {where} heeft een onbekende status {status!r}.")


def _check_fields(where: str, raw: Mapping[str, Any], known: frozenset[str]) -> None:
    """Refuse a field that does not exist: a typing error must not silently drop a value."""
    if unknown := sorted(raw.keys() - known):
        raise RuleError(f"Parameter {where} heeft een onbekend veld: {', '.join(unknown)}.")


def _known_source(where: str, key: str) -> Source:
    if key not in load_sources():
        raise RuleError(f"Parameter {where} noemt bron {key!r}; die staat niet in bronnen.toml.")
    return load_sources()[key]


def _extrapolation(where: str, raw: Mapping[str, Any]) -> Extrapolation:
    _check_fields(f"{where}.vooruit", raw, FIELDS_AHEAD)
    check_function(raw["functie"], where)
    _check_status(where, raw["status"])
    return Extrapolation(
        raw["functie"],
        raw["aanname"],
        raw["status"],
        raw.get("stap", 0.0),
        raw.get("laagste"),
        raw.get("hoogste"),
        raw.get("marge_laag", 0.0),
        raw.get("marge_hoog", 0.0),
        raw.get("marge_groei", 0.0),
        raw.get("tot_en_met"),
        _known_source(where, raw["bekend"]).published if "bekend" in raw else date.min,
    )
