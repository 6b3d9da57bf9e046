# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from springplank.actions.plan.comments import comments_of, remark
from springplank.actions.plan.composition import compose
from springplank.actions.plan.establishing import establish
from springplank.actions.plan.fields import read_json, read_plan_field, write_json
from springplank.actions.werk import Werk
from springplank.errors import UsageError

TODAY = date(2026, 11, 23)
VERBAND = Werk("ammatch")


def with_changes(werk: Werk, velden: Mapping[str, str | None]) -> Werk:
    """Save changes of fields."""
    every = {**werk.velden, **velden}
    return replace(werk, velden={name: text for name, text in every.items() if text is not None})


def test_a_remark_outlives_a_new_calculation() -> None:
    """Een opmerking blijft staan, en zegt of het cijfer sindsdien is gewijzigd."""
    plan = compose(VERBAND)
    about = next(b for b in plan.blocks() if b.sleutel == "waar_staan_we.mensen")
    one = remark(VERBAND, "An", "Klopt dit?", about.sleutel, TODAY, plan.blocks())
    first = with_changes(VERBAND, one)
    figure = "personen/wsw/2030"
    second = with_changes(first, remark(first, "Bo", "Hoog.", figure, TODAY, plan.blocks()))
    found = compose(second).opmerkingen
    assert [(c.wie, c.over, c.is_changed) for c in found] == [
        ("An", about.sleutel, False),
        ("Bo", figure, False),
    ]
    later = with_changes(second, {"gemeente.GM0358.wsw": "90.0"})
    assert [c.is_changed for c in compose(later).opmerkingen] == [True, True]
    assert [c.tekst for c in compose(later).opmerkingen] == ["Klopt dit?", "Hoog."]
    with pytest.raises(UsageError, match="bestaat niet meer"):
        remark(VERBAND, "An", "Wat?", "is.weg", TODAY, plan.blocks())
    full = Werk("ammatch", {"plan.opmerking.999": next(iter(one.values())) or ""})
    with pytest.raises(UsageError, match="Verwijder er eerst"):
        remark(full, "An", "Wat?", about.sleutel, TODAY, plan.blocks())
    assert comments_of(VERBAND, plan.blocks()) == ()


def test_vaststellen_freezes_nothing_and_says_what_changed() -> None:
    """Na vaststellen zegt het plan door wie en wanneer, en of er sindsdien iets wijzigde."""
    done = with_changes(VERBAND, establish(VERBAND, compose(VERBAND), "An de Vries", TODAY))
    status = compose(done).status
    assert status.startswith("vastgesteld door An de Vries op 23 november 2026 (één persoon")
    assert compose(done, "GM0358").status == status
    later = with_changes(done, {"gemeente.GM0358.wsw": "90.0"})
    assert compose(later).status.endswith("op 23 november 2026, sindsdien gewijzigd")
    for veld in ("plan.tekst.visie.doelen", "plan.stap.1.wat", "plan.voorkeur", "functie.A"):
        written = with_changes(done, {veld: "doen_we" if veld == "functie.A" else "versterken"})
        assert compose(written).status.endswith("sindsdien gewijzigd"), veld
    agreed = with_changes(done, {"afspraak.tekort": "1.0"})  # changes no figure that is shown
    assert compose(agreed).status.endswith("sindsdien gewijzigd")
    for veld in ("plan.taak.geld.eigenaar", "plan.draagvlak.GM0358.wie"):
        assert compose(with_changes(done, {veld: "ja"})).status == status
    with pytest.raises(UsageError, match="Vul de naam in"):
        establish(VERBAND, compose(VERBAND), " ", TODAY)


def test_a_council_that_takes_its_yes_back_is_told() -> None:
    """Verandert na vaststellen wie instemt, dan blijft het plan vastgesteld en staat het erbij."""
    yes = with_changes(VERBAND, {"plan.draagvlak.GM0358.ja": "ja"})
    done = with_changes(yes, establish(yes, compose(yes), "An", TODAY))
    status = compose(done).status
    assert "draagvlak" not in status
    taken_back = with_changes(done, {"plan.draagvlak.GM0358.ja": None})
    assert compose(taken_back).status == f"{status}, het draagvlak is sindsdien veranderd"
    assert compose(taken_back, "GM0358").status == compose(taken_back).status
    both = with_changes(taken_back, {"functie.A": "doen_we"})
    assert compose(both).status.endswith("sindsdien gewijzigd, ook het draagvlak")


def test_an_older_plan_says_nothing_about_who_agreed_then() -> None:
    """Van een plan dat eerder is vastgesteld, weten wij niet wie toen instemde."""
    made = establish(VERBAND, compose(VERBAND), "An", TODAY)["plan.vastgesteld"]
    kept = {name: said for name, said in read_json(made or "").items() if name != "draagvlak"}
    older = read_plan_field(VERBAND, "vastgesteld", write_json(kept))
    done = with_changes(VERBAND, {"plan.vastgesteld": older, "plan.draagvlak.GM0358.ja": "ja"})
    assert compose(done).status.endswith("(één persoon, nog zonder tweede controle)")
