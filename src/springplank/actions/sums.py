# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Check the sums that must hold between values, tables, maatregelen and outcomes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from springplank.core.columns import as_floats, total
from springplank.core.parameters import cell_in
from springplank.core.sources import find_stand
from springplank.funding.streams import Funding, compute_streams
from springplank.funding.world import beschut_key, make_world
from springplank.reference.counts import PUBLISHED_AMOUNT, all_series, counts
from springplank.reference.tables import load_table
from springplank.regelingen import REGELINGEN
from springplank.registers.maatregelen import load_maatregelen

MILLION = 1_000_000
HOLDS = "klopt"
FAILS = "klopt niet"
SHOWN = "ter vergelijking"
"""A sum that need not hold, shown beside what it could be compared with."""

ROUNDED_MACRO = 50_000
"""The derived national Wsw amounts are kept in hundredths of a million, or rounder."""
OWN_ROUNDING = 12_000
"""Places follow from amounts in thousands of euros, over 2,157 euro a place."""
KEY_ROUNDING = 0.5
"""The national number of points is whole; four gemeenten have a part of a point."""


@dataclass(frozen=True, slots=True)
class Sum:
    """One sum and what it is compared with.

    Attributes:
        what: what is added and compared, in Dutch.
        found: the sum.
        expected: what it is compared with.
        tolerance: how far apart they may be, with a reason in `what` or the source.
        unit: unit of both.
        must_hold: whether a difference is a fault.
    """

    what: str
    found: float
    expected: float
    tolerance: float
    unit: str
    must_hold: bool = True

    @property
    def difference(self) -> float:
        """What was found minus what was expected."""
        return self.found - self.expected

    @property
    def verdict(self) -> str:
        """HOLDS, FAILS or SHOWN."""
        if abs(self.difference) <= self.tolerance:
            return HOLDS
        return FAILS if self.must_hold else SHOWN


def find_sums() -> tuple[Sum, ...]:
    """Compute every sum."""
    return (
        _impulsbudget_total(),
        *_divided(),
        _circulaire_chain(),
        _lage_inkomensvoordeel(),
        *_standings(),
        *_ophoging(),
        *_maatregelen(),
        _key(),
        *_taakstelling(),
    )


def _value(place: str, year: int) -> float:
    key, name = place.split(".")
    found = cell_in(REGELINGEN[key].history[name], year, date.max).value
    return float("nan") if found is None else found


def _impulsbudget_total() -> Sum:
    table = load_table("landelijk")
    rows = zip(table.text("indicator"), table.text("periode"), table.text("waarde"), strict=True)
    published = next(
        float(value) * MILLION
        for indicator, period, value in rows
        if indicator.startswith("impulsbudget") and period.startswith("totaal")
    )
    found = sum(_value("impulsbudget.macrobudget", year) for year in range(2025, 2035))
    return Sum(
        "Impulsbudget 2025 tot en met 2034 en het gepubliceerde totaal", found, published, 0, "EUR"
    )


def _divided() -> Iterator[Sum]:
    """Compare what all gemeenten get together with the national amount."""
    years = tuple(range(2025, 2036))
    funding = compute_streams(make_world(), years)
    for key in ("impulsbudget", "sociale_infrastructuur"):
        amounts = total(funding.streams[key].amounts)
        macro = sum(round(_value(f"{key}.macrobudget", year)) for year in years)
        title = REGELINGEN[key].title
        yield Sum(
            f"{title} {years[0]} tot en met {years[-1]}: alle gemeenten en het landelijke bedrag",
            amounts.amount,
            macro,
            0,
            "EUR",
        )


def published_total(circulaire: str, year: int) -> int:
    """Give the national integratie-uitkering Participatie of a circulaire, whole euros."""
    return counts(PUBLISHED_AMOUNT, circulaire, year).total_hundredths // 100


def _amount(maatregel: str, year: int) -> int:
    return load_maatregelen()[maatregel].amounts[year]


def _circulaire_chain() -> Sum:
    added = ("tegemoetkoming-2024", "ophoging-beschut-werk", "loon-en-prijsbijstelling-2024")
    start = published_total("septembercirculaire-2023", 2024)
    return Sum(
        "Integratie-uitkering 2024: septembercirculaire 2023 plus drie maatregelen en de "
        "meicirculaire 2024",
        start + sum(_amount(key, 2024) for key in added),
        published_total("meicirculaire-2024", 2024),
        5,
        "EUR",
    )


