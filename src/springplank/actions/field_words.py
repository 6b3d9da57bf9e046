# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The name and the text of a field as a person reads them, in lists of changes and choices."""

from springplank.actions.levers import MAATREGEL, unit_of
from springplank.actions.plan.names import name_of_plan_field, text_of_plan_field
from springplank.actions.werk import BALANS, STANDEN, assumptions
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
    if kind == "scenario":
        return f"Scenario {rest}"
    if kind in ("eigen", "keuze", MAATREGEL):
        return _name_of_figure(kind, rest) or veld
    if kind == "gemeente":
        code, _, figure = rest.partition(".")
        about = FIGURES.get(figure)
        try:
            return f"{name_of(code)}: {about.naam if about else figure}"
        except SpringplankError:
            return veld
    if kind == "bedrijf":
        return BALANS.get(rest, rest)
    if kind == "plan":
        return _name_in_plan(veld, rest)
    if kind == "functie":
        letter, _, what = rest.partition(".")
        about_letter = functionaliteiten().get(letter, letter)
        return f"{letter}, {about_letter}" + (": waar" if what else "")
    return veld


def _name_of_figure(kind: str, key: str) -> str:
    """Give the name of an aanname or a measure; empty when there is none any more."""
    if kind == MAATREGEL:
        return f"Maatregel: {load_measures()[key].naam}" if key in load_measures() else ""
    what = assumptions()[key].label if key in assumptions() else ""
    return f"Keuze: {what}" if kind == "keuze" and what else what


def _unit_of(kind: str, rest: str) -> str:
    """Give the unit of a field with a number; a KeyError or UsageError when it is gone."""
    if kind == MAATREGEL:
        return unit_of(rest)
    if kind == "gemeente":
        return "aandeel" if rest.partition(".")[2] in SHARES else "persoon"
    return "EUR" if kind == "bedrijf" else assumptions()[rest].unit


def _name_in_plan(veld: str, rest: str) -> str:
    try:
        return name_of_plan_field(rest)
    except SpringplankError:
        return veld


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
        if kind in ("eigen", "keuze", MAATREGEL, "gemeente", "bedrijf"):
            return amount_of(float(text), _unit_of(kind, rest))
    except (KeyError, ValueError, SpringplankError):
        return text
    return text
