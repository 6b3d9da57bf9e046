# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
from dataclasses import replace

import numpy as np
import pytest
from tests.actions.plan.weging_velden import BOTH, GOOD, OPTIONS, SIDE, chosen, scored, work

from springplank.actions.plan import toekomsten
from springplank.actions.plan.metingen import Meting, measure
from springplank.actions.plan.toekomsten import (
    EXPECTED,
    futures,
    in_future,
    look_into_futures,
    measurable,
)
from springplank.actions.plan.weging import weigh
from springplank.actions.plan.weging_words import (
    assumption_sentences,
    failures_of,
    in_words,
    points,
    regret_sentences,
    score_sentences,
    second_view,
    warnings_of,
    weight_sentences,
)
from springplank.actions.werk import Werk, answer_of
from springplank.errors import UsageError
from springplank.scenarios.scenario import library
from springplank.weging.criterium import find_criterium
from springplank.weging.doubles import Omkering
from springplank.weging.spijttabel import lay_out, strongest


def test_going_on_as_now_is_always_an_option() -> None:
    """Doorgaan zoals nu staat er altijd bij, ook zonder keuze; dan valt er niets te wegen."""
    found = weigh(Werk("ammatch"))
    assert [one.key for one in found.opties] == ["nulalternatief"]
    assert found.gewogen is None
    assert next(iter(warnings_of(found))).startswith("Kies eerst waarop u wilt wegen.")
    assert [one.key for one in weigh(work()).opties] == list(OPTIONS)


def test_moved_choices_are_an_option_of_their_own() -> None:
    """Wie schuift zonder scenario, weegt zijn keuze naast doorgaan; met scenario blijft dat een."""
    moved = {"keuze.tussengroep.doorstroom": "0.1"}
    assert [one.key for one in weigh(Werk("ammatch", moved)).opties] == [
        "nulalternatief",
        "uw_keuze",
    ]
    both = weigh(Werk("ammatch", {**moved, "scenario.1": "versterken"}))
    assert [one.key for one in both.opties] == ["nulalternatief", "versterken"]


def test_figures_are_those_of_the_run() -> None:
    """Resultaat, kans op tekort en mensen zijn die van de berekening, met bereik."""
    doing = work()
    found = weigh(doing)
    answer = answer_of(doing, "versterken", with_choices=False).antwoord
    result = answer.find("bedrijf", "exploitatieresultaat")
    told = found.metingen[1, "resultaat"]
    assert told.verwacht == pytest.approx(result.verwacht.sum())
    ends = np.quantile(result.trekkingen.sum(axis=0), (0.1, 0.9))
    assert (told.laag, told.hoog) == pytest.approx(tuple(ends))
    short = float((result.trekkingen[-1] < 0).mean())
    assert found.metingen[1, "risico"].verwacht == short
    people = sum(
        answer.find("personen", group).verwacht[-1]
        for group in ("wsw", "beschut_werk", "tussengroep")
    )
    assert found.metingen[1, "mensen"].verwacht == pytest.approx(people)
    assert not [key for option, key in found.metingen if option == 3]


def test_a_contribution_that_nobody_agreed_on_is_unknown() -> None:
    """Sprak niemand af wie een tekort betaalt, dan is de bijdrage onbekend en geen 0 euro."""
    found = weigh(work())
    assert not [key for _, key in found.metingen if key == "bijdrage"]
    agreed = [replace(o.beeld, has_deficit_rule=True) for o in found.opties if o.beeld]
    assert all(measure(one, find_criterium("bijdrage")) for one in agreed)


def test_without_weights_nobody_wins() -> None:
    """Zonder gewichten is er geen volgorde, alleen het deel van alle gewichten per optie."""
    only = {name: text for name, text in BOTH.items() if "gewicht" not in name}
    found = weigh(work(*GOOD, only)).gewogen
    assert found is not None
    assert found.gewichten is None
    assert found.totalen is None
    assert found.vooraan == ()
    assert found.aandelen.is_exact
    assert found.aandelen.aandeel.sum() == pytest.approx(1)


def test_the_weighted_sum_by_hand() -> None:
    """60% van 0,8 en 40% van 0,2 is 0,56: zo telt de gewogen som."""
    found = weigh(work(*GOOD, BOTH)).gewogen
    assert found is not None
    assert found.totalen == pytest.approx([0.54, 0.56, 0.56, 0.42])
    assert found.plaatsen == (3, 1, 1, 4)
    assert found.vooraan == (1, 2)
    assert found.gewichtpunten == ()


