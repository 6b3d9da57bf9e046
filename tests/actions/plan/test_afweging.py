# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The weighing as it stands in the documents."""

from dataclasses import replace

import numpy as np
import pytest
from tests.actions.plan.plans import chapter, keys_of, table, texts_of, warned, with_changes
from tests.actions.plan.weging_velden import OPTIONS, chosen, scored, work

from springplank.actions.plan.afweging import (
    EXPECTED,
    GELD_ERNAAST,
    NO_DEMAND,
    NO_MONEY,
    NO_REGRET,
    NO_RULE,
    SWING,
)
from springplank.actions.plan.amounts import check_amounts
from springplank.actions.plan.composition import compose, compose_draft, draft_of
from springplank.actions.plan.metingen import Meting
from springplank.actions.plan.own_text import keep_text
from springplank.actions.plan.toekomsten import look_into_futures
from springplank.actions.plan.voorbeeld import example_work
from springplank.actions.plan.weging import weigh
from springplank.actions.plan.weging_figures import BEST, WORST, Weegcijfers
from springplank.actions.werk import Werk
from springplank.documents.plan import RAMING, VASTGESTELD, Bullets, LiveFigure, Plan
from springplank.weging.criterium import find_criterium

SCORES = (scored("inwoner", 5, 6, 8, 3), scored("bestuur", 6, 5, 2, 6))
BOTH = chosen(inwoner=60, bestuur=40)
OWN = {
    "eigen.bedrijf_wsw.loonkosten_per_fte": "43800.0",
    "eigen.bedrijf_werkvorm.netto_toegevoegde_waarde_binnen": "6000.0",
    "eigen.bedrijf_wsw.begeleiding_fte_per_fte": "0.1",
    "eigen.bedrijf_kosten.vast_per_fte": "8000.0",
}
"""Enough figures of the company itself to show a result under its name."""

PEOPLE = {"plan.weging.score.doormodderen.mensen": "300.0"}
"""The route of words has no figures of its own, so a person gives its score."""

WEIGHED = (*SCORES, BOTH, OWN)


def points_of(plan: Plan, sleutel: str) -> list[str]:
    """Give the points of a list as a reader sees them; none when the list is not there."""
    found = [b for b in plan.blocks() if isinstance(b, Bullets) and b.sleutel == sleutel]
    return ["".join(map(str, point)) for one in found for point in one.punten]


def figure(part: object) -> LiveFigure:
    """Take a cell that has to be a figure."""
    assert isinstance(part, LiveFigure)
    return part


def figures_of(*parts: dict[str, str]) -> Weegcijfers:
    """Give the figures of a weighing."""
    doing = work(*parts)
    return Weegcijfers(draft_of(doing).cijfers, weigh(doing))


def test_what_counts_stands_with_its_unit_weight_and_range() -> None:
    """Elk criterium staat in het plan met eenheid, gewicht, slechtste en beste."""
    parts = (*SCORES, OWN, PEOPLE, chosen(inwoner=60, bestuur=20, mensen=20),
             {"plan.weging.slechtst.bestuur": "1.0"})  # fmt: skip
    plan = compose(work(*parts))
    found = table(plan, "keuze.criteria")
    assert found.noot == SWING
    rows = {row[0]: [str(cell) for cell in row[1:]] for row in found.rijen}
    assert rows["Inwoner en doelgroep"] == ["punten", "telt voor 60%", "0 punten", "10 punten"]
    assert rows["Bestuur en zeggenschap"] == ["punten", "telt voor 20%", "1 punt", "10 punten"]
    people = next(row for row in found.rijen if row[0] == "Mensen aan het werk")
    assert people[1] == "mensen, in 2035"
    worst, best = figure(people[3]), figure(people[4])
    assert (worst.tekst, worst.soort) == ("300 mensen", VASTGESTELD)
    # The best end is a forecast of an option: it keeps its range.
    assert best.soort == RAMING
    told = weigh(work(*parts)).metingen[1, "mensen"]
    assert (best.waarde, best.laag, best.hoog) == (told.verwacht, told.laag, told.hoog)
    assert best.bereik.startswith("tussen")
    assert figure(found.rijen[0][3]).status == "keuze van Springplank"
    assert {figure(found.rijen[0][2]).status, worst.status} == {"eigen keuze"}


