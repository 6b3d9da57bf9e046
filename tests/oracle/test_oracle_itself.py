# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The oracle against the published figures, before it may judge the real rules.

Section numbers are those of the fact base (`funding.md`).
"""

import ast
import random
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from tests.oracle import (
    beschut_werk,
    buig,
    cluster_participatie,
    impulsbudget,
    iu_participatie,
    loonkostensubsidie,
    sociale_infrastructuur,
    wsw,
)
from tests.oracle.data import (
    beschut_sleutel,
    gemeenten,
    integratie_uitkering,
    inwoners,
    minimumgemeenten,
    newest_circulaire,
    telling,
    verbanden_per_gemeente,
)
from tests.oracle.verdelen import afgerond, verdeel

M23, S23 = "meicirculaire-2023", "septembercirculaire-2023"
M24, S24 = "meicirculaire-2024", "septembercirculaire-2024"
M25, S25, M26 = "meicirculaire-2025", "septembercirculaire-2025", "meicirculaire-2026"
# Every (circulaire, uitkeringsjaar) with published amounts.
GEPUBLICEERD = [(M23, 2024), (S23, 2024), (M24, 2024), (S24, 2024), (M24, 2025), (S24, 2025)]
VERSCHILLEND = [(M23, 2024), (M24, 2024), (M24, 2025), (S24, 2025)]
LEIDERDORP = "GM0547"  # section 12.2: the exception

Stroom = Callable[[str, int], dict[str, int | None]]
STROMEN: dict[str, Stroom] = {
    "impulsbudget": impulsbudget.bedragen,
    "sociale_infrastructuur": sociale_infrastructuur.bedragen,
    "beschut_werk": beschut_werk.bedragen,
    "wsw": wsw.bedragen,
    "iu_participatie": iu_participatie.bedragen,
    "cluster_participatie": cluster_participatie.bedragen,
}


def som(bedragen: Mapping[str, int | None]) -> int:
    waarden = [bedrag for bedrag in bedragen.values() if bedrag is not None]
    assert len(waarden) == len(bedragen), "er ontbreekt een bedrag"
    return sum(waarden)


def is_onbekend(bedragen: Mapping[str, int | None]) -> bool:
    return len(bedragen) == 342 and all(bedrag is None for bedrag in bedragen.values())


def only_beschut() -> list[str]:
    return [code for code, aanwezig in wsw.heeft_wsw().items() if not aanwezig]


# --- The oracle stands on its own --------------------------------------------------------


def test_imports_nothing_of_the_product() -> None:
    """Het orakel gebruikt geen regel van Springplank zelf en geen numpy."""
    toegestaan = {
        *("collections", "csv", "datetime", "decimal", "fractions", "functools", "math"),
        *("pathlib", "tests"),
    }
    for pad in Path(__file__).parent.glob("*.py"):
        if pad.name.startswith("test_"):
            continue
        for knoop in ast.walk(ast.parse(pad.read_text(encoding="utf-8"))):
            namen: list[str] = []
            if isinstance(knoop, ast.Import):
                namen = [alias.name for alias in knoop.names]
            elif isinstance(knoop, ast.ImportFrom):
                namen = [knoop.module or ""]
            assert {naam.split(".")[0] for naam in namen} <= toegestaan, pad.name


@pytest.mark.parametrize("naam", STROMEN)
@pytest.mark.parametrize("stand", [M23, M24, S24, M25, S25, "nieuwste"])
def test_every_stream_answers_for_every_municipality(naam: str, stand: str) -> None:
    """Elke stroom geeft voor elk jaar een antwoord voor 342 gemeenten, en nooit een minbedrag."""
    for jaar in (2020, 2024, 2025, 2026, 2028, 2034, 2036, 2050):
        bedragen = STROMEN[naam](stand, jaar)
        assert sorted(bedragen) == list(gemeenten())
        assert len(bedragen) == 342
        assert all(bedrag is None or bedrag >= 0 for bedrag in bedragen.values())


# --- Dividing ----------------------------------------------------------------------------


def test_verdeel_by_hand() -> None:
    """Tien euro over drie gelijke delen geeft de laagste code de laatste euro."""
    assert verdeel(10, {"b": 1, "a": 1, "c": 1}) == {"a": 4, "b": 3, "c": 3}
    assert verdeel(7, {"a": 1, "b": 2, "c": 4}) == {"a": 1, "b": 2, "c": 4}
    assert verdeel(0, {"a": 1}) == {"a": 0}
    assert verdeel(5, {"a": 0, "b": 1}) == {"a": 0, "b": 5}


def test_verdeel_keeps_the_sum() -> None:
    """Een verdeling telt precies op, hangt niet van de volgorde af en wijkt minder dan 1 af."""
    toeval = random.Random(20261122)
    for _ in range(500):
        codes = [f"GM{nummer:04d}" for nummer in range(toeval.randint(1, 30))]
        sleutel = {code: Fraction(toeval.randint(0, 50), toeval.randint(1, 9)) for code in codes}
        sleutel[codes[0]] += 1
        totaal = toeval.randint(0, 10**9)
        uitkomst = verdeel(totaal, sleutel)
        geschud = dict(sorted(sleutel.items(), key=lambda _: toeval.random()))
        assert sum(uitkomst.values()) == totaal
        assert verdeel(totaal, geschud) == uitkomst
        alles = sum(sleutel.values())
        for code, deel in sleutel.items():
            assert abs(uitkomst[code] - totaal * deel / alles) < 1


@pytest.mark.parametrize("sleutel", [{}, {"a": 0}, {"a": 2, "b": -1}])
def test_verdeel_refuses_a_bad_key(sleutel: dict[str, int]) -> None:
    """Zonder sleutel, of met een negatieve sleutel, wordt er niets verdeeld."""
    with pytest.raises(ValueError, match="sleutel"):
        verdeel(1, sleutel)


def test_rounding_is_half_up() -> None:
    """Een halve euro gaat naar boven."""
    assert [afgerond(Fraction(waarde)) for waarde in ("0.5", "1.5", "2.5", "2.49")] == [1, 2, 3, 2]


# --- Section 4 and 12.1: the published integratie-uitkering ------------------------------


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


# --- Section 3: beschut werk -------------------------------------------------------------

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


# --- Section 2 and 4: Wsw ----------------------------------------------------------------


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
WERKZAAK = [regel[0] for regel in STEEKPROEF[:8]]


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


# --- The integratie-uitkering as a whole -------------------------------------------------


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


# --- Section 5 and 6: sociale infrastructuur and impulsbudget ----------------------------


def test_impulsbudget_adds_up() -> None:
    """Het impulsbudget van 2025 tot en met 2034 is samen 289,7 miljoen (hoofdstuk 6)."""
    jaren = {jaar: som(impulsbudget.bedragen("nieuwste", jaar)) for jaar in range(2020, 2041)}
    assert sum(jaren.values()) == 289_700_000
    assert sum(jaren[jaar] for jaar in (2031, 2032, 2033)) == 77_400_000
    assert jaren[2025] == 35_000_000
    assert jaren[2034] == 19_800_000
    assert jaren[2024] == jaren[2035] == 0


def test_impulsbudget_of_werkzaak() -> None:
    """Het impulsbudget van Werkzaak is in duizenden 469 tot 482 duizend euro (hoofdstuk 6)."""
    bedragen = impulsbudget.bedragen("nieuwste", 2025)
    assert 469 <= round(som({code: bedragen[code] for code in WERKZAAK}) / 1_000) <= 482


def test_impulsbudget_known_from_mei_2025() -> None:
    """Voor meicirculaire 2025 is het impulsbudget onbekend."""
    for stand in (M23, S24, "2025-05-30"):
        assert is_onbekend(impulsbudget.bedragen(stand, 2025))
        assert impulsbudget.per_verband(stand, 2025) is None
        assert impulsbudget.elke_gemeente(stand, 2025) is None
    assert som(impulsbudget.bedragen("2025-05-31", 2025)) == 35_000_000


@pytest.mark.parametrize("jaar", range(2025, 2035))
def test_verbanden_keep_the_total(jaar: int) -> None:
    """De bedragen per verband zijn samen het landelijke bedrag, en per gemeente haar aandeel."""
    bedragen = impulsbudget.bedragen("nieuwste", jaar)
    verbanden = impulsbudget.per_verband("nieuwste", jaar)
    assert verbanden is not None
    assert sum(bedrag for bedrag, _, _ in verbanden.values()) == som(bedragen)
    terug = dict.fromkeys(gemeenten(), 0)
    for bedrag, ontvanger, leden in verbanden.values():
        assert bedrag == sum(leden.values())
        meeste = max(inwoners(jaar)[code] for code in leden)
        assert inwoners(jaar)[ontvanger] == meeste
        for code, deel in leden.items():
            terug[code] += deel
    assert terug == bedragen
    apart = impulsbudget.elke_gemeente("nieuwste", jaar)
    assert apart is not None
    assert {code: bedrag for code, (bedrag, _, _) in apart.items()} == bedragen


def test_weights_of_a_municipality_in_two_verbanden() -> None:
    """Een gemeente in twee verbanden wordt gehalveerd, of verdeeld naar gegeven gewichten."""
    dubbel = {code: ids for code, ids in verbanden_per_gemeente().items() if len(ids) > 1}
    assert len(dubbel) == 3
    bedragen = impulsbudget.bedragen("nieuwste", 2025)
    for code, (eerste, tweede) in dubbel.items():
        heel = bedragen[code]
        assert heel is not None
        gelijk = impulsbudget.per_verband("nieuwste", 2025)
        scheef = impulsbudget.per_verband("nieuwste", 2025, {(code, eerste): 3})
        assert gelijk is not None
        assert scheef is not None
        assert gelijk[eerste][2][code] == (heel + 1) // 2
        assert gelijk[tweede][2][code] == heel // 2
        assert abs(scheef[eerste][2][code] - Fraction(3 * heel, 4)) < 1


def test_receiver_on_equal_inhabitants(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bij evenveel inwoners ontvangt de gemeente met de laagste code."""
    monkeypatch.setattr(impulsbudget, "inwoners", lambda _: {"GM2": 7, "GM1": 7, "GM0": 6})
    assert impulsbudget.receiver(["GM2", "GM0", "GM1"], 2025) == "GM1"


