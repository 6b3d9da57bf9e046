# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
import csv
import io
import re
from dataclasses import replace

import pytest
from starlette.testclient import TestClient
from tests.web.elementen import naked_forecasts, read_page, tables

from springplank.actions.money import show_money
from springplank.actions.overview import oversee
from springplank.actions.question import ask_world
from springplank.actions.shares import Share
from springplank.actions.werk import Werk
from springplank.web.bestand import csv_answer
from springplank.web.pages.beelden import source_link
from springplank.web.pages.geld import _spending, _spent, of_share

ALL_YEARS = "van=2024&tot=2027"
COMMANDS = re.compile(r"springplank [a-z]|--[a-z]")


@pytest.mark.parametrize("code", ["GM0402", "GM0034", "tomin", "AM12", "NL"])
def test_no_forecast_without_its_range(client: TestClient, code: str) -> None:
    """Geen enkele raming staat zonder bereik, voor welk onderwerp ook."""
    answer = client.get(f"/bekijk/{code}/geld?{ALL_YEARS}")
    page = read_page(answer.text)
    assert answer.status_code == 200
    assert naked_forecasts(page) == []
    assert len(list(page.every(class_="sp-cijfer"))) > 40
    assert len(list(page.every("h1"))) == 1
    assert not COMMANDS.search(page.one("main").text)


def test_the_answer_comes_first(client: TestClient) -> None:
    """Bovenaan staat wat er nu en straks binnenkomt, met bereik."""
    page = read_page(client.get("/bekijk/GM0402/geld?van=2026&tot=2030").text)
    lead = page.one("p", "sp-lead").text
    assert lead.startswith("In 2026 gaat het voor Hilversum om ongeveer € 7,73 mln (tussen")
    assert "In 2030 is het ongeveer" in lead


def test_every_amount_leads_to_its_explanation(client: TestClient) -> None:
    """Elk bedrag in de tabel leidt naar de pagina die het uitlegt, op dezelfde stand."""
    url = "/bekijk/GM0402/geld?van=2025&tot=2025&stand=meicirculaire-2025"
    page = read_page(client.get(url).text)
    links = [a.attrs["href"] for a in page.every("a", "sp-cijfer__waarde")]
    assert "/bekijk/GM0402/geld/wsw/2025?stand=meicirculaire-2025" in links
    for link in links:
        assert client.get(link).status_code == 200


def test_components_are_not_counted_twice(client: TestClient) -> None:
    """Een onderdeel staat ingesprongen achter zijn geheel en telt niet dubbel."""
    page = read_page(client.get("/bekijk/GM0402/geld?van=2026&tot=2026").text)
    rows = next(rows for caption, rows in tables(page).items() if caption.startswith("Per geld"))
    names = [row[0] for row in rows]
    whole = names.index("Integratie-uitkering Participatie")
    assert [name.split()[0] for name in names[whole + 1 : whole + 4]] == ["waarvan"] * 3
    money = show_money(ask_world(), "GM0402", (2026,))
    wholes = sum(a.bedrag_eur or 0 for a in money.amounts if not a.rule.part_of)
    assert wholes == 7_732_526
    assert rows[-1][1].startswith("ongeveer € 7,73 mln")


def test_what_the_components_do_not_explain_has_a_row(client: TestClient) -> None:
    """Wat de onderdelen niet verklaren, staat als eigen rij in de tabel en in het bestand."""
    page = read_page(client.get("/bekijk/GM0547/geld?van=2024&tot=2025").text)
    rows = next(rows for caption, rows in tables(page).items() if caption.startswith("Per geld"))
    names = [row[0] for row in rows]
    assert names[1:7] == [
        "Impulsbudget",
        "Integratie-uitkering Participatie",
        "waarvan rijksbijdrage sociale infrastructuur",
        "waarvan rijksbijdrage beschut werk",
        "waarvan rijksbijdrage Wsw",
        "waarvan onverklaard",
    ]
    assert rows[6][1:] == ["€ 23.710", "€ 0"]
    assert "onverklaard" not in client.get("/bekijk/GM0402/geld?van=2024&tot=2024").text
    answer = client.get("/bekijk/GM0547/geld.csv?van=2024&tot=2024")
    found = list(csv.DictReader(io.StringIO(answer.text.lstrip("\ufeff")), delimiter=";"))
    (whole,) = (row for row in found if row["regeling"] == "iu_participatie")
    assert (whole["som_onderdelen"], whole["onverklaard"]) == ("180369", "23710")
    assert {row["onverklaard"] for row in found if row != whole} == {""}


