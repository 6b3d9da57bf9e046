# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Rows of gemeenten that have since merged."""

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.imports.conftest import WriteText

from springplank.actions.imports import known_for, merged_since
from springplank.imports.checking import check_file
from springplank.imports.kinds import KINDS
from springplank.imports.recognition import Known
from springplank.imports.report import Severity
from springplank.reference.herindelingen import convert
from springplank.reference.municipalities import municipalities_of

KOP = "code;jaar;aantal\n"
GRONINGEN = {"GM0014": ["GM0005", "GM0014"]}


@pytest.fixture
def merged(known: Known) -> Known:
    """Let Bedum be a part of Groningen since 2019."""
    return replace(known, mergers={2018: GRONINGEN})


def test_merged_gemeenten_are_added_up(merged: Known, write_text: WriteText) -> None:
    """Codes die in het jaar van de rij golden, worden opgeteld; het totaal blijft gelijk."""
    text = "GM0005;2018;4\nGM0034;2018;2\nGM0014;2018;1\nGM1900;2018;3\nTotaal;2018;10\n"
    report = check_file(write_text(KOP + text), "register", known=merged)
    assert not report.is_blocked, report.lines()
    assert {row["code"]: row["aantal"] for row in report.rows} == {
        "GM0014": Decimal(5),
        "GM0034": Decimal(2),
        "GM1900": Decimal(3),
    }
    assert [finding.text for finding in report.findings] == [
        (
            "Rij 2, kolom code: GM0005, GM0014 hoorden bij 2018; opgeteld als Groningen (GM0014). "
            "Controleer of dit klopt."
        )
    ]
    assert "Het totaal in rij 6 klopt (aantal)." in report.good


def test_a_missing_part_blocks(merged: Known, write_text: WriteText) -> None:
    """Ontbreekt er een deel, dan wordt er niets opgeteld."""
    report = check_file(write_text(KOP + "Bedum;2018;4\n"), "register", known=merged)
    assert report.of(Severity.BLOKKEERT)[0].sentence == (
        "Groningen (GM0014) bestaat uit GM0005, GM0014 van 2018, maar voor GM0014 staat er geen "
        "rij."
    )


def test_the_parts_and_the_whole_block(known: Known, write_text: WriteText) -> None:
    """Staan de delen en het geheel er allebei in, dan wordt er niets dubbel geteld."""
    mergers = {2018: {"GM0014": ["GM0005"]}}
    text = "GM0005;2018;4\nGM0014;2018;4\n"
    path = write_text(KOP + text)
    report = check_file(path, "register", known=replace(known, mergers=mergers))
    assert report.of(Severity.BLOKKEERT)[0].sentence == (
        "Groningen (GM0014) bestaat uit GM0005 van 2018, maar GM0014 staat er ook als geheel."
    )


def test_another_year_stays_refused(merged: Known, write_text: WriteText) -> None:
    """In een jaar waarin de code niet meer gold, blijft zij een fout."""
    report = check_file(write_text(KOP + "GM0005;2019;4\n"), "register", known=merged)
    assert report.findings[0].sentence.startswith("GM0005 bestaat niet meer.")
    report = check_file(write_text(KOP + "GM0005;ooit;4\n"), "register", known=merged)
    assert report.findings[0].sentence.startswith("GM0005 bestaat niet meer.")


def test_the_same_old_code_twice_blocks(merged: Known, write_text: WriteText) -> None:
    """Een oude code die er twee keer in staat, wordt niet twee keer geteld."""
    text = "GM0005;2018;4\nGM0005;2018;4\nGM0014;2018;1\n"
    report = check_file(write_text(KOP + text), "register", known=merged)
    assert report.of(Severity.BLOKKEERT)[0].sentence == "GM0005, 2018 staat ook in rij 2."


def test_shares_are_not_added(merged: Known, write_text: WriteText) -> None:
    """Een aandeel is niet op te tellen; dan blijft het een fout."""
    text = "code;jaar;stand;budget;objectief\n5;2018;voorlopig;1;0,1\n14;2018;voorlopig;1;0,1\n"
    report = check_file(write_text(text), "buig", known=merged)
    assert report.of(Severity.BLOKKEERT)[0].sentence.endswith(
        "maar de kolom objectief_aandeel is niet op te tellen."
    )


def test_an_unknown_part_makes_the_sum_unknown(merged: Known, write_text: WriteText) -> None:
    """Is van een deel een getal onbekend, dan is de som onbekend."""
    text = "code;jaar;se;personen\n5;2018;1;\n14;2018;2;7\n"
    (row,) = check_file(write_text(text), "wsw", known=merged).rows
    assert (row["se"], row["personen"]) == (Decimal(3), None)


@pytest.mark.parametrize("year", [2016, 2018, 2020, 2022])
def test_a_whole_old_year_is_converted(year: int, write_text: WriteText) -> None:
    """Een lijst met alle codes van een oud jaar geeft dezelfde getallen als de omrekening."""
    mergers = merged_since(year)
    codes = sorted(code for parts in mergers.values() for code in parts)
    assert len(codes) > len(mergers)
    values = {code: 10 + at for at, code in enumerate(codes)}
    text = KOP + "".join(f"{code};{year};{value}\n" for code, value in values.items())
    report = check_file(write_text(text), "register", known=known_for(KINDS["register"]))
    assert not report.is_blocked, report.lines()[:20]
    found = {row["code"]: row["aantal"] for row in report.rows}
    assert found == convert(values, year, 2023)
    assert found.keys() <= set(municipalities_of(2023).codes)
