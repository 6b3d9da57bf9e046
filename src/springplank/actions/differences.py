# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Show what changed for a subject between two standings, as parts that add up."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from springplank.actions.memberships import membership_remarks
from springplank.actions.question import choose_years, run_of, subject_in, world_about
from springplank.actions.remarks import choice_remarks, source_remarks
from springplank.core.sources import Stand
from springplank.errors import UsageError
from springplank.funding.differences import Waterfall, waterfalls
from springplank.funding.streams import compute_streams
from springplank.funding.subject import Amount, amounts_for
from springplank.funding.world import FIRST_YEAR, World
from springplank.reference.subjects import Onderwerp

FIRST_AMOUNTS = FIRST_YEAR + 1
"""The first year of which a circulaire that we have gives amounts."""


@dataclass(frozen=True, slots=True)
class Differences:
    """What changed for one subject between two standings.

    Attributes:
        onderwerp: the subject.
        before: the older standing.
        after: the newer standing.
        run_ids: hash of everything that the amounts on either standing rest on.
        year: the calendar year that the amounts are for.
        waterfalls: per stream the change and its parts, in the order of the register.
        van: per stream the amount on the older standing, with how sure it is and its range.
        naar: the same on the newer standing.
        remarks: Dutch sentences about the certainty of the data.
    """

    onderwerp: Onderwerp
    before: Stand
    after: Stand
    run_ids: tuple[str, str]
    year: int
    waterfalls: tuple[Waterfall, ...]
    van: Mapping[str, Amount]
    naar: Mapping[str, Amount]
    remarks: tuple[str, ...]


def choose_year(before: Stand, after: Stand, year: int | None = None) -> int:
    """Choose the year to compare: by default that of the newer standing.

    Raises:
        UsageError: when the standings are in the wrong order, or the year has no amounts.
    """
    if before.on > after.on:
        raise UsageError(
            f"--van-stand {before.key} is nieuwer dan --naar-stand {after.key}. "
            "Draai de standen om."
        )
    if year is None:
        return max(after.on.year, FIRST_AMOUNTS)
    choose_years(year)
    if year < FIRST_AMOUNTS:
        raise UsageError(
            f"Springplank heeft geen bedragen voor {year}. Kies --jaar {FIRST_AMOUNTS} of later."
        )
    return year


def show_differences(
    before: World, after: World, name: str, year: int | None = None
) -> Differences:
    """Show what changed for a subject between two standings.

    Args:
        before: the world on the older standing.
        after: the world on the newer standing.
        name: name or code of the subject.
        year: calendar year; None for that of the newer standing.

    Raises:
        UsageError: when the subject does not exist, the standings are in the wrong order or the
            year has no amounts.
    """
    before, after = world_about(before, name), world_about(after, name)
    chosen = choose_year(before.stand, after.stand, year)
    subject = subject_in(after, name, chosen)
    # One list of members on both sides: a change of members is no change of money.
    same = replace(before, memberships=after.memberships)
    old, new = (compute_streams(world, (chosen,)) for world in (same, after))
    van, naar = ({a.regeling: a for a in amounts_for(money, subject)} for money in (old, new))
    return Differences(
        subject,
        before.stand,
        after.stand,
        (run_of(before), run_of(after)),
        chosen,
        waterfalls(old, new, subject),
        van,
        naar,
        (
            *((subject.opmerking,) if subject.opmerking else ()),
            *choice_remarks(after),
            *membership_remarks(after, subject),
            *after.own.remarks,
            *source_remarks(before.stand, (*van.values(), *naar.values())),
        ),
    )


def as_json(found: Differences) -> dict[str, Any]:
    """Give the answer with its stable, documented keys; see docs/handleiding/json.md."""
    subject = found.onderwerp
    before, after = (
        {"bekend": stand.key, "bekend_op": stand.on.isoformat(), "run_id": run}
        for stand, run in zip((found.before, found.after), found.run_ids, strict=True)
    )
    return {
        "onderwerp": {"soort": subject.soort, "code": subject.code, "naam": subject.naam},
        "van": before,
        "naar": after,
        "jaar": found.year,
        "regelingen": [
            _waterfall_json(w, found.van[w.regeling], found.naar[w.regeling])
            for w in found.waterfalls
        ],
        "opmerkingen": list(found.remarks),
    }


def _waterfall_json(found: Waterfall, van: Amount, naar: Amount) -> dict[str, Any]:
    return {
        "regeling": found.regeling,
        "onderdeel_van": found.rule.part_of or None,
        "van_eur": found.van_eur,
        "van_laag": van.laag,
        "van_hoog": van.hoog,
        "van_status": van.status,
        "naar_eur": found.naar_eur,
        "naar_laag": naar.laag,
        "naar_hoog": naar.hoog,
        "naar_status": naar.status,
        "verschil_eur": found.verschil_eur,
        "delen": [
            {
                "soort": part.soort,
                "naam": part.naam,
                "bedrag_eur": part.bedrag_eur,
                "bronnen": list(part.bronnen),
                "toelichting": part.toelichting,
            }
            for part in found.delen
        ],
        "rest_eur": found.rest_eur,
        "reden": found.reden or None,
    }
