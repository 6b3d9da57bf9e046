# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Names, for a reader, of what rests on a source; the command line shows the keys instead."""

from collections.abc import Callable, Mapping
from functools import cache

from springplank.actions.uses import (
    AANNAME,
    AGREEMENT,
    CLAIM,
    LEVER,
    MAATREGEL,
    MODEL,
    SCENARIO,
    TABLE,
    Use,
    every_assumption,
)
from springplank.bekostiging.loading import load_afspraak, shipped
from springplank.company.measures import load_measures
from springplank.reference.tables import describe_tables
from springplank.regelingen import REGELINGEN
from springplank.registers.maatregelen import load_maatregelen
from springplank.registers.tegenspraken import load_claims
from springplank.scenarios.organisatiemodellen import organisatiemodellen
from springplank.scenarios.scenario import library


def name_of_use(use: Use) -> str:
    """Name what rests on a source: "Landelijke cijfers over de Wsw" for wsw_landelijk.

    A value of a regeling gets the name of the regeling as well; what has no name keeps its key.
    """
    if use.kind in NAMES:
        return _names(use.kind).get(use.place, use.place)
    regeling, _, name = use.place.partition(".")
    if regeling in REGELINGEN:
        rule = REGELINGEN[regeling]
        return f"{rule.title}: {rule.history[name].label}"
    return name.replace("_", " ").capitalize()


@cache
def _names(kind: str) -> Mapping[str, str]:
    return NAMES[kind]()


NAMES: Mapping[str, Callable[[], Mapping[str, str]]] = {
    TABLE: lambda: {t.name: t.title for t in describe_tables().values()},
    MAATREGEL: lambda: {key: m.title for key, m in load_maatregelen().items()},
    CLAIM: lambda: {claim.key: claim.subject for claim in load_claims()},
    AANNAME: lambda: {key: a.label for key, a in every_assumption().items()},
    LEVER: lambda: {key: m.naam for key, m in load_measures().items()},
    AGREEMENT: lambda: {key: load_afspraak(key).naam for key in shipped()},
    MODEL: lambda: {key: m.naam for key, m in organisatiemodellen().items()},
    SCENARIO: lambda: {key: s.naam for key, s in library().items()},
}
"""Per kind of use how the names are found."""
