# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of the check of the whole: what it must find, and what it must not."""

import math
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from springplank.actions import contradictions, findings, sums
from springplank.actions.contradictions import (
    CLAIM,
    COUNT,
    DIFFERS,
    FORM,
    NO_REASON,
    RIVAL,
    ROUNDED,
    Contradiction,
    evaluate,
    find_contradictions,
)
from springplank.actions.controle import as_json, run_controle
from springplank.actions.findings import (
    find_ahead,
    find_expired,
    find_missing,
    find_tables,
    find_unconfirmed,
    find_undated,
)
from springplank.actions.sums import FAILS, HOLDS, SHOWN, find_sums
from springplank.actions.uses import every_assumption
from springplank.core.parameters import Entry, Parameter
from springplank.core.sources import load_sources
from springplank.errors import RuleError
from springplank.regelingen import REGELINGEN
from springplank.registers.maatregelen import load_maatregelen
from springplank.registers.tegenspraken import Claim, load_claims

TODAY = date(2026, 11, 22)

Plant = Callable[[str, str, Callable[[Parameter], Parameter]], None]


@pytest.fixture
def plant(monkeypatch: pytest.MonkeyPatch) -> Plant:
    """Put a changed parameter in the place of the real one, for one test."""

    def put(regeling: str, name: str, change: Callable[[Parameter], Parameter]) -> None:
        history: Any = REGELINGEN[regeling].history
        monkeypatch.setitem(history, name, change(history[name]))

    return put


def with_entry(parameter: Parameter, **changes: Any) -> Parameter:
    """Add a value to a parameter: a copy of its last default value, changed."""
    last = [e for e in parameter.entries if not e.rival][-1]
    return replace(parameter, entries=(*parameter.entries, replace(last, **changes)))


def found_at(place: str, kind: str = RIVAL) -> list[Contradiction]:
    return [c for c in find_contradictions() if (c.place, c.kind) == (place, kind)]


def test_both_end_values_of_the_infrastructuur_are_shown() -> None:
    """Voor 2035 staan 35,9 en 34,7 miljoen naast elkaar, met reden en verschil."""
    found = {c.other: c for c in found_at("sociale_infrastructuur.macrobudget")}
    low = found[34_700_000]
    assert (low.ours, low.jaren, low.difference) == (35_900_000, (2035,), -1_200_000)
    assert low.share == pytest.approx(-0.0334, abs=0.0001)
    assert "Kamerbrief" in low.because


def test_a_planted_rival_shows_up(plant: Plant) -> None:
    """Een andere waarde die iemand toevoegt, staat meteen in de controle."""
    before = found_at("wsw.eenmalig")
    plant(
        "wsw",
        "eenmalig",
        lambda p: with_entry(
            p, years={2024: 70_000_000.0}, rival="geplant", sources=("iroko-2024",)
        ),
    )
    added = [c for c in found_at("wsw.eenmalig") if c.other_text == "geplant"]
    assert len(found_at("wsw.eenmalig")) == len(before) + 1
    assert (added[0].other, added[0].difference) == (70_000_000, 6_092_000)
    assert added[0].other_sources == ("iroko-2024",)


def test_a_rival_without_a_reason_says_so(plant: Plant) -> None:
    """Een standaard zonder opgeschreven reden valt op."""
    plant("wsw", "eenmalig", lambda p: replace(p, default_because=""))
    assert {c.because for c in found_at("wsw.eenmalig")} == {NO_REASON}


def test_an_equal_rival_is_no_contradiction(plant: Plant) -> None:
    """Twee bronnen met hetzelfde cijfer spreken elkaar niet tegen."""
    before = len(found_at("wsw.eenmalig"))
    plant("wsw", "eenmalig", lambda p: with_entry(p, years={2024: 63_908_000.0}, rival="zelfde"))
    assert len(found_at("wsw.eenmalig")) == before


def test_years_with_the_same_pair_come_together() -> None:
    """Een reeks jaren met dezelfde twee waarden is een regel."""
    found = found_at("beschut_werk.aandeel_nieuwe_sleutel")
    assert found[-1].jaren == tuple(range(2030, 2049))


