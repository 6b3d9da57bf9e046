# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of evaluating an agreement: mixes, order, years, and that parts add up."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from springplank.bekostiging.afspraak import Afspraak
from springplank.bekostiging.amounts import together
from springplank.bekostiging.basis import Basis
from springplank.bekostiging.evaluation import Bijdragen, evaluate, reconcile
from springplank.bekostiging.loading import load_afspraak, read_afspraak
from springplank.core.columns import UNKNOWN, as_floats
from springplank.core.quantities import Fte, Personen, Plekken, StandaardEenheden
from springplank.errors import DataError, RuleError

YEARS = (2025, 2026)
HEAD = '[afspraak]\nnaam = "Test"\nbron = "eigen opgave"\nvanaf = 2025\nstatus = "synthetisch"\n'

MIX = """
[[deel]]
naam = "Wsw"
soort = "doorsluizen"
stroom = ["wsw"]
inhouding = 0.05

[[deel]]
naam = "Plekken"
soort = "prijs_hoeveelheid"
product = "beschut_werk"
eenheid = "plek"
prijs = 12_000
vast = 101
sleutel = "inwoners"

[[deel]]
naam = "Klaarstaan"
soort = "capaciteit"
plekken = 3
prijs = 10_000
basisjaar = 2025
index = 0.1
sleutel = "fte"

[[deel]]
naam = "Een-op-een"
soort = "doorbelasten"
kosten = "trajecten"

[[deel]]
naam = "Bonus doorstroom"
soort = "resultaatafhankelijk"
prestatie = "doorstroom"
norm = 2
tarief = 1_000
sleutel = "personen"

[[deel]]
naam = "Bonus verdienen"
soort = "resultaatafhankelijk"
prestatie = "toegevoegde_waarde"
norm = 100_000
tarief = 0.5
hoogste = 10_000
sleutel = "omzet"

[[deel]]
naam = "Drempel"
soort = "drempels"
schijven = [{ boven = 1_000_000, draagt_bedrijf = 0.5 }]
sleutel = "SE"

[[deel]]
naam = "Tekort"
soort = "tekortdekking"
aandeel = 0.5
sleutel = "doelgroepenregister"

[[deel]]
naam = "Delen"
soort = "solidariteit"
sleutel = "SE"
"""


def agreement(text: str) -> Afspraak:
    """Read an agreement with these parts."""
    return read_afspraak(HEAD + text, "test.toml")


def basis_of(people: list[float], *, whole: bool = True, scale: float = 1.0) -> Basis:
    """Make a verband in which everything is in proportion to some people per gemeente."""
    key = np.array(people)[:, None] * np.ones((1, len(YEARS)))
    money = np.rint(key * 1_000).astype(np.int64)
    alone = np.ones((1, len(YEARS)), np.int64)
    return Basis(
        tuple(f"GM{at:04}" for at in range(len(people))),
        YEARS,
        rijksgeld={"wsw": money},
        kosten={"trajecten": money * 2},
        aantallen={"beschut_werk": Plekken(key / 10), "doorstroom": Personen(key / 20)},
        sleutels={
            "inwoners": Personen(key * 10),
            "personen": Personen(key),
            "doelgroepenregister": Personen(key),
            "fte": Fte(key * 0.8),
            "SE": StandaardEenheden(key * 0.9),
            "omzet": key * 100,
        },
        resultaat=alone * round(-400_000 * scale),
        vermogen=alone * 2_000_000,
        toegevoegde_waarde=alone * 115_000,
        is_whole=whole,
    )


def amounts_of(made: Bijdragen, naam: str) -> list[float]:
    """Give what the gemeenten together pay for a part, per year."""
    found: list[float] = together(made.find_deel(naam).bedragen)[0].tolist()
    return found


def test_a_mix_shows_every_part() -> None:
    """Elke vorm in een mix is apart te zien, en later ziet het resultaat wat eerder is betaald."""
    made = evaluate(agreement(MIX), basis_of([30, 70]))
    assert amounts_of(made, "Wsw") == [95_000, 95_000]
    assert amounts_of(made, "Plekken") == [120_101, 120_101]
    assert amounts_of(made, "Klaarstaan") == [30_000, 33_000]
    assert amounts_of(made, "Een-op-een") == [200_000, 200_000]
    assert amounts_of(made, "Bonus doorstroom") == [3_000, 3_000]
    assert amounts_of(made, "Bonus verdienen") == [7_500, 7_500]
    # The deficit of 400.000 less both bonuses is 389.500; the company bears half of it.
    assert amounts_of(made, "Drempel") == [194_750, 194_750]
    assert amounts_of(made, "Tekort") == [97_375, 97_375]
    assert amounts_of(made, "Delen") == [97_375, 97_375]
    kept = made.find_deel("Wsw").ingehouden
    assert kept is not None
    assert kept.sum() == 10_000


