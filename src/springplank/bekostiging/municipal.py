# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What an agreement means for a gemeente: money of the Rijk in, money to the company out, and more.

Source: sob.md 4.1 and 11.3 (20). Everything is EUR, shape (gemeenten, jaren[, trekkingen]).
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from springplank.bekostiging.amounts import (
    Amounts,
    added,
    alike,
    are_equal,
    is_whole,
    no_money,
    opposite,
    settled,
    spread,
    subtracted,
    widened,
)
from springplank.bekostiging.basis import Basis
from springplank.bekostiging.evaluation import Bijdragen
from springplank.core.allocate import Key, distribute
from springplank.core.assumptions import Draws
from springplank.core.columns import Euros, Floats, as_floats
from springplank.core.quantities import Personen
from springplank.errors import RuleError

BLIJFT = "Blijft bij de gemeente"
BESPAARD = "Bespaarde bijstand"
CORRECTIE = "Lager budget door bespaarde bijstand"
UIT = "Betaalde loonkostensubsidie"
TERUG = "Vergoede loonkostensubsidie"

RETURNED_IN = "buig_loonkostensubsidie"
"""The stream in which the Rijk returns loonkostensubsidie: it must not be counted twice."""


@dataclass(frozen=True, slots=True, eq=False)
class Bijstand:
    """What work saves on bijstand.

    Attributes:
        bespaard: EUR that is no longer paid.
        correctie: EUR by which the budget of the Rijk falls because of it, at least 0.
    """

    bespaard: Amounts
    correctie: Amounts


@dataclass(frozen=True, slots=True, eq=False)
class Gemeentebeeld:
    """The view of each gemeente; the lines add up to the balance.

    Attributes:
        codes: codes of the gemeenten.
        jaren: calendar years.
        ontvangen: EUR from the Rijk per stream.
        naar_bedrijf: EUR to the company per part of the agreement; negative comes back.
        blijft: EUR, ontvangen less naar_bedrijf.
        regels: the lines of the balance: name to EUR, what the gemeente pays is negative.
        saldo: EUR, the sum of the lines.
    """

    codes: tuple[str, ...]
    jaren: tuple[int, ...]
    ontvangen: Mapping[str, Amounts]
    naar_bedrijf: Mapping[str, Amounts]
    blijft: Amounts
    regels: Mapping[str, Amounts]
    saldo: Amounts


def saved_bijstand(
    uit_de_bijstand: Personen, gewicht_objectief: Floats, values: Draws, *, whole: bool = False
) -> Bijstand:
    """Give what is saved on bijstand, and what the Rijk takes back of it.

    How much is taken back depends on how the budget is divided: about a third where the objective
    model counts (larger gemeenten), nearly everything where past spending does (small ones).

    Args:
        uit_de_bijstand: people who would otherwise have bijstand.
        gewicht_objectief: weight of the objective model in the budget, from 0 to 1, shape
            (gemeenten, jaren); `regelingen.buig_loonkostensubsidie` computes it.
        values: the aannames of this package, expected or drawn, shape (jaren, 1 or trekkingen).
        whole: the agreed path, in whole euros.

    Returns:
        EUR, shape (gemeenten, jaren, 1 or trekkingen), or (gemeenten, jaren) when whole.

    Raises:
        RuleError: when draws are asked for in whole euros.
    """
    per_person, objective, historic = (
        values[f"bijstand.{name}"][None]
        for name in ("bespaard_per_persoon", "correctie_objectief", "correctie_historisch")
    )
    people = widened(uit_de_bijstand.values, per_person.ndim)
    weight = widened(gewicht_objectief, per_person.ndim)
    saved = people * per_person
    taken = saved * (weight * objective + (1 - weight) * historic)
    if not whole:
        return Bijstand(saved, taken)
    return Bijstand(_without_draws(saved), _without_draws(taken))


def _without_draws(values: Floats) -> Amounts:
    if values.shape[-1] != 1:
        raise RuleError("Trekkingen zijn niet in hele euro's te geven: vraag ze als kommagetallen.")
    return settled(values[..., 0], whole=True)


