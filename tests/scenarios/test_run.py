# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""A run: scenarios share their chance, and the order and length of questions change nothing."""

import warnings
from collections.abc import Mapping
from functools import cache

import numpy as np
import pytest
from tests.scenarios.questions import (
    COMPANIES,
    DRAWS,
    PLACES,
    YEARS,
    ask,
    change,
    gap,
    scenario_of,
)

from springplank.bekostiging.loading import load_afspraak, shipped
from springplank.cohort.start import FIGURES
from springplank.company.bedrijf import EXAMPLE, load_bedrijf, sector_figures
from springplank.core.assumptions import expected
from springplank.core.columns import Floats
from springplank.errors import UsageError
from springplank.scenarios.eigen import Eigen
from springplank.scenarios.reeksen import Antwoord
from springplank.scenarios.run import (
    Outcome,
    Pad,
    Question,
    expected_path,
    path_at,
    prepare,
    run,
    shipped_assumptions,
)
from springplank.scenarios.scenario import Scenario, library

Key = tuple[str, str, str]
FAR = tuple(range(2026, 2049))


def series(outcome: Outcome) -> Mapping[Key, tuple[Floats, Floats]]:
    """Every series of an outcome: what is expected, and all draws."""
    return {
        (r.soort, r.groep, r.gemeente): (r.verwacht, r.trekkingen)
        for r in Antwoord(outcome).reeksen
    }


@cache
def zero(name: str, *, has_chance: bool) -> Mapping[Key, tuple[Floats, Floats]]:
    """The nulalternatief of a place."""
    return series(run(ask(name, has_chance=has_chance)))


def assert_same(
    one: Mapping[Key, tuple[Floats, Floats]], other: Mapping[Key, tuple[Floats, Floats]]
) -> None:
    """Two outcomes are the same to the last digit."""
    assert one.keys() == other.keys()
    for key, pair in one.items():
        for here, there in zip(pair, other[key], strict=True):
            assert np.array_equal(here, there, equal_nan=True), key


NO_CHANGE: Mapping[str, Scenario] = {
    "leeg": scenario_of(),
    "alleen tekst": library()["doormodderen"],
    "maal een": scenario_of(
        *(
            change("aanname", key, 1.0, how="factor", first=first)
            for key, first in (
                ("tussengroep.doorstroom", None),
                ("wsw.overig_vertrek", 2028),
                ("bedrijf_index.tarief", 2027),
                ("begin.wsw", None),
            )
        )
    ),
    "niets erbij": scenario_of(change("aanname", "tussengroep.instroom", 0.0, how="erbij")),
    "hetzelfde model": scenario_of(change("organisatiemodel", "model", "partieel")),
    "dezelfde afspraak": scenario_of(change("afspraak", "afspraak", "doorsluizen")),
    "zonder werking": scenario_of(
        change("maatregel", "technologie", first=2027, details={"effect": 0.0, "kosten": 0.0})
    ),
}


@pytest.mark.parametrize("has_chance", [False, True])
@pytest.mark.parametrize("made", NO_CHANGE.values(), ids=NO_CHANGE.keys())
def test_no_change_makes_no_difference(made: Scenario, *, has_chance: bool) -> None:
    """Een scenario dat niets verandert, verschilt precies 0 in elke reeks en elke trekking."""
    assert_same(
        zero("ammatch", has_chance=has_chance),
        series(run(ask("ammatch", made, has_chance=has_chance))),
    )


@pytest.mark.parametrize("name", PLACES)
def test_no_change_makes_no_difference_anywhere(name: str) -> None:
    """Ook bij één gemeente, bij twintig en voor het hele land is het verschil precies 0."""
    assert_same(zero(name, has_chance=False), series(run(ask(name, NO_CHANGE["maal een"]))))


@pytest.mark.parametrize("has_chance", [False, True])
def test_a_change_moves_only_what_it_is_about(*, has_chance: bool) -> None:
    """Meer doorstroom verandert niets aan de Wsw en beschut werk, in geen enkele trekking."""
    before = zero("ammatch", has_chance=has_chance)
    after = series(run(ask("ammatch", "meer_doorstroom", has_chance=has_chance)))
    for key in before:
        if key[0] in ("personen", "stroom") and key[1].startswith(("wsw", "beschut", "wacht")):
            assert np.array_equal(before[key][1], after[key][1], equal_nan=True), key
    moved = ("personen", "tussengroep", "")
    assert not np.array_equal(before[moved][1], after[moved][1])


