# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""A dossier: saving, refusing, repeating and looking back, on both databases."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import update
from tests.conftest import is_full
from tests.store.conftest import NOON, Fill, later

from springplank.errors import NotFoundError, UsageError
from springplank.store.changes import Soort, fold, list_changes, read_changes
from springplank.store.dossiers import (
    USE_PAUSE,
    Dossier,
    create_dossier,
    list_recent,
    load_dossier,
    mark_used,
)
from springplank.store.engine import Database
from springplank.store.faults import ConflictError
from springplank.store.refusals import list_refused
from springplank.store.saving import Save, change_fields
from springplank.store.tables import DOSSIER


def test_new_dossier(database: Database, dossier: Dossier) -> None:
    """Een nieuw dossier is leeg, en het adres ervan is niet te raden."""
    assert load_dossier(database, dossier.id) == dossier
    assert (dossier.code, dossier.naam, dossier.velden) == ("GM0402", "Hilversum", {})
    assert (dossier.revisie, dossier.schema) == (0, 1)
    assert dossier.gemaakt == dossier.gewijzigd == NOON
    assert len(dossier.id) == 22
    assert create_dossier(database, "GM0402", "Hilversum", NOON).id != dossier.id


def test_same_key_gives_the_same_dossier(database: Database) -> None:
    """Wie na een verbroken verbinding nog eens vraagt, krijgt hetzelfde dossier."""
    first = create_dossier(database, "GM0402", "Hilversum", NOON, "sleutel")
    again = create_dossier(database, "GM0402", "Hilversum", later(1), "sleutel")
    assert again == first
    assert list_recent(database) == (first,)


@pytest.mark.parametrize("key", ["", "a" * 22, "x", "a\x00" + "b" * 20, "é" * 22, "../../etc"])
def test_unknown_dossier(database: Database, key: str) -> None:
    """Een onbekend adres geeft een zin, geen storing."""
    with pytest.raises(NotFoundError, match=r"Dit dossier bestaat niet. Controleer het adres"):
        load_dossier(database, key)
    with pytest.raises(NotFoundError):
        change_fields(database, key, Save({"tot": "2030"}, 0, "k", "Anna", NOON))


def test_save(database: Database, dossier: Dossier, fill: Fill) -> None:
    """Wat is opgeslagen, staat in het dossier en in de lijst van wijzigingen."""
    first = fill({"tot": "2035", "eigen.loon": "0.12"}, 0)
    second = fill({"tot": None}, first.revisie, "Bert")
    found = load_dossier(database, dossier.id)
    assert found.velden == {"eigen.loon": "0.12"}
    assert (found.revisie, found.gewijzigd) == (3, later(2))
    assert (found.kop, first.revisie, second.revisie) == (second.wijzigingen[0].hash, 2, 3)
    newest, *older = list_changes(database, dossier.id)
    assert (newest.nummer, newest.groep, newest.soort, newest.over) == (3, 3, "wijziging", None)
    assert (newest.wie, newest.moment, newest.veld) == ("Bert", later(2), "tot")
    assert (newest.oud, newest.nieuw) == ("2035", None)
    assert [(one.nummer, one.groep, one.veld, one.oud) for one in older] == [
        (2, 1, "tot", None),
        (1, 1, "eigen.loon", None),
    ]
    assert list_changes(database, dossier.id, before=3, most=1) == (older[0],)


def test_same_text_is_no_change(database: Database, dossier: Dossier, fill: Fill) -> None:
    """Wie opslaat wat er al staat, verandert niets."""
    fill({"tot": "2035"}, 0)
    answer = fill({"tot": "2035", "model": None}, 0, "Bert")
    assert (answer.revisie, answer.wijzigingen) == (1, ())
    assert load_dossier(database, dossier.id).revisie == 1


def test_different_fields_merge(database: Database, dossier: Dossier, fill: Fill) -> None:
    """Twee mensen die verschillende velden wijzigen, zitten elkaar niet in de weg."""
    fill({"tot": "2035"}, 0, "Anna")
    fill({"model": "gemeenschap"}, 0, "Bert")
    assert load_dossier(database, dossier.id).velden == {"model": "gemeenschap", "tot": "2035"}
    assert list_refused(database, dossier.id) == ()


