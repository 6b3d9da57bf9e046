# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What a program reads of a dossier it can send back: accepted, and nothing changes."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient
from tests.api.test_problems import problem

from springplank.actions import dossiers
from springplank.actions.levers import levers_of
from springplank.actions.own_afspraak import VORMEN
from springplank.actions.plan.fields import PLAN, plan_fields, read_field
from springplank.actions.plan.impuls import DOELEN
from springplank.actions.plan.tasks import HOOFDSTUKKEN
from springplank.actions.werk import _READERS, BALANS, Werk, assumptions
from springplank.api.velden import read_stored
from springplank.bekostiging.loading import FOLDER
from springplank.cohort.start import FIGURES, SHARES
from springplank.scenarios.organisatiemodellen import functionaliteiten, organisatiemodellen
from springplank.scenarios.scenario import library
from springplank.weging.criterium import load_criteria

HERE = Werk("ammatch")
MEMBER = "GM0358"
DAY = "2026-11-30"


def typed(number: float, *, is_share: bool) -> str:
    """Write a number as a person types it."""
    shown = Decimal(repr(number)) * (100 if is_share else 1)
    return f"{shown:f}".replace(".", ",")


def numbers() -> Iterator[tuple[str, float, float, bool]]:
    """Give every field with a number, its ends, and whether it is a share."""
    for key, found in assumptions().items():
        last = found.steps[-1]
        for kind in ("keuze", "eigen"):
            yield f"{kind}.{key}", last.low, last.high, found.unit == "aandeel"
    for key in FIGURES:
        yield f"gemeente.{MEMBER}.{key}", 0.0, 0.02 if key in SHARES else 300.0, key in SHARES
    for lever in levers_of(library()["versterken"]):
        is_share = lever.eenheid == "aandeel"
        yield f"maatregel.{lever.key}", lever.low, lever.high, is_share
    for key in BALANS:
        yield f"bedrijf.{key}", 0.0, 2_500_000.0, False
    yield from agreed()
    for doel in DOELEN:
        yield f"plan.impuls.2028.{doel}", 0.0, 900_000.0, False
    for key, criterium in load_criteria().items():
        is_share = criterium.eenheid == "aandeel"
        yield f"plan.weging.gewicht.{key}", 0.0, 100.0, False
        for what in ("eis", "slechtst", "best"):
            yield f"plan.weging.{what}.{key}", 0.0, 1.0 if is_share else 10.0, is_share
        option = "versterken" if criterium.is_scored else "doormodderen"
        yield f"plan.weging.score.{option}.{key}", 0.0, 1.0 if is_share else 10.0, is_share


def agreed() -> Iterator[tuple[str, float, float, bool]]:
    """Give the numbers of an agreement, as `numbers` does."""
    for key, vorm in VORMEN.items():
        if vorm.eenheid:
            is_share = vorm.eenheid == "aandeel"
            yield f"afspraak.{key}", 0.0, 0.2 if is_share else 20_000.0, is_share


