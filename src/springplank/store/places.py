# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Where the database and the key of the share links are."""

import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from springplank.core.whole_files import why_not
from springplank.errors import DataError, UsageError
from springplank.imports.folder import FOLDER_VARIABLE, find_folder

DATABASE_VARIABLE = "SPRINGPLANK_DATABASE"
"""The environment variable with the address of another database."""

KEY_VARIABLE = "SPRINGPLANK_SLEUTEL"
"""The environment variable with the key of share links, for more than one server."""

FILE = "werkbank.sqlite3"
KEY_FILE = "werkbank.sleutel"
SHORTEST_KEY = 32
"""Signs of a key; the one that we make has 43."""

_DRIVERS: Mapping[str, str] = {
    "sqlite": "sqlite+pysqlite",
    "postgresql": "postgresql+psycopg",
    "postgres": "postgresql+psycopg",
}


def find_address(environment: Mapping[str, str] = os.environ) -> URL:
    """Find the address of the database; it need not exist.

    Raises:
        UsageError: when the address is not one of SQLite or PostgreSQL.
    """
    if own := environment.get(DATABASE_VARIABLE):
        return read_address(own)
    return URL.create("sqlite+pysqlite", database=str(find_folder(environment) / FILE))


def read_address(text: str) -> URL:
    """Read the address of a database; the sentence of an error never shows a password.

    Raises:
        UsageError: when it is not an address of SQLite or PostgreSQL.
    """
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        url = URL.create("onbekend")
    driver = _DRIVERS.get(url.get_backend_name())
    if driver is None or not url.database:
        raise UsageError(
            f"Het adres in {DATABASE_VARIABLE} klopt niet. Schrijf sqlite:///map/bestand "
            "of postgresql://naam:wachtwoord@server/database."
        )
    return url.set(drivername=driver)


def find_key(environment: Mapping[str, str] = os.environ) -> str:
    """Give the key that signs share links; the first time it is made and kept.

    Raises:
        UsageError: when the key in the environment is too short.
        DataError: when the key cannot be read or kept, or is damaged.
    """
    if own := environment.get(KEY_VARIABLE):
        if len(own) < SHORTEST_KEY:
            raise UsageError(
                f"De sleutel in {KEY_VARIABLE} is te kort. Gebruik minstens {SHORTEST_KEY} tekens."
            )
        return own
    path = find_folder(environment) / KEY_FILE
    try:
        if not path.exists():
            _make_key(path)
        key = path.read_text("utf-8")
    except OSError as fault:
        raise DataError(
            f"De sleutel voor deellinks in {path} is niet te lezen of te maken "
            f"({why_not(fault)}). Controleer de rechten en de schijfruimte, "
            f"of kies een andere map met {FOLDER_VARIABLE}."
        ) from None
    if len(key) < SHORTEST_KEY:
        raise DataError(
            f"De sleutel voor deellinks in {path} is beschadigd. Zet een back-up terug, of haal "
            "het bestand weg. Dan werken oude deellinks niet meer."
        )
    return key


def _make_key(path: Path) -> None:
    """Make a key that only its owner can read; of two who make one at once, the first wins."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    trial = path.with_name(f".nieuw-{secrets.token_hex(8)}")
    try:
        with open(trial, "x", opener=_only_for_owner, encoding="ascii") as file:
            file.write(secrets.token_urlsafe(32))
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            path.hardlink_to(trial)
    finally:
        trial.unlink(missing_ok=True)


def _only_for_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def make_private(path: Path) -> None:
    """Make an empty file that only its owner can read, and its folder; leave one that is there."""
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
