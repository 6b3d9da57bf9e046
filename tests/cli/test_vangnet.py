# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of `springplank vangnet`."""

import pytest
from tests.cli.answers import Ask, Run


@pytest.mark.parametrize(
    "budget, lasten, expected",
    [
        ("1.000.000", "1.000.000", 0),
        ("1.000.000", "900.000", 0),
        ("1.000.000", "1.075.000", 0),
        ("1.000.000", "1.100.000", 12_500),
        ("1.000.000", "1.125.000", 25_000),
        ("1.000.000", "1.200.000", 100_000),
        ("1.250.000", "1.500.000", 125_000),
        ("1000000", "1100000,00", 12_500),
        ("€ 1.000.000", "€ 1.100.000", 12_500),
    ],
)
def test_worked_amounts(ask: Ask, budget: str, lasten: str, expected: int) -> None:
    """Tot 7,5% niets, tot 12,5% de helft en daarboven alles; wat overblijft is voor de gemeente."""
    found = ask("vangnet", "--budget", budget, "--lasten", lasten)["bedragen"]
    assert found["vangnet_eur"] == expected
    assert found["voor_de_gemeente_eur"] == found["tekort_eur"] - expected


def test_the_steps_show_the_numbers(run: Run) -> None:
    """De berekening staat er met de getallen van deze gemeente, en met de voorwaarden."""
    answer = run("vangnet", "--budget", "1.250.000", "--lasten", "1.500.000")
    assert (answer.code, answer.err) == (0, "")
    assert "= rond af(50% × 62.500 + 93.750)" in answer.told
    assert "Vangnetuitkering: 125.000 euro" in answer.told
    assert "voorwaarden voor een vangnetuitkering" in answer.told
    assert answer.told.count("Door u ingevuld.") == 2


def test_head_and_steps_write_numbers_alike(run: Run) -> None:
    """Boven en in de berekening staat een bedrag op dezelfde manier."""
    told = run("vangnet", "--budget", "1.000.000", "--lasten", "1.100.000,50").told
    assert "Tekort: 100.000,50 euro" in told
    assert told.count("Vangnetuitkering: 12.500 euro") == 2


def test_a_later_year_has_the_rules_of_today(run: Run) -> None:
    """Van een later jaar zijn de regels nog niet bekend; dat staat erbij."""
    options = ("--budget", "100", "--lasten", "120", "--jaar")
    assert "met die van 2026" in run("vangnet", *options, "2055").told
    assert "met die van 2026" not in run("vangnet", *options, "2026").told


def test_the_year_is_this_year_by_default(ask: Ask) -> None:
    """Zonder jaar gaat het over dit jaar; vanaf 2017 zijn de regels bekend."""
    options = ("--budget", "100", "--lasten", "120")
    assert ask("vangnet", *options)["op"] == "2026-01-01"
    assert ask("vangnet", *options, "--jaar", "2017")["op"] == "2017-01-01"


@pytest.mark.parametrize(
    "options, words",
    [
        (
            ("--budget", "1.5", "--lasten", "2"),
            "'1.5' is niet duidelijk. Schrijf 1,5 met een komma.",
        ),
        (("--budget", "0.500", "--lasten", "2"), "'0.500' is niet duidelijk."),
        (("--budget", "12.50.0", "--lasten", "2"), "'12.50.0' is geen getal."),
        (("--budget", "nan", "--lasten", "2"), "'nan' is geen getal."),
        (("--budget", "inf", "--lasten", "2"), "'inf' is geen getal."),
        (("--budget", "", "--lasten", "2"), "Optie --budget heeft een waarde nodig."),
        (("--budget", " ", "--lasten", "2"), "'' is geen getal."),
        (("--budget", "1e9", "--lasten", "2"), "'1e9' is geen getal."),
        (("--budget", "9" * 30, "--lasten", "2"), "is te groot. Geef hoogstens 1.000.000.000.000."),
        (("--budget", "0", "--lasten", "2"), "--budget moet meer dan 0 zijn"),
        (("--budget", "5", "--lasten", "-2"), "--lasten mag niet onder 0 liggen"),
        (("--budget", "5"), "Er ontbreekt iets: geef --lasten."),
        (("--budget", "5", "--lasten"), "Optie --lasten heeft een waarde nodig."),
        (("--budget", "5", "--lasten", "6", "--jaar", "2016"), "Kies een jaar van 2017 tot en met"),
        (("--budget", "5", "--lasten", "6", "--jaar", "0"), "De regels voor 0 zijn niet bekend."),
        (("--budget", "5", "--lasten", "6", "--jaar", "99999"), "De regels voor 99999 zijn niet"),
    ],
)
def test_wrong_input_gets_one_sentence(run: Run, options: tuple[str, ...], words: str) -> None:
    """Invoer die niet kan, krijgt een Nederlandse zin en exit code 2."""
    answer = run("vangnet", *options)
    assert (answer.code, answer.out) == (2, "")
    assert words in answer.err
    assert answer.err.count("\n") == 1
