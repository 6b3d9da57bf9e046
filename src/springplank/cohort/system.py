# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Groups between which people move: chances of leaving, and numbers that come in from outside.

Every year everybody who is in a group at the start of it stays, or leaves by one of the flows of
that group. Who comes in during a year can leave from the next year on.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from springplank.cohort.response import STAND, Response
from springplank.core.columns import Floats
from springplank.errors import RuleError


@dataclass(frozen=True, slots=True)
class Flow:
    """A way in, out or across.

    Attributes:
        key: "groep.naam", unique; also the key of its rate.
        source: the group that people leave; empty when they come from outside.
        target: the group that they enter; empty when they leave for good.
        per: the start figure by which an inflow is counted; empty for the others.
    """

    key: str
    source: str = ""
    target: str = ""
    per: str = ""

    @property
    def name(self) -> str:
        """Give the name of the flow within its groups."""
        return self.key.partition(".")[2]

    def sign_in(self, group: str) -> int:
        """Give 1 when the flow adds to a group and -1 when it takes away."""
        return 1 if self.target == group else -1


@dataclass(frozen=True, slots=True, eq=False)
class System:
    """Groups with the flows between them.

    Attributes:
        groups: keys of the groups; each is also the name of a start figure.
        flows: in the order in which they are drawn.
        rates: per flow, shape (jaren, trekkingen) or (jaren, 1). For an inflow how many persons
            one unit of its start figure brings in a year; for the others which part of those who
            are in the group at the start of the year leave by it.
    """

    groups: tuple[str, ...]
    flows: tuple[Flow, ...]
    rates: Mapping[str, Floats]

    def __post_init__(self) -> None:
        """Check the rates.

        Raises:
            RuleError: when a rate is unknown, negative, or above 1 where it is a part.
        """
        for flow in self.flows:
            rate = self.rates[flow.key]
            if not (rate >= 0).all() or (flow.source and (rate > 1).any()):
                raise RuleError(
                    f"De stroom {flow.key} past niet: een deel ligt van 0 tot en met 1 en een "
                    "instroom is niet negatief."
                )

    @property
    def basis(self) -> tuple[str, ...]:
        """Give the names of the start figures: the groups, then what inflows are counted by."""
        return (*self.groups, *(flow.per for flow in self.flows if flow.per))

    @property
    def shape(self) -> tuple[int, int]:
        """Give the number of years and of draws."""
        years, draws = np.broadcast_shapes(*(rate.shape for rate in self.rates.values()))
        return years, draws

    def flows_of(self, group: str) -> tuple[Flow, ...]:
        """Give the flows into and out of a group."""
        return tuple(flow for flow in self.flows if group in (flow.source, flow.target))

    def parts(self, group: str) -> Mapping[str, Floats]:
        """Give which part leaves by which flow, shape (jaren, trekkingen) or (jaren, 1).

        Parts that together are more than everybody are brought back in proportion.
        """
        leaving = {f.key: self.rates[f.key] for f in self.flows if f.source == group}
        if not leaving:
            return {}
        total = np.maximum(1.0, sum(leaving.values(), np.zeros((1, 1))))
        return {key: rate / total for key, rate in leaving.items()}

    def respond(self, *, flows: bool = True) -> Mapping[str, Response]:
        """Give for each group how it follows from the start figures.

        Args:
            flows: also keep the flows; without them only the stand, which is faster.
        """
        years, draws = self.shape
        rates = dict(self.rates)
        for group in self.groups:
            rates.update(self.parts(group))
        axes = (len(self.basis), years, draws)
        stands = {group: np.empty(axes) for group in self.groups}
        moved = {flow.key: np.empty(axes) for flow in self.flows if flows}
        now = {g: np.zeros((axes[0], draws)) for g in self.groups}
        for n, group in enumerate(self.groups):
            now[group][n] = 1.0
        for year in range(years):
            after = {group: stand.copy() for group, stand in now.items()}
            for flow in self.flows:
                amount = self._amount(flow, rates[flow.key][year], now)
                if flow.source:
                    after[flow.source] -= amount
                if flow.target:
                    after[flow.target] += amount
                if flow.key in moved:
                    moved[flow.key][:, year] = amount
            now = after
            for group, stand in now.items():
                stands[group][:, year] = stand
        return {group: self._response(group, stands[group], moved) for group in self.groups}

    def _amount(self, flow: Flow, rate: Floats, now: Mapping[str, Floats]) -> Floats:
        if flow.source:
            return np.asarray(now[flow.source] * rate)
        amount = np.zeros_like(next(iter(now.values())))
        amount[self.basis.index(flow.per)] = rate
        return amount

    def _response(self, group: str, stand: Floats, moved: Mapping[str, Floats]) -> Response:
        own = [f for f in self.flows_of(group) if f.key in moved]
        return Response(
            group,
            self.basis,
            np.array([1.0 if name == group else 0.0 for name in self.basis]),
            {STAND: stand, **{f.name: moved[f.key] for f in own}},
            {f.name: f.sign_in(group) for f in own},
        )
