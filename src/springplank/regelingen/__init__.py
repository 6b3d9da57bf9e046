# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The law: a module and a TOML file per regeling; this is the register."""

from collections.abc import Mapping

from springplank.core.regeling import AnyRegeling
from springplank.regelingen import (
    beschut_werk,
    buig_loonkostensubsidie,
    cluster_participatie,
    impulsbudget,
    iu_participatie,
    loonkostensubsidie,
    sociale_infrastructuur,
    vangnet,
    wsw,
)

REGELINGEN: Mapping[str, AnyRegeling] = {
    module.REGELING.key: module.REGELING
    for module in (
        impulsbudget,
        sociale_infrastructuur,
        beschut_werk,
        wsw,
        iu_participatie,
        buig_loonkostensubsidie,
        cluster_participatie,
        loonkostensubsidie,
        vangnet,
    )
}
"""Every regeling by key, in the order in which they are shown."""

STREAMS = tuple(key for key in REGELINGEN if key not in ("loonkostensubsidie", "vangnet"))
"""The regelingen that pay a gemeente per year; the others are for one person or one case."""
