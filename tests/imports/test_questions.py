# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Ambiguous numbers: asked, never guessed."""

from decimal import Decimal

import pytest
from tests.imports.conftest import Check, WriteText

from springplank.errors import UsageError
from springplank.imports.report import Severity

CODES = ("GM0014", "GM0034", "GM1900")
Cells = tuple[str, str, str]


def table(cells: Cells) -> str:
    """Make a file with these three numbers."""
    lines = (f"{code};2024;{cell}" for code, cell in zip(CODES, cells, strict=True))
    return "\n".join(["code;jaar;aantal", *lines])


@pytest.mark.parametrize(
    "cells, asked",
    [
        (("1.234", "5", "6"), {("1.234", "1,234")}),
        (("1,234", "5", "6"), {("1,234", "1.234")}),
        (("1.25", "5", "6"), {("125", "1,25")}),
        (("1.25", "603.96", "0"), {("125", "1,25"), ("60.396", "603,96")}),
        (("1.234", "5.678", "987"), {("1.234", "1,234"), ("5.678", "5,678")}),
    ],
)
def test_asked(
    cells: Cells, asked: set[tuple[str, str]], write_text: WriteText, check: Check
) -> None:
    """Een getal met twee lezingen is een vraag met beide lezingen, en blokkeert."""
    report = check(write_text(table(cells)))
    assert {finding.readings for finding in report.of(Severity.VRAAG)} == asked
    assert report.is_blocked
    assert report.conclusion == (
        "Er is niets overgenomen: getallen zijn op twee manieren te lezen. "
        "Geef --decimaalteken komma of --decimaalteken punt."
    )


@pytest.mark.parametrize(
    "cells, sign, values",
    [
        (("1.234", "5", "6"), "komma", ("1234", "5", "6")),
        (("1.234", "5", "6"), "punt", ("1.234", "5", "6")),
        (("1,234", "5", "6"), "komma", ("1.234", "5", "6")),
        (("1,234", "5", "6"), "punt", ("1234", "5", "6")),
        (("1.25", "603.96", "0"), "punt", ("1.25", "603.96", "0")),
    ],
)
def test_answered(
    cells: Cells, sign: str, values: Cells, write_text: WriteText, check: Check
) -> None:
    """Het antwoord van de gebruiker geldt voor de hele lijst."""
    report = check(write_text(table(cells)), decimaalteken=sign)
    assert report.is_clean, report.lines()
    assert tuple(row["aantal"] for row in report.rows) == tuple(map(Decimal, values))


def test_no_answer(write_text: WriteText, check: Check) -> None:
    """Een ander decimaalteken dan komma of punt bestaat niet."""
    with pytest.raises(UsageError, match=r"'spatie' bestaat niet\. Kies komma of punt."):
        check(write_text(table(("1", "2", "3"))), decimaalteken="spatie")


def test_answer_contradicted(write_text: WriteText, check: Check) -> None:
    """Een cel die het antwoord tegenspreekt, blokkeert."""
    report = check(write_text(table(("1.25", "5", "6"))), decimaalteken="komma")
    assert report.findings[0].text == (
        "Rij 2, kolom aantal: '1.25' past niet bij een decimale komma. "
        "Schrijf het getal zoals de andere, of kies een ander --decimaalteken."
    )


def test_inferred_but_unclear(write_text: WriteText, check: Check) -> None:
    """Wat alleen uit andere cellen volgt, staat als opmerkelijk in het verslag."""
    report = check(write_text(table(("1.234", "2500,5", "6"))))
    assert [finding.text for finding in report.findings] == [
        (
            "Rij 2, kolom aantal: '1.234' is gelezen als 1.234, zoals de andere cellen. "
            "Klopt dat niet, geef dan zelf --decimaalteken komma of punt."
        )
    ]
    assert report.rows[0]["aantal"] == Decimal(1234)


@pytest.mark.parametrize("cells", [("1.234", "12.345,5", "6"), ("1,234", "0,5", "6")])
def test_inferred_and_clear(cells: Cells, write_text: WriteText, check: Check) -> None:
    """Laat een andere cel zien wat de punt of komma betekent, dan is er geen vraag."""
    assert check(write_text(table(cells))).is_clean


def test_whole_numbers(write_text: WriteText, check: Check) -> None:
    """Waar alleen hele getallen kunnen, is een punt tussen duizendtallen geen vraag."""
    text = "code;jaar;indicaties\nGM0014;2024;1.234\nGM0034;2024;7\n"
    report = check(write_text(text), "beschut")
    assert report.is_clean, report.lines()
    assert report.rows[0]["indicaties"] == Decimal(1234)
    assert check(write_text(text.replace("1.234", "1.000")), "beschut").of(Severity.VRAAG)


def test_total_decides_too(write_text: WriteText, check: Check) -> None:
    """Een totaalregel telt mee als bewijs, en wordt daarna gebruikt als controle."""
    text = f"{table(('1.234', '1.000', '6'))}\nTotaal;2024;2.240,0\n"
    report = check(write_text(text))
    assert report.is_clean, report.lines()
    assert "Het totaal in rij 5 klopt (aantal)." in report.good
