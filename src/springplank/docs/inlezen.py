# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The page of the manual about files that a person takes in: every kind with its columns."""

from collections.abc import Iterable

from springplank.docs.markdown import join, number, table
from springplank.imports.columns import Column, Content, Kind
from springplank.imports.kinds import KINDS

EXAMPLE = (
    "springplank gegevens importeer register.csv --soort register --bron UWV --peildatum 2024-01-01"
)
_SHOWN = 5
"""How many other headers are named; all of them would hide the rest of the row."""
_FILLED = {
    Content.VERBAND: "kenmerk of naam van een samenwerkingsverband",
    Content.CIRCULAIRE: "circulaire, zoals meicirculaire 2024",
}


def inlezen_page() -> str:
    """Make the page: how taking in goes, and per kind which columns it has."""
    return join(*_INTRO, *(block for kind in KINDS.values() for block in _kind(kind)))


def _kind(kind: Kind) -> Iterable[list[str]]:
    yield [f"## {kind.soort}"]
    yield [f"{_capital(kind.titel)}.", f"Gebruikt voor: {kind.voedt}."]
    yield table(
        ("kolom", "wat erin staat", "nodig", "ook goed als kop"),
        [(f"`{c.key}`", _filled(c), _needed(c, kind), _headers(c)) for c in kind.columns],
    )
    parts = [" of ".join(f"`{key}`" for key in part) for part in kind.unique]
    yield [f"Elke rij is uniek per {_and(parts)}."]
    if kind.all_gemeenten:
        yield ["Alle gemeenten moeten erin staan; anders telt het bestand niet mee."]
    if kind.needs_too:
        yield ["Voor een bedrag is nodig:"]
        yield [f"- {sentence}" for sentence in kind.needs_too]


def _filled(column: Column) -> str:
    """Say what stands in the cells of a column."""
    if column.content is Content.KEUZE:
        return " of ".join(column.choices)
    if column.content is Content.JAAR:
        # Not the numbers of Dutch prose: a year has no point between its thousands.
        return f"jaartal, {column.minimum} tot en met {column.maximum}"
    if not column.stored:
        return "naam van de gemeente, om met de code te vergelijken"
    if column.content is not Content.GETAL:
        return _FILLED.get(column.content) or str(column.content.value)
    whole = "heel getal" if column.whole else "getal"
    low, high = number(float(column.minimum)), number(float(column.maximum))
    limits = f"van {low} tot en met {high}"
    return f"{whole} ({column.unit}), {limits}"


def _needed(column: Column, kind: Kind) -> str:
    if any(column.key in group for group in kind.one_of):
        return "een van deze"
    return "ja" if column.required else "nee"


def _headers(column: Column) -> str:
    other = [header for header in column.synonyms if header != column.key]
    return ", ".join(other[:_SHOWN]) + (", ..." if len(other) > _SHOWN else "")


def _capital(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}"


def _and(parts: list[str]) -> str:
    *first, last = parts
    return f"{', '.join(first)} en {last}" if first else last


_INTRO = (
    ["# Eigen gegevens inlezen"],
    [
        "Hebt u cijfers die wij niet hebben, of betere?",
        "Lees ze in als CSV, XLSX of ODS; Springplank rekent er dan mee en noemt uw bron erbij.",
    ],
    ["```text", EXAMPLE, "```"],
    [
        "Springplank controleert eerst het hele bestand en laat zien wat goed is en wat opvalt.",
        "Bij een fout verandert er niets: verbeter het bestand en probeer het opnieuw.",
        "Valt er alleen iets op, dan verandert er ook niets, tot u `--neem-over` geeft.",
    ],
    ["Wat Springplank zelf herkent:"],
    [
        "- de kolommen in elke volgorde, ook onder een titel en met andere namen (zie hieronder);",
        "- een puntkomma, komma of tab tussen de cellen;",
        "- tekens in `UTF-8` (met of zonder `BOM`), `UTF-16` en `Windows-1252`;",
        "- getallen als `1.234,56`, `1 234,56` en `1,234.56`;",
        "- lege rijen en een rij met het totaal; dat totaal wordt nageteld;",
        "- een gemeente als code, als nummer of als naam;",
        "- gemeenten van een eerder jaar: die worden opgeteld tot de gemeenten van nu.",
    ],
    ["Wat Springplank vraagt of weigert:"],
    [
        "- Is 1.234 een duizendtal of een getal met decimalen? U kiest met `--decimaalteken`.",
        "- Passen er meer bladen? U kiest met `--blad`.",
        "- Een formule zonder uitkomst, een samengevoegde cel of een datum weigert Springplank.",
        "- Een dubbele rij, een getal onder 0 en een onbekende code weigert Springplank ook.",
        "- Een bestand heeft hoogstens 50 megabyte en 200.000 rijen.",
        "- Een wachtwoord of macro's weigert Springplank.",
    ],
    ["Daarna:"],
    [
        "- `springplank gegevens lijst` toont wat u hebt ingelezen, met bron en peildatum.",
        "- Vervangen: lees een bestand van dezelfde soort in; de nieuwste peildatum gaat voor.",
        "- `springplank gegevens intrek NAAM` haalt het weg; de bedragen zijn dan weer als eerst.",
        "- Rekent u met `--bekend`, dan tellen alleen gegevens met een peildatum tot die dag mee.",
    ],
)
