# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
import time

import pytest
from tests.actions.plan.plans import (
    ONE,
    OWN,
    VERBAND,
    chapter,
    keys_of,
    table,
    texts_of,
    warned,
    with_changes,
)

from springplank.actions.people import people_of
from springplank.actions.plan.composition import compose, draft_of
from springplank.actions.plan.impuls import DOELEN
from springplank.actions.plan.tasks import HOOFDSTUKKEN
from springplank.actions.plan.vision import VRAGEN
from springplank.actions.plan.voorbeeld import example_work
from springplank.actions.quoting import Place, find_quote
from springplank.actions.werk import Werk, answer_of
from springplank.documents.plan import (
    RAMING,
    VASTGESTELD,
    Bullets,
    Chart,
    Decision,
    LiveFigure,
    OpenQuestion,
    Paragraph,
    Step,
    Table,
    parts_of,
)
from springplank.errors import UsageError

ROUTES = {"scenario.1": "versterken", "scenario.2": "samengaan_met_buren"}


@pytest.mark.parametrize("code", ["ammatch", "GM0402", "GM0088"])
def test_a_plan_has_eight_chapters_with_owner_and_status(code: str) -> None:
    """Elk plan heeft de acht hoofdstukken in volgorde, ook als er weinig bekend is."""
    plan = compose(Werk(code, {"plan.taak.geld.eigenaar": "An", "plan.taak.geld.status": "klaar"}))
    assert [one.sleutel for one in plan.hoofdstukken] == list(HOOFDSTUKKEN)
    assert [one.nummer for one in plan.hoofdstukken] == list(range(1, 9))
    geld = chapter(plan, "geld")
    assert (geld.eigenaar, geld.status) == ("An", "klaar")
    assert (chapter(plan, "visie").eigenaar, chapter(plan, "visie").status) == ("", "te doen")
    assert all(one.delen for one in plan.hoofdstukken)
    assert plan.status == "concept"
    assert not plan.is_invented
    assert plan.bronnen
    names = [block.sleutel for block in plan.blocks()]
    assert len(names) == len(set(names))


def test_a_figure_is_the_one_of_the_workbench() -> None:
    """Een cijfer in het plan is hetzelfde als op de pagina, met zijn bereik en zijn kenmerk."""
    plan = compose(VERBAND)
    figures = {one.sleutel: one for one in plan.figures()}
    place = Place(VERBAND, "http://x")
    for name in ("geld/impulsbudget/2026", "geld/totaal/2030", "personen/wsw/2030"):
        (said,) = find_quote(place, name).citaat.uitspraken
        assert (figures[name].tekst, figures[name].bereik) == (said.tekst, said.bereik)
        assert figures[name].waarde == said.waarde
    assert figures["personen/wsw/2030"].run_id == answer_of(VERBAND).run_id == plan.run_id
    assert all(one.bereik for one in figures.values() if one.soort == RAMING)
    assert all(one.bron and one.run_id for one in figures.values())
    assert plan.as_json()["run_id"] == plan.run_id


def test_members_add_up_to_the_whole() -> None:
    """De aandelen van de leden zijn samen het bedrag van het verband."""
    draft = draft_of(VERBAND)
    for key in ("impulsbudget", "wsw"):
        whole = draft.find(f"geld/{key}/2026")
        parts = [draft.find(f"geld/{key}/2026/{code}") for code in draft.leden]
        assert whole is not None
        assert sum(one.waarde or 0 for one in parts if one is not None) == whole.waarde
    published = draft.find("geld/beschut_werk/2025/GM0358")
    assert published is not None
    assert (published.soort, published.bereik) == (VASTGESTELD, "")
    whole = draft.find("kop/mensen/2030")
    parts = [draft.find(f"kop/mensen/2030/{code}") for code in draft.leden]
    assert whole is not None
    assert sum(one.waarde or 0 for one in parts if one) == pytest.approx(whole.waarde)


