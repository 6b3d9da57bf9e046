# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What a council reads: strength and weakness beside each other, three questions, its own cost."""

import pytest
from tests.actions.plan.plans import OWN, VERBAND, texts_of, with_changes

from springplank.actions.plan.composition import draft_of
from springplank.actions.plan.raad import council_page
from springplank.actions.plan.voorbeeld import example_work
from springplank.actions.werk import Werk
from springplank.documents.plan import Bullets, Decision, LiveFigure, Paragraph, Plan, Table
from springplank.scenarios.scenario import library

ONE, FOUR = "VB0001", ("nulalternatief", "versterken", "samengaan_met_buren", "meer_doorstroom")


def council(code: str = ONE) -> Plan:
    return council_page(example_work(), code)


def test_weakness_stands_beside_strength() -> None:
    """In één tabel staat bij elke optie de zwakke kant naast de sterke."""
    (table,) = (b for b in council().blocks() if isinstance(b, Table))
    assert table.kolommen[-2:] == ("Sterk", "Zwak")
    assert len(table.rijen) == len(FOUR)
    said = example_work().under("plan.optie")
    for key, row in zip(FOUR, table.rijen, strict=True):
        assert row[-2]
        assert row[-1] == (said.get(f"{key}.tegen") or library()[key].tegen)


@pytest.mark.parametrize("werk", [example_work(), Werk("ammatch")], ids=["voorbeeld", "leeg"])
def test_three_questions_are_ready_to_ask(werk: Werk) -> None:
    """Er staan precies drie verschillende vragen klaar, elk met een vraagteken."""
    code = ONE if werk.code == example_work().code else "GM0451"
    (lines,) = (b for b in council_page(werk, code).blocks() if isinstance(b, Bullets))
    asked = ["".join(map(str, point)) for point in lines.punten]
    assert len(set(asked)) == len(asked) == 3
    assert all(one.endswith("?") and len(one.split()) > 4 for one in asked)


def test_the_page_begins_with_the_decision_the_cost_and_the_people() -> None:
    """Bovenaan staat het gevraagde besluit; kosten en mensen hebben elk hun bereik."""
    asked, *core = council().samenvatting
    assert isinstance(asked, Decision)
    assert asked.vraag == (example_work().velden[f"plan.besluit.{ONE}.vraag"],)
    assert asked.tegen
    money, people = (
        [p for p in block.delen if isinstance(p, LiveFigure)]
        for block in core
        if isinstance(block, Paragraph)
    )
    assert {one.eenheid for one in money} == {"EUR"}
    assert {one.eenheid for one in people} == {"persoon"}
    assert all(one.bereik for one in (*money, *people))


def cost(werk: Werk, code: str) -> str:
    return texts_of(council_page(werk, code))["raad.geld"]


def test_the_card_about_cost_says_what_this_gemeente_pays() -> None:
    """Bij de kosten staat wat deze gemeente zelf aan het bedrijf betaalt, van alle delen samen."""
    werk = with_changes(VERBAND, {**OWN, "afspraak.tekort": "1.0", "afspraak.bijdrage": "1e6"})
    draft = draft_of(werk, "GM0451")
    delen = [deel.naam for deel in draft.cijfers.afspraak.delen]
    parts = [draft.find(f"bijdrage/{naam}/2030/GM0451") for naam in delen]
    total = draft.find("betaalt/bedrijf/2030/GM0451")
    assert total is not None
    assert len(parts) > 2
    assert sum(one.waarde or 0 for one in parts if one) == pytest.approx(total.waarde)
    assert f"Uithoorn betaalt in 2030 {total} aan het bedrijf." in cost(werk, "GM0451")
    assert "tekort" not in cost(werk, "GM0451")


def test_what_nobody_agreed_on_is_unknown() -> None:
    """Zonder eigen afspraak staat er dat wij iets aannemen, en dat een tekort onbekend is."""
    said = cost(VERBAND, "GM0451")
    assert "Wij nemen aan dat Uithoorn in 2030 ongeveer €" in said
    assert (
        "Of Uithoorn een tekort betaalt, is niet bekend: daarover staat hier geen afspraak." in said
    )
    unknown = with_changes(VERBAND, {"afspraak.tekort": "1.0"})  # a deficit that nobody knows
    assert "Wat Uithoorn aan het bedrijf betaalt, is niet bekend." in cost(unknown, "GM0451")


def test_who_works_alone_pays_too() -> None:
    """Ook van een gemeente zonder verband staat er wat zij doorgeeft."""
    assert "Wij nemen aan dat Schiermonnikoog in 2030" in cost(Werk("GM0088"), "GM0088")


def test_the_texts_of_the_example_are_never_cut() -> None:
    """In het voorbeeld passen alle sterke en zwakke kanten heel op de pagina."""
    for code in ("VB0001", "VB0002", "VB0003", "VB0004"):
        (table,) = (b for b in council(code).blocks() if isinstance(b, Table))
        assert not table.noot
