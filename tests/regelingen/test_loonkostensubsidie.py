# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: E501 - a worked example is a table, and a table may be wide
"""Worked examples of the loonkostensubsidie: per person, per month, on a day."""

from datetime import date

import numpy as np
import pytest
from tests.examples import Example, make_inputs

from springplank.core.explanation import cell_value
from springplank.core.sources import find_stand
from springplank.regelingen.loonkostensubsidie import REGELING


def test_loonwaarde_of_60_percent(example: Example) -> None:
    """Bij een loonwaarde van 60% vult de subsidie aan tot het minimumloon, met 25% voor lasten."""
    example(
        REGELING,
        """
        stap                            |        1 |        2 |        3
        --------------------------------+----------+----------+---------
        loonwaarde                      |      60% |      60% |      60%
        uren                            |       36 |       32 |       27
        minimumloon_met_vakantiebijslag | 2.523,96 | 2.523,96 | 2.523,96
        loonwaarde_bedrag               | 1.514,38 | 1.514,38 | 1.514,38
        verschil                        | 1.009,58 | 1.009,58 | 1.009,58
        plafond                         | 1.766,77 | 1.766,77 | 1.766,77
        subsidie_voltijd                | 1.009,58 | 1.009,58 | 1.009,58
        werkgeverslasten                |      25% |      25% |      25%
        deeltijd                        |  100,00% |   88,89% |   75,00%
        bedrag                          | 1.261,98 | 1.121,76 |   946,48
        """,
        on="2026-07-01",
        source="rekenvoorbeelden met peildatum 1 juli 2026",
    )


def test_never_more_than_70_percent(example: Example) -> None:
    """De subsidie is nooit meer dan 70% van het minimumloon, voor de werkgeverslasten."""
    example(
        REGELING,
        """
        loonwaarde | uren | subsidie_voltijd | bedrag
        -----------+------+------------------+---------
               20% |   36 |         1.766,77 | 2.208,47
               10% |   36 |         1.766,77 | 2.208,47
                0% |   18 |         1.766,77 | 1.104,23
        """,
        on="2026-07-01",
        source="rekenvoorbeelden met peildatum 1 juli 2026",
    )


def test_nothing_from_100_percent(example: Example) -> None:
    """Wie het minimumloon zelf verdient, krijgt geen subsidie."""
    example(
        REGELING,
        """
        loonwaarde | uren | bedrag
        -----------+------+-------
              100% |   36 |   0,00
              120% |   36 |   0,00
        """,
        on="2026-07-01",
    )


def test_first_half_year(example: Example) -> None:
    """In het eerste half jaar mag de gemeente zonder meting 50% van het minimumloon geven."""
    example(
        REGELING,
        """
        loonwaarde | uren | is_eerste_half_jaar | subsidie_voltijd | bedrag
        -----------+------+---------------------+------------------+---------
               60% |   36 | ja                  |         1.261,98 | 1.577,48
               60% |   36 | nee                 |         1.009,58 | 1.261,98
        """,
        on="2026-07-01",
        source="Participatiewet art. 10d lid 5",
    )


def test_agreement_and_account_stand_side_by_side(example: Example) -> None:
    """De afspraak met het bedrijf (68%) en de verantwoording via SiSa (gemeten) verschillen."""
    example(
        REGELING,
        """
        loonwaarde | uren | afspraak | bedrag   | bedrag_afspraak
        -----------+------+----------+----------+----------------
               60% |   36 |      68% | 1.261,98 |        2.145,37
               60% |   27 |      68% |   946,48 |        1.609,02
        """,
        on="2026-07-01",
        source="vragenuur 12 juni 2025: Forfaitaire loonkostensubsidie beschut werk",
    )


def test_fixed_subsidy_for_beschut_werk_from_2028(example: Example) -> None:
    """Pas vanaf 2028 geldt voor beschut werk een vaste 68%, als de wet op tijd verandert; eerder niet."""
    example(
        REGELING,
        """
        dag        | loonwaarde | uren | is_forfait_beschut_werk | minimumloon_per_maand | subsidie_voltijd | bedrag
        -----------+------------+------+-------------------------+-----------------------+------------------+---------
        2026-07-01 |        60% |   36 | ja                      |              2.337,00 |         onbekend | onbekend
        2028-01-01 |        60% |   36 | ja                      |              2.337,00 |         1.716,29 | 2.145,37
        2028-01-01 |        60% |   36 | nee                     |              2.337,00 |         1.009,58 | 1.261,98
        """,
        source="Voorjaarsnota 2025; het minimumloon van 2028 is een aanname",
    )


