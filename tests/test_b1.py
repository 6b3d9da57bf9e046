# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Plain Dutch: the share of sentences outside B1, over everything a person can read."""

from pathlib import Path

import pytest
from tools.b1 import (
    LONGEST,
    SHARE,
    Sentence,
    count,
    is_passive,
    judge,
    judge_house,
    main,
    share,
    split,
    summary,
)
from tools.b1_texts import Text, in_python, in_template, in_toml


@pytest.fixture(scope="module")
def judged() -> dict[str, list[Sentence]]:
    """Every sentence of the source, per file."""
    return judge_house()


def faults(sentence: str) -> tuple[str, ...]:
    """Give what is wrong with one sentence."""
    (found,) = judge(Text(sentence, "x", "1"))
    return found.faults


def test_share_outside(
    judged: dict[str, list[Sentence]], capsys: pytest.CaptureFixture[str]
) -> None:
    """Hoogstens een op de vijf zinnen valt buiten B1."""
    with capsys.disabled():
        print(f"\n{summary(judged)}")
    every = [sentence for sentences in judged.values() for sentence in sentences]
    assert len(every) > 2_000
    assert share(every) <= SHARE, "python -m tools.b1 <bestand> noemt de zinnen"


@pytest.mark.parametrize("place", ["web/", "registers/", "scenarios/", "imports/", "cli/"])
def test_no_part_hides_behind_another(place: str, judged: dict[str, list[Sentence]]) -> None:
    """Ook per onderdeel valt hoogstens een op de vijf zinnen erbuiten."""
    part = [s for file, found in judged.items() if f"springplank/{place}" in file for s in found]
    assert part
    assert share(part) <= SHARE, f"python -m tools.b1 {place} noemt de zinnen"


def test_every_sort_of_file_is_read(judged: dict[str, list[Sentence]]) -> None:
    """Pagina's, foutmeldingen en teksten in gegevens tellen allemaal mee."""
    sorts = {Path(file).suffix for file in judged}
    assert sorts == {".html", ".py", ".toml"}
    messages = [s.text for s in judged["src/springplank/imports/files.py"]]
    assert any("is een oud Excel-bestand" in text for text in messages)
    assert "src/springplank/scenarios/bibliotheek/nulalternatief.toml" in judged


@pytest.mark.parametrize(
    "sentence",
    [
        "Uw gemeente krijgt dit jaar 1,2 miljoen euro van het Rijk.",
        "De groep wordt elk jaar ouder.",
        "Kies een ander jaar of een andere gemeente.",
        "De gemeente is groter geworden en dat is bekend.",
        "Dit is een gegeven van het Rijk.",
        "Het doelgroepenregister staat bij het UWV.",
    ],
)
def test_plain_sentence(sentence: str) -> None:
    """Een korte, actieve zin met gewone woorden is goed."""
    assert faults(sentence) == ()


def test_hard_sentence() -> None:
    """Een lange, lijdende zin met moeilijke woorden krijgt elke fout, met een beter woord."""
    found = faults(
        "Derhalve worden de gelden ten behoeve van de sociale infrastructuur door het Rijk aan de "
        "gemeenten verstrekt teneinde plekken te maken."
    )
    assert found[0] == "21 woorden"
    assert set(found[1:]) == {
        "lijdende vorm",
        "'Derhalve': liever dus",
        "'ten behoeve van': liever voor",
        "'verstrekt': liever geven",
        "'teneinde': liever om",
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "Het bedrag wordt elk jaar door het Rijk verdeeld.",
        "Er is niets overgenomen uit dit bestand.",
        "De cijfers zijn nog niet gepubliceerd.",
        "Deze twee werden met elkaar vergeleken.",
    ],
)
def test_passive(sentence: str) -> None:
    """Een zin die verzwijgt wie iets doet, is lijdend."""
    assert is_passive(sentence)


def test_border_of_a_sentence() -> None:
    """Een punt in een getal of een afkorting is geen einde van een zin."""
    text = "Het is 1.250 euro. Dat is € 1,2 mln. Of minder! (Zie art. 3 van de wet.) 40.000 banen."
    assert list(split(text)) == [
        "Het is 1.250 euro.",
        "Dat is € 1,2 mln. Of minder!",
        "(Zie art. 3 van de wet.)",
        "40.000 banen.",
    ]
    assert count("Kies … uit 3,95 plekken-per-jaar.") == 5


def test_longest_sentence() -> None:
    """Vijftien woorden mag, zestien niet."""
    assert faults(" ".join(["woord"] * LONGEST)) == ()
    assert faults(" ".join(["woord"] * (LONGEST + 1))) == ("16 woorden",)


def test_label_does_not_count() -> None:
    """Een knop is geen zin, zodat een pagina vol knoppen niet beter lijkt."""
    assert list(judge(Text("Sla dit op", "x", "1"))) == []


def test_template() -> None:
    """Van een pagina telt wat een mens leest of hoort, per blok, zonder de code."""
    page = (
        "{# een noot van de maker #}{% if x %}<h1>Wat komt er van het Rijk?</h1>"
        "<p>Er komt <b>{{ bedrag }}</b> bij\n voor uw gemeente.<p>En dat is het."
        '<img alt="Een staaf per jaar voor de gemeente"><script>de het een</script>{% endif %}'
    )
    assert [text.content for text in in_template(page, "x.html")] == [
        "Wat komt er van het Rijk?",
        "Er komt … bij voor uw gemeente.",
        "En dat is het.",
        "Een staaf per jaar voor de gemeente",
    ]


def test_python() -> None:
    """Van code tellen de Nederlandse zinnen, ook met ingevulde delen; uitleg voor makers niet."""
    code = (
        '"""Dit is de uitleg voor een maker."""\n'
        'raise UsageError(f"De gemeente {name!r} is er niet. " f"Kies uit: {x}.")\n'
        'key = "meicirculaire"\nnote = "The rules of the house and its words."\n'
        'log("dit is \'m")\n'
    )
    assert [(text.place, text.content) for text in in_python(code, "x.py")] == [
        ("x.py:2", "De gemeente … is er niet. Kies uit: …."),
        ("x.py:5", "dit is 'm"),
    ]


def test_toml() -> None:
    """Van gegevens telt de uitleg; een vindplaats of een woord in het Engels niet."""
    content = (
        '[a]\nuitleg = "Dit is het geld voor de gemeente."\nplaats = "op bladzijde 3 van de brief"'
        '\nengels = "The money."\n[[a.b]]\nzin = ["Er is meer.", "meer"]\n'
    )
    assert [(text.where, text.content) for text in in_toml(content, "x.toml")] == [
        ("a.uitleg", "Dit is het geld voor de gemeente."),
        ("a.b.zin", "Er is meer."),
    ]


def test_list_for_a_writer(capsys: pytest.CaptureFixture[str]) -> None:
    """Wie schrijft, krijgt per bestand de zinnen met de reden, en onderaan het totaal."""
    assert main(["registers/begrippen.toml"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].endswith("src/springplank/registers/begrippen.toml")
    assert any("lijdende vorm" in line or "woorden" in line for line in lines[1:])
    assert lines[-1].startswith("B1: ")
    assert main(["--controleer"]) == 0
    assert capsys.readouterr().out.count("\n") == 1
    assert main([]) == 0
    assert len(capsys.readouterr().out.splitlines()) > 50


def test_nothing_to_judge() -> None:
    """Zonder zinnen valt er niets buiten."""
    assert share([]) == 0
