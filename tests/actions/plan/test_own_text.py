# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Mapping
from dataclasses import replace

import pytest

from springplank.actions.plan.amounts import OVERGETYPT, VEROUDERD, WEG, check_amounts
from springplank.actions.plan.composition import compose, draft_of
from springplank.actions.plan.own_text import accept, keep_text, kept_figures, own_paragraph
from springplank.actions.werk import Werk
from springplank.documents.plan import ONBEKEND, LiveFigure, Paragraph, Plan

BLOCK = "geld.positie"
WSW = "personen/wsw/2026"
NBSP = "\N{NO-BREAK SPACE}"


def changed(werk: Werk, velden: Mapping[str, str | None]) -> Werk:
    """Save changes of fields."""
    every = {**werk.velden, **velden}
    return replace(werk, velden={name: text for name, text in every.items() if text is not None})


def paragraph(plan: Plan, sleutel: str) -> Paragraph:
    """Find a paragraph of a plan."""
    return next(b for b in plan.blocks() if isinstance(b, Paragraph) and b.sleutel == sleutel)


def figures_of(found: Paragraph | None) -> list[LiveFigure]:
    """Give the figures in a paragraph."""
    assert found is not None
    return [part for part in found.delen if isinstance(part, LiveFigure)]


def written(werk: Werk, before: str, after: str = "") -> Werk:
    """Write an own text around the people in the Wsw of this year."""
    draft = draft_of(werk)
    figure = draft.find(WSW)
    assert figure is not None
    return changed(werk, keep_text(BLOCK, f"{before}{figure}{after}", [figure]))


def test_own_text_replaces_the_proposal_and_keeps_its_figures_alive() -> None:
    """Een eigen tekst vervangt het voorstel, en de cijfers erin blijven cijfers."""
    werk = written(Werk("ammatch"), "Er werken ", ", en dat zijn er weinig.")
    found = paragraph(compose(werk), BLOCK)
    assert found.is_own
    assert found.tekst.startswith("Er werken ongeveer ")
    assert found.tekst.endswith(", en dat zijn er weinig.")
    (figure,) = figures_of(found)
    assert (figure.sleutel, figure.was) == (WSW, "")
    assert check_amounts(compose(werk)) == ()


def test_a_changed_figure_shows_old_and_new_and_nothing_is_overwritten() -> None:
    """Verandert een cijfer, dan staan oud en nieuw er, tot de schrijver het overneemt."""
    werk = written(Werk("ammatch"), "Er werken ", ".")
    later = replace(werk, velden={**werk.velden, "gemeente.GM0358.wsw": "90.0"})
    typed = werk.velden[f"plan.tekst.{BLOCK}"]
    draft = draft_of(later)
    (figure,) = figures_of(own_paragraph(later, BLOCK, draft.find))
    assert figure.was
    assert figure.was in typed
    assert str(figure) not in typed
    assert later.velden[f"plan.tekst.{BLOCK}"] == typed
    (fault,) = check_amounts(compose(later))
    assert (fault.soort, fault.sleutel, fault.tekst) == (VEROUDERD, BLOCK, figure.was)
    assert fault.plaats == "6. De financiële positie, De positie"
    assert "Het is nu ongeveer " in fault.wat
    accepted = changed(later, accept(later, BLOCK, draft.find))
    text = accepted.velden[f"plan.tekst.{BLOCK}"]
    assert text == f"Er werken {figure}."
    assert [one.was for one in figures_of(own_paragraph(accepted, BLOCK, draft.find))] == [""]
    assert check_amounts(compose(accepted)) == ()
    assert accept(Werk("ammatch"), BLOCK, draft.find) == {}


def test_a_figure_that_is_gone_is_found() -> None:
    """Een cijfer dat er niet meer is, blijft leesbaar en wordt gemeld."""
    velden = {
        f"plan.tekst.{BLOCK}": "Het resultaat is € 1.234.",
        f"plan.cijfers.{BLOCK}": '{"€ 1.234":"bedrijf/exploitatieresultaat/2030"}',
    }
    werk = Werk("ammatch", velden)
    draft = draft_of(werk)
    (figure,) = figures_of(own_paragraph(werk, BLOCK, draft.find))
    assert (figure.soort, figure.was) == (ONBEKEND, "€ 1.234")
    (fault,) = check_amounts(compose(werk))
    assert fault.soort == WEG
    assert accept(werk, BLOCK, draft.find) == velden


