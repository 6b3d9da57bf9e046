# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from springplank.actions.plan.comments import comments_of, remark
from springplank.actions.plan.composition import compose
from springplank.actions.plan.establishing import establish
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
    for veld in ("plan.taak.geld.eigenaar", "plan.draagvlak.GM0358.ja"):
        assert compose(with_changes(done, {veld: "ja"})).status == status
    with pytest.raises(UsageError, match="Vul de naam in"):
        establish(VERBAND, compose(VERBAND), " ", TODAY)
