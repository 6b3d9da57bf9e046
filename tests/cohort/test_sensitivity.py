# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Sobol indices against the known answer and against SALib."""

import numpy as np
import pytest
from SALib.analyze import sobol as salib_sobol
from SALib.sample import sobol as salib_sample
from tests.cohort.gemeenten import ON

from springplank.cohort.beschut_werk import GROUP, load_beschut_werk, make_system
from springplank.cohort.response import STAND
from springplank.cohort.sensitivity import Model, contributions, sobol
from springplank.core.assumptions import Draws, replaced
from springplank.core.columns import Floats
from springplank.errors import UsageError

NAMES = ("a", "b", "c")
YEARS = tuple(range(2025, 2036))
POINTS = 2**13


def ishigami(cube: Floats) -> Floats:
    """Give the function of Ishigami with 7 and 0.1, on the unit cube."""
    x = (2 * cube - 1) * np.pi
    return np.asarray(np.sin(x[:, 0]) * (1 + 0.1 * x[:, 2] ** 4) + 7 * np.sin(x[:, 1]) ** 2)


def working_in_2035(values: Draws) -> Floats:
    """Give who works in beschut werk in the whole country at the end of 2035."""
    response = make_system(values, ON).respond(flows=False)[GROUP]
    return np.asarray(response.of(STAND, np.array([[10_619.0, 5_016.0, 1.0]]))[0, -1])


def by_salib(cube_model: Model, names: tuple[str, ...]) -> dict[str, Floats]:
    """Let SALib examine a model with its own sample and its own estimators."""
    problem = {"num_vars": len(names), "names": list(names), "bounds": [[0, 1]] * len(names)}
    points = salib_sample.sample(problem, POINTS, calc_second_order=False, seed=1)
    found = salib_sobol.analyze(
        problem, cube_model(points), calc_second_order=False, num_resamples=2, seed=1
    )
    return {"first": found["S1"], "total": found["ST"]}


def test_ishigami() -> None:
    """Op de functie van Ishigami kloppen de indices met de formule en met SALib."""
    ours, theirs = sobol(ishigami, NAMES, POINTS, seed=1), by_salib(ishigami, NAMES)
    assert ours.first == pytest.approx([0.3139, 0.4424, 0], abs=0.03)
    assert ours.total == pytest.approx([0.5576, 0.4424, 0.2437], abs=0.03)
    assert ours.first == pytest.approx(theirs["first"], abs=0.03)
    assert ours.total == pytest.approx(theirs["total"], abs=0.03)


def test_beschut_werk_in_2035() -> None:
    """De bijdrage van elke aanname aan de werkenden in 2035 is die van SALib."""
    aannames = load_beschut_werk()
    names = tuple(aannames)

    def model(cube: Floats) -> Floats:
        drawn = {k: aannames[k].drawn(YEARS, cube[:, n].copy()) for n, k in enumerate(names)}
        return working_in_2035(drawn)

    ours = contributions(aannames, YEARS, working_in_2035, points=POINTS, seed=1)
    theirs = by_salib(model, names)
    assert ours.names == names
    assert ours.first == pytest.approx(theirs["first"], abs=0.03)
    assert ours.total == pytest.approx(theirs["total"], abs=0.03)
    assert ours.first.sum() == pytest.approx(1, abs=0.05)


def test_a_sum_by_hand() -> None:
    """In 3a + b draagt a negen tiende bij en b een tiende; c doet niets."""
    found = sobol(lambda x: 3 * x[:, 0] + x[:, 1], NAMES, POINTS, seed=2)
    assert found.first == pytest.approx([0.9, 0.1, 0], abs=0.02)
    assert found.total == pytest.approx([0.9, 0.1, 0], abs=0.02)


def test_several_outcomes_at_once() -> None:
    """Meer uitkomsten tegelijk geven dezelfde indices als een voor een."""
    both = sobol(lambda x: np.stack([x[:, 0], x[:, 1] * x[:, 2]], axis=1), NAMES, 256, seed=1)
    one = sobol(lambda x: x[:, 1] * x[:, 2], NAMES, 256, seed=1)
    assert both.first.shape == both.total.shape == (3, 2)
    assert both.first[:, 1] == pytest.approx(one.first)
    assert both.total[:, 1] == pytest.approx(one.total)


def test_an_outcome_without_spread() -> None:
    """Verandert de uitkomst nooit, dan heeft niets een bijdrage: onbekend, niet nul."""
    found = sobol(lambda x: np.ones(len(x)), NAMES, 16, seed=1)
    assert np.isnan(found.first).all()
    assert np.isnan(found.total).all()


def test_what_is_known_adds_nothing() -> None:
    """Wie de uitstroom weet, haalt die uit de lijst, en het andere wordt belangrijker."""
    before = load_beschut_werk()
    key = "beschut_werk.uitstroom"
    known = replaced(before[key], 0.05, by="lokaal", source="eigen telling", low=0.05, high=0.05)
    found = contributions({**before, key: known}, YEARS, working_in_2035, points=256, seed=1)
    assert key not in found.names
    assert len(found.names) == len(before) - 1


@pytest.mark.parametrize("names, points", [((), 8), (NAMES, 1)])
def test_too_little_to_go_on(names: tuple[str, ...], points: int) -> None:
    """Zonder aannames of met een punt is er geen spreiding om te verdelen."""
    with pytest.raises(UsageError, match="minstens twee punten"):
        sobol(ishigami, names, points, seed=1)
