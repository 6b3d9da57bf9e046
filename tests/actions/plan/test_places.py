# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""A plan of one gemeente, of one without a verband, or of one in two verbanden, says so."""

from dataclasses import replace

import numpy as np
import pytest
from tests.actions.plan.plans import VERBAND, table, texts_of

from springplank.actions.plan.composition import compose, draft_of
from springplank.actions.plan.figures import _said
from springplank.actions.werk import Werk
from springplank.documents.plan import Decision, Paragraph


@pytest.mark.parametrize(
    "code, said, never",
    [
        ("ammatch", "Daarin werken 5 gemeenten samen.", "Ook lid van een ander verband"),
        ("ability", "Dat is er voor één gemeente: Het Hogeland.", "maakt dit plan alleen"),
        ("GM1966", "Dit plan is van Werkplein Ability (Het Hogeland).", "maakt dit plan alleen"),
        ("GM0096", "Vlieland maakt dit plan alleen", "Dat is er voor één gemeente"),
        ("GM0402", "Dit plan gaat over het deel van Hilversum.", "Ook lid van een ander verband"),
        ("wedeka", "hier voor een deel geteld: Borger-Odoorn en Westerwolde.", "alleen: van"),
    ],
)
def test_who_makes_the_plan(code: str, said: str, never: str) -> None:
    """Een verband van één, een gemeente zonder verband en een in twee verbanden heten ook zo."""
    plan = compose(Werk(code))
    told = next(b for b in plan.blocks() if b.sleutel == "waar_staan_we.wie")
    assert isinstance(told, Paragraph)
    assert said in told.tekst
    assert never not in told.tekst


def test_a_gemeente_in_two_verbanden_reads_which_part_it_is_about() -> None:
    """Mensen en bedrijf gaan over het deel in het verband; het plan zegt dat bij elk cijfer."""
    whole = texts_of(compose(Werk("GM1950")))
    for name, said in (
        ("samenvatting.mensen", "Dat zijn alleen de mensen in Afeer."),
        ("samenvatting.geld", "Dit geld is van heel Westerwolde."),
        ("waar_staan_we.mensen", "Deze aantallen zijn alleen die in Afeer."),
        ("waar_staan_we.geld", "Deze bedragen zijn van heel Westerwolde."),
        ("opties.inleiding", "De uitkomsten gaan alleen over het deel in Afeer."),
    ):
        assert said in whole[name]
    council = texts_of(compose(Werk("afeer"), "GM1950"))
    assert "Dit geld is alleen het deel voor Afeer." in council["samenvatting.geld"]
    assert "Dat zijn alleen de mensen in Afeer." in council["samenvatting.mensen"]
    other = texts_of(compose(Werk("afeer"), "GM0765"))
    assert not [text for text in other.values() if "alleen" in text and "Afeer" in text]
    assert not [text for text in texts_of(compose(Werk("GM0402"))).values() if "van heel" in text]


def test_one_gemeente_is_not_added_up() -> None:
    """Waar één gemeente is, staat er geen Samen onder en ontvangt niemand iets voor allen."""
    alone = table(compose(Werk("GM0096")), "geld.aandelen")
    assert [row[0] for row in alone.rijen] == ["Vlieland"]
    assert (alone.heeft_totaal, alone.noot) == (False, "")
    asked = [b for b in compose(Werk("GM0096")).blocks() if isinstance(b, Decision)]
    assert [one.vraag for one in asked] == [("Stemt u in met dit plan van Vlieland?",)]
    several = table(compose(VERBAND), "geld.aandelen")
    assert several.heeft_totaal
    assert several.noot.endswith("ontvangt het impulsbudget voor allen.")


def test_of_nobody_nothing_rises_or_falls() -> None:
    """Waar niemand in de Wsw werkt, kan de Wsw ook niet toenemen."""
    told = texts_of(compose(Werk("GM0096")))["bedrijf.groei"]
    assert "De Wsw blijft gelijk." in told


def test_one_place_is_one_plek() -> None:
    """Eén plek beschut werk heet geen plekken."""
    draft = draft_of(Werk("GM0096"))
    reeks = draft.cijfers.reeks(draft.cijfers.nul, "taakstelling", "beschut_werk")
    assert reeks is not None
    for value, said in ((1.0, "1 plek"), (0.0, "0 plekken"), (2.0, "2 plekken")):
        level = np.full_like(reeks.verwacht, value)
        same = replace(reeks, verwacht=level, trekkingen=np.full_like(reeks.trekkingen, value))
        assert _said(same, 0).tekst == said