def test_years_are_compared_over_the_same_streams() -> None:
    """Wat maar in een van beide jaren bekend is, telt niet mee in de vergelijking."""
    draft = draft_of(Werk("ammatch", {"stand": "septembercirculaire-2025"}))
    first = draft.cijfers.jaren[0]
    known = [a.regeling for a in draft.cijfers.geld.wholes(first) if a.bedrag_eur is not None]
    later = [a.regeling for a in draft.cijfers.geld.wholes(2030) if a.bedrag_eur is not None]
    assert set(known) > set(later)
    total, fair = draft.find(f"geld/totaal/{first}"), draft.find(f"geld/vergelijkbaar/{first}")
    assert total is not None
    assert fair is not None
    assert (fair.waarde or 0) < (total.waarde or 0)
    parts = [draft.find(f"geld/vergelijkbaar/{first}/{code}") for code in draft.leden]
    assert sum(one.waarde or 0 for one in parts if one is not None) == fair.waarde
    assert draft.find("geld/vergelijkbaar/2030") is not None
    told = draft.schrijver.propose("samenvatting.geld")
    assert told is not None
    assert fair in told.delen


def test_a_real_verband_never_shows_a_result_that_nobody_knows() -> None:
    """Zonder eigen cijfers van het bedrijf staat er 'ontbreekt', en nooit een resultaat."""
    plan = compose(with_changes(VERBAND, {**ROUTES, "plan.voorkeur": "versterken"}))
    assert not [k for k in keys_of(plan) if "resultaat" in k or "vermogen" in k or "bijdrage_" in k]
    assert any("eigen cijfers" in one for one in chapter(plan, "geld").ontbreekt)
    balans = with_changes(VERBAND, {"bedrijf.eigen_vermogen": "1000000.0"})
    assert not [k for k in keys_of(compose(balans)) if "exploitatieresultaat" in k]
    assert not [k for k in keys_of(compose(with_changes(VERBAND, ONE))) if "resultaat" in k]
    known = compose(with_changes(VERBAND, OWN))
    assert "bedrijf/exploitatieresultaat/2030" in keys_of(known)
    assert table(known, "geld.rekeningen").rijen
    assert any("nog een aanname over de sector" in o for o in chapter(known, "geld").ontbreekt)


def test_the_example_is_invented_and_whole() -> None:
    """Het voorbeeld zegt dat het verzonnen is, en heeft van elk soort blok er een."""
    plan = compose(example_work())
    assert plan.is_invented
    kinds = {type(block) for block in plan.blocks()}
    assert {Paragraph, Bullets, Table, Chart, Decision, Step} <= kinds
    # What is not there has no place in a caption, and a share without a width is no range.
    lines = next(b for b in plan.blocks() if b.sleutel == "geld.resultaat_lijnen")
    assert isinstance(lines, Chart)
    assert lines.bijschrift == "Resultaat van het bedrijf"
    shares = [f for f in plan.figures() if f.sleutel.startswith("weging/aandeel/")]
    assert {f.bereik for f in shares if f.tekst == "0%"} == {"op 0,1% na"}
    assert all(f.bereik.startswith("tussen") for f in shares if f.tekst != "0%")
    assert "bedrijf/exploitatieresultaat/2030" in keys_of(plan)


def test_every_option_stands_beside_going_on_as_now() -> None:
    """Het nulalternatief staat er altijd, en elke optie heeft een zwakke kant naast de sterke."""
    alone = table(compose(VERBAND), "opties.woorden")
    assert [row[0] for row in alone.rijen] == ["Doorgaan zoals nu (nulalternatief)"]
    assert any("geen tweede optie" in o for o in chapter(compose(VERBAND), "opties").ontbreekt)
    velden = {
        **ROUTES,
        **OWN,
        "scenario.3": "nieuw_rijksbeleid",
        "plan.optie.versterken.tegen": "X",
    }
    plan = compose(with_changes(VERBAND, velden))
    words = {row[0]: row for row in table(plan, "opties.woorden").rijen}
    assert list(words)[1:3] == ["Versterken", "Samengaan met buren"]
    assert words["Versterken"][2:] == ("Een beter resultaat van het bedrijf.", "X")
    assert words["Doorgaan zoals nu (nulalternatief)"][2] == "Er hoeft nu niets te veranderen."
    assert all(row[-1] for name, row in words.items() if "Rijksbeleid" not in str(name))
    assert any("ontbreekt het sterkste argument" in o for o in chapter(plan, "opties").ontbreekt)
    figures = table(plan, "opties.uitkomsten")
    assert figures.kolommen[1:3] == ("Doorgaan zoals nu (nulalternatief)", "Versterken")
    gap = table(plan, "opties.verschillen").rijen[0][1]
    assert isinstance(gap, LiveFigure)
    assert (gap.tekst, gap.soort) == ("geen verschil", VASTGESTELD)
    assert any("bestaat alleen uit woorden" in o for o in chapter(plan, "opties").ontbreekt)


