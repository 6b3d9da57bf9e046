# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
import json
import re
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta

import pytest
from starlette.testclient import TestClient
from tests.web.pagina import Pagina
from tests.web.test_inlezen import BUDGET, send, take

from springplank.actions import dossiers, visits
from springplank.actions.dossiers import Gezien
from springplank.actions.visits import MINUS, Kop, causes, tell
from springplank.web.pages import oogopslag

FIRST = datetime(2026, 6, 3, 8, tzinfo=UTC)
LATER = FIRST + timedelta(days=2)
FIELD = "eigen.tussengroep.doorstroom"


class Clock:
    """A clock that stands where a test puts it."""

    now = FIRST

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Put the clock of visits still."""
    found = Clock()
    monkeypatch.setattr(oogopslag, "now", found)
    return found


@pytest.fixture
def dossier(client: TestClient, clock: Clock) -> str:
    """Make a dossier that was looked at once; give its id."""
    made = dossiers.create_dossier("GM0402", "Hilversum", FIRST)
    assert since(client, made.id) == ""
    clock.now = LATER
    return made.id


def since(client: TestClient, dossier: str) -> str:
    """Look at a dossier; give what is told about the last visit."""
    answer = client.get(f"/dossier/{dossier}")
    assert answer.status_code == 200
    found = re.findall(r'<p class="sp-sinds">(.*?)</p>', answer.text, re.DOTALL)
    return Pagina(found[0]).tekst if found else ""


def change(dossier: str, veld: str, text: str) -> None:
    """Fill in a field."""
    found = dossiers.open_dossier(dossier)
    dossiers.change_field(dossier, veld, text, found.revisie, f"{veld}{text}", LATER)


def test_nothing_new_says_nothing(client: TestClient, dossier: str) -> None:
    """Is er niets veranderd, dan staat er niets."""
    assert since(client, dossier) == ""


def test_own_figures_are_named(client: TestClient, dossier: str) -> None:
    """Veranderde een uitkomst door uw eigen cijfers, dan staat dat er met beide bereiken."""
    change(dossier, FIELD, "0.1")
    told = since(client, dossier)
    assert told.startswith("Sinds uw vorige bezoek op 3 juni 2026: ")
    assert ", door uw eigen cijfers. Het was ongeveer " in told
    assert re.search(r"Het was ongeveer [^()]+\(tussen [^()]+\) en het is nu ongeveer", told)
    assert told.count("(tussen ") >= 2


def test_another_circulaire_is_named(client: TestClient, dossier: str, clock: Clock) -> None:
    """Kiest u een andere circulaire, dan staat die erbij, met hoeveel euro het scheelt."""
    change(dossier, "stand", "meicirculaire-2024")
    since(client, dossier)
    clock.now = LATER + timedelta(hours=3)
    change(dossier, "stand", "septembercirculaire-2024")
    told = since(client, dossier)
    assert ", door septembercirculaire gemeentefonds 2024. Het was ongeveer € " in told
    assert re.search(r": \+ € [\d.]+ \(geld van het Rijk in", told)


def test_sums_of_other_streams_are_not_subtracted(client: TestClient, dossier: str) -> None:
    """Zijn er andere geldstromen bekend, dan staat dat er en geen verschil in euro's."""
    change(dossier, "stand", "meicirculaire-2025")
    told = since(client, dossier)
    assert "er zijn andere geldstromen bekend (geld van het Rijk in" in told
    assert not re.search(r"[+-] € ", told.replace(MINUS, "-"))


def test_taken_in_data_are_named(client: TestClient, dossier: str) -> None:
    """Las u gegevens in, dan staat dat erbij."""
    parameter = BUDGET.replace(b"2027", b"2030")
    take(client, send(client, parameter, soort="parameter"))
    assert "door gegevens die zijn ingelezen of ingetrokken" in since(client, dossier)


def test_a_choice_changes_nothing_here(client: TestClient, dossier: str) -> None:
    """Deze pagina laat zien wat er gebeurt als er niets verandert; een keuze telt niet mee."""
    change(dossier, "keuze.tussengroep.doorstroom", "0.1")
    assert since(client, dossier) == ""


