# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The oracle against the worked amounts of the loonkostensubsidie.

Section numbers are those of the fact base (`funding.md`).
"""

from datetime import date
from decimal import Decimal

import pytest
from tests.oracle import loonkostensubsidie

JULI_2026 = date(2026, 7, 1)


@pytest.mark.parametrize(
    "uren,opslag,bedrag",
    [
        (36, "0", "1009.58"),
        (36, None, "1261.98"),
        (32, None, "1121.76"),
        (27, None, "946.48"),
    ],
)
def test_worked_amounts_of_loonwaarde_60(uren: int, opslag: str | None, bedrag: str) -> None:
    """Bij een loonwaarde van 60% kloppen de uitgewerkte bedragen op de cent (hoofdstuk 7)."""
    gevonden = loonkostensubsidie.per_maand(
        JULI_2026,
        uren=Decimal(uren),
        loonwaarde=Decimal(60),
        opslag=None if opslag is None else Decimal(opslag),
    )
    assert gevonden == Decimal(bedrag)


def test_worked_amounts_of_the_maximum_and_the_forfait() -> None:
    """Het maximum van 70% en het forfait van 68% kloppen op de cent (hoofdstuk 7)."""
    geen = Decimal(0)
    laag = Decimal(10)
    subsidie = loonkostensubsidie.per_maand
    assert loonkostensubsidie.loon_met_vakantiebijslag(JULI_2026) == Decimal("2523.96")
    assert subsidie(JULI_2026, loonwaarde=laag, opslag=geen) == Decimal("1766.77")
    assert subsidie(JULI_2026, loonwaarde=laag) == Decimal("2208.47")
    forfait = loonkostensubsidie.FORFAIT_BESCHUT
    assert subsidie(JULI_2026, forfait=forfait, opslag=geen) == Decimal("1716.29")
    maand = subsidie(JULI_2026, forfait=forfait)
    assert maand == Decimal("2145.37")
    assert round(maand * 12) == 25_744


def test_first_half_year() -> None:
    """Zonder meting geldt 50% van het loon, ook voor beschut werk tot 2028 (hoofdstuk 7)."""
    # 2,523.96 x 0.50 x 1.25
    assert loonkostensubsidie.by_law(JULI_2026) == Decimal("1577.48")
    assert loonkostensubsidie.by_law(JULI_2026, is_beschut=True) == Decimal("1577.48")
    assert loonkostensubsidie.by_law(date(2016, 12, 31)) is None


def test_no_subsidy_at_full_loonwaarde() -> None:
    """Bij een loonwaarde van 100% of meer is er geen subsidie."""
    for loonwaarde in (100, 120):
        gevonden = loonkostensubsidie.by_law(JULI_2026, loonwaarde=Decimal(loonwaarde))
        assert gevonden == 0


@pytest.mark.parametrize(
    "dag,loon",
    [
        (date(2022, 12, 31), None),
        (date(2023, 1, 1), "2089.15"),
        (date(2023, 7, 1), None),
        (date(2024, 7, 1), None),
        (date(2025, 6, 30), "2367.14"),
        (date(2025, 7, 1), "2425.46"),
        (date(2026, 1, 1), None),
        (date(2026, 12, 31), "2523.96"),
        (date(2027, 1, 1), None),
        (date(2028, 1, 1), None),
    ],
)
def test_wage_per_day(dag: date, loon: str | None) -> None:
    """Op een dag waarvan het minimumloon onbekend is, is er geen bedrag (7.1)."""
    gevonden = loonkostensubsidie.loon_met_vakantiebijslag(dag)
    assert gevonden == (None if loon is None else Decimal(loon))
    subsidie = loonkostensubsidie.by_law(dag, loonwaarde=Decimal(50), is_beschut=True)
    assert (subsidie is None) == (loon is None)


@pytest.mark.parametrize(
    "dag,opslag",
    [
        (date(2014, 12, 31), None),
        (date(2017, 12, 31), "0.23"),
        (date(2018, 1, 1), "0.235"),
        (date(2026, 7, 1), "0.25"),
    ],
)
def test_costs_of_the_employer(dag: date, opslag: str | None) -> None:
    """De opslag voor werkgeverslasten is 23, 23,5 en 25% (hoofdstuk 7)."""
    gevonden = loonkostensubsidie.werkgeverslasten(dag)
    assert gevonden == (None if opslag is None else Decimal(opslag))


def test_forfait_of_beschut_starts_in_2028(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beschut werk krijgt tot 2028 de gemeten subsidie en daarna 68%, ook na een meting."""
    loon = [(date(2027, 1, 1), Decimal("2337.00"))]
    monkeypatch.setattr(loonkostensubsidie, "MINIMUMLOON", loon)
    for dag, is_beschut, bedrag in (
        (date(2027, 12, 31), True, "1261.98"),
        (date(2028, 1, 1), True, "2145.37"),
        (date(2028, 1, 1), False, "1261.98"),
    ):
        gevonden = loonkostensubsidie.by_law(dag, loonwaarde=Decimal(60), is_beschut=is_beschut)
        assert gevonden == Decimal(bedrag)
