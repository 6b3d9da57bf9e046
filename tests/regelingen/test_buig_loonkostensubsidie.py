# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: E501 - a worked example is a table, and a table may be wide
"""Worked examples of the BUIG: the part for loonkostensubsidie and the mix of shares."""

import numpy as np
import pytest
from tests.examples import Example

from springplank.core.columns import UNKNOWN
from springplank.core.explanation import Origin
from springplank.core.sources import find_stand
from springplank.funding.streams import Stream, compute_streams
from springplank.funding.world import OwnData, make_world
from springplank.regelingen.buig_loonkostensubsidie import REGELING


def test_the_part_for_loonkostensubsidie_follows_spending(example: Example) -> None:
    """Het deel loonkostensubsidie gaat naar wat gemeenten er eerder aan uitgaven."""
    example(
        REGELING,
        """
        gemeente | realisatie_loonkostensubsidie | inwoners | bedrag
        ---------+-------------------------------+----------+------------
        eerste   |                     3.000.000 |   50.000 | 300.000.000
        tweede   |                     1.000.000 |   50.000 | 100.000.000
        """,
        year=2026,
        changes={"deelbudget_loonkostensubsidie": 400_000_000.0},
        source="Stb. 2021, 442; het deelbudget in dit voorbeeld is verzonnen",
    )


def test_small_large_and_between(example: Example) -> None:
    """Tot 15.000 inwoners telt de historie, vanaf 40.000 het objectieve model, ertussen een mengsel."""
    example(
        REGELING,
        """
        geval      | inwoners | realisatie_loonkostensubsidie | objectief_aandeel | historisch_aandeel | gewicht_objectief | aandeel_bijstand | bijstandsdeel
        -----------+----------+-------------------------------+-------------------+--------------------+-------------------+------------------+--------------
        klein      |   10.000 |                             1 |             0,20% |              0,10% |                0% |            0,10% |     7.379.800
        grens      |   15.000 |                             1 |             0,20% |              0,10% |                0% |            0,10% |     7.379.800
        ertussen   |   27.500 |                             1 |             0,20% |              0,10% |               50% |            0,15% |    11.069.700
        grens      |   40.000 |                             1 |             0,20% |              0,10% |              100% |            0,20% |    14.759.600
        groot      |  100.000 |                             1 |             0,20% |              0,10% |              100% |            0,20% |    14.759.600
        """,
        year=2025,
        changes={"deelbudget_loonkostensubsidie": 400_000_000.0},
        source="Besluit Participatiewet; definitief macrobudget 2025: 7.779,8 miljoen",
    )


def test_a_share_without_weight_may_be_missing(example: Example) -> None:
    """Een aandeel dat niet meetelt, hoeft niet bekend te zijn; een aandeel dat meetelt wel."""
    example(
        REGELING,
        """
        geval    | inwoners | realisatie_loonkostensubsidie | objectief_aandeel | historisch_aandeel | aandeel_bijstand
        ---------+----------+-------------------------------+-------------------+--------------------+-----------------
        klein    |   10.000 |                             1 |          onbekend |              0,10% |            0,10%
        groot    |   50.000 |                             1 |             0,20% |           onbekend |            0,20%
        ertussen |   20.000 |                             1 |          onbekend |              0,10% |         onbekend
        """,
        year=2025,
        changes={"deelbudget_loonkostensubsidie": 400_000_000.0},
    )


def test_unknown_until_imported(example: Example) -> None:
    """Zonder ingelezen deelbudget of uitgaven is het bedrag onbekend en niet 0."""
    example(
        REGELING,
        """
        realisatie_loonkostensubsidie | inwoners | macrobudget   | deelbudget_loonkostensubsidie | bedrag
        ------------------------------+----------+---------------+-------------------------------+---------
        1.000.000                     |   50.000 | 7.779.800.000 |                      onbekend | onbekend
        """,
        year=2025,
    )


def test_macrobudget_per_standing(example: Example) -> None:
    """Het macrobudget van 2025 werd definitief 7.779,8 miljoen; voor 2026 is het nog voorlopig."""
    example(
        REGELING,
        """
        jaar | stand      | realisatie_loonkostensubsidie | macrobudget
        -----+------------+-------------------------------+--------------
        2024 | 2025-09-30 |                             1 | 7.340.200.000
        2025 | 2025-09-29 |                             1 |      onbekend
        2025 | 2025-09-30 |                             1 | 7.779.800.000
        2026 | 2025-09-30 |                             1 | 7.946.000.000
        2027 | 2025-09-30 |                             1 |      onbekend
        """,
        source="Rijksoverheid, bijstandsbudgetten 2025 en 2026, 30 september 2025",
    )


@pytest.mark.parametrize(
    "first,second,difference",
    [
        ((2024, ""), (2025, ""), 439.6),
        ((2025, "voorlopig"), (2025, ""), 301.1),
        ((2025, ""), (2026, ""), 166.2),
    ],
)
def test_steps_between_budgets(
    first: tuple[int, str], second: tuple[int, str], difference: float
) -> None:
    """De stappen tussen de budgetten zijn de gepubliceerde (12.5: BUIG-25A, 25B en 26)."""

    def budget(year: int, choice: str) -> int:
        choices = {"buig_loonkostensubsidie.macrobudget": choice} if choice else {}
        path = REGELING.prepare((year,), find_stand(None).on, choices).paths["macrobudget"]
        return int(path.values[0, 0])

    assert budget(*second) - budget(*first) == round(difference * 1e6)


def with_spending_of_2024(years: tuple[int, ...]) -> Stream:
    """Compute the BUIG where every gemeente spent as many euros in 2024 as it has a place."""
    spent = np.arange(1, len(make_world().codes) + 1)
    own = OwnData(loonkostensubsidie={2024: (spent, Origin((), "afgeleid", "Onze opgave."))})
    choices = {f"{REGELING.key}.deelbudget_loonkostensubsidie": 400_000_000.0}
    world = make_world(own=own, choices=choices)
    return compute_streams(world, years).streams[REGELING.key]


def test_spending_of_a_year_counts_for_two_budgets() -> None:
    """Uitgaven van 2024 tellen definitief voor 2025 en voorlopig voor 2026, en dan niet meer."""
    years = (2024, 2025, 2026, 2027)
    stream = with_spending_of_2024(years)
    assert (stream.amounts != UNKNOWN).all(axis=0).tolist() == [False, True, True, False]
    assert (stream.amounts == UNKNOWN).all(axis=0).tolist() == [True, False, False, True]
    origins = stream.origins["realisatie_loonkostensubsidie"]
    assert [origin.note.partition(". ")[0] for origin in origins[1:3]] == [
        "Uitgaven van 2024: definitief budget",
        "Uitgaven van 2024: voorlopig budget",
    ]
    for at in (0, 3):
        assert "zitten niet in Springplank" in origins[at].note


def test_inhabitants_are_those_of_the_year_before() -> None:
    """Voor het gewicht telt het aantal inwoners op 1 januari van het jaar ervoor (CBS)."""
    stream = with_spending_of_2024((2024, 2025, 2026))
    hilversum = make_world().codes.index("GM0402")
    assert stream.inputs.inwoners[hilversum].tolist() == [93_345, 94_435, 94_393]
