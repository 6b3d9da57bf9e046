# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The audit trail: whatever is changed behind our back is found, and the first place is named."""

import pytest
from sqlalchemy import delete, insert, update
from sqlalchemy.sql import Executable
from tests.store.conftest import Fill

from springplank.store.auditing import Fault, Seal, check_history
from springplank.store.changes import Wijziging, first_hash, hash_of, read_changes
from springplank.store.dossiers import Dossier, load_dossier
from springplank.store.engine import Database
from springplank.store.tables import DOSSIER, OPSLAG, VELD, WIJZIGING


@pytest.fixture
def history(database: Database, dossier: Dossier, fill: Fill) -> Dossier:
    """A dossier with five changes."""
    for number in range(5):
        fill({"tot": str(2030 + number)}, number)
    return load_dossier(database, dossier.id)


def meddle(database: Database, *statements: Executable) -> None:
    """Change the database behind our back."""

    def work(connection: object) -> None:
        for statement in statements:
            connection.execute(statement)  # type: ignore[attr-defined] # a connection

    database.write(work, "x")


def test_whole_history(database: Database, history: Dossier) -> None:
    """Een gave geschiedenis heeft geen gebrek, ook niet naast een zegel van elders."""
    assert check_history(database, history.id) is None
    assert check_history(database, history.id, Seal(5, history.kop)) is None


THIRD = WIJZIGING.c.nummer == 3
LAST = WIJZIGING.c.nummer == 5


@pytest.mark.parametrize(
    "statement, fault",
    [
        (
            update(WIJZIGING).where(THIRD).values(nieuw="1"),
            Fault(3, "Wijziging 3 is later veranderd."),
        ),
        (
            update(WIJZIGING).where(THIRD).values(wie="Zoe"),
            Fault(3, "Wijziging 3 is later veranderd."),
        ),
        (delete(WIJZIGING).where(THIRD), Fault(3, "Wijziging 3 ontbreekt.")),
        (delete(WIJZIGING).where(LAST), Fault(5, "De wijzigingen vanaf 5 ontbreken.")),
        (
            update(DOSSIER).values(kop="0" * 64),
            Fault(5, "De stand van het dossier hoort niet bij de laatste wijziging."),
        ),
        (
            update(DOSSIER).values(revisie=4),
            Fault(5, "De stand van het dossier hoort niet bij de laatste wijziging."),
        ),
        (
            update(VELD).values(waarde="1"),
            Fault(5, "De tekst bij 'tot' hoort niet bij de geschiedenis."),
        ),
        (delete(VELD), Fault(5, "De tekst bij 'tot' hoort niet bij de geschiedenis.")),
        (
            delete(OPSLAG).where(OPSLAG.c.groep == 2),
            Fault(5, "Een wijziging hoort niet bij een verzoek, of andersom."),
        ),
    ],
)
def test_meddling_is_found(
    database: Database, history: Dossier, statement: Executable, fault: Fault
) -> None:
    """Wie achter onze rug iets wijzigt of weghaalt, wordt gevonden."""
    meddle(database, statement)
    assert check_history(database, history.id) == fault


def rewritten(database: Database, history: Dossier, texts: list[str]) -> list[Wijziging]:
    """Make the seals anew, for other texts."""
    changes = database.read(lambda connection: list(read_changes(connection, history.id)))
    kop = first_hash(history.id, history.code, history.naam, history.gemaakt)
    made: list[Wijziging] = []
    for change, nieuw in zip(changes, texts, strict=False):
        oud = made[-1].nieuw if made else None
        bare = Wijziging(**{**_parts(change), "oud": oud, "nieuw": nieuw, "hash": ""})  # type: ignore[arg-type] # the parts of a change
        kop = hash_of(kop, bare)
        made.append(Wijziging(**{**_parts(bare), "hash": kop}))  # type: ignore[arg-type] # likewise
    return made


def _parts(change: Wijziging) -> dict[str, object]:
    return {name: getattr(change, name) for name in Wijziging.__slots__}


@pytest.mark.parametrize(
    "texts, fault",
    [
        (
            ["2030", "2031", "9999", "2033", "2034"],
            Fault(5, "De geschiedenis tot en met wijziging 5 is herschreven."),
        ),
        (["2030", "2031", "2032", "2033"], Fault(5, "De wijzigingen vanaf 5 ontbreken.")),
    ],
)
def test_only_a_seal_from_elsewhere_finds_everything(
    database: Database, history: Dossier, texts: list[str], fault: Fault
) -> None:
    """Wie alles opnieuw schrijft of afkapt, valt op door een zegel dat elders is bewaard."""
    made = rewritten(database, history, texts)
    last = made[-1]
    meddle(
        database,
        delete(WIJZIGING),
        insert(WIJZIGING).values([{"dossier": history.id, **_parts(one)} for one in made]),
        delete(OPSLAG).where(OPSLAG.c.groep > last.nummer),
        update(VELD).values(waarde=last.nieuw, revisie=last.nummer),
        update(DOSSIER).values(revisie=last.nummer, kop=last.hash),
    )
    assert check_history(database, history.id) is None
    assert check_history(database, history.id, Seal(5, history.kop)) == fault


def test_text_that_does_not_follow(database: Database, history: Dossier) -> None:
    """Een wijziging begint bij de tekst die er stond, ook als alle zegels kloppen."""
    made = rewritten(database, history, ["2030", "2031", "2032", "2033", "2034"])
    wrong = Wijziging(**{**_parts(made[4]), "oud": "1999", "hash": ""})  # type: ignore[arg-type] # the parts of a change
    kop = hash_of(made[3].hash, wrong)
    meddle(
        database,
        update(WIJZIGING).where(LAST).values(oud="1999", hash=kop),
        update(DOSSIER).values(kop=kop),
    )
    assert check_history(database, history.id) == Fault(
        5, "Wijziging 5 past niet bij de tekst die er stond."
    )
