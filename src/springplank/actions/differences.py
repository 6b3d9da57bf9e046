# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Show what changed for a subject between two standings, as parts that add up."""

from dataclasses import dataclass, replace
from typing import Any

from springplank.actions.question import choose_years, run_of, subject_in, world_about
from springplank.core.sources import Stand
from springplank.errors import UsageError
from springplank.funding.differences import Waterfall, waterfalls
from springplank.funding.streams import compute_streams
from springplank.funding.world import FIRST_YEAR, World
from springplank.reference.partnerships import certainty_sentence
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
        remarks: Dutch sentences about the certainty of the data.
    """

    onderwerp: Onderwerp
    before: Stand
    after: Stand
    run_ids: tuple[str, str]
    year: int
    waterfalls: tuple[Waterfall, ...]
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
    remarks = [certainty_sentence(after.memberships.verbanden), *after.own.remarks]
    if subject.opmerking:
        remarks.insert(0, subject.opmerking)
    return Differences(
        subject,
        before.stand,
        after.stand,
        (run_of(before), run_of(after)),
        chosen,
        waterfalls(old, new, subject),
        tuple(remarks),
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
        "regelingen": [_waterfall_json(w) for w in found.waterfalls],
        "opmerkingen": list(found.remarks),
    }


def _waterfall_json(found: Waterfall) -> dict[str, Any]:
    return {
        "regeling": found.regeling,
        "onderdeel_van": found.rule.part_of or None,
        "van_eur": found.van_eur,
        "naar_eur": found.naar_eur,
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
