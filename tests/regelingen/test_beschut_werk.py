# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: E501 - a worked example is a table, and a table may be wide
"""Worked examples of the rijksbijdrage beschut werk."""

import pytest
from tests.examples import Example, read_number, read_table

from springplank.core.columns import UNKNOWN
from springplank.core.sources import find_stand
from springplank.funding.streams import compute_streams
from springplank.funding.world import make_world
from springplank.reference.municipalities import municipalities_of
from springplank.regelingen.beschut_werk import REGELING
from springplank.regelingen.sociale_infrastructuur import REGELING as INFRASTRUCTUUR


def test_the_amount_per_place_as_a_chain(example: Example) -> None:
    """Het bedrag per plek groeide in stappen van 8.597 naar 15.456 euro en daalt in 2028."""
    example(
        REGELING,
        """
        stap                                   |          1 |          2 |          3 |          4 |          5 |          6 |          7 |          8
        ---------------------------------------+------------+------------+------------+------------+------------+------------+------------+-----------
        jaar                                   |       2024 |       2024 |       2025 |       2025 |       2025 |       2025 |       2027 |       2028
        stand                                  | 2023-05-31 | 2024-05-31 | 2024-05-31 | 2024-09-30 | 2025-05-31 | 2025-09-16 | 2025-09-16 | 2025-09-16
        sleutel                                |        156 |        156 |        156 |        156 |        156 |        156 |        156 |        156
        sleutel_landelijk                      |     51.035 |     51.035 |     51.035 |     51.035 |     51.035 |     51.035 |     51.035 |     51.035
        begeleiding_per_plek                   |      8.597 |      8.597 |      8.597 |      8.597 |      8.597 |      8.597 |      8.597 |      8.597
        loon_en_prijsbijstelling_2024_per_plek |          0 |        542 |        542 |        542 |        542 |        542 |        542 |        542
        bedrijfskosten_per_plek                |          0 |      2.157 |      2.157 |      2.157 |      2.157 |      2.157 |      2.157 |      2.157
        lage_inkomensvoordeel_per_plek         |          0 |          0 |          0 |        552 |        552 |        552 |        552 |        552
        loon_en_prijsbijstelling_2025_per_plek |          0 |          0 |          0 |          0 |        637 |        637 |        637 |        637
        overbrugging_forfait_per_plek          |          0 |          0 |          0 |          0 |          0 |      2.971 |      2.971 |          0
        bedrag_per_plek                        |      8.597 |     11.296 |     11.296 |     11.848 |     12.485 |     15.456 |     15.456 |     12.485
        """,
        source="meicirculaire 2023 en 2024, septembercirculaire 2024, vragenuur 12 juni 2025",
    )


def test_amount_of_hilversum_per_standing(example: Example) -> None:
    """Het bedrag is het aandeel in de sleutel maal de landelijke plekken maal het bedrag per plek."""
    example(
        REGELING,
        """
        gemeente  | jaar | stand                    | sleutel | sleutel_landelijk | aandeel | plekken | bedrag
        ----------+------+--------------------------+---------+-------------------+---------+---------+--------
        Hilversum | 2024 | meicirculaire-2023       |     156 |            51.035 |  0,306% |   32,98 | 283.560
        Hilversum | 2024 | meicirculaire-2024       |     156 |            51.035 |  0,306% |   32,78 | 370.232
        Hilversum | 2025 | meicirculaire-2024       |     156 |            51.035 |  0,306% |   35,44 | 400.291
        Hilversum | 2025 | septembercirculaire-2024 |     156 |            51.035 |  0,306% |   35,43 | 419.826
        Hilversum | 2025 | meicirculaire-2025       |     156 |            51.035 |  0,306% |   35,43 | 442.397
        Hilversum | 2025 | septembercirculaire-2025 |     156 |            51.035 |  0,306% |   35,43 | 547.673
        """,
        source="meicirculaire 2024, deel beschut werk 2025 van Hilversum: 400.291 euro (afgeleid)",
    )


def test_smallest_number_of_places(example: Example) -> None:
    """Een gemeente met een verwaarloosbare sleutel krijgt een hele plek."""
    example(
        REGELING,
        """
        gemeente         | jaar | stand                    | sleutel | sleutel_landelijk | plekken_naar_aandeel | plekken | bedrag
        -----------------+------+--------------------------+---------+-------------------+----------------------+---------+-------
        Vlieland         | 2024 | meicirculaire-2023       |       0 |            51.035 |                    0 |       1 |  8.597
        Schiermonnikoog  | 2024 | meicirculaire-2024       |       0 |            51.035 |                    0 |       1 | 11.296
        Vlieland         | 2025 | meicirculaire-2024       |       0 |            51.035 |                    0 |       1 | 11.296
        Schiermonnikoog  | 2025 | septembercirculaire-2024 |       0 |            51.035 |                    0 |       1 | 11.296
        """,
        source="circulairebestanden: 8.597, 11.296, 11.296 en (2025, september) 11.297 euro",
    )


