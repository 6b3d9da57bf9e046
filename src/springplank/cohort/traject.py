# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""People with bijstand who are prepared for work in the company; they have no contract.

How many there are is not published for any place, so without own figures they are unknown. Who
finds a job leaves this group; the inflow of the tussengroep and of regular work counts everybody
who starts there, whichever way they came.

Values: traject.toml. Worked examples: tests/cohort/test_traject.py.
"""

from pathlib import Path

import numpy as np

from springplank.cohort.system import Flow, System
from springplank.core.assumptions import Assumptions, Draws, load_assumptions

GROUP = "traject"
INFLOW = "instroom_traject"
"""Start figure: persons per year, because there is no national number to have a part of."""

IN = Flow("traject.instroom", target=GROUP, per=INFLOW)
OUT = (
    Flow("traject.naar_werk", GROUP),
    Flow("traject.terug_naar_bijstand", GROUP),
    Flow("traject.overig", GROUP),
)


def load_traject() -> Assumptions:
    """Give the aannames of the people in traject, by key."""
    return load_assumptions(Path(__file__).with_suffix(".toml"))


def make_system(values: Draws) -> System:
    """Make the people in traject with their flows."""
    rates = {flow.key: values[flow.key] for flow in OUT}
    years = len(rates[OUT[0].key])
    return System((GROUP,), (IN, *OUT), {IN.key: np.ones((years, 1)), **rates})
