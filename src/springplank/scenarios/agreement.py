# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What an agreement comes to once the result of the company is known, and what it passes on."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from springplank.bekostiging.afspraak import Afspraak
from springplank.bekostiging.basis import Basis
from springplank.bekostiging.evaluation import Bijdragen, evaluate
from springplank.company.result import Result
from springplank.core.columns import Floats
from springplank.scenarios.overlay import STREAM_OF


def with_result(
    afspraak: Afspraak, begin: float, basis: Basis, result: Result, own: Floats
) -> Bijdragen:
    """Evaluate the whole agreement, with the result of each year and the equity before it.

    The equity of a year rests on what was paid in the years before it, so each pass settles one
    more year; it stops as soon as nothing changes.

    Args:
        afspraak: the agreement.
        begin: EUR, eigen vermogen of the company before the first year; NaN when unknown.
        basis: what is known before the result.
        result: the result of the company without contributions.
        own: contributions before the result, EUR, shape (jaren, trekkingen).
    """
    before = begin + np.zeros_like(result.exploitatieresultaat)
    while True:
        now = replace(
            basis,
            resultaat=(result.exploitatieresultaat + own)[None],
            vermogen=before[None],
            toegevoegde_waarde=result.netto_toegevoegde_waarde[None],
        )
        found = evaluate(afspraak, now)
        if not any(deel.schijven for deel in afspraak.delen):
            return found
        paid = found.totaal.sum(axis=0) - before_result_total(afspraak, found) + own
        after = np.cumsum(result.exploitatieresultaat + paid, axis=0) + begin
        shifted = np.concatenate([before[:1], after[:-1]], axis=0)
        if np.array_equal(shifted, before, equal_nan=True):
            return found
        before = shifted


def before_result_total(afspraak: Afspraak, found: Bijdragen) -> Floats:
    """Give what was paid before the result was known, EUR, shape (jaren, trekkingen)."""
    names = {deel.naam for deel in afspraak.before_result().delen}
    parts = [part.bedragen.sum(axis=0) for part in found.delen if part.deel.naam in names]
    return sum(parts, np.zeros(found.totaal.shape[1:]))


def passed_on(before: Bijdragen) -> Mapping[str, Floats]:
    """Give the money of the Rijk that reaches the company, per group; nothing where none does.

    What an agreement passes on of the money for a group counts as the rijksbijdrage of that group;
    every other part is a contribution of the gemeenten.
    """
    found = {group: np.zeros(before.totaal.shape[1:]) for group in STREAM_OF}
    for part in before.delen:
        groups = [g for g, stream in STREAM_OF.items() if part.deel.stroom == (stream,)]
        if part.deel.soort == "doorsluizen" and groups:
            found[groups[0]] = found[groups[0]] + part.bedragen.sum(axis=0)
    return found
