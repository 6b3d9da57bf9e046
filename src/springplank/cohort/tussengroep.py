# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The tussengroep and regular work with loonkostensubsidie: one system, with a way back.

The tussengroep are people without an indicatie beschut werk who work in or through the company.
The 5.000 places of today and the 10.000 of the ambition are counted here and nowhere else. Who
moves on to a regular employer leaves the tussengroep and enters regular work in the same year;
who falls back returns by a flow of its own.

Values: tussengroep.toml. Worked examples: tests/cohort/test_tussengroep.py.
"""

from pathlib import Path

from springplank.cohort.system import Flow, System
from springplank.core.assumptions import Assumptions, Draws, load_assumptions
from springplank.core.quantities import Personen

GROUP = "tussengroep"
REGULAR = "regulier"
INFLOW = "aandeel_instroom_tussengroep"
INFLOW_REGULAR = "aandeel_instroom_regulier"

FLOWS = (
    Flow("tussengroep.instroom", target=GROUP, per=INFLOW),
    Flow("tussengroep.doorstroom", GROUP, REGULAR),
    Flow("tussengroep.uitstroom", GROUP),
    Flow("regulier.instroom", target=REGULAR, per=INFLOW_REGULAR),
    Flow("regulier.terugval", REGULAR, GROUP),
    Flow("regulier.uitstroom", REGULAR),
)

PLACES_NOW = "tussengroep.plekken_nu"
"""Key of the number of places that exist today; not a rate, so it moves nobody."""


def load_tussengroep() -> Assumptions:
    """Give the aannames of the tussengroep and of regular work, by key."""
    return load_assumptions(Path(__file__).with_suffix(".toml"))


def make_system(values: Draws) -> System:
    """Make the tussengroep and regular work with the flows between them."""
    return System((GROUP, REGULAR), FLOWS, {flow.key: values[flow.key] for flow in FLOWS})


def geregistreerd(personen: Personen, values: Draws) -> Personen:
    """Give the part of the tussengroep that is in the doelgroepregister; the same people, not more.

    Args:
        personen: the tussengroep, shape (gemeenten, jaren, trekkingen).
        values: the aannames, shape (jaren, trekkingen) or (jaren, 1).
    """
    return personen.scaled(values["tussengroep.aandeel_geregistreerd"])
