# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Plans for the tests: how to change one, and how to find something in it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from springplank.actions.plan import composition, raad, withdrawal
from springplank.actions.werk import Werk
from springplank.core.sources import load_sources
from springplank.documents.plan import Chapter, Paragraph, Plan, Table, parts_of

VERBAND = Werk("ammatch")
ONE = {"eigen.bedrijf_wsw.loonkosten_per_fte": "43800"}
"""One own figure of the company: not enough for a result under its name."""

OWN = {
    **ONE,
    "eigen.bedrijf_werkvorm.netto_toegevoegde_waarde_binnen": "7000",
    "eigen.bedrijf_kosten.begeleiding_loonkosten": "68000",
    "eigen.bedrijf_kosten.vast_per_fte": "1300",
}
"""An own figure for every account that the company makes itself."""


def chapter(plan: Plan, sleutel: str) -> Chapter:
    """Find a chapter."""
    return next(one for one in plan.hoofdstukken if one.sleutel == sleutel)


def table(plan: Plan, sleutel: str) -> Table:
    """Find a table."""
    return next(b for b in plan.blocks() if isinstance(b, Table) and b.sleutel == sleutel)


def keys_of(plan: Plan) -> set[str]:
    """Give the names of all figures."""
    return {one.sleutel for one in plan.figures()}


def warned(plan: Plan) -> str:
    """Give the warnings of the weighing, behind each other."""
    found = next(b for b in plan.blocks() if b.sleutel == "keuze.waarschuwingen")
    return " ".join(str(part) for part in parts_of(found))


def with_changes(werk: Werk, velden: Mapping[str, str | None]) -> Werk:
    """Save changes of fields."""
    every = {**werk.velden, **velden}
    return replace(werk, velden={name: text for name, text in every.items() if text is not None})


def withdraw(monkeypatch: pytest.MonkeyPatch, *keys: str) -> None:
    """Let sources be withdrawn for one test, wherever a plan reads the register."""
    register = dict(load_sources())
    for key in keys:
        register[key] = replace(
            register[key], withdrawn=date(2026, 10, 1), withdrawn_because="Er stond een fout in."
        )
    for module in (composition, raad, withdrawal):
        monkeypatch.setattr(module, "load_sources", lambda: register)


def texts_of(plan: Plan) -> dict[str, str]:
    """Give the paragraphs by their name."""
    return {b.sleutel: b.tekst for b in plan.blocks() if isinstance(b, Paragraph)}
