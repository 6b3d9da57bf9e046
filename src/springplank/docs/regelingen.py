# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The page of each regeling: law, formula, values with sources, and worked examples."""

from collections.abc import Iterable
from datetime import date
from math import isnan
from pathlib import Path

from springplank.core.columns import columns_of
from springplank.core.extrapolation import WORDS, Extrapolation
from springplank.core.parameters import Entry, Parameter
from springplank.core.regeling import AnyRegeling
from springplank.core.sources import load_sources
from springplank.docs.examples import Voorbeeld, examples_in
from springplank.docs.markdown import join, lines, number, table, unit_words, years_text
from springplank.docs.words import in_words
from springplank.regelingen import REGELINGEN, STREAMS

VALUES_HEADER = ("geldt", "waarde", "bekend sinds", "status", "bron", "plaats in de bron")


def index_page() -> str:
    """Make the list of all regelingen."""
    rows = [
        (
            f"[{r.title}]({key}.md)",
            r.legal.form,
            r.legal.receiver,
            f"per jaar, {_claimed(r)}" if key in STREAMS else f"per geval, {_claimed(r)}",
        )
        for key, r in REGELINGEN.items()
    ]
    return join(
        ["# Regelingen"],
        [
            "Elke regeling heeft een eigen pagina.",
            "Daarop staan de wet, de formule in woorden, de waarden met bron, en voorbeelden.",
        ],
        table(("regeling", "vorm", "ontvanger", "Springplank rekent"), rows),
    )


def _claimed(regeling: AnyRegeling) -> str:
    """Say for which years it can be computed; a case goes by day and has no last year."""
    if regeling.key in STREAMS:
        return f"{regeling.claims[0]} tot en met {regeling.claims[1]}"
    return f"op een dag, vanaf {min(regeling.formulas).year}"


def page(regeling: AnyRegeling, tests: Path) -> str:
    """Make the page of one regeling.

    Args:
        regeling: the regeling.
        tests: its file with worked examples.
    """
    return join(
        [f"# {regeling.title}"],
        lines(regeling.summary),
        *_legal(regeling),
        *_variants(regeling),
        *_calculation(regeling),
        *_values(regeling),
        *_examples(examples_in(tests)),
        *_sources(regeling),
        ["[Alle regelingen](index.md)"],
    )


def _legal(regeling: AnyRegeling) -> list[list[str]]:
    legal = regeling.legal
    rows = [
        ("Vorm", legal.form),
        ("Kanaal", legal.channel),
        ("Wie ontvangt het?", legal.receiver),
        ("Gelabeld?", "ja" if legal.is_labelled else "nee"),
        ("Verantwoording", legal.accountability),
        ("Reserve", legal.reserve),
        ("Wet of afspraak", legal.basis),
        ("Springplank rekent", _claimed(regeling)),
    ]
    if regeling.part_of:
        whole = REGELINGEN[regeling.part_of]
        rows.append(("Onderdeel van", f"[{whole.title}]({whole.key}.md)"))
    return [["## Wat voor geld is het?"], table(("", ""), rows)]


def _variants(regeling: AnyRegeling) -> list[list[str]]:
    if not regeling.variants:
        return []
    rows = [(f"`{name}`", text) for name, text in regeling.variants.items()]
    return [
        ["## Varianten"],
        [f"De eerste is de standaard. Een andere kiest u met `--variant {regeling.key}=NAAM`."],
        table(("variant", "wat"), rows),
    ]


def _calculation(regeling: AnyRegeling) -> list[list[str]]:
    labels = {name: column.label for name, column in regeling.columns().items()}
    inputs = [(c.label, unit_words(c.unit)) for c in columns_of(regeling.inputs)]
    blocks = [
        ["## Hoe wordt het berekend?"],
        ["Wat erin gaat, per gemeente of per geval:"],
        table(("gegeven", "eenheid"), inputs),
        ["De stappen:"],
    ]
    for at, column in enumerate(columns_of(regeling.outcome), start=1):
        mark = " **Dit is het bedrag.**" if column.name == regeling.amount else ""
        step = [
            f"{at}. **{column.label}** ({unit_words(column.unit)}).{mark}",
            f"   Dat is {in_words(column.formula, labels)}.",
        ]
        if column.article:
            stop = "" if column.article.endswith("?") else "."
            step.append(f"   Volgens: {column.article}{stop}")
        blocks.append(step)
    days = sorted(regeling.formulas)
    if len(days) > 1:
        blocks.append([f"Er is een eigen formule vanaf {', '.join(d.isoformat() for d in days)}."])
    return blocks


def _values(regeling: AnyRegeling) -> list[list[str]]:
    if not regeling.history:
        return [["## Waarden"], ["Deze regeling heeft geen eigen waarden."]]
    blocks = [["## Waarden"]]
    for name, parameter in regeling.history.items():
        blocks.extend(_parameter(parameter))
        if name in regeling.optional:
            blocks.append([f"Deze waarde mag ontbreken: {regeling.optional[name]}."])
    return blocks


def _parameter(parameter: Parameter) -> list[list[str]]:
    about = [f"`{parameter.name}`, in {unit_words(parameter.unit)}."]
    if parameter.price_level:
        about.append(f"Prijspeil: {parameter.price_level}.")
    about.append(f"Gecontroleerd op {parameter.checked.isoformat()}.")
    blocks = [[f"### {parameter.label}"], about]
    default = sorted((e for e in parameter.entries if not e.rival), key=_first)
    if default:
        blocks.append(table(VALUES_HEADER, _rows(parameter, default)))
        blocks.append(_notes(default))
    blocks.extend(_rivals(parameter))
    if parameter.ahead:
        blocks.append(_ahead(parameter.ahead))
    elif not any(e.first_day for e in parameter.entries):
        blocks.append(["Er is geen doortrekking: jaren zonder waarde zijn onbekend."])
    if parameter.absent:
        blocks.append([f"Waar niets is: {parameter.absent}"])
    return blocks


