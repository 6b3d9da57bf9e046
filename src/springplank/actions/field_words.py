# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The name and the text of a field as a person reads them, in lists of changes and choices."""

from collections.abc import Callable, Mapping

from springplank.actions.levers import MAATREGEL, unit_of
from springplank.actions.own_afspraak import AFSPRAAK, CHOICES, VORMEN
from springplank.actions.plan.names import name_of_plan_field, text_of_plan_field
from springplank.actions.werk import BALANS, STANDEN, assumptions
from springplank.actions.whole_afspraak import BESTAND, told_of
from springplank.actions.whole_afspraak import NAAM as WHOLE
from springplank.cohort.start import FIGURES, SHARES
from springplank.company.measures import load_measures
from springplank.core.sources import find_stand
from springplank.errors import SpringplankError
from springplank.reference.municipalities import name_of
from springplank.scenarios.organisatiemodellen import find_model, functionaliteiten
from springplank.scenarios.scenario import library
from springplank.words.figures import amount_of

PLAIN = {"stand": "Zoals bekend in", "tot": "Laatste jaar", "model": "Organisatiemodel van nu"}
UNKNOWN = "leeg"


def name_of_field(veld: str) -> str:
    """Give the name of a field; a field that no longer exists keeps its key."""
    kind, _, rest = veld.partition(".")
    if kind in PLAIN:
        return PLAIN[kind]
    try:
        return _NAMES[kind](rest) or veld
    except (KeyError, SpringplankError):
        return veld


def _of_gemeente(rest: str) -> str:
    code, _, figure = rest.partition(".")
    return f"{name_of(code)}: {FIGURES[figure].naam if figure in FIGURES else figure}"


def _of_functie(rest: str) -> str:
    letter, _, what = rest.partition(".")
    return f"{letter}, {functionaliteiten().get(letter, letter)}" + (": waar" if what else "")


def _of_keuze(rest: str) -> str:
    return f"Keuze: {assumptions()[rest].label}"


def _of_maatregel(rest: str) -> str:
    return f"Maatregel: {load_measures()[rest].naam}"


_NAMES: Mapping[str, Callable[[str], str]] = {
    "scenario": lambda rest: f"Scenario {rest}",
    "eigen": lambda rest: assumptions()[rest].label,
    "keuze": _of_keuze,
    MAATREGEL: _of_maatregel,
    "gemeente": _of_gemeente,
    "bedrijf": lambda rest: BALANS.get(rest, rest),
    AFSPRAAK: lambda rest: WHOLE if rest == BESTAND else VORMEN[rest].naam,
    "plan": name_of_plan_field,
    "functie": _of_functie,
}
"""Gives the name of a field from the rest of its key, per kind; a KeyError when it is gone."""


def _unit_of(kind: str, rest: str) -> str:
    """Give the unit of a field with a number; a KeyError or UsageError when it is gone."""
    if kind == MAATREGEL:
        return unit_of(rest)
    if kind == "gemeente":
        return "aandeel" if rest.partition(".")[2] in SHARES else "persoon"
    if kind == AFSPRAAK:
        return VORMEN[rest].eenheid
    return "EUR" if kind == "bedrijf" else assumptions()[rest].unit


def text_of_field(veld: str, text: str | None) -> str:
    """Give the text of a field as a person reads it: 0.125 of a share is 12,5%."""
    if text is None:
        return UNKNOWN
    kind, _, rest = veld.partition(".")
    try:
        if kind in ("scenario", "model"):
            return (library()[text] if kind == "scenario" else find_model(text)).naam
        if kind == "stand":
            return find_stand(text).name
        if kind == "plan":
            return text_of_plan_field(rest, text)
        if kind == "functie" and not rest.endswith("waar"):
            return STANDEN[text]
        if kind == AFSPRAAK and rest in (BESTAND, *CHOICES):
            return told_of(text) if rest == BESTAND else CHOICES[rest][text]
        if kind in ("eigen", "keuze", MAATREGEL, "gemeente", "bedrijf", AFSPRAAK):
            return amount_of(float(text), _unit_of(kind, rest))
    except (KeyError, ValueError, SpringplankError):
        return text
    return text