def test_figures_are_found_as_people_type_them() -> None:
    """Een gewone spatie of een gewoon minteken is ook goed; een deel van een getal niet."""
    figures = [
        LiveFigure("a", f"€{NBSP}1.234", "vastgesteld"),
        LiveFigure("b", "ongeveer 25 mensen", "raming", "tussen 20 en 30"),
        LiveFigure("c", f"\N{MINUS SIGN}{NBSP}€ 5", "vastgesteld"),
        LiveFigure("d", "25", "vastgesteld"),
    ]
    text = "€ 1.234 en - € 5, ongeveer 25 mensen, € 1.2345, 1.25 en 125 en 25% en x25 en 25,5 en 25"
    kept = keep_text(BLOCK, text, figures)[f"plan.cijfers.{BLOCK}"]
    assert kept == '{"- € 5":"c","25":"d","ongeveer 25 mensen":"b","€ 1.234":"a"}'
    werk = Werk("ammatch", {f"plan.tekst.{BLOCK}": text, f"plan.cijfers.{BLOCK}": kept})
    every = {one.sleutel: one for one in figures}
    found = figures_of(own_paragraph(werk, BLOCK, every.get))
    assert [one.sleutel for one in found] == ["a", "c", "b", "d"]
    assert not any(one.was for one in found)


def test_an_empty_text_brings_the_proposal_back() -> None:
    """Wie de tekst leeg maakt, krijgt het voorstel terug."""
    gone = {f"plan.tekst.{BLOCK}": None, f"plan.cijfers.{BLOCK}": None}
    assert keep_text(BLOCK, "", []) == gone
    assert own_paragraph(Werk("ammatch"), BLOCK, lambda _: None) is None
    assert keep_text(BLOCK, "Zonder cijfer", []) == {**gone, f"plan.tekst.{BLOCK}": "Zonder cijfer"}


@pytest.mark.parametrize(
    "text, amounts",
    [
        ("Het kost € 1.234.567 per jaar.", ["€ 1.234.567"]),
        ("Ongeveer 12,5% of 12 procent.", ["12,5%", "12 procent"]),
        ("Er zijn 34 fte en 256 mensen.", ["34 fte", "256 mensen"]),
        ("Dat is 1,5 miljoen euro.", ["1,5 miljoen euro"]),
        (f"Dat is €{NBSP}3 mln.", [f"€{NBSP}3 mln."]),
        ("In 2030 mensen helpen, dat willen wij.", []),
        ("Artikel 10d lid 2, punt 8a, 12 november 2026 en 2026-11-30.", []),
        ("De 4 gemeenten nemen 3 stappen op bladzijde 12.", []),
        ("Van 1 januari 2027 tot 2034, 40 uur per week.", []),
        ("", []),
    ],
)
def test_typed_over_amounts_are_found_without_crying_wolf(text: str, amounts: list[str]) -> None:
    """Elk bedrag, percentage of aantal mensen wordt gevonden; een jaar of artikel niet."""
    werk = Werk("ammatch", {"plan.tekst.visie.doelen": text} if text else {})
    found = check_amounts(compose(werk))
    assert [one.tekst for one in found] == amounts
    assert {one.soort for one in found} <= {OVERGETYPT}


def test_a_figure_that_was_typed_over_is_recognised() -> None:
    """Wie een cijfer van het plan overtypt, hoort bij welk cijfer het hoort."""
    draft = draft_of(Werk("ammatch"))
    figure = draft.find("geld/wsw/2026")
    assert figure is not None
    amount = figure.tekst.removeprefix("ongeveer ")
    (fault,) = check_amounts(compose(Werk("ammatch", {"plan.tekst.samenvatting.geld": amount})))
    assert fault.plaats == "Samenvatting"
    assert "geld/wsw/2026" in fault.wat_te_doen


def test_a_figure_that_changed_stays_tied_when_the_text_is_edited() -> None:
    """Wie een tekst bijwerkt voordat het nieuwe cijfer is overgenomen, houdt het oude vast."""
    first = written(Werk("ammatch"), "Er zijn ", ".")
    later = changed(first, {"gemeente.GM0358.wsw": "90.0"})
    (figure,) = figures_of(paragraph(compose(later), BLOCK))
    text = f"Er zijn {figure.was}. Meer niet."
    again = changed(later, keep_text(BLOCK, text, [figure]))
    assert kept_figures(again, BLOCK) == {figure.was: WSW}
    (same,) = figures_of(paragraph(compose(again), BLOCK))
    assert same == figure


def test_nasty_own_text_is_only_text() -> None:
    """Emoji, schrijfrichting, formules en accolades zijn gewoon tekst."""
    nasty = "\N{RIGHT-TO-LEFT OVERRIDE}שלום \N{GRINNING FACE} {geld/wsw/nu} =1+1 <script> #x\n\n[y]"
    werk = Werk("ammatch", {"plan.tekst.visie.doelen": nasty * 200})
    assert paragraph(compose(werk), "visie.doelen").delen == (nasty * 200,)
