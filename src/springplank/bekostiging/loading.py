# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Reads an agreement from TOML, and says in one sentence what is wrong with it and where."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from springplank.bekostiging.afspraak import (
    COMMON,
    EENHEDEN,
    GEMEENTE,
    RICHTINGEN,
    SOORTEN,
    Afspraak,
    Deel,
)
from springplank.bekostiging.forms import WIJZEN, Schijf
from springplank.bekostiging.keys import ROUNDING, SLEUTELS, VAST
from springplank.bekostiging.series import Dated, read_dated
from springplank.bekostiging.wording import hint, number
from springplank.core.parameters import STATUSES
from springplank.core.toml_faults import TomlError, is_filled, parse_toml, without_control
from springplank.errors import DataError, UsageError

FOLDER = Path(__file__).parent / "afspraken"
DEFAULT = "doorsluizen"
"""The agreement of a verband that has none of its own: an aanname, and said to be one."""

FIELDS = frozenset({"naam", "uitleg", "bron", "plaats", "vanaf", "status"})
LISTS = ("stroom", "van", "kosten")
NAMES: Mapping[str, Iterable[str]] = {
    "naar": RICHTINGEN,
    "eenheid": EENHEDEN,
    "sleutel": SLEUTELS,
    "wijze": WIJZEN,
    "status": STATUSES,
}
"""Fields of a part that are one of a few words."""

SHARES = frozenset({"inhouding", "genoemd", "aandeel"})
NUMBERS = SHARES | {
    *("afronding", "bedrag", "index", "prijs", "vast", "plekken"),
    *("norm", "tarief", "hoogste"),
}
"""Fields of a part that are a number, or a number per year."""

SCHIJF = frozenset({"boven", "draagt_bedrijf"})


