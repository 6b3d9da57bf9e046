# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""One invented plan with a block of every kind, and text as only a user can type it."""

from datetime import date

from tests.charts import pictures

from springplank.charts.dots import describe_dots, dots_chart
from springplank.charts.sheet import SCREEN
from springplank.charts.streams import describe_streams, streams_chart
from springplank.charts.tiles import describe_map, tile_map
from springplank.charts.waterfall import describe_waterfall, waterfall_chart
from springplank.documents.plan import (
    BEZIG,
    KLAAR,
    ONBEKEND,
    RAMING,
    VASTGESTELD,
    Bullets,
    Chapter,
    Chart,
    Comment,
    Decision,
    LiveFigure,
    OpenQuestion,
    Paragraph,
    Part,
    Plan,
    Reference,
    Section,
    Step,
    Table,
)

RUN = "20261122-a1b2c3"
TITEL = "Plan voor de sociale infrastructuur van Voorbeeldregio"
BRON = "Meicirculaire 2026"
EURO = "€\N{NO-BREAK SPACE}"
NASTY = (
    "Naam \x00\x07met \u202eomkering\u202c, \u200f\u05e9\u05dc\u05d5\u05dd, \u0645\u0631\u062d, "
    "\U0001f469\U0001f3fd\u200d\U0001f527 \U0001f680 \u2764\ufe0f, \u6f22\u5b57, \ue000, e\u0301, "
    "<b>vet</b> & #strong[vet] $x$ {{ 1 }} \\n \ud800 =1+1 @auteur *ster* _streep_ `code` // niets"
)
"""Controls, turned text, Hebrew, Arabic, emoji, Chinese, half a sign, and markup of every kind."""

CIRCULAIRE = LiveFigure(
    "geld/wsw/2026", f"{EURO}1.234.567", VASTGESTELD, waarde=1_234_567.0, bron=BRON, run_id=RUN
)
TEKORT = LiveFigure(
    "geld/tekort/2030",
    f"ongeveer {EURO}1,5 mln",
    RAMING,
    f"tussen {EURO}1,1 en {EURO}1,9 mln",
    waarde=1_500_000.0,
    laag=1_100_000.0,
    hoog=1_900_000.0,
    bron="Berekening van Springplank",
    run_id=RUN,
)
GEWIJZIGD = LiveFigure(
    "personen/wsw/2030",
    "312 mensen",
    RAMING,
    "tussen 280 en 340",
    waarde=312.0,
    laag=280.0,
    hoog=340.0,
    eenheid="persoon",
    bron="oude-bron",
    was="298 mensen",
)
GEEN = LiveFigure("bedrijf/resultaat/2027", "onbekend", ONBEKEND, bron="")
OPSOMMING = "Wij houden de werkplekken open. Wij zoeken nieuwe werkgevers in de regio. "


def euro(amount: int) -> str:
    """Write an amount."""
    return EURO + f"{amount:,}".replace(",", ".")


def table(name: str, columns: int, rows: int, *, total: bool = False, step: int = 1) -> Table:
    """Make a table with years as columns; the third number of each row is unknown."""
    body: list[tuple[Part | None, ...]] = []
    for row in range(rows):
        numbers: list[Part | None] = [
            euro(1_000_000 * step + 37_211 * row * c) for c in range(columns - 1)
        ]
        if len(numbers) > 2:
            numbers[2] = None
        body.append((f"Gemeente Voorbeeldstad {row + 1}", *numbers))
    if total:
        body.append(("Totaal", *(euro(31_482_100 * step) for _ in range(columns - 1))))
    return Table(
        f"tabel.{name}",
        f"{name} per gemeente en per jaar",
        ("Gemeente", *(str(2026 + n) for n in range(columns - 1))),
        tuple(body),
        getalkolommen=tuple(range(1, columns)),
        heeft_totaal=total,
        noot="Bedragen in euro's, prijzen van 2026.",
    )


def charts() -> tuple[Chart, ...]:
    """Make a chart of four kinds, as the workbench draws them."""
    numbers = Table(
        "grafiek.tabel",
        "De cijfers van deze grafiek",
        ("Jaar", "Wsw", "Beschut werk"),
        (("2025", CIRCULAIRE, "€ 100"), ("2026", TEKORT, "€ 120"), ("2027", GEWIJZIGD, None)),
        getalkolommen=(1, 2),
    )
    streams, steps = pictures.streams(), pictures.waterfall()
    made = (
        ("stromen", streams_chart(streams, SCREEN, words=False), describe_streams(streams)),
        ("stappen", waterfall_chart(steps, SCREEN, words=False), describe_waterfall(steps)),
        (
            "stippen",
            dots_chart(pictures.dots(), SCREEN, words=False),
            describe_dots(pictures.dots()),
        ),
        (
            "kaart",
            tile_map(pictures.members(), SCREEN, words=False),
            describe_map(pictures.members()),
        ),
    )
    return tuple(
        Chart(f"grafiek.{name}", f"Zo ziet {name} eruit", svg, alt, numbers)
        for name, svg, alt in made
    )


