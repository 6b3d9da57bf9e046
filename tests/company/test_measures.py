# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Measures: the register is honest, and each measure does what it says and nothing else."""

import tomllib
from pathlib import Path

import numpy as np
import pytest
from tests.company.conftest import ON, income_of, volumes_of

from springplank.company.accounts import operate
from springplank.company.bedrijf import Bedrijf
from springplank.company.measures import (
    REGISTER,
    Choice,
    apply,
    find_measure,
    improvement,
    load_measures,
)
from springplank.company.result import REKENINGEN, TOTALEN, Result, result_of
from springplank.core.assumptions import Draws, draw, expected
from springplank.errors import RuleError, UsageError

YEARS = (2026, 2027, 2028, 2029)
ROWS = {"wsw": [500.0] * 4, "beschut_werk": [100.0] * 4}


def totals(bedrijf: Bedrijf, values: Draws) -> Result:
    """Give the totals with some figures."""
    volumes = volumes_of(ROWS)
    return result_of(operate(bedrijf, volumes, income_of(volumes), values, YEARS, on=ON))


def test_the_package_of_ijmond_gained_1_1_million() -> None:
    """IJmond Werkt: van een tekort van 1,6 naar 0,5 miljoen per jaar is 1,1 miljoen beter."""
    assert improvement(-1_600_000, -500_000) == 1_100_000
    assert find_measure("pakket_ijmond").effect == 1_100_000


def test_every_measure_says_what_it_rests_on() -> None:
    """Elke maatregel noemt een ervaring, wat onbekend is, en een rekening die bestaat."""
    for measure in load_measures().values():
        assert measure.sources
        assert measure.ervaring.endswith(".")
        assert measure.onbekend.endswith(".")
        assert measure.vraag.endswith("?")
        assert measure.rekening in {*REKENINGEN, *TOTALEN}


def test_a_measure_works_after_its_delay_and_costs_once(voorbeeld: Bedrijf) -> None:
    """Besluit in 2026, kosten in 2026, effect van 400.000 euro per jaar vanaf 2027."""
    values = expected(voorbeeld.figures, YEARS)
    choice = Choice(find_measure("eigen_werk_stoppen"), 2026, effect=400_000, kosten=250_000)
    before = totals(voorbeeld, values)
    after = totals(voorbeeld, apply([choice], values, YEARS, seed=1))
    gain = after.exploitatieresultaat - before.exploitatieresultaat
    assert gain[:, 0] == pytest.approx([-250_000, 400_000, 400_000, 400_000])
    better = after.operationeel_resultaat - before.operationeel_resultaat
    assert better[:, 0] == pytest.approx([0, 400_000, 400_000, 400_000])


def test_two_measures_add_their_amounts_and_costs(voorbeeld: Bedrijf) -> None:
    """Twee maatregelen met een bedrag tellen op, ook hun kosten."""
    values = expected(voorbeeld.figures, YEARS)
    measure = find_measure("eigen_werk_stoppen")
    both = [Choice(measure, 2026, 100, 10), Choice(find_measure("pakket_ijmond"), 2026, 200, 20)]
    before, after = totals(voorbeeld, values), totals(voorbeeld, apply(both, values, YEARS, seed=1))
    gain = after.exploitatieresultaat - before.exploitatieresultaat
    assert gain[:, 0] == pytest.approx([-30, 300, 300, 300])


def test_more_detachering_moves_a_part_of_every_group(voorbeeld: Bedrijf) -> None:
    """5 procentpunt gaat van binnen naar groepsdetachering; de aandelen blijven samen 1."""
    values = expected(voorbeeld.figures, YEARS)
    choice = Choice(find_measure("meer_detachering"), 2026, kosten=0)
    found = apply([choice], values, YEARS, seed=1)
    assert found["bedrijf_wsw.aandeel_binnen"][:, 0] == pytest.approx([0.37, 0.32, 0.32, 0.32])
    assert found["bedrijf_wsw.aandeel_groepsdetachering"][1, 0] == pytest.approx(0.24)
    # 600 fte x 5% x the difference in netto toegevoegde waarde, at the rates of 2027.
    gain = totals(voorbeeld, found).netto_toegevoegde_waarde
    gain = gain - totals(voorbeeld, values).netto_toegevoegde_waarde
    assert gain[0, 0] == 0
    rates = 1.02**2
    hours = 36 / 37
    by_hand = 25 * (12_400 - 6_680) * rates + 5 * (11_200 - 6_400) * rates * hours
    assert gain[1, 0] == pytest.approx(by_hand)