def test_places_the_rijk_pays_for(example: Example) -> None:
    """Na 2025 groeit het aantal bekostigde plekken elk jaar met 823,55 tot 30.300."""
    example(
        REGELING,
        """
        jaar | sleutel | sleutel_landelijk | plekken_bekostigd | plekken
        -----+---------+-------------------+-------------------+-----------
        2026 |       1 |                 1 |         12.352,70 |  12.352,70
        2029 |       1 |                 1 |         14.823,35 |  14.823,35
        2030 |       1 |                 1 |         15.646,90 |  15.646,90
        2048 |       1 |                 1 |         30.300,00 |  30.300,00
        """,
        source="eerste suppletoire begroting 2024, tabel 1, rij 9; na 2029 een raming",
    )


def test_nothing_ahead_before_the_series_was_published(example: Example) -> None:
    """De reeks plekken kwam in mei 2024: op een eerdere stand is 2025 onbekend."""
    example(
        REGELING,
        """
        jaar | stand                    | sleutel | sleutel_landelijk | bedrag
        -----+--------------------------+---------+-------------------+-----------
        2024 | 2023-05-30               |       1 |                 1 |   onbekend
        2025 | septembercirculaire-2023 |       1 |                 1 |   onbekend
        2026 | septembercirculaire-2023 |       1 |                 1 |   onbekend
        """,
    )


def test_what_leaves_for_the_buig(example: Example) -> None:
    """Vanaf 2028 loopt 2.971 euro per plek niet meer hier, maar via het bijstandsbudget."""
    example(
        REGELING,
        """
        jaar | sleutel | sleutel_landelijk | overbrugging_forfait_per_plek | forfait_naar_buig_per_plek | plekken | via_buig
        -----+---------+-------------------+-------------------------------+----------------------------+---------+---------
        2027 |     156 |            51.035 |                         2.971 |                          0 |   40,28 |        0
        2028 |     156 |            51.035 |                             0 |                      2.971 |   42,79 |  127.140
        """,
        source="vragenuur 12 juni 2025; er is nog een wetswijziging nodig",
    )


def test_taakstelling(example: Example) -> None:
    """De taakstelling is het aandeel in de landelijke doelstelling, gewoon afgerond."""
    example(
        REGELING,
        """
        gemeente  | jaar | sleutel | sleutel_landelijk | doelstelling | taakstelling
        ----------+------+---------+-------------------+--------------+-------------
        Hilversum | 2018 |     156 |            51.035 |        4.600 |           14
        Hilversum | 2019 |     156 |            51.035 |        6.000 |           18
        Hilversum | 2024 |     156 |            51.035 |       11.100 |           34
        Hilversum | 2025 |     156 |            51.035 |       11.900 |           36
        Hilversum | 2048 |     156 |            51.035 |       30.300 |           93
        Vlieland  | 2024 |       0 |            51.035 |       11.100 |            0
        """,
        source="Kamerbrief 34 352 nr. 341, tabel Realisaties beschut werk",
    )


def test_half_a_place_is_rounded_up(example: Example) -> None:
    """Elke gemeente rondt haar taakstelling gewoon af: een halve plek telt als een hele."""
    example(
        REGELING,
        """
        jaar | sleutel | sleutel_landelijk | doelstelling | taakstelling
        -----+---------+-------------------+--------------+-------------
        2024 |       1 |            22.200 |       11.100 |            1
        2024 |       3 |            22.200 |       11.100 |            2
        2024 |    2,99 |            22.200 |       11.100 |            1
        """,
    )


def test_growing_into_a_new_key(example: Example) -> None:
    """Bij een nieuw verdeelmodel gaat elk jaar een groter deel volgens de nieuwe sleutel."""
    example(
        REGELING,
        """
        jaar | sleutel | sleutel_landelijk | aandeel_nieuw | aandeel_nieuwe_sleutel | aandeel
        -----+---------+-------------------+---------------+------------------------+--------
        2026 |      10 |             1.000 |            3% |                     0% |   1,0%
        2027 |      10 |             1.000 |            3% |                    25% |   1,5%
        2028 |      10 |             1.000 |            3% |                    50% |   2,0%
        2030 |      10 |             1.000 |            3% |                   100% |   3,0%
        """,
        changes={"aandeel_nieuwe_sleutel": "ingroei in vier jaar"},
        source="aanname: Kamerbrief 34 352 nr. 341 noemt een ingroeipad, maar niet hoe lang",
    )