def shipped() -> tuple[str, ...]:
    """Give the names of the agreements that come with Springplank."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


@cache
def load_afspraak(name: str = DEFAULT) -> Afspraak:
    """Load an agreement that comes with Springplank.

    Raises:
        UsageError: when there is none with that name, with the closest names.
    """
    if name not in shipped():
        raise UsageError(f"De afspraak {name!r} bestaat niet.{hint(name, shipped())}")
    return read_afspraak((FOLDER / f"{name}.toml").read_text("utf-8"), f"{name}.toml")


def read_afspraak(text: str, place: str) -> Afspraak:
    """Read an agreement.

    Args:
        text: TOML: a table [afspraak] and a [[deel]] for each part.
        place: name of the file, for the messages.

    Raises:
        DataError: for everything that is missing, unknown or impossible, with its place.
    """
    try:
        raw = parse_toml(text)
    except TomlError as fault:
        raise DataError(f"{place} is geen goed TOML-bestand. {fault}") from fault
    _check_fields(raw, frozenset({"afspraak", "deel"}), frozenset({"afspraak", "deel"}), place)
    head, parts = raw["afspraak"], raw["deel"]
    if not isinstance(head, Mapping) or not _is_list_of_tables(parts):
        raise DataError(
            f"{place} heeft niet de vorm van een afspraak. Begin met [afspraak], en schrijf elk "
            "deel onder [[deel]]."
        )
    _check_fields(head, FIELDS, FIELDS - {"uitleg", "plaats"}, f"{place}, [afspraak]")
    _one_of(head["status"], STATUSES, f"{place}, status")
    delen = tuple(
        replace(deel, status=deel.status or head["status"])
        for deel in (_deel(part, place, at) for at, part in enumerate(parts, start=1))
    )
    _check_order(delen, place)
    return Afspraak(
        _text(head["naam"], f"{place}, naam"),
        _text(head["uitleg"], f"{place}, uitleg") if head.get("uitleg") else "",
        _list(head["bron"], f"{place}, bron"),
        _text(head["plaats"], f"{place}, plaats") if head.get("plaats") else "",
        _first_year(head["vanaf"], place),
        head["status"],
        delen,
    )


def _is_list_of_tables(raw: Any) -> bool:
    return isinstance(raw, list) and all(isinstance(part, Mapping) for part in raw)


def _first_year(raw: Any, place: str) -> int:
    if isinstance(raw, date):
        return raw.year
    if isinstance(raw, int) and not isinstance(raw, bool):
        return raw
    raise DataError(f"{place}: vanaf is {raw!r}. Schrijf een jaar zoals 2025.")


def _deel(raw: Mapping[str, Any], place: str, at: int) -> Deel:
    here = f"{place}, deel {at}"
    _check_needed(raw, frozenset({"naam", "soort"}), here)
    _one_of(raw["soort"], SOORTEN, f"{here}, soort")
    here = f"{place}, deel {raw['naam']!r}"
    soort = SOORTEN[raw["soort"]]
    _check_fields(raw, COMMON | soort.needed | soort.optional, soort.needed, here)
    for field in NAMES.keys() & raw.keys():
        _one_of(raw[field], NAMES[field], f"{here}, {field}")
    words = raw.keys() & {*NAMES, "naam", "soort", "toelichting", "product", "prestatie"}
    texts: dict[str, Any] = {name: _text(raw[name], f"{here}, {name}") for name in words}
    lists: dict[str, Any] = {
        name: _list(raw[name], f"{here}, {name}") for name in LISTS if name in raw
    }
    texts.setdefault("naar", soort.naar)
    made = Deel(
        **texts,
        **lists,
        aandelen=_aandelen(raw.get("aandelen", {}), here),
        waarden={name: _number(name, raw[name], here) for name in sorted(NUMBERS & raw.keys())},
        schijven=_schijven(raw["schijven"], here) if "schijven" in raw else (),
        basisjaar=_first_year(raw["basisjaar"], here) if "basisjaar" in raw else 0,
    )
    _check_together(made, here)
    return made


def _check_together(deel: Deel, here: str) -> None:
    """Check what fields ask of one another."""
    faults = {
        "een index heeft ook een basisjaar nodig": "index" in deel.waarden and not deel.basisjaar,
        "een vast deel heeft ook een sleutel nodig": "vast" in deel.waarden and not deel.sleutel,
        "een dividend gaat naar de gemeente; laat naar weg": SOORTEN[deel.soort].naar == GEMEENTE
        and deel.naar != GEMEENTE,
        f"aandelen horen bij de sleutel '{VAST}'": bool(deel.aandelen) != (deel.sleutel == VAST),
    }
    for fault, is_there in faults.items():
        if is_there:
            raise DataError(f"{here}: {fault}.")


def _number(name: str, raw: Any, here: str) -> Dated:
    """Read a number and refuse what it cannot be."""
    where = f"{here}, {name}"
    found = read_dated(raw, where)
    values = found.all_values()
    if name == "index" and (wrong := [v for v in values if abs(v) > 1]):
        raise DataError(f"{where}: schrijf 2,5% als 0.025; {number(wrong[0])} is te groot.")
    if name in SHARES and (wrong := [v for v in values if not 0 <= v <= 1]):
        raise DataError(
            f"{where} is {number(wrong[0])}, maar moet van 0 tot en met 1 zijn. Schrijf 5% als "
            "0.05."
        )
    if name == "afronding" and (wrong := [v for v in values if v < 1]):
        raise DataError(f"{where} is {number(wrong[0])}. Rond af op 1 euro of meer.")
    if name != "index" and (wrong := [v for v in values if v < 0]):
        raise DataError(
            f"{where} is {number(wrong[0])} en ligt onder 0. Betaalt het bedrijf aan de gemeente? "
            'Schrijf dan naar = "gemeente".'
        )
    return found


def _aandelen(raw: Any, here: str) -> Mapping[str, Dated]:
    if not isinstance(raw, Mapping):
        raise DataError(
            f'{here}, aandelen: schrijf een aandeel per gemeente: {{ "GM0402" = 0.4 }}.'
        )
    found = {code: _number("aandeel", share, f"{here}, {code}") for code, share in raw.items()}
    fixed = [share for share in found.values() if not share.years]
    total = sum(share.otherwise or 0.0 for share in fixed)
    if found and len(fixed) == len(found) and abs(total - 1) > ROUNDING:
        raise DataError(
            f"{here}: de vaste aandelen tellen op tot {number(total)} in plaats van 1. Pas ze aan."
        )
    return found


def _schijven(raw: Any, here: str) -> tuple[Schijf, ...]:
    where = f"{here}, schijven"
    if not raw or not _is_list_of_tables(raw):
        raise DataError(
            f"{where}: schrijf een lijst: [{{ boven = 2_500_000, draagt_bedrijf = 0.5 }}]."
        )
    for part in raw:
        _check_fields(part, SCHIJF, SCHIJF, where)
    found = [
        Schijf(
            _number("bedrag", part["boven"], where).over((0,), where).item(),
            _number("aandeel", part["draagt_bedrijf"], where).over((0,), where).item(),
        )
        for part in raw
    ]
    if any(one.boven >= other.boven for one, other in pairwise(found)):
        raise DataError(f"{where}: zet ze van laag naar hoog, elk met een eigen grens.")
    return tuple(found)


def _check_order(delen: tuple[Deel, ...], place: str) -> None:
    seen: list[str] = []
    for deel in delen:
        here = f"{place}, deel {deel.naam!r}"
        if deel.naam in seen:
            raise DataError(f"{here}: deze naam staat er al. Geef elk deel een eigen naam.")
        for name in deel.van:
            if name not in seen:
                raise DataError(f"{here}: er is geen eerder deel {name!r}.{hint(name, seen)}")
        seen.append(deel.naam)


def _check_needed(raw: Mapping[str, Any], needed: frozenset[str], here: str) -> None:
    if missing := sorted(needed - raw.keys()):
        raise DataError(f"{here} mist {', '.join(missing)}. Vul dat in.")


def _check_fields(
    raw: Mapping[str, Any], known: frozenset[str], needed: frozenset[str], here: str
) -> None:
    if unknown := sorted(raw.keys() - known):
        raise DataError(f"{here} kent geen {unknown[0]!r}.{hint(unknown[0], sorted(known))}")
    _check_needed(raw, needed, here)


def _one_of(word: Any, known: Iterable[str], here: str) -> None:
    if word not in tuple(known):
        raise DataError(f"{here}: {word!r} bestaat niet.{hint(str(word), known)}")


def _text(raw: Any, here: str) -> str:
    if not isinstance(raw, str) or not is_filled(raw):
        raise DataError(f"{here} is leeg of geen tekst. Schrijf een tekst tussen aanhalingstekens.")
    return without_control(raw)


def _list(raw: Any, here: str) -> tuple[str, ...]:
    parts = raw if isinstance(raw, list) else [raw]
    if not parts:
        raise DataError(f"{here} is leeg. Noem er minstens een.")
    return tuple(_text(part, here) for part in parts)
