# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Packs a document anew, so that the same plan gives the same bytes on every day."""

from collections.abc import Callable, Mapping
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

FIRST = "mimetype"
"""Stands first and unpacked in an ODT, so that programs know the kind of file."""


def repack(
    packed: bytes, moment: date, changes: Mapping[str, Callable[[bytes], bytes]] | None = None
) -> bytes:
    """Pack the parts anew with one time stamp and one compression.

    Args:
        packed: the file as a library made it.
        moment: day of the document.
        changes: by the name of a part, what has to be done with it.
    """
    made = BytesIO()
    with ZipFile(BytesIO(packed)) as old, ZipFile(made, "w") as new:
        for name in sorted(old.namelist(), key=lambda one: (one != FIRST, one)):
            info = ZipInfo(name, (moment.year, moment.month, moment.day, 0, 0, 0))
            info.compress_type = ZIP_STORED if name == FIRST else ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            content = old.read(name)
            if changes and name in changes:
                content = changes[name](content)
            new.writestr(info, content)
    return made.getvalue()