@pytest.mark.parametrize("has_chance", [False, True])
def test_the_order_of_questions_changes_nothing(*, has_chance: bool) -> None:
    """Nog eens vragen, of eerst iets anders vragen, geeft precies hetzelfde."""
    before = zero("ability", has_chance=has_chance)
    run(ask("werkzaak", "krappe_arbeidsmarkt", years=FAR, draws=5, seed=9))
    assert_same(before, series(run(ask("ability", has_chance=has_chance))))


@pytest.mark.parametrize("has_chance", [False, True])
@pytest.mark.parametrize("name", ["ammatch", "ability"])
def test_a_short_run_is_the_begin_of_a_long_one(name: str, *, has_chance: bool) -> None:
    """Wie minder jaren vraagt, krijgt de eerste jaren van het lange antwoord."""
    long, short = (
        zero(name, has_chance=has_chance),
        series(run(ask(name, years=YEARS[:3], has_chance=has_chance))),
    )
    assert long.keys() == short.keys()
    for key, pair in short.items():
        for here, there in zip(pair, long[key], strict=True):
            np.testing.assert_allclose(here, there[:3], rtol=1e-9, atol=1e-6, err_msg=str(key))


def test_another_seed_gives_other_draws() -> None:
    """Een ander begin van het toeval geeft andere trekkingen, en dezelfde verwachting."""
    before, after = zero("ability", has_chance=False), series(run(ask("ability", seed=2)))
    key = ("personen", "wsw", "")
    assert np.array_equal(before[key][0], after[key][0])
    assert not np.array_equal(before[key][1], after[key][1])


def with_draws(question: Question) -> tuple[Pad, Pad]:
    """The expectation, and three draws in which everything is as expected."""
    ready = prepare(question, question.changes)
    once = expected(ready.setting.assumptions, question.years)
    often = {key: np.repeat(values, 3, axis=1) for key, values in once.items()}
    return expected_path(ready), path_at(ready, often)


@pytest.mark.parametrize("name", COMPANIES)
@pytest.mark.parametrize("key", ["nulalternatief", "pamflet_40000_banen"])
def test_a_draw_at_the_expectation_is_the_expectation(name: str, key: str) -> None:
    """Mensen, geld en bedrijf: een trekking op de verwachting is de verwachting."""
    one, many = with_draws(ask(name, key, bedrijf=load_bedrijf(EXAMPLE)))
    assert one.onderneming is not None
    assert many.onderneming is not None
    for here, there in (
        (one.mensen.stand["tussengroep"], many.mensen.stand["tussengroep"]),
        (one.onderneming.result.exploitatieresultaat, many.onderneming.result.exploitatieresultaat),
        (one.onderneming.eigen_vermogen, many.onderneming.eigen_vermogen),
        (one.onderneming.beeld.saldo, many.onderneming.beeld.saldo),
        *((money, many.nieuw_geld[naam]) for naam, money in one.nieuw_geld.items()),
    ):
        np.testing.assert_allclose(np.broadcast_to(here, there.shape), there, rtol=1e-9)


def test_one_draw_less_does_not_count_everybody_again() -> None:
    """Het aantal trekkingen dat gevraagd is, komt terug; de verwachting heeft er een."""
    found = run(ask("ammatch"))
    assert found.verwacht.mensen.stand["wsw"].shape == (5, len(YEARS), 1)
    assert found.trekkingen.mensen.stand["wsw"].shape == (5, len(YEARS), DRAWS)


# --- Nobody at all ----------------------------------------------------------------------------


@pytest.mark.parametrize("has_chance", [False, True])
@pytest.mark.parametrize("afspraak", [a for a in shipped() if a not in ("ammatch", "werkzaak")])
def test_a_company_with_nobody(afspraak: str, *, has_chance: bool) -> None:
    """Zonder mensen en instroom zijn er geen mensen en geen loonkosten, en geen waarschuwing."""
    nobody = dict.fromkeys(FIGURES, 0)
    codes = ask("ammatch").place.codes
    eigen = Eigen("eigen.toml", "telling", {}, dict.fromkeys(codes, nobody))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = run(
            ask("ammatch", eigen=eigen, afspraak=load_afspraak(afspraak), has_chance=has_chance)
        )
        reeksen = Antwoord(found).reeksen
        assert all(r.quantiles().shape == (7, len(YEARS)) for r in reeksen)
    for reeks in reeksen:
        if reeks.soort in ("personen", "stroom", "bedrijf_fte") and reeks.is_known:
            assert not reeks.trekkingen.any(), reeks.groep
    assert found.verwacht.onderneming is not None
    assert not found.verwacht.onderneming.result.netto_toegevoegde_waarde.any()


