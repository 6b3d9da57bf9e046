# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What a company can do about its operating result: named measures, each with its experience.

A measure changes the figures that `accounts.operate` reads; nothing else knows of measures. What a
measure did elsewhere is an experience and no norm: where nobody published an effect or a cost, the
person who chooses the measure has to give one.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from springplank.cohort.groups import WERKVORMEN
from springplank.company.accounts import EFFECT, MAATREGELKOSTEN
from springplank.company.bedrijf import GROEPEN
from springplank.core.assumptions import Draws
from springplank.core.columns import Floats
from springplank.core.parameters import STATUSES
from springplank.core.randomness import stratified, triangular
from springplank.core.sources import load_sources
from springplank.errors import RuleError, UsageError

REGISTER = Path(__file__).with_name("maatregelen.toml")

WERKINGEN: Mapping[str, str] = {
    "bedrag": "euro per jaar erbij in het operationeel resultaat",
    "factor": "deel erbij of eraf",
    "verschuiving": "deel van de groep dat naar een andere werkvorm gaat",
}
"""How a measure works, with its words for a reader."""

FIELDS = frozenset(
    {
        *("naam", "rekening", "werking", "sleutels", "groepen", "van", "naar", "voor", "na"),
        *("effect", "laag", "hoog", "kosten", "vertraging", "status", "bron", "plaats"),
        *("ervaring", "onbekend", "vraag"),
    }
)


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure.

    Attributes:
        key: short name.
        naam: name for a reader.
        rekening: the account where the effect shows.
        werking: a key of WERKINGEN.
        sleutels: patterns of the figures that a factor changes.
        groepen: groups of which a part moves.
        van: werkvorm that people leave.
        naar: werkvorm that they go to.
        effect: what is expected once it works; None when nobody published it.
        low: lowest effect reckoned with.
        high: highest effect reckoned with.
        kosten: EUR, one-off; None when nobody published it.
        vertraging: years between the decision and the effect.
        status: one of `core.parameters.STATUSES`.
        sources: keys in the register of sources.
        place: where in the sources.
        ervaring: who did it, and what came of it.
        onbekend: what is not known about it.
        vraag: what the person who chooses it is asked.
    """

    key: str
    naam: str
    rekening: str
    werking: str
    sleutels: tuple[str, ...]
    groepen: tuple[str, ...]
    van: str
    naar: str
    effect: float | None
    low: float | None
    high: float | None
    kosten: float | None
    vertraging: int
    status: str
    sources: tuple[str, ...]
    place: str
    ervaring: str
    onbekend: str
    vraag: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A measure that is taken.

    Attributes:
        measure: the measure.
        year: calendar year of the decision; the cost falls in it.
        effect: own effect instead of the one of the measure; then without a range.
        kosten: own one-off cost in EUR.
    """

    measure: Measure
    year: int
    effect: float | None = None
    kosten: float | None = None


def improvement(before: float, after: float) -> float:
    """Give what measures changed in a yearly result: after less before."""
    return after - before


@cache
def load_measures(path: Path = REGISTER) -> Mapping[str, Measure]:
    """Read the register of measures.

    Raises:
        RuleError: for a missing or unknown field, werking, status or source.
    """
    raw = tomllib.loads(path.read_text("utf-8"))
    return {key: _measure(key, entry) for key, entry in raw.items()}


def find_measure(key: str) -> Measure:
    """Find a measure by its key.

    Raises:
        UsageError: when there is none, with the closest keys.
    """
    measures = load_measures()
    if key in measures:
        return measures[key]
    close = get_close_matches(key, measures, n=1, cutoff=0.5)
    hint = f"Bedoelt u {close[0]}?" if close else f"Kies uit: {', '.join(measures)}."
    raise UsageError(f"De maatregel {key!r} bestaat niet. {hint}")


