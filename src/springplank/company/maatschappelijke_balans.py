# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Does beschut werk bring society more than it costs? The rule of Cedris and SBCM (2017).

We know the rule through news about the analysis, not its amounts: so it gives a direction and
never euros. The threshold and its source are in maatschappelijke_balans.toml.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

from springplank.company.fields import dutch
from springplank.core.loading import load_parameters
from springplank.core.parameters import Parameter, cell_on
from springplank.errors import UsageError

VALUES = Path(__file__).with_suffix(".toml")
PERCENT = 100


class Saldo(StrEnum):
    """Benefit less cost for society, as far as the analysis tells."""

    POSITIEF = "positief"
    VAAK_NEGATIEF = "vaak_negatief"
    """Direct cost often exceeds benefit: often, so not in every case."""


@dataclass(frozen=True, slots=True)
class MaatschappelijkeBalans:
    """The answer for one loonwaarde, for both pasts that a person can have.

    Attributes:
        met_uitkering: for who had an uitkering before.
        zonder_uitkering: for who had none.
        loonwaarde_vanaf: the threshold, a part of one.
        bronnen: keys of the sources of the rule.
    """

    met_uitkering: Saldo
    zonder_uitkering: Saldo
    loonwaarde_vanaf: float
    bronnen: tuple[str, ...]


@cache
def load_balans() -> Mapping[str, Parameter]:
    """Read the threshold.

    Raises:
        RuleError: when it is incomplete or not sourced.
    """
    return load_parameters(VALUES, "maatschappelijke_balans")


def saldo(loonwaarde: float, loonwaarde_vanaf: float, *, heeft_uitkering: bool) -> Saldo:
    """Give the direction of the balance for one person.

    Args:
        loonwaarde: part of the minimum wage that a person earns back, 0 to 1.
        loonwaarde_vanaf: the threshold, part of one; the threshold itself is enough.
        heeft_uitkering: had an uitkering before.

    Raises:
        UsageError: when the loonwaarde is unknown or no part of one.
    """
    if not 0 <= loonwaarde <= 1:
        raise UsageError(f"Een loonwaarde van {loonwaarde:g} kan niet: geef een deel van 0 tot 1.")
    if heeft_uitkering and loonwaarde >= loonwaarde_vanaf:
        return Saldo.POSITIEF
    return Saldo.VAAK_NEGATIEF


def maatschappelijke_balans(
    loonwaarde: float, day: date, on: date
) -> MaatschappelijkeBalans | None:
    """Give the balance of beschut werk for a loonwaarde, with and without an uitkering before.

    Args:
        loonwaarde: part of the minimum wage, 0 to 1.
        day: the day to which it applies.
        on: only what was known on this day counts.

    Returns:
        The balance; None when the analysis was not known, or beschut werk did not exist.

    Raises:
        UsageError: when the loonwaarde is unknown or no part of one.
    """
    cell = cell_on(load_balans()["loonwaarde_vanaf"], day, on)
    if cell.value is None:
        return None
    return MaatschappelijkeBalans(
        saldo(loonwaarde, cell.value, heeft_uitkering=True),
        saldo(loonwaarde, cell.value, heeft_uitkering=False),
        cell.value,
        cell.sources,
    )


def in_words(balans: MaatschappelijkeBalans) -> str:
    """Say the balance in Dutch, for both pasts."""
    threshold = f"{dutch(balans.loonwaarde_vanaf * PERCENT)}%"
    analysis = "Maatschappelijke kosten en baten van beschut werk (Cedris en SBCM, 2017)"
    if balans.met_uitkering is Saldo.POSITIEF:
        return (
            f"{analysis}: bij een loonwaarde van {threshold} of meer zijn de baten altijd hoger "
            "dan de kosten als de persoon eerst een uitkering had. Had de persoon geen uitkering, "
            "dan zijn de directe kosten vaak hoger dan de baten."
        )
    return (
        f"{analysis}: bij een loonwaarde onder {threshold} zijn de directe kosten vaak hoger dan "
        "de baten, of de persoon nu eerst een uitkering had of niet."
    )
