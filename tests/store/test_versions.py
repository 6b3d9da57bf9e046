# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Versions of a dossier, and dossiers of an older or newer schema."""

from collections.abc import Mapping

import pytest
from sqlalchemy import URL, update
from tests.store.conftest import NOON, Fill, Open, later

from springplank.errors import NotFoundError, UsageError
from springplank.store.auditing import check_history
from springplank.store.changes import list_changes
from springplank.store.dossiers import Dossier, create_dossier, load_dossier
from springplank.store.engine import Database
from springplank.store.faults import ConflictError, NewerSchemaError
from springplank.store.saving import Save, change_fields
from springplank.store.schema import Schema
from springplank.store.tables import DOSSIER
from springplank.store.undoing import Request, undo
from springplank.store.versions import list_versions, load_version, restore, save_version


def ask(sleutel: str, wie: str = "Anna") -> Request:
    """A request of Anna."""
    return Request(sleutel, wie, later(60))


def test_versions(database: Database, dossier: Dossier, fill: Fill) -> None:
    """Een versie is een naam voor het dossier zoals het toen was."""
    first = save_version(database, dossier.id, " Leeg  begin ", ask("a"))
    fill({"tot": "2035"}, 0)
    second = save_version(database, dossier.id, "Naar de raad", ask("b", "Bert"))
    fill({"tot": "2040"}, 1)
    assert list_versions(database, dossier.id) == (second, first)
    assert (first.nummer, first.naam, first.revisie) == (1, "Leeg begin", 0)
    assert (second.nummer, second.revisie, second.wie, second.moment) == (2, 1, "Bert", later(60))
    assert load_version(database, dossier.id, 1) == {}
    assert load_version(database, dossier.id, 2) == {"tot": "2035"}
    assert save_version(database, dossier.id, "Leeg begin", ask("a")) == first
    with pytest.raises(NotFoundError, match=r"Deze versie bestaat niet. Kies een versie"):
        load_version(database, dossier.id, 3)


def test_restore(database: Database, dossier: Dossier, fill: Fill) -> None:
    """Een versie terugzetten legt de oude teksten bovenop; ook dat is ongedaan te maken."""
    fill({"tot": "2035", "model": "x", "stand": "m"}, 0)
    save_version(database, dossier.id, "oud", ask("a"))
    fill({"tot": "2040", "model": None, "functie.A": "doen_we"}, 3)
    before = load_dossier(database, dossier.id)
    saved = restore(database, dossier.id, 1, before.revisie, ask("b"))
    assert load_dossier(database, dossier.id).velden == {"model": "x", "stand": "m", "tot": "2035"}
    assert {one.soort for one in saved.wijzigingen} == {"teruggezet"}
    assert [one.veld for one in saved.wijzigingen] == ["functie.A", "model", "tot"]
    assert restore(database, dossier.id, 1, before.revisie, ask("b")) == saved
    undo(database, dossier.id, ask("c"))
    assert load_dossier(database, dossier.id).velden == before.velden
    assert len(list_changes(database, dossier.id)) == 12
    assert check_history(database, dossier.id) is None


def test_restore_over_work_of_another(database: Database, dossier: Dossier, fill: Fill) -> None:
    """Terugzetten wist niet stil wat een ander net wijzigde."""
    fill({"tot": "2035"}, 0)
    save_version(database, dossier.id, "oud", ask("a"))
    fill({"tot": "2040"}, 1)
    fill({"tot": "2050"}, 2, "Bert")
    with pytest.raises(ConflictError, match=r"Er is niets teruggezet. Bekijk die wijziging"):
        restore(database, dossier.id, 1, 2, ask("b"))
    with pytest.raises(UsageError, match=r"hoort niet bij dit dossier"):
        restore(database, dossier.id, 1, 4, ask("b"))
    assert load_dossier(database, dossier.id).velden == {"tot": "2050"}


def test_version_needs_a_name(database: Database, dossier: Dossier) -> None:
    """Een versie zonder naam wordt niet bewaard."""
    with pytest.raises(UsageError, match=r"De naam van de versie is leeg. Vul een naam in."):
        save_version(database, dossier.id, " \n ", ask("a"))
    assert list_versions(database, dossier.id) == ()


# --- Schemas ----------------------------------------------------------------------------