def _rows(parameter: Parameter, entries: Iterable[Entry]) -> list[tuple[str, ...]]:
    has_cents = _has_cents(parameter)
    return [
        (
            when,
            number(value, parameter.unit, has_cents=has_cents),
            _known(entry),
            entry.status,
            ", ".join(f"[{key}](../bronnen.md#{key})" for key in entry.sources),
            entry.place,
        )
        for entry in entries
        for when, value in _spans(entry)
    ]


def _has_cents(parameter: Parameter) -> bool:
    """Say whether one of the values is an amount in euros and cents; then all are written so."""
    values = (v for e in parameter.entries for _, v in _spans(e) if v is not None)
    return parameter.unit.startswith("EUR") and any(v != int(v) for v in values)


def _first(entry: Entry) -> tuple[int, date]:
    """Put values in order of the first year or day that they are for, then of when known."""
    return (entry.first_day.year if entry.first_day else min(entry.years)), entry.known


def _when(entry: Entry) -> str:
    return years_text(tuple(entry.years)) if entry.years else _spans(entry)[0][0]


def _spans(entry: Entry) -> list[tuple[str, float | None]]:
    """Give the years or days of a value, with years of the same value put together."""
    if entry.first_day:
        until = f" tot en met {entry.last_day.isoformat()}" if entry.last_day else ""
        value = None if isnan(entry.value) else entry.value
        return [(f"vanaf {entry.first_day.isoformat()}{until}", value)]
    by_value: dict[float, list[int]] = {}
    for year, value in entry.years.items():
        by_value.setdefault(value, []).append(year)
    return [(years_text(years), value) for value, years in by_value.items()]


def _known(entry: Entry) -> str:
    return f"{entry.known.isoformat()} *" if entry.known_because else entry.known.isoformat()


def _notes(entries: Iterable[Entry]) -> list[str]:
    """List remarks: why a value was known on another day than its source, ranges, notes."""
    found: dict[str, None] = {}
    for entry in entries:
        when = _when(entry)
        if entry.known_because:
            found[
                f"- \\* {when}, bekend sinds {entry.known.isoformat()}: {entry.known_because}"
            ] = None
        if entry.note:
            found[f"- {when}: {entry.note}"] = None
        if entry.margin != (0.0, 0.0):
            low, high = (number(m, "aandeel") for m in entry.margin)
            found[f"- {when}: reken met {low} lager tot {high} hoger."] = None
    return list(found)


def _rivals(parameter: Parameter) -> list[list[str]]:
    rival = [e for e in parameter.entries if e.rival]
    if not rival:
        return []
    place = f"{parameter.regeling}.{parameter.name}"
    rows = [(f"`{e.rival}`", *row) for e in rival for row in _rows(parameter, [e])]
    blocks = [
        [f"Andere waarden, te kiezen met `--waarde {place}=NAAM`:"],
        table(("naam", *VALUES_HEADER), rows),
        _notes(rival),
    ]
    if parameter.default_because:
        blocks.append([f"Waarom de standaard: {parameter.default_because}"])
    return blocks


def _ahead(rule: Extrapolation) -> list[str]:
    found = [
        f"Daarbuiten: {rule.assumption}",
        f"De manier: {WORDS[rule.function]}.",
        f"Zekerheid: {rule.status}.",
    ]
    if rule.step:
        found.append(f"De stap is {number(rule.step)} per jaar.")
    if rule.low is not None:
        found.append(f"Nooit minder dan {number(rule.low)}.")
    if rule.high is not None:
        found.append(f"Nooit meer dan {number(rule.high)}.")
    if rule.until is not None:
        found.append(f"Tot en met {rule.until}.")
    if rule.margin_low or rule.margin_high:
        low, high = number(rule.margin_low, "aandeel"), number(rule.margin_high, "aandeel")
        found.append(f"Bandbreedte in het eerste jaar: {low} lager tot {high} hoger.")
    if rule.margin_growth:
        grown = number(rule.margin_growth, "aandeel")
        found.append(f"Elk jaar verder {grown} ruimer, naar elke kant die ruimte heeft.")
    return found


def _examples(examples: tuple[Voorbeeld, ...]) -> list[list[str]]:
    if not examples:
        return []
    blocks = [
        ["## Voorbeelden"],
        [
            "Deze tabellen komen uit de tests.",
            "Bij elke wijziging van Springplank worden de uitkomsten nagerekend.",
        ],
    ]
    for example in examples:
        header = [name.replace("_", " ") for name in example.header]
        blocks.append([f"**{example.sentence}**"])
        if example.about:
            blocks.append([f"- {label}: {text}" for label, text in example.about])
        blocks.append(table(header, example.rows))
    return blocks


def _sources(regeling: AnyRegeling) -> list[list[str]]:
    keys = dict.fromkeys(
        key for p in regeling.history.values() for e in p.entries for key in e.sources
    )
    if not keys:
        return []
    found = [load_sources()[key] for key in keys]
    rows = [
        f"- [{s.key}](../bronnen.md#{s.key}): {s.title}, {s.publisher}"
        for s in sorted(found, key=lambda s: (s.published, s.key))
    ]
    return [["## Bronnen"], rows]