def test_sociale_infrastructuur_path() -> None:
    """De infrastructuur groeit in een rechte lijn van 19,8 naar 35,9 miljoen (hoofdstuk 5)."""
    lijn = [21.4, 23.0, 24.6, 26.2, 27.9, 29.5, 31.1, 32.7, 34.3]
    for jaar, miljoen in zip(range(2026, 2035), lijn, strict=True):
        gevonden = som(sociale_infrastructuur.bedragen("nieuwste", jaar))
        assert abs(gevonden / 1e6 - miljoen) <= 0.051
    for jaar, totaal in ((2024, 0), (2025, 19_800_000), (2035, 35_900_000), (2040, 35_900_000)):
        assert som(sociale_infrastructuur.bedragen("nieuwste", jaar)) == totaal


def test_sociale_infrastructuur_per_standing() -> None:
    """Tussen vragenuur en Kamerbrief is 34,7 miljoen de nieuwste eindwaarde (hoofdstuk 5)."""
    assert is_onbekend(sociale_infrastructuur.bedragen(S24, 2025))
    assert sociale_infrastructuur.landelijk(M25, 2025) == 19_800_000
    assert sociale_infrastructuur.landelijk(M25, 2035) is None
    assert sociale_infrastructuur.landelijk("2025-06-12", 2035) == 34_700_000
    assert sociale_infrastructuur.landelijk("2025-07-01", 2026) == 21_290_000
    assert sociale_infrastructuur.landelijk("2025-07-02", 2035) == 35_900_000
    assert som(sociale_infrastructuur.bedragen("nieuwste", 2035, 34_700_000)) == 34_700_000


