# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The pages of registers and tables: begrippen, bronnen and gegevens."""

from springplank.actions.begrippen import list_begrippen, used_in
from springplank.actions.bronnen import precision_words
from springplank.actions.uses import all_uses
from springplank.core.sources import Source, load_sources
from springplank.docs.markdown import join, lines, number, table
from springplank.reference.tables import TableDescription, describe_tables, load_table
from springplank.registers.tabelbronnen import load_table_sources


def begrippen_page() -> str:
    """Make the glossary."""
    blocks = [
        ["# Begrippen"],
        ["Woorden en afkortingen in gewone taal, met een korte Engelse vertaling."],
    ]
    for begrip in list_begrippen():
        also = [f"Ook: {', '.join(begrip.also)}."] if begrip.also else []
        blocks.append([f"## {begrip.word}"])
        blocks.append(
            [
                *lines(begrip.meaning),
                *also,
                f"Engels: {begrip.english}",
                f"Gebruikt in: {', '.join(used_in(begrip))}.",
            ]
        )
    return join(*blocks)


def bronnen_page() -> str:
    """Make the list of sources, with what rests on each."""
    blocks = [
        ["# Bronnen"],
        [
            "Elke waarde in Springplank verwijst naar een van deze bronnen, oudste eerst.",
            "Wat er verandert als een bron vervalt: `springplank bronnen --terugtrekking SLEUTEL`.",
        ],
    ]
    for source in load_sources().values():
        blocks.append([f"## {source.key}"])
        blocks.append(_source(source))
        blocks.append(_uses(source))
    return join(*blocks)


def _source(source: Source) -> list[str]:
    found = [
        f"{source.title}; {source.publisher}.",
        f"Gepubliceerd: {source.published.isoformat()} ({precision_words(source)}).",
        f"Vindplaats: {source.place}.",
        f"Gelezen: {source.read_as}.",
    ]
    if source.is_stand:
        found.append(f"U kunt hierop vragen met `--bekend {source.key}`.")
    if source.withdrawn:
        found.append(
            f"**Teruggetrokken op {source.withdrawn.isoformat()}**: {source.withdrawn_because}"
        )
    return found


def _uses(source: Source) -> list[str]:
    places: dict[str, list[str]] = {}
    for use in all_uses()[source.key]:
        named = f"`{use.place}`{f' ({use.rival})' if use.rival else ''}"
        if named not in places.setdefault(use.kind, []):
            places[use.kind].append(named)
    if not places:
        return ["Niets rust op deze bron."]
    return [f"- {kind}: {', '.join(named)}" for kind, named in places.items()]


def gegevens_page() -> str:
    """Make the list of reference tables, with source, licence and completeness."""
    blocks = [
        ["# Gegevens"],
        [
            "Deze tabellen zitten in Springplank.",
            "Een lege cel is altijd onbekend of niet van toepassing, nooit nul.",
        ],
    ]
    for table_description in describe_tables().values():
        blocks.extend(_table(table_description))
    return join(*blocks)


def _table(described: TableDescription) -> list[list[str]]:
    sources = load_table_sources()[described.name]
    keys = [f"[{key}](bronnen.md#{key})" for key in sources.sources]
    if sources.column:
        keys.append(f"per rij: de kolom {sources.column}")
    rows = [
        ("Een rij is", described.meaning),
        ("Rijen", number(len(load_table(described.name)))),
        ("Herkomst", described.source),
        ("Bronnen", ", ".join(keys)),
        ("Stand", described.as_of),
        ("Licentie", described.licence),
        ("Noem erbij", described.attribution or "niets"),
        ("Volledig?", described.completeness),
        ("Zeker?", described.certainty),
        ("Uniek per", ", ".join(described.key)),
    ]
    columns = [
        (
            f"`{c.name}`",
            c.unit,
            c.meaning if c.source == described.source else f"{c.meaning} Bron: {c.source}.",
        )
        for c in described.columns
    ]
    return [
        [f"## {described.title}"],
        [f"Bestand: `{described.name}.csv`"],
        table(("", ""), rows),
        table(("kolom", "eenheid", "betekenis"), columns),
    ]
