# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Numbers by chance that can be made again."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from springplank.core.columns import Floats
from springplank.core.randomness import BLOCK, around, stratified, triangular, uniform


def test_the_same_seed_gives_the_same_numbers() -> None:
    """Dezelfde seed, naam en blok geven altijd dezelfde getallen, wie er ook om vraagt."""
    first = uniform(1, "wsw.macrobudget", 3)
    for place in ("impulsbudget.macrobudget", "wsw.eenmalig"):
        uniform(1, place, 0)
    assert (uniform(1, "wsw.macrobudget", 3) == first).all()
    assert first.shape == (BLOCK,)


def test_another_seed_name_or_block_gives_other_numbers() -> None:
    """Een andere seed, naam of blok geeft andere getallen, tussen 0 en 1."""
    found = [
        uniform(1, "a.b", 0),
        uniform(2, "a.b", 0),
        uniform(1, "a.c", 0),
        uniform(1, "a.b", 1),
        uniform(1, "a.b", 2),
    ]
    together = np.concatenate(found)
    assert len(set(together.tolist())) == len(together)
    assert ((together >= 0) & (together < 1)).all()


def row(*values: float) -> Floats:
    """Make a parameter over years, shape (1, jaren)."""
    return np.array([values])


@given(st.floats(0, 1e9), st.floats(0, 1e8), st.floats(0, 1e8), st.floats(0, 1))
def test_draws_stay_within_the_range(low: float, below: float, above: float, u: float) -> None:
    """Een trekking ligt nooit onder de onderkant of boven de bovenkant."""
    value, high = low + below, low + below + above
    drawn = triangular(row(low), row(value), row(high), np.array([u]))
    room = 1e-6 * (1 + high)
    assert drawn.shape == (1, 1)
    assert low - room <= drawn[0, 0] <= high + room


def test_ends_and_top() -> None:
    """De uiterste kansen geven de grenzen; de top ligt op de waarde; zonder marge is er niets."""
    u = np.array([0.0, 0.25, 1.0])
    drawn = triangular(row(0, 5), row(10, 5), row(40, 5), u)
    assert np.allclose(drawn, [[0, 10, 40], [5, 5, 5]])


def test_quantiles_rise() -> None:
    """Een hogere kans geeft een hogere trekking, en het gemiddelde klopt."""
    u = (np.arange(10_000) + 0.5) / 10_000
    drawn = triangular(row(2.0), row(3.0), row(10.0), u)[0]
    assert (np.diff(drawn) > 0).all()
    assert abs(drawn.mean() - (2 + 3 + 10) / 3) < 1e-3


def test_as_often_above_as_below() -> None:
    """Rond een waarde valt de helft eronder, hoe scheef de grenzen ook liggen."""
    u = np.array([0.0, 0.125, 0.5, 0.875, 1.0])
    drawn = around(row(8.0), row(10.0), row(50.0), u)
    assert np.allclose(drawn, [[8, 9, 10, 30, 50]])


@given(st.integers(1, 500), st.integers(0, 2**32), st.text(max_size=20))
def test_every_stratum_is_hit_once(draws: int, seed: int, place: str) -> None:
    """In elk van de gelijke vakken tussen 0 en 1 valt precies één trekking."""
    found = stratified(seed, place, draws)
    assert found.shape == (draws,)
    assert ((found >= 0) & (found < 1)).all()
    assert sorted(np.floor(found * draws + 1e-9).astype(int).tolist()) == list(range(draws))


def test_strata_come_back_and_do_not_depend_on_who_asks_first() -> None:
    """Dezelfde seed, naam en hoeveelheid geven dezelfde getallen, wie er ook eerder vroeg."""
    first = stratified(1, "beschut_werk.uitstroom", 100)
    stratified(1, "wsw.overlijden", 7)
    assert (stratified(1, "beschut_werk.uitstroom", 100) == first).all()


def test_two_places_or_seeds_have_their_own_order() -> None:
    """Twee namen of twee seeds hangen niet samen: de ene volgorde zegt niets over de andere."""
    here, there = stratified(1, "a.a", 10_000), stratified(1, "b.b", 10_000)
    other_seed = stratified(2, "a.a", 10_000)
    for other in (there, other_seed):
        assert (here != other).all()
        assert abs(np.corrcoef(here, other)[0, 1]) < 0.04  # four standard errors of 1/sqrt(n)
