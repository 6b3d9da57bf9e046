# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Understands a whole file for one year: lines with posts, totals that are right, what is odd."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from springplank.begroting.bevindingen import Bevinding, in_cents, to_cents
from springplank.begroting.boek import Boek
from springplank.begroting.dubbel import count_once
from springplank.begroting.eenheden import odd_one_out, unit_of
from springplank.begroting.formules import find_circles
from springplank.begroting.herkenning import ONTHOUDEN, Voorstel, propose
from springplank.begroting.kolommen import Gekozen, Jaarkolom, choose
from springplank.begroting.lijnen import Lijn
from springplank.begroting.maat import check_size
from springplank.begroting.optelling import Gelijk, Herteld, Telregel
from springplank.begroting.posten import BATEN, LASTEN, load_posten
from springplank.begroting.regels import REGEL, Regel, read_regels
from springplank.begroting.tabellen import Tabel, find_tables
from springplank.begroting.tekens import settle_signs
from springplank.begroting.totalen import add_up
from springplank.begroting.waarden import amount_of, find_mark, odd_cells
from springplank.errors import DataError
from springplank.imports.numbers import Mark
from springplank.words.figures import listed

MOST_LINES = 5_000
"""More lines than this stand in no begroting, but in the books behind it."""

WIDEST = 200
"""Merged cells that go on further are decoration."""


@dataclass(frozen=True, slots=True)
class Bereik:
    """Where a table stands, for the copy with extra columns.

    Attributes:
        blad: name of the sheet.
        koprij: number of the row with the header; 0 without one.
        laatste_rij: number of the last row.
        laatste_kolom: index of the last column that holds anything on these rows.
        eenheid: EUR per unit.
        teken: sign before the decimals of numbers that are text.
    """

    blad: str
    koprij: int
    laatste_rij: int
    laatste_kolom: int
    eenheid: int
    teken: Mark = Mark.KOMMA


@dataclass(frozen=True, slots=True)
class Begroting:
    """A begroting as it was understood.

    Attributes:
        naam: name of the file.
        jaar: calendar year.
        lijnen: the lines, in the order of the file.
        gelijk: totals that are right.
        herteld: totals that we add otherwise, each behind the number of its table.
        goed: Dutch sentences about what went well.
        bevindingen: what is odd, each once.
        tabellen: where the tables stand; the number of a table is its place here.
        jaren: years that the file names.
        bladen: the number of sheets with cells.
    """

    naam: str
    jaar: int
    lijnen: tuple[Lijn, ...]
    gelijk: tuple[Gelijk, ...]
    herteld: tuple[tuple[int, Herteld], ...]
    goed: tuple[str, ...]
    bevindingen: tuple[Bevinding, ...]
    tabellen: tuple[Bereik, ...]
    jaren: frozenset[int]
    bladen: int

    @property
    def na_te_kijken(self) -> tuple[Lijn, ...]:
        """Give the lines that a person has to look at."""
        return tuple(line for line in self.lijnen if not line.is_zeker)

    def som(self, post: str) -> int | None:
        """Add the lines of a post, in cents; None when a line is unknown or none is there."""
        mine = [line.cents for line in self.lijnen if line.post == post and line.telt]
        known = [cents for cents in mine if cents is not None]
        return sum(known) if known and len(known) == len(mine) else None

    def op(self, post: str) -> tuple[Lijn, ...]:
        """Give the lines of a post that count."""
        return tuple(line for line in self.lijnen if line.post == post and line.telt)

    def totaal(self, zijde: str) -> int:
        """Add the known lines of a side, in cents."""
        return sum(x.cents or 0 for x in self.lijnen if x.zijde == zijde and x.telt)


@dataclass(slots=True)
class _Found:
    """What was found so far."""

    lijnen: list[Lijn] = field(default_factory=list)
    gelijk: list[Gelijk] = field(default_factory=list)
    herteld: list[tuple[int, Herteld]] = field(default_factory=list)
    goed: list[str] = field(default_factory=list)
    odd: dict[str, Bevinding] = field(default_factory=dict)
    tabellen: list[Bereik] = field(default_factory=list)
    jaren: set[int] = field(default_factory=set)
    gekozen: set[int] = field(default_factory=set)

    def add(self, found: Sequence[Bevinding]) -> None:
        """Keep findings; a later one about the same thing goes before an earlier one."""
        for one in found:
            self.odd[one.key] = one


@dataclass(frozen=True, slots=True)
class Wensen:
    """What the person said, and what we expect.

    Attributes:
        jaar: calendar year.
        keuzes: taken over or not, per key of a finding.
        posten: the post of a line, per key of the line: remembered or chosen now.
        verwacht: per post the amount that we compute, in cents.
    """

    jaar: int
    keuzes: Mapping[str, bool] = field(default_factory=dict)
    posten: Mapping[str, str] = field(default_factory=dict)
    verwacht: Mapping[str, int] = field(default_factory=dict)


