# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The same sentences for somebody who may only read: without what only the owner can do."""

import re
from collections.abc import Iterable

SENTENCES = re.compile(r"(?<=[.!?]) +(?=[A-Z])")
ORDERS = re.compile(
    r"^(?:Vul|Lees|Controleer|Kies|Geef|Beschrijf|Beantwoord|Verdeel|Stel)\b|\bvul\b[^.]* in\b"
)
"""A sentence that asks to fill in, read in or check; whoever only reads, cannot."""

BEHIND = re.compile(r": vul [^.]* in\.")
"""The same behind a colon: what stands before it remains."""


def without_orders(text: str) -> str:
    """Leave out the sentences that ask for own figures; the rest stays as it is.

    Example:
        >>> without_orders("Het eigen vermogen is onbekend. Vul de balans van het bedrijf in.")
        'Het eigen vermogen is onbekend.'
    """
    return " ".join(one for one in SENTENCES.split(BEHIND.sub(".", text)) if not ORDERS.search(one))


def for_reader(texts: Iterable[str]) -> tuple[str, ...]:
    """Leave the orders out of some remarks; a remark of nothing else disappears."""
    return tuple(filter(None, map(without_orders, texts)))
