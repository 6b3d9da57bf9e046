# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Puts the subsidies in a begroting beside what we compute: the difference, to the cent, and why.

The file is read in a process of its own and never kept. What is remembered of it: see
`aansluiting_geheugen`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from springplank.actions.aansluiting_geheugen import remembered
from springplank.actions.aansluiting_oorzaken import (
    CENTS,
    WHOLE_EUROS,
    Oorzaak,
    Wegen,
)
from springplank.actions.overview import oversee
from springplank.actions.question import today
from springplank.actions.werk import Werk
from springplank.begroting.bevindingen import in_cents
from springplank.begroting.boek import Boek, read_boek
from springplank.begroting.koppen import THOUSAND
from springplank.begroting.lezing import Begroting, Wensen, understand
from springplank.begroting.lijnen import Lijn
from springplank.begroting.posten import load_posten
from springplank.errors import DataError
from springplank.funding.subject import Amount
from springplank.imports.files import read_file
from springplank.regelingen import REGELINGEN, STREAMS
from springplank.words.figures import years_in_words

GELIJK, VERKLAARD, NIET_VERKLAARD = "gelijk", "verklaard", "niet verklaard"
ELDERS, ONTBREEKT, ONBEKEND = "in een andere regel", "niet in uw begroting", "onbekend"
"""How a line compares."""

IMPULSBUDGET = "impulsbudget"
NIET_VERKLAARD_NAAM = "Niet verklaard"
AFRONDING = "Afronding"
MIST = "Niet in uw begroting"

ASK = (
    "Vraag wie dit bedrag invulde naar een voorschot, een afrekening over een ander jaar of een "
    "eigen afspraak."
)


@dataclass(frozen=True, slots=True)
class Aansluitregel:
    """One regeling: his amount, ours, and the difference in parts that add up to it.

    Attributes:
        regeling: key of the regeling.
        titel: its title.
        lijnen: his lines.
        begroot: his amount in cents; None when he has no line, or it is unknown.
        onze: our amount; in cents None when unknown.
        amount: our amount with its range and sources; None outside our years.
        stand: one of the words above.
        delen: the parts of the difference.
        wat_te_doen: what to ask or do; empty when nothing.
    """

    regeling: str
    titel: str
    lijnen: tuple[Lijn, ...]
    begroot: int | None
    onze: int | None
    amount: Amount | None
    stand: str
    delen: tuple[Oorzaak, ...]
    wat_te_doen: str

    @property
    def verschil(self) -> int | None:
        """Give his amount less ours, in cents; None when one of them is unknown."""
        if self.stand == ONTBREEKT and self.onze is not None:
            return -self.onze
        if self.begroot is None or self.onze is None:
            return None
        return self.begroot - self.onze

    @property
    def niet_verklaard(self) -> int:
        """Give the cents that have no cause."""
        return sum(part.cents for part in self.delen if part.naam == NIET_VERKLAARD_NAAM)


@dataclass(frozen=True, slots=True)
class Aansluiting:
    """A begroting beside our amounts.

    Attributes:
        onderwerp: name of the subject.
        begroting: his begroting.
        regels: per regeling.
        run_id: kenmerk of our amounts.
        stand: what was known.
    """

    onderwerp: str
    begroting: Begroting
    regels: tuple[Aansluitregel, ...]
    run_id: str
    stand: str

    @property
    def niet_verklaard(self) -> int:
        """Give the cents without a cause, of all regelingen, each as it is without its sign."""
        return sum(abs(regel.niet_verklaard) for regel in self.regels)

    @property
    def vergeleken(self) -> tuple[Aansluitregel, ...]:
        """Give the regelingen of which both amounts are known."""
        return tuple(regel for regel in self.regels if regel.verschil is not None)


def open_begroting(path: Path) -> tuple[Boek, bytes]:
    """Read a file of this person's own: its cells, and its bytes as they are.

    Raises:
        UsageError: there is no such file.
        DataError: it cannot be read as a begroting.
    """
    file = read_file(path)
    return read_boek(file.data, file.name), file.data


def choose_year(boek: Boek) -> int:
    """Choose the year of a file that nobody chose: this year, else the next one it has."""
    this = today().year
    years = understand(boek, Wensen(this)).jaren
    if this in years or not years:
        return this
    later = [year for year in years if year > this]
    return min(later) if later else max(years)


def read_begroting(
    werk: Werk,
    boek: Boek,
    jaar: int,
    keuzes: Mapping[str, bool] | None = None,
    posten: Mapping[str, str] | None = None,
) -> Begroting:
    """Understand a file for a subject: with what was remembered, and with our amounts beside it.

    Args:
        werk: the subject, and the stand when one was chosen.
        boek: the cells.
        jaar: calendar year.
        keuzes: taken over or not, per key of a finding.
        posten: posts that are chosen now; they go before what was remembered.

    Raises:
        UsageError: for a year outside our data.
        DataError: when the file has no amounts of that year.
    """
    ours = _expected(werk, jaar)
    known = {**remembered(werk.code), **(posten or {})}
    found = understand(boek, Wensen(jaar, keuzes or {}, known, ours))
    if not found.lijnen:
        raise DataError(_nothing(found))
    return found


def _expected(werk: Werk, jaar: int) -> Mapping[str, int]:
    """Give per post what we compute, in cents."""
    amounts = oversee(werk, jaar, jaar).geld.amounts
    known = {a.regeling: a.bedrag_eur for a in amounts if a.bedrag_eur is not None}
    posts = (p for p in load_posten().values() if p.regeling in known)
    return {post.key: known[post.regeling] * CENTS for post in posts}


