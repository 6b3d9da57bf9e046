# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Numbers and days as a Dutch person types them; what has two readings is asked, not guessed."""

from datetime import date
from typing import Any

import click

from springplank.errors import UsageError
from springplank.words.typed import read_number


class DutchNumber(click.ParamType[float]):
    """A number such as 60, 67,5 or 1.250.000."""

    name = "getal"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """Read a number; a point that may mean thousands or decimals is refused."""
        if isinstance(value, int | float):
            return float(value)
        try:
            return read_number(str(value))
        except UsageError as error:
            self.fail(str(error), param, ctx)


class Day(click.ParamType[date]):
    """A day such as 2026-07-01."""

    name = "datum"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read a day."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is geen dag. Schrijf jaar-maand-dag: 2026-07-01.", param, ctx)


DUTCH_NUMBER = DutchNumber()
DAY = Day()
