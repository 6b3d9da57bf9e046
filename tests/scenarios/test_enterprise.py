# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The company and its agreements in a run: everything adds up, and nobody is counted twice."""

from functools import cache

import numpy as np
import pytest
from tests.scenarios.questions import COMPANIES, TWENTY, YEARS, ask, change, scenario_of

from springplank.bekostiging.loading import load_afspraak, read_afspraak
from springplank.cohort import traject
from springplank.company.bedrijf import EXAMPLE, load_bedrijf
from springplank.company.result import TOTALEN
from springplank.company.wages import minimumloon_index
from springplank.core.columns import as_floats
from springplank.errors import UsageError
from springplank.scenarios.eigen import Eigen
from springplank.scenarios.enterprise import Onderneming
from springplank.scenarios.organisatiemodellen import organisatiemodellen
from springplank.scenarios.run import Pad, run

CENT = 0.005
MIX = """
[afspraak]
naam = "Van alles wat"
bron = ["hilversum-2025"]
vanaf = 2015
status = "synthetisch"
[[deel]]
naam = "Wsw"
soort = "doorsluizen"
stroom = ["wsw"]
inhouding = 0.05
[[deel]]
naam = "Beschut werk"
soort = "prijs_hoeveelheid"
product = "beschut_werk"
eenheid = "EENHEID"
prijs = 12_000
[[deel]]
naam = "Tekort"
soort = "tekortdekking"
aandeel = 0.4
sleutel = "fte"
[[deel]]
naam = "Drempels"
soort = "drempels"
schijven = [
    { boven = 1_000_000, draagt_bedrijf = 0.5 },
    { boven = 2_000_000, draagt_bedrijf = 1.0 },
]
wijze = "ineens"
sleutel = "inwoners"
"""


def company(pad: Pad) -> Onderneming:
    """The company of a run."""
    assert pad.onderneming is not None
    return pad.onderneming


@cache
def outcome(name: str, afspraak: str = "doorsluizen") -> tuple[Onderneming, Onderneming, Pad]:
    """The company as expected and over draws, and its people."""
    made = read_afspraak(MIX.replace("EENHEID", "plek"), "mix.toml")
    found = run(
        ask(
            name,
            bedrijf=load_bedrijf(EXAMPLE),
            afspraak=made if afspraak == "mix" else load_afspraak(afspraak),
        )
    )
    return company(found.verwacht), company(found.trekkingen), found.trekkingen


BOTH = [(name, afspraak) for name in COMPANIES for afspraak in ("doorsluizen", "mix")]


@pytest.mark.parametrize("name, afspraak", BOTH)
def test_the_accounts_add_up(name: str, afspraak: str) -> None:
    """De groepen en wat bij geen groep hoort, zijn samen het exploitatieresultaat."""
    for found in outcome(name, afspraak)[:2]:
        groups = sum(group.resultaat for group in found.accounts.groepen.values())
        np.testing.assert_allclose(
            groups + found.result.niet_toegerekend,
            found.result.exploitatieresultaat,
            rtol=0,
            atol=CENT,
        )
        r = found.result
        parts = r.operationeel_resultaat + r.subsidieresultaat + r.loonresultaat + r.incidenteel
        np.testing.assert_allclose(parts, r.exploitatieresultaat, rtol=0, atol=CENT)
        assert not any(np.isnan(getattr(r, key)).any() for key in TOTALEN)


@pytest.mark.parametrize("name, afspraak", BOTH)
def test_the_parts_of_the_agreement_add_up(name: str, afspraak: str) -> None:
    """De delen van de afspraak zijn samen wat de gemeente betaalt, tot op de cent."""
    for found in outcome(name, afspraak)[:2]:
        parts = sum(as_floats(part.bedragen) for part in found.bijdragen.delen)
        np.testing.assert_allclose(parts, found.bijdragen.totaal, rtol=0, atol=CENT)


@pytest.mark.parametrize("name, afspraak", BOTH)
def test_the_view_of_a_gemeente_adds_up(name: str, afspraak: str) -> None:
    """De regels van het gemeentebeeld zijn samen het saldo; wat blijft, is erin min eruit."""
    for found in outcome(name, afspraak)[:2]:
        beeld = found.beeld
        lines = sum(as_floats(line) for line in beeld.regels.values())
        np.testing.assert_allclose(lines, beeld.saldo, rtol=0, atol=CENT)
        received = sum(as_floats(money) for money in beeld.ontvangen.values())
        paid = sum(as_floats(money) for money in beeld.naar_bedrijf.values())
        np.testing.assert_allclose(received - paid, beeld.blijft, rtol=0, atol=CENT)


