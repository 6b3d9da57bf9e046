# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of the differences between two standings: parts that add up exactly."""

from collections import defaultdict
from dataclasses import replace
from functools import cache
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from springplank.core.columns import UNKNOWN, is_known
from springplank.core.explanation import Origin
from springplank.core.sources import find_stand, standings
from springplank.funding.changes import Pair
from springplank.funding.differences import (
    IS_ROUNDING,
    NO_REASON,
    NOT_ALL_KNOWN,
    Waterfall,
    changes_of,
    unexplained,
    waterfalls,
)
from springplank.funding.streams import Funding, compute_streams
from springplank.funding.subject import amounts_for
from springplank.funding.world import OwnData, make_world
from springplank.funding.wsw_changes import mutation, mutations
from springplank.reference.municipalities import municipalities_of
from springplank.reference.partnerships import partnerships
from springplank.reference.subjects import find_subject
from springplank.regelingen import STREAMS, beschut_werk, wsw

M2023, S2023, M2024, S2024, M2025, S2025 = (
    f"{month}circulaire-{year}" for year in (2023, 2024, 2025) for month in ("mei", "september")
)
STANDINGS = tuple(stand.key for stand in standings())
PAIRS = tuple(combinations(STANDINGS, 2))
YEARS = (2024, 2025, 2026, 2027)
CODES = municipalities_of(2023).codes
SUBJECTS = (*CODES, "landelijk", *(v.key for v in partnerships()), "AM01", "AM35")
ROUNDED_PARTS = {"beschut_werk": 7, "cluster_participatie": 9}
"""Parts that are rounded one by one: half a euro each, and half a euro for both amounts."""
WSW = "wsw"
WHOLE = "iu_participatie"


@cache
def funding(stand: str, year: int) -> Funding:
    return compute_streams(make_world(find_stand(stand)), (year,))


def change(name: str, older: str, newer: str, year: int, key: str = WHOLE) -> Waterfall:
    subject = find_subject(name, year)
    found = waterfalls(funding(older, year), funding(newer, year), subject)
    return next(waterfall for waterfall in found if waterfall.regeling == key)


def by_soort(waterfall: Waterfall) -> dict[str, int]:
    found: dict[str, int] = defaultdict(int)
    for part in waterfall.delen:
        found[part.soort] += part.bedrag_eur
    return dict(found)


def by_name(waterfall: Waterfall) -> dict[str, int]:
    return {part.naam: part.bedrag_eur for part in waterfall.delen}


# --- Parts add up -----------------------------------------------------------------------


