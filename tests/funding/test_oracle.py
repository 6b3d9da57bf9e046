# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The product against the oracle: two implementations that know nothing of each other."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from tests.funding.comparison import ORACLES, differences, disagree, payment_differences, plant
from tests.oracle import (
    beschut_werk,
    buig,
    cluster_participatie,
    impulsbudget,
    iu_participatie,
    loonkostensubsidie,
    sociale_infrastructuur,
    wsw,
)

from springplank.core import regeling as core_regeling
from springplank.core.explanation import Origin
from springplank.core.sources import find_stand, standings
from springplank.funding.streams import compute_streams
from springplank.funding.world import OwnData, make_world
from springplank.regelingen import REGELINGEN, STREAMS

STANDS = [stand.key for stand in standings()]
BEGIN = date(2023, 5, 30)
"""A day on which nothing about a municipality was known yet."""


def eves() -> list[str]:
    """Give every day before a value became known: on the days in between nothing changes."""
    histories = [history for key in STREAMS for history in REGELINGEN[key].history.values()]
    known = {entry.known for history in histories for entry in history.entries}
    known |= {history.ahead.known for history in histories if history.ahead}
    return [str(day - timedelta(days=1)) for day in sorted(known) if day > BEGIN]


@pytest.fixture(autouse=True)
def clean_slate() -> Iterator[None]:
    """Forget prepared parameters after a planted error."""
    yield
    core_regeling._prepare.cache_clear()


# --- Agreement ------------------------------------------------------------------------------


@pytest.mark.parametrize("stand", [*STANDS, "nieuwste"])
def test_all_streams_agree(stand: str) -> None:
    """Beide uitwerkingen geven in elke stand voor alle 342 gemeenten hetzelfde, op de euro."""
    assert differences(stand) == []


@pytest.mark.parametrize("stand", [*eves(), "2025-06-12", "2025-07-02"])
def test_all_streams_agree_between_circulaires(stand: str) -> None:
    """Ook op een dag tussen twee circulaires zijn beide uitwerkingen het eens."""
    assert differences(stand, (2024, 2025, 2026, 2031, 2035)) == []


def test_all_streams_agree_far_ahead(volledig: bool) -> None:
    """Ook ver vooruit, tot na het einde van de Wsw, zijn beide uitwerkingen het eens."""
    years = tuple(range(2036, 2050)) if volledig else (2036, 2048, 2049)
    assert differences("nieuwste", years) == []


@pytest.mark.parametrize("stand", ["septembercirculaire-2024", "meicirculaire-2025", "nieuwste"])
def test_payments_agree(stand: str) -> None:
    """Bedrag, ontvanger en delen van elk samenwerkingsverband zijn gelijk."""
    for year in (2025, 2031, 2034):
        assert payment_differences(stand, year) == []


@pytest.mark.parametrize("stand", STANDS)
def test_components_agree(stand: str) -> None:
    """De som van de onderdelen en wat onverklaard blijft, zijn gelijk."""
    funding = compute_streams(make_world(find_stand(stand)), (2024, 2025, 2026))
    outcome = funding.streams["iu_participatie"].outcome
    for at, year in enumerate(funding.years):
        pairs = (
            (outcome.som_onderdelen, iu_participatie.som_onderdelen(stand, year)),
            (outcome.onverklaard, iu_participatie.onverklaard(stand, year)),
        )
        for ours, theirs in pairs:
            assert list(disagree(funding, ours[:, at], theirs)) == [], year


@pytest.mark.parametrize("year", [2024, 2025, 2048])
def test_taakstelling_agrees(year: int) -> None:
    """De taakstelling beschut werk is voor elke gemeente gelijk."""
    funding = compute_streams(make_world(), (year,))
    ours = funding.streams["beschut_werk"].outcome.taakstelling[:, 0].astype(np.int64)
    assert list(disagree(funding, ours, beschut_werk.taakstelling(year))) == []


@pytest.mark.parametrize("year,part", [(2026, 0), (2027, 1), (2028, 2), (2029, 3), (2031, 4)])
def test_a_new_key_agrees(year: int, part: int) -> None:
    """Met een nieuwe sleutel naar het doelgroepenregister zijn beide het ook eens."""
    world = make_world(
        variants={"beschut_werk": "objectief"},
        choices={"beschut_werk.aandeel_nieuwe_sleutel": "ingroei in vier jaar"},
    )
    funding = compute_streams(world, (year,))
    shares = beschut_werk.ingroei(
        beschut_werk.aandelen_huidig(), beschut_werk.aandelen_objectief(), Fraction(part, 4)
    )
    theirs = beschut_werk.bedragen_met_aandelen("nieuwste", year, shares)
    assert list(disagree(funding, funding.streams["beschut_werk"].amounts[:, 0], theirs)) == []