# --- Section 7: loonkostensubsidie -------------------------------------------------------

JULI_2026 = date(2026, 7, 1)


@pytest.mark.parametrize(
    "uren,opslag,bedrag",
    [
        (36, "0", "1009.58"),
        (36, None, "1261.98"),
        (32, None, "1121.76"),
        (27, None, "946.48"),
    ],
)
def test_worked_amounts_of_loonwaarde_60(uren: int, opslag: str | None, bedrag: str) -> None:
    """Bij een loonwaarde van 60% kloppen de uitgewerkte bedragen op de cent (hoofdstuk 7)."""
    gevonden = loonkostensubsidie.per_maand(
        JULI_2026,
        uren=Decimal(uren),
        loonwaarde=Decimal(60),
        opslag=None if opslag is None else Decimal(opslag),
    )
    assert gevonden == Decimal(bedrag)


def test_worked_amounts_of_the_maximum_and_the_forfait() -> None:
    """Het maximum van 70% en het forfait van 68% kloppen op de cent (hoofdstuk 7)."""
    geen = Decimal(0)
    laag = Decimal(10)
    subsidie = loonkostensubsidie.per_maand
    assert loonkostensubsidie.loon_met_vakantiebijslag(JULI_2026) == Decimal("2523.96")
    assert subsidie(JULI_2026, loonwaarde=laag, opslag=geen) == Decimal("1766.77")
    assert subsidie(JULI_2026, loonwaarde=laag) == Decimal("2208.47")
    forfait = loonkostensubsidie.FORFAIT_BESCHUT
    assert subsidie(JULI_2026, forfait=forfait, opslag=geen) == Decimal("1716.29")
    maand = subsidie(JULI_2026, forfait=forfait)
    assert maand == Decimal("2145.37")
    assert round(maand * 12) == 25_744