def test_scores_and_money_stand_beside_each_other_and_are_never_added() -> None:
    """Het geld staat in een eigen tabel naast de scores, met bereik, en telt niet stil mee."""
    plan = compose(work(*WEIGHED))
    scores, money = table(plan, "keuze.scores"), table(plan, "keuze.geld")
    assert scores.kolommen == money.kolommen
    assert [row[0] for row in scores.rijen] == ["Inwoner en doelgroep", "Bestuur en zeggenschap"]
    assert [str(cell) for cell in scores.rijen[0][1:]] == [
        "5 punten",
        "6 punten",
        "8 punten",
        "3 punten",
    ]
    assert "het telt niet mee" in money.bijschrift
    assert GELD_ERNAAST in texts_of(plan)["keuze.weging"]
    result, contribution, chance = (row[1:] for row in money.rijen)
    told = weigh(work(*WEIGHED)).metingen[1, "resultaat"]
    versterken = figure(result[1])
    assert (versterken.waarde, versterken.laag, versterken.hoog) == (
        told.verwacht,
        told.laag,
        told.hoog,
    )
    assert versterken.soort == RAMING
    assert versterken.bereik.startswith("tussen")
    # Nobody agreed who pays a deficit: that is unknown, and so is what has only words.
    assert set(contribution) == {None}
    assert money.noot == NO_RULE
    assert result[3] is None
    part = round(weigh(work(*WEIGHED)).metingen[1, "risico"].verwacht * 100)
    assert str(chance[1]) == f"{part}% ({part} van de 100 uitkomsten)"
    assert "weging/score/versterken/resultaat" in keys_of(plan)
    assert {"keuze.criteria", "keuze.geld"} <= {block.sleutel for block in plan.blocks()}
    assert "resultaat" not in {row[0] for row in table(plan, "keuze.criteria").rijen}


def test_money_that_counts_says_so() -> None:
    """Telt geld mee, dan zegt de tabel met geld dat, en staat het bij de criteria met bereik."""
    money = {
        "plan.weging.geld_mee": "ja",
        "plan.weging.score.doormodderen.resultaat": "-90000000.0",
    }
    plan = compose(work(*SCORES, OWN, chosen(inwoner=60, resultaat=40), money))
    assert "het telt mee in de weging" in table(plan, "keuze.geld").bijschrift
    row = next(r for r in table(plan, "keuze.criteria").rijen if "Resultaat" in str(r[0]))
    assert row[1] == "euro, 2026 tot en met 2035 samen"
    assert str(row[3]).startswith("\N{MINUS SIGN}\xa0€\xa090.000.000")
    assert [r[0] for r in table(plan, "keuze.scores").rijen] == ["Inwoner en doelgroep"]


def test_a_contribution_that_was_agreed_has_its_range() -> None:
    """Is afgesproken wie een tekort betaalt, dan staat de bijdrage er met haar bereik."""
    found = figures_of(*WEIGHED)
    paid = Meting(2e6, 1e6, 3e6, "berekening", "run", np.array([1e6, 2e6, 3e6]))
    metingen = {**found.weging.metingen, (1, "bijdrage"): paid}
    agreed = replace(found, weging=replace(found.weging, metingen=metingen))
    told = figure(agreed.score(1, find_criterium("bijdrage")))
    assert str(told) == "ongeveer € 2,0 mln (tussen € 1,0 en € 3,0 mln)"
    assert told.run_id == "run"


