# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The first page of the book: what it is, what it recomputes, what it cannot, and its colours."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from springplank.core.sources import load_sources
from springplank.rekenboek.answers import Side
from springplank.rekenboek.kit import LABEL, UNIT, Book, Content, Look, Sheet, clean
from springplank.words.figures import day

TITLE = "Lees mij"
_RANGES = (
    "De bandbreedtes komen uit honderden trekkingen. Zij zijn waarden, met het nummer van de "
    "berekening erbij. Verandert u een cel, dan veranderen zij niet mee."
)
_PAYMENT = (
    "Wie het impulsbudget ontvangt, rekent dit boek niet na. Het rekent met het aandeel van elke "
    "gemeente."
)
_STEPS = (
    "Van de Wsw rekent dit boek het hele bedrag na. Twee onderdelen ervan staan er niet in: wat "
    "eenmalig is, en het lage-inkomensvoordeel."
)
_UNKNOWN = (
    "Waar 'niet bekend' staat, hebben wij geen cijfer. Vul het in de werkbank in en maak een "
    "nieuw boek."
)
_OTHERS = "De andere scenario's op blad Vergelijking zijn waarden van hun eigen berekening."
CANNOT = (_RANGES, _PAYMENT, _STEPS, _UNKNOWN, _OTHERS)
"""What no sheet of the book recomputes."""

INVENTED = "Dit is een voorbeeld. De cijfers van het bedrijf zijn verzonnen."

_LOCKED = (
    "Elk blad is beschermd, zonder wachtwoord. Kies in Excel: Controleren, Beveiliging blad "
    "opheffen. Kies in LibreOffice: Extra, Blad beschermen."
)
_SOURCE = "De kolom Bron en toelichting zegt waar een cijfer vandaan komt en hoe zeker het is."
_PRICES = "Bedragen zijn euro's. Zij staan op het prijspeil dat het blad noemt."


@dataclass(frozen=True, slots=True)
class About:
    """What the first page tells of the question.

    Attributes:
        onderwerp: name of the gemeente, verband or region.
        made: the day on which the book was made.
        stand: what was known, as a name for a reader.
        remarks: Dutch sentences that belong beside the figures.
        sources: keys of the sources of the money.
        is_example: the place or its company is invented.
        about_company: whose figures those of the company are, when they are not its own.
    """

    onderwerp: str
    made: date
    stand: str
    remarks: Sequence[str] = ()
    sources: Sequence[str] = ()
    is_example: bool = False
    about_company: str = ""

    @property
    def note(self) -> str:
        """Say whose figures those of the company are; empty when they are its own."""
        return INVENTED if self.is_example else self.about_company


def write_readme(book: Book, about: About, chosen: Side, cannot: Iterable[str]) -> Sheet:
    """Write the first page, after all others, and put it in front.

    Args:
        book: the workbook with all other sheets.
        about: what the question is about.
        chosen: the scenario of this book.
        cannot: more that the book does not recompute, in Dutch sentences.
    """
    sheets = list(book.sheets)
    sheet = book.sheet(TITLE)
    book.sheets.insert(0, book.sheets.pop())
    sheet.widths.update({LABEL: 60, UNIT: 60})
    question = chosen.antwoord.outcome.question
    lines = [
        ("Onderwerp", about.onderwerp),
        ("Samenwerkingsverband", question.place.naam),
        ("Scenario", chosen.naam),
        ("Jaren", f"{question.years[0]} tot en met {question.years[-1]}"),
        ("Gemaakt op", day(about.made)),
        ("Bekend op", about.stand),
        ("Nummer van de berekening", chosen.run_id),
        ("Trekkingen en beginwaarde", f"{question.draws} en {question.seed}"),
    ]
    if about.note:
        sheet.text(about.note, "heading")
    for label, text in lines:
        _pair(sheet, label, text)
    _colours(sheet)
    sheet.text(_named_inputs(sheets), "label")
    sheet.heading("Wat dit boek narekent")
    _pair(sheet, "Blad", "Uitkomsten die een formule zijn", look="column")
    for other in sheets:
        formulas, results = other.counted()
        if results:
            _pair(sheet, other.title, f"{formulas} van {results}")
    sheet.heading("Wat dit boek niet kan")
    for text in dict.fromkeys((*CANNOT, *cannot)):
        sheet.text(f"• {text}", "label")
    _end(sheet, about)
    return sheet


def _pair(sheet: Sheet, label: str, text: str, *, look: Look = "label") -> None:
    for column, words in ((LABEL, label), (UNIT, text)):
        sheet.put(sheet.at, column, Content("text", clean(words), look=look))
    sheet.at += 1


def _colours(sheet: Sheet) -> None:
    sheet.heading("Hoe u het leest")
    for content, told in (
        (Content("input", 1, "getal"), "Geel: invoer. Deze cel mag u veranderen."),
        (Content("text", 1, "getal"), "Wit: een formule. Het boek rekent hem uit."),
        (Content("value", 1, "getal"), "Grijs: een waarde die het boek niet uitrekent."),
    ):
        sheet.put(sheet.at, UNIT, content)
        sheet.text(told, "label")
    for told in (_LOCKED, _SOURCE, _PRICES):
        sheet.text(told, "label")


def _named_inputs(sheets: Iterable[Sheet]) -> str:
    """Say how many inputs can be found and used by name, and where the others stand."""
    names = [c.name for sheet in sheets for c in sheet.cells.values() if c.kind == "input"]
    own = [name for name in names if name]
    if not own:
        return "De gele cellen hebben geen naam. Zij staan in rijen met hun omschrijving ervoor."
    return (
        f"{len(own)} van de {len(names)} gele cellen hebben een naam, zoals {own[0]}. De andere "
        "staan in een tabel, met hun omschrijving ervoor."
    )


def _end(sheet: Sheet, about: About) -> None:
    if about.remarks:
        sheet.heading("Let op bij deze cijfers")
        for text in about.remarks:
            sheet.text(f"• {text}", "label")
    sheet.heading("Bronnen")
    register = load_sources()
    for key in about.sources:
        source = register[key]
        _pair(sheet, source.title, f"{source.publisher}, {day(source.published)} ({key})")