def understand(boek: Boek, wensen: Wensen) -> Begroting:
    """Read a file as a begroting of one year; nothing in it is changed.

    Args:
        boek: the cells.
        wensen: the year, and what the person chose before.

    Raises:
        DataError: there are more tables or lines than any begroting has.
    """
    found = _Found()
    found.goed.extend(boek.goed)
    found.add(tuple(Bevinding("bestand", boek.naam, sentence) for sentence in boek.vreemd))
    found.add(tuple(_circles(boek)))
    for blad in boek.bladen:
        if blad.is_beveiligd:
            found.goed.append(f"Blad {blad.naam} is beveiligd. Lezen kan gewoon.")
        if blad.is_verborgen and not _reads_hidden(found, blad.naam, wensen):
            continue
        for tabel in find_tables(blad):
            _read_table(boek, tabel, wensen, found)
    sized = check_size(found.lijnen, wensen.verwacht, wensen.keuzes, found.gekozen)
    found.add(sized.bevindingen)
    turned = settle_signs(sized.lijnen, wensen.keuzes)
    found.add(turned.bevindingen)
    once = count_once(turned.lijnen, wensen.keuzes)
    found.add(once.bevindingen)
    return Begroting(
        boek.naam,
        wensen.jaar,
        once.lijnen,
        tuple(found.gelijk),
        tuple(found.herteld),
        tuple(dict.fromkeys(found.goed)),
        tuple(found.odd.values()),
        tuple(found.tabellen),
        frozenset(found.jaren),
        len(boek.bladen),
    )


def _circles(boek: Boek) -> Iterator[Bevinding]:
    sheets = {blad.naam: blad for blad in boek.bladen}
    for kring in find_circles(boek):
        cells = [sheets[naam].adres(rij, kolom) for naam, rij, kolom in kring.cellen]
        yield Bevinding(
            "kring",
            cells[0],
            f"{_along(cells, kring.lengte)} De uitkomst is niet te vertrouwen. Herstel de formule "
            "in uw bestand.",
        )


def _along(cells: Sequence[str], length: int) -> str:
    """Say along which cells a formula comes back to itself."""
    if length == 1:
        return "Deze formule verwijst naar zichzelf."
    more = length - len(cells)
    names = [*cells, f"{more} andere {'cel' if more == 1 else 'cellen'}"] if more else cells
    return (
        "Deze formule verwijst via andere cellen naar zichzelf. De kring loopt langs "
        f"{listed(names)}."
    )


def _reads_hidden(found: _Found, naam: str, wensen: Wensen) -> bool:
    odd = Bevinding(
        "verborgen-blad",
        naam,
        f"Het blad {naam} is verborgen. Wij lezen het alleen als u dat kiest.",
        "Lees dit blad ook",
        "Lees dit blad niet",
    )
    found.add((odd,))
    return odd.is_taken(wensen.keuzes)


def _read_table(boek: Boek, tabel: Tabel, wensen: Wensen, found: _Found) -> None:
    chosen = choose(boek, tabel, wensen.jaar, wensen.keuzes)
    found.jaren |= chosen.jaren
    regels = read_regels(tabel)
    if len(found.lijnen) + len(regels) > MOST_LINES:
        raise DataError(
            f"{boek.naam} heeft meer dan {MOST_LINES} regels met een bedrag. Bewaar alleen de "
            "begroting in een nieuw bestand, zonder losse boekingen."
        )
    if not chosen.delen or not regels:
        found.add(chosen.bevindingen if regels else ())
        return
    found.add(chosen.bevindingen)
    found.goed.extend(chosen.goed)
    reader = _Table(boek, tabel, regels, wensen, found)
    reader.read(chosen)


