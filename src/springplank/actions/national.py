# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Lay the money of all gemeenten and verbanden side by side, and reconcile the totals."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

import numpy as np

from springplank.actions.explanation import find_regeling
from springplank.actions.question import run_of
from springplank.actions.remarks import choice_remarks
from springplank.core.columns import UNKNOWN, Euros, total
from springplank.core.explanation import Origin
from springplank.funding.payments import (
    EACH_GEMEENTE,
    pay_impulsbudget,
    per_verband,
    rest_on_assumed_weights,
    verband_totals,
)
from springplank.funding.ranges import bounds_of, bounds_of_parts, range_of, status_of
from springplank.funding.streams import NOT_KNOWN, Funding, Stream, compute_streams
from springplank.funding.subject import Amount, amounts_before, amounts_for
from springplank.funding.world import FIRST_YEAR, World
from springplank.reference.municipalities import municipalities_of
from springplank.reference.partnerships import certainty_sentence
from springplank.reference.subjects import GEMEENTE, find_subject
from springplank.regelingen import REGELINGEN, STREAMS

COLUMNS = (
    "soort",
    "code",
    "naam",
    "regeling",
    "jaar",
    "bedrag_eur",
    "laag",
    "hoog",
    "status",
    "ontvanger_code",
    "ontvangt_eur",
    "onderdeel_van",
)
"""The columns of a row of the national table; stable."""

Row = tuple[
    str,
    str,
    str,
    str,
    int,
    int | None,
    int | None,
    int | None,
    str,
    str | None,
    int | None,
    str | None,
]


@dataclass(frozen=True, slots=True)
class Check:
    """One sum that has to hold.

    Attributes:
        regeling: key of the regeling.
        jaar: calendar year.
        wat: what is compared, in Dutch.
        som_eur: sum of the parts.
        geheel_eur: the whole.
    """

    regeling: str
    jaar: int
    wat: str
    som_eur: int
    geheel_eur: int

    @property
    def verschil_eur(self) -> int:
        """Whole minus parts: 0 when it adds up."""
        return self.geheel_eur - self.som_eur


@dataclass(frozen=True, slots=True)
class Target:
    """The taakstelling beschut werk of all gemeenten beside the national doelstelling.

    Each gemeente is rounded by itself, so the sum need not be the doelstelling; it is not forced.

    Attributes:
        jaar: calendar year.
        som_taakstelling: places, sum over gemeenten.
        doelstelling: places, national.
        status: how sure the doelstelling is.
    """

    jaar: int
    som_taakstelling: int
    doelstelling: int
    status: str


@dataclass(frozen=True, slots=True)
class National:
    """The money of the whole country.

    Attributes:
        funding: all streams over the years.
        run_id: hash of everything the amounts rest on.
        checks: the sums that have to hold.
        targets: the taakstelling beschut werk beside the national doelstelling.
        years: calendar years that were asked for, also those without amounts.
        regelingen: keys of the streams that are shown.
        remarks: Dutch sentences about years without amounts, and how sure the verbanden are.
    """

    funding: Funding
    run_id: str
    checks: tuple[Check, ...]
    targets: tuple[Target, ...]
    years: tuple[int, ...]
    regelingen: tuple[str, ...]
    remarks: tuple[str, ...]


def compute_national(world: World, years: tuple[int, ...], regeling: str | None = None) -> National:
    """Compute all streams of all gemeenten and reconcile them.

    Args:
        world: what was known and chosen, and the data.
        years: calendar years; those before the first amounts have rows without an amount.
        regeling: key or title of the one stream to show; None for all.

    Raises:
        UsageError: when the regeling does not exist.
    """
    shown = STREAMS if regeling is None else (find_regeling(regeling),)
    funding = compute_streams(world, tuple(y for y in years if y >= FIRST_YEAR) or (FIRST_YEAR,))
    checks = (check for check in _checks(funding) if check.regeling in shown)
    targets = _targets(funding) if "beschut_werk" in shown else ()
    return National(
        funding,
        run_of(world),
        tuple(checks),
        tuple(targets),
        years,
        shown,
        (*choice_remarks(world), certainty_sentence(world.memberships.verbanden), *_remarks(years)),
    )


def _remarks(years: tuple[int, ...]) -> tuple[str, ...]:
    """Say of early years how many gemeenten there were, and that there are no amounts."""
    before = tuple(year for year in years if year < FIRST_YEAR)
    if not before:
        return ()
    found = [f"{year}: {len(municipalities_of(year).gemeenten)} gemeenten." for year in before]
    unknown = amounts_before(before)[0]
    return (*found, f"{unknown.reden} {unknown.wat_te_doen}")


