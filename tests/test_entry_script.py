# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The entry script on machines that lack something, with a Python that only pretends."""

import os
import shutil
import stat
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TOOLS = "sh cat cksum cmp cp env flock id ln mkdir mv printf readlink rm rmdir sed sleep tail"
LOCKS = (
    "requirements.lock",
    "requirements-test.lock",
    "requirements-bench.lock",
    "requirements-rekencluster.lock",
)

# Does what the script asks of a Python; REFUSE, SLEEP and LOG come from the environment.
PRETENDER = """#!/bin/sh
[ "$1" != -I ] || shift
case "$1 $2" in
    -c*) exit "${CODE:-0}" ;;
    "-m venv") mkdir -p "$3/bin" && ln -s "$(readlink -f "$0")" "$3/bin/python" ;;
    "-m pip")
        echo "$* [${PIP_TARGET:-}] [${PIP_INDEX_URL:-}]" >> "$LOG"
        sleep "${SLEEP:-0}"
        if [ -n "${REFUSE:-}" ]; then echo "no route to host"; exit 1; fi ;;
    *) echo "start [$PWD] [$PYTHONPATH] $*" ;;
esac
"""


def executable(path: Path, text: str) -> Path:
    """Write a program."""
    path.write_text(text, encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH)
    return path


