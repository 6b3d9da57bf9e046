# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""From a path to bytes: limits, and what sort of file it really is."""

import hashlib
import os
import stat
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePath
from zipfile import BadZipFile, ZipFile

from springplank.errors import DataError, UsageError
from springplank.imports.report import safe_name

SIZE_LIMIT = 50_000_000
"""The largest file that is read, in bytes."""
NAMELESS = "Het bestand"
"""What a file is called that came without a name."""

_PICTURE = "een plaatje"
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n", f"{_PICTURE} (PNG)"),
    (b"\xff\xd8\xff", f"{_PICTURE} (JPG)"),
    (b"GIF8", f"{_PICTURE} (GIF)"),
    (b"II*\x00", f"{_PICTURE} (TIFF)"),
    (b"MM\x00*", f"{_PICTURE} (TIFF)"),
    (b"%PDF", "een pdf"),
    (b"{\\rtf", "een tekstdocument (RTF)"),
    (b"\x1f\x8b", "een ingepakt bestand (GZIP)"),
    (b"7z\xbc\xaf", "een ingepakt bestand (7-Zip)"),
    (b"Rar!", "een ingepakt bestand (RAR)"),
    (b"SQLite format 3", "een database"),
    (b"<", "een webpagina of xml-bestand"),
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OPEN_PARTS = frozenset(("content.xml", "encrypted-package"))
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_REMEDY = "Sla de tabel op als .xlsx of .csv en probeer het opnieuw."


@dataclass(frozen=True, slots=True)
class FileBytes:
    """A file as it was read, once.

    Attributes:
        name: the name without its folder, safe to show.
        data: every byte.
        sha256: the fingerprint of those bytes.
        is_workbook: whether it is a ZIP container, so an XLSX or ODS; otherwise it is text.
        is_opendocument: whether that container is of OpenDocument, so no XLSX.
        odd: a sentence when the extension promises something else, or None.
    """

    name: str
    data: bytes
    sha256: str
    is_workbook: bool
    is_opendocument: bool
    odd: str | None


def read_file(path: Path) -> FileBytes:
    """Read a file, and refuse at once what can be no table.

    Raises:
        UsageError: there is no such file, it is no file, or it may not be read.
        DataError: it is empty, too large, or another sort of file.
    """
    name = safe_name(path.name) or safe_name(str(path))
    return judge_bytes(_read_bytes(path, name), path.name or str(path))


def judge_bytes(data: bytes, name: str) -> FileBytes:
    """Judge bytes that are at hand: refuse at once what can be no table.

    Args:
        data: every byte of the file.
        name: the file's name as it was given; it is only shown, never used as a path.

    Raises:
        DataError: it is empty or another sort of file.
    """
    extension = PurePath(name).suffix.lower()
    name = safe_name(name) or NAMELESS
    if not data.removeprefix(_BYTE_ORDER_MARK).strip():
        raise DataError(f"{name} is leeg: er staat niets in. {_REMEDY}")
    is_workbook = data.startswith(b"PK")
    if not is_workbook:
        _refuse_other_files(data, name)
    return FileBytes(
        name,
        data,
        hashlib.sha256(data).hexdigest(),
        is_workbook,
        is_opendocument(data),
        _judge_extension(extension, data),
    )


def is_opendocument(data: bytes) -> bool:
    """Say whether bytes are a container of OpenDocument, by its table of contents."""
    if not data.startswith(b"PK"):
        return False
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (BadZipFile, ValueError, NotImplementedError, OSError):
        return False  # damaged: its reader says so
    return "[Content_Types].xml" not in names and not _OPEN_PARTS.isdisjoint(names)


def _read_bytes(path: Path, name: str) -> bytes:
    """Read all bytes; the limit holds even when the file grows meanwhile."""
    try:
        # Opening a pipe would wait for ever; without blocking it can be looked at first.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(descriptor, "rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            if not stat.S_ISREG(mode):
                raise UsageError(
                    f"{name} is {'een map' if stat.S_ISDIR(mode) else 'geen gewoon bestand'}; "
                    "geef een bestand (.csv of .xlsx)."
                )
            data = file.read(SIZE_LIMIT + 1)
    except FileNotFoundError:
        raise UsageError(
            f"Het bestand {name} bestaat niet. Controleer de naam en de map."
        ) from None
    except IsADirectoryError:
        raise UsageError(f"{name} is een map; geef een bestand (.csv of .xlsx).") from None
    except PermissionError:
        raise UsageError(
            f"U mag {name} niet lezen. Vraag leesrecht, of kopieer het bestand."
        ) from None
    except (OSError, ValueError):
        raise UsageError(
            f"{name} kan niet worden geopend. Controleer de naam, of kopieer het bestand."
        ) from None
    if len(data) > SIZE_LIMIT:
        raise DataError(
            f"{name} is groter dan {SIZE_LIMIT // 1_000_000} MB, de grens voor een import. "
            "Bewaar alleen de nodige kolommen en rijen."
        )
    return data


def _refuse_other_files(data: bytes, name: str) -> None:
    """Say what a file is when it is no text and no workbook."""
    if data.startswith(_OLD_OFFICE):
        if _ENCRYPTED in data:
            raise DataError(
                f"{name} is versleuteld. Haal in Excel het wachtwoord eraf en probeer het opnieuw."
            )
        raise DataError(f"{name} is een oud Excel-bestand (.xls). Sla het op als .xlsx.")
    start = data.removeprefix(_BYTE_ORDER_MARK).lstrip()
    for signature, what in _SIGNATURES:
        if start.startswith(signature):
            raise DataError(f"{name} is {what}, geen tabel. {_REMEDY}")
    if start.startswith(b"RIFF") and b"WEBP" in start[:16]:
        raise DataError(f"{name} is {_PICTURE} (WEBP), geen tabel. {_REMEDY}")


def _judge_extension(extension: str, data: bytes) -> str | None:
    """Say so when the name promises something else than the content is."""
    promised: tuple[str, ...]
    if not data.startswith(b"PK"):
        promised, kind = (".csv", ".txt", ".tsv", ".tab"), "een tekstbestand"
    elif is_opendocument(data):
        promised, kind = (".ods", ".ots"), "een OpenDocument-bestand"
    else:
        promised, kind = (".xlsx", ".xlsm"), "een Excel-bestand"
    if extension in promised:
        return None
    return f"de naam eindigt op '{extension}', maar het is {kind}; zo is het gelezen."