@pytest.mark.parametrize("year", YEARS)
def test_parts_add_up_for_all_gemeenten_and_standings(year: int) -> None:
    """Voor alle 342 gemeenten, alle standen en alle stromen blijft er alleen afronding over."""
    leiderdorp = CODES.index("GM0547")
    for older, newer in PAIRS:
        before, after = funding(older, year), funding(newer, year)
        for key in STREAMS:
            old, new = Pair.of(before, after, key).amounts()
            parts = changes_of(before, after, key)
            if not (is_known(old) & is_known(new)).all():
                assert parts == ()
                continue
            left = unexplained(before, after, key)
            assert (old + sum((p.amounts for p in parts), left) == new).all()
            if key in ("impulsbudget", "sociale_infrastructuur"):
                assert not left.any()
            elif key in ROUNDED_PARTS:
                assert np.abs(left).max() <= (ROUNDED_PARTS[key] + 2) / 2
            else:
                left[leiderdorp] = 0
                assert (np.abs(left) <= 6 + new // 10_000).all()


@given(st.sampled_from(PAIRS), st.sampled_from(YEARS), st.sampled_from(SUBJECTS))
def test_nothing_is_left_for_any_subject(pair: tuple[str, str], year: int, name: str) -> None:
    """Van begin tot eind tellen de delen precies op, en de bedragen zijn die van `geld`."""
    before, after = funding(pair[0], year), funding(pair[1], year)
    subject = find_subject(name, year)
    found = waterfalls(before, after, subject)
    for waterfall, old, new in zip(
        found, amounts_for(before, subject), amounts_for(after, subject), strict=True
    ):
        assert (waterfall.van_eur, waterfall.naar_eur) == (old.bedrag_eur, new.bedrag_eur)
        if waterfall.verschil_eur is None:
            assert (waterfall.delen, waterfall.rest_eur) == ((), None)
            assert waterfall.reden.startswith("Onbekend op ")
        else:
            assert waterfall.rest_eur == 0
            assert waterfall.verschil_eur == sum(p.bedrag_eur for p in waterfall.delen)
            assert not waterfall.reden
            assert all(p.bedrag_eur or p.soort == "betaald_via" for p in waterfall.delen)


def test_the_gemeenten_add_up_to_the_country(volledig: bool) -> None:
    """De delen van de 342 gemeenten tellen per soort op tot de delen van het land."""
    chosen = PAIRS if volledig else [(S2023, M2024), (M2024, S2024), (S2024, S2025)]
    for older, newer in chosen:
        year = int(newer[-4:])
        national = changes_of(funding(older, year), funding(newer, year), WHOLE)
        shown = by_name(change("landelijk", older, newer, year))
        for part in national:
            assert part.amounts.shape == (342,)
            assert shown.get(part.naam, 0) == part.national
    summed: dict[str, int] = defaultdict(int)
    for code in CODES:
        for soort, amount in by_soort(change(code, S2023, M2024, 2024)).items():
            summed[soort] += amount
    whole = by_soort(change("landelijk", S2023, M2024, 2024))
    assert {k: v for k, v in summed.items() if v} == {k: v for k, v in whole.items() if v}


# --- The published mutations of 2024 ----------------------------------------------------


def test_three_published_mutations_explain_the_meicirculaire_2024() -> None:
    """Septembercirculaire 2023 plus drie mutaties is de meicirculaire 2024, op 5 euro na."""
    both = funding(S2023, 2024), funding(M2024, 2024)
    old, new = (int(f.streams[WHOLE].amounts.sum()) for f in both)
    added = sum(mutation(both, name) for name in mutations())
    assert abs(old + added - new) <= 5
    assert (old, added, new) == (1_870_592_997, 200_318_000, 2_070_910_995)


def test_the_mutations_rebuild_the_amount_for_2025() -> None:
    """De loonbijstelling van 2025 en de ophoging geven samen de uitkering voor 2025 op 0,05% na."""
    before_2024, before_2025 = funding(S2023, 2024), funding(S2023, 2025)
    lpo_2024 = mutation((before_2024, funding(M2024, 2024)), "loon_en_prijsbijstelling_2024")
    share = lpo_2024 / int(before_2024.streams[WHOLE].amounts.sum())
    both = before_2025, funding(M2024, 2025)
    lpo = mutation(both, "loon_en_prijsbijstelling_2024")
    ophoging = mutation(both, "begeleidingsbudget_beschut_werk")
    published = int(both[1].streams[WHOLE].amounts.sum())
    assert lpo / share + lpo + ophoging == pytest.approx(published, abs=1_000_000)


def test_the_mutations_agree_with_the_regelingen() -> None:
    """De eenmalige tegemoetkoming en de ophoging per plek passen bij de gepubliceerde tabel."""
    both = funding(S2023, 2024), funding(M2024, 2024)
    eenmalig = wsw.REGELING.prepare((2024,), both[1].world.stand.on).paths["eenmalig"]
    assert mutation(both, "tegemoetkoming_sociaal_ontwikkelbedrijven") == eenmalig.values[0, 0]
    choices = {"beschut_werk.plekken_bekostigd": "suppletoire begroting"}
    chosen = beschut_werk.REGELING.prepare((2024,), both[1].world.stand.on, choices).paths
    per_plek, plekken = (
        chosen[name].values[0, 0] for name in ("bedrijfskosten_per_plek", "plekken_bekostigd")
    )
    ophoging = mutation(both, "begeleidingsbudget_beschut_werk")
    assert per_plek * plekken == pytest.approx(ophoging, abs=1_000)


def test_a_mutation_is_new_only_once() -> None:
    """Een mutatie die op beide standen bekend is, of op geen van beide, is geen verschil."""
    for older, newer in ((M2024, S2024), (M2023, S2023), (S2024, S2025)):
        both = funding(older, 2024), funding(newer, 2024)
        assert [mutation(both, name) for name in mutations()] == [0, 0, 0]


def test_the_country_from_september_2023_to_may_2024() -> None:
    """Landelijk staan eenmalig, ophoging en bijstelling apart en blijft er 2 euro over."""
    found = change("landelijk", S2023, M2024, 2024)
    names, soorten = by_name(found), by_soort(found)
    assert soorten["eenmalig"] == 63_908_000
    beschut = names["Loon- en prijsbijstelling 2024, beschut werk"]
    assert beschut + soorten["loon_en_prijsbijstelling"] == 113_318_000
    assert beschut == pytest.approx(542 * 10_722.4, rel=0.0001)
    ophoging = names["Ophoging voor bedrijfs- en overheadkosten, beschut werk"]
    assert ophoging == pytest.approx(23_092_000, rel=0.002)
    assert ophoging + soorten["volume"] + soorten["aansluiting"] == 23_092_000
    assert soorten["betaald_via"] == 0
    assert soorten["onverklaard"] == -2
    assert found.verschil_eur == 200_317_998


def test_what_no_source_explains_is_shown() -> None:
    """De 1,43% op de Wsw in september 2023 heeft geen reden en staat er dus als onverklaard."""
    found = change("landelijk", M2023, S2023, 2024)
    assert set(by_soort(found)) <= {"onverklaard", "verdeling"}
    assert found.delen[0].bedrag_eur == 25_076_353
    assert "1,43%" in found.delen[0].toelichting
    assert "geen reden" in found.delen[0].toelichting


def test_a_gemeente_with_unexplained_money_shows_it() -> None:
    """Leiderdorp kreeg in mei 2024 geld dat geen onderdeel verklaart; dat blijft zichtbaar."""
    part = change("Leiderdorp", S2023, M2024, 2024).delen[-1]
    assert (part.soort, part.bedrag_eur, part.toelichting) == ("onverklaard", 23_711, NO_REASON)


@pytest.mark.parametrize("name", ["Vlieland", "Schiermonnikoog"])
def test_the_minimum_of_one_place_grows_by_the_price_only(name: str) -> None:
    """Een gemeente met een plek krijgt precies 542 en 2.157 euro erbij."""
    found = change(name, S2023, M2024, 2024, "beschut_werk")
    assert [p.bedrag_eur for p in found.delen if p.soort == "bedrag_per_plek"] == [542, 2_157]
    assert (found.van_eur, found.naar_eur) == (8_597, 11_296)


# --- 2025 -------------------------------------------------------------------------------


def test_the_compensation_of_2025_for_the_country() -> None:
    """De septembercirculaire 2024 voegt 13,40 miljoen voor de Wsw en 6,39 voor beschut werk toe."""
    found = change("landelijk", M2024, S2024, 2025)
    soorten = by_soort(found)
    assert found.verschil_eur == 19_789_015
    assert soorten["lage_inkomensvoordeel"] == 13_400_000
    assert soorten["bedrag_per_plek"] + soorten["volume"] == pytest.approx(6_390_000, abs=5_000)
    assert abs(soorten["onverklaard"]) < 5_000
    assert "nieuw_onderdeel" not in soorten


def test_the_compensation_of_2025_per_gemeente() -> None:
    """Elke gemeente met Wsw-geld krijgt 0,740 tot 0,742% van haar Wsw-deel erbij."""
    before, after = funding(M2024, 2025), funding(S2024, 2025)
    parts = {c.soort: c.amounts for c in changes_of(before, after, WSW)}
    old = before.streams[WSW].amounts[:, 0]
    large = old > 50_000
    share = parts["lage_inkomensvoordeel"][large] / old[large]
    assert large.sum() > 300
    assert (share.min(), share.max()) >= (0.00740, 0.00740)
    assert share.max() <= 0.00742


@pytest.mark.parametrize("newer, steps", [(M2025, (637,)), (S2025, (637, 2_971))])
def test_the_new_component_and_the_steps_of_2025(newer: str, steps: tuple[int, ...]) -> None:
    """In 2025 komen de sociale infrastructuur, de bijstelling en de overbrugging erbij."""
    found = change("landelijk", S2024, newer, 2025)
    plekken = float(funding(newer, 2025).streams["beschut_werk"].outcome.plekken.sum())
    assert by_soort(found)["nieuw_onderdeel"] == 19_800_000
    per_plek = [p for p in found.delen if p.soort == "bedrag_per_plek"]
    assert [p.bedrag_eur for p in per_plek] == [round(step * plekken) for step in steps]
    assert "over de Wsw staat niet in onze bronnen" in per_plek[0].toelichting


def test_a_larger_national_amount_and_another_key() -> None:
    """Een ander landelijk bedrag en een andere verdeelsleutel zijn twee delen zonder rest."""
    stand = find_stand(S2025)
    register = np.arange(1, 343, dtype=np.int64)
    own = OwnData(register={2023: (register, Origin((), "vastgesteld", ""))})
    choices = {"impulsbudget.macrobudget": 40_000_000.0}
    after = compute_streams(make_world(stand, choices=choices, own=own), (2025,))
    parts = {c.soort: c for c in changes_of(funding(S2025, 2025), after, "impulsbudget")}
    assert parts["landelijk_bedrag"].national == 5_000_000
    assert parts["verdeling"].national == 0
    assert parts["verdeling"].amounts.any()
    assert not unexplained(funding(S2025, 2025), after, "impulsbudget").any()


def test_the_infrastructuur_inside_the_whole_when_it_already_existed() -> None:
    """Bestond de sociale infrastructuur al, dan staat in de uitkering alleen wat veranderde."""
    choices = {"sociale_infrastructuur.macrobudget": 20_800_000.0}
    after = compute_streams(make_world(find_stand(S2025), choices=choices), (2025,))
    found = waterfalls(funding(S2025, 2025), after, find_subject("landelijk"))
    whole = next(w for w in found if w.regeling == WHOLE)
    assert by_soort(whole) == {"landelijk_bedrag": 1_000_000}


def test_a_changed_forecast_is_called_that() -> None:
    """Verandert de raming van de Wsw, dan heet dat deel raming en niet onverklaard."""
    choices = {"wsw.macrobudget": 1_800_000_000.0}
    after = compute_streams(make_world(find_stand(M2024), choices=choices), (2026,))
    found = waterfalls(funding(M2024, 2026), after, find_subject("landelijk"))
    whole = next(w for w in found if w.regeling == WHOLE)
    assert by_soort(whole) == {"raming": 68_000_000}


def test_no_wsw_money_on_either_side_gives_no_parts() -> None:
    """Als er landelijk geen Wsw-geld meer is, is er ook niets te splitsen."""
    before, after = funding(S2025, 2052), funding(STANDINGS[-1], 2052)
    assert changes_of(before, after, WSW) == ()
    assert change("Tiel", S2025, STANDINGS[-1], 2052, WSW).verschil_eur == 0


def test_places_and_steps_that_go_down() -> None:
    """Ook minder plekken en een lager bedrag per plek tellen precies op."""
    choices = {
        "beschut_werk.plekken_bekostigd": 9_000.0,
        "beschut_werk.begeleiding_per_plek": 8_000.0,
    }
    after = compute_streams(make_world(find_stand(S2025), choices=choices), (2025,))
    found = waterfalls(funding(S2025, 2025), after, find_subject("Tiel"))
    waterfall = next(w for w in found if w.regeling == "beschut_werk")
    soorten = by_soort(waterfall)
    assert soorten["volume"] < 0
    assert soorten["bedrag_per_plek"] == pytest.approx(-597 * 248 / 51_035 * 9_000, abs=1)
    assert "597 euro per plek eraf" in waterfall.delen[1].toelichting
    assert waterfall.rest_eur == 0


def test_another_key_leaves_only_rounding() -> None:
    """Ook wie van de minimumplek naar meer plekken gaat, ziet elke euro verklaard."""
    variants = {"beschut_werk": "objectief"}
    choices = {"beschut_werk.aandeel_nieuwe_sleutel": "ingroei in vier jaar"}
    after = compute_streams(
        make_world(find_stand(S2025), variants=variants, choices=choices), (2030,)
    )
    left = unexplained(funding(S2025, 2030), after, "beschut_werk")
    assert np.abs(left).max() <= (ROUNDED_PARTS["beschut_werk"] + 2) / 2


def test_the_buig_after_an_import() -> None:
    """Met ingelezen uitgaven heeft ook het deel loonkostensubsidie een verklaring."""
    spending = np.arange(342, dtype=np.int64) * 1_000 + 1
    other = spending[::-1].copy()
    origin = Origin((), "vastgesteld", "")
    name = "buig_loonkostensubsidie.deelbudget_loonkostensubsidie"
    sides = [
        compute_streams(
            make_world(
                find_stand(S2025),
                choices={name: budget},
                own=OwnData(loonkostensubsidie={2024: (row, origin)}),
            ),
            (2025,),
        )
        for budget, row in ((400e6, spending), (450e6, other))
    ]
    found = waterfalls(sides[0], sides[1], find_subject("Tiel"))
    waterfall = next(w for w in found if w.regeling == "buig_loonkostensubsidie")
    assert set(by_soort(waterfall)) == {"landelijk_bedrag", "verdeling"}
    assert waterfall.rest_eur == 0


# --- Unknown ----------------------------------------------------------------------------


def test_unknown_on_one_side_has_a_reason_and_no_parts() -> None:
    """Wat op een van de standen onbekend is, heeft een reden en geen delen."""
    found = change("Hilversum", S2024, M2025, 2025, "impulsbudget")
    assert (found.van_eur, found.verschil_eur, found.rest_eur, found.delen) == (
        None,
        None,
        None,
        (),
    )
    assert found.naar_eur is not None
    assert found.reden.startswith(f"Onbekend op de stand {S2024}. ")


def test_unknown_on_both_sides_is_told_once() -> None:
    """Is de reden op beide standen gelijk, dan staat zij er een keer."""
    found = change("Hilversum", S2023, M2024, 2024, "buig_loonkostensubsidie")
    assert found.reden.startswith("Onbekend op beide standen. ")


def test_a_gap_elsewhere_leaves_the_difference_unsplit() -> None:
    """Ontbreekt een andere gemeente, dan is het verschil bekend maar niet te splitsen."""
    key = "cluster_participatie"
    whole = funding(M2024, 2024)
    stream = whole.streams[key]
    amounts = stream.amounts.copy()
    amounts[0] = UNKNOWN
    gap = replace(stream, outcome=replace(stream.outcome, bedrag=amounts))
    after = replace(whole, streams={**whole.streams, key: gap})
    found = waterfalls(funding(S2023, 2024), after, find_subject("Hilversum"))
    waterfall = next(w for w in found if w.regeling == key)
    assert [(p.soort, p.toelichting) for p in waterfall.delen] == [("onverklaard", NOT_ALL_KNOWN)]
    assert waterfall.rest_eur == 0


def test_equal_standings_change_nothing() -> None:
    """Tussen een stand en zichzelf verandert niets."""
    for waterfall in waterfalls(funding(M2024, 2025), funding(M2024, 2025), find_subject("senzer")):
        assert waterfall.delen == ()
        assert waterfall.verschil_eur in (0, None)


def test_rounding_is_called_rounding() -> None:
    """Een paar euro per gemeente heet afronding."""
    part = change("landelijk", S2023, M2024, 2024, "cluster_participatie").delen[-1]
    assert (part.soort, part.toelichting) == ("onverklaard", IS_ROUNDING)
