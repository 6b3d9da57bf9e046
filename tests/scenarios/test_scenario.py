# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Scenarios: what comes along, and what a file of a user may get wrong."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from springplank.core.sources import load_sources
from springplank.errors import RuleError, UsageError
from springplank.scenarios.scenario import (
    FOLDER,
    SOORTEN,
    TARGETS,
    WAYS,
    ZERO,
    Scenario,
    find_scenario,
    library,
    read_scenario,
)

ROUTES = ("doormodderen", "optimaal_gebruiken", "nieuw_rijksbeleid")

HOOFD = """
[scenario]
naam = "Meer doorstroom"
auteur = "Controller van een bedrijf"
datum = 2026-11-22
soort = "keuze"
uitleg = "Meer mensen gaan door naar gewoon werk."
"""
WIJZIGING = """
[[wijziging]]
wat = "aanname"
sleutel = "tussengroep.doorstroom"
factor = 1.5
laag = 0.02
hoog = 0.3
vanaf = 2028
eigenaar = "directie"
waarom = "Besluit van het bestuur."
"""
GELD = """
[[wijziging]]
wat = "rijksgeld"
sleutel = "participatiebudget"
groep = "tussengroep"
naam = "Participatiebudget"
bedrag_per_plek = 9000
landelijk_hoogstens = 518_000_000
gelabeld = true
eigenaar = "opstellers van het pamflet"
waarom = "Het pamflet vraagt dit."
"""
GOED = HOOFD + WIJZIGING

