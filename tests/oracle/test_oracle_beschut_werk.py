# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The oracle against the published figures of beschut werk.

Section numbers are those of the fact base (`funding.md`).
"""

from fractions import Fraction

import pytest
from tests.oracle import beschut_werk, iu_participatie
from tests.oracle.data import beschut_sleutel, gemeenten, integratie_uitkering, minimumgemeenten
from tests.oracle.published import (
    GEPUBLICEERD,
    LEIDERDORP,
    M23,
    M24,
    M25,
    S24,
    S25,
    VERSCHILLEND,
    is_onbekend,
    only_beschut,
    som,
)

# Section 12.2: code, key and the amounts of the four standings.
ALLEEN_BESCHUT = [
    ("GM0744", 10, 18_177, 23_733, 25_660, 26_912),
    ("GM0638", 11, 19_995, 26_106, 28_226, 29_603),
    ("GM1884", 34, 61_801, 80_691, 87_243, 91_500),
    ("GM0880", 36, 65_437, 85_438, 92_374, 96_883),
    ("GM0489", 60, 109_061, 142_397, 153_957, 161_471),
    ("GM1730", 77, 139_962, 182_742, 197_579, 207_221),
    ("GM1926", 77, 139_962, 182_742, 197_579, 207_221),
    ("GM1731", 78, 141_780, 185_116, 200_145, 209_913),
    ("GM0597", 87, 158_139, 206_475, 223_238, 234_133),
    ("GM1992", 119, 216_305, 282_420, 305_349, 320_251),
    ("GM0096", 0, 8_597, 11_296, 11_296, 11_297),
    ("GM0088", 0, 8_597, 11_296, 11_296, 11_297),
]


@pytest.mark.parametrize("code,sleutel,m23,m24,m24_2025,s24_2025", ALLEEN_BESCHUT)
def test_table_of_beschut_only(
    code: str, sleutel: int, m23: int, m24: int, m24_2025: int, s24_2025: int
) -> None:
    """Gemeenten met alleen beschut werk kloppen in vier standen binnen 6 euro (12.2)."""
    assert beschut_sleutel()[code] == sleutel
    verwacht = (m23, m24, m24_2025, s24_2025)
    for (stand, jaar), bedrag in zip(VERSCHILLEND, verwacht, strict=True):
        gevonden = beschut_werk.bedragen(stand, jaar)[code]
        assert gevonden is not None
        assert abs(gevonden - bedrag) <= 6
        assert integratie_uitkering(stand, jaar)[code] == bedrag


def test_all_twenty_beschut_only() -> None:
    """Twintig gemeenten hebben alleen beschut werk; alleen Leiderdorp houdt iets over (12.2)."""
    assert len(only_beschut()) == 20
    for stand, jaar in GEPUBLICEERD:
        for code in only_beschut():
            rest = iu_participatie.onverklaard(stand, jaar)[code]
            assert rest is not None
            if code == LEIDERDORP and stand in (M24, S24):
                assert rest > 20_000
            else:
                assert abs(rest) <= 2, (stand, jaar, code)


@pytest.mark.parametrize("stand,jaar", GEPUBLICEERD)
def test_two_routes_agree(stand: str, jaar: int) -> None:
    """Tarief maal sleutel en bedrag per plek maal plekken geven dezelfde bedragen."""
    keten = beschut_werk.bedragen_met_aandelen(stand, jaar, beschut_werk.aandelen_huidig())
    assert keten == beschut_werk.bedragen(stand, jaar)


@pytest.mark.parametrize(
    "stand,jaar,bedrag",
    [
        (M23, 2024, 8_597),
        (M24, 2024, 11_296),
        (M24, 2025, 11_296),
        (S24, 2025, 11_848),
        (S24, 2024, 11_296),
        (M25, 2025, 12_485),
        (M25, 2024, 11_296),
        (S25, 2025, 15_456),
        (S25, 2027, 15_456),
        (S25, 2028, 12_485),
        ("nieuwste", 2040, 12_485),
    ],
)
def test_amount_per_plek(stand: str, jaar: int, bedrag: int) -> None:
    """Het bedrag per plek beschut werk volgt de gepubliceerde keten (3.1)."""
    assert beschut_werk.bedrag_per_plek(stand, jaar) == bedrag


@pytest.mark.parametrize(
    "stand,jaar,miljoen",
    [(M24, 2024, 121.1), (M24, 2025, 130.9), (S24, 2025, 137.3)],
)
def test_national_amounts_of_beschut_werk(stand: str, jaar: int, miljoen: float) -> None:
    """De landelijke bedragen voor beschut werk zijn 121,1, 130,9 en 137,3 miljoen (3.3)."""
    assert round(som(beschut_werk.bedragen(stand, jaar)) / 1e6, 1) == miljoen


@pytest.mark.parametrize(
    "jaar,ophoging",
    [(2026, 26_645), (2027, 28_418), (2028, 30_197), (2029, 31_974)],
)
def test_plekken_pay_the_ophoging(jaar: int, ophoging: int) -> None:
    """Plekken maal 2.157 euro is de gepubliceerde ophoging, op 12 duizend euro na (12.5)."""
    aantal = beschut_werk.plekken("nieuwste", jaar)
    assert aantal is not None
    assert abs(aantal * 2_157 / 1_000 - ophoging) <= 12


@pytest.mark.parametrize("jaar,brug", [(2025, 34), (2026, 37), (2027, 39), (2028, 42), (2029, 44)])
def test_plekken_pay_the_bridge(jaar: int, brug: int) -> None:
    """Plekken maal 2.971 euro is de gepubliceerde reeks van de Voorjaarsnota 2025 (3.3)."""
    aantal = beschut_werk.plekken("nieuwste", jaar)
    assert aantal is not None
    assert abs(aantal * 2_971 / 1_000_000 - brug) <= Fraction("0.5")


def test_plekken_start_from_2024() -> None:
    """De reeks begint met 10.705,60 plekken in 2024 en groeit elk jaar met 823,55 (12.5)."""
    for jaar in range(2026, 2048):
        verwacht = Fraction("10705.60") + Fraction("823.55") * (jaar - 2024)
        assert beschut_werk.plekken("nieuwste", jaar) == verwacht


def test_minimum_in_the_published_standings() -> None:
    """Een minimumgemeente krijgt precies het bedrag van een plek, zonder LIV-deel (3.4)."""
    verwacht = (8_597, 11_296, 11_296, 11_296)
    for (stand, jaar), bedrag in zip(VERSCHILLEND, verwacht, strict=True):
        bedragen = beschut_werk.bedragen(stand, jaar)
        assert {bedragen[code] for code in minimumgemeenten()} == {bedrag}


# Section 3.2 and 12.4: working with a positive advice, and as a percentage of the doelstelling.
REALISATIE = [
    (2019, 3_992, 66.5),
    (2020, 5_198, 70.2),
    (2021, 6_767, 78.7),
    (2022, 8_032, 84.5),
    (2023, 9_387, 91.1),
    (2024, 10_619, 95.7),
]


@pytest.mark.parametrize("jaar,werkend,procent", REALISATIE)
def test_realisation_against_doelstelling(jaar: int, werkend: int, procent: float) -> None:
    """Het aantal mensen aan het werk is het gepubliceerde deel van de doelstelling (12.4)."""
    assert round(100 * werkend / beschut_werk.DOELSTELLING[jaar], 1) == procent


def test_doelstelling_grows_by_800_to_2048() -> None:
    """Vanaf 2024 komt een rechte lijn met 800 banen per jaar uit op 30.300 in 2048 (3.2)."""
    doelstelling = beschut_werk.DOELSTELLING
    assert doelstelling[2025] == doelstelling[2024] + 800
    assert doelstelling[2048] == doelstelling[2024] + 800 * (2048 - 2024)
    assert beschut_werk.DOELSTELLING_RIVALEN[2026][0] == doelstelling[2025] + 800


def test_plekken_by_other_routes() -> None:
    """Drie wegen naar het aantal plekken verschillen minder dan een procent (3.2)."""
    for stand, jaar, aantal in [(M23, 2024, 10_791), (M24, 2024, 10_722), (M24, 2025, 11_592)]:
        gevonden = beschut_werk.plekken(stand, jaar)
        assert gevonden is not None
        assert abs(gevonden - aantal) <= 1
    for jaar, reeks in [(2024, 10_706), (2025, 11_530)]:
        gevonden = beschut_werk.plekken("nieuwste", jaar)
        assert gevonden is not None
        assert abs(gevonden / reeks - 1) < Fraction("0.01")


def test_plekken_stop_growing() -> None:
    """Het aantal plekken groeit tot 30.300 in 2048 en dan niet meer (3.2)."""
    jaren = [beschut_werk.plekken("nieuwste", jaar) for jaar in range(2029, 2056)]
    bekende = [aantal for aantal in jaren if aantal is not None]
    assert len(bekende) == len(jaren)
    assert bekende == sorted(bekende)
    assert bekende[2047 - 2029] < 30_300
    assert set(bekende[2048 - 2029 :]) == {Fraction(30_300)}


def test_beschut_werk_at_a_later_standing() -> None:
    """Bij septembercirculaire 2025 kosten alle plekken samen bijna plekken maal bedrag."""
    for jaar in (2025, 2026, 2027, 2028, 2035):
        aantal = beschut_werk.plekken(S25, jaar)
        assert aantal is not None
        heel = aantal * beschut_werk.bedrag_per_plek(S25, jaar)
        assert abs(som(beschut_werk.bedragen(S25, jaar)) / heel - 1) < Fraction("0.0005")
    minimum = {beschut_werk.bedragen(S25, 2026)[code] for code in minimumgemeenten()}
    assert minimum == {15_456 - 552}


def test_taakstelling_2018() -> None:
    """De taakstelling van 2018 telt op tot bijna 4.600 en is sleutel maal doelstelling (12.3)."""
    aantallen = beschut_werk.taakstelling(2018)
    assert abs(som(aantallen) - 4_600) < 15
    assert aantallen["GM0014"] == 74  # 818 / 51,035 x 4,600 = 73.73
    assert aantallen["GM0363"] == 245  # 2,713 / 51,035 x 4,600 = 244.53
    assert all(aantallen[code] == 0 for code in minimumgemeenten())


def test_taakstelling_without_a_decided_number() -> None:
    """Zonder vaste landelijke doelstelling is de taakstelling onbekend, ook voor 2026."""
    for jaar in (2017, 2026, 2030):
        assert is_onbekend(beschut_werk.taakstelling(jaar))
    for rivaal in beschut_werk.DOELSTELLING_RIVALEN[2026]:
        assert abs(som(beschut_werk.taakstelling(2026, rivaal)) - rivaal) < 20


def test_ingroeipad_between_two_keys() -> None:
    """Het ingroeipad begint bij de oude sleutel en eindigt bij de nieuwe (3.4)."""
    oud, nieuw = beschut_werk.aandelen_huidig(), beschut_werk.aandelen_objectief()
    assert sum(nieuw.values()) == 1
    assert beschut_werk.ingroei(oud, nieuw, Fraction(0)) == oud
    assert beschut_werk.ingroei(oud, nieuw, Fraction(1)) == nieuw
    half = beschut_werk.ingroei(oud, nieuw, Fraction(1, 2))
    assert all(half[code] == (oud[code] + nieuw[code]) / 2 for code in gemeenten())
    assert beschut_werk.aandelen_uit({"GM0014": 3, "GM0034": 1})["GM0014"] == Fraction(3, 4)
    assert som(beschut_werk.bedragen_met_aandelen("nieuwste", 2027, half)) > 0


def test_one_plek_for_a_municipality_without_people_in_the_register() -> None:
    """Rozendaal heeft niemand in het register en krijgt ook met die sleutel een plek."""
    bedragen = beschut_werk.bedragen_met_aandelen(S25, 2028, beschut_werk.aandelen_objectief())
    assert bedragen["GM0277"] == 12_485 - 552
