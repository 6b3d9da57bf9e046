# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""No result stands under the name of a company as long as it is that of the sector."""

from dataclasses import replace

import pytest
from tests.actions.plan.plans import ONE, OWN, VERBAND, chapter, keys_of, texts_of, with_changes

from springplank.actions.plan.company_figures import ACCOUNTS, count_figures
from springplank.actions.plan.composition import compose, draft_of
from springplank.actions.plan.raad import council_page
from springplank.company.bedrijf import EXAMPLE, load_bedrijf, sector_figures


def test_one_own_figure_is_no_company() -> None:
    """Met één eigen cijfer staat er geen resultaat, en wel wat er nog ontbreekt."""
    plan = compose(with_changes(VERBAND, ONE))
    assert not [key for key in keys_of(plan) if "resultaat" in key or "bijdrage_gemeenten" in key]
    said = (
        "Van het bedrijf ontbreken nog eigen cijfers over de netto toegevoegde waarde, "
        "de begeleiding en de vaste overhead."
    )
    assert said in texts_of(plan)["samenvatting.bedrijf"]
    for name in ("waar_staan_we", "opties", "geld"):
        assert [zin for zin in chapter(plan, name).ontbreekt if zin.startswith(said)], name
    page = texts_of(council_page(with_changes(VERBAND, ONE), "GM0451"))
    assert "er ontbreken cijfers van het bedrijf" in page["raad.kosten"]


@pytest.mark.parametrize("left_out", OWN)
def test_every_account_needs_a_figure_of_its_own(left_out: str) -> None:
    """Laat één van de vier eigen cijfers weg, en het resultaat verdwijnt."""
    werk = with_changes(VERBAND, {**OWN, left_out: None})
    cijfers = draft_of(werk).cijfers
    assert not cijfers.company_known
    assert len(cijfers.bedrijfscijfers.ontbreekt) == 1
    assert draft_of(with_changes(VERBAND, OWN)).cijfers.company_known


def test_the_plan_tells_how_many_figures_are_of_the_sector() -> None:
    """Is niet alles van het bedrijf zelf, dan staat bij het resultaat hoeveel wel."""
    plan = compose(with_changes(VERBAND, OWN))
    sector = len(sector_figures()) - len(OWN)
    said = f"rust op 4 eigen cijfers en op {sector} cijfers van de sector."
    assert said in texts_of(plan)["samenvatting.bedrijf"]
    for name in ("waar_staan_we.bedrijf", "geld.positie"):
        assert f"{sector} cijfers van de sector" in texts_of(plan)[name], name
    page = council_page(with_changes(VERBAND, OWN), "GM0451")
    assert said in texts_of(page)["raad.geld"]


def test_who_has_all_figures_reads_nothing_about_the_sector() -> None:
    """Is elk cijfer van het bedrijf zelf, dan gaat het niet over de sector."""
    keys = draft_of(VERBAND).cijfers.question.bedrijf.figures
    own = {f"eigen.{key}": repr(found.value) for key, found in keys.items()}
    plan = compose(with_changes(VERBAND, own))
    assert "bedrijf/exploitatieresultaat/2030" in keys_of(plan)
    assert "van de sector" not in texts_of(plan)["geld.positie"]


def test_an_own_total_takes_the_place_of_the_amount_per_fte() -> None:
    """Geeft het bedrijf de hele overhead, dan telt die per fte niet mee; verzonnen telt nooit."""
    invented = load_bedrijf(EXAMPLE).figures
    assert count_figures(invented, invented).eigen == 0
    figures = {key: replace(one, status="vastgesteld") for key, one in invented.items()}
    found = count_figures(figures, figures)
    replaced = [key for key in figures if f"{key}_per_fte" in figures]
    assert "bedrijf_kosten.vast" in replaced
    assert found.eigen + found.sector == len(figures) - len(replaced)
    assert found.is_enough


def test_every_account_has_a_figure_in_the_sector() -> None:
    """Elke rekening noemt cijfers die bestaan; zo kan iedereen haar invullen."""
    sector = sector_figures()
    for account in ACCOUNTS:
        own = {key: replace(figure, herkomst="lokaal") for key, figure in sector.items()}
        assert account not in count_figures(own, own).ontbreekt
    assert count_figures(sector, sector).ontbreekt == tuple(ACCOUNTS)
