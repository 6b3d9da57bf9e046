# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: E501 - a worked example is a table, and a table may be wide
"""Worked examples of the rijksbijdrage Wsw."""

import numpy as np
import pytest
from tests.examples import Example

from springplank.core.sources import find_stand
from springplank.funding.streams import Funding, compute_streams
from springplank.funding.world import make_world
from springplank.regelingen.wsw import REGELING


def test_the_wsw_part_of_the_published_amount(example: Example) -> None:
    """Wat niet voor beschut werk is, is voor de Wsw, als de gemeente Wsw-geld heeft."""
    example(
        REGELING,
        """
        gemeente   | gepubliceerd | beschut_werk | heeft_wsw | laatste_wsw | bedrag
        -----------+--------------+--------------+-----------+-------------+----------
        Hilversum  |    7.658.709 |      400.291 | ja        |   7.258.418 | 7.258.418
        Buren      |    1.997.966 |      156.524 | ja        |   1.841.442 | 1.841.442
        Leiderdorp |      217.993 |      195.014 | nee       |           0 |         0
        """,
        year=2025,
        stand="meicirculaire-2024",
        source="meicirculaire 2024, integratie-uitkering Participatie 2025",
    )


def test_a_later_change_is_reckoned_with(example: Example) -> None:
    """Kwam er een latere circulaire die wij niet hebben, dan kan het bedrag hoger uitkomen."""
    example(
        REGELING,
        """
        gepubliceerd | beschut_werk | sociale_infrastructuur | is_achterhaald | heeft_wsw | laatste_wsw | uit_publicatie | latere_bijstelling | bijgesteld | bedrag
        -------------+--------------+------------------------+----------------+-----------+-------------+----------------+--------------------+------------+-------
               5.000 |        1.001 |                    100 | ja             | ja        |           1 |          3.899 |                  1 |      3.899 |  3.899
        """,
        year=2025,
    )


def test_never_below_zero(example: Example) -> None:
    """Is het gepubliceerde bedrag lager dan beschut werk, dan is het Wsw-deel 0."""
    example(
        REGELING,
        """
        gepubliceerd | beschut_werk | heeft_wsw | laatste_wsw | uit_publicatie | bedrag
        -------------+--------------+-----------+-------------+----------------+-------
               1.000 |        1.001 | ja        |           1 |              0 |      0
               5.000 |        1.001 | ja        |           1 |          3.999 |  3.999
        """,
        year=2025,
        stand="meicirculaire-2024",
    )


def test_without_publication_the_last_shares_stay(example: Example) -> None:
    """Na het laatste gepubliceerde jaar blijft het aandeel in het landelijke bedrag gelijk."""
    example(
        REGELING,
        """
        gepubliceerd | heeft_wsw | laatste_wsw | uit_publicatie | uit_macrobudget | bedrag
        -------------+-----------+-------------+----------------+-----------------+--------------
        onbekend     | ja        |           3 | onbekend       |   1.299.000.000 | 1.299.000.000
        onbekend     | ja        |           1 | onbekend       |     433.000.000 |   433.000.000
        """,
        year=2026,
    )


def test_national_path(example: Example) -> None:
    """Het landelijke bedrag daalt elk jaar met 76 miljoen, tot er na 2048 niets over is."""
    example(
        REGELING,
        """
        jaar | gepubliceerd | heeft_wsw | laatste_wsw | macrobudget   | bedrag
        -----+--------------+-----------+-------------+---------------+--------------
        2026 | onbekend     | ja        |           1 | 1.732.000.000 | 1.732.000.000
        2029 | onbekend     | ja        |           1 | 1.504.000.000 | 1.504.000.000
        2030 | onbekend     | ja        |           1 | 1.428.000.000 | 1.428.000.000
        2048 | onbekend     | ja        |           1 |    60.000.000 |    60.000.000
        2049 | onbekend     | ja        |           1 |             0 |             0
        """,
        source="afgeleid uit de eerste suppletoire begroting 2024, tabel 1, rij 15",
    )


def test_known_when(example: Example) -> None:
    """Het landelijke bedrag van 2024 en 2025 veranderde met elke circulaire."""
    example(
        REGELING,
        """
        jaar | stand                    | gepubliceerd | laatste_wsw | macrobudget
        -----+--------------------------+--------------+-------------+--------------
        2024 | meicirculaire-2023       | onbekend     |           1 | 1.752.750.000
        2024 | septembercirculaire-2023 | onbekend     |           1 | 1.777.830.000
        2024 | meicirculaire-2024       | onbekend     |           1 | 1.949.800.000
        2025 | meicirculaire-2024       | onbekend     |           1 | 1.808.650.000
        2025 | septembercirculaire-2024 | onbekend     |           1 | 1.822.050.000
        2025 | septembercirculaire-2023 | onbekend     |           1 |      onbekend
        """,
    )


