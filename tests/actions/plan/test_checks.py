# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The check of punt 8 sees what is there, says what lacks, and names who can mend it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from springplank.actions.plan import checks
from springplank.actions.plan.checks import (
    Oordeel,
    Vraag,
    check_agreement,
    load_demands,
    questions_of,
)
from springplank.actions.plan.composition import compose, draft_of
from springplank.actions.plan.establishing import establish
from springplank.actions.plan.own_text import keep_text
from springplank.actions.plan.tasks import HOOFDSTUKKEN
from springplank.actions.plan.voorbeeld import example_work
from springplank.actions.werk import Werk
from springplank.documents.plan import RAMING, LiveFigure, Paragraph, Plan, Reference


def with_fields(werk: Werk, changes: Mapping[str, str | None]) -> Werk:
    """Give the work with changes as an action gives them."""
    velden = {**werk.velden, **changes}
    return Werk(werk.code, {veld: text for veld, text in velden.items() if text is not None})


def judged(werk: Werk) -> dict[str, Oordeel]:
    return {one.eis.sleutel: one for one in check_agreement(werk, compose(werk))}


def asked(werk: Werk, plan: Plan, soort: str) -> list[Vraag]:
    return [one for one in questions_of(werk, plan) if one.soort == soort]


def test_every_part_of_punt_8_has_a_demand_and_a_chapter() -> None:
    """Elk deel van punt 8a en 8b heeft ten minste één eis, in een hoofdstuk dat bestaat."""
    points = {eis.punt for eis in load_demands().values()}
    assert {"8", "8a, eerste deel", "8a, tweede deel", "8a, derde deel", "8b"} == points
    assert {eis.hoofdstuk for eis in load_demands().values()} <= HOOFDSTUKKEN.keys()


def test_an_empty_plan_lacks_almost_everything() -> None:
    """Van een verband dat nog niets schreef, staat alleen groei en krimp er al."""
    found = judged(Werk("ammatch"))
    assert [key for key, one in found.items() if one.is_er] == ["groei_en_krimp"]
    assert all(one.zin.endswith(".") for one in found.values())


def test_the_example_lacks_what_nobody_signed() -> None:
    """Het voorbeeld mist twee handtekeningen en de vaststelling, en zegt van wie."""
    found = judged(example_work())
    assert [key for key, one in found.items() if not one.is_er] == ["samen", "op_tijd"]
    assert "Voorbeelddorp" in found["samen"].zin
    assert "Voorbeeldstad" not in found["samen"].zin


def test_a_demand_is_met_when_all_is_filled() -> None:
    """Tekent iedereen en stelt iemand het plan vast, dan is aan alle eisen voldaan."""
    werk = example_work()
    signed = {}
    for code in ("VB0002", "VB0004"):
        for name, text in (("wie", "Het college"), ("wanneer", "20 november 2026"), ("ja", "ja")):
            signed[f"plan.draagvlak.{code}.{name}"] = text
    werk = Werk(werk.code, {**werk.velden, **signed})
    made = establish(werk, compose(werk), "S. Jansen", date(2026, 12, 15))
    werk = with_fields(werk, made)
    assert all(one.is_er for one in judged(werk).values())


def test_a_plan_of_2027_is_late() -> None:
    """Wie het plan pas in 2027 vaststelt, leest dat dit later is dan afgesproken."""
    werk = example_work()
    made = establish(werk, compose(werk), "S. Jansen", date(2027, 1, 2))
    werk = with_fields(werk, made)
    found = judged(werk)["op_tijd"]
    assert not found.is_er
    assert "na 2026" in found.zin


@pytest.mark.parametrize("name", ["wie", "wanneer", "bewijs"])
def test_a_step_without_owner_date_or_evidence_is_not_concrete(name: str) -> None:
    """Een stap zonder eigenaar, datum of bewijs telt niet als concreet."""
    werk = example_work()
    velden = {k: v for k, v in werk.velden.items() if k != f"plan.stap.2.{name}"}
    found = judged(Werk(werk.code, velden))["concreet"]
    assert not found.is_er
    assert found.zin.startswith("2 van de 3 stappen zijn compleet.")


def test_one_is_not_several() -> None:
    """Eén onderdeel, één stap en één cijfer krijgen geen meervoud."""
    werk = example_work()
    gone = ("plan.tekst.visie.doelen", "plan.stap.2.wie", "plan.stap.3.wie")
    found = judged(Werk(werk.code, {k: v for k, v in werk.velden.items() if k not in gone}))
    assert found["toekomst"].zin.startswith("1 van de 9 onderdelen ontbreekt.")
    assert found["concreet"].zin.startswith("1 van de 3 stappen is compleet.")
    bare = LiveFigure("x", "ongeveer 5", RAMING, "geen spreiding doorgerekend", 5.0)
    for count, said in ((1, "Bij één cijfer is"), (2, "Bij 2 cijfers is")):
        figures = tuple(replace(bare, sleutel=str(n)) for n in range(count))
        short = (Paragraph("samenvatting.geld", figures),)
        plan = replace(compose(werk), samenvatting=short, hoofdstukken=())
        (vraag,) = asked(werk, plan, "bereik")
        assert vraag.zin.startswith(said)