def test_without_own_figures_no_amount_of_the_company_is_shown() -> None:
    """Zonder eigen cijfers staat er geen euro van het bedrijf, ook niet als bereik of spijt."""
    demand = {"plan.weging.eis.resultaat": "-900000000.0", "plan.weging.geld_mee": "ja"}
    three = {"plan.weging.score.doormodderen.resultaat": "0.0"}
    plan = compose(work(*SCORES, chosen(inwoner=60, resultaat=40), demand, three))
    about = [
        one
        for one in plan.figures()
        if one.sleutel.startswith("weging/") and one.sleutel.endswith("resultaat")
    ]
    assert {"weging/gewicht/resultaat", "weging/eis/resultaat"} <= {f.sleutel for f in about}
    assert {one.status for one in about} == {"eigen keuze"}
    assert not [one for one in plan.figures() if one.sleutel.startswith("weging/spijt/")]
    criteria = {row[0]: row for row in table(plan, "keuze.criteria").rijen}
    assert None in criteria["Resultaat van het bedrijf"][3:]
    assert table(plan, "keuze.geld").noot.endswith(NO_MONEY)
    assert "Dit rust op gemiddelden van de sector" in warned(plan)
    plain = compose(work(*SCORES, BOTH))
    assert texts_of(plain)["keuze.geld"].endswith(NO_MONEY)
    assert not [b for b in plain.blocks() if b.sleutel == "keuze.spijt"]
    assert points_of(plain, "keuze.spijt_zinnen") == [NO_REGRET]


def test_who_fails_is_named_without_amounts_of_the_sector() -> None:
    """Zonder eigen cijfers staat er wie afvalt, zonder bedragen van de sector."""
    demand = {"plan.weging.eis.resultaat": "900000000.0"}
    said = points_of(compose(work(*SCORES, BOTH, demand)), "keuze.eisen")
    assert "Versterken valt af: deze optie haalt een eis niet." in said
    assert not any("mln" in one for one in said)


def test_demands_are_told_also_when_all_options_pass() -> None:
    """Eerst staan de eisen er: geen, gehaald door alle, niet door elke, of onbekend."""

    def told(*parts: dict[str, str]) -> list[str]:
        return points_of(compose(work(*WEIGHED, *parts)), "keuze.eisen")

    assert told() == [NO_DEMAND]
    assert told({"plan.weging.eis.inwoner": "1.0"}) == [
        "De eis aan Inwoner en doelgroep is minstens 1 punt. Alle opties voldoen."
    ]
    out = told({"plan.weging.eis.inwoner": "4.0"})
    assert out[0].endswith("is minstens 4 punten. Niet elke optie voldoet.")
    assert out[1].startswith("Doormodderen valt af. De eis aan Inwoner en doelgroep is minstens 4.")
    unknown = told({"plan.weging.eis.wachtlijst": "9000.0"})
    assert unknown[0] == (
        "De eis aan Mensen die op beschut werk wachten is hoogstens 9.000 mensen. Niet van elke "
        "optie is bekend of zij voldoet."
    )
    assert "Doormodderen: wij weten niet" in unknown[1]


def test_without_weights_the_documents_stay_as_they_were() -> None:
    """Zonder gewichten staat er geen criterium, score, geld of spijt, wel wat ontbreekt."""
    only = {name: text for name, text in BOTH.items() if "gewicht" not in name}
    plan = compose(work(*SCORES, OWN, only, {"plan.weging.eis.inwoner": "1.0"}))
    blocks = {b.sleutel for b in plan.blocks() if b.sleutel.startswith("keuze.")}
    assert "keuze.weging_tabel" in blocks
    assert not blocks & {
        "keuze.criteria",
        "keuze.scores",
        "keuze.geld",
        "keuze.sommen",
        "keuze.spijt",
        "keuze.spijt_zinnen",
        "keuze.eisen",
    }
    koppen = [deel.kop for deel in chapter(plan, "keuze").delen]
    assert "Het geld per optie" not in koppen
    assert "Als de toekomst anders loopt" not in koppen
    nothing = compose(work({"plan.weging.criterium.inwoner": "in"}))
    assert "is niet te wegen" in warned(nothing)


