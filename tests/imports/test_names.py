# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Names of gemeenten as CBS writes them, in a file with or without codes."""

import pytest
from tests.imports.conftest import WriteText

from springplank.actions.imports import known_for
from springplank.imports.checking import check_file
from springplank.imports.kinds import KINDS
from springplank.reference.municipalities import municipalities_of

REGISTER = KINDS["register"]


@pytest.mark.parametrize("year", [2023, 2026])
def test_the_names_of_cbs_alone_are_enough(year: int, write_text: WriteText) -> None:
    """Een lijst met alleen de namen van CBS is goed, ook met "Hengelo (O.)" of "Laren (NH.)"."""
    gemeenten = municipalities_of(year).gemeenten
    text = "".join(f"{g.naam};{year};{at}\n" for at, g in enumerate(gemeenten))
    report = check_file(
        write_text(f"gemeente;jaar;aantal\n{text}"), REGISTER, known=known_for(REGISTER)
    )
    assert report.is_clean, report.lines()
    assert [row["code"] for row in report.rows] == [g.code for g in gemeenten]


@pytest.mark.parametrize("year", [2023, 2026])
def test_the_name_of_cbs_fits_its_code(year: int, write_text: WriteText) -> None:
    """Naast de code is de naam van CBS geen punt om na te kijken, van nu noch van 2023."""
    gemeenten = municipalities_of(year).gemeenten
    text = "".join(f"{g.code};{g.naam};{year};1\n" for g in gemeenten)
    report = check_file(
        write_text(f"code;gemeente;jaar;aantal\n{text}"), REGISTER, known=known_for(REGISTER)
    )
    assert report.is_clean, report.lines()


def test_the_other_bergen_is_odd(write_text: WriteText) -> None:
    """Bergen in Limburg bij de code van Bergen in Noord-Holland valt wel op."""
    report = check_file(
        write_text("code;gemeente;jaar;aantal\nGM0373;Bergen (L.);2024;1\n"),
        REGISTER,
        known=known_for(REGISTER),
    )
    assert "GM0373 is Bergen (NH.), maar er staat 'Bergen (L.)'" in report.findings[0].sentence


@pytest.mark.parametrize(
    "text, code",
    [
        ("Den Haag", "GM0518"),
        ("gemeente den bosch", "GM0796"),
        ("De Friese Meren", "GM1940"),
        ("Noordoost-Friesland", "GM1970"),
        ("Zuidwest Friesland", "GM1900"),
        ("Hilversum (GM0402)", "GM0402"),
        ("GM0402 - Hilversum", "GM0402"),
    ],
)
def test_another_way_to_write_a_gemeente(text: str, code: str, write_text: WriteText) -> None:
    """Een gangbare andere naam, of een naam met de code erbij, is dezelfde gemeente."""
    report = check_file(
        write_text(f"gemeente;jaar;aantal\n{text};2024;1\n"), REGISTER, known=known_for(REGISTER)
    )
    assert [row["code"] for row in report.rows] == [code]


def test_the_national_sums_are_those_of_the_circulaires() -> None:
    """Een lijst met de integratie-uitkering wordt naast het totaal van haar circulaire gelegd."""
    assert known_for(KINDS["iu"]).totals == {
        ("bedrag", "2024", "meicirculaire-2023"): 1_845_516_644,
        ("bedrag", "2024", "septembercirculaire-2023"): 1_870_592_997,
        ("bedrag", "2024", "meicirculaire-2024"): 2_070_910_995,
        ("bedrag", "2024", "septembercirculaire-2024"): 2_070_910_995,
        ("bedrag", "2025", "meicirculaire-2024"): 1_939_596_993,
        ("bedrag", "2025", "septembercirculaire-2024"): 1_959_386_008,
    }
