# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Finds the figure that somebody wants to quote, from its name in an address.

Names: "geld/stromen/2026/2030", "geld/totaal/2026", "geld/impulsbudget/2026",
"verschil/iu_participatie/meicirculaire-2025/septembercirculaire-2025/2025", and for series
"personen/wsw/2030", "bedrijf/exploitatieresultaat/2030" or "personen/wsw/2030/GM0402".
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from springplank.actions import quote
from springplank.actions.forecast import Vooruit
from springplank.actions.money_charts import (
    source_of,
    streams_picture,
    streams_title,
    waterfall_picture,
)
from springplank.actions.newest_change import change_between
from springplank.actions.overview import Sum, oversee
from springplank.actions.question import today
from springplank.actions.quote import Citaat, Uitspraak
from springplank.actions.quote_picture import draw_card
from springplank.actions.werk import Werk, answer_of
from springplank.charts.streams import streams_chart
from springplank.charts.waterfall import waterfall_chart
from springplank.cohort.groups import GROEPEN
from springplank.core.sources import Stand, load_sources
from springplank.errors import NotFoundError
from springplank.funding.subject import Amount
from springplank.reference.municipalities import name_of
from springplank.regelingen import REGELINGEN
from springplank.scenarios.reeks import SOORTEN, Reeks
from springplank.words.figures import day

UNKNOWN = "Dit cijfer bestaat niet. Ga terug naar de pagina en kies daar 'Citeer dit'."
ALIASES: Mapping[str, str] = {"mensen": "personen"}
ABOUT_PEOPLE = ("personen", "taakstelling", "stroom", "eigen_regel")
ABOUT_MONEY = ("rijksgeld", "nieuw_rijksgeld")
MOST_SOURCES = 3
"""More titles than these do not help a reader; the page names them all."""

