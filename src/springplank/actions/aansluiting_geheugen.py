# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Remembers, per subject, which post a line of a begroting is: for the begroting of next year.

Kept beside the imports of this computer, and not in a dossier: the command line has no dossier, a
new dossier about the same subject needs the same answers, and a link that is shared must not carry
what somebody calls his lines. Only a fingerprint of a label and the key of a post are kept: no
label, no amount, no file.
"""

import json
import os
import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from threading import Lock
from uuid import uuid4

from springplank.begroting.posten import load_posten
from springplank.errors import DataError
from springplank.imports.folder import find_folder

FOLDER = "begrotingen"
MOST = 5_000
"""Choices that are remembered for one subject; the oldest are forgotten first."""

_SAFE = re.compile(r"[^A-Za-z0-9_-]")
_KEY = re.compile(r"[0-9a-f]{16}[bls]?")
_LOCK = Lock()


def remembered(code: str) -> Mapping[str, str]:
    """Give what was chosen before: per key of a line its post.

    Args:
        code: code of the subject.

    Raises:
        DataError: when what was kept is damaged.
    """
    path = _path(code)
    try:
        found = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as fault:
        raise _damaged(path) from fault
    if not isinstance(found, dict):
        raise _damaged(path)
    posten = load_posten()
    return {key: post for key, post in found.items() if _KEY.fullmatch(key) and post in posten}


def remember(code: str, chosen: Mapping[str, str]) -> None:
    """Keep choices beside the earlier ones; an empty post is forgotten.

    Args:
        code: code of the subject.
        chosen: per key of a line its post.

    Raises:
        DataError: when it cannot be written; then nothing changed.
    """
    posten = load_posten()
    good = {k: p for k, p in chosen.items() if _KEY.fullmatch(k) and (p in posten or not p)}
    if not good:
        return
    with _LOCK:
        before = dict(remembered(code))
        for key in good:
            before.pop(key, None)
        after = {**before, **{key: post for key, post in good.items() if post}}
        newest = dict(list(after.items())[-MOST:])
        _write(_path(code), json.dumps(newest, separators=(",", ":")))


def forget(code: str) -> None:
    """Forget everything about a subject."""
    with _LOCK, suppress(FileNotFoundError):
        _path(code).unlink()


def _path(code: str) -> Path:
    return find_folder() / FOLDER / f"{_SAFE.sub('_', code)[:100]}.json"


def _write(path: Path, text: str) -> None:
    """Write all or nothing: a new file takes the place of the old one in one step."""
    new = path.with_name(f".{uuid4().hex}.nieuw")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with new.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    except OSError as fault:
        with suppress(OSError):
            new.unlink()
        raise DataError(
            "Uw keuzes zijn niet bewaard: de map met gegevens is niet te beschrijven. Maak ruimte "
            "op de schijf en probeer het opnieuw."
        ) from fault


def _damaged(path: Path) -> DataError:
    return DataError(
        f"De bewaarde keuzes in {path.name} zijn beschadigd. Verwijder dat bestand uit de map "
        f"{FOLDER} en kies opnieuw."
    )