def test_first_half_year() -> None:
    """Zonder meting geldt 50% van het loon, ook voor beschut werk tot 2028 (hoofdstuk 7)."""
    # 2,523.96 x 0.50 x 1.25
    assert loonkostensubsidie.by_law(JULI_2026) == Decimal("1577.48")
    assert loonkostensubsidie.by_law(JULI_2026, is_beschut=True) == Decimal("1577.48")
    assert loonkostensubsidie.by_law(date(2016, 12, 31)) is None


def test_no_subsidy_at_full_loonwaarde() -> None:
    """Bij een loonwaarde van 100% of meer is er geen subsidie."""
    for loonwaarde in (100, 120):
        gevonden = loonkostensubsidie.by_law(JULI_2026, loonwaarde=Decimal(loonwaarde))
        assert gevonden == 0


@pytest.mark.parametrize(
    "dag,loon",
    [
        (date(2022, 12, 31), None),
        (date(2023, 1, 1), "2089.15"),
        (date(2023, 7, 1), None),
        (date(2024, 7, 1), None),
        (date(2025, 6, 30), "2367.14"),
        (date(2025, 7, 1), "2425.46"),
        (date(2026, 1, 1), None),
        (date(2026, 12, 31), "2523.96"),
        (date(2027, 1, 1), None),
        (date(2028, 1, 1), None),
    ],
)
def test_wage_per_day(dag: date, loon: str | None) -> None:
    """Op een dag waarvan het minimumloon onbekend is, is er geen bedrag (7.1)."""
    gevonden = loonkostensubsidie.loon_met_vakantiebijslag(dag)
    assert gevonden == (None if loon is None else Decimal(loon))
    subsidie = loonkostensubsidie.by_law(dag, loonwaarde=Decimal(50), is_beschut=True)
    assert (subsidie is None) == (loon is None)


@pytest.mark.parametrize(
    "dag,opslag",
    [
        (date(2014, 12, 31), None),
        (date(2017, 12, 31), "0.23"),
        (date(2018, 1, 1), "0.235"),
        (date(2026, 7, 1), "0.25"),
    ],
)
def test_costs_of_the_employer(dag: date, opslag: str | None) -> None:
    """De opslag voor werkgeverslasten is 23, 23,5 en 25% (hoofdstuk 7)."""
    gevonden = loonkostensubsidie.werkgeverslasten(dag)
    assert gevonden == (None if opslag is None else Decimal(opslag))


# --- Section 8: BUIG ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "tekort,vergoeding",
    [(-5, 0), (0, 0), (7.5, 0), (10, 1.25), (12.5, 2.5), (15, 5.0)],
)
def test_vangnet(tekort: float, vergoeding: float) -> None:
    """Het vangnet vergoedt de helft vanaf 7,5% en alles boven 12,5% (hoofdstuk 8)."""
    budget = 10_000_000
    lasten = budget + round(budget * tekort / 100)
    assert buig.vangnet(budget, lasten) == round(budget * vergoeding / 100)


