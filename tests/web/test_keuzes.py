# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
import re
from dataclasses import replace
from decimal import Decimal

import pytest
from starlette.testclient import TestClient
from tests.web.elementen import Element, naked_forecasts, read_page
from tests.web.pagina import dossier_with, shared_with

from springplank.actions.choices import room_of
from springplank.actions.werk import Werk
from springplank.web.pages.keuzes_schuiven import grid, plain
from springplank.web.pages.keuzes_woorden import MORE, in_words

PAGE = "/bekijk/ammatch/keuzes"
INFLOW = "keuze.tussengroep.instroom"
WAGES = "keuze.bedrijf_beschut_werk.loonkosten_per_fte"
HTMX = {"HX-Request": "true", "HX-Target": "uitkomst"}


def read(client: TestClient, url: str) -> Element:
    answer = client.get(url)
    assert answer.status_code == 200, answer.text
    return read_page(answer.text)


def begin(client: TestClient, **fields: str) -> str:
    """Make a first choice; gives the address of the page in the dossier that it began."""
    sent = {name.replace("__", "."): text for name, text in fields.items()}
    answer = client.post(PAGE, data=sent, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    address: str = answer.headers["location"].split("#")[0]
    return address


def names(page: Element) -> list[str]:
    """Give the names of the fields of sliders that a person sees."""
    return [
        box.attrs["name"]
        for box in page.every("input")
        if box.attrs["type"] == "text" and box.attrs["name"].startswith(("keuze.", "maatregel."))
    ]


def revision(page: Element) -> str:
    """Give up to which change the page knows the dossier."""
    return next(e for e in page.every("input") if e.attrs.get("name") == "revisie").attrs["value"]


def test_three_cards_come_first(client: TestClient) -> None:
    """Bovenaan staan drie routes met geld, mensen, risico, wie instemt en wat ertegen pleit."""
    page = read(client, PAGE)
    cards = list(page.every("li", "sp-route"))
    assert [card.one("h3").text for card in cards] == [
        "Doorgaan zoals nu gekozen",
        "Versterken",
        "Samengaan met buren",
    ]
    for card in cards:
        assert "Resultaat van het bedrijf:" in card.text
        assert "Mensen aan het werk:" in card.text
        assert re.search(r"Risico: in \d+ van de 20 gevallen een tekort", card.text)
        assert "Wie moet het eens zijn?" in card.text
        assert "Het sterkste argument tegen:" in card.text
    for card in cards[1:]:
        assert "Dat resultaat, alle jaren samen:" in card.text


def test_every_other_scenario_can_be_chosen(client: TestClient) -> None:
    """Elk scenario dat u nog niet koos, staat er met een knop; dat zijn er 22."""
    page = read(client, PAGE)
    chosen = {
        box.attrs["value"] for box in page.every("input") if box.attrs.get("name") == "scenario.1"
    }
    assert len(chosen) == 22
    assert "nulalternatief" not in chosen


@pytest.mark.parametrize("code", ["ammatch", "GM0402", "NL", "AM36"])
@pytest.mark.parametrize("asked", ["", "?scenario=ruime_arbeidsmarkt", "?scenario=doormodderen"])
def test_no_estimate_stands_without_its_range(client: TestClient, code: str, asked: str) -> None:
    """Nergens op de pagina staat een raming zonder bereik, en nergens een optie."""
    page = read(client, f"/bekijk/{code}/keuzes{asked}")
    assert naked_forecasts(page) == []
    assert "--" not in page.text
    assert len(names(page)) in (0, 8)


def test_looking_saves_nothing(client: TestClient) -> None:
    """Een scenario in het adres wordt bekeken en niet bewaard; de pagina zegt dat."""
    page = read(client, f"{PAGE}?scenario=versterken")
    outcome = page.with_id("uitkomst").text
    assert "Wat verandert Versterken in 2035?" in outcome
    assert "Wij bewaarden haar nog niet." in outcome
    assert "€ 370.000 beter" in outcome.replace("\N{NO-BREAK SPACE}", " ")
    assert "U gaat door zoals nu" in read(client, PAGE).with_id("uitkomst").text


@pytest.mark.parametrize("name", ["onzin", "x.TOML", "<script>", "../x"])
def test_a_strange_scenario_is_refused(client: TestClient, name: str) -> None:
    """Een scenario dat niet bestaat, geeft een pagina met wat u kunt doen."""
    for end in ("", "/verandert"):
        answer = client.get(f"{PAGE}{end}", params={"scenario": name})
        assert answer.status_code == 400
        assert "Kies een scenario van deze pagina" in answer.text


def test_choosing_begins_a_dossier(client: TestClient) -> None:
    """Met de eerste keuze begint een dossier, en de gekozen route is gemerkt."""
    page = read(client, begin(client, scenario__1="versterken"))
    (label,) = [card for card in page.every("li", "sp-route") if "gekozen" in card.text]
    assert label.one("h3").text == "Versterken gekozen"
    assert "nog niet" not in page.with_id("uitkomst").text


def test_a_slider_says_all(client: TestClient) -> None:
    """Bij een schuif staan eenheid, uiteinden, stap en de waarde zonder uw keuze."""
    page = read(client, PAGE)
    field = page.with_id("schuif-tussengroep-instroom")
    (track,) = (e for e in page.every("input") if e.attrs.get("data-bij") == field.attrs["id"])
    assert (track.attrs["min"], track.attrs["max"], track.attrs["step"]) == ("400", "1600", "50")
    assert field.attrs["value"] == "1.000"
    assert page.with_id("schuif-tussengroep-instroom-was").text == "zonder uw keuze 1.000"
    share = page.with_id("schuif-tussengroep-uitstroom")
    assert share.attrs["value"] == "12"
    assert page.with_id("schuif-tussengroep-uitstroom-grens").text == "tussen 4 en 20 %"


def test_moving_shows_the_difference_at_once(client: TestClient) -> None:
    """Wie schuift, krijgt alleen het blok met de uitkomst terug, het verschil voorop en vet."""
    url = begin(client, scenario__1="versterken")
    answer = client.post(url, data={"revisie": "1", INFLOW: "1.200"}, headers=HTMX)
    assert answer.status_code == 200
    assert "<html" not in answer.text
    block = read_page(answer.text)
    assert "Wat verandert Versterken en uw schuiven in 2035?" in block.text
    first = block.one("section").one("strong", "sp-verschil")
    assert re.fullmatch(r"€ .+ (beter|slechter)", first.text)
    assert re.search(r"Mensen aan het werk: \d+ mensen meer \(tussen ", block.text)
    assert naked_forecasts(block) == []
    assert re.search(r"Opgeslagen om \d\d:\d\d", block.text)


def test_the_first_move_goes_to_the_dossier(client: TestClient) -> None:
    """Begint een dossier met een schuif, dan gaat de browser met het scenario daarheen."""
    sent = {"scenario.1": "versterken", INFLOW: "1.200"}
    answer = client.post(PAGE, data=sent, headers=HTMX)
    assert answer.status_code == 204
    page = read(client, answer.headers["HX-Redirect"].split("#")[0])
    assert "Versterken en uw schuiven" in page.with_id("uitkomst").text


def test_the_whole_form_saves_what_moved(client: TestClient) -> None:
    """Zonder script stuurt de pagina alle schuiven; alleen wat verschoof wordt bewaard."""
    page = read(client, PAGE)
    sent = {
        box.attrs["name"]: box.attrs["value"]
        for box in page.every("input")
        if box.attrs["type"] == "text" and box.attrs["name"].startswith("keuze.")
    }
    url = begin(client, **{**sent, INFLOW: "1.100"})
    changed = read(client, f"{url}/verandert").text
    assert "1.100 (van 440 tot 1.760)" in changed
    assert "Eén ding is anders dan wij zelf rekenen" in changed


@pytest.mark.parametrize(
    "veld, typed, told",
    [
        (INFLOW, "99.999", "Dit valt buiten de schuif. Kies 400 tot en met 1.600."),
        (INFLOW, "1.25", "niet duidelijk"),
        (INFLOW, "veel", "geen getal"),
        (INFLOW, "9" * 5000, "te groot"),
        (INFLOW, "<script>alert(1)</script>", "geen getal"),
        ("keuze.bestaat.niet", "5", "bestaat niet"),
        ("scenario.5", "versterken", "hoogstens vier"),
        ("onzin", "5", "Dit veld bestaat niet"),
    ],
)
@pytest.mark.parametrize("headers", [HTMX, {}], ids=["htmx", "zonder"])
def test_bad_input_saves_nothing(
    client: TestClient, veld: str, typed: str, told: str, headers: dict[str, str]
) -> None:
    """Een waarde die niet kan, geeft een melding in het Nederlands, en er wordt niets bewaard."""
    url = begin(client, scenario__1="versterken")
    sent = {"revisie": "1", veld: typed, WAGES: "30.000"}
    answer = client.post(url, data=sent, headers=headers)
    assert answer.status_code == 400
    assert "Niet bewaard." in answer.text
    assert told in answer.text
    assert "<script>alert" not in answer.text
    assert "uw schuiven" not in read(client, url).with_id("uitkomst").one("h2").text


def test_a_slider_can_go_back(client: TestClient) -> None:
    """Elke schuif kan terug met een knop, en alle tegelijk ook."""
    url = begin(client, **{"scenario__1": "versterken", INFLOW: "1.200", WAGES: "30.000"})
    page = read(client, url)
    forms = [f for f in page.every("form") if f.attrs.get("id", "").startswith("terug-")]
    buttons = {b.attrs.get("form") for b in page.every("button")}
    assert len(forms) == 12
    assert {form.attrs["id"] for form in forms} <= buttons
    in_sight = {
        p.attrs["id"] for p in page.every("p", "sp-schuif__terug") if "hidden" not in p.attrs
    }
    assert in_sight == {
        "schuif-tussengroep-instroom-terug",
        "schuif-bedrijf-beschut-werk-loonkosten-per-fte-terug",
    }
    client.post(url, data={"revisie": revision(page), INFLOW: ""})
    after = read(client, url)
    assert after.with_id("schuif-tussengroep-instroom").attrs["value"] == "1.000"
    assert "uw schuiven" in after.with_id("uitkomst").one("h2").text
    client.post(url, data={"revisie": revision(after), INFLOW: "", WAGES: ""})
    assert "Wat verandert Versterken in" in read(client, url).with_id("uitkomst").one("h2").text


def test_a_route_of_words_has_no_sliders(client: TestClient) -> None:
    """Een route in woorden toont geen cijfers en geen schuiven, en zegt wat u kunt doen."""
    page = read(client, begin(client, scenario__1="doormodderen"))
    assert names(page) == []
    assert "is een route in woorden, zonder cijfers. Kies een andere route" in page.text


@pytest.mark.parametrize("code", ["NL", "AM36"])
def test_no_company_no_routes(client: TestClient, code: str) -> None:
    """Zonder bedrijf zegt de pagina dat, en blijft over wat het Rijk en de wereld kunnen doen."""
    page = read(client, f"/bekijk/{code}/keuzes")
    assert "valt geen keuze voor een bedrijf te maken" in page.text
    assert not list(page.every("li", "sp-route"))
    assert "Een ander organisatiemodel" not in page.text
    assert "Wat het Rijk kan besluiten" in page.text
    assert "Hier is geen bedrijf" in read(client, f"/bekijk/{code}/keuzes/organisatie").text


def test_a_gemeente_knows_whose_company_it_is(client: TestClient) -> None:
    """Bij een gemeente staat dat het bedrijf van het hele verband is."""
    page = read(client, "/bekijk/GM0402/keuzes")
    assert "Het bedrijf is van het hele verband Tomingroep" in page.text


@pytest.mark.parametrize("end", ["", "/verandert", "/naast-elkaar", "/organisatie"])
def test_a_shared_link_only_reads(client: TestClient, end: str) -> None:
    """Wie een gedeelde link opent, ziet alles en kan niets wijzigen."""
    fields = {"scenario.1": "versterken", INFLOW: "1200.0", "functie.A": "doen_we"}
    url = f"{shared_with('ammatch', fields)}/keuzes{end}"
    page = read(client, url)
    assert not list(page.every("form"))
    assert not [b for b in page.every("button") if b.attrs.get("type") == "submit"]
    assert naked_forecasts(page) == []
    assert client.get(url, params={"scenario": "samengaan_met_buren"}).text == client.get(url).text
    if end != "/verandert":
        answer = client.post(url, data={"revisie": "1", INFLOW: "1.300"})
        assert answer.status_code == 400
        assert "Daarmee kunt u niets wijzigen" in answer.text


@pytest.mark.parametrize(
    "value, ends, told",
    [
        (5.0, (5.0, 5.0), "5 mensen meer, in elke uitkomst even veel"),
        (0.2, (-3.0, 4.0), "ongeveer gelijk, tussen 3 mensen minder en 4 mensen meer"),
        (-5.0, (-9.0, -2.0), "5 mensen minder, tussen 2 en 9 mensen minder"),
        (3.0, (0.0, 8.0), "3 mensen meer, tussen gelijk en 8 mensen meer"),
        (-3.0, (-8.0, 0.1), "3 mensen minder, tussen 8 mensen minder en gelijk"),
    ],
)
def test_a_difference_in_words(value: float, ends: tuple[float, float], told: str) -> None:
    """Een verschil staat er zonder min: meer of minder, met het bereik."""
    assert ", ".join(in_words(value, ends, "persoon", MORE)) == told


def test_a_small_difference_is_in_whole_euros() -> None:
    """Een verschil met een smal bereik staat in hele euro's, en niet in tienden van een euro."""
    assert in_words(5.3, (1.2, 6.4), "EUR", MORE) == ("€ 5 meer", "tussen € 1 en € 6 meer")
    few = in_words(2_480_650.3, (2_480_610.2, 2_480_655.4), "EUR", MORE)
    assert few == ("€ 2.480.650 meer", "tussen € 2.480.610 en € 2.480.655 meer")


@pytest.mark.parametrize("code", ["ammatch", "GM0402", "WVS", "NL"])
def test_a_slider_can_stand_at_its_value_and_its_ends(code: str) -> None:
    """De waarde van nu en beide uiteinden liggen op de stappen van een schuif."""
    for slider in room_of(Werk(code)).sliders:
        scale = 100 if slider.eenheid == "aandeel" else 1
        low, high, step = (Decimal(text) for text in grid(slider, scale))
        value = Decimal(plain(slider.waarde * scale))
        assert (value - low) % step == 0, slider.key
        assert (high - low) % step == 0, slider.key
        assert float(low) == pytest.approx(slider.laag * scale)
        assert float(high) == pytest.approx(slider.hoog * scale)


def test_a_slider_without_a_round_step_ends_a_little_earlier() -> None:
    """Past geen ronde stap, dan liggen de uiteinden iets naar binnen, op de stappen."""
    slider = replace(room_of(Werk("NL")).sliders[0], waarde=1 / 3, laag=0.0, hoog=1.0, stap=0.05)
    assert grid(slider, 1) == ("0.033333", "0.983333", "0.05")


def test_sliders_stay_where_they_were_seen(client: TestClient) -> None:
    """Vult u een eigen cijfer in of kiest u een route, dan blijven de schuiven op hun plaats."""
    before = names(read(client, PAGE))
    own = {"eigen.wsw.overig_vertrek": "0.05", "eigen.bedrijf_index.tarief": "0.001"}
    for fields in (own, {"scenario.1": "ruime_arbeidsmarkt"}):
        werk = Werk("ammatch", fields)
        assert [one.veld for one in room_of(werk).shown(werk)] == before


def test_numbers_for_a_slider_have_a_point() -> None:
    """Een getal voor de browser heeft een punt en geen cijfers van de computer."""
    assert [plain(n) for n in (0.1 + 0.2, 27_000.0, 1.3000000000000003)] == ["0.3", "27000", "1.3"]


def test_the_box_says_whose_figures_these_are(client: TestClient) -> None:
    """In het vak met de uitkomst staat wat van het bedrijf is en wat van de gemeente."""
    told = "Het resultaat en de bijdrage zijn van het hele bedrijf. De mensen en het geld van het "
    for end in ("?scenario=versterken", "/naast-elkaar"):
        pad = dossier_with("GM0402", {"scenario.1": "versterken"})
        text = read_page(client.get(f"{pad}/keuzes{end}").text).one("main").text
        assert f"{told}Rijk zijn van Hilversum." in text
    country = read_page(client.get("/bekijk/NL/keuzes?scenario=forfait_2028").text).one("main").text
    assert told not in country