def _rename(velden: Mapping[str, str]) -> dict[str, str]:
    return {("tot_en_met" if veld == "tot" else veld): text for veld, text in velden.items()}


def _in_percent(velden: Mapping[str, str]) -> dict[str, str]:
    return {veld: f"{text}%" if veld == "loon" else text for veld, text in velden.items()}


NEWER = Schema(3, {1: _rename, 2: _in_percent})


@pytest.fixture
def older(url: URL, opened: Open) -> Dossier:
    """A dossier of the first schema, with a version."""
    database = opened(url)
    made = create_dossier(database, "GM0402", "oud", NOON)
    save = Save({"tot": "2035", "loon": "5", "model": "x"}, 0, "k", "Anna", NOON)
    change_fields(database, made.id, save)
    save_version(database, made.id, "oud", ask("v"))
    return load_dossier(database, made.id)


UPGRADED = {"loon": "5%", "model": "x", "tot_en_met": "2035"}


def test_older_dossier_is_read(url: URL, opened: Open, older: Dossier) -> None:
    """Een dossier van een ouder schema ziet eruit als een nieuw dossier; kijken wijzigt niets."""
    database = opened(url, NEWER)
    found = load_dossier(database, older.id)
    assert (found.velden, found.revisie, found.schema) == (UPGRADED, 3, 1)


def test_older_dossier_is_brought_up_to_date(url: URL, opened: Open, older: Dossier) -> None:
    """Bij de eerste keer opslaan komt het bijwerken als wijziging in de geschiedenis."""
    database = opened(url, NEWER)
    save = Save({"tot_en_met": "2040"}, 3, "n", "Anna", later(1))
    saved = change_fields(database, older.id, save)
    found = load_dossier(database, older.id)
    assert found.velden == {**UPGRADED, "tot_en_met": "2040"}
    assert (found.revisie, found.schema) == (saved.revisie, 3)
    newest, *upgrade = list_changes(database, older.id)[:-3]
    assert (newest.soort, newest.wie, newest.oud) == ("wijziging", "Anna", "2035")
    assert {(one.soort, one.wie) for one in upgrade} == {("bijgewerkt", "Springplank")}
    assert sorted(one.veld for one in upgrade) == ["loon", "tot", "tot_en_met"]
    assert check_history(database, older.id) is None
    undo(database, older.id, ask("u"))
    assert load_dossier(database, older.id).velden == UPGRADED
    # What was done in the older schema cannot be undone in the newer one.
    with pytest.raises(UsageError, match=r"niets om ongedaan te maken"):
        undo(database, older.id, ask("w"))


def test_older_version_is_restored(url: URL, opened: Open, older: Dossier) -> None:
    """Een versie van een ouder schema komt terug in het schema van nu."""
    database = opened(url, NEWER)
    change_fields(database, older.id, Save({"loon": "6%"}, 3, "n", "Anna", later(1)))
    assert load_version(database, older.id, 1) == UPGRADED
    restore(database, older.id, 1, load_dossier(database, older.id).revisie, ask("r"))
    assert load_dossier(database, older.id).velden == UPGRADED


def test_basis_from_before_the_upgrade(url: URL, opened: Open, older: Dossier) -> None:
    """Wie een oudere stand zag, botst met wat daarna is gewijzigd."""
    database = opened(url, NEWER)
    with pytest.raises(ConflictError):
        change_fields(database, older.id, Save({"loon": "7%"}, 0, "n", "Bert", later(1)))
    assert load_dossier(database, older.id).velden == UPGRADED


def test_newer_dossier(database: Database, dossier: Dossier) -> None:
    """Een dossier van een nieuwere versie van Springplank wordt niet half begrepen."""
    newer = update(DOSSIER).values(schema=2)
    database.write(lambda connection: connection.execute(newer), "x")
    sentence = (
        "Dit dossier is gemaakt met een nieuwere versie van Springplank. Werk Springplank bij"
    )
    with pytest.raises(NewerSchemaError, match=sentence):
        load_dossier(database, dossier.id)
    with pytest.raises(NewerSchemaError, match=sentence):
        change_fields(database, dossier.id, Save({"tot": "2035"}, 0, "k", "Anna", NOON))


def test_every_step_is_there() -> None:
    """Een schema zonder alle stappen ernaartoe is een fout in het programma."""
    with pytest.raises(AssertionError):
        Schema(2)