# --- The library ------------------------------------------------------------------------------


@pytest.mark.parametrize("key", library())
def test_every_scenario_of_the_library_runs(key: str) -> None:
    """Elk meegeleverd scenario geeft een antwoord; zonder wijzigingen is dat het nulalternatief."""
    found = series(run(ask("werkzaak", key)))
    differs = any(
        not np.array_equal(pair[1], zero("werkzaak", has_chance=False)[name][1], equal_nan=True)
        for name, pair in found.items()
        if name in zero("werkzaak", has_chance=False)
    )
    moves = [
        c
        for c in library()[key].wijzigingen
        if (c.target, c.value) != ("organisatiemodel", "partieel")
    ]
    assert differs == bool(moves) or key == "taakstelling_begrenst"


@pytest.mark.parametrize("has_chance", [False, True])
@pytest.mark.parametrize("key", [key for key, found in library().items() if found.has_amounts])
def test_no_scenario_makes_people(key: str, *, has_chance: bool) -> None:
    """Onder elk scenario is elke stand die van vorig jaar plus en min de stromen."""
    found = run(ask("ammatch", key, has_chance=has_chance, draws=6))
    for pad in (found.verwacht, found.trekkingen):
        assert gap(pad.mensen) < 1e-6
        assert all((np.nan_to_num(s) >= 0).all() for s in pad.mensen.stand.values())


@cache
def country(key: str) -> Outcome:
    """The whole country under a scenario."""
    return run(ask("landelijk", key, years=FAR, draws=1))


@pytest.mark.parametrize(
    "key, jobs", [("pamflet_40000_banen", 40_000), ("pamflet_volgens_kabinet", 10_500)]
)
def test_the_pamphlet_gives_the_jobs_it_names(key: str, jobs: int) -> None:
    """Na acht jaar zijn er 40.000 of 10.500 mensen meer in de tussengroep, en dat blijft zo."""
    before, after = (
        country(name).verwacht.mensen.stand["tussengroep"].sum(axis=0)[:, 0]
        for name in ("nulalternatief", key)
    )
    extra = dict(zip(FAR, after - before, strict=True))
    assert extra[2026] == 0
    assert extra[2034] == pytest.approx(jobs, rel=0.01)
    assert all(extra[year] == pytest.approx(jobs, rel=0.03) for year in range(2034, 2049))


def test_the_pamphlet_stays_within_its_budget() -> None:
    """Het budget is 9.000 euro per persoon vanaf 2030, en nooit meer dan 518 miljoen."""
    found = country("pamflet_40000_banen").verwacht
    money = found.nieuw_geld["Participatiebudget"].sum(axis=0)[:, 0]
    people = found.mensen.mean("tussengroep").sum(axis=0)[:, 0]
    for year, amount, number in zip(FAR, money, people, strict=True):
        assert amount == pytest.approx(0 if year < 2030 else min(9_000 * number, 518e6))
    assert money.max() > 300e6


def test_all_places_are_filled() -> None:
    """Met alle plekken gerealiseerd wachten alleen nog mensen die in het jaar zelf kwamen."""
    mensen = country("alle_plekken_gerealiseerd").verwacht.mensen
    waiting = mensen.stand["wachtlijst"][0, 2:, 0]
    came = sum(
        mensen.flow["wachtlijst", name][0, 2:, 0]
        for name in ("indicaties", "terug_naar_wachtlijst")
    )
    np.testing.assert_allclose(waiting, came, rtol=0.01)
    before = country("nulalternatief").verwacht.mensen.stand["wachtlijst"][0, 2:, 0]
    assert (waiting < 0.75 * before).all()