def test_what_a_person_moved_is_an_option_too() -> None:
    """Een verschoven keuze is een optie, en hoofdstuk 1 blijft gaan over nu."""
    plan = compose(Werk("ammatch", {"keuze.tussengroep.doorstroom": "0.2"}))
    assert [row[0] for row in table(plan, "opties.woorden").rijen][1:] == ["Uw keuze"]
    now = answer_of(VERBAND).antwoord.find("personen", "tussengroep").verwacht
    rows = {row[0]: row for row in table(plan, "waar_staan_we.groepen").rijen}
    last = rows["Tussengroep"][-1]
    assert isinstance(last, LiveFigure)
    assert last.waarde == now[-1]
    assert last.sleutel == "scenario/nulalternatief/personen/tussengroep/2035"


def test_the_choice_names_what_pleads_against_it() -> None:
    """Bij de keuze staat wat ertegen pleit; zonder keuze staat er wat ontbreekt."""
    empty = chapter(compose(VERBAND), "keuze")
    assert len(empty.ontbreekt) == 3
    velden = {"plan.voorkeur": "versterken", "plan.optie.versterken.tegen": "Het kost geld."}
    plan = compose(with_changes(VERBAND, velden))
    decisions = [b for b in plan.blocks() if isinstance(b, Decision)]
    assert len(decisions) == len(draft_of(VERBAND).leden)
    assert {one.tegen for one in decisions} == {"Het kost geld."}
    assert all(any(isinstance(p, LiveFigure) for p in one.waarom) for one in decisions)
    assert chapter(plan, "keuze").ontbreekt == ("De reden van de keuze ontbreekt.",)
    own = compose(with_changes(VERBAND, {"plan.tekst.keuze.tegen": "Zelf geschreven."}))
    assert "Zelf geschreven." in [b.tekst for b in own.blocks() if isinstance(b, Paragraph)]


def test_the_weighing_is_there_when_somebody_weighs() -> None:
    """De weging staat in het plan zodra er een criterium is gekozen, en wijst geen winnaar aan."""
    velden = {**ROUTES, **OWN, "plan.weging.criterium.resultaat": "in",
              "plan.weging.criterium.risico": "in", "plan.weging.geld_mee": "ja",
              "plan.weging.eis.resultaat": "900000000.0"}  # fmt: skip
    plan = compose(with_changes(VERBAND, velden))
    said = next(b for b in plan.blocks() if b.sleutel == "keuze.weging")
    assert isinstance(said, Paragraph)
    assert "wijst geen winnaar aan" in said.tekst
    assert "Geld telt in deze weging mee" in said.tekst
    assert "gemiddelden van de sector" not in warned(plan)
    sector = compose(
        with_changes(VERBAND, {**velden, "eigen.bedrijf_wsw.loonkosten_per_fte": None})
    )
    assert "Dit rust op gemiddelden van de sector" in warned(sector)
    assert not [b for b in compose(VERBAND).blocks() if b.sleutel == "keuze.weging"]


def test_the_impulsbudget_is_divided_over_four_doelen_and_says_when_it_is_too_much() -> None:
    """Per jaar staat er wat binnenkomt, waar het heen gaat en wat over is; te veel is te zien."""
    velden = {"plan.impuls.2025.doorstroom": "100000", "plan.impuls.2026.operationeel_resultaat":
              "200000"}  # fmt: skip
    plan = compose(with_changes(VERBAND, velden))
    found = table(plan, "geld.impuls_tabel")
    assert found.kolommen[2:-1] == tuple(DOELEN.values())
    assert [row[0] for row in found.rijen] == [str(year) for year in range(2025, 2035)]
    figures = {one.sleutel: one for one in plan.figures()}
    arrives = sum(figures[f"geld/impulsbudget/{year}"].waarde or 0 for year in (2025, 2026))
    left = figures["impuls/over/2026"]
    assert left.waarde == arrives - 300_000
    assert left.laag is not None
    assert left.hoog is not None
    assert left.laag <= left.waarde <= left.hoog
    assert figures["impuls/doorstroom/2025"].tekst.endswith("100.000")
    assert draft_of(with_changes(VERBAND, velden)).find("impuls/besteed/2025") is not None
    assert draft_of(VERBAND).find("impuls/besteed/2025") is None
    much = with_changes(VERBAND, {"plan.impuls.2026.doorstroom": "9000000"})
    told = [o for o in chapter(compose(much), "geld").ontbreekt if "meer besteed" in o]
    assert told
    assert told[0].startswith("Eind 2026 is €")


