# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""An explanation is data: what goes in, the values in force, and every step."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest
from tests.core.faulty import MODULE, VALUES, make_regeling, swap

from springplank.core.columns import UNKNOWN, column_names, columns_of
from springplank.core.explanation import Origin, Step, cell_value, explain
from springplank.core.regeling import AnyRegeling

TODAY = date(2026, 11, 22)
COUNTED = {"aantal": Origin(("cbs-gebieden-2026",), "vastgesteld", "geteld")}


@pytest.fixture
def proef(tmp_path: Path) -> AnyRegeling:
    """Make a small regeling."""
    return make_regeling(tmp_path)


def steps_of(
    proef: AnyRegeling, at: tuple[int, int], origins: dict[str, Origin], on: date = TODAY
) -> dict[str, Step]:
    """Explain one cell of two rows and two years."""
    prepared = proef.prepare((2025, 2026), on)
    inputs = proef.inputs(np.array([[2.0], [3.0]]))
    steps = explain(proef, prepared, (inputs, prepared.compute(inputs)), origins, at)
    assert [step.key for step in steps] == [*("aantal", "prijs", "toeslag"), *OUTCOME]
    return {step.key: step for step in steps}


OUTCOME = ("zonder_toeslag", "bedrag")


def test_every_step_in_order_of_use(proef: AnyRegeling) -> None:
    """De uitleg loopt van invoer en waarden naar het bedrag, met eenheid en formule in woorden."""
    steps = steps_of(proef, (1, 0), COUNTED)
    assert [steps[name].value for name in steps] == [3, 11, 5, 33, 38]
    assert [steps[name].kind for name in steps] == ["invoer", "waarde", "waarde", "stap", "stap"]
    assert steps["bedrag"].formula == "rond af(zonder toeslag + toeslag)"
    assert steps["bedrag"].inputs == ("zonder_toeslag", "toeslag")
    assert steps["zonder_toeslag"].article == "art. 1"
    assert steps["prijs"].unit == "EUR/persoon"


def test_values_bring_their_source(proef: AnyRegeling) -> None:
    """Een waarde noemt haar bron, plaats en zekerheid; invoer ook."""
    steps = steps_of(proef, (0, 0), COUNTED)
    prijs, aantal = steps["prijs"], steps["aantal"]
    assert (prijs.sources, prijs.place, prijs.status) == (
        *(("meicirculaire-2024",), "tabel 1", "vastgesteld"),
    )
    assert (aantal.sources, aantal.status, aantal.note) == (
        *(("cbs-gebieden-2026",), "vastgesteld", "geteld"),
    )
    assert steps["toeslag"].sources == ("participatiewet",)


def test_an_assumption_is_told(proef: AnyRegeling) -> None:
    """Een doorgetrokken waarde zegt welke aanname eronder ligt."""
    prijs = steps_of(proef, (0, 1), {})["prijs"]
    assert (prijs.value, prijs.status, prijs.note) == (11, "aanname", "De prijs blijft gelijk.")


def test_an_unknown_value_says_why(proef: AnyRegeling) -> None:
    """Een waarde die op een dag nog niet bekend was, is onbekend en zegt waarom."""
    steps = steps_of(proef, (0, 0), COUNTED, date(2024, 5, 30))
    assert (steps["prijs"].value, steps["bedrag"].value) == (None, None)
    assert steps["prijs"].note == "Prijs per mens (2025): De prijs is niet bekendgemaakt."


def test_what_no_step_uses_is_left_out(tmp_path: Path) -> None:
    """Een waarde die in geen stap voorkomt, staat niet in de uitleg."""
    line = 'toeslag: Euros = column("EUR", "Toeslag")\n'
    values = VALUES[VALUES.index("[toeslag]") :].replace("toeslag", "korting")
    module = swap(MODULE, line, f'{line}    korting: Euros = column("EUR", "Korting")\n')
    wider = make_regeling(tmp_path, module=module, values=VALUES + values)
    assert "korting" in wider.history
    assert "korting" not in steps_of(wider, (0, 0), COUNTED)


def test_input_without_an_origin(proef: AnyRegeling) -> None:
    """Invoer waarvan de herkomst ontbreekt, verzint er geen."""
    aantal = steps_of(proef, (0, 0), {})["aantal"]
    assert (aantal.sources, aantal.status, aantal.note) == ((), "", "")


def test_cells() -> None:
    """Een cel is een getal, een bedrag, ja of nee, of onbekend."""
    assert cell_value(np.array([[1, UNKNOWN]]), (0, 0)) == 1
    assert cell_value(np.array([[1, UNKNOWN]]), (5, 1)) is None
    assert cell_value(np.array([[0.5], [np.nan]]), (0, 3)) == 0.5
    assert cell_value(np.array([[0.5], [np.nan]]), (1, 3)) is None
    assert cell_value(np.array([[True]]), (2, 2)) == 1


def test_names_of_columns(proef: AnyRegeling) -> None:
    """De namen van de kolommen staan in de volgorde van de tabel."""
    inputs = proef.inputs(np.array([[2.0]]))
    assert column_names(inputs) == tuple(c.name for c in columns_of(proef.inputs)) == ("aantal",)
