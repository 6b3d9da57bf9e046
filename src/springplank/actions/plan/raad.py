# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The raadspagina: what a member of one council has to know, on a phone, in ten minutes."""

from collections.abc import Iterator

from springplank.actions.plan.composition import draft_of, title_of
from springplank.actions.plan.draft import Ontwerp
from springplank.actions.plan.drawings import draw_outcomes
from springplank.actions.plan.establishing import CONCEPT
from springplank.actions.plan.options import strong_side
from springplank.actions.plan.rijksgeld import BETWEEN
from springplank.actions.plan.withdrawal import Intrekking
from springplank.actions.question import today
from springplank.actions.werk import Werk
from springplank.core.sources import load_sources
from springplank.documents.plan import (
    Block,
    Bullets,
    Chapter,
    Chart,
    Decision,
    LiveFigure,
    Part,
    Plan,
    Reference,
    Section,
    Table,
    parts_of,
)
from springplank.reference.municipalities import name_of
from springplank.words.figures import day

MOST_WORDS = 600
"""All words of a raadspagina together; who has ten minutes reads no more."""

MOST_OPTIONS = 4
MOST_OF_TEXT, MOST_OF_DECISION = 330, 30
"""Words of all texts with the sides of all options, and of a question or argument in them."""

LEAST_OF_SIDE = 5
"""Words of a side that always stand there: fewer say nothing."""

CUT = "…"
REST = "Wat eindigt met … staat heel in het plan."

NO_DECISION = "Welk besluit de raad neemt, staat nog niet in het plan."


def council_page(werk: Werk, gemeente: str, status: str = CONCEPT) -> Plan:
    """Compose the page for one council.

    Args:
        werk: the work.
        gemeente: code of the member.
        status: how far the plan itself is.

    Raises:
        UsageError: when the subject makes no plan, or the gemeente is no member of it.
        DataError: when own figures do not fit.
    """
    draft = draft_of(werk, gemeente)
    changes, money = draft.text("raad.verandert"), draft.text("raad.geld")
    setback = tuple(_setback(draft))
    gone, kern = Intrekking(draft), tuple(_core(draft))
    shown = (*kern, *changes, *money, *setback)
    kern = (*kern, *gone.in_summary("raad.ingetrokken", shown, with_titles=False))
    cards = (
        ("Wat verandert er?", changes),
        ("Wat kost het?", money),
        ("Wat als het tegenvalt?", setback),
        ("Wat kon er gekozen worden?", (_options(draft, _room((*kern, *changes, *money))),)),
        ("Drie vragen die u kunt stellen", (_questions(draft),)),
    )
    cijfers = draft.cijfers
    chapters = tuple(
        Chapter(at, f"raad.{at}", title, (Section("", blocks),))
        for at, (title, blocks) in enumerate(cards, 1)
        if blocks
    )
    blocks = [*kern, *(b for one in chapters for part in one.delen for b in part.blokken)]
    figures = [p for b in blocks for p in parts_of(b) if isinstance(p, LiveFigure)]
    return Plan(
        title_of(draft),
        name_of(gemeente),
        gemeente,
        today(),
        status,
        draft.vooruit.run_id,
        kern,
        chapters,
        tuple(_sources(figures, tuple(gone.count(blocks)))),
        is_invented=cijfers.is_invented,
        is_brief=True,
    )


def _core(draft: Ontwerp) -> Iterator[Block]:
    code = draft.cijfers.gemeente
    asked = draft.werk.velden.get(f"plan.besluit.{code}.vraag", "") or NO_DECISION
    tegen = _short(draft.keuze.tegen, MOST_OF_DECISION) if draft.keuze else ""
    yield Decision(
        "raad.besluit",
        (_short(asked, MOST_OF_DECISION),),
        f"de raad van {name_of(code)}",
        tegen=tegen,
    )
    yield from draft.text("raad.kosten")
    yield from draft.text("raad.mensen")


def _room(texts: tuple[Block, ...]) -> int:
    """Give how many words are left for the sides of the options."""
    told = [part for one in texts if not isinstance(one, Chart) for part in parts_of(one)]
    return MOST_OF_TEXT - len(" ".join(map(str, told)).split())


