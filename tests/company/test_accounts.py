# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The accounts: worked by hand, and what must hold for every company."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.company.conftest import ON, YEARS, income_of, volumes_of

from springplank.cohort.groups import WERKVORMEN
from springplank.company.accounts import (
    Income,
    Volume,
    check_shares,
    operate,
    werkvorm_shares,
)
from springplank.company.bedrijf import GROEPEN, Bedrijf, assumed_bedrijf, read_bedrijf
from springplank.company.result import REKENINGEN, TOTALEN, Result, lines, result_of, result_per
from springplank.core.assumptions import Draws, draw, expected, replaced
from springplank.core.quantities import Fte, Personen, Plekken, StandaardEenheden
from springplank.errors import RuleError, UsageError

HAND = read_bedrijf(
    """
    [bedrijf]
    naam = "Handwerk"
    boekjaar = 2025
    bron = "met de hand nagerekend"
    [groepen.wsw]
    loonkosten_per_fte = 36_000
    begeleiding_fte_per_fte = 0.1
    [groepen.wsw.werkvormen.binnen]
    aandeel = 0.75
    netto_toegevoegde_waarde_per_fte = 6_000
    [groepen.wsw.werkvormen.groepsdetachering]
    aandeel = 0.25
    netto_toegevoegde_waarde_per_fte = 12_000
    begeleiding_fte_per_fte = 0.05
    [groepen.beschut_werk]
    loonkosten_per_fte = 31_000
    begeleiding_fte_per_fte = 0.1
    [groepen.beschut_werk.werkvormen.binnen]
    aandeel = 1
    netto_toegevoegde_waarde_per_fte = 8_000
    [bedrijfskosten]
    begeleiding_loonkosten = 70_000
    vast = 200_000
    variabel_per_fte = 500
    huisvesting = 50_000
    afschrijving = 20_000
    vervoer = 20_000
    overig = 5_000
    [opbrengsten]
    overig = 10_000
    sroi = 5_000
    [opbrengsten.incidenteel]
    2025 = 7_000
    [bedrijfskosten.frictiekosten]
    2025 = 2_000
    """
)


def result(
    bedrijf: Bedrijf, rows: Mapping[str, list[float]], values: Draws, per_fte: float = 20_000.0
) -> Result:
    """Give the totals for some fte per group and year."""
    volumes = volumes_of(rows)
    years = YEARS[: len(next(iter(rows.values())))]
    return result_of(operate(bedrijf, volumes, income_of(volumes, per_fte), values, years, on=ON))


def test_a_year_worked_by_hand() -> None:
    """Een bedrijf met 80 fte Wsw en 20 fte beschut werk, elke regel met de hand nagerekend."""
    years = (2025,)
    volumes = volumes_of({"wsw": [80.0], "beschut_werk": [20.0]})
    income = Income(
        {"wsw": np.array([[2_800_000.0]]), "beschut_werk": np.array([[300_000.0]])},
        {"beschut_werk": np.array([[350_000.0]])},
    )
    found = operate(HAND, volumes, income, expected(HAND.figures, years), years, on=ON)
    expectations = {
        # 80 x (0.75 x 6,000 + 0.25 x 12,000) + 20 x 8,000
        "netto_toegevoegde_waarde": 600_000 + 160_000,
        "overige_opbrengsten": 10_000 + 5_000,
        # 80 x (0.75 x 0.1 + 0.25 x 0.05) x 70,000 + 20 x 0.1 x 70,000
        "begeleiding": 490_000 + 140_000,
        # fixed 275,000, transport 20,000, variable 100 x 500
        "bedrijfskosten": 345_000,
        "effect_maatregelen": 0,
        "operationeel_resultaat": 760_000 + 15_000 - 630_000 - 345_000,
        # 2,800,000 - 80 x 36,000
        "subsidieresultaat": -80_000,
        # 350,000 + 300,000 - 20 x 31,000
        "loonresultaat": 30_000,
        "incidenteel": 5_000,
        "exploitatieresultaat": -200_000 - 80_000 + 30_000 + 5_000,
        "niet_toegerekend": 15_000 + 5_000,
    }
    totals = result_of(found)
    assert {name: getattr(totals, name)[0, 0] for name in TOTALEN} == pytest.approx(expectations)
    # Wsw: 600,000 - 490,000 - 80,000 - 80% of 345,000
    assert found.groepen["wsw"].resultaat[0, 0] == pytest.approx(-246_000)
    assert result_per(found, "wsw")[0, 0] == pytest.approx(-3_075)
    binnen = found.groepen["wsw"].of("binnen")
    assert {name: value[0, 0] for name, value in binnen.items()} == pytest.approx(
        {
            "netto_toegevoegde_waarde": 360_000,
            "loonkosten": 2_160_000,
            "loonkostensubsidie": 0,
            "rijksbijdrage": 2_100_000,
            "begeleiding": 420_000,
            "bedrijfskosten": 207_000,
        }
    )


