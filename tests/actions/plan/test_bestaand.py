# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""An existing plan: what of punt 8 stands in it, and who is said to agree."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.imports.documenten import make_docx, make_odt, make_pdf, make_scan

from springplank.actions.plan.bestaand import (
    LONGEST,
    MOST,
    NOT_FOUND,
    Nagezocht,
    Steun,
    in_text,
    open_plan,
    search_plan,
)
from springplank.actions.plan.checks import load_demands
from springplank.actions.werk import Werk
from springplank.cli.plan import plan
from springplank.errors import DataError, UsageError
from springplank.imports.teksten import Alinea, Tekst

Make = Callable[[Sequence[str]], bytes]

CODE = "ammatch"
ALINEAS = (
    "Inhoud: planning 4",
    "Per kwartaal staat in de planning wie welke actie doet, met een mijlpaal aan het eind.",
    "De gemeenteraad van Aalsmeer besloot op 3 mei 2026 in te stemmen met dit plan.",
    "Uithoorn stemt nog niet in. De directie is enthousiast.",
    "Het college van Amstelveen is akkoord.",
    "Haarlemmermeer ligt naast Schiphol.",
    "De ondernemingsraad van het bedrijf heeft op 01-02-2026 ingestemd.",
)


def search(*alineas: str, code: str = CODE) -> Nagezocht:
    text = Tekst("plan.docx", tuple(Alinea(one, f"alinea {n}") for n, one in enumerate(alineas, 1)))
    return search_plan(Werk(code), text)


def party(found: Nagezocht, naam: str) -> Steun:
    return next(one for one in found.draagvlak if one.naam == naam)


def passages(found: Nagezocht, sleutel: str) -> list[tuple[str, str]]:
    (one,) = (one for one in found.eisen if one.eis.sleutel == sleutel)
    return [(place.tekst, place.plek) for place in one.gevonden]


def test_every_demand_is_looked_for() -> None:
    """Elke eis van punt 8 staat in de uitslag, ook als er niets over is gevonden."""
    found = search("Niets.")
    assert [one.eis for one in found.eisen] == list(load_demands().values())
    assert found.gevonden == 0
    assert in_text(found).count(NOT_FOUND) == len(found.eisen) + len(found.draagvlak)
    assert all(eis.woorden for eis in load_demands().values())


def test_the_best_passages_come_first() -> None:
    """Waar de meeste woorden staan, komt eerst; een zin gaat voor een kop."""
    assert passages(search(*ALINEAS), "concreet") == [
        (ALINEAS[1], "alinea 2"),
        (ALINEAS[0], "alinea 1"),
    ]


def test_no_more_than_three_passages() -> None:
    """Er staan hoogstens drie passages, en dezelfde zin telt één keer."""
    same = ("De groei is zeker.",) * 3
    different = tuple(f"De groei is {n} fte." for n in range(5))
    found = passages(search(*same, *different), "groei_en_krimp")
    assert len(found) == MOST
    assert found[0] == ("De groei is 0 fte.", "alinea 4")
    assert passages(search(*same), "groei_en_krimp") == [("De groei is zeker.", "alinea 1")]


def test_a_short_word_counts_whole() -> None:
    """Een kort woord telt alleen als heel woord; een lang woord ook in een samenstelling."""
    assert passages(search("De taakstelling en de maattaken."), "taken") == []
    assert passages(search("Een taak."), "taken") == [("Een taak.", "alinea 1")]
    assert passages(search("De actiepunten."), "concreet") == [("De actiepunten.", "alinea 1")]
    assert passages(search("Kosten: €12."), "effect") == [("Kosten: €12.", "alinea 1")]


def test_a_long_paragraph_is_cut_around_the_word() -> None:
    """Van een lange alinea staat het stuk rond het woord er."""
    ((text, _),) = passages(search(f"{'begin ' * 100}krimp{' eind' * 100}"), "groei_en_krimp")
    assert text.startswith("… ")
    assert text.endswith(" …")
    assert "krimp" in text
    assert len(text) <= LONGEST + 4
    ((text, _),) = passages(search("krimp" + "x" * 500), "groei_en_krimp")
    assert (len(text), text[-2:]) == (LONGEST + 2, " …")
    ((text, _),) = passages(search("woord " * 80 + "krimp"), "groei_en_krimp")
    assert text.startswith("… ")
    assert text.endswith("krimp")


