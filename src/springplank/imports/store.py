# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Where imported data live: one folder per import, complete or not there at all.

An import is written under a name that readers skip, forced to disk, and then renamed in one step.
A program that is killed halfway leaves at most a folder that nobody reads; the next import clears
it away. One lock keeps two imports apart; readers need none.
"""

import os
import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from springplank.core.whole_files import why_not
from springplank.errors import DataError, UsageError
from springplank.imports.columns import Kind, Value
from springplank.imports.folder import FOLDER_VARIABLE
from springplank.imports.kinds import find_kind
from springplank.imports.manifests import (
    DATA_FILE,
    MANIFEST_FILE,
    Imported,
    Manifest,
    read_manifest,
    read_rows,
    write_manifest,
    write_rows,
)

LOCK_PATIENCE = 10.0
"""How long an import waits for another one, in seconds."""

_LOCK = ".slot"
_NEW = ".nieuw-"
_GONE = ".weg-"
_NAME = re.compile(r"[a-z]+-\d{8}T\d{12}Z-[0-9a-f]{8}")


@dataclass(frozen=True, slots=True)
class Store:
    """The imports in one folder.

    Attributes:
        folder: the folder; it is made at the first import.
    """

    folder: Path

    def list_imports(self, kind: Kind | str | None = None) -> tuple[Manifest, ...]:
        """List the imports, oldest peildatum first and then in order of taking over.

        Args:
            kind: only this kind; None lists all.

        Raises:
            UsageError: there is no such kind.
            DataError: a manifest is damaged; the message names the file.
        """
        names = self._names()
        if not names:
            return ()
        wanted = find_kind(kind) if isinstance(kind, str) else kind
        manifests = (
            read_manifest(self.folder / name)
            for name in names
            if wanted is None or name.startswith(f"{wanted.key}-")
        )
        return tuple(sorted(manifests, key=lambda found: (found.peildatum, found.moment)))

    def load_imports(self, kind: Kind | str) -> tuple[Imported, ...]:
        """Load every import of one kind; in case of overlap a later one goes before.

        Raises:
            UsageError: there is no such kind.
            DataError: an import is damaged; the message names the file.
        """
        return tuple(
            Imported(manifest, read_rows(self.folder / manifest.id, manifest))
            for manifest in self.list_imports(kind)
        )

    def withdraw(self, name: str) -> None:
        """Take an import out of use and remove it, damaged or not.

        Args:
            name: the id of the import.

        Raises:
            UsageError: there is no such import.
            DataError: the folder cannot be changed.
        """
        with self._locked():
            if name not in self._names():
                known = ", ".join(self._names()) or "er zijn geen imports"
                raise UsageError(f"De import '{name[:60]}' bestaat niet. Kies uit: {known}.")
            gone = self.folder / f"{_GONE}{name}"
            (self.folder / name).rename(gone)
            _sync_folder(self.folder)
            _remove(gone)

    def save(self, manifest: Callable[[str], Manifest], rows: Sequence[Mapping[str, Value]],
             kind: Kind) -> Imported:  # fmt: skip
        """Keep rows completely or not at all.

        The same rows with the same source and peildatum are kept once: a second time gives the
        first import back.

        Args:
            manifest: makes the manifest from the fingerprint of the stored rows.
            rows: the rows, by column key.
            kind: the kind of data.

        Raises:
            DataError: the folder cannot be written, or another import keeps it busy.
        """
        import hashlib

        data = write_rows(rows, kind)
        made = manifest(hashlib.sha256(data).hexdigest())
        with self._locked():
            self._clear_leftovers()
            for earlier in self.list_imports(kind):
                if _is_same(earlier, made):
                    return Imported(earlier, read_rows(self.folder / earlier.id, earlier))
            new = self.folder / f"{_NEW}{made.id}"
            try:
                new.mkdir()
                _write_file(new / DATA_FILE, data)
                _write_file(new / MANIFEST_FILE, write_manifest(made))
                _sync_folder(new)
                new.rename(self.folder / made.id)
                _sync_folder(self.folder)
            except OSError:
                self._undo(new, made.id)
                raise
        return Imported(made, tuple(rows))

    def _undo(self, new: Path, name: str) -> None:
        """After a failure nothing may be visible, not even when only the last step failed."""
        gone = self.folder / f"{_GONE}{name}"
        with suppress(OSError):
            (self.folder / name).rename(gone)
        for folder in (new, gone):
            _remove(folder)

    def _names(self) -> tuple[str, ...]:
        """Give the names of all complete imports."""
        try:
            with os.scandir(self.folder) as entries:
                return tuple(sorted(entry.name for entry in entries if _NAME.fullmatch(entry.name)))
        except FileNotFoundError:
            return ()
        except OSError:
            raise DataError(
                f"De map met imports {self.folder} kan niet worden gelezen. Controleer de rechten, "
                f"of kies een andere map met {FOLDER_VARIABLE}."
            ) from None

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Hold the only lock; the system releases it when the program dies."""
        import fcntl

        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with (self.folder / _LOCK).open("wb") as lock:
                until = time.monotonic() + LOCK_PATIENCE
                while not _try_lock(lock.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB):
                    if time.monotonic() > until:
                        raise DataError(
                            "Een andere import is nog bezig; er is niets veranderd. "
                            "Probeer het straks opnieuw."
                        )
                    time.sleep(0.02)
                yield
        except OSError as fault:
            raise DataError(
                f"De map met imports {self.folder} kan niet worden geschreven "
                f"({why_not(fault)}); er is niets overgenomen. Controleer "
                f"de rechten en de schijfruimte, of kies een andere map met {FOLDER_VARIABLE}."
            ) from None

    def _clear_leftovers(self) -> None:
        """Remove what a killed import left behind; only under the lock."""
        for entry in tuple(self.folder.iterdir()):
            if entry.name.startswith((_NEW, _GONE)):
                _remove(entry)


def _try_lock(descriptor: int, how: int) -> bool:
    import fcntl

    with suppress(BlockingIOError):
        fcntl.flock(descriptor, how)
        return True
    return False


def _is_same(earlier: Manifest, made: Manifest) -> bool:
    same = (made.data_sha256, made.sha256, made.bron, made.peildatum)
    return (earlier.data_sha256, earlier.sha256, earlier.bron, earlier.peildatum) == same


def _remove(folder: Path) -> None:
    """Remove what nobody reads; what cannot be removed now goes next time."""
    import shutil

    shutil.rmtree(folder, ignore_errors=True)


def _write_file(path: Path, data: bytes) -> None:
    """Write a file and force it to disk."""
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(path: Path) -> None:
    """Force the names in a folder to disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