def chapter_money() -> Chapter:
    """Make the chapter with tables of every width, charts and figures of every kind."""
    return Chapter(
        2,
        "geld",
        "Wat komt er binnen en wat gaat eruit?",
        (
            Section(
                "Het geld van het Rijk",
                (
                    Paragraph(
                        "geld.rijk",
                        (
                            "In 2026 komt er ",
                            CIRCULAIRE,
                            " binnen. In 2030 is het tekort ",
                            TEKORT,
                            ". Dan werken er nog ",
                            GEWIJZIGD,
                            ". Het resultaat van het bedrijf in 2027 is ",
                            GEEN,
                            ".\n\nDit is een tweede alinea.\nMet een tweede regel.",
                        ),
                    ),
                    table("Baten", 6, 4, total=True),
                    *charts()[:2],
                ),
            ),
            Section("Een lange tabel", (table("Lasten", 5, 90, total=True),)),
            Section("Een brede tabel", (table("Meerjarenbegroting", 12, 14, total=True),)),
            Section("Een tabel in delen", (table("Zeer breed", 24, 5, step=20),)),
            Section("Meer beelden", charts()[2:]),
        ),
        eigenaar="de controller",
        status=BEZIG,
        ontbreekt=("De jaarrekening van het bedrijf over 2025.", "Het contract met gemeente B."),
    )


def chapter_text() -> Chapter:
    """Make the chapter with text, lists, decisions, steps and questions."""
    return Chapter(
        1,
        "keuze",
        "Wat kiezen wij, en waarom?",
        (
            Section(
                "",
                (
                    Paragraph("keuze.lang", (OPSOMMING * 40,)),
                    Paragraph("keuze.vraag", ("Wat wilt u bereiken met ", NASTY), is_prompt=True),
                    Bullets("keuze.punten", (("Eerste punt met ", CIRCULAIRE), ("Tweede punt",))),
                    Bullets("keuze.volgorde", (("Eerst dit",), ("Dan dat",)), is_numbered=True),
                ),
            ),
            Section(
                "Het besluit",
                (
                    Decision(
                        "keuze.besluit",
                        ("Besluit om ", TEKORT, " te dekken uit de reserve."),
                        "de gemeenteraad van Voorbeeldstad",
                        ("De reserve is groot genoeg.",),
                        "De reserve is dan op.",
                    ),
                    Decision("keuze.tweede", ("Besluit om te wachten.",), "het college"),
                ),
            ),
            Section(
                "De uitvoering",
                (
                    Step(
                        "stap.1",
                        "Maak een contract",
                        "de directeur",
                        "1 maart 2027",
                        "Het contract ligt er",
                        "Minder dan 10 plekken",
                    ),
                    Step("stap.2", "Werf werkgevers " + NASTY),
                    OpenQuestion(
                        "vraag.1", "Hoeveel mensen gaan met pensioen?", "Vraag het UWV", "UWV"
                    ),
                    OpenQuestion("vraag.2", "Wat kost het gebouw?"),
                ),
            ),
            Section("Eigen tekst", (Paragraph("keuze.eigen", (NASTY,), is_own=True),)),
        ),
        status=KLAAR,
    )


def sample(*, is_invented: bool = True, extra: tuple[Section, ...] = ()) -> Plan:
    """Make the plan; extra sections come in a chapter of their own."""
    chapters = [chapter_text(), chapter_money()]
    if extra:
        chapters.append(Chapter(3, "extra", "Extra", extra))
    return Plan(
        titel=TITEL,
        onderwerp="Voorbeeldregio",
        code="voorbeeld",
        datum=date(2026, 11, 22),
        status="concept",
        run_id=RUN,
        samenvatting=(
            Paragraph("samenvatting", ("Wij komen ", TEKORT, " tekort. Wij kiezen voor samen.")),
        ),
        hoofdstukken=tuple(chapters),
        bronnen=(
            Reference("mc2026", BRON, "31 mei 2026", "Rijksoverheid, tabel 3"),
            Reference("oude-bron", "Oude raming van Panteia", "2024", is_withdrawn=True),
            Reference("wet", "Participatiewet, artikel 10b", "1 januari 2026"),
        ),
        opmerkingen=(
            Comment("A. Lezer", date(2026, 11, 20), "Klopt dit bedrag?", "geld/wsw/2026"),
            Comment(
                "B. Raadslid 🚀",
                date(2026, 11, 21),
                "Waarom?\n" + NASTY,
                "keuze.lang",
                is_changed=True,
            ),
            Comment("C. Ambtenaar", date(2026, 11, 21), "Dit hoofdstuk is nog kort.", "geld"),
            Comment("D. Verdwaald", date(2026, 11, 21), "Waar is dit gebleven?", "weg.alinea"),
        ),
        is_invented=is_invented,
    )
