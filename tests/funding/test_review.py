# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Faults that a reader of the code found once; each stays found."""

from dataclasses import fields, replace
from datetime import date

import numpy as np
import pytest

from springplank.actions.cases import Person, compute_loonkostensubsidie, compute_vangnet
from springplank.actions.money import show_money
from springplank.actions.question import ask_world, run_of
from springplank.core import regeling as core_regeling
from springplank.core.columns import UNKNOWN, sum_over_gemeenten
from springplank.core.extrapolation import Extrapolation
from springplank.core.parameters import cell_in, path_on
from springplank.core.sources import find_stand
from springplank.funding.streams import compute_streams
from springplank.funding.subject import amounts_for
from springplank.funding.world import World, make_world
from springplank.reference.subjects import find_subject
from springplank.regelingen import REGELINGEN
from springplank.regelingen.wsw import published_part


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> World:
    """De wereld zonder eigen gegevens."""
    monkeypatch.setenv("SPRINGPLANK_GEGEVENS", str(tmp_path))
    return ask_world()


@pytest.mark.parametrize("name", ["landelijk", "AM27", "AM08", "ammatch", "wsd", "Hilversum"])
@pytest.mark.parametrize("first", [2015, 2019, 2022, 2023, 2025])
def test_a_year_is_the_same_from_every_first_year(world: World, name: str, first: int) -> None:
    """Een bedrag van 2026 hangt niet af van het eerste jaar dat u vraagt."""
    alone = {a.regeling: a.bedrag_eur for a in show_money(world, name, (2026,)).amounts}
    years = tuple(range(first, 2027))
    window = show_money(world, name, years).amounts
    assert {a.regeling: a.bedrag_eur for a in window if a.jaar == 2026} == alone


def test_an_unknown_part_makes_the_wsw_unknown() -> None:
    """Is een onderdeel onbekend, dan is het Wsw-deel onbekend, en niet 0."""
    one, none = np.array([[500]]), np.array([[UNKNOWN]])
    zero, yes = np.array([[0]]), np.array([[True]])
    assert published_part(one, none, zero, yes).tolist() == [[UNKNOWN]]
    assert published_part(one, zero, none, yes).tolist() == [[UNKNOWN]]
    assert published_part(one, zero, zero, yes).tolist() == [[500]]


def test_a_national_count_with_a_gap_is_unknown() -> None:
    """Een landelijke telling waarin een gemeente ontbreekt, is onbekend."""
    counts = np.array([[1, UNKNOWN], [2, UNKNOWN], [3, 4]])
    assert sum_over_gemeenten(counts).tolist() == [[6, UNKNOWN]]


def test_nobody_can_write_in_what_is_shared(world: World) -> None:
    """Wat alle vragen delen, kan niemand veranderen."""
    for stream in compute_streams(world, (2026, 2027)).streams.values():
        for path in stream.prepared.paths.values():
            assert not path.values.flags.writeable
        for table in (stream.inputs, stream.outcome):
            for column in fields(table):
                assert not getattr(table, column.name).flags.writeable


def test_a_world_keeps_its_own_choices() -> None:
    """Wie zijn keuzes later verandert, verandert de wereld niet."""
    choices: dict[str, str | float] = {"impulsbudget.macrobudget": 1_000_000.0}
    kept = make_world(choices=choices)
    choices["impulsbudget.macrobudget"] = 5.0
    assert kept.choices["impulsbudget.macrobudget"] == 1_000_000.0


def test_a_wage_does_not_go_on_in_silence() -> None:
    """Na de laatste bekende dag is het minimumloon een aanname, ook per jaar gevraagd."""
    wage = REGELINGEN["loonkostensubsidie"].history["minimumloon_per_maand"]
    later = cell_in(wage, 2035, date.max)
    assert later.status == "aanname"
    assert later.low is not None
    gap = cell_in(wage, 2026, date.max)
    assert gap.value is None
    assert gap.reason


def test_an_own_zero_is_a_value() -> None:
    """Een eigen waarde 0 telt, ook op een dag."""
    bound = REGELINGEN["vangnet"].history["ondergrens"]
    assert path_on(bound, date(2026, 1, 1), date.max, 0.0).values.tolist() == [[0.0]]


@pytest.mark.parametrize("value", [-15.0, 0.0, 0.5, 1.0, 40.0])
def test_a_value_lies_in_its_range(value: float) -> None:
    """Een waarde ligt altijd binnen haar bandbreedte, ook onder 0 en aan een grens."""
    rule = Extrapolation(
        "gelijk_blijven", "Blijft gelijk.", "aanname", high=1.0, margin_low=0.1, margin_high=0.1
    )
    low, high = rule.range(2030, value, {2025: value})
    assert low <= value <= high


