# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of `springplank loonkostensubsidie`."""

import pytest
from tests.cli.answers import Ask, Run

from springplank.actions.cases import Person

CASE = "loonkostensubsidie"
SUMMER = ("--op", "2026-07-01")


def amounts(ask: Ask, *arguments: object) -> tuple[float | None, float | None]:
    found = ask(CASE, *arguments)["bedragen"]
    return found["sisa_per_maand_eur"], found["afspraak_per_maand_eur"]


@pytest.mark.parametrize(
    "options, expected",
    [
        (("--loonwaarde", "60"), 1_261.98),
        (("--loonwaarde", "60", "--uren", "32"), 1_121.76),
        (("--loonwaarde", "60", "--uren", "27"), 946.48),
        (("--loonwaarde", "20"), 2_208.47),
        (("--loonwaarde", "0"), 2_208.47),
        (("--loonwaarde", "100"), 0.0),
        (("--eerste-half-jaar",), 1_577.48),
        (("--loonwaarde", "60", "--beschut"), 1_261.98),
    ],
)
def test_worked_amounts(ask: Ask, options: tuple[str, ...], expected: float) -> None:
    """De uitgewerkte bedragen van juli 2026 komen op de cent terug, ook het hoogste bedrag."""
    assert amounts(ask, *options, *SUMMER)[0] == expected


def test_two_amounts_side_by_side(ask: Ask, run: Run) -> None:
    """Afspraak en SiSa staan naast elkaar, met een harde waarschuwing als ze verschillen."""
    options = ("--loonwaarde", "60", "--uren", "32", "--afspraak", "68", *SUMMER)
    assert amounts(ask, *options) == (1_121.76, 1_906.99)
    answer = run(CASE, *options)
    assert (answer.code, answer.err) == (0, "")
    assert "Verantwoording (SiSa): 1.121,76 euro per maand (13.461,12 per jaar)" in answer.told
    assert "Afspraak met het bedrijf: 1.906,99 euro per maand (22.883,88 per jaar)" in answer.told
    assert "LET OP: verantwoord in SiSa het gemeten bedrag" in answer.told


def test_the_first_half_year_has_no_amount_per_year(run: Run) -> None:
    """De vaste subsidie van het eerste half jaar duurt hoogstens zes maanden."""
    answer = run(CASE, "--eerste-half-jaar", *SUMMER)
    assert "Verantwoording (SiSa): 1.577,48 euro per maand, hoogstens zes maanden" in answer.told
    assert "per jaar" not in answer.told.partition("Verantwoording (SiSa)")[2].splitlines()[0]


@pytest.mark.parametrize(
    "options, wanted",
    [
        (("--beschut", *SUMMER), "het gemeten bedrag"),
        (("--eerste-half-jaar", *SUMMER), "het vaste bedrag van de wet"),
        (
            ("--loonwaarde", "60", "--beschut", "--op", "2028-07-01", "--afspraak", "57"),
            "het vaste bedrag van de wet",
        ),
        (
            ("--beschut", "--op", "2028-07-01", "--gewone-werkgever", "onbeslist"),
            "het bedrag volgens de wet",
        ),
    ],
)
def test_the_agreed_amount_is_never_for_sisa(
    ask: Ask, options: tuple[str, ...], wanted: str
) -> None:
    """Ook als het SiSa-bedrag onbekend of vast is, staat er dat de afspraak er niet voor is."""
    agreed = () if "--afspraak" in options else ("--afspraak", "68")
    warnings = ask(CASE, *options, *agreed)["waarschuwingen"]
    assert warnings[0].startswith(f"LET OP: verantwoord in SiSa {wanted}, nooit het bedrag van de")


def test_the_advice_of_68_percent_is_not_for_an_ordinary_employer(ask: Ask) -> None:
    """Het VNG-advies van 68% geldt niet vanzelf voor beschut werk bij een gewone werkgever."""
    options = ("--loonwaarde", "60", "--beschut", "--afspraak", "68", *SUMMER)
    (_, inside) = ask(CASE, *options)["waarschuwingen"]
    (_, outside) = ask(CASE, *options, "--gewone-werkgever", "gemeten")["waarschuwingen"]
    assert "De VNG raadt aan om in afspraken nu al 68% te gebruiken" in inside
    assert "geldt niet vanzelf bij een gewone werkgever" in outside
    for told in (inside, outside):
        assert told.startswith("Tot 2028 blijft een loonwaardemeting verplicht.")


def test_no_warning_when_they_are_the_same(ask: Ask) -> None:
    """Zijn afspraak en verantwoording gelijk, dan is er geen waarschuwing."""
    same = ask(CASE, "--loonwaarde", "50", "--afspraak", "50", *SUMMER)
    assert same["waarschuwingen"] == []
    assert ask(CASE, "--loonwaarde", "50", *SUMMER)["waarschuwingen"] == []


