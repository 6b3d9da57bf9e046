# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The Voorbeeldregio is invented, says so everywhere, and never comes up by itself."""

import pytest

from springplank.reference.municipalities import municipalities_of, name_of, newest_year
from springplank.reference.partnerships import INVENTED, example_partnership, partnerships
from springplank.reference.subjects import every_subject, find_example
from springplank.reference.voorbeeld import example_gemeenten


def test_every_name_says_that_it_is_invented() -> None:
    """Elke naam van de Voorbeeldregio zegt dat hij verzonnen is."""
    verband = example_partnership()
    assert verband.is_invented
    assert verband.zekerheid == INVENTED
    for name in (verband.naam, verband.uitvoerder, *(name_of(c) for c in verband.leden)):
        assert "(verzonnen)" in name


def test_it_is_in_no_list() -> None:
    """De Voorbeeldregio staat niet tussen de gemeenten, de verbanden of wat te zoeken is."""
    codes = {one.code for one in example_gemeenten()}
    assert not codes & set(municipalities_of(newest_year()).codes)
    assert example_partnership() not in partnerships()
    assert not any(
        found.code in codes or found.code == "voorbeeld"
        for _, found in every_subject(newest_year())
    )


@pytest.mark.parametrize(
    "text, code",
    [
        ("voorbeeld", "voorbeeld"),
        ("Voorbeeldregio", "voorbeeld"),
        ("Voorbeeldregio (verzonnen)", "voorbeeld"),
        ("VB0001", "VB0001"),
        ("voorbeeldstad", "VB0001"),
    ],
)
def test_it_is_found_by_its_own_name(text: str, code: str) -> None:
    """Wie het voorbeeld bij zijn naam noemt, vindt het."""
    found = find_example(text)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("text", ["", "Hilversum", "voor", "VB", "GM0402", "ammatch"])
def test_nothing_else_is_the_example(text: str) -> None:
    """Een gewone naam is nooit het voorbeeld."""
    assert find_example(text) is None


def test_the_region_fits_the_company() -> None:
    """De regio is zo groot als het gebied waar het voorbeeldbedrijf bij past: 225.000 inwoners."""
    assert sum(one.inwoners for one in example_gemeenten()) == 225_000
