# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Numbers in Dutch notation."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from springplank.imports.numbers import Mark, parse_number, resolve_column, write_number


@pytest.mark.parametrize(
    "text, value",
    [
        ("1234", "1234"),
        ("1.234,56", "1234.56"),
        ("€ 1.234,56", "1234.56"),
        ("€1.234.567", "1234567"),
        ("1.234.567 euro", "1234567"),
        ("EUR 12,50", "12.50"),
        ("1.234.567,-", "1234567"),
        ("€ 1 234 567,5", "1234567.5"),
        ("1\u00a0234\u202f567", "1234567"),
        ("12'345'678", "12345678"),
        ("-12,5", "-12.5"),
        ("\u221212,5", "-12.5"),
        ("12,5-", "-12.5"),
        ("(1.234.567)", "-1234567"),
        ("- 7", "-7"),
        ("+7", "7"),
        ("0,125", "0.125"),
        ("1234,567", "1234.567"),
        ("007", "7"),
    ],
)
def test_dutch_notation(text: str, value: str) -> None:
    """Nederlandse schrijfwijzen hebben een lezing."""
    parsed = parse_number(text)
    assert parsed is not None
    assert parsed.komma == Decimal(value)
    assert not parsed.is_ambiguous


@pytest.mark.parametrize(
    "text",
    [
        "",
        "€",
        "abc",
        "12 34",
        "1.23.4",
        "1,2,3",
        "1.2345.678",
        "12.34,567.8",
        "1e5",
        "NaN",
        "inf",
        "١٢٣",
        "\uff11\uff12",
        "1-3-2024",
        "2023-2024",
        "0x10",
        "1_000",
        "--5",
        "5 personen",
        ",5",
        "5,",
        "9" * 31,
    ],
)
def test_no_number(text: str) -> None:
    """Wat geen getal is, wordt geen getal."""
    assert parse_number(text) is None


@pytest.mark.parametrize(
    "cells, mark",
    [
        (["1", "22"], Mark.KOMMA),
        (["1.234"], None),
        (["1,234"], None),
        (["1.25"], None),
        (["1.25", "603.96"], None),
        (["1.234", "12,5"], Mark.KOMMA),
        (["1.234", "1.234.567"], Mark.KOMMA),
        (["1,234", "1,234.50"], Mark.PUNT),
        (["1.25", "1234.5"], Mark.PUNT),
        (["1.25", "0.5"], Mark.PUNT),
        (["12,5", "1234.5"], None),
        (["12,5", "1.25"], None),
    ],
)
def test_column_decides(cells: list[str], mark: Mark | None) -> None:
    """Pas de hele kolom zegt wat een punt of komma betekent."""
    parsed = [found for found in map(parse_number, cells) if found is not None]
    assert resolve_column(parsed).mark is mark


amounts = st.decimals(
    min_value=-(10**12), max_value=10**12, places=2, allow_nan=False, allow_infinity=False
)


@given(amounts)
def test_round_trip(value: Decimal) -> None:
    """Elk bedrag dat wij schrijven, lezen wij precies zo terug."""
    parsed = parse_number(write_number(value))
    assert parsed is not None
    assert parsed.komma == value


@given(amounts, st.sampled_from(["{}", "€ {}", "{} euro", " {} ", "€\u00a0{}"]))
def test_round_trip_with_decoration(value: Decimal, shape: str) -> None:
    """Een euroteken of spatie verandert het bedrag niet."""
    parsed = parse_number(shape.format(write_number(value)))
    assert parsed is not None
    assert parsed.value(Mark.KOMMA) == value


@given(st.text(max_size=12))
def test_any_text(text: str) -> None:
    """Willekeurige tekst geeft een getal of niets, en nooit een fout."""
    parsed = parse_number(text)
    assert parsed is None or (parsed.komma, parsed.punt) != (None, None)


@given(st.lists(st.integers(0, 10**7).map(write_number), min_size=1, max_size=30))
def test_never_guessed(cells: list[str]) -> None:
    """Alleen als geen enkele cel twee lezingen heeft of een andere cel beslist, is er een keuze."""
    parsed = [found for found in map(parse_number, cells) if found is not None]
    resolution = resolve_column(parsed)
    proven = any(cell.punt is None for cell in parsed)
    if any(cell.is_ambiguous for cell in parsed) and not proven:
        assert resolution.mark is None
    else:
        assert resolution.mark is Mark.KOMMA
