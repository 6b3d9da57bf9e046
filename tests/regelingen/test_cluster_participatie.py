# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: E501 - a worked example is a table, and a table may be wide
"""Worked examples of the cluster Participatie in the algemene uitkering."""

import pytest
from tests.examples import Example

from springplank.core.sources import find_stand
from springplank.funding.streams import compute_streams
from springplank.funding.world import make_world
from springplank.reference.municipalities import municipalities_of
from springplank.regelingen.cluster_participatie import REGELING


def test_what_one_person_counts_for(example: Example) -> None:
    """Een loonkostensubsidie telt in 2024 voor 7.355 euro en een inschrijving voor 1.488 euro."""
    example(
        REGELING,
        """
        geval                 | bijstandsontvangers | loonkostensubsidies | doelgroepenregister | huishoudens_laag_inkomen | basis    | bedrag
        ----------------------+---------------------+---------------------+---------------------+--------------------------+----------+-------
        een bijstandsontvanger|                   1 |                   0 |                   0 |                        0 | 5.179,66 |  7.355
        een subsidie          |                   0 |                   1 |                   0 |                        0 | 5.179,66 |  7.355
        een inschrijving      |                   0 |                   0 |                   1 |                        0 | 1.047,75 |  1.488
        een laag inkomen      |                   0 |                   0 |                   0 |                        1 |   355,90 |    505
        """,
        year=2024,
        stand="septembercirculaire-2024",
        source="Berenschot, Handreiking Explicitering budgetten, 2025: 7.355 en 1.488 euro",
    )


def test_weights_per_circulaire(example: Example) -> None:
    """Gewichten en uitkeringsfactor veranderen met elke circulaire."""
    example(
        REGELING,
        """
        jaar | stand                    | bijstandsontvangers | gewicht_bijstandsontvanger | gewicht_doelgroepenregister | gewicht_laag_inkomen | uitkeringsfactor | bedrag
        -----+--------------------------+---------------------+----------------------------+-----------------------------+----------------------+------------------+--------
        2024 | meicirculaire-2023       |                 100 |                   5.065,98 |                    1.024,75 |               348,09 |            1,395 | 706.704
        2024 | septembercirculaire-2023 |                 100 |                   5.128,00 |                    1.037,30 |               352,35 |            1,406 | 720.997
        2024 | meicirculaire-2024       |                 100 |                   5.179,66 |                    1.047,75 |               355,90 |            1,414 | 732.404
        2024 | septembercirculaire-2024 |                 100 |                   5.179,66 |                    1.047,75 |               355,90 |            1,420 | 735.512
        2025 | septembercirculaire-2024 |                 100 |                   5.124,19 |                    1.036,53 |               352,10 |            1,457 | 746.594
        """,
        source="circulaires gemeentefonds, bestanden Gewichten en Uitkeringsfactor",
    )


def test_of_2026_two_values_are_known(example: Example) -> None:
    """Van 2026 kennen wij een gewicht en de uitkeringsfactor; het bedrag is dus onbekend."""
    example(
        REGELING,
        """
        bijstandsontvangers | gewicht_bijstandsontvanger | gewicht_doelgroepenregister | uitkeringsfactor | bedrag
        --------------------+----------------------------+-----------------------------+------------------+---------
                          1 |                   5.136,70 |                    onbekend |            1,491 | onbekend
        """,
        year=2026,
        stand="meicirculaire-2026",
        source="meicirculaire 2026, aangehaald door een derde (5.136,70 x 1,491 = 7.658,82)",
    )


@pytest.mark.parametrize("year,millions", [(2024, 4_052.9), (2025, 4_174.7)])
def test_national_totals(year: int, millions: float) -> None:
    """Landelijk is het cluster 4.052,9 miljoen in 2024 en 4.174,7 miljoen in 2025 (hoofdstuk 9)."""
    world = make_world(find_stand("septembercirculaire-2024"))
    found = compute_streams(world, (year,)).streams["cluster_participatie"].amounts.sum()
    assert abs(found / 1e6 - millions) <= 0.05


def test_werkzaak_together() -> None:
    """De acht gemeenten van Werkzaak zijn in 2024 samen goed voor 37,7 miljoen (hoofdstuk 9)."""
    names = {
        *("Buren", "Culemborg", "Maasdriel", "Neder-Betuwe"),
        *("Tiel", "Zaltbommel", "West Betuwe", "West Maas en Waal"),
    }
    rows = [row for row, g in enumerate(municipalities_of(2023).gemeenten) if g.naam in names]
    world = make_world(find_stand("septembercirculaire-2024"))
    streams = compute_streams(world, (2024, 2025)).streams
    assert len(rows) == 8
    assert round(streams["cluster_participatie"].amounts[rows, 0].sum() / 1e6, 1) == 37.7
    assert int(streams["iu_participatie"].amounts[rows, 0].sum()) == 25_933_689
    assert int(streams["iu_participatie"].amounts[rows, 1].sum()) == 24_758_989


def test_price_of_2026() -> None:
    """Gewicht maal uitkeringsfactor van 2026 is 7.658,82 (12.5: AU-2026)."""
    paths = REGELING.prepare((2026,), find_stand(None).on).paths
    product = paths["gewicht_bijstandsontvanger"].values * paths["uitkeringsfactor"].values
    assert round(float(product[0, 0]), 2) == 7_658.82


def test_the_amount_is_derived() -> None:
    """Niemand publiceert dit bedrag per gemeente; het is dus hoogstens afgeleid."""
    stream = compute_streams(make_world(), (2024, 2025)).streams["cluster_participatie"]
    assert stream.statuses == ("afgeleid", "afgeleid")