def test_same_field_is_refused(database: Database, dossier: Dossier, fill: Fill) -> None:
    """Wie na een ander hetzelfde veld wijzigt, ziet beide teksten; niets gaat verloren."""
    fill({"tot": "2035", "functie.A": "doen_we"}, 0, "Anna")
    with pytest.raises(ConflictError) as caught:
        fill({"tot": "2040", "model": "gemeenschap"}, 0, "Bert")
    assert str(caught.value) == (
        "Anna wijzigde dit veld op 23-11-2026 om 13:01, eerder dan u. "
        "Uw tekst is bewaard. Kies welke tekst blijft."
    )
    (clash,) = caught.value.conflicts
    assert (clash.veld, clash.mine, clash.theirs, clash.wie) == ("tot", "2040", "2035", "Anna")
    assert (clash.moment, clash.nummer) == (later(1), 2)
    assert caught.value.velden == {"model": "gemeenschap", "tot": "2040"}
    assert load_dossier(database, dossier.id).velden == {"functie.A": "doen_we", "tot": "2035"}
    kept = list_refused(database, dossier.id)
    assert [(one.veld, one.waarde, one.botst) for one in kept] == [
        ("model", "gemeenschap", None),
        ("tot", "2040", 2),
    ]
    assert {(one.wie, one.moment) for one in kept} == {("Bert", later(2))}
    # Who has seen the text of the other may choose.
    fill({"tot": "2040"}, 2, "Bert")
    assert load_dossier(database, dossier.id).velden["tot"] == "2040"


def test_two_fields_are_refused(fill: Fill) -> None:
    """Botsen er meer velden, dan zegt de melding hoeveel."""
    fill({"a": "1", "b": "1", "c": "1"}, 0, "iemand")
    with pytest.raises(ConflictError, match=r"^Iemand wijzigde 2 van deze velden op 23-11-2026 om"):
        fill({"a": "2", "b": "2", "c": "1"}, 0)


def test_emptied_field_can_clash(fill: Fill) -> None:
    """Een veld dat een ander leegmaakte, is ook gewijzigd."""
    fill({"tot": "2035"}, 0)
    fill({"tot": None}, 1)
    with pytest.raises(ConflictError) as caught:
        fill({"tot": "2040"}, 1)
    assert caught.value.conflicts[0].theirs is None


def test_repeated_request(database: Database, dossier: Dossier, fill: Fill) -> None:
    """Hetzelfde verzoek nog eens heeft één effect en hetzelfde antwoord."""
    first = fill({"tot": "2035", "model": "x"}, 0, sleutel="een")
    fill({"tot": "2040"}, 2, sleutel="twee")
    assert fill({"tot": "2035", "model": "x"}, 0, sleutel="een") == first
    nothing = fill({"model": "x"}, 3, sleutel="drie")
    fill({"model": "y"}, 3, sleutel="vier")
    assert fill({"model": "x"}, 3, sleutel="drie") == nothing
    assert load_dossier(database, dossier.id).velden == {"model": "y", "tot": "2040"}
    assert len(list_changes(database, dossier.id)) == 4


def test_repeated_refusal(database: Database, dossier: Dossier, fill: Fill) -> None:
    """Een geweigerd verzoek nog eens geeft dezelfde weigering, en bewaart de tekst één keer."""
    fill({"tot": "2035"}, 0, "Anna")
    with pytest.raises(ConflictError) as first:
        fill({"tot": "2040", "b": "1"}, 0, "Bert", "twee")
    fill({"tot": "2050"}, 1, "Anna")
    with pytest.raises(ConflictError) as again:
        fill({"tot": "2040", "b": "1"}, 0, "Bert", "twee")
    assert again.value.conflicts == first.value.conflicts
    assert again.value.velden == first.value.velden
    assert str(again.value) == str(first.value)
    assert len(list_refused(database, dossier.id)) == 2


