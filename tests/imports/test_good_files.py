# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Files that are right, in all the ways in which people make them."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import permutations

import pytest
from tests.imports.conftest import Check, WriteSheets, WriteText

from springplank.imports.kinds import KINDS
from springplank.imports.report import Report

RIGHT = [
    {"code": "GM0014", "jaar": 2024, "aantal": Decimal("1234.5")},
    {"code": "GM0034", "jaar": 2024, "aantal": Decimal(987)},
    {"code": "GM1900", "jaar": 2024, "aantal": Decimal(0)},
]
NAMED = (
    "Gemeente;Uitkeringsjaar;Aantal personen\n"
    "Groningen;2024;1.234,5\nAlmere;2024;987\nSúdwest-Fryslân;2024;0\n"
)


def values(report: Report) -> list[dict[str, object]]:
    """Give the rows as plain dictionaries."""
    return [dict(row) for row in report.rows]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_encodings(encoding: str, write_text: WriteText, check: Check) -> None:
    """Een lijst met een Friese gemeente is in elke gangbare codering leesbaar."""
    report = check(write_text(NAMED, encoding=encoding))
    assert report.is_clean, report.lines()
    assert values(report) == RIGHT


@pytest.mark.parametrize(
    "text",
    [
        "code,jaar,aantal\nGM0014,2024,1234.5\nGM0034,2024,987\nGM1900,2024,0\n",
        'code,jaar,aantal\nGM0014,2024,"1.234,5"\nGM0034,2024,987\nGM1900,2024,0\n',
        "code\tjaar\taantal\r\nGM0014\t2024\t1234,5\r\nGM0034\t2024\t987\r\nGM1900\t2024\t0",
        "code;jaar;aantal\rGM0014;2024;1234,5\rGM0034;2024;987\rGM1900;2024;0\r",
        "sep=;\ncode;jaar;aantal\n14;2024;1234,5\n0034;2024;987\n1900;2024;0\n",
        'code;jaar;aantal\n="0014";2024;1234,5\n="0034";2024;987\n="1900";2024;0\n',
        (
            "Lijst van het Rijk\n\nGM-code;Jaar;Aantal\ngm0014;2024;1234,5\nGM 0034;2024;987\n"
            "GM1900;2024;0\n"
        ),
        (
            "naam;code;jaar;aantal\nGroningen;GM0014;2024;1234,5\nalmere;GM0034;2024;987\n"
            "Gemeente Sudwest Fryslan;GM1900;2024;0\n"
        ),
        "code;jaar;aantal;\nGM0014;2024;€ 1.234,50;\n\nGM0034;2024; 987 ;\n;;;\nGM1900;2024;0;\n",
        (
            "code;jaar;aantal\nGM0014;2024;1234,5\nGM0034;2024;987\nGM1900;2024;0\n"
            "Totaal;;2221,5\nBron: een ministerie\n"
        ),
        (
            "code;jaar;aantal\nGM0014;2024;1234,5\nGM0034;2024;987\nGM1900;2024;0\n"
            "Nederland;2024;2.222\nPeildatum 31 december 2024\n"
        ),
    ],
)
def test_dialects(text: str, write_text: WriteText, check: Check) -> None:
    """Punt-komma, komma, tab, soort regeleinde, codes zonder GM en totaalregel geven hetzelfde."""
    report = check(write_text(text))
    assert not report.is_blocked, report.lines()
    assert values(report) == RIGHT


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_column_order(order: Sequence[int], write_text: WriteText, check: Check) -> None:
    """De volgorde van de kolommen maakt niet uit."""
    lines = [line.split(";") for line in NAMED.splitlines()]
    text = "\n".join(";".join(line[place] for place in order) for line in lines)
    assert values(check(write_text(text))) == RIGHT


def test_workbook(write_sheets: WriteSheets, check: Check) -> None:
    """In een werkblad zijn echte getallen eenduidig en mag de kop lager staan."""
    path = write_sheets(
        Toelichting=[["Deze lijst komt van het Rijk"]],
        Data=[
            ["Doelgroepenregister"],
            [],
            ["Gemeentenaam", "CBS-code", "Jaar", "Aantal", "Opmerking"],
            ["Groningen", 14, 2024, 1234.5, "=1+1"],
            ["Almere", "34", 2024, 987, None],
            [None, "GM1900", 2024, 0, None],
            ["Totaal", None, None, 2221.5, None],
        ],
    )
    report = check(path)
    assert report.is_clean, report.lines()
    assert values(report) == RIGHT
    assert report.sheet == "Data"
    assert report.ignored == ("Opmerking",)
    assert "Het totaal in rij 7 klopt (aantal)." in report.good
    assert "Alle 3 gemeenten staan erin (2024)." in report.good


