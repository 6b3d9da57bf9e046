# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from html import unescape

import pytest
from starlette.testclient import TestClient
from tests.web.elementen import naked_forecasts, read_page
from tests.web.pagina import Pagina, shared_with

from springplank.actions import dossiers, sharing
from springplank.actions.werk import Werk, assumptions
from springplank.web.pages.delen import MOST
from springplank.web.werkplek import LOCAL

LARGEST_FILE = 150_000
OWN = {"eigen.tussengroep.doorstroom": "0.05", "keuze.wsw.oversterfte": "2.5", "tot": "2032"}


def make_dossier(velden: Mapping[str, str], code: str = "GM0402") -> str:
    """Make a dossier; give the begin of its addresses."""
    now = datetime.now(UTC)
    made = dossiers.create_dossier(code, "Hilversum", now)
    if velden:
        dossiers.change_fields(made.id, velden, 0, "eerste", now)
    return f"/dossier/{made.id}"


def share(client: TestClient, pad: str, days: str = "30") -> str:
    """Make a link on the page; give its address on this server."""
    answer = client.post(f"{pad}/delen", data={"dagen": days})
    assert answer.status_code == 200, answer.text
    (found,) = re.findall(r"<textarea[^>]*>([^<]+)</textarea>", answer.text)
    return unescape(found).removeprefix("http://testserver")


def figures(client: TestClient, url: str) -> list[tuple[str, str]]:
    """Give every figure on a page, with its kind."""
    answer = client.get(url)
    assert answer.status_code == 200, answer.text
    return Pagina(answer.text).cijfers


@pytest.mark.parametrize("end", ["", "/geld", "/mensen", "/bedrijf"])
def test_a_link_shows_exactly_this_state(client: TestClient, end: str) -> None:
    """Een gedeelde pagina heeft precies dezelfde cijfers als het dossier, ook na een wijziging."""
    pad = make_dossier(OWN)
    link = share(client, pad)
    seen = figures(client, pad + end)
    assert len(seen) > 5
    assert figures(client, link + end) == seen
    dossiers.change_fields(pad[9:], {"tot": "2040"}, 3, "later", datetime.now(UTC))
    assert figures(client, link + end) == seen


def test_a_shared_page_says_until_when(client: TestClient) -> None:
    """Een gedeelde pagina zegt tot wanneer de link werkt en dat u niets kunt wijzigen."""
    link = share(client, make_dossier(OWN), "7")
    last = datetime.now(UTC).astimezone(LOCAL).date() + timedelta(days=7)
    page = client.get(link).text
    assert f"De link werkt tot en met {last:%d-%m-%Y}" in page
    assert "U kunt hier niets wijzigen" in page
    assert "/delen" not in page
    assert "/eigen-cijfers" not in page


@pytest.mark.parametrize(
    "end", ["/eigen-cijfers", "/delen", "/delen/intrekken", "/geschiedenis/naam", "/keuzes"]
)
def test_a_link_cannot_change_anything(client: TestClient, end: str) -> None:
    """Door een gedeelde link kunt u niets wijzigen, delen of intrekken."""
    pad = make_dossier(OWN)
    link = share(client, pad)
    made = sharing.list_shares(pad[9:])
    data = {"eigen.tussengroep.doorstroom": "9", "dagen": "3", "link": made[0].id}
    assert client.post(link + end, data=data).status_code in {400, 403, 404, 405}
    assert sharing.list_shares(pad[9:]) == made
    assert dossiers.open_dossier(pad[9:]).revisie == 3


