# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
import pytest
from starlette.testclient import TestClient
from tests.web.elementen import Element, read_page
from tests.web.pagina import dossier_with

PAGE = "/bekijk/ammatch/keuzes"


def read(client: TestClient, url: str) -> Element:
    answer = client.get(url)
    assert answer.status_code == 200, answer.text
    return read_page(answer.text)


def test_the_map_fills_itself(client: TestClient) -> None:
    """Wat u van een functionaliteit zegt, staat meteen op de kaart, met waar het ligt."""
    url = f"{dossier_with('ammatch', {})}/keuzes/organisatie"
    headers = {"HX-Request": "true", "HX-Target": "kaart"}
    sent = {"revisie": "0", "functie.H": "willen_we", "functie.H.waar": "<b>Bij</b> ons"}
    answer = client.post(url, data=sent, headers=headers)
    block = read_page(answer.text)
    assert (
        "Willen we (1) H aan de slag op een beschutte werkplek. Waar: <b>Bij</b> ons" in block.text
    )
    assert "In uw model: bij het bedrijf." in block.text
    assert "Nog niet ingevuld: A, B, C, D, E, F, G." in block.text


def test_what_it_means_stands_before_the_questions(client: TestClient) -> None:
    """Eerst staat er wat een functionaliteit is en wat elke letter betekent, dan pas de vragen."""
    text = read(client, f"{PAGE}/organisatie").one("main").text
    meaning = text.index("Een functionaliteit is iets dat in een regio geregeld moet zijn.")
    letter = text.index("Aan de slag op een beschutte werkplek")
    assert meaning < letter < text.index("De kaart van A tot en met H")
    assert "De antwoorden veranderen geen cijfers." in text


def test_five_models_and_what_moves(client: TestClient) -> None:
    """Vijf modellen staan naast elkaar; van de andere vier staat er wat verhuist."""
    page = read(client, f"{PAGE}/organisatie")
    assert "Een model maakt geen mensen" in page.text
    assert "Dat is een aanname, tot u zelf kiest." in page.text
    heads = [[th.text for th in t.one("thead").every("th")] for t in page.every("table")]
    assert all(len(row) == 6 for row in heads)
    assert "Partieel sociaal ontwikkelbedrijf (nu bij u)" in heads[0]
    assert len([d for d in page.every("details") if "dingen verhuizen" in d.text]) == 4
    answer = client.post(f"{PAGE}/organisatie", data={"model": "klassiek"})
    assert "Klassiek sociaal ontwikkelbedrijf (nu bij u)" in answer.text


@pytest.mark.parametrize(
    "veld, typed, told",
    [
        ("model", "onzin", "bestaat niet"),
        ("functie.A", "misschien", "Kies uit"),
        ("functie.A.waar", "x" * 301, "te lang"),
        ("functie.Z", "doen_we", "bestaat niet"),
    ],
)
def test_bad_answers_are_refused(client: TestClient, veld: str, typed: str, told: str) -> None:
    """Een antwoord dat niet kan, geeft een melding, en er wordt niets bewaard."""
    answer = client.post(f"{PAGE}/organisatie", data={veld: typed})
    assert answer.status_code == 400
    assert told in answer.text


def test_two_people_fill_one_function(client: TestClient) -> None:
    """Vulde iemand anders hetzelfde in, dan staan beide teksten er."""
    url = f"{dossier_with('ammatch', {'functie.A': 'doen_we'})}/keuzes/organisatie"
    answer = client.post(url, data={"revisie": "0", "functie.A": "willen_we"})
    assert answer.status_code == 409
    assert "Uw tekst: willen we. Er staat nu: doen we." in answer.text
    beside = url.replace("organisatie", "naast-elkaar")
    client.post(beside, data={"revisie": "1", "scenario.2": "versterken"})
    answer = client.post(beside, data={"revisie": "1", "scenario.2": "doormodderen"})
    assert "Er staat nu: Versterken." in answer.text
