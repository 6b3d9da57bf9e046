# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Page Keuzes with two people at once, and with the measures of a scenario as sliders."""

from starlette.testclient import TestClient
from tests.web.elementen import Element, naked_forecasts, read_page
from tests.web.test_keuzes import HTMX, INFLOW, PAGE, WAGES, begin, names, read, revision

OVERHEAD = "maatregel.lagere_overhead"


def test_two_people_move_one_slider(client: TestClient) -> None:
    """Verschoof iemand anders dezelfde schuif eerst, dan staan beide waarden er."""
    url = begin(client, **{INFLOW: "1.200"})
    assert client.post(url, data={"revisie": "1", INFLOW: "1.300"}, headers=HTMX).status_code == 200
    answer = client.post(url, data={"revisie": "1", INFLOW: "1.400"}, headers=HTMX)
    assert answer.status_code == 409
    block = read_page(answer.text)
    assert "Uw tekst: 1.400. Er staat nu: 1.300." in block.text
    beside = block.with_id("schuif-tussengroep-instroom-botsing")
    assert "vulde hier 1.300 in" in beside.text
    assert [one.text for one in beside.every("button")] == ["Gebruik mijn tekst: 1.400"]


def whole_form(page: Element) -> dict[str, str]:
    """Give what a browser without a script sends of the sliders."""
    sliders = {
        box.attrs["name"]: box.attrs["value"]
        for box in page.every("input")
        if box.attrs["type"] == "text" and box.attrs["name"].startswith("keuze.")
    }
    return {**sliders, "revisie": revision(page)}


def test_a_conflict_without_a_script_keeps_what_others_did(client: TestClient) -> None:
    """Zonder script botst alleen wat u verschoof; wat een ander verschoof, blijft staan."""
    url = begin(client, **{INFLOW: "1.200"})
    seen = whole_form(read(client, url))
    client.post(url, data={"revisie": "1", INFLOW: "1.300", WAGES: "31.000"}, headers=HTMX)
    other = "keuze.tussengroep.uitstroom"
    answer = client.post(url, data={**seen, INFLOW: "1.400", other: "11"})
    assert answer.status_code == 409
    page = read_page(answer.text)
    at = page.with_id("schuif-tussengroep-instroom-botsing")
    assert "vulde hier 1.300 in" in at.text
    assert page.with_id("schuif-tussengroep-instroom").attrs["value"] == "1.400"
    assert page.with_id("schuif-tussengroep-uitstroom").attrs["value"] == "11"
    wages = page.with_id("schuif-bedrijf-beschut-werk-loonkosten-per-fte")
    assert wages.attrs["value"] == "31.000"
    (form,) = (f for f in page.every("form") if f.attrs.get("id", "").startswith("botsing-"))
    along = {box.attrs["name"]: box.attrs["value"] for box in form.every("input")}
    assert along == {"revisie": revision(page), other: "11"}
    mine, theirs = at.every("button")
    assert (mine.attrs["name"], mine.attrs["value"]) == (INFLOW, "1.400")
    assert (theirs.attrs.get("name"), theirs.text) == (None, "Houd 1.300")


def test_who_moves_another_slider_hears_what_moved_meanwhile(client: TestClient) -> None:
    """Verschoof iemand iets wat u nog ziet zoals het stond, dan staat dat bij die schuif."""
    url = begin(client, **{INFLOW: "1.200"})
    client.post(url, data={"revisie": "1", WAGES: "31.000"}, headers=HTMX)
    answer = client.post(url, data={"revisie": "1", INFLOW: "1.300"}, headers=HTMX)
    assert answer.status_code == 200
    told = read_page(answer.text).with_id("schuif-bedrijf-beschut-werk-loonkosten-per-fte-botsing")
    assert "vulde hier intussen € 31.000 in" in told.text.replace("\N{NO-BREAK SPACE}", " ")
    again = client.post(url, data={"revisie": "3", INFLOW: "1.200"}, headers=HTMX)
    assert "intussen" not in again.text


