# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The money of a subject for a page: amounts, what is paid to whom, parts and spending."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from springplank.actions.kept import Kept
from springplank.actions.money import Money, show_money
from springplank.actions.question import AHEAD, FIRST_YEAR, LAST_YEAR, run_of, today
from springplank.actions.shares import Share, received_by, shares_of
from springplank.actions.spending import Spending, spending_of
from springplank.actions.werk import Werk, world_of
from springplank.errors import UsageError
from springplank.funding.subject import Amount
from springplank.funding.world import FIRST_YEAR as FIRST_AMOUNTS
from springplank.funding.world import World
from springplank.reference.subjects import NATIONAL
from springplank.regelingen import REGELINGEN, STREAMS

NEWEST = "nieuwste"
"""Key of everything that is known now."""

_KEPT = Kept(most=200)


@dataclass(frozen=True, slots=True)
class Sum:
    """What is known of some amounts together.

    Attributes:
        bedrag_eur: EUR.
        laag: lowest reckoned with; None when none of them is a forecast.
        hoog: highest reckoned with.
        is_heel: every amount is known.
    """

    bedrag_eur: int
    laag: int | None
    hoog: int | None
    is_heel: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """The money of a subject.

    Attributes:
        geld: the amounts.
        delen: per stream the part of every member in the first year; empty without members.
        betaald: per year what is paid to the subject of the impulsbudget, where that differs.
        uitgaven: what gemeenten say they spend.
    """

    geld: Money
    delen: Mapping[str, tuple[Share, ...]]
    betaald: Mapping[int, Share]
    uitgaven: tuple[Spending, ...]

    def streams(self) -> Iterator[tuple[Amount, ...]]:
        """Give per stream its amounts over the years; components stand behind their whole."""
        every: dict[str, list[Amount]] = {}
        for amount in self.geld.amounts:
            every.setdefault(amount.regeling, []).append(amount)
        for key in wholes_first(STREAMS, every):
            yield tuple(every[key])

    def wholes(self, year: int, channel: str = "") -> list[Amount]:
        """Give the amounts of a year that are no part of a larger one."""
        return [
            a
            for a in self.geld.amounts
            if a.jaar == year and not a.rule.part_of and channel in ("", a.rule.legal.channel)
        ]

    def total(self, year: int, channel: str = "") -> Sum | None:
        """Add what is known of a year; None when nothing is known."""
        return sum_of(self.wholes(year, channel))

    def compared(self, first: int, last: int) -> tuple[Sum | None, Sum | None]:
        """Add per year the streams that are known in both: other sums cannot be compared."""
        years = [[a for a in self.wholes(y) if a.bedrag_eur is not None] for y in (first, last)]
        both = set.intersection(*({a.regeling for a in known} for known in years))
        return (
            sum_of([a for a in years[0] if a.regeling in both]),
            sum_of([a for a in years[1] if a.regeling in both]),
        )

    def channels(self) -> tuple[str, ...]:
        """Give the channels in which the money arrives."""
        return tuple(dict.fromkeys(channel for channel, _ in self.geld.channels))

    def unknown(self) -> Iterator[Amount]:
        """Give an unknown amount for every stream and reason, the first year first."""
        told: set[tuple[str, str]] = set()
        for amount in self.geld.amounts:
            if amount.bedrag_eur is None and _reason(amount) not in told:
                told.add(_reason(amount))
                yield amount

    def years_without(self, amount: Amount) -> list[int]:
        """Give the years in which a stream is unknown for the same reason."""
        reason = _reason(amount)
        return [a.jaar for a in self.geld.amounts if a.bedrag_eur is None and _reason(a) == reason]


def _reason(amount: Amount) -> tuple[str, str]:
    """Give stream and reason, without the year that is named in it."""
    return amount.regeling, amount.reden.replace(f" ({amount.jaar})", "")


def wholes_first(keys: Sequence[str], among: Mapping[str, object]) -> Iterator[str]:
    """Put the components of a whole behind it."""
    for key in keys:
        if key in among and not REGELINGEN[key].part_of:
            yield key
            yield from (k for k in keys if k in among and REGELINGEN[k].part_of == key)


def sum_of(amounts: Sequence[Amount]) -> Sum | None:
    """Add the amounts that are known, with their range; None when none is."""
    known = [a for a in amounts if a.bedrag_eur is not None]
    if not known:
        return None
    amount = sum(a.bedrag_eur or 0 for a in known)
    is_whole = len(known) == len(amounts)
    if all(a.laag is None for a in known):
        return Sum(amount, None, None, is_whole)
    low = sum((a.bedrag_eur if a.laag is None else a.laag) or 0 for a in known)
    high = sum((a.bedrag_eur if a.hoog is None else a.hoog) or 0 for a in known)
    return Sum(amount, low, high, is_whole)


def oversee(werk: Werk, first: int | None = None, last: int | None = None) -> Overview:
    """Give the money of a subject, by default of this year and four ahead.

    Args:
        werk: the subject, and the stand when one was chosen.
        first: first calendar year.
        last: last calendar year.

    Raises:
        UsageError: for a year outside the data, or a stand that does not exist.
    """
    years = years_between(first, last)
    world = world_of(werk)
    key = (werk.code, world.stand.key, run_of(world), years)
    return _KEPT.get(key, lambda: _look(world, werk.code, years))


def _look(world: World, code: str, years: tuple[int, ...]) -> Overview:
    money = show_money(world, code, years)
    subject = money.onderwerp
    later = tuple(y for y in years if y >= FIRST_AMOUNTS)
    is_small = subject.soort != NATIONAL
    return Overview(
        money,
        shares_of(world, subject, later[0]) if later and is_small else {},
        received_by(world, subject, later) if later else {},
        spending_of(subject),
    )


def years_between(first: int | None, last: int | None) -> tuple[int, ...]:
    """Give the years that were asked for; turned around when the first is the later one.

    Raises:
        UsageError: for a year outside the data.
    """
    begin = today().year if first is None else first
    end = begin + AHEAD if last is None else last
    for year in (begin, end):
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise UsageError(
                f"Jaar {year} valt buiten de gegevens. Kies een jaar van {FIRST_YEAR} tot en met "
                f"{LAST_YEAR}."
            )
    return tuple(range(min(begin, end), max(begin, end) + 1))