def test_one_figure_of_the_company_that_is_assumed() -> None:
    """Is nog één cijfer van het bedrijf een aanname, dan staat dat er in het enkelvoud."""
    keys = draft_of(Werk("ammatch")).cijfers.question.bedrijf.figures
    own = {f"eigen.{key}": repr(found.value) for key, found in keys.items()}
    own.popitem()
    told = next(c for c in compose(Werk("ammatch", own)).hoofdstukken if c.sleutel == "geld")
    said = "Van het bedrijf is 1 cijfer nog een aanname over de sector."
    assert [zin for zin in told.ontbreekt if zin.startswith(said)]


def test_a_withdrawn_source_is_the_first_thing_a_reader_asks_about() -> None:
    """Rust een plan op een ingetrokken bron, dan staat die in de vragen van een lezer."""
    werk = example_work()
    plan = compose(werk)
    gone = Reference("x", "De oude telling", "1 mei 2024", is_withdrawn=True)
    found = asked(werk, replace(plan, bronnen=(*plan.bronnen, gone)), "bron")
    assert [one.zin for one in found] == ["De bron De oude telling is ingetrokken."]


def test_what_is_assumed_and_missing_is_asked() -> None:
    """Een lezer vraagt naar aannames en naar wat ontbreekt; het antwoord zegt wat te doen."""
    werk = Werk("ammatch")
    plan = compose(werk)
    assert asked(werk, plan, "aanname")
    missing = asked(werk, plan, "ontbreekt")
    assert missing
    assert not [one for one in missing if "Vul " in one.zin and "Vul " in one.wat_te_doen]
    assert all(one.wat_te_doen.endswith(".") for one in questions_of(werk, plan))


def test_how_much_rests_on_what_is_assumed() -> None:
    """Een lezer leest eerst hoeveel cijfers op een aanname rusten, en dan welke het meest wegen."""
    werk = Werk("ammatch")
    plan = compose(werk)
    status = {one.sleutel: one.status for one in plan.figures()}
    count = list(status.values()).count("aanname")
    first, *named = asked(werk, plan, "aanname")
    assert (
        first.zin == f"Van de {len(status)} cijfers in dit plan rusten er {count} op een aanname."
    )
    assert len(named) == 5


def test_what_is_assumed_and_out_of_date(monkeypatch: pytest.MonkeyPatch) -> None:
    """Een aanname die over haar einddatum heen is, komt terug als vraag."""
    werk = Werk("ammatch")
    plan = compose(werk)
    late = "over haar einddatum heen"
    assert not [one for one in asked(werk, plan, "aanname") if late in one.zin]
    monkeypatch.setattr(checks, "today", lambda: date(2040, 1, 1))
    assert [one for one in asked(werk, plan, "aanname") if late in one.zin]


def test_a_figure_whose_range_nobody_computed_is_told() -> None:
    """Rekende niemand het bereik van een cijfer uit, dan zegt het plan dat aan de schrijver."""
    werk = example_work()
    plan = compose(werk)
    bare = {one.sleutel for one in plan.figures() if one.bereik == "geen spreiding doorgerekend"}
    (vraag,) = asked(werk, plan, "bereik")
    assert vraag.zin == f"Bij {len(bare)} cijfers is geen spreiding doorgerekend."
    assert not asked(Werk("ammatch"), compose(Werk("ammatch")), "bereik")


def test_an_amount_that_was_typed_over_is_asked_about() -> None:
    """Een bedrag dat iemand zelf typte, komt terug als vraag, met het hoofdstuk."""
    werk = example_work()
    text = "Wij verwachten een tekort van € 999.999 in dat jaar."
    kept = keep_text("visie.doelen", text, ())
    werk = with_fields(werk, kept)
    (found,) = asked(werk, compose(werk), "bedrag")
    assert found.hoofdstuk == "visie"
    assert "999.999" in found.zin


def test_every_council_reads_the_same_status() -> None:
    """Stelt iemand het plan vast, dan zegt de versie van elke raad dat ook."""
    werk = example_work()
    made = establish(werk, compose(werk), "S. Jansen", date(2026, 12, 15))
    werk = with_fields(werk, made)
    assert compose(werk, "VB0002").status == compose(werk).status
    assert "gewijzigd" not in compose(werk).status