def test_the_chosen_default_becomes_the_alternative() -> None:
    """Wie een andere waarde kiest, ziet de standaard als alternatief."""
    chosen = make_world(choices={"sociale_infrastructuur.macrobudget": "vragenuur"})
    amounts = amounts_for(compute_streams(chosen, (2035,)), find_subject("landelijk"))
    found = next(a for a in amounts if a.regeling == "sociale_infrastructuur")
    assert found.bedrag_eur == 34_700_000
    assert ("standaard", 35_900_000) in [(name, eur) for name, eur, _ in found.alternatieven]


def test_the_range_of_2035_holds_the_rivals(world: World) -> None:
    """De bandbreedte van 2035 loopt van 34,7 tot 36,34 miljoen: wat de bronnen noemen."""
    amounts = amounts_for(compute_streams(world, (2035,)), find_subject("landelijk"))
    found = next(a for a in amounts if a.regeling == "sociale_infrastructuur")
    assert found.laag is not None
    assert found.hoog is not None
    assert found.laag <= 34_700_000
    assert found.hoog >= 36_340_000


@pytest.mark.parametrize("stand", ["meicirculaire-2023", "meicirculaire-2024", "2022-01-01"])
def test_who_does_not_know_the_amount_does_not_know_the_payment(stand: str) -> None:
    """Is een bedrag onbekend, dan is ook onbekend wat er ontvangen wordt."""
    funding = compute_streams(make_world(find_stand(stand)), (2024, 2026))
    for name in ("Hilversum", "Almere", "ammatch", "AM27", "landelijk"):
        for amount in amounts_for(funding, find_subject(name)):
            assert (amount.bedrag_eur is None) == (amount.ontvangt_eur is None)


def test_sources_from_later_are_not_named() -> None:
    """Op een eerdere stand staat er geen bron die toen nog niet bestond."""
    stand = find_stand("meicirculaire-2024")
    funding = compute_streams(make_world(stand), tuple(range(2024, 2036)))
    for amount in amounts_for(funding, find_subject("Hilversum")):
        assert not {"vragenuur-2025", "kamerbrief-34352-341"} & set(amount.bronnen)


MIXED = "De onderdelen hebben niet hetzelfde prijspeil"


@pytest.mark.parametrize(
    "stand, is_mixed",
    [("meicirculaire-2024", False), ("2025-05-30", False), ("septembercirculaire-2025", True)],
)
def test_mixed_prices_are_told_from_the_day_they_are_mixed(stand: str, *, is_mixed: bool) -> None:
    """Pas sinds de bijstelling van 2025 hebben Wsw en beschut werk een ander prijspeil."""
    funding = compute_streams(make_world(find_stand(stand)), (2026,))
    whole = next(
        a
        for a in amounts_for(funding, find_subject("Hilversum"))
        if a.regeling == "iu_participatie"
    )
    assert any(note.startswith(MIXED) for note in whole.toelichting) == is_mixed


def test_a_later_source_that_says_the_same_overtakes_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Noemt een latere bron hetzelfde bedrag, dan blijft het gepubliceerde bedrag staan."""
    history = REGELINGEN["beschut_werk"].history
    found = history["begeleiding_per_plek"]
    later = replace(found.entries[0], known=date(2025, 1, 31))
    again = replace(found, entries=(*found.entries, later))
    monkeypatch.setitem(history, "begeleiding_per_plek", again)
    core_regeling._prepare.cache_clear()
    whole = compute_streams(make_world(find_stand("2025-02-01")), (2025,)).streams[
        "iu_participatie"
    ]
    assert not (whole.inputs.gepubliceerd == UNKNOWN).any()
    core_regeling._prepare.cache_clear()


def test_every_case_has_its_own_run_id(world: World) -> None:
    """Een ander geval geeft een ander kenmerk, en hetzelfde geval hetzelfde."""
    day = date(2026, 7, 1)
    runs = [
        compute_loonkostensubsidie(world, Person(60, 32), day).run_id,
        compute_loonkostensubsidie(world, Person(80, 20), day).run_id,
        compute_vangnet(world, 100, 200, 2026).run_id,
        compute_vangnet(world, 100, 300, 2026).run_id,
        run_of(world),
    ]
    assert len(set(runs)) == len(runs)
    assert compute_vangnet(world, 100, 200, 2026).run_id == runs[2]


def test_an_overtaken_amount_has_a_range(world: World) -> None:
    """Is er een latere circulaire die wij niet hebben, dan staat er een bandbreedte bij."""
    amounts = amounts_for(compute_streams(world, (2025,)), find_subject("Hilversum"))
    wsw = next(a for a in amounts if a.regeling == "wsw")
    assert wsw.status == "raming"
    assert wsw.hoog is not None
    assert wsw.bedrag_eur is not None
    assert wsw.hoog > wsw.bedrag_eur
    then = make_world(find_stand("septembercirculaire-2024"))
    amounts = amounts_for(compute_streams(then, (2025,)), find_subject("Hilversum"))
    assert next(a for a in amounts if a.regeling == "wsw").status == "afgeleid"