# --- Published amounts, through the entry that commands use ---------------------------------

STANDINGS = (
    ("meicirculaire-2023", 2024),
    ("meicirculaire-2024", 2024),
    ("meicirculaire-2024", 2025),
    ("septembercirculaire-2024", 2025),
)
ONLY_BESCHUT = """
    gemeente           | M2023/2024 | M2024/2024 | M2024/2025 | S2024/2025
    -------------------+------------+------------+------------+-----------
    Baarle-Nassau      |     18.177 |     23.733 |     25.660 |     26.912
    Zoeterwoude        |     19.995 |     26.106 |     28.226 |     29.603
    Kaag en Braassem   |     61.801 |     80.691 |     87.243 |     91.500
    Wormerland         |     65.437 |     85.438 |     92.374 |     96.883
    Barendrecht        |    109.061 |    142.397 |    153.957 |    161.471
    Tynaarlo           |    139.962 |    182.742 |    197.579 |    207.221
    Pijnacker-Nootdorp |    139.962 |    182.742 |    197.579 |    207.221
    Midden-Drenthe     |    141.780 |    185.116 |    200.145 |    209.913
    Ridderkerk         |    158.139 |    206.475 |    223.238 |    234.133
    Voorne aan Zee     |    216.305 |    282.420 |    305.349 |    320.251
    Vlieland           |      8.597 |     11.296 |     11.296 |     11.297
    Schiermonnikoog    |      8.597 |     11.296 |     11.296 |     11.297
"""


@pytest.mark.parametrize("at", range(4), ids=[f"{stand}/{year}" for stand, year in STANDINGS])
def test_gemeenten_with_only_beschut_werk(at: int) -> None:
    """Gemeenten zonder Wsw-geld kloppen in vier standen op 6 euro met de circulaires (12.2)."""
    stand, year = STANDINGS[at]
    streams = compute_streams(make_world(find_stand(stand)), (year,)).streams
    rows = {g.naam: row for row, g in enumerate(municipalities_of(2023).gemeenten)}
    for line in read_table(ONLY_BESCHUT):
        name, *published = line.values()
        expected, _ = read_number(published[at])
        row = rows[name]
        assert abs(streams["beschut_werk"].amounts[row, 0] - expected) <= 6, name
        whole = streams["iu_participatie"].outcome
        assert abs(whole.bedrag[row, 0] - expected) <= 6, name
        assert abs(whole.onverklaard[row, 0]) <= 6, name
        assert streams["wsw"].amounts[row, 0] == 0, name


def test_leiderdorp_stays_visible() -> None:
    """Leiderdorp ontvangt vanaf 2024 ander geld: dat staat als onverklaard en niet als beschut."""
    row = municipalities_of(2023).codes.index("GM0547")
    unexplained = []
    for stand, year in STANDINGS:
        streams = compute_streams(make_world(find_stand(stand)), (year,)).streams
        unexplained.append(int(streams["iu_participatie"].outcome.onverklaard[row, 0]))
    assert unexplained == [0, 23_710, 22_979, 23_151]


# --- The lines of 12.5 that these values produce ---------------------------------------------


def value(name: str, year: int, choice: str = "", stand: str | None = None) -> float:
    """Give a parameter in a year."""
    choices = {f"beschut_werk.{name}": choice} if choice else {}
    found = REGELING.prepare((year,), find_stand(stand).on, choices).paths[name].cells[0].value
    assert found is not None
    return found


FUNDED = {2024: 23_092, 2025: 24_870, 2026: 26_645, 2027: 28_418, 2028: 30_197, 2029: 31_974}


@pytest.mark.parametrize("year,thousands", FUNDED.items())
def test_raise_of_the_supplementary_budget(year: int, thousands: int) -> None:
    """Plekken maal 2.157 euro is de gepubliceerde ophoging op 12 duizend euro (BW-OPH)."""
    choice = "suppletoire begroting" if year < 2026 else ""
    places = value("plekken_bekostigd", year, choice)
    assert abs(places * value("bedrijfskosten_per_plek", year) / 1e3 - thousands) <= 12


