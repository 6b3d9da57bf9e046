# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The arbeidsmarktregios of every year since 2015 and the gemeenten in them."""

from dataclasses import dataclass
from functools import cache

from springplank.reference.municipalities import municipalities_of
from springplank.reference.tables import load_table


@dataclass(frozen=True, slots=True)
class Arbeidsmarktregio:
    """One arbeidsmarktregio as it was on 1 January of one year.

    Attributes:
        code: code of CBS, "AM12".
        naam: name that year.
        leden: codes of its gemeenten, ascending.
    """

    code: str
    naam: str
    leden: tuple[str, ...]


@cache
def regios_of(year: int) -> tuple[Arbeidsmarktregio, ...]:
    """Give the arbeidsmarktregios of a year by ascending code; later years: the newest known.

    In 2019 and 2020 CBS put one or two new gemeenten under "Niet in te delen" (AM99).

    Raises:
        UsageError: when the year is before 2015.
    """
    indeling = municipalities_of(year)
    leden: dict[str, list[str]] = {}
    for gemeente in indeling.gemeenten:
        leden.setdefault(gemeente.arbeidsmarktregio_code, []).append(gemeente.code)
    names = _names(indeling.peiljaar)
    return tuple(
        Arbeidsmarktregio(code, names[code], tuple(codes)) for code, codes in sorted(leden.items())
    )


def _names(peiljaar: int) -> dict[str, str]:
    columns = load_table("arbeidsmarktregios").columns
    return {
        code: naam
        for code, naam, first, last in zip(*columns.values(), strict=True)
        if int(first) <= peiljaar <= int(last or peiljaar)
    }
