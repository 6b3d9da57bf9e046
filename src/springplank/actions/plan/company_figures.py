# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""May a result stand under the name of a company: which of its figures are its own.

One own figure makes no result of a company: with all others of the sector it would be that of an
average, under a real name. Every account that the company itself makes needs a figure of its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase

from springplank.core.assumptions import Assumption, Assumptions
from springplank.words.figures import listed

ACCOUNTS: Mapping[str, tuple[str, ...]] = {
    "de loonkosten van de Wsw": ("bedrijf_wsw.loonkosten_per_fte",),
    "de netto toegevoegde waarde": ("bedrijf_*.netto_toegevoegde_waarde_*",),
    "de begeleiding": (
        "bedrijf_*.begeleiding_fte_per_fte*",
        "bedrijf_kosten.begeleiding_loonkosten",
    ),
    "de vaste overhead": ("bedrijf_kosten.vast", "bedrijf_kosten.vast_per_fte"),
}
"""The accounts that make most of a result, and keys of which one at least has to be its own.

What the Rijk pays, the wages of beschut werk (the minimum wage) and smaller costs are left out:
there the sector says enough, and the range says how sure that is."""

NO_COMPANY = "De eigen cijfers van het bedrijf ontbreken."
LOCAL, INVENTED = "lokaal", "synthetisch"
PER_FTE = "_per_fte"


@dataclass(frozen=True, slots=True)
class Bedrijfscijfers:
    """What is known of a company.

    Attributes:
        eigen: how many figures are its own.
        sector: how many figures that count are those of the sector.
        ontbreekt: the accounts without any figure of its own, in the order of ACCOUNTS.
    """

    eigen: int
    sector: int
    ontbreekt: tuple[str, ...]

    @property
    def is_enough(self) -> bool:
        """Say whether a result may stand under the name of the company."""
        return not self.ontbreekt

    @property
    def lacks(self) -> str:
        """What a result still needs, in one sentence."""
        if not self.eigen:
            return NO_COMPANY
        return f"Van het bedrijf ontbreken nog eigen cijfers over {listed(self.ontbreekt)}."


def count_figures(keys: Mapping[str, object], known: Assumptions) -> Bedrijfscijfers:
    """Count the figures of a company that are its own, and those of the sector or invented.

    Args:
        keys: the figures of the company, by key.
        known: what was reckoned with, by key.
    """
    own = [key for key in keys if _is_own(known[key])]
    # An own total takes the place of the amount per fte of the sector.
    counted = [key for key in keys if key.removesuffix(PER_FTE) not in own or key in own]
    return Bedrijfscijfers(
        len(own),
        len(counted) - len(own),
        tuple(
            account
            for account, patterns in ACCOUNTS.items()
            if not any(fnmatchcase(key, pattern) for key in own for pattern in patterns)
        ),
    )


def _is_own(figure: Assumption) -> bool:
    """Say whether a figure is of the company itself; an invented one is not."""
    return figure.herkomst == LOCAL and figure.status != INVENTED
