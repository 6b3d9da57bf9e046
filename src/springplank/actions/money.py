# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Show the money of a gemeente, a verband, a region or the country, per stream and year."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from springplank.actions.memberships import membership_remarks
from springplank.actions.question import run_of, subject_in, world_about
from springplank.actions.remarks import budget_remarks, choice_remarks, source_remarks
from springplank.core.parameters import STATUSES
from springplank.core.sources import Stand, load_sources
from springplank.funding.streams import NOT_KNOWN, compute_streams
from springplank.funding.subject import (
    Amount,
    ChannelTotal,
    amounts_before,
    amounts_for,
    totals_per_channel,
)
from springplank.funding.world import FIRST_YEAR, World
from springplank.reference.subjects import Onderwerp
from springplank.regelingen import STREAMS
from springplank.registers.begrippen import load_begrippen


@dataclass(frozen=True, slots=True)
class Money:
    """The answer to "what arrives": amounts of one subject.

    Attributes:
        onderwerp: the subject.
        stand: what was known.
        run_id: hash of everything the amounts rest on.
        years: calendar years.
        amounts: per stream and year, in the order of the register of regelingen.
        channels: per (channel, year) the total.
        remarks: Dutch sentences about the certainty of the data.
    """

    onderwerp: Onderwerp
    stand: Stand
    run_id: str
    years: tuple[int, ...]
    amounts: tuple[Amount, ...]
    channels: Mapping[tuple[str, int], ChannelTotal]
    remarks: tuple[str, ...]


def show_money(world: World, name: str, years: tuple[int, ...]) -> Money:
    """Show the money of a subject in some years.

    Args:
        world: what was known and chosen, and the data.
        name: name or code of the subject.
        years: calendar years.

    Raises:
        UsageError: when the subject does not exist in the first of the years.
    """
    world = world_about(world, name)
    before = tuple(y for y in years if y < FIRST_YEAR)
    later = tuple(y for y in years if y >= FIRST_YEAR)
    # Amounts are of the gemeenten of today, so a region has the members of a year with money.
    subject = subject_in(world, name, later[0] if later else years[0])
    amounts = amounts_before(before) if before else ()
    if later:
        amounts += amounts_for(compute_streams(world, later), subject)
    ordered = tuple(sorted(amounts, key=lambda a: STREAMS.index(a.regeling)))
    remarks = (
        *choice_remarks(world),
        *membership_remarks(world, subject),
        *world.own.remarks,
        *budget_remarks(world, subject, years),
        *source_remarks(world.stand, ordered),
    )
    if subject.opmerking:
        remarks = (subject.opmerking, *remarks)
    return Money(
        subject, world.stand, run_of(world), years, ordered, totals_per_channel(ordered), remarks
    )


def status_words(amounts: Iterable[Amount]) -> Mapping[str, str]:
    """Explain each word for certainty among the amounts, from sure to unsure."""
    used = {amount.status for amount in amounts}
    found = {
        s: load_begrippen()[s].meaning.removeprefix("Zekerheid: ") for s in STATUSES if s in used
    }
    if NOT_KNOWN in used:
        found[NOT_KNOWN] = "er zijn geen gegevens. Dat is iets anders dan 0 euro."
    return found


def is_second_hand(source: str) -> bool:
    """Say whether we know the content of a source only through somebody else."""
    return load_sources()[source].read_as == "via derde"


def as_json(money: Money) -> dict[str, Any]:
    """Give the answer with its stable, documented keys; see docs/handleiding/json.md."""
    return {
        "onderwerp": {
            "soort": money.onderwerp.soort,
            "code": money.onderwerp.code,
            "naam": money.onderwerp.naam,
        },
        "bekend": money.stand.key,
        "bekend_op": money.stand.on.isoformat(),
        "run_id": money.run_id,
        "jaren": list(money.years),
        "bedragen": [_amount_json(a) for a in money.amounts],
        "totalen": [
            {
                "kanaal": channel,
                "jaar": year,
                "bedrag_eur": total.bedrag_eur,
                "laag": total.laag,
                "hoog": total.hoog,
                "ontvangt_eur": total.ontvangt_eur,
                "volledig": not total.onbekend,
            }
            for (channel, year), total in money.channels.items()
        ],
        "opmerkingen": list(money.remarks),
    }


def _amount_json(amount: Amount) -> dict[str, Any]:
    legal = amount.rule.legal
    found: dict[str, Any] = {
        "regeling": amount.regeling,
        "jaar": amount.jaar,
        "bedrag_eur": amount.bedrag_eur,
        "laag": amount.laag,
        "hoog": amount.hoog,
        "status": amount.status,
        "kanaal": legal.channel,
        "rechtsvorm": legal.form,
        "onderdeel_van": amount.rule.part_of or None,
        "ontvanger": {"code": amount.ontvanger.code, "naam": amount.ontvanger.naam},
        "ontvangt_eur": amount.ontvangt_eur,
        "gelabeld": legal.is_labelled,
        "verantwoording": legal.accountability,
        "reserve": legal.reserve,
        "reden": amount.reden or None,
        "wat_te_doen": amount.wat_te_doen or None,
        "toelichting": list(amount.toelichting),
        "bronnen": list(amount.bronnen),
        "alternatieven": [
            {"naam": name, "bedrag_eur": value, "bronnen": list(sources)}
            for name, value, sources in amount.alternatieven
        ],
    }
    if amount.regeling == "iu_participatie":
        found["som_onderdelen"] = amount.som_onderdelen_eur
        found["onverklaard"] = amount.onverklaard_eur
    return found