@dataclass
class Machine:
    """A checkout and a search path of its own."""

    checkout: Path
    programs: Path
    log: Path
    more: dict[str, str] = field(default_factory=dict)

    def environment(self) -> dict[str, str]:
        """Everything a call sees: nothing of the machine that runs the tests."""
        return {"PATH": str(self.programs), "LOG": str(self.log), **self.more}

    def command(self, *arguments: str, script: Path | None = None) -> list[str]:
        """Write out one call."""
        return ["/bin/sh", str(script or self.checkout / "springplank"), *arguments]

    def call(self, *arguments: str, script: Path | None = None) -> subprocess.CompletedProcess[str]:
        """Call the entry script."""
        return subprocess.run(
            self.command(*arguments, script=script),
            cwd=self.programs,
            env=self.environment(),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def installs(self) -> list[str]:
        """What pip was asked, line by line."""
        return self.log.read_text("utf-8").splitlines() if self.log.exists() else []


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A checkout in a path with spaces, and a pretended Python."""
    checkout = tmp_path / "een map" / "springplank"
    programs = tmp_path / "programs"
    checkout.mkdir(parents=True)
    programs.mkdir()
    for tool in TOOLS.split():
        found = shutil.which(tool, path="/usr/bin:/bin")
        if found:
            (programs / tool).symlink_to(found)
    shutil.copy(ROOT / "springplank", checkout / "springplank")
    for lock in LOCKS:
        (checkout / lock).write_text(f"{lock}\n", encoding="utf-8")
    executable(programs / "python3", PRETENDER)
    home = tmp_path / "thuis"
    home.mkdir()
    return Machine(checkout, programs, tmp_path / "log", {"HOME": str(home)})


def sentence_of(done: subprocess.CompletedProcess[str]) -> str:
    """The one Dutch sentence with which the script gave up."""
    assert done.returncode == 69, done
    assert not done.stdout
    return done.stderr.splitlines()[-1]


def test_first_call_installs_and_second_only_starts(machine: Machine) -> None:
    first = machine.call("geld", "Den Haag")
    assert first.returncode == 0, first.stderr
    assert first.stdout.endswith("-P -X utf8 -m springplank geld Den Haag\n")
    assert f"[{machine.checkout / 'src'}]" in first.stdout
    assert "zet de omgeving klaar" in first.stderr
    second = machine.call("geld", "Den Haag")
    assert (second.stdout, second.stderr) == (first.stdout, "")
    assert len(machine.installs()) == 1
    assert "--only-binary :all: --require-hashes" in machine.installs()[0]


def test_without_python_one_sentence(machine: Machine) -> None:
    (machine.programs / "python3").unlink()
    assert sentence_of(machine.call("geld")) == (
        "Springplank: er is geen Python gevonden; installeer Python 3.11 of nieuwer met: "
        "sudo apt-get install python3 python3-venv"
    )


def test_python_that_is_too_old(machine: Machine) -> None:
    machine.more["CODE"] = "3"
    sentence = sentence_of(machine.call("geld"))
    assert "te oud" in sentence
    assert "sudo apt-get install python3.11 python3.11-venv" in sentence


def test_python_without_venv(machine: Machine) -> None:
    machine.more["CODE"] = "4"
    done = machine.call("geld")
    assert sentence_of(done).endswith("sudo apt-get install python3-venv")
    assert not (machine.checkout / ".venv").exists()


def test_newer_python_beside_one_that_is_too_old(machine: Machine) -> None:
    executable(machine.programs / "python3.12", PRETENDER)
    executable(machine.programs / "python3", "#!/bin/sh\nexit 3\n")
    assert machine.call("geld").returncode == 0


def test_symlinked_script_uses_the_real_folder(machine: Machine) -> None:
    link = machine.programs / "spring"
    link.symlink_to(machine.checkout / "springplank")
    assert machine.call("geld", script=link).returncode == 0
    assert (machine.checkout / ".venv").is_dir()


def test_changed_lock_makes_a_new_environment(machine: Machine) -> None:
    machine.call("geld")
    (machine.checkout / ".venv" / "oud").touch()
    (machine.checkout / "requirements.lock").write_text("anders\n", encoding="utf-8")
    assert machine.call("geld").returncode == 0
    assert len(machine.installs()) == 2
    assert not (machine.checkout / ".venv" / "oud").exists()
    assert not (machine.checkout / ".venv.oud").exists()


def test_interpreter_that_was_replaced_makes_a_new_environment(machine: Machine) -> None:
    machine.call("geld")
    python = machine.checkout / ".venv" / "bin" / "python"
    python.unlink()
    python.symlink_to(executable(machine.programs / "python3.13", PRETENDER))
    assert machine.call("geld").returncode == 0
    assert len(machine.installs()) == 2


def test_dead_network_leaves_nothing_half_made(machine: Machine) -> None:
    machine.more["REFUSE"] = "1"
    done = machine.call("geld")
    assert "internet" in sentence_of(done)
    assert "no route to host" in done.stderr
    assert not (machine.checkout / ".venv").exists()
    del machine.more["REFUSE"]
    assert machine.call("geld").returncode == 0


def test_dead_network_keeps_the_environment_that_was_there(machine: Machine) -> None:
    machine.call("geld")
    old = (machine.checkout / "requirements.lock").read_text("utf-8")
    (machine.checkout / "requirements.lock").write_text("nieuw\n", encoding="utf-8")
    machine.more["REFUSE"] = "1"
    sentence_of(machine.call("geld"))
    (machine.checkout / "requirements.lock").write_text(old, encoding="utf-8")
    assert machine.call("geld").returncode == 0


def test_set_up_that_was_broken_off_is_not_ready(machine: Machine) -> None:
    machine.call("geld")
    (machine.checkout / ".venv" / ".requirements.lock").unlink()
    assert machine.call("geld").returncode == 0
    assert len(machine.installs()) == 2


def test_power_cut_while_replacing_gives_the_old_environment_back(machine: Machine) -> None:
    machine.call("geld")
    (machine.checkout / ".venv").rename(machine.checkout / ".venv.oud")
    (machine.checkout / ".venv").mkdir()
    assert machine.call("geld").returncode == 0
    assert not (machine.checkout / ".venv.oud").exists()


def test_two_calls_at_once_install_once(machine: Machine) -> None:
    machine.more["SLEEP"] = "1"
    calls = [
        subprocess.Popen(
            machine.command("geld"),
            env=machine.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    told = [call.communicate(timeout=60)[1] for call in calls]
    assert [call.returncode for call in calls] == [0, 0, 0]
    assert len(machine.installs()) == 1
    assert sum("wacht op een andere aanroep" in text for text in told) == 2


def test_test_lock_comes_on_top_and_holds_the_run_lock(machine: Machine) -> None:
    machine.call("geld")
    tested = machine.call("test", "--volledig")
    assert tested.stdout.endswith("-m tools.check --volledig\n"), tested.stderr
    assert f"[{machine.checkout}]" in tested.stdout
    assert len(machine.installs()) == 2
    machine.call("geld")
    machine.call("test")
    assert len(machine.installs()) == 2


def test_test_first_serves_the_commands_too(machine: Machine) -> None:
    machine.call("test")
    machine.call("geld")
    assert len(machine.installs()) == 1


def test_benchmarks_have_an_environment_of_their_own(machine: Machine) -> None:
    assert machine.call("meet").stdout.endswith("-m benchmarks\n")
    assert (machine.checkout / ".venv-meet").is_dir()
    assert not (machine.checkout / ".venv").exists()


@pytest.mark.parametrize("option", [["--rekencluster", "tcp://x:8786"], ["--rekencluster=tcp://x"]])
def test_a_rekencluster_has_an_environment_of_its_own(machine: Machine, option: list[str]) -> None:
    made = machine.call("vooruit", "Den Haag", *option)
    assert made.stdout.endswith(f"-m springplank vooruit Den Haag {' '.join(option)}\n")
    assert machine.installs()[0].endswith("requirements-rekencluster.lock [] []")
    assert not (machine.checkout / ".venv").exists()
    assert machine.call("vooruit", *option).stderr == ""
    assert len(machine.installs()) == 1
    machine.call("vooruit", "Den Haag")
    assert machine.installs()[1].endswith("requirements.lock [] []")


def test_a_rekencluster_behind_two_dashes_is_a_name(machine: Machine) -> None:
    machine.call("vooruit", "--", "--rekencluster")
    assert (machine.checkout / ".venv").is_dir()
    assert not (machine.checkout / ".venv-rekencluster").exists()


def test_settings_of_pip_do_not_leak_in_but_the_registry_does(machine: Machine) -> None:
    machine.more |= {"PIP_TARGET": "elders", "PIP_INDEX_URL": "spiegel", "PYTHONHOME": "elders"}
    machine.call("geld")
    assert machine.installs()[0].endswith("requirements.lock [] [spiegel]")


def test_other_place_by_setting(machine: Machine, tmp_path: Path) -> None:
    machine.more["SPRINGPLANK_VENV"] = str(tmp_path / "andere plaats")
    assert machine.call("geld").returncode == 0
    assert not (machine.checkout / ".venv").exists()
    assert (tmp_path / "andere plaats" / "bin" / "python").exists()


def test_folder_of_someone_else_is_left_alone(machine: Machine, tmp_path: Path) -> None:
    precious = tmp_path / "foto's"
    precious.mkdir()
    (precious / "vakantie").touch()
    machine.more["SPRINGPLANK_VENV"] = str(precious)
    assert "staat al iets anders" in sentence_of(machine.call("geld"))
    assert (precious / "vakantie").exists()


def test_no_home(machine: Machine) -> None:
    del machine.more["HOME"]
    assert machine.call("geld").returncode == 0


def test_checkout_that_cannot_be_written_uses_the_cache(machine: Machine, tmp_path: Path) -> None:
    # The superuser may write everywhere, so the lock file's place is taken by a folder.
    (machine.checkout / ".venv.slot").mkdir()
    first = machine.call("geld")
    assert first.returncode == 0, first.stderr
    assert not (machine.checkout / ".venv").exists()
    assert list((tmp_path / "thuis" / ".cache" / "springplank").glob("*/.venv/bin/python"))
    # Without a lock to wait for, a second call must see by itself that all is ready.
    (machine.programs / "flock").unlink()
    assert machine.call("geld").stderr == ""
    assert len(machine.installs()) == 1


def test_nothing_that_can_be_written(machine: Machine) -> None:
    (machine.checkout / ".venv.slot").mkdir()
    machine.more["XDG_CACHE_HOME"] = os.devnull
    assert "SPRINGPLANK_VENV" in sentence_of(machine.call("geld"))


def test_colon_in_the_path(machine: Machine, tmp_path: Path) -> None:
    machine.more["SPRINGPLANK_VENV"] = str(tmp_path / "a:b")
    assert "dubbele punt" in sentence_of(machine.call("geld"))
