# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Every abbreviation that a reader meets is explained."""

import re
from pathlib import Path

import click
import pytest

from springplank.cli import commands, main
from springplank.docs.building import ROOT
from springplank.reference.tables import load_table
from springplank.registers.begrippen import load_begrippen

ABBREVIATION = re.compile(r"(?<![\w-])[A-Za-z]*[A-Z][A-Za-z]*[A-Z][A-Za-z]*(?!\w)")
ROMAN = re.compile(r"[IVX]+")
SHOUTED = {"LET", "OP"}
"""Not an abbreviation: a warning in capitals."""

CALLS = [
    ("geld", "Hilversum"),
    ("geld", "ammatch", "--jaar", "2025"),
    ("geld", "landelijk", "--uitgaven"),
    ("uitleg", "Hilversum", "beschut_werk", "2026"),
    ("uitleg", "Hilversum", "iu_participatie", "2025"),
    (
        "verschil", "Helmond", "--van-stand", "septembercirculaire-2023",
        "--naar-stand", "meicirculaire-2024",
    ),
    ("loonkostensubsidie", "--loonwaarde", "60", "--beschut", "--afspraak", "68"),
    ("vangnet", "--budget", "1000000", "--lasten", "1150000"),
    ("maatregelen",),
    ("begrippen",),
    ("bronnen",),
    ("bronnen", "--terugtrekking", "meicirculaire-2024"),
    ("terugblik",),
    ("controle",),
    ("vooruit", "ammatch", "--waardoor", "--trekkingen", "20"),
    ("vergelijk", "ammatch", "nulalternatief", "forfait_2028", "--trekkingen", "20"),
    ("scenario's",),
]  # fmt: skip


def explained() -> set[str]:
    """Give every word that the glossary explains."""
    names = (name for b in load_begrippen().values() for name in b.names())
    return {word for name in names for word in re.findall(r"[A-Za-z]+", name)}


def placeholders() -> set[str]:
    """Give the words in capitals that stand for what a person fills in, and names of files."""
    found = {"OPDRACHT", "OPTIES", *(path.stem for path in ROOT.glob("[A-Z]*"))}
    todo: list[click.Command] = [commands]
    while todo:
        command = todo.pop()
        for parameter in command.params:
            found.update(re.findall(r"[A-Z]+", parameter.metavar or ""))
        if isinstance(command, click.Group):
            context = click.Context(command)
            found_commands = (
                command.get_command(context, n) for n in command.list_commands(context)
            )
            todo.extend(c for c in found_commands if c is not None)
    return found


def names() -> set[str]:
    """Give the words in names of verbanden and bedrijven: a name is no abbreviation."""
    table = load_table("samenwerkingsverbanden")
    texts = (*table.text("naam"), *table.text("uitvoerder"))
    return {word for text in texts for word in re.findall(r"[A-Za-z]+", text)}


def unexplained(text: str) -> set[str]:
    """Find the abbreviations in a text that nobody explains."""
    found = set(ABBREVIATION.findall(re.sub(r"`[^`\n]*`", "", text)))
    rest = found - explained() - placeholders() - SHOUTED
    return {word for word in rest if not ROMAN.fullmatch(word)}


@pytest.mark.parametrize(
    "path",
    [
        *sorted(p for p in (ROOT / "docs").rglob("*.md") if "template" not in p.name),
        *sorted(ROOT.glob("*.md")),
    ],
    ids=lambda p: p.relative_to(ROOT).as_posix(),
)
def test_every_abbreviation_in_a_document_is_explained(path: Path) -> None:
    """Elke afkorting in een document staat in de begrippen."""
    assert unexplained(path.read_text("utf-8")) == set()


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_every_abbreviation_on_the_screen_is_explained(
    call: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Elke afkorting in een antwoord staat in de begrippen; namen van bedrijven niet."""
    monkeypatch.setenv("SPRINGPLANK_GEGEVENS", str(tmp_path))
    assert main(list(call)) == 0
    assert unexplained(capsys.readouterr().out) - names() == set()


def test_an_unexplained_abbreviation_is_caught() -> None:
    """Een verzonnen afkorting valt op; een Romeins cijfer en een invulwoord niet."""
    assert unexplained("De QQX, hoofdstuk XV, `NIETS` en NAAM.") == {"QQX"}
