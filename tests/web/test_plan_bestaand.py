# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The page that looks in a plan that already exists."""

from collections.abc import Callable, Sequence

import pytest
from starlette.testclient import TestClient
from tests.imports.documenten import make_docx, make_odt, make_scan
from tests.web.insides import find_insides
from tests.web.pagina import Pagina

Make = Callable[[Sequence[str]], bytes]

CODE = "ammatch"
ALINEAS = (
    "De raad van Aalsmeer besloot op 3 mei 2026.",
    "<script>alert(1)</script> groei van het beschut werk in fte bij ons ontwikkelbedrijf",
)


def send(client: TestClient, data: bytes, naam: str = "plan.docx") -> tuple[int, str]:
    answer = client.post(f"/bekijk/{CODE}/plan/bestaand", files={"bestand": (naam, data)})
    return answer.status_code, answer.text


@pytest.mark.parametrize("make", [make_docx, make_odt])
def test_an_existing_plan_is_searched(client: TestClient, make: Make) -> None:
    """Van een bestaand plan staat per eis wat er is gevonden en waar, en wie wanneer besloot."""
    page = Pagina(client.get(f"/bekijk/{CODE}/plan/bestaand").text)
    assert "Wat al gedaan is, hoeft niet opnieuw." in page.tekst
    status, html = send(client, make(ALINEAS))
    text = Pagina(html).tekst
    assert status == 200
    assert "<script>alert" not in html
    assert "Dit is een zoektocht naar woorden, geen oordeel." in text
    assert "Er staat iets over een besluit van raad op 3 mei 2026." in text
    assert "Niet gevonden; misschien staat het er in andere woorden." in text
    assert f"alinea 3, onder Financiën: {ALINEAS[1]}" in text
    assert "gaat zo te zien niet over" not in text
    assert text.count("Punt 8") == 10


@pytest.mark.parametrize(
    "data, told",
    [
        (b"", "leeg. Kies een bestand"),
        (b"\xd0\xcf\x11\xe0", "oud Word-bestand"),
        (make_scan(), "is een scan"),
        (b"PK\x03\x04onzin", "is beschadigd"),
    ],
)
def test_a_bad_file_is_refused_kindly(client: TestClient, data: bytes, told: str) -> None:
    """Een bestand dat niet te lezen is, geeft een zin en het formulier opnieuw."""
    status, html = send(client, data, "<b>plan</b>.docx")
    assert (status, told in html) == (422, True)
    assert "<b>plan" not in html
    assert find_insides(html) == []
    assert "Zoek mijn plan na" in html


def test_a_document_about_something_else(client: TestClient) -> None:
    """Gaat het bestand over iets anders, dan staat er dat u misschien het verkeerde koos."""
    _, html = send(client, b"De taak van de badmeester is toezicht.", "zwembad.txt")
    text = Pagina(html).tekst
    assert "Bij 0 van de 10 punten" in text
    assert "Kijk of u het goede bestand koos." in text


def test_who_has_no_plan_searches_none(client: TestClient) -> None:
    """Het land heeft geen plan om na te zoeken."""
    assert client.get("/bekijk/NL/plan/bestaand").url.path == "/bekijk/NL/plan"
    answer = client.post("/bekijk/NL/plan/bestaand", files={"bestand": ("a.txt", b"Hoi.")})
    assert answer.status_code == 400