def test_the_picture_has_the_same_numbers_as_its_table(client: TestClient) -> None:
    """Bij de grafiek staat een tabel met dezelfde getallen."""
    page = read_page(client.get("/bekijk/GM0402/geld?van=2026&tot=2027").text)
    chart = page.with_id("stromen")
    table = next(iter(tables(chart).values()))
    drawn = " ".join(text.text for text in chart.one("svg").every("text"))
    for cell in table[-1][1:]:
        for number in re.findall(r"[\d.,]+ mln", cell):
            assert number in drawn


def test_who_is_paid_is_said(client: TestClient) -> None:
    """Het impulsbudget van Hilversum gaat naar Almere; Hilversum ontvangt zelf niets."""
    page = read_page(client.get("/bekijk/GM0402/geld?van=2026&tot=2026").text).one("main").text
    assert "Impulsbudget: het Rijk betaalt dit aan Almere, de grootste gemeente" in page
    assert "Hilversum ontvangt zelf € 0" in page
    almere = read_page(client.get("/bekijk/GM0034/geld?van=2026&tot=2026").text).one("main").text
    assert re.search(r"Almere ontvangt zelf ongeveer € 630\.000 \(tussen € 599\.000", almere)


def test_members_add_up(client: TestClient) -> None:
    """Van een verband staat het deel van elke gemeente er, met bereik."""
    page = read_page(client.get("/bekijk/tomin/geld?van=2026&tot=2026").text)
    rows = tables(page)["Deel per gemeente in 2026"]
    assert [row[0] for row in rows[1:]] == [
        "Almere", "Blaricum", "Eemnes", "Gooise Meren", "Hilversum", "Huizen", "Laren (NH.)",
        "Wijdemeren",
    ]  # fmt: skip
    assert all("tussen" in cell for row in rows[1:] for cell in row[1:])


def test_what_is_unknown_is_said_once_with_what_to_do(client: TestClient) -> None:
    """Bij elke onbekende stroom staat waarom, en een link om eigen cijfers in te lezen."""
    page = read_page(client.get("/bekijk/GM0402/geld?van=2026&tot=2030").text)
    section = next(s for s in page.every("section") if s.attrs["aria-labelledby"] == "onbekend")
    items = [item.text for item in section.every("li")]
    assert len(items) == len(set(items)) == 3
    assert "niet openbaar gevonden" in items[0]
    links = [a.attrs["href"] for a in section.every("a")]
    assert links == ["/inlezen?soort=parameter&terug=/bekijk/GM0402"]


def test_years_before_the_data_are_unknown(client: TestClient) -> None:
    """Van voor 2024 zegt de pagina dat er geen bedragen zijn."""
    page = read_page(client.get("/bekijk/GM0402/geld?van=2020&tot=2021").text)
    assert "In 2020 gaat het voor Hilversum om onbekend" in page.one("p", "sp-lead").text
    assert "geen bedragen van voor 2024" in page.one("main").text


def test_a_published_amount_is_to_the_euro(client: TestClient) -> None:
    """Wat gepubliceerd is, staat er op de euro, ook als som."""
    url = "/bekijk/GM0402/geld?van=2024&tot=2024&stand=septembercirculaire-2024"
    lead = read_page(client.get(url).text).one("p", "sp-lead")
    figure = lead.one(class_="sp-cijfer")
    assert figure.attrs["data-soort"] == "vastgesteld"
    assert re.fullmatch(r"€ \d+\.\d{3}\.\d{3}", figure.text)


def test_the_newest_stand_needs_no_name(client: TestClient) -> None:
    """Kiest u alles wat nu bekend is, dan blijven de adressen kort."""
    page = read_page(client.get("/bekijk/GM0402/geld?stand=nieuwste").text)
    assert not [a for a in page.every("a") if "stand=" in a.attrs["href"]]


