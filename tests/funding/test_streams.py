# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The whole money: one subject, any order of years, any process; totals that add up."""

import gc
import multiprocessing
import weakref
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations
from typing import Any

import numpy as np
import pytest
from tests.funding.fingerprint import fingerprint

from springplank.core import regeling as core_regeling
from springplank.core.columns import UNKNOWN, Euros, is_known
from springplank.core.explanation import Origin
from springplank.core.parameters import Entry, Parameter
from springplank.core.sources import find_stand, standings
from springplank.funding.payments import pay_impulsbudget, verband_totals
from springplank.funding.streams import NOT_KNOWN, Funding, compute_streams
from springplank.funding.subject import amounts_for
from springplank.funding.world import OwnData, make_world
from springplank.reference.subjects import find_subject
from springplank.regelingen import REGELINGEN, STREAMS

YEARS = tuple(range(2024, 2049))
STANDS = [*(stand.key for stand in standings()), "nieuwste"]
NOWHERE = Origin((), "synthetisch", "verzonnen voor deze toets")


@pytest.fixture(scope="module")
def national() -> Funding:
    """Compute the whole country over 25 years."""
    return compute_streams(make_world(), YEARS)


def test_what_nobody_holds_is_gone_at_once() -> None:
    """Wat berekend is, wacht niet op de vuilnisman: anders blijft er geheugen bezet."""
    gc.disable()
    try:
        made = compute_streams(make_world(), (2030,))
        streams = [weakref.ref(stream) for stream in made.streams.values()]
        assert all(made.streams[key].statuses for key in STREAMS)
        del made
        assert not any(stream() for stream in streams)
    finally:
        gc.enable()


def wide(funding: Funding, key: str) -> Euros:
    """Give the amounts of a stream with every year in its own column."""
    shape = (len(funding.world.codes), len(funding.years))
    return np.broadcast_to(funding.streams[key].amounts, shape)


# --- One subject, any order -----------------------------------------------------------------

SUBJECTS = ["Hilversum", "GM0363", "GM0096", "Leiderdorp", "Vught", "Wassenaar", "ammatch"]


@pytest.mark.parametrize("name", [*SUBJECTS, "landelijk"])
def test_a_subject_alone_is_its_slice(national: Funding, name: str) -> None:
    """Wie een gemeente of verband alleen vraagt, krijgt haar deel van de landelijke uitkomst."""
    subject = find_subject(name, year=2026)
    rows = [national.world.codes.index(code) for code in subject.leden]
    payments = pay_impulsbudget(national)
    verbanden = [verband.key for verband in national.world.memberships.verbanden]
    for year in (2024, 2025, 2026, 2033, 2048):
        at = YEARS.index(year)
        alone = compute_streams(make_world(), (year,))
        for amount in amounts_for(alone, subject):
            whole = wide(national, amount.regeling)
            if subject.soort == "samenwerkingsverband":
                expected = verband_totals(national.world, whole)[verbanden.index(subject.code), at]
            else:
                known = bool(is_known(whole[rows, at]).all())
                expected = whole[rows, at].sum() if known else UNKNOWN
            found = UNKNOWN if amount.bedrag_eur is None else amount.bedrag_eur
            assert found == expected, (amount.regeling, year)
            if amount.regeling == "impulsbudget" and subject.soort == "gemeente":
                assert amount.ontvangt_eur == payments.received[rows[0], at]


def test_every_gemeente_alone(national: Funding, volledig: bool) -> None:
    """Voor elke gemeente is het bedrag alleen gevraagd gelijk aan dat in de landelijke tabel."""
    year = 2026
    codes = national.world.codes if volledig else national.world.codes[::25]
    for code in codes:
        alone = compute_streams(make_world(), (year,))
        row = national.world.codes.index(code)
        for amount in amounts_for(alone, find_subject(code, year=year)):
            expected = wide(national, amount.regeling)[row, YEARS.index(year)]
            assert (UNKNOWN if amount.bedrag_eur is None else amount.bedrag_eur) == expected


