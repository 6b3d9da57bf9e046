# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What a reader has to know about the samenwerkingsverbanden behind an amount."""

from springplank.funding.world import World
from springplank.reference.partnerships import Samenwerkingsverband, certainty_sentence
from springplank.reference.subjects import Onderwerp


def membership_remarks(world: World, subject: Onderwerp) -> tuple[str, ...]:
    """Say to which verbanden a gemeente belongs, how sure that is, and how sure all of them are."""
    every = certainty_sentence(v for v in world.memberships.verbanden)
    return (*_about_verbanden(world, subject), every)


def _about_verbanden(world: World, subject: Onderwerp) -> tuple[str, ...]:
    """Say to which verbanden a subject belongs, and where we know each from."""
    members = world.memberships
    if subject.soort == "samenwerkingsverband":
        rows = [n for n, v in enumerate(members.verbanden) if v.key == subject.code]
    elif subject.soort == "gemeente" and subject.code in world.codes:
        mine = members.gemeente_index == world.codes.index(subject.code)
        rows = members.verband_index[mine].tolist()
    else:
        return ()
    found = [_about_verband(world, subject, members.verbanden[row]) for row in rows]
    if len(rows) > 1:
        found.append(_about_weights(world, subject))
    return tuple(found)


def _about_verband(world: World, subject: Onderwerp, verband: Samenwerkingsverband) -> str:
    """Say where we know this verband from."""
    if verband.is_assumed:
        why = (
            f"Van {subject.naam} is geen samenwerkingsverband bekend."
            if world.own.memberships is None
            else f"{subject.naam} staat in geen verband van uw eigen lijst."
        )
        return f"{why} Springplank rekent met een eigen verband (aanname)."
    sure = (
        "uit uw eigen lijst."
        if verband.is_own
        else f"zekerheid {verband.zekerheid}. Bron: {verband.bron}."
    )
    note = f" {verband.opmerking}" if verband.opmerking else ""
    return f"Samenwerkingsverband {verband.naam} ({verband.key}): {sure}{note}"


def _about_weights(world: World, subject: Onderwerp) -> str:
    """Say how a gemeente counts in its verbanden, in the order in which they are named."""
    members = world.memberships
    mine = members.gemeente_index == world.codes.index(subject.code)
    begin = f"{subject.naam} zit in {mine.sum()} verbanden en telt"
    if members.is_assumed[mine].any():
        return (
            f"{begin} in elk voor een gelijk deel mee, tenzij u andere gewichten inleest (aanname)."
        )
    shares = 100 * members.weight[mine] / members.weight[mine].sum()
    written = " / ".join(f"{share:.1f}".removesuffix(".0").replace(".", ",") for share in shares)
    return f"{begin} mee naar de gewichten die u inlas ({written.replace(' / ', '% / ')}%)."
