# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Adds the lines again: which totals are right, and which one misses a row or counts it wrong."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from springplank.begroting.bevindingen import CENT, Bevinding, in_cents, to_cents
from springplank.begroting.formules import areas_in
from springplank.begroting.optelling import Gelijk, Herteld, Optelling, Telregel
from springplank.begroting.posten import BATEN, LASTEN, SALDO
from springplank.begroting.regels import REGEL, SALDO_REGEL, TOTAAL, WAARVAN, side_of
from springplank.imports.grid import show_text
from springplank.imports.headers import simplify

MOST_ADDED = 400
"""A total that adds more lines than this is not looked for."""

MOST_WRONG = 100
"""After this many wrong totals of one column nobody reads on."""

FEWEST = 2
"""Lines that make a sum of their own."""

SURE = 10_000
"""Units: an amount this large is not by chance the sum of the lines above it."""


def add_up(regels: Sequence[Telregel], blad: str, keuzes: Mapping[str, bool]) -> Optelling:
    """Check every total of one column.

    Args:
        regels: the lines from top to bottom.
        blad: name of the sheet.
        keuzes: what the person chose, per key of a finding.
    """
    adder = _Adder(regels, blad, keuzes)
    adder.run()
    return Optelling(
        tuple(adder.right),
        tuple(adder.wrong),
        tuple(adder.odd),
        frozenset(adder.sums),
        frozenset(adder.unchecked),
    )


