# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Dividend: a part of a surplus that the company pays to its gemeenten."""

import numpy as np

from springplank.bekostiging.amounts import together
from springplank.bekostiging.basis import Basis
from springplank.bekostiging.evaluation import evaluate
from springplank.bekostiging.loading import read_afspraak
from springplank.core.quantities import Personen

TEXT = """
[afspraak]
naam = "Test"
bron = "eigen opgave"
vanaf = 2025
status = "synthetisch"

[[deel]]
naam = "Dividend"
soort = "dividend"
aandeel = 0.3
sleutel = "inwoners"
"""
REST = """
[[deel]]
naam = "Rest"
soort = "solidariteit"
sleutel = "inwoners"
"""
BASIS = Basis(
    ("GM0001", "GM0002"),
    (2025, 2026),
    sleutels={"inwoners": Personen(np.array([[30.0, 30.0], [70.0, 70.0]]))},
    resultaat=np.array([[1_000, -1_000]]),
)


def test_a_dividend_leaves_less_to_share() -> None:
    """Een dividend gaat van het bedrijf naar de gemeente, en wat overblijft wordt gedeeld."""
    made = evaluate(read_afspraak(TEXT + REST, "test.toml"), BASIS)
    assert made.find_deel("Dividend").bedragen.tolist() == [[-90, 0], [-210, 0]]
    assert together(made.find_deel("Rest").bedragen).tolist() == [[-700, 1_000]]


def test_a_dividend_says_nothing_about_a_deficit() -> None:
    """Wie alleen een dividend afspreekt, heeft nog geen regel voor een tekort."""
    assert not read_afspraak(TEXT, "test.toml").has_deficit_rule
    assert read_afspraak(TEXT + REST, "test.toml").has_deficit_rule
