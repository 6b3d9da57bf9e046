# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
from dataclasses import replace

import pytest
from starlette.testclient import TestClient
from tests.actions.plan.plans import OWN
from tests.actions.plan.weging_velden import CODE, chosen, scored, work
from tests.web.elementen import Element, read_page, tables
from tests.web.nasty import SCRIPT, state_of
from tests.web.pagina import dossier_with, shared_with

from springplank.actions import werk
from springplank.actions.plan.weging import read_weging_field, weigh
from springplank.actions.werk import Werk
from springplank.web.pages.weging_tabellen import cell_of, facts_table
from springplank.weging.criterium import find_criterium

FIELDS = work(
    scored("inwoner", 5, 6, 8, 3), scored("bestuur", 6, 5, 2, 6), chosen(inwoner=70, bestuur=30)
).velden


@pytest.fixture(autouse=True)
def plan_fields(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the work read fields of a plan, also as long as the plan itself does not stand there."""
    readers = {"plan": read_weging_field, **werk._READERS}
    monkeypatch.setattr(werk, "_READERS", readers)


def read(client: TestClient, url: str) -> Element:
    answer = client.get(url)
    assert answer.status_code == 200, answer.text
    return read_page(answer.text)


def test_at_first_nobody_wins(client: TestClient) -> None:
    """Wie nog niets koos, ziet de opties met hun cijfers, en geen winnaar."""
    page = read(client, f"/bekijk/{CODE}/plan/weging")
    assert "Het zegt niet wat de beste optie is." in page.text
    assert "Kies eerst waarop u wilt wegen." in page.text
    found = tables(page)
    assert found["Voor en tegen"][1][0] == "Doorgaan zoals nu"
    assert found["Voor en tegen"][1][3] == "nog niet gewogen"
    assert "De gewogen som is een gespreksmiddel" not in found
    (money,) = (rows for caption, rows in found.items() if caption.startswith("Geld, "))
    assert money[1][0] == "Resultaat van het bedrijf"
    assert "tussen" in money[1][1]
    names = ["Resultaat van het bedrijf", "Kans op een tekort in het laatste jaar"]
    assert [row[0] for row in money[1:]] == names
    assert "van de 100 uitkomsten" in money[2][1]


def test_a_weighing_on_a_page(client: TestClient) -> None:
    """Met scores en gewichten staan er aandelen, som, tweede blik en kantelpunten."""
    page = read(client, f"{dossier_with(CODE, FIELDS)}/plan/weging")
    found = tables(page)
    assert found["De gewogen som is een gespreksmiddel"][1:] == [
        ["Doorgaan zoals nu", "53,0", "3", "46,8"],
        ["Versterken", "57,0", "2", "61,5"],
        ["Samengaan met buren", "62,0", "1", "74,5"],
        ["Doormodderen", "39,0", "4", "25,5"],
    ]
    assert "Bij minder dan 60% komt Versterken vooraan." in page.text
    assert "Bij 6,71 haalt deze optie Samengaan met buren in." in page.text
    (shares,) = (rows for caption, rows in found.items() if caption.startswith("Hoe vaak"))
    assert [row[0] for row in shares[1:]] == [row[0] for row in found["Voor en tegen"][1:]]
    assert "is de beste" not in page.text
    facts = next(rows for caption, rows in found.items() if caption.startswith("Zonder geld"))
    assert facts[1] == ["Inwoner en doelgroep (telt mee)", "5", "6", "8", "3"]
    assert facts[2][4] == "leeg"


def test_what_is_not_known_is_no_amount() -> None:
    """Is van geen optie iets bekend, dan is er geen tabel; een onbekende uitkomst heet onbekend."""
    found = replace(weigh(Werk(CODE)), metingen={})
    assert facts_table(found) is None
    assert facts_table(found, money=True) is None
    assert cell_of(None, find_criterium("resultaat")) == "onbekend"


def test_figures_of_the_sector_say_so(client: TestClient) -> None:
    """Zonder eigen cijfers van het bedrijf staat er dat het gemiddelden van de sector zijn."""
    told = "De cijfers van het bedrijf zijn hier gemiddelden van de sector."
    assert told in read(client, "/bekijk/ammatch/plan/weging").text
    assert told not in read(client, "/bekijk/voorbeeld/plan/weging").text
    one = dossier_with("ammatch", {"eigen.bedrijf_loon.stijging_wsw": "0.02"})
    assert told in read(client, f"{one}/plan/weging").text
    own = dossier_with("ammatch", OWN)
    assert told not in read(client, f"{own}/plan/weging").text


def test_the_first_answer_begins_a_dossier(client: TestClient) -> None:
    """Met het eerste antwoord begint een dossier; wat er stond, staat er weer."""
    sent = {
        "plan.weging.criterium.inwoner": "in",
        "plan.weging.gewicht.inwoner": "12,5",
        "plan.weging.geld_mee": "ja",
        "plan.weging.eis.risico": "20%",
        "plan.optie.nulalternatief.tegen": f"{SCRIPT} \u202ekeert om 😀",
    }
    answer = client.post(f"/bekijk/{CODE}/plan/weging", data=sent)
    assert answer.status_code == 200
    assert "/dossier/" in str(answer.url)
    assert SCRIPT not in answer.text
    page = read_page(answer.text)
    assert page.with_id("veld-plan-weging-gewicht-inwoner").attrs["value"] == "12,5"
    assert page.with_id("veld-plan-weging-eis-risico").attrs["value"] == "20"
    assert "keert om 😀" in page.with_id("veld-plan-optie-nulalternatief-tegen").text
    assert any("keert om" in bdi.text for bdi in page.every("bdi"))
    assert "Geld telt mee" in page.text
    assert "valt af. De eis aan Kans op een tekort in het laatste jaar is hoogstens 20%" in (
        page.text
    )


def test_a_part_of_the_page_with_a_script(client: TestClient) -> None:
    """Met script komt alleen de uitkomst terug, met het nieuwe gewicht erin."""
    address = dossier_with(CODE, FIELDS)
    url = f"{address}/plan/weging"
    headers = {"HX-Request": "true", "HX-Target": "uitkomst"}
    sent = {"revisie": str(state_of(address)[1]), "plan.weging.gewicht.inwoner": "0"}
    answer = client.post(url, data=sent, headers=headers)
    assert answer.status_code == 200, answer.text
    block = read_page(answer.text)
    assert not list(block.every("html"))
    sums = tables(block)["De gewogen som is een gespreksmiddel"]
    assert [row[2] for row in sums[1:]] == ["1", "3", "4", "1"]
    assert "Doorgaan zoals nu en Doormodderen komen precies gelijk uit." in block.text


@pytest.mark.parametrize(
    "veld, typed, told",
    [
        ("plan.weging.gewicht.inwoner", "-1", "tussen 0 en 100"),
        ("plan.weging.gewicht.inwoner", "NaN", "geen getal"),
        ("plan.weging.score.versterken.inwoner", "veel", "geen getal"),
        ("plan.weging.score.versterken.mensen", "3", "komt uit de berekening"),
        ("plan.weging.criterium.onzin", "in", "bestaat niet"),
        ("plan.optie.versterken.tegen", "x" * 2001, "te lang"),
        ("onzin.inwoner", "1", "bestaat niet"),
    ],
)
def test_bad_answers_are_refused(client: TestClient, veld: str, typed: str, told: str) -> None:
    """Een antwoord dat niet kan, geeft een melding, en er verandert niets."""
    address = dossier_with(CODE, FIELDS)
    before = state_of(address)
    answer = client.post(f"{address}/plan/weging", data={veld: typed})
    assert answer.status_code == 400
    assert told in answer.text
    assert "Niet bewaard. " in answer.text
    assert state_of(address) == before


def test_two_people_give_one_weight(client: TestClient) -> None:
    """Gaf iemand anders intussen een ander gewicht, dan staan beide er met hun naam."""
    url = f"{dossier_with(CODE, FIELDS)}/plan/weging"
    answer = client.post(url, data={"revisie": "0", "plan.weging.gewicht.inwoner": "5"})
    assert answer.status_code == 409
    assert "Gewicht van Inwoner en doelgroep. Uw tekst: 5. Er staat nu: 70." in answer.text
    assert "Gebruik mijn tekst: 5" in answer.text
    part = client.post(
        url,
        data={"revisie": "0", "plan.weging.gewicht.mensen": "8", "pagina": ""},
        headers={"HX-Request": "true"},
    )
    assert 'id="veld-plan-weging-gewicht-inwoner-botsing"' in part.text
    beside = client.post(url, data={"revisie": "0", "scenario.2": "meer_doorstroom"})
    assert "Scenario 2. Uw tekst: Meer doorstroom." in beside.text


def test_futures_are_computed_when_asked(client: TestClient) -> None:
    """De spijttabel komt als u erom vraagt, met drie maatstaven naast elkaar."""
    url = f"{dossier_with(CODE, {**FIELDS, 'plan.weging.eis.resultaat': '3000000.0'})}/plan/weging"
    assert "Drie maatstaven naast elkaar" not in tables(read(client, url))
    page = read(client, f"{url}?toekomst=klaar&over=resultaat")
    found = tables(page)
    metrics = found["Drie maatstaven naast elkaar"]
    assert metrics[0][1:] == ["Meeste spijt", "Slechtste uitkomst", "Toekomsten die de eis halen"]
    versterken = next(row for row in metrics if row[0] == "Versterken")
    assert versterken[1] == "geen spijt"
    assert "tussen" in versterken[2]
    assert versterken[3] == "5 van de 5"
    assert "Versterken heeft de kleinste spijt." in page.text
    chance = tables(read(client, f"{url}?toekomst=klaar&over=risico"))
    assert chance["Drie maatstaven naast elkaar"][1][3] == "geen eis"
    assert 400 <= client.get(f"{url}?toekomst=onzin").status_code < 500


def test_a_wish_that_does_not_exist_is_left_alone(client: TestClient) -> None:
    """Vraagt een link om een criterium dat niet bestaat, dan kijkt u naar het resultaat."""
    page = read(client, f"/bekijk/{CODE}/plan/weging?toekomst=klaar&over=onzin")
    assert "Resultaat van het bedrijf in elke toekomst" in tables(page)


@pytest.mark.parametrize("code", ["NL", "AM12"])
def test_no_plan_for_a_country_or_region(client: TestClient, code: str) -> None:
    """Het land en een arbeidsmarktregio maken geen plan; de pagina zegt dat en wijst de weg."""
    page = read(client, f"/bekijk/{code}/plan/weging")
    assert "Een plan is van een verband of een gemeente." in page.text
    assert not tables(page)


def test_a_shared_link_only_reads(client: TestClient) -> None:
    """Wie meekijkt, ziet de weging zonder velden, en kan niets wijzigen."""
    shared = f"{shared_with(CODE, FIELDS)}/plan/weging"
    page = read(client, shared)
    assert "De gewogen som is een gespreksmiddel" in tables(page)
    assert not [e for e in page.every("form") if e.attrs.get("method") == "post"]
    answer = client.post(shared, data={"plan.weging.geld_mee": "ja"})
    assert answer.status_code == 400
    assert "Daarmee kunt u niets wijzigen." in answer.text