@pytest.mark.parametrize("stand", ["meicirculaire-2024", "meicirculaire-2025", "nieuwste"])
def test_any_order_of_years(stand: str) -> None:
    """In welke volgorde u jaren vraagt, samen of apart, maakt geen verschil."""
    world = make_world(find_stand(stand))
    asked = (2024, 2025, 2028, 2035)
    together = compute_streams(make_world(find_stand(stand)), asked)
    orders = [*list(permutations(asked))[::5], *((year,) for year in asked), (2025, 2025, 2024)]
    for years in orders:
        found = compute_streams(world, years)
        for key in STREAMS:
            for at, year in enumerate(years):
                first = asked.index(year)
                mine, theirs = wide(found, key)[:, at], wide(together, key)[:, first]
                assert (mine == theirs).all(), (key, years)
                assert found.streams[key].statuses[at] == together.streams[key].statuses[first]
                assert found.streams[key].reasons[at] == together.streams[key].reasons[first]


def test_asking_changes_nothing() -> None:
    """Een vraag verandert niets aan de gegevens waarop de volgende vraag rust."""
    world = make_world()
    before = compute_streams(world, (2025, 2026))
    kept = {key: wide(before, key).copy() for key in STREAMS}
    amounts_for(before, find_subject("ammatch", year=2026))
    amounts_for(before, find_subject("landelijk", year=2026))
    after = compute_streams(world, (2025, 2026))
    for key in STREAMS:
        assert (wide(after, key) == kept[key]).all()


# --- Bit by bit -----------------------------------------------------------------------------


def test_two_processes_and_a_second_run_are_identical() -> None:
    """Een, twee of drie keer rekenen, ook in andere processen, geeft precies dezelfde bits."""
    here = fingerprint(None, YEARS)
    assert fingerprint(None, YEARS) == here
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(2, mp_context=context) as pool:
        runs = [pool.submit(fingerprint, None, YEARS) for _ in range(2)]
        other = pool.submit(fingerprint, "meicirculaire-2024", (2024, 2025))
        assert [run.result() for run in runs] == [here, here]
        assert other.result() == fingerprint("meicirculaire-2024", (2024, 2025))
        assert other.result()[0] != here[0]


# --- Totals ---------------------------------------------------------------------------------


def test_gemeenten_add_up_to_the_national_amount(national: Funding) -> None:
    """Alle gemeenten samen krijgen precies het landelijke bedrag."""
    for key in ("impulsbudget", "sociale_infrastructuur", "wsw"):
        macro = national.streams[key].prepared.paths["macrobudget"].values[0]
        is_divided = [year > 2025 or key != "wsw" for year in YEARS]
        sums = wide(national, key).sum(axis=0)
        assert (sums == macro)[is_divided].all(), key


def test_verbanden_add_up_to_the_gemeenten(national: Funding) -> None:
    """Alle verbanden samen krijgen precies wat alle gemeenten samen krijgen."""
    for key in ("impulsbudget", "sociale_infrastructuur", "wsw", "beschut_werk", "iu_participatie"):
        amounts = wide(national, key)
        assert (verband_totals(national.world, amounts).sum(axis=0) == amounts.sum(axis=0)).all()
    paid = pay_impulsbudget(national)
    assert (paid.received.sum(axis=0) == paid.shares.sum(axis=0)).all()
    assert (paid.parts.sum(axis=0) == paid.shares.sum(axis=0)).all()


def test_a_gemeente_in_two_verbanden_is_split_exactly(national: Funding) -> None:
    """De delen van een gemeente in twee verbanden tellen op tot haar bedrag en schelen een euro."""
    members, paid = national.world.memberships, pay_impulsbudget(national)
    double = np.flatnonzero(np.bincount(members.gemeente_index) > 1)
    assert len(double) > 0
    for row in double:
        parts = paid.parts[members.gemeente_index == row]
        assert (parts.sum(axis=0) == paid.shares[row]).all()
        assert np.ptp(parts, axis=0).max() <= 1


def test_each_gemeente_paid_by_itself() -> None:
    """In de terugvaloptie ontvangt elke gemeente haar eigen deel."""
    world = make_world(variants={"impulsbudget": "elke_gemeente"})
    paid = pay_impulsbudget(compute_streams(world, (2025, 2034)))
    assert (paid.received == paid.shares).all()


