# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""A dossier over the API: begun, changed by two at once, put back, shared and computed with."""

import json
import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.api.test_problems import problem

from springplank.actions import dossiers
from springplank.actions.question import today
from springplank.api.velden import MOST_FIELDS
from springplank.app import create_app
from springplank.store.texts import LONGEST_VALUE

SHARE = "wsw.oversterfte"


@pytest.fixture
def dossier(api: TestClient) -> str:
    """Give the address of an empty dossier about AM match."""
    made = api.post("/dossiers", json={"code": "ammatch"})
    assert made.status_code == 201
    return str(made.headers["location"]).removeprefix("/api/v1")


def change(
    api: TestClient, dossier: str, velden: dict[str, str | None], tag: str = "*", key: str = ""
) -> Any:
    """Change fields of a dossier."""
    headers = {"If-Match": tag} | ({"Idempotency-Key": key} if key else {})
    return api.patch(dossier, json={"velden": velden}, headers=headers)


def test_a_dossier_is_begun_and_read(api: TestClient) -> None:
    """Een nieuw dossier is leeg, heet naar zijn onderwerp en staat in de lijst."""
    made = api.post("/dossiers", json={"code": "hilversum"})
    assert made.headers["etag"] == '"0"'
    found = made.json()
    assert (found["code"], found["naam"], found["velden"]) == ("GM0402", "Hilversum", {})
    assert api.get(f"/dossiers/{found['id']}").json() == found
    (listed,) = api.get("/dossiers").json()["dossiers"]
    assert listed == {k: v for k, v in found.items() if k != "velden"}


def test_a_dossier_about_nothing_is_not_begun(api: TestClient) -> None:
    """Over een onbekende gemeente komt er geen dossier."""
    problem(api.post("/dossiers", json={"code": "onzinstad"}), 404)


def test_the_same_key_begins_one_dossier(api: TestClient) -> None:
    """Dezelfde vraag met dezelfde sleutel geeft hetzelfde dossier; een andere vraag niet."""
    headers = {"Idempotency-Key": "een"}
    sent = {"code": "GM0402", "naam": "Begroting  2027"}
    first, again = (api.post("/dossiers", json=sent, headers=headers) for _ in range(2))
    assert first.json() == again.json()
    assert first.json()["naam"] == "Begroting 2027"
    other = api.post("/dossiers", json={"code": "GM0392"}, headers=headers)
    assert "Idempotency-Key" in problem(other, 409)["detail"]


def test_fields_are_changed_and_emptied(api: TestClient, dossier: str) -> None:
    """Een veld krijgt de tekst die is gestuurd, en null maakt het leeg."""
    sent = {"scenario.1": "versterken", f"eigen.{SHARE}": "1.5", "functie.A": "doen_we"}
    answered = change(api, dossier, {**sent})
    assert answered.json()["velden"] == sent
    assert answered.headers["etag"] == '"3"'
    emptied = change(api, dossier, {"functie.A": None}, '"3"')
    assert "functie.A" not in emptied.json()["velden"]


@pytest.mark.parametrize(
    "veld,text",
    [
        ("gemeente.GM0358.aandeel_instroom_beschut_werk", "0.0071"),
        ("gemeente.GM0358.wsw", "50.0"),
        ("bedrijf.eigen_vermogen", "-1250000.0"),
        ("stand", "meicirculaire-2024"),
    ],
)
def test_what_is_read_can_be_sent_back(api: TestClient, dossier: str, veld: str, text: str) -> None:
    """Wat u leest, kunt u precies zo terugsturen: een aandeel blijft 0.0071."""
    assert change(api, dossier, {veld: text}).status_code == 200
    read = api.get(dossier).json()
    assert read["velden"][veld] == text
    again = change(api, dossier, read["velden"])
    assert again.json() == read


@pytest.mark.parametrize(
    "velden,told",
    [
        ({"onzin": "1"}, "Dit veld bestaat niet"),
        ({"bedrijf.eigen_vermogen": "1,5"}, "met een punt"),
        ({"bedrijf.eigen_vermogen": "1e99"}, "te groot"),
        ({"bedrijf.reserve": "-1"}, "kan niet onder 0"),
        ({"eigen.onzin": "1"}, "onzin"),
        ({"scenario.1": "/etc/passwd"}, "Kies een scenario"),
        ({"tot": "2020"}, "2020"),
        ({}, "Er is niets om te bewaren"),
    ],
)
def test_a_field_that_does_not_fit_is_refused(
    api: TestClient, dossier: str, velden: dict[str, str | None], told: str
) -> None:
    """Een veld dat niet kan, wordt geweigerd met wat er mis is; er verandert niets."""
    assert told in problem(change(api, dossier, velden), 400)["detail"]
    assert api.get(dossier).json()["revisie"] == 0


