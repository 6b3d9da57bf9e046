# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The page Uw begroting: report, choices, aansluiting and the way back to Excel."""

import io
import re
from html import unescape

import httpx2
import pytest
from openpyxl import load_workbook
from starlette.testclient import TestClient
from tests.begroting.layouts_bron import afkortingen
from tests.begroting.layouts_valkuil import duizenden, totaal_mist_rij
from tests.begroting.layouts_vorm import gr_begroting
from tests.imports.bombs import half_a_megabyte
from tests.web.pagina import Pagina, dossier_with, shared_with

from springplank.web.drawer import Drawer

PAGE = "/bekijk/GM0402/aansluiting"


def send(
    client: TestClient,
    content: bytes,
    name: str = "begroting.xlsx",
    page: str = PAGE,
    jaar: str = "2026",
) -> httpx2.Response:
    """Send a begroting."""
    files = {"bestand": (name, content)} if content else {"bestand": ("", b"")}
    answer: httpx2.Response = client.post(page, data={"jaar": jaar}, files=files)
    return answer


def fields(answer: httpx2.Response, action: str) -> dict[str, str]:
    """Give the fields of a form as a browser sends them when nothing is changed."""
    (form,) = re.findall(
        rf'<form[^>]*action="[^"]*{action}"[^>]*>(.*?)</form>', answer.text, re.DOTALL
    )[:1]
    found = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', form))
    for name, options in re.findall(
        r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', form, re.DOTALL
    ):
        chosen = re.search(r'value="([^"]*)" selected', options)
        found[name] = chosen[1] if chosen else ""
    checked = r'type="radio"[^>]*name="([^"]+)" value="([^"]*)"[^>]*checked'
    found |= dict(re.findall(checked, form))
    return {name: unescape(value) for name, value in found.items()}


def choose(client: TestClient, answer: httpx2.Response, **changed: str) -> httpx2.Response:
    """Send the choices, some of them changed."""
    data = fields(answer, "/keuzes#aansluiting") | changed
    chosen: httpx2.Response = client.post(f"{PAGE}/keuzes", data=data)
    return chosen


def read(answer: httpx2.Response) -> str:
    return Pagina(answer.text).tekst


def line(answer: httpx2.Response, label: str) -> str:
    """Give the name of the field of a line."""
    found = re.search(rf"{label}, .*?name=\"(regel\.[0-9a-f]+[bls]?)\"", answer.text, re.DOTALL)
    assert found
    return found[1]


def test_the_page_says_what_is_read_and_what_is_kept(client: TestClient) -> None:
    """Vooraf staat er wat wij lezen, wat wij bewaren, en dat uw bestand bij u blijft."""
    told = read(client.get(PAGE))
    assert "Uw bestand blijft op deze computer en verandert nooit" in told
    assert "Wij onthouden één ding: welke post u bij een regel koos" in told


def test_first_what_is_right(client: TestClient) -> None:
    """Het verslag begint met wat klopt, met bedrag en cel, en dan pas wat opvalt."""
    answer = send(client, totaal_mist_rij(2026).data)
    told = read(answer)
    assert answer.status_code == 200
    assert "Totaal baten € 7.350.902,00 is gelijk aan cel Lasten en baten!B11." in told
    assert told.index("Dit klopt") < told.index("Dit valt op") < told.index("Aansluiting van")


def test_the_aansluiting_is_to_the_cent(client: TestClient) -> None:
    """De aansluiting toont beide bedragen, ons bereik, het verschil en de oorzaak."""
    page = Pagina(send(client, gr_begroting(2026).data).text)
    row = page.tabel("Aansluiting van Hilversum, 2026").rij("Rijksbijdrage Wsw")
    assert row[0] == "€ 6.950.902,00"
    assert row[1].startswith("€ 6.950.902,00 (tussen ")
    assert row[2:] == ["€ 0,00", "gelijk"]
    assert "Alle verschillen zijn verklaard" in page.tekst


def test_a_line_that_was_chosen_is_remembered(client: TestClient) -> None:
    """Wat u bij een regel kiest, weten wij bij het volgende bestand nog."""
    answer = send(client, afkortingen(2026).data)
    assert "7 om na te kijken" in read(answer)
    chosen = choose(client, answer, **{line(answer, "Busjes"): "vervoer"})
    assert "6 om na te kijken" in read(chosen)
    later = send(client, afkortingen(2027).data, jaar="2027")
    assert "6 om na te kijken" in read(later)
    cleared = client.post(f"{PAGE}/keuzes", data={"stap": "vergeet"})
    assert "weten uw keuzes bij regels niet meer" in read(cleared)
    assert "7 om na te kijken" in read(send(client, afkortingen(2026).data))


def test_a_finding_can_be_ignored(client: TestClient) -> None:
    """Wie een voorstel negeert, ziet het bestand zonder dat voorstel."""
    answer = send(client, duizenden(2026).data)
    assert "€ 6.951.000,00" in read(answer)
    (name,) = (n for n in fields(answer, "/keuzes#aansluiting") if n.startswith("keuze.eenheid"))
    ignored = choose(client, answer, **{name: "negeer"})
    assert "€ 6.951,00" in read(ignored)