MODEL = "gepubliceerde cijfers, uw eigen cijfers en onze aannames."


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure stands.

    Attributes:
        werk: the work.
        basis: begin of the address of its pages, with the host.
    """

    werk: Werk
    basis: str

    @property
    def code(self) -> str:
        """Code of the subject."""
        return self.werk.code

    def stand(self, sign: str) -> str:
        """Give the stand that was chosen, for behind an address."""
        stand = self.werk.velden.get("stand")
        return f"{sign}stand={stand}" if stand else ""


@dataclass(frozen=True, slots=True)
class Quoted:
    """What was found.

    Attributes:
        citaat: what the card says.
        draw: gives the picture, with all that goes along.
    """

    citaat: Citaat
    draw: Callable[[], str]


def _plain(card: Citaat) -> Quoted:
    return Quoted(card, lambda: draw_card(card))


def find_quote(place: Place, wat: str, scenario: str | None = None) -> Quoted:
    """Find the figure to quote.

    Args:
        place: where it stands.
        wat: name of the figure.
        scenario: key of a scenario for a series; None for that of the work.

    Raises:
        NotFoundError: when there is no such figure.
        UsageError: for a year, stand or scenario that does not exist.
    """
    match wat.split("/"):
        case ["geld", "stromen", first, last]:
            return _streams(place, _year(first), _year(last))
        case ["geld", key, year]:
            return _amount(place, key, _year(year))
        case ["verschil", key, older, newer, year]:
            return _change(place, key, (older, newer), _year(year))
        case [soort, groep, year]:
            return _series(place, scenario, (soort, groep), _year(year), None)
        case [soort, groep, year, gemeente]:
            return _series(place, scenario, (soort, groep), _year(year), gemeente)
    raise NotFoundError(UNKNOWN)


def _year(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= len("2026")):
        raise NotFoundError(UNKNOWN)
    return int(text)


def _streams(place: Place, first: int, last: int) -> Quoted:
    found = oversee(place.werk, first, last)
    geld = found.geld
    ends = dict.fromkeys((geld.years[0], geld.years[-1]))
    card = Citaat(
        streams_title(found),
        geld.onderwerp.naam,
        tuple(_total(found.total(year), f"in {year}") for year in ends),
        _rests_on(geld.stand, geld.amounts),
        geld.run_id,
        place.basis,
        f"/geld?van={geld.years[0]}&tot={geld.years[-1]}{place.stand('&')}",
        today(),
    )
    return Quoted(card, lambda: streams_chart(streams_picture(found, card.herkomst)))


def _rests_on(stand: Stand, amounts: Iterable[Amount]) -> str:
    """Name the sources of most of the amounts, and the day of what was known."""
    keys = Counter(key for amount in amounts for key in amount.bronnen)
    if not keys:
        return source_of(stand)
    titles = list(dict.fromkeys(load_sources()[key].title for key, _ in keys.most_common()))
    more = " en andere" if len(titles) > MOST_SOURCES else ""
    named = "; ".join(titles[:MOST_SOURCES])
    return f"{named}{more}, zoals bekend op {day(stand.on)}. Daarnaast onze aannames."


def _total(found: Sum | None, label: str) -> Uitspraak:
    if found is None:
        return Uitspraak(label, quote.ONBEKEND, "onbekend")
    label = label if found.is_heel else f"{label}, van wat bekend is,".lstrip(", ")
    return quote.of_euros(label, found.bedrag_eur, (found.laag, found.hoog), "")


def _amount(place: Place, key: str, year: int) -> Quoted:
    found = oversee(place.werk, year, year)
    geld = found.geld
    naam = geld.onderwerp.naam
    if key == "totaal":
        where = (_rests_on(geld.stand, geld.amounts), geld.run_id, place.basis)
        page = f"/geld?van={year}&tot={year}{place.stand('&')}"
        title = f"Geld van het Rijk voor {naam} in {year}"
        return _plain(Citaat(title, naam, (_total(found.total(year), ""),), *where, page, today()))
    if key not in {a.regeling for a in geld.amounts}:
        raise NotFoundError(UNKNOWN)
    amount = next(a for a in geld.amounts if a.regeling == key)
    where = (_rests_on(geld.stand, [amount]), geld.run_id, place.basis)
    card = Citaat(
        f"{amount.rule.title} voor {naam} in {year}",
        naam,
        (quote.of_amount("", amount),),
        *where,
        f"/geld/{key}/{year}{place.stand('?')}",
        today(),
    )
    return _plain(card)


def _change(place: Place, key: str, stands: tuple[str, str], year: int) -> Quoted:
    found = change_between(place.code, *stands, year)
    both = found.verschil
    of = next((w for w in both.waterfalls if w.regeling == key), None)
    if of is None:
        raise NotFoundError(UNKNOWN)
    van, naar = (
        quote.of_amount(f"volgens {stand.name}", amounts[key])
        for stand, amounts in ((both.before, found.van), (both.after, found.naar))
    )
    card = Citaat(
        f"{of.rule.title} voor {both.onderwerp.naam} in {year}",
        both.onderwerp.naam,
        (van, naar),
        f"{both.before.name} ({day(both.before.on)}) en {both.after.name} ({day(both.after.on)}).",
        " en ".join(both.run_ids),
        place.basis,
        f"/geld/verschil?van={both.before.key}&naar={both.after.key}&jaar={year}",
        today(),
    )
    if of.reden:
        return _plain(card)
    return Quoted(card, lambda: waterfall_chart(waterfall_picture(found, of, card.herkomst)))


def _series(
    place: Place, scenario: str | None, name: tuple[str, str], year: int, gemeente: str | None
) -> Quoted:
    found = answer_of(place.werk, scenario)
    soort, groep = ALIASES.get(name[0], name[0]), name[1]
    reeks = _find(found, soort, groep, gemeente)
    if reeks is None or year not in found.jaren:
        raise NotFoundError(UNKNOWN)
    at = found.jaren.index(year)
    low, high = reeks.band()[:, at]
    whose = _whose(found, reeks)
    card = Citaat(
        f"{label_of(reeks)} voor {whose} in {year} ({SOORTEN[soort]})",
        whose,
        (
            quote.of_range(
                "",
                float(reeks.verwacht[at]),
                (float(low), float(high)),
                reeks.eenheid,
                reeks.herkomst,
            ),
        ),
        MODEL,
        found.run_id,
        place.basis,
        _page_of(soort),
        today(),
        found.scenario.naam,
    )
    return _plain(card)


def label_of(reeks: Reeks) -> str:
    """Name a series for a reader: "Wsw", "Exploitatieresultaat"."""
    if reeks.soort in ABOUT_MONEY and reeks.groep in REGELINGEN:
        return REGELINGEN[reeks.groep].title
    if reeks.groep in GROEPEN:
        return GROEPEN[reeks.groep].naam
    return reeks.groep.replace("_", " ").replace(".", ": ").capitalize()


def _page_of(soort: str) -> str:
    if soort in ABOUT_PEOPLE:
        return "/mensen"
    return "/geld" if soort in ABOUT_MONEY else "/bedrijf"


def _whose(found: Vooruit, reeks: Reeks) -> str:
    """Name whose figure it is: of the whole place, or of one gemeente in it."""
    if not reeks.gemeente:
        return found.place.naam
    return name_of(reeks.gemeente)


def _find(found: Vooruit, soort: str, groep: str, gemeente: str | None) -> Reeks | None:
    """Find a series: of the gemeente that was asked for, else of the subject itself."""
    here = (found.place.focus or "", "") if gemeente is None else (gemeente,)
    every = {r.gemeente: r for r in found.series() if (r.soort, r.groep) == (soort, groep)}
    return next((every[code] for code in here if code in every), None)
