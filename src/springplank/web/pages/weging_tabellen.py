# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tables and the picture of a weighing: every forecast with its range, an empty score as empty."""

from math import isnan

from markupsafe import Markup

from springplank.actions.plan.metingen import Meting
from springplank.actions.plan.toekomsten import Toekomsten
from springplank.actions.plan.weging import Weging
from springplank.actions.plan.weging_words import in_words, points
from springplank.charts.about import About
from springplank.charts.shares import Share, Shares, shares_figure
from springplank.web.cijfers import Cijfer, Grafiek, Tabel, of_figure, of_range
from springplank.weging.criterium import Criterium
from springplank.words.figures import decimal

EMPTY = "leeg"
UNKNOWN = "onbekend"
NOBODY = "nog niet ingevuld"
APART = Markup("<bdi>{}</bdi>")
"""Text of a person, kept apart: also when it runs from right to left."""

SOURCE = "Springplank: uw scores, en de berekening van elke optie."
PART = "alle gewichten die u kunt kiezen"


def options_table(weging: Weging) -> Tabel:
    """Lay the options out with the weakness beside the strength."""
    rows = tuple(
        (
            option.naam,
            (
                APART.format(option.sterk) if option.sterk else NOBODY,
                APART.format(option.tegen) if option.tegen else _known(option.bekend_tegen),
                _standing(weging, at),
            ),
        )
        for at, option in enumerate(weging.opties)
    )
    columns = ("Optie", "Sterkste argument voor", "Sterkste argument tegen", "Stand")
    return Tabel("Voor en tegen", columns, rows, tekstkolommen=(1, 2, 3))


def _known(text: str) -> str:
    return f"{text} (van Springplank; vul uw eigen argument in)" if text else NOBODY


def _standing(weging: Weging, at: int) -> str:
    if at in weging.afgevallen:
        return "valt af door een eis"
    if at in weging.onweegbaar:
        return "niet te wegen"
    return "doet mee" if weging.gewogen else "nog niet gewogen"


def facts_table(weging: Weging, *, money: bool = False) -> Tabel | None:
    """Lay out what is known of every option; None when there is nothing to show.

    Args:
        weging: the weighing.
        money: the criteria about money, which stand apart; else all others.
    """
    shown = [
        c
        for c in weging.tabel.criteria
        if c.is_geld is money
        and (c.key in weging.gekozen or any(key == c.key for _, key in weging.metingen))
    ]
    if not shown:
        return None
    first, last = weging.jaren[0], weging.jaren[-1]
    rows = tuple(
        (_head(weging, c), tuple(_cell(weging, at, c) for at in range(len(weging.opties))))
        for c in shown
    )
    caption = f"Geld, {first} tot en met {last} samen" if money else f"Zonder geld, in {last}"
    columns = ("", *(option.naam for option in weging.opties))
    return Tabel(caption, columns, rows, weging.run_id)


def _head(weging: Weging, criterium: Criterium) -> str:
    return f"{criterium.naam} (telt mee)" if criterium.key in weging.telt else criterium.naam


def _cell(weging: Weging, at: int, criterium: Criterium) -> Cijfer | str:
    found = weging.metingen.get((at, criterium.key))
    if found is None:
        return EMPTY if criterium.is_scored or weging.opties[at].beeld is None else UNKNOWN
    return cell_of(found, criterium)


def cell_of(found: Meting | None, criterium: Criterium) -> Cijfer | str:
    """Show what is known of an option: a forecast with its range, a score as it was given."""
    if found is None:
        return UNKNOWN
    if isnan(found.laag):
        return in_words(found, criterium)
    ends = (found.laag, found.hoog)
    return of_range(found.verwacht, ends, criterium.eenheid, run_id=found.run_id)


def shares_picture(weging: Weging) -> Grafiek | None:
    """Draw under which share of all weights each option comes first; None for fewer than two."""
    gewogen = weging.gewogen
    if gewogen is None or len(gewogen.opties) == 1:
        return None
    names = [weging.opties[at].naam for at in gewogen.opties]
    shares = gewogen.aandelen
    parts = tuple(
        Share(naam, float(share), float(off))
        for naam, share, off in zip(names, shares.aandeel, shares.fout, strict=True)
    )
    about = About("Hoe vaak een optie vooraan staat", weging.run_id, SOURCE, key="aandelen")
    return of_figure(shares_figure(Shares(about, PART, parts)))


def sums_table(weging: Weging) -> Tabel | None:
    """Lay out the weighted sum with the second view; None as long as there are no weights."""
    gewogen = weging.gewogen
    if gewogen is None or gewogen.totalen is None or gewogen.topsis is None:
        return None
    rows = tuple(
        (
            weging.opties[option].naam,
            (
                points(float(gewogen.totalen[at])),
                str(gewogen.plaatsen[at]),
                points(float(gewogen.topsis[at])),
            ),
        )
        for at, option in enumerate(gewogen.opties)
    )
    columns = ("Optie", "Gewogen som, 0 tot 100", "Plaats", "Tweede blik (TOPSIS), 0 tot 100")
    return Tabel("De gewogen som is een gespreksmiddel", columns, rows, weging.run_id)


def futures_table(found: Toekomsten) -> Tabel:
    """Lay out what comes of every option in every future."""
    rows = tuple(
        (option.naam, tuple(cell_of(one, found.criterium) for one in told))
        for option, told in zip(found.opties, found.metingen, strict=True)
    )
    return Tabel(f"{found.criterium.naam} in elke toekomst", ("Optie", *found.toekomsten), rows)


def metrics_table(found: Toekomsten) -> Tabel:
    """Lay the three metrics out side by side."""
    rows = tuple(
        (
            option.naam,
            (
                _regret(found, at),
                cell_of(found.slechtst[at], found.criterium),
                _met(found, float(found.tabel.gehaald[at])),
            ),
        )
        for at, option in enumerate(found.opties)
    )
    columns = ("Optie", "Meeste spijt", "Slechtste uitkomst", "Toekomsten die de eis halen")
    return Tabel("Drie maatstaven naast elkaar", columns, rows)


def _regret(found: Toekomsten, at: int) -> Cijfer | str:
    told = found.spijt[at]
    return "geen spijt" if told and told.verwacht == 0 else cell_of(told, found.criterium)


def _met(found: Toekomsten, share: float) -> str:
    if isnan(share):
        return "geen eis" if found.eis is None else UNKNOWN
    count = len(found.toekomsten)
    return f"{decimal(share * count, 0)} van de {count}"
