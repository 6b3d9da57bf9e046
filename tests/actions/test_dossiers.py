# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""A dossier as pages, API and command line use it: in the folder of the person."""

import stat
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from springplank.actions import dossiers
from springplank.actions.dossiers import (
    NOBODY,
    ConflictError,
    Gezien,
    NotSavedError,
    Seal,
    UnreadableError,
)
from springplank.errors import NotFoundError, UsageError

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def later(minutes: float) -> datetime:
    """The moment that many minutes after noon."""
    return NOON + timedelta(minutes=minutes)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for own data, empty before every test."""
    monkeypatch.setenv("SPRINGPLANK_GEGEVENS", str(tmp_path / "gegevens"))
    monkeypatch.delenv("SPRINGPLANK_DATABASE", raising=False)
    yield tmp_path / "gegevens"
    dossiers.close_databases()


@pytest.fixture
def dossier() -> str:
    """The id of a dossier about Hilversum."""
    return dossiers.create_dossier("GM0402", "Hilversum", NOON).id


def stop_writing() -> None:
    """Let the database refuse every change, as a full disk would."""
    dossiers.own_database().write(lambda c: c.execute(text("PRAGMA query_only = ON")), "x")


def test_the_whole_story(dossier: str) -> None:
    """Maken, wijzigen, ongedaan maken, een naam geven en terugzetten: alles is terug te zien."""
    dossiers.change_field(dossier, "tot", "2035", 0, "a", later(1))
    dossiers.change_fields(dossier, {"tot": "2040", "model": "x"}, 1, "b", later(2), "Anna")
    dossiers.undo(dossier, "c", later(3), "Anna")
    assert dossiers.open_dossier(dossier).velden == {"tot": "2035"}
    assert len(dossiers.find_steps(dossier, "Anna").forth) == 2
    dossiers.redo(dossier, "d", later(4), "Anna")
    versie = dossiers.save_version(dossier, "Naar de raad", "e", later(5), "Anna")
    dossiers.change_field(dossier, "tot", None, 7, "f", later(6))
    dossiers.restore_version(dossier, versie.nummer, 8, "g", later(7))
    found = dossiers.open_dossier(dossier)
    assert found.velden == {"model": "x", "tot": "2040"} == dossiers.load_version(dossier, 1)
    assert (found.revisie, found.gewijzigd) == (9, later(7))
    assert dossiers.list_versions(dossier) == (versie,)
    history = dossiers.list_changes(dossier)
    assert [one.wie for one in history] == [NOBODY, NOBODY, *["Anna"] * 6, NOBODY]
    assert [one.nummer for one in dossiers.list_changes(dossier, before=4, most=2)] == [3, 2]
    assert dossiers.check_history(dossier, Seal(9, found.kop)) is None


def test_second_editor_keeps_the_text(dossier: str) -> None:
    """Wie te laat komt, ziet beide teksten; de eigen tekst blijft bewaard."""
    dossiers.change_field(dossier, "tot", "2035", 0, "a", later(1), "Anna")
    with pytest.raises(ConflictError) as refused:
        dossiers.change_field(dossier, "tot", "2040", 0, "b", later(2), "Bert")
    (clash,) = refused.value.conflicts
    assert (clash.mine, clash.theirs, clash.wie, refused.value.status) == (
        "2040",
        "2035",
        "Anna",
        409,
    )
    (kept,) = dossiers.list_refused(dossier)
    assert (kept.waarde, kept.wie) == ("2040", "Bert")


def test_opening_is_use(dossier: str) -> None:
    """Wat het laatst geopend is, staat bovenaan; ook als dat niet genoteerd kan worden."""
    other = dossiers.create_dossier("GM0402", "nieuwer", later(1)).id
    dossiers.open_dossier(dossier, later(30))
    assert [found.id for found in dossiers.list_recent()] == [dossier, other]
    stop_writing()
    assert dossiers.open_dossier(other, later(60)).naam == "nieuwer"
    assert [found.id for found in dossiers.list_recent(1)] == [dossier]


def test_where_it_is_kept(folder: Path, dossier: str) -> None:
    """Dossiers staan in de map met eigen gegevens, alleen voor de eigenaar."""
    assert dossiers.open_dossier(dossier).id == dossier
    assert stat.S_IMODE((folder / "werkbank.sqlite3").stat().st_mode) == 0o600


def test_another_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dossier: str) -> None:
    """Een ander adres is een andere database; terug is alles er nog."""
    monkeypatch.setenv("SPRINGPLANK_DATABASE", f"sqlite:///{tmp_path / 'anders.sqlite3'}")
    with pytest.raises(NotFoundError):
        dossiers.open_dossier(dossier)
    monkeypatch.setenv("SPRINGPLANK_DATABASE", "iets anders")
    with pytest.raises(UsageError, match="Het adres in SPRINGPLANK_DATABASE klopt niet"):
        dossiers.open_dossier(dossier)
    monkeypatch.delenv("SPRINGPLANK_DATABASE")
    assert dossiers.open_dossier(dossier).id == dossier


def test_database_that_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Gaat de database niet open, dan lukt het later alsnog, zonder nieuwe start."""
    blocked = tmp_path / "map"
    blocked.touch()
    monkeypatch.setenv("SPRINGPLANK_GEGEVENS", str(blocked))
    with pytest.raises(UnreadableError, match="is niet te openen"):
        dossiers.list_recent()
    blocked.unlink()
    assert dossiers.list_recent() == ()


def test_not_saved_keeps_what_was_typed(dossier: str) -> None:
    """Mislukt het bewaren, dan heeft de bladzijde de getypte tekst nog."""
    stop_writing()
    with pytest.raises(NotSavedError, match=r"^Uw wijziging is niet bewaard\.") as caught:
        dossiers.change_field(dossier, "tot", "2035", 0, "a", later(1))
    assert (caught.value.velden, caught.value.status) == ({"tot": "2035"}, 503)


def test_start_and_stop(dossier: str) -> None:
    """Vijftig keer starten en stoppen laat geen bestanden en draden open."""
    descriptors, threads = Path("/proc/self/fd"), threading.active_count()
    before = len(list(descriptors.iterdir()))
    dossiers.close_databases()
    for _ in range(50):
        assert dossiers.open_dossier(dossier).id == dossier
        dossiers.close_databases()
    assert len(list(descriptors.iterdir())) <= before + 2
    assert threading.active_count() <= threads


# --- Since the last visit ---------------------------------------------------------------


def seen(minutes: float, koppen: str) -> Gezien:
    """What is seen so many minutes after noon."""
    return Gezien(later(minutes), "run", "meicirculaire 2026", koppen)


def test_since_the_last_visit() -> None:
    """Bij een volgend bezoek weet een bladzijde wat er de vorige keer stond."""
    place = "bekijk/GM0402"
    assert dossiers.look(place, seen(0, "oud")) is None
    assert dossiers.look(place, seen(45, "nieuw")) == seen(0, "oud")
    assert dossiers.look(place, seen(46, "nieuw")) == seen(0, "oud")
    assert dossiers.look(place, seen(46, "nieuw"), "Anna") is None


def test_looking_needs_no_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Kan een bezoek niet genoteerd worden, dan gaat het kijken door."""
    dossiers.look("x", seen(0, "oud"))
    stop_writing()
    assert dossiers.look("x", seen(45, "nieuw")) == seen(0, "oud")
    (tmp_path / "bestand").touch()
    monkeypatch.setenv("SPRINGPLANK_GEGEVENS", str(tmp_path / "bestand"))
    assert dossiers.look("x", seen(90, "later")) is None
