# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""A file is written whole or not at all."""

import errno
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from springplank.core.whole_files import why_not, write_new, write_over

ROOM = 1_000
"""Bytes that fit on the disk that is nearly full."""


@contextmanager
def nearly_full() -> Iterator[None]:
    """Let no file grow beyond a few bytes, as on a full disk; the system itself refuses."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_leaves_what_was_there(tmp_path: Path) -> None:
    """Past het nieuwe bestand er niet op, dan blijft het oude zoals het was."""
    path = tmp_path / "cijfers.csv"
    path.write_bytes(b"oud")
    with nearly_full(), pytest.raises(OSError, match="too large"):
        write_over(path, b"x" * 2 * ROOM)
    assert path.read_bytes() == b"oud"
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_leaves_no_half_file(tmp_path: Path) -> None:
    """Een nieuw bestand dat er niet op past, is er daarna niet; een tweede poging kan."""
    path = tmp_path / "bedrijf.toml"
    with nearly_full(), pytest.raises(OSError, match="too large"):
        write_new(path, b"x" * 2 * ROOM)
    assert list(tmp_path.iterdir()) == []
    write_new(path, b"nieuw")
    assert path.read_bytes() == b"nieuw"


def test_a_new_file_is_never_put_over_another(tmp_path: Path) -> None:
    """Bestaat de naam al, dan blijft dat bestand zoals het was."""
    path = tmp_path / "bedrijf.toml"
    path.write_bytes(b"van mij")
    with pytest.raises(FileExistsError):
        write_new(path, b"nieuw")
    assert path.read_bytes() == b"van mij"


def test_writing_over_keeps_who_may_read_it(tmp_path: Path) -> None:
    """Wie een bestand opnieuw laat schrijven, houdt dezelfde rechten en dezelfde verwijzing."""
    path, link = tmp_path / "echt.csv", tmp_path / "verwijzing.csv"
    path.write_bytes(b"oud")
    path.chmod(0o640)
    link.symlink_to(path)
    write_over(link, b"nieuw")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"nieuw", 0o640)
    assert link.is_symlink()
    assert len(list(tmp_path.iterdir())) == 2


def test_a_first_time_and_a_half_file_of_before(tmp_path: Path) -> None:
    """Een half bestand van een vorige keer staat niet in de weg."""
    (tmp_path / ".cijfers.csv.half").write_bytes(b"half")
    write_over(tmp_path / "cijfers.csv", b"heel")
    assert [p.name for p in tmp_path.iterdir()] == ["cijfers.csv"]


def test_the_screen_is_written_to_and_not_replaced() -> None:
    """Een apparaat, zoals /dev/null, wordt beschreven en nooit vervangen."""
    write_over(Path("/dev/null"), b"weg")
    assert not Path("/dev/null").is_file()


def test_the_reason_is_dutch() -> None:
    """De reden die het systeem in het Engels geeft, staat er in het Nederlands."""
    assert why_not(OSError(errno.ENOSPC, "No space left on device")) == "de schijf is vol"
    assert why_not(OSError("Something else")) == "de computer weigert het"
