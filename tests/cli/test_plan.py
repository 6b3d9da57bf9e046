# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of `springplank plan`: the documents appear, whole, and the screen says what lacks."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.actions.plan.plans import withdraw
from tests.cli.answers import Ask, Run

from springplank.actions.plan.publishing import Uitgave, make_documents
from springplank.actions.werk import Werk
from springplank.reference.partnerships import Samenwerkingsverband, partnerships


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_the_example_in_every_format(run: Run, here: Path) -> None:
    """Zonder opties komt er een map met het hele plan, en wat er nog ontbreekt op het scherm."""
    answer = run("plan", "voorbeeld")
    assert (answer.code, answer.err) == (0, "")
    folder = here / "plan-voorbeeld"
    assert {"plan.pdf", "plan.docx", "plan.odt", "rekenboek.xlsx"} <= names(folder)
    assert "raad-voorbeeldstad-verzonnen.html" in names(folder)
    assert "De documenten staan in plan-voorbeeld" in answer.out
    assert "Dit ontbreekt nog in het plan" in answer.out
    assert "Concept" in answer.out
    assert all(path.stat().st_size > 1_000 for path in folder.iterdir())


def test_only_what_was_asked(run: Run, here: Path) -> None:
    """Met --formaat en --uit komt er precies wat gevraagd is, waar het gevraagd is."""
    answer = run("plan", "ammatch", "--formaat", "html", "--uit", "mijn plan")
    assert answer.code == 0
    assert names(here) == {"mijn plan"}
    assert all(name.startswith("raad-") for name in names(here / "mijn plan"))
    assert "De eigen cijfers van het bedrijf ontbreken" in answer.out


