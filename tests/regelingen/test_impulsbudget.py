# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: E501 - a worked example is a table, and a table may be wide
"""Worked examples of the impulsbudget."""

import numpy as np
import pytest
from tests.examples import Example

from springplank.core.columns import UNKNOWN
from springplank.core.sources import find_stand
from springplank.regelingen.impulsbudget import (
    REGELING,
    add_by,
    find_splitsingen,
    largest_members,
    split_over_verbanden,
)


def test_share_of_the_register(example: Example) -> None:
    """Elke gemeente krijgt haar deel van de mensen in het doelgroepenregister."""
    example(
        REGELING,
        """
        gemeente        | doelgroepenregister | doelgroepenregister_landelijk | aandeel | bedrag
        ----------------+---------------------+-------------------------------+---------+-----------
        Hilversum       |                 496 |                       132.526 |  0,374% |    130.993
        Almere          |               1.577 |                       132.526 |  1,190% |    416.484
        alle andere     |             130.453 |                       132.526 | 98,436% | 34.452.523
        """,
        year=2025,
        source="septembercirculaire 2024, maatstaf doelgroepenregister, uitkeringsjaar 2024",
    )


def test_the_last_euro_goes_to_the_lowest_code(example: Example) -> None:
    """Wat niet op hele euro's te delen is, gaat naar de grootste rest en dan naar de laagste code."""
    example(
        REGELING,
        """
        geval   | doelgroepenregister | doelgroepenregister_landelijk | bedrag
        --------+---------------------+-------------------------------+-----------
        eerste  |                   1 |                             3 | 11.666.667
        tweede  |                   1 |                             3 | 11.666.667
        derde   |                   1 |                             3 | 11.666.666
        """,
        year=2025,
    )


def test_national_path(example: Example) -> None:
    """Landelijk loopt het impulsbudget van 35,0 miljoen in 2025 af naar 19,8 miljoen in 2034."""
    example(
        REGELING,
        """
        jaar | doelgroepenregister | doelgroepenregister_landelijk | macrobudget | bedrag
        -----+---------------------+-------------------------------+-------------+-----------
        2024 |             132.526 |                       132.526 |           0 |          0
        2025 |             132.526 |                       132.526 |  35.000.000 | 35.000.000
        2026 |             132.526 |                       132.526 |  31.500.000 | 31.500.000
        2030 |             132.526 |                       132.526 |  31.500.000 | 31.500.000
        2034 |             132.526 |                       132.526 |  19.800.000 | 19.800.000
        2035 |             132.526 |                       132.526 |           0 |          0
        """,
        source="vragenuur 12 juni 2025; gemeente.nu, Impulsbudget; Kamerbrief 34 352 nr. 341",
    )


def test_path_of_which_only_the_sum_is_known(example: Example) -> None:
    """Van 2031 tot en met 2033 is alleen de som bekend; wij nemen stappen van 3,0 miljoen."""
    example(
        REGELING,
        """
        jaar | doelgroepenregister | doelgroepenregister_landelijk | macrobudget
        -----+---------------------+-------------------------------+------------
        2031 |                   1 |                             1 |  28.800.000
        2032 |                   1 |                             1 |  25.800.000
        2033 |                   1 |                             1 |  22.800.000
        """,
    )


def test_straight_line_instead(example: Example) -> None:
    """Een rechte lijn van 2030 naar 2034 komt 0,45 miljoen lager uit dan het gepubliceerde totaal."""
    example(
        REGELING,
        """
        jaar | doelgroepenregister | doelgroepenregister_landelijk | macrobudget
        -----+---------------------+-------------------------------+------------
        2031 |                   1 |                             1 |  28.575.000
        2032 |                   1 |                             1 |  25.650.000
        2033 |                   1 |                             1 |  22.725.000
        """,
        changes={"macrobudget": "rechte lijn"},
    )