def test_another_year_can_be_chosen(client: TestClient) -> None:
    """Een ander jaar uit hetzelfde bestand kiest u zonder opnieuw te sturen."""
    answer = send(client, gr_begroting(2026).data)
    assert "Aansluiting van Hilversum, 2025" in read(choose(client, answer, jaar="2025"))
    without = send(client, gr_begroting(2026).data, jaar="")
    assert "Aansluiting van Hilversum, 2026" in read(without)


def test_back_to_excel_gives_a_copy(client: TestClient) -> None:
    """Terug naar Excel geeft een kopie met onze kolommen, ook na een tweede klik."""
    answer = send(client, gr_begroting(2026).data, "Mijn begroting (2026).xlsx")
    data = fields(answer, "/excel")
    for _ in range(2):
        made = client.post(f"{PAGE}/excel", data=data)
        assert made.headers["content-type"].endswith("spreadsheetml.sheet")
        assert (
            'filename="mijn-begroting-2026--met-springplank.xlsx"'
            in made.headers["content-disposition"]
        )
        sheet = load_workbook(io.BytesIO(made.content))["Begroting"]
        assert sheet["F4"].value == "Springplank: post"


def test_a_dossier_works_too(client: TestClient) -> None:
    """In een dossier werkt de pagina hetzelfde."""
    page = f"{dossier_with('GM0402', {})}/aansluiting"
    assert "Aansluiting van Hilversum" in read(send(client, gr_begroting(2026).data, page=page))


def test_a_shared_link_reads_no_file(client: TestClient) -> None:
    """Via een gedeelde link kan niemand een begroting inlezen."""
    shared = f"{shared_with('GM0402', {})}/aansluiting"
    assert send(client, gr_begroting(2026).data, page=shared).status_code == 400
    assert client.post(f"{shared}/excel", data={"wachtend": "x"}).status_code == 400
    assert client.get(shared, follow_redirects=False).status_code == 303


@pytest.mark.parametrize(
    "content, name, jaar, status, told",
    [
        (b"", "", "2026", 400, "Er is geen bestand gekozen"),
        (b"a;b\n1;2", "x.csv", "volgend jaar", 400, "is geen jaar"),
        (b"a;b\n1;2", "x.csv", "2099", 400, "valt buiten de gegevens"),
        (b"alleen tekst", "x.csv", "", 422, "geen tabel met bedragen"),
        (gr_begroting(2026).data, "x.xlsx", "2031", 422, "Wel van 2024 tot en met 2026"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 99,
            "oud.xls",
            "",
            422,
            "Sla het op als .xlsx",
        ),
        (half_a_megabyte(), "bom.xlsx", "", 422, "grens voor een upload"),
    ],
)
def test_what_cannot_be_read_is_explained(
    client: TestClient, content: bytes, name: str, jaar: str, status: int, told: str
) -> None:
    """Wat niet te lezen is, geeft een zin met wat u kunt doen, en de pagina blijft staan."""
    answer = send(client, content, name, jaar=jaar)
    assert answer.status_code == status
    assert told in read(answer)


def test_a_file_that_no_longer_waits_is_asked_again(client: TestClient) -> None:
    """Is het bestand uit het geheugen, dan vragen wij het opnieuw; uw keuzes blijven."""
    answer = send(client, gr_begroting(2026).data)
    data = fields(answer, "/keuzes#aansluiting")
    drawer: Drawer = client.app.state.drawer  # type: ignore[attr-defined] # the client knows no app
    drawer.drop(data["wachtend"])
    assert "wacht hier niet meer" in read(client.post(f"{PAGE}/keuzes", data=data))
    assert "wacht hier niet meer" in read(
        client.post(f"{PAGE}/excel", data=fields(answer, "/excel"))
    )


def test_names_in_a_file_are_shown_as_text(client: TestClient) -> None:
    """Wat in een cel of een bestandsnaam staat, is op de pagina tekst en nooit opmaak."""
    nasty = "<script>alert(1)</script>"
    text = f"Post;2026\nBaten;\n{nasty};5,00\nRijksbijdrage Wsw {nasty};7,00\n"
    answer = send(client, text.encode(), f"{nasty}.csv")
    assert nasty not in answer.text
    assert "&lt;script&gt;" in answer.text


def test_a_very_large_begroting_fits_on_the_page(client: TestClient) -> None:
    """Bij heel veel onbekende regels staan er zestig om te kiezen, en hoeveel er volgen."""
    rows = "".join(f"Pot {chr(97 + n % 26)}{chr(97 + n // 26)};{n + 1},00\n" for n in range(200))
    answer = send(client, f"Post;2026\n{rows}".encode(), "groot.csv")
    assert answer.text.count("<select") == 61
    assert "Er zijn er nog 140" in read(answer)
    assert "Wij vinden geen regel met geld van het Rijk" in read(answer)
