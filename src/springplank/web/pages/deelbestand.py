# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The whole state of some work as one file: it opens anywhere and fetches nothing.

No script, no address that is loaded, one style sheet whose hash the page itself prescribes.
"""

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache

from markupsafe import Markup

from springplank import __version__
from springplank.actions.advice import in_plain_words
from springplank.actions.handout import Handout, Uitkomst
from springplank.actions.money_charts import streams_picture
from springplank.actions.overview import Overview
from springplank.actions.people import SHOWN
from springplank.actions.reading import for_reader
from springplank.actions.rekeningen import NAMEN
from springplank.charts.streams import streams_figure
from springplank.core.sources import Source
from springplank.scenarios.scenario import ZERO
from springplank.web.afkortingen import explain
from springplank.web.cijfers import (
    Cijfer,
    Grafiek,
    Links,
    Tabel,
    of_amount,
    of_figure,
    of_range,
    table_of,
)
from springplank.web.pages.geld import label_of
from springplank.web.pages.oogopslag import Blik, blik_of
from springplank.web.reeksen import cells_of, in_years
from springplank.web.rendering import PAGES, TEMPLATES
from springplank.words.figures import day

STYLE = PAGES / "deelbestand.css"
PICTURES = PAGES.parent / "static" / "grafiek.css"


@dataclass(frozen=True, slots=True)
class Bron:
    """A source in the list at the end."""

    titel: str
    uitgever: str
    datum: str
    plaats: str


@dataclass(frozen=True, slots=True)
class Context:
    """All that deelbestand.html may use."""

    onderwerp: str
    datum: str
    stand: str
    versie: str
    run_ids: tuple[str, ...]
    beleid: str
    stijl: Markup
    blik: Blik
    route: str
    ingevuld: tuple[tuple[str, str], ...]
    uitkomsten: tuple[Tabel, ...]
    grafiek: Grafiek
    stromen: Tabel
    mensen: Tabel
    onbekend: tuple[str, ...]
    scenario: str
    bedrijf: Tabel | None
    groepen: Tabel | None
    verband: str
    opmerkingen: tuple[str, ...]
    bronnen: tuple[Bron, ...]
    ingelezen: tuple[Bron, ...]


def write_file(found: Handout) -> str:
    """Write everything about a piece of work as one page."""
    context = context_of(found)
    values = {f.name: getattr(context, f.name) for f in fields(context)}
    return explain(TEMPLATES.get_template("deelbestand.html").render(values))


def context_of(found: Handout) -> Context:
    """Turn a handout into what the file shows."""
    style, policy = style_and_policy()
    geld, vooruit = found.geld.geld, found.mensen.vooruit
    company = found.bedrijf
    rows = {SHOWN[key]: reeks for key, reeks in found.mensen.known().items()}
    remarks = (
        *(in_plain_words(remark) for remark in geld.remarks),
        *found.mensen.opmerkingen,
        *(company.opmerkingen if company else ()),
    )
    return Context(
        onderwerp=geld.onderwerp.naam,
        datum=day(found.datum),
        stand=day(geld.stand.on),
        versie=__version__,
        run_ids=tuple(dict.fromkeys((geld.run_id, vooruit.run_id))),
        beleid=policy,
        stijl=style,
        blik=blik_of(found.blik, ""),
        route=found.route,
        ingevuld=found.ingevuld,
        uitkomsten=tuple(_side_by_side(found)),
        grafiek=of_figure(streams_figure(streams_picture(found.geld)), Links()),
        stromen=_streams(found.geld),
        mensen=in_years(("Mensen aan het eind van het jaar", "Groep"), vooruit, rows),
        onbekend=tuple(SHOWN[key] for key in found.mensen.unknown()),
        scenario="" if vooruit.scenario.key == ZERO else vooruit.scenario.naam,
        bedrijf=None
        if company is None
        else in_years(
            ("Rekening van het bedrijf", "Regel"),
            vooruit,
            {NAMEN[key]: reeks for key, reeks in company.regels.items()},
        ),
        groepen=None
        if company is None
        else in_years(
            ("Resultaat per groep", "Groep"),
            vooruit,
            {g.naam: g.resultaat for g in company.groepen},
        ),
        verband=vooruit.place.naam,
        opmerkingen=for_reader(dict.fromkeys(remarks)),
        bronnen=tuple(_source(source) for source in found.bronnen),
        ingelezen=tuple(
            Bron(one.kind.titel, one.bron, day(one.peildatum), one.file_name)
            for one in found.ingelezen
        ),
    )


@cache
def style_and_policy() -> tuple[Markup, str]:
    """Give the style sheet, and the rules for the browser: that sheet, and nothing else at all."""
    sheets = (PICTURES.read_text("utf-8"), STYLE.read_text("utf-8"))
    text = "\n".join(_without_heading(sheet) for sheet in sheets)
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return Markup(text), policy  # noqa: S704 - our own style sheets, from files of the program


def _without_heading(sheet: str) -> str:
    """Leave the licence of a style sheet to the foot of the page."""
    return sheet.partition("*/")[2].strip()


def _streams(found: Overview) -> Tabel:
    geld = found.geld
    rows = [
        (label_of(every[0]), [of_amount(amount, "", geld.run_id) for amount in every])
        for every in found.streams()
    ]
    totals = (found.total(year) for year in geld.years)
    rows.append(
        (
            "Totaal van wat bekend is",
            [
                of_range(
                    total.bedrag_eur,
                    (
                        total.bedrag_eur if total.laag is None else total.laag,
                        total.bedrag_eur if total.hoog is None else total.hoog,
                    ),
                    "EUR",
                    run_id=geld.run_id,
                )
                if total
                else Cijfer("onbekend", "onbekend")
                for total in totals
            ],
        )
    )
    return table_of(
        "Geld van het Rijk, per geldstroom en per jaar",
        geld.years, rows, "Geldstroom", run_id=geld.run_id, totaal=True,
    )  # fmt: skip


def _side_by_side(found: Handout) -> Iterator[Tabel]:
    """Lay the scenarios out beside each other, in the last year."""
    counted = [one for one in found.uitkomsten if one.koppen]
    if not counted[1:]:  # one alone has nothing beside it
        return
    names = dict.fromkeys(name for one in counted for name in one.koppen)
    rows = tuple((name, tuple(_last(one, name) for one in counted)) for name in names)
    last = found.mensen.vooruit.jaren[-1]
    yield Tabel(f"De scenario's naast elkaar, in {last}", ("", *(o.naam for o in counted)), rows)


def _last(found: Uitkomst, name: str) -> Cijfer:
    reeks = found.koppen.get(name)
    if reeks is None:
        return Cijfer("onbekend", "onbekend", run_id=found.run_id)
    return cells_of(reeks, (-1,), run_id=found.run_id)[0]


def _source(found: Source) -> Bron:
    return Bron(found.title, found.publisher, day(found.published), found.place)