def test_all_wrong_fields_are_named_and_nothing_is_saved(api: TestClient, dossier: str) -> None:
    """Van drie velden zijn er twee fout: beide staan in het antwoord, en niets is bewaard."""
    sent: dict[str, str | None] = {"onzin": "1", "tot": "2030", "bedrijf.reserve": "x"}
    found = problem(change(api, dossier, sent), 400)
    assert [fault["plaats"] for fault in found["fouten"]] == [
        "body.velden.onzin",
        "body.velden.bedrijf.reserve",
    ]
    assert api.get(dossier).json()["velden"] == {}


def test_too_many_fields_are_refused(api: TestClient, dossier: str) -> None:
    """Meer dan 100 velden tegelijk gaat niet."""
    sent: dict[str, str | None] = {f"functie.{n}": "x" for n in range(101)}
    assert "te veel velden" in problem(change(api, dossier, sent), 400)["detail"]


@pytest.mark.parametrize("is_escaped", [True, False])
def test_a_long_plan_fits_in_one_change(api: TestClient, dossier: str, *, is_escaped: bool) -> None:
    """Honderd plantekstvelden, elk zo lang als mag, passen in een wijziging; en weer terug."""
    texts = {f"plan.tekst.geld.alinea{n}": "€" * LONGEST_VALUE for n in range(MOST_FIELDS)}
    content = json.dumps({"velden": texts}, ensure_ascii=is_escaped).encode()
    assert len(content) > 6_000_000
    headers = {
        "If-Match": api.get(dossier).headers["etag"],
        "content-type": "application/merge-patch+json",
    }
    assert api.patch(dossier, content=content, headers=headers).status_code == 200
    read = api.get(dossier).json()
    assert read["velden"] == texts
    assert change(api, dossier, read["velden"]).json() == read


def test_who_does_not_say_what_was_read_changes_nothing(api: TestClient, dossier: str) -> None:
    """Zonder If-Match verandert er niets."""
    answered = api.patch(dossier, json={"velden": {"tot": "2030"}})
    assert "If-Match" in problem(answered, 428)["detail"]


@pytest.mark.parametrize("tag", ['"1"', 'W/"0"', "0", "onzin", '"99999999999999999"'])
def test_a_tag_of_another_dossier_is_refused(api: TestClient, dossier: str, tag: str) -> None:
    """Een ETag die dit dossier nooit had, wordt geweigerd."""
    assert "opnieuw" in problem(change(api, dossier, {"tot": "2030"}, tag), 412)["detail"]


def test_two_who_change_the_same_field_both_keep_their_text(api: TestClient, dossier: str) -> None:
    """Van twee die hetzelfde veld wijzigen, hoort de tweede beide teksten."""
    change(api, dossier, {"tot": "2030"}, '"0"')
    found = problem(change(api, dossier, {"tot": "2031"}, '"0"'), 412)
    (clash,) = found["botsingen"]
    assert (clash["veld"], clash["van_u"], clash["in_dossier"]) == ("tot", "2031", "2030")
    assert api.get(dossier).json()["velden"] == {"tot": "2030"}


def test_two_who_change_different_fields_both_succeed(api: TestClient, dossier: str) -> None:
    """Twee die verschillende velden wijzigen, hebben geen last van elkaar."""
    change(api, dossier, {"tot": "2030"}, '"0"')
    answered = change(api, dossier, {"functie.A": "ontbreekt"}, '"0"')
    assert answered.json()["velden"] == {"functie.A": "ontbreekt", "tot": "2030"}


def test_the_same_change_twice_has_one_effect(api: TestClient, dossier: str) -> None:
    """Dezelfde vraag met dezelfde sleutel verandert één keer iets."""
    first = change(api, dossier, {"tot": "2030"}, '"0"', "een")
    again = change(api, dossier, {"tot": "2030"}, '"0"', "een")
    assert first.json() == again.json()
    other = change(api, dossier, {"tot": "2031"}, '"0"', "een")
    assert problem(other, 400)


def test_a_merge_patch_is_read_too(api: TestClient, dossier: str) -> None:
    """Een wijziging mag ook als merge-patch komen."""
    headers = {"If-Match": "*", "Content-Type": "application/merge-patch+json"}
    answered = api.patch(dossier, content=b'{"velden": {"tot": "2030"}}', headers=headers)
    assert answered.json()["velden"] == {"tot": "2030"}