def test_size_class() -> None:
    """Tot 15.000 inwoners telt de historie, vanaf 40.000 het model, ertussen een mengsel."""
    gewichten = [buig.objectief_gewicht(aantal) for aantal in (0, 15_000, 27_500, 40_000, 900_000)]
    assert gewichten == [0, 0, Fraction(1, 2), 1, 1]
    verdeling = buig.bijstand(
        1_000_000,
        {"klein": 10_000, "midden": 27_500, "groot": 100_000},
        {"klein": Fraction("0.2"), "midden": Fraction("0.3"), "groot": Fraction("0.5")},
        {"klein": Fraction("0.1"), "midden": Fraction("0.5"), "groot": Fraction("0.4")},
    )
    assert verdeling == {"klein": 100_000, "midden": 400_000, "groot": 500_000}


def test_part_for_loonkostensubsidie() -> None:
    """Het voorlopige deel volgt de uitgaven van t-2 en het definitieve die van t-1."""
    uitgaven = {2023: {"a": 1, "b": 3}, 2024: {"a": 1, "b": 1}}
    voorlopig = buig.loonkostensubsidie(100, uitgaven, 2025, definitief=False)
    definitief = buig.loonkostensubsidie(100, uitgaven, 2025, definitief=True)
    assert voorlopig == {"a": 25, "b": 75}
    assert definitief == {"a": 50, "b": 50}
    assert buig.loonkostensubsidie(100, uitgaven, 2027, definitief=True) is None


# --- Section 9: cluster Participatie -----------------------------------------------------


@pytest.mark.parametrize("jaar,miljoen", [(2024, 4_052.9), (2025, 4_174.7)])
def test_national_cluster(jaar: int, miljoen: float) -> None:
    """Het cluster Participatie is landelijk 4.052,9 miljoen in 2024 en 4.174,7 in 2025."""
    assert abs(som(cluster_participatie.bedragen("nieuwste", jaar)) / 1e6 - miljoen) < 0.05


def test_cluster_per_unit() -> None:
    """Een loonkostensubsidie telt voor 7.355 euro en een persoon in het register voor 1.488."""
    *gewichten, factor = map(Fraction, cluster_participatie.GEWICHTEN[S24, 2024])
    assert abs(gewichten[0] * factor - Fraction("7355.12")) < Fraction("0.01")
    assert abs(gewichten[1] * factor - Fraction("7355.12")) < Fraction("0.01")
    assert abs(gewichten[2] * factor - Fraction("1487.81")) < Fraction("0.01")


def test_weights_keep_their_proportion() -> None:
    """De gewichten houden in elke circulaire dezelfde verhouding, dus een typefout valt op."""
    vast = [Fraction(gewicht) for gewicht in cluster_participatie.GEWICHTEN[S24, 2024][:4]]
    for regel in cluster_participatie.GEWICHTEN.values():
        verhoudingen = [
            Fraction(gewicht) / basis for gewicht, basis in zip(regel[:4], vast, strict=True)
        ]
        # Two roundings to cents, on the smallest weight of about 350, give at most 0.00006.
        assert max(verhoudingen) - min(verhoudingen) < Fraction("0.00006")


def test_cluster_of_werkzaak_and_unknown_years() -> None:
    """Werkzaak komt uit op 37,7 miljoen; 2026 is onbekend omdat gewichten ontbreken."""
    bedragen = cluster_participatie.bedragen(S24, 2024)
    assert round(som({code: bedragen[code] for code in WERKZAAK}) / 1e6, 1) == 37.7
    assert is_onbekend(cluster_participatie.bedragen("nieuwste", 2026))
    assert is_onbekend(cluster_participatie.bedragen(S23, 2025))


# --- Known when --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "stand,jaar,circulaire",
    [
        ("2023-05-30", 2024, None),
        ("2023-05-31", 2024, M23),
        ("2024-05-30", 2024, S23),
        ("2024-09-29", 2025, M24),
        ("nieuwste", 2024, S24),
        ("nieuwste", 2026, None),
        (M23, 2025, None),
    ],
)
def test_newest_circulaire(stand: str, jaar: int, circulaire: str | None) -> None:
    """Een stand ziet alleen circulaires die op die dag al bestonden."""
    assert newest_circulaire(stand, jaar) == circulaire


def test_counts_of_the_register() -> None:
    """Het register telt 121.243 personen in mei 2024 en 132.526 in september 2024."""
    assert sum(telling(M24, 2024, "doelgroepenregister").values()) == 121_243
    assert sum(telling(S24, 2024, "doelgroepenregister").values()) == 132_526
