# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""A whole agreement that a person pastes: the same rules and answers as a file."""

from pathlib import Path

import pytest

from springplank.actions.changed import changes_of
from springplank.actions.field_words import name_of_field, text_of_field
from springplank.actions.forecast import Wishes, ask, run_id_of
from springplank.actions.plan.publishing import make_documents
from springplank.actions.werk import Werk, answer_of, check, question_of, read_field
from springplank.actions.whole_afspraak import LONGEST, MOST_PARTS, stored_text
from springplank.bekostiging.loading import FOLDER, read_afspraak
from springplank.errors import DataError, UsageError
from springplank.scenarios.scenario import ZERO, find_scenario

PLACE, VELD = "voorbeeld", "afspraak.bestand"
DREMPEL = (FOLDER / "drempel.toml").read_text("utf-8")
HEAD = """[afspraak]
naam = "Overeenkomst 2025"
bron = "overeenkomst"
vanaf = 2025
status = "vastgesteld"
"""
WSW = """
[[deel]]
naam = "Wsw"
soort = "doorsluizen"
stroom = ["wsw"]
"""
CAPACITEIT = """
[[deel]]
naam = "Plekken"
soort = "capaciteit"
plekken = 20
prijs = 5000
sleutel = "inwoners"
"""
BONUS = """
[[deel]]
naam = "Bonus"
soort = "resultaatafhankelijk"
prestatie = "doorstroom"
norm = 0
tarief = 4000
sleutel = "inwoners"
"""


def work(text: str) -> Werk:
    return Werk(PLACE, {VELD: stored_text(text)})


def test_the_same_as_a_file(tmp_path: Path) -> None:
    """Een geplakte afspraak geeft precies hetzelfde antwoord als het bestand bij --afspraak."""
    path = tmp_path / "afspraak.toml"
    path.write_text(DREMPEL, "utf-8")
    asked = ask(PLACE, find_scenario(ZERO), Wishes(afspraak=str(path)))
    assert run_id_of(question_of(work(DREMPEL))) == run_id_of(asked)
    assert run_id_of(question_of(Werk(PLACE))) != run_id_of(asked)


def test_it_knows_what_the_fields_do_not() -> None:
    """Vaste plekken en een bonus komen in de bijdrage van de gemeenten."""
    found = answer_of(work(HEAD + WSW + CAPACITEIT + BONUS)).antwoord
    assert found.find("bijdrage", "Plekken").verwacht == pytest.approx(100_000)
    assert (found.find("bijdrage", "Bonus").verwacht > 0).all()


@pytest.mark.parametrize("name", ["doorsluizen", "drempel", "begroting", "prijs_hoeveelheid"])
def test_it_is_stored_in_one_spelling(name: str) -> None:
    """Regeleinden van Windows en een merkteken aan het begin maken geen andere afspraak."""
    text = (FOLDER / f"{name}.toml").read_text("utf-8")
    stored = read_field(Werk(PLACE), VELD, text)
    assert stored == text.strip() + "\n"
    assert read_field(Werk(PLACE), VELD, "\ufeff" + text.replace("\n", "\r\n")) == stored
    assert read_field(Werk(PLACE), VELD, stored) == stored
    assert check(Werk(PLACE, {VELD: stored})) == ()


@pytest.mark.parametrize(
    "text",
    [
        "naam = zonder aanhalingstekens",
        HEAD,
        HEAD + WSW.replace("doorsluizen", "loting"),
        HEAD + WSW.replace("wsw", ""),
    ],
)
def test_it_is_refused_with_the_words_of_a_file(text: str) -> None:
    """Wat een bestand niet mag zeggen, mag een geplakte tekst ook niet, met dezelfde zin."""
    with pytest.raises(DataError) as as_file:
        read_afspraak(text, "afspraak.toml")
    with pytest.raises(DataError) as pasted:
        read_field(Werk(PLACE), VELD, text)
    assert str(pasted.value) == str(as_file.value)


