# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The backtest knows only what was known, and its forecasts can be made again by hand."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from tests.conftest import Samples

from springplank.cohort import backtest_beschut, backtest_wsw, beschut_history
from springplank.cohort.ages import (
    AGES,
    aow_leeftijd,
    kenmerken_of,
    retiring_share,
    sterftekans,
)
from springplank.cohort.backtest import CORONA, DRAWS, SEED, look_back
from springplank.cohort.backtest_beschut import INDICATIES, WERKZAAM
from springplank.cohort.backtest_wsw import (
    ARBEIDSJAREN,
    FIGURES,
    GEMIDDELD,
    PERSONEN,
    fit_overig,
    knowledge,
    load_backtest,
    profiles,
)
from springplank.cohort.beschut_history import Figure
from springplank.cohort.beschut_werk import load_beschut_werk
from springplank.cohort.scoring import HIGH, LAST_TREND, LAST_VALUE, LOW, Forecast, score
from springplank.cohort.wsw_history import Cijfer, load_history
from springplank.core.assumptions import draw
from springplank.core.columns import Floats

SOME = 64
"""Draws enough to see whether two forecasts are the same."""

FIGURES_OF_BESCHUT = beschut_history.figures()
BESCHUT = backtest_beschut.ORIGINS
WSW = backtest_wsw.ORIGINS


def all_of(origin: int, cijfers: tuple[Cijfer, ...] | None = None) -> Floats:
    """Give every figure of the Wsw in one array."""
    found = backtest_wsw.project(origin, SOME, SEED, cijfers)
    return np.stack([found[name] for name in FIGURES])


def both_of(origin: int) -> Floats:
    """Give both figures of beschut werk in one array."""
    found = backtest_beschut.project(origin, SOME, SEED)
    return np.stack([found[INDICATIES], found[WERKZAAM]])


# --- What was known ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "origin,day",
    [
        (2019, date(2020, 7, 1)),
        (2020, date(2021, 7, 1)),
        (2021, date(2022, 7, 1)),
        (2022, date(2023, 7, 1)),
        (2023, date(2024, 7, 1)),
    ],
)
def test_the_day_of_a_stand_of_beschut_werk(origin: int, day: date) -> None:
    """Een stand van beschut werk is bekend op 1 juli van het jaar erna (een aanname)."""
    assert backtest_beschut.day_known(origin) == day


@pytest.mark.parametrize(
    "origin,day", [(2016, date(2017, 7, 12)), (2017, date(2018, 7, 24)), (2020, date(2021, 7, 15))]
)
def test_the_day_of_a_stand_of_the_wsw(origin: int, day: date) -> None:
    """Een stand van de Wsw is bekend als Panteia en Divosa erover hebben gepubliceerd."""
    assert backtest_wsw.day_known(origin) == day


