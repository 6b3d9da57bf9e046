# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The sheet with what the Rijk pays: adjustments, and new money of a scenario in every form."""

from dataclasses import replace
from typing import Any

import numpy as np
from tests.programs import needs_libreoffice
from tests.rekenboek.books import book_of, question
from tests.rekenboek.libreoffice import differences, recalculated
from tests.rekenboek.recomputed import engine, unequal

from springplank.rekenboek.xlsx import write_xlsx
from springplank.scenarios.run import Question
from springplank.scenarios.scenario import Wijziging

NEW = (
    {"naam": "Beperkt", "groep": "tussengroep", "landelijk_hoogstens": 9e6, "gelabeld": True},
    {"naam": "Ruim", "groep": "tussengroep", "landelijk_hoogstens": 9e11, "gelabeld": True},
    {"naam": "Vrij", "groep": "beschut_werk"},
    {"naam": "Niets", "groep": "wsw", "landelijk_hoogstens": 0.0},
)


def with_new_money(code: str) -> Question:
    """Ask about a place under new money: limited or not, labelled or free, and a limit of 0."""
    asked = question(code)
    changes = tuple(_new(details) for details in NEW)
    return replace(asked, scenario=replace(asked.scenario, wijzigingen=changes))


def _new(details: dict[str, Any]) -> Wijziging:
    given = {"bedrag_per_plek": 1_234.5, **details}
    return Wijziging(
        "rijksgeld", details["naam"].lower(), "waarde", 0.0, {}, 2028, None, None, "aanname",
        "proef", "", "=proef", given,
    )  # fmt: skip


@needs_libreoffice
def test_new_money_in_every_form() -> None:
    """Nieuw geld van het Rijk is tot op de cent dat van de rekenkern, met en zonder grens."""
    made = book_of(with_new_money("ammatch"))
    assert unequal(made.stored, engine(made.antwoord)) == []
    assert made.stored["nieuw_rijksgeld", "Beperkt", "", 2030] > 0
    assert made.stored["nieuw_rijksgeld", "Beperkt", "", 2027] == 0
    assert made.stored["nieuw_rijksgeld", "Niets", "", 2030] == 0
    assert differences(made.book, recalculated(write_xlsx(made.book), "xlsx")) == []


def test_a_region_adds_its_gemeenten() -> None:
    """Van een regio staat het geld van alle gemeenten samen op het blad."""
    made = book_of(with_new_money("AM14"))
    assert unequal(made.stored, engine(made.antwoord)) == []
    assert made.stored["nieuw_rijksgeld", "Vrij", "", 2030] > 0


def test_channels_add_up() -> None:
    """De kanalen tellen de geldstromen zonder hun onderdelen op; onbekend blijft onbekend."""
    made = book_of(question())
    sheet = next(s for s in made.book.sheets if s.title == "Rijksgeld")
    rows = {str(c.value): row for (row, column), c in sheet.cells.items() if column == 0}
    here = sheet.cells[rows["Gemeentefonds, integratie-uitkering"], 2].value
    assert not isinstance(here, str)
    assert np.isclose(here, made.stored["rijksgeld", "iu_participatie", "", 2026])
    assert "Specifieke uitkering (buig)" not in rows
