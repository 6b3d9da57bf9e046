# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""How many people of a group work in the company, in every unit that the accounts know."""

from springplank.company.accounts import Volume
from springplank.core.assumptions import Draws
from springplank.core.columns import Floats
from springplank.core.quantities import Fte, Personen


def volume_of(group: str, persons: Floats, fte: Fte, values: Draws) -> Volume:
    """Give the numbers of a group in the whole company: sums over the gemeenten.

    Args:
        group: key of the group.
        persons: who works in the company, shape (gemeenten, jaren, trekkingen).
        fte: the same in fte.
        values: aannames by key, shape (jaren, trekkingen) or (jaren, 1).
    """
    whole = Fte(fte.values.sum(axis=0))
    everyone = Personen(persons.sum(axis=0))
    if group == "wsw":
        weighed = whole.standaard_eenheden(values["wsw.handicapfactor"])
        return Volume(whole, everyone, standaard_eenheden=weighed)
    if group == "beschut_werk":
        places = whole.plekken(values["organisatie.fte_per_plek_beschut_werk"])
        return Volume(whole, everyone, plekken=places)
    return Volume(whole, everyone)
