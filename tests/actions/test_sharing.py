# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Sharing: a link shows exactly one state, until its last day, unless it is withdrawn."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from springplank.actions import dossiers, sharing
from springplank.actions.dossiers import NewerSchemaError, NotSavedError
from springplank.actions.sharing import (
    ShareBrokenError,
    ShareExpiredError,
    ShareWithdrawnError,
)
from springplank.errors import NotFoundError, UsageError
from springplank.store.places import find_key
from springplank.store.tokens import State, seal

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
LAST = date(2026, 12, 31)
VELDEN = {"tot": "2035", "functie.A.waar": "bij de gemeente é 🧭"}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for own data, empty before every test."""
    monkeypatch.setenv("SPRINGPLANK_GEGEVENS", str(tmp_path / "gegevens"))
    monkeypatch.delenv("SPRINGPLANK_DATABASE", raising=False)
    monkeypatch.delenv("SPRINGPLANK_SLEUTEL", raising=False)
    yield tmp_path / "gegevens"
    dossiers.close_databases()


def test_link_opens_this_state() -> None:
    """Een link opent precies de toestand van het moment van delen."""
    dossier = dossiers.create_dossier("GM0402", "Hilversum", NOON)
    dossiers.change_fields(dossier.id, VELDEN, 0, "a", NOON)
    shared = sharing.share_dossier(dossier.id, LAST, NOON, wie="Anna")
    dossiers.change_field(dossier.id, "tot", "2040", 2, "b", NOON)
    found = sharing.open_share(shared.token, NOON)
    assert (found.code, found.velden, found.id) == ("GM0402", VELDEN, shared.link.id)
    assert found.tot == shared.link.tot == datetime(2026, 12, 31, 22, 59, 59, 999999, UTC)
    assert sharing.list_shares(dossier.id) == (shared.link,)
    assert (shared.link.wie, shared.link.moment, shared.link.dossier) == ("Anna", NOON, dossier.id)


def test_link_without_a_dossier() -> None:
    """Ook zonder dossier is er iets te delen."""
    shared = sharing.share("GM0402", {}, LAST, NOON)
    assert sharing.open_share(shared.token, NOON).velden == {}
    assert shared.link.dossier is None
    with pytest.raises(NotFoundError):
        sharing.share_dossier("bestaat niet", LAST, NOON)


@pytest.mark.parametrize(
    "last, works, fails",
    [
        # Winter time, and the night in which summer time ends: the day is that of the Netherlands.
        (date(2026, 12, 31), "2026-12-31T22:59:59+00:00", "2026-12-31T23:00:00+00:00"),
        (date(2027, 3, 28), "2027-03-28T21:59:59+00:00", "2027-03-28T22:00:00+00:00"),
        (date(2028, 2, 29), "2028-02-29T22:59:59+00:00", "2028-02-29T23:00:00+00:00"),
    ],
)
def test_last_day(last: date, works: str, fails: str) -> None:
    """Een link werkt tot en met de laatste dag, naar de klok in Nederland."""
    token = sharing.share("GM0402", VELDEN, last, NOON).token
    assert sharing.open_share(token, datetime.fromisoformat(works)).velden == VELDEN
    with pytest.raises(ShareExpiredError, match=r"^Deze link werkte tot en met \d+ \w+ 20\d\d\. V"):
        sharing.open_share(token, datetime.fromisoformat(fails))


def test_changed_link() -> None:
    """Een link die veranderd is, of van een andere server komt, opent niets."""
    token = sharing.share("GM0402", VELDEN, LAST, NOON).token
    with pytest.raises(ShareBrokenError, match=r"Deze link klopt niet\. Misschien is hij niet"):
        sharing.open_share(token[:-4], NOON)
    payload, _, signature = token.rpartition(".")
    with pytest.raises(ShareBrokenError):
        sharing.open_share(f"{payload[:-4]}AAAA.{signature}", NOON)


def test_withdrawn_link() -> None:
    """Een ingetrokken link werkt niet meer; nog eens intrekken verandert niets."""
    shared = sharing.share("GM0402", VELDEN, LAST, NOON)
    other = sharing.share("GM0402", VELDEN, LAST, NOON)
    gone = sharing.withdraw(shared.link.id, NOON, wie="Anna")
    assert (gone.ingetrokken, gone.ingetrokken_door) == (NOON, "Anna")
    assert sharing.withdraw(shared.link.id, NOON + timedelta(days=1), wie="Bert") == gone
    with pytest.raises(ShareWithdrawnError) as caught:
        sharing.open_share(shared.token, NOON)
    assert str(caught.value) == (
        "De maker heeft deze link op 23 november 2026 ingetrokken. Vraag een nieuwe link."
    )
    assert caught.value.status == 410
    assert sharing.open_share(other.token, NOON).velden == VELDEN


def test_withdraw_of_another_dossier() -> None:
    """Wie een link van een ander dossier intrekt, of een onbekende, krijgt een zin."""
    mine, other = (dossiers.create_dossier("GM0402", naam, NOON).id for naam in "ab")
    link = sharing.share_dossier(mine, LAST, NOON).link.id
    for name, dossier in ((link, other), ("onbekend", None), ("x" * 22, mine)):
        with pytest.raises(NotFoundError, match=r"Deze deellink bestaat niet\. Kies een link"):
            sharing.withdraw(name, NOON, dossier=dossier)
    assert sharing.withdraw(link, NOON, dossier=mine).ingetrokken == NOON


@pytest.mark.parametrize("last", [date(2026, 11, 22), date(2028, 11, 24), date.max, date.min])
def test_day_that_does_not_fit(last: date) -> None:
    """De laatste dag is vandaag of later, en niet verder dan twee jaar."""
    with pytest.raises(
        UsageError, match=r"Kies als laatste dag een dag vanaf vandaag, binnen twee"
    ):
        sharing.share("GM0402", VELDEN, last, NOON)


def test_link_outlives_the_list() -> None:
    """Weet de database niets meer van een link, dan opent hij nog: alles staat in de link."""
    shared = sharing.share("GM0402", VELDEN, LAST, NOON)
    dossiers.own_database().write(lambda c: c.execute(text("DELETE FROM deellink")), "x")
    assert sharing.open_share(shared.token, NOON).velden == VELDEN


def test_no_link_without_a_note() -> None:
    """Kan niet worden opgeschreven dat er een link is, dan is er geen: hij moet intrekbaar zijn."""
    shared = sharing.share("GM0402", VELDEN, LAST, NOON)
    dossiers.own_database().write(lambda c: c.execute(text("PRAGMA query_only = ON")), "x")
    with pytest.raises(NotSavedError, match=r"^De link is niet gemaakt\."):
        sharing.share("GM0402", VELDEN, LAST, NOON)
    with pytest.raises(NotSavedError, match=r"^De link is niet ingetrokken en werkt nog\."):
        sharing.withdraw(shared.link.id, NOON)
    assert sharing.open_share(shared.token, NOON).velden == VELDEN


def test_link_of_a_newer_version() -> None:
    """Een link van een nieuwere versie van Springplank wordt niet half begrepen."""
    token = seal(State("a" * 22, LAST, 2, "GM0402", VELDEN), find_key())
    with pytest.raises(NewerSchemaError, match=r"^Deze link is gemaakt met een nieuwere versie"):
        sharing.open_share(token, NOON)