def _targets(funding: Funding) -> Iterator[Target]:
    stream = funding.streams["beschut_werk"]
    sums = stream.outcome.taakstelling.sum(axis=0)
    for cell, year, whole in zip(
        stream.prepared.paths["doelstelling"].cells, funding.years, sums, strict=True
    ):
        if cell.value is not None and not np.isnan(whole):
            yield Target(year, int(whole), int(cell.value), cell.status)


def _checks(funding: Funding) -> Iterator[Check]:
    payments = pay_impulsbudget(funding)
    shown = {
        "impulsbudget": payments.shares,  # with the official amounts of an imported list
        "sociale_infrastructuur": funding.streams["sociale_infrastructuur"].amounts,
    }
    for key, amounts in shown.items():
        macro = funding.streams[key].prepared.paths["macrobudget"].values[0]
        for at, year in enumerate(funding.years):
            parts = total(amounts[:, at])
            if parts.is_complete:
                yield Check(
                    key, year, "gemeenten en landelijk bedrag", parts.amount, int(macro[at])
                )
    for at, year in enumerate(funding.years):
        verbanden = total(payments.verbanden[:, at])
        if verbanden.is_complete:
            received = total(payments.received[:, at])
            shares = total(payments.shares[:, at])
            yield Check(
                "impulsbudget", year, "verbanden en gemeenten", verbanden.amount, shares.amount
            )
            yield Check("impulsbudget", year, "betaald en verdeeld", received.amount, shares.amount)
    whole = funding.streams["iu_participatie"]
    for at, year in enumerate(funding.years):
        found = [total(a[:, at]) for a in (whole.outcome.som_onderdelen, whole.outcome.onverklaard)]
        if all(f.is_complete for f in found):
            parts_sum = sum(f.amount for f in found)
            amount = total(whole.amounts[:, at]).amount
            yield Check("iu_participatie", year, "onderdelen plus onverklaard", parts_sum, amount)


def totals_of(national: National) -> tuple[Amount, ...]:
    """Give every stream that is shown of the whole country per year, with its range.

    A year before the first amounts is unknown, with the reason.
    """
    before = amounts_before(tuple(year for year in national.years if year < FIRST_YEAR))
    later = amounts_for(national.funding, find_subject("landelijk"))
    return tuple(
        amount
        for amount in (*before, *later)
        if amount.regeling in national.regelingen and amount.jaar in national.years
    )


def rows(national: National) -> Iterator[tuple[int, tuple[Row, ...]]]:
    """Give the rows per stream that is shown: all gemeenten and all verbanden, in order of code.

    Yields:
        How many streams are done, and the rows of the last one.
    """
    before = [year for year in national.years if year < FIRST_YEAR]
    later = any(year >= FIRST_YEAR for year in national.years)
    for done, key in enumerate(national.regelingen, start=1):
        early = _rows_before(key, before)
        yield done, (*early, *(_rows_of(national.funding, key) if later else ()))


def _rows_before(key: str, years: list[int]) -> Iterator[Row]:
    """Give the gemeenten of each year before the first amounts, without an amount."""
    whole = REGELINGEN[key].part_of or None
    for year in years:
        for g in municipalities_of(year).gemeenten:
            yield (
                GEMEENTE, g.code, g.naam, key, year, None, None, None, NOT_KNOWN, None, None, whole,
            )  # fmt: skip


class Cell(NamedTuple):
    """One amount in the table: EUR, its range and how sure it is."""

    bedrag_eur: int | None
    laag: int | None
    hoog: int | None
    status: str


@dataclass(frozen=True, slots=True)
class Line:
    """One gemeente or verband in the table of one stream.

    Attributes:
        soort: "gemeente" or "samenwerkingsverband".
        code: code or key.
        naam: name.
        amounts: per year its row; a year in which it did not exist is not in it.
    """

    soort: str
    code: str
    naam: str
    amounts: Mapping[int, Cell]


def table_of(national: National) -> tuple[Line, ...]:
    """Lay the first stream that is shown in a table: gemeenten, then verbanden, by code."""
    found: dict[tuple[str, str], tuple[str, dict[int, Cell]]] = {}
    _, listed = next(rows(national))
    for soort, code, naam, _, year, amount, low, high, status, *_ in listed:
        found.setdefault((soort, code), (naam, {}))[1][year] = Cell(amount, low, high, status)
    return tuple(
        Line(soort, code, naam, amounts)
        for (soort, code), (naam, amounts) in sorted(found.items(), key=lambda item: item[0])
    )