@pytest.mark.parametrize("name", COMPANIES)
def test_what_gemeenten_pay_is_what_the_company_gets(name: str) -> None:
    """Wat gemeenten betalen, is bij het bedrijf rijksbijdrage of bijdrage; niets raakt zoek."""
    for found in outcome(name, "mix")[:2]:
        paid = as_floats(found.bijdragen.totaal).sum(axis=0)
        passed = sum(group.rijksbijdrage for group in found.accounts.groepen.values())
        np.testing.assert_allclose(paid, passed + found.bijdrage, rtol=0, atol=CENT)


@pytest.mark.parametrize("name", COMPANIES)
def test_nobody_works_in_the_company_who_is_not_there(name: str) -> None:
    """In het bedrijf werken nooit meer mensen dan er in de groep zijn."""
    _, found, pad = outcome(name)
    for group, working in found.personen.items():
        assert (working <= pad.mensen.mean(group) * (1 + 1e-12)).all()
        volume = found.volumes[group]
        assert volume.personen is not None
        np.testing.assert_allclose(volume.personen.values, working.sum(axis=0))


def test_equity_follows_from_result_and_contributions() -> None:
    """Eigen vermogen is dat van vorig jaar plus het resultaat en wat gemeenten bijdragen."""
    begin = load_bedrijf(EXAMPLE).eigen_vermogen
    for found in outcome("ammatch", "mix")[:2]:
        change_ = found.result.exploitatieresultaat + found.bijdrage
        before = np.concatenate([np.full_like(change_[:1], begin), found.eigen_vermogen[:-1]])
        np.testing.assert_allclose(before + change_, found.eigen_vermogen, rtol=1e-12)


@pytest.mark.parametrize("name", COMPANIES)
def test_thresholds_on_equity_against_a_plain_loop(name: str) -> None:
    """De drempels van RWA en Amfors, jaar voor jaar en trekking voor trekking nagerekend."""
    begin = load_bedrijf(EXAMPLE).eigen_vermogen
    found = outcome(name, "drempel")[1]
    result = found.result.exploitatieresultaat
    assert name == TWENTY or (found.bijdrage > 0).any()
    for draw in range(result.shape[1]):
        equity = begin
        for year in range(result.shape[0]):
            deficit = max(0.0, -float(result[year, draw]))
            share = 0.0 if equity <= 2_500_000 else 0.5 if equity <= 4_500_000 else 1.0
            paid = deficit * (1 - share)
            assert found.bijdrage[year, draw] == pytest.approx(paid, abs=CENT)
            equity += float(result[year, draw]) + paid
            assert found.eigen_vermogen[year, draw] == pytest.approx(equity, abs=1.0)


def test_an_unknown_equity_stays_unknown() -> None:
    """Is het eigen vermogen onbekend, dan is onbekend wat de gemeente bij een tekort betaalt."""
    found = company(run(ask("ammatch", afspraak=load_afspraak("drempel"))).verwacht)
    assert np.isnan(found.eigen_vermogen).all()
    known = ~np.isnan(found.bijdrage)
    assert (found.result.exploitatieresultaat[known] >= 0).all()


# --- What an agreement counts ---------------------------------------------------------------


@pytest.mark.parametrize(
    "eenheid, kind", [("plek", "plekken"), ("fte", "fte"), ("persoon", "personen")]
)
def test_a_price_is_for_the_unit_of_the_agreement(eenheid: str, kind: str) -> None:
    """Een prijs per plek geldt per plek, per fte per fte en per persoon per persoon."""
    made = read_afspraak(MIX.replace("EENHEID", eenheid), "mix.toml")
    found = company(run(ask("ammatch", afspraak=made, draws=1)).verwacht)
    paid = as_floats(found.bijdragen.find_deel("Beschut werk").bedragen).sum(axis=0)
    number = getattr(found.volumes["beschut_werk"], kind).values
    np.testing.assert_allclose(paid, 12_000 * number)


def test_a_price_per_standaardeenheid() -> None:
    """Een prijs per SE geldt voor de Wsw naar zwaarte."""
    made = read_afspraak(
        MIX.replace("EENHEID", "SE").replace('product = "beschut_werk"', 'product = "wsw"'),
        "m.toml",
    )
    found = company(run(ask("ammatch", afspraak=made, draws=1)).verwacht)
    paid = as_floats(found.bijdragen.find_deel("Beschut werk").bedragen).sum(axis=0)
    number = found.volumes["wsw"].standaard_eenheden
    assert number is not None
    np.testing.assert_allclose(paid, 12_000 * number.values)


