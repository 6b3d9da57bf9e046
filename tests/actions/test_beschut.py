# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
import numpy as np

from springplank.actions.beschut import realisatie_of
from springplank.scenarios.reeks import Reeks


def series(groep: str, soort: str, expected: list[float], draws: list[list[float]]) -> Reeks:
    unit = "plek" if soort == "taakstelling" else "persoon"
    return Reeks(soort, groep, "", unit, "lokaal", np.array(expected), np.array(draws))


def test_each_draw_is_a_part_of_what_must_be_offered() -> None:
    """Van 40 plekken zijn er 30 bezet: 75%; van 1.000 plekken in het land is dat 3%."""
    works = series("beschut_werk", "personen", [30.0], [[20.0, 40.0]])
    must = series("beschut_werk", "taakstelling", [40.0], [[40.0, 40.0]])
    found = realisatie_of(
        {("personen", "beschut_werk", ""): works, ("taakstelling", "beschut_werk", ""): must},
        "",
        np.array([1000.0]),
    )
    assert found.van_taakstelling.verwacht.tolist() == [0.75]
    assert found.van_taakstelling.trekkingen.tolist() == [[0.5, 1.0]]
    assert found.van_doelstelling.verwacht.tolist() == [0.03]
    assert found.van_doelstelling.eenheid == "aandeel"


def test_a_part_of_nothing_is_unknown() -> None:
    """Moet er geen enkele plek zijn, dan is het deel onbekend, en geen oneindig."""
    works = series("beschut_werk", "personen", [3.0], [[2.0, 4.0]])
    must = series("beschut_werk", "taakstelling", [0.0], [[0.0, 0.0]])
    found = realisatie_of(
        {("personen", "beschut_werk", ""): works, ("taakstelling", "beschut_werk", ""): must},
        "",
        np.array([np.nan]),
    )
    assert not found.van_taakstelling.is_known
    assert not found.van_doelstelling.is_known
    assert np.isnan(found.van_taakstelling.trekkingen).all()
