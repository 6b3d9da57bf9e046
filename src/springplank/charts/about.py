# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What a reader needs to trust a picture, whatever is in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from springplank.errors import RuleError

KEY = re.compile(r"[a-z][a-z0-9-]*\Z")


@dataclass(frozen=True, slots=True)
class About:
    """Title and origin of a picture.

    Attributes:
        title: what it is about.
        run_id: the run that the figures come from.
        source: what the figures rest on, in one sentence.
        scenario: name of the scenario, or of those that are compared; empty when there is none.
        key: name of the picture that is unique on its page; empty to make one from the rest.
        remarks: more lines below a saved picture, such as a date or a link.

    Raises:
        RuleError: when the key cannot be the beginning of an id.
    """

    title: str
    run_id: str
    source: str
    scenario: str = ""
    key: str = ""
    remarks: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Check the key."""
        if self.key and not KEY.match(self.key):
            raise RuleError(f"De naam {self.key!r} van een grafiek past niet in een adres.")

    def identity(self, kind: str) -> str:
        """Give the id of a picture of this kind: the same for the same picture."""
        if self.key:
            return self.key
        told = f"{kind}{self.title}{self.run_id}{self.scenario}"
        return f"{kind}-{sha256(told.encode()).hexdigest()[:8]}"

    def caption(self) -> Iterator[str]:
        """Say which scenario and run this is, and what it rests on."""
        yield (
            f"Scenario: {self.scenario}. Run: {self.run_id}."
            if self.scenario
            else (f"Run: {self.run_id}.")
        )
        yield f"Bron: {self.source}"
        yield from self.remarks
