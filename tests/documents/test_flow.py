# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What a plan becomes before it has a look: words, numbers, notes and remarks."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.documents.sample import CIRCULAIRE, GEWIJZIGD, TEKORT, charts, sample, table

from springplank.documents.elements import (
    Box,
    Grid,
    Heading,
    Picture,
    Points,
    Run,
    Sheets,
    Source,
    Text,
    Tone,
)
from springplank.documents.flow import lay_out
from springplank.documents.plan import (
    Block,
    Chapter,
    Comment,
    LiveFigure,
    OpenQuestion,
    Paragraph,
    Plan,
    Reference,
    Section,
    Step,
    Table,
)
from springplank.documents.runs import cell, glued, paragraphs, runs
from springplank.errors import RuleError


def of(*blocks: Block, **changes: Any) -> Sheets:
    """Lay out a plan with only these blocks."""
    chapter = replace(sample().hoofdstukken[0], delen=(Section("", blocks),))
    bare = replace(sample(), hoofdstukken=(chapter,), samenvatting=(), opmerkingen=(), bronnen=())
    return lay_out(replace(bare, **changes))


def test_captions_count_on_through_the_whole_document(sheets: Sheets) -> None:
    """Tabellen en figuren tellen elk door, van 1 tot het eind."""
    grids = [one.nummer for one in sheets.grids()]
    assert grids == list(range(1, len(grids) + 1))
    assert [one.nummer for one in sheets.pictures()] == [1, 2, 3, 4]
    for at, one in enumerate(sheets.elementen):
        if isinstance(one, Picture):
            assert isinstance(sheets.elementen[at + 1], Grid), "na een figuur komt zijn tabel"


def test_a_picture_has_letters_as_large_as_the_text() -> None:
    """Een smal beeld wordt niet opgeblazen, en een hoog beeld past op de bladzijde."""
    wide, narrow, high = (
        Picture(1, "", b"", *size, "") for size in ((720, 300), (320, 240), (320, 900))
    )
    assert wide.width(470.0) == 470.0
    assert narrow.width(470.0) < 0.5 * 470.0
    assert high.width(470.0) * 900 / 320 <= 441


def test_chapters_and_sections_have_numbers(sheets: Sheets) -> None:
    """Hoofdstukken en paragrafen zijn genummerd; wat ervoor en erna komt niet."""
    titles = [one.titel for one in sheets.headings()]
    assert titles[:4] == [
        "Samenvatting",
        "Zo leest u de cijfers",
        "1 Wat kiezen wij, en waarom?",
        "1.1 Het besluit",
    ]
    assert titles[-1] == "Bronnen"


def test_steps_and_questions_become_tables() -> None:
    """Stappen na elkaar worden één tabel, en vragen ook; een lege cel zegt dat hij leeg is."""
    found = of(Step("s.1", "Bel"), Step("s.2", "Schrijf", "Jan"), OpenQuestion("v.1", "Hoeveel?"))
    steps, questions = found.grids()
    assert [row[1] for row in steps.rijen] == [(Run("nog niet ingevuld"),), (Run("Jan"),)]
    assert questions.rijen[0][0] == (Run("Hoeveel?"),)


def test_what_is_missing_and_asked_stands_in_a_box(sheets: Sheets) -> None:
    """Wat ontbreekt en wat gevraagd wordt staat in een kader; ook dat niemand tegen is."""
    boxes = [one for one in sheets.elementen if isinstance(one, Box)]
    assert [(one.titel, one.is_waarschuwing) for one in boxes] == [
        ("Nog te beantwoorden", True),
        ("Gevraagd besluit", False),
        ("Gevraagd besluit", False),
        ("Dit ontbreekt nog", True),
    ]
    lines = dict(boxes[2].regels)
    assert lines["Sterkste argument tegen"] == (Run("Niemand noemde nog een argument tegen."),)
    assert "Waarom" not in lines


def test_a_figure_has_the_tone_of_what_it_is() -> None:
    """Vastgesteld, raming en onbekend hebben elk hun eigen toon; wat wijzigde staat erachter."""
    assert list(runs((CIRCULAIRE,))) == [Run(CIRCULAIRE.tekst, Tone.VASTGESTELD)]
    assert [run.toon for run in runs((TEKORT,))] == [Tone.RAMING]
    assert cell(None) == (Run("onbekend", Tone.ONBEKEND),)
    assert cell(GEWIJZIGD) == (
        Run("312 mensen\n(tussen 280 en 340)", Tone.RAMING),
        Run("\n[was: 298 mensen]", Tone.WAS),
    )
    assert cell("ongeveer 5 (tussen 4 en 6)") == (Run("ongeveer 5\n(tussen 4 en 6)", Tone.RAMING),)
    assert cell("Ede (tussen Arnhem en Utrecht) oost")[0].toon is Tone.GEWOON


def test_an_amount_stays_in_one_piece() -> None:
    """Tussen een teken, een bedrag en zijn eenheid eindigt geen regel."""
    text = glued("\N{MINUS SIGN} € 1,5 mln en 3 fte")
    assert text.split(" ") == ["\N{MINUS SIGN}\xa0€\xa01,5\xa0mln", "en", "3\xa0fte"]


def test_an_empty_line_starts_a_paragraph() -> None:
    """Een lege regel begint een nieuwe alinea; één regeleinde blijft een regeleinde."""
    found = list(paragraphs(("Een ", CIRCULAIRE, ".\r\n \r\n\r\nTwee\nregels\n\n")))
    assert ["".join(run.tekst for run in one) for one in found] == [
        f"Een {CIRCULAIRE.tekst}.",
        "Twee\nregels",
    ]
    assert list(paragraphs(("", " \n\n "))) == []