def test_the_second_view_stands_beside_the_weighted_sum() -> None:
    """Som en TOPSIS staan naast elkaar, elk met een plaats; geen van beide is een winnaar."""
    doing = work(*WEIGHED)
    gewogen = weigh(doing).gewogen
    assert gewogen is not None
    assert gewogen.topsis is not None
    found = table(compose(doing), "keuze.sommen")
    assert found.noot == EXPECTED
    assert [str(row[2]) for row in found.rijen] == ["3e van 4", "1e van 4", "1e van 4", "4e van 4"]
    assert [str(row[1]) for row in found.rijen] == ["54,0", "56,0", "56,0", "42,0"]
    seconds = [figure(row[3]).waarde for row in found.rijen]
    assert seconds == pytest.approx((gewogen.topsis * 100).tolist())
    best = seconds.index(max(one for one in seconds if one is not None))
    assert str(found.rijen[best][4]) == "1e van 4"


def test_regret_in_every_future() -> None:
    """Per toekomst staat er hoeveel slechter elke optie uitkomt, met bereik."""
    doing = work(*WEIGHED)
    plan, seen = compose(doing), look_into_futures(doing, "resultaat")
    found = table(plan, "keuze.spijt")
    assert "Resultaat van het bedrijf (euro, 2026 tot en met 2035 samen)" in found.bijschrift
    assert [row[0] for row in found.rijen] == list(seen.toekomsten)
    assert found.kolommen[1:] == tuple(one.naam for one in seen.opties)
    for future, row in enumerate(found.rijen):
        for option, cell in enumerate(row[1:]):
            regret = float(seen.tabel.spijt[option, future])
            if regret == 0:
                assert cell == "geen spijt"
            else:
                told = figure(cell)
                assert told.waarde == pytest.approx(regret)
                assert told.soort == RAMING
                assert told.bereik
    key = f"weging/spijt/krappe_arbeidsmarkt/{seen.opties[0].key}"
    assert key in keys_of(plan)
    assert "Versterken heeft de kleinste spijt." in points_of(plan, "keuze.spijt_zinnen")


def test_one_option_has_no_regret() -> None:
    """Is er maar één optie met cijfers, dan valt er niets te vergelijken in de toekomsten."""
    fields = {"scenario.1": "doormodderen", **BOTH, **OWN}
    for part in SCORES:
        fields |= part
    assert not points_of(compose(Werk("ammatch", fields)), "keuze.spijt_zinnen")


def test_an_unknown_outcome_stays_unknown() -> None:
    """Is de uitkomst van een optie onbekend, dan is haar spijt dat ook, en nooit 0."""
    found, seen = figures_of(*WEIGHED), look_into_futures(work(*WEIGHED), "resultaat")
    outcomes = seen.tabel.uitkomsten.copy()
    outcomes[0] = np.nan
    unknown = replace(seen, tabel=replace(seen.tabel, uitkomsten=outcomes))
    assert found.regret(unknown, 0, 1) is None
    assert found.score(0, find_criterium("bijdrage")) is None


def test_what_a_person_fills_in_has_its_unit() -> None:
    """Een ingevuld getal staat er met zijn eenheid: euro, mens, deel of punt."""
    demands = {"mensen": "1.0", "resultaat": "-1500.0", "risico": "0.2", "inwoner": "7.5"}
    found = figures_of(*WEIGHED, {f"plan.weging.eis.{k}": v for k, v in demands.items()})
    told = {key: found.demand(find_criterium(key)).tekst for key in demands}
    assert told == {
        "mensen": "1 mens",
        "resultaat": "\N{MINUS SIGN}\xa0€\xa01.500",
        "risico": "20%",
        "inwoner": "7,5 punten",
    }


