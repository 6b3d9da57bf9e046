# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""AM match 2021-2023: pure price x quantity does not hold it, a fixed part with a key does."""

from dataclasses import replace

import numpy as np
import pytest

from springplank.bekostiging.afspraak import Afspraak
from springplank.bekostiging.amounts import together
from springplank.bekostiging.basis import Basis
from springplank.bekostiging.evaluation import evaluate
from springplank.bekostiging.loading import load_afspraak
from springplank.bekostiging.series import always
from springplank.core.columns import as_floats
from springplank.core.quantities import Personen, Plekken

YEARS = (2021, 2023)
TOTAL = {2021: 2_554_000, 2022: 2_935_000, 2023: 2_798_000}
"""EUR, training, plaatsing and begeleiding of the group below 70% (sob.md 5.2)."""

UITHOORN = {2021: 328_000, 2023: 309_000}
RECHARGED = np.array([[1_000_000, 1_100_000], [90_000, 95_000]])

BASIS = Basis(
    ("GM0394", "GM0451"),  # the other four gemeenten as one, and Uithoorn
    YEARS,
    aantallen={
        "training": Personen(np.array([[242.0, 112.0], [18.0, 15.0]])),
        "begeleiding": Personen(np.array([[122.0, 218.0], [34.0, 22.0]])),
        "beschut_werk": Plekken(np.array([[50.0, 71.0], [10.0, 12.0]])),
    },
    kosten={"activiteiten_participatiewet": np.zeros((2, 2), np.int64)},
)


def with_prices(training: float, begeleiding: float, beschut_werk: float) -> Afspraak:
    """Give only the price x quantity parts of the agreement, with other prices."""
    prices = {"training": training, "begeleiding": begeleiding, "beschut_werk": beschut_werk}
    afspraak = load_afspraak("ammatch")
    delen = tuple(
        replace(d, waarden={"prijs": always(prices[d.product])})
        for d in afspraak.delen
        if d.product
    )
    return replace(afspraak, delen=delen)


def with_shares() -> Afspraak:
    """Give the whole agreement with the share of Uithoorn in the fixed part that was fitted."""
    afspraak = load_afspraak("ammatch")
    shares = {"GM0394": always(1 - 0.0834), "GM0451": always(0.0834)}
    delen = tuple(
        replace(d, sleutel="vast", aandelen=shares) if d.naam == "Vaste kosten" else d
        for d in afspraak.delen
    )
    return replace(afspraak, delen=delen)


def test_one_price_list_holds_the_totals() -> None:
    """Met 3.389, 2.205 en 22.150 euro kloppen de totalen van 2021 en 2023 op 0,1%."""
    made = together(evaluate(with_prices(3_389, 2_205, 22_150), BASIS).totaal)
    for at, year in enumerate(YEARS):
        assert made[0, at] / TOTAL[year] == pytest.approx(1, abs=0.001)


@pytest.mark.parametrize("at, over", [(0, 9), (1, 18)])
def test_but_it_is_too_high_for_uithoorn(at: int, over: int) -> None:
    """Dezelfde prijslijst komt voor Uithoorn in 2021 9% en in 2023 18% te hoog uit."""
    made = evaluate(with_prices(3_389, 2_205, 22_150), BASIS).totaal[1, at]
    assert round((made / UITHOORN[YEARS[at]] - 1) * 100) == over


def test_and_it_is_not_the_published_price() -> None:
    """De prijslijst heeft 22.150 euro per beschutte plek; gepubliceerd is 12.000 euro."""
    (beschut,) = (d for d in load_afspraak("ammatch").delen if d.product == "beschut_werk")
    assert beschut.waarden["prijs"].over((2025,), "")[0, 0] == 12_000
    pure = together(evaluate(with_prices(3_389, 2_205, 12_000), BASIS).totaal)
    assert pure[0, 0] < 0.8 * TOTAL[2021]


def test_a_fixed_part_with_a_key_holds_everything() -> None:
    """Met een vast deel en een aandeel van 8,34% kloppen totaal en Uithoorn zoals gedrukt."""
    made = evaluate(with_shares(), BASIS).totaal
    for at, year in enumerate(YEARS):
        assert together(made)[0, at] == TOTAL[year]
        assert round(made[1, at], -3) == UITHOORN[year]


def test_the_fixed_part_holds_2022_too() -> None:
    """In 2022 klopt het totaal op de euro; cijfers van Uithoorn zijn er dan niet."""
    numbers = {
        "training": Personen(np.array([[148.0]])),
        "begeleiding": Personen(np.array([[300.0]])),
        "beschut_werk": Plekken(np.array([[80.0]])),
    }
    basis = Basis(
        ("GM0394",),
        (2022,),
        aantallen=numbers,
        kosten={"activiteiten_participatiewet": np.zeros((1, 1), np.int64)},
        sleutels={"inwoners": Personen(np.array([[1.0]]))},
    )
    assert evaluate(load_afspraak("ammatch"), basis).totaal[0, 0] == TOTAL[2022]


def test_a_place_costs_twelve_thousand_and_the_rest_is_recharged() -> None:
    """Een plek kost 12.000 euro en activiteiten voor de Participatiewet gaan een-op-een door."""
    basis = replace(BASIS, kosten={"activiteiten_participatiewet": RECHARGED})
    made = evaluate(with_shares(), basis)
    places = BASIS.aantallen["beschut_werk"].values
    assert (as_floats(made.find_deel("Beschut werk").bedragen) == 12_000 * places).all()
    assert (made.find_deel("Activiteiten Participatiewet").bedragen == RECHARGED).all()