def _nothing(found: Begroting) -> str:
    years = sorted(found.jaren)
    if years:
        return (
            f"{found.naam} heeft geen bedragen van {found.jaar}. Wel van "
            f"{years_in_words(years)}. Kies een van die jaren."
        )
    return (
        f"Wij vinden in {found.naam} geen tabel met bedragen. Zet boven de bedragen een jaar, en "
        "links ervan de namen van de posten."
    )


def connect(werk: Werk, begroting: Begroting) -> Aansluiting:
    """Put every regeling in a begroting beside our amount of the same year.

    Raises:
        UsageError: for a year outside our data.
    """
    ways = Wegen(werk, begroting.jaar)
    posts = {post.regeling: key for key, post in load_posten().items() if post.regeling}
    named = {key for key in STREAMS if begroting.op(posts[key])}
    regels = tuple(_regel(ways, key, begroting.op(posts[key]), named) for key in STREAMS)
    taken = {part.regeling: regel.titel for regel in regels for part in regel.delen}
    regels = tuple(_elsewhere(regel, taken) for regel in regels)
    money = ways.nu.geld
    return Aansluiting(money.onderwerp.naam, begroting, regels, money.run_id, money.stand.name)


def _regel(ways: Wegen, key: str, lines: tuple[Lijn, ...], named: set[str]) -> Aansluitregel:
    amount = ways.amount(key)
    ours = None if amount is None or amount.bedrag_eur is None else amount.bedrag_eur * CENTS
    his = _sum(lines)
    title = REGELINGEN[key].title
    if ours is None or his is None:
        stand, advice = _without_both(amount, lines, named, key)
        missing = -ours if stand == ONTBREEKT and ours is not None else 0
        told = (Oorzaak(MIST, missing, "Wij vinden er geen regel van."),) if missing else ()
        return Aansluitregel(key, title, lines, his, ours, amount, stand, told, advice)
    gap = his - ours
    if not gap:
        return Aansluitregel(key, title, lines, his, ours, amount, GELIJK, (), "")
    others = _unnamed(key, named)
    in_thousands = all(line.eenheid >= THOUSAND for line in lines)
    way = ways.find(key, his, others, len(lines), in_thousands=in_thousands)
    if way is None:
        near = ways.nearest(key, his, others)
        unknown = (Oorzaak(NIET_VERKLAARD_NAAM, gap, "Geen van onze bedragen komt hierop uit."),)
        advice = ASK
        if near is not None and abs(his - near.uitkomst) < abs(gap):
            left = in_cents(abs(his - near.uitkomst))
            advice = f"Het dichtst bij komt: {near.delen[0].naam} (scheelt nog {left}). {ASK}"
        return Aansluitregel(key, title, lines, his, ours, amount, NIET_VERKLAARD, unknown, advice)
    parts = way.delen
    rest_cents = his - way.uitkomst
    if rest_cents:
        whole = "duizenden" if abs(rest_cents) >= WHOLE_EUROS or in_thousands else "hele euro's"
        why = f"Uw bedragen zijn afgerond op {whole}."
        parts = (*parts, Oorzaak(AFRONDING, rest_cents, why))
    assert sum(part.cents for part in parts) == gap
    return Aansluitregel(key, title, lines, his, ours, amount, VERKLAARD, parts, "")


def _elsewhere(regel: Aansluitregel, taken: Mapping[str, str]) -> Aansluitregel:
    """Say so when the money of a regeling turned out to be in the line of another one."""
    if regel.stand != ONTBREEKT or regel.regeling not in taken:
        return regel
    told = f"Dit zit in uw regel voor {taken[regel.regeling]}."
    return replace(regel, stand=ELDERS, delen=(), wat_te_doen=told)


def _sum(lines: tuple[Lijn, ...]) -> int | None:
    known = [line.cents for line in lines if line.cents is not None]
    return sum(known) if lines and len(known) == len(lines) else None


def _unnamed(key: str, named: set[str]) -> tuple[str, ...]:
    """Give the streams that may be in the line of another one, because they have no own line."""
    rule = REGELINGEN[key]
    if any(REGELINGEN[other].part_of == key for other in STREAMS):
        return tuple(o for o in (IMPULSBUDGET,) if o not in named)  # a whole holds its parts
    if not rule.part_of:
        return ()
    beside = (o for o in STREAMS if o not in named | {key})
    return tuple(o for o in beside if REGELINGEN[o].part_of == rule.part_of or o == IMPULSBUDGET)


def _without_both(
    amount: Amount | None, lines: tuple[Lijn, ...], named: set[str], key: str
) -> tuple[str, str]:
    """Say how a line stands that cannot be compared, and what to do."""
    whole = REGELINGEN[key].part_of
    parts = {other for other in STREAMS if REGELINGEN[other].part_of == key}
    if lines and any(line.cents is None for line in lines):
        return ONBEKEND, "In uw bestand is dit bedrag onbekend. Herstel de cel en lees opnieuw."
    if lines:
        told = (amount.reden if amount else "") or "Wij kennen dit bedrag niet."
        return ONBEKEND, " ".join(t for t in (told, amount.wat_te_doen if amount else "") if t)
    if whole in named:
        return ELDERS, f"Dit zit in {REGELINGEN[whole].title}."
    if parts & named:
        return ELDERS, "De onderdelen staan apart."
    return ONTBREEKT, "Kies bij een regel deze post als het bedrag er wel in zit."