def test_the_forfait_gives_the_company_more() -> None:
    """68% in plaats van gemeten: meer loonkostensubsidie, vanaf 2028 of twee jaar later."""

    def subsidy(key: str) -> Floats:
        company = run(ask("ammatch", key, draws=1)).verwacht.onderneming
        assert company is not None
        return company.accounts.groepen["beschut_werk"].loonkostensubsidie[:, 0]

    never, soon, later = (
        subsidy(key) for key in ("nulalternatief", "forfait_2028", "forfait_twee_jaar_later")
    )
    for n, year in enumerate(YEARS):
        assert (soon[n] > never[n]) == (year >= 2028)
        assert (later[n] > never[n]) == (year >= 2030)
        assert later[n] in (pytest.approx(never[n]), pytest.approx(soon[n]))


def test_futures_point_to_opposite_sides() -> None:
    """In een krappe arbeidsmarkt stromen meer mensen door dan in een ruime."""
    tight, wide = (
        country(key).verwacht.mensen.stand["tussengroep"].sum(axis=0)[:, 0]
        for key in ("krappe_arbeidsmarkt", "ruime_arbeidsmarkt")
    )
    zero_ = country("nulalternatief").verwacht.mensen.stand["tussengroep"].sum(axis=0)[:, 0]
    assert (tight[2:] < zero_[2:]).all()
    assert (wide[2:] > zero_[2:]).all()


def test_labelled_money_reaches_the_company() -> None:
    """Geoormerkt geld gaat naar het bedrijf; ander nieuw geld volgt de afspraak, zoals elk geld."""

    def received(*, labelled: bool) -> tuple[Floats, Floats, Floats]:
        details = {"groep": "tussengroep", "bedrag_per_plek": 1_000.0, "gelabeld": labelled}
        found = run(
            ask("ammatch", scenario_of(change("rijksgeld", "geld", details=details)), draws=1)
        )
        company = found.verwacht.onderneming
        assert company is not None
        new = found.verwacht.nieuw_geld["geld"].sum(axis=0)
        view = company.beeld.ontvangen["sociale_infrastructuur"].sum(axis=0)
        return new, company.accounts.groepen["tussengroep"].rijksbijdrage, view

    (new, to_company, _), (same, nothing, view) = received(labelled=True), received(labelled=False)
    assert (new > 0).all()
    np.testing.assert_allclose(new, same)
    np.testing.assert_allclose(to_company, new)
    assert not nothing.any()
    before = run(ask("ammatch", draws=1)).verwacht.onderneming
    assert before is not None
    np.testing.assert_allclose(
        view, before.beeld.ontvangen["sociale_infrastructuur"].sum(axis=0) + new
    )


# --- Measures ---------------------------------------------------------------------------------


def test_a_measure_without_a_cost_asks_for_it() -> None:
    """Een maatregel waarvan niemand de kosten kent, vraagt om een eigen bedrag."""
    with pytest.raises(UsageError, match="zijn de eenmalige kosten niet bekend"):
        run(ask("ammatch", scenario_of(change("maatregel", "meer_detachering", first=2027))))


def test_a_measure_with_an_effect_outside_its_range() -> None:
    """Een effect buiten laag en hoog is een vergissing."""
    made = change(
        "maatregel",
        "technologie",
        first=2027,
        low=0.2,
        high=0.3,
        details={"effect": 0.1, "kosten": 0.0},
    )
    with pytest.raises(
        UsageError, match="Het effect van de maatregel technologie ligt niet tussen"
    ):
        run(ask("ammatch", scenario_of(made)))


def test_an_effect_of_the_scenario_has_its_range() -> None:
    """Een effect met laag en hoog verschilt per trekking; zonder is het overal gelijk."""

    def spread(**ends: float) -> float:
        made = change(
            "maatregel", "pakket_ijmond", first=2026, details={"effect": 1e6, "kosten": 5e5}, **ends
        )
        company = run(ask("ammatch", scenario_of(made))).trekkingen.onderneming
        assert company is not None
        assert company.result.incidenteel[0, 0] == -5e5
        return float(company.result.effect_maatregelen[2].std())

    assert spread() == 0
    assert spread(low=5e5, high=2e6) > 0


def test_assumptions_do_not_collide() -> None:
    """Geen enkele aanname heeft de naam van een cijfer van het bedrijf."""
    assert not shipped_assumptions().keys() & sector_figures().keys()