def test_an_empty_score_cannot_be_weighed() -> None:
    """Een optie zonder score is niet te wegen, en dat staat er; zij krijgt geen 0."""
    found = weigh(work(scored("inwoner", 5, 6), chosen(inwoner=1)))
    assert found.onweegbaar == {2: ("inwoner",), 3: ("inwoner",)}
    assert found.gewogen is not None
    assert found.gewogen.opties == (0, 1)
    told = list(warnings_of(found))
    assert any("Samengaan met buren is niet te wegen" in sentence for sentence in told)
    assert any("Leeg is geen 0." in sentence for sentence in told)


def test_an_empty_weight_is_no_zero() -> None:
    """Ontbreekt één gewicht, dan komt er geen som, en staat er welk gewicht ontbreekt."""
    fields = {**BOTH}
    del fields["plan.weging.gewicht.bestuur"]
    found = weigh(work(*GOOD, fields))
    assert found.gewogen is not None
    assert found.gewogen.totalen is None
    assert any(
        "gewicht in bij Bestuur en zeggenschap. Een leeg gewicht is geen 0." in sentence
        for sentence in warnings_of(found)
    )


def test_all_weights_zero_gives_no_order() -> None:
    """Zijn alle gewichten 0, dan zegt de pagina dat er geen volgorde is."""
    found = weigh(work(*GOOD, chosen(inwoner=0, bestuur=0)))
    assert found.gewogen is not None
    assert found.gewogen.totalen is None
    assert any(s.startswith("Alle gewichten zijn 0.") for s in warnings_of(found))


def test_money_never_counts_silently() -> None:
    """Geld staat ernaast, ook als het gekozen is; pas met de schakelaar telt het mee."""
    fields = (*GOOD, chosen(inwoner=1, resultaat=9))
    beside = weigh(work(*fields))
    assert beside.telt == ("inwoner",)
    assert not beside.geld_mee
    along = weigh(work(*fields, {"plan.weging.geld_mee": "ja"}))
    assert along.telt == ("inwoner", "resultaat")
    assert along.geld_mee
    # The route of words has no result, so it can no longer be weighed.
    assert along.onweegbaar == {3: ("resultaat",)}


def test_demands_come_first() -> None:
    """Wie een eis niet haalt, valt af voor elk gewicht, met reden; ook een eis over geld."""
    limit = weigh(work()).metingen[1, "resultaat"].verwacht - 1
    found = weigh(work(*GOOD, BOTH, {"plan.weging.eis.resultaat": repr(limit)}))
    assert found.afgevallen == {0, 2}
    assert found.gewogen is not None
    assert found.gewogen.opties == (1,)
    told = list(failures_of(found))
    assert told[0].startswith("Doorgaan zoals nu valt af. De eis aan Resultaat van het bedrijf")
    assert "tussen" in told[0]
    assert any("Doormodderen: wij weten niet" in sentence for sentence in told)
    assert any("maar één optie" in sentence for sentence in warnings_of(found))
    assert tuple(weight_sentences(found)) == ()


def test_when_every_option_fails_that_is_told() -> None:
    """Haalt geen enkele optie een eis, dan staat er dat er niets te wegen is."""
    found = weigh(work(*GOOD, BOTH, {"plan.weging.eis.inwoner": "9.0"}))
    assert found.gewogen is None
    assert next(iter(warnings_of(found))).startswith("Alle opties vallen af door een eis.")


def test_a_range_upside_down_stops_the_weighing() -> None:
    """Een bereik dat ondersteboven staat, geeft één zin en geen weging."""
    found = weigh(work(*GOOD, BOTH, {"plan.weging.slechtst.inwoner": "12.0"}))
    assert found.gewogen is None
    assert "Het bereik van 'Inwoner en doelgroep' klopt niet" in found.fout
    assert found.fout in tuple(warnings_of(found))


def test_what_makes_a_weighing_weak_is_told() -> None:
    """Een score buiten het bereik, een bereik uit de opties, een dubbel criterium: het staat er."""
    three = {name: text for name, text in SIDE.items() if text != "doormodderen"}
    fields = (
        *GOOD,
        scored("inwoner", 5, 12, 8),
        scored("bijdrage", 100_000, 90_000, 120_000),
        chosen(inwoner=1, mensen=1, resultaat=1, bijdrage=1),
        {"plan.weging.geld_mee": "ja"},
    )
    found = weigh(Werk("ammatch", {**three, **work(*fields).velden, "scenario.3": "versterken"}))
    told = " ".join(warnings_of(found))
    assert "De score van Versterken op Inwoner en doelgroep ligt buiten het bereik." in told
    assert "Het bereik van Resultaat van het bedrijf komt uit uw opties." in told
    assert "Mensen aan het werk is bij alle opties gelijk." in told
    assert "Resultaat van het bedrijf en Bijdrage van de gemeenten tellen misschien dubbel." in told
    assert "Zij komen uit dezelfde rekening." in told