def test_no_more_people_move_than_there_are(voorbeeld: Bedrijf) -> None:
    """Wie 90 procentpunt wil verschuiven, verschuift hooguit wie er binnen werkt."""
    values = expected(voorbeeld.figures, YEARS)
    choice = Choice(find_measure("meer_detachering"), 2026, effect=0.9, kosten=0)
    found = apply([choice], values, YEARS, seed=1)
    assert found["bedrijf_wsw.aandeel_binnen"][1, 0] == 0
    assert found["bedrijf_wsw.aandeel_groepsdetachering"][1, 0] == pytest.approx(0.37 + 0.19)


@pytest.mark.parametrize(
    "key, account, factor",
    [
        ("lagere_overhead", "bedrijfskosten", None),
        ("andere_begeleiding", "begeleiding", 0.95),
        ("hogere_toegevoegde_waarde", "netto_toegevoegde_waarde", 1.05),
    ],
)
def test_a_factor_changes_its_own_account_only(
    key: str, account: str, factor: float | None, voorbeeld: Bedrijf
) -> None:
    """Een maatregel verandert de rekening die zij noemt, en alleen wat daaruit volgt."""
    values = expected(voorbeeld.figures, YEARS)
    measure = find_measure(key)
    assert measure.rekening == account
    before = totals(voorbeeld, values)
    after = totals(voorbeeld, apply([Choice(measure, 2026, kosten=0)], values, YEARS, seed=1))
    for name in ("netto_toegevoegde_waarde", "begeleiding", "bedrijfskosten", "loonresultaat"):
        is_same = (getattr(before, name) == getattr(after, name)).all()
        assert is_same == (name != account)
    if factor:
        assert getattr(after, account)[-1] == pytest.approx(getattr(before, account)[-1] * factor)


def test_higher_rates_touch_detachering_only(voorbeeld: Bedrijf) -> None:
    """Hogere tarieven veranderen eigen en aangenomen cijfers van detachering, niet binnen."""
    values = expected(voorbeeld.figures, YEARS)
    found = apply([Choice(find_measure("hogere_tarieven"), 2026)], values, YEARS, seed=1)
    touched = {key for key in values if (found[key] != values[key]).any()}
    assert touched == {
        f"bedrijf_{owner}.netto_toegevoegde_waarde_{form}"
        for owner in ("wsw", "beschut_werk", "werkvorm")
        for form in ("groepsdetachering", "individuele_detachering")
    }


def test_an_effect_that_is_uncertain_is_drawn(voorbeeld: Bedrijf) -> None:
    """Met trekkingen heeft het effect een bandbreedte, tweemaal dezelfde; een eigen effect niet."""
    values = draw(voorbeeld.figures, YEARS, 200, 7)
    key = "bedrijf_kosten.vast"
    measure = find_measure("lagere_overhead")
    first, again = (
        apply([Choice(measure, 2026, kosten=0)], values, YEARS, seed=5)[key][-1] for _ in range(2)
    )
    assert (first == again).all()
    low, high = first.min() / 1_180_000, first.max() / 1_180_000
    assert 0.8 <= low < 0.82
    assert 0.97 < high <= 1.0
    own = apply([Choice(measure, 2026, effect=-0.1, kosten=0)], values, YEARS, seed=5)[key]
    assert np.ptp(own[-1]) == 0
    # A measure without a range is certain, also in draws.
    pakket = apply([Choice(find_measure("pakket_ijmond"), 2026, kosten=0)], values, YEARS, seed=5)
    assert pakket["bedrijf_maatregelen.effect"].shape == (4, 1)


