# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of the command in a process of its own: colours, pipes, encodings and exit codes."""

import os
import subprocess
import sys
from pathlib import Path
from typing import TextIO

import pytest
from tests.cli.answers import Run

from springplank.cli import main

ROOT = Path(__file__).resolve().parents[2]


def start(
    *arguments: str,
    stdout: TextIO | int = subprocess.PIPE,
    stderr: TextIO | int = subprocess.PIPE,
    **environment: str,
) -> subprocess.CompletedProcess[str]:
    """Start the command in a process of its own; what it says is caught, or goes elsewhere."""
    # What is written waits in a buffer, as with everybody; some environments of tests turn it off.
    usual = {"PYTHONWARNINGS": "error", "PYTHONUNBUFFERED": ""}
    settings = os.environ | {"PYTHONPATH": str(ROOT / "src")} | usual
    return subprocess.run(
        [sys.executable, "-m", "springplank", *arguments],
        env=settings | environment,
        stdout=stdout,
        stderr=stderr,
        text=True,
        encoding="utf-8",
        errors="replace",
        timeout=60,
        check=False,
    )


def test_no_colours_in_a_pipe() -> None:
    """In een pijp en met NO_COLOR staan er geen kleurcodes."""
    for done in (start("geld", "Hilversum"), start("geld", "Hilversum", NO_COLOR="1")):
        assert (done.returncode, done.stderr) == (0, "")
        assert "\x1b" not in done.stdout
        assert done.stdout.startswith("Hilversum (gemeente GM0402)\n")


def test_no_colour_wins_over_a_terminal(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Op een scherm zijn koppen vet; NO_COLOR zet dat uit."""
    monkeypatch.setattr("click.utils.should_strip_ansi", lambda _, color: color is False)
    assert main(["geld", "Hilversum", "--jaar", "2026"]) == 0
    assert "\x1b[1m" in capsys.readouterr().out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run("geld", "Hilversum", "--jaar", "2026").out


def test_another_terminal_encoding() -> None:
    """Op een scherm dat geen bijzondere tekens kent, komt er toch een antwoord."""
    for encoding in ("ascii", "latin-1"):
        done = start("uitleg", "Hilversum", "beschut_werk", "2026", PYTHONIOENCODING=encoding)
        assert (done.returncode, done.stderr) == (0, "")


def test_a_closed_pipe_is_no_fault(tmp_path: Path) -> None:
    """Wie met head alleen de eerste regel leest, krijgt geen foutmelding."""
    fault = tmp_path / "fout"
    command = f'"{sys.executable}" -m springplank landelijk --csv 2>"{fault}" | head -1'
    done = subprocess.run(
        ["sh", "-c", command],
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.startswith("soort,code,naam,regeling,jaar,bedrag_eur")
    assert fault.read_text() == ""


@pytest.mark.parametrize(
    "call", [("geld", "Hilversum"), ("landelijk", "--csv"), ("bronnen", "--json"), ("geld", "-h")]
)
def test_a_full_disk_is_told_in_one_sentence(call: tuple[str, ...]) -> None:
    """Past het antwoord niet op de schijf, dan staat dat er in één zin; de code is 1."""
    with Path("/dev/full").open("w") as full:
        done = start(*call, stdout=full)
    assert (done.returncode, done.stderr) == (
        1,
        "Het antwoord kan niet worden geschreven: de schijf is vol.\n",
    )


def test_a_fault_that_cannot_be_told_keeps_its_code() -> None:
    """Is er ook geen plek voor de foutmelding, dan zegt de code nog wat voor fout het is."""
    with Path("/dev/full").open("w") as full:
        done = start("geld", "Hilversumm", stderr=full)
    assert (done.returncode, done.stdout) == (2, "")


def test_a_closed_pipe_is_a_good_end() -> None:
    """Wie niet verder leest, kreeg wat hij vroeg: ook een script ziet geen fout."""
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as closed:
        done = start("bronnen", stdout=closed)
    assert (done.returncode, done.stderr) == (0, "")


def test_stopping_while_it_starts() -> None:
    """Ook wie afbreekt voordat er iets geladen is, leest een zin en geen foutenlijst."""
    stopped = (
        "import sys\n"
        "class Stop:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == 'springplank.cli': raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Stop())\n"
        "from springplank.__main__ import main\n"
        "sys.exit(main())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", stopped],
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (130, "")
    assert done.stderr == "\nAfgebroken. Er is niets veranderd.\n"


def test_exit_codes_of_the_process() -> None:
    """Het programma eindigt met 2 na een verkeerde vraag en met 1 na verkeerde gegevens."""
    question = start("geld", "Hilversumm")
    assert (question.returncode, question.stdout) == (2, "")
    assert question.stderr.count("\n") == 1
    data = start("landelijk", "--uit", "/bestaat-niet/x.csv")
    assert (data.returncode, data.stdout) == (1, "")
    assert data.stderr.count("\n") == 1