class _Adder:
    """The lines that no total has taken yet, and what was found so far."""

    def __init__(self, regels: Sequence[Telregel], blad: str, keuzes: Mapping[str, bool]) -> None:
        self._regels, self._blad, self._keuzes = regels, blad, keuzes
        self._open: list[Telregel] = []
        self._above: dict[int, str] = {}  # per row the side of the total that stands above it
        self._stands_above = False
        self.right: list[Gelijk] = []
        self.wrong: list[Herteld] = []
        self.odd: list[Bevinding] = []
        self.sums: set[int] = set()
        self.unchecked: set[int] = set()

    def run(self) -> None:
        """Walk from top to bottom."""
        for at, one in enumerate(self._regels):
            side = self._above.get(one.regel.rij, "") or one.regel.kant
            post = replace(one, regel=replace(one.regel, kant=side))
            if post.regel.soort == WAARVAN:
                continue
            if post.regel.soort == REGEL and self._sums_below(post):
                self.sums.add(post.regel.rij)
            elif post.regel.soort == REGEL and not self._is_sum(post):
                self._open.append(post)
            elif self._adds_below(post, at):
                self.sums.add(post.regel.rij)
                self._say_right(post, [post])
            else:
                self._total(post)

    def _adds_below(self, post: Telregel, at: int) -> bool:
        """Say whether a total stands above the lines that it adds; they get its side."""
        if post.bedrag is None or not post.bedrag or post.regel.soort == SALDO_REGEL:
            return False
        if not self._stands_above and self._matching(post):
            return False
        total, lines, size = Decimal(0), self._regels[at + 1 :][:MOST_ADDED], 0
        for number, one in enumerate(lines, start=1):
            if one.regel.soort in (TOTAAL, SALDO_REGEL) or one.bedrag is None:
                break
            total += one.bedrag if one.regel.soort == REGEL else 0
            if number >= FEWEST and abs(total - post.bedrag) <= _slack(post, number):
                size = number
        side = side_of(post.regel.label)
        self._above |= {one.regel.rij: one.regel.kant or side for one in lines[:size]}
        self._stands_above = self._stands_above or size > 0
        return size > 0

    def _is_sum(self, post: Telregel) -> bool:
        return self._sums_above(post) or self._is_subtotal(post)

    def _is_subtotal(self, post: Telregel) -> bool:
        """Say whether a line without the word is the sum of its group, and tell it."""
        group = self._group(post)
        repeats = _repeats_heading(post)
        if not group or not post.bedrag or (len(group) < FEWEST and not repeats):
            return False
        known = [one.bedrag for one in group if one.bedrag is not None]
        if len(known) < len(group):
            return repeats
        is_equal = abs(sum(known, Decimal(0)) - post.bedrag) <= (
            _slack(post, len(group)) if repeats else CENT / 2
        )
        if repeats and is_equal:
            return True
        if not repeats and (not is_equal or sum(map(bool, known)) < FEWEST):
            return False
        odd = _maybe_subtotal(post, len(group), is_equal=is_equal)
        self.odd.append(odd)
        return odd.is_taken(self._keuzes)

    def _group(self, post: Telregel) -> list[Telregel]:
        """Give the lines just above under the same headings, since the last total."""
        lines: list[Telregel] = []
        for one in reversed(self._open[-MOST_ADDED:]):
            if one.regel.soort == TOTAAL or one.regel.pad != post.regel.pad:
                break
            lines.insert(0, one)
        return lines

    def _rows_of(self, post: Telregel) -> set[int]:
        """Give the rows of its own column that its formula adds."""
        if not post.formule:
            return set()
        known = {p.regel.rij for p in self._regels}
        return {
            row
            for area in areas_in(post.formule, self._blad)
            if area.blad == self._blad
            and area.eerste_kolom <= post.kolommen[0] <= area.laatste_kolom
            for row in known
            if area.eerste_rij <= row <= area.laatste_rij and row != post.regel.rij
        }

    def _sums_below(self, post: Telregel) -> bool:
        rows = self._rows_of(post)
        return len(rows) >= FEWEST and min(rows) > post.regel.rij

    def _sums_above(self, post: Telregel) -> bool:
        """Say whether a line without the word is a total all the same."""
        rows = self._rows_of(post)
        if len(rows) >= FEWEST and max(rows) < post.regel.rij:
            return True
        return not post.regel.label and bool(post.bedrag) and len(self._matching(post)) > 0

    def _total(self, post: Telregel) -> None:
        self.sums.add(post.regel.rij)
        if post.bedrag is None or any(p.bedrag is None for p in self._block(post)):
            self.unchecked.add(post.regel.rij)
            self._take(len(self._block(post)), post)
            return
        found = self._matching(post)
        if found:
            block = self._block(post)
            size = len(block) if len(block) in found else max(found)
            missed = self._missed(post, block, size)
            if missed:
                self._say_missed(post, missed)
            else:
                self._say_right(post, self._open[len(self._open) - size :])
            self._take(max(size, len(block)) if missed else size, post)
            return
        self._explain(post)
        self._take(len(self._block(post)), post)

    def _missed(self, post: Telregel, block: list[Telregel], size: int) -> list[Telregel]:
        """Give the lines just above that belong with those of a total, and are not in it."""
        left, taken = block[: len(block) - size][-MOST_ADDED:], block[len(block) - size :]
        if not left or not taken or post.regel.soort == SALDO_REGEL:
            return []
        missed = []
        below = [*left, *taken]
        for at, one in enumerate(left):
            beside = one.regel.pad == taken[0].regel.pad and one.regel.kant == taken[0].regel.kant
            if one.regel.soort == TOTAAL:
                beside = bool(one.regel.kant) and one.regel.kant == taken[0].regel.kant
            if beside and one.bedrag and not self._is_parent(one, below[at + 1 :]):
                missed.append(one)
        return missed

    def _say_missed(self, post: Telregel, missed: Sequence[Telregel]) -> None:
        gap = sum((one.bedrag or Decimal(0) for one in missed), Decimal(0))
        told = "telt niet mee in dit totaal"
        self.wrong.append(_recounted(post, gap, _total_odd(post, missed[0], told, gap)))

    def _is_parent(self, one: Telregel, below: Sequence[Telregel]) -> bool:
        """Say whether a line is itself the sum of the lines below it; then it is no line."""
        total = Decimal(0)
        for size, other in enumerate(below[:MOST_ADDED], start=1):
            total += other.bedrag or Decimal(0)
            if size >= FEWEST and total == one.bedrag:
                self.sums.add(one.regel.rij)
                return True
        return False

    def _take(self, size: int, post: Telregel) -> None:
        """Let a total stand for the lines that it adds."""
        kept = self._open[: len(self._open) - size]
        side = side_of(post.regel.label) or post.regel.kant
        if post.regel.soort == SALDO_REGEL:
            side = SALDO
        self._open = [*kept, replace(post, regel=replace(post.regel, soort=TOTAAL, kant=side))]

    def _block(self, post: Telregel) -> list[Telregel]:
        """Give the lines since the last total, or all totals when there are no such lines."""
        lines: list[Telregel] = []
        for one in reversed(self._open):
            if one.regel.soort == TOTAAL:
                break
            lines.insert(0, one)
        if post.regel.soort == SALDO_REGEL or not lines:
            return list(self._open)
        return lines

    def _matching(self, post: Telregel) -> set[int]:
        """Give how many open lines add to this total; more answers when some are zero."""
        assert post.bedrag is not None
        found: set[int] = set()
        signs = (_plain, _by_side, _against_side) if post.regel.soort == SALDO_REGEL else (_plain,)
        for sign in signs:
            total = Decimal(0)
            last = self._open[-MOST_ADDED:]
            for size, one in enumerate(reversed(last), start=1):
                if one.bedrag is None:
                    break
                total += sign(one) * one.bedrag
                enough = size >= FEWEST or one.regel.soort == TOTAAL or len(self._open) == 1
                enough = enough or _repeats_heading(post)
                if enough and abs(total - post.bedrag) <= _slack(post, size):
                    found.add(size)
        return found

    def _say_right(self, post: Telregel, lines: Sequence[Telregel]) -> None:
        assert post.bedrag is not None
        total = sum((one.bedrag or Decimal(0) for one in lines), Decimal(0))
        rest = to_cents(total) - to_cents(post.bedrag)
        if rest and post.regel.soort != SALDO_REGEL:
            self.odd.append(
                Bevinding(
                    "afronding",
                    post.adres,
                    f"Het totaal wijkt {in_cents(abs(rest))} af van de regels. Dat past bij "
                    "afronding. Wij rekenen met de regels.",
                )
            )
        else:
            self.right.append(Gelijk(post.regel.label, to_cents(post.bedrag), post.adres))

    def _explain(self, post: Telregel) -> None:
        """Say why a total is not the sum of its lines."""
        assert post.bedrag is not None
        if len(self.wrong) >= MOST_WRONG:
            self.unchecked.add(post.regel.rij)
            return
        for lines in self._groups(post):
            gap = sum((one.bedrag or Decimal(0) for one in lines), Decimal(0)) - post.bedrag
            if self._is_parent_counted(lines, gap):
                self.right.append(Gelijk(post.regel.label, to_cents(post.bedrag), post.adres))
                return
            for one in lines:
                if one.bedrag and (told := _cause(one.bedrag, gap)):
                    self.wrong.append(_recounted(post, gap, _total_odd(post, one, told, gap)))
                    return
        lines = self._block(post)
        if post.regel.soort == SALDO_REGEL or not lines:
            self.unchecked.add(post.regel.rij)
            return
        gap = sum((one.bedrag or Decimal(0) for one in lines), Decimal(0)) - post.bedrag
        odd = Bevinding(
            "totaal",
            post.adres,
            f"De regels erboven zijn samen {in_cents(to_cents(post.bedrag + gap))}. In de cel "
            f"staat {in_cents(to_cents(post.bedrag))}. Het verschil is "
            f"{in_cents(to_cents(abs(gap)))}.",
            "Reken met de som van de regels",
            "Laat het zo",
            voorstel=True,
        )
        self.wrong.append(_recounted(post, gap, odd))

    def _groups(self, post: Telregel) -> Iterator[list[Telregel]]:
        """Give the lines that a total may be meant to add, the likeliest first."""
        rows = self._rows_of(post)
        if rows:
            first = min(rows)
            yield [one for one in self._open if one.regel.rij >= first]
        yield self._block(post)
        side = side_of(post.regel.label)
        if side:
            yield [one for one in self._open if one.regel.kant in (side, "")]
        yield list(self._open)

    def _is_parent_counted(self, lines: Sequence[Telregel], gap: Decimal) -> bool:
        """Say whether one line is itself the sum of lines below it, so that it counts double."""
        return any(
            bool(gap) and one.bedrag == gap and self._is_parent(one, lines[at + 1 :])
            for at, one in enumerate(lines)
        )


