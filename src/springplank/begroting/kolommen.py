# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Which columns hold the amounts of the year that is asked for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from springplank.begroting.bevindingen import Bevinding
from springplank.begroting.boek import Boek
from springplank.begroting.koppen import BEGROTING, REKENING, year_in
from springplank.begroting.posten import SALDO
from springplank.begroting.tabellen import Kolom, Tabel
from springplank.imports.grid import show_text

PERIODS = {"maand": 12, "kwartaal": 4}


@dataclass(frozen=True, slots=True)
class Jaarkolom:
    """The columns that together are one amount per line.

    Attributes:
        kant: side that the header names; empty when it does not.
        kolommen: one column, or one per month; they are added.
        controle: the column with the total of the months; None without one.
    """

    kant: str
    kolommen: tuple[Kolom, ...]
    controle: Kolom | None = None


@dataclass(frozen=True, slots=True)
class Gekozen:
    """What was chosen in a table for a year.

    Attributes:
        delen: per side the columns; empty when the table has nothing of that year.
        bevindingen: what is odd about the headers.
        goed: Dutch sentences about what was chosen.
        jaren: every year that the table names.
    """

    delen: tuple[Jaarkolom, ...]
    bevindingen: tuple[Bevinding, ...]
    goed: tuple[str, ...]
    jaren: frozenset[int]


def choose(boek: Boek, tabel: Tabel, jaar: int, keuzes: Mapping[str, bool]) -> Gekozen:
    """Choose the columns of a year in a table; a budget goes before a result.

    Args:
        boek: the whole file.
        tabel: the table.
        jaar: calendar year.
        keuzes: what the person chose, per key of a finding.
    """
    odd = {found.adres: found for found in _odd_headers(tabel)}
    here = _year_of_table(boek, tabel)
    years = {k.kop.jaar or here for k in tabel.kolommen}
    usable = [k for k in tabel.kolommen if (k.kop.jaar or here or jaar) == jaar]
    usable = [k for k in usable if _is_wanted(odd.get(_head_of(tabel, k)), keuzes)]
    usable = _visible(tabel, usable)
    usable = [k for k in usable if k.kop.kant != SALDO or _only_saldo(usable)]
    budget = [k for k in usable if k.kop.soort != REKENING] or usable
    named = [k for k in budget if k.kop.soort == BEGROTING]
    if named and not any(k.kop.periode for k in budget):
        budget = named
    parts: list[Jaarkolom] = []
    for side in dict.fromkeys(k.kop.kant for k in budget):
        parts.extend(_of_side(side, [k for k in budget if k.kop.kant == side]))
    told = tuple(_tell(tabel, part, jaar) for part in parts)
    found = [*odd.values(), *_hidden(tabel, parts)]
    if None in years and parts:
        found.append(_no_year(tabel, jaar))
        if not found[-1].is_taken(keuzes):
            parts, told = [], ()
    return Gekozen(tuple(parts), tuple(found), told, frozenset(y for y in years if y))


def _head_of(tabel: Tabel, column: Kolom) -> str:
    return tabel.blad.adres(max(tabel.koprij, 1), column.index)


def _is_wanted(odd: Bevinding | None, keuzes: Mapping[str, bool]) -> bool:
    return odd is None or not odd.is_choice or odd.is_taken(keuzes)


def _visible(tabel: Tabel, columns: list[Kolom]) -> list[Kolom]:
    """Leave hidden columns out, unless nothing else is left."""
    seen = [k for k in columns if k.index not in tabel.blad.verborgen_kolommen]
    return seen or columns


def _hidden(tabel: Tabel, parts: Sequence[Jaarkolom]) -> Iterator[Bevinding]:
    """Say which columns of amounts are hidden, and whether they are read."""
    used = {k.index for part in parts for k in part.kolommen}
    for column in tabel.kolommen:
        if column.index in tabel.blad.verborgen_kolommen:
            told = "Wij lezen haar wel." if column.index in used else "Wij lezen haar niet."
            where = _head_of(tabel, column)
            yield Bevinding("verborgen", where, f"Deze kolom is verborgen. {told}")


def _only_saldo(columns: Sequence[Kolom]) -> bool:
    return all(column.kop.kant == SALDO for column in columns)


def _year_of_table(boek: Boek, tabel: Tabel) -> int | None:
    """Give the year in the nearest text: above the table, the sheet's name or the file's name."""
    texts = [text for _, text in reversed(tabel.boven)]
    for text in (*texts, tabel.blad.naam, boek.naam):
        if found := year_in(text):
            return found
    return None


def _of_side(side: str, columns: list[Kolom]) -> Iterator[Jaarkolom]:
    """Put the columns of one side together."""
    periods = [k for k in columns if k.kop.periode]
    whole = [k for k in columns if not k.kop.periode]
    if len(periods) > 1:
        yield Jaarkolom(side, tuple(periods), whole[-1] if whole else None)
    elif columns:
        # Of two budgets of one year the last one is the newest: "na wijziging".
        yield Jaarkolom(side, (columns[-1],))


def _tell(tabel: Tabel, part: Jaarkolom, jaar: int) -> str:
    blad = tabel.blad
    first, last = part.kolommen[0], part.kolommen[-1]
    where = blad.adres(max(tabel.koprij, 1), first.index)
    if len(part.kolommen) > 1:
        where = f"{where} tot en met {blad.adres(max(tabel.koprij, 1), last.index)}"
        return f"Bedragen van {jaar}: {len(part.kolommen)} perioden samen ({where})."
    head = show_text(first.kop.tekst, 40)
    return f"Bedragen van {jaar}: kolom {where}{f' ({head})' if head else ''}."


def _odd_headers(tabel: Tabel) -> Iterator[Bevinding]:
    blad, row = tabel.blad, max(tabel.koprij, 1)
    for column in tabel.kolommen:
        if column.kop.is_jaar_als_tekst and blad.naam:
            yield Bevinding(
                "jaar-als-tekst",
                blad.adres(row, column.index),
                f"Het jaar {column.kop.jaar} is als tekst getypt. Een formule die naar dit jaar "
                "zoekt, vindt het niet.",
                f"Lees het als {column.kop.jaar}",
                "Lees deze kolom niet",
                voorstel=True,
            )
    for kind, most in PERIODS.items():
        found = {k.kop.periode for k in tabel.kolommen if k.kop.periode.startswith(kind)}
        if 1 < len(found) < most:
            yield Bevinding(
                "perioden",
                blad.adres(row, tabel.kolommen[0].index),
                f"Er staan {len(found)} van de {most} perioden. Het bedrag is dan niet dat van "
                "een heel jaar.",
            )


def _no_year(tabel: Tabel, jaar: int) -> Bevinding:
    return Bevinding(
        "geen-jaar",
        tabel.blad.adres(max(tabel.koprij, 1), tabel.kolommen[0].index),
        f"Bij deze bedragen staat geen jaar. Wij lezen ze als bedragen van {jaar}.",
        f"Lees ze als {jaar}",
        "Lees deze tabel niet",
        voorstel=True,
    )
