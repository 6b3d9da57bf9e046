# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of what gemeenten give for an agreement because nobody can project it."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
from tests.scenarios.questions import YEARS, ask

from springplank.bekostiging.afspraak import Afspraak
from springplank.bekostiging.loading import load_afspraak, read_afspraak
from springplank.company.bedrijf import EXAMPLE, load_bedrijf
from springplank.core.columns import Floats, as_floats
from springplank.errors import DataError, UsageError
from springplank.scenarios.eigen import Eigen
from springplank.scenarios.enterprise import Onderneming
from springplank.scenarios.given import asked_of, own_numbers, unforeseen
from springplank.scenarios.run import run

HEAD = """
[afspraak]
naam = "Eigen"
bron = ["dienstverleningsovereenkomst"]
vanaf = 2015
status = "synthetisch"
[[deel]]
naam = "Wsw"
soort = "doorsluizen"
stroom = ["wsw"]
"""
LUMP = '[[deel]]\nnaam = "Vast"\nsoort = "begroting"\nbedrag = 1_000_000\nsleutel = "omzet"\n'
BONUS = """
[[deel]]
naam = "Bonus"
soort = "resultaatafhankelijk"
prestatie = "PRESTATIE"
norm = 1
tarief = 3_000
sleutel = "inwoners"
"""
DIVIDEND = '[[deel]]\nnaam = "Winst"\nsoort = "dividend"\naandeel = 0.5\nsleutel = "fte"\n'
CODES = ask("ammatch").place.codes
OF_AMMATCH = {"training": 15, "begeleiding": 20, "activiteiten_participatiewet": 100_000}


def agreement(text: str) -> Afspraak:
    """Read an agreement that passes on the money for the Wsw, with these parts."""
    return read_afspraak(HEAD + text, "mijn.toml")


def eigen_of(per_code: Mapping[str, Mapping[str, Any]]) -> Eigen:
    """Own figures with what the agreement asks."""
    gemeenten = {code: {"afspraak": given} for code, given in per_code.items()}
    return Eigen("eigen.toml", "begroting", {}, gemeenten)


def company(afspraak: Afspraak, eigen: Eigen, **other: Any) -> Onderneming:
    """Run a company over draws."""
    question = ask("ammatch", afspraak=afspraak, eigen=eigen, **other)
    found = run(question).trekkingen.onderneming
    assert found is not None
    return found


def amounts(found: Onderneming, naam: str) -> Floats:
    """Give what each gemeente pays for a part."""
    return as_floats(found.bijdragen.find_deel(naam).bedragen)


@pytest.mark.parametrize(
    "name, asked, strange",
    [
        ("ammatch", ("training", "begeleiding", "activiteiten_participatiewet"), ()),
        ("werkzaak", (), ("buig", "vangnet", "participatiebudget", "gemeentefonds")),
        *((name, (), ()) for name in ("begroting", "doorsluizen", "drempel", "prijs_hoeveelheid")),
    ],
)
def test_what_comes_along_asks(name: str, asked: tuple[str, ...], strange: tuple[str, ...]) -> None:
    """Alleen AM match vraagt eigen cijfers; alleen Werkzaak deelt geld dat wij niet kennen."""
    afspraak = load_afspraak(name)
    assert (asked_of(afspraak), unforeseen(afspraak)) == (asked, strange)


def test_the_agreement_of_ammatch_runs_on_own_numbers() -> None:
    """Prijs maal hoeveelheid rekent met onze plekken, en met de aantallen die gemeenten geven."""
    given = {code: {**OF_AMMATCH, "training": 10 + at} for at, code in enumerate(CODES)}
    found = company(load_afspraak("ammatch"), eigen_of(given))
    trained = 2_000 * (10 + np.arange(5.0))
    np.testing.assert_allclose(amounts(found, "Training en plaatsing")[:, 0, 0], trained)
    np.testing.assert_allclose(amounts(found, "Begeleiding"), 2_973 * 20)
    places = found.volumes["beschut_werk"].plekken
    assert places is not None
    np.testing.assert_allclose(amounts(found, "Beschut werk").sum(axis=0), 12_000 * places.values)
    parts = sum(as_floats(part.bedragen) for part in found.bijdragen.delen)
    np.testing.assert_allclose(parts, found.bijdragen.totaal, rtol=0, atol=0.005)


