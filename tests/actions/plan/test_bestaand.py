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
    ELSEWHERE,
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
ABOUT = "Ons sociaal ontwikkelbedrijf voert de Wsw en de Participatiewet uit."
"""Makes a text one about this subject; it is no evidence itself."""

ZWEMBAD = (
    "De gemeente heeft in 2026 een nieuw zwembad gebouwd.",
    "De taak van de badmeester is toezicht. Wij kiezen tussen rood en blauw, omdat dat mooi is.",
    "De kosten zijn 1 miljoen euro.",
    "De raad besloot op 3 mei 2026 tot de bouw. Er is draagvlak bij de gemeente en het bedrijf.",
    "Visie en ambitie: straks zwemmen meer mensen. Wij kozen scenario 2, omdat het kan.",
    "De planning staat per kwartaal in de uitvoeringsagenda, met een eigenaar bij elke actie.",
    "De groei van het personeel is 3 fte. Het exploitatietekort van het bedrijf daalt.",
    "De maatregel levert 2 miljoen euro op. De rol van het bedrijf is beheer.",
)
BRIEF = (
    "Geachte raad,",
    "Hierbij ontvangt u de begroting 2026. Het college stelde haar vast op 3 oktober 2026.",
    "De begroting sluit met een tekort van € 4 miljoen. De kosten van de gemeente stijgen.",
    "De meerjarenraming gaat uit van een besparing van 2 miljoen euro op het openbaar groen.",
    "De lasten van de Participatiewet en van beschut werk volgen het budget van het Rijk.",
    "Voor de keuze tussen de scenario's verwijzen wij naar de kadernota.",
    "De planning is dat uw raad in november besluit. De controller is eigenaar van elke actie.",
    "De formatie daalt in 2027 met 12 fte. De toekomst vraagt om scherpe keuzes.",
    "De rol van het bedrijf dat het groen onderhoudt, wijzigt niet.",
    "Ook de taken van dat bedrijf blijven gelijk. De raden in de regio zijn akkoord.",
    "De parkeertarieven gaan omhoog.",
    "Hoogachtend, burgemeester en wethouders.",
)
PLAN = (
    "Plan sociale infrastructuur Amstelland",
    "Dit plan is opgesteld door de gemeenten, samen met het sociaal ontwikkelbedrijf.",
    "De ondernemingsraad heeft ingestemd.",
    "Onze visie: in 2035 heeft iedere inwoner met een arbeidsbeperking passend werk.",
    "Wij kiezen voor scenario 2, omdat het de meeste mensen aan het werk houdt.",
    "Het sw-bedrijf krijgt de rol van leerbedrijf voor de regio.",
    "Het bedrijf voert beschut werk en detachering uit; re-integratie vervalt als taak.",
    "De Wsw krimpt van 420 naar 300 fte in 2030. Het beschut werk groeit.",
    "Wij verbeteren de financiële positie: het tekort van het bedrijf daalt.",
    "De hogere tarieven leveren € 300.000 per jaar op, tussen € 200.000 en € 400.000.",
    "In de uitvoeringsagenda staat per actie wie trekker is, en wanneer de stap klaar is.",
    "De gemeenteraad van Aalsmeer heeft dit plan op 3 november 2026 vastgesteld.",
)
ANDERS = (
    "Een nieuwe toekomst voor onze sociale werkvoorziening",
    "De colleges en de directie schreven dit stuk gezamenlijk.",
    "Straks vindt elke inwoner met een afstand tot de arbeidsmarkt een plek die bij hem past.",
    "Van de drie varianten gaat onze voorkeur uit naar zelfstandig blijven.",
    "De organisatie is straks het vangnet voor wie terugvalt.",
    "De dienstverlening aan mensen in beschut werk hoort bij het bedrijf; de bijstand niet meer.",
    "De formatie loopt terug: elk jaar gaan er dertig medewerkers met pensioen.",
    "Wij dringen het verlies van het bedrijf terug door minder panden te huren.",
    "Minder panden scheelt 1,2 ton per jaar.",
    "Ieder kwartaal meldt de trekker hoe ver een actie is.",
    "Het bestuur heeft dit plan bekrachtigd en stuurt het naar de VNG.",
)
ALINEAS = (
    "Wie doet een actie? Zie de planning per kwartaal.",
    "Per kwartaal staat in de planning van de Wsw wie welke actie doet, en wat beschut werk kost.",
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
    assert not found.is_about
    assert ELSEWHERE in in_text(found)
    assert [one.eis for one in found.eisen] == list(load_demands().values())
    assert found.gevonden == 0
    assert in_text(found).count(NOT_FOUND) == len(found.eisen) + len(found.draagvlak)
    assert all(eis.woorden for eis in load_demands().values())


@pytest.mark.parametrize("alineas", [ZWEMBAD, BRIEF, (*BRIEF, *ZWEMBAD)])
def test_a_text_about_something_else_proves_nothing(alineas: Sequence[str]) -> None:
    """Een tekst over een zwembad of een begrotingsbrief voldoet aan geen enkel punt."""
    found = search(*alineas)
    assert [one.eis.sleutel for one in found.eisen if one.gevonden] == []
    assert ELSEWHERE in in_text(found)


@pytest.mark.parametrize("alineas", [PLAN, ANDERS])
def test_a_plan_is_recognised_also_in_other_words(alineas: Sequence[str]) -> None:
    """In een gewoon plan staat bij elk punt een passage, ook in andere woorden."""
    found = search(*alineas)
    assert found.is_about
    assert [one.eis.sleutel for one in found.eisen if not one.gevonden] == []
    assert ELSEWHERE not in in_text(found)


@pytest.mark.parametrize("word", ["2026", "€ 5", "euro", "taak", "keuze", "planning", "begroting"])
def test_one_plain_word_proves_nothing(word: str) -> None:
    """Een los gewoon woord is nooit een aanwijzing, ook niet in een plan over dit onderwerp."""
    assert search(ABOUT, ABOUT, f"Over {word} later meer.").gevonden == 0


def test_words_count_together_in_one_sentence() -> None:
    """Twee gewone woorden zijn samen een aanwijzing in één zin, en niet in twee zinnen."""
    apart = "Het scenario is bekend. De voorkeur volgt."
    assert passages(search(ABOUT, ABOUT, apart), "keuze") == []
    together = "Ons scenario heeft de voorkeur."
    assert passages(search(ABOUT, ABOUT, together), "keuze") == [(together, "alinea 3")]


def test_the_best_passages_come_first() -> None:
    """Waar de meeste aanwijzingen staan, komt eerst; een zin gaat voor een kop."""
    best = "De uitvoeringsagenda is een actieplan."
    long = "De uitvoeringsagenda staat achter in dit plan, na de bijlage over de inwoners."
    found = passages(search(ABOUT, ABOUT, "Uitvoeringsagenda", long, best), "concreet")
    assert found == [
        (best, "alinea 5"),
        (long, "alinea 4"),
        ("Uitvoeringsagenda", "alinea 3"),
    ]


def test_no_more_than_three_passages() -> None:
    """Er staan hoogstens drie passages, en dezelfde zin telt één keer."""
    same = ("De groei in fte is zeker.",) * 3
    different = tuple(f"De groei is {n} fte." for n in range(5))
    found = passages(search(ABOUT, ABOUT, *same, *different), "groei_en_krimp")
    assert len(found) == MOST
    assert found[0] == (same[0], "alinea 3")
    assert passages(search(ABOUT, ABOUT, *same), "groei_en_krimp") == [(same[0], "alinea 3")]


def test_a_short_word_counts_whole() -> None:
    """Een kort woord telt alleen als heel woord; van een lang woord is het begin genoeg."""
    whole, part = "De taak van het bedrijf.", "De taakstelling van het bedrijf."
    assert passages(search(ABOUT, ABOUT, whole), "taken") == [(whole, "alinea 3")]
    assert passages(search(ABOUT, ABOUT, part), "taken") == []
    sign = "Dat levert €12 op."
    assert passages(search(ABOUT, ABOUT, sign), "effect") == [(sign, "alinea 3")]


def test_a_long_paragraph_is_cut_around_the_word() -> None:
    """Van een lange alinea staat het stuk rond de aanwijzing er, niet een los woord."""
    text = f"Groei. {'Begin. ' * 100}De krimp in fte{' eind' * 100}"
    ((cut, _),) = passages(search(ABOUT, ABOUT, text), "groei_en_krimp")
    assert cut.startswith("… ")
    assert cut.endswith(" …")
    assert "krimp in fte" in cut
    assert len(cut) <= LONGEST + 4
    ((cut, _),) = passages(search(ABOUT, ABOUT, "fte krimp" + "x" * 500), "groei_en_krimp")
    assert cut == "fte …"
    ((cut, _),) = passages(search(ABOUT, ABOUT, "actieplan" + "x" * 500), "concreet")
    assert (len(cut), cut[-2:]) == (LONGEST + 2, " …")
    ((cut, _),) = passages(search(ABOUT, ABOUT, "woord " * 80 + "actieplan"), "concreet")
    assert cut.startswith("… ")
    assert cut.endswith("actieplan")


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