def test_before_the_result_only_what_needs_no_result() -> None:
    """Voor het resultaat bekend is, rekenen alleen de delen die het niet nodig hebben."""
    first = agreement(MIX).before_result()
    names = [part.deel.naam for part in evaluate(first, basis_of([1, 2])).delen]
    assert names == ["Wsw", "Plekken", "Klaarstaan", "Een-op-een"]
    with pytest.raises(DataError, match="Deel 'Drempel' heeft vermogen van het bedrijf nodig"):
        evaluate(agreement(MIX), replace(basis_of([1, 2]), vermogen=None))
    bare = replace(basis_of([1, 2]), resultaat=None)
    with pytest.raises(DataError, match="heeft resultaat van het bedrijf nodig"):
        evaluate(agreement(MIX), bare)


def test_the_company_can_pay() -> None:
    """Met naar = "gemeente" betaalt het bedrijf, bijvoorbeeld een dividend."""
    text = '[[deel]]\nnaam = "Dividend"\nsoort = "begroting"\nbedrag = 1_001\nsleutel = "SE"\n'
    made = evaluate(agreement(f'{text}naar = "gemeente"\n'), basis_of([1, 1]))
    assert amounts_of(made, "Dividend") == [-1_001, -1_001]
    handed = text.replace("begroting", "doorbelasten").split("bedrag")[0]
    back = evaluate(
        agreement(f'{handed}kosten = "trajecten"\nnaar = "gemeente"\n'), basis_of([1, 1])
    )
    assert amounts_of(back, "Dividend") == [-4_000, -4_000]


@given(
    people=st.lists(st.integers(1, 500), min_size=1, max_size=20),
    whole=st.booleans(),
    scale=st.floats(-3, 3),
)
def test_parts_add_up_to_the_whole(people: list[float], whole: bool, scale: float) -> None:
    """Bij een tot twintig gemeenten tellen de delen tot op de cent op tot het geheel."""
    made = evaluate(agreement(MIX), basis_of(people, whole=whole, scale=scale))
    assert made.totaal.shape == (len(people), len(YEARS))
    total = sum(as_floats(part.bedragen) for part in made.delen)
    np.testing.assert_allclose(total, as_floats(made.totaal), atol=0.005)
    assert made.totaal.dtype == (np.int64 if whole else np.float64)


@given(people=st.lists(st.integers(1, 500), min_size=2, max_size=20), whole=st.booleans())
def test_merging_two_gemeenten_changes_nothing(people: list[float], whole: bool) -> None:
    """Twee gemeenten betalen na samengaan samen hetzelfde; op hele euro's scheelt het afronding."""
    apart = evaluate(agreement(MIX), basis_of(people, whole=whole))
    merged = evaluate(agreement(MIX), basis_of([people[0] + people[1], *people[2:]], whole=whole))
    parts = zip(apart.delen, merged.delen, strict=True)
    for one, other in parts:
        before = as_floats(one.bedragen)[:2].sum(axis=0)
        after = as_floats(other.bedragen)[0]
        # Rounding per gemeente can differ by one euro, dividing by largest remainder by two.
        assert (np.abs(before - after) <= (3 if whole else 0.005)).all(), one.deel.naam


def test_nobody_and_nothing() -> None:
    """Met 0 mensen en 0 plekken is er niets te betalen, en ook geen fout."""
    simple = agreement(
        MIX.split('[[deel]]\nnaam = "Klaarstaan"', maxsplit=1)[0].replace("vast = 101", "vast = 0")
    )
    made = evaluate(simple, basis_of([0, 0]))
    assert (made.totaal == 0).all()


def test_a_deficit_without_a_key_is_refused() -> None:
    """Een tekort zonder mensen om over te verdelen is niet te verdelen: dat zegt de fout."""
    with pytest.raises(DataError, match="De verdeelsleutel inwoners telt in 2025 op tot 0"):
        evaluate(agreement(MIX), basis_of([0, 0]))


def test_unknown_travels() -> None:
    """Onbekend rijksgeld van een gemeente maakt alleen haar bijdrage en totaal onbekend."""
    basis = replace(basis_of([1, 2]), rijksgeld={"wsw": np.array([[UNKNOWN, 100], [200, 300]])})
    made = evaluate(load_only("Wsw"), basis)
    assert made.totaal.tolist() == [[UNKNOWN, 95], [190, 285]]
    assert together(made.totaal).tolist() == [[UNKNOWN, 380]]


def load_only(naam: str) -> Afspraak:
    """Give the mix with one part."""
    whole = agreement(MIX)
    return replace(whole, delen=tuple(d for d in whole.delen if d.naam == naam))


