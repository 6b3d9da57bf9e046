# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Chapter 1, where the region stands: people, money, company and functionaliteiten."""

from collections.abc import Iterator

from springplank.actions.outlook import near_years
from springplank.actions.overview import oversee
from springplank.actions.people import SHOWN
from springplank.actions.plan.draft import Inhoud, Ontwerp, figures_table, section
from springplank.actions.plan.drawings import draw_lines, draw_streams
from springplank.actions.werk import STANDEN, world_of
from springplank.cohort.start import FIGURES
from springplank.documents.plan import Block, Chart, LiveFigure, Section, Table
from springplank.regelingen import REGELINGEN
from springplank.scenarios.organisatiemodellen import functionaliteiten
from springplank.scenarios.scenario import ZERO
from springplank.words.figures import years_in_words

GROUPS = ("wsw", "beschut_werk", "tussengroep")


def write_region(draft: Ontwerp) -> Inhoud:
    """Write where the region stands."""
    delen = (
        section("Wie maakt dit plan", draft.text("waar_staan_we.wie"), _members(draft)),
        section("De mensen", draft.text("waar_staan_we.mensen"), _people(draft), _lines(draft)),
        section(
            "Het geld van het Rijk",
            draft.text("waar_staan_we.geld"),
            _money(draft),
        ),
        section("Het bedrijf", draft.text("waar_staan_we.bedrijf")),
        _functions(draft),
    )
    return Inhoud(delen, tuple(_missing(draft)))


def _members(draft: Ontwerp) -> tuple[Table, ...]:
    leden = draft.leden
    if len(leden) == 1:
        return ()
    year = draft.cijfers.jaren[0]
    begin = draft.cijfers.begin(ZERO)
    names = [*(f"{begin}personen/{group}/{year}" for group in GROUPS), f"geld/impulsbudget/{year}"]
    rows: list[list[str | LiveFigure | None]] = [
        [naam, *(draft.find(f"{name}/{code}") for name in names)]
        for code, naam in leden.items()
        if not draft.is_raad or code == draft.cijfers.gemeente
    ]
    rows.append(["Samen", *(draft.find(name) for name in names)])
    return figures_table(
        "waar_staan_we.leden",
        f"De gemeenten in {year}",
        ("Gemeente", *(SHOWN[group] for group in GROUPS), "Impulsbudget"),
        rows,
        heeft_totaal=True,
    )


def _people(draft: Ontwerp) -> tuple[Table, ...]:
    jaren = draft.cijfers.jaren
    years = [jaren[at] for at in near_years(jaren)]
    rows = [
        [naam, *(draft.as_now(f"personen/{group}/{year}") for year in years)]
        for group, naam in SHOWN.items()
    ]
    return figures_table(
        "waar_staan_we.groepen",
        "Mensen op 31 december als er niets verandert",
        ("Groep", *map(str, years)),
        rows,
        "Onbekend is iets anders dan nul.",
    )


def _lines(draft: Ontwerp) -> tuple[Chart, ...]:
    cijfers = draft.cijfers
    named = [
        (SHOWN[group], cijfers.reeks(cijfers.nul, "personen", group, cijfers.gemeente))
        for group in GROUPS
    ]
    rows = [
        [str(year), *(draft.as_now(f"personen/{group}/{year}") for group in GROUPS)]
        for year in cijfers.jaren
    ]
    head = ("Jaar", *(SHOWN[group] for group in GROUPS))
    tabel = figures_table("waar_staan_we.per_jaar", "Mensen per groep en per jaar", head, rows)
    return draw_lines("waar_staan_we.lijnen", "Mensen per groep", cijfers.nul, named, tabel)


def _money(draft: Ontwerp) -> tuple[Block, ...]:
    """Draw the money by year with its table; in a council version the table alone."""
    tabel = _streams(draft)
    if draft.is_raad or not tabel:
        return tabel
    first = draft.cijfers.jaren[0]
    found = oversee(draft.werk, first, draft.cijfers.straks)
    return draw_streams("waar_staan_we.geldstromen", "Geld van het Rijk", found, tabel[0])


def _streams(draft: Ontwerp) -> tuple[Table, ...]:
    first = draft.cijfers.jaren[0]
    years = range(first, draft.cijfers.straks + 1)
    rows = [
        [REGELINGEN[key].title, *(draft.here(f"geld/{key}/{year}") for year in years)]
        for key in _known_streams(draft)
    ]
    rows.append(["Samen", *(draft.here(f"geld/totaal/{year}") for year in years)])
    return figures_table(
        "waar_staan_we.stromen",
        "Geld van het Rijk per jaar",
        ("Geldstroom", *map(str, years)),
        rows,
        "Delen van een groter bedrag tellen één keer mee in het totaal.",
        heeft_totaal=True,
    )


def _known_streams(draft: Ontwerp) -> list[str]:
    streams = draft.cijfers.geld.streams()
    return [
        amounts[0].regeling
        for amounts in streams
        if any(amount.bedrag_eur is not None for amount in amounts)
    ]


def _functions(draft: Ontwerp) -> Section:
    filled = draft.werk.under("functie")
    rows = tuple(
        (
            f"{letter}. {naam}",
            STANDEN.get(filled.get(letter, ""), ""),
            filled.get(f"{letter}.waar", ""),
        )
        for letter, naam in functionaliteiten().items()
    )
    found: tuple[Block, ...] = (
        Table(
            "waar_staan_we.functies_lijst",
            "De acht functies",
            ("Functie", "Stand", "Waar"),
            rows,
            noot="Wat leeg is, is nog niet ingevuld.",
        ),
    )
    return section("De functies A tot en met H", draft.text("waar_staan_we.functies"), found)


def _missing(draft: Ontwerp) -> Iterator[str]:
    cijfers = draft.cijfers
    yield from _unsure(draft)
    unknown = [
        FIGURES[group].naam
        for group in SHOWN
        if draft.as_now(f"personen/{group}/{cijfers.jaren[0]}") is None
    ]
    if unknown:
        yield f"Niet bekend: {', '.join(unknown)}. Vul de aantallen in bij Eigen cijfers."
    if not cijfers.company_known:
        yield f"{cijfers.company_lacks} Vraag de controller om de jaarrekening."
    for key, unknown_in in _unknown_streams(draft).items():
        yield f"{REGELINGEN[key].title} is onbekend in {years_in_words(unknown_in)}."
    empty = [
        letter for letter in functionaliteiten() if f"functie.{letter}" not in draft.werk.velden
    ]
    if empty:
        yield f"Nog niet ingevuld: de functies {', '.join(empty)}."


def _unsure(draft: Ontwerp) -> Iterator[str]:
    """Say that the register does not confirm the verband of this plan, when that is so."""
    place = draft.cijfers.place
    for verband in world_of(draft.werk).memberships.verbanden:
        is_here = verband.naam == place.naam and set(verband.leden) == set(place.codes)
        told = verband.is_confirmed or verband.is_own or verband.is_invented or verband.is_assumed
        if is_here and not told:
            yield (
                f"{verband.naam} is niet uit het register bevestigd (zekerheid "
                f"{verband.zekerheid}). Ga na welke gemeenten meedoen."
            )


def _unknown_streams(draft: Ontwerp) -> dict[str, list[int]]:
    """Give per stream the near years in which it is unknown; parts of a whole are left out."""
    cijfers = draft.cijfers
    found: dict[str, list[int]] = {}
    for year in range(cijfers.jaren[0], cijfers.straks + 1):
        for amount in cijfers.geld.wholes(year):
            if amount.bedrag_eur is None:
                found.setdefault(amount.regeling, []).append(year)
    return found