def test_an_agreement_that_asks_what_nobody_knows() -> None:
    """Vraagt een afspraak een aantal dat er niet is, dan komt er een zin."""
    with pytest.raises(UsageError, match="rekent ook met training, begeleiding en activiteiten"):
        run(ask("ammatch", afspraak=load_afspraak("ammatch")))
    with pytest.raises(UsageError, match="rekent ook met buig, vangnet, participatiebudget en"):
        run(ask("ammatch", afspraak=load_afspraak("werkzaak")))
    found = company(run(ask("ammatch", afspraak=load_afspraak("prijs_hoeveelheid"))).verwacht)
    assert np.isnan(as_floats(found.bijdragen.find_deel("Trajecten").bedragen)).all()
    assert not np.isnan(as_floats(found.bijdragen.find_deel("Beschut werk").bedragen)).any()


# --- Groups that are not known --------------------------------------------------------------


def traject_of(*codes: str) -> Eigen:
    """Own numbers of people in traject."""
    figures = {traject.GROUP: 40.0, traject.INFLOW: 25.0}
    return Eigen("eigen.toml", "telling", {}, dict.fromkeys(codes, figures))


@pytest.mark.parametrize("has_chance", [False, True])
def test_traject_counts_when_every_gemeente_knows_it(*, has_chance: bool) -> None:
    """Traject telt in het bedrijf mee als elke gemeente het weet; anders blijft het erbuiten."""
    codes = ask("ammatch").place.codes
    for known, counts in (((), False), (codes[:1], False), (codes, True)):
        found = company(
            run(ask("ammatch", eigen=traject_of(*known), has_chance=has_chance)).trekkingen
        )
        assert ("traject" in found.volumes) == counts
        assert not np.isnan(found.result.exploitatieresultaat).any()


# --- Organisation models --------------------------------------------------------------------


@pytest.mark.parametrize("key", organisatiemodellen())
def test_another_model_moves_only_what_lies_elsewhere(key: str) -> None:
    """Een ander organisatiemodel verandert alleen de groepen die ergens anders komen te liggen."""
    now = company(run(ask("ammatch", draws=1)).verwacht)
    made = scenario_of(change("organisatiemodel", "model", key))
    then = company(run(ask("ammatch", made, draws=1)).verwacht)
    models = organisatiemodellen()
    for group, people in now.personen.items():
        before, after = (models[name].place_of(group) for name in ("partieel", key))
        # Who is in a group of today is in the company already: a task that comes whole brings
        # nobody who is not there.
        same = after in {before, "bedrijf"}
        assert np.array_equal(people, then.personen[group]) == same
        assert (then.personen[group] <= people).all()
    once = then.result.incidenteel - now.result.incidenteel
    tasks = sum(
        models["partieel"].taken[task] != models[key].taken[task] for task in models[key].taken
    )
    assert once[0, 0] == pytest.approx(-400_000 * tasks)
    assert not once[1:].any()
    assert len(once) == len(YEARS)


LOWER = "Lager budget door bespaarde bijstand"


def test_a_model_without_a_task_has_neither_its_people_nor_its_money() -> None:
    """Gaat beschut werk naar de gemeente, dan gaat ook het geld ervoor niet naar het bedrijf."""
    made = scenario_of(change("organisatiemodel", "model", "klassiek"))
    for question in (ask("ammatch", made, draws=1), ask("ammatch", model="klassiek", draws=1)):
        found = company(run(question).verwacht)
        for group in ("beschut_werk", "tussengroep"):
            account = found.accounts.groepen[group]
            assert not account.volume.fte.values.any()
            assert not account.rijksbijdrage.any()
        assert found.accounts.groepen["wsw"].rijksbijdrage.all()


def test_who_works_elsewhere_has_no_bijstand_either() -> None:
    """Bespaarde bijstand hangt af van wie werkt, niet van bij wie; ook de subsidie blijft."""
    made = scenario_of(change("organisatiemodel", "model", "klassiek"))
    here, there = (
        company(run(q).verwacht).beeld.regels
        for q in (ask("ammatch", draws=1), ask("ammatch", made, draws=1))
    )
    for line in ("Bespaarde bijstand", "Lager budget door bespaarde bijstand"):
        np.testing.assert_allclose(here[line], there[line])
    paid = "Betaalde loonkostensubsidie"
    np.testing.assert_allclose(here[paid], there[paid])  # measured and agreed are alike here


