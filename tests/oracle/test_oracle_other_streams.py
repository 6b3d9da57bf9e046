# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The oracle against the published figures of the other streams.

Section numbers are those of the fact base (`funding.md`).
"""

from fractions import Fraction

import pytest
from tests.oracle import (
    beschut_werk,
    buig,
    cluster_participatie,
    impulsbudget,
    sociale_infrastructuur,
)
from tests.oracle.data import gemeenten, inwoners, verbanden_per_gemeente
from tests.oracle.published import M23, M25, S23, S24, WERKZAAK, is_onbekend, som


def test_impulsbudget_adds_up() -> None:
    """Het impulsbudget van 2025 tot en met 2034 is samen 289,7 miljoen (hoofdstuk 6)."""
    jaren = {jaar: som(impulsbudget.bedragen("nieuwste", jaar)) for jaar in range(2020, 2041)}
    assert sum(jaren.values()) == 289_700_000
    assert sum(jaren[jaar] for jaar in (2031, 2032, 2033)) == 77_400_000
    assert jaren[2025] == 35_000_000
    assert jaren[2034] == 19_800_000
    assert jaren[2024] == jaren[2035] == 0


# Section 4, sample: doelgroepenregister 2024 of septembercirculaire 2024.
REGISTER = [
    *[("GM0214", 135), ("GM0281", 536), ("GM0402", 496), ("GM0034", 1_577), ("GM0394", 713)],
    *[("GM0014", 1_908), ("GM0344", 1_988), ("GM0518", 4_722), ("GM0599", 5_449)],
    ("GM0363", 5_407),
]


@pytest.mark.parametrize("code,register", REGISTER)
def test_shares_follow_the_register(code: str, register: int) -> None:
    """Impulsbudget, infrastructuur en de objectieve sleutel volgen het register van 2024."""
    aandeel = Fraction(register, 132_526)
    assert beschut_werk.aandelen_objectief()[code] == aandeel
    impuls = impulsbudget.bedragen("nieuwste", 2026)[code]
    infrastructuur = sociale_infrastructuur.bedragen("nieuwste", 2025)[code]
    assert impuls is not None
    assert infrastructuur is not None
    assert abs(impuls - 31_500_000 * aandeel) < 1
    assert abs(infrastructuur - 19_800_000 * aandeel) < 1


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
