# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
import json

import pytest

from springplank.actions.field_words import name_of_field, text_of_field
from springplank.actions.plan.fields import check_subject, clean, plan_fields, read_field
from springplank.actions.plan.tasks import HOOFDSTUKKEN, task_of
from springplank.actions.werk import Werk
from springplank.errors import SpringplankError, UsageError

VERBAND = Werk("ammatch")
REMARK = {"wie": "An", "wanneer": "2026-11-23", "tekst": "Klopt dit?", "over": "geld.positie"}


def said(**fields: object) -> str:
    return json.dumps(fields)


@pytest.mark.parametrize(
    "veld, typed, stored",
    [
        ("plan.taak.geld.eigenaar", "  A.  Bakker ", "A. Bakker"),
        ("plan.taak.geld.status", "bezig", "bezig"),
        ("plan.tekst.visie.doelen", "Eerste alinea.\r\n\r\nTweede.", "Eerste alinea.\n\nTweede."),
        ("plan.tekst.keuze.besluit.GM0358", "Ja", "Ja"),
        ("plan.tekst.samenvatting.geld", "Kort", "Kort"),
        ("plan.cijfers.geld.positie", '{"€ 3" : "geld/wsw/2026"}', '{"€ 3":"geld/wsw/2026"}'),
        ("plan.draagvlak.GM0358.ja", "ja", "ja"),
        ("plan.draagvlak.sob.wie", "Directie", "Directie"),
        ("plan.besluit.GM0358.vraag", "Stelt u het plan vast?", "Stelt u het plan vast?"),
        ("plan.afspraak.GM0362.zeggenschap", "Eén stem", "Eén stem"),
        ("plan.stap.12.bewijs", "Een contract", "Een contract"),
        ("plan.impuls.2027.doorstroom", "€ 150.000", "150000"),
        ("plan.impuls.2027.doorstroom", "0", "0"),
        ("plan.voorkeur", "versterken", "versterken"),
        ("plan.optie.versterken.tegen", "Het kan tegenvallen.", "Het kan tegenvallen."),
        ("plan.voorkeur", "  ", None),
        ("tot", "2040", "2040"),
    ],
)
def test_a_field_of_a_plan_is_stored_in_one_spelling(
    veld: str, typed: str, stored: str | None
) -> None:
    """Wat iemand in het plan typt, wordt op één manier bewaard; leeg maakt het veld leeg."""
    assert read_field(VERBAND, veld, typed) == stored
    if stored is not None:
        assert read_field(VERBAND, veld, stored) == stored


@pytest.mark.parametrize(
    "veld, typed, told",
    [
        ("plan.bestaat.niet", "x", "Dit veld van het plan bestaat niet"),
        ("plan.taak.geld.kleur", "x", "bestaat niet"),
        ("plan.taak.dak.status", "klaar", "bestaat niet"),
        ("plan.taak.geld.status", "bijna", "Kies uit: te doen, bezig, klaar, niet nodig"),
        ("plan.taak.geld.eigenaar", "x" * 301, "te lang: 301 tekens. Schrijf hoogstens 300"),
        ("plan.tekst.visie.doelen", "x" * 20_001, "hoogstens 20.000 tekens"),
        ("plan.tekst.visie.doelen", "\x00\x07", "alleen tekens die niet te zien zijn"),
        ("plan.tekst.visie.doelen", "\u200b\u202e", "alleen tekens die niet te zien zijn"),
        ("plan.tekst.onzin.doelen", "x", "bestaat niet"),
        ("plan.tekst.visie", "x", "bestaat niet"),
        ("plan.tekst.visie.<b>", "x", "bestaat niet"),
        ("plan.cijfers.geld.positie", "geen json", "bestaat niet"),
        ("plan.cijfers.geld.positie", "[" * 100_000, "bestaat niet"),
        ("plan.cijfers.geld.positie", "[1]", "bestaat niet"),
        ("plan.cijfers.geld.positie", '{"€ 3": 3}', "bestaat niet"),
        ("plan.draagvlak.GM0363.ja", "ja", "hoort niet bij dit plan"),
        ("plan.draagvlak.GM0358.ja", "misschien", "Kies ja of nee"),
        ("plan.draagvlak.GM0358.kleur", "x", "bestaat niet"),
        ("plan.stap.0.wat", "x", "bestaat niet"),
        ("plan.stap.1.x", "x", "bestaat niet"),
        ("plan.stap.1000.wat", "x", "bestaat niet"),
        ("plan.impuls.2024.doorstroom", "1", "van 2025 tot en met 2034"),
        ("plan.impuls.2027.feest", "1", "bestaat niet"),
        ("plan.impuls.2027.doorstroom", "-1", "niet onder 0"),
        ("plan.impuls.2027.doorstroom", "1.25", "niet duidelijk"),
        ("plan.impuls.2027.doorstroom", "veel", "geen getal"),
        ("plan.voorkeur", "onzin", "Kies een optie uit de lijst"),
        ("plan.voorkeur.x", "versterken", "bestaat niet"),
        ("plan.opmerking.0", said(**REMARK), "bestaat niet"),
        ("plan.opmerking.1", said(wie="An"), "Schrijf haar opnieuw"),
        ("plan.opmerking.1", said(**{**REMARK, "wie": " "}), "Schrijf een opmerking en uw naam"),
        ("plan.opmerking.1", said(**{**REMARK, "wanneer": "gisteren"}), "is geen dag"),
        ("plan.opmerking.1", said(**{**REMARK, "tekst": 3}), "Schrijf haar opnieuw"),
        ("plan.opmerking.1", said(**REMARK, cijfers=[1]), "Schrijf haar opnieuw"),
        ("plan.opmerking.1", said(**{**REMARK, "tekst": "x" * 2_001}), "te lang"),
        (
            "plan.vastgesteld",
            said(door="", op="2026-11-23", run_id="b", kenmerk="a"),
            "Vul de naam in",
        ),
        ("plan.vastgesteld", said(door="An"), "bestaat niet"),
        ("plan.vastgesteld", said(door="An", op=3, run_id="b", kenmerk="a"), "bestaat niet"),
        ("plan.weging.gewicht.resultaat", "-1", "tussen 0 en 100"),
        ("plan.optie.onzin.tegen", "x", "bestaat niet"),
    ],
)
def test_what_does_not_fit_in_a_plan_is_explained(veld: str, typed: str, told: str) -> None:
    """Wat niet kan, krijgt één Nederlandse zin en wordt niet bewaard."""
    with pytest.raises(SpringplankError, match=told):
        read_field(VERBAND, veld, typed)