def test_a_shorter_full_week_makes_more_fte() -> None:
    """Vanaf 2027 is een volle week 36 uur: wie evenveel uren werkt, is dan meer fte."""
    found = company(run(ask("ammatch", draws=1)).verwacht)
    ratio = found.volumes["tussengroep"].fte.values / found.personen["tussengroep"].sum(axis=0)
    assert ratio[0, 0] == pytest.approx(0.75)
    assert ratio[1, 0] == pytest.approx(0.75 * 37 / 36)
    wsw = found.volumes["wsw"].fte.values / found.personen["wsw"].sum(axis=0)
    assert wsw[:, 0] == pytest.approx(np.full(len(YEARS), 0.885))


def test_each_group_has_its_own_hours() -> None:
    """De deeltijdfactor van beschut werk verandert alleen beschut werk."""
    key = "organisatie.deeltijdfactor_beschut_werk"
    made = scenario_of(change("aanname", key, 0.6, low=0.5, high=0.7))
    now = company(run(ask("ammatch", draws=1)).verwacht).volumes
    then = company(run(ask("ammatch", made, draws=1)).verwacht).volumes
    np.testing.assert_allclose(
        then["beschut_werk"].fte.values, now["beschut_werk"].fte.values * 0.6 / 0.75
    )
    np.testing.assert_array_equal(then["tussengroep"].fte.values, now["tussengroep"].fte.values)


def test_the_reserve_receives_the_impulsbudget_of_every_gemeente() -> None:
    """De reserve groeit met het impulsbudget van alle gemeenten van het verband samen."""
    pad = run(ask("ammatch", bedrijf=load_bedrijf(EXAMPLE), draws=1)).verwacht
    reserve = company(pad).reserve
    received = pad.geld["impulsbudget"].sum(axis=0)
    np.testing.assert_allclose(reserve.ontvangen, received)
    spent = sum(reserve.besteed.values())
    begin = load_bedrijf(EXAMPLE).reserve
    np.testing.assert_allclose(reserve.saldo, begin + np.cumsum(received - spent, axis=0))
    assert (received > 0).any()


def test_everybody_who_works_saves_bijstand() -> None:
    """Beschut werk, tussengroep en gewoon werk besparen per persoon evenveel, in elke gemeente."""
    pad = run(ask("ammatch", draws=1)).verwacht
    groups = ("beschut_werk", "tussengroep", "regulier")
    working = sum(pad.mensen.mean(group) for group in groups)
    each = as_floats(company(pad).beeld.regels["Bespaarde bijstand"]) / working
    np.testing.assert_allclose(each, np.broadcast_to(each[:1], each.shape))
    values, on = pad.waarden, ask("ammatch").world.stand.on
    level = minimumloon_index(YEARS, YEARS[0] - 1, values, on)
    part = values["organisatie.aandeel_uit_bijstand"] * values["bijstand.bespaard_per_persoon"]
    np.testing.assert_allclose(each[0], part * level)


def test_subsidy_comes_back_a_year_later() -> None:
    """Betaalde loonkostensubsidie komt een jaar later terug; in het eerste jaar even veel."""
    pad = run(ask("ammatch", draws=1)).verwacht
    lines = company(pad).beeld.regels
    paid = -as_floats(lines["Betaalde loonkostensubsidie"])
    part = pad.waarden["loonkostensubsidie.vergoed_deel"][None]
    before = np.concatenate([paid[:, :1], paid[:, :-1]], axis=1)
    np.testing.assert_allclose(lines["Vergoede loonkostensubsidie"], before * part)
    assert (paid > 0).all()


@pytest.mark.parametrize("code,weight", [("GM0358", 0.74), ("GM0394", 1.0), ("GM0437", 0.0)])
def test_how_far_the_objective_model_counts(code: str, weight: float) -> None:
    """Boven 40.000 inwoners telt het objectieve model helemaal, onder 15.000 niet."""
    question = ask("ammatch", draws=1)
    row = question.place.codes.index(code)
    view = company(run(question).verwacht).beeld.regels
    saved, taken = (view[n][row, 0, 0] for n in ("Bespaarde bijstand", LOWER))
    assert -taken / saved == pytest.approx(weight / 3 + (1 - weight) * 0.85, abs=0.02)
