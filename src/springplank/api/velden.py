# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Fields of a dossier as another program writes them: exactly as it reads them.

A person types "12,5" and means 0.125; a program that reads "0.125" sends "0.125" back.
"""

import re
from collections.abc import Mapping
from decimal import Decimal

from springplank.actions import werk
from springplank.actions.filling import faults_together, read_fields
from springplank.actions.plan.fields import read_field
from springplank.actions.werk import PERCENT, Werk
from springplank.api.problems import ProblemError
from springplank.cohort.start import SHARES
from springplank.core.assumptions import find_assumption
from springplank.errors import UsageError

NUMBERS = frozenset({"keuze", "eigen", "gemeente", "bedrijf"})
"""Kinds of fields that hold a number."""

NUMBER = re.compile(r"-?\d{1,40}(\.\d{1,40})?([eE][-+]?\d{1,2})?", re.ASCII)


def read_velden(doing: Werk, sent: Mapping[str, str | None]) -> dict[str, str | None]:
    """Read fields that were sent; None empties a field.

    Raises:
        ProblemError: with every field that does not exist or does not fit.
    """
    found = read_fields(doing, {veld: text or "" for veld, text in sent.items()}, read_stored)
    faults = [(f"body.velden.{veld}", fault) for veld, fault in found.fouten.items()]
    faults = faults or [("body.velden", told) for told in faults_together(doing, found.velden)]
    if faults:
        told = [{"plaats": place, "fout": fault} for place, fault in faults]
        raise ProblemError(400, " ".join(fault for _, fault in faults), fouten=told)
    return dict(found.velden)


def read_stored(doing: Werk, veld: str, text: str) -> str | None:
    """Read one field in the spelling in which it is stored.

    Raises:
        UsageError: when the field does not exist or the text does not fit.
        DataError: when an own figure is impossible.
    """
    kind, _, rest = veld.partition(".")
    if not text or kind not in NUMBERS:
        return read_field(doing, veld, text)
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
