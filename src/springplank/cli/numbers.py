# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Numbers and days as a Dutch person types them; what has two readings is asked, not guessed."""

import re
from datetime import date
from typing import Any

import click

DUTCH = re.compile(r"-?([1-9]\d{0,2}(\.\d{3})+|\d+)(,\d+)?$", re.ASCII)
LARGEST = 1_000_000_000_000
"""More euros than any budget of the Rijk; beyond it somebody leaned on a key."""
POINT = re.compile(r"-?\d+\.\d+$", re.ASCII)


class DutchNumber(click.ParamType[float]):
    """A number such as 60, 67,5 or 1.250.000."""

    name = "getal"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """Read a number; a point that may mean thousands or decimals is refused."""
        if isinstance(value, int | float):
            return float(value)
        text = str(value).strip().removesuffix("%").replace("€", "").strip()
        if POINT.match(text) and not DUTCH.match(text):
            whole, _, rest = text.partition(".")
            self.fail(
                f"{value!r} is niet duidelijk. Schrijf {whole},{rest} met een komma.", param, ctx
            )
        if not DUTCH.match(text):
            self.fail(f"{value!r} is geen getal. Schrijf bijvoorbeeld 60 of 67,5.", param, ctx)
        number = float(text.replace(".", "").replace(",", "."))
        if abs(number) > LARGEST:
            most = f"{LARGEST:,}".replace(",", ".")
            self.fail(f"{value!r} is te groot. Geef hoogstens {most}.", param, ctx)
        return number


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