def test_the_rise_of_beschut_werk_is_no_question_of_price() -> None:
    """64,7 tegenover 65,4 miljoen is 30.000 tegenover 30.300 plekken."""
    found = found_at("ophoging-beschut-werk-structureel", CLAIM)[0]
    assert found.verdict == DIFFERS
    assert found.ours == pytest.approx(30_300 * 2_157)
    assert found.difference == pytest.approx(-300 * 2_157, abs=50_000)
    same = found_at("ophoging-beschut-werk-vragenuur", CLAIM)[0]
    assert (same.verdict, same.because) == (ROUNDED, "")


def test_a_claim_follows_the_values(plant: Plant) -> None:
    """Verandert een waarde, dan verandert de tegenspraak mee: niets staat vast in de lijst."""
    plant(
        "beschut_werk",
        "bedrijfskosten_per_plek",
        lambda p: with_entry(p, years={2048: 3_000.0}, known=TODAY),
    )
    found = found_at("ophoging-beschut-werk-structureel", CLAIM)[0]
    assert found.ours == pytest.approx(30_300 * 3_000)


def test_the_form_is_compared_as_a_word() -> None:
    """Een bron die het impulsbudget anders noemt, staat erbij zonder cijfers."""
    found = found_at("impulsbudget", FORM)[0]
    assert (found.ours_text, found.other_text) == (
        "decentralisatie-uitkering",
        "integratie-uitkering",
    )
    assert found.difference is None
    assert found.share is None


def test_equal_words_and_figures_are_no_news(monkeypatch: pytest.MonkeyPatch) -> None:
    """Een woord of cijfer dat gelijk is aan het onze, komt niet in de lijst."""
    form = next(c for c in load_claims() if c.legal_form_of)
    figure = next(c for c in load_claims() if c.key == "eenmalig-iroko")
    same: tuple[Claim, ...] = (
        replace(form, published_text="decentralisatie-uitkering"),
        replace(figure, published=63_908_000.0),
    )
    monkeypatch.setattr(contradictions, "load_claims", lambda: same)
    assert not [c for c in find_contradictions() if c.kind in {CLAIM, FORM}]


def test_counts_differ_per_circulaire() -> None:
    """Het register voor 2024 telde 121.243 mensen in mei en 132.526 in september 2024."""
    found = {c.other: c for c in found_at("tellingen.doelgroepenregister", COUNT)}
    assert found[121_243].ours == 132_526
    assert found[121_243].difference == -11_283


@pytest.mark.parametrize(
    "formula, message",
    [
        ("wsw.eenmalig", "niet te lezen"),
        ("wsw.eenmalig[jaar]", "geen jaar of dag"),
        ("wsw.bestaat_niet[2024]", "bestaat niet"),
        ("bestaat_niet.eenmalig[2024]", "bestaat niet"),
        ("wsw.eenmalig[2024] ** 2", "niet te lezen"),
        ("cluster_participatie.uitkeringsfactor[2040]", "kan niet"),
    ],
)
def test_a_faulty_formula_is_refused(formula: str, message: str) -> None:
    """Een berekening die niet klopt, geeft een fout met de berekening erin."""
    with pytest.raises(RuleError, match=message):
        evaluate(formula, [])


def test_formulas_are_computed() -> None:
    """Een berekening kent jaren, een reeks jaren, dagen en de vier bewerkingen."""
    assert evaluate("impulsbudget.macrobudget[2025:2034]", []) == 289_700_000
    hours = "loonkostensubsidie.minimumloon_per_uur"
    assert evaluate(f'({hours}["2025-07-01"] - {hours}["2025-01-01"]) * 100 / 2 + 1', []) == (
        pytest.approx(18)
    )


def test_all_sums_hold() -> None:
    """Elke optelling die moet kloppen, klopt."""
    found = find_sums()
    assert [s.what for s in found if s.verdict == FAILS] == []
    assert {s.verdict for s in found} == {HOLDS, SHOWN}


