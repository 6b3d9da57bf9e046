# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Persons, fte, places and SE: never added to each other, and converted with a factor."""

from itertools import permutations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mypy import api

from springplank.core.quantities import (
    Fte,
    Personen,
    Plekken,
    Quantity,
    StandaardEenheden,
)
from springplank.errors import RuleError

KINDS = (Personen, Fte, Plekken, StandaardEenheden)
SOURCE = Path(__file__).resolve().parents[2] / "src"


def test_from_persons_to_se() -> None:
    """Van mensen naar SE gaat het via fte: 100 mensen, deeltijd 0,886 en handicapfactor 1,25."""
    persons = Personen(np.array([[100.0, 50.0]]))
    assert np.allclose(persons.fte(0.886).values, [[88.6, 44.3]])
    assert np.allclose(persons.fte(0.886).standaard_eenheden(1.25).values, [[110.75, 55.375]])


def test_the_published_part_time_factor_gives_the_published_arbeidsjaren() -> None:
    """Eind 2016: 91.432 mensen met een Wsw-baan waren samen 81.224 arbeidsjaren (Panteia)."""
    fte = Personen(np.array([[91_432.0]])).fte(81_224 / 91_432)
    assert isinstance(fte, Fte)
    assert np.allclose(fte.values, [[81_224]])


def test_a_place_of_31_hours() -> None:
    """Een plek in beschut werk is 31 uur; bij 37 uur per week vullen 31 fte dus 37 plekken."""
    assert np.allclose(Fte(np.array([[31.0]])).plekken(31 / 37).values, [[37]])


@pytest.mark.parametrize("one,other", tuple(permutations(KINDS, 2)))
def test_two_kinds_do_not_add_up(one: type[Quantity], other: type[Quantity]) -> None:
    """Twee soorten optellen of aftrekken is een fout die beide soorten noemt."""
    mine, yours = one(np.zeros((1, 2))), other(np.zeros((1, 2)))
    sentence = f"{one.__name__} en {other.__name__} zijn niet op te tellen: reken eerst om."
    with pytest.raises(RuleError, match=sentence):
        mine + yours
    with pytest.raises(RuleError, match=sentence):
        mine - yours


def test_the_type_checker_refuses_it_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ook zonder het programma te starten is personen plus fte een fout, en fte plus fte niet."""
    snippet = tmp_path / "optellen.py"
    snippet.write_text(
        "from springplank.core.quantities import Fte, Personen\n"
        "def wrong(a: Personen, b: Fte) -> None: a + b\n"
        "def right(a: Fte, b: Fte) -> Fte: return a + b\n",
        "utf-8",
    )
    monkeypatch.setenv("MYPYPATH", str(SOURCE))
    # Only the snippet is judged: what it imports has a check of its own.
    flags = ["--follow-imports=silent", "--config-file=", f"--cache-dir={tmp_path}"]
    report, faults, code = api.run([*flags, str(snippet)])
    assert (code, faults) == (1, "")
    assert ':2: error: Unsupported operand types for + ("Personen" and "Fte")' in report
    assert ":3:" not in report


@pytest.mark.parametrize("kind", KINDS)
@given(numbers=st.lists(st.integers(-(10**9), 10**9), min_size=1, max_size=5))
def test_the_same_kind_adds_up(kind: type[Quantity], numbers: list[int]) -> None:
    """Binnen een soort is optellen en aftrekken gewoon rekenen, en blijft de soort dezelfde."""
    one = kind(np.array([numbers], dtype=float))
    assert type(one + one) is kind
    assert (((one + one) + one).values == one.scaled(3.0).values).all()
    assert (((one + one) - one).values == one.values).all()
    assert one.sum_over(1).values.tolist() == [[sum(numbers)]]
    assert type(one.at(np.s_[:, :1])) is kind
    assert one.at(np.s_[:, :1]).values.tolist() == [[numbers[0]]]


def test_unknown_is_not_zero() -> None:
    """Een onbekend aantal blijft onbekend, ook in een totaal."""
    unknown = Personen(np.array([[np.nan, 1.0]]))
    total = unknown + Personen(np.zeros((1, 2)))
    assert np.isnan(total.values).tolist() == [[True, False]]
    assert np.isnan(unknown.sum_over(1).values).all()