def test_the_weighing_reads_its_own_fields() -> None:
    """Velden van de weging gaan naar de lezer van de weging."""
    assert read_field(VERBAND, "plan.weging.gewicht.resultaat", "40") == "40.0"


def test_nasty_signs_stay_or_go() -> None:
    """Emoji en schrijfrichting blijven; tekens die geen document kent, gaan eruit."""
    assert clean("a\x00b\ud800c\x1b[31m") == "abc[31m"
    kept = "\N{RIGHT-TO-LEFT MARK}שלום \N{GRINNING FACE} =1+1\tx"
    assert clean(kept) == kept
    text = "é" * 20_000
    assert read_field(VERBAND, "plan.tekst.visie.doelen", text) == text


@pytest.mark.parametrize("code", ["NL", "AM01"])
def test_a_plan_is_of_a_verband_or_a_gemeente(code: str) -> None:
    """Het land en een arbeidsmarktregio maken geen plan."""
    with pytest.raises(UsageError, match="Een plan is van een samenwerkingsverband"):
        check_subject(Werk(code))


def test_every_chapter_is_a_task() -> None:
    """De acht hoofdstukken zijn taken met een eigenaar en een status, in elke volgorde."""
    werk = Werk("ammatch", {"plan.taak.geld.status": "klaar", "plan.taak.geld.eigenaar": "An"})
    tasks = [task_of(werk, sleutel) for sleutel in HOOFDSTUKKEN]
    assert [one.hoofdstuk.nummer for one in tasks] == list(range(1, 9))
    assert (task_of(werk, "geld").status, task_of(werk, "geld").eigenaar) == ("klaar", "An")
    assert (task_of(werk, "visie").status, task_of(werk, "visie").eigenaar) == ("te doen", "")
    assert all(one.hoofdstuk.rol and one.hoofdstuk.opdracht for one in tasks)


@pytest.mark.parametrize(
    "veld, text, name, shown",
    [
        ("plan.draagvlak.GM0358.wanneer", "3 mei", "Draagvlak van Aalsmeer: wanneer", "3 mei"),
        ("plan.impuls.2026.doorstroom", "150000",
         "Impulsbudget in 2026: doorstroom naar werk versterken", "€ 150.000"),
        ("plan.voorkeur", "versterken", "Gekozen optie", "Versterken"),
        ("plan.opmerking.1", said(**REMARK), "Opmerking 1", "An: Klopt dit?"),
        ("plan.cijfers.geld.positie", said(**{"€ 3": "geld/wsw/2026"}),
         "Hoofdstuk 6, De financiële positie: cijfers in de eigen tekst over positie", "€ 3"),
        ("plan.vastgesteld", said(door="An", op="2026-11-03"), "Plan vastgesteld",
         "door An, op 3 november 2026"),
        ("plan.vastgesteld", "kapot", "Plan vastgesteld", "kapot"),
        ("plan.tekst.geld.positie", "Hoi",
         "Hoofdstuk 6, De financiële positie: eigen tekst over positie", "Hoi"),
        ("plan.tekst.samenvatting.geld", "Hoi", "Samenvatting: eigen tekst over geld", "Hoi"),
        ("plan.taak.waar_staan_we.status", "klaar", "Hoofdstuk 1, Waar staat de regio nu: status",
         "klaar"),
        ("plan.stap.3.wie", "An", "Stap 3: wie", "An"),
        ("plan.draagvlak.sob.ja", "nee", "Draagvlak van het sociaal ontwikkelbedrijf: instemming",
         "nee"),
        ("plan.afspraak.GM0358.doel", "Bewaart", "Afspraak met Aalsmeer: doel", "Bewaart"),
        ("plan.optie.versterken.tegen", "Duur", "Sterkste argument tegen Versterken", "Duur"),
        ("plan.weging.geld_mee", "ja", "Geld als criterium", "ja, geld telt mee"),
        ("plan.draagvlak.GM9999.wie", "An", "plan.draagvlak.GM9999.wie", "An"),
        ("plan.oud.iets", "x", "oud.iets", "x"),
    ],
)  # fmt: skip
def test_a_change_in_a_plan_reads_like_a_sentence(
    veld: str, text: str, name: str, shown: str
) -> None:
    """In de geschiedenis staan de velden van het plan in gewone woorden."""
    assert (name_of_field(veld), text_of_field(veld, text)) == (name, shown)


def test_every_kind_of_field_has_a_name() -> None:
    """Elke soort veld van een plan heeft een Nederlandse naam."""
    for kind in plan_fields():
        assert name_of_field(f"plan.{kind}.visie.doelen") not in ("", f"{kind}.visie.doelen")
