# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The fields of a plan: which there are, and how what was typed in one is read or refused.

Names, all behind "plan.":
    taak.HOOFDSTUK.eigenaar and .status       tekst.BLOK and cijfers.BLOK (see `own_text`)
    draagvlak.CODE.wie, .wanneer and .ja      besluit.CODE.vraag and .wanneer
    afspraak.CODE.zeggenschap, .verantwoording and .doel
    stap.NUMMER.wat, .wie, .wanneer, .bewijs and .signaal
    impuls.JAAR.DOEL                          voorkeur (key of a scenario)
    opmerking.NUMMER (see `comments`)         vastgesteld (see `establishing`)
    weging.* and optie.* (see `weging`)
"""

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from springplank.actions import werk as work
from springplank.actions.plan.impuls import DOELEN, FIRST_IMPULS, LAST_IMPULS
from springplank.actions.plan.tasks import HOOFDSTUKKEN
from springplank.actions.plan.weging_fields import MOVED, read_weging_field
from springplank.actions.werk import Werk, onderwerp_of
from springplank.documents.letters import is_visible
from springplank.documents.plan import STATUSSEN
from springplank.errors import UsageError
from springplank.reference.subjects import NATIONAL, REGIO
from springplank.scenarios.scenario import library
from springplank.words.figures import decimal
from springplank.words.typed import read_number

LONGEST_TEXT = 20_000
"""Letters of the own text of one block: more than ten pages."""

LONGEST_LINE = 300
LONGEST_REMARK = 2_000
MOST_STEPS = 99
MOST_REMARKS = 999
PLAN = "plan"
"""How the name of every field of a plan begins."""

ALLEN = "sob"
"""Stands for the company itself where others are named by the code of their gemeente."""

JA, NEE = "ja", "nee"
STAP = ("wat", "wie", "wanneer", "bewijs", "signaal")
SUPPORT = "draagvlak"
"""How the fields begin about who agrees."""

DRAAGVLAK = ("wie", "wanneer", "ja")
BESLUIT = ("vraag", "wanneer")
AFSPRAAK = ("zeggenschap", "verantwoording", "doel")

UNKNOWN = "Dit veld van het plan bestaat niet. Ga terug naar de pagina en probeer het opnieuw."

_BLOCK = re.compile(r"[a-z][a-z0-9_]*(?:\.[A-Za-z0-9_+-]+){1,3}\Z")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
"""What no document can hold; tabs, line ends, emoji and marks for right-to-left stay."""


def clean(text: str) -> str:
    """Give a typed text without control signs, with one kind of line end."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def read_plan_field(werk: Werk, rest: str, typed: str) -> str:
    """Read what was typed in a field of the plan, in the one spelling that is stored.

    Args:
        werk: the work.
        rest: name of the field, without "plan.".
        typed: what was typed; not empty.

    Raises:
        UsageError: when the field does not exist, or the text does not fit.
    """
    kind, _, name = rest.partition(".")
    reader = _READERS.get(kind)
    if reader is None:
        raise UsageError(UNKNOWN)
    text = clean(typed)
    if not is_visible(text):
        raise UsageError("Hier staan alleen tekens die niet te zien zijn. Schrijf een tekst.")
    return reader(werk, name, text)


def read_field(werk: Werk, veld: str, typed: str) -> str | None:
    """Read what was typed in any field, of the work or of its plan; None to empty it.

    Raises:
        UsageError: when the field does not exist or the text does not fit, with what to do.
        DataError: when an own figure is impossible.
    """
    kind, _, rest = veld.partition(".")
    if kind != PLAN:
        return work.read_field(werk, veld, typed)
    return read_plan_field(werk, rest, typed) if typed.strip() else None


def plan_fields() -> tuple[str, ...]:
    """Give the kinds of fields of a plan."""
    return tuple(_READERS)


def _line(text: str, most: int = LONGEST_LINE) -> str:
    return _short(" ".join(text.split()), most)


def _short(text: str, most: int) -> str:
    if len(text) > most:
        raise UsageError(
            f"Deze tekst is te lang: {decimal(len(text), 0)} tekens. Schrijf hoogstens "
            f"{decimal(most, 0)} tekens."
        )
    return text


def _taak(_werk: Werk, name: str, text: str) -> str:
    sleutel, _, what = name.partition(".")
    if sleutel not in HOOFDSTUKKEN or what not in ("eigenaar", "status"):
        raise UsageError(UNKNOWN)
    if what == "eigenaar":
        return _line(text)
    if text not in STATUSSEN:
        raise UsageError(f"Kies uit: {', '.join(STATUSSEN)}.")
    return text


def _tekst(_werk: Werk, name: str, text: str) -> str:
    _check_block(name)
    return _short(text, LONGEST_TEXT)


def _cijfers(_werk: Werk, name: str, text: str) -> str:
    _check_block(name)
    found = read_json(text)
    if not _only_text(found):
        raise UsageError(UNKNOWN)
    return write_json(found)


def _check_block(name: str) -> None:
    if not _BLOCK.match(name) or name.partition(".")[0] not in {*HOOFDSTUKKEN, "samenvatting"}:
        raise UsageError(UNKNOWN)