def test_what_is_recharged_changes_nothing_in_the_company() -> None:
    """Een-op-een doorbelasten kost de gemeente geld en verandert bij het bedrijf niets."""
    bedrijf = load_bedrijf(EXAMPLE)
    small, large = (
        company(
            load_afspraak("ammatch"),
            eigen_of({c: {**OF_AMMATCH, "activiteiten_participatiewet": cost} for c in CODES}),
            bedrijf=bedrijf,
        )
        for cost in (0, 100_000)
    )
    np.testing.assert_allclose(small.eigen_vermogen, large.eigen_vermogen, rtol=1e-12)
    np.testing.assert_allclose(small.bijdrage, large.bijdrage, rtol=1e-12)
    assert not np.isnan(large.eigen_vermogen).any()
    more = as_floats(large.bijdragen.totaal) - as_floats(small.bijdragen.totaal)
    np.testing.assert_allclose(more, 100_000)


def test_a_lump_sum_by_turnover() -> None:
    """Naar omzet verdeeld betaalt wie drie keer zo veel omzet heeft, drie keer zo veel."""
    given = {code: {"omzet": 300 if at == 0 else 100} for at, code in enumerate(CODES)}
    paid = amounts(company(agreement(LUMP), eigen_of(given)), "Vast")
    np.testing.assert_allclose(paid[0], 3_000_000 / 7)
    np.testing.assert_allclose(paid[1:], 1_000_000 / 7)


def test_a_number_may_differ_per_year() -> None:
    """Een getal per jaar geldt in dat jaar, en met daarna ook in de jaren erna."""
    per_year = {str(YEARS[0]): 5, str(YEARS[1]): 4, "daarna": 3}
    question = ask("ammatch", eigen=eigen_of({c: {"omzet": per_year} for c in CODES}))
    found = own_numbers(question.eigen, question.place, question.years, agreement(LUMP))
    assert found["omzet"].tolist() == [[5, 4, *(3 for _ in YEARS[2:])]] * 5


def test_a_bonus_for_who_moves_on() -> None:
    """Een bonus voor doorstroom telt wie van het bedrijf naar een gewone werkgever ging."""
    afspraak = agreement(BONUS.replace("PRESTATIE", "doorstroom"))
    question = ask("ammatch", afspraak=afspraak)
    pad = run(question).trekkingen
    assert pad.onderneming is not None
    moved = pad.mensen.flow["tussengroep", "doorstroom"].sum(axis=0)
    paid = amounts(pad.onderneming, "Bonus").sum(axis=0)
    np.testing.assert_allclose(paid, 3_000 * np.maximum(0, moved - 1), atol=0.005)
    assert paid.any()


def test_who_moves_on_elsewhere_earns_the_company_nothing() -> None:
    """Ligt de tussengroep niet bij het bedrijf, dan levert haar doorstroom geen bonus op."""
    afspraak = agreement(BONUS.replace("PRESTATIE", "doorstroom"))
    assert not amounts(company(afspraak, eigen_of({}), model="klassiek"), "Bonus").any()


def test_a_bonus_for_something_of_their_own() -> None:
    """Een prestatie die wij niet kennen, geven de gemeenten; zij telt als personen."""
    afspraak = agreement(BONUS.replace("PRESTATIE", "stages"))
    found = company(afspraak, eigen_of({code: {"stages": 2} for code in CODES}))
    np.testing.assert_allclose(amounts(found, "Bonus").sum(axis=0), 3_000 * 9)


def test_a_product_may_also_earn_a_bonus() -> None:
    """Is iets eigens een product en een prestatie, dan houdt het de eenheid van de prijs."""
    text = (
        '[[deel]]\nnaam = "Training"\nsoort = "prijs_hoeveelheid"\nproduct = "training"\n'
        'eenheid = "fte"\nprijs = 20_000\n'
    )
    afspraak = agreement(text + BONUS.replace("PRESTATIE", "training"))
    found = company(afspraak, eigen_of({code: {"training": 2} for code in CODES}))
    np.testing.assert_allclose(amounts(found, "Training"), 40_000)
    np.testing.assert_allclose(amounts(found, "Bonus").sum(axis=0), 3_000 * 9)