def texts() -> Iterator[tuple[str, str]]:
    """Give every field with a text, and what a person may type there."""
    yield "stand", "meicirculaire-2025"
    yield "tot", "2035"
    yield "afspraak.sleutel", "SE"
    yield "afspraak.prijspeil", "2025"
    for model in organisatiemodellen():
        yield "model", model
    for at, key in enumerate(library()):
        yield f"scenario.{at % 4 + 1}", key
    for letter in functionaliteiten():
        yield f"functie.{letter}", "willen_we"
        yield f"functie.{letter}.waar", "  Bij « AM match »,\ttweede regel 👍 "
    for chapter in HOOFDSTUKKEN:
        yield f"plan.taak.{chapter}.eigenaar", "Anna  de Vries"
        yield f"plan.taak.{chapter}.status", "klaar"
        yield f"plan.tekst.{chapter}.eigen", "Eerste regel.\r\n\r\n\u200fTweede \x0bregel. "
        yield f"plan.cijfers.{chapter}.eigen", '{"b": "1", "a": "é"}'
    for about, field in (("draagvlak", "ja"), ("draagvlak", "wie"), ("besluit", "vraag")):
        yield f"plan.{about}.{MEMBER}.{field}", "ja"
    yield f"plan.afspraak.{MEMBER}.doel", "1.25 of 40.0"
    yield "plan.stap.1.wat", "40.0"
    yield "plan.voorkeur", "versterken"
    said = {"wie": "Anna", "wanneer": DAY, "tekst": "40.0", "over": "x", "cijfers": {"q": "1"}}
    yield "plan.opmerking.1", json.dumps(said)
    marks = {"door": "Anna", "op": DAY, "run_id": "abc", "kenmerk": "def"}
    yield "plan.vastgesteld", json.dumps(marks)
    for key in load_criteria():
        yield f"plan.weging.criterium.{key}", "uit"
    yield "plan.weging.geld_mee", "ja"
    for argument in ("tegen", "sterk"):
        yield f"plan.optie.versterken.{argument}", "40.0"


NUMBERS: Sequence[tuple[str, float, float, bool]] = tuple(numbers())
TEXTS: Sequence[tuple[str, str]] = tuple(texts())


def test_every_kind_of_field_is_tried() -> None:
    """Elke soort veld die een dossier kan hebben, komt in deze toetsen voor."""
    tried = {one[0] for one in NUMBERS} | {one[0] for one in TEXTS}
    assert {veld.partition(".")[0] for veld in tried} == {*_READERS, PLAN}
    plans = {veld.split(".")[1] for veld in tried if veld.startswith("plan.")}
    assert plans == {*plan_fields()}


@pytest.mark.parametrize("veld,text", TEXTS)
def test_a_stored_text_is_read_as_it_is(veld: str, text: str) -> None:
    """Een tekst zoals hij is bewaard, is dezelfde als hij opnieuw wordt gelezen."""
    stored = read_field(HERE, veld, text)
    assert stored
    assert read_stored(HERE, veld, stored) == stored


@pytest.mark.parametrize("place", ["low", "between", "high"])
def test_a_stored_number_is_read_as_it_is(place: str) -> None:
    """Elk veld met een getal: wat is bewaard, is hetzelfde als het opnieuw wordt gelezen."""
    for veld, low, high, is_share in NUMBERS:
        number = {"low": low, "between": low + (high - low) / 3, "high": high}[place]
        stored = read_field(HERE, veld, typed(number, is_share=is_share))
        assert stored is not None, veld
        assert read_stored(HERE, veld, stored) == stored, veld


PLAIN = [one for one in NUMBERS if one[0].startswith(("bedrijf.", "plan."))]


@given(st.sampled_from(PLAIN), st.decimals(0, 1, places=9), st.booleans())
def test_no_digit_is_lost(
    field: tuple[str, float, float, bool], share: Decimal, is_below: bool
) -> None:
    """Welk getal iemand ook typt: het bewaarde getal leest tot op het laatste cijfer hetzelfde."""
    veld, low, high, is_share = field
    number = low + (high - low) * float(share)
    sign = "-" if is_below and veld == "bedrijf.eigen_vermogen" else ""
    stored = read_field(HERE, veld, sign + typed(number, is_share=is_share))
    assert stored is not None
    assert read_stored(HERE, veld, stored) == stored


def test_zero_has_one_spelling() -> None:
    """Min nul is nul."""
    spending = f"plan.impuls.2028.{next(iter(DOELEN))}"
    for veld in ("bedrijf.eigen_vermogen", "plan.weging.eis.inwoner", spending):
        assert read_field(HERE, veld, "-0") == read_field(HERE, veld, "0")


def patch(api: TestClient, address: str, velden: Mapping[str, str | None]) -> None:
    """Send fields, with the tag of what was read."""
    read = api.get(address)
    headers = {"If-Match": read.headers["etag"]}
    answered = api.patch(address, json={"velden": velden}, headers=headers)
    assert answered.status_code == 200, answered.text


