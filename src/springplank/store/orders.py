# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What is asked of a dossier and what is answered, in the shapes that the store works with."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from springplank.store.changes import Soort, Wijziging
from springplank.store.tables import VELD

Texts = Mapping[str, str | None]
"""New texts per field; None empties a field."""


@dataclass(frozen=True, slots=True)
class Order:
    """A change that was found to be right, ready to be written.

    Attributes:
        soort: how it came about.
        velden: the new text per field.
        sleutel: key of the request.
        inhoud: fingerprint of the request.
        wie: who asks.
        moment: now.
        over: the `groep` that this undoes or does again.
    """

    soort: Soort
    velden: Texts
    sleutel: str
    inhoud: str
    wie: str
    moment: datetime
    over: int | None = None


@dataclass(frozen=True, slots=True)
class Saved:
    """The answer to a save; the same for a repeated request.

    Attributes:
        revisie: the revision of the dossier after it.
        wijzigingen: what it changed, in the order of numbers; empty when all stood there already.
    """

    revisie: int
    wijzigingen: tuple[Wijziging, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands in a field: the text, and the change that put it there."""

    waarde: str | None
    revisie: int
    wie: str
    moment: datetime


def read_standing(
    connection: Connection, dossier: str, velden: Iterable[str]
) -> dict[str, Standing]:
    """Read what stands in fields; a field that was never filled in is left out."""
    query = select(VELD).where(VELD.c.dossier == dossier, VELD.c.veld.in_(list(velden)))
    return {
        row.veld: Standing(row.waarde, row.revisie, row.wie, row.moment)
        for row in connection.execute(query)
    }


def fingerprint(soort: Soort, *parts: object) -> str:
    """Give the fingerprint of a request: a key may be used again only for the same one."""
    text = json.dumps([soort, *parts], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()
