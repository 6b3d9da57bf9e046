# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What the page Uw begroting shows: findings with a choice, lines, and the aansluiting."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from springplank.actions.aansluiting import ONTBREEKT, Aansluiting, Aansluitregel
from springplank.begroting.bevindingen import Bevinding, in_cents
from springplank.begroting.lijnen import Lijn
from springplank.begroting.posten import Post, load_posten
from springplank.web.cijfers import Cijfer, Tabel, of_amount
from springplank.web.pages.beelden import Keuzelijst
from springplank.words.figures import in_euros

MOST_LISTS = 60
"""Lines to choose a post for on one page."""

MIN, LOOSE = "\N{MINUS SIGN}", "\N{MINUS SIGN}€"
MOST_FINDINGS = 100
MOST_ROWS = 500


@dataclass(frozen=True, slots=True)
class Opvallend:
    """One odd thing: where, what, and what can be chosen; None when nothing can."""

    adres: str
    zin: str
    keuze: Keuzelijst | None


@dataclass(frozen=True, slots=True)
class Regelverschil:
    """The difference of one regeling.

    Attributes:
        titel: title of the regeling.
        verschil: the amount, in words.
        delen: per part what it is, its amount and what it rests on.
        wat_te_doen: what to ask or do.
    """

    titel: str
    verschil: str
    delen: tuple[tuple[str, str, str], ...]
    wat_te_doen: str


def whole(text: str) -> str:
    """Keep every amount in one piece at the end of a line, with its sign."""
    return text.replace("€ ", "€\N{NO-BREAK SPACE}").replace(LOOSE, f"{MIN}\N{WORD JOINER}€")


def _money(cents: int) -> str:
    return whole(in_cents(cents))


def findings(
    odd: Sequence[Bevinding], keuzes: Mapping[str, bool], prefix: str
) -> tuple[Opvallend, ...]:
    """Show what is odd, those with a choice first.

    Args:
        odd: the findings.
        keuzes: what was chosen, per key of a finding.
        prefix: begin of the name of a field.
    """
    ordered = sorted(odd, key=lambda one: not one.is_choice)
    return tuple(_finding(one, keuzes, prefix) for one in ordered[:MOST_FINDINGS])


def _finding(one: Bevinding, keuzes: Mapping[str, bool], prefix: str) -> Opvallend:
    if not one.is_choice:
        return Opvallend(one.adres, whole(one.zin), None)
    over, negeer = (f"{said}: {whole(what)}" for said, what in
                    (("Neem over", one.neem_over), ("Negeer", one.negeer)))  # fmt: skip
    chosen = "over" if one.is_taken(keuzes) else "negeer"
    options = (("over", over), ("negeer", negeer))
    label = whole(f"{one.adres}: {one.zin}")
    return Opvallend(
        one.adres,
        whole(one.zin),
        Keuzelijst(prefix + one.key, label, options, chosen, vorm="radio"),
    )


def key_lists(
    lines: Sequence[Lijn], prefix: str, chart: Callable[[str], Sequence[Post]]
) -> tuple[Keuzelijst, ...]:
    """Give a list of posts per line; lines with the same key ask once.

    Args:
        lines: the lines to choose for.
        prefix: begin of the name of a field.
        chart: gives the posts for a side.
    """
    found: dict[str, Keuzelijst] = {}
    for line in lines:
        if line.key in found or len(found) >= MOST_LISTS:
            continue
        amount = "bedrag onbekend" if line.cents is None else _money(line.cents)
        options = (("", "Kies een post"), *((p.key, p.naam) for p in chart(line.kant)))
        found[line.key] = Keuzelijst(
            prefix + line.key,
            f"{line.naam}, {amount} ({line.adres})",
            options,
            line.post,
            line.voorstel.reden,
        )
    return tuple(found.values())


def line_rows(lines: Sequence[Lijn]) -> Tabel:
    """Lay out every line with its post."""
    posten = load_posten()
    rows = tuple(
        (
            line.naam,
            (
                line.adres,
                "onbekend" if line.cents is None else _money(line.cents),
                posten[line.post].naam if line.post else "nog te kiezen",
                line.voorstel.reden,
            ),
        )
        for line in lines[:MOST_ROWS]
    )
    head = ("Regel", "Cel", "Bedrag", "Post", "Waarom")
    return Tabel("Alle regels en de post die wij lezen", head, rows, tekstkolommen=(1, 3, 4))


def table_of(found: Aansluiting, pad: str) -> Tabel:
    """Lay out the regelingen: his amount, ours, the difference and its causes."""
    rows = tuple(
        (regel.titel, (_his(regel), _ours(regel, found, pad), _gap(regel), _cause(regel)))
        for regel in found.regels
        if regel.begroot is not None or regel.onze is not None
    )
    head = ("Regeling", "Uw begroting", "Onze uitkomst", "Verschil", "Oorzaak")
    caption = f"Aansluiting van {found.onderwerp}, {found.begroting.jaar}"
    return Tabel(caption, head, rows, found.run_id, tekstkolommen=(4,))


def _his(regel: Aansluitregel) -> str:
    if not regel.lijnen:
        return "geen regel"
    return "onbekend" if regel.begroot is None else _money(regel.begroot)


def _ours(regel: Aansluitregel, found: Aansluiting, pad: str) -> Cijfer | str:
    amount = regel.amount
    if amount is None:
        return "onbekend"
    url = f"{pad}/geld/{regel.regeling}/{found.begroting.jaar}"
    shown = of_amount(amount, url, found.run_id)
    if regel.onze is None:
        return shown
    # Here he compares to the cent: a rounded amount would hide what he is looking for.
    low, high = amount.laag, amount.hoog
    span = "" if low is None or high is None else f"tussen {in_euros(low)} en {in_euros(high)}"
    return replace(shown, tekst=_money(regel.onze), bereik=span)


def _gap(regel: Aansluitregel) -> str:
    return "niet te vergelijken" if regel.verschil is None else _money(regel.verschil)


def _cause(regel: Aansluitregel) -> str:
    if not regel.delen:
        return regel.stand
    return "; ".join(f"{part.naam} {_money(part.cents)}" for part in regel.delen)


def differences(found: Aansluiting) -> tuple[Regelverschil, ...]:
    """Give every difference with its parts, the largest first; and what cannot be compared."""
    known = [r for r in found.regels if r.stand != ONTBREEKT]
    shown = [r for r in known if r.delen or (r.lijnen and r.verschil is None)]
    shown.sort(key=lambda regel: -abs(regel.verschil or 0))
    return tuple(
        Regelverschil(
            regel.titel,
            "niet te vergelijken" if regel.verschil is None else _money(regel.verschil),
            tuple((part.naam, _money(part.cents), part.uitleg) for part in regel.delen),
            regel.wat_te_doen,
        )
        for regel in shown
    )