def test_key_of_another_request(fill: Fill) -> None:
    """Een sleutel die al voor iets anders gebruikt is, wordt geweigerd."""
    fill({"tot": "2035"}, 0, sleutel="een")
    with pytest.raises(UsageError, match=r"Dit verzoek is al gebruikt voor een andere wijziging"):
        fill({"tot": "2036"}, 0, sleutel="een")


@pytest.mark.parametrize("basis", [-1, 1, 10**12])
def test_basis_that_never_was(fill: Fill, basis: int) -> None:
    """Een revisie die het dossier niet had, hoort bij een andere pagina."""
    with pytest.raises(UsageError, match=r"Deze pagina hoort niet bij dit dossier"):
        fill({"tot": "2035"}, basis)


def test_recently_used(database: Database) -> None:
    """Het dossier dat het laatst gebruikt is, staat bovenaan."""
    one, two = (create_dossier(database, "GM0402", naam, NOON) for naam in ("een", "twee"))
    soon, late = USE_PAUSE / 2, USE_PAUSE
    mark_used(database, one.id, NOON + late)
    mark_used(database, two.id, NOON + soon)
    assert [found.naam for found in list_recent(database)] == ["een", "twee"]
    change_fields(database, two.id, Save({"tot": "2035"}, 0, "k", "Anna", NOON + late * 2))
    assert [found.naam for found in list_recent(database)] == ["twee", "een"]
    assert [found.naam for found in list_recent(database, 1)] == ["twee"]
    mark_used(database, "bestaat niet", NOON)


def test_moments_are_kept_in_utc(database: Database) -> None:
    """Een moment in een andere tijdzone is hetzelfde moment, op de microseconde."""
    summer = datetime(2026, 10, 25, 2, 30, 0, 123456, timezone(timedelta(hours=2)))
    made = create_dossier(database, "GM0402", "nacht", summer)
    found = load_dossier(database, made.id)
    assert found.gemaakt == summer
    assert found.gemaakt.tzinfo is UTC


def test_moment_without_zone(database: Database, dossier: Dossier) -> None:
    """Een moment zonder tijdzone is een fout in het programma."""
    naive = update(DOSSIER).values(gewijzigd=datetime(2026, 1, 1))  # noqa: DTZ001 - that is the fault
    with pytest.raises(Exception, match=r"a moment has a zone"):
        database.write(lambda connection: connection.execute(naive), "x")
    assert load_dossier(database, dossier.id) == dossier


# Letters of every kind, but for the two that no database keeps.
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=40)
NAMES = st.sampled_from(["tot", "model", "eigen.é", "functie.A.waar", "🧭"])
EDITS = st.dictionaries(NAMES, st.none() | TEXTS, min_size=1)


@settings(
    max_examples=300 if is_full() else 30,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(edits=st.lists(st.tuples(EDITS, st.integers(0, 3)), max_size=6))
def test_state_is_the_replay(database: Database, edits: list[tuple[dict[str, str], int]]) -> None:
    """Welke teksten ook: de velden zijn wat de wijzigingen samen geven."""
    made, expected = create_dossier(database, "GM0402", "proef", NOON), dict[str, str | None]()
    for number, (velden, behind) in enumerate(edits):
        now = load_dossier(database, made.id).revisie
        save = Save(velden, max(0, now - behind), f"k{number}", "Anna", NOON)
        try:
            change_fields(database, made.id, save)
        except ConflictError as refused:
            assert refused.velden == velden  # noqa: PT017 - a refusal is as good as a save here
        else:
            expected |= velden
    found = load_dossier(database, made.id)
    changes = database.read(lambda connection: tuple(read_changes(connection, made.id)))
    assert found.velden == fold(changes)
    assert found.velden == {name: text for name, text in expected.items() if text is not None}
    assert [change.nummer for change in changes] == list(range(1, found.revisie + 1))
    assert {change.soort for change in changes} <= {Soort.WIJZIGING}