fte = st.lists(st.floats(0, 5_000), min_size=3, max_size=3)


@settings(max_examples=60)
@given(
    rows=st.dictionaries(st.sampled_from(GROEPEN), fte),
    per_fte=st.floats(0, 60_000),
    seed=st.integers(0, 99),
)
def test_the_results_of_the_groups_add_up_to_the_result_of_the_company(
    rows: dict[str, list[float]], per_fte: float, seed: int
) -> None:
    """Groepen en wat niet is toegerekend, zijn samen het exploitatieresultaat (eq. 15)."""
    years = (2025, 2026, 2027)
    volumes = volumes_of(rows, draws=4)
    values = draw(HAND.figures, years, 4, seed)
    found = operate(HAND, volumes, income_of(volumes, per_fte), values, years, on=ON)
    groups = sum((g.resultaat for g in found.groepen.values()), np.zeros((3, 4)))
    totals = result_of(found)
    gap = groups + totals.niet_toegerekend - totals.exploitatieresultaat
    assert np.abs(gap).max() < 0.005
    for groep in found.groepen.values():
        for name in set(REKENINGEN) - {"loonresultaat", "resultaat"}:
            parts = sum((groep.of(w)[name] for w in WERKVORMEN), np.zeros((3, 4)))
            assert np.abs(parts - getattr(groep, name)).max() < 0.005


@settings(max_examples=30)
@given(factor=st.floats(0.1, 10), start=fte)
def test_twice_the_people_give_twice_of_what_moves_along(factor: float, start: list[float]) -> None:
    """Netto toegevoegde waarde, loonkosten en begeleiding zijn evenredig met het aantal fte."""
    values = expected(HAND.figures, YEARS[:3])
    once = result(HAND, {"wsw": start}, values)
    more = result(HAND, {"wsw": [n * factor for n in start]}, values)
    for name in ("netto_toegevoegde_waarde", "begeleiding", "subsidieresultaat"):
        assert getattr(more, name) == pytest.approx(getattr(once, name) * factor)


def test_a_draw_at_the_expectation_is_the_expectation(voorbeeld: Bedrijf) -> None:
    """Een trekking waarin alles is zoals verwacht, geeft de verwachte rekening."""
    years = YEARS[:4]
    rows = {"wsw": [500.0, 470.0, 440.0, 400.0]}
    values = expected(voorbeeld.figures, years)
    doubled = {key: np.repeat(v, 3, axis=1) for key, v in values.items()}
    one, three = result(voorbeeld, rows, values), result(voorbeeld, rows, doubled)
    assert three.exploitatieresultaat.shape == (4, 3)
    assert (three.exploitatieresultaat == one.exploitatieresultaat).all()


def test_the_shorter_week_touches_only_the_cao_aan_de_slag() -> None:
    """In 2027 maakt een fte in beschut werk 36/37 van de productie; in de Wsw verandert niets."""
    years = (2025, 2026, 2027)
    values = dict(expected(HAND.figures, years))
    values["bedrijf_index.tarief"] = np.zeros((3, 1))
    volumes = volumes_of({"wsw": [10.0] * 3, "beschut_werk": [10.0] * 3})
    found = operate(HAND, volumes, income_of(volumes), values, years, on=ON).groepen
    wsw, beschut = (found[g].netto_toegevoegde_waarde[:, 0] for g in ("wsw", "beschut_werk"))
    assert wsw == pytest.approx([75_000] * 3)
    assert beschut == pytest.approx([80_000, 80_000, 80_000 * 36 / 37])


def test_a_one_off_sum_does_not_grow_with_the_wage() -> None:
    """De 500 euro van 2025 zit in de loonkosten, groeit niet mee en wordt 350 in 2028."""
    years = (2025, 2026, 2027, 2028)
    values = dict(expected(HAND.figures, years))
    for key in ("stijging_minimumloon", "werkgeverslasten"):
        values[f"bedrijf_loon.{key}"] = np.zeros((4, 1))
    volumes = volumes_of({"beschut_werk": [1.0] * 4})
    found = operate(HAND, volumes, income_of(volumes), values, years, on=ON)
    cost = found.groepen["beschut_werk"].loonkosten[:, 0]
    assert cost[0] == pytest.approx(31_000)
    assert cost[2] == pytest.approx(cost[1])
    assert cost[3] == pytest.approx(cost[2] - 150)


