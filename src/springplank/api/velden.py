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
from springplank.actions.levers import MAATREGEL, unit_of
from springplank.actions.own_afspraak import AFSPRAAK, VORMEN
from springplank.actions.plan.fields import read_field
from springplank.actions.werk import Werk
from springplank.api.problems import ProblemError
from springplank.cohort.start import SHARES
from springplank.core.assumptions import find_assumption
from springplank.errors import UsageError
from springplank.weging.criterium import find_criterium
from springplank.words.typed import PERCENT

MOST_FIELDS = 100
"""Fields in one change; checking one may take 20 ms. What stays as it is costs nothing."""

AMOUNTS = frozenset({"eis", "slechtst", "best", "score"})
"""Fields of a weighing in the unit of their criterium, by the second part of their name."""

SHARE = "aandeel"
NUMBER = re.compile(r"-?\d{1,40}(\.\d{1,40})?([eE][-+]?\d{1,3})?", re.ASCII)


def read_velden(doing: Werk, sent: Mapping[str, str | None]) -> dict[str, str | None]:
    """Read fields that were sent; None empties a field.

    What stands there already is not refused: it may be older than a rule that refuses it now.

    Raises:
        ProblemError: with every field that does not exist or does not fit.
        UsageError: for too many changes at once.
    """
    same = {veld: text for veld, text in sent.items() if text and doing.velden.get(veld) == text}
    others = {veld: text or "" for veld, text in sent.items() if veld not in same}
    if len(others) > MOST_FIELDS:
        raise UsageError(
            f"U wijzigt te veel velden tegelijk. Wijzig hoogstens {MOST_FIELDS} velden per keer."
        )
    found = read_fields(doing, others, read_stored)
    faults = [(f"body.velden.{veld}", fault) for veld, fault in found.fouten.items()]
    if others and not faults:
        faults = [("body.velden", told) for told in faults_together(doing, found.velden)]
    if faults:
        told = [{"plaats": place, "fout": fault} for place, fault in faults]
        raise ProblemError(400, " ".join(fault for _, fault in faults), fouten=told)
    return {**same, **found.velden}


def read_stored(doing: Werk, veld: str, text: str) -> str | None:
    """Read one field in the spelling in which it is stored.

    Raises:
        UsageError: when the field does not exist or the text does not fit.
        DataError: when an own figure is impossible.
    """
    unit = _unit_of(veld) if text else None
    if unit is None:
        return read_field(doing, veld, text)
    if not NUMBER.fullmatch(text):
        raise UsageError(
            f"{text[:40]!r} is geen getal. Schrijf bijvoorbeeld '0.125', met een punt."
        )
    number = Decimal(text) * (PERCENT if unit == SHARE else 1)
    # The same checks as for a person, who types a percentage and a comma.
    read = read_field(doing, veld, f"{number:f}".replace(".", ","))
    # A share loses its last digit on its way to a percentage and back.
    return repr(float(text) + 0.0) if unit == SHARE else read


def _unit_of(veld: str) -> str | None:
    """Give the unit of a field that holds a number; None for every other field.

    Raises:
        UsageError: when the field is about what does not exist.
    """
    kind, _, rest = veld.partition(".")
    if kind in ("keuze", "eigen"):
        return find_assumption(werk.assumptions(), rest).unit
    if kind == MAATREGEL:
        return unit_of(rest)
    if kind == "gemeente":
        return SHARE if rest.partition(".")[2] in SHARES else "persoon"
    if kind == AFSPRAAK:
        return (VORMEN[rest].eenheid if rest in VORMEN else "") or None
    if kind == "bedrijf" or veld.startswith("plan.impuls."):
        return "EUR"
    return _unit_of_weging(veld) if veld.startswith("plan.weging.") else None


def _unit_of_weging(veld: str) -> str | None:
    _, _, what, *rest = veld.split(".")
    if what == "gewicht":
        return what
    return find_criterium(rest[-1]).eenheid if rest and what in AMOUNTS else None