def test_spending_stands_beside_it(client: TestClient) -> None:
    """Wat gemeenten opgeven als uitgaven staat erbij; wat ontbreekt is onbekend, niet 0."""
    page = read_page(client.get("/bekijk/GM0402/geld").text)
    rows = next(rows for caption, rows in tables(page).items() if caption.startswith("Lasten"))
    assert len(rows) > 6
    assert any(re.match(r"€ [\d.]+", cell) for cell in rows[1][1:])
    missing = _spent(None)
    assert (missing.tekst, missing.soort) == ("onbekend", "onbekend")
    found = replace(oversee(Werk("GM0402"), 2026, 2026), uitgaven=())
    assert _spending(found) is None


def test_an_own_source_is_named_without_a_page() -> None:
    """Een bron die u zelf inlas, heeft geen pagina; de naam staat er wel."""
    assert source_link("mijn lijst").url == ""
    assert source_link("meicirculaire-2025").url == "/bronnen/meicirculaire-2025"


def test_an_unknown_part_is_unknown() -> None:
    """Het deel van een gemeente dat onbekend is, staat er niet als 0."""
    shown = of_share(Share("GM0402", "Hilversum", None, None, None))
    assert (shown.tekst, shown.soort) == ("onbekend", "onbekend")


def test_turned_years_are_turned_back(client: TestClient) -> None:
    """Wie de jaren omdraait, krijgt gewoon antwoord."""
    one = read_page(client.get("/bekijk/GM0402/geld?van=2027&tot=2026").text)
    assert "In 2026 gaat het voor Hilversum" in one.one("p", "sp-lead").text


@pytest.mark.parametrize(
    "asked, told",
    [
        ("van=1900", "Jaar 1900 valt buiten de gegevens"),
        ("tot=2999", "Jaar 2999 valt buiten de gegevens"),
        ("van=abc", "Het adres of het formulier klopt niet"),
        ("stand=onzin", "Dit moment kennen wij niet"),
    ],
)
def test_a_wrong_choice_is_explained(client: TestClient, asked: str, told: str) -> None:
    """Een jaar of stand die niet kan, geeft een zin die zegt wat wel kan."""
    answer = client.get(f"/bekijk/GM0402/geld?{asked}")
    assert answer.status_code == 400
    assert told in answer.text


def test_the_file_holds_what_the_page_shows(client: TestClient) -> None:
    """In het bestand staat elk bedrag met bereik, bronnen, kenmerk, dag en link."""
    answer = client.get("/bekijk/GM0402/geld.csv?van=2026&tot=2027")
    assert answer.headers["content-disposition"] == (
        'attachment; filename="springplank-gm0402-geld.csv"'
    )
    assert answer.text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(answer.text.lstrip("\ufeff")), delimiter=";"))
    assert len(rows) == 7 * 2
    money = show_money(ask_world(), "GM0402", (2026, 2027))
    for row, amount in zip(
        sorted(rows, key=lambda r: (r["regeling"], r["jaar"])),
        sorted(money.amounts, key=lambda a: (a.regeling, a.jaar)),
        strict=True,
    ):
        assert row["bedrag_eur"] == ("" if amount.bedrag_eur is None else str(amount.bedrag_eur))
        assert row["laag"] == ("" if amount.laag is None else str(amount.laag))
        assert row["zekerheid"] == amount.status
        assert row["berekening"] == money.run_id
        assert row["link"].endswith("/bekijk/GM0402/geld?van=2026&tot=2027")
        assert amount.bedrag_eur is None or row["bronnen"]
    paid = next(r for r in rows if r["regeling"] == "impulsbudget")
    assert (paid["zelf_ontvangen_eur"], paid["zelf_ontvangen_hoog"]) == ("0", "0")


def test_a_text_is_no_formula_in_a_spreadsheet() -> None:
    """Een tekst die op een formule lijkt, wordt in een rekenblad geen formule."""
    cells = ("=1+1", "@a", -3, 0.125, None, True, False)
    answer = csv_answer("x", tuple("abcdefg"), [cells])
    line = bytes(answer.body).decode().split("\r\n")[1]
    assert line == "'=1+1;'@a;-3;0,125;;ja;nee"