def test_a_shared_page_has_no_page_to_share(client: TestClient) -> None:
    """Wie met een link op Delen komt, gaat naar het begin van de link."""
    link = share(client, make_dossier(OWN))
    answer = client.get(f"{link}/delen", follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == link


def test_a_tampered_link_is_explained(client: TestClient) -> None:
    """Een link waaraan iets is veranderd, geeft een Nederlandse pagina en geen cijfer."""
    link = share(client, make_dossier(OWN))
    middle = len(link) // 2
    other = "A" if link[middle] != "A" else "B"
    for broken in (link[:-1], f"{link}x", link[:middle] + other + link[middle + 1 :], "/gedeeld/x"):
        answer = client.get(broken)
        assert answer.status_code == 404
        assert "Deze link klopt niet" in answer.text
        assert "sp-cijfer" not in answer.text


def test_an_expired_link_is_explained(client: TestClient) -> None:
    """Een verlopen link zegt tot wanneer hij werkte en wat u kunt doen."""
    then = datetime(2026, 1, 5, tzinfo=UTC)
    client.get("/")
    old = sharing.share("GM0402", OWN, date(2026, 1, 6), then)
    answer = client.get(f"/gedeeld/{old.token}")
    assert answer.status_code == 410
    assert "Deze link werkt niet meer" in answer.text
    assert "Deze link werkte tot en met 6 januari 2026. Vraag een nieuwe link." in answer.text


def test_a_withdrawn_link_is_explained(client: TestClient) -> None:
    """Een ingetrokken link werkt niet meer; een andere link van hetzelfde dossier wel."""
    pad = make_dossier(OWN)
    first, second = share(client, pad), share(client, pad)
    page = client.get(f"{pad}/delen").text
    assert page.count("Deze link werkt.") == 2
    oldest = sharing.list_shares(pad[9:])[-1]
    for _ in range(2):
        answer = client.post(f"{pad}/delen/intrekken", data={"link": oldest.id})
        assert answer.status_code == 200
    assert "Deze link is ingetrokken op" in answer.text
    gone = client.get(first)
    assert gone.status_code == 410
    assert "De maker heeft deze link op" in gone.text
    assert client.get(second).status_code == 200


def test_an_expired_link_says_so_in_the_list(client: TestClient) -> None:
    """In de lijst staat van elke link of hij werkt of verlopen is."""
    pad = make_dossier(OWN)
    then = datetime(2026, 1, 5, tzinfo=UTC)
    sharing.share_dossier(pad[9:], date(2026, 1, 6), then)
    page = client.get(f"{pad}/delen").text
    assert "Deze link is verlopen." in page
    assert "Trek de link van" not in page


def test_only_links_of_this_dossier_are_withdrawn(client: TestClient) -> None:
    """Een link van een ander dossier kunt u hier niet intrekken, en buiten een dossier geen."""
    pad, other = make_dossier(OWN), make_dossier({"tot": "2033"})
    link = share(client, pad)
    (made,) = sharing.list_shares(pad[9:])
    for place, status in ((other, 404), ("/bekijk/GM0402", 400)):
        answer = client.post(f"{place}/delen/intrekken", data={"link": made.id})
        assert answer.status_code == status
    assert client.get(link).status_code == 200


def test_a_link_without_a_dossier_is_withdrawn_by_itself(client: TestClient) -> None:
    """Een link van buiten een dossier trekt u in door hem te plakken; dan werkt hij niet meer."""
    page = "/bekijk/GM0402"
    link, other = share(client, page), share(client, page)
    assert 'name="adres"' in client.get(f"{page}/delen").text
    for pasted in (f" http://testserver{link}/geld\n", link):
        answer = client.post(f"{page}/delen/intrekken", data={"adres": pasted})
        assert answer.status_code == 200
        assert "De link is ingetrokken. Hij werkt niet meer." in answer.text
    assert client.get(link).status_code == 410
    assert client.get(other).status_code == 200


def test_what_is_pasted_must_be_such_a_link(client: TestClient) -> None:
    """Niets, onzin of een link uit een dossier wordt uitgelegd, en er verandert niets."""
    pad = make_dossier(OWN)
    link = share(client, pad)
    told = {"": "Plak de link", "onzin": "Deze link klopt niet", link: "hoort bij een dossier"}
    for pasted, sentence in told.items():
        answer = client.post("/bekijk/GM0402/delen/intrekken", data={"adres": pasted})
        assert 400 <= answer.status_code < 500
        assert sentence in answer.text
    assert client.get(link).status_code == 200


@pytest.mark.parametrize("days", ["0", "-1", "367", "1,5", "veel", "", "٣", "9" * 90])
def test_a_wrong_number_of_days_is_explained(client: TestClient, days: str) -> None:
    """Een verkeerd aantal dagen geeft een zin bij het veld, en geen link."""
    pad = make_dossier(OWN)
    answer = client.post(f"{pad}/delen", data={"dagen": days or " "})
    assert answer.status_code == 400
    assert f"van 1 tot en met {MOST}" in answer.text
    assert sharing.list_shares(pad[9:]) == ()


@pytest.mark.parametrize("days", ["1", "366"])
def test_the_first_and_the_last_day_fit(client: TestClient, days: str) -> None:
    """Een link mag 1 tot en met 366 dagen werken."""
    assert client.get(share(client, make_dossier(OWN), days)).status_code == 200


def test_a_subject_without_a_dossier_can_be_shared(client: TestClient) -> None:
    """Ook zonder dossier kunt u een link maken; daarin staat niets van uzelf."""
    assert "U heeft hier niets ingevuld" in client.get("/bekijk/GM0402/delen").text
    link = share(client, "/bekijk/GM0402")
    assert figures(client, link) == figures(client, "/bekijk/GM0402")


def test_what_is_shared_is_told(client: TestClient) -> None:
    """Voor het delen staat er in woorden wat u zelf invulde."""
    page = Pagina(client.get(f"{make_dossier(OWN)}/delen").text).tekst
    assert assumptions()["tussengroep.doorstroom"].label in page
    assert "5%" in page


@pytest.mark.parametrize("code", ["GM0402", "ammatch", "NL"])
def test_the_file_stands_by_itself(client: TestClient, code: str) -> None:
    """Het bestand haalt niets op, heeft geen script en past in 150 kB."""
    answer = client.get(f"/bekijk/{code}/delen/bestand.html")
    assert answer.status_code == 200
    assert "attachment" in answer.headers["content-disposition"]
    assert len(answer.content) <= LARGEST_FILE
    page = read_page(answer.text)
    assert list(page.every("script")) == list(page.every("link")) == list(page.every("img")) == []
    assert [e for e in page.every() if {"src", "style", "href"} & set(e.attrs)] == []
    assert not [name for e in page.every() for name in e.attrs if name.startswith("on")]
    policy = next(e for e in page.every("meta") if "http-equiv" in e.attrs).attrs["content"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert not re.search(r"url\(|@import|https?:", page.one("style").text)
    for tag in ("main", "h1"):
        assert len(list(page.every(tag))) == 1


def test_the_file_holds_the_whole_state(client: TestClient) -> None:
    """In het bestand staan de cijfers van het dossier, wat is ingevuld, de bronnen en de dag."""
    velden = {**OWN, "scenario.1": "versterken", "scenario.2": "meer_doorstroom"}
    pad = make_dossier(velden)
    answer = client.get(f"{pad}/delen/bestand.html")
    page = read_page(answer.text)
    assert naked_forecasts(page) == []
    file = Pagina(answer.text)
    assert {text for _, text in figures(client, pad)} <= {text for _, text in file.cijfers}
    run_ids = set(re.findall(r'data-run="(\w+)"', client.get(f"{pad}/mensen").text))
    assert run_ids <= set(re.findall(r"[0-9a-f]{16}", file.tekst))
    today = datetime.now(UTC).astimezone(LOCAL)
    assert f"{today.day} " in file.koppen[0][1]
    assert str(today.year) in file.koppen[0][1]
    for told in ("Laatste jaar", "2032", "Scenario 1", "Keuze: ", "5%", "Meicirculaire"):
        assert told in file.tekst
    assert file.tabel("De scenario").rijen[0][1:] != []
    assert file.tabel("Rekening van het bedrijf").rijen


def test_the_file_names_a_route_of_words(client: TestClient) -> None:
    """Is een route in woorden gekozen, dan zegt het bestand dat de cijfers daar niet bij horen."""
    pad = make_dossier({"scenario.1": "nieuw_rijksbeleid"})
    page = Pagina(client.get(f"{pad}/delen/bestand.html").text).tekst
    assert "Dat is een route in woorden, zonder cijfers" in page


def test_the_fullest_file_still_fits(client: TestClient) -> None:
    """Ook met vier scenario's en alle eigen cijfers past het bestand in 150 kB."""
    own = {f"eigen.{key}": repr(a.value) for key, a in assumptions().items() if a.question}
    velden = {
        **own,
        "scenario.1": "versterken",
        "scenario.2": "meer_doorstroom",
        "scenario.3": "optimaal_gebruiken",
        "scenario.4": "krappe_arbeidsmarkt",
        **{f"functie.{letter}.waar": "m" * 300 for letter in "ABCDEFGH"},
    }
    pad = make_dossier(velden, "ammatch")
    answer = client.get(f"{pad}/delen/bestand.html")
    assert answer.status_code == 200
    assert len(answer.content) <= LARGEST_FILE


def test_text_in_a_field_stays_text(client: TestClient) -> None:
    """Een script in een tekstveld blijft gewone tekst, op de pagina en in het bestand."""
    pad = make_dossier({"functie.A.waar": "<script>alert(1)</script>"})
    for end in ("/delen", "/delen/bestand.html"):
        page = client.get(pad + end).text
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert" in page


def test_a_shared_link_gives_the_same_file(client: TestClient) -> None:
    """Wie meekijkt, krijgt hetzelfde bestand als de maker."""
    pad = make_dossier(OWN)
    link = share(client, pad)
    mine, theirs = (client.get(f"{where}/delen/bestand.html") for where in (pad, link))
    assert theirs.content == mine.content
    assert Werk("GM0402", OWN).velden == dossiers.open_dossier(pad[9:]).velden


ORDERS = re.compile(
    r"(?:^|[.:;,] )(?:(?:V|v)ul|(?:L|l)ees (?!wat)|Controleer|Verschuif|Vraag na)\b[^.]*\."
)
"""Sentences that tell somebody to fill something in, or to check it."""


@pytest.mark.parametrize(
    "end",
    [
        *("", "/geld", "/geld/verschil", "/geld/jaren", "/geld/buig_loonkostensubsidie/2027"),
        *("/mensen", "/bedrijf", "/keuzes", "/keuzes/verandert", "/keuzes/naast-elkaar"),
        "/keuzes/organisatie",
    ],
)
def test_a_reader_gets_no_orders(client: TestClient, end: str) -> None:
    """Wie met een gedeelde link meekijkt, krijgt geen opdracht om iets in te vullen."""
    for code, velden in (("GM0402", OWN), ("GM0114", {"scenario.1": "doormodderen"})):
        page = Pagina(client.get(shared_with(code, velden) + end).text)
        assert (
            "U kunt hier niets wijzigen. Wie de link deelde, kan cijfers aanvullen." in page.tekst
        )
        assert ORDERS.findall(page.tekst) == []