BRIDGE = {2025: 34, 2026: 37, 2027: 39, 2028: 42, 2029: 44, 2030: 47}


@pytest.mark.parametrize("year,millions", BRIDGE.items())
def test_bridge_of_the_spring_budget(year: int, millions: int) -> None:
    """Plekken maal 2.971 euro is de rij van de Voorjaarsnota 2025, afgerond (BW-LKS)."""
    places = value("plekken_bekostigd", year, "suppletoire begroting" if year == 2025 else "")
    name = "overbrugging_forfait_per_plek" if year < 2028 else "forfait_naar_buig_per_plek"
    assert abs(places * value(name, year) / 1e6 - millions) <= (0.55 if year == 2030 else 0.5)


@pytest.mark.parametrize(
    "name,millions", [("bedrijfskosten_per_plek", 65.4), ("forfait_naar_buig_per_plek", 90.0)]
)
def test_structural_amounts(name: str, millions: float) -> None:
    """Met 30.300 plekken is het structureel 65,4 en 90 miljoen (BW-STRUCT)."""
    assert abs(value("plekken_bekostigd", 2048) * value(name, 2048) / 1e6 - millions) <= 0.05


def test_structural_amount_with_the_older_goal() -> None:
    """Met de 30.000 plekken van oudere teksten is de ophoging 64,7 miljoen (BW-STRUCT-30000)."""
    places = value("doelstelling", 2048, "30.000")
    assert abs(places * value("bedrijfskosten_per_plek", 2048) / 1e6 - 64.7) <= 0.05


def test_structural_amounts_together() -> None:
    """Samen is dat 155 miljoen, en met de infrastructuur 100 en 190 miljoen (BW-155, -100, -190)."""
    places = value("plekken_bekostigd", 2048)
    costs = places * value("bedrijfskosten_per_plek", 2048) / 1e6
    bridge = places * value("forfait_naar_buig_per_plek", 2048) / 1e6
    # The Kamerbrief rounds each to whole millions: 65 and 90.
    assert round(costs) + round(bridge) == 155

    def infrastructuur(choice: str) -> float:
        choices = {"sociale_infrastructuur.macrobudget": choice} if choice else {}
        prepared = INFRASTRUCTUUR.prepare((2048,), find_stand(None).on, choices)
        return float(prepared.paths["macrobudget"].values[0, 0]) / 1e6

    assert abs(costs + infrastructuur("vragenuur") - 100) <= 0.5
    assert abs(155 + infrastructuur("") - 190) <= 1


def test_bridge_of_the_kamerbrief() -> None:
    """De overbrugging is in 2025 34,3 miljoen bij de plekken van de suppletoire begroting."""
    places = value("plekken_bekostigd", 2025, "suppletoire begroting")
    assert abs(places * value("overbrugging_forfait_per_plek", 2025) / 1e6 - 34.3) <= 0.05


def test_two_ways_to_the_funded_places_agree() -> None:
    """De plekken uit de circulaire en uit de suppletoire begroting schelen minder dan 1%."""
    for year in (2024, 2025):
        rival = value("plekken_bekostigd", year, "suppletoire begroting")
        assert abs(value("plekken_bekostigd", year) / rival - 1) < 0.01


def test_sum_of_the_taakstelling_is_shown_and_not_forced() -> None:
    """De taakstellingen tellen niet precies op tot de doelstelling: elke gemeente rondt zelf af."""
    stream = compute_streams(make_world(), (2024,)).streams["beschut_werk"]
    assert int(stream.outcome.taakstelling.sum()) == 11_087
    assert value("doelstelling", 2024) == 11_100


def test_rival_goals() -> None:
    """Voor 2018 en 2026 staan twee doelstellingen naast elkaar."""
    assert value("doelstelling", 2018) == 4_600
    assert value("doelstelling", 2018, "voorlopige som") == 4_591
    assert value("doelstelling", 2026, "12.800") - value("doelstelling", 2026) == 100


def test_unknown_share_gives_unknown_amounts() -> None:
    """Een nieuw model zonder gegevens is onbekend vanaf het jaar waarin het meetelt."""
    world = make_world(
        variants={"beschut_werk": "historisch"},
        choices={"beschut_werk.aandeel_nieuwe_sleutel": "ingroei in vier jaar"},
    )
    stream = compute_streams(world, (2026, 2027)).streams["beschut_werk"]
    assert (stream.amounts[:, 0] > 0).all()
    assert (stream.amounts[:, 1] == UNKNOWN).all()
    assert stream.statuses[1] == "onbekend"
    assert "beschut" in stream.reasons[1]
