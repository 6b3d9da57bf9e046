# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What the impulsbudget may be used for, and what a plan spends of it by year and doel."""

from collections.abc import Mapping
from dataclasses import dataclass

from springplank.actions.werk import Werk

DOELEN: Mapping[str, str] = {
    "organisatiestructuur": "Organisatiestructuur verbeteren",
    "doorstroom": "Doorstroom naar werk versterken",
    "operationeel_resultaat": "Operationeel resultaat verbeteren",
    "duurzame_werkplekken": "Duurzame werkplekken voor de regio",
}
"""The four uses that are allowed (Adviesteam and Kamerbrief; domain/sob.md 4.5)."""

FIRST_IMPULS, LAST_IMPULS = 2025, 2034
"""The years in which the impulsbudget is paid."""

BRON_DOELEN = "adviesteam-pagina"


@dataclass(frozen=True, slots=True)
class Besteding:
    """What is spent and what is left in one year.

    Attributes:
        jaar: calendar year.
        komt_binnen: EUR that arrives; None when unknown.
        per_doel: EUR per key of DOELEN that was filled in.
        over: EUR that is left at the end of the year, with what was left before; None when what
            arrived in some year is unknown.
    """

    jaar: int
    komt_binnen: int | None
    per_doel: Mapping[str, float]
    over: float | None

    @property
    def besteed(self) -> float:
        """Give EUR spent on all doelen together."""
        return sum(self.per_doel.values())


def spend(werk: Werk, komt_binnen: Mapping[int, int | None]) -> tuple[Besteding, ...]:
    """Lay what is spent beside what arrives; what is left goes on to the next year.

    Args:
        werk: the work.
        komt_binnen: EUR that arrives per calendar year, ascending; None when unknown.
    """
    filled = werk.under("plan.impuls")
    left: float | None = 0.0
    found: list[Besteding] = []
    for jaar, arrives in komt_binnen.items():
        per_doel = {
            doel: float(filled[f"{jaar}.{doel}"]) for doel in DOELEN if f"{jaar}.{doel}" in filled
        }
        left = None if left is None or arrives is None else left + arrives - sum(per_doel.values())
        found.append(Besteding(jaar, arrives, per_doel, left))
    return tuple(found)
