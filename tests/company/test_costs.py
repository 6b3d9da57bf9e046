# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The cost of the company: what shrinks at once, and what only after years."""

from collections.abc import Callable, Mapping

import numpy as np
import pytest
from tests.company.conftest import ON, YEARS, income_of, volumes_of

from springplank.company.accounts import operate
from springplank.company.bedrijf import Bedrijf
from springplank.company.costs import held_up
from springplank.core.assumptions import Draws

Figures = Callable[[int, Mapping[str, float]], Draws]


@pytest.mark.parametrize(
    "delay, part, left",
    [
        (0, 1.0, [1, 0.5, 0.5, 0.25]),
        (1, 1.0, [1, 1, 0.5, 0.5]),
        (2, 1.0, [1, 1, 1, 0.5]),
        (9, 1.0, [1, 1, 1, 1]),
        (1, 0.5, [1, 1, 0.75, 0.75]),
    ],
    ids=["at once", "one year", "two years", "longer than we look", "half of it"],
)
def test_fixed_cost_waits(
    changed: Figures, delay: float, part: float, left: list[float], voorbeeld: Bedrijf
) -> None:
    """Vaste kosten krimpen pas na de afbouwvertraging, en alleen het deel dat af te bouwen is."""
    values = changed(
        4,
        {
            "bedrijf_kosten.afbouwvertraging": delay,
            "bedrijf_kosten.afbouwbaar": part,
            "bedrijf_index.prijs": 0.0,
        },
    )
    volumes = volumes_of({"wsw": [780.0, 390.0, 390.0, 195.0]})
    costs = operate(voorbeeld, volumes, income_of(volumes), values, YEARS[:4], on=ON).bedrijfskosten
    assert (costs["vast"] / 1_180_000)[:, 0] == pytest.approx(left)
    assert (costs["variabel"] / (520 * 780))[:, 0] == pytest.approx([1, 0.5, 0.5, 0.25])
    assert (costs["vervoer"] / 160_000)[:, 0] == pytest.approx([1, 0.5, 0.5, 0.25])


def test_fixed_cost_does_not_grow_by_itself() -> None:
    """Wie groeit, gebruikt eerst de ruimte die er is; extra vaste kosten zijn een besluit."""
    size = np.array([[1.0], [1.5], [0.8]])
    assert held_up(size, np.array([[1.0]]))[:, 0].tolist() == [1, 1, 1]


def test_every_draw_has_its_own_delay() -> None:
    """Met twee trekkingen wacht de ene een jaar en de andere drie."""
    size = np.array([[1.0, 1.0], [0.5, 0.5], [0.5, 0.5]])
    assert held_up(size, np.array([[1.0, 3.0]])).tolist() == [[1, 1], [1, 1], [0.5, 1]]