def test_only_receivers_are_paid(national: Funding) -> None:
    """Alleen de grootste gemeente van een verband ontvangt impulsbudget."""
    paid = pay_impulsbudget(national)
    at = YEARS.index(2025)
    others = np.setdiff1d(np.arange(len(paid.received)), paid.receivers[:, at])
    assert (paid.received[others, at] == 0).all()
    expected = np.bincount(paid.receivers[:, at], paid.verbanden[:, at], len(paid.received))
    assert (paid.received[:, at] == expected).all()


def test_the_whole_is_the_sum_of_its_parts(national: Funding) -> None:
    """De integratie-uitkering is overal de som van de onderdelen plus wat onverklaard is."""
    outcome = national.streams["iu_participatie"].outcome
    assert (outcome.som_onderdelen + outcome.onverklaard == outcome.bedrag).all()
    parts = sum(wide(national, key) for key in ("wsw", "beschut_werk", "sociale_infrastructuur"))
    later = slice(YEARS.index(2025), None)
    assert (outcome.bedrag[:, later] == np.asarray(parts)[:, later]).all()


def test_an_amount_is_as_sure_as_its_least_sure_part(national: Funding) -> None:
    """Het landelijke impulsbudget is vastgesteld, maar de sleutel niet: dat laatste telt."""
    stream = national.streams["impulsbudget"]
    cells = stream.prepared.paths["macrobudget"].cells
    for year, budget, whole in (
        (2025, "vastgesteld", "afgeleid"),
        (2030, "vastgesteld", "aanname"),
        (2040, "vastgesteld", "vastgesteld"),
    ):
        at = YEARS.index(year)
        assert (cells[at].status, stream.statuses[at]) == (budget, whole)


# --- Metamorphic: what has to happen when something changes ---------------------------------


@pytest.mark.parametrize("key", ["impulsbudget", "sociale_infrastructuur", "wsw"])
def test_twice_the_money(national: Funding, key: str) -> None:
    """Twee keer het landelijke bedrag geeft elke gemeente twee keer haar deel, op een euro na."""
    at, year = YEARS.index(2026), 2026
    macro = int(national.streams[key].prepared.paths["macrobudget"].values[0, at])
    world = make_world(choices={f"{key}.macrobudget": 2.0 * macro})
    doubled = wide(compute_streams(world, (year,)), key)[:, 0]
    assert doubled.sum() == 2 * macro
    assert np.abs(doubled - 2 * wide(national, key)[:, at]).max() <= 1


def own_register(counted: Any) -> Funding:
    """Compute 2026 with a register of its own for t-2."""
    return compute_streams(make_world(own=OwnData(register={2024: (counted, NOWHERE)})), (2026,))


def test_a_register_of_twice_the_size(national: Funding) -> None:
    """Staan er overal twee keer zoveel mensen in het register, dan verandert er geen euro."""
    counted = national.streams["impulsbudget"].inputs.doelgroepenregister[:, 0]
    for key in ("impulsbudget", "sociale_infrastructuur"):
        assert (wide(own_register(counted), key) == wide(own_register(2 * counted), key)).all()


def test_more_people_more_money(national: Funding) -> None:
    """Wie meer mensen in het register heeft, krijgt meer; alle anderen krijgen niet meer."""
    counted = national.streams["impulsbudget"].inputs.doelgroepenregister[:, 0]
    more = counted.copy()
    more[7] += 100
    before = wide(own_register(counted), "impulsbudget")[:, 0]
    after = wide(own_register(more), "impulsbudget")[:, 0]
    assert after[7] > before[7]
    assert (np.delete(after, 7) <= np.delete(before, 7)).all()


def test_a_merger_keeps_the_money(national: Funding) -> None:
    """Twee gemeenten die samengaan krijgen samen hetzelfde, op een euro na; anderen ook."""
    regeling, on = REGELINGEN["impulsbudget"], find_stand(None).on
    counted = national.streams["impulsbudget"].inputs.doelgroepenregister
    merged = np.delete(counted, 11, axis=0)
    merged[10] += counted[11]
    total = np.array([[int(counted.sum())]])
    apart = regeling.prepare((2026,), on).compute(regeling.inputs(counted, total)).bedrag
    joined = regeling.prepare((2026,), on).compute(regeling.inputs(merged, total)).bedrag
    assert abs(int(joined[10, 0]) - int(apart[10, 0]) - int(apart[11, 0])) <= 1
    others = np.delete(apart, [10, 11], axis=0) - np.delete(joined, 10, axis=0)
    assert np.abs(others).max() <= 1


