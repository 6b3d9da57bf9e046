# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""AT-01 to AT-06: the series of Werkzaak 2016-2024 from the rules of its agreement."""

from dataclasses import replace

import numpy as np
import pytest
from tests.bekostiging.werkzaak import BLOCKS, YEARS, basis_of, published

from springplank.bekostiging.amounts import Amounts, together
from springplank.bekostiging.checks import retention_as_named
from springplank.bekostiging.evaluation import evaluate
from springplank.bekostiging.loading import load_afspraak
from springplank.bekostiging.municipal import view
from springplank.bekostiging.series import always

ALONE = basis_of([1])
EIGHT = basis_of([41_000, 30_000, 28_000, 27_000, 26_000, 26_000, 25_000, 22_000])


def result_of(block: str) -> Amounts:
    """Give the result of a block: what flows back to the gemeenten is a surplus."""
    made = evaluate(load_afspraak("werkzaak"), ALONE)
    return np.negative(together(made.find_deel(BLOCKS[block]).bedragen))


@pytest.mark.parametrize("at", range(len(YEARS)), ids=map(str, YEARS))
@pytest.mark.parametrize("block", BLOCKS)
def test_the_result_of_every_block(block: str, at: int) -> None:
    """Elk van de 36 resultaten (AT-01 tot en met AT-04) komt op de euro uit."""
    assert result_of(block)[0, at] == published()[f"resultaat {block}"][0, at]


@pytest.mark.parametrize("at", range(len(YEARS)), ids=map(str, YEARS))
def test_the_total(at: int) -> None:
    """Elk van de 9 totalen (AT-05) is de som van de vier resultaten en komt op de euro uit."""
    total = sum(int(result_of(block)[0, at]) for block in BLOCKS)
    assert total == published()["totaal"][0, at]


def test_the_sum_of_the_totals() -> None:
    """De negen totalen zijn samen 15.559.197 euro (funding.md 11)."""
    assert sum(int(result_of(block).sum()) for block in BLOCKS) == 15_559_197


def test_what_is_kept_of_the_participatiebudget() -> None:
    """De inhouding is 5% op honderden afgerond in 2023 en 6% op de euro in 2024 (AT-06)."""
    kept = evaluate(load_afspraak("werkzaak"), ALONE).find_deel("Participatiebudget").ingehouden
    assert kept is not None
    assert (np.negative(kept) == published()["correctie"]).all()


def test_the_label_is_flagged_for_2024_only() -> None:
    """Het blad noemt 5%; voor 2024 is 6% ingehouden en dat wordt gemeld, voor 2023 niet."""
    (found,) = evaluate(load_afspraak("werkzaak"), EIGHT).meldingen
    assert (found.deel, found.jaar) == ("Participatiebudget", 2024)
    assert found.tekst == (
        "Deel 'Participatiebudget' noemt een inhouding van 5%, maar in 2024 is 598.806 euro "
        "ingehouden: 6% van 9.980.100 euro. Kijk na welk percentage is afgesproken."
    )


def test_a_label_on_what_lies_ahead_is_told_without_amounts() -> None:
    """Over wat nog komt, noemt de melding alleen percentages: een bedrag zou een raming zijn."""
    afspraak = load_afspraak("werkzaak")
    (deel,) = (d for d in afspraak.delen if d.naam == "Participatiebudget")
    bare = {"inhouding": always(0.06), "genoemd": always(0.05)}
    money = ALONE.rijksgeld["participatiebudget"].astype(np.float64)
    ahead = replace(ALONE, rijksgeld={"participatiebudget": money}, is_whole=False)
    made = evaluate(replace(afspraak, delen=(replace(deel, waarden=bare),)), ahead)
    assert made.meldingen[0].tekst == (
        "Deel 'Participatiebudget' noemt een inhouding van 5%, maar houdt in 2016 6% in. "
        "Kijk na welk percentage is afgesproken."
    )


def test_a_label_that_fits_is_not_flagged() -> None:
    """Wordt in 2024 ook echt 5% ingehouden, dan is er geen melding."""
    afspraak = load_afspraak("werkzaak")
    delen = tuple(
        replace(d, waarden={**d.waarden, "inhouding": d.waarden["genoemd"]})
        if d.naam == "Participatiebudget"
        else d
        for d in afspraak.delen
    )
    assert evaluate(replace(afspraak, delen=delen), EIGHT).meldingen == ()


@pytest.mark.parametrize("too_many, is_flagged", [(49, False), (51, True)])
def test_rounding_explains_half_of_its_multiple(too_many: int, *, is_flagged: bool) -> None:
    """Op honderden afronden verklaart 50 euro verschil met het label, en niet meer."""
    afspraak = load_afspraak("werkzaak")
    (deel,) = (d for d in afspraak.delen if d.naam == "Participatiebudget")
    waarden = {"genoemd": always(0.05), "afronding": always(100)}
    money = np.full((1, 1), 1_000_000)
    kept = np.full((1, 1), 50_000 + too_many)
    found = retention_as_named(replace(deel, waarden=waarden), (2023,), money, kept)
    assert bool(tuple(found)) == is_flagged


def test_a_label_without_rounding_is_compared_too() -> None:
    """Zonder afronding geldt een speelruimte van 10 euro."""
    afspraak = load_afspraak("werkzaak")
    (deel,) = (d for d in afspraak.delen if d.naam == "Participatiebudget")
    bare = {"inhouding": always(0.05), "genoemd": always(0.06)}
    made = evaluate(replace(afspraak, delen=(replace(deel, waarden=bare),)), ALONE)
    assert [m.jaar for m in made.meldingen] == list(YEARS)


def test_eight_gemeenten_share_the_same_results() -> None:
    """Over acht gemeenten (met bedachte aandelen) blijven de resultaten samen op de euro gelijk."""
    made = evaluate(load_afspraak("werkzaak"), EIGHT)
    for block, naam in BLOCKS.items():
        parts = made.find_deel(naam).bedragen
        assert parts.shape == (8, 9)
        assert (np.negative(parts.sum(axis=0)) == published()[f"resultaat {block}"][0]).all()


def test_what_stays_is_the_total_and_what_was_kept() -> None:
    """Bij de gemeenten blijft het totale saldo, met daarbij wat zij zelf hebben ingehouden."""
    made = evaluate(load_afspraak("werkzaak"), EIGHT)
    stays = together(view(EIGHT, made).blijft)
    assert (stays == published()["totaal"] - published()["correctie"]).all()
