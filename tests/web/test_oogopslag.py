# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""In één oogopslag: an answer with numbers before anything is asked."""

import gzip
import re

import pytest
from starlette.testclient import TestClient
from tests.web.elementen import Element, naked_forecasts, read_page

HEAVIEST = 150_000
"""Bytes of the page with all that it loads, compressed."""


def read(client: TestClient, code: str) -> Element:
    answer = client.get(f"/bekijk/{code}")
    assert answer.status_code == 200
    return read_page(answer.text)


@pytest.mark.parametrize("code", ["GM0402", "ammatch", "GM0344"])
def test_three_answers_before_any_form(client: TestClient, code: str) -> None:
    """Geld, mensen en bedrijf staan er elk met een getal en een bereik, zonder een formulier."""
    page = read(client, code)
    main = page.one("main")
    assert list(main.every("form")) == []
    assert list(main.every("input")) == []
    text = main.text
    for told in (r"van het Rijk .*€", r"ongeveer \d+ .*mensen|mensen", r"tekort|resultaat"):
        assert re.search(told, text), told
    figures = [one for one in main.every() if one.attrs.get("data-soort") == "raming"]
    assert len(figures) >= 3
    assert naked_forecasts(page) == []


@pytest.mark.parametrize("code", ["GM0402", "ammatch", "NL"])
def test_every_number_can_be_opened(client: TestClient, code: str) -> None:
    """Achter elk getal zit een pagina die het uitlegt."""
    figures = list(read(client, code).one("main").every("span", "sp-cijfer"))
    known = [one for one in figures if one.attrs["data-soort"] != "onbekend"]
    assert known
    for page in {figure.one("a").attrs["href"].partition("#")[0] for figure in known}:
        assert client.get(page).status_code == 200, page


def test_who_receives_is_said(client: TestClient) -> None:
    """Bij het geld staat wie het ontvangt: het impulsbudget gaat naar de grootste gemeente."""
    assert "Almere" in read(client, "GM0402").one("main").text


def test_the_page_is_light(client: TestClient) -> None:
    """De pagina met alles wat zij laadt, is verkleind hoogstens 150 kB."""
    packed = {"accept-encoding": "gzip"}
    answer = client.get("/bekijk/GM0402", headers=packed)
    loaded = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', answer.text))
    styles = [client.get(url).text for url in loaded if ".css" in url]
    loaded |= {
        f"/static/{found}"
        for style in styles
        for found in re.findall(r"url\([\"']?(?:/static/)?([^\"')]+\.woff2)", style)
    }
    assert len(loaded) >= 4
    weight = int(answer.headers["content-length"])
    for url in loaded:
        weight += len(gzip.compress(client.get(url).content))
    assert weight <= HEAVIEST


@pytest.mark.parametrize(
    "end",
    [
        *("", "/geld", "/mensen", "/bedrijf", "/geld/jaren?van=2026&tot=2030"),
        *("/plan", *(f"/plan/hoofdstuk/{one}" for one in ("waar_staan_we", "keuze", "geld"))),
    ],
)
def test_paper_names_the_run_of_every_figure(client: TestClient, end: str) -> None:
    """Op papier staat boven de pagina met welke berekening elk cijfer is gemaakt."""
    page = read_page(client.get(f"/bekijk/ammatch{end}").text)
    told = page.one("p", "sp-drukregel").text
    runs = {one.attrs["data-run"] for one in page.every(class_="sp-cijfer")} - {""}
    assert runs
    assert all(run in told for run in runs), told


def test_paper_names_the_run_of_every_option_in_a_chapter(client: TestClient) -> None:
    """Een hoofdstuk dat opties vergelijkt, noemt op papier elke berekening eenmaal."""
    where = client.post(
        "/bekijk/voorbeeld/plan/voorbeeld", data={"sleutel": "x" * 20}, follow_redirects=False
    )
    page = read_page(client.get(f"{where.headers['location']}/hoofdstuk/opties").text)
    runs = {one.attrs["data-run"] for one in page.every(class_="sp-cijfer")} - {""}
    assert len(runs) > 2
    told = page.one("p", "sp-drukregel").text
    assert sorted(re.findall(r"[0-9a-f]{16}", told)) == sorted(runs)
    assert " en " in told


def test_paper_without_figures_names_no_run(client: TestClient) -> None:
    """Een pagina zonder cijfers noemt op papier geen berekening."""
    assert "berekening" not in read_page(client.get("/").text).one("p", "sp-drukregel").text