def test_the_announced_share_is_never_law_before_2028(ask: Ask) -> None:
    """De vaste 68% voor beschut werk geldt niet voor 2028, en is daarna aangekondigd."""
    before = ask(CASE, "--loonwaarde", "60", "--beschut", "--op", "2027-12-31")
    after = ask(CASE, "--loonwaarde", "60", "--beschut", "--op", "2028-01-01")
    steps = {s["sleutel"]: s for s in after["stappen"]}
    assert steps["forfait_beschut_werk"]["waarde"] == 0.68
    assert steps["forfait_beschut_werk"]["status"] == "aangekondigd"
    assert before["bedragen"]["sisa_per_maand_eur"] == 1_261.98
    assert after["bedragen"]["sisa_per_maand_eur"] == 2_145.37
    assert any("De wet is nog niet veranderd" in w for w in after["waarschuwingen"])
    low, high = after["bandbreedte"]["sisa_per_maand_eur"].values()
    assert low <= 2_145.37 <= high


def test_an_open_question_stays_open(ask: Ask, run: Run) -> None:
    """Beschut werk bij een gewone werkgever is vanaf 2028 onbeslist, tot u zelf kiest."""
    options = ("--loonwaarde", "60", "--beschut", "--op", "2028-07-01", "--gewone-werkgever")
    undecided = ask(CASE, *options, "onbeslist")
    assert ask(CASE, *options)["bedragen"] == undecided["bedragen"]  # the default
    assert Person(60, 36).switch == "onbeslist"
    assert undecided["bedragen"]["sisa_per_maand_eur"] is None
    assert "is open" in undecided["redenen"][0]
    told = run(CASE, *options, "onbeslist").told
    assert "Verantwoording (SiSa): onbekend " in told
    assert "onbekend euro" not in told
    assert amounts(ask, *options, "forfait")[0] == 2_145.37
    assert amounts(ask, *options, "gemeten")[0] == 1_261.98


@pytest.mark.parametrize(
    "options, reason",
    [
        (
            ("--loonwaarde", "60", "--op", "2026-02-01"),
            "Het maandbedrag van januari tot en met juni",
        ),
        (("--loonwaarde", "60", "--op", "2015-01-01"), "Reken het niet uit met het uurloon"),
        (SUMMER, "Geef --loonwaarde."),
    ],
)
def test_what_is_unknown_says_why(ask: Ask, options: tuple[str, ...], reason: str) -> None:
    """Zonder minimumloon of loonwaarde is er geen bedrag, en staat er waarom."""
    found = ask(CASE, *options)
    assert found["bedragen"]["sisa_per_maand_eur"] is None
    assert reason in found["redenen"][0]


def test_a_group_is_rounded_per_person(ask: Ask, run: Run) -> None:
    """Een groep is tien keer het bedrag van een persoon, op de cent afgerond per persoon."""
    options = ("--loonwaarde", "67,5", "--afspraak", "68", "--aantal", "10", *SUMMER)
    found = ask(CASE, *options)["bedragen"]
    assert found["sisa_groep_per_jaar_eur"] == 123_043.20
    assert "Groep van 10 mensen (SiSa): 123.043,20 euro per jaar" in run(CASE, *options).told


@pytest.mark.parametrize(
    "loonwaarde, met_uitkering, says",
    [
        ("29", "vaak_negatief", "bij een loonwaarde onder 30% zijn de directe kosten vaak hoger"),
        ("30", "positief", "bij een loonwaarde van 30% of meer zijn de baten altijd hoger"),
        ("31", "positief", "bij een loonwaarde van 30% of meer zijn de baten altijd hoger"),
    ],
)
def test_beschut_werk_shows_what_it_brings_society(
    ask: Ask, run: Run, loonwaarde: str, met_uitkering: str, says: str
) -> None:
    """Bij beschut werk staat of de baten voor de samenleving hoger zijn, met de grens van 30%."""
    options = ("--loonwaarde", loonwaarde, "--uren", "32", "--beschut", *SUMMER)
    found = ask(CASE, *options)["maatschappelijke_balans"]
    assert (found["met_uitkering"], found["zonder_uitkering"]) == (met_uitkering, "vaak_negatief")
    assert found["loonwaarde_vanaf"] == 0.30
    assert found["bronnen"] == ["cedris-beschut-werk-2017"]
    assert says in found["uitleg"]
    assert run(CASE, *options).told.count(says) == 1


@pytest.mark.parametrize(
    "options", [("--loonwaarde", "30"), ("--beschut",)], ids=["not beschut", "not measured"]
)
def test_the_balance_of_society_is_only_for_beschut_with_a_loonwaarde(
    ask: Ask, run: Run, options: tuple[str, ...]
) -> None:
    """Zonder beschut werk of zonder loonwaarde is er geen zin over kosten en baten."""
    assert "maatschappelijke_balans" not in ask(CASE, *options, *SUMMER)
    assert "Maatschappelijke kosten en baten" not in run(CASE, *options, *SUMMER).told


