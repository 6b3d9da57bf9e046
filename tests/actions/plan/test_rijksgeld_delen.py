# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests that the part of one gemeente in a plan counts no component twice."""

import pytest

from springplank.actions.plan.rijksgeld import TOTAAL, VERGELIJKBAAR, Rijksgeld
from springplank.actions.werk import Werk

TIEL = "GM0281"


@pytest.mark.parametrize("key", [TOTAAL, VERGELIJKBAAR])
def test_the_part_of_a_member_is_the_sum_of_its_wholes(key: str) -> None:
    """Het deel van Tiel in alles samen telt de onderdelen van de uitkering niet nog eens mee."""
    geld = Rijksgeld(Werk("werkzaak"), (2026, 2027), 2027)
    asked = (key, "impulsbudget", "iu_participatie", "wsw")
    total, impuls, whole, part = (
        found.waarde for one in asked if (found := geld.amount("deel", one, 2026, TIEL))
    )
    assert impuls is not None
    assert whole is not None
    assert part is not None
    assert total == impuls + whole
    assert part > 0