def returned_by_share(paid_before: Key, deelbudget: Euros) -> Euros:
    """Give the loonkostensubsidie that the Rijk returns: the share in last year's spending.

    Source: Berenschot, Explicitering budgetten; AT-30: uitgaven t-1 / macro t-1 x macro t.

    Args:
        paid_before: EUR that every gemeente of the country paid in the year before, shape
            (gemeenten, jaren).
        deelbudget: EUR, the national budget of the year itself, shape (1, jaren).

    Returns:
        EUR, shape (gemeenten, jaren); each year adds up to the budget.
    """
    return distribute(deelbudget, paid_before)


def returned_by_delay(paid: Amounts, before: Amounts, vergoed_deel: Floats) -> Amounts:
    """Give the loonkostensubsidie that the Rijk returns where the national figures are unknown.

    Args:
        paid: EUR paid per gemeente and year.
        before: EUR paid in the year before the first one, shape (gemeenten, 1[, trekkingen]).
        vergoed_deel: share that is returned a year later, the aanname
            "loonkostensubsidie.vergoed_deel"; shape (1, jaren[, trekkingen]).
    """
    earlier = np.concatenate([as_floats(before), as_floats(paid)[:, :-1]], axis=1)
    return alike(earlier * vergoed_deel, paid)


def view(
    basis: Basis,
    bijdragen: Bijdragen,
    *,
    bijstand: Bijstand | None = None,
    loonkostensubsidie_uit: Amounts | None = None,
    loonkostensubsidie_terug: Amounts | None = None,
) -> Gemeentebeeld:
    """Put together what comes in, what goes out and what stays, per gemeente.

    Args:
        basis: what the agreement was evaluated on; all its streams count as received.
        bijdragen: what the agreement came to.
        bijstand: what work saves on bijstand; no line when None.
        loonkostensubsidie_uit: EUR paid by the gemeente; no line when None.
        loonkostensubsidie_terug: EUR returned by the Rijk; no line when None.

    Raises:
        RuleError: when returned loonkostensubsidie is counted twice, or lines do not add up.
    """
    if loonkostensubsidie_terug is not None and RETURNED_IN in basis.rijksgeld:
        raise RuleError(
            f"De vergoede loonkostensubsidie zit al in de geldstroom {RETURNED_IN!r} en zou dubbel "
            "tellen. Laat een van de twee weg."
        )
    streams = basis.find_money(tuple(basis.rijksgeld), "rijksgeld", "Het beeld van de gemeente")
    received = dict(zip(basis.rijksgeld, streams, strict=True))
    paid = {part.deel.naam: part.bedragen for part in bijdragen.delen}
    income = added(no_money(basis.shape(), whole=basis.is_whole), *received.values())
    stays = subtracted(income, bijdragen.totaal)
    regels: dict[str, Amounts] = {BLIJFT: stays}
    if bijstand is not None:
        regels[BESPAARD] = bijstand.bespaard
        regels[CORRECTIE] = opposite(bijstand.correctie)
    if loonkostensubsidie_uit is not None:
        regels[UIT] = opposite(loonkostensubsidie_uit)
    if loonkostensubsidie_terug is not None:
        regels[TERUG] = loonkostensubsidie_terug
    regels = _on_one_path(regels)
    found = Gemeentebeeld(
        basis.codes, basis.jaren, received, paid, stays, regels, added(*regels.values())
    )
    reconcile(found)
    return found


def _on_one_path(regels: Mapping[str, Amounts]) -> dict[str, Amounts]:
    """Give all lines the same axes: whole when all are, else with the draws of the widest."""
    axes = max(line.ndim for line in regels.values())
    if all(is_whole(line) for line in regels.values()):
        return dict(regels)
    wide = {name: widened(as_floats(line), axes) for name, line in regels.items()}
    shape = np.broadcast_shapes(*(line.shape for line in wide.values()))
    return {name: spread(line, shape) for name, line in wide.items()}


def reconcile(beeld: Gemeentebeeld) -> None:
    """Check that what stays and the balance follow from their lines, to the cent.

    Raises:
        RuleError: when they do not.
    """
    nothing = no_money(beeld.blijft.shape, whole=is_whole(beeld.blijft))
    stays = subtracted(
        added(nothing, *beeld.ontvangen.values()), added(nothing, *beeld.naar_bedrijf.values())
    )
    if not are_equal(stays, beeld.blijft) or not are_equal(
        added(*beeld.regels.values()), beeld.saldo
    ):
        raise RuleError(
            "Het beeld van de gemeente telt niet op: de regels zijn samen niet het saldo. Meld "
            "dit aan de beheerder."
        )
