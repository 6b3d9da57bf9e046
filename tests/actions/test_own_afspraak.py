# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What gemeenten agreed, filled in field by field."""

from pathlib import Path

import numpy as np
import pytest

from springplank.actions.changed import changes_of
from springplank.actions.field_words import name_of_field, text_of_field
from springplank.actions.forecast import Wishes, ask, run_id_of
from springplank.actions.own_afspraak import VORMEN, make_afspraak, write_afspraak
from springplank.actions.plan.figures import Cijfers
from springplank.actions.werk import Werk, answer_of, check, question_of, read_field
from springplank.errors import DataError, UsageError
from springplank.scenarios.scenario import ZERO, find_scenario

PLACE = "ammatch"
SHARED = {"afspraak.tekort": "1.0", "afspraak.sleutel": "SE"}


def paid(werk: Werk, deel: str, gemeente: str = "") -> np.ndarray:
    """Give what is paid to the company by a part of the agreement, in EUR per year."""
    return np.asarray(answer_of(werk).antwoord.find("bijdrage", deel, gemeente).verwacht)


def test_nothing_filled_in_is_no_agreement() -> None:
    """Wie niets invult, rekent met onze aanname: alles gaat door naar het bedrijf."""
    assert make_afspraak({}, 2026) is None
    assert question_of(Werk(PLACE)).afspraak.naam == "Doorsluizen"


def test_who_pays_a_deficit() -> None:
    """Spreken de gemeenten af dat zij een tekort betalen, dan is het bedrijf niet meer tekort."""
    plain, agreed = answer_of(Werk(PLACE)), answer_of(Werk(PLACE, SHARED))
    before = plain.antwoord.find("bedrijf", "exploitatieresultaat").trekkingen
    found = agreed.antwoord.find("bijdrage", "Tekort")
    # Shape (jaren, trekkingen): in every future exactly the deficit, and nothing else.
    assert np.allclose(found.trekkingen, np.maximum(0, -before))
    assert not question_of(Werk(PLACE)).afspraak.has_deficit_rule
    assert question_of(Werk(PLACE, SHARED)).afspraak.has_deficit_rule


@pytest.mark.parametrize(
    "velden, deel, first, second",
    [
        ({"bijdrage": "500000.0"}, "Vaste bijdrage", 500_000, 500_000),
        ({"bijdrage": "500000.0", "index": "0.02"}, "Vaste bijdrage", 500_000, 510_000),
        ({"bijdrage": "1e6", "index": "0.1", "prijspeil": "2025"}, "Vaste bijdrage", 1.1e6, 1.21e6),
    ],
)
def test_a_fixed_amount(velden: dict[str, str], deel: str, first: float, second: float) -> None:
    """Een vaste bijdrage staat er elk jaar, met de stijging vanaf het gekozen jaar."""
    werk = Werk(PLACE, {f"afspraak.{key}": text for key, text in velden.items()})
    assert question_of(werk).years[0] == 2026
    assert paid(werk, deel)[:2] == pytest.approx([first, second])


def test_a_price_per_place_replaces_the_money_of_the_rijk() -> None:
    """Een prijs per plek kan in de plaats komen van het geld dat de gemeente doorgeeft."""
    velden = {"afspraak.beschut_werk": "0.0", "afspraak.prijs": "12000.0"}
    werk = Werk(PLACE, velden)
    assert not paid(werk, "Beschut werk").any()
    plekken = answer_of(werk).antwoord.find("bedrijf_plekken", "beschut_werk").verwacht
    assert paid(werk, "Prijs per plek") == pytest.approx(12_000 * plekken)


def test_the_key_divides() -> None:
    """De sleutel bepaalt wat elke gemeente betaalt; samen blijft het hetzelfde."""
    velden = {"afspraak.bijdrage": "900000.0"}
    by_people = Werk(PLACE, velden)
    by_wsw = Werk(PLACE, {**velden, "afspraak.sleutel": "SE"})
    codes = question_of(by_wsw).place.codes
    one = [paid(by_people, "Vaste bijdrage", code)[0] for code in codes]
    other = [paid(by_wsw, "Vaste bijdrage", code)[0] for code in codes]
    assert sum(one) == pytest.approx(900_000)
    assert sum(other) == pytest.approx(900_000)
    assert not np.allclose(one, other, atol=1000)


