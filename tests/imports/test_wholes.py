# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The table as a whole: totals, national sums and what is missing."""

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.imports.conftest import Check, WriteText

from springplank.imports.checking import check_file
from springplank.imports.recognition import Known, NationalTotals
from springplank.imports.report import Severity

KOP = "code;jaar;aantal\n"
YEARS = (
    "GM0014;2024;1\nGM0034;2024;2\nGM1900;2024;3\n"
    "{first}"
    "GM0014;2025;10\nGM0034;2025;20\nGM1900;2025;30\n"
    "{last}"
)


@pytest.mark.parametrize(
    "first, last",
    [
        ("Totaal;2024;6\n", "Totaal;2025;60\n"),
        ("Totaal;;6\n", "Totaal;;60\n"),
        ("Subtotaal;;6\n", "Eindtotaal;;66\n"),
        ("", "Totaal;2024;6\nTotaal;2025;60\nNederland;;66\n"),
    ],
)
def test_totals(first: str, last: str, write_text: WriteText, check: Check) -> None:
    """Een totaal per jaar, per deel of over alles is een controle op de rijen."""
    report = check(write_text(KOP + YEARS.format(first=first, last=last)))
    assert report.is_clean, report.lines()
    assert len(report.rows) == 6
    assert sum("klopt (aantal)" in sentence for sentence in report.good) == (
        f"{first}{last}".count("\n")
    )


def test_rounded_total(write_text: WriteText, check: Check) -> None:
    """Een totaal dat op hele getallen is afgerond, klopt ook."""
    text = "GM0014;2024;1,4\nGM0034;2024;2,3\nGM1900;2024;3\nTotaal;2024;7\n"
    assert check(write_text(KOP + text)).is_clean


def test_wrong_totals(write_text: WriteText, check: Check) -> None:
    """Een totaal dat niet klopt, houdt de lijst tegen tot iemand heeft gekeken."""
    text = KOP + YEARS.format(first="Totaal;2024;7\n", last="Totaal;2025;60\n")
    report = check(write_text(text))
    assert [finding.soort for finding in report.findings] == ["totaal"]
    assert not report.is_blocked


def test_national_sum(write_text: WriteText, known: Known) -> None:
    """De som staat naast het landelijk bekende totaal, met het verschil."""
    path = write_text(KOP + YEARS.format(first="", last=""))
    totals: NationalTotals = {("aantal", "2024"): Decimal(6), ("aantal", "2025"): Decimal("61.5")}
    report = check_file(path, "register", known=replace(known, totals=totals))
    assert [finding.text for finding in report.findings] == [
        (
            "Kolom aantal: de som van aantal (2025) is 60; landelijk bekend is 61,5, "
            "een verschil van -1,5. Controleer of alle gemeenten erin staan en of het jaar klopt."
        )
    ]
    assert [total.text for total in report.sums] == [
        "Som van aantal (2024): 6 over 3 rijen; landelijk bekend: 6.",
        "Som van aantal (2025): 60 over 3 rijen; landelijk bekend: 61,5.",
    ]


def test_a_part_of_the_country_is_no_more_than_the_whole(
    write_text: WriteText, known: Known
) -> None:
    """Een deel van het land mag alleen staan, maar niet meer zijn dan het geheel."""
    ceilings: NationalTotals = {("bedrag", "2025"): Decimal(1_000_000)}
    capped = replace(known, ceilings=ceilings)
    text = "verband;jaar;bedrag\nergon;2025;{};\nwerk-en-zo;2025;600.000\nergon;2026;9.000.000\n"
    for amount in ("1", "400.000", "450.000"):  # the whole is published in tenths of a million
        report = check_file(write_text(text.format(amount)), "impulsbudget", known=capped)
        assert report.is_clean, report.lines()
    assert report.sums[0].text == (
        "Som van bedrag (2025): 1.050.000 over 2 rijen; landelijk bekend: 1.000.000."
    )
    report = check_file(write_text(text.format("450.000,01")), "impulsbudget", known=capped)
    assert [finding.text for finding in report.findings] == [
        (
            "Kolom bedrag: de som van bedrag (2025) is 1.050.000,01; het hele land krijgt "
            "1.000.000, een verschil van 50.000,01. Controleer of er rijen dubbel zijn en of het "
            "jaar klopt."
        )
    ]


def test_many_missing(write_text: WriteText) -> None:
    """Ontbreken er veel gemeenten, dan staan er een paar genoemd."""
    known = Known({f"GM{number:04d}": f"Plaats {number}" for number in range(1, 31)})
    report = check_file(write_text(KOP + "1;2024;5\n"), "register", known=known)
    assert report.findings[0].text == (
        "29 van de 30 gemeenten ontbreken (2024): Plaats 2 (GM0002), Plaats 3 (GM0003), "
        "Plaats 4 (GM0004), Plaats 5 (GM0005), Plaats 6 (GM0006), Plaats 7 (GM0007), "
        "Plaats 8 (GM0008), Plaats 9 (GM0009) en nog 21. "
        "Vul de lijst aan, of neem haar zo over."
    )


def test_grouped_findings(write_text: WriteText, check: Check) -> None:
    """Veel dezelfde punten staan kort in het verslag, met de rijen."""
    report = check(write_text(KOP + "GM0014;2024;x\n" * 20))
    lines = [line for line in report.lines() if "keer hetzelfde" in line]
    assert lines[0] == "  En nog 17 keer hetzelfde (rij 5, 6, 7, 8, 9, 10, 11, 12, ...)."
    assert report.count(Severity.OPMERKELIJK) >= 20


def test_verband_by_name(write_text: WriteText, known: Known) -> None:
    """Een verband mag met zijn naam worden genoemd, als die maar bij een verband hoort."""
    twice = replace(known, partnerships={"a": "Werk", "b": "werk", "c": "Zo"})
    text = "verband;jaar;bedrag\nZO;2025;1\nWerk;2025;2\n"
    report = check_file(write_text(text), "impulsbudget", known=twice)
    assert report.rows[0]["verband"] == "c"
    assert [finding.text for finding in report.findings] == [
        (
            "Rij 3, kolom verband: 'Werk' hoort bij meer dan een samenwerkingsverband. "
            "Gebruik het kenmerk: a, b."
        )
    ]


def test_nothing_known(write_text: WriteText) -> None:
    """Zonder lijst van parameters of circulaires wordt alleen de vorm nagekeken."""
    nothing = Known({"GM0014": "Groningen"})
    text = "regeling;parameter;jaar;waarde\neigen;bedrag;2026;1,5\n"
    assert check_file(write_text(text), "parameter", known=nothing).is_clean
    text = "code;uitkeringsjaar;circulaire;bedrag\n14;2031;mei 2031;1\n"
    assert check_file(write_text(text), "iu", known=nothing).is_clean
