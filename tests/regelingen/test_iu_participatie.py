# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Worked examples of the integratie-uitkering Participatie."""

import numpy as np
import pytest
from tests.examples import Example

from springplank.core.columns import UNKNOWN
from springplank.core.sources import find_stand
from springplank.funding.streams import compute_streams
from springplank.funding.world import make_world
from springplank.regelingen.iu_participatie import REGELING, sum_of


def test_the_published_amount_leads(example: Example) -> None:
    """Het gepubliceerde bedrag is leidend; wat de onderdelen niet verklaren, blijft zichtbaar."""
    example(
        REGELING,
        """
        gemeente   | gepubliceerd | wsw       | beschut_werk | sociale_infrastructuur | som_onderdelen | bedrag    | onverklaard
        -----------+--------------+-----------+--------------+------------------------+----------------+-----------+------------
        Hilversum  |    7.658.709 | 7.258.418 |      400.291 |                      0 |      7.658.709 | 7.658.709 |           0
        Leiderdorp |      217.993 |         0 |      195.014 |                      0 |        195.014 |   217.993 |      22.979
        """,
        year=2025,
        stand="meicirculaire-2024",
        source="meicirculaire 2024, integratie-uitkering Participatie 2025",
    )


def test_without_publication_it_is_the_sum(example: Example) -> None:
    """Zonder gepubliceerd bedrag is de uitkering de som van de onderdelen."""
    example(
        REGELING,
        """
        gepubliceerd | wsw       | beschut_werk | sociale_infrastructuur | bedrag    | onverklaard
        -------------+-----------+--------------+------------------------+-----------+------------
        onbekend     | 6.000.000 |      583.600 |                 80.130 | 6.663.730 |           0
        """,
        year=2026,
    )


def test_an_unknown_part_makes_the_sum_unknown(example: Example) -> None:
    """Ontbreekt een onderdeel, dan is de som onbekend; het gepubliceerde bedrag blijft."""
    example(
        REGELING,
        """
        gepubliceerd | wsw       | beschut_werk | sociale_infrastructuur | som_onderdelen | bedrag    | onverklaard
        -------------+-----------+--------------+------------------------+----------------+-----------+------------
        onbekend     | 6.000.000 |     onbekend |                 80.130 |       onbekend |  onbekend |    onbekend
        7.000.000    | 6.000.000 |     onbekend |                 80.130 |       onbekend | 7.000.000 |    onbekend
        """,
        year=2026,
    )


@pytest.mark.parametrize(
    "stand,year,total",
    [
        ("meicirculaire-2023", 2024, 1_845_516_644),
        ("septembercirculaire-2023", 2024, 1_870_592_997),
        ("meicirculaire-2024", 2024, 2_070_910_995),
        ("septembercirculaire-2024", 2024, 2_070_910_995),
        ("meicirculaire-2024", 2025, 1_939_596_993),
        ("septembercirculaire-2024", 2025, 1_959_386_008),
    ],
)
def test_national_totals(stand: str, year: int, total: int) -> None:
    """De landelijke totalen van de circulaires kloppen op de euro (hoofdstuk 4)."""
    stream = compute_streams(make_world(find_stand(stand)), (year,)).streams["iu_participatie"]
    assert int(stream.amounts.sum()) == total
    assert stream.statuses == ("vastgesteld",)


def test_only_leiderdorp_is_unexplained() -> None:
    """Alleen bij Leiderdorp en bij de minimumgemeenten (1 euro) blijft geld onverklaard."""
    for stand in ("meicirculaire-2024", "septembercirculaire-2024"):
        funding = compute_streams(make_world(find_stand(stand)), (2024, 2025))
        rest = np.abs(funding.streams["iu_participatie"].outcome.onverklaard).max(axis=1)
        assert [funding.world.codes[row] for row in np.flatnonzero(rest > 2)] == ["GM0547"]


def test_overtaken_publication_becomes_a_sum() -> None:
    """Sinds de meicirculaire 2025 is 2025 een som: de nieuwe bedragen per gemeente ontbreken."""
    streams = compute_streams(make_world(), (2024, 2025)).streams
    whole = streams["iu_participatie"]
    parts = [streams[key].amounts for key in ("wsw", "beschut_werk", "sociale_infrastructuur")]
    assert whole.statuses == ("vastgesteld", "afgeleid")
    assert (whole.amounts[:, 1] == sum_of(*parts)[:, 1]).all()
    assert int(whole.amounts[:, 0].sum()) == 2_070_910_995


def test_sum_of_one_amount_is_itself() -> None:
    """De som van een onderdeel is dat onderdeel, ook als het onbekend is."""
    assert sum_of(np.array([[3, UNKNOWN]])).tolist() == [[3, UNKNOWN]]