def test_scores_that_go_together_and_options_that_turn_the_order_are_told() -> None:
    """Scores die gelijk opgaan en een optie die de volgorde omkeert, staan er met hun naam."""
    fields = (
        scored("inwoner", 2, 4, 6, 8),
        scored("bestuur", 1, 2, 3, 4),
        chosen(inwoner=1, bestuur=1),
    )
    assert any("gaan bij deze opties gelijk op" in s for s in warnings_of(weigh(work(*fields))))


def test_an_option_that_turns_the_order_is_told() -> None:
    """Verandert de volgorde zonder een optie, dan staat er zonder welke, in beide rekenwijzen."""
    found = weigh(work(*GOOD, BOTH))
    assert found.gewogen is not None
    assert found.gewogen.omkeringen == ()  # ranges from 0 to 10 are fixed
    turned = replace(
        found.gewogen, omkeringen=(Omkering(0, 1, 2),), omkeringen_topsis=(Omkering(3, 1, 2),)
    )
    told = tuple(warnings_of(replace(found, gewogen=turned)))
    assert (
        "Zonder Doorgaan zoals nu verandert de volgorde. Nu staat Versterken voor Samengaan met "
        "buren, en dan niet meer."
    ) in told
    assert tuple(second_view(replace(found, gewogen=turned)))[-1] == (
        "De volgorde van de tweede blik verandert als u dit weglaat: Doormodderen."
    )


def test_without_weights_there_are_no_sentences_about_flipping() -> None:
    """Zonder weging zijn er geen kantelpunten en is er geen tweede blik."""
    found = weigh(work())
    assert tuple(weight_sentences(found)) == ()
    assert tuple(score_sentences(found, 0)) == ()
    assert tuple(second_view(found)) == ()


def test_two_views_that_disagree_are_told() -> None:
    """Zet de tweede blik een andere optie vooraan, dan staat er welke."""
    found = weigh(work(*GOOD, chosen(inwoner=70, bestuur=30)))
    assert found.gewogen is not None
    other = replace(found.gewogen, topsis=np.array([0.9, 0.5, 0.4, 0.9]))
    (told,) = second_view(replace(found, gewogen=other))
    assert told.startswith("De tweede blik zet Doorgaan zoals nu en Doormodderen vooraan")


def test_futures_against_runs_of_their_own() -> None:
    """De spijttabel rekent met dezelfde uitkomsten als losse berekeningen, optie voor optie."""
    found = look_into_futures(work(), "resultaat")
    assert found.toekomsten == (EXPECTED, *(one.naam for one in futures()))
    assert [one.key for one in found.opties] == list(OPTIONS[:3])
    plain = answer_of(Werk("ammatch", {"scenario.1": "krappe_arbeidsmarkt"}))
    whole = plain.antwoord.find("bedrijf", "exploitatieresultaat").verwacht.sum()
    at = [one.key for one in futures()].index("krappe_arbeidsmarkt") + 1
    told = found.metingen[0][at]
    assert told is not None
    assert told.verwacht == pytest.approx(whole)
    assert told.laag < told.verwacht < told.hoog
    for one in range(3):
        regret, worst = found.spijt[one], found.slechtst[one]
        assert regret is not None
        assert worst is not None
        assert regret.verwacht == pytest.approx(found.tabel.meeste_spijt[one])
        assert worst.verwacht == found.tabel.slechtst[one]
        assert regret.laag <= regret.hoog


def test_futures_in_words() -> None:
    """Waar elke maatstaf heen wijst, staat in een zin; zonder eis staat dat er ook."""
    found = look_into_futures(work(), "resultaat")
    told = tuple(regret_sentences(found))
    assert "Versterken heeft de kleinste spijt." in told
    assert "U vulde bij dit criterium geen eis in." in " ".join(told)
    assert told[-1] == "De maatstaven wijzen dezelfde kant op."
    strong = tuple(assumption_sentences(found, 0))
    assert len(strong) == 3
    assert all("tussen" in sentence for sentence in strong)


