# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Why the money of a subject differs between two years: per stream, and per stream its parts."""

from collections.abc import Sequence
from dataclasses import dataclass

from springplank.actions.differences import FIRST_AMOUNTS
from springplank.actions.kept import Kept
from springplank.actions.money_charts import without_overlap
from springplank.actions.overview import Overview, Sum, oversee, sum_of
from springplank.actions.question import LAST_YEAR, run_of
from springplank.actions.werk import Werk, world_of
from springplank.errors import UsageError
from springplank.funding.differences import IS_ROUNDING, ROUNDING, Part, waterfalls
from springplank.funding.streams import Funding, compute_streams
from springplank.funding.subject import Amount
from springplank.funding.world import World
from springplank.words.figures import euros

WSW = "wsw"
CLOSED = "Sinds 2015 komen er geen nieuwe mensen bij in de Wsw."
SHARE = "Het Rijk verdeelt het landelijke bedrag. Dit komt erbij of eraf door een ander aandeel."

_KEPT = Kept(most=100)


@dataclass(frozen=True, slots=True)
class Stroom:
    """One stream in two years.

    Attributes:
        van: the amount of the first year; known.
        naar: the amount of the last year; known.
        delen: parts that add up to the difference; none when there is no difference.
    """

    van: Amount
    naar: Amount
    delen: tuple[Part, ...]

    @property
    def verschil_eur(self) -> int:
        """The difference, EUR."""
        return (self.naar.bedrag_eur or 0) - (self.van.bedrag_eur or 0)


@dataclass(frozen=True, slots=True)
class BetweenYears:
    """The money of a subject in two years.

    Attributes:
        overzicht: the money of all years between them.
        stromen: the streams that are known in both years; together they are the totals.
        onbekend: titles of streams that are unknown in one of both, and are left out.
    """

    overzicht: Overview
    stromen: tuple[Stroom, ...]
    onbekend: tuple[str, ...]

    @property
    def jaren(self) -> tuple[int, int]:
        """The first and the last year."""
        years = self.overzicht.geld.years
        return years[0], years[-1]

    @property
    def totalen(self) -> tuple[Sum | None, Sum | None]:
        """What the streams are together in both years; None when none of them is known in both."""
        return (
            sum_of([stroom.van for stroom in self.stromen]),
            sum_of([stroom.naar for stroom in self.stromen]),
        )

    @property
    def verschil_eur(self) -> int:
        """The difference of all streams together, EUR."""
        return sum(stroom.verschil_eur for stroom in self.stromen)

    @property
    def grootste(self) -> Stroom | None:
        """The stream that takes the largest part in the direction of the whole; None without."""
        sign = 1 if self.verschil_eur > 0 else -1
        moving = [stroom for stroom in self.stromen if stroom.verschil_eur * sign > 0]
        return max(moving, key=lambda stroom: abs(stroom.verschil_eur), default=None)


def between_years(werk: Werk, first: int | None = None, last: int | None = None) -> BetweenYears:
    """Say why the money differs between two years, by default this one and four years ahead.

    Args:
        werk: the subject, and the stand when one was chosen.
        first: a calendar year.
        last: another one; the years are turned around when it is the earlier one.

    Raises:
        UsageError: for a year without amounts, or a stand that does not exist.
    """
    for year in (first, last):
        if year is not None and not FIRST_AMOUNTS <= year <= LAST_YEAR:
            raise UsageError(
                f"Springplank heeft geen bedragen voor {year}. Kies een jaar van {FIRST_AMOUNTS} "
                f"tot en met {LAST_YEAR}."
            )
    found = oversee(werk, first, last)
    world, years = world_of(werk), found.geld.years
    key = (werk.code, world.stand.key, run_of(world), years[0], years[-1])
    return _KEPT.get(key, lambda: _compare(found, world))


def _compare(found: Overview, world: World) -> BetweenYears:
    shown = [(every[0], every[-1]) for every in without_overlap(found)]
    both = [
        (van, naar)
        for van, naar in shown
        if van.bedrag_eur is not None and naar.bedrag_eur is not None
    ]
    years = (found.geld.years[0], found.geld.years[-1])
    before, after = (compute_streams(world, (year,)) for year in years)
    parts = {w.regeling: w.delen for w in waterfalls(before, after, found.geld.onderwerp)}
    for van, naar in both:
        if van.regeling == WSW:
            parts[WSW] = _parts_of_wsw(van, naar, (before, after))
    return BetweenYears(
        found,
        tuple(Stroom(van, naar, parts[van.regeling]) for van, naar in both),
        tuple(van.rule.title for van, naar in shown if (van, naar) not in both),
    )


def _parts_of_wsw(van: Amount, naar: Amount, fundings: Sequence[Funding]) -> tuple[Part, ...]:
    """Split the Wsw into the national amount at the old share, and another share.

    The grants between two standings say nothing here: what falls is the number of people.
    """
    begin, end = (van.bedrag_eur or 0), (naar.bedrag_eur or 0)
    old, new = (int(funding.streams[WSW].amounts.sum()) for funding in fundings)
    at_old_share = round(begin * new / old) if old else begin
    told = f"Landelijk van {euros(old)} naar {euros(new)} euro. {CLOSED}"
    national = Part("landelijk_bedrag", "Landelijk bedrag Wsw", at_old_share - begin,
                    naar.bronnen, told)  # fmt: skip
    left = end - at_old_share
    is_small = abs(left) <= ROUNDING
    share = Part("verdeling", "Afronding" if is_small else "Ander aandeel in de Wsw", left, (),
                 IS_ROUNDING if is_small else SHARE)  # fmt: skip
    return tuple(part for part in (national, share) if part.bedrag_eur)