def _sides(draft: Ontwerp, shown: tuple[str, ...], room: int) -> list[tuple[str, str]]:
    """Give the strong and the weak side of options; cut when they do not fit together."""
    sides = [(strong_side(draft, draft.optie(key)), draft.optie(key).tegen) for key in shown]
    if sum(len(text.split()) for both in sides for text in both) <= room:
        return sides
    each = max(room // (2 * len(sides)), LEAST_OF_SIDE)
    return [(_short(strong, each), _short(weak, each)) for strong, weak in sides]


def _short(text: str, most: int) -> str:
    """Give so many words of a text of a person at most; the plan has the rest."""
    words = text.split()
    return text if len(words) <= most else f"{' '.join(words[:most])}{CUT}"


def _setback(draft: Ontwerp) -> Iterator[Block]:
    """Draw 20 outcomes: of the company where that is known, else of the people."""
    cijfers, code = draft.cijfers, draft.cijfers.gemeente
    known = cijfers.company_known
    kop, whose = ("resultaat", "") if known else ("mensen", code)
    reeks = cijfers.reeks(draft.vooruit, "kop", kop, whose)
    yield from draw_outcomes(
        "raad.stippen",
        f"{'Het resultaat van het bedrijf' if known else 'Mensen aan het werk'} in "
        f"{cijfers.straks}",
        "het resultaat" if known else "het aantal mensen",
        draft.vooruit,
        (reeks, cijfers.straks),
    )


def _options(draft: Ontwerp, room: int) -> Table:
    year, code = draft.cijfers.straks, draft.cijfers.gemeente
    known = draft.cijfers.company_known
    rows: list[tuple[Part | None, ...]] = []
    shown = _shown(draft)
    for key, (sterk, tegen) in zip(shown, _sides(draft, shown, room), strict=True):
        option = draft.optie(key)
        begin = "" if option.is_words else draft.cijfers.begin(key)
        money = f"{begin}kop/resultaat/{year}" if known else f"{begin}kop/rijk/{year}/{code}"
        people = f"{begin}kop/mensen/{year}/{code}"
        rows.append(
            (
                option.naam,
                None if option.is_words else draft.cijfers.find(money),
                None if option.is_words else draft.cijfers.find(people),
                sterk,
                tegen or None,
            )
        )
    notes = []
    if left := [draft.optie(key).naam for key in draft.opties if key not in shown]:
        notes.append(f"Het plan noemt ook: {', '.join(left)}.")
    if draft.schrijver.holds("geld_van_heel"):
        notes.append(f"Mensen en geld zijn hier alleen het deel in {draft.cijfers.place.naam}.")
    if any(CUT in str(cell) for row in rows for cell in row[3:]):
        notes.append(REST)
    return Table(
        "raad.opties",
        f"De opties in {year}, met hun sterke en hun zwakke kant",
        (
            "Optie",
            "Resultaat van het bedrijf" if known else "Geld van het Rijk",
            "Mensen",
            "Sterk",
            "Zwak",
        ),
        tuple(rows),
        (1, 2),
        noot=" ".join(notes),
    )


def _shown(draft: Ontwerp) -> tuple[str, ...]:
    """Give the keys of the options that fit on the page; the choice is always one of them."""
    first = draft.opties[:MOST_OPTIONS]
    if not draft.voorkeur or draft.voorkeur in first:
        return first
    return (*first[:-1], draft.voorkeur)


def _questions(draft: Ontwerp) -> Bullets:
    """Give three questions whose answer a council may expect."""
    receiver = draft.ontvanger
    several = len(draft.cijfers.place.codes) > 1
    lines = (
        "Wat doet het college als het resultaat onder het bereik uitkomt?"
        if draft.cijfers.company_known
        else "Wanneer heeft het college de cijfers van het bedrijf?",
        f"Hoe legt {receiver} aan onze raad uit waar het impulsbudget naartoe gaat?"
        if several and receiver and receiver != name_of(draft.cijfers.gemeente)
        else "Waar gaat het impulsbudget naartoe, en wat blijft er over?",
        _about_the_choice(draft),
    )
    return Bullets("raad.vragen", tuple((line,) for line in lines), is_numbered=True)


def _about_the_choice(draft: Ontwerp) -> str:
    if draft.keuze is None:
        return "Wanneer is er een keuze, en wat pleit er tegen elke optie?"
    if draft.keuze.tegen:
        return "Wat antwoordt het college op het sterkste argument tegen?"
    return "Wat is het sterkste argument tegen deze keuze?"


def _sources(figures: list[LiveFigure], gone: tuple[str, ...]) -> Iterator[Reference]:
    """List what the figures on the page say they rest on, and what was withdrawn behind them."""
    known = {source.title: source for source in load_sources().values()}
    named = (name for one in figures for name in one.bron.split(BETWEEN))
    for title in dict.fromkeys((*named, *gone)):
        source = known.get(title)
        if source is None:
            yield Reference(title, title, "")
        else:
            yield Reference(
                source.key, title, day(source.published), "", source.withdrawn is not None
            )