def test_nothing_before_it_was_published(example: Example) -> None:
    """Voor de meicirculaire 2025 was het impulsbudget niet bekend; dat is iets anders dan 0."""
    example(
        REGELING,
        """
        jaar | stand                    | doelgroepenregister | doelgroepenregister_landelijk | bedrag
        -----+--------------------------+---------------------+-------------------------------+-----------
        2025 | septembercirculaire-2024 |                   1 |                             1 |   onbekend
        2025 | 2025-05-30               |                   1 |                             1 |   onbekend
        2025 | meicirculaire-2025       |                   1 |                             1 | 35.000.000
        2034 | meicirculaire-2025       |                   1 |                             1 | 19.800.000
        """,
    )


def test_an_unknown_register_gives_an_unknown_amount(example: Example) -> None:
    """Zonder telling is het bedrag onbekend en niet 0."""
    example(
        REGELING,
        """
        doelgroepenregister | doelgroepenregister_landelijk | aandeel  | bedrag
        --------------------+-------------------------------+----------+---------
        onbekend            | onbekend                      | onbekend | onbekend
        """,
        year=2025,
    )


def budgets(first: int, last: int, choice: str = "") -> int:
    """Add the national amounts of some years, in EUR."""
    years = tuple(range(first, last + 1))
    choices = {"impulsbudget.macrobudget": choice} if choice else {}
    path = REGELING.prepare(years, find_stand(None).on, choices).paths["macrobudget"]
    return int(path.values.sum())


def test_total_is_289_7_million() -> None:
    """De tien jaren tellen op tot 289,7 miljoen euro (12.5: IMP-REST en IMP-3133)."""
    assert budgets(2025, 2034) == 289_700_000
    assert budgets(2031, 2034) == 97_200_000
    assert budgets(2031, 2033) == 77_400_000


def test_straight_line_does_not_reach_the_total() -> None:
    """De rechte lijn geeft 96,75 in plaats van 97,2 miljoen (12.5: IMP-LIN)."""
    assert budgets(2031, 2034, "rechte lijn") == 96_750_000


# --- Splitting and paying ------------------------------------------------------------------


def test_a_gemeente_in_two_verbanden_is_split_exactly() -> None:
    """Bij een oneven bedrag krijgt het eerste verband de laatste euro."""
    amounts = np.array([[101, 7], [50, 0]])
    gemeente = np.array([0, 0, 1])
    splitsingen = find_splitsingen(gemeente, np.array([4, 2, 4]), np.array([1, 1, 1]))
    parts = split_over_verbanden(amounts, gemeente, splitsingen)
    assert parts.tolist() == [[50, 3], [51, 4], [50, 0]]


def test_weights_decide_the_split() -> None:
    """Met gewicht 3 tegen 1 gaat driekwart naar het eerste verband."""
    gemeente = np.array([0, 0])
    splitsingen = find_splitsingen(gemeente, np.array([0, 1]), np.array([3, 1]))
    parts = split_over_verbanden(np.array([[100]]), gemeente, splitsingen)
    assert parts.tolist() == [[75], [25]]


def test_gemeenten_in_one_verband_are_not_split() -> None:
    """Wie in een verband zit, houdt het hele bedrag."""
    gemeente = np.array([1, 0])
    splitsingen = find_splitsingen(gemeente, np.array([0, 0]), np.array([1, 1]))
    assert splitsingen == ()
    assert split_over_verbanden(np.array([[7], [9]]), gemeente, splitsingen).tolist() == [[9], [7]]


def test_a_verband_with_an_unknown_part_is_unknown() -> None:
    """Een som waarvan een deel onbekend is, is onbekend."""
    parts = np.array([[5, 1], [UNKNOWN, 4], [2, 3]])
    whole = add_by(parts, np.array([[0], [1], [0]]), 3)
    assert whole.tolist() == [[7, 4], [UNKNOWN, 4], [0, 0]]


@pytest.mark.parametrize(
    "persons,receiver",
    [([10, 30, 20], 1), ([10, 20, 20], 1), ([5, 5, 5], 0), ([0, 0, 1], 2)],
)
def test_the_largest_member_is_paid(persons: list[int], receiver: int) -> None:
    """De gemeente met de meeste inwoners ontvangt; bij gelijke aantallen de laagste code."""
    found = largest_members(
        np.array([2, 0, 1]), np.array([0, 0, 0]), np.array(persons, dtype=np.int64), 2
    )
    assert found.tolist() == [receiver, -1]