# --- What is not there, and what is not known -------------------------------------------


def test_nobody_works_there() -> None:
    """Met 0 mensen blijven de vaste kosten over, zonder groep die ze draagt."""
    values = expected(HAND.figures, YEARS[:2])
    volumes = volumes_of({g: [0.0, 0.0] for g in GROEPEN})
    found = operate(HAND, volumes, Income({}, {}), values, YEARS[:2], on=ON)
    totals = result_of(found)
    assert totals.netto_toegevoegde_waarde.tolist() == [[0], [0]]
    assert totals.niet_toegerekend[0, 0] == pytest.approx(15_000 + 5_000 - 295_000)
    assert totals.exploitatieresultaat[0, 0] == pytest.approx(-275_000)
    assert np.isnan(result_per(found, "wsw")).all()


def test_a_company_without_groups() -> None:
    """Zonder groepen is er nog een bedrijf, met kosten."""
    values = expected(HAND.figures, YEARS[:1])
    found = operate(HAND, {}, Income({}, {}), values, YEARS[:1], on=ON)
    assert result_of(found).exploitatieresultaat[0, 0] == pytest.approx(-275_000)


@pytest.mark.parametrize("groep", GROEPEN)
def test_a_company_with_one_group(groep: str, voorbeeld: Bedrijf) -> None:
    """Een bedrijf met een groep draagt alle kosten met die groep."""
    values = expected(voorbeeld.figures, YEARS[:2])
    volumes = volumes_of({groep: [100.0, 90.0]})
    found = operate(voorbeeld, volumes, income_of(volumes), values, YEARS[:2], on=ON)
    carried = found.groepen[groep].bedrijfskosten
    assert carried == pytest.approx(sum(found.bedrijfskosten.values()))


def test_people_who_are_unknown_leave_the_result_unknown() -> None:
    """Zonder fte van beschut werk is het totaal onbekend; de loonkosten van de Wsw niet."""
    values = expected(HAND.figures, YEARS[:2])
    volumes = volumes_of({"wsw": [10.0, 10.0], "beschut_werk": [5.0, np.nan]})
    found = operate(HAND, volumes, income_of(volumes), values, YEARS[:2], on=ON)
    assert np.isnan(result_of(found).exploitatieresultaat[:, 0]).tolist() == [False, True]
    assert not np.isnan(found.groepen["wsw"].loonkosten).any()


def test_everything_unknown_is_unknown_without_a_warning() -> None:
    """Is alles onbekend, dan is elk totaal onbekend."""
    nobody_knows = assumed_bedrijf("A", 2025)
    values = {key: v * np.nan for key, v in expected(nobody_knows.figures, YEARS[:3]).items()}
    totals = result(nobody_knows, {g: [np.nan] * 3 for g in GROEPEN}, values)
    assert np.isnan(totals.exploitatieresultaat).all()


def test_money_that_is_left_out_is_unknown() -> None:
    """Geen rijksbijdrage voor beschut werk opgegeven is onbekend; traject krijgt er geen."""
    values = expected(HAND.figures, YEARS[:1])
    volumes = volumes_of({"beschut_werk": [5.0], "traject": [5.0]})
    found = operate(HAND, volumes, Income({}, {}), values, YEARS[:1], on=ON).groepen
    assert np.isnan(found["beschut_werk"].rijksbijdrage).all()
    assert np.isnan(found["beschut_werk"].loonkostensubsidie).all()
    assert found["traject"].rijksbijdrage.tolist() == [[0]]
    assert found["traject"].loonkosten.tolist() == [[0]]


# --- What is refused --------------------------------------------------------------------


@pytest.mark.parametrize(
    "volumes, error, message",
    [
        ({"regulier": Volume(Fte(np.ones((1, 1))))}, UsageError, "heeft geen rekening"),
        ({"wsw": Volume(Fte(np.array([[-1.0]])))}, UsageError, "minder dan 0 fte"),
        ({"wsw": Volume(Fte(np.ones((2, 1))))}, RuleError, r"vorm \(2, 1\); nodig is \(1, "),
        ({"wsw": Volume(Fte(np.ones(1)))}, RuleError, "nodig is"),
    ],
)
def test_numbers_that_do_not_fit_are_refused(
    volumes: dict[str, Volume], error: type[Exception], message: str
) -> None:
    """Een vreemde groep, een negatief aantal of de verkeerde vorm is een fout met een zin."""
    values = expected(HAND.figures, YEARS[:1])
    with pytest.raises(error, match=message):
        operate(HAND, volumes, Income({}, {}), values, YEARS[:1], on=ON)


