# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Amounts are read the way people write them; a year, day or page is none."""

import time

import pytest

from springplank.actions.plan.written import (
    AANDEEL,
    EENHEID,
    EURO,
    FTE,
    KAAL,
    MENSEN,
    find_amounts,
)

AMOUNTS = {
    "€ 1.234.567": (EURO, 1_234_567),
    "1.234.567 euro": (EURO, 1_234_567),
    "1.234.567": (KAAL, 1_234_567),
    "1,2 mln": (EURO, 1_200_000),
    "1,2 miljoen": (EURO, 1_200_000),
    "€ 1,2 M": (EURO, 1_200_000),
    "1,2 ton": (EURO, 120_000),
    "12 k": (EURO, 12_000),
    "k€ 12": (EURO, 12_000),
    "€k 12": (EURO, 12_000),
    "12 k€": (EURO, 12_000),
    "TEUR 12": (EURO, 12_000),
    "12 TEUR": (EURO, 12_000),
    "MEUR 1,2": (EURO, 1_200_000),
    "€ mln 12": (EURO, 12_000_000),
    "€ 1 234 567": (EURO, 1_234_567),
    "€ 1 000 000 000": (EURO, 1_000_000_000),
    "1,234,567 euro": (EURO, 1_234_567),
    "€ 1.234,50": (EURO, 1_234.5),
    "€ 1.234,-": (EURO, 1_234),
    "€ 1.5 mln": (EURO, 1_500_000),
    "3 miljoen euro": (EURO, 3_000_000),
    "€ 2026": (EURO, 2_026),
    "420 mensen": (MENSEN, 420),
    "2026 mensen": (MENSEN, 2_026),
    "38 Wsw'ers": (MENSEN, 38),
    "120 plekken": (MENSEN, 120),
    "34 nieuwe beschutte werkplekken": (MENSEN, 34),
    "3,5 fte": (FTE, 3.5),
    "1.5 fte": (FTE, 1.5),
    "12 SE": (EENHEID, 12),
    "3 arbeidsjaren": (EENHEID, 3),
    "12,5%": (AANDEEL, 0.125),
    "12 procent": (AANDEEL, 0.12),
}

NO_AMOUNTS = (
    "",
    "In 2026 mensen helpen.",
    "Vanaf 2027 banen zoeken, tot 2034 mensen plaatsen.",
    "Van 2026-2030 mensen begeleiden.",
    "Op 12 november 2026, 2026-11-30, 1-1-2027 en 31/12/2027 mensen spreken.",
    "Artikel 10d, lid 2, punt 8a.",
    "Zie hoofdstuk 3 mensen, bladzijde 12 mensen, blz. 4 banen en § 2.345.",
    "Bel 06-12345678, (030) 123 45 67 mensen of 088-1234567 mensen.",
    "Rekening NL91 ABNA 0417 1643 00.",
    "2.1 Mensen in de Wsw",
    "Stap 2 de mensen vragen.",
    "Om 10.30 uur mensen ontvangen.",
    "Bedragen (x € 1.000)",
    "Een zaal van 50 m2, op 12 km, voor 40 uur en 40 ton papier.",
    "De 4 gemeenten nemen 3 stappen; 5 M is van alles.",
    "https://voorbeeld.nl/1.234.567 en a@b.nl",
)


@pytest.mark.parametrize("text", AMOUNTS)
def test_an_amount_is_read_as_it_is_written(text: str) -> None:
    """Elke gewone schrijfwijze geeft het hele getal, met wat er wordt geteld."""
    for around in ("{}", "In 2027 is het {}.", "Meer ({}) kan niet; zie blz. 4."):
        (found,) = find_amounts(around.format(text))
        soort, value = AMOUNTS[text]
        assert found.soort == soort
        assert found.waarde == pytest.approx(value)
        assert around.format(text)[found.begin : found.end].rstrip(".") == text


@pytest.mark.parametrize("text", NO_AMOUNTS)
def test_what_is_no_amount_is_left_alone(text: str) -> None:
    """Een jaar, een dag, een artikel, een telefoonnummer of een bladzijde is geen bedrag."""
    assert find_amounts(text) == ()


@pytest.mark.parametrize(
    "text, values",
    [
        ("tussen € 1,11 en € 1,94 mln", [1_110_000, 1_940_000]),
        ("€ 1,1 tot 1,9 mln", [1_100_000, 1_900_000]),
        ("220\N{EN DASH}230 dzd", [220_000, 230_000]),
        ("5-10 mln", [5e6, 10e6]),
        ("tussen 20 en 30 mensen", [20, 30]),
        ("tussen € 500.000 en € 1,2 mln", [500_000, 1_200_000]),
        ("€ 5 en € 3 mln", [5, 3_000_000]),
        ("4 stappen en 30 mensen", [30]),
        ("groep 4 en 30 mensen", [30]),
        ("tussen \N{MINUS SIGN}\N{NO-BREAK SPACE}€ 1,0 en € 3,9 mln", [-1_000_000, 3_900_000]),
        ("- € 5 en -€ 6 en € -7", [5, -6, -7]),
    ],
)
def test_a_range_shares_its_word(text: str, values: list[float]) -> None:
    """Van een bereik geldt het woord achteraan ook voor het begin; een min hoort bij het bedrag."""
    found = [-one.waarde if one.is_negative else one.waarde for one in find_amounts(text)]
    assert found == pytest.approx(values)


@pytest.mark.parametrize(
    "piece", ["9", "1.234", "1 ", "e", "5 aae ", "-", "€ ", "0 ", "tussen 1 en "]
)
def test_a_long_strange_text_is_read_soon(piece: str) -> None:
    """Ook een rare tekst van tien bladzijden is zo gelezen."""
    begin = time.process_time()
    find_amounts(f"5 {piece * (20_000 // len(piece))} mensen")
    assert time.process_time() - begin < 5
