# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of the printed pages as a whole: current, complete, the same every time."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from springplank.actions.question import today
from springplank.core.sources import load_sources
from springplank.docs.building import PRINTED, ROOT, main, outdated, pages, write
from springplank.reference.tables import table_names
from springplank.regelingen import REGELINGEN
from springplank.registers.begrippen import load_begrippen


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Make a root with the tests only, to write pages in."""
    shutil.copytree(ROOT / "tests" / "regelingen", tmp_path / "tests" / "regelingen")
    return tmp_path


def test_the_pages_in_the_house_are_current() -> None:
    """De pagina's in docs zijn gelijk aan wat er nu zou worden afgedrukt."""
    assert outdated() == ()


def test_every_regeling_source_term_and_table_has_its_place() -> None:
    """Elke regeling heeft een pagina; elke bron, elk begrip en elke tabel een kop of bestand."""
    made = pages()
    assert {f"regelingen/{key}.md" for key in REGELINGEN} < set(made)
    assert all(f"\n## {key}\n" in made["bronnen.md"] for key in load_sources())
    assert all(f"\n## {word}\n" in made["begrippen.md"] for word in load_begrippen())
    assert all(f"`{name}.csv`" in made["gegevens.md"] for name in table_names())


def test_the_same_every_time() -> None:
    """Twee keer afdrukken geeft precies hetzelfde, en er staat geen datum van vandaag in."""
    first = pages()
    assert first == pages()
    checked = {parameter.checked for r in REGELINGEN.values() for parameter in r.history.values()}
    if today() not in checked:
        assert not [name for name, text in first.items() if today().isoformat() in text]


def test_a_page_does_not_depend_on_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """De breedte van het scherm verandert niets aan de uitleg van de opdrachten."""
    wide = pages()["handleiding/opdrachten.md"]
    monkeypatch.setenv("COLUMNS", "41")
    assert pages()["handleiding/opdrachten.md"] == wide


def test_every_sentence_has_its_own_line() -> None:
    """Lopende tekst heeft een zin per regel, zodat een wijziging een regel is."""
    for name, text in pages().items():
        prose = [
            line
            for line in re.sub(r"```.*?```", "", text, flags=re.DOTALL).splitlines()
            if line and line[0].isalpha()
        ]
        for line in prose:
            inner = re.sub(r"`[^`]*`|\([^)]*\)", "", line)
            assert not re.search(r"[a-z]{3}\. [A-Z][a-z]+ [a-z]", inner), f"{name}: {line}"


def test_links_lead_somewhere() -> None:
    """Elke verwijzing naar een bron komt uit bij een kop."""
    made = pages()
    headings = set(re.findall(r"^## (\S+)$", made["bronnen.md"], re.MULTILINE))
    for name, text in made.items():
        assert set(re.findall(r"bronnen\.md#([\w-]+)", text)) <= headings, name


def test_check_passes_on_pages_just_written(copy: Path) -> None:
    """Wat net is afgedrukt, is bijgewerkt."""
    assert main([], copy) == 0
    assert main(["--check"], copy) == 0
    assert (copy / "docs" / "begrippen.md").read_text("utf-8").startswith(PRINTED)


def test_check_names_what_is_not_current(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Een veranderde en een ontbrekende pagina worden genoemd in een zin."""
    write(copy)
    (copy / "docs" / "bronnen.md").write_text("oud", "utf-8")
    (copy / "docs" / "regelingen" / "wsw.md").unlink()
    assert main(["--check"], copy) == 1
    said = capsys.readouterr().err
    assert said.startswith("Niet bijgewerkt: docs/regelingen/wsw.md, docs/bronnen.md. ")
    assert "python -m springplank.docs" in said
    assert said.count("\n") == 1


def test_a_left_over_page_goes(copy: Path) -> None:
    """Een pagina van een regeling die er niet meer is, verdwijnt; een geschreven pagina blijft."""
    write(copy)
    old = copy / "docs" / "regelingen" / "oude_regeling.md"
    own = copy / "docs" / "handleiding" / "begin.md"
    old.write_text(f"{PRINTED}\n\n# Oud\n", "utf-8")
    own.write_text("# Begin\n", "utf-8")
    assert outdated(copy) == ("docs/regelingen/oude_regeling.md",)
    write(copy)
    assert not old.exists()
    assert own.exists()


def test_a_changed_example_makes_the_page_old(copy: Path) -> None:
    """Wie een voorbeeld in een test verandert, moet de pagina opnieuw afdrukken."""
    write(copy)
    path = copy / "tests" / "regelingen" / "test_impulsbudget.py"
    path.write_text(path.read_text("utf-8").replace("Hilversum", "Hilversem"), "utf-8")
    assert outdated(copy) == ("docs/regelingen/impulsbudget.md",)


def test_an_unknown_option_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """Een onbekende optie geeft het gebruik en code 2."""
    assert main(["--controleer"]) == 2
    assert "--check" in capsys.readouterr().err


def test_it_starts_as_a_module() -> None:
    """De controle is te starten als python -m springplank.docs --check."""
    done = subprocess.run(
        [sys.executable, "-m", "springplank.docs", "--check"],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT / "src"), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