def test_a_council_reads_that_the_weighing_is_about_all_members() -> None:
    """In de versie voor een raad staat dat de cijfers van de weging van het hele verband zijn."""
    doing = example_work()
    plan = compose(doing, next(iter(draft_of(doing).leden)))
    assert "De cijfers zijn van heel Voorbeeldregio" in texts_of(plan)["keuze.weging"]
    assert "van heel" not in texts_of(compose(doing))["keuze.weging"]


def test_every_figure_of_the_weighing_travels_along() -> None:
    """Elk cijfer van de weging gaat mee in de bijlage, met bron, berekening en bereik."""
    plan = compose(example_work())
    sent = {one["sleutel"]: one for one in plan.as_json()["cijfers"]}
    found = [one for name, one in sent.items() if name.startswith("weging/")]
    kinds = {one["sleutel"].split("/")[1] for one in found}
    assert kinds == {"aandeel", "best", "gewicht", "plaats", "score", "slechtst", "som", "spijt",
                     "topsis", "topsis_plaats"}  # fmt: skip
    assert all(one["bron"] and one["run_id"] for one in found)
    assert all(one["bereik"] for one in found if one["soort"] == RAMING)
    keys = [f"weging/score/{option}/mensen" for option in OPTIONS[:3]]
    assert all(sent[key]["laag"] < sent[key]["waarde"] < sent[key]["hoog"] for key in keys)


def test_ends_come_from_the_options_that_have_them() -> None:
    """Komt het bereik uit de opties, dan zijn slechtste en beste hun laagste en hoogste."""
    found = figures_of(*SCORES, OWN, PEOPLE, chosen(inwoner=1, mensen=1))
    gewogen = found.weging.gewogen
    assert gewogen is not None
    at = gewogen.tabel.keys.index("mensen")
    scores = gewogen.tabel.scores[:, at]
    ends = [figure(found.end(which, at)).waarde for which in (WORST, BEST)]
    assert ends == [scores.min(), scores.max()]


def test_a_figure_of_the_weighing_in_an_own_text_stays_tied() -> None:
    """Wie een cijfer van de weging aanhaalt, ziet het terug en hoort het als het verandert."""
    doing, text = work(*WEIGHED), "Versterken telt voor 60% om de inwoner."
    kept = keep_text("keuze.waarom", text, compose(doing).figures())
    assert kept["plan.cijfers.keuze.waarom"] == '{"telt voor 60%":"weging/gewicht/inwoner"}'
    written = with_changes(doing, kept)
    assert texts_of(compose(written))["keuze.waarom"] == text
    assert not check_amounts(compose(written))
    moved = compose(with_changes(written, chosen(inwoner=50, bestuur=50)))
    assert texts_of(moved)["keuze.waarom"] == "Versterken telt voor 50% om de inwoner."


def test_every_figure_of_the_weighing_is_found_by_its_name() -> None:
    """Elk cijfer van de weging is terug te vinden; een naam die niet bestaat, is geen cijfer."""
    demand = {"plan.weging.eis.inwoner": "1.0"}
    draft = draft_of(work(*WEIGHED, demand))
    shown = [f for f in compose_draft(draft).figures() if f.sleutel.startswith("weging/")]
    assert [draft.find(one.sleutel) for one in shown] == shown
    criteria = ("x/inwoner", "eis/x", "gewicht/x")
    options = ("x/versterken", "score/x/y", "spijt/x/versterken")
    for strange in ("", "x", *criteria, *options):
        assert draft.find(f"weging/{strange}") is None
    best = next(one.key for one in look_into_futures(draft.werk, "resultaat").opties
                if draft.find(f"weging/spijt/verwacht/{one.key}") is None)  # fmt: skip
    assert best == "versterken"
    only = {name: text for name, text in BOTH.items() if "gewicht" not in name}
    without = draft_of(work(*SCORES, only))
    assert without.find("weging/gewicht/inwoner") is None
    assert without.find("weging/som/versterken") is None
    assert without.find("weging/aandeel/versterken") is not None
    assert draft_of(work()).find("weging/aandeel/versterken") is None
