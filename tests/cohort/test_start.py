# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of where the people start."""

import numpy as np
import pytest
from tests.cohort.gemeenten import make_start

from springplank.cohort.start import FIGURES, regular
from springplank.errors import DataError, UsageError


def test_the_country_is_divided() -> None:
    """Alle gemeenten samen zijn het hele land."""
    start = make_start(5)
    assert start.figures["beschut_werk"].sum() == pytest.approx(10_619)
    assert start.figures["wachtlijst"].sum() == pytest.approx(5_016)
    assert start.figures["tussengroep"].sum() == pytest.approx(5_000)
    assert np.isnan(start.figures["traject"]).all()
    assert start.figures["wsw"] == pytest.approx(start.wsw_ages.sum(axis=1))
    assert set(start.figures) == set(FIGURES) == set(start.herkomst)
    assert all(figure.vraag.endswith("?") for figure in FIGURES.values())


def test_nobody_is_in_two_groups() -> None:
    """Gewoon werk is wat de maatstaf telt zonder beschut werk en tussengroep, nooit onder 0."""
    figures = {"beschut_werk": np.array([30.0, 80.0]), "tussengroep": np.array([20.0, 30.0])}
    assert regular(figures, np.array([100.0, 100.0])).tolist() == [50, 0]


def test_a_local_figure_replaces_one() -> None:
    """Een eigen cijfer vervangt een cijfer van een gemeente, en de rest volgt of blijft gelijk."""
    before = make_start()
    after = before.with_local("gemeente 1", "beschut_werk", 12, "eigen telling")
    assert after.figures["beschut_werk"][1] == 12
    assert after.herkomst["beschut_werk"] == ("landelijk", "lokaal", "landelijk", "landelijk")
    assert after.sources == {("gemeente 1", "beschut_werk"): "eigen telling"}
    assert before.herkomst["beschut_werk"][1] == "landelijk"
    kept = after.loonkostensubsidies[1] - 12 - after.figures["tussengroep"][1]
    assert after.figures["regulier"][1] == pytest.approx(kept)
    assert (after.figures["beschut_werk"] != before.figures["beschut_werk"]).tolist() == [
        False,
        True,
        False,
        False,
    ]


def test_own_regular_work_stays() -> None:
    """Wie gewoon werk zelf telt, houdt dat cijfer, ook als een ander cijfer verandert."""
    start = make_start().with_local("gemeente 0", "regulier", 7, "eigen telling")
    again = start.with_local("gemeente 0", "tussengroep", 3, "eigen telling")
    assert again.figures["regulier"][0] == 7


def test_own_wsw_keeps_the_ages() -> None:
    """Een eigen aantal in de Wsw krijgt de leeftijden die er al waren."""
    before = make_start()
    after = before.with_local("gemeente 2", "wsw", 200, "eigen telling")
    assert after.wsw_ages[2].sum() == pytest.approx(200)
    assert after.wsw_ages[2] / 200 == pytest.approx(before.wsw_ages[2] / before.figures["wsw"][2])


def test_own_ages() -> None:
    """Eigen leeftijden gaan voor."""
    ages = np.zeros(50)
    ages[10] = 4
    start = make_start().with_local_ages("gemeente 2", ages, "personeelsadministratie")
    assert (start.wsw_ages[2] == ages).all()
    assert start.figures["wsw"][2] == 4
    assert start.herkomst["wsw"][2] == "lokaal"


def test_wsw_without_ages_is_refused() -> None:
    """Waar de landelijke verdeling niemand heeft, zijn eigen leeftijden nodig."""
    empty = make_start().with_local_ages("gemeente 0", np.zeros(50), "niemand")
    with pytest.raises(DataError, match="per leeftijd"):
        empty.with_local("gemeente 0", "wsw", 10, "eigen telling")


@pytest.mark.parametrize(
    "gemeente, figure, value, error, message",
    [
        ("elders", "wsw", 1, UsageError, "elders hoort niet bij"),
        ("gemeente 0", "wws", 1, UsageError, "'wws' bestaat niet"),
        ("gemeente 0", "wachtlijst", -1, DataError, "0 of meer"),
        ("gemeente 0", "wachtlijst", np.nan, DataError, "0 of meer"),
        ("gemeente 0", "aandeel_instroom_tussengroep", 1.2, DataError, "hoogstens 1"),
    ],
)
def test_wrong_local_figures(
    gemeente: str, figure: str, value: float, error: type[Exception], message: str
) -> None:
    """Een onbekende naam of een onmogelijk getal wordt geweigerd."""
    with pytest.raises(error, match=message):
        make_start().with_local(gemeente, figure, value, "proef")


def test_an_unknown_line() -> None:
    """Een regel die niet bestaat, wordt geweigerd."""
    with pytest.raises(UsageError, match="'wao' bestaat niet"):
        make_start().with_line("gemeente 0", "wao", {2025: 1.0})


def test_gemeenten_added_up() -> None:
    """Een verband is de som van zijn gemeenten; een onbekend cijfer maakt de som onbekend."""
    start = make_start().with_local("gemeente 1", "traject", 10, "eigen telling")
    start = start.with_line("gemeente 1", "ww", {2025: 2.0})
    both = start.grouped({"verband": [0, 1], "alleen": [1]})
    assert both.gemeenten == ("verband", "alleen")
    assert both.figures["wsw"][0] == pytest.approx(start.figures["wsw"][:2].sum())
    assert np.isnan(both.figures["traject"][0])
    assert both.figures["traject"][1] == 10
    assert both.herkomst["traject"] == ("aanname", "lokaal")
    assert np.isnan(both.own_lines["ww"][0][2025])
    assert both.own_lines["ww"][1] == {2025: 2.0}
