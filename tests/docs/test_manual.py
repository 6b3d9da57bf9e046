# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of the manual: every command is in it, and its JSON has exactly the keys it promises."""

import json
from pathlib import Path

import click
import pytest

from springplank.cli import COMMANDS, commands, main
from springplank.company.bedrijf import EXAMPLE
from springplank.docs.manual import (
    JsonAnswer,
    commands_page,
    help_texts,
    json_page,
    keys_of,
    load_answers,
)
from springplank.errors import RuleError
from springplank.reference.counts import counts

ANSWERS = load_answers()


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give an empty place for imports, and a folder with a right and a wrong file."""
    monkeypatch.setenv("SPRINGPLANK_GEGEVENS", str(tmp_path / "gegevens"))
    monkeypatch.chdir(tmp_path)
    register = counts("doelgroepenregister", "septembercirculaire-2024", 2024)
    rows = [f"{c};2024;{n}" for c, n in zip(register.codes, register.whole(), strict=True)]
    good = "\n".join(["code;jaar;aantal", *rows])
    (tmp_path / "register.csv").write_text(good, "utf-8")
    (tmp_path / "voorbeeldbedrijf.toml").write_text(EXAMPLE.read_text("utf-8"), "utf-8")
    begroting = "Post;2026\nBaten\nRijksbijdrage Wsw;1,00\nOmzet;-2,00\nHuur;5,00\nTotaal;4,00\n"
    (tmp_path / "begroting.csv").write_text(begroting, "utf-8")
    (tmp_path / "register-met-fout.csv").write_text(good.replace("2024;496", "2024;-496"), "utf-8")
    return tmp_path


def produced(answer: JsonAnswer, capsys: pytest.CaptureFixture[str]) -> set[str]:
    """Run the calls of an answer and gather the keys that come out."""
    found: set[str] = set()
    for call in answer.calls:
        asked = [newest_import(capsys) if word == "NAAM" else word for word in call]
        code = main([*asked, "--json"])
        written = capsys.readouterr()
        assert code == (1 if "register-met-fout.csv" in call else 0), written.err
        found.update(keys_of(json.loads(written.out)))
    return found


def newest_import(capsys: pytest.CaptureFixture[str]) -> str:
    """Take in a file and give the name under which it is kept."""
    call = ("importeer", "register.csv", "--soort", "register", "--bron", "UWV")
    assert main(["gegevens", *call, "--peildatum", "2024-01-01", "--json"]) == 0
    name: str = json.loads(capsys.readouterr().out)["overgenomen"]
    return name


@pytest.mark.parametrize("name", ANSWERS)
def test_json_has_exactly_the_promised_keys(
    name: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """De sleutels in het antwoord zijn precies de sleutels in het handboek."""
    if name == "lijst":
        newest_import(capsys)
    assert produced(ANSWERS[name], capsys) == set(ANSWERS[name].keys)


def test_every_command_with_json_is_described() -> None:
    """Elke opdracht met --json staat in het handboek."""
    described = {answer.command for answer in ANSWERS.values()}
    named = {" ".join(w for w in text.split() if w.islower() and w[0] != "-") for text in described}
    for path, text in help_texts():
        if "--json" in text:
            assert path.removeprefix("springplank ") in named, path


def test_every_key_has_its_meaning() -> None:
    """Elke sleutel heeft een betekenis, en elke sleutel staat onder een sleutel die er ook is."""
    for answer in ANSWERS.values():
        for key, meaning in answer.keys.items():
            assert meaning
            # The key of a quantile, such as q.0.1, has a point of its own.
            outer = key.replace("q.0.", "q.").rpartition(".")[0].removesuffix("[]")
            assert not outer or outer in answer.keys, key


def test_every_command_is_on_the_page() -> None:
    """Elke opdracht heeft een kop met zijn uitleg, in het Nederlands."""
    page = commands_page()
    for name in COMMANDS:
        assert f"## springplank {name}\n" in page
    assert "## springplank gegevens importeer\n" in page
    for english in ("Usage:", "Options:", "Show this message", "Commands:"):
        assert english not in page


def test_a_call_with_a_space_is_quoted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Een naam met een spatie staat in het voorbeeld tussen aanhalingstekens."""
    answer = JsonAnswer("geld", "Zo.", (("geld", "Den Haag"),), {"a": "b"})
    monkeypatch.setattr("springplank.docs.manual.load_answers", lambda: {"geld": answer})
    assert 'Voorbeeld: `springplank geld "Den Haag" --json`' in json_page()


def test_an_unknown_command_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Een opdracht die niet bestaat, wordt geweigerd: in het register en in de lijst."""
    path = tmp_path / "sleutels.toml"
    path.write_text('[x]\nopdracht = "toveren"\n', "utf-8")
    with pytest.raises(RuleError, match="toveren"):
        load_answers(path)

    def none(_ctx: click.Context, _name: str) -> None:
        return None

    monkeypatch.setattr(commands, "get_command", none)
    with pytest.raises(RuleError, match="bestaat niet"):
        list(help_texts())