def test_one_off_of_2024(example: Example) -> None:
    """In 2024 zit er eenmalig 63,908 miljoen in; daarna niet meer."""
    example(
        REGELING,
        """
        jaar | stand                    | gepubliceerd  | heeft_wsw | laatste_wsw | waarvan_eenmalig
        -----+--------------------------+---------------+-----------+-------------+-----------------
        2024 | septembercirculaire-2023 | 1.777.826.939 | ja        |           1 |                0
        2024 | meicirculaire-2024       | 1.949.766.121 | ja        |           1 |       63.908.000
        2025 | meicirculaire-2024       | 1.808.625.271 | ja        |           1 |                0
        """,
        source="eerste suppletoire begroting 2024, tabel 1, rij 8",
    )


def test_compensation_for_the_lage_inkomensvoordeel(example: Example) -> None:
    """Vanaf 2025 zit er 13,4 miljoen in voor het afgeschafte lage-inkomensvoordeel."""
    example(
        REGELING,
        """
        jaar | stand                    | gepubliceerd | heeft_wsw | laatste_wsw | waarvan_lage_inkomensvoordeel
        -----+--------------------------+--------------+-----------+-------------+------------------------------
        2025 | meicirculaire-2024       |        1.000 | ja        |           1 |                             0
        2025 | septembercirculaire-2024 |        1.000 | ja        |           1 |                    13.400.000
        2026 | septembercirculaire-2024 |        1.000 | ja        |           1 |                      onbekend
        """,
        source="afgeleid uit de septembercirculaire 2024",
    )


# --- Against the published amounts ------------------------------------------------------------


def known_at(stand: str) -> Funding:
    """Compute 2024 and 2025 as one circulaire knew them."""
    return compute_streams(make_world(find_stand(stand)), (2024, 2025))


@pytest.mark.parametrize(
    "stand,year,national",
    [
        ("meicirculaire-2023", 2024, 1_752.75),
        ("septembercirculaire-2023", 2024, 1_777.83),
        ("meicirculaire-2024", 2024, 1_949.8),
        ("meicirculaire-2024", 2025, 1_808.65),
        ("septembercirculaire-2024", 2025, 1_822.05),
    ],
)
def test_sum_over_gemeenten(stand: str, year: int, national: float) -> None:
    """De som over de gemeenten is het landelijke bedrag (hoofdstuk 2), op 0,05 miljoen."""
    found = known_at(stand).streams["wsw"].amounts[:, year - 2024].sum() / 1e6
    assert abs(found - national) <= 0.05


def test_one_off_is_part_of_the_national_amount() -> None:
    """Zonder het eenmalige geld is het landelijke bedrag van 2024 1.885,9 miljoen (hoofdstuk 1)."""
    stream = known_at("meicirculaire-2024").streams["wsw"]
    one_off = stream.outcome.waarvan_eenmalig[:, 0]
    assert one_off.sum() == 63_908_000
    without = stream.amounts[:, 0] - one_off
    assert round(without.sum() / 1e6, 1) == 1_885.9
    large = without > 1e6
    assert np.abs(one_off[large] / without[large] - 0.0339).max() <= 0.00005


def test_the_september_step_is_the_same_everywhere() -> None:
    """De septembercirculaire 2024 verhoogde elk Wsw-deel met 0,740 tot 0,742% (12.1, punt 3)."""
    before = known_at("meicirculaire-2024").streams["wsw"].amounts[:, 1]
    after = known_at("septembercirculaire-2024").streams["wsw"].amounts[:, 1]
    has_enough = before > 50_000
    step = np.round((after - before)[has_enough] / before[has_enough] * 100, 3)
    assert has_enough.sum() > 300
    assert step.min() >= 0.740
    assert step.max() <= 0.742


def test_the_september_step_is_not_the_sociale_infrastructuur() -> None:
    """De 19.789.015 euro van september 2024 is de vergoeding van twee onderdelen (GF-LIV25)."""
    before, after = known_at("meicirculaire-2024"), known_at("septembercirculaire-2024")

    def step(key: str) -> int:
        both = (after.streams[key].amounts[:, 1], before.streams[key].amounts[:, 1])
        return int(both[0].sum() - both[1].sum())

    assert step("iu_participatie") == 19_789_015
    assert abs(step("wsw") - 13.40e6) <= 0.01e6
    assert abs(step("beschut_werk") - 6.39e6) <= 0.01e6
    assert (after.streams["sociale_infrastructuur"].statuses[1]) == "onbekend"


@pytest.mark.parametrize(
    "code,key,wsw",
    [
        ("GM0402", 400_291, 7_258_418),
        ("GM0281", 636_361, 8_037_675),
        ("GM0363", 6_961_477, 67_617_023),
    ],
)
def test_split_per_gemeente(code: str, key: int, wsw: int) -> None:
    """De splitsing van Hilversum, Tiel en Amsterdam klopt op de euro (hoofdstuk 4)."""
    funding = known_at("meicirculaire-2024")
    row = funding.world.codes.index(code)
    assert funding.streams["beschut_werk"].amounts[row, 1] == key
    assert funding.streams["wsw"].amounts[row, 1] == wsw