def test_minimum_wage_per_day(example: Example) -> None:
    """Het maandbedrag komt uit de wet; waar wij het niet kennen, is de subsidie onbekend."""
    example(
        REGELING,
        """
        dag        | loonwaarde | uren | minimumloon_per_maand | minimumloon_met_vakantiebijslag | bedrag
        -----------+------------+------+-----------------------+---------------------------------+---------
        2022-12-31 |        50% |   36 |              onbekend |                        onbekend | onbekend
        2023-01-01 |        50% |   36 |              1.934,40 |                        2.089,15 | 1.290,04
        2023-07-01 |        50% |   36 |              onbekend |                        onbekend | onbekend
        2025-01-01 |        50% |   36 |              2.191,80 |                        2.367,14 | 1.461,71
        2025-07-01 |        50% |   36 |              2.245,80 |                        2.425,46 | 1.497,72
        2026-01-01 |        50% |   36 |              onbekend |                        onbekend | onbekend
        2026-07-01 |        50% |   36 |              2.337,00 |                        2.523,96 | 1.577,48
        """,
        source="Stb. 2022, 381; besluit 2024-0000675332; Stcrt. 2025, 12264",
    )


def test_costs_of_the_employer(example: Example) -> None:
    """De vergoeding voor werkgeverslasten was 23%, toen 23,5% en is in juli 2026 25%."""
    example(
        REGELING,
        """
        dag        | loonwaarde | uren | werkgeverslasten
        -----------+------------+------+-----------------
        2015-01-01 |        50% |   36 |            23,0%
        2017-12-31 |        50% |   36 |            23,0%
        2018-01-01 |        50% |   36 |            23,5%
        2026-06-30 |        50% |   36 |            23,5%
        2026-07-01 |        50% |   36 |            25,0%
        """,
        source="Stcrt. 2014, 35743; Stcrt. 2017, 68248; de ingangsdag van 25% is niet bekend",
    )


def test_own_minimum_wage(example: Example) -> None:
    """Een eigen waarde voor een parameter vervangt die van de wet."""
    example(
        REGELING,
        """
        loonwaarde | uren | minimumloon_met_vakantiebijslag | verschil | bedrag
        -----------+------+---------------------------------+----------+-------
               50% |   36 |                           1.080 |      540 |    675
        """,
        on="2026-07-01",
        changes={"minimumloon_per_maand": 1000.0},
    )


def test_a_hair_below_half_a_cent_is_rounded_down(example: Example) -> None:
    """Een bedrag net onder een halve cent gaat naar beneden: 257,36499994 wordt 257,36 euro."""
    example(
        REGELING,
        """
        loonwaarde | uren  | afspraak | bedrag | bedrag_afspraak
        -----------+-------+----------+--------+----------------
             75,6% |  4,75 |    75,6% |  83,06 |          257,36
             92,7% | 16,75 |    92,7% |  87,63 |        1.112,83
             56,7% |    19 |    56,7% | 589,62 |          772,09
        """,
        on="2023-01-01",
        source="Participatiewet art. 10d lid 4; minimumloon Stb. 2022, 381",
    )


def test_a_fixed_subsidy_is_a_year_amount_of_25_744() -> None:
    """68% is 2.145,37 euro per maand en 25.744 euro per jaar (hoofdstuk 7)."""
    rows = [{"loonwaarde": "60%", "uren": "36", "afspraak": "68%"}]
    prepared = REGELING.prepare_day(date(2026, 7, 1), find_stand(None).on)
    found = cell_value(prepared.compute(make_inputs(REGELING, rows)).bedrag_afspraak, (0, 0))
    assert found is not None
    assert round(found * 12) == 25_744


def value(name: str, day: date) -> float:
    """Give a parameter on a day, as known now."""
    found = REGELING.prepare_day(day, find_stand(None).on).paths[name].cells[0].value
    assert found is not None
    return found


def test_the_month_does_not_follow_from_the_hour() -> None:
    """14,40 per uur zou 2.246,40 per maand zijn; de wet zegt 2.245,80 (12.5: WML-36)."""
    july = date(2025, 7, 1)
    assert round(value("minimumloon_per_uur", july) * 36 * 52 / 12, 2) == 2_246.40
    assert value("minimumloon_per_maand", july) == 2_245.80


@pytest.mark.parametrize(
    "name,growth", [("minimumloon_per_uur", 0.0242), ("minimumloon_per_maand", 0.0246)]
)
def test_growth_in_july_2025(name: str, growth: float) -> None:
    """Het uurloon steeg 2,42% en het maandbedrag 2,46% (12.5: WML-PCT en WML-PCT2)."""
    found = value(name, date(2025, 7, 1)) / value(name, date(2025, 1, 1)) - 1
    assert abs(found - growth) <= 0.0001


def test_the_bridge_is_11_percent_at_27_hours() -> None:
    """2.971 euro is 11% van het loon met lasten bij 27 uur per week (12.5: LKS-2971)."""
    hour = np.mean([value("minimumloon_per_uur", date(2025, month, 1)) for month in (1, 7)])
    paid = 1 + value("vakantiebijslag", date(2025, 1, 1))
    costs = 1 + value("werkgeverslasten", date(2026, 7, 1))
    hours = 2_971 / (0.11 * hour * 36 * 52 * paid * costs) * 36
    assert abs(hours - 27.04) <= 0.05
