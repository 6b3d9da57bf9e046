# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of what rests on a source, and of a withdrawal."""

from pathlib import Path

import pytest

from springplank.actions import terugtrekking
from springplank.actions.bronnen import precision_words
from springplank.actions.terugtrekking import (
    EFFECTS,
    FEWER_SOURCES,
    OTHER_DATA,
    OTHER_VALUE,
    UNKNOWN_NOW,
    withdraw,
)
from springplank.actions.uses import (
    AANNAME,
    AGREEMENT,
    CLAIM,
    KNOWN_WHEN,
    LEVER,
    MAATREGEL,
    MODEL,
    SCENARIO,
    TABLE,
    VALUE,
    all_uses,
    every_assumption,
    unused_sources,
)
from springplank.core.sources import load_sources
from springplank.errors import RuleError, UsageError
from springplank.funding.streams import compute_streams
from springplank.funding.world import make_world
from springplank.reference.tables import table_names
from springplank.regelingen import REGELINGEN
from springplank.registers.tabelbronnen import load_table_sources
from springplank.registers.tegenspraken import load_claims


def test_every_source_that_is_used_exists() -> None:
    """Alles wat naar een bron verwijst, verwijst naar een bron die bestaat."""
    uses = all_uses()
    assert uses.keys() == load_sources().keys()
    kinds = {use.kind for found in uses.values() for use in found}
    of_the_rijk = {VALUE, KNOWN_WHEN, TABLE, MAATREGEL, CLAIM}
    assert kinds == {*of_the_rijk, AANNAME, LEVER, AGREEMENT, MODEL, SCENARIO}


def test_every_aanname_is_found_under_each_of_its_sources() -> None:
    """Trekt iemand een bron terug, dan staat erbij welke aannames erop rusten."""
    found = {u.place for u in withdraw("panteia-wsw-2022").uses if u.kind == AANNAME}
    assert "wsw.deeltijdfactor" in found
    for key, aanname in every_assumption().items():
        for source in aanname.sources:
            assert key in {u.place for u in all_uses()[source] if u.kind == AANNAME}


def test_wages_and_ages_rest_on_sources_too() -> None:
    """Ook de afgesproken lonen en de AOW-leeftijd staan bij hun bronnen."""
    places = {u.place for found in all_uses().values() for u in found if u.kind == VALUE}
    assert "cohort.aow_leeftijd" in places
    assert any(place.startswith("cao.") for place in places)


def test_every_value_is_found_under_each_of_its_sources() -> None:
    """Elke waarde van elke regeling staat bij elk van haar bronnen."""
    for regeling in REGELINGEN.values():
        for parameter in regeling.history.values():
            for entry in parameter.entries:
                for key in entry.sources:
                    places = {u.place for u in all_uses()[key] if u.kind == VALUE}
                    assert f"{regeling.key}.{parameter.name}" in places


def test_every_table_has_its_sources() -> None:
    """Elke referentietabel heeft minstens een bron."""
    assert set(load_table_sources()) == set(table_names())
    assert all(table.sources for table in load_table_sources().values())


def test_a_column_with_sources_counts_too() -> None:
    """De tabel met tellingen rust op elke circulaire die erin staat."""
    for key in ("meicirculaire-2023", "septembercirculaire-2024"):
        assert any(u.kind == TABLE and u.place == "tellingen" for u in all_uses()[key])


def test_an_unknown_day_says_how_it_is_read() -> None:
    """Een bron zonder dag zegt dat de laatste dag van de maand of het jaar geldt."""
    sources = load_sources()
    assert precision_words(sources["meicirculaire-2024"]) == (
        "dag onbekend: laatste dag van de maand"
    )
    assert {s.precision for s in sources.values()} == {"dag", "maand", "jaar", "uiterlijk"}
    assert all(precision_words(s) for s in sources.values())


def test_sources_without_use_are_named() -> None:
    """Een bron waar niets op rust, wordt genoemd en heeft echt geen gebruik."""
    assert all(not all_uses()[s.key] for s in unused_sources())


@pytest.fixture(scope="module")
def september() -> terugtrekking.Withdrawal:
    """Withdraw the septembercirculaire 2024."""
    return withdraw("septembercirculaire-2024")


