# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Reads the parts of a bedrijf.toml one field at a time, and says where and why one is refused."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from springplank.core.assumptions import Assumption
from springplank.core.toml_faults import is_filled, without_control
from springplank.errors import DataError

SUM_TOLERANCE = 1e-6
"""How far shares may be from one before somebody forgot a share."""

LARGEST = 1e12
"""EUR: more than the country spends in a year; larger numbers are typing errors."""

FIRST_YEAR, LAST_YEAR = 2015, 2060
PERCENT = 100
ROOM = 5.0
"""An own figure may be this many times outside the range of the sector without a question."""

SCALES = (
    (100.0, "in centen te staan", "euro's"),
    (1_000.0, "duizend keer te groot", "hele euro's"),
    (0.01, "honderd keer te klein", "hele euro's"),
    (0.001, "in duizenden euro's te staan", "hele euro's"),
)
"""By how much people write an amount too large, what that looks like, and what is expected."""


def dutch(value: float) -> str:
    """Write a number as in Dutch, with at most four decimals: 12.345,6."""
    text = f"{value:,.4f}".rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))


@dataclass(frozen=True, slots=True)
class Part:
    """One table of a bedrijf.toml.

    Attributes:
        file: name of the file, for messages.
        name: the header of the table; empty for the whole file.
        raw: what stands in it.
    """

    file: str
    name: str
    raw: Mapping[str, Any]

    def where(self, key: str) -> str:
        """Say where a field stands."""
        return f"{self.file}, [{self.name}] {key}" if self.name else f"{self.file}, {key}"

    def expect(self, allowed: Collection[str]) -> None:
        """Refuse what nobody reads: a typing error must not silently drop a figure.

        Raises:
            DataError: with the nearest known key.
        """
        for key in self.raw:
            if key not in allowed:
                close = get_close_matches(key, allowed, n=1, cutoff=0.5)
                hint = f"Bedoelt u {close[0]}?" if close else f"Kies uit: {', '.join(allowed)}."
                raise DataError(f"{self.where(key)}: deze sleutel is niet bekend. {hint}")

    def part(self, key: str) -> "Part":
        """Give a table inside this one; an empty one when it is not there.

        Raises:
            DataError: when it is not a table.
        """
        found = self.raw.get(key, {})
        if not isinstance(found, dict):
            raise DataError(f"{self.where(key)}: hier hoort een tabel met sleutels, geen waarde.")
        return Part(self.file, f"{self.name}.{key}" if self.name else key, found)

    def text(self, key: str) -> str:
        """Give a text that must be there.

        Raises:
            DataError: when it is missing or empty, or still as the template has it.
        """
        found = self.raw.get(key, "")
        if not isinstance(found, str) or not is_filled(found):
            raise DataError(f'{self.where(key)}: vul hier een tekst in, zoals {key} = "...".')
        return without_control(found).strip()

    def flag(self, key: str) -> bool:
        """Give a yes or no; no when it is not there.

        Raises:
            DataError: when it is something else.
        """
        found = self.raw.get(key, False)
        if not isinstance(found, bool):
            raise DataError(f"{self.where(key)}: schrijf true (ja) of false (nee).")
        return found

    def number(self, key: str) -> float | None:
        """Give a number; None when it is not there.

        Raises:
            DataError: for a text, a yes or no, or no finite number.
        """
        found = self.raw.get(key)
        if found is None:
            return None
        if isinstance(found, bool) or not isinstance(found, int | float):
            raise DataError(
                f"{self.where(key)}: hier hoort een getal, geen {found!r}. Schrijf bijvoorbeeld "
                "1234.56, zonder aanhalingstekens."
            )
        if not abs(found) < float("inf"):
            raise DataError(f"{self.where(key)}: dit is geen gewoon getal.")
        if abs(found) > LARGEST:
            raise DataError(f"{self.where(key)}: dit getal is te groot. Kijk de nullen na.")
        return float(found)

    def positive(self, key: str) -> float | None:
        """Give a number of at least 0; None when it is not there.

        Raises:
            DataError: when it is negative or not a number.
        """
        found = self.number(key)
        if found is not None and found < 0:
            raise DataError(
                f"{self.where(key)}: {dutch(found)} kan niet; vul een getal van 0 of meer in."
            )
        return found

    def year(self, key: str) -> int:
        """Give a calendar year that must be there.

        Raises:
            DataError: when it is missing or not a year that can be reckoned with.
        """
        return self._year(key, self.number(key))

    def share(self, key: str) -> float | None:
        """Give a part of one; None when it is not there. "57%" is read as 0.57.

        Raises:
            DataError: for 57 where 0.57 is meant, and for anything outside 0 to 1.
        """
        found = self.raw.get(key)
        if isinstance(found, str) and found.strip().endswith("%"):
            try:
                value = float(found.strip()[:-1].replace(",", ".")) / PERCENT
            except ValueError:
                raise DataError(
                    f"{self.where(key)}: {found!r} is geen percentage; schrijf bijvoorbeeld "
                    '"57%" of 0.57.'
                ) from None
        else:
            number = self.number(key)
            if number is None:
                return None
            value = number
        if 1 < value <= PERCENT:
            raise DataError(
                f"{self.where(key)}: {dutch(value)} is meer dan 1. Bedoelt u "
                f"{dutch(value / PERCENT)}? Een deel loopt van 0 tot 1."
            )
        if not 0 <= value <= 1:
            raise DataError(f"{self.where(key)}: {dutch(value)} is geen deel van 0 tot 1.")
        return value

    def per_year(self) -> Mapping[int, float]:
        """Read this table as amounts per calendar year.

        Raises:
            DataError: when a key is no year or a value no amount of at least 0.
        """
        amounts = {}
        for key in self.raw:
            year = self._year(key, float(key) if key.isdigit() else None)
            amounts[year] = self.positive(key) or 0.0
        return dict(sorted(amounts.items()))

    def _year(self, key: str, found: float | None) -> int:
        if found is None or not FIRST_YEAR <= found <= LAST_YEAR or found != int(found):
            raise DataError(
                f"{self.where(key)}: hier hoort een jaar van {FIRST_YEAR} tot en met {LAST_YEAR}."
            )
        return int(found)


def check_sum(part: Part, shares: Mapping[str, float], what: str) -> None:
    """Refuse shares that do not add up to one.

    Raises:
        DataError: with what they add up to.
    """
    added = sum(shares.values())
    if abs(added - 1) > SUM_TOLERANCE:
        raise DataError(
            f"{part.file}, [{part.name}]: de aandelen van de {what} tellen op tot {dutch(added)}; "
            "maak er samen 1 van."
        )


def check_scale(where: str, value: float, sector: Assumption, times: float = 1.0) -> None:
    """Ask whether an amount is in cents, or in thousands, when only that would make it likely.

    Args:
        where: where the amount stands.
        value: EUR.
        sector: what the sector reckons with, per fte.
        times: how many fte the amount is for.

    Raises:
        DataError: when the amount is far outside the range and a factor brings it inside.
    """
    low, high = sector.low * times, sector.high * times
    size = abs(value)
    if size == 0 or low / ROOM <= size <= high * ROOM:
        return
    for factor, looks, wanted in SCALES:
        if low / 2 <= size / factor <= high * 2:
            raise DataError(
                f"{where}: {dutch(value)} lijkt {looks}. Wij verwachten {wanted}, "
                f"ongeveer {dutch(low)} tot {dutch(high)}. Bedoelt u {dutch(value / factor)}?"
            )
