# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Cells to amounts: the sign before decimals, text for numbers, errors and formulas."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from springplank.begroting.bevindingen import Bevinding
from springplank.begroting.boek import Blad, Boek
from springplank.begroting.formules import names_other_file
from springplank.begroting.getypt import NADELIG, ONLEESBAAR, PM, VOETNOOT, VOORDELIG
from springplank.begroting.kolommen import Jaarkolom
from springplank.begroting.regels import Regel, Waarde
from springplank.begroting.tabellen import Kolom, Tabel
from springplank.imports.grid import show_text
from springplank.imports.numbers import Mark, resolve_column, write_number

KIND_OF = {VOETNOOT: "voetnoot", VOORDELIG: "voordelig-nadelig", NADELIG: "voordelig-nadelig"}
"""Kind of finding per kind of typed amount."""
MOST = 40
"""Findings of one kind in a table; more is counted in the last one."""


@dataclass(frozen=True, slots=True)
class Teken:
    """The sign before the decimals of numbers that are text, and what is odd about it."""

    mark: Mark
    bevindingen: tuple[Bevinding, ...]


def find_mark(
    boek: Boek, tabel: Tabel, regels: Sequence[Regel], keuzes: Mapping[str, bool]
) -> Teken:
    """Find the sign before the decimals in a table; when it does not tell, a comma is proposed."""
    written = [w.tekst for regel in regels for w in regel.cellen.values() if w.tekst is not None]
    found = resolve_column(written)
    if not written or found.mark is not None:
        return Teken(found.mark or Mark.KOMMA, ())
    shown = next(
        (w for r in regels for w in r.cellen.values() if w.tekst and w.tekst.is_ambiguous),
        None,
    )
    if shown is None or shown.tekst is None:
        return Teken(Mark.KOMMA, ())
    komma, punt = shown.tekst.komma, shown.tekst.punt
    assert komma is not None
    assert punt is not None
    odd = Bevinding(
        "decimaalteken",
        tabel.blad.adres(shown.rij, shown.kolom) or boek.naam,
        f"Dit getal kan {write_number(komma)} zijn, of {write_number(punt)}. Dat geldt voor de "
        "hele tabel.",
        f"Lees het als {write_number(komma)}",
        f"Lees het als {write_number(punt)}",
        voorstel=True,
    )
    return Teken(Mark.KOMMA if odd.is_taken(keuzes) else Mark.PUNT, (odd,))


def amount_of(
    regel: Regel, part: Jaarkolom, teken: Teken, blad: Blad, keuzes: Mapping[str, bool]
) -> tuple[Decimal | None, bool]:
    """Add the cells of a line.

    Returns:
        The amount in the unit of the sheet, None when a cell is unknown; and whether any cell
        holds an amount.
    """
    cells = [regel.cellen[k.index] for k in part.kolommen if k.index in regel.cellen]
    total, is_there = Decimal(0), False
    for cell in cells:
        value = cell.value(teken.mark)
        if value is None:
            return None, True
        if cell.tekst is not None:
            odd = typed_as_text(cell, blad, teken.mark)
            if odd is not None and not odd.is_taken(keuzes):
                continue
        total, is_there = total + value, True
    return total, is_there


def typed_as_text(cell: Waarde, blad: Blad, mark: Mark) -> Bevinding | None:
    """Say that a number is typed as text: in a workbook, or with something behind it."""
    value = cell.value(mark)
    if cell.tekst is None or cell.tekst.dash or value is None or not (blad.naam or cell.soort):
        return None
    told = f"Dit bedrag ({write_number(value)}) is als tekst getypt. Een som telt het niet mee."
    if cell.soort:
        behind = show_text(cell.noot, 20)
        told = (
            f"Achter dit bedrag staat {behind!r}. Een som telt het zo niet mee."
            if cell.soort == VOETNOOT
            else f"Achter dit bedrag staat {behind!r}: {cell.soort}. Een som telt het niet mee."
        )
    return Bevinding(
        KIND_OF.get(cell.soort, "bedrag-als-tekst"),
        blad.adres(cell.rij, cell.kolom),
        told,
        f"Lees het als {write_number(value)}",
        "Laat het weg",
        voorstel=True,
    )


def odd_cells(
    tabel: Tabel, regels: Sequence[Regel], columns: Sequence[Kolom], mark: Mark
) -> Iterator[Bevinding]:
    """Find cells that are no plain number."""
    counts: dict[str, int] = {}
    for regel in regels:
        for column in columns:
            cell = regel.cellen.get(column.index)
            found = None if cell is None else _odd_cell(cell, tabel.blad, mark)
            if found is None:
                continue
            counts[found.soort] = counts.get(found.soort, 0) + 1
            if counts[found.soort] <= MOST:
                yield found
    for soort, count in counts.items():
        if count > MOST:
            where = tabel.blad.naam or "het bestand"
            yield Bevinding(f"{soort}-meer", where, f"En nog {count - MOST} van zulke cellen.")


def _odd_cell(cell: Waarde, blad: Blad, mark: Mark) -> Bevinding | None:
    where = blad.adres(cell.rij, cell.kolom)
    if cell.soort == PM:
        return Bevinding(
            PM,
            where,
            f"Hier staat {show_text(cell.noot, 20)!r}. Dit bedrag is onbekend; het is geen 0.",
        )
    if cell.soort == ONLEESBAAR or (cell.tekst is not None and cell.value(mark) is None):
        shown = f" {show_text(cell.noot, 40)!r}" if cell.noot else " een getal in andere notatie"
        return Bevinding(
            ONLEESBAAR,
            where,
            f"Hier staat{shown}. Dat lezen wij niet als bedrag. Het is nu onbekend; typ het "
            "opnieuw als getal.",
        )
    if cell.fout:
        return Bevinding(
            "fout",
            where,
            f"Hier staat {show_text(cell.fout, 20)}. Dit bedrag is onbekend; het is geen 0. "
            "Herstel de formule in uw bestand.",
        )
    if cell.is_missing and blad.naam:
        return Bevinding(
            "geen-waarde",
            where,
            "Deze formule heeft geen bewaarde uitkomst. Open het bestand, reken het door en sla "
            "het op.",
        )
    if cell.is_missing:
        return Bevinding(
            "geen-waarde",
            where,
            "Hier staat een formule in een tekstbestand. Wij rekenen die niet uit.",
        )
    if cell.formule and names_other_file(cell.formule):
        return Bevinding(
            "ander-bestand",
            where,
            "Deze formule haalt haar waarde uit een ander bestand. Wij lezen de laatst bewaarde "
            "waarde.",
        )
    return typed_as_text(cell, blad, mark)
