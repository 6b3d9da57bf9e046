# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Words in messages: the nearest name that exists, and a number as a reader writes it."""

from collections.abc import Iterable
from difflib import get_close_matches


def hint(word: str, known: Iterable[str]) -> str:
    """Name the nearest words, or all of them when none is near; empty when there are none."""
    words = tuple(known)
    close = get_close_matches(word, words, n=2, cutoff=0.5)
    if close:
        return f" Bedoelt u {' of '.join(close)}?"
    return f" Kies uit: {', '.join(words)}." if words else ""


def number(value: float) -> str:
    """Write a number with a comma and without needless zeros."""
    return f"{value:.4f}".rstrip("0").rstrip(".").replace(".", ",")


def euros(value: float) -> str:
    """Write whole euros with points between the thousands."""
    return f"{value:,.0f}".replace(",", ".")


def percent(share: float) -> str:
    """Write a share as a percentage."""
    return f"{number(share * 100)}%"
