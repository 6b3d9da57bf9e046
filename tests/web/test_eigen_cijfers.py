# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
import html
import re

import pytest
from starlette.testclient import TestClient
from tests.web.pagina import shared_with

from springplank.bekostiging.loading import FOLDER, read_afspraak

PAGE = "/bekijk/GM0402/eigen-cijfers"
FIELD = "eigen.tussengroep.doorstroom"
HTMX = {"HX-Request": "true", "HX-Target": "effect"}


def begin(client: TestClient, **fields: str) -> str:
    """Save first figures; give the address of the dossier."""
    sent = {name.replace("__", "."): text for name, text in fields.items()} or {FIELD: "5"}
    answer = client.post(PAGE, data=sent, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    address: str = answer.headers["location"].split("#")[0]
    return address


def test_our_guess_stands_beside_every_field(client: TestClient) -> None:
    """Bij elk veld staat waarmee wij rekenen, met bereik en herkomst."""
    page = client.get(PAGE).text
    fields = re.findall(r'name="((?:eigen|gemeente|bedrijf)\.[^"]+)"', page)
    assert len(fields) == len(set(fields)) > 40
    guesses = page.count("Wij rekenen met") + page.count("Wij hebben geen schatting")
    assert guesses == len(fields)
    assert "onze aanname" in page


def test_the_first_figure_begins_a_dossier(client: TestClient) -> None:
    """Met het eerste cijfer begint een dossier; de pagina zegt wat het verandert en wanneer."""
    address = begin(client)
    assert address.startswith("/dossier/")
    page = client.get(address).text
    assert 'value="5"' in page
    assert "Met uw cijfers" in page
    assert re.search(r"Opgeslagen om \d\d:\d\d", page)


def test_nothing_typed_begins_nothing(client: TestClient) -> None:
    """Zonder cijfer begint er geen dossier."""
    answer = client.post(PAGE, data={FIELD: "  "}, follow_redirects=False)
    assert answer.headers["location"].startswith("/bekijk/GM0402")


@pytest.mark.parametrize(
    "field, typed, told",
    [
        (FIELD, "1.25", "Schrijf 1,25 met een komma"),
        (FIELD, "900", "kan niet"),
        (FIELD, "veel", "geen getal"),
        (FIELD, "9" * 5000, "te groot"),
        ("gemeente.GM0402.wsw", "-5", "Minder dan 0"),
        ("gemeente.GM0363.wsw", "5", "hoort niet bij"),
        ("eigen.bestaat.niet", "5", "bestaat niet"),
        ("onzin", "5", "Dit veld bestaat niet"),
        ("bedrijf.vreemd_vermogen", "<script>alert(1)</script>", "geen getal"),
    ],
)
def test_a_wrong_figure_is_explained_and_kept_in_sight(
    client: TestClient, field: str, typed: str, told: str
) -> None:
    """Een fout cijfer wordt niet bewaard; de pagina zegt waarom, en de tekst blijft staan."""
    answer = client.post(PAGE, data={field: typed}, follow_redirects=False)
    assert answer.status_code == 400
    assert told in answer.text.replace("&#39;", "'")
    assert "<script>alert" not in answer.text


def test_one_wrong_figure_saves_none(client: TestClient) -> None:
    """Alles of niets: één fout cijfer houdt ook het goede tegen."""
    address = begin(client)
    both = {FIELD: "7", "bedrijf.reserve": "-1"}
    assert client.post(address, data=both).status_code == 400
    assert 'value="7"' not in client.get(address).text


def test_the_same_attempt_has_one_effect(client: TestClient) -> None:
    """Dezelfde poging nog eens verstuurd, heeft één gevolg: ook de eerste keer."""
    sent = {FIELD: "5", "sleutel": "poging-een"}
    first, again = (client.post(PAGE, data=sent, follow_redirects=False) for _ in range(2))
    assert first.headers["location"] == again.headers["location"]
    history = client.get(first.headers["location"].split("/eigen")[0] + "/geschiedenis").text
    assert "1 wijziging." in history


def test_htmx_gets_the_effect_and_the_revision(client: TestClient) -> None:
    """Met htmx komt alleen het gevolg terug, met het tijdstip en de nieuwe stand."""
    address = begin(client)
    answer = client.post(address, data={FIELD: "7", "revisie": "1"}, headers=HTMX)
    assert answer.status_code == 200
    assert answer.text.lstrip().startswith('<section id="effect"')
    assert 'data-revisie="2"' in answer.text


def test_htmx_moves_to_the_new_dossier(client: TestClient) -> None:
    """Begint er een dossier, dan gaat de browser naar zijn adres."""
    answer = client.post(PAGE, data={FIELD: "7"}, headers=HTMX)
    assert answer.status_code == 204
    assert answer.headers["hx-redirect"].startswith("/dossier/")


def test_two_tabs_see_both_texts(client: TestClient) -> None:
    """Wie hetzelfde veld wijzigt na een ander, ziet beide teksten en verliest niets."""
    address = begin(client)
    client.post(address, data={FIELD: "7", "revisie": "1"}, headers={"cookie": ""})
    late = client.post(address, data={FIELD: "9", "revisie": "1"})
    assert late.status_code == 409
    assert "Uw tekst: 9" in late.text
    assert "Er staat nu: 7" in late.text
    assert 'value="9"' in late.text


def test_different_fields_merge(client: TestClient) -> None:
    """Wijzigen twee mensen verschillende velden, dan blijven beide."""
    address = begin(client)
    client.post(address, data={"gemeente.GM0402.wsw": "200", "revisie": "1"})
    answer = client.post(address, data={"bedrijf.reserve": "50.000", "revisie": "1"})
    assert answer.status_code == 200
    page = client.get(address).text
    assert 'value="200"' in page
    assert 'value="50.000"' in page


def test_an_agreement_shows_what_each_pays(client: TestClient) -> None:
    """Wie invult wie een tekort betaalt, ziet op Bedrijf wat de gemeenten betalen."""
    before = client.get("/bekijk/GM0402/bedrijf").text
    assert "De afspraak heet <strong>Doorsluizen</strong>" in before
    assert "/bekijk/GM0402/eigen-cijfers#afspraak" in before
    address = begin(client, afspraak__tekort="100", afspraak__sleutel="SE")
    page = client.get(address).text
    assert 'value="100"' in page
    assert '<option value="SE" selected>standaardeenheden Wsw</option>' in page
    assert "Zolang dit leeg is: niet afgesproken." in page
    after = client.get(address.replace("eigen-cijfers", "bedrijf")).text
    assert "Van een tekort betalen zij 100%." in after
    assert "Tekort" in after
    assert "heeft geen regel voor een tekort" not in after


def test_an_agreement_that_cannot_be(client: TestClient) -> None:
    """Een afspraak die niet kan, staat met de fout bij het veld; er is niets bewaard."""
    sent = {"afspraak.prijs": "1.200.000", "afspraak.sleutel": "loting"}
    answer = client.post(PAGE, data=sent)
    assert answer.status_code == 400
    assert "bedoelt u 12.000 euro" in answer.text
    assert "&#39;loting&#39; staat niet in de lijst" in answer.text
    assert 'value="1.200.000"' in answer.text


WHOLE = (FOLDER / "drempel.toml").read_text("utf-8")


def test_a_whole_agreement_is_pasted(client: TestClient) -> None:
    """Wie een hele afspraak plakt, ziet haar terug op Bedrijf, in de lijst en via een deellink."""
    address = begin(client, afspraak__bestand=WHOLE.replace("\n", "\r\n"))
    page = client.get(address).text
    assert html.escape(WHOLE.strip(), quote=True).replace("&quot;", "&#34;") in page
    assert re.search(r"<details[^>]* open>\s*<summary[^>]*>Staat de afspraak in een bestand", page)
    naam = read_afspraak(WHOLE, "x").naam
    assert (
        f"De afspraak heet <strong>{naam}</strong>"
        in client.get(address.replace("eigen-cijfers", "bedrijf")).text
    )
    history = client.get(address.replace("eigen-cijfers", "geschiedenis")).text
    assert re.search(rf"{naam} \(\d+ del?e[eln]+, kenmerk [0-9a-f]{{6}}\)", history)
    shared = shared_with("GM0402", {"afspraak.bestand": WHOLE})
    assert f"<strong>{naam}</strong>" in client.get(f"{shared}/bedrijf").text


def test_sending_the_same_agreement_again_changes_nothing(client: TestClient) -> None:
    """Wie de pagina zonder script opnieuw bewaart, verandert de geplakte afspraak niet."""
    address = begin(client, afspraak__bestand=WHOLE)
    sent = {"afspraak.bestand": WHOLE.strip().replace("\n", "\r\n"), "revisie": "1"}
    client.post(address, data=sent)
    history = client.get(address.replace("eigen-cijfers", "geschiedenis")).text
    assert "1 wijziging." in history


def test_a_whole_agreement_and_fields_do_not_go_together(client: TestClient) -> None:
    """Staat er een hele afspraak, dan wordt een los veld geweigerd; leeg mag het ruilen wel."""
    address = begin(client, afspraak__bestand=WHOLE)
    answer = client.post(address, data={"afspraak.tekort": "100", "revisie": "1"})
    assert answer.status_code == 400
    assert "gaat niet samen met de losse velden van de afspraak" in answer.text
    both = {"afspraak.tekort": "100", "afspraak.bestand": "", "revisie": "1"}
    assert client.post(address, data=both).status_code == 200
    assert (
        "Van een tekort betalen zij 100%."
        in client.get(address.replace("eigen-cijfers", "bedrijf")).text
    )


def test_a_whole_agreement_that_cannot_be(client: TestClient) -> None:
    """Een tekst die geen afspraak is, staat met de fout bij het veld en blijft staan."""
    typed = WHOLE.replace("sleutel", "sleutelbos", 1) + "# <script>"
    answer = client.post(PAGE, data={"afspraak.bestand": typed})
    assert answer.status_code == 400
    assert "kent geen &#39;sleutelbos&#39;" in answer.text
    assert "# &lt;script&gt;" in answer.text
    assert "# <script>" not in answer.text


def test_two_tabs_paste_another_agreement(client: TestClient) -> None:
    """Plakken twee mensen een andere afspraak, dan staan beide bij het veld."""
    address = begin(client)
    other = WHOLE.replace('naam = "', 'naam = "Oude ', 1)
    client.post(address, data={"afspraak.bestand": other, "revisie": "1"}, headers={"cookie": ""})
    late = client.post(address, data={"afspraak.bestand": WHOLE, "revisie": "1"})
    assert late.status_code == 409
    naam = read_afspraak(WHOLE, "x").naam
    assert f"Uw tekst: {naam} (" in late.text
    assert f"Er staat nu: Oude {naam} (" in late.text
    assert 'id="veld-afspraak-bestand"' in late.text


def test_an_agreement_of_somebody_else_is_told_at_once(client: TestClient) -> None:
    """Plakt een ander intussen een afspraak, dan staat dat bij uw volgende wijziging."""
    address = begin(client)
    client.post(address, data={"afspraak.bestand": WHOLE, "revisie": "1"}, headers={"cookie": ""})
    answer = client.post(address, data={FIELD: "7", "revisie": "1"}, headers=HTMX)
    assert answer.status_code == 200
    assert f"{read_afspraak(WHOLE, 'x').naam} (" in answer.text
    assert "veld-afspraak-bestand" in answer.text


def test_two_tabs_choose_another_key(client: TestClient) -> None:
    """Kiezen twee mensen een andere sleutel, dan staan beide bij de lijst."""
    address = begin(client, afspraak__bijdrage="500.000")
    client.post(address, data={"afspraak.sleutel": "SE", "revisie": "1"}, headers={"cookie": ""})
    late = client.post(address, data={"afspraak.sleutel": "personen", "revisie": "1"})
    assert late.status_code == 409

    assert "Uw tekst: personen in het bedrijf" in late.text
    assert "Er staat nu: standaardeenheden" in late.text


def test_one_work_form_alone_is_told(client: TestClient) -> None:
    """Wie één werkvorm wijzigt, leest dat de delen samen geen 100% zijn en wat wij dan doen."""
    address = begin(client, eigen__bedrijf_wsw__aandeel_binnen="90")
    told = "Wij rekenen ze om naar 100%"
    for page in (address, address.replace("eigen-cijfers", "bedrijf")):
        assert told in client.get(page).text
    assert told not in client.get("/bekijk/GM0402/bedrijf").text


def test_emptying_a_field_goes_back_to_our_guess(client: TestClient) -> None:
    """Een leeg veld telt niet meer: dan geldt onze schatting weer."""
    address = begin(client)
    client.post(address, data={FIELD: "", "revisie": "1"})
    assert "U heeft nog niets ingevuld" in client.get(address).text


def test_undo_redo_and_versions(client: TestClient) -> None:
    """Ongedaan maken, opnieuw doen en een versie terugzetten zijn nieuwe regels in de lijst."""
    address = begin(client)
    base = address.removesuffix("/eigen-cijfers")
    client.post(f"{base}/geschiedenis/versies", data={"naam": "Voor de raad"})
    client.post(f"{base}/geschiedenis/ongedaan", data={"sleutel": "a"})
    assert "U heeft nog niets ingevuld" in client.get(address).text
    client.post(f"{base}/geschiedenis/opnieuw", data={"sleutel": "b"})
    assert 'value="5"' in client.get(address).text
    client.post(address, data={FIELD: "8", "revisie": "3"})
    client.post(f"{base}/geschiedenis/versies/1", data={"sleutel": "c"})
    assert 'value="5"' in client.get(address).text
    history = client.get(f"{base}/geschiedenis").text
    assert "5 wijzigingen" in history
    assert "De lijst is nagerekend en klopt" in history
    assert "Voor de raad" in history


@pytest.mark.parametrize(
    "path, told",
    [
        ("/geschiedenis/opnieuw", "niets"),
        ("/geschiedenis/versies/99", "versie"),
        ("/geschiedenis/versies", "naam"),
    ],
)
def test_what_cannot_be_done_is_explained(client: TestClient, path: str, told: str) -> None:
    """Wat niet kan, krijgt een pagina met een zin."""
    base = begin(client).removesuffix("/eigen-cijfers")
    answer = client.post(base + path)
    assert 400 <= answer.status_code < 500
    assert told in answer.text


def test_an_unknown_dossier(client: TestClient) -> None:
    """Een dossier dat niet bestaat, geeft een pagina die dat zegt."""
    answer = client.get("/dossier/aaaaaaaaaaaaaaaaaaaaaa")
    assert answer.status_code == 404
    assert "Terug naar het begin" in answer.text


def test_looking_has_no_history_yet(client: TestClient) -> None:
    """Zonder dossier is er geen geschiedenis; de pagina zegt wanneer die begint."""
    answer = client.get("/bekijk/GM0402/geschiedenis")
    assert answer.status_code == 404
    assert "begint met uw eerste cijfer" in answer.text
