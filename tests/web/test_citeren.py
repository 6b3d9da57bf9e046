# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
import csv
import io
import re
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from starlette.testclient import TestClient
from tests.web.elementen import read_page

from springplank.actions.quote import ONBEKEND, RAMING, VASTGESTELD, Citaat, Uitspraak, of_range
from springplank.actions.quote_picture import draw_card

FIGURES = (
    "geld/stromen/2026/2030",
    "geld/totaal/2026",
    "geld/totaal/2020",
    "geld/impulsbudget/2026",
    "geld/cluster_participatie/2025",
    "geld/buig_loonkostensubsidie/2026",
    "verschil/iu_participatie/meicirculaire-2025/septembercirculaire-2025/2025",
    "verschil/buig_loonkostensubsidie/meicirculaire-2025/septembercirculaire-2025/2025",
    "mensen/wsw/2030",
    "personen/beschut_werk/2030/GM0402",
    "bedrijf/exploitatieresultaat/2030",
    "rijksgeld/wsw/2030",
    "stroom/wachtlijst.indicaties/2030",
)
RUN = re.compile(r"\b[0-9a-f]{16}\b")


def _texts(svg: str) -> str:
    root = ET.fromstring(svg)
    return " ".join("".join(e.itertext()) for e in root.iter() if e.tag.endswith("}text"))


@pytest.mark.parametrize("wat", FIGURES)
def test_all_that_belongs_to_a_figure_goes_along(client: TestClient, wat: str) -> None:
    """Tekst, plaatje en tabel dragen alle drie bereik, dag, kenmerk en link."""
    page = read_page(client.get(f"/bekijk/GM0402/citeer?wat={wat}").text)
    card = page.one("blockquote").text
    svg = client.get(f"/bekijk/GM0402/citeer.svg?wat={wat}")
    drawn = _texts(svg.text)
    table = client.get(f"/bekijk/GM0402/citeer.csv?wat={wat}").text
    rows = list(csv.DictReader(io.StringIO(table.lstrip("\ufeff")), delimiter=";"))
    assert svg.headers["content-type"].startswith("image/svg+xml")
    assert rows
    for row in rows:
        run = RUN.search(row["berekening"])
        assert run is not None
        for told in (card, drawn):
            assert run[0] in told
            assert "http://testserver/bekijk/GM0402/" in told
        if row["soort"] == "raming":
            spread = row["in_woorden"].partition("(")[2].rstrip(")")
            assert spread
            assert spread.replace("\N{NO-BREAK SPACE}", " ") in card
            if "stromen" not in wat and "verschil" not in wat:
                assert spread in drawn
            assert row["laag"]
            assert row["hoog"]
        assert row["berekend_op"]
        assert row["link"].startswith("http://testserver/bekijk/GM0402/")
        assert client.get(row["link"]).status_code == 200
    assert re.search(r"Berekend op \d+ [a-z]+ \d{4}", card)
    assert re.search(r"Berekend met Springplank op \d+ [a-z]+ \d{4}", drawn)


def test_pictures_hold_their_ranges(client: TestClient) -> None:
    """Ook in het plaatje van de geldstromen en van een verschil staat het bereik."""
    for wat in (FIGURES[0], FIGURES[6]):
        drawn = _texts(client.get(f"/bekijk/GM0402/citeer.svg?wat={wat}").text)
        assert drawn.count("tussen €") >= 2


def test_the_stand_goes_along(client: TestClient) -> None:
    """Een cijfer van een oudere stand verwijst naar de pagina op die stand."""
    url = "/bekijk/GM0402/citeer?wat=geld/wsw/2025&stand=septembercirculaire-2025"
    page = read_page(client.get(url).text)
    link = "http://testserver/bekijk/GM0402/geld/wsw/2025?stand=septembercirculaire-2025"
    assert link in page.one("blockquote").text
    assert client.get(link).status_code == 200
    assert "16 september 2025" in page.one("blockquote").text


def test_a_scenario_is_named(client: TestClient) -> None:
    """Bij een cijfer uit een scenario staat de naam van het scenario."""
    url = "/bekijk/GM0402/citeer?wat=mensen/wsw/2030&scenario=versterken"
    assert "Scenario: " in read_page(client.get(url).text).one("blockquote").text


@pytest.mark.parametrize(
    "wat, status",
    [
        ("", 404),
        ("onzin", 404),
        ("geld/onzin/2026", 404),
        ("geld/wsw/abc", 404),
        ("geld/wsw/1999", 400),
        ("verschil/onzin/meicirculaire-2025/nieuwste/2025", 404),
        ("mensen/onzin/2030", 404),
        ("mensen/wsw/1999", 404),
        ("mensen/wsw/2030/GM0034", 404),
        ("a/b/c/d/e/f", 404),
    ],
)
def test_what_does_not_exist_is_explained(client: TestClient, wat: str, status: int) -> None:
    """Een cijfer dat niet bestaat, geeft een pagina met uitleg."""
    answer = client.get(f"/bekijk/GM0402/citeer?wat={wat}")
    assert answer.status_code == status
    assert "Dit cijfer bestaat niet" in answer.text or "buiten de gegevens" in answer.text


def test_a_forecast_without_its_range_cannot_be_quoted() -> None:
    """Een raming zonder bereik is niet te citeren, en een aanname staat nooit vast."""
    with pytest.raises(ValueError, match="geen bereik"):
        Uitspraak("", RAMING, "ongeveer 97")
    with pytest.raises(ValueError, match="geen bereik"):
        Uitspraak("", RAMING, "ongeveer 97", " ")
    with pytest.raises(ValueError, match="niet vastgesteld"):
        Uitspraak("", VASTGESTELD, "€ 97", status="aanname")
    with pytest.raises(ValueError, match="geen cijfer"):
        Uitspraak("", ONBEKEND, " ")
    with pytest.raises(ValueError, match="geen cijfer"):
        Uitspraak("", "iets", "97")
    assert of_range("", 97, (97, 97), "persoon", "aanname").bereik == "geen spreiding doorgerekend"
    assert of_range("", float("nan"), (1, 2), "EUR", "").soort == ONBEKEND


@pytest.mark.parametrize("field", ["titel", "uitspraken", "bron", "run_id", "basis", "pagina"])
def test_nothing_can_be_left_out(field: str) -> None:
    """Zonder titel, cijfer, bron, kenmerk, pagina of link is er geen kaart."""
    whole = Citaat(
        "Titel",
        "Hilversum",
        (of_range("", 97, (85, 108), "persoon", "aanname"),),
        "bron.",
        "0" * 16,
        "http://testserver/bekijk/GM0402",
        "/mensen",
        date(2026, 11, 23),
    )
    assert "tussen 85 en 108" in draw_card(whole)
    with pytest.raises(ValueError, match=field):
        replace(whole, **{field: ()})  # type: ignore[arg-type] # any field, left empty