Read = Callable[[str | bytes], Scenario]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read a scenario of a user from what is in its file."""

    def reading(content: str | bytes) -> Scenario:
        path = tmp_path / "mijn.toml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return find_scenario(str(path))

    return reading


# --- What is right ----------------------------------------------------------------------


def test_reads_a_file_of_a_user(read: Read) -> None:
    """Een eigen scenario krijgt de naam van zijn bestand; alles wat erin staat, komt mee."""
    found = read(GOED)
    assert (found.key, found.naam, found.soort) == ("mijn", "Meer doorstroom", "keuze")
    assert (found.datum, found.tegen, found.teksten) == (date(2026, 11, 22), "", ())
    (change,) = found.wijzigingen
    assert (change.target, change.key) == ("aanname", "tussengroep.doorstroom")
    assert (change.how, change.value, change.first) == ("factor", 1.5, 2028)
    assert (change.low, change.high) == (0.02, 0.3)
    assert (change.status, change.owner, change.source) == ("aanname", "directie", "")
    assert (change.years, change.details) == ({}, {})


def test_reads_every_way_to_change(read: Read) -> None:
    """Een waarde per jaar, een naam en een bedrag per plek komen elk op hun eigen plaats."""
    per_year = WIJZIGING.replace('"aanname"', '"regeling"').replace(
        "factor = 1.5", 'jaren = { 2028 = 10, 2029 = 20.5 }\nbron = "hilversum-2025"'
    )
    name = WIJZIGING.replace('"aanname"', '"variant"').replace(
        "factor = 1.5", 'waarde = "objectief"'
    )
    begins = WIJZIGING.replace('"aanname"', '"maatregel"').replace("factor = 1.5", "")
    number = per_year.replace("jaren = { 2028 = 10, 2029 = 20.5 }", "waarde = 2")
    scenario = read(HOOFD + per_year + name + begins + GELD + number)
    first, second, third, fourth, fifth = scenario.wijzigingen
    assert (first.years, first.source) == ({2028: 10.0, 2029: 20.5}, "hilversum-2025")
    assert (second.how, second.value) == ("waarde", "objectief")
    assert (third.target, third.first) == ("maatregel", 2028)
    assert (fifth.how, fifth.value) == ("waarde", 2.0)
    assert fourth.details == {
        "naam": "Participatiebudget",
        "groep": "tussengroep",
        "bedrag_per_plek": 9_000.0,
        "landelijk_hoogstens": 518_000_000.0,
        "gelabeld": True,
    }
    assert (fourth.first, fourth.low, fourth.high) == (None, None, None)


def test_a_measure_may_have_figures_of_its_own(read: Read) -> None:
    """Een maatregel kan een eigen effect en eigen kosten hebben, met een bereik."""
    measure = WIJZIGING.replace('"aanname"', '"maatregel"').replace(
        "factor = 1.5", "effect = 0.1\nkosten = 50_000"
    )
    (change,) = read(HOOFD + measure).wijzigingen
    assert change.details == {"effect": 0.1, "kosten": 50_000.0}
    assert (change.low, change.high, change.first) == (0.02, 0.3, 2028)


def test_a_route_of_words_has_no_amounts(read: Read) -> None:
    """Een route met alleen tekst heeft geen bedrag; met één wijziging wel."""
    words = HOOFD + '\n[[tekst]]\nzin = "Meer lef."\n\n[[tekst]]\nzin = "Minder regels."\n'
    assert read(words).teksten == ("Meer lef.", "Minder regels.")
    assert not read(words).has_amounts
    assert read(words).is_words
    assert not read(GOED).is_words
    assert read(GOED).has_amounts


def test_the_strongest_argument_against_comes_along(read: Read) -> None:
    """Wie een tegenargument opschrijft, vindt het terug, ook uit een bestand met een BOM."""
    content = HOOFD + 'sterkste_argument_tegen = "Het is duur."\n'
    assert read(b"\xef\xbb\xbf" + content.encode()).tegen == "Het is duur."


# --- What is wrong ----------------------------------------------------------------------


def changed(before: str, after: str) -> str:
    """Put a fault in the good file."""
    assert before in GOED + GELD
    return (GOED + GELD).replace(before, after)


AANNAME_NEEDS = "wijziging 1 over aanname heeft precies een hiervan nodig: waarde, factor, erbij."
EMPTY_HEAD = "mijn.toml mist het deel [scenario] met naam, auteur en datum."
NO_DAY = "[scenario] mist datum; schrijf een dag zonder aanhalingstekens, zoals datum = 2026-11-22."

NASTY: dict[str, tuple[str | bytes, str]] = {
    # the file as a whole
    "leeg": ("", EMPTY_HEAD),
    "hoofd is een getal": ("scenario = 1", EMPTY_HEAD),
    "plaatje": (b"\x89PNG\r\n\x1a\n\x00\xff", "mijn.toml is niet te lezen als tekst."),
    "geen TOML": ("naam: x", "geen goed TOML-bestand. Kijk bij regel 1, teken 5."),
    "afgebroken": ('naam = """x', "geen goed TOML-bestand. Het einde ontbreekt."),
    "haken": ("a = " + "[" * 50_000, "te veel haken in elkaar"),
    # names
    "vreemd deel": (f"x = 1{GOED}", "het bestand heeft een onbekende naam 'x'. Kies uit: scen"),
    "deel mis": (changed("[[wijziging]]", "[[wijzigingen]]"), "Bedoelt u 'wijziging'?"),
    "naam mis": (changed("auteur =", "autuer ="), "naam 'autuer'. Bedoelt u 'auteur'?"),
    "veld mis": (changed("waarom =", "waarm ="), "naam 'waarm'. Bedoelt u 'waarom'?"),
    "veld vreemd": (changed("factor", "qqqq"), "een onbekende naam 'qqqq'. Kies uit: bedrag_per"),
    "tekst vreemd": (GOED + "[[tekst]]\nzien = 'x'", "tekst 1 heeft een onbekende naam 'zien'."),
    # the head
    "geen naam": (
        changed('naam = "Meer doorstroom"', ""),
        "mist naam; schrijf een tekst tussen aanhalingstekens.",
    ),
    "lege naam": (changed('"Meer doorstroom"', '"  "'), "[scenario] mist naam"),
    "naam een getal": (changed('"Meer doorstroom"', "1"), "[scenario] mist naam"),
    "geen datum": (changed("datum = 2026-11-22", ""), NO_DAY),
    "datum als tekst": (changed("2026-11-22", '"2026-11-22"'), NO_DAY),
    "datum met tijd": (changed("2026-11-22", "2026-11-22T10:00:00"), NO_DAY),
    "soort vreemd": (
        changed('"keuze"', '"droom"'),
        "is 'droom'. Kies uit: nul, beleid, toekomst, keuze.",
    ),
    "tegen een getal": (HOOFD + "sterkste_argument_tegen = 1", "mist sterkste_argument_tegen"),
    # the shape of a list
    "enkele haken": (
        HOOFD + WIJZIGING.replace("[[wijziging]]", "[wijziging]"),
        "schrijf [[wijziging]] met dubbele haken.",
    ),
    "lijst van getallen": ("wijziging = [1]" + HOOFD, "schrijf [[wijziging]] met dubbele haken."),
    "tekst als tekst": ("tekst = 'x'" + HOOFD, "schrijf [[tekst]] met dubbele haken."),
    # what changes
    "wat vreemd": (changed('"aanname"', '"weer"'), "wat in wijziging 1 is 'weer'. Kies uit: aan"),
    "geen manier": (changed("factor = 1.5", ""), AANNAME_NEEDS),
    "twee manieren": (changed("factor = 1.5", "factor = 1.5\nerbij = 2"), AANNAME_NEEDS),
    "manier van iets anders": (changed("factor = 1.5", "jaren = { 2028 = 1 }"), AANNAME_NEEDS),
    "factor op een regeling": (
        changed('"aanname"', '"regeling"'),
        "een hiervan nodig: waarde, jaren.",
    ),
    "maatregel zonder jaar": (
        changed('"aanname"', '"maatregel"').replace("factor = 1.5\nlaag", "waarde = 1\nlaag"),
        "wijziging 1 over maatregel heeft precies een hiervan nodig: vanaf.",
    ),
    # numbers
    "getal als tekst": (
        changed("factor = 1.5", 'factor = "1,5"'),
        "zonder aanhalingstekens en met een punt, zoals 0.25.",
    ),
    "waarde als tekst": (changed("factor = 1.5", 'waarde = "veel"'), "waarde in wijziging 1 is ge"),
    "ja als getal": (changed("factor = 1.5", "factor = true"), "factor in wijziging 1 is geen get"),
    "geen eindig getal": (changed("factor = 1.5", "factor = inf"), "factor in wijziging 1 is geen"),
    "nan": (changed("laag = 0.02", "laag = nan"), "laag in wijziging 1 is geen getal"),
    "heel groot": (changed("1.5", "9" * 400), "factor in wijziging 1 is geen getal"),
    "effect als tekst": (
        changed('"aanname"', '"maatregel"').replace("factor = 1.5", 'effect = "veel"'),
        "effect in wijziging 1 is geen getal",
    ),
    "naam als getal": (
        changed('"aanname"', '"variant"').replace("factor", "waarde"),
        "wijziging 1 mist waarde; schrijf een tekst",
    ),
    "bedrag als tekst": (changed("= 9000", '= "9000"'), "bedrag_per_plek in wijziging 2 is geen"),
    "gelabeld als tekst": (changed("= true", '= "ja"'), "gelabeld in wijziging 2 is geen ja"),
    "geen groep": (changed('groep = "tussengroep"', ""), "wijziging 2 mist groep"),
    # years
    "jaar te vroeg": (changed("2028", "1028"), "noemt jaar 1028. Kies 2015 tot en met 2100."),
    "jaar te laat": (changed("2028", "2101"), "noemt jaar 2101"),
    "jaar met komma": (changed("2028", "2028.5"), "noemt jaar 2028.5"),
    "jaar als woord": (
        changed('"aanname"', '"regeling"').replace("factor = 1.5", "jaren = { later = 1 }"),
        "noemt jaar 'later'",
    ),
    "jaren een getal": (
        changed('"aanname"', '"regeling"').replace("factor = 1.5", "jaren = 1"),
        "jaren in wijziging 1 hoort per jaar een getal te hebben, zoals jaren = {",
    ),
    "jaren leeg": (
        changed('"aanname"', '"regeling"').replace("factor = 1.5", "jaren = {}"),
        "jaren in wijziging 1 hoort per jaar een getal te hebben",
    ),
    # who says so
    "geen eigenaar": (changed('eigenaar = "directie"', ""), "wijziging 1 mist eigenaar"),
    "geen waarom": (changed('waarom = "Besluit van het bestuur."', ""), "wijziging 1 mist waarom"),
    "bron vreemd": (
        changed("vanaf", 'bron = "krant"\nvanaf'),
        "noemt bron 'krant'; die kennen wij niet.",
    ),
    "bron een lijst": (changed("vanaf", "bron = ['krant']\nvanaf"), "wijziging 1 mist bron"),
    "status vreemd": (
        changed("vanaf", 'status = "zeker"\nvanaf'),
        "is 'zeker'. Kies uit: vastgesteld",
    ),
}


