# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The whole workbook: the same cents as the engine, before and after other inputs."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any, TypeAlias
from zipfile import ZipFile

import numpy as np
import pytest
from openpyxl import load_workbook
from tests.conftest import Samples
from tests.programs import needs_libreoffice
from tests.rekenboek.books import ABOUT, book_of, question, random_question, side
from tests.rekenboek.changes import some_change
from tests.rekenboek.libreoffice import (
    all_recalculated,
    at_of,
    differences,
    values_in,
    with_inputs,
)
from tests.rekenboek.recomputed import Made, engine, read, unequal

from springplank.cohort.lines import LINES
from springplank.core.sources import load_sources
from springplank.errors import UsageError
from springplank.rekenboek import xlsx
from springplank.rekenboek.book import write_book
from springplank.rekenboek.kit import NOT_KNOWN, Book, clean
from springplank.rekenboek.ods import write_ods
from springplank.rekenboek.readme import CANNOT
from springplank.rekenboek.stream_steps import SHORT
from springplank.rekenboek.xlsx import write_xlsx
from springplank.scenarios.reeksen import Antwoord
from springplank.scenarios.run import run

Writer: TypeAlias = Callable[[Book], bytes]
WRITERS: dict[str, Writer] = {"xlsx": write_xlsx, "ods": write_ods}
SUFFIXES = pytest.mark.parametrize("suffix", list(WRITERS))

NASTY = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1;1)",
    "\t=1+1",
    '=HYPERLINK("http://voorbeeld.invalid","klik")',
    "\u202e=1+1 \U0001f600",
    "<b>&amp;</b>",
    "\x00\x0b=1+1",
    "\U0001f600" * 20_000,
)