def test_the_same_as_a_file(tmp_path: Path) -> None:
    """Wat is ingevuld, geeft als bestand voor --afspraak precies hetzelfde antwoord."""
    velden = {"wsw": "0.95", "prijs": "1500.0", "tekort": "0.5", "index": "0.02"}
    path = tmp_path / "afspraak.toml"
    path.write_text(write_afspraak(velden, 2026), "utf-8")
    filled = question_of(Werk(PLACE, {f"afspraak.{key}": text for key, text in velden.items()}))
    asked = ask(PLACE, find_scenario(ZERO), Wishes(afspraak=str(path)))
    assert run_id_of(filled) == run_id_of(asked)


@pytest.mark.parametrize(
    "veld, typed, stored",
    [
        ("afspraak.wsw", "95", "0.95"),
        ("afspraak.tekort", "100%", "1.0"),
        ("afspraak.bijdrage", "1.250.000", "1250000.0"),
        ("afspraak.index", "-1,5", "-0.015"),
        ("afspraak.sleutel", "inwoners", "inwoners"),
        ("afspraak.prijspeil", "2026", "2026"),
    ],
)
def test_what_can_be_typed(veld: str, typed: str, stored: str) -> None:
    """Een deel typt men als percentage, een bedrag in euro's."""
    assert read_field(Werk(PLACE), veld, typed) == stored


@pytest.mark.parametrize(
    "veld, typed, told",
    [
        ("afspraak.prijs", "1.200.000", "in centen: bedoelt u 12.000 euro"),
        ("afspraak.tekort", "150", "van 0% tot en met 100%"),
        ("afspraak.bijdrage", "-5", "van € 0 tot en met"),
        ("afspraak.index", "25", "tot en met 20%"),
        ("afspraak.sleutel", "loting", "Kies uit: inwoners"),
        ("afspraak.prijspeil", "26", "staat niet in de lijst"),
        ("afspraak.onzin", "1", "bestaat niet"),
        ("afspraak.bijdrage", "veel", "is geen getal"),
    ],
)
def test_what_cannot_be(veld: str, typed: str, told: str) -> None:
    """Wat niet kan, wordt geweigerd met wat er mis is en wat wel kan."""
    with pytest.raises((UsageError, DataError), match=told):
        read_field(Werk(PLACE), veld, typed)


def test_a_key_with_nobody_left_is_told_before_it_is_saved() -> None:
    """Is er in een jaar niets om op te verdelen, dan staat dat er voordat het is bewaard."""
    (told,) = check(Werk(PLACE, {**SHARED, "afspraak.bijdrage": "1e6", "tot": "2060"}))
    assert "De verdeelsleutel SE telt in" in told
    assert check(Werk(PLACE, SHARED)) == ()


def test_amounts_of_a_later_year() -> None:
    """Bedragen van een later jaar dan de berekening begint, kunnen niet; dat staat er."""
    velden = {"afspraak.bijdrage": "1e6", "afspraak.index": "0.02", "afspraak.prijspeil": "2030"}
    (told,) = check(Werk(PLACE, velden))
    assert told.endswith("maar de berekening begint in 2026. Kies 2026 of eerder.")


def test_it_is_told_in_words() -> None:
    """Wat is ingevuld, staat in woorden bij de afspraak en bij wat er veranderde."""
    werk = Werk(PLACE, {**SHARED, "afspraak.wsw": "0.9"})
    told = question_of(werk).afspraak.uitleg
    assert "geven 90% van het geld voor de Wsw door, en 100%" in told
    assert "Van een tekort betalen zij 100%." in told
    assert "naar standaardeenheden Wsw" in told
    (group,) = changes_of(werk)
    lines = {one.naam: (one.was, one.wordt) for one in group.veranderingen}
    assert lines[VORMEN["tekort"].naam] == ("niet afgesproken", "100%")
    assert lines[VORMEN["sleutel"].naam][1] == "standaardeenheden Wsw"
    assert text_of_field("afspraak.bijdrage", "1250000.0") == "€ 1.250.000"
    assert name_of_field("afspraak.weg") == "afspraak.weg"


def test_without_a_key_ours_is_said() -> None:
    """Koos niemand een sleutel, dan verdelen wij naar inwoners en zeggen dat."""
    told = question_of(Werk(PLACE, {"afspraak.bijdrage": "1e6"})).afspraak.uitleg
    assert "Wij verdelen dat naar inwoners. Dat is een aanname." in told


def test_the_plan_knows_it() -> None:
    """Zegt iemand wie een tekort betaalt, dan is de bijdrage in het plan bekend."""
    without, agreed = Cijfers(Werk("voorbeeld")), Cijfers(Werk("voorbeeld", SHARED))
    year = agreed.straks
    assert agreed.afspraak.naam == "Eigen afspraak"
    assert without.find(f"kop/bijdrage/{year}") is None
    assert agreed.find(f"kop/bijdrage/{year}") is not None
