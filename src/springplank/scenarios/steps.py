# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The steps of a run that know what was read for them, so that a next run need not make all anew.

A step still holds when every aanname that was read for it, and every step it was made of, is the
very same object; nothing is ever changed in place. So the numbers are those of a run from scratch.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from springplank.core.assumptions import Draws
from springplank.core.columns import Floats
from springplank.scenarios.values import Reading

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """What a step came to.

    Attributes:
        result: the result.
        read: the values that were read for it, by key of the aanname.
        made_of: results of other steps that it was made of.
    """

    result: Any
    read: Mapping[str, Floats]
    made_of: tuple[object, ...]

    def holds(self, values: Draws, made_of: tuple[object, ...]) -> bool:
        """Say whether it would be made of the very same things now."""
        return all(values[key] is found for key, found in self.read.items()) and all(
            old is new for old, new in zip(self.made_of, made_of, strict=True)
        )


@dataclass(frozen=True, slots=True, eq=False)
class Steps:
    """The steps of one run.

    Attributes:
        before: those of an earlier run of the same question, apart from the aannames.
        made: those of this run so far.
    """

    before: Mapping[str, Step] = field(default_factory=dict)
    made: dict[str, Step] = field(default_factory=dict)

    def keep(
        self, name: str, values: Draws, make: Callable[[Draws], Result], *made_of: object
    ) -> Result:
        """Take a step of the earlier run when it still holds, or else make it.

        Args:
            name: name of the step, unique in a run.
            values: aannames by key.
            make: makes the result of the aannames, and reads them from what it is given.
            made_of: results of other steps that `make` uses.
        """
        step = self.before.get(name)
        if step is None or not step.holds(values, made_of):
            reading = Reading(values)
            result = make(reading)
            step = Step(result, {key: values[key] for key in sorted(reading.seen)}, made_of)
        self.made[name] = step
        found: Result = step.result
        return found