def test_the_well_known_sums_are_there() -> None:
    """Het impulsbudget is samen 289,7 miljoen, en de keten naar de meicirculaire 2024 sluit."""
    found = find_sums()
    assert any(s.found == s.expected == 289_700_000 for s in found)
    chain = next(s for s in found if "drie maatregelen" in s.what)
    assert chain.difference == 2
    taken = [s for s in found if s.what.startswith("Taakstelling")]
    assert {s.verdict for s in taken} == {SHOWN}


def test_a_planted_error_breaks_a_sum(plant: Plant) -> None:
    """Een verkeerd bedrag in de reeks valt op in de optelling."""
    plant(
        "impulsbudget",
        "macrobudget",
        lambda p: with_entry(p, years={2034: 20_000_000.0}, known=TODAY),
    )
    broken = [s.what for s in find_sums() if s.verdict == FAILS]
    assert "Impulsbudget 2025 tot en met 2034 en het gepubliceerde totaal" in broken
    assert "Impulsbudget 2034: maatregel en waarde" in broken


def test_a_maatregel_is_compared_with_its_value() -> None:
    """Elke maatregel die een waarde noemt, heeft een vergelijking."""
    named = [m for m in load_maatregelen().values() if m.parameter]
    compared = {s.what.split(":")[0] for s in find_sums() if "maatregel en waarde" in s.what}
    assert all(any(c.startswith(m.title) for c in compared) for m in named)


def test_a_value_that_is_unknown_is_no_number() -> None:
    """Een som over een onbekende waarde klopt nooit vanzelf."""
    value = sums._value("cluster_participatie.uitkeringsfactor", 2040)
    assert math.isnan(value)


def test_unconfirmed_data_are_counted() -> None:
    """30 van de 85 verbanden zijn niet bevestigd, en dat staat erbij."""
    found = [f.what for f in find_unconfirmed()]
    assert any("30 van de 85 verbanden" in text for text in found)
    assert any("52 gemeenten" in text for text in found)
    assert any("twee verbanden" in text for text in found)


def test_second_hand_sources_name_what_they_carry() -> None:
    """Wat alleen via een derde bekend is, wordt genoemd; wat ook elders staat niet."""
    found = {f.place: f.what for f in find_unconfirmed()}
    assert "loonkostensubsidie.werkgeverslasten" in found["financieel-cv-2026"]
    assert "meicirculaire-2025" not in found


def test_an_old_check_is_expired(plant: Plant) -> None:
    """Een waarde die meer dan een jaar geleden is gecontroleerd, staat in de lijst."""
    assert not [f for f in find_expired(TODAY) if "gecontroleerd op" in f.what]
    plant("vangnet", "ondergrens", lambda p: replace(p, checked=date(2025, 11, 21)))
    found = [f.place for f in find_expired(TODAY) if "gecontroleerd op" in f.what]
    assert found == ["vangnet.ondergrens"]


def test_a_year_is_a_year_also_on_29_february() -> None:
    """Een jaar voor 29 februari is 28 februari."""
    assert findings.a_year_before(date(2028, 2, 29)) == date(2027, 2, 28)
    assert findings.a_year_before(date(2026, 3, 31)) == date(2025, 3, 31)


@pytest.mark.parametrize("day, verb", [(TODAY, "geldt"), (date(2027, 1, 1), "gold")])
def test_a_value_that_ends_is_announced(day: date, verb: str) -> None:
    """Het minimumloon van 2026 loopt af en er is nog geen opvolger bekend."""
    found = [f for f in find_expired(day) if f.place.endswith("minimumloon_per_maand")]
    assert f"{verb} tot en met 2026-12-31" in found[0].what


def test_nothing_ends_long_before(plant: Plant) -> None:
    """Lang voor het einde staat er niets, en een waarde met een opvolger telt niet."""
    assert not [f for f in find_expired(date(2026, 7, 1)) if "minimumloon" in f.place]

    def with_next(parameter: Parameter) -> Parameter:
        last: Entry = parameter.entries[-1]
        later = replace(last, first_day=date(2027, 1, 1), last_day=None)
        return replace(parameter, entries=(*parameter.entries, later))

    plant("loonkostensubsidie", "minimumloon_per_uur", with_next)
    assert not [f for f in find_expired(TODAY) if f.place.endswith("per_uur")]


