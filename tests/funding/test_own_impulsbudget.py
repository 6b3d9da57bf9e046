# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of the official list of the impulsbudget, as it lands on the verbanden in use."""

from dataclasses import replace

import pytest
from tests.funding.taking import CODES, Take

from springplank.funding import own_impulsbudget
from springplank.funding.own_impulsbudget import find_receivers
from springplank.reference.municipalities import Inhabitants, inhabitants
from springplank.reference.partnerships import memberships, own_list_verband


def test_cents_are_rounded_not_dropped(take: Take) -> None:
    """Een bedrag met centen wordt gewoon afgerond op hele euro's."""
    own = take("impulsbudget", ["verband;jaar;bedrag", "ammatch;2026;5,50"])
    assert own.impulsbudget["ammatch", 2026][0] == 6


def test_a_receiver_that_is_no_largest_member_is_told(take: Take) -> None:
    """Een ontvanger die van geen verband de grootste is, telt niet mee en wordt genoemd."""
    own = take("impulsbudget", ["ontvanger;jaar;bedrag", "GM0402;2026;5", "GM0394;2026;6"])
    assert {place: eur for place, (eur, _) in own.impulsbudget.items()} == {("ammatch", 2026): 6}
    assert own.remarks == (
        (
            "Uw lijst impulsbudget noemt GM0402 (2026); die gemeente is van geen verband de "
            "grootste. Dit bedrag telt niet mee."
        ),
    )


OWN_VERBANDEN = [
    "verband;samenwerkingsverband;gemeentecode",
    "gooi;Gooi en Werk;GM0402",
    "gooi;Gooi en Werk;GM0406",
    "ijmond;IJmond;GM0402",
    "ijmond;IJmond;GM0453",
]


def test_the_official_list_lands_on_own_verbanden(take: Take) -> None:
    """De officiele lijst landt op de verbanden die u inlas, met hun kenmerk of hun ontvanger."""
    take("verbanden", OWN_VERBANDEN[:3])
    own = take("impulsbudget", ["verband;jaar;bedrag", "gooi;2026;5"])
    assert own.impulsbudget["gooi", 2026][0] == 5
    lines = ["ontvanger;jaar;bedrag", "GM0402;2027;6", "GM0050;2027;7"]
    own = take("impulsbudget", lines)
    assert own.impulsbudget["gooi", 2027][0] == 6
    assert own.impulsbudget["zelf-gm0050", 2027][0] == 7
    assert own.remarks == ()


def test_every_official_row_that_does_not_land_is_told(take: Take) -> None:
    """Van elke regel van de officiele lijst die niet meetelt, staat erbij waarom."""
    lines = ["verband;ontvanger;jaar;bedrag", "ammatch;;2026;5", ";GM0394;2026;6", ";GM0402;2026;7"]
    before = take("impulsbudget", lines)
    assert before.impulsbudget["ammatch", 2026][0] == 5
    assert "GM0394 (2026); het verband ammatch heeft in deze lijst al een" in before.remarks[0]
    after = take("verbanden", OWN_VERBANDEN)
    assert after.impulsbudget.keys() == {("zelf-gm0394", 2026)}
    assert after.remarks == (
        (
            "Uw lijst impulsbudget noemt ammatch (2026); dat verband staat niet in de lijst die nu "
            "geldt. Dit bedrag telt niet mee."
        ),
        (
            "Uw lijst impulsbudget noemt GM0402 (2026); die gemeente is de grootste van meer "
            "verbanden: noem gooi of ijmond. Dit bedrag telt niet mee."
        ),
    )


def test_the_largest_member_is_that_of_the_year(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wie ontvangt, hangt af van de inwoners in het jaar van het bedrag, niet van vandaag."""
    members = memberships([own_list_verband("a", "A", ["GM0402", "GM0406"], "opgave")], CODES)

    def persons(year: int) -> Inhabitants:
        found = inhabitants(year)
        row = found.persons.copy()
        row[CODES.index("GM0406")] = 10**6 if year == 2025 else 0
        return replace(found, persons=row)

    monkeypatch.setattr(own_impulsbudget, "inhabitants", persons)
    receivers = find_receivers(members)
    assert receivers(2025)["GM0406"] == ("a",)
    assert receivers(2026)["GM0402"] == ("a",)