def begin(api: TestClient) -> str:
    """Begin a dossier; gives its address."""
    made = api.post("/dossiers", json={"code": HERE.code})
    return str(made.headers["location"]).removeprefix("/api/v1")


def filled() -> dict[str, str]:
    """Give a dossier full of fields, as a person fills it in."""
    some = [one for one in NUMBERS if not one[0].startswith(("keuze", "eigen"))]
    velden = {
        veld: read_field(HERE, veld, typed(low + (high - low) / 3, is_share=is_share))
        for veld, low, high, is_share in some
    }
    velden |= {veld: read_field(HERE, veld, text) for veld, text in TEXTS}
    return {veld: text for veld, text in velden.items() if text is not None}


def test_a_whole_dossier_is_sent_back_and_nothing_changes(api: TestClient) -> None:
    """Wie een heel dossier leest en zo terugstuurt, wijzigt niets; in een leeg dossier ook niet."""
    first, other = begin(api), begin(api)
    velden = filled()
    key = first.removeprefix("/dossiers/")
    dossiers.change_fields(key, velden, 0, "een", datetime.now(UTC), "Anna")
    read = api.get(first)
    assert len(read.json()["velden"]) > 100
    patch(api, first, read.json()["velden"])
    assert api.get(first).json() == read.json()
    names = sorted(velden)
    for at in range(0, len(names), 100):
        patch(api, other, {name: velden[name] for name in names[at : at + 100]})
    assert api.get(other).json()["velden"] == read.json()["velden"]


def test_a_whole_agreement_is_sent_back_and_nothing_changes(api: TestClient) -> None:
    """Een geplakte afspraak komt uit de API zoals zij is bewaard, en kan zo terug."""
    address = begin(api)
    text = (FOLDER / "drempel.toml").read_text("utf-8")
    patch(api, address, {"afspraak.bestand": text.replace("\n", "\r\n")})
    before = api.get(address).json()
    assert before["velden"] == {"afspraak.bestand": text.strip() + "\n"}
    patch(api, address, before["velden"])
    assert api.get(address).json() == before


def test_what_became_impossible_is_not_refused(api: TestClient) -> None:
    """Wat er staat en nu niet meer kan, stuurt u terug zonder weigering; er wijzigt niets."""
    address = begin(api)
    key = address.removeprefix("/dossiers/")
    old = {"tot": "2021", "scenario.1": "bestaat_niet_meer"}
    dossiers.change_fields(key, old, 0, "een", datetime.now(UTC), "Anna")
    before = api.get(address).json()
    patch(api, address, old)
    assert api.get(address).json() == before


def test_only_changes_count_as_too_many(api: TestClient) -> None:
    """Meer dan honderd velden wijzigen gaat niet tegelijk; de melding zegt hoeveel wel."""
    sent = dict.fromkeys((f"plan.stap.{n}.wat" for n in range(1, 100)), "x") | {
        "plan.stap.1.wie": "x",
        "plan.stap.2.wie": "x",
    }
    address = begin(api)
    answered = api.patch(address, json={"velden": sent}, headers={"If-Match": "*"})
    assert "hoogstens 100 velden per keer" in problem(answered, 400)["detail"]
    sent.popitem()
    patch(api, address, sent)


def test_two_scenarios_can_change_places(api: TestClient) -> None:
    """Twee scenario's die van plaats wisselen, zitten elkaar niet in de weg; dubbel kan niet."""
    address = begin(api)
    patch(api, address, {"scenario.1": "versterken", "scenario.2": "doormodderen"})
    patch(api, address, {"scenario.1": "doormodderen", "scenario.2": "versterken"})
    assert api.get(address).json()["velden"]["scenario.1"] == "doormodderen"
    twice = {"scenario.1": "versterken", "scenario.2": "versterken"}
    answered = api.patch(address, json={"velden": twice}, headers={"If-Match": "*"})
    assert "staat er al naast" in problem(answered, 400)["detail"]
