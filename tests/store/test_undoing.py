# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Undo and redo: new changes on top, everybody their own, nobody's work lost in silence."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.conftest import is_full
from tests.store.conftest import NOON, Fill, later

from springplank.errors import UsageError
from springplank.store.auditing import check_history
from springplank.store.changes import list_changes
from springplank.store.dossiers import Dossier, create_dossier, load_dossier
from springplank.store.engine import Database
from springplank.store.faults import ConflictError
from springplank.store.saving import Save, change_fields
from springplank.store.undoing import Request, find_steps, redo, undo

NUMBERS = itertools.count()


def ask(wie: str = "Anna") -> Request:
    """A request with a key of its own."""
    return Request(f"stap {next(NUMBERS)}", wie, later(60))


def velden(database: Database, dossier: Dossier) -> dict[str, str]:
    """What stands in the dossier."""
    return dict(load_dossier(database, dossier.id).velden)


def test_undo_and_redo(database: Database, dossier: Dossier, fill: Fill) -> None:
    """Ongedaan maken en opnieuw doen lopen de stappen terug en weer vooruit."""
    fill({"tot": "2035"}, 0)
    fill({"tot": "2040", "model": "x"}, 1)
    states = [{"model": "x", "tot": "2040"}, {"tot": "2035"}, {}]
    for expected in states[1:]:
        undo(database, dossier.id, ask())
        assert velden(database, dossier) == expected
    with pytest.raises(UsageError, match=r"Er is niets om ongedaan te maken"):
        undo(database, dossier.id, ask())
    for expected in reversed(states[:-1]):
        redo(database, dossier.id, ask())
        assert velden(database, dossier) == expected
    with pytest.raises(UsageError, match=r"Er is niets om opnieuw te doen"):
        redo(database, dossier.id, ask())
    history = list_changes(database, dossier.id)
    assert [(one.nummer, one.groep, one.soort, one.over) for one in reversed(history)] == [
        (1, 1, "wijziging", None),
        (2, 2, "wijziging", None),
        (3, 2, "wijziging", None),
        (4, 4, "ongedaan", 2),
        (5, 4, "ongedaan", 2),
        (6, 6, "ongedaan", 1),
        (7, 7, "opnieuw", 6),
        (8, 8, "opnieuw", 4),
        (9, 8, "opnieuw", 4),
    ]


def test_what_can_be_undone(database: Database, dossier: Dossier, fill: Fill) -> None:
    """Een bladzijde kan zeggen wat ongedaan gemaakt kan worden, en wat opnieuw kan."""
    steps = find_steps(database, dossier.id, frozenset({"Anna"}))
    assert (steps.back, steps.forth) == ((), ())
    saved = fill({"tot": "2035"}, 0)
    steps = find_steps(database, dossier.id, frozenset({"Anna"}))
    assert (steps.back, steps.forth) == (saved.wijzigingen, ())
    undone = undo(database, dossier.id, ask())
    steps = find_steps(database, dossier.id, frozenset({"Anna"}))
    assert (steps.back, steps.forth) == ((), undone.wijzigingen)
    assert find_steps(database, dossier.id, frozenset({"Bert"})).back == ()


def test_new_save_ends_redo(database: Database, dossier: Dossier, fill: Fill) -> None:
    """Wie na ongedaan maken iets nieuws opslaat, kan het oude niet meer opnieuw doen."""
    fill({"tot": "2035"}, 0)
    undo(database, dossier.id, ask())
    fill({"model": "x"}, 2)
    with pytest.raises(UsageError, match=r"niets om opnieuw te doen"):
        redo(database, dossier.id, ask())
    undo(database, dossier.id, ask())
    with pytest.raises(UsageError, match=r"niets om ongedaan te maken"):
        undo(database, dossier.id, ask())
    assert velden(database, dossier) == {}


def test_repeated_undo_is_one_step(database: Database, dossier: Dossier, fill: Fill) -> None:
    """Hetzelfde verzoek om ongedaan te maken heeft één effect."""
    fill({"tot": "2035"}, 0)
    fill({"tot": "2040"}, 1)
    request = ask()
    assert undo(database, dossier.id, request) == undo(database, dossier.id, request)
    assert velden(database, dossier) == {"tot": "2035"}


def test_everybody_undoes_their_own(database: Database, dossier: Dossier, fill: Fill) -> None:
    """Ongedaan maken raakt alleen wat u zelf wijzigde."""
    fill({"tot": "2035"}, 0, "Anna")
    fill({"model": "x"}, 1, "Bert")
    undo(database, dossier.id, ask("Anna"))
    assert velden(database, dossier) == {"model": "x"}
    with pytest.raises(UsageError, match=r"niets om ongedaan te maken"):
        undo(database, dossier.id, ask("Anna"))


