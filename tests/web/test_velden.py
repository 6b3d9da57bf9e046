# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Numbers in fields: what is shown and sent again unchanged, changes nothing."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient
from tests.web.elementen import read_page
from tests.web.pagina import dossier_with

from springplank.actions.dossiers import open_dossier
from springplank.web.velden import as_short, as_typed
from springplank.words.figures import MINUS
from springplank.words.typed import read_value


@given(st.integers(0, 100), st.integers(0, 10**9))
def test_a_typed_percentage_is_shown_as_it_was_typed(whole: int, rest: int) -> None:
    """Welk percentage iemand ook typt: er staat daarna weer precies dat percentage."""
    decimals = f"{rest:09}".rstrip("0")
    typed = f"{whole},{decimals}" if decimals else str(whole)
    assert as_typed(read_value(typed, "aandeel"), "aandeel") == typed


@given(st.floats(-1e12, 1e12))
def test_a_shown_number_reads_as_itself(value: float) -> None:
    """Een getal in een veld leest als het getal dat bewaard is, tot op het laatste cijfer."""
    assert read_value(as_typed(value, "uur"), "uur") == value


@pytest.mark.parametrize(
    "value, unit, exact, short",
    [
        (0.123456789, "aandeel", "12,3456789", "12,3457"),
        (1234567.5, "EUR", "1.234.567,5", "1.234.567,5"),
        (-1234.5, "EUR", f"{MINUS}1.234,5", f"{MINUS}1.234,5"),
        (-0.5, "EUR", f"{MINUS}0,5", f"{MINUS}0,5"),
        (-0.0, "EUR", "0", "0"),
        (200.0, "persoon", "200", "200"),
        (1 / 3, "factor", "0,3333333333333333", "0,3333"),
    ],
)
def test_a_number_as_a_person_types_it(value: float, unit: str, exact: str, short: str) -> None:
    """Een getal staat er met punten en een komma; wat niemand typte, met vier decimalen."""
    assert (as_typed(value, unit), as_short(value, unit)) == (exact, short)


FINE = {
    "eigen.tussengroep.doorstroom": "0.06123456789",
    "gemeente.GM0402.wsw": "212.12345678",
    "bedrijf.reserve": "1234567.891234",
    "scenario.1": "versterken",
    "keuze.tussengroep.instroom": "1000.123456789",
    "keuze.tussengroep.doorstroom": "0.07000000000000002",
    "plan.weging.criterium.inwoner": "in",
    "plan.weging.gewicht.inwoner": "12.123456789",
}
"""Numbers with many decimals, as a person typed or a program wrote them."""


@pytest.mark.parametrize("page", ["/eigen-cijfers", "/keuzes", "/plan/weging"])
def test_a_form_sent_whole_changes_nothing(client: TestClient, page: str) -> None:
    """Wie zonder script een pagina bewaart zonder iets te wijzigen, wijzigt geen enkel cijfer."""
    address = dossier_with("GM0402", FINE)
    before = open_dossier(address.split("/")[2])
    shown = read_page(client.get(address + page).text)
    sent = {
        box.attrs["name"]: box.attrs.get("value", "")
        for box in shown.every("input")
        if box.attrs.get("type") == "text" and "name" in box.attrs
    }
    known = {name for name in FINE if sent.get(name)}
    assert known, "op deze pagina staat geen van de cijfers"
    answer = client.post(address + page, data={**sent, "revisie": str(before.revisie)})
    assert answer.status_code == 200, answer.text
    after = open_dossier(before.id)
    assert (after.velden, after.revisie) == (before.velden, before.revisie)


def test_a_small_correction_is_saved(client: TestClient) -> None:
    """Wie het negende cijfer achter de komma verbetert, heeft het gewijzigd."""
    address = dossier_with("GM0402", FINE)
    key = address.split("/")[2]
    sent = {"eigen.tussengroep.doorstroom": "6,123456781"}
    revision = str(open_dossier(key).revisie)
    answer = client.post(f"{address}/eigen-cijfers", data={**sent, "revisie": revision})
    assert answer.status_code == 200
    now = open_dossier(key).velden
    assert float(now["eigen.tussengroep.doorstroom"]) == pytest.approx(0.06123456781, abs=1e-16)


BELOW_ZERO = {
    "scenario.1": "versterken",
    "bedrijf.eigen_vermogen": "-125000.5",
    "maatregel.lagere_overhead": "-0.05",
}


@pytest.mark.parametrize(
    "page", ["", "/bedrijf", "/keuzes", "/keuzes/verandert", "/geschiedenis", "/delen", "bronnen"]
)
def test_a_minus_is_a_minus_everywhere(client: TestClient, page: str) -> None:
    """Een getal onder nul heeft overal hetzelfde minteken, ook in een veld; nooit een streepje."""
    address = dossier_with("ammatch", BELOW_ZERO)
    html = client.get(address + page if page != "bronnen" else "/bronnen").text
    shown = " ".join(read_page(html).one("main").text.split())
    boxes = [box.attrs.get("value", "") for box in read_page(html).every("input", "sp-veld__vak")]
    assert re.findall(r"(?<![\w/.])(?:€ ?)?-\d[\d.,]*", " ".join([shown, *boxes])) == []
    assert MINUS in shown


def test_a_shown_minus_can_be_sent(client: TestClient) -> None:
    """Wie een getal onder nul overneemt van het scherm, hoeft er niets aan te veranderen."""
    address = dossier_with("ammatch", {})
    sent = {"bedrijf.eigen_vermogen": f"{MINUS}\N{NO-BREAK SPACE}€ 125.000,5", "revisie": "0"}
    assert client.post(f"{address}/eigen-cijfers", data=sent).status_code == 200
    assert open_dossier(address.split("/")[2]).velden == {"bedrijf.eigen_vermogen": "-125000.5"}
