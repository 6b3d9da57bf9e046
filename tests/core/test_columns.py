# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tables and columns: their shape, what is unknown, and rounding."""

from typing import Any

import numpy as np
import pytest

from springplank.core.columns import (
    UNKNOWN,
    Euros,
    Floats,
    as_floats,
    column,
    column_names,
    columns_of,
    is_known,
    table,
    total,
    whole_euros,
)
from springplank.errors import RuleError


@table
class Proef:
    """A table of two columns."""

    aantal: Floats = column("persoon", "Aantal")
    bedrag: Euros = column("EUR", "Bedrag", formula="aantal * 2", article="art. 1")


def test_declarations() -> None:
    """Van elke kolom zijn naam, eenheid, opschrift, formule en artikel te lezen."""
    first, second = columns_of(Proef)
    assert (first.name, first.unit, first.formula) == ("aantal", "persoon", "")
    assert (second.label, second.formula, second.article) == ("Bedrag", "aantal * 2", "art. 1")


@pytest.mark.parametrize(
    "first,second",
    [((3, 2), (3, 2)), ((3, 1), (3, 2)), ((1, 1), (3, 2)), ((3, 2), (1, 1)), ((1, 2), (3, 1))],
)
def test_shapes_that_fit(first: tuple[int, int], second: tuple[int, int]) -> None:
    """Kolommen zijn even lang of hebben lengte 1."""
    made = Proef(np.zeros(first), np.zeros(second, dtype=np.int64))
    assert made.bedrag.shape == second


def fitting() -> Any:
    """Make whole numbers of shape (3, 2)."""
    return np.zeros((3, 2), dtype=np.int64)


@pytest.mark.parametrize(
    "aantal,bedrag,name",
    [
        (np.zeros(3), fitting(), "aantal"),
        (np.zeros((2, 2)), fitting(), "bedrag"),
        (np.zeros((3, 3)), fitting(), "bedrag"),
        (np.zeros((3, 2), dtype="U2"), fitting(), "aantal"),
        (np.zeros((3, 2), dtype=np.int16), fitting(), "aantal"),
        (np.zeros((3, 2)), np.zeros((3, 2, 1)), "bedrag"),
    ],
)
def test_refuses_what_does_not_fit(aantal: Any, bedrag: Any, name: str) -> None:
    """Een kolom die niet past, wordt met naam geweigerd."""
    with pytest.raises(RuleError, match=f"Kolom {name} van tabel Proef past niet"):
        Proef(aantal, bedrag)


def test_a_table_does_not_change() -> None:
    """Een tabel is na het maken niet te veranderen."""
    made = Proef(np.zeros((1, 1)), np.zeros((1, 1), dtype=np.int64))
    for name in column_names(made):
        with pytest.raises(AttributeError):
            setattr(made, name, getattr(made, name))


@pytest.mark.parametrize(
    "value,expected",
    [
        (0.5, 1),
        (1.5, 2),
        (2.499, 2),
        (2.4996, 2),
        (128_298.5, 128_299),
        (128_298.499_999_999, 128_299),
        (-0.5, 0),
        (-1.6, -2),
        (np.nan, UNKNOWN),
    ],
)
def test_rounding(value: float, expected: int) -> None:
    """Een half gaat omhoog; wat echt onder de helft ligt, gaat omlaag; onbekend blijft onbekend."""
    assert whole_euros(np.array([[value]])).tolist() == [[expected]]


def test_rounding_where_some_or_all_are_unknown() -> None:
    """Wat onbekend is, blijft onbekend, ook als het in een hele kolom of tabel zo is."""
    some = np.array([[1.5, np.nan], [np.nan, np.nan]])
    assert whole_euros(some).tolist() == [[2, UNKNOWN], [UNKNOWN, UNKNOWN]]
    assert whole_euros(some[:, 1:]).tolist() == [[UNKNOWN], [UNKNOWN]]
    assert whole_euros(some[:0]).shape == (0, 2)


def test_draws_keep_their_cents() -> None:
    """Trekkingen zijn verwachtingen en worden niet afgerond."""
    draws: Any = np.array([[2.25]], dtype=np.float32)
    assert whole_euros(draws).tolist() == [[2.25]]


def test_known_or_not() -> None:
    """Onbekend is bij euro's een eigen waarde en bij getallen NaN."""
    euros, numbers = np.array([[3, UNKNOWN]]), np.array([[np.nan, 0.0]])
    assert is_known(euros).tolist() == [[True, False]]
    assert is_known(numbers).tolist() == [[False, True]]
    assert np.array_equal(as_floats(euros), [[3.0, np.nan]], equal_nan=True)
    assert as_floats(numbers) is numbers


def test_total_keeps_in_sight_what_is_missing() -> None:
    """Een som met een gat zegt dat zij niet compleet is."""
    whole, gap = total(np.array([[3], [4]])), total(np.array([[3], [UNKNOWN]]))
    assert (whole.amount, whole.is_complete, whole.unknown) == (7, True, 0)
    assert (gap.amount, gap.is_complete, gap.unknown) == (3, False, 1)
