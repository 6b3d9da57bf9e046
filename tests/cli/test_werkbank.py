# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from springplank.cli import main
from springplank.cli.workbench import check_address
from springplank.errors import UsageError

READY = 3.0
"""Seconds within which the workbench must be ready; twice that on a machine that does more."""


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port: int = trial.getsockname()[1]
        return port


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.4", "example.org", "::"])
def test_others_cannot_reach_it(host: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Een adres waar anderen bij kunnen, wordt geweigerd met de reden."""
    assert main(["werkbank", "--host", host]) == 2
    assert "zonder aanmelden" in capsys.readouterr().err


@pytest.mark.parametrize("port", ["0", "-1", "70000"])
def test_an_impossible_port(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Een poort die niet kan, krijgt een zin met wat wel kan."""
    assert main(["werkbank", "--poort", port]) == 2
    assert "kies een getal van 1 tot en met 65535" in capsys.readouterr().err


def test_a_taken_port() -> None:
    """Is de poort bezet, dan staat er hoe u een andere kiest."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(UsageError, match=f"Poort {port} is bezet"):
            check_address("127.0.0.1", port)


def test_it_starts_says_one_line_and_stops(tmp_path: Path) -> None:
    """De werkbank start, zegt één regel, is snel klaar, en stopt netjes."""
    port = free_port()
    begin = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-P", "-m", "springplank", "werkbank", "--poort", str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "SPRINGPLANK_GEGEVENS": str(tmp_path / "gegevens")},
    ) as running:
        try:
            assert running.stdout is not None
            first = running.stdout.readline()
            assert f"http://127.0.0.1:{port}" in first
            wait_for(port)
            took = time.perf_counter() - begin
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/") as answer:
                assert answer.status == 200
        finally:
            running.send_signal(signal.SIGINT)
            rest, _ = running.communicate(timeout=20)
    assert rest.strip() == ""
    assert running.returncode == 0
    print(f"werkbank klaar na {took:.1f} s (doel {READY} s)")


def wait_for(port: int) -> None:
    for _ in range(200):
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail("De werkbank kwam niet op gang.")