def _lage_inkomensvoordeel() -> Sum:
    before, after = (published_total(f"{c}circulaire-2024", 2025) for c in ("mei", "september"))
    return Sum(
        "Integratie-uitkering 2025: stijging in de septembercirculaire 2024 en de vergoeding voor "
        "het lage-inkomensvoordeel",
        after - before,
        _amount("vergoeding-lage-inkomensvoordeel", 2025),
        0,
        "EUR",
    )


def _standings() -> Iterator[Sum]:
    """Compare parts and whole on every stand, and the Wsw of all gemeenten with its value."""
    for series in all_series(PUBLISHED_AMOUNT):
        stand = find_stand(series.circulaire)
        funding = compute_streams(make_world(stand), (series.uitkeringsjaar,))
        when = f"{series.uitkeringsjaar}, {stand.name}"
        yield _parts(funding, published_total(series.circulaire, series.uitkeringsjaar), when)
        parameter = REGELINGEN["wsw"].history["macrobudget"]
        national = cell_in(parameter, series.uitkeringsjaar, stand.on).value
        if national is not None:
            wsw = total(funding.streams["wsw"].amounts)
            yield Sum(
                f"Wsw {when}: alle gemeenten en het afgeleide landelijke bedrag",
                wsw.amount,
                national,
                ROUNDED_MACRO,
                "EUR",
            )


def _parts(funding: Funding, published: int, when: str) -> Sum:
    parts = total(funding.streams["iu_participatie"].outcome.som_onderdelen).amount
    return Sum(
        f"Integratie-uitkering {when}: som van de onderdelen naast het gepubliceerde bedrag (de "
        "rest staat er als onverklaard bij)",
        parts,
        published,
        0,
        "EUR",
        must_hold=False,
    )


def _ophoging() -> Iterator[Sum]:
    """Compare the published rise with places times the amount a place."""
    parameter = REGELINGEN["beschut_werk"].history["plekken_bekostigd"]
    for year, amount in load_maatregelen()["ophoging-beschut-werk"].amounts.items():
        series = [e.years[year] for e in parameter.entries if year in e.years]
        if not series:
            continue
        per_plek = _value("beschut_werk.bedrijfskosten_per_plek", year)
        nearest = min((plekken * per_plek for plekken in series), key=lambda a: abs(a - amount))
        yield Sum(
            f"Ophoging beschut werk {year}: plekken maal bedrag per plek en gepubliceerd",
            nearest,
            amount,
            OWN_ROUNDING,
            "EUR",
        )


def _maatregelen() -> Iterator[Sum]:
    """Compare the amounts of a maatregel with the value that it names."""
    for maatregel in load_maatregelen().values():
        if not maatregel.parameter:
            continue
        key, name = maatregel.parameter.split(".")
        unit = REGELINGEN[key].history[name].unit
        if unit == "EUR":
            for year, amount in maatregel.amounts.items():
                found = _value(maatregel.parameter, year)
                yield Sum(f"{maatregel.title} {year}: maatregel en waarde", found, amount, 0, unit)
        elif maatregel.per_unit:
            amount_per_unit = maatregel.per_unit.amount
            entries = REGELINGEN[key].history[name].entries
            values = [v for e in entries for v in (e.years.values() if e.years else (e.value,))]
            nearest = min(values, key=lambda v: abs(v - amount_per_unit))
            yield Sum(f"{maatregel.title}: maatregel en waarde", nearest, amount_per_unit, 0, unit)


def _key() -> Sum:
    """Add the key, with for each gemeente at the minimum the points of one place."""
    key, whole = beschut_key()
    at_minimum = load_table("beschut_sleutel").text("soort").count("minimum")
    parameter = REGELINGEN["beschut_werk"].history["plekken_bekostigd"]
    plekken = cell_in(parameter, 2024, find_stand("meicirculaire-2023").on).value or float("nan")
    return Sum(
        f"Verdeelsleutel beschut werk: alle gemeenten, met {at_minimum} minimumplekken, en het "
        "landelijke getal",
        float(key.sum()) + at_minimum * float(whole[0, 0]) / plekken,
        float(whole[0, 0]),
        KEY_ROUNDING,
        "punt",
    )


def _taakstelling() -> Iterator[Sum]:
    """Lay the sum of the rounded taakstellingen beside the doelstelling; it is not forced to it."""
    years = tuple(range(2024, 2027))
    outcome = compute_streams(make_world(), years).streams["beschut_werk"].outcome
    for at, year in enumerate(years):
        yield Sum(
            f"Taakstelling beschut werk {year}: alle gemeenten, afgerond, naast de doelstelling",
            float(as_floats(outcome.taakstelling)[:, at].sum()),
            _value("beschut_werk.doelstelling", year),
            0,
            "plek",
            must_hold=False,
        )
