# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The answer as series: what they are called, what they add up to, and where they come from."""

from functools import cache

import numpy as np
import pytest
from tests.scenarios.questions import COMPANIES, DRAWS, PLACES, YEARS, ask

from springplank.company.bedrijf import EXAMPLE, load_bedrijf
from springplank.scenarios.eigen import Eigen
from springplank.scenarios.reeks import MIXED, SOORTEN
from springplank.scenarios.reeksen import Antwoord
from springplank.scenarios.run import run

OWN = Eigen("eigen.toml", "telling", {}, {"GM0394": {"beschut_werk": 90}})


@cache
def answer(name: str) -> Antwoord:
    """The pamphlet in a place: it has every kind of series."""
    return Antwoord(run(ask(name, "pamflet_40000_banen")))


@pytest.mark.parametrize("name", PLACES)
def test_every_series_has_its_shape(name: str) -> None:
    """Elke reeks heeft een bekende soort, een eenheid, en een getal per jaar en trekking."""
    found = answer(name).reeksen
    names = [(r.soort, r.groep, r.gemeente, r.eenheid) for r in found]
    assert len(set(names)) == len(names)
    for reeks in found:
        assert reeks.soort in SOORTEN
        assert reeks.eenheid in {"persoon", "fte", "plek", "SE", "aandeel", "EUR"}
        assert reeks.verwacht.shape == (len(YEARS),)
        # What a user gives, or the law sets, is the same in every draw.
        is_input = reeks.soort in ("eigen_regel", "taakstelling")
        assert reeks.trekkingen.shape in {
            (len(YEARS), DRAWS),
            (len(YEARS), 1 if is_input else DRAWS),
        }
        assert reeks.herkomst in ("lokaal", "landelijk", "aanname", "onbekend", MIXED)
        quantiles = reeks.quantiles()
        assert quantiles.shape == (7, len(YEARS))
        assert np.array_equal(reeks.band(), quantiles[[1, 5]], equal_nan=True)
        known = quantiles[:, ~np.isnan(quantiles).any(axis=0)]
        assert (np.diff(known, axis=0) >= 0).all()


@pytest.mark.parametrize("name", COMPANIES)
def test_gemeenten_add_up_to_the_place(name: str) -> None:
    """Wat per gemeente is uitgesplitst, telt op tot het geheel."""
    found = answer(name)
    codes = found.outcome.question.place.codes
    split = {(r.soort, r.groep) for r in found.reeksen if r.gemeente}
    assert {"personen", "stroom", "rijksgeld", "bijdrage", "gemeente"} <= {s for s, _ in split}
    for soort, groep in split:
        whole = found.find(soort, groep)
        parts = [found.find(soort, groep, code) for code in codes]
        np.testing.assert_allclose(
            sum(p.trekkingen for p in parts), whole.trekkingen, rtol=1e-9, atol=1e-6
        )
        np.testing.assert_allclose(
            sum(p.verwacht for p in parts), whole.verwacht, rtol=1e-9, atol=1e-6
        )


def test_the_country_has_no_company() -> None:
    """Voor het hele land zijn er mensen en geld, en geen bedrijf."""
    found = answer("landelijk")
    assert not {r.soort for r in found.reeksen} & {"bedrijf", "gemeente", "vermogen", "bijdrage"}
    assert not any(r.gemeente for r in found.reeksen)


def test_what_is_unknown_is_told_apart() -> None:
    """Traject is onbekend en heeft toch een reeks; het bedrijf rekent er niet mee."""
    found = answer("ammatch")
    assert not found.find("personen", "traject").is_known
    assert found.find("personen", "wsw").is_known
    assert found.find("bedrijf", "exploitatieresultaat").is_known
    with pytest.raises(KeyError):
        found.find("bedrijf_fte", "traject")


def test_own_figures_show_where_they_are_from() -> None:
    """Een eigen cijfer van één gemeente maakt het totaal gemengd, en die gemeente lokaal."""
    found = Antwoord(run(ask("ammatch", eigen=OWN)))
    assert found.find("personen", "beschut_werk", "GM0394").herkomst == "lokaal"
    assert found.find("personen", "beschut_werk", "GM0358").herkomst == "landelijk"
    assert found.find("personen", "beschut_werk").herkomst == MIXED
    assert found.find("personen", "tussengroep").herkomst == "aanname"


def test_own_figures_of_the_company_show_too() -> None:
    """Met een eigen bestand van het bedrijf zijn de rekeningen lokaal en is het vermogen bekend."""
    assert answer("ammatch").find("bedrijf", "exploitatieresultaat").herkomst == "aanname"
    assert not answer("ammatch").find("vermogen", "eigen_vermogen").is_known
    found = Antwoord(run(ask("ammatch", bedrijf=load_bedrijf(EXAMPLE))))
    assert found.find("bedrijf", "exploitatieresultaat").herkomst == "lokaal"
    assert found.find("vermogen", "eigen_vermogen").is_known