def apply(choices: Sequence[Choice], values: Draws, years: Sequence[int], *, seed: int) -> Draws:
    """Change the figures of a company by the measures that are taken, in their order.

    Args:
        choices: the measures.
        values: figures by key, shape (jaren, trekkingen) or (jaren, 1).
        years: calendar years, ascending.
        seed: the same seed gives the same draws of the effects.

    Returns:
        New figures by key; the old ones stay as they were.

    Raises:
        UsageError: when nobody published an effect or cost, and none was given.
    """
    changed = dict(values)
    draws = max((v.shape[1] for v in values.values()), default=1)
    for choice in choices:
        measure, kosten = choice.measure, _cost(choice)
        starts = choice.year + measure.vertraging
        works = np.array([[float(y >= starts)] for y in years])
        effect = _effect(choice, draws, seed) * works
        once = np.array([[kosten if y == choice.year else 0.0] for y in years])
        changed[MAATREGELKOSTEN] = changed.get(MAATREGELKOSTEN, np.zeros((1, 1))) + once
        if measure.werking == "bedrag":
            changed[EFFECT] = changed.get(EFFECT, np.zeros((1, 1))) + effect
        elif measure.werking == "factor":
            touched = [
                k for k in changed if any(fnmatchcase(k, pattern) for pattern in measure.sleutels)
            ]
            changed.update({key: changed[key] * (1 + effect) for key in touched})
        else:
            _shift(measure, effect, changed)
    return changed


def _shift(measure: Measure, effect: Floats, changed: dict[str, Floats]) -> None:
    """Move a part of the groups; never more than there is."""
    for groep in measure.groepen:
        van, naar = (f"bedrijf_{groep}.aandeel_{w}" for w in (measure.van, measure.naar))
        moved = np.minimum(effect, changed[van])
        changed[van] = changed[van] - moved
        changed[naar] = changed[naar] + moved


def _effect(choice: Choice, draws: int, seed: int) -> Floats:
    """Give the effect once it works, shape (1, trekkingen) or (1, 1) when it is certain."""
    measure = choice.measure
    if choice.effect is not None:
        return np.full((1, 1), choice.effect)
    if measure.effect is None:
        raise UsageError(_question(measure, "effect"))
    value = np.full((1, 1), measure.effect)
    if draws == 1 or measure.low is None or measure.high is None:
        return value
    low, high = np.full((1, 1), measure.low), np.full((1, 1), measure.high)
    u = stratified(seed, f"maatregel.{measure.key}", draws)
    return triangular(low, value, high, u)


def _cost(choice: Choice) -> float:
    found = choice.measure.kosten if choice.kosten is None else choice.kosten
    if found is None:
        raise UsageError(_question(choice.measure, "kosten"))
    return found


def _question(measure: Measure, name: str) -> str:
    what = {"effect": "is het effect", "kosten": "zijn de eenmalige kosten"}[name]
    return (
        f"Van de maatregel {measure.key} {what} niet bekend. {measure.vraag} Geef {name} op; "
        "vul 0 in als het 0 is."
    )


def _measure(key: str, raw: Mapping[str, Any]) -> Measure:
    if unknown := sorted(raw.keys() - FIELDS):
        raise RuleError(f"Maatregel {key} heeft een onbekend veld: {', '.join(unknown)}.")
    effect = raw.get("effect")
    if "voor" in raw and "na" in raw:
        effect = improvement(raw["voor"], raw["na"])
    try:
        found = Measure(
            key,
            raw["naam"],
            raw["rekening"],
            raw["werking"],
            tuple(raw.get("sleutels", ())),
            tuple(raw.get("groepen", ())),
            raw.get("van", ""),
            raw.get("naar", ""),
            effect,
            raw.get("laag"),
            raw.get("hoog"),
            raw.get("kosten"),
            raw["vertraging"],
            raw["status"],
            tuple(raw["bron"]),
            raw["plaats"],
            raw["ervaring"],
            raw["onbekend"],
            raw["vraag"],
        )
    except KeyError as error:
        raise RuleError(f"Maatregel {key} mist het veld {error.args[0]}.") from error
    _check(found)
    return found


def _check(found: Measure) -> None:
    moves = found.werking == "verschuiving"
    effect = 0.0 if found.effect is None else found.effect
    low = effect if found.low is None else found.low
    high = effect if found.high is None else found.high
    faults = {
        f"een onbekende werking {found.werking!r}": found.werking not in WERKINGEN,
        f"een onbekende status {found.status!r}": found.status not in STATUSES,
        "geen bron": not found.sources,
        "een effect buiten zijn bandbreedte": not low <= effect <= high,
        "geen sleutels": found.werking == "factor" and not found.sleutels,
        "geen groepen die bestaan": moves
        and (not found.groepen or not set(found.groepen) <= set(GROEPEN)),
        "een onbekende werkvorm": moves and not {found.van, found.naar} <= WERKVORMEN.keys(),
        "een bron die niet in bronnen.toml staat": not set(found.sources) <= load_sources().keys(),
    }
    for fault, is_there in faults.items():
        if is_there:
            raise RuleError(f"Maatregel {found.key} heeft {fault}.")
