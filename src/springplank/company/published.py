# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Rules for accounts that others published: do the printed figures fit each other?

A figure that does not fit is a warning, never a correction: which of the two is wrong, only who
printed them can say. Amounts may be in any unit, as long as it is the same one.
"""

from collections.abc import Mapping

import numpy as np

from springplank.company.balance import Balance
from springplank.company.fields import dutch
from springplank.company.result import solvabiliteit

EURO = 1.0
"""How far whole euros may be apart through rounding."""


def rolled_forward(begin: float, resultaat: float, mutaties: float = 0.0) -> float:
    """Give the equity at the end of a year: what there was, the result and other changes."""
    return begin + resultaat + mutaties


def against_budget(resultaat: float, begroot: float) -> float:
    """Give by how much a result is better than its budget; negative when worse."""
    return resultaat - begroot


def check_solvabiliteit(
    stated: float, eigen: float, vreemd: float, *, tolerance: float = 0.005
) -> tuple[str, ...]:
    """Compare a printed solvabiliteit with the one that follows from the balance.

    Args:
        stated: as printed, part of one.
        eigen: eigen vermogen.
        vreemd: vreemd vermogen, in the same unit.
        tolerance: half the last printed digit.

    Returns:
        Warnings; none when it fits.
    """
    computed = float(solvabiliteit(np.array([eigen]), vreemd)[0])
    if abs(stated - computed) <= tolerance:
        return ()
    if np.isnan(computed):
        return (
            "De solvabiliteit is niet na te rekenen: het vermogen is onbekend of niet boven 0.",
        )
    warning = (
        f"De opgegeven solvabiliteit is {dutch(stated * 100)}%, maar uit een eigen vermogen van "
        f"{dutch(eigen)} en een vreemd vermogen van {dutch(vreemd)} volgt "
        f"{dutch(round(computed * 100, 1))}%. Controleer deze drie cijfers."
    )
    return (warning,)


def check_sum(
    what: str, parts: Mapping[str, float], stated: float, *, tolerance: float = 0.0
) -> tuple[str, ...]:
    """Compare a printed total with its parts.

    Args:
        what: name of the total, for the message.
        parts: the parts by name; a part that is taken off is negative.
        stated: the printed total.
        tolerance: how far they may be apart through rounding.

    Returns:
        Warnings; none when it fits.
    """
    added = sum(parts.values())
    if abs(added - stated) <= tolerance:
        return ()
    warning = (
        f"{what}: de delen ({', '.join(parts)}) tellen op tot {dutch(added)}, maar er staat "
        f"{dutch(stated)}; dat scheelt {dutch(abs(added - stated))}. Controleer de bron."
    )
    return (warning,)


def check_block(
    lasten: Mapping[str, float], stated_lasten: float, baten: float, stated_saldo: float
) -> tuple[str, ...]:
    """Check a printed block of accounts: lasten add up, and baten less lasten is the saldo.

    Args:
        lasten: kinds of cost by name.
        stated_lasten: printed total of the cost.
        baten: printed income.
        stated_saldo: printed balance.

    Returns:
        Warnings; none when everything fits.
    """
    return (
        *check_sum("Lasten", lasten, stated_lasten),
        *check_sum("Saldo", {"baten": baten, "lasten": -stated_lasten}, stated_saldo),
    )


def check_balance(balans: Balance) -> tuple[str, ...]:
    """Check the balance sheet of a company: its solvabiliteit, and its equity from year to year.

    A check of which a figure is unknown is left out; a solvabiliteit that was stated without the
    figures below it is told, because nobody can check it.

    Returns:
        Warnings; none when everything fits.
    """
    return (*_stated_solvabiliteit(balans), *_equity_of_the_year(balans))


def _stated_solvabiliteit(balans: Balance) -> tuple[str, ...]:
    if np.isnan(balans.solvabiliteit):
        return ()
    return check_solvabiliteit(balans.solvabiliteit, balans.eigen_vermogen, balans.vreemd_vermogen)


def _equity_of_the_year(balans: Balance) -> tuple[str, ...]:
    begin, resultaat, end = balans.eigen_vermogen_begin, balans.resultaat, balans.eigen_vermogen
    if np.isnan([begin, resultaat, end]).any():
        return ()
    parts = {"eigen_vermogen_begin": begin, "resultaat": resultaat}
    if not np.isnan(balans.mutaties):
        parts["mutaties"] = balans.mutaties
    return check_sum("eigen_vermogen", parts, end, tolerance=EURO)
