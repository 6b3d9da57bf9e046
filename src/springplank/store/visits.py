# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What a person saw last time, so that a page can say what changed since."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, Row, select, update

from springplank.store.engine import Database
from springplank.store.tables import BEZOEK
from springplank.store.texts import check_name, check_text
from springplank.store.upserts import add_once

VISIT_PAUSE = timedelta(minutes=30)
"""Who looks again after this time, visits again."""

NOTE_PAUSE = timedelta(minutes=5)
"""Looking at the same figures is written down once in this time."""


@dataclass(frozen=True, slots=True)
class Gezien:
    """The figures that a person saw at the top of a page.

    Attributes:
        moment: when, in UTC.
        run_id: kenmerk of the figures.
        stand: the circulaire they follow.
        koppen: the figures, as JSON.
    """

    moment: datetime
    run_id: str
    stand: str
    koppen: str


@dataclass(frozen=True, slots=True)
class Bezoek:
    """What a person saw during this visit, and at the end of the one before.

    Attributes:
        nu: what was seen last; None at the very first look.
        vorige: what was seen last in an earlier visit; None when there was none.
    """

    nu: Gezien | None
    vorige: Gezien | None


def find_visit(database: Database, plek: str, wie: str) -> Bezoek:
    """Find what a person saw in a place: a dossier, or a subject without one."""
    query = select(BEZOEK).where(BEZOEK.c.plek == plek, BEZOEK.c.wie == wie)
    row = database.read(lambda connection: connection.execute(query).one_or_none())
    return Bezoek(None, None) if row is None else _read(row)


def begin_visit(bezoek: Bezoek, moment: datetime) -> Bezoek:
    """Say what was seen before, for somebody who looks at this moment.

    Returns:
        The same visit, or after a pause a new one.
    """
    if bezoek.nu is not None and moment - bezoek.nu.moment >= VISIT_PAUSE:
        return Bezoek(None, bezoek.nu)
    return bezoek


def note_visit(database: Database, plek: str, wie: str, bezoek: Bezoek, seen: Gezien) -> None:
    """Write down what a person sees, unless nothing new was seen a moment ago.

    Args:
        database: where it is kept.
        plek: id of a dossier, or another name of a place.
        wie: who looks.
        bezoek: what `begin_visit` gave.
        seen: what the person sees now.

    Raises:
        UsageError: when a text cannot be kept.
        NotSavedError: when the database fails; the person need not know.
    """
    last = bezoek.nu
    if last is not None and _is_same(last, seen) and seen.moment - last.moment < NOTE_PAUSE:
        return
    before = bezoek.vorige
    values = {
        "plek": check_name(plek, "De naam van de pagina"),
        "wie": check_name(wie, "Uw naam"),
        "moment": seen.moment,
        "run_id": check_name(seen.run_id, "Het kenmerk"),
        "stand": check_name(seen.stand, "De stand"),
        "koppen": check_text(seen.koppen, "De lijst met cijfers"),
        "vorig_moment": before.moment if before else None,
        "vorig_run_id": before.run_id if before else None,
        "vorige_stand": before.stand if before else None,
        "vorige_koppen": before.koppen if before else None,
    }

    def work(connection: Connection) -> None:
        mine = (BEZOEK.c.plek == values["plek"], BEZOEK.c.wie == values["wie"])
        if not connection.execute(update(BEZOEK).where(*mine).values(values)).rowcount:
            add_once(connection, BEZOEK, values)

    database.write(work, "Uw bezoek is niet genoteerd.")


def _is_same(one: Gezien, other: Gezien) -> bool:
    return replace(one, moment=other.moment) == other


def _read(row: Row[tuple[object, ...]]) -> Bezoek:
    before = None
    if row.vorig_moment is not None:
        before = Gezien(row.vorig_moment, row.vorig_run_id, row.vorige_stand, row.vorige_koppen)
    return Bezoek(Gezien(row.moment, row.run_id, row.stand, row.koppen), before)