def test_people_are_not_fte() -> None:
    """Personen waar fte horen, is een fout, ook voor wie de typen omzeilt."""
    wrong: Any = Personen(np.ones((1, 1)))
    values = expected(HAND.figures, YEARS[:1])
    with pytest.raises(RuleError, match="van de soort Personen; nodig is Fte"):
        operate(HAND, {"wsw": Volume(wrong)}, Income({}, {}), values, YEARS[:1], on=ON)


def test_the_wsw_has_no_loonkostensubsidie() -> None:
    """Loonkostensubsidie voor de Wsw bestaat niet: die groep heeft een eigen rijksbijdrage."""
    values = expected(HAND.figures, YEARS[:1])
    with pytest.raises(RuleError, match="Voor wsw bestaat geen loonkostensubsidie"):
        operate(HAND, {}, Income({}, {"wsw": np.ones((1, 1))}), values, YEARS[:1], on=ON)


def test_shares_that_are_drawn_add_up_to_one() -> None:
    """Getrokken aandelen worden samen op 1 gebracht; aandelen die alle nul zijn, niet."""
    values = draw(assumed_bedrijf("A", 2025).figures, YEARS[:2], 20, 3)
    shares = werkvorm_shares("wsw", values)
    assert sum(shares.values()) == pytest.approx(1)
    nothing = {**values, **{f"bedrijf_wsw.aandeel_{w}": np.zeros((2, 1)) for w in WERKVORMEN}}
    with pytest.raises(UsageError, match="tellen op tot 0"):
        werkvorm_shares("wsw", nothing)


def test_a_scenario_that_forgets_a_share_is_refused() -> None:
    """Wie een aandeel verhoogt en het andere vergeet, hoort vanaf welk jaar het niet klopt."""
    figures = dict(assumed_bedrijf("A", 2025).figures)
    check_shares(figures)
    key = "bedrijf_beschut_werk.aandeel_binnen"
    later = replaced(figures[key], 0.7, by="scenario", source="proef", first=2028)
    with pytest.raises(UsageError, match="beschut_werk tellen vanaf 2028 op tot 1,15"):
        check_shares({**figures, key: later})
    always = replaced(figures[key], 0.7, by="scenario", source="proef")
    with pytest.raises(UsageError, match="beschut_werk tellen op tot 1,15"):
        check_shares({**figures, key: always})


# --- Reading the accounts ---------------------------------------------------------------


def test_a_result_can_be_read_per_unit_that_is_known() -> None:
    """Resultaat per fte, persoon, plek of SE; een eenheid die er niet is, wordt gezegd."""
    values = expected(HAND.figures, YEARS[:1])
    one = np.ones((1, 1))
    volume = Volume(Fte(8 * one), Personen(10 * one), Plekken(4 * one), StandaardEenheden(9 * one))
    income = Income({"wsw": 300_000 * one}, {})
    found = operate(HAND, {"wsw": volume}, income, values, YEARS[:1], on=ON)
    total = found.groepen["wsw"].resultaat
    for unit, number in {"fte": 8, "personen": 10, "plekken": 4, "standaard_eenheden": 9}.items():
        assert result_per(found, "wsw", unit) == pytest.approx(total / number)
    with pytest.raises(UsageError, match="staat niet in deze rekening"):
        result_per(found, "tussengroep")
    bare = replace(found, groepen={"wsw": replace(found.groepen["wsw"], volume=Volume(Fte(one)))})
    with pytest.raises(UsageError, match="het aantal plekken niet opgegeven"):
        result_per(bare, "wsw", "plekken")


def test_every_line_can_be_listed() -> None:
    """De regels: alle totalen, per groep acht, en per werkvorm zes als daarom wordt gevraagd."""
    values = expected(HAND.figures, YEARS[:1])
    volumes = volumes_of({"wsw": [10.0], "traject": [5.0]})
    found = operate(HAND, volumes, income_of(volumes), values, YEARS[:1], on=ON)
    assert len(list(lines(found))) == len(TOTALEN) + 2 * len(REKENINGEN)
    detailed = list(lines(found, with_werkvormen=True))
    assert len(detailed) == len(TOTALEN) + 2 * (len(REKENINGEN) + 6 * len(WERKVORMEN))
    assert {line.werkvorm for line in detailed} == {"", *WERKVORMEN}
