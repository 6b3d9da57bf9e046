# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What options are weighed by: criteria as data, with a unit, a direction and a range each."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from springplank.core.sources import load_sources
from springplank.errors import RuleError, UsageError

REGISTER = Path(__file__).with_name("criteria.toml")
SCORE = "score"
EENHEDEN = (SCORE, "EUR", "persoon", "aandeel")
HOGER, LAGER = "hoger", "lager"
HOOFDEN = range(1, 11)
"""The tree has ten heads; a head may have more than one criterium."""


@dataclass(frozen=True, slots=True)
class Criterium:
    """One thing that options are weighed by.

    Attributes:
        key: short name.
        hoofd: head of the tree, one of HOOFDEN.
        naam: name for a reader.
        vraag: what is asked of an option.
        eenheid: one of EENHEDEN.
        richting: HOGER or LAGER: what is better.
        is_geld: it is about money, and stands beside the others unless a person says otherwise.
        bronnen: keys in the register of sources that pay attention to this.
        plaats: where in the source.
        meting: line of the calculation that gives it; empty when a person gives a score.
        rekening: the account that this line belongs to; empty for a score.
        slechtst: worst end of the range; None to take it from the options.
        best: best end of the range; None to take it from the options.
    """

    key: str
    hoofd: int
    naam: str
    vraag: str
    eenheid: str
    richting: str
    is_geld: bool
    bronnen: tuple[str, ...]
    plaats: str
    meting: str = ""
    rekening: str = ""
    slechtst: float | None = None
    best: float | None = None

    @property
    def is_scored(self) -> bool:
        """Say whether a person gives the score, because no calculation does."""
        return not self.meting

    @property
    def sign(self) -> int:
        """Give 1 when higher is better, and -1 otherwise."""
        return 1 if self.richting == HOGER else -1


@cache
def load_criteria() -> Mapping[str, Criterium]:
    """Give the criteria that come along, by key, in the order of the tree.

    Raises:
        RuleError: when one cannot be read.
    """
    raw = tomllib.loads(REGISTER.read_text("utf-8"))
    return {key: read_criterium(key, entry) for key, entry in raw.items()}


def read_criterium(key: str, entry: Mapping[str, Any]) -> Criterium:
    """Read and check one criterium.

    Raises:
        RuleError: for an unknown unit, direction, head or source, or a range that is upside down.
    """
    try:
        found = Criterium(key, **{**entry, "bronnen": tuple(entry["bronnen"])})
    except (KeyError, TypeError) as error:
        raise RuleError(f"Criterium {key!r} is niet volledig: {error}.") from error
    if found.eenheid not in EENHEDEN or found.richting not in (HOGER, LAGER):
        raise RuleError(f"Criterium {key!r} heeft een eenheid of richting die wij niet kennen.")
    if found.hoofd not in HOOFDEN:
        raise RuleError(f"Criterium {key!r} hoort bij hoofdstuk {found.hoofd}; er zijn er tien.")
    if strange := [name for name in found.bronnen if name not in load_sources()]:
        raise RuleError(f"Criterium {key!r} noemt bron {strange[0]!r}; die kennen wij niet.")
    if (found.slechtst is None) is not (found.best is None):
        raise RuleError(f"Criterium {key!r} noemt maar één kant van zijn bereik.")
    if found.slechtst is not None and found.best is not None:
        check_range(found, found.slechtst, found.best, RuleError)
    return found


def check_range(
    criterium: Criterium, worst: float, best: float, fault: type[RuleError | UsageError]
) -> None:
    """Check that the best end of a range is better than the worst end.

    Raises:
        RuleError: or UsageError, as asked, when it is not.
    """
    if not (best - worst) * criterium.sign > 0:
        word = "hoger" if criterium.sign > 0 else "lager"
        raise fault(
            f"Het bereik van {criterium.naam!r} klopt niet: het beste hoort {word} te zijn dan "
            "het slechtste. Pas een van de twee aan."
        )


def find_criterium(key: str) -> Criterium:
    """Find a criterium by its key.

    Raises:
        UsageError: when it does not exist.
    """
    if key not in load_criteria():
        raise UsageError(f"Criterium {key[:40]!r} bestaat niet. Kies een criterium van de pagina.")
    return load_criteria()[key]
