# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The answer as series: what they are called, what they add up to, and where they come from."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from tests.scenarios.questions import COMPANIES, DRAWS, PLACES, YEARS, ask, change, scenario_of

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
        assert reeks.herkomst in ("lokaal", "landelijk", "aanname", "scenario", "onbekend", MIXED)
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
    """Met een verzonnen of eigen bestand zijn de rekeningen synthetisch of gemengd."""
    assert answer("ammatch").find("bedrijf", "exploitatieresultaat").herkomst == "aanname"
    assert not answer("ammatch").find("vermogen", "eigen_vermogen").is_known
    found = Antwoord(run(ask("ammatch", bedrijf=load_bedrijf(EXAMPLE))))
    assert found.find("bedrijf", "exploitatieresultaat").herkomst == "synthetisch"
    assert found.find("vermogen", "eigen_vermogen").is_known
    real = replace(load_bedrijf(EXAMPLE), synthetisch=False)
    found = Antwoord(run(ask("ammatch", bedrijf=real, eigen=OWN)))
    for soort in ("resultaat_groep", "resultaat_per_fte"):
        assert found.find(soort, "wsw").herkomst == MIXED
    for soort in ("bedrijf_personen", "bedrijf_fte", "bedrijf_plekken"):
        assert found.find(soort, "beschut_werk").herkomst == MIXED
    assert found.find("werkvorm_fte", "beschut_werk.binnen").herkomst == MIXED
    assert found.find("bedrijf_fte", "tussengroep").herkomst == "aanname"


def test_an_own_figure_of_the_company_may_stand_elsewhere() -> None:
    """Een cijfer van het bedrijf in --eigen telt ook als eigen, en alleen een reserve ook."""
    own = Eigen("eigen.toml", "telling", {"bedrijf_wsw.loonkosten_per_fte": 40_000}, {})
    found = Antwoord(run(ask("ability", eigen=own)))
    assert found.find("bedrijf", "exploitatieresultaat").herkomst == MIXED
    reserve = replace(ask("ability").bedrijf, reserve=1.0)
    found = Antwoord(run(ask("ability", bedrijf=reserve)))
    assert found.find("bedrijf", "exploitatieresultaat").herkomst == MIXED


def test_money_that_nobody_published_is_an_aanname() -> None:
    """De herijking en de bijstelling zijn aannames; het gepubliceerde geld is landelijk."""
    found = answer("ammatch")
    for key, origin in (
        ("wsw", "landelijk"),
        ("herijking_wsw", "aanname"),
        ("loon_en_prijsbijstelling", "aanname"),
    ):
        assert found.find("rijksgeld", key).herkomst == origin


def test_a_flow_comes_from_its_aanname() -> None:
    """Een stroom is een aanname, tenzij u of een scenario de aanname zelf geeft."""
    usual = Antwoord(run(ask("ability")))
    flows = {r.groep: r.herkomst for r in usual.reeksen if r.soort == "stroom"}
    unknown = {key for key, origin in flows.items() if origin == "onbekend"}
    assert unknown == {key for key in flows if key.startswith("wachtlijst.indicaties.")}
    assert {origin for key, origin in flows.items() if key not in unknown} == {"aanname"}
    given = {"beschut_werk.uitstroom": 0.05, "wsw.twee_jaar_ziekte_jong": 0.01}
    own = Eigen("eigen.toml", "telling", given, {})
    changed = scenario_of(
        change("aanname", "wsw.overig_vertrek", 2.0, how="factor"),
        change("aanname", "regulier.terugval", 1.5, how="factor"),
    )
    found = Antwoord(run(ask("ability", changed, eigen=own)))
    for key, origin in (
        ("beschut_werk.uitstroom", "lokaal"),
        ("wsw.ziekte", MIXED),
        ("wsw.overig", "scenario"),
        ("wsw.pensioen", "aanname"),
        ("wsw.overlijden", "aanname"),
        ("regulier.terugval", "scenario"),
        ("tussengroep.terugval", "scenario"),
    ):
        assert found.find("stroom", key).herkomst == origin