def test_what_you_typed_is_yours(ask: Ask) -> None:
    """Elke waarde die u zelf invult, staat er als door u ingevuld; de rest heeft een bron."""
    for step in ask(CASE, "--loonwaarde", "60", *SUMMER)["stappen"]:
        if step["soort"] == "invoer":
            assert step["toelichting"] == "Door u ingevuld."
        if step["soort"] == "waarde" and step["waarde"] is not None:
            assert step["bronnen"]


def test_what_you_left_out_is_not_explained(ask: Ask, run: Run) -> None:
    """Zonder afspraak en zonder vaste subsidie staan die niet in de stappen."""
    steps = {s["sleutel"]: s for s in ask(CASE, "--loonwaarde", "60", *SUMMER)["stappen"]}
    gone = {"afspraak", "bedrag_afspraak", "forfait_eerste_half_jaar", "forfait_beschut_werk"}
    assert not gone & steps.keys()
    assert steps["subsidie_voltijd"]["formule"] == "laagste(verschil, plafond)"
    assert steps["subsidie_voltijd"]["invoer"] == ["verschil", "plafond"]
    for options in ((), ("--loonwaarde", "60"), ("--eerste-half-jaar",), ("--afspraak", "68")):
        answer = run(CASE, *options, *SUMMER)
        assert "onbekend Door u ingevuld." not in answer.told
        seen: set[str] = set()
        for step in ask(CASE, *options, *SUMMER)["stappen"]:
            assert set(step["invoer"]) <= seen
            seen.add(step["sleutel"])


def test_a_missing_loonwaarde_is_not_yours(ask: Ask) -> None:
    """Een loonwaarde die u niet geeft, heet niet door u ingevuld."""
    steps = {s["sleutel"]: s for s in ask(CASE, *SUMMER)["stappen"]}
    assert steps["loonwaarde"]["toelichting"] == "Niet ingevuld."


def test_a_fixed_part_is_explained(ask: Ask) -> None:
    """In het eerste half jaar staat de vaste subsidie in de stappen, en geen loonwaarde."""
    steps = {s["sleutel"]: s for s in ask(CASE, "--eerste-half-jaar", *SUMMER)["stappen"]}
    assert steps["is_eerste_half_jaar"]["waarde"] == 1
    assert steps["forfait_eerste_half_jaar"]["waarde"] == 0.5
    assert "loonwaarde" not in steps


def test_the_day_is_today_by_default(ask: Ask) -> None:
    """Zonder dag gaat het over vandaag."""
    assert ask(CASE, "--loonwaarde", "60")["op"] == "2026-11-22"


@pytest.mark.parametrize(
    "options, words",
    [
        (("--loonwaarde", "67.5"), "'67.5' is niet duidelijk. Schrijf 67,5 met een komma."),
        (("--loonwaarde", "zestig"), "'zestig' is geen getal. Schrijf bijvoorbeeld 60 of 67,5."),
        (
            ("--loonwaarde", "101"),
            "--loonwaarde 101 kan niet: geef een percentage van 0 tot en met",
        ),
        (("--loonwaarde", "-1"), "--loonwaarde -1 kan niet"),
        (("--afspraak", "168"), "--afspraak 168 kan niet"),
        (("--loonwaarde", "0,6"), "Bedoelt u 60? Schrijf dan --loonwaarde 60."),
        (("--uren", "0"), "--uren 0 kan niet: geef uren per week, meer dan 0 en hoogstens 40."),
        (("--uren", "60"), "--uren 60 kan niet"),
        (("--aantal", "0"), "--aantal 0 kan niet: geef een heel getal van 1 tot en met 1.000.000."),
        (("--aantal", "10000000"), "--aantal 10000000 kan niet"),
        (("--aantal", "veel"), "'veel' is geen heel getal"),
        (("--op", "gisteren"), "'gisteren' is geen dag. Schrijf jaar-maand-dag: 2026-07-01."),
        (("--op", "2026-02-30"), "'2026-02-30' is geen dag."),
        (("--op", "0001-01-01"), "Jaar 1 valt buiten de gegevens."),
        (("--op", "9999-01-01"), "Jaar 9999 valt buiten de gegevens."),
        (("--gewone-werkgever", "forfait"), "--gewone-werkgever gaat over beschut werk."),
        (("--eerste-half-jaar", "--loonwaarde", "60"), "Laat --loonwaarde weg, of laat"),
        (("--gewone-werkgever", "nee"), "'nee' mag niet. Kies uit: onbeslist, forfait, gemeten."),
    ],
)
def test_wrong_input_gets_one_sentence(run: Run, options: tuple[str, str], words: str) -> None:
    """Invoer die niet kan, krijgt een Nederlandse zin en exit code 2."""
    answer = run(CASE, *options)
    assert (answer.code, answer.out) == (2, "")
    assert words in answer.err
    assert answer.err.count("\n") == 1