class _Table:
    """Reads one table, part by part."""

    def __init__(
        self,
        boek: Boek,
        tabel: Tabel,
        regels: Sequence[Regel],
        wensen: Wensen,
        found: _Found,
    ) -> None:
        self._boek, self._tabel, self._wensen, self._found = boek, tabel, wensen, found
        self._regels = self._without_hidden(regels)
        self._teken = find_mark(boek, tabel, self._regels, wensen.keuzes)
        found.add(self._teken.bevindingen)
        self._number = len(found.tabellen)

    def read(self, chosen: Gekozen) -> None:
        """Read the lines of every part, and check its totals."""
        several = len(chosen.delen) > 1
        units = [self._read_part(part, with_zero=not several) for part in chosen.delen]
        tabel = self._tabel
        rows = tabel.blad.rijen[max(tabel.koprij, 1) - 1 : tabel.laatste]
        merged = (a.last_column for a in tabel.blad.samengevoegd if a.last_column <= WIDEST)
        width = max(*(len(row.cells) for row in rows), *merged, 1)
        last = max((r.rij for r in self._regels), default=tabel.laatste)
        self._found.tabellen.append(
            Bereik(tabel.blad.naam, tabel.koprij, last, width - 1, units[0], self._teken.mark)
        )

    def _without_hidden(self, regels: Sequence[Regel]) -> tuple[Regel, ...]:
        hidden = [r for r in regels if r.is_verborgen and r.soort == REGEL]
        if not hidden:
            return tuple(regels)
        rows = ", ".join(str(r.rij) for r in hidden[:10])
        odd = Bevinding(
            "verborgen-rijen",
            self._tabel.blad.adres(hidden[0].rij, self._tabel.label),
            f"Verborgen rijen met bedragen: {len(hidden)} (rij {rows}). Wij tellen ze mee.",
            "Tel ze mee",
            "Laat ze weg",
            voorstel=True,
        )
        self._found.add((odd,))
        if odd.is_taken(self._wensen.keuzes):
            return tuple(regels)
        return tuple(r for r in regels if not r.is_verborgen)

    def _read_part(self, part: Jaarkolom, *, with_zero: bool) -> int:
        tabel, found, keuzes = self._tabel, self._found, self._wensen.keuzes
        first, mark = part.kolommen[0], self._teken.mark
        unit = unit_of(self._boek, tabel, first, self._regels, mark, keuzes)
        found.add(unit.bevindingen)
        if any(odd.key in keuzes for odd in unit.bevindingen):
            found.gekozen.add(self._number)
        if unit.goed:
            found.goed.append(unit.goed)
        outliers = tuple(odd_one_out(tabel, first, self._regels, mark, unit.schaal))
        found.add(outliers)
        found.add(tuple(odd_cells(tabel, self._regels, part.kolommen, mark)))
        in_euros = {odd.adres for odd in outliers if odd.is_taken(keuzes)}
        counted: list[Telregel] = []
        for regel in self._regels:
            amount, is_there = amount_of(regel, part, self._teken, tabel.blad, keuzes)
            if not is_there:
                continue
            address = tabel.blad.adres(regel.rij, first.index)
            scale = 1 if address in in_euros else unit.schaal
            counted.append(self._counted(regel, part, amount, address, scale))
        self._check_periods(part)
        sums = add_up(counted, tabel.blad.naam, keuzes)
        found.gelijk.extend(sums.gelijk)
        found.add(sums.bevindingen)
        found.add(tuple(one.bevinding for one in sums.herteld))
        taken = (one for one in sums.herteld if one.bevinding.is_taken(keuzes))
        found.herteld.extend((self._number, one) for one in taken)
        for one in counted:
            is_line = one.regel.soort == REGEL and one.regel.rij not in sums.totalen
            if is_line and (one.bedrag != 0 or with_zero):
                found.lijnen.append(self._line(one, part))
        return unit.schaal

    def _counted(
        self, regel: Regel, part: Jaarkolom, amount: Decimal | None, address: str, scale: int
    ) -> Telregel:
        column = part.kolommen[0]
        formula = regel.cellen[column.index].formule if column.index in regel.cellen else ""
        return Telregel(
            regel,
            None if amount is None else amount * scale,
            address,
            formula if len(part.kolommen) == 1 else "",
            tuple(k.index for k in part.kolommen if k.index in regel.cellen),
            amount is not None and amount == amount.to_integral_value(),
            scale,
        )

    def _line(self, one: Telregel, part: Jaarkolom) -> Lijn:
        regel, wensen = one.regel, self._wensen
        side = part.kant if part.kant in (BATEN, LASTEN) else regel.kant
        key = f"{regel.key}{part.kant[:1]}"
        cents = None if one.bedrag is None else to_cents(one.bedrag)
        known = wensen.posten.get(key, "")
        if known in load_posten():
            found = Voorstel(known, ONTHOUDEN, "U koos dit zelf.")
        else:
            found = propose(regel.label, regel.pad, regel.naast, side, cents, wensen.verwacht)
        return Lijn(
            key,
            self._number,
            self._tabel.blad.naam,
            regel.rij,
            one.kolommen,
            one.adres,
            regel.label,
            regel.pad,
            side,
            cents,
            found,
            one.eenheid,
            is_verborgen=regel.is_verborgen,
            is_tekst=any(
                w.tekst is not None and bool(self._tabel.blad.naam or w.soort or w.tekst.dash)
                for w in regel.cellen.values()
            ),
        )

    def _check_periods(self, part: Jaarkolom) -> None:
        """Compare the sum of the months with the column that says the year."""
        if part.controle is None:
            return
        column, mark, blad = part.controle.index, self._teken.mark, self._tabel.blad
        right = 0
        for regel in self._regels:
            said = regel.cellen[column].value(mark) if column in regel.cellen else None
            total, is_there = amount_of(regel, part, self._teken, blad, self._wensen.keuzes)
            if said is None or total is None or not is_there:
                continue
            if to_cents(total) == to_cents(said):
                right += 1
                continue
            self._found.add(
                (
                    Bevinding(
                        "perioden",
                        blad.adres(regel.rij, column),
                        f"Het jaartotaal is {in_cents(to_cents(said))}. De perioden zijn samen "
                        f"{in_cents(to_cents(total))}. Wij rekenen met de perioden.",
                    ),
                )
            )
        if right:
            where = blad.adres(max(self._tabel.koprij, 1), column)
            self._found.goed.append(
                f"De perioden zijn samen het jaartotaal ({where}), {right} keer."
            )