def test_a_demand_counts_the_futures() -> None:
    """Met een eis telt de tabel in hoeveel toekomsten een optie haar haalt; laag kan goed zijn."""
    fields = {"plan.weging.eis.wachtlijst": "1000.0"}
    found = look_into_futures(work(fields), "wachtlijst")
    assert found.eis == 1000
    assert found.tabel.gehaald.tolist() == [1, 1, 1]
    told = " ".join(regret_sentences(found))
    assert "hebben de meeste toekomsten die de eis halen" in told
    chance = look_into_futures(work(), "risico")
    assert chance.metingen[0][0] is not None
    assert np.isnan(chance.metingen[0][0].laag)


def test_metrics_that_disagree_are_told() -> None:
    """Wijzen de maatstaven verschillende opties aan, dan staat dat er; ook waar het kantelt."""
    found = look_into_futures(work(), "resultaat")
    outcomes = np.array([[10.0, 0, 5, 5, 5], [4.0, 3, 4, 4, 4], [0.0, 0, 0, 0, 0]])
    strong = tuple(strongest(outcomes, one) for one in range(3))
    other = replace(found, tabel=lay_out(outcomes), aannames=strong)
    assert tuple(regret_sentences(other))[-1] == (
        "De maatstaven spreken elkaar tegen. Praat over wat voor u het zwaarst telt."
    )
    assert next(assumption_sentences(other, 0)).endswith(
        "Komt 66,7% daarvan uit, dan komt Versterken gelijk uit."
    )
    nobody = replace(found, tabel=lay_out(np.full((3, 5), np.nan)))
    assert any("Van geen enkele optie" in told for told in regret_sentences(nobody))


def test_an_unknown_outcome_has_no_regret() -> None:
    """Is een uitkomst in een toekomst onbekend, dan is de spijt van die optie dat ook."""
    known = Meting(1.0, 0.5, 1.5, "", trekkingen=np.array([0.5, 1.5]))
    told: list[list[Meting | None]] = [[known, None], [known, known]]
    tabel = lay_out(np.array([[1.0, np.nan], [1.0, 1.0]]))
    assert toekomsten._regret(told, tabel, 0) is None
    assert toekomsten._worst(told, tabel, 0, 1) is None
    assert toekomsten._strongest(tabel.uitkomsten, tabel, 0, 1) == ()
    assert toekomsten._worst(told, tabel, 1, 1) is known


def test_a_measurement_that_is_not_known_is_none() -> None:
    """Weet de berekening een cijfer niet, dan is er geen meting; nooit 0."""
    beeld = weigh(Werk("ammatch")).opties[0].beeld
    assert beeld is not None
    result = beeld.regels["resultaat"]
    empty = replace(
        result,
        verwacht=np.full(result.verwacht.shape, np.nan),
        trekkingen=np.full(result.trekkingen.shape, np.nan),
    )
    unknown = replace(beeld, regels={"resultaat": empty})
    for key in ("resultaat", "risico", "mensen"):
        assert measure(unknown, find_criterium(key)) is None


def test_only_what_is_computed_has_futures() -> None:
    """Een score van uzelf heeft geen toekomsten; zonder bedrijf is er geen resultaat."""
    with pytest.raises(UsageError, match="komt niet uit de berekening"):
        look_into_futures(work(), "inwoner")
    with pytest.raises(UsageError, match="bestaat niet"):
        look_into_futures(work(), "onzin")
    assert [one.key for one in measurable(has_company=False)] == ["wachtlijst", "mensen"]


def test_a_future_changes_the_world_before_the_choice() -> None:
    """In een toekomst verandert eerst de wereld; daarna komt wat u koos."""
    option, world = library()["versterken"], library()["krappe_arbeidsmarkt"]
    both = in_future(option, world)
    assert both.wijzigingen == (*world.wijzigingen, *option.wijzigingen)
    assert both.key != option.key
    assert in_future(option, None) is option


def test_what_is_known_in_words() -> None:
    """Een raming heeft haar bereik, een kans telt uitkomsten, een score staat er zoals zij is."""
    result, chance, score = map(find_criterium, ("resultaat", "risico", "inwoner"))
    assert in_words(Meting(-2e6, -3e6, -1e6, ""), result) == (
        "ongeveer \N{MINUS SIGN}\xa0€ 2,0 mln (tussen \N{MINUS SIGN}\xa0€ 3,0 en "
        "\N{MINUS SIGN}\xa0€ 1,0 mln)"
    )
    assert in_words(Meting(0.27, np.nan, np.nan, ""), chance) == "27 van de 100 uitkomsten"
    assert in_words(Meting(7.5, np.nan, np.nan, ""), score) == "7,5"
    assert points(0.565) == "56,5"