def test_steps_say_what_they_miss() -> None:
    """Een stap zonder eigenaar, datum, bewijs of signaal wordt geteld."""
    empty = compose(VERBAND)
    assert [b for b in empty.blocks() if isinstance(b, OpenQuestion)]
    velden = {"plan.stap.2.wat": "Later", "plan.stap.1.wat": "Eerst", "plan.stap.1.wie": "An",
              "plan.stap.10.wat": "Laatst"}  # fmt: skip
    plan = compose(with_changes(VERBAND, velden))
    assert [b.wat for b in plan.blocks() if isinstance(b, Step)] == ["Eerst", "Later", "Laatst"]
    assert "2 stappen missen een eigenaar." in chapter(plan, "uitvoering").ontbreekt
    assert "3 stappen missen een datum." in chapter(plan, "uitvoering").ontbreekt


def test_the_questions_of_the_vision_are_prompts_until_they_are_answered() -> None:
    """De vragen staan er als vraag, en een antwoord komt ervoor in de plaats."""
    plan = compose(with_changes(VERBAND, {"plan.tekst.visie.doelen": "Iedereen aan het werk."}))
    blocks = {b.sleutel: b for b in plan.blocks() if isinstance(b, Paragraph)}
    assert not blocks["visie.doelen"].is_prompt
    assert blocks["visie.zelf"].is_prompt
    told = f"Nog geen antwoord op {len(VRAGEN) - 1} van de {len(VRAGEN)} vragen."
    assert chapter(plan, "visie").ontbreekt == (told,)


def test_a_council_reads_what_it_means_for_its_own_gemeente() -> None:
    """De versie voor een raad heeft dezelfde cijfers, maar dan van die gemeente."""
    whole, mine = compose(VERBAND), compose(VERBAND, "GM0358")
    assert mine.titel.endswith("betekent voor Aalsmeer")
    assert mine.run_id == whole.run_id
    keys = keys_of(mine)
    assert "personen/wsw/2030/GM0358" in keys
    assert not [key for key in keys if key.endswith("/GM0362")]
    assert len([b for b in mine.blocks() if isinstance(b, Decision)]) == 1
    people = {row[0]: row for row in table(mine, "waar_staan_we.groepen").rijen}
    first = people["Wsw"][1]
    assert isinstance(first, LiveFigure)
    known = dict(people_of(VERBAND).gemeenten)["Aalsmeer"]["wsw"]
    assert first.waarde == known.verwacht[0]
    with pytest.raises(UsageError, match="is geen lid van"):
        compose(VERBAND, "GM0363")


@pytest.mark.parametrize(
    "velden",
    [
        {"tot": "2060"},
        {"tot": "2028"},
        {"stand": "meicirculaire-2023"},
        {"scenario.1": "nieuw_rijksbeleid", "plan.voorkeur": "nieuw_rijksbeleid"},
    ],
)
def test_other_years_and_a_route_of_words(velden: dict[str, str]) -> None:
    """Een ander laatste jaar, een vroege stand of een route van woorden geeft een heel plan."""
    plan = compose(Werk("GM0402", velden))
    assert all(one.delen for one in plan.hoofdstukken)
    assert plan.samenvatting


def test_another_model_moves_functions() -> None:
    """Kiest het plan een ander organisatiemodel, dan staat er waar elke functie heen gaat."""
    found = table(compose(Werk("ammatch", {"plan.voorkeur": "organisatie_integraal"})),
                  "bedrijf.taken_lijst")  # fmt: skip
    assert found.kolommen[1].removeprefix("Nu ") != found.kolommen[2].removeprefix("Straks ")
    assert any(row[1] != row[2] for row in found.rijen)