@pytest.mark.parametrize("content,sentence", NASTY.values(), ids=NASTY.keys())
def test_a_fault_in_a_file_is_told(read: Read, content: str | bytes, sentence: str) -> None:
    """Elke fout in een scenario geeft een zin met het bestand, de plaats en wat er moet staan."""
    with pytest.raises(UsageError, match=re.escape(sentence)) as told:
        read(content)
    assert str(told.value).startswith("mijn.toml")
    assert str(told.value).endswith((".", "?"))


def test_our_own_file_gives_a_rule_error(tmp_path: Path) -> None:
    """Een fout in een meegeleverd scenario is een fout van ons, niet van de gebruiker."""
    path = tmp_path / "fout.toml"
    path.write_text("", "utf-8")
    with pytest.raises(RuleError, match=r"^fout\.toml mist het deel"):
        read_scenario(path, RuleError)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """Een bestand dat er niet is, of een map is, geeft een zin en geen pad van de machine."""
    with pytest.raises(UsageError, match=r"^Het bestand weg\.TOML bestaat niet\."):
        find_scenario(str(tmp_path / "weg.TOML"))
    folder = tmp_path / "map.toml"
    folder.mkdir()
    with pytest.raises(UsageError, match=r"^map\.toml is niet te lezen als tekst\."):
        find_scenario(str(folder))