def test_one_person_under_two_names(database: Database, dossier: Dossier, fill: Fill) -> None:
    """Wie eerst een andere naam had, maakt ook dat ongedaan, in de volgorde van toen."""
    fill({"tot": "2035"}, 0, "nummer 1")
    fill({"model": "x"}, 1, "Anna")
    fill({"tot": "2040"}, 2, "nummer 1")
    before = frozenset({"nummer 1"})
    for expected in ({"model": "x", "tot": "2035"}, {"tot": "2035"}, {}):
        undo(database, dossier.id, Request(f"terug {next(NUMBERS)}", "Anna", later(60), before))
        assert velden(database, dossier) == expected
    for expected in ({"tot": "2035"}, {"model": "x", "tot": "2035"}):
        redo(database, dossier.id, Request(f"weer {next(NUMBERS)}", "Anna", later(60), before))
        assert velden(database, dossier) == expected


def test_steps_taken_back_under_another_name(
    database: Database, dossier: Dossier, fill: Fill
) -> None:
    """Wat al ongedaan is onder de ene naam, neemt de andere naam niet nog eens terug."""
    fill({"tot": "2035"}, 0, "nummer 1")
    fill({"model": "x"}, 1, "Anna")
    undo(database, dossier.id, ask("nummer 1"))
    assert velden(database, dossier) == {"model": "x"}
    both = Request(f"stap {next(NUMBERS)}", "Anna", later(60), frozenset({"nummer 1"}))
    undo(database, dossier.id, both)
    assert velden(database, dossier) == {}
    with pytest.raises(UsageError, match=r"niets om ongedaan te maken"):
        undo(database, dossier.id, replace(both, sleutel=f"stap {next(NUMBERS)}"))


@pytest.mark.parametrize("theirs", ["2040", "2035", None])
def test_work_of_another_stays(
    database: Database, dossier: Dossier, fill: Fill, theirs: str | None
) -> None:
    """Wijzigde een ander daarna hetzelfde veld, dan wordt dat niet stil ongedaan gemaakt."""
    fill({"tot": "2035", "model": "x"}, 0, "Anna")
    fill({"tot": "2050"}, 2, "Bert")
    last = fill({"tot": theirs}, 3, "Bert")
    with pytest.raises(
        ConflictError, match=r"Er is niets veranderd. Pas het veld zelf aan"
    ) as found:
        undo(database, dossier.id, ask("Anna"))
    (clash,) = found.value.conflicts
    assert (clash.veld, clash.mine, clash.theirs, clash.wie) == ("tot", None, theirs, "Bert")
    assert clash.nummer == last.revisie
    assert load_dossier(database, dossier.id).revisie == last.revisie


def test_redo_leaves_work_of_another(database: Database, dossier: Dossier, fill: Fill) -> None:
    """Ook opnieuw doen wist niets van een ander."""
    fill({"tot": "2035"}, 0, "Anna")
    undo(database, dossier.id, ask("Anna"))
    fill({"tot": "2050"}, 2, "Bert")
    with pytest.raises(ConflictError):
        redo(database, dossier.id, ask("Anna"))
    assert velden(database, dossier) == {"tot": "2050"}


@pytest.mark.parametrize("sleutel, wie", [("", "Anna"), ("een", " "), ("een", "x" * 201)])
def test_request_needs_a_key_and_a_name(sleutel: str, wie: str) -> None:
    """Een verzoek heeft een sleutel en een naam."""
    with pytest.raises(UsageError):
        Request(sleutel, wie, NOON)


STEP = st.sampled_from(["ongedaan", "opnieuw"]) | st.tuples(
    st.sampled_from("abc"), st.sampled_from(["1", "2", "3", None])
)


@settings(
    max_examples=300 if is_full() else 30,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=st.lists(STEP, max_size=12))
def test_like_two_stacks(database: Database, steps: list[str | tuple[str, str | None]]) -> None:
    """Voor één mens werkt het als twee stapels, zoals in elk schrijfprogramma."""
    made = create_dossier(database, "GM0402", "proef", NOON)
    now: dict[str, str | None] = {}
    done: list[dict[str, str | None]] = []
    undone: list[dict[str, str | None]] = []
    for step in steps:
        if isinstance(step, tuple):
            veld, waarde = step
            basis = load_dossier(database, made.id).revisie
            save = Save({veld: waarde}, basis, ask().sleutel, "Anna", NOON)
            if change_fields(database, made.id, save).wijzigingen:
                done.append(dict(now))
                undone.clear()
                now[veld] = waarde
        else:
            source, target = (done, undone) if step == "ongedaan" else (undone, done)
            move = undo if step == "ongedaan" else redo
            if source:
                move(database, made.id, ask())
                target.append(dict(now))
                now = source.pop()
            else:
                with pytest.raises(UsageError, match=r"Er is niets om"):
                    move(database, made.id, ask())
        expected = {veld: text for veld, text in sorted(now.items()) if text is not None}
        assert velden(database, made) == expected
    assert check_history(database, made.id) is None