@pytest.mark.parametrize(
    "name",
    [
        "", "geld", "geld/wsw", "geld/wsw/abcd", "geld/wsw/1900", "geld/wsw/1900/GM0358",
        "geld/onzin/2026", "geld/wsw/2026/GM0363", "geld/buig_loonkostensubsidie/2026/GM0358",
        "impuls/onzin/2026", "impuls/over/1900", "scenario/onzin/personen/wsw/2026",
        "scenario/../../etc/x.toml/personen/wsw/2026", "scenario/nieuw_rijksbeleid/kop/rijk/2030",
        "onzin/wsw/2026", "kop/onzin/2026", "verschil/onzin/2026", "personen/wsw/2099",
        "personen/wsw/2026/GM0358/x", "personen/wsw/²⁰²⁶", "kop/resultaat/2030",
        "verschil/resultaat/2030",
    ],
)  # fmt: skip
def test_a_name_that_is_no_figure_gives_none(name: str) -> None:
    """Een naam uit een dossier kan van alles zijn; wat geen cijfer is, is er niet."""
    assert draft_of(VERBAND).find(name) is None


def test_charts_stand_alone_and_tell_their_numbers() -> None:
    """Elke grafiek heeft een beeld, een beschrijving met getallen en dezelfde tabel."""
    charts = [b for b in compose(example_work()).blocks() if isinstance(b, Chart)]
    assert {one.sleutel for one in charts} >= {"waar_staan_we.lijnen", "geld.resultaat_lijnen"}
    for one in charts:
        assert one.svg.startswith("<svg")
        assert any(sign.isdigit() for sign in one.alt)
        assert one.tabel.rijen
        assert list(parts_of(one))


def test_composing_is_fast_once_the_answer_is_kept() -> None:
    """Met een bekend antwoord is een plan er binnen een seconde (rekentijd)."""
    compose(VERBAND)
    begin = time.process_time()
    compose(VERBAND)
    assert time.process_time() - begin < 1.0


def test_nothing_is_known_before_the_first_source() -> None:
    """Op een dag voor de eerste bron is er niets bekend, en toch komt er een plan."""
    plan = compose(Werk("GM0088", {"stand": "2022-01-01"}))
    assert len(plan.hoofdstukken) == len(HOOFDSTUKKEN)
    assert not [b for b in plan.blocks() if b.sleutel == "waar_staan_we.geldstromen"]
    assert any("is onbekend in" in one for one in chapter(plan, "waar_staan_we").ontbreekt)


def test_what_is_known_and_agreed_is_not_missing() -> None:
    """Is alles bekend en iedereen het eens, dan meldt het plan dat niet als ontbrekend."""
    velden = {f"plan.draagvlak.{code}.ja": "ja" for code in ("GM0088", "sob")}
    plan = compose(Werk("GM0088", {**velden, "gemeente.GM0088.traject": "5.0",
                                   "gemeente.GM0088.instroom_traject": "2.0"}))  # fmt: skip
    assert not [one for one in chapter(plan, "geld").ontbreekt if "ingestemd" in one]
    assert not [one for one in chapter(plan, "waar_staan_we").ontbreekt if "Niet bekend" in one]


@pytest.mark.parametrize("code,told", [("ability", True), ("ammatch", False), ("GM0050", False)])
def test_a_verband_that_no_register_confirms_is_told(code: str, told: bool) -> None:
    """Staat een verband niet in het register, dan zegt hoofdstuk 1 dat, met zijn zekerheid."""
    missing = chapter(compose(Werk(code)), "waar_staan_we").ontbreekt
    sentence = "niet uit het register bevestigd (zekerheid middel). Ga na welke gemeenten meedoen."
    assert any(sentence in one for one in missing) == told


def test_a_reserve_below_zero_is_no_money_that_is_left() -> None:
    """Is er te veel besteed, dan zegt de tekst niet dat er geld over is."""
    much = with_changes(VERBAND, {"plan.impuls.2026.doorstroom": "9000000"})
    told = texts_of(compose(much))["geld.impuls"]
    assert "De reserve van het impulsbudget is eind 2030 ongeveer \N{MINUS SIGN}" in told
