# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: E501 - a worked example is a table, and a table may be wide
"""Worked examples of the integratie-uitkering Participatie."""

import numpy as np
import pytest
from tests.examples import Example

from springplank.actions.money import show_money
from springplank.core.columns import UNKNOWN
from springplank.core.sources import find_stand
from springplank.funding.streams import compute_streams
from springplank.funding.world import make_world
from springplank.funding.wsw_changes import mutations
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
    """De landelijke totalen van de circulaires kloppen op de euro (hoofdstuk 4).

    Ze zijn dan nog voorlopig: de tabel zelf laat zien dat een latere circulaire ze verandert.
    """
    stream = compute_streams(make_world(find_stand(stand)), (year,)).streams["iu_participatie"]
    assert int(stream.amounts.sum()) == total
    assert stream.statuses == ("voorlopig",)


def test_what_was_published_is_sure_once_the_year_is_over() -> None:
    """Na afloop van het jaar is de laatst gepubliceerde uitkering vastgesteld."""
    stream = compute_streams(make_world(), (2024,)).streams["iu_participatie"]
    assert int(stream.amounts.sum()) == 2_070_910_995
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
    assert whole.statuses == ("vastgesteld", "raming")
    assert (whole.amounts[:, 1] == sum_of(*parts)[:, 1]).all()
    assert int(whole.amounts[:, 0].sum()) == 2_070_910_995


def test_what_stays_unexplained_is_told_with_the_amount() -> None:
    """Bij een publicatie staat de rest erbij; bij een som staat dat die er niet in zit."""

    def whole(name: str, year: int) -> tuple[int | None, int | None, str]:
        amounts = show_money(make_world(), name, (year,)).amounts
        (found,) = (a for a in amounts if a.regeling == REGELING.key)
        return found.som_onderdelen_eur, found.onverklaard_eur, " ".join(found.toelichting)

    assert whole("GM0547", 2024)[:2] == (180_369, 23_710)
    assert "niet te verklaren" not in whole("GM0547", 2024)[2]
    assert whole("GM0547", 2025)[1] == 0
    assert "was 23.151 euro niet te verklaren uit de onderdelen" in whole("GM0547", 2025)[2]
    assert "niet te verklaren" not in whole("GM0402", 2025)[2]


def test_sum_of_one_amount_is_itself() -> None:
    """De som van een onderdeel is dat onderdeel, ook als het onbekend is."""
    assert sum_of(np.array([[3, UNKNOWN]])).tolist() == [[3, UNKNOWN]]


# --- Published mutations (12.5: GF-IU24, GF-LPO24 and GF-IU25) --------------------------------


def national(stand: str, year: int, key: str = "iu_participatie") -> int:
    """Add a stream over all gemeenten, in EUR."""
    streams = compute_streams(make_world(find_stand(stand)), (year,)).streams
    return int(streams[key].amounts.sum())


def granted(name: str, year: int) -> float:
    """Give a published mutation in a year, in EUR; 0 where there is none."""
    return mutations()[name].entries[0].years.get(year, 0)


def bijstelling() -> float:
    """Give the loon- en prijsbijstelling 2024 as part of the amount it was granted on."""
    before = national("septembercirculaire-2023", 2024)
    return granted("loon_en_prijsbijstelling_2024", 2024) / before


def test_three_mutations_explain_the_step_of_may_2024() -> None:
    """September 2023 plus drie mutaties is mei 2024, op 5 euro na."""
    before = national("septembercirculaire-2023", 2024)
    assert len(mutations()) == 3
    step = sum(granted(name, 2024) for name in mutations())
    assert abs(before + step - national("meicirculaire-2024", 2024)) <= 5


def test_size_of_the_bijstelling() -> None:
    """De loon- en prijsbijstelling 2024 is 6,0579% van het bedrag van september 2023."""
    assert abs(bijstelling() - 0.060579) <= 1e-6


def path(year: int) -> float:
    """Give the national amount behind the mutations of the supplementary budget, in EUR."""
    raised = granted("loon_en_prijsbijstelling_2024", year)
    return raised / bijstelling() + raised + granted("begeleidingsbudget_beschut_werk", year)


def test_the_amount_of_2025_can_be_rebuilt() -> None:
    """Uit de mutaties volgt het bedrag van mei 2024 voor 2025, op 1 miljoen na."""
    assert abs(path(2025) - national("meicirculaire-2024", 2025)) <= 1e6


@pytest.mark.parametrize("year", [2026, 2027, 2028, 2029])
def test_the_wsw_path_follows_from_the_mutations(year: int) -> None:
    """Het landelijke Wsw-pad is het bedrag uit de mutaties min beschut werk, op 1 miljoen na."""
    stand = "meicirculaire-2024"
    rest = path(year) - national(stand, year, "beschut_werk")
    assert abs(rest - national(stand, year, "wsw")) <= 1e6