def test_the_library_would_write_the_same_formulas(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wij schrijven formules zoals ze zijn; de bibliotheek zou aan geen enkele iets veranderen."""
    ours = write_xlsx(made.book)
    monkeypatch.delattr(xlsx._Worksheet, "_prepare_formula")
    assert write_xlsx(made.book) == ours


@pytest.fixture(scope="module")
def made() -> Made:
    """The workbook of the example, with another scenario beside it."""
    return book_of(question(), [question(scenario="versterken")])


def test_every_figure_is_that_of_the_engine(made: Made) -> None:
    """Elk cijfer dat in het bestand staat, is dat van de rekenkern."""
    assert unequal(made.stored, engine(made.antwoord)) == []
    assert len(made.found) > 1_000


@needs_libreoffice
@SUFFIXES
def test_the_same_cents_before_and_after(made: Made, suffix: str) -> None:
    """LibreOffice vindt dezelfde centen als de rekenkern, ook na andere invoer."""
    check_both(made, suffix, np.random.default_rng(5))


@needs_libreoffice
def test_random_dossiers(samples: Samples) -> None:
    """Ook van willekeurige dossiers klopt elk cent, voor en na andere invoer."""
    for seed in range(samples(1, 20)):
        rng = np.random.default_rng(seed)
        asked = random_question(rng)
        told = f"{asked.place.naam}, {asked.scenario.key}, {asked.years}"
        print(told)
        check_both(book_of(asked), list(WRITERS)[seed % 2], rng)


def check_both(made: Made, suffix: str, rng: np.random.Generator) -> None:
    """Compare a file with the engine, as it is written and with other numbers typed in."""
    change, write = some_change(made, rng), WRITERS[suffix]
    files = [write(made.book), write(with_inputs(made.book, change.cells))]
    before, after = all_recalculated(files, suffix)
    assert differences(made.book, before) == []
    assert unequal(read(made, before), engine(made.antwoord)) == []
    wanted = engine(Antwoord(run(change.question)))
    assert unequal(read(made, after), wanted) == []
    assert unequal(read(made, before), wanted) != []  # something did change


def test_nine_of_ten_results_are_formulas(made: Made) -> None:
    """Op de bladen met geldstromen, mensen en bedrijf is minstens 90% een formule."""
    titles = {*SHORT.values(), "Rijksgeld", "Mensen", "Wsw per leeftijd", "Bedrijf", "Afspraken"}
    counted = {s.title: s.counted() for s in made.book.sheets if s.title in titles}
    assert counted.keys() == titles
    for title, (formulas, results) in counted.items():
        assert formulas >= 0.9 * results, title
        assert results or title in {"BUIG", "Cluster Participatie"}, title


def test_first_page_tells_what_it_cannot(made: Made) -> None:
    """Het eerste blad zegt wat het boek is, waarop het rust en wat het niet kan."""
    first = made.book.sheets[0]
    words = " ".join(str(content.value) for content in first.cells.values())
    assert first.title == "Lees mij"
    for text in (*CANNOT, *ABOUT.remarks, "Proefregio", "1234abcd", "23 november 2026"):
        assert text in words
    assert "Nulalternatief" in words
    assert load_sources()["vragenuur-2025"].title in words
    assert "Dit is een voorbeeld" not in words
    example = book_of(question(), about=replace(ABOUT, is_example=True))
    shown = [str(content.value) for content in example.book.sheets[0].cells.values()]
    assert "Dit is een voorbeeld. De cijfers van het bedrijf zijn verzonnen." in shown


def test_first_page_counts_the_inputs_with_a_name(made: Made) -> None:
    """Het eerste blad zegt hoeveel gele cellen een naam hebben, en noemt er een die bestaat."""
    inputs = [
        content
        for sheet in made.book.sheets[1:]
        for content in sheet.cells.values()
        if content.kind == "input"
    ]
    named = [content.name for content in inputs if content.name]
    words = [str(content.value) for content in made.book.sheets[0].cells.values()]
    (told,) = (text for text in words if "gele cellen hebben een naam" in text)
    assert told.startswith(f"{len(named)} van de {len(inputs)} gele cellen")
    assert told.partition("zoals ")[2].partition(".")[0] in made.book.names


def test_ranges_are_values_with_their_run(made: Made) -> None:
    """Elke bandbreedte is een waarde met het nummer van haar berekening."""
    sheet = next(s for s in made.book.sheets if s.title == "Bandbreedtes")
    lines = {
        row: str(content.value).strip()
        for (row, column), content in sheet.cells.items()
        if column == 0
    }
    low = [row for row, label in lines.items() if label == "laag"]
    assert len(low) == sum(label == "hoog" for label in lines.values()) > 50
    for row in low:
        here = {column: c for (at, column), c in sheet.cells.items() if at == row}
        assert {c.kind for column, c in here.items() if column > 1} <= {"value", "text"}
        assert "1234abcd" in str(here[max(here)].value)


def test_ranges_hold_the_draws(made: Made) -> None:
    """Laag en hoog zijn de grenzen van 80 van de 100 trekkingen, in hele euro's."""
    reeks = made.antwoord.find("bedrijf", "exploitatieresultaat")
    sheet = next(s for s in made.book.sheets if s.title == "Bandbreedtes")
    rows = {str(c.value): row for (row, column), c in sheet.cells.items() if column == 0}
    row = next(at for label, at in rows.items() if label.startswith("Exploitatieresultaat"))
    shown = [sheet.cells[row + 1, 2].value, sheet.cells[row + 2, 2].value]
    assert shown == [round(end) for end in reeks.band()[:, 0].tolist()]


def test_comparison_computes_the_difference(made: Made) -> None:
    """Een ander scenario staat er als waarde naast; het verschil is een formule."""
    sheet = next(s for s in made.book.sheets if s.title == "Vergelijking")
    rows = [(row, str(c.value)) for (row, col), c in sheet.cells.items() if col == 0]
    titles = [label for _, label in rows]
    assert titles.count("Nulalternatief (dit boek)") == titles.count("Versterken") == 17
    gaps = [row for row, label in rows if label == "Verschil: Versterken min dit boek"]
    assert len(gaps) == 17
    other = next(r for r, label in rows if label == "Versterken")
    here = next(r for r, label in rows if label == "Nulalternatief (dit boek)")
    for column in range(2, 2 + len(sheet.of_years)):
        there, own, gap = (sheet.cells[row, column] for row in (other, here, gaps[0]))
        assert (there.kind, own.kind, gap.kind) == ("value", "formula", "formula")
        assert gap.value == pytest.approx(_number(there.value) - _number(own.value))


def _number(value: Any) -> float:
    assert not isinstance(value, str)
    return float(value)


def test_text_of_people_is_never_a_formula() -> None:
    """Geen enkele tekst van een gebruiker wordt een formule, waar hij ook staat."""
    asked = question(eigen__wsw__overig_vertrek="0.03")
    names = tuple(f"{text} {n}" for n, text in enumerate(NASTY))
    place = asked.place
    namen = tuple(names[n % len(names)] for n in range(len(place.namen)))
    asked = replace(
        asked,
        place=replace(place, naam=names[0], namen=namen),
        scenario=replace(asked.scenario, naam=names[1]),
        bedrijf=replace(asked.bedrijf, bron=names[2], naam=names[3]),
        eigen=replace(asked.eigen, source=names[4]),
    )
    about = replace(ABOUT, onderwerp=names[8], stand=names[6], remarks=names)
    made = book_of(asked, [asked], about)
    sheets = load_workbook(BytesIO(write_xlsx(made.book))).worksheets
    for sheet, ours in zip(sheets, made.book.sheets, strict=True):
        formulas = {
            at_of(cell) for row in sheet.iter_rows() for cell in row if cell.data_type == "f"
        }
        assert formulas == {at for at, content in ours.cells.items() if content.term is not None}
    with ZipFile(BytesIO(write_ods(made.book))) as archive:
        words = archive.read("content.xml").decode()
    terms = sum(c.term is not None for s in made.book.sheets for c in s.cells.values())
    assert words.count("table:formula=") == terms
    texts = {
        str(content.value)
        for sheet in made.book.sheets
        for content in sheet.cells.values()
        if content.kind == "text"
    }
    for name in (names[0], names[1], names[6], names[8]):
        assert any(clean(name) in text for text in texts), name


def test_unknown_is_not_zero(made: Made) -> None:
    """Een geldstroom die niemand kent, zegt waarom, en heeft geen nul."""
    sheet = next(s for s in made.book.sheets if s.title == "BUIG")
    words = " ".join(str(content.value) for content in sheet.cells.values())
    assert f"{NOT_KNOWN.capitalize()}." in words
    assert all(content.kind == "text" for content in sheet.cells.values())


def test_file_opens_as_it_was_written(made: Made) -> None:
    """Het bestand opent zonder herstel: alle bladen, namen en opgeslagen waarden zijn er."""
    data = write_xlsx(made.book)
    opened = load_workbook(BytesIO(data))
    assert opened.sheetnames == [sheet.title for sheet in made.book.sheets]
    assert set(opened.defined_names) == set(made.book.names)
    assert differences(made.book, values_in(data)) == []
    assert opened.properties.title == made.book.title


def test_a_gemeente_and_a_region_have_a_book() -> None:
    """Een gemeente heeft het boek van haar verband; een regio heeft geen bedrijf in het boek."""
    gemeente = book_of(question("GM1948"), about=replace(ABOUT, remarks=()))
    assert unequal(gemeente.stored, engine(gemeente.antwoord)) == []
    region = book_of(question("AM14"))
    assert unequal(region.stored, engine(region.antwoord)) == []
    assert "Bedrijf" not in {sheet.title for sheet in region.book.sheets}


def test_lines_that_only_the_user_fills_are_values() -> None:
    """Een regel die alleen de gebruiker vult, staat als waarde bij de bandbreedtes."""
    asked = question()
    line = next(iter(LINES))
    own = replace(asked.eigen, gemeenten={code: {line: 17.0} for code in asked.place.codes})
    asked = replace(asked, eigen=own)
    book = write_book(ABOUT, side(asked))
    sheet = next(s for s in book.sheets if s.title == "Bandbreedtes")
    shown = [c for c in sheet.cells.values() if c.value == 17.0 * len(asked.place.codes)]
    assert {content.kind for content in shown} == {"value"}


def test_the_country_is_too_large() -> None:
    """Van het hele land is er geen rekenboek; de melding zegt wat wel kan."""
    with pytest.raises(UsageError, match="Kies een samenwerkingsverband"):
        book_of(question("landelijk"))
