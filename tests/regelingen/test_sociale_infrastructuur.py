# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: E501 - a worked example is a table, and a table may be wide
"""Worked examples of the rijksbijdrage sociale infrastructuur."""

import numpy as np
from tests.examples import Example

from springplank.core.sources import find_stand
from springplank.regelingen.sociale_infrastructuur import REGELING


def test_share_of_the_register(example: Example) -> None:
    """Elke gemeente krijgt haar deel naar het doelgroepenregister, zonder taakstelling."""
    example(
        REGELING,
        """
        gemeente    | doelgroepenregister | doelgroepenregister_landelijk | aandeel | bedrag     | plekken_naar_aandeel
        ------------+---------------------+-------------------------------+---------+------------+---------------------
        Hilversum   |                 496 |                       132.526 |  0,374% |     74.105 |                 18,7
        Almere      |               1.577 |                       132.526 |  1,190% |    235.611 |                 59,5
        alle andere |             130.453 |                       132.526 | 98,436% | 19.490.284 |              4.921,8
        """,
        year=2025,
        source="septembercirculaire 2024, maatstaf doelgroepenregister, uitkeringsjaar 2024",
    )


def test_national_path(example: Example) -> None:
    """Tussen 19,8 miljoen in 2025 en 35,9 miljoen in 2035 trekken wij een rechte lijn."""
    example(
        REGELING,
        """
        jaar | doelgroepenregister | doelgroepenregister_landelijk | bedrag
        -----+---------------------+-------------------------------+-----------
        2024 |             132.526 |                       132.526 |          0
        2025 |             132.526 |                       132.526 | 19.800.000
        2026 |             132.526 |                       132.526 | 21.410.000
        2030 |             132.526 |                       132.526 | 27.850.000
        2034 |             132.526 |                       132.526 | 34.290.000
        2035 |             132.526 |                       132.526 | 35.900.000
        2040 |             132.526 |                       132.526 | 35.900.000
        """,
        source="Kamerbrief 34 352 nr. 341 (35,9 miljoen); 2026 tot en met 2034 is een aanname",
    )


def test_lower_end_value(example: Example) -> None:
    """Het vragenuur noemt voor 2035 een lager bedrag: 34,7 miljoen."""
    example(
        REGELING,
        """
        jaar | doelgroepenregister | doelgroepenregister_landelijk | bedrag
        -----+---------------------+-------------------------------+-----------
        2025 |             132.526 |                       132.526 | 19.800.000
        2026 |             132.526 |                       132.526 | 21.290.000
        2035 |             132.526 |                       132.526 | 34.700.000
        """,
        changes={"macrobudget": "vragenuur"},
        source="vragenuur 12 juni 2025",
    )


def test_norm_and_places_do_not_fit_each_other(example: Example) -> None:
    """19,8 miljoen is 5.448,5 plekken naar de norm en niet de 5.000 plekken van het beleidsdoel."""
    example(
        REGELING,
        """
        jaar | doelgroepenregister | doelgroepenregister_landelijk | bedrag     | normbedrag_per_plek | plekken_bij_de_norm | plekken_naar_aandeel
        -----+---------------------+-------------------------------+------------+---------------------+---------------------+---------------------
        2025 |             132.526 |                       132.526 | 19.800.000 |               3.634 |             5.448,5 |                5.000
        2035 |             132.526 |                       132.526 | 35.900.000 |               3.634 |             9.878,9 |               10.000
        """,
        source="vragenuur 12 juni 2025: 5.000 tot 10.000 plekken, norm 3.634 euro per plek",
    )


def test_known_step_by_step(example: Example) -> None:
    """De meicirculaire 2025 kende 2025; het eindbedrag kwam met het vragenuur en de Kamerbrief."""
    example(
        REGELING,
        """
        jaar | stand                    | doelgroepenregister | doelgroepenregister_landelijk | bedrag
        -----+--------------------------+---------------------+-------------------------------+-----------
        2025 | septembercirculaire-2024 |                   1 |                             1 |   onbekend
        2025 | meicirculaire-2025       |                   1 |                             1 | 19.800.000
        2026 | meicirculaire-2025       |                   1 |                             1 |   onbekend
        2035 | meicirculaire-2025       |                   1 |                             1 |   onbekend
        2035 | 2025-06-12               |                   1 |                             1 | 34.700.000
        2026 | 2025-07-01               |                   1 |                             1 | 21.290.000
        2035 | 2025-07-02               |                   1 |                             1 | 35.900.000
        """,
        source="meicirculaire 2025; vragenuur 12 juni 2025; Kamerbrief 34 352 nr. 341",
    )


def test_norm_times_places_is_none_of_the_published_amounts() -> None:
    """Norm maal plekken is 18,17 en 36,34 miljoen (12.5: SI-5000, SI-10000 en SI-IMPL)."""
    paths = REGELING.prepare((2025, 2035), find_stand(None).on).paths
    product = paths["normbedrag_per_plek"].values * paths["plekken_beoogd"].values
    assert product.tolist() == [[18_170_000, 36_340_000]]
    assert not np.isin(product, paths["macrobudget"].values).any()
    choices = {"sociale_infrastructuur.macrobudget": "norm maal plekken"}
    rival = REGELING.prepare((2035,), find_stand(None).on, choices).paths["macrobudget"]
    assert rival.values.tolist() == [[36_340_000]]
