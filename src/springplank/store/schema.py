# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What the fields of a dossier mean, as a number that goes up; and the steps between.

The store keeps texts and does not know their meaning. Who does gives a step for every number,
which turns the fields of that number into those of the next.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from springplank.store.faults import NewerSchemaError

Velden = Mapping[str, str]
Step = Callable[[Velden], Velden]


@dataclass(frozen=True, slots=True)
class Schema:
    """The meaning of fields in this version of Springplank.

    Attributes:
        nummer: number of the schema.
        steps: per number from 1 up, the step to the next.
    """

    nummer: int
    steps: Mapping[int, Step] = field(default_factory=dict)

    def __post_init__(self) -> None:
        assert set(self.steps) == set(range(1, self.nummer)), "every step to this schema is there"

    def upgrade(self, velden: Velden, nummer: int, what: str) -> Velden:
        """Turn fields of an older schema into those of this one.

        Args:
            velden: text per field.
            nummer: the schema they were made with.
            what: where the fields come from, as the begin of a sentence: "Dit dossier".

        Raises:
            NewerSchemaError: when they were made with a newer schema.
        """
        if nummer > self.nummer:
            raise NewerSchemaError(
                f"{what} is gemaakt met een nieuwere versie van Springplank. "
                "Werk Springplank bij en probeer het opnieuw."
            )
        for step in range(nummer, self.nummer):
            velden = self.steps[step](velden)
        return velden


FIRST = Schema(1)
"""The schema that everything begins with."""
