# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Files to fill in: written with an explanation, right once filled, never overwritten."""

import re
from pathlib import Path

import pytest
from tests.cli.answers import Ask, Run

from springplank.actions.new_files import AFSPRAAK, EIGEN, FOLDER, SCENARIO
from springplank.actions.werk import assumptions
from springplank.bekostiging.afspraak import SOORTEN
from springplank.bekostiging.loading import load_afspraak, read_afspraak
from springplank.cohort.beschut_werk import ORIGINS
from springplank.cohort.lines import LINES
from springplank.cohort.start import FIGURES
from springplank.core.assumptions import find_assumption
from springplank.errors import SpringplankError, UsageError
from springplank.scenarios.eigen import AGES, AGREED, load_eigen
from springplank.scenarios.given import OMZET, asked_of
from springplank.scenarios.scenario import TARGETS, read_scenario

FEW = ("--trekkingen", "20", "--tot", "2027")
COMMANDS = {"eigen": EIGEN, "scenario's": SCENARIO, "afspraak": AFSPRAAK}
OPTION = {"eigen": "--eigen", "scenario's": "--scenario", "afspraak": "--afspraak"}


def fill_in(template: Path, *, everything: bool = False) -> Path:
    """Give a copy in which every text is filled in; with `everything` also what stands behind #."""
    text = template.read_text("utf-8").replace("VUL IN: ", "")
    if everything:
        text = re.sub(r"^# (?=(\[|\w+ = |\"[\w.]+\" = ))", "", text, flags=re.MULTILINE)
    filled = template.with_stem("gevuld")
    filled.write_text(text, "utf-8")
    return filled


@pytest.mark.parametrize("command", COMMANDS)
def test_a_new_file_is_written_once(run: Run, tmp_path: Path, command: str) -> None:
    """Een nieuw bestand zegt hoe u het gebruikt, en gaat nooit over een ander bestand heen."""
    file = tmp_path / "mijn.toml"
    told = run(command, "nieuw", file).told
    assert f"Geschreven: {file}. Vul in wat u weet" in told
    assert f"vooruit NAAM {OPTION[command]} {file}" in told
    assert file.read_text("utf-8") == COMMANDS[command].read_text("utf-8")
    file.write_text("van mij", "utf-8")
    again = run(command, "nieuw", file)
    assert (again.code, again.out) == (2, "")
    assert "bestaat al" in again.err
    assert file.read_text("utf-8") == "van mij"
    nowhere = run(command, "nieuw", tmp_path / "weg" / "mijn.toml")
    assert nowhere.code == 1
    assert "Bestaat de map" in nowhere.err


@pytest.mark.parametrize("command", COMMANDS)
def test_an_unfilled_file_is_refused(run: Run, tmp_path: Path, command: str) -> None:
    """Staat er nog VUL IN, dan wordt het bestand geweigerd met een zin die dat zegt."""
    file = tmp_path / "mijn.toml"
    run(command, "nieuw", file)
    answer = run("vooruit", "ammatch", OPTION[command], file, *FEW)
    assert answer.code in (1, 2)
    assert re.search(r"[Ss]chrijf (een tekst|waar de cijfers vandaan komen)", answer.err)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_filled_file_is_used(run: Run, ask: Ask, tmp_path: Path, command: str) -> None:
    """Met alleen de teksten ingevuld is elk bestand in orde, en rekent Springplank ermee."""
    file = tmp_path / "mijn.toml"
    run(command, "nieuw", file)
    assert ask("vooruit", "ammatch", OPTION[command], fill_in(file), *FEW)["reeksen"]


def test_without_a_name_it_has_the_usual_one(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Zonder naam komt het bestand in deze map te staan, onder de naam die de handleiding noemt."""
    monkeypatch.chdir(tmp_path)
    for command, template in COMMANDS.items():
        assert run(command, "nieuw").code == 0
        assert (tmp_path / template.name).is_file()


def test_everything_in_the_own_figures_exists(tmp_path: Path) -> None:
    """Elk cijfer dat een gemeente kan geven, staat in het bestand; elke aanname daarin bestaat."""
    copy = tmp_path / "eigen.toml"
    copy.write_text(EIGEN.read_text("utf-8"), "utf-8")
    found = load_eigen(fill_in(copy, everything=True))
    (figures,) = found.gemeenten.values()
    assert set(figures) == {*FIGURES, AGES, *LINES, AGREED}
    assert {*asked_of(load_afspraak("ammatch")), OMZET} == set(figures[AGREED])
    assert found.herkomst.keys() == ORIGINS.keys()
    for key in found.aannames:
        assert find_assumption(assumptions(), key).key == key


def test_every_kind_of_change_is_named(tmp_path: Path) -> None:
    """Het scenario noemt elk woord dat na wat kan staan, en is met alles ingevuld in orde."""
    text = SCENARIO.read_text("utf-8")
    assert {word for word in TARGETS if re.search(rf"^#   {word} ", text, re.MULTILINE)} == set(
        TARGETS
    )
    copy = tmp_path / "scenario.toml"
    copy.write_text(text.replace("# bron = ", "# # bron = "), "utf-8")
    found = read_scenario(fill_in(copy, everything=True), UsageError)
    assert found.tegen
    assert found.teksten


def test_every_form_of_agreement_is_named(tmp_path: Path) -> None:
    """De afspraak noemt elke soort met wat erbij hoort, en is met alles ingevuld in orde."""
    text = AFSPRAAK.read_text("utf-8")
    for name, soort in SOORTEN.items():
        (line,) = re.findall(rf"^#   {name} +(.*)$", text, re.MULTILINE)
        assert all(field in line for field in soort.needed), name
    copy = tmp_path / "afspraak.toml"
    copy.write_text(text, "utf-8")
    filled = fill_in(copy, everything=True)
    assert len(read_afspraak(filled.read_text("utf-8"), filled.name).delen) == 4
    with pytest.raises(SpringplankError):
        read_afspraak(text, "afspraak.toml")


def test_scenarios_are_still_listed(run: Run, ask: Ask) -> None:
    """Zonder opdracht erachter toont scenario's nog steeds wat er is, ook als JSON."""
    assert "Maak zelf een scenario" in run("scenario's").told
    assert ask("scenario's")["scenarios"]


def test_there_are_no_other_templates() -> None:
    """Elk sjabloon in de map heeft een opdracht die het maakt."""
    assert set(FOLDER.glob("*")) == set(COMMANDS.values())
