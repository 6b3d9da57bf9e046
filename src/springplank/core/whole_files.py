# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Write a file whole or not at all: a full disk or Ctrl-C leaves no half file behind."""

import errno
import shutil
from collections.abc import Mapping
from pathlib import Path

CANNOT_WRITE: Mapping[int, str] = {
    errno.ENOENT: "die map bestaat niet",
    errno.ENOTDIR: "die map bestaat niet",
    errno.EISDIR: "dat is een map",
    errno.EACCES: "u heeft daar geen schrijfrecht",
    errno.EPERM: "u heeft daar geen schrijfrecht",
    errno.EROFS: "daar mag niemand schrijven",
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "uw ruimte op de schijf is op",
    errno.EFBIG: "het wordt te groot voor deze schijf",
    errno.EIO: "de schijf doet het niet",
    errno.ENAMETOOLONG: "de naam is te lang",
}
"""Why the system refuses to write, in Dutch."""
REFUSED = "de computer weigert het"
"""The same, when the system gives a reason that we do not know."""

HALF = ".half"
"""Behind the name of a file while it is being written."""


def why_not(error: OSError) -> str:
    """Say in Dutch why the system refused; its own words are English."""
    return CANNOT_WRITE.get(error.errno or 0, REFUSED)


def write_new(path: Path, content: bytes) -> None:
    """Write a file that does not exist yet; when that fails it does not exist afterwards either.

    Raises:
        FileExistsError: when there is something with that name.
        OSError: when it cannot be written.
    """
    with path.open("xb") as file:
        try:
            file.write(content)
            file.flush()
        except BaseException:  # also Ctrl-C: half a file would stand in the way of the next try
            path.unlink(missing_ok=True)
            raise


def write_over(path: Path, content: bytes) -> None:
    """Write a file, over what it held; when that fails it holds what it held.

    What is no file, such as the screen as /dev/stdout, is simply written to.

    Raises:
        OSError: when it cannot be written.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(content)
        return
    target = path.resolve()
    half = target.with_name(f".{target.name}{HALF}")
    half.unlink(missing_ok=True)
    try:
        write_new(half, content)
        if target.exists():
            shutil.copymode(target, half)
        half.replace(target)
    except BaseException:
        half.unlink(missing_ok=True)
        raise