# --- What needs an import -------------------------------------------------------------------


def spending_of_two_years() -> tuple[dict[int, dict[str, int]], OwnData]:
    """Make spending of two years, for both sides."""
    rng = np.random.default_rng(8)
    codes = make_world().codes
    spending = {year: rng.integers(0, 10**6, len(codes)) for year in (2023, 2024)}
    origin = Origin((), "synthetisch", "verzonnen")
    own = OwnData(loonkostensubsidie={year: (row, origin) for year, row in spending.items()})
    theirs = {year: dict(zip(codes, row.tolist(), strict=True)) for year, row in spending.items()}
    return theirs, own


def test_buig_agrees() -> None:
    """Het deel loonkostensubsidie is op de euro gelijk, met t-1 en anders met t-2."""
    spending, own = spending_of_two_years()
    choices = {"buig_loonkostensubsidie.deelbudget_loonkostensubsidie": 412_345_678.0}
    funding = compute_streams(make_world(own=own, choices=choices), (2025, 2026))
    ours = funding.streams["buig_loonkostensubsidie"].amounts
    for at, (year, is_definitive) in enumerate([(2025, True), (2026, False)]):
        theirs = buig.loonkostensubsidie(412_345_678, spending, year, definitief=is_definitive)
        assert theirs is not None
        assert list(disagree(funding, ours[:, at], {**theirs})) == []


def subsidies(day: date) -> list[tuple[tuple[float, float, bool, bool], float | None]]:
    """Compute the loonkostensubsidie of a range of people with the product."""
    regeling = REGELINGEN["loonkostensubsidie"]
    cases = [
        (loonwaarde, hours, half, forfait)
        for loonwaarde in (0.0, 0.1, 0.3, 0.333, 0.5, 0.6, 0.85, 1.0, 1.2)
        for hours in (1.0, 18.0, 27.5, 32.0, 36.0)
        for half, forfait in ((False, False), (True, False), (False, True))
    ]
    columns = [np.array(part).reshape(-1, 1) for part in zip(*cases, strict=True)]
    loonwaarde, hours, half, forfait = columns
    inputs = regeling.inputs(loonwaarde, hours, np.zeros_like(loonwaarde), half, forfait)
    outcome = regeling.prepare_day(day, find_stand(None).on).compute(inputs)
    amounts = outcome.bedrag[:, 0].tolist()
    return [
        (case, None if np.isnan(amount) else amount)
        for case, amount in zip(cases, amounts, strict=True)
    ]


DAYS = [date(2023, 1, 1), date(2024, 7, 1), date(2025, 1, 1), date(2025, 12, 31), date(2026, 7, 1)]


def subsidy_differences(day: date) -> list[tuple[float, float, bool, bool]]:
    """Give the cases on which product and oracle do not agree to the cent."""
    found = []
    for (loonwaarde, hours, half, forfait), ours in subsidies(day):
        measured = None if half else Decimal(str(loonwaarde)) * 100
        theirs = (
            None
            if forfait
            else loonkostensubsidie.by_law(day, uren=Decimal(str(hours)), loonwaarde=measured)
        )
        same = (
            ours is theirs if theirs is None else ours is not None and f"{ours:.2f}" == f"{theirs}"
        )
        if not same:
            found.append((loonwaarde, hours, half, forfait))
    return found


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_loonkostensubsidie_agrees(day: date) -> None:
    """De subsidie per persoon is op de cent gelijk; voor 2028 bestaat er geen vaste 68%."""
    assert subsidy_differences(day) == []


@pytest.mark.parametrize("part", [0.9, 1, 1.0749, 1.075, 1.1, 1.12501, 1.125, 1.15, 1.7])
def test_vangnet_agrees(part: float) -> None:
    """De vangnetuitkering is op de euro gelijk."""
    regeling = REGELINGEN["vangnet"]
    budget = np.array([[1], [999], [10_000_000], [52_900_200], [7_779_800_000]])
    lasten = np.floor(budget * part).astype(np.int64)
    inputs = regeling.inputs(budget.astype(np.float64), lasten.astype(np.float64))
    ours = regeling.prepare_day(date(2026, 7, 1), find_stand(None).on).compute(inputs).bedrag
    pairs = zip(budget[:, 0].tolist(), lasten[:, 0].tolist(), strict=True)
    assert ours[:, 0].tolist() == [buig.vangnet(whole, cost) for whole, cost in pairs]


# --- A planted error is caught --------------------------------------------------------------

