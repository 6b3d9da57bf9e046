# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The name and the text of a field of a plan as a person reads them, in lists of changes."""

from collections.abc import Callable, Mapping
from datetime import date

from springplank.actions.plan.fields import ALLEN, read_json
from springplank.actions.plan.impuls import DOELEN
from springplank.actions.plan.tasks import HOOFDSTUKKEN
from springplank.actions.plan.weging_fields import (
    name_of_option,
    name_of_weging_field,
    text_of_weging_field,
)
from springplank.reference.municipalities import name_of
from springplank.words.figures import day, in_euros

OF_WEGING = ("weging", "optie")
COMPANY = "het sociaal ontwikkelbedrijf"
AGREES = "ja"
ABOUT: Mapping[str, str] = {
    "draagvlak": "Draagvlak van {}: {}",
    "besluit": "Besluit van {}: {}",
    "afspraak": "Afspraak met {}: {}",
}
"""Fields about a member, with what they tell of it."""


def name_of_plan_field(rest: str) -> str:
    """Give the name of a field; a part that no longer exists keeps its key.

    Args:
        rest: name of the field without "plan.".

    Example:
        >>> name_of_plan_field("stap.3.wie")
        'Stap 3: wie'
    """
    kind, _, name = rest.partition(".")
    if kind in OF_WEGING:
        return name_of_weging_field(rest)
    if kind in ABOUT:
        code, _, what = name.partition(".")
        return ABOUT[kind].format(_member(code), "instemming" if what == AGREES else what)
    give = _NAMES.get(kind)
    return rest if give is None else give(name)


def _member(code: str) -> str:
    return COMPANY if code == ALLEN else name_of(code)


def _chapter(key: str) -> str:
    about = HOOFDSTUKKEN.get(key)
    return f"Hoofdstuk {about.nummer}, {about.titel.rstrip('?')}" if about else key.capitalize()


def _task(name: str) -> str:
    key, _, what = name.partition(".")
    return f"{_chapter(key)}: {what}"


def _text(name: str) -> str:
    key, _, block = name.partition(".")
    return f"{_chapter(key)}: eigen tekst over {_words(block)}"


def _figures(name: str) -> str:
    key, _, block = name.partition(".")
    return f"{_chapter(key)}: cijfers in de eigen tekst over {_words(block)}"


def _words(block: str) -> str:
    return block.removesuffix("_tekst").replace("_", " ").replace(".", ", ")


def _step(name: str) -> str:
    number, _, what = name.partition(".")
    return f"Stap {number}: {what}"


def _impuls(name: str) -> str:
    year, _, doel = name.partition(".")
    return f"Impulsbudget in {year}: {DOELEN.get(doel, doel).lower()}"


_NAMES: Mapping[str, Callable[[str], str]] = {
    "taak": _task,
    "tekst": _text,
    "cijfers": _figures,
    "stap": _step,
    "impuls": _impuls,
    "voorkeur": lambda _: "Gekozen optie",
    "opmerking": "Opmerking {}".format,
    "vastgesteld": lambda _: "Plan vastgesteld",
}


def text_of_plan_field(rest: str, text: str) -> str:
    """Give the text of a field; what a program keeps there is told in words.

    Args:
        rest: name of the field without "plan.".
        text: what is stored.

    Raises:
        ValueError: when the field holds something else than it should.
    """
    kind = rest.partition(".")[0]
    if kind in OF_WEGING:
        return text_of_weging_field(rest, text)
    if kind == "voorkeur":
        return name_of_option(text)
    if kind == "impuls":
        return in_euros(int(text))
    if kind == "cijfers":
        return "; ".join(read_json(text))
    if kind == "opmerking":
        return f"{read_json(text)['wie']}: {read_json(text)['tekst']}"
    if kind == "vastgesteld":
        found = read_json(text)
        return f"door {found['door']}, op {day(date.fromisoformat(found['op']))}"
    return text