def _rows_of(funding: Funding, key: str) -> Iterator[Row]:
    stream, world = funding.streams[key], funding.world
    payments = pay_impulsbudget(funding) if key == "impulsbudget" else None
    amounts = payments.shares if payments else stream.amounts
    gemeenten = municipalities_of(FIRST_YEAR).gemeenten
    is_shared = payments is not None and world.variants.get(key) != EACH_GEMEENTE
    received = payments.received if payments else amounts
    receiver_of = _receiver_codes(funding, payments.receivers) if payments else None
    names = [("gemeente", g.code, g.naam) for g in gemeenten]
    codes = [[g.code] * len(funding.years) for g in gemeenten]
    if is_shared and receiver_of is not None:
        codes = _receivers_of(world, receiver_of)
    bounds = bounds_of(stream, amounts)
    official = payments.official_shares if payments else {}
    yield from _lines(stream, names, (amounts, *bounds, received), codes, official)
    verbanden = [("samenwerkingsverband", v.key, v.naam) for v in world.memberships.verbanden]

    found = payments.verbanden if payments else verband_totals(world, amounts)
    bounds = bounds_of_parts(stream, world, lambda of: per_verband(world, of))
    official = payments.official if payments else {}
    paid_to = (
        receiver_of if is_shared and receiver_of else [[None] * len(funding.years)] * len(verbanden)
    )
    weighed = rest_on_assumed_weights(world).tolist()
    yield from _lines(stream, verbanden, (found, *bounds, found), paid_to, official, weighed)


def _receivers_of(world: World, receiver_of: list[list[str]]) -> list[list[str]]:
    """Give per gemeente and year the code that is paid; of more verbanden with a plus between."""
    members = world.memberships
    found: list[list[str]] = []
    for row in range(len(world.codes)):
        mine = members.verband_index[members.gemeente_index == row]
        per_year = zip(*(receiver_of[verband] for verband in mine), strict=True)
        found.append(["+".join(dict.fromkeys(codes)) for codes in per_year])
    return found


def _receiver_codes(funding: Funding, receivers: Any) -> list[list[str]]:
    codes = funding.world.codes
    return [[codes[row] for row in line] for line in receivers.tolist()]


def _lines(
    stream: Stream,
    names: list[tuple[str, str, str]],
    arrays: tuple[Euros, ...],
    receivers: Any,
    official: Mapping[tuple[int, int], Origin],
    weighed: Sequence[bool] = (),
) -> Iterator[Row]:
    """Write out arrays of shape (rows, jaren) as rows of the table; an official amount is sure."""
    amounts, low, high, received = (_lists(a) for a in arrays)
    for n, (soort, code, naam) in enumerate(names):
        for at, year in enumerate(stream.prepared.years):
            amount, origin = amounts[n][at], official.get((n, at))
            status = status_of(stream, at, amount, is_weighed=bool(weighed) and weighed[n])
            bounds = range_of(status, amount, low[n][at], high[n][at])
            if origin is not None:
                bounds, status = (None, None), origin.status
            yield (
                soort,
                code,
                naam,
                stream.regeling.key,
                year,
                amount,
                *bounds,
                status,
                receivers[n][at],
                None if amount is None else received[n][at],
                stream.regeling.part_of or None,
            )


def _lists(amounts: Euros) -> list[list[int | None]]:
    return [[None if v == UNKNOWN else v for v in line] for line in amounts.tolist()]


def as_json(found: National, every: Iterable[Row]) -> dict[str, Any]:
    """Give the national table with its stable, documented keys; see docs/handleiding/json.md.

    Args:
        found: the national table.
        every: its rows; who shows progress hands them over one by one.
    """
    stand = found.funding.world.stand
    return {
        "bekend": stand.key,
        "bekend_op": stand.on.isoformat(),
        "run_id": found.run_id,
        "jaren": list(found.years),
        "totalen": [
            {
                "regeling": amount.regeling,
                "jaar": amount.jaar,
                "bedrag_eur": amount.bedrag_eur,
                "laag": amount.laag,
                "hoog": amount.hoog,
                "status": amount.status,
                "onderdeel_van": amount.rule.part_of or None,
                "reden": amount.reden or None,
                "wat_te_doen": amount.wat_te_doen or None,
            }
            for amount in totals_of(found)
        ],
        "bedragen": [dict(zip(COLUMNS, row, strict=True)) for row in every],
        "taakstelling_beschut_werk": [asdict(target) for target in found.targets],
        "controles": [
            {**asdict(check), "verschil_eur": check.verschil_eur} for check in found.checks
        ],
        "opmerkingen": list(found.remarks),
    }
