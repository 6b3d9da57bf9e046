# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Fields of a dossier as another program writes them: exactly as it reads them.

A person types "12,5" and means 0.125; a program that reads "0.125" sends "0.125" back.
"""

import re
from collections.abc import Mapping
from decimal import Decimal

from springplank.actions import werk
from springplank.actions.werk import PERCENT, Werk
from springplank.api.problems import ProblemError
from springplank.cohort.start import SHARES
from springplank.core.assumptions import find_assumption
from springplank.errors import SpringplankError, UsageError

NUMBERS = frozenset({"keuze", "eigen", "gemeente", "bedrijf"})
"""Kinds of fields that hold a number."""

NUMBER = re.compile(r"-?\d{1,40}(\.\d{1,40})?([eE][-+]?\d{1,2})?", re.ASCII)


def read_velden(doing: Werk, sent: Mapping[str, str | None]) -> dict[str, str | None]:
    """Read fields that were sent; None empties a field.

    Raises:
        ProblemError: with every field that does not exist or does not fit.
    """
    found: dict[str, str | None] = {}
    faults: list[dict[str, str]] = []
    for veld, text in sent.items():
        try:
            found[veld] = read_stored(doing, veld, text or "")
        except SpringplankError as error:
            faults.append({"plaats": f"body.velden.{veld}", "fout": str(error)})
    if not faults:
        changed = {**doing.velden, **found}
        whole = Werk(doing.code, {n: t for n, t in changed.items() if t is not None})
        faults = [{"plaats": "body.velden", "fout": told} for told in werk.check(whole)]
    if faults:
        raise ProblemError(400, " ".join(fault["fout"] for fault in faults), fouten=faults)
    return found


def read_stored(doing: Werk, veld: str, text: str) -> str | None:
    """Read one field in the spelling in which it is stored.

    Raises:
        UsageError: when the field does not exist or the text does not fit.
        DataError: when an own figure is impossible.
    """
    kind, _, rest = veld.partition(".")
    if not text or kind not in NUMBERS:
        return werk.read_field(doing, veld, text)
    if not NUMBER.fullmatch(text):
        raise UsageError(
            f"{text[:40]!r} is geen getal. Schrijf bijvoorbeeld '0.125', met een punt."
        )
    number = Decimal(text) * (PERCENT if _is_share(kind, rest) else 1)
    # The same checks as for a person, who types a percentage and a comma.
    werk.read_field(doing, veld, f"{number:f}".replace(".", ","))
    return repr(float(text))


def _is_share(kind: str, rest: str) -> bool:
    if kind == "gemeente":
        return rest.partition(".")[2] in SHARES
    return kind != "bedrijf" and find_assumption(werk.assumptions(), rest).unit == "aandeel"