IN_THE_ORACLE: list[tuple[str, Any, str, Any]] = [
    ("impulsbudget", impulsbudget, "LANDELIJK", impulsbudget.LANDELIJK | {2025: 35_000_001}),
    ("sociale_infrastructuur", sociale_infrastructuur, "START_2025", 19_800_010),
    ("sociale_infrastructuur", sociale_infrastructuur, "STRUCTUREEL_KAMERBRIEF", 35_900_010),
    ("beschut_werk", beschut_werk, "MAXIMUM_PLEKKEN", Fraction(15_000)),
    ("beschut_werk", beschut_werk, "SLEUTEL_TOTAAL", 51_036),
    ("beschut_werk", beschut_werk, "GROEI_PLEKKEN", Fraction("823.54")),
    ("wsw", wsw, "DALING", 76_000_001),
    ("wsw", wsw, "LANDELIJK", wsw.LANDELIJK | {2027: 1_656_000_001}),
    (
        "cluster_participatie",
        cluster_participatie,
        "GEWICHTEN",
        {
            key: ("5179.67" if row[0] == "5179.66" else row[0], *row[1:])
            for key, row in cluster_participatie.GEWICHTEN.items()
        },
    ),
]


@pytest.mark.parametrize(
    "key,module,name,faulty", IN_THE_ORACLE, ids=lambda part: part if isinstance(part, str) else ""
)
def test_an_error_in_the_oracle_is_caught(
    monkeypatch: pytest.MonkeyPatch, key: str, module: Any, name: str, faulty: Any
) -> None:
    """Een fout in een enkel getal van het orakel komt als verschil naar boven."""
    monkeypatch.setattr(module, name, faulty)
    found = differences("nieuwste", (2024, 2025, 2027, 2030, 2035), (key,))
    assert found
    assert {stream for stream, _, _ in found} == {key}


IN_THE_PRODUCT = [
    ("impulsbudget.macrobudget", 2025, 1 + 1 / 35_000_000),
    ("impulsbudget.macrobudget", 2034, 1.0001),
    ("sociale_infrastructuur.macrobudget", 2025, 1.0001),
    ("sociale_infrastructuur.macrobudget", 2035, 1.0001),
    ("beschut_werk.begeleiding_per_plek", 2025, 1 + 1 / 8_597),
    ("beschut_werk.loon_en_prijsbijstelling_2024_per_plek", 2025, 1 + 1 / 542),
    ("beschut_werk.bedrijfskosten_per_plek", 2025, 1 + 1 / 2_157),
    ("beschut_werk.lage_inkomensvoordeel_per_plek", 2025, 1 + 1 / 552),
    ("beschut_werk.loon_en_prijsbijstelling_2025_per_plek", 2025, 1 + 1 / 637),
    ("beschut_werk.overbrugging_forfait_per_plek", 2026, 1 + 1 / 2_971),
    ("beschut_werk.plekken_bekostigd", 2029, 1.00001),
    ("beschut_werk.minimum_plekken", 2025, 1.01),
    ("wsw.macrobudget", 2026, 1 + 1 / 1_732_000_000),
    ("cluster_participatie.gewicht_bijstandsontvanger", 2024, 1.00001),
    ("cluster_participatie.gewicht_loonkostensubsidie", 2024, 1.00001),
    ("cluster_participatie.gewicht_doelgroepenregister", 2025, 1.00001),
    ("cluster_participatie.gewicht_laag_inkomen", 2025, 1.00001),
    ("cluster_participatie.uitkeringsfactor", 2024, 1.001),
]


@pytest.mark.parametrize("name,year,factor", IN_THE_PRODUCT, ids=lambda part: f"{part}")
def test_an_error_in_the_product_is_caught(
    monkeypatch: pytest.MonkeyPatch, name: str, year: int, factor: float
) -> None:
    """Een fout in een enkele waarde van het product komt als verschil naar boven."""
    plant(monkeypatch, name, year, factor)
    key = name.partition(".")[0]
    found = differences("nieuwste", tuple({2024, 2025, year}), (key,))
    assert found
    assert key in ORACLES


def test_an_error_in_the_subsidy_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ook een fout in de loonkostensubsidie komt naar boven, aan beide kanten."""
    day = date(2026, 7, 1)
    plant(monkeypatch, "loonkostensubsidie.hoogste_deel", 2026, 1.001)
    assert subsidy_differences(day)
    monkeypatch.undo()
    core_regeling._prepare.cache_clear()
    assert subsidy_differences(day) == []
    monkeypatch.setattr(loonkostensubsidie, "VAKANTIEBIJSLAG", Decimal("0.081"))
    assert subsidy_differences(day)


def test_an_error_in_the_payment_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """Een verkeerde ontvanger komt naar boven."""
    monkeypatch.setattr(impulsbudget, "receiver", lambda leden, _: max(leden))
    assert payment_differences("nieuwste", 2025)