# --- What comes along -------------------------------------------------------------------


@pytest.mark.parametrize("name", ["nulalternatief", " Nulalternatief ", "NULALTERNATIEF"])
def test_finds_a_scenario_however_it_is_typed(name: str) -> None:
    """Hoofdletters en spaties maken voor de naam van een scenario niet uit."""
    assert find_scenario(name) is library()[ZERO]


def test_spaces_in_a_name() -> None:
    """Wie spaties typt in plaats van liggende streepjes, vindt het scenario ook."""
    assert find_scenario("forfait twee jaar later").key == "forfait_twee_jaar_later"


def test_an_unknown_scenario_gets_a_suggestion() -> None:
    """Een naam die bijna klopt, geeft een suggestie; een heel andere alleen de weg."""
    with pytest.raises(UsageError, match=r"'doormoderen' bestaat niet\. Bedoelt u doormodderen"):
        find_scenario("doormoderen")
    with pytest.raises(UsageError, match=r"'xyzzy' bestaat niet\. Bekijk alle scenario's"):
        find_scenario("xyzzy")


def test_the_zero_scenario_is_first_and_changes_nothing() -> None:
    """Het nulalternatief staat altijd vooraan, en verandert niets."""
    assert next(iter(library())) == ZERO
    assert library()[ZERO].soort == "nul"
    assert not library()[ZERO].has_amounts
    assert not library()[ZERO].is_words


def test_every_shipped_file_is_in_the_library() -> None:
    """Elk meegeleverd bestand is een scenario, precies één keer."""
    assert sorted(library()) == sorted(path.stem for path in FOLDER.glob("*.toml"))
    assert len({found.naam for found in library().values()}) == len(library())


@pytest.mark.parametrize("key", library())
def test_a_shipped_scenario_says_who_and_why(key: str) -> None:
    """Elk meegeleverd scenario heeft een maker en uitleg, en elke wijziging een eigenaar."""
    found = library()[key]
    assert found.auteur
    assert found.uitleg.endswith((".", ")"))
    assert found.soort in SOORTEN
    assert found.wijzigingen or found.teksten or key == ZERO
    for change in found.wijzigingen:
        assert change.owner
        assert change.why.endswith(".")
        assert change.target in TARGETS
        assert not change.source or change.source in load_sources()


@pytest.mark.parametrize("key", library())
def test_an_assumption_of_ours_has_a_range(key: str) -> None:
    """Elke aanname in een meegeleverd scenario heeft een bereik en een eigenaar."""
    for change in library()[key].wijzigingen:
        if change.target == "aanname":
            assert change.low is not None
            assert change.high is not None
            assert change.low <= float(change.value) <= change.high
            assert change.low < change.high
        assert change.owner == "nog in te vullen door de beheerder"


@pytest.mark.parametrize("key", ROUTES)
def test_a_route_has_a_range_or_no_amount(key: str) -> None:
    """De drie routes van Hilversum tonen alleen een bedrag als elke wijziging een bereik heeft."""
    found = library()[key]
    assert found.teksten
    for change in found.wijzigingen:
        assert change.low is not None
        assert change.high is not None
        assert change.low < change.high


def test_doormodderen_says_how_it_differs() -> None:
    """Doormodderen zegt zelf hoe het verschilt van het nulalternatief."""
    assert "verschil met het nulalternatief" in library()["doormodderen"].uitleg


def test_every_target_has_a_way() -> None:
    """Bij alles wat een scenario kan veranderen, staat hoe dat kan."""
    assert WAYS.keys() == TARGETS.keys()