def test_who_has_the_dossier_already_gets_304(api: TestClient, dossier: str) -> None:
    """Wie het dossier al heeft, krijgt 304; na een wijziging weer het hele dossier."""
    for tag in ('"0"', 'W/"0"', '"7", "0"', "*"):
        answered = api.get(dossier, headers={"If-None-Match": tag})
        assert (answered.status_code, answered.content) == (304, b"")
        assert answered.headers["etag"] == '"0"'
    change(api, dossier, {"tot": "2030"})
    assert api.get(dossier, headers={"If-None-Match": '"0"'}).status_code == 200


def test_an_answer_has_its_own_mark(api: TestClient) -> None:
    """Hetzelfde antwoord heeft dezelfde ETag, en dan krijgt u 304."""
    first = api.get("/maatregelen")
    tag = first.headers["etag"]
    assert api.get("/maatregelen", headers={"If-None-Match": tag}).status_code == 304
    assert api.get("/maatregelen?jaar=2025").headers["etag"] != tag
    alone = api.head("/maatregelen")
    assert (alone.content, alone.headers["etag"]) == (b"", tag)


def test_every_change_is_listed(api: TestClient, dossier: str) -> None:
    """Elke wijziging staat in de lijst, nieuwste eerst, en u leest verder met voor."""
    for year in ("2030", "2031", "2032"):
        change(api, dossier, {"tot": year})
    changes = api.get(f"{dossier}/wijzigingen?aantal=2").json()["wijzigingen"]
    assert [(c["nummer"], c["oud"], c["nieuw"]) for c in changes] == [
        (3, "2031", "2032"),
        (2, "2030", "2031"),
    ]
    (first,) = api.get(f"{dossier}/wijzigingen?voor=2").json()["wijzigingen"]
    assert (first["oud"], first["soort"], first["wie"]) == (
        None,
        "wijziging",
        "een ander programma",
    )
    assert changes[0]["zegel"] == api.get(dossier).json()["zegel"]


def test_a_version_is_named_and_put_back(api: TestClient, dossier: str) -> None:
    """Een versie komt terug als nieuwe wijziging bovenop wat er stond."""
    change(api, dossier, {"tot": "2030"})
    made = api.post(f"{dossier}/versies", json={"naam": "Eerste"})
    assert made.status_code == 201
    assert made.json()["velden"] == {"tot": "2030"}
    assert api.get(made.headers["location"].removeprefix("/api/v1")).json() == made.json()
    change(api, dossier, {"tot": "2031"})
    headers = {"If-Match": '"2"'}
    back = api.post(f"{dossier}/terugzettingen", json={"versie": 1}, headers=headers)
    assert (back.json()["velden"], back.headers["etag"]) == ({"tot": "2030"}, '"3"')
    api.post(f"{dossier}/versies", json={"naam": "Tweede"})
    versions = api.get(f"{dossier}/versies").json()["versies"]
    assert [one["naam"] for one in versions] == ["Tweede", "Eerste"]
    assert api.get(f"{dossier}/versies/1").json() == made.json()


def test_a_version_is_not_put_over_what_was_not_seen(api: TestClient, dossier: str) -> None:
    """Wie de laatste wijziging niet zag, zet geen versie terug."""
    change(api, dossier, {"tot": "2030"})
    api.post(f"{dossier}/versies", json={"naam": "Eerste"})
    change(api, dossier, {"tot": "2031"})
    headers = {"If-Match": '"1"'}
    back = api.post(f"{dossier}/terugzettingen", json={"versie": 1}, headers=headers)
    assert problem(back, 412)["botsingen"]
    problem(api.post(f"{dossier}/terugzettingen", json={"versie": 1}), 428)


def test_a_change_is_undone_and_done_again(api: TestClient, dossier: str) -> None:
    """Ongedaan maken en opnieuw doen zijn nieuwe wijzigingen; dezelfde sleutel telt een keer."""
    change(api, dossier, {"tot": "2030"})
    change(api, dossier, {"tot": "2031"})
    key = {"Idempotency-Key": "terug"}
    for _ in range(2):
        back = api.post(f"{dossier}/ongedaanmakingen", headers=key)
        assert (back.json()["velden"], back.headers["etag"]) == ({"tot": "2030"}, '"3"')
    again = api.post(f"{dossier}/herhalingen")
    assert (again.json()["velden"], again.headers["etag"]) == ({"tot": "2031"}, '"4"')
    kinds = [one["soort"] for one in api.get(f"{dossier}/wijzigingen").json()["wijzigingen"]]
    assert kinds[:2] == ["opnieuw", "ongedaan"]


