# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What a council reads: strength and weakness beside each other, three questions, its own cost."""

import pytest

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
