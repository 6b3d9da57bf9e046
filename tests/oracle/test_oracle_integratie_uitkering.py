# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The oracle against the published integratie-uitkering and its Wsw part.

Section numbers are those of the fact base (`funding.md`).
"""

from fractions import Fraction

import pytest
from tests.oracle import beschut_werk, iu_participatie, sociale_infrastructuur, wsw
from tests.oracle.data import beschut_sleutel, integratie_uitkering, minimumgemeenten
from tests.oracle.published import (
    GEPUBLICEERD,
    M23,
    M24,
    M25,
    M26,
    S23,
    S24,
    S25,
    WERKZAAK,
    is_onbekend,
    som,
)


@pytest.mark.parametrize(
    "circulaire,jaar,totaal",
    [
        (M23, 2024, 1_845_516_644),
        (S23, 2024, 1_870_592_997),
        (M24, 2024, 2_070_910_995),
        (S24, 2024, 2_070_910_995),
        (M24, 2025, 1_939_596_993),
        (S24, 2025, 1_959_386_008),
    ],
)
def test_totals_of_the_integratie_uitkering(circulaire: str, jaar: int, totaal: int) -> None:
    """De landelijke totalen van de integratie-uitkering kloppen op de euro (hoofdstuk 4)."""
    assert som(iu_participatie.bedragen(circulaire, jaar)) == totaal


def test_step_from_september_2023_to_mei_2024() -> None:
    """Drie mutaties verklaren de sprong naar meicirculaire 2024 op 5 euro na (hoofdstuk 4)."""
    verwacht = som(iu_participatie.bedragen(S23, 2024)) + 63_908_000 + 23_092_000 + 113_318_000
    assert abs(som(iu_participatie.bedragen(M24, 2024)) - verwacht) <= 5


def test_key_is_recovered_from_the_circulaires() -> None:
    """Uit twee circulaires volgt bij 331 gemeenten een hele sleutel (12.1, punt 1)."""
    mei, september = integratie_uitkering(M23, 2024), integratie_uitkering(S23, 2024)
    gevonden = 0
    for code, sleutel in beschut_sleutel().items():
        if code in minimumgemeenten() or sleutel.denominator != 1:
            continue
        deel_wsw = (september[code] - mei[code]) / Fraction("0.01430686")
        assert abs((mei[code] - deel_wsw) / Fraction("1817.69") - sleutel) < Fraction("0.05")
        gevonden += 1
    assert gevonden == 331


def test_key_of_the_heirs_of_haaren() -> None:
    """De sleutels van de vier erfgenamen van Haaren zijn samen 1.240 (12.1, punt 2)."""
    erfgenamen = ["GM0757", "GM0824", "GM0855", "GM0865"]
    samen = sum((beschut_sleutel()[code] for code in erfgenamen), Fraction(0))
    assert abs(samen - 1_240) <= Fraction("0.1")


def test_sum_of_the_key_includes_the_minimum() -> None:
    """De som 51.035 van de sleutel telt de zeven plekken van het minimum mee."""
    minimum = len(minimumgemeenten()) * Fraction(8_597) / Fraction("1817.69")
    assert len(minimumgemeenten()) == 7
    assert abs(sum(beschut_sleutel().values()) + minimum - 51_035) < 1


def test_liv_step_of_2025() -> None:
    """De LIV-stap van 2025 is overal 0,740 tot 0,742% van het Wsw-deel (12.1, punt 3)."""
    mei, september = integratie_uitkering(M24, 2025), integratie_uitkering(S24, 2025)
    getoetst = 0
    for code, deel in wsw.bedragen(M24, 2025).items():
        assert deel is not None
        if deel <= 50_000 or code in minimumgemeenten():
            continue
        beschut = Fraction("125.22") * beschut_sleutel()[code]
        stap: Fraction = (september[code] - mei[code] - beschut) / deel
        assert Fraction("0.00740") <= stap <= Fraction("0.00742"), code
        getoetst += 1
    assert getoetst > 300


def test_paid_via_helmond() -> None:
    """Helmond daalt een derde, maar Helmond en omgeving groeien samen 8,3% (hoofdstuk 2)."""
    codes = ["GM0794", "GM0743", "GM0847", "GM1659", "GM1771", "GM0762", "GM1652"]
    oud, nieuw = integratie_uitkering(S23, 2024), integratie_uitkering(M24, 2024)
    assert abs(Fraction(nieuw["GM0794"], oud["GM0794"]) - Fraction("0.66")) < Fraction("0.005")
    assert round(sum(oud[code] for code in codes) / 1e6, 2) == 33.41
    assert round(sum(nieuw[code] for code in codes) / 1e6, 2) == 36.20


@pytest.mark.parametrize(
    "stand,jaar,miljoen,decimalen",
    [
        (M23, 2024, 1_752.75, 2),
        (S23, 2024, 1_777.83, 2),
        (M24, 2024, 1_949.8, 1),
        (M24, 2025, 1_808.65, 2),
        (S24, 2025, 1_822.05, 2),
    ],
)
def test_national_wsw(stand: str, jaar: int, miljoen: float, decimalen: int) -> None:
    """Wsw en de onverklaarde rest van Leiderdorp zijn samen de reeks van hoofdstuk 2."""
    totaal = som(wsw.bedragen(stand, jaar)) + som(iu_participatie.onverklaard(stand, jaar))
    assert round(totaal / 1e6, decimalen) == miljoen


# Section 4, sample: code, key, beschut and Wsw of meicirculaire 2024 for 2025, and the
# integratie-uitkering of 2024 (S2023, M2024) and 2025 (M2024, S2024).
STEEKPROEF = [
    ("GM0214", 61, 156_524, 1_841_442, 2_013_629, 2_121_439, 1_997_966, 2_019_250),
    ("GM0216", 93, 238_635, 3_435_125, 3_488_281, 3_878_293, 3_673_760, 3_710_861),
    ("GM0263", 78, 200_146, 1_329_134, 1_543_830, 1_676_704, 1_529_280, 1_548_897),
    ("GM1740", 54, 138_562, 1_090_337, 1_207_324, 1_279_376, 1_228_899, 1_243_741),
    ("GM0281", 248, 636_361, 8_037_675, 8_171_133, 9_154_555, 8_674_036, 8_764_652),
    ("GM1960", 109, 279_691, 2_987_658, 3_034_917, 3_382_851, 3_267_349, 3_303_138),
    ("GM0668", 29, 74_413, 1_104_902, 1_117_238, 1_207_445, 1_179_315, 1_191_134),
    ("GM0297", 72, 184_750, 2_763_075, 3_009_382, 3_233_026, 2_947_825, 2_977_316),
    ("GM0402", 156, 400_291, 7_258_418, 7_349_919, 8_069_266, 7_658_709, 7_732_029),
    ("GM1942", 56, 143_694, 1_418_600, 1_620_716, 1_756_796, 1_562_294, 1_579_819),
    ("GM0406", 64, 164_222, 1_613_821, 1_641_638, 1_814_436, 1_778_043, 1_798_017),
    ("GM0034", 553, 1_418_981, 8_688_620, 9_711_215, 10_753_879, 10_107_601, 10_241_235),
    ("GM0394", 233, 597_871, 5_296_367, 5_639_607, 6_220_226, 5_894_238, 5_962_662),
    ("GM0362", 159, 407_989, 2_075_952, 2_227_105, 2_576_164, 2_483_941, 2_519_235),
    ("GM0375", 127, 325_878, 4_673_232, 4_828_268, 5_417_948, 4_999_110, 5_049_642),
    ("GM0396", 106, 271_993, 4_136_170, 4_223_332, 4_656_732, 4_408_163, 4_452_086),
    ("GM0453", 231, 592_739, 5_105_211, 5_398_571, 5_954_774, 5_697_950, 5_764_708),
    ("GM0014", 818, 2_098_963, 27_752_387, 29_170_752, 32_127_108, 29_851_350, 30_159_432),
    ("GM0772", 916, 2_350_429, 33_590_035, 34_548_069, 38_208_935, 35_940_464, 36_304_076),
    ("GM0758", 538, 1_380_492, 22_532_383, 23_145_763, 25_527_018, 23_912_875, 24_147_213),
    ("GM0344", 728, 1_868_026, 16_593_182, 17_942_475, 19_972_294, 18_461_208, 18_675_331),
    ("GM0518", 1411, 3_620_584, 38_345_077, 40_575_890, 44_850_349, 41_965_661, 42_426_496),
    ("GM0599", 1904, 4_885_607, 46_846_649, 50_210_840, 55_673_898, 51_732_256, 52_317_826),
    ("GM0363", 2713, 6_961_477, 67_617_023, 72_439_640, 80_056_564, 74_578_500, 75_419_289),
]


@pytest.mark.parametrize("code,sleutel,beschut,deel_wsw,s23,m24,m24_2025,s24_2025", STEEKPROEF)
def test_sample_of_municipalities(
    code: str,
    sleutel: int,
    beschut: int,
    deel_wsw: int,
    s23: int,
    m24: int,
    m24_2025: int,
    s24_2025: int,
) -> None:
    """De steekproef van 24 gemeenten klopt op de euro (hoofdstuk 4)."""
    assert beschut_sleutel()[code] == sleutel
    assert beschut_werk.bedragen(M24, 2025)[code] == beschut
    assert wsw.bedragen(M24, 2025)[code] == deel_wsw
    assert iu_participatie.bedragen(S23, 2024)[code] == s23
    assert iu_participatie.bedragen(M24, 2024)[code] == m24
    assert iu_participatie.bedragen(M24, 2025)[code] == m24_2025
    assert iu_participatie.bedragen(S24, 2025)[code] == s24_2025


def test_werkzaak_together() -> None:
    """De acht gemeenten van Werkzaak komen samen uit op de bekende bedragen (hoofdstuk 4 en 11)."""
    assert sum(beschut_sleutel()[code] for code in WERKZAAK) == 744
    assert sum(integratie_uitkering(M24, 2024)[code] for code in WERKZAAK) == 25_933_689
    assert sum(integratie_uitkering(S24, 2025)[code] for code in WERKZAAK) == 24_758_989
    for stand, miljoen in ((S23, 22.23), (M24, 24.17)):
        deel = {code: wsw.bedragen(stand, 2024)[code] for code in WERKZAAK}
        assert round(som(deel) / 1e6, 2) == miljoen


def test_wsw_path_after_the_published_years() -> None:
    """Na 2025 volgt Wsw het landelijke pad, tot het geld in 2049 op is (hoofdstuk 2)."""
    verwacht = {2026: 1_732, 2027: 1_656, 2028: 1_580, 2029: 1_504, 2030: 1_428, 2048: 60, 2049: 0}
    for jaar, miljoen in verwacht.items():
        assert som(wsw.bedragen("nieuwste", jaar)) == miljoen * 1_000_000
    assert som(wsw.bedragen("nieuwste", 2060)) == 0
    assert is_onbekend(wsw.bedragen(S23, 2026))
    assert is_onbekend(wsw.bedragen(S23, 2025))
    assert is_onbekend(wsw.bedragen("nieuwste", 2023))


@pytest.mark.parametrize("stand,jaar", GEPUBLICEERD)
def test_unexplained_rest(stand: str, jaar: int) -> None:
    """Bij een gemeente met Wsw blijft er niets onverklaard, want Wsw is de rest."""
    rest = iu_participatie.onverklaard(stand, jaar)
    for code, aanwezig in wsw.heeft_wsw().items():
        assert rest[code] == 0 or not aanwezig, code


def test_newest_standing_adds_the_components() -> None:
    """Voor 2025 is de uitkering na meicirculaire 2025 de som van drie onderdelen."""
    for stand in (M25, S25, M26, "nieuwste", "2026-11-22"):
        drie = [
            som(bedragen(stand, 2025))
            for bedragen in (
                wsw.bedragen,
                beschut_werk.bedragen,
                sociale_infrastructuur.bedragen,
            )
        ]
        assert som(iu_participatie.bedragen(stand, 2025)) == sum(drie)
        assert som(iu_participatie.onverklaard(stand, 2025)) == 0
        assert som(iu_participatie.bedragen(stand, 2024)) == 2_070_910_995


def test_a_missing_component_leaves_the_sum_unknown() -> None:
    """Bij meicirculaire 2025 is de infrastructuur van 2026 onbekend, en dus ook de uitkering."""
    assert is_onbekend(sociale_infrastructuur.bedragen(M25, 2026))
    assert is_onbekend(iu_participatie.bedragen(M25, 2026))
    assert is_onbekend(iu_participatie.onverklaard(M25, 2026))
    assert som(iu_participatie.bedragen(S24, 2026)) > 0
    assert is_onbekend(iu_participatie.bedragen(S23, 2025))
