# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Work out what a withdrawn source would change, without changing anything."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from springplank.actions.bronnen import source_json, use_json
from springplank.actions.uses import Use, all_uses
from springplank.core.columns import columns_of, is_known
from springplank.core.explanation import Origin
from springplank.core.parameters import Cell, Parameter, cell_in, cell_on
from springplank.core.regeling import AnyRegeling
from springplank.core.sources import Source, find_source
from springplank.funding.streams import Funding, Stream, compute_streams
from springplank.funding.world import make_world
from springplank.regelingen import REGELINGEN, STREAMS

FIRST_YEAR, LAST_YEAR = 2023, 2048
HALF_YEARS = (1, 7)

UNKNOWN_NOW = "wordt onbekend"
OTHER_VALUE = "een andere waarde"
OTHER_DATA = "andere of geen gegevens"
FEWER_SOURCES = "blijft gelijk, met een bron minder"
EFFECTS = (UNKNOWN_NOW, OTHER_VALUE, OTHER_DATA, FEWER_SOURCES)
"""From worst to least."""

COMPONENTS = ("wsw", "beschut_werk", "sociale_infrastructuur")
WHOLE = "iu_participatie"


@dataclass(frozen=True, slots=True)
class Effect:
    """What one value or input of a stream becomes in a year.

    Attributes:
        regeling: key of the regeling whose outcome rests on it.
        jaar: calendar year.
        through: "regeling.naam" of the value or input.
        effect: one of EFFECTS.
        before: the value now; None for an input or when unknown.
        after: the value without the source; None for an input or when unknown.
        unit: unit of the value; empty for an input.
    """

    regeling: str
    jaar: int
    through: str
    effect: str
    before: float | None
    after: float | None
    unit: str


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Everything that a withdrawal would touch.

    Attributes:
        source: the source.
        uses: what rests on it directly.
        effects: outcomes that would change or lose a source, per regeling, year and value.
    """

    source: Source
    uses: tuple[Use, ...]
    effects: tuple[Effect, ...]

    def outcomes(self) -> Mapping[tuple[str, str], tuple[int, ...]]:
        """Give the years per (regeling, worst effect), in the order of the rules."""
        worst: dict[tuple[str, int], str] = {}
        for e in self.effects:
            known = worst.get((e.regeling, e.jaar), FEWER_SOURCES)
            worst[e.regeling, e.jaar] = min(known, e.effect, key=EFFECTS.index)
        found: dict[tuple[str, str], list[int]] = {}
        for (regeling, year), effect in sorted(
            worst.items(), key=lambda w: (list(REGELINGEN).index(w[0][0]), w[0][1])
        ):
            found.setdefault((regeling, effect), []).append(year)
        return {place: tuple(years) for place, years in found.items()}


def withdraw(key: str) -> Withdrawal:
    """List everything that rests on a source and what it would become; nothing is changed.

    A value that names other sources too stays; a value with only this source falls away.

    Raises:
        UsageError: when there is no such source, with suggestions.
    """
    source = find_source(key)
    years = tuple(range(FIRST_YEAR, LAST_YEAR + 1))
    funding = compute_streams(make_world(), years)
    effects = [*_stream_effects(funding, source.key), *_case_effects(source.key)]
    return Withdrawal(source, all_uses()[source.key], tuple(effects))


def _stream_effects(funding: Funding, key: str) -> Iterator[Effect]:
    own: dict[str, list[Effect]] = {}
    for name in STREAMS:
        stream = funding.streams[name]
        own[name] = [e for at in range(len(funding.years)) for e in _effects_at(stream, key, at)]
        yield from own[name]
        if name == WHOLE:
            yield from _through_components(funding, own)


def _through_components(funding: Funding, own: Mapping[str, list[Effect]]) -> Iterator[Effect]:
    """Carry effects on a component over to the whole in the years in which it is their sum."""
    whole = funding.streams[WHOLE]
    for name in COMPONENTS:
        for effect in own[name]:
            if not whole.origin("gepubliceerd", funding.years.index(effect.jaar)).sources:
                yield replace(effect, regeling=WHOLE)


def _effects_at(stream: Stream, key: str, at: int) -> Iterator[Effect]:
    regeling, year, on = stream.regeling, stream.prepared.years[at], date.max
    basis = regeling.basis
    for name in sorted(basis & stream.prepared.paths.keys()):
        parameter = regeling.history[name]
        before = stream.prepared.paths[name].cells[at]
        if key in before.sources:
            after = cell_in(_without(parameter, key), year, on)
            yield _on_value(regeling, year, parameter, before, after)
    if not (is_known(stream.amounts[:, at]) & (stream.amounts[:, at] != 0)).any():
        return
    for name in sorted(basis & stream.origins.keys()):
        origin = stream.origin(name, at)
        if key in origin.sources:
            yield _on_input(regeling, year, name, origin)


def _without(parameter: Parameter, key: str) -> Parameter:
    """Leave out the values of which this is the only source."""
    kept = tuple(e for e in parameter.entries if e.sources != (key,))
    return parameter if kept == parameter.entries else replace(parameter, entries=kept)


def _on_value(
    regeling: AnyRegeling, year: int, parameter: Parameter, before: Cell, after: Cell
) -> Effect:
    effect = FEWER_SOURCES
    if after.value is None:
        effect = UNKNOWN_NOW
    elif after.value != before.value:
        effect = OTHER_VALUE
    place = f"{regeling.key}.{parameter.name}"
    return Effect(regeling.key, year, place, effect, before.value, after.value, parameter.unit)


def _on_input(regeling: AnyRegeling, year: int, name: str, origin: Origin) -> Effect:
    effect = OTHER_DATA if len(origin.sources) == 1 else FEWER_SOURCES
    return Effect(regeling.key, year, f"{regeling.key}.{name}", effect, None, None, "")


def _case_effects(key: str) -> Iterator[Effect]:
    """Do the same for the rules about one person or one case, which go by day."""
    for name in REGELINGEN.keys() - set(STREAMS):
        regeling = REGELINGEN[name]
        used = regeling.basis & {c.name for c in columns_of(regeling.parameters)}
        for parameter in (regeling.history[n] for n in sorted(used)):
            kept = _without(parameter, key)
            for year in range(FIRST_YEAR, LAST_YEAR + 1):
                found = [
                    _on_value(regeling, year, parameter, before, cell_on(kept, day, date.max))
                    for day in (date(year, month, 1) for month in HALF_YEARS)
                    if key in (before := cell_on(parameter, day, date.max)).sources
                ]
                if found:
                    yield min(found, key=lambda e: EFFECTS.index(e.effect))


def as_json(found: Withdrawal) -> dict[str, Any]:
    """Give the answer with its stable, documented keys; see docs/handleiding/json.md."""
    return {
        "bron": source_json(found.source),
        "rust_erop": [use_json(use) for use in found.uses],
        "uitkomsten": [
            {"regeling": regeling, "gevolg": effect, "jaren": list(years)}
            for (regeling, effect), years in found.outcomes().items()
        ],
        "gevolgen": [
            {
                "regeling": e.regeling,
                "jaar": e.jaar,
                "via": e.through,
                "gevolg": e.effect,
                "nu": e.before,
                "zonder_deze_bron": e.after,
                "eenheid": e.unit or None,
            }
            for e in found.effects
        ],
    }