def test_float_noise(write_sheets: WriteSheets, check: Check) -> None:
    """De ruis achter de vijftiende decimaal van een spreadsheet telt niet mee."""
    path = write_sheets(
        Data=[["code", "jaar", "stand", "budget"], ["GM0014", 2024, "Definitief", 0.1 + 0.2]]
    )
    report = check(path, "buig")
    assert report.is_clean, report.lines()
    assert report.rows[0]["budget"] == Decimal("0.3")
    assert report.rows[0]["stand"] == "definitief"


FILES = {
    "register": NAMED,
    "bijstand": "code;uitkeringsjaar;circulaire;aantal\nGM0014;2024;mei 2024;12,5\n"
    "GM0034;2024;Meicirculaire 2024;3\nGM1900;2024;M2024;4\n",
    "lks": "gemeentecode;jaar;circulaire;loonkostensubsidies\nGM0014;2025;S2024;12\n"
    "GM0034;2025;septembercirculaire-2024;3\nGM1900;2025;september 2024;4\n",
    "iu": "code;naam;uitkeringsjaar;circulaire;bedrag_eur\n"
    "GM0014;Groningen;2024;mei 2024;28.780.269\nGM0034;Almere;2024;mei 2024;9588415\n"
    "GM1900;Súdwest-Fryslân;2024;mei 2024;5\n",
    "impulsbudget": "jaar;samenwerkingsverband_id;ontvangende_gemeente_code;bedrag_eur\n"
    "2025;werk-en-zo;GM0014;1.000.000\n2025;Ergon;;500000\n2025;;GM1900;7\n",
    "verbanden": "id;naam;gemeente;gewicht\nnieuw;Nieuw Werk;Groningen;50%\n"
    "oud;Oud Werk;Groningen;0,5\nnieuw;Nieuw Werk;Almere;\nnieuw;Nieuw Werk;GM1900;\n",
    "wsw": "jaar;code;naam;se;personen\n2024;GM0014;Groningen;812,25;950\n",
    "beschut": "code;jaar;positieve adviezen;werkzaam;taakstelling\nGM0014;2024;1.234;12,5;\n",
    "buig": "code;jaar;stand;budget;lks realisatie;objectief aandeel;historisch aandeel\n"
    "GM0014;2025;voorlopig;€ 1.234.567,89;99.000.000;0,0125;1,1 %\n",
    "parameter": "regeling;parameter;jaar;waarde\nimpulsbudget;landelijk_budget;2026;-31,5\n",
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind(kind: str, write_text: WriteText, check: Check) -> None:
    """Van elke soort is er een lijst die in een keer goed is."""
    report = check(write_text(FILES[kind]), kind)
    assert report.is_clean, report.lines()
    assert report.rows
    assert report.conclusion == "Alles klopt."
    assert set(report.rows[0]) == {column.key for column in report.kind.stored_columns}


def test_values_of_kinds(write_text: WriteText, check: Check) -> None:
    """Hele aantallen, percentages en lege cellen worden wat zij betekenen."""
    beschut = check(write_text(FILES["beschut"]), "beschut").rows[0]
    assert (beschut["indicaties"], beschut["taakstelling"]) == (Decimal(1234), None)
    buig = check(write_text(FILES["buig"]), "buig").rows[0]
    assert (buig["objectief_aandeel"], buig["historisch_aandeel"]) == (
        Decimal("0.0125"),
        Decimal("0.011"),
    )
    verbanden = check(write_text(FILES["verbanden"]), "verbanden").rows
    assert [row["gewicht"] for row in verbanden] == [Decimal("0.5"), Decimal("0.5"), None, None]
    impulsbudget = check(write_text(FILES["impulsbudget"]), "impulsbudget").rows
    assert [(row["verband"], row["ontvanger"]) for row in impulsbudget] == [
        ("werk-en-zo", "GM0014"),
        ("ergon", None),
        (None, "GM1900"),
    ]
