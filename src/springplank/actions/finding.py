# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Find a gemeente, samenwerkingsverband or region while a person types."""

from springplank.actions.question import ask_world, today
from springplank.reference.subjects import Onderwerp, every_subject, squeeze

MOST = 12
LEAST = 2
"""Letters after which there is something to choose from."""

ORDER = {"gemeente": 0, "samenwerkingsverband": 1, "arbeidsmarktregio": 2, "landelijk": 3}


def suggest(text: str, most: int | None = MOST) -> tuple[Onderwerp, ...]:
    """Give the subjects that a text may mean: first names that begin so, then that hold it.

    Args:
        text: what was typed; with fewer than two letters nothing is found.
        most: how many are given at most; None for all.
    """
    wanted = squeeze(text)
    if len(wanted) < LEAST:
        return ()
    world = ask_world()
    own = None
    if world.own.memberships is not None:
        own = [v for v in world.memberships.verbanden if not v.is_assumed]
    found: dict[Onderwerp, tuple[int, int, str]] = {}
    for name, subject in every_subject(today().year, own):
        if wanted not in name and wanted != squeeze(subject.code):
            continue
        rank = (not name.startswith(wanted), ORDER[subject.soort], subject.naam)
        found[subject] = min(found.get(subject, rank), rank)
    return tuple(sorted(found, key=lambda subject: found[subject])[:most])