@pytest.mark.parametrize(
    "text, told",
    [
        ("afspraak = 3\ndeel = []", "heeft niet de vorm van een afspraak"),
        ("x = " + "[" * 4000, "is geen goed TOML-bestand"),
        (HEAD + f"x = {'9' * 5000}", "is geen goed TOML-bestand"),
        (HEAD + CAPACITEIT.replace("5000", "9" * 400), "deel 'Plekken', prijs is geen getal"),
        (HEAD + CAPACITEIT.replace("20", "2e9"), "'Plekken' heeft een getal boven 1.000.000.000"),
        (DREMPEL.replace("boven = ", "boven = 1_000_000_000_"), "heeft een getal boven"),
        (HEAD + WSW + "basisjaar = 99999\n", "kent geen 'basisjaar'"),
        (HEAD + CAPACITEIT + "basisjaar = 99999\nindex = 0.02\n", "basisjaar 99999 kan niet"),
        (HEAD + WSW.replace('"Wsw"', f'"{"W" * 101}"'), "is te lang. Schrijf hoogstens 100 tekens"),
        (HEAD + "#" * LONGEST, "te lang. Plak hoogstens 10.000 tekens"),
        (HEAD + "# \ud800" + WSW, "half teken"),
        (
            HEAD + "".join(WSW.replace('"Wsw"', f'"{n}"') for n in range(MOST_PARTS + 1)),
            "er zijn 41 delen. Schrijf er hoogstens 40",
        ),
    ],
)
def test_what_no_agreement_has(text: str, told: str) -> None:
    """Een tekst die geen afspraak kan zijn, of te groot is, krijgt één zin."""
    with pytest.raises((UsageError, DataError), match=told):
        read_field(Werk(PLACE), VELD, text)


def test_most_parts_and_the_largest_number_are_fine() -> None:
    """Precies het hoogste aantal delen, de langste naam en het grootste getal mogen wel."""
    parts = [WSW.replace('"Wsw"', f'"{"W" * 97}{n:03}"') for n in range(MOST_PARTS - 1)]
    text = HEAD + "".join(parts) + CAPACITEIT.replace("5000", "1e9")
    assert stored_text(text).startswith("[afspraak]")


def test_a_price_in_cents_is_told_before_it_is_saved() -> None:
    """Een prijs die in centen lijkt, staat in de controle die voor het bewaren komt."""
    text = (FOLDER / "prijs_hoeveelheid.toml").read_text("utf-8")
    price = text.partition("prijs = ")[2].partition("\n")[0]
    (told,) = check(work(text.replace(f"prijs = {price}", "prijs = 1200000")))
    assert "in centen" in told


@pytest.mark.parametrize("veld, text", [("tekort", "1.0"), ("sleutel", "SE")])
def test_fields_beside_it_are_refused(veld: str, text: str) -> None:
    """Een hele afspraak en losse velden gaan niet samen; dat staat er in één zin."""
    werk = Werk(PLACE, {VELD: stored_text(DREMPEL), f"afspraak.{veld}": text})
    (told,) = check(werk)
    assert "gaat niet samen met de losse velden" in told
    with pytest.raises(UsageError, match="Maak een van de twee leeg"):
        question_of(werk)


def test_it_is_told_in_words() -> None:
    """In lijsten staat de naam van de afspraak, met een kenmerk dat met de tekst verandert."""
    told = text_of_field(VELD, stored_text(HEAD + WSW))
    assert told.startswith("Overeenkomst 2025 (1 deel, kenmerk ")
    assert text_of_field(VELD, stored_text(HEAD + WSW + "inhouding = 0.1\n")) != told
    assert "(2 delen, " in text_of_field(VELD, stored_text(HEAD + WSW + CAPACITEIT))
    assert text_of_field(VELD, "weg") == "weg"
    assert name_of_field(VELD) == "Een hele afspraak, uit een bestand"
    (group,) = changes_of(work(HEAD + WSW))
    (line,) = group.veranderingen
    assert (line.was, line.wordt) == ("Doorsluizen, onze aanname", told)


def test_a_bonus_for_who_moves_on_is_in_no_workbook() -> None:
    """Wie doorstroomt staat niet in het rekenboek: dat zegt een zin; het plan komt er wel."""
    werk = work(HEAD + WSW + BONUS)
    with pytest.raises(UsageError, match="bonus voor doorstroom niet narekenen"):
        make_documents(werk, ("xlsx",))
    assert make_documents(werk, ("docx",)).documenten["plan.docx"]
    other = work(HEAD + WSW + BONUS.replace("doorstroom", "beschut_werk"))
    assert make_documents(other, ("xlsx",)).documenten["rekenboek.xlsx"]
