# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""How the steps of an explanation look on a page: calculation, what goes in, what the law says."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from springplank.actions.advice import in_plain_words
from springplank.core.explanation import Step
from springplank.core.formulas import readable
from springplank.web.pages.beelden import Verwijzing, source_link
from springplank.words.figures import number

TITLES: Mapping[str, str] = {
    "stap": "De berekening",
    "invoer": "Wat erin gaat",
    "waarde": "Wat de wet of circulaire zegt",
}
SILENT = frozenset({"aandeel", "getal", "factor", "ja/nee"})
WORDS: Mapping[str, tuple[str, str]] = {
    "EUR": ("euro", "euro"),
    "plek": ("plek", "plekken"),
    "persoon": ("persoon", "personen"),
    "punt": ("punt", "punten"),
    "huishouden": ("huishouden", "huishoudens"),
    "SE": ("arbeidsjaar", "arbeidsjaren"),
}
"""One and more of a unit."""

PER: Mapping[str, str] = {"EUR": "euro", "SE": "arbeidsjaar"}
SHARED_OUT = (
    "Verdelen gaat over alle gemeenten, op hele euro's. Elk deel is naar beneden afgerond. "
    "De euro's die overblijven, gaan naar de grootste resten."
)


@dataclass(frozen=True, slots=True)
class Stap:
    """One step.

    Attributes:
        naam: name for a reader.
        waarde: value with its unit.
        bereik: its range in words, where it is the outcome and a forecast; else empty.
        formule: the formula in words; empty for what goes in.
        ingevuld: the formula with the numbers.
        artikel: place in the law.
        zekerheid: how sure the value is; empty for a computed one.
        bronnen: the sources of the value.
        plaats: where in the source.
        toelichting: remark or assumption.
        anders: values of other sources, with their names.
    """

    naam: str
    waarde: str
    bereik: str
    formule: str
    ingevuld: str
    artikel: str
    zekerheid: str
    bronnen: tuple[Verwijzing, ...]
    plaats: str
    toelichting: str
    anders: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Stappen:
    """The steps of one kind, under a heading."""

    titel: str
    stappen: tuple[Stap, ...]


def lay_out(steps: Iterable[Step], outcome: str, spread: str) -> tuple[Stappen, ...]:
    """Put steps under a heading for each kind; a remark that was read is not repeated.

    Args:
        steps: the steps of an explanation.
        outcome: key of the step that is the amount.
        spread: range of the amount in words; empty when it is no forecast.
    """
    ordered = tuple(steps)
    filled = {step.key: _value(step) for step in ordered}
    told: set[str] = set()
    found: list[Stappen] = []
    for kind, title in TITLES.items():
        of_kind = tuple(
            _shown(s, filled, told, spread if s.key == outcome else "")
            for s in ordered
            if s.kind == kind
        )
        if of_kind:
            found.append(Stappen(title, of_kind))
    return tuple(found)


def _shown(step: Step, filled: Mapping[str, str], told: set[str], spread: str) -> Stap:
    note = "" if step.note in told and step.sources else in_plain_words(step.note)
    told.add(step.note)
    if "verdeel(" in step.formula:
        note = f"{note} {SHARED_OUT}".strip()
    numbers = _with_numbers(step, filled)
    return Stap(
        step.label,
        in_words(step.value, step.unit),
        spread,
        step.formula,
        numbers if numbers != step.formula else "",
        step.article.rstrip(".?"),
        step.status,
        tuple(source_link(key) for key in step.sources),
        step.place.rstrip(".?"),
        note,
        tuple((name, in_words(value, step.unit)) for name, value, _ in step.alternatives),
    )


def _value(step: Step) -> str:
    if step.unit == "ja/nee" and step.value is not None:
        return "ja" if step.value else "nee"
    return number(step.value, step.unit)


def in_words(value: float | None, unit: str) -> str:
    """Write a value with its unit: "125,61 plekken", "11.848 euro per plek", "1,08%"."""
    if unit == "ja/nee" and value is not None:
        return "ja" if value else "nee"
    written = number(value, unit)
    if value is None or unit in SILENT:
        return written
    if unit in WORDS:
        return f"{written} {WORDS[unit][value != 1]}"
    return f"{written} {' per '.join(PER.get(part, part) for part in unit.split('/'))}"


def _with_numbers(step: Step, filled: Mapping[str, str]) -> str:
    """Write the formula with the values of its inputs instead of their names."""
    values = {readable(name): filled[name] for name in step.inputs if name in filled}
    names = sorted(values, key=len, reverse=True)
    if not names:
        return step.formula
    either = "|".join(re.escape(name) for name in names)
    return re.sub(rf"\b(?:{either})\b", lambda found: values[found[0]], step.formula)
