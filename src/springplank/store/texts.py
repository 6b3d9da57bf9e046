# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Which texts can be kept: not too long, and without signs that no database keeps."""

import re
import unicodedata
from collections.abc import Mapping

from springplank.errors import UsageError
from springplank.words.figures import decimal

LONGEST_NAME = 200
"""Signs of a name: of a field, a dossier, a version or a person."""

LONGEST_VALUE = 20_000
"""Signs of a text in a field."""

MOST_FIELDS = 2_000
"""Fields of one dossier."""

UNSEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Mn", "Zl", "Zp", "Zs"})
"""Kinds of signs that show nothing by themselves, after the Unicode standard."""

BLANK = "\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
"""Letters and signs that show nothing all the same: fillers, and braille without a dot."""

# NUL ends a text in PostgreSQL; half of a pair (a surrogate) cannot be written as UTF-8 at all.
_UNKEPT = re.compile("[\x00\ud800-\udfff]")


def check_name(text: str, what: str) -> str:
    """Give a name on one line, without spaces around it.

    Args:
        text: the name.
        what: what it is the name of, as the begin of a sentence: "De naam van de versie".

    Raises:
        UsageError: when it is empty or too long, or cannot be kept.
    """
    name = " ".join(check_text(text, what, LONGEST_VALUE).split())
    if not has_visible(name):
        raise UsageError(f"{what} is leeg. Vul een naam in.")
    return check_text(name, what, LONGEST_NAME)


def has_visible(text: str) -> bool:
    """Say whether a reader sees anything of a text: a letter, a digit or another sign."""
    return any(unicodedata.category(sign) not in UNSEEN and sign not in BLANK for sign in text)


def check_text(text: str, what: str, most: int = LONGEST_VALUE) -> str:
    """Give a text as it is, when it can be kept.

    Raises:
        UsageError: when it is too long or cannot be kept.
    """
    if len(text) > most:
        raise UsageError(
            f"{what} is te lang: {decimal(len(text), 0)} tekens. "
            f"Gebruik hoogstens {decimal(most, 0)} tekens."
        )
    if _UNKEPT.search(text):
        raise UsageError(
            f"{what} bevat een teken dat niet bewaard kan worden. "
            "Haal het weg en probeer het opnieuw."
        )
    return text


def check_fields(velden: Mapping[str, str | None]) -> dict[str, str | None]:
    """Give fields in the order of their names, when all of them can be kept.

    Raises:
        UsageError: when a name or a text cannot be kept, or there are too many.
    """
    check_count(len(velden))
    kept: dict[str, str | None] = {}
    for veld in sorted(velden):
        check_text(veld, "De naam van een veld", LONGEST_NAME)
        if not veld.strip():
            raise UsageError("De naam van een veld is leeg. Ga terug naar de pagina.")
        value = velden[veld]
        kept[veld] = None if value is None else check_text(value, f"De tekst bij '{veld}'")
    return kept


def check_count(count: int) -> None:
    """Refuse more fields than a dossier can have.

    Raises:
        UsageError: when there are too many.
    """
    if count > MOST_FIELDS:
        raise UsageError(
            f"Een dossier kan hoogstens {decimal(MOST_FIELDS, 0)} velden hebben. "
            "Maak eerst een ander veld leeg."
        )