def test_it_stays_during_a_visit_and_goes_after_it(
    client: TestClient, dossier: str, clock: Clock
) -> None:
    """De zin blijft staan tijdens het bezoek; bij het volgende bezoek is hij weg."""
    change(dossier, FIELD, "0.1")
    told = since(client, dossier)
    clock.now = LATER + timedelta(minutes=20)
    assert since(client, dossier) == told
    clock.now = LATER + timedelta(hours=3)
    assert since(client, dossier) == ""


def test_another_browser_has_its_own_visits(client: TestClient, dossier: str) -> None:
    """Een andere browser was hier nog niet en ziet dus geen vergelijking."""
    change(dossier, FIELD, "0.1")
    client.cookies.clear()
    assert since(client, dossier) == ""


def test_only_a_dossier_remembers(client: TestClient, clock: Clock) -> None:
    """Zonder dossier wordt er niets onthouden."""
    client.get("/bekijk/GM0402")
    clock.now = LATER
    assert "sp-sinds" not in client.get("/bekijk/GM0402").text


GROUND = {"stand": "meicirculaire-2026", "eigen": "a", "ingelezen": "b", "versie": "2026.11"}
KOP = Kop("geld van het Rijk in 2026", 1e6, "EUR", 9e5, 1.1e6, "ongeveer € 1 mln (tussen)")


def note(koppen: list[Kop], grond: dict[str, str], vorm: int = visits.FORM) -> Gezien:
    """Write a note as it is kept."""
    kept = {"vorm": vorm, "koppen": [asdict(kop) for kop in koppen], "grond": grond}
    return Gezien(FIRST, "run", "stand", json.dumps(kept))


@pytest.mark.parametrize(
    "changed, told",
    [
        ({}, "nieuwe regels of gegevens in Springplank"),
        ({"versie": "2027.1"}, "versie 2027.1 van Springplank"),
        ({"stand": "2025-01-01"}, "wat bekend was op 2025-01-01"),
        ({"stand": "bestaat niet meer"}, "bestaat niet meer"),
        ({"eigen": "c", "versie": "2"}, "uw eigen cijfers en versie 2 van Springplank"),
        (
            {"stand": "meicirculaire-2025", "eigen": "c", "ingelezen": "d"},
            (
                "meicirculaire gemeentefonds 2025, uw eigen cijfers en gegevens die zijn "
                "ingelezen of ingetrokken"
            ),
        ),
    ],
)
def test_every_cause_has_a_name(changed: dict[str, str], told: str) -> None:
    """Elke oorzaak heeft een naam, en meer oorzaken staan achter elkaar."""
    assert causes(GROUND, GROUND | changed) == told


def test_how_much_is_told_with_its_sign() -> None:
    """Een verschil heeft zijn teken; verandert alleen het bereik, dan staat dat er."""
    less = replace(KOP, waarde=0.8e6, tekst="ongeveer € 0,8 mln (tussen)")
    assert f"2026: {MINUS} € 200.000 (geld van het Rijk in 2026)," in tell(
        note([KOP], GROUND), (less,), GROUND
    )
    assert tell(note([KOP], GROUND), (KOP,), GROUND) == ""
    wider = replace(KOP, laag=0.0, tekst="ongeveer € 1 mln (ruimer)")
    assert "een ander bereik" in tell(note([KOP], GROUND), (wider,), GROUND)


@pytest.mark.parametrize(
    "count, end",
    [(1, "nu b."), (2, "Er veranderde nog 1 cijfer."), (4, "Er veranderden nog 3 cijfers.")],
)
def test_not_everything_is_told(count: int, end: str) -> None:
    """Eén cijfer staat er helemaal; van de rest staat er hoeveel het zijn."""
    old = [replace(KOP, naam=f"cijfer {n}", tekst="a") for n in range(count)]
    new = tuple(replace(kop, waarde=2e6, tekst="b") for kop in old)
    assert tell(note(old, GROUND), new, GROUND).endswith(end)


@pytest.mark.parametrize("kept", ["geen json", "[]", "{}", '{"vorm": 1, "koppen": [{}]}'])
def test_a_strange_note_says_nothing(kept: str) -> None:
    """Een notitie die niet te lezen is, geeft geen zin en geen fout."""
    assert tell(replace(note([], GROUND), koppen=kept), (KOP,), GROUND) == ""
    assert tell(note([KOP], GROUND, vorm=99), (replace(KOP, tekst="x"),), GROUND) == ""
