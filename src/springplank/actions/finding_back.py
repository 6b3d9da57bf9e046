# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Finds the dossiers of this computer back; looking at figures makes no database."""

from pathlib import Path

from springplank.actions.dossiers import Dossier, list_recent
from springplank.errors import DataError
from springplank.store.places import find_address

MOST = 100
"""How many recently used dossiers are looked through."""


def recent_dossiers() -> tuple[Dossier, ...]:
    """Give the dossiers that were used last, newest first; none when nothing was ever saved.

    Raises:
        UsageError: when the address of the database cannot be understood.
        DataError: when it cannot be read.
    """
    address = find_address()
    is_file = address.get_backend_name() == "sqlite"
    if is_file and not Path(address.database or "").exists():
        return ()
    return list_recent(MOST)


def dossiers_about(code: str) -> tuple[Dossier, ...]:
    """Give the dossiers about a subject that were used last; none when they cannot be read.

    Args:
        code: code of the subject.
    """
    try:
        return tuple(found for found in recent_dossiers() if found.code == code)
    except DataError:
        # Who looks at figures is not bothered with a database that fails; a save will say so.
        return ()