def _repeats_heading(post: Telregel) -> bool:
    pad = post.regel.pad
    return bool(pad) and bool(post.regel.label) and simplify(post.regel.label) == simplify(pad[-1])


def _maybe_subtotal(post: Telregel, size: int, *, is_equal: bool) -> Bevinding:
    """Ask whether a line is a total: because of its amount, or because of its name."""
    assert post.bedrag is not None
    label = show_text(post.regel.label, 60) or "Deze regel"
    why = (
        f"{label} is precies de som van de {size} regels erboven."
        if is_equal
        else f"{label} heet net als de kop, maar is niet de som van de regels eronder."
    )
    return Bevinding(
        "subtotaal",
        post.adres,
        f"{why} Een totaal tellen wij niet als regel.",
        "Lees het als totaal",
        "Lees het als regel",
        voorstel=is_equal and abs(post.bedrag) >= SURE * post.eenheid,
    )


def _plain(_one: Telregel) -> int:
    return 1


def _by_side(one: Telregel) -> int:
    return -1 if one.regel.kant == LASTEN else 1


def _against_side(one: Telregel) -> int:
    return -1 if one.regel.kant == BATEN else 1


def _slack(post: Telregel, size: int) -> Decimal:
    """Give how far a sum may be off: rounding of whole units, else less than a cent."""
    return Decimal(post.eenheid * size) / 2 if post.is_heel and post.eenheid > 1 else CENT / 2


def _cause(amount: Decimal, gap: Decimal) -> str:
    """Say how a total can be off by this much because of one line; empty when it cannot."""
    causes: tuple[tuple[Decimal, str], ...] = (
        (amount, "telt niet mee in dit totaal"),
        (-amount, "telt dubbel mee in dit totaal"),
        (2 * amount, "telt met het andere teken mee in dit totaal"),
    )
    return next((told for value, told in causes if abs(value - gap) <= CENT / 2), "")


def _recounted(post: Telregel, gap: Decimal, odd: Bevinding) -> Herteld:
    assert post.bedrag is not None
    return Herteld(post, to_cents(post.bedrag + gap), odd)


def _total_odd(post: Telregel, line: Telregel, told: str, gap: Decimal) -> Bevinding:
    assert post.bedrag is not None
    label = show_text(line.regel.label, 60) or "zonder naam"
    right = to_cents(post.bedrag + gap)
    return Bevinding(
        "totaal",
        post.adres,
        f"Rij {line.regel.rij} ({label}, {in_cents(to_cents(line.bedrag or Decimal(0)))}) {told}. "
        f"De som van de regels is {in_cents(right)}; in de cel staat "
        f"{in_cents(to_cents(post.bedrag))}.",
        f"Reken met {in_cents(right)}",
        "Laat het zo",
        voorstel=True,
    )
