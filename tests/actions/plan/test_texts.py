# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
from pathlib import Path

import pytest
from tests.actions.plan.plans import ONE, OWN
from tools.b1 import SHARE, count, judge, share, split
from tools.b1_texts import Text

from springplank.actions.plan.composition import compose, draft_of
from springplank.actions.plan.texts import load_texts
from springplank.actions.plan.voorbeeld import example_work
from springplank.actions.werk import Werk
from springplank.documents.plan import Bullets, Decision, OpenQuestion, Paragraph, Plan, Table
from springplank.errors import RuleError

LONGEST = 25
MOST_WORDS = 60
"""Words of one message of the summary."""

FILLED = {"scenario.1": "versterken", **OWN}
WERKEN = {
    "het voorbeeld": example_work(),
    "een verband": Werk("ammatch"),
    "een verband met eigen cijfers": Werk("ammatch", FILLED),
    "een verband met één eigen cijfer": Werk("ammatch", ONE),
    "een lid": Werk("GM0402"),
    "een gemeente alleen": Werk("GM0088"),
}


def proposed(plan: Plan) -> str:
    """Give every text that nobody typed: what is proposed, asked, noted and missing."""
    lines = [one for chapter in plan.hoofdstukken for one in chapter.ontbreekt]
    for block in plan.blocks():
        match block:
            case Paragraph(is_own=False):
                lines.append(block.tekst)
            case Bullets():
                lines += ["".join(map(str, point)) for point in block.punten]
            case Table():
                lines.append(block.noot)
            case Decision():
                lines.append("".join(map(str, block.waarom)))
            case OpenQuestion():
                lines += [block.vraag, block.wat_te_doen]
            case _:
                pass
    return "\n".join(line for line in lines if line)


@pytest.mark.parametrize("werk", WERKEN.values(), ids=WERKEN)
def test_sentences_are_short_and_plain(werk: Werk) -> None:
    """Geen zin heeft meer dan 25 woorden, en de taal is B1."""
    text = proposed(compose(werk))
    for line in text.split("\n"):
        for sentence in split(line):
            assert count(sentence) <= LONGEST, sentence
    found = [s for line in text.split("\n") for s in judge(Text(line, "plan", ""))]
    assert share(found) <= SHARE, [(s.text, s.faults) for s in found if s.faults]


@pytest.mark.parametrize("werk", WERKEN.values(), ids=WERKEN)
def test_the_summary_is_short(werk: Werk) -> None:
    """Elk bericht van de samenvatting telt hoogstens 60 woorden, met het bereik erbij."""
    blocks = compose(werk).samenvatting
    assert blocks
    for block in blocks:
        assert isinstance(block, Paragraph)
        assert count(block.tekst) <= MOST_WORDS, block.tekst


def test_the_same_figures_give_the_same_text() -> None:
    """Twee keer hetzelfde werk geeft precies hetzelfde plan."""
    assert compose(Werk("ammatch")) == compose(Werk("ammatch"))


@pytest.mark.parametrize("gemeente", [None, "VB0001"])
def test_no_sentence_of_the_example_falls_away_unseen(gemeente: str | None) -> None:
    """In het voorbeeld is alles bekend: elke zin die er hoort te staan, staat er."""
    writer = draft_of(example_work(), gemeente).schrijver
    for sleutel, sentences in load_texts().items():
        for sentence in sentences:
            if writer.holds(sentence.als):
                assert writer._fill(sleutel, sentence), (sleutel, sentence)


def test_an_unknown_figure_gives_way() -> None:
    """Is een cijfer onbekend, dan valt de zin weg of staat er wat er ontbreekt."""
    found = draft_of(Werk("ammatch")).schrijver.propose("waar_staan_we.bedrijf")
    assert found is not None
    assert "De eigen cijfers van het bedrijf ontbreken." in found.tekst
    assert not any(not isinstance(part, str) for part in found.delen)
    early = draft_of(Werk("GM0402", {"stand": "meicirculaire-2023"}))
    told = early.schrijver.propose("waar_staan_we.mensen")
    assert told is not None
    assert "Hoeveel mensen een Wsw-baan hebben, is niet bekend." in told.tekst


@pytest.mark.parametrize(
    "sentence, told",
    [
        ('"Het is {personen/schoen/nu}."', "het cijfer 'personen/schoen/nu' bestaat niet"),
        ('"Het is {personen/wsw/ooit}."', "bestaat niet"),
        ('"Het is {personen/wsw/nu/GM0402}."', "bestaat niet"),
        ('"Het is {geld/onzin/nu}."', "bestaat niet"),
        ('"Het is {kleur}."', "het woord 'kleur' bestaat niet"),
        ('"Het {loop:geld/wsw}."', "de reeks 'loop:geld/wsw' bestaat niet"),
        ('"Het is {nu."', "een accolade staat alleen"),
        ('{ zin = "Ja.", als = "soms" }', "de voorwaarde 'soms' bestaat niet"),
        ('{ zin = "Ja.", kleur = "rood" }', "een zin heeft alleen"),
        ('{ als = "raad" }', "een zin heeft alleen"),
    ],
)
def test_a_template_with_a_figure_that_is_gone_says_so(
    tmp_path: Path, sentence: str, told: str
) -> None:
    """Een zin met een cijfer dat niet bestaat, is één duidelijke fout met de plaats."""
    path = tmp_path / "zinnen.toml"
    path.write_text(f"[geld]\npositie = [{sentence}]\n", "utf-8")
    with pytest.raises(RuleError, match=told) as error:
        load_texts(path)
    assert str(error.value).startswith("zinnen.toml, [geld] positie: ")