def test_draws_beside_what_is_certain() -> None:
    """Trekkingen van het resultaat gaan samen met zekere bedragen; trekkingen staan achteraan."""
    results = np.array([[[-400_000.0, 0.0, 50_000.0]] * len(YEARS)])
    basis = replace(basis_of([30, 70], whole=False), resultaat=results)
    made = evaluate(agreement(MIX), basis)
    assert made.totaal.shape == (2, 2, 3)
    paid = together(made.find_deel("Tekort").bedragen)[0, 0]
    np.testing.assert_allclose(paid, [97_375, 0, 0])
    apart = evaluate(agreement(MIX), replace(basis, resultaat=results[..., 0]))
    np.testing.assert_allclose(made.totaal[..., 0], apart.totaal)


def test_draws_are_not_divided_in_whole_euros() -> None:
    """Trekkingen op hele euro's vragen is een fout."""
    basis = replace(basis_of([1, 1]), rijksgeld={"wsw": np.zeros((2, 2, 3))})
    with pytest.raises(RuleError, match="Trekkingen zijn niet op hele euro's te verdelen"):
        evaluate(load_only("Wsw"), basis)


def test_results_of_parts_are_shared() -> None:
    """Solidariteit over eerdere delen deelt wat binnenkwam min wat is uitgegeven."""
    text = (
        MIX.split("\n\n[[deel]]", maxsplit=1)[0]
        + '\n[[deel]]\nnaam = "Resultaat"\nsoort = "solidariteit"\nvan = "Wsw"\n'
        'kosten = "trajecten"\nsleutel = "SE"\n'
    )
    made = evaluate(agreement(text), basis_of([30, 70]))
    assert amounts_of(made, "Resultaat") == [105_000, 105_000]


@pytest.mark.parametrize(
    "basis, says",
    [
        (
            replace(basis_of([1, 2]), rijksgeld={"wswerk": np.zeros((2, 2), np.int64)}),
            "rijksgeld 'wsw' is er niet. Bedoelt u ws",
        ),
        (replace(basis_of([1, 2]), rijksgeld={}), "rijksgeld 'wsw' is er niet."),
        (replace(basis_of([1, 2]), kosten={}), "kosten 'trajecten' is er niet."),
        (
            replace(basis_of([1, 2]), aantallen={"beschut": Plekken(np.ones((2, 2)))}),
            "geen aantal 'beschut_werk'. Bedoelt",
        ),
        (
            replace(basis_of([1, 2]), aantallen={"beschut_werk": Personen(np.ones((2, 2)))}),
            "de prijs is per plek, maar beschut_werk is geteld in Personen",
        ),
        (
            replace(basis_of([1, 2]), sleutels={"fte": Fte(np.ones((2, 2)))}),
            "geen aantallen voor de verdeelsleutel 'inwoner",
        ),
        (
            replace(basis_of([1, 2]), jaren=(2024, 2025)),
            "geldt vanaf 2025; voor 2024 zegt zij niets",
        ),
    ],
)
def test_what_is_not_there_is_named(basis: Basis, says: str) -> None:
    """Wat de afspraak noemt en er niet is, staat in de fout met de naam die erop lijkt."""
    with pytest.raises(DataError) as refused:
        evaluate(agreement(MIX), basis)
    assert says in str(refused.value)


FIXED = """
[[deel]]
naam = "Vast"
soort = "begroting"
bedrag = { 2025 = 1_000, 2027 = 1_100, daarna = 1_200 }
sleutel = "vast"
[deel.aandelen]
GM0000 = { 2025 = 0.4, daarna = 0.5 }
GM0001 = { 2025 = 0.6, daarna = 0.5 }
"""


def test_a_year_without_a_value_is_refused() -> None:
    """Een jaar tussen twee jaren in wordt niet geraden; na het laatste jaar geldt 'daarna'."""
    basis = replace(basis_of([1, 1]), jaren=(2027, 2030))
    assert amounts_of(evaluate(agreement(FIXED), basis), "Vast") == [1_100, 1_200]
    with pytest.raises(DataError, match="Deel 'Vast', bedrag heeft geen waarde voor 2026"):
        evaluate(agreement(FIXED), basis_of([1, 1]))
    bare = agreement(FIXED.replace(", daarna = 1_200", ""))
    with pytest.raises(DataError, match="heeft geen waarde voor 2030"):
        evaluate(bare, basis)