def _about(what: tuple[str, ...]) -> Callable[[Werk, str, str], str]:
    """Read lines about a member: its code, a point, and one of some names."""

    def read(werk: Werk, name: str, text: str) -> str:
        code, _, field = name.partition(".")
        if field not in what:
            raise UsageError(UNKNOWN)
        if code != ALLEN and code not in members_of(werk):
            raise UsageError("Deze gemeente hoort niet bij dit plan. Kies een van de leden.")
        if field != JA:
            return _line(text)
        if text not in (JA, NEE):
            raise UsageError("Kies ja of nee. Laat het veld leeg als u het nog niet weet.")
        return text

    return read


def members_of(werk: Werk) -> tuple[str, ...]:
    """Give the codes of the gemeenten that make the plan together."""
    found = onderwerp_of(werk)
    return found.leden


def check_subject(werk: Werk) -> None:
    """Refuse a plan of what makes no plan.

    Raises:
        UsageError: for the country or an arbeidsmarktregio.
    """
    found = onderwerp_of(werk)
    if found.soort in (NATIONAL, REGIO):
        raise UsageError(
            f"Een plan is van een samenwerkingsverband of een gemeente, niet van {found.naam}. "
            "Kies een verband of een gemeente."
        )


def _stap(_werk: Werk, name: str, text: str) -> str:
    number, _, field = name.partition(".")
    if field not in STAP or not _is_number(number, MOST_STEPS):
        raise UsageError(UNKNOWN)
    return _line(text, LONGEST_REMARK if field in ("wat", "bewijs", "signaal") else LONGEST_LINE)


def _is_number(text: str, most: int) -> bool:
    is_plain = text.isascii() and text.isdigit() and not text.startswith("0")
    return is_plain and len(text) <= len(str(most))


def _impuls(_werk: Werk, name: str, text: str) -> str:
    year, _, doel = name.partition(".")
    if doel not in DOELEN or not _is_number(year, LAST_IMPULS):
        raise UsageError(UNKNOWN)
    if not FIRST_IMPULS <= int(year) <= LAST_IMPULS:
        raise UsageError(
            f"Het impulsbudget loopt van {FIRST_IMPULS} tot en met {LAST_IMPULS}. "
            "Kies een van die jaren."
        )
    amount = read_number(text)
    if amount < 0:
        raise UsageError("Een uitgave kan niet onder 0 zijn. Vul 0 of meer in.")
    return str(round(amount))  # whole euros, so that it reads the same everywhere


def _voorkeur(_werk: Werk, name: str, text: str) -> str:
    if name:
        raise UsageError(UNKNOWN)
    if text != MOVED and text not in library():
        raise UsageError(f"Scenario {text[:40]!r} bestaat niet. Kies een optie uit de lijst.")
    return text


def _opmerking(_werk: Werk, name: str, text: str) -> str:
    if not _is_number(name, MOST_REMARKS):
        raise UsageError(UNKNOWN)
    found = read_json(text)
    seen = found.pop("cijfers", {})
    if found.keys() != {"wie", "wanneer", "tekst", "over"} or not _only_text(found, seen):
        raise UsageError("Deze opmerking is niet te lezen. Schrijf haar opnieuw.")
    wie, tekst = clean(found["wie"]), clean(found["tekst"])
    if not wie or not tekst:
        raise UsageError("Schrijf een opmerking en uw naam.")
    return write_json(
        {
            "wie": _line(wie),
            "wanneer": _day(found["wanneer"]),
            "tekst": _short(tekst, LONGEST_REMARK),
            "over": _line(clean(found["over"])),
            **({"cijfers": seen} if seen else {}),
        }
    )


def _vastgesteld(_werk: Werk, name: str, text: str) -> str:
    found = read_json(text)
    # Plans that were established earlier say nothing about who agreed then.
    named = found.keys() - {SUPPORT}
    if name or named != {"door", "op", "run_id", "kenmerk"} or not _only_text(found):
        raise UsageError(UNKNOWN)
    door = _line(clean(found["door"]))
    if not door:
        raise UsageError("Vul de naam in van wie het plan vaststelt.")
    marks = {
        name: _line(clean(found[name])) for name in ("run_id", "kenmerk", SUPPORT) if name in found
    }
    return write_json({"door": door, "op": _day(found["op"]), **marks})


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise UsageError(f"{text[:20]!r} is geen dag. Schrijf hem als 2026-11-30.") from None


def _only_text(*found: Any) -> bool:
    return all(
        isinstance(one, dict) and all(isinstance(value, str) for value in one.values())
        for one in found
    )


def read_json(text: str) -> dict[str, Any]:
    """Read a compact text that a program wrote.

    Raises:
        UsageError: when it is something else.
    """
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise UsageError(UNKNOWN) from None
    if not isinstance(found, dict):
        raise UsageError(UNKNOWN)
    return found


def write_json(values: Mapping[str, object]) -> str:
    """Write values in the one spelling that is stored."""
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _weging(werk: Werk, name: str, text: str) -> str:
    return read_weging_field(werk, f"weging.{name}", text)


def _optie(werk: Werk, name: str, text: str) -> str:
    return read_weging_field(werk, f"optie.{name}", text)


_READERS: Mapping[str, Callable[[Werk, str, str], str]] = {
    "taak": _taak,
    "tekst": _tekst,
    "cijfers": _cijfers,
    SUPPORT: _about(DRAAGVLAK),
    "besluit": _about(BESLUIT),
    "afspraak": _about(AFSPRAAK),
    "stap": _stap,
    "impuls": _impuls,
    "voorkeur": _voorkeur,
    "opmerking": _opmerking,
    "vastgesteld": _vastgesteld,
    "weging": _weging,
    "optie": _optie,
}
