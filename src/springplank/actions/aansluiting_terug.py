# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What stands beside each line of his own begroting, in the copy that goes back to Excel."""

from collections import defaultdict
from collections.abc import Iterable

from springplank.actions.aansluiting import Aansluiting, Aansluitregel
from springplank.begroting.bevindingen import in_cents, to_cents
from springplank.begroting.extra import WIDTHS, Extra, Term, Uitkomst
from springplank.begroting.lezing import Begroting, Bereik
from springplank.begroting.lijnen import Lijn
from springplank.begroting.optelling import Herteld
from springplank.begroting.posten import load_posten
from springplank.core.sources import load_sources

NOT_KNOWN = "Niet herkend"
COUNTED_ELSEWHERE = "Telt al mee bij een ander blad"
MOST_SOURCES = 2


def columns_for(found: Aansluiting) -> tuple[Extra, ...]:
    """Give the extra columns of every table in a begroting."""
    begroting = found.begroting
    beside = {
        regel.lijnen[0].adres: (regel, _outcome(regel, regel.lijnen))
        for regel in found.regels
        if regel.lijnen
    }
    extra = []
    for number, (bereik, after) in enumerate(_places(begroting)):
        lines = [line for line in begroting.lijnen if line.tabel == number]
        rows = [_row(line, beside.get(line.adres)) for line in lines]
        rows += [_total(one) for table, one in begroting.herteld if table == number]
        extra.append(Extra(bereik.blad, bereik.koprij, after, tuple(rows), teken=bereik.teken))
    return tuple(extra)


def _places(begroting: Begroting) -> Iterable[tuple[Bereik, int]]:
    """Give per table the last column before ours; tables side by side get columns of their own."""
    widest: dict[str, int] = defaultdict(int)
    for bereik in begroting.tabellen:
        widest[bereik.blad] = max(widest[bereik.blad], bereik.laatste_kolom)
    seen: dict[tuple[str, int], int] = defaultdict(int)
    for bereik in begroting.tabellen:
        here = bereik.blad, bereik.koprij
        yield bereik, widest[bereik.blad] + seen[here] * (len(WIDTHS) + 1)
        seen[here] += 1


def _row(line: Lijn, beside: tuple[Aansluitregel, Uitkomst] | None) -> Uitkomst:
    post = load_posten()[line.post].naam if line.post else NOT_KNOWN
    if beside is not None:
        regel, outcome = beside
        return Uitkomst(
            line.rij,
            post,
            regel.onze,
            outcome.termen,
            regel.verschil,
            _cause(regel),
            _source(regel),
        )
    return Uitkomst(line.rij, post, oorzaak="" if line.telt else COUNTED_ELSEWHERE)


def _total(found: Herteld) -> Uitkomst:
    """Put the sum of the lines beside a total that is another one."""
    line = found.regel
    assert line.bedrag is not None
    terms = tuple(Term("", line.regel.rij, column, line.eenheid) for column in line.kolommen)
    gap = to_cents(line.bedrag) - found.cents
    told = found.bevinding.zin
    return Uitkomst(line.regel.rij, "Som van de regels", found.cents, terms, gap, told)


def _outcome(regel: Aansluitregel, lines: tuple[Lijn, ...]) -> Uitkomst:
    """Give the cells of his lines; none when one of them is text, which no formula can add."""
    first = lines[0]
    terms = tuple(
        Term(
            "" if line.blad == first.blad else line.blad,
            line.rij,
            column,
            -line.eenheid if line.is_gekeerd else line.eenheid,
        )
        for line in lines
        for column in line.kolommen
    )
    is_text = any(line.is_tekst for line in lines)
    return Uitkomst(first.rij, regel.titel, termen=() if is_text else terms)


def _cause(regel: Aansluitregel) -> str:
    if not regel.delen:
        return " ".join(t for t in (regel.stand.capitalize() + ".", regel.wat_te_doen) if t)
    return "; ".join(f"{part.naam}: {in_cents(part.cents)}" for part in regel.delen)


def _source(regel: Aansluitregel) -> str:
    """Name the sources of our amount, and its range when it is a forecast."""
    amount = regel.amount
    if amount is None or amount.bedrag_eur is None:
        return ""
    sources = load_sources()
    named = [sources[key].title for key in amount.bronnen[:MOST_SOURCES] if key in sources]
    if amount.laag is not None and amount.hoog is not None:
        low, high = in_cents(amount.laag * 100), in_cents(amount.hoog * 100)
        named.append(f"raming, tussen {low} en {high}")
    return "; ".join(named)
