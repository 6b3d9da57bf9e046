# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The fingerprint of a whole run, to compare runs bit by bit; importable by a new process."""

import hashlib
from dataclasses import fields

from springplank.actions.question import run_of
from springplank.core.sources import find_stand
from springplank.funding.payments import pay_impulsbudget
from springplank.funding.streams import compute_streams
from springplank.funding.world import make_world


def fingerprint(stand: str | None, years: tuple[int, ...]) -> tuple[str, str]:
    """Compute everything; give the run id and a hash over the bytes of every array."""
    world = make_world(find_stand(stand))
    funding = compute_streams(world, years)
    digest = hashlib.sha256()
    for key, stream in funding.streams.items():
        digest.update(key.encode())
        for table in (stream.inputs, stream.outcome):
            for field in fields(table):
                digest.update(getattr(table, field.name).tobytes())
        for bound in (stream.bounds("low"), stream.bounds("high")):
            digest.update(bound.tobytes())
        digest.update(repr((stream.statuses, stream.reasons)).encode())
    paid = pay_impulsbudget(funding)
    for array in (paid.parts, paid.verbanden, paid.receivers, paid.received):
        digest.update(array.tobytes())
    return run_of(world), digest.hexdigest()