def test_a_dividend_lowers_the_equity() -> None:
    """Dividend is de helft van een overschot, en gaat van het eigen vermogen af."""
    afspraak = agreement(LUMP.replace("1_000_000", "4_000_000").replace("omzet", "fte") + DIVIDEND)
    bedrijf = load_bedrijf(EXAMPLE)
    found = company(afspraak, eigen_of({}), bedrijf=bedrijf)
    surplus = np.maximum(0.0, found.result.exploitatieresultaat + 4_000_000)
    paid = amounts(found, "Winst").sum(axis=0)
    np.testing.assert_allclose(paid, -surplus / 2, rtol=1e-9, atol=0.005)
    assert paid.any()
    change = found.result.exploitatieresultaat + 4_000_000 + paid
    expected = bedrijf.eigen_vermogen + np.cumsum(change, axis=0)
    np.testing.assert_allclose(found.eigen_vermogen, expected, rtol=1e-9)


@pytest.mark.parametrize(
    "given, error, says",
    [
        ({}, UsageError, "[gemeenten.Aalsmeer.afspraak] met daaronder omzet = 12."),
        (
            {code: {"omzet": 1} for code in CODES[1:]},
            DataError,
            "eigen.toml: omzet ontbreekt bij Aalsmeer. De afspraak Eigen heeft dat",
        ),
        (
            {code: {"omzett": 1} for code in CODES},
            DataError,
            "ontbreekt bij Aalsmeer, Amstelveen, Haarlemmermeer, Ouder-Amstel en Uithoorn.",
        ),
        (
            {code: {"omzet": -1} for code in CODES},
            DataError,
            "[gemeenten.Aalsmeer.afspraak] omzet kan niet onder 0 liggen.",
        ),
        ({code: {"omzet": "veel"} for code in CODES}, DataError, "omzet is geen getal."),
        (
            {code: {"omzet": {"2026": 1}} for code in CODES},
            DataError,
            f"heeft geen waarde voor {YEARS[1]}. Vul dat jaar in",
        ),
        ({"GM0014": {"omzet": 1}}, DataError, "GM0014 hoort niet bij"),
    ],
)
def test_what_does_not_fit_gets_one_sentence(
    given: Mapping[str, Mapping[str, Any]], error: type[Exception], says: str
) -> None:
    """Ontbreekt er iets of kan een getal niet, dan staat er bij wie, waar en wat te doen."""
    question = ask("ammatch", eigen=eigen_of(given))
    with pytest.raises(error) as caught:
        own_numbers(question.eigen, question.place, question.years, agreement(LUMP))
    assert says in str(caught.value)


def test_costs_that_are_shared_are_refused() -> None:
    """Kosten delen na aftrek kan niet vooruit; de zin zegt hoe het wel kan."""
    text = (
        '[[deel]]\nnaam = "Delen"\nsoort = "solidariteit"\nvan = ["Wsw"]\nkosten = ["wsw"]\n'
        'sleutel = "SE"\n'
    )
    with pytest.raises(UsageError, match=r"kosten wsw.*deel 'solidariteit' zonder van en kosten"):
        run(ask("ammatch", afspraak=agreement(text)))


@pytest.mark.parametrize(
    "text, meant",
    [(BONUS.replace("PRESTATIE", "doorstrom"), "doorstroom"), (LUMP + BONUS, "")],
)
def test_a_typing_error_is_recognised(text: str, meant: str) -> None:
    """Lijkt een naam op iets dat wij wel kennen, dan vraagt de zin of dat de bedoeling was."""
    question = ask("ammatch")
    with pytest.raises(UsageError) as caught:
        own_numbers(question.eigen, question.place, question.years, agreement(text))
    assert (f"Bedoelt u {meant}?" in str(caught.value)) == bool(meant)


def test_what_the_agreement_does_not_ask_is_left_alone() -> None:
    """Staat er meer dan de afspraak vraagt, dan rekent dat niet mee."""
    eigen = eigen_of(dict.fromkeys(CODES, OF_AMMATCH))
    plain = company(load_afspraak(), eigen_of({}))
    np.testing.assert_array_equal(plain.bijdrage, company(load_afspraak(), eigen).bijdrage)