def test_two_people_choose_a_scenario(client: TestClient) -> None:
    """Koos iemand anders eerst een scenario, dan staan beide er, met knoppen boven de routes."""
    url = begin(client, scenario__1="versterken")
    client.post(url, data={"revisie": "1", "scenario.1": "samengaan_met_buren"})
    answer = client.post(url, data={"revisie": "1", "scenario.1": "ruime_arbeidsmarkt"})
    assert answer.status_code == 409
    at = read_page(answer.text).with_id("kies-scenario-1-botsing")
    assert "vulde hier Samengaan met buren in" in at.text
    assert "Gebruik mijn tekst: Ruime arbeidsmarkt" in at.text
    assert "Houd Samengaan met buren" in at.text


def test_sliding_leaves_the_scenario_that_another_chose(client: TestClient) -> None:
    """Kiest een ander intussen een route, dan schuift u daarop verder; u zet haar niet terug."""
    url = begin(client, scenario__1="versterken")
    seen = whole_form(read(client, url))
    client.post(url, data={"revisie": "1", "scenario.1": "samengaan_met_buren"})
    for headers in (HTMX, {}):
        sent = {"revisie": "1", INFLOW: "1.300"} if headers else {**seen, INFLOW: "1.200"}
        answer = client.post(url, data=sent, headers=headers)
        assert answer.status_code in (200, 409)
        page = read(client, url)
        assert "Samengaan met buren" in page.with_id("uitkomst").one("h2").text


def test_measures_are_sliders(client: TestClient) -> None:
    """Bij Versterken staan de maatregelen vooraan als schuif; de rest is uit te klappen."""
    before = names(read(client, PAGE))
    url = begin(client, scenario__1="versterken")
    page = read(client, url)
    every = names(page)
    (closed,) = (d for d in page.every("details") if "Meer schuiven" in d.one("summary").text)
    hidden = names(closed)
    shown = [name for name in every if name not in hidden]
    assert len(shown) == 8
    assert [name.partition(".")[0] for name in shown] == ["maatregel"] * 4 + ["keuze"] * 4
    assert sorted([*shown[4:], *hidden]) == sorted(before)
    assert "Maatregelen in dit scenario" in [h.text for h in page.every("h3")]
    overhead = page.with_id("schuif-maatregel-lagere-overhead")
    assert overhead.attrs["value"] == "\N{MINUS SIGN}10"
    hint = page.with_id("schuif-maatregel-lagere-overhead-hint").text
    told = "Kost eenmalig € 300.000 in 2027, ook als u schuift. Bij 0 niets. Werkt vanaf 2029."
    assert hint.replace("\N{NO-BREAK SPACE}", " ") == told
    answer = client.post(url, data={"revisie": "1", OVERHEAD: "-20"}, headers=HTMX)
    assert answer.status_code == 200
    block = read_page(answer.text)
    assert "Wat verandert Versterken en uw schuiven in 2035?" in block.text
    assert naked_forecasts(block) == []
    changed = read(client, f"{url}/verandert").text.replace("\N{NO-BREAK SPACE}", " ")
    assert "effect \N{MINUS SIGN}10% (van \N{MINUS SIGN}20% tot 0%); eenmalig € 300.000" in changed
    assert "effect \N{MINUS SIGN}20% (van \N{MINUS SIGN}20% tot 0%); eenmalig € 300.000" in changed
    answer = client.post(url, data={"revisie": "2", OVERHEAD: "-30"}, headers=HTMX)
    assert answer.status_code == 400
    assert "Dit valt buiten de schuif. Kies \N{MINUS SIGN}20% tot en met 0%." in answer.text
    client.post(url, data={"revisie": "2", OVERHEAD: ""})
    after = read(client, url)
    assert after.with_id("schuif-maatregel-lagere-overhead").attrs["value"] == "\N{MINUS SIGN}10"
    assert "uw schuiven" not in after.with_id("uitkomst").one("h2").text
