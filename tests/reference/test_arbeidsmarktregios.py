# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of the arbeidsmarktregios."""

import pytest

from springplank.reference.arbeidsmarktregios import regios_of
from springplank.reference.municipalities import municipalities_of
from springplank.reference.tables import load_table


@pytest.mark.parametrize("year", range(2015, 2028))
def test_every_gemeente_has_one_regio(year: int) -> None:
    """Elke gemeente hoort elk jaar bij precies een arbeidsmarktregio, en elke regio heet iets."""
    regios = regios_of(year)
    leden = [code for regio in regios for code in regio.leden]
    assert sorted(leden) == list(municipalities_of(year).codes)
    assert all(regio.naam and list(regio.leden) == sorted(regio.leden) for regio in regios)
    assert [regio.code for regio in regios] == sorted({regio.code for regio in regios})


def test_number_of_regios() -> None:
    """In 2026 zijn er 35 arbeidsmarktregio's; Gooi en Vechtstreek heeft zeven gemeenten."""
    regios = {regio.code: regio for regio in regios_of(2026)}
    assert len(regios) == 35
    assert regios["AM12"].naam == "Gooi en Vechtstreek"
    assert len(regios["AM12"].leden) == 7
    assert "GM0402" in regios["AM12"].leden


def test_names_change() -> None:
    """Regio AM06 heet sinds 2024 Veluwe Stedendriehoek."""
    names = {year: {r.code: r.naam for r in regios_of(year)}["AM06"] for year in (2023, 2024)}
    assert names == {2023: "Stedendriehoek en Noordwest Veluwe", 2024: "Veluwe Stedendriehoek"}


def test_changes_follow_from_the_years() -> None:
    """De lijst van wisselingen is precies wat uit de jaren volgt."""
    table = load_table("arbeidsmarktregio_wijzigingen")
    listed = list(zip(*table.columns.values(), strict=True))
    found: list[tuple[str, ...]] = []
    for year in range(2016, 2027):
        before = {g.code: g.arbeidsmarktregio_code for g in municipalities_of(year - 1).gemeenten}
        now = {g.code: g.arbeidsmarktregio_code for g in municipalities_of(year).gemeenten}
        found.extend(
            (str(year), code, before[code], regio)
            for code, regio in now.items()
            if before.get(code, regio) != regio
        )
    assert listed == found