def test_nothing_to_undo_is_said(api: TestClient, dossier: str) -> None:
    """Is er niets om ongedaan te maken, dan staat dat er; van een ander neemt u niets terug."""
    for end, told in (("ongedaanmakingen", "ongedaan te maken"), ("herhalingen", "opnieuw")):
        assert told in problem(api.post(f"{dossier}/{end}"), 400)["detail"]
    change(api, dossier, {"tot": "2030"})
    key = dossier.removeprefix("/dossiers/")
    dossiers.change_field(key, "tot", "2033", 1, "ander", datetime.now(UTC), "Anna")
    (clash,) = problem(api.post(f"{dossier}/ongedaanmakingen"), 412)["botsingen"]
    assert (clash["in_dossier"], clash["wie"]) == ("2033", "Anna")
    problem(api.post("/dossiers/x/ongedaanmakingen"), 404)


@pytest.mark.parametrize("end", ["versies/1", "deellinks/onzin"])
def test_what_was_never_made_is_not_there(api: TestClient, dossier: str, end: str) -> None:
    """Een versie of link die niemand maakte, bestaat niet."""
    problem(api.get(f"{dossier}/{end}"), 404)


def test_a_link_works_until_it_is_withdrawn(api: TestClient, dossier: str) -> None:
    """Een deellink opent het dossier, totdat zij wordt ingetrokken."""
    until = today() + timedelta(days=7)
    made = api.post(f"{dossier}/deellinks", json={"tot": until.isoformat()})
    assert made.status_code == 201
    link = made.headers["location"].removeprefix("/api/v1")
    api.post(f"{dossier}/deellinks", json={"tot": until.isoformat()})
    assert api.get(link).json() == {k: v for k, v in made.json().items() if k != "adres"}
    visitor = TestClient(create_app())
    assert visitor.get(made.json()["adres"]).status_code == 200
    assert api.delete(link).status_code == 204
    assert api.delete(link).status_code == 204
    assert visitor.get(made.json()["adres"]).status_code == 410
    newer, older = api.get(f"{dossier}/deellinks").json()["deellinks"]
    assert newer["ingetrokken"] is None
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT.*\+00:00", older["ingetrokken"])


@pytest.mark.parametrize(
    "tot,told",
    [("gisteren", "jaar-maand-dag"), (3, "dag"), (str(date.min), "Kies als laatste dag")],
)
def test_a_link_needs_a_day_that_can_be(
    api: TestClient, dossier: str, tot: object, told: str
) -> None:
    """Een link krijgt een laatste dag vanaf vandaag, binnen twee jaar."""
    answered = api.post(f"{dossier}/deellinks", json={"tot": tot})
    assert told in problem(answered, 400)["detail"]


def test_a_dossier_computes_with_what_was_filled_in(api: TestClient, dossier: str) -> None:
    """Een leeg dossier geeft het antwoord van zijn onderwerp; een eigen cijfer verandert het."""
    plain = api.get("/onderwerpen/ammatch/vooruitblikken").json()
    assert api.get(f"{dossier}/vooruitblikken").json()["reeksen"] == plain["reeksen"]
    assert change(api, dossier, {"gemeente.GM0358.wsw": "50.0"}).status_code == 200
    own = api.get(f"{dossier}/vooruitblikken?scenario=nulalternatief").json()
    assert own["run_id"] != plain["run_id"]
    assert own["reeksen"] != plain["reeksen"]


def test_a_dossier_knows_what_its_stand_knew(api: TestClient, dossier: str) -> None:
    """Het geld van een dossier is dat van de gekozen circulaire."""
    change(api, dossier, {"stand": "septembercirculaire-2024"})
    asked = api.get(f"{dossier}/rijksbijdragen?van=2026&tot=2026").json()
    there = "/onderwerpen/ammatch/rijksbijdragen?van=2026&tot=2026"
    assert asked == api.get(f"{there}&bekend=septembercirculaire-2024").json()
    assert asked != api.get(there).json()


def test_a_dossier_reads_only_scenarios_that_come_along(api: TestClient, dossier: str) -> None:
    """Een bestand op de computer is geen scenario."""
    problem(api.get(f"{dossier}/vooruitblikken?scenario=/etc/x.toml"), 400)
