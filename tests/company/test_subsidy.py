# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Loonkostensubsidie of a group: the agreed one and the measured one side by side."""

from datetime import date

import numpy as np
import pytest
from tests.company.conftest import ON

from springplank.company.bedrijf import sector_figures
from springplank.company.subsidy import (
    grondslag,
    loonkostensubsidie,
    loonkostensubsidies,
    werkgeverslasten,
)
from springplank.core.assumptions import expected
from springplank.core.quantities import Fte
from springplank.errors import UsageError

YEARS = (2025, 2026, 2027, 2028, 2029)
VALUES = {
    **expected(sector_figures(), YEARS),
    "bedrijf_beschut_werk.loonkostensubsidie_percentage_afspraak": np.full((5, 1), 0.68),
}
"""An agreement that follows the advice of the VNG."""

FTE = Fte(np.full((5, 1), 100.0))


def test_the_basis_is_the_minimum_wage_with_holiday_allowance() -> None:
    """2025: het gemiddelde van 2.191,80 en 2.245,80, twaalf maanden, met 8% vakantiebijslag."""
    found = grondslag(YEARS, VALUES, ON)[:, 0]
    assert found[0] == pytest.approx((2_191.80 + 2_245.80) / 2 * 12 * 1.08)
    assert found[1] / found[0] == pytest.approx((14.71 + 14.99) / (14.06 + 14.40))
    assert found[2] / found[1] == pytest.approx(1.03)


def test_the_compensation_changes_halfway_2026() -> None:
    """23,5% tot en met juni 2026 en 25% daarna: in 2026 gemiddeld 24,25%."""
    assert werkgeverslasten((2025, 2026, 2027), ON)[:, 0] == pytest.approx([0.235, 0.2425, 0.25])


def test_the_subsidy_of_a_group() -> None:
    """100 fte, 57% van 28.756 euro, met 23,5% werkgeverslasten; nooit meer dan 70%."""
    one = np.ones((1, 1))
    group = Fte(100 * one)
    money = [
        loonkostensubsidie(group, part * one, 28_756 * one, 0.235 * one, 0.70 * one)[0, 0]
        for part in (0.57, 0.70, 0.90)
    ]
    assert money[0] == pytest.approx(100 * 0.57 * 28_756 * 1.235)
    assert money[1] == money[2]


def test_agreed_and_measured_stand_side_by_side_until_the_forfait() -> None:
    """Afspraak 68%, gemeten 57%; vanaf 2028 is het forfait van 68% voor allebei gelijk."""
    found = loonkostensubsidies("beschut_werk", FTE, VALUES, YEARS, on=ON)
    ratio = (found.sisa / found.afspraak)[:, 0]
    assert ratio == pytest.approx([0.57 / 0.68] * 3 + [1, 1])


def test_the_forfait_may_come_later_or_not_be_known() -> None:
    """Twee jaar later in een scenario; en wie in 2024 rekende, kende het forfait niet."""
    later = loonkostensubsidies("beschut_werk", FTE, VALUES, YEARS, on=ON, forfait_from=2029)
    assert (later.sisa / later.afspraak)[:, 0] == pytest.approx([0.57 / 0.68] * 4 + [1])
    before = date(2025, 1, 15)
    unknown = loonkostensubsidies("beschut_werk", FTE, VALUES, YEARS, on=before)
    assert (unknown.sisa / unknown.afspraak)[-1, 0] == pytest.approx(0.57 / 0.68)


def test_the_forfait_is_for_beschut_werk_only() -> None:
    """De tussengroep houdt een gemeten loonwaarde; de Wsw heeft geen loonkostensubsidie."""
    found = loonkostensubsidies("tussengroep", FTE, VALUES, YEARS, on=ON)
    assert found.sisa == pytest.approx(found.afspraak)
    growth = grondslag(YEARS, VALUES, ON) * (1 + werkgeverslasten(YEARS, ON))
    assert found.sisa == pytest.approx(100 * 0.42 * growth)
    with pytest.raises(UsageError, match="heeft geen loonkostensubsidie"):
        loonkostensubsidies("wsw", FTE, VALUES, YEARS, on=ON)


def test_the_monthly_wage_that_was_not_known_leaves_the_basis_unknown() -> None:
    """Wie eind 2023 rekent, kent het minimumloon van 2025 niet: het bedrag is onbekend."""
    assert np.isnan(grondslag(YEARS, VALUES, date(2021, 1, 1))).all()