def test_a_later_stand_never_loses_a_stream() -> None:
    """Wat op een stand bekend was, is op een latere stand niet ineens onbekend.

    Een som wel: de meicirculaire 2025 noemde een nieuw onderdeel, zonder bedrag voor 2026.
    """
    known: dict[tuple[str, int], str] = {}
    for stand in STANDS:
        funding = compute_streams(make_world(find_stand(stand)), (2024, 2025, 2026))
        for key in STREAMS:
            for at, year in enumerate(funding.years):
                is_unknown = funding.streams[key].statuses[at] == NOT_KNOWN
                if (key, year, stand) == ("iu_participatie", 2026, "meicirculaire-2025"):
                    assert is_unknown
                    assert "sociale infrastructuur" in funding.streams[key].reasons[at]
                    continue
                assert not (is_unknown and (key, year) in known), (key, year, stand)
                if not is_unknown:
                    known[key, year] = stand


@pytest.mark.parametrize("stand", STANDS)
def test_unknown_has_a_reason_and_known_has_a_status(stand: str) -> None:
    """Een onbekend bedrag zegt waarom; een bekend bedrag ligt binnen zijn onder- en bovenkant."""
    funding = compute_streams(make_world(find_stand(stand)), (2024, 2025, 2026, 2030, 2040))
    for key, stream in funding.streams.items():
        amounts = wide(funding, key)
        low, high = (np.broadcast_to(stream.bounds(b), amounts.shape) for b in ("low", "high"))
        for at in range(len(funding.years)):
            known = is_known(amounts[:, at])
            assert known.any() == (stream.statuses[at] != NOT_KNOWN), key
            assert known.any() == (stream.reasons[at] == ""), key
            assert (low[known, at] <= amounts[known, at]).all(), key
            assert (high[known, at] >= amounts[known, at]).all(), key


# --- What is published later is invisible ----------------------------------------------------

PARAMETERS = [
    (key, name) for key in STREAMS for name in REGELINGEN[key].history if key != "iu_participatie"
]


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Iterator[date]:
    """Publish an absurd value for every parameter, a day after the stand of September 2024."""
    on = find_stand("septembercirculaire-2024").on
    for number, (key, name) in enumerate(PARAMETERS):
        history: Any = REGELINGEN[key].history
        faulty = _with_absurd(history[name], on + timedelta(days=1), 7.0 + number)
        monkeypatch.setitem(history, name, faulty)
    core_regeling._prepare.cache_clear()
    yield on
    core_regeling._prepare.cache_clear()


def _with_absurd(parameter: Parameter, known: date, value: float) -> Parameter:
    series = dict.fromkeys(range(2015, 2051), value)
    absurd = Entry(
        series,
        None,
        None,
        np.nan,
        "vastgesteld",
        ("stb-2025-222",),
        "verzonnen",
        known,
        "toets",
        "",
        (0.0, 0.0),
        "",
    )
    return replace(parameter, entries=(*parameter.entries, absurd))


def test_every_parameter_is_invisible_before_its_day(later: date) -> None:
    """Een waarde die een dag later kwam, verandert op de oude stand geen enkele euro."""
    years = (2024, 2025, 2026, 2031, 2035)
    found = compute_streams(make_world(find_stand(later.isoformat())), years)
    faulty = {key: wide(found, key).copy() for key in STREAMS}
    visible = compute_streams(
        make_world(find_stand((later + timedelta(days=1)).isoformat())), years
    )
    changed = {key for key in STREAMS if (wide(visible, key) != faulty[key]).any()}
    assert changed >= {"impulsbudget", "sociale_infrastructuur", "beschut_werk", "wsw"}
    with pytest.MonkeyPatch.context() as undo:
        for key, name in PARAMETERS:
            history: Any = REGELINGEN[key].history
            kept = replace(history[name], entries=history[name].entries[:-1])
            undo.setitem(history, name, kept)
        core_regeling._prepare.cache_clear()
        original = compute_streams(make_world(find_stand(later.isoformat())), years)
        for key in STREAMS:
            assert (wide(original, key) == faulty[key]).all(), key