def test_a_withdrawn_circulaire_touches_streams_through_the_register(
    september: terugtrekking.Withdrawal,
) -> None:
    """Het impulsbudget rust op de telling van de septembercirculaire 2024."""
    through = {(e.regeling, e.through): e.effect for e in september.effects}
    assert through["impulsbudget", "impulsbudget.doelgroepenregister"] == OTHER_DATA
    assert ("sociale_infrastructuur", "sociale_infrastructuur.doelgroepenregister") in through
    years = [e.jaar for e in september.effects if e.regeling == "impulsbudget"]
    assert (min(years), max(years)) == (2025, 2034)


def test_a_component_carries_over_to_the_whole(september: terugtrekking.Withdrawal) -> None:
    """Wat een onderdeel raakt, raakt ook de hele uitkering in jaren zonder gepubliceerd bedrag."""
    whole = {
        e.through for e in september.effects if (e.regeling, e.jaar) == ("iu_participatie", 2030)
    }
    assert "sociale_infrastructuur.doelgroepenregister" in whole
    assert "wsw.laatste_wsw" in whole


def test_a_value_with_another_source_stays() -> None:
    """Een waarde met meer bronnen blijft gelijk; een met alleen deze bron valt weg."""
    effects = withdraw("suppletoire-2024").effects
    by_place = {(e.through, e.jaar): e for e in effects if e.regeling == "wsw"}
    assert by_place["wsw.macrobudget", 2027].effect == OTHER_VALUE
    only = withdraw("kamerbrief-34352-341").effects
    infrastructuur = {e.effect for e in only if e.through == "sociale_infrastructuur.macrobudget"}
    assert infrastructuur == {FEWER_SOURCES}


def test_a_case_by_day_is_followed_too() -> None:
    """De loonkostensubsidie wordt onbekend als de bron van het minimumloon vervalt."""
    found = withdraw("wml-2024-2025")
    effects = {e.jaar: e for e in found.effects if e.through.endswith("minimumloon_per_maand")}
    assert effects[2025].effect == UNKNOWN_NOW
    assert effects[2025].regeling == "loonkostensubsidie"
    assert 2027 not in effects


def test_the_worst_effect_of_a_year_counts(september: terugtrekking.Withdrawal) -> None:
    """Per regeling en jaar telt het ergste gevolg, en elk jaar staat er een keer in."""
    outcomes = september.outcomes()
    for regeling in {key for key, _ in outcomes}:
        years = [y for (key, _), found in outcomes.items() if key == regeling for y in found]
        assert len(years) == len(set(years))
    assert all(effect in EFFECTS for _, effect in outcomes)


def test_nothing_is_changed() -> None:
    """Na het bekijken van een terugtrekking zijn de uitkomsten dezelfde."""
    before = compute_streams(make_world(), (2025,)).streams["wsw"].amounts.sum()
    withdraw("meicirculaire-2024")
    assert compute_streams(make_world(), (2025,)).streams["wsw"].amounts.sum() == before


def test_a_source_without_outcomes_gives_none() -> None:
    """Een bron waarop alleen een maatregel rust, raakt geen uitkomst."""
    found = withdraw("iroko-2024")
    assert found.effects == ()
    assert found.outcomes() == {}
    assert {use.kind for use in found.uses} == {MAATREGEL, CLAIM}


def test_an_unknown_source_gets_a_suggestion() -> None:
    """Een onbekende sleutel geeft een voorstel."""
    with pytest.raises(UsageError, match=r"Bedoelt u .*meicirculaire-2024"):
        withdraw("meicirculaire-204")


@pytest.mark.parametrize(
    "text, message",
    [
        ('[t]\nonderwerp = "x"\n', "mist het veld gepubliceerd"),
        (
            """
            [t]
            onderwerp = "x"
            gepubliceerd_tekst = "y"
            bron = "weg"
            vorm_van = "wsw"
            oordeel = ""
            """,
            "noemt bron 'weg'",
        ),
    ],
)
def test_a_faulty_claim_is_refused(tmp_path: Path, text: str, message: str) -> None:
    """Een tegenspraak met een fout wordt geweigerd, met naam."""
    path = tmp_path / "tegenspraken.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(RuleError, match=message):
        load_claims(path)


def test_a_table_with_an_unknown_source_is_refused(tmp_path: Path) -> None:
    """Een tabel die naar een onbekende bron verwijst, wordt geweigerd."""
    path = tmp_path / "tabelbronnen.toml"
    path.write_text('[t]\nbronnen = ["weg"]\n', "utf-8")
    with pytest.raises(RuleError, match="noemt bron 'weg'"):
        load_table_sources(path)
