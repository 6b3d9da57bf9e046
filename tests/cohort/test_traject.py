# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of the people in traject and of the lines that only a user fills."""

import numpy as np
import pytest

from springplank.cohort import lines, traject
from springplank.cohort.lines import LINES, fill
from springplank.cohort.response import STAND
from springplank.cohort.traject import GROUP, make_system
from springplank.core.assumptions import expected
from springplank.errors import DataError

VALUES = expected(traject.load_traject(), (2026, 2027))


def test_without_own_figures_it_is_unknown() -> None:
    """Hoeveel mensen in traject zijn, is nergens gepubliceerd: onbekend, niet nul."""
    found = make_system(VALUES).respond()[GROUP]
    assert np.isnan(found.of(STAND, np.array([[np.nan, np.nan]]))).all()
    assert np.isnan(found.of("naar_werk", np.array([[100.0, np.nan]]))).all()


def test_own_figures_by_hand() -> None:
    """100 mensen en 60 per jaar erbij: 30 vinden werk, 35 stoppen en 10 gaan om iets anders."""
    found = make_system(VALUES).respond()[GROUP]
    start = np.array([[100.0, 60.0]])
    flows = ("instroom", "naar_werk", "terug_naar_bijstand", "overig")
    assert [found.of(f, start)[0, 0, 0] for f in flows] == pytest.approx([60, 30, 35, 10])
    assert found.of(STAND, start)[0, 0, 0] == pytest.approx(85)


def test_a_line_is_empty_until_it_is_given() -> None:
    """Een regel is onbekend tot het eerste jaar dat u invult, en blijft daarna gelijk."""
    found = fill({2027: 12.0, 2030: 20.0}, range(2026, 2032))
    assert np.isnan(found[0])
    assert found[1:].tolist() == [12, 12, 12, 20, 20]
    assert np.isnan(fill({}, (2026, 2027))).all()


def test_the_lines() -> None:
    """WIA en WW zijn personen, social return is omzet; elk heeft een vraag."""
    assert {key: line.eenheid for key, line in LINES.items()} == {
        "wia": "persoon",
        "ww": "persoon",
        "sroi_omzet": "EUR",
    }
    assert all(line.vraag.endswith("?") and line.naam for line in LINES.values())


def test_a_line_below_zero_is_refused() -> None:
    """Minder dan 0 mensen kan niet."""
    with pytest.raises(DataError, match="kleiner dan 0"):
        fill({2026: -1.0}, (2026,))


def test_lines_add_up_year_by_year() -> None:
    """Een som van regels is onbekend zolang een gemeente niets invulde."""
    together = fill(lines.add([{2026: 1.0, 2028: 3.0}, {2027: 10.0}]), range(2026, 2030))
    assert np.isnan(together[0])
    assert together[1:].tolist() == [11, 13, 13]
