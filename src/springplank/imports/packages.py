# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The container of a workbook: a ZIP of XML parts, judged before any XML is parsed."""

import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from springplank.errors import DataError
from springplank.imports.grid import CELL_LIMIT, COLUMN_LIMIT, ROW_LIMIT
from springplank.imports.numbers import write_number

UNPACKED_LIMIT = 100_000_000
"""The largest size of all parts together, unpacked, in bytes."""
PART_LIMIT = 1_000
"""The highest number of parts."""
EXCEL, LIBREOFFICE = "Excel", "LibreOffice"
"""The program that a person opens a damaged file with."""

_CHUNK = 1_000_000
_DOCUMENT_TYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00<", b"<\x00")


def open_package(data: bytes, name: str) -> zipfile.ZipFile:
    """Open a container, and refuse by its table of contents alone what is not to be unpacked.

    Args:
        data: every byte.
        name: the file's name, for messages.

    Raises:
        DataError: it is encrypted or too large.
        zipfile.BadZipFile: it is damaged.
    """
    archive = zipfile.ZipFile(BytesIO(data))
    parts = archive.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise encrypted(name)
    if len(parts) > PART_LIMIT or sum(part.file_size for part in parts) > UNPACKED_LIMIT:
        raise DataError(
            f"{name} is uitgepakt groter dan {UNPACKED_LIMIT // 1_000_000} MB of heeft "
            f"meer dan {write_number(PART_LIMIT)} delen, de grens voor een import. "
            "Kopieer alleen de tabel naar een nieuw bestand."
        )
    return archive


def check_parts(archive: zipfile.ZipFile, name: str) -> None:
    """Refuse XML that defines its own entities or hides its signs from this check.

    Raises:
        DataError: a part is unsafe; the message says which.
    """
    for part in archive.infolist():
        if not part.filename.endswith((".xml", ".rels", ".vml")):
            continue
        with archive.open(part) as file:
            tail = b""
            while chunk := file.read(_CHUNK):
                if _DOCUMENT_TYPE.search(tail + chunk) or (not tail and chunk.startswith(_WIDE)):
                    raise DataError(
                        f"{name} bevat een onveilig deel ({part.filename[:60]}). "
                        "Kopieer de tabel naar een nieuw bestand."
                    )
                tail = chunk[-16:]


@contextmanager
def damage_explained(name: str, program: str = EXCEL) -> Iterator[None]:
    """Turn whatever a damaged file causes into one Dutch sentence."""
    kind = "Excel-bestand" if program == EXCEL else "OpenDocument-bestand"
    damaged = (
        f"{name} is beschadigd of geen geldig {kind}. Open het in {program} en sla het opnieuw op."
    )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except DataError:
        raise
    except MemoryError:
        raise DataError(
            f"{name} vraagt te veel geheugen. Kopieer alleen de tabel naar een nieuw bestand."
        ) from None
    except (zipfile.BadZipFile, zlib.error, EOFError, RecursionError):
        raise DataError(damaged) from None
    except Exception:  # noqa: BLE001 - a reader of others raises any class on a damaged file
        raise DataError(damaged) from None


def encrypted(name: str) -> DataError:
    """Give the refusal of a file with a password."""
    return DataError(f"{name} is versleuteld. Haal het wachtwoord eraf.")


def too_large(name: str, cells: int = CELL_LIMIT) -> DataError:
    """Give the refusal of a sheet with too many rows, columns or cells."""
    return DataError(
        f"{name} heeft meer dan {write_number(ROW_LIMIT)} rijen, "
        f"{write_number(COLUMN_LIMIT)} kolommen of {write_number(cells)} cellen, de grens "
        "voor een import. Bewaar alleen de nodige rijen en kolommen."
    )
