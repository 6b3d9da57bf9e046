# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The five organisation models as data: which task and which functionaliteit lies where.

Values: organisatiemodellen.toml. Types and shares: Berenschot 2023, as told in the Hilversum note.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from springplank.core.sources import load_sources
from springplank.errors import RuleError, UsageError

REGISTER = Path(__file__).with_suffix(".toml")
PLACES: Mapping[str, str] = {
    "bedrijf": "bij het bedrijf",
    "gemeente": "bij de gemeente of haar sociale dienst",
    "deels": "voor een deel bij het bedrijf",
}
GROUP_OF_TASK: Mapping[str, tuple[str, ...]] = {
    "wsw": ("wsw",),
    "beschut_werk": ("beschut_werk",),
    "werkdeel": ("tussengroep", "traject"),
    "inkomensdeel": (),
}
"""Which groups of people work in the company when a task lies there."""


@dataclass(frozen=True, slots=True)
class Organisatiemodel:
    """One way to divide the work between gemeente and company.

    Attributes:
        key: short name.
        naam: name for a reader.
        uitleg: what it is.
        aandeel: share of the companies that are organised so (2023).
        bron: key in the register of sources.
        plaats: where in the source.
        taken: per task a key of PLACES.
        functionaliteiten: per letter A-H a key of PLACES; an assumption of ours.
    """

    key: str
    naam: str
    uitleg: str
    aandeel: float
    bron: str
    plaats: str
    taken: Mapping[str, str]
    functionaliteiten: Mapping[str, str]

    def place_of(self, group: str) -> str:
        """Say where the work for a group lies: a key of PLACES."""
        task = next((t for t, groups in GROUP_OF_TASK.items() if group in groups), "")
        return self.taken[task] if task else "gemeente"


@dataclass(frozen=True, slots=True)
class Verplaatsing:
    """One task or functionaliteit that lies elsewhere in another model."""

    what: str
    before: str
    after: str


@cache
def functionaliteiten() -> Mapping[str, str]:
    """Give the eight functionaliteiten by letter: six of the SER, A and G of Berenschot."""
    found: Mapping[str, str] = _raw()["functionaliteiten"]
    return found


@cache
def organisatiemodellen() -> Mapping[str, Organisatiemodel]:
    """Give the five models by key.

    Raises:
        RuleError: when a task, a functionaliteit, a place or a source does not exist.
    """
    return {key: _model(key, entry, _raw()) for key, entry in _raw()["modellen"].items()}


def _model(key: str, entry: Mapping[str, Any], register: Mapping[str, Any]) -> Organisatiemodel:
    model = Organisatiemodel(key, **entry)
    for part, lies in (("taken", model.taken), ("functionaliteiten", model.functionaliteiten)):
        if lies.keys() != register[part].keys():
            raise RuleError(f"Organisatiemodel {key}: {part} zijn niet precies die van de lijst.")
        if strange := sorted(set(lies.values()) - PLACES.keys()):
            raise RuleError(f"Organisatiemodel {key}: {part} noemen een plaats {strange[0]!r}.")
    if model.bron not in load_sources():
        raise RuleError(f"Organisatiemodel {key} noemt bron {model.bron!r}; die kennen wij niet.")
    return model


def find_model(name: str) -> Organisatiemodel:
    """Find a model by its key.

    Raises:
        UsageError: when it does not exist.
    """
    found = organisatiemodellen()
    if name in found:
        return found[name]
    close = get_close_matches(name, found, n=1, cutoff=0.4)
    hint = f" Bedoelt u {close[0]}?" if close else ""
    raise UsageError(f"Organisatiemodel {name!r} bestaat niet.{hint} Kies uit: {', '.join(found)}.")


def moved(before: Organisatiemodel, after: Organisatiemodel) -> tuple[Verplaatsing, ...]:
    """List what lies elsewhere in the other model: tasks first, then functionaliteiten."""
    parts = (
        (_raw()["taken"], before.taken, after.taken),
        (functionaliteiten(), before.functionaliteiten, after.functionaliteiten),
    )
    return tuple(
        Verplaatsing(what, here[key], there[key])
        for names, here, there in parts
        for key, what in names.items()
        if here[key] != there[key]
    )


@cache
def _raw() -> Mapping[str, Any]:
    return tomllib.loads(REGISTER.read_text("utf-8"))
