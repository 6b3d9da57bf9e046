# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The groups of people: a person is in exactly one of them."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Groep:
    """A group of people.

    Attributes:
        key: short name.
        naam: name for a reader.
        uitleg: who is in it, and who is not.
        is_own: Springplank projects it; otherwise a line that only a user can fill.
    """

    key: str
    naam: str
    uitleg: str
    is_own: bool = True


GROEPEN: Mapping[str, Groep] = {
    g.key: g
    for g in (
        Groep(
            "wsw",
            "Wsw",
            "Mensen met een baan volgens de Wet sociale werkvoorziening; er komt niemand bij.",
        ),
        Groep(
            "beschut_werk",
            "Beschut werk",
            "Mensen met een positief advies beschut werk die een beschutte baan hebben.",
        ),
        Groep(
            "tussengroep",
            "Tussengroep",
            "Mensen zonder indicatie beschut werk die in of via het bedrijf werken. Mensen uit de "
            "banenafspraak die bij het bedrijf werken, zijn het geregistreerde deel.",
        ),
        Groep(
            "traject",
            "Traject",
            "Mensen met bijstand die in het bedrijf worden voorbereid op werk; zij zijn niet in "
            "dienst.",
        ),
        Groep(
            "regulier",
            "Regulier met loonkostensubsidie",
            "Mensen met loonkostensubsidie bij een gewone werkgever, buiten het bedrijf.",
        ),
        Groep(
            "wia", "WIA", "Mensen met een WIA-uitkering die in het bedrijf werken.", is_own=False
        ),
        Groep("ww", "WW", "Mensen met een WW-uitkering die in het bedrijf werken.", is_own=False),
    )
}
"""In the order in which they are shown."""

WERKVORMEN: Mapping[str, str] = {
    "binnen": "Binnen",
    "op_locatie": "Werken op locatie",
    "groepsdetachering": "Groepsdetachering",
    "individuele_detachering": "Individuele detachering",
    "begeleid_werken": "Begeleid werken",
}
"""Where people of a group work; the shares of a group add up to 1. Intern is the first two."""