def test_a_withdrawn_source_is_named(
    run: Run, ask: Ask, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Is een bron ingetrokken, dan staat zij bij wat ontbreekt, op het scherm en in JSON."""
    withdraw(monkeypatch, "septembercirculaire-2024")
    said = "1. De bron Septembercirculaire gemeentefonds 2024 is ingetrokken. In dit hoofdstuk"
    answer = run("plan", "voorbeeld", "--formaat", "html")
    assert said in answer.out
    found = ask("plan", "voorbeeld", "--formaat", "html", "--uit", "weer")
    assert found["ontbreekt"][0].startswith(said)
    assert names(here) == {"plan-voorbeeld", "weer"}


def test_the_version_of_one_council(ask: Ask, here: Path) -> None:
    """Met --gemeente komt de versie voor één raad."""
    found = ask("plan", "ammatch", "--formaat", "html", "--gemeente", "uithoorn")
    assert found["bestanden"] == ["plan-gm0451/raad-uithoorn.html"]
    assert "Uithoorn" in found["titel"]
    assert not found["verzonnen"]


@pytest.mark.parametrize(
    "call, said",
    [
        (("plan",), "NAAM"),
        (("plan", "landelijk"), "Een plan is van een samenwerkingsverband of een gemeente"),
        (("plan", "Atlantis"), "is geen bekende gemeente"),
        (("plan", "ammatch", "--formaat", "doc"), "'doc' is geen formaat"),
        (("plan", "ammatch", "--formaat", ","), "Kies ten minste één formaat"),
        (("plan", "ammatch", "--gemeente", "Utrecht"), "is geen lid van"),
        (("plan", "ammatch", "--formaat", "html", "--uit", "er/is/niets"), "de map erboven"),
        (("plan", "alle", "--formaat", "doc"), "'doc' is geen formaat"),
        (("plan", "alle", "--gemeente", "Uithoorn"), "Geef de naam van één verband"),
        (("plan", "alle", "--bestaand", "plan.docx"), "Geef de naam van één verband"),
        (("plan", "ammatch", "--bestaand", "plan.docx", "--formaat", "pdf"), "alleen in uw plan"),
        (("plan", "ammatch", "--bestaand", "plan.docx", "--uit", "map"), "alleen in uw plan"),
        (("plan", "ammatch", "--bestaand", "plan.docx"), "Kijk of het bestand bestaat"),
    ],
)
def test_a_wrong_question(run: Run, here: Path, call: tuple[str, ...], said: str) -> None:
    """Een vraag die niet kan, krijgt één zin met wat te doen; er wordt niets geschreven."""
    answer = run(*call)
    assert answer.code in (1, 2)
    assert said in answer.err
    assert answer.out == ""
    assert names(here) == set()


def test_every_verband(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Met 'alle' krijgt elk bekend verband een map; hier staan er twee in de lijst."""
    few = partnerships()[:2]
    monkeypatch.setattr("springplank.actions.plan.publishing.partnerships", lambda: few)
    answer = run("plan", "alle", "--formaat", "html", "--uit", "plannen")
    assert (answer.code, answer.err) == (0, "")
    assert names(here / "plannen") == {one.key for one in few}
    assert "Er staan 2 plannen in plannen." in answer.out
    again = json.loads(run("plan", "alle", "--formaat", "html", "--json").out)
    assert {Path(path).parent.name for path in again["bestanden"]} == {one.key for one in few}
    assert all(Path(path).is_file() for path in again["bestanden"])


def test_one_plan_that_fails_does_not_stop_the_others(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lukt een plan niet, of kan het niet bewaard worden, dan komen de andere er toch."""
    good, nameless, *_ = partnerships()
    broken = replace(nameless, key="bestaat-niet")
    full = partnerships()[2]
    few = (broken, full, good)
    monkeypatch.setattr("springplank.actions.plan.publishing.partnerships", lambda: few)
    (here / "plannen").mkdir()
    (here / "plannen" / full.key).write_text("van mij", encoding="utf-8")
    answer = run("plan", "alle", "--formaat", "html")
    assert answer.code == 1
    assert names(here / "plannen") == {full.key, good.key}
    assert (here / "plannen" / full.key).read_text(encoding="utf-8") == "van mij"
    assert "Er staat 1 plan in plannen." in answer.out
    begin, first, second, end = answer.err.splitlines()
    assert begin == "2 van de 3 plannen zijn niet gemaakt:"
    assert first.startswith("  bestaat-niet: 'bestaat-niet' is geen bekende gemeente")
    assert second.startswith(f"  {full.key}: De map plannen/{full.key} kan niet")
    assert second.endswith("daar staat al een bestand met die naam.")
    assert end.startswith("Daarvan is geen document bewaard of veranderd.")


def test_no_plan_that_succeeds(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lukt er geen een, dan staat er niet dat er plannen klaarstaan; in JSON is de lijst leeg."""
    broken = [replace(partnerships()[0], key="bestaat-niet")]
    monkeypatch.setattr("springplank.actions.plan.publishing.partnerships", lambda: broken)
    answer = run("plan", "alle", "--formaat", "html")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith("1 van de 1 plannen is niet gemaakt:")
    again = run("plan", "alle", "--formaat", "html", "--json")
    assert (again.code, again.json, again.err) == (1, {"bestanden": []}, answer.err)
    assert names(here / "plannen") == set()


def test_breaking_off_tells_what_stands(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wie met Ctrl-C stopt, leest hoeveel plannen er al staan."""

    def first_only(*_: object) -> Iterator[tuple[Samenwerkingsverband, Uitgave]]:
        one = partnerships()[0]
        yield one, make_documents(Werk(one.key), ["html"])
        raise KeyboardInterrupt

    monkeypatch.setattr("springplank.actions.plan.publishing.make_all", first_only)
    answer = run("plan", "alle", "--formaat", "html")
    assert (answer.code, answer.err) == (130, "\nAfgebroken. Er staat 1 plan in plannen.\n")
    assert names(here / "plannen") == {partnerships()[0].key}


def test_every_verband_in_a_folder_that_cannot_be(run: Run, here: Path) -> None:
    """Kan de map niet, dan zegt een zin waarom."""
    answer = run("plan", "alle", "--formaat", "html", "--uit", "er/is/niets")
    assert answer.code == 1
    assert "die map bestaat niet" in answer.err
