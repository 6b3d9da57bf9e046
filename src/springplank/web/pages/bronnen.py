# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Pages /bronnen: every source, every value with its rivals, and where sources disagree."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isnan
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from springplank.actions.bronnen import precision_words, show_sources
from springplank.actions.contradictions import Contradiction, find_contradictions
from springplank.actions.use_names import name_of_use
from springplank.actions.uses import Use, all_uses
from springplank.core.parameters import Entry
from springplank.core.sources import Source, load_sources
from springplank.errors import NotFoundError, UsageError
from springplank.regelingen import REGELINGEN
from springplank.web.cijfers import Tabel
from springplank.web.rendering import render
from springplank.web.werkplek import Basis
from springplank.words.figures import MINUS, day, decimal, euros, number, years_in_words

ON_COMMAND_LINE = "Bekijk alle bronnen met: springplank bronnen."
"""What the command line advises about an unknown source."""

router = APIRouter(include_in_schema=False, prefix="/bronnen")
NO_VALUE, NO_STATUS = "geen los getal", "niet van toepassing"
LARGE = 1000
"""EUR from which a value needs no decimals."""


@dataclass(frozen=True, slots=True)
class Bron:
    """One source, as the list shows it."""

    sleutel: str
    titel: str
    uitgever: str
    gepubliceerd: str
    precisie: str
    vindplaats: str
    gelezen: str
    teruggetrokken: str
    gebruikt: int
    is_stand: bool


@dataclass(frozen=True, slots=True)
class Tegenspraak:
    """Two sources that do not agree, and which one counts here."""

    onderwerp: str
    wij: str
    anders: str
    verschil: str
    omdat: str


@dataclass(frozen=True, slots=True)
class ListContext:
    """All that bronnen.html may use."""

    basis: Basis
    gezocht: str
    bronnen: tuple[Bron, ...]
    aantal: int
    tegenspraken: tuple[Tegenspraak, ...]
    teruggetrokken: tuple[Bron, ...]
    regelingen: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class OneContext:
    """All that bron.html may use."""

    basis: Basis
    bron: Bron
    rust: Tabel


@dataclass(frozen=True, slots=True)
class ValuesContext:
    """All that waarden.html may use."""

    basis: Basis
    naam: str
    uitleg: str
    tabellen: tuple[Tabel, ...]
    regelingen: tuple[tuple[str, str], ...]


@router.get("")
def show_all(request: Request, zoek: Annotated[str, Query(max_length=100)] = "") -> HTMLResponse:
    """Show the sources, newest first, or those with a word; and what is known to be wrong."""
    every = tuple(_shown(source) for source in reversed(show_sources()))
    wanted = zoek.casefold().strip()
    found = tuple(
        bron
        for bron in every
        if wanted in f"{bron.sleutel} {bron.titel} {bron.uitgever} {bron.vindplaats}".casefold()
    )
    context = ListContext(
        Basis(actief="bronnen"),
        zoek,
        found,
        len(every),
        tuple(_disagreement(c) for c in find_contradictions()),
        tuple(bron for bron in every if bron.teruggetrokken),
        _regelingen(),
    )
    return render(request, "bronnen.html", context)


@router.get("/waarden/{regeling}")
def show_values(request: Request, regeling: str) -> HTMLResponse:
    """Show every value of a regeling with source, day, status and rivals.

    Raises:
        NotFoundError: when there is no such regeling.
    """
    if regeling not in REGELINGEN:
        raise NotFoundError("Deze regeling bestaat niet. Kies er een uit de lijst bij Bronnen.")
    rule = REGELINGEN[regeling]
    tables = tuple(
        Tabel(
            f"{parameter.label} ({unit_words(parameter.unit)})",
            ("Wanneer", "Waarde", "Zekerheid", "Bron", "Bekend op"),
            tuple(_entries(parameter.unit, parameter.entries)),
            tekstkolommen=(2, 3, 4),
        )
        for parameter in rule.history.values()
    )
    context = ValuesContext(
        Basis(actief="bronnen"), rule.title, rule.summary, tables, _regelingen()
    )
    return render(request, "waarden.html", context)


@router.get("/{sleutel}")
def show_one(request: Request, sleutel: str) -> HTMLResponse:
    """Show one source and everything that rests on it.

    Raises:
        NotFoundError: when there is no such source.
    """
    try:
        source = show_sources(sleutel)[0]
    except UsageError as error:
        told = str(error).replace(ON_COMMAND_LINE, "Kies er een uit de lijst bij Bronnen.")
        raise NotFoundError(told) from error
    rests = Tabel(
        f"Wat op {source.title} rust",
        ("Wat", "Soort", "Waarden", "Zekerheid"),
        tuple(
            (name_of_use(use), (use.kind.capitalize(), _values(use), use.status or NO_STATUS))
            for use in all_uses()[source.key]
        ),
        tekstkolommen=(1, 2, 3),
    )
    return render(request, "bron.html", OneContext(Basis(actief="bronnen"), _shown(source), rests))


def _regelingen() -> tuple[tuple[str, str], ...]:
    return tuple((key, rule.title) for key, rule in REGELINGEN.items())


def _shown(source: Source) -> Bron:
    withdrawn = ""
    if source.withdrawn:
        withdrawn = f"{day(source.withdrawn)}: {source.withdrawn_because}"
    return Bron(
        source.key,
        source.title,
        source.publisher,
        day(source.published),
        precision_words(source),
        source.place,
        source.read_as,
        withdrawn,
        len(all_uses()[source.key]),
        source.is_stand,
    )


def _entries(unit: str, entries: Sequence[Entry]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for entry in entries:
        moments: Mapping[str, float | None] = (
            {str(year): value for year, value in entry.years.items()}
            if entry.first_day is None
            else {f"vanaf {day(entry.first_day)}": entry.value}
        )
        sources = ", ".join(_title(key) for key in entry.sources)
        rival = f" (andere waarde: {entry.rival})" if entry.rival else ""
        for moment, value in moments.items():
            yield (
                moment,
                (written(value, unit), entry.status + rival, sources, day(entry.known)),
            )


def unit_words(unit: str) -> str:
    """Write a unit for a reader: euro, not its code."""
    return unit.replace("EUR", "euro")


def _title(key: str) -> str:
    return load_sources()[key].title


def _values(use: Use) -> str:
    known = {when: value for when, value in use.values.items() if value is not None}
    if not known or not use.unit:
        return ", ".join(use.values) or NO_VALUE
    return "; ".join(f"{when}: {written(value, use.unit)}" for when, value in known.items())


def written(value: float | None, unit: str) -> str:
    """Write a value of a source as precisely as it was published."""
    if value is None or isnan(value):
        return "onbekend"
    if unit.startswith("EUR") and abs(value) >= LARGE and float(value).is_integer():
        return euros(int(value))
    return number(value, unit)


def _disagreement(found: Contradiction) -> Tegenspraak:
    years = f", {years_in_words(found.jaren)}" if found.jaren else ""
    gap = ""
    if found.difference is not None:
        gap = written(found.difference, found.unit)
        if found.share is not None:
            gap += f" ({decimal(found.share * 100, 2)}%)"
        gap = gap.replace("-", MINUS)
    return Tegenspraak(
        found.subject + years,
        _side(found.ours, found.ours_text, found.unit, found.ours_sources),
        _side(found.other, found.other_text, found.unit, found.other_sources),
        gap,
        found.because,
    )


def _side(value: float | None, text: str, unit: str, sources: tuple[str, ...]) -> str:
    said = text if value is None else written(value, unit)
    titles = ", ".join(_title(key) for key in sources)
    return f"{said} ({titles})" if titles else said