@pytest.mark.parametrize("origin", BESCHUT)
def test_beschut_werk_does_not_look_ahead(origin: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Een cijfer dat later uitkwam, verandert de voorspelling niet; een eerder cijfer wel."""
    on, before = backtest_beschut.day_known(origin), both_of(origin)

    def use(changed: list[Figure]) -> None:
        def figures(day: date = date.max) -> tuple[Figure, ...]:
            return tuple(f for f in changed if f.known <= day)

        monkeypatch.setattr(beschut_history, "figures", figures)
        monkeypatch.setattr(backtest_beschut, "figures", figures)

    use([replace(f, value=f.value * 1.5) if f.known > on else f for f in FIGURES_OF_BESCHUT])
    assert np.array_equal(both_of(origin), before)
    use([f for f in FIGURES_OF_BESCHUT if f.known <= on])
    assert np.array_equal(both_of(origin), before)
    use([replace(f, value=f.value * 1.5) if f.known <= on else f for f in FIGURES_OF_BESCHUT])
    assert not np.isclose(both_of(origin), before).any()


def test_the_doelstelling_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """Een andere doelstelling verandert geen voorspelling: zij is een gegeven."""
    before = [both_of(origin) for origin in BESCHUT]

    def figures(day: date = date.max) -> tuple[Figure, ...]:
        other = (
            replace(f, value=f.value * 2) if f.kind == "doelstelling" else f
            for f in FIGURES_OF_BESCHUT
        )
        return tuple(f for f in other if f.known <= day)

    monkeypatch.setattr(beschut_history, "figures", figures)
    for origin, found in zip(BESCHUT, before, strict=True):
        assert np.array_equal(both_of(origin), found)


@pytest.mark.parametrize("origin", WSW)
def test_the_wsw_does_not_look_ahead(origin: int) -> None:
    """Een cijfer dat later uitkwam, verandert de voorspelling niet; een eerder cijfer wel."""
    on, before = backtest_wsw.day_known(origin), all_of(origin)
    every = load_history()
    later = tuple(replace(c, waarde=c.waarde * 1.1) if c.bekend > on else c for c in every)
    assert np.array_equal(all_of(origin, later), before)
    assert np.array_equal(all_of(origin, tuple(c for c in every if c.bekend <= on)), before)
    earlier = tuple(
        replace(c, waarde=c.waarde * 1.1) if c.grootheid == ARBEIDSJAREN and c.bekend <= on else c
        for c in every
    )
    assert not np.isclose(all_of(origin, earlier), before).all()


@pytest.mark.parametrize(
    "origin,aow_2022", [(2016, 67 * 12 + 3), (2017, 67 * 12 + 3), (2020, 66 * 12 + 7)]
)
def test_the_aow_ages_are_those_of_then(origin: int, aow_2022: float) -> None:
    """Voor het pensioenakkoord van 2019 was de AOW-leeftijd voor 2022 nog 67 jaar en 3 maanden."""
    assert aow_leeftijd((2022,), knowledge(origin).on).maanden[0] == aow_2022


@pytest.mark.parametrize(
    "origin,mean,older,younger",
    [
        (2016, 49.0, 0.70, (0.02, 0.08)),
        (2020, 51.4, 0.75, (0.01, 0.01)),
    ],
)
def test_the_ages_have_the_facts_of_then(
    origin: int, mean: float, older: float, younger: tuple[float, float]
) -> None:
    """De leeftijden rusten op wat toen was gepubliceerd; het deel jonger dan 27 tot 2021 niet."""
    for profile, share in zip(profiles(knowledge(origin), origin), younger, strict=True):
        found = kenmerken_of(profile)
        assert found.gemiddelde == pytest.approx(mean)
        assert found.ouder_dan_45 == pytest.approx(older)
        assert found.jonger_dan_27 == pytest.approx(share)


def test_ages_without_facts_of_their_own() -> None:
    """Eind 2015 krijgt de cijfers van 2016, met de AOW-leeftijd van 2015; 2017 wordt ouder."""
    known = knowledge(2017)
    early, own, late = (profiles(known, year) for year in (2015, 2016, 2017))
    assert kenmerken_of(early[0]).gemiddelde == pytest.approx(49)
    # 65 years and 3 months in 2015, 3 months more in 2016: nobody is 66, and fewer are 65.
    assert not early[:, AGES.index(66) :].any()
    assert (early[:, AGES.index(65)] > 0).all()
    assert (early[:, AGES.index(65)] < own[:, AGES.index(65)]).all()
    for before, after in zip(own, late, strict=True):
        assert after.sum() == pytest.approx(1)
        assert after[0] == 0, "er komt niemand bij"
        assert 0.3 < kenmerken_of(after).gemiddelde - kenmerken_of(before).gemiddelde < 1


def test_the_persons_of_2020_are_derived() -> None:
    """Van eind 2020 zijn alleen arbeidsjaren bekend: 64.255, met 76.662 op 87.233 in 2017."""
    known = knowledge(2020)
    assert known.is_derived
    assert known.per_persoon == 76_662 / 87_233
    assert known.series[PERSONEN][2020] == pytest.approx(64_255 / (76_662 / 87_233))
    assert not knowledge(2017).is_derived


# --- The forecasts, by hand -------------------------------------------------------------------


def test_beschut_werk_by_hand() -> None:
    """Van eind 2021: de groei van 2020 en 2021, en dan jaar voor jaar, in losse getallen."""
    values = draw(load_beschut_werk(), (2022, 2023, 2024), SOME, SEED)
    found = backtest_beschut.project(2021, SOME, SEED)
    # Kamerbrief 34 352 nr. 341; 2018 was toen bekend als ruim 2.500.
    working, advised = 6_767.0, 10_112.0
    more_working, more_advised = (6_767 - 2_500) / 3, (10_112 - 6_143) / 2
    for n in range(SOME):
        one = {key: v[0, n] for key, v in values.items()}
        leave = one["beschut_werk.uitstroom"]
        back = one["beschut_werk.terug_naar_wachtlijst"]
        drop = one["beschut_werk.uitval_wachtlijst"]
        works, waits = working, advised - working
        came = more_advised + leave * works + drop * waits
        chance = (more_working + (leave + back) * works) / waits
        for year in range(3):
            placed = chance * one["beschut_werk.plaatsing"] * waits
            works, waits = (
                works + placed - (leave + back) * works,
                waits
                + came * one["beschut_werk.indicaties"]
                + back * works
                - placed
                - drop * waits,
            )
            assert found[WERKZAAM][year, n] == pytest.approx(works)
            assert found[INDICATIES][year, n] == pytest.approx(works + waits)


@pytest.mark.parametrize("origin", WSW)
def test_the_wsw_by_hand(origin: int) -> None:
    """Leeftijd voor leeftijd: pensioen eerst, van de anderen overlijden, ziekte en overig."""
    known = knowledge(origin)
    years = tuple(range(origin + 1, 2023))
    values = draw(load_backtest(), years, SOME, SEED)
    found = backtest_wsw.project(origin, SOME, SEED)
    overig = fit_overig(known, SOME, SEED)
    ends = profiles(known, origin)
    retire, dies = retiring_share(years, known.on), sterftekans(years, known.on)
    for n in range(0, SOME, 16):
        one = {key.partition(".")[2]: v[0, n] for key, v in values.items()}
        young = (one["aandeel_jonger_dan_27"] - 0.02) / 0.06
        per_persoon = known.per_persoon * one["deeltijdfactor_later"]
        fte = known.series[ARBEIDSJAREN][origin]
        begin = fte / per_persoon if origin == 2020 else known.series[PERSONEN][origin]
        people = begin * ((1 - young) * ends[0] + young * ends[1])
        for year in range(len(years)):
            after = np.zeros(len(AGES))
            for at, age in enumerate(AGES[:-1]):
                older = min(max((age - 25) / 40, 0), 1)
                ill = one["ziekte_oud"] * (older + (1 - older) * one["ziekte_jong_van_oud"])
                other = overig[n] * one["overig_later"]
                lost = one["oversterfte"] * dies[at, year] + ill + other
                after[at + 1] = people[at] * (1 - retire[at, year]) * (1 - lost)
            people = after
            assert found[PERSONEN][year, n] == pytest.approx(people.sum())
            assert found[ARBEIDSJAREN][year, n] == pytest.approx(people.sum() * per_persoon)
            middle = (fte + people.sum() * per_persoon) / 2
            assert found[GEMIDDELD][year, n] == pytest.approx(middle)
            fte = people.sum() * per_persoon


@pytest.mark.parametrize("origin,begin", [(2016, 2015), (2017, 2016), (2020, 2017)])
def test_the_last_known_decrease_comes_out(origin: int, begin: int) -> None:
    """Wat overblijft voor overig vertrek, geeft precies de daling die toen bekend was."""
    known = knowledge(origin)
    personen = known.series[PERSONEN]
    years = tuple(range(begin + 1, origin + 1))
    values = draw(load_backtest(), years, SOME, SEED)
    overig = fit_overig(known, SOME, SEED)
    chances = backtest_wsw._leaving(values, overig[None])
    young = backtest_wsw._young(values)
    ages = profiles(known, begin)
    left = backtest_wsw._survival(ages, young, chances, years, known.on)[-1]
    solved = overig > 0
    assert solved.sum() > 0.95 * SOME
    assert left[solved] == pytest.approx(personen[origin] / personen[begin])
    assert (left[~solved] <= personen[origin] / personen[begin]).all()


# --- The outcomes -----------------------------------------------------------------------------


def test_only_published_outcomes_are_scored() -> None:
    """Beschut werk elk jaar tot en met 2024; de Wsw alleen waar Panteia cijfers gaf."""
    found = {r.figure: [(f.origin, f.year) for f in r.forecasts] for r in look_back()}
    steps = [(origin, year) for origin in range(2019, 2024) for year in range(origin + 1, 2025)]
    assert found == {
        INDICATIES: steps,
        WERKZAAM: steps,
        PERSONEN: [(2016, 2017), (2016, 2022), (2017, 2022), (2020, 2022)],
        ARBEIDSJAREN: [(2016, 2017), (2016, 2020), (2017, 2020)],
        GEMIDDELD: [
            (2016, 2017), (2016, 2020), (2016, 2022), (2017, 2020), (2017, 2022), (2020, 2022),
        ],
    }  # fmt: skip


def test_outcomes_are_the_published_figures() -> None:
    """De uitkomsten zijn de cijfers van de kamerbrief en van Panteia."""
    actual = {(r.figure, f.year): f.actual for r in look_back() for f in r.forecasts}
    assert actual[WERKZAAM, 2024] == 10_619
    assert actual[INDICATIES, 2020] == 8_115
    assert actual[PERSONEN, 2017] == 91_432 - 4_199
    assert actual[PERSONEN, 2022] == 63_423
    assert actual[ARBEIDSJAREN, 2020] == 64_255
    assert actual[GEMIDDELD, 2022] == 58_095


def rivals_of(figure: str, origin: int, year: int) -> tuple[float, float]:
    """Give what both rivals said."""
    (reeks,) = (r for r in look_back() if r.figure == figure)
    (found,) = (f for f in reeks.forecasts if (f.origin, f.year) == (origin, year))
    return found.rivals[LAST_VALUE], found.rivals[LAST_TREND]


def test_the_rivals_know_as_much_as_the_model() -> None:
    """De simpele regels kennen ook alleen wat toen bekend was, en beginnen met dezelfde stand."""
    assert rivals_of(WERKZAAM, 2021, 2023) == (6_767, 6_767 + 2 * 1_569)
    assert np.isnan(rivals_of(INDICATIES, 2019, 2020)[1]), "eind 2019 was er een stand bekend"
    start = 64_255 / (76_662 / 87_233)
    fallen = (start - 87_233) / 3
    assert rivals_of(PERSONEN, 2020, 2022) == pytest.approx((start, start + 2 * fallen))


def test_parts_of_the_forecasts() -> None:
    """De delen naar horizon zijn samen alles; zonder corona vallen 2020 en 2021 weg."""
    for reeks in look_back():
        parts = reeks.by_horizon().values()
        assert sorted(id(f) for part in parts for f in part) == sorted(map(id, reeks.forecasts))
        rest = {f.year for f in reeks.without_corona()}
        assert rest == {f.year for f in reeks.forecasts} - set(CORONA)


def test_the_same_again() -> None:
    """Twee keer rekenen geeft dezelfde bits."""
    again = look_back.__wrapped__(DRAWS, SEED)
    for first, second in zip(look_back(), again, strict=True):
        for one, other in zip(first.forecasts, second.forecasts, strict=True):
            assert np.array_equal(one.draws, other.draws)
            assert one.draws.shape == (DRAWS,)


# --- Synthetic truth --------------------------------------------------------------------------

TRIALS = 10_000


@pytest.mark.parametrize(
    "group,figure,origin,year",
    [
        ("beschut_werk", INDICATIES, 2019, 2024),
        ("beschut_werk", WERKZAAM, 2019, 2020),
        ("wsw", PERSONEN, 2017, 2022),
        ("wsw", ARBEIDSJAREN, 2020, 2022),
        ("wsw", GEMIDDELD, 2016, 2017),
    ],
)
def test_synthetic_truth_is_covered(
    group: str, figure: str, origin: int, year: int, samples: Samples
) -> None:
    """Op werkelijkheden uit het model zelf ligt 80% in de band, op 1 punt na, bij 10.000."""
    project = backtest_wsw.project if group == "wsw" else backtest_beschut.project
    drawn, truths = (
        project(origin, TRIALS, seed)[figure][year - origin - 1] for seed in (SEED, SEED + 1)
    )
    one = Forecast(origin, date(2020, 7, 1), year, 1.0, drawn, {})
    low, high = one.quantiles[LOW], one.quantiles[HIGH]
    assert np.mean((truths >= low) & (truths <= high)) == pytest.approx(0.8, abs=0.01)
    # The scores say the same; a part of the truths, evenly over their whole range.
    count = samples(200, TRIALS)
    some = np.sort(truths)[TRIALS // count // 2 :: TRIALS // count]
    rivals = {LAST_VALUE: np.nan, LAST_TREND: np.nan}
    found = score([replace(one, actual=actual, rivals=rivals) for actual in some.tolist()])
    assert found.coverage == pytest.approx(0.8, abs=0.01)
    assert (found.below, found.above) == pytest.approx((0.1, 0.1), abs=0.01)
    assert np.array(found.places) / found.n == pytest.approx(np.full(5, 0.2), abs=0.01)