@pytest.mark.parametrize(
    "choice, message",
    [
        (Choice(find_measure("pakket_ijmond"), 2026), "zijn de eenmalige kosten niet bekend"),
        (Choice(find_measure("technologie"), 2026, kosten=1), "is het effect niet bekend"),
    ],
    ids=["cost", "effect"],
)
def test_what_nobody_published_is_asked(choice: Choice, message: str, voorbeeld: Bedrijf) -> None:
    """Zonder gepubliceerd bedrag vraagt de maatregel om een eigen cijfer."""
    with pytest.raises(UsageError, match=message):
        apply([choice], expected(voorbeeld.figures, YEARS), YEARS, seed=1)


def test_an_unknown_measure_gets_a_suggestion() -> None:
    """Een typefout levert de dichtstbijzijnde maatregel op; anders de hele lijst."""
    with pytest.raises(UsageError, match=r"Bedoelt u meer_detachering\?"):
        find_measure("meer_detacheren")
    with pytest.raises(UsageError, match="Kies uit: pakket_ijmond"):
        find_measure("xyz")


FAULTS = {
    "onbekend veld": ("effect = -0.10", "efect = -0.10", "onbekend veld: efect"),
    "veld mist": ('rekening = "bedrijfskosten"\n', "", "mist het veld rekening"),
    "werking": ('werking = "factor"', 'werking = "wonder"', "onbekende werking 'wonder'"),
    "status": ('status = "aanname"', 'status = "gok"', "onbekende status 'gok'"),
    "geen bron": ('bron = ["vragenuur-2025"]', "bron = []", "geen bron"),
    "vreemde bron": ('bron = ["vragenuur-2025"]', 'bron = ["x"]', "niet in bronnen.toml"),
    "bandbreedte": ("laag = -0.20", "laag = 0.20", "buiten zijn bandbreedte"),
    "sleutels": ('sleutels = ["bedrijf_kosten.vast"]\n', "", "geen sleutels"),
    "groepen": ('werking = "factor"', 'werking = "verschuiving"', "geen groepen die bestaan"),
}

GOOD = """
[lagere_overhead]
naam = "Lagere vaste overhead"
rekening = "bedrijfskosten"
werking = "factor"
sleutels = ["bedrijf_kosten.vast"]
effect = -0.10
laag = -0.20
hoog = 0.0
vertraging = 2
status = "aanname"
bron = ["vragenuur-2025"]
plaats = "x"
ervaring = "x"
onbekend = "x"
vraag = "x"
"""


@pytest.mark.parametrize("old, new, message", FAULTS.values(), ids=FAULTS.keys())
def test_a_faulty_measure_is_refused(tmp_path: Path, old: str, new: str, message: str) -> None:
    """Een fout in het register wordt bij het laden gevonden, met naam."""
    path = tmp_path / "maatregelen.toml"
    assert old in GOOD
    path.write_text(GOOD, "utf-8")
    assert load_measures(path)["lagere_overhead"].vertraging == 2
    faulty = tmp_path / "fout.toml"
    faulty.write_text(GOOD.replace(old, new), "utf-8")
    with pytest.raises(RuleError, match=message):
        load_measures(faulty)


def test_a_move_needs_two_werkvormen_that_exist(tmp_path: Path) -> None:
    """Een verschuiving van of naar een werkvorm die niet bestaat, wordt geweigerd."""
    raw = tomllib.loads(REGISTER.read_text("utf-8"))["meer_detachering"]
    assert (raw["van"], raw["naar"]) == ("binnen", "groepsdetachering")
    path = tmp_path / "maatregelen.toml"
    text = GOOD.replace('"factor"', '"verschuiving"\ngroepen = ["wsw"]\nvan = "binnen"')
    path.write_text(text, "utf-8")
    with pytest.raises(RuleError, match="een onbekende werkvorm"):
        load_measures(path)
