# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What rests on each source: values, tables, aannames, agreements and entries of registers."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import isnan
from pathlib import Path

from springplank.bekostiging.checks import assumptions as checks_of_agreements
from springplank.bekostiging.loading import load_afspraak, shipped
from springplank.cohort import ages
from springplank.cohort.projection import merged
from springplank.company import wages
from springplank.company.bedrijf import sector_figures
from springplank.company.maatschappelijke_balans import VALUES as BALANCE
from springplank.company.measures import load_measures
from springplank.core.assumptions import Assumptions
from springplank.core.loading import load_parameters
from springplank.core.parameters import Entry, Parameter
from springplank.core.sources import Source, load_sources
from springplank.reference.tables import load_table
from springplank.regelingen import REGELINGEN
from springplank.registers.maatregelen import load_maatregelen
from springplank.registers.tabelbronnen import load_table_sources
from springplank.registers.tegenspraken import load_claims
from springplank.scenarios.organisatiemodellen import organisatiemodellen
from springplank.scenarios.run import ONLY_A_CHECK, shipped_assumptions
from springplank.scenarios.scenario import library

AGE_FILES = tuple(
    Path(ages.__file__).with_name(f"{name}.toml") for name in ("aow_leeftijd", "ages")
)
WAGES = Path(wages.__file__).with_name("wages.toml")

VALUE = "waarde"
KNOWN_WHEN = "moment van bekend worden"
TABLE = "tabel"
MAATREGEL = "maatregel"
CLAIM = "tegenspraak"
AANNAME = "aanname"
LEVER = "maatregel van het bedrijf"
AGREEMENT = "afspraak"
MODEL = "organisatiemodel"
SCENARIO = "scenario"


ALWAYS = "alle jaren"
"""In place of a year, for what is the same in every year."""


@dataclass(frozen=True, slots=True)
class Use:
    """One thing that rests on a source.

    Attributes:
        kind: VALUE, KNOWN_WHEN, TABLE, MAATREGEL, CLAIM, AANNAME, LEVER, AGREEMENT, MODEL or
            SCENARIO.
        place: "wsw.macrobudget", the name of a table, or the key of an entry in a register.
        values: value per year or first day, as text, or for ALWAYS; empty when it is no value.
        unit: unit of the values.
        status: how sure; empty when it is no value.
        rival: name of the rival value; empty for the default.
        others: other sources of the same thing; empty when this is the only one.
    """

    kind: str
    place: str
    values: Mapping[str, float | None]
    unit: str
    status: str
    rival: str
    others: tuple[str, ...]


@cache
def all_uses() -> Mapping[str, tuple[Use, ...]]:
    """Give for every source in the register what rests on it; empty when nothing does."""
    found: dict[str, list[Use]] = {key: [] for key in load_sources()}
    for key, use in (*_values(), *_known_when(), *_tables(), *_registers(), *_projection()):
        found[key].append(use)
    return {key: tuple(uses) for key, uses in found.items()}


def _values() -> Iterator[tuple[str, Use]]:
    for parameter in _parameters():
        place = f"{parameter.regeling}.{parameter.name}"
        for entry in parameter.entries:
            values = _values_of(entry)
            for key, others in _each(entry.sources):
                yield (
                    key,
                    Use(VALUE, place, values, parameter.unit, entry.status, entry.rival, others),
                )


def _parameters() -> Iterator[Parameter]:
    """Give every parameter: of the Rijk, about ages, agreed wages, and the social balance."""
    for regeling in REGELINGEN.values():
        yield from regeling.history.values()
    for file in AGE_FILES:
        yield from load_parameters(file, "cohort").values()
    yield from load_parameters(WAGES, "cao").values()
    yield from load_parameters(BALANCE, "maatschappelijke_balans").values()


def _each(sources: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give every source with the others."""
    for key in sources:
        yield key, tuple(other for other in sources if other != key)


def _values_of(entry: Entry) -> dict[str, float | None]:
    if entry.first_day is None:
        return {str(year): value for year, value in entry.years.items()}
    return {entry.first_day.isoformat(): None if isnan(entry.value) else entry.value}


def _known_when() -> Iterator[tuple[str, Use]]:
    """Find the sources that say since when a value was known; only the files name them."""
    for regeling in REGELINGEN.values():
        for name, part in tomllib.loads(regeling.file().read_text("utf-8")).items():
            for raw in part.get("waarden", []):
                if "bekend" in raw:
                    spans = [*raw.get("jaren", {})] or [raw["vanaf"].isoformat()]
                    yield (
                        raw["bekend"],
                        Use(
                            KNOWN_WHEN,
                            f"{regeling.key}.{name}",
                            dict.fromkeys(spans),
                            "",
                            raw["status"],
                            raw.get("alternatief", ""),
                            (),
                        ),
                    )


def _tables() -> Iterator[tuple[str, Use]]:
    for name, table in load_table_sources().items():
        rows = load_table(name).text(table.column) if table.column else ()
        keys = tuple(dict.fromkeys((*table.sources, *rows)))
        for key, others in _each(keys):
            yield key, Use(TABLE, name, {}, "", "", "", others)


def _registers() -> Iterator[tuple[str, Use]]:
    for maatregel in load_maatregelen().values():
        amounts = {str(year): float(a) for year, a in maatregel.amounts.items()}
        for key, others in _each(maatregel.sources):
            yield key, Use(MAATREGEL, maatregel.key, amounts, "EUR", maatregel.status, "", others)
    for claim in load_claims():
        yield claim.source, Use(CLAIM, claim.key, {}, claim.unit, "", "", ())


def _projection() -> Iterator[tuple[str, Use]]:
    """Find what a look ahead rests on, beside the money of the Rijk."""
    for aanname in every_assumption().values():
        value = {ALWAYS: aanname.value}
        for key, others in _each(aanname.sources):
            yield key, Use(AANNAME, aanname.key, value, aanname.unit, aanname.status, "", others)
    yield from _choices()


def _choices() -> Iterator[tuple[str, Use]]:
    """Find what a person may choose from: measures, agreements, models and scenarios."""
    for measure in load_measures().values():
        for key, others in _each(measure.sources):
            yield key, Use(LEVER, measure.key, {}, "", measure.status, "", others)
    for name in shipped():
        afspraak = load_afspraak(name)
        for key, others in _each(afspraak.bron):
            yield key, Use(AGREEMENT, name, {}, "", afspraak.status, "", others)
    for model in organisatiemodellen().values():
        yield model.bron, Use(MODEL, model.key, {}, "", "", "", ())
    for scenario in library().values():
        for change in scenario.wijzigingen:
            if change.source:
                yield change.source, Use(SCENARIO, scenario.key, {}, "", change.status, "", ())


@cache
def every_assumption() -> Assumptions:
    """Give every aanname that comes along, by key: of people, agreements, organisation, company.

    Raises:
        RuleError: when a key is used twice.
    """
    checks = {key: a for key, a in checks_of_agreements().items() if key.startswith(ONLY_A_CHECK)}
    return merged(shipped_assumptions(), sector_figures(), checks)


def unused_sources() -> tuple[Source, ...]:
    """Give the sources on which nothing rests."""
    return tuple(load_sources()[key] for key, uses in all_uses().items() if not uses)