def test_an_announced_amount_in_a_started_year_is_overtaken() -> None:
    """De overbrugging van 2025 en 2026 is nog steeds alleen aangekondigd."""
    found = [
        f.what for f in find_expired(TODAY) if f.place.endswith("overbrugging_forfait_per_plek")
    ]
    assert found == ["2025 tot en met 2026 is nog aangekondigd, terwijl het jaar al is begonnen."]


def test_a_withdrawn_source_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Een teruggetrokken bron staat in de lijst, met de reden."""
    key = "iroko-2024"
    register: Any = load_sources()
    gone = replace(register[key], withdrawn=TODAY, withdrawn_because="fout in de tabel")
    monkeypatch.setitem(register, key, gone)
    found = [f for f in find_expired(TODAY) if f.place == key]
    assert "fout in de tabel" in found[0].what


def test_every_source_without_a_day_is_named() -> None:
    """Elke bron zonder precieze dag staat in de lijst, en geen andere."""
    wanted = {s.key for s in load_sources().values() if s.precision != "dag"}
    assert {f.place for f in find_undated()} == wanted


def test_missing_values_have_a_reason() -> None:
    """De gewichten van 2026 zijn onbekend, met een reden en wat u kunt doen."""
    found = {f.place: f for f in find_missing(TODAY)}
    missing = found["cluster_participatie.gewicht_loonkostensubsidie"]
    assert "2026 tot en met 2030" in missing.what
    assert "importeer" in missing.to_do
    assert "wsw.macrobudget" not in found


def test_a_table_is_counted() -> None:
    """Van elke tabel staan rijen, gemeenten en lege cellen erbij."""
    found = {t.name: t for t in find_tables()}
    assert found["beschut_sleutel"].gemeenten == 342
    assert found["landelijk"].gemeenten is None
    assert all(0 <= t.empty < 1 and t.rows for t in found.values())


def test_extrapolations_have_a_range() -> None:
    """Een verwachting of aanname die doorloopt, heeft een bandbreedte in het laatste jaar."""
    found = {a.place: a for a in find_ahead()}
    wsw = found["wsw.macrobudget"]
    assert (wsw.first, wsw.last, wsw.function) == (2030, 2048, "vaste_stap")
    assert wsw.low is not None
    assert wsw.high is not None
    assert wsw.low < wsw.value < wsw.high
    assert found["loonkostensubsidie.minimumloon_per_maand"].first == 2027
    assert found["impulsbudget.macrobudget"].value == 0


def test_the_whole_is_counted_per_soort() -> None:
    """Elke soort heeft een aantal dat gelijk is aan wat er staat."""
    found = run_controle(TODAY)
    answer = as_json(found)
    numbers = answer["aantallen"]
    assert numbers["tegenspraken"] + numbers["afrondingen"] == len(answer["tegenspraken"])
    for kind in ("onbevestigd", "verlopen", "dag_onbekend", "ontbreekt", "tabellen"):
        assert numbers[kind] == len(answer[kind]) > 0
    assert numbers["ongebruikte_bronnen"] == len(answer["ongebruikte_bronnen"])
    assert numbers["optellingen_die_niet_kloppen"] == 0
    assert answer["gecontroleerd_op"] == "2026-11-22"


def test_an_aanname_runs_out() -> None:
    """Een aanname na haar einddatum staat bij wat verlopen is, met haar naam."""
    every = every_assumption()
    before = {found.place for found in find_expired(date(2027, 12, 31))}
    after = {found.place for found in find_expired(date(2099, 1, 1))}
    assert not before & every.keys()
    assert every.keys() <= after
    counts = run_controle(date(2026, 11, 22)).counts()
    assert counts["aannames"] == len(every)
    assert counts["aannames_zonder_bron"] == sum(not a.sources for a in every.values())