def test_who_agrees_and_when() -> None:
    """Per gemeente en bedrijf staat er wie besloot en wanneer, met de zin zelf."""
    found = search(*ALINEAS)
    aalsmeer = party(found, "Aalsmeer")
    assert (aalsmeer.wie, aalsmeer.wanneer) == ("gemeenteraad", "3 mei 2026")
    assert aalsmeer.zin == "Er staat iets over een besluit van gemeenteraad op 3 mei 2026."
    assert aalsmeer.vindplaats
    assert aalsmeer.vindplaats.tekst == ALINEAS[2]
    assert party(found, "Uithoorn").zin == (
        "Er staat iets over een besluit, met niet of nog erbij. Lees het na."
    )
    amstelveen = party(found, "Amstelveen")
    assert amstelveen.zin.endswith("van college; een datum vinden wij niet.")
    assert party(found, "Haarlemmermeer").zin == "Wordt genoemd, maar wij vinden geen besluit."
    assert party(found, "Ouder-Amstel").zin == NOT_FOUND
    company = party(found, "Het sociaal ontwikkelbedrijf")
    assert (company.wie, company.wanneer) == ("ondernemingsraad", "01-02-2026")


def test_a_name_has_its_capital() -> None:
    """In een plan dat besluit over bergen werk, stemt de gemeente Bergen nog niet in."""
    found = search("De raad besloot bergen werk te verzetten.", code="GM0373")
    assert party(found, "Bergen (NH.)").zin == NOT_FOUND
    found = search("De raad van Bergen besloot.", code="GM0373")
    assert party(found, "Bergen (NH.)").vindplaats


def test_the_best_sentence_counts() -> None:
    """Staat er meer, dan telt de zin met een besluit, een naam en een datum."""
    found = search(
        "Aalsmeer heeft nog niet besloten. Het college van Aalsmeer besloot. "
        "De raad van Aalsmeer stemde op 4 juni 2026 unaniem in."
    )
    assert party(found, "Aalsmeer").wanneer == "4 juni 2026"


@pytest.mark.parametrize("code", ["NL", "AM01"])
def test_only_who_makes_a_plan(code: str) -> None:
    """Het land en een arbeidsmarktregio maken geen plan."""
    with pytest.raises(UsageError, match="Een plan is van"):
        search("Niets.", code=code)


@pytest.mark.parametrize(
    "make, ending", [(make_docx, "docx"), (make_odt, "odt"), (make_pdf, "pdf")]
)
def test_a_real_file_from_disk(tmp_path: Path, make: Make, ending: str) -> None:
    """Een echt bestand wordt gelezen, en blijft tot op de byte hetzelfde."""
    path = tmp_path / f"plan.{ending}"
    path.write_bytes(make(ALINEAS))
    before = path.read_bytes()
    found = search_plan(Werk(CODE), open_plan(path))
    assert party(found, "Aalsmeer").wanneer == "3 mei 2026"
    assert path.read_bytes() == before


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """Een bestand dat er niet is of een map is, geeft een duidelijke zin."""
    for path in (tmp_path / "weg.docx", tmp_path):
        with pytest.raises(DataError, match="kan niet worden gelezen"):
            open_plan(path)


def test_the_command_line(tmp_path: Path) -> None:
    """De opdracht plan NAAM --bestaand BESTAND zegt wat er staat, ook als JSON."""
    path = tmp_path / "plan.docx"
    path.write_bytes(make_docx(ALINEAS))
    asked = (CODE, "--bestaand", str(path))
    told = CliRunner().invoke(plan, asked, catch_exceptions=False).output
    assert "geen oordeel" in told
    assert "Aalsmeer: Er staat iets over een besluit van gemeenteraad op 3 mei" in told
    as_json = json.loads(CliRunner().invoke(plan, [*asked, "--json"]).output)
    assert [one["eis"]["sleutel"] for one in as_json["eisen"]] == list(load_demands())
    path.write_bytes(make_scan())
    with pytest.raises(DataError, match="is een scan"):
        CliRunner().invoke(plan, asked, catch_exceptions=False)