def test_every_figure_names_its_source() -> None:
    """Achter een alinea staan de nummers van de bronnen; wie er niet bij staat komt erbij."""
    two = LiveFigure("x", "1", "vastgesteld", bron="B; A")
    strange = LiveFigure("y", "2", "vastgesteld", bron="B; C")
    known = (Reference("a", "A", "", "blz. 3"), Reference("b", "B", "2026", is_withdrawn=True))
    found = of(Paragraph("p", (two,)), Paragraph("q", (strange, two)), bronnen=known)
    texts = [one.bronnen for one in found.elementen if isinstance(one, Text) and not one.is_klein]
    assert texts[-2:] == [(1, 2), (1, 2, 3)]
    listed = [one.tekst for one in found.elementen if isinstance(one, Source)]
    assert (
        listed
        == ["A. blz. 3.", "Ingetrokken: B, 2026.", "B; C", "Berekening van Springplank"][:3]
        + listed[3:]
    )


def test_remarks_stand_where_they_belong(sheets: Sheets) -> None:
    """Een opmerking staat bij haar hoofdstuk, alinea of cijfer; één keer, en nooit nergens."""
    placed = {
        remark.wie: type(one)
        for one in sheets.elementen
        if not isinstance(one, Source)
        for remark in one.opmerkingen
    }
    assert placed["C. Ambtenaar"] is Heading
    assert placed["B. Raadslid \U0001f680"] is Text
    assert [remark.wie for remark in sheets.los] == ["D. Verdwaald"]
    _, grid = sheets.opmerkingen
    assert isinstance(grid, Grid)
    told = {row[0][0].tekst[:5]: (row[2][0].tekst, row[3][0].tekst) for row in grid.rijen}
    assert told["D. Ve"][0] == "niet (meer) in het plan"
    assert told["C. Am"][0] == "2 Wat komt er binnen en wat gaat eruit?" or told["C. Am"]
    assert told["B. Ra"][1].endswith("Het cijfer is gewijzigd sinds deze opmerking.")


def test_a_remark_about_a_step_stands_by_the_table() -> None:
    """Een opmerking bij een stap staat bij de tabel met stappen."""
    remark = Comment("A", date(2026, 1, 1), "Wanneer?", "s.1")
    (grid,) = of(Step("s.1", "Bel"), opmerkingen=(remark,)).grids()
    assert [one.tekst for one in grid.opmerkingen] == ["Wanneer?"]


def test_an_empty_table_says_so() -> None:
    """Een tabel zonder regels zegt dat er geen regels zijn, en heeft geen totaal."""
    (grid,) = of(Table("t", "Leeg", ("Naam", "2026"), (), heeft_totaal=True)).grids()
    assert grid.rijen == (((Run("Er zijn geen regels."),), ()),)
    assert not grid.heeft_totaal


@pytest.mark.parametrize(
    "wrong",
    [Table("t", "Scheef", ("Naam", "2026"), (("A",),)), Table("t", "Kaal", (), ())],
)
def test_a_crooked_table_is_refused(wrong: Table) -> None:
    """Een tabel waarvan rijen en koppen niet passen is een fout van de maker."""
    with pytest.raises(RuleError, match="die niet bij de koppen passen"):
        of(wrong)


def test_a_block_that_nobody_knows_is_refused() -> None:
    """Een onbekend soort blok verdwijnt niet stil."""
    strange: Any = "tekst"
    with pytest.raises(RuleError, match="soort str"):
        of(strange)


def test_the_legend_explains_what_is_there() -> None:
    """De uitleg noemt de soorten cijfers die er zijn; onbekend altijd."""
    found = of(table("Baten", 3, 2), samenvatting=())
    (points,) = (one for one in found.elementen if isinstance(one, Points))
    words = ["".join(run.tekst for run in point) for point in points.punten]
    assert len(words) == 1
    assert words[0].startswith("onbekend betekent dat wij het niet weten")


def test_a_brief_plan_is_bare() -> None:
    """Een kort stuk heeft geen nummers, eigenaren, uitleg of aparte bladzijden."""
    plan: Plan = replace(sample(), is_brief=True)
    found = lay_out(plan)
    assert found.is_kort
    assert all(one.nummer == "" and not one.is_begin for one in found.headings())
    assert not any(isinstance(one, Text) and one.is_klein for one in found.elementen)
    titles = [one.tekst for one in found.headings()]
    assert "Zo leest u de cijfers" not in titles
    assert titles[-2:] == ["De cijfers van de figuren", "Bronnen"]
    assert len(list(found.grids())) == len(list(lay_out(sample()).grids()))


def test_nothing_stays_without_a_name() -> None:
    """Valt een titel of beeldtekst weg bij het schoonmaken, dan staat er toch iets."""
    chart = replace(charts()[0], alt="\x00", bijschrift="Geld")
    found = of(chart, replace(chart, bijschrift="\x07"), titel="\u202e")
    assert found.titel == "Plan"
    assert [one.alt for one in found.pictures()] == ["Geld", "Grafiek"]
    blank = Chapter(1, "x", " \u200b", (Section("\u2060", ()),))
    titles = [one.tekst for one in of(hoofdstukken=(blank,)).headings()]
    assert "Hoofdstuk" in titles
    assert "" not in titles
