# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The command that runs every check says what the machine lacks."""

from pathlib import Path

import pytest
from tools.programs import install_missing, missing_packages, required, tell_missing


def test_missing_programs_are_named_with_what_brings_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ontbreekt een programma, dan staat er wat u installeert; is alles er, dan staat er niets."""
    monkeypatch.setenv("PATH", str(tmp_path))
    for name in ("chromium-browser", "soffice"):
        (tmp_path / name).write_text("#!/bin/sh\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    assert tell_missing()
    assert required().keys() == {
        "SPRINGPLANK_BROWSER_VERPLICHT",
        "SPRINGPLANK_LIBREOFFICE_VERPLICHT",
    }
    assert capsys.readouterr().out == (
        "Let op: niet alle tests kunnen draaien. Installeer wat ontbreekt met: "
        "sudo apt-get install poppler-utils strace\n"
    )
    for name in ("pdftoppm", "strace"):
        (tmp_path / name).symlink_to(tmp_path / "soffice")
    assert not tell_missing()
    assert not capsys.readouterr().out


@pytest.mark.parametrize("user", [0, 1000])
def test_root_installs_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, user: int
) -> None:
    """Alleen root installeert zelf; een ander leest wat er ontbreekt."""
    log = tmp_path / "log"
    installer = tmp_path / "apt-get"
    installer.write_text(f'#!/bin/sh\necho "$@" >> {log}\n', encoding="utf-8")
    installer.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("os.geteuid", lambda: user)
    install_missing()
    wanted = " ".join(missing_packages())
    assert "chromium libreoffice-writer-nogui libreoffice-calc-nogui" in wanted
    assert (log.read_text(encoding="utf-8").splitlines() if log.exists() else []) == (
        ["-qq update", f"-qq install -y --no-install-recommends {wanted}"] if user == 0 else []
    )