def test_fixed_shares_belong_to_the_gemeenten_of_the_verband() -> None:
    """Aandelen voor een andere gemeente dan die van het verband zijn een fout."""
    with pytest.raises(DataError, match="een aandeel voor GM0002 ontbreekt"):
        evaluate(agreement(FIXED), replace(basis_of([1, 1, 1]), jaren=(2027, 2028)))
    with pytest.raises(DataError, match="GM0001 in de aandelen is geen gemeente van dit verband"):
        evaluate(agreement(FIXED), replace(basis_of([1]), jaren=(2027, 2028)))
    wrong = agreement(FIXED.replace("GM0001 = { 2025 = 0.6, daarna = 0.5 }", "GM0001 = 0.6"))
    with pytest.raises(DataError, match="de vaste aandelen tellen op tot 1,1"):
        evaluate(wrong, replace(basis_of([1, 1]), jaren=(2027, 2028)))


def test_an_index_starts_in_its_base_year() -> None:
    """Een bedrag groeit met de index vanaf het basisjaar, en bestaat daarvoor niet."""
    text = MIX.split("[[deel]]")[3]
    basis = replace(basis_of([1, 1]), jaren=(2025, 2027))
    assert amounts_of(evaluate(agreement(f"[[deel]]{text}"), basis), "Klaarstaan") == [
        30_000,
        36_300,
    ]
    later = agreement(f"[[deel]]{text.replace('basisjaar = 2025', 'basisjaar = 2026')}")
    with pytest.raises(DataError, match="het basisjaar is 2026; voor 2025 is er geen bedrag"):
        evaluate(later, basis)
    only = replace(basis_of([1, 1]), jaren=(2026,), sleutels={"fte": Fte(np.ones((2, 1)))})
    bare = replace(
        only, rijksgeld={}, kosten={}, aantallen={}, vermogen=None, toegevoegde_waarde=None
    )
    assert amounts_of(evaluate(later, replace(bare, resultaat=None)), "Klaarstaan") == [30_000]


@pytest.mark.parametrize("name", ["begroting", "prijs_hoeveelheid"])
def test_the_examples_that_come_with_it(name: str) -> None:
    """De meegeleverde voorbeelden rekenen, en hun prijzen vallen binnen de sector."""
    basis = basis_of([30, 70])
    people = {**basis.aantallen, "traject": Personen(np.full((2, 2), 5.0))}
    made = evaluate(load_afspraak(name), replace(basis, aantallen=people))
    assert made.meldingen == ()
    expected = {"begroting": [5_000_000, 5_125_000], "prijs_hoeveelheid": [650_000, 650_000]}
    assert together(made.totaal)[0].tolist() == expected[name]


def test_the_thresholds_that_come_with_it() -> None:
    """De meegeleverde drempel: het bedrijf heeft 3 miljoen en draagt de helft van het tekort."""
    basis = replace(basis_of([30, 70]), vermogen=np.full((1, 2), 3_000_000))
    made = evaluate(load_afspraak("drempel"), basis)
    assert amounts_of(made, "Aanvulling van het tekort") == [200_000, 200_000]


def test_a_price_in_cents_is_refused() -> None:
    """Een prijs die honderd keer te hoog is, lijkt in centen."""
    cents = agreement(MIX.replace("prijs = 12_000", "prijs = 1_200_000"))
    with pytest.raises(DataError, match=r"1\.200\.000 euro per plek in 2025\. Dat lijkt in centen"):
        evaluate(cents, basis_of([1, 2]))


def test_a_strange_price_is_flagged() -> None:
    """Een prijs buiten wat gebruikelijk is, wordt per jaar gemeld; een prijs van 0 niet."""
    cheap = agreement(MIX.replace("prijs = 12_000", "prijs = { 2025 = 900, 2026 = 0 }"))
    (found,) = evaluate(cheap, basis_of([1, 2])).meldingen
    assert (found.deel, found.jaar) == ("Plekken", 2025)
    assert "meestal tussen 2.000 en 40.000 euro" in found.tekst


def test_an_unknown_part_is_not_found() -> None:
    """Een deel dat er niet is, krijgt de naam die erop lijkt."""
    with pytest.raises(DataError, match=r"geen deel 'Wws'\. Bedoelt u Wsw"):
        evaluate(agreement(MIX), basis_of([1, 2])).find_deel("Wws")


def test_what_does_not_add_up_is_refused() -> None:
    """Klopt een deel of het totaal niet, dan stopt de berekening."""
    made = evaluate(agreement(MIX), basis_of([1, 2]))
    with pytest.raises(RuleError, match="tellen niet op tot het totaal"):
        reconcile(replace(made, totaal=made.totaal + 1))
    part = made.find_deel("Delen")
    wrong = replace(part, bedragen=part.bedragen + 1)
    with pytest.raises(RuleError, match="Deel 'Delen': de bedragen van de gemeenten tellen niet"):
        reconcile(replace(made, delen=(wrong,)))
