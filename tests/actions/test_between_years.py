# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Why money differs between two years: parts that always add up."""

import pytest

from springplank.actions.between_years import WSW, between_years
from springplank.actions.overview import oversee
from springplank.actions.werk import Werk
from springplank.errors import UsageError

SUBJECTS = ("GM0402", "GM0034", "ammatch", "AM12", "NL")


@pytest.mark.parametrize("code", SUBJECTS)
@pytest.mark.parametrize("years", [(2026, 2030), (2025, 2026), (2034, 2036)])
def test_the_parts_add_up(code: str, years: tuple[int, int]) -> None:
    """De delen van een stroom zijn samen het verschil, en de stromen samen dat van het totaal."""
    found = between_years(Werk(code), *years)
    assert found.jaren == years
    for stroom in found.stromen:
        assert sum(part.bedrag_eur for part in stroom.delen) == stroom.verschil_eur
    begin, end = found.totalen
    assert begin
    assert end
    assert end.bedrag_eur - begin.bedrag_eur == found.verschil_eur


@pytest.mark.parametrize("code", SUBJECTS)
def test_the_amounts_are_those_of_the_page(code: str) -> None:
    """De twee totalen zijn dezelfde als op de pagina Geld, en geen stroom telt dubbel."""
    found = between_years(Werk(code), 2026, 2030)
    assert found.totalen == oversee(Werk(code), 2026, 2030).compared(2026, 2030)


def test_the_wsw_falls_because_the_national_amount_falls() -> None:
    """De Wsw zakt door het landelijke bedrag, niet door een prijsbijstelling van een ander jaar."""
    found = between_years(Werk("GM0402"), 2026, 2030)
    (wsw,) = (stroom for stroom in found.stromen if stroom.van.regeling == WSW)
    assert wsw == found.grootste
    assert [part.soort for part in wsw.delen][:1] == ["landelijk_bedrag"]
    assert "Landelijk van 1.732.000.000 naar 1.428.000.000 euro." in wsw.delen[0].toelichting
    assert wsw.delen[0].bedrag_eur == round(6_950_902 * 1_428 / 1_732) - 6_950_902


def test_what_is_unknown_is_named_and_left_out() -> None:
    """Een stroom die in een van de jaren onbekend is, telt niet mee en wordt genoemd."""
    found = between_years(Werk("GM0402"), 2026, 2030)
    assert "Cluster Participatie in de algemene uitkering" in found.onbekend
    assert all(stroom.van.bedrag_eur is not None for stroom in found.stromen)


def test_no_largest_without_a_difference() -> None:
    """Twee keer hetzelfde jaar geeft geen verschil en geen oorzaak."""
    found = between_years(Werk("GM0402"), 2026, 2026)
    assert found.verschil_eur == 0
    assert found.grootste is None


def test_a_year_without_amounts_is_refused() -> None:
    """Van een jaar voor 2024 hebben wij geen bedragen, en dat staat er."""
    with pytest.raises(UsageError, match="geen bedragen voor 2015"):
        between_years(Werk("GM0402"), 2015, 2030)
