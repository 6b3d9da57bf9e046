# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The sheet "Mensen": who is in which group, per place and year, and who comes and goes.

It recomputes the expectation run, one draw in which every aanname is what is expected of it, as
`scenarios.people` does. Chance and ranges are not recomputed; see `enterprise.not_recomputed`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from springplank.cohort import beschut_werk, tussengroep
from springplank.cohort.response import STAND
from springplank.cohort.start import WSW
from springplank.cohort.wsw import REDENEN
from springplank.rekenboek.inputs import Inputs
from springplank.rekenboek.kit import Book
from springplank.rekenboek.people_flows import NAMES, PARTS, write_groups, write_rates
from springplank.rekenboek.people_start import Begin, write_country, write_start
from springplank.rekenboek.people_wsw import COUNTRY, Wsw, write_wsw
from springplank.rekenboek.people_wsw import TITLE as WSW_TITLE
from springplank.rekenboek.rows import (
    Found,
    Lines,
    Row,
    added_rows,
    assumed,
    at_most,
    is_unknown,
)
from springplank.rekenboek.terms import Term, as_term
from springplank.scenarios.people import LIMIT
from springplank.scenarios.run import Outcome, Ready

TITLE = "Mensen"
PURPOSE = (
    "Wie er in welke groep is, per gemeente en jaar. Verander een gekleurde cel hier of op blad "
    "Aannames: alles wat erop volgt, rekent mee."
)
TOGETHER = ""
"""The code of all gemeenten together, as in the series of an answer."""

Flows: TypeAlias = dict[tuple[str, str, str], Row]
"""Who went through a flow, by group, flow and code."""


@dataclass(frozen=True, slots=True, eq=False)
class PeopleCells:
    """The people of every place, to reckon on with.

    Attributes:
        codes: codes of the places, in order.
        namen: their names.
        begin: per group and code who is in it before the first year.
        stand: per group and code who is in it on 31 December.
        taakstelling: per code the places in beschut werk that must be offered.
        country: per group the people of the whole country, mean of the year; only those by whom
            money of the Rijk is paid.
        found: where every figure of the answer stands.
    """

    codes: tuple[str, ...]
    namen: tuple[str, ...]
    begin: Mapping[tuple[str, str], Term]
    stand: Mapping[tuple[str, str], Row]
    taakstelling: Mapping[str, Row]
    country: Mapping[str, Row]
    found: Found

    def mean(self, group: str, code: str) -> Row:
        """Give the average of a year, from its begin and end."""
        return mean_of(self.begin[group, code], self.stand[group, code])


def mean_of(begin: Term, stand: Row) -> Row:
    """Give the average of each year, from its begin and end."""
    before = (begin, *stand.terms[:-1])
    return Row(tuple((a + b) / 2 for a, b in zip(before, stand, strict=True)))


def write_people(
    book: Book,
    outcome: Outcome,
    ready: Ready,
    inputs: Inputs,
    found: Found | None = None,
    *,
    taakstelling: Mapping[str, Row],
) -> PeopleCells:
    """Write the sheets "Mensen" and "Wsw per leeftijd".

    Args:
        book: the workbook.
        outcome: the answer.
        ready: its question with the start figures, from `scenarios.run.prepare`.
        inputs: the cells with aannames.
        found: where the figures of the answer are remembered; shared by the sheets of one book.
        taakstelling: per code in the figures of the answer the places that must be offered, from
            the sheet of the stream.
    """
    sheet = book.sheet(TITLE, PURPOSE)
    wsw = write_wsw(book, ready, inputs)
    sheet.years(outcome.question.years)
    lines = Lines(sheet, outcome.question.years, {} if found is None else found)
    starts = write_start(lines, ready, inputs)
    rates = write_rates(lines, ready, inputs)
    begin: dict[tuple[str, str], Term] = {}
    stand: dict[tuple[str, str], Row] = {}
    flows: Flows = {}
    for start in starts:
        _write_wsw(lines, start, wsw, begin, stand, flows)
        found_here = write_groups(lines, start, rates)
        begin.update({(group, start.code): term for group, term in found_here.begin.items()})
        stand.update({(group, start.code): row for group, row in found_here.stand.items()})
        flows.update({(*which, start.code): row for which, row in found_here.flow.items()})
    target = _taakstelling(lines, starts, taakstelling)
    if ready.setting.begrensd is not None:
        for start in starts:
            _limit(lines, start, target[start.code], ready.setting.begrensd, stand, flows)
    if ready.question.place.has_company:
        _together(lines, stand, flows, target, starts)
    codes = tuple(start.code for start in starts)
    people = PeopleCells(
        codes,
        tuple(start.naam for start in starts),
        begin,
        stand,
        target,
        _country(lines, ready, wsw, rates),
        lines.found,
    )
    _more(lines, people, inputs, starts)
    return people


def _write_wsw(
    lines: Lines,
    start: Begin,
    wsw: Wsw,
    begin: dict[tuple[str, str], Term],
    stand: dict[tuple[str, str], Row],
    flows: Flows,
) -> None:
    """Write the Wsw of one place: its people times what one person of each age gives."""
    lines.sheet.heading(f"Wsw, {start.naam}")
    people = start.of(WSW)
    begin[WSW, start.code] = people
    stand[WSW, start.code] = lines.computed(
        "Wsw op 31 december",
        wsw.of(STAND, start.code) * people,
        "persoon",
        *start.keys("personen", WSW),
        source=f"mensen bij het begin, maal het deel dat er nog is; zie blad {WSW_TITLE}",
    )
    for reason in REDENEN:
        flows[WSW, reason, start.code] = lines.computed(
            f"Wsw: {reason}, in het jaar",
            wsw.of(reason, start.code) * people,
            "persoon",
            *start.keys("stroom", f"{WSW}.{reason}"),
        )


def _taakstelling(
    lines: Lines, starts: Sequence[Begin], computed: Mapping[str, Row]
) -> Mapping[str, Row]:
    """Write the places that must be offered, as the sheet of the stream computes them."""
    lines.sheet.heading("Taakstelling beschut werk: plekken die de gemeente moet bieden")
    return {
        start.code: lines.computed(
            f"Taakstelling {start.naam}",
            computed[start.key or TOGETHER],
            "plek",
            *start.keys("taakstelling", beschut_werk.GROUP),
            source="van het blad van deze geldstroom",
        )
        for start in starts
    }


def _limit(
    lines: Lines,
    start: Begin,
    target: Row,
    first: int,
    stand: dict[tuple[str, str], Row],
    flows: Flows,
) -> None:
    """Hold beschut werk to the taakstelling: who has no place waits; see `people.limited`."""
    lines.sheet.heading(f"Met de taakstelling als grens, {start.naam}: deze regels tellen")
    groups = beschut_werk.GROUP, beschut_werk.WAITING
    working, waiting = (stand[group, start.code] for group in groups)
    held = lines.computed(
        "Beschut werk op 31 december",
        Row(
            tuple(
                at_most(people, places) if year >= first and not is_unknown(places) else people
                for year, people, places in zip(lines.years, working, target, strict=True)
            )
        ),
        "persoon",
        *start.keys("personen", groups[0]),
        source=f"niet meer dan de taakstelling, vanaf {first}",
    )
    more = lines.computed("Zonder plek door de grens", working - held, "persoon")
    stand[groups[0], start.code] = held
    stand[groups[1], start.code] = lines.computed(
        "Wachtlijst beschut werk op 31 december",
        waiting + more,
        "persoon",
        *start.keys("personen", groups[1]),
    )
    moved = lines.computed(
        "Naar de wachtlijst door de grens, in het jaar",
        more - Row((as_term(0), *more.terms[:-1])),
        "persoon",
        *(key for group in groups for key in start.keys("stroom", f"{group}.{LIMIT}")),
    )
    for group in groups:
        flows[group, LIMIT, start.code] = moved


def _together(
    lines: Lines,
    stand: Mapping[tuple[str, str], Row],
    flows: Flows,
    target: Mapping[str, Row],
    starts: Sequence[Begin],
) -> None:
    """Add the gemeenten."""
    years = len(lines.years)
    codes = [start.code for start in starts]
    lines.sheet.heading("Alle gemeenten samen")
    for group in dict.fromkeys(group for group, _code in stand):
        rows = [stand[group, code] for code in codes]
        lines.computed(
            f"{NAMES[group]} op 31 december",
            added_rows(rows, years),
            "persoon",
            ("personen", group, TOGETHER),
            look="total",
        )
    for group, name in dict.fromkeys((group, name) for group, name, _code in flows):
        rows = [flows[group, name, code] for code in codes]
        lines.computed(
            f"{NAMES[group]}: {name.replace('_', ' ')}, in het jaar",
            added_rows(rows, years),
            "persoon",
            ("stroom", f"{group}.{name}", TOGETHER),
        )
    lines.computed(
        "Taakstelling beschut werk",
        added_rows([target[code] for code in codes], years),
        "plek",
        ("taakstelling", beschut_werk.GROUP, TOGETHER),
    )


def _more(lines: Lines, people: PeopleCells, inputs: Inputs, starts: Sequence[Begin]) -> None:
    """Write what follows from the people: fte and SE of the Wsw, and the registered part."""
    rest: dict[str, tuple[tuple[str, str, str], Callable[[str], Row]]] = {}
    part_time, weight = assumed(inputs, "wsw.deeltijdfactor"), assumed(inputs, "wsw.handicapfactor")
    registered = assumed(inputs, "tussengroep.aandeel_geregistreerd")
    rest["Wsw in arbeidsjaren, gemiddeld over het jaar"] = (
        ("personen_fte", WSW, "fte"),
        lambda code: people.mean(WSW, code) * part_time,
    )
    rest["Wsw in standaardeenheden, gemiddeld over het jaar"] = (
        ("personen_standaardeenheden", WSW, "SE"),
        lambda code: people.mean(WSW, code) * part_time * weight,
    )
    rest["Tussengroep: geregistreerd deel"] = (
        ("personen", f"{tussengroep.GROUP}.geregistreerd", "persoon"),
        lambda code: people.stand[tussengroep.GROUP, code] * registered,
    )
    for label, ((soort, groep, eenheid), make) in rest.items():
        lines.sheet.heading(label)
        rows = [
            lines.computed(start.naam, make(start.code), eenheid, *start.keys(soort, groep))
            for start in starts
        ]
        if starts[0].key:
            lines.computed(
                "Alle gemeenten samen",
                added_rows(rows, len(lines.years)),
                eenheid,
                (soort, groep, TOGETHER),
                look="total",
            )


def _country(lines: Lines, ready: Ready, wsw: Wsw, rates: Mapping[str, Row]) -> Mapping[str, Row]:
    """Write the people of the country by whom money of the Rijk is paid, mean of the year."""
    limited = {found.groep for found in ready.setting.rijksgeld if np.isfinite(found.most)}
    figures = [WSW]
    parts = tuple(part for part in PARTS if limited & set(part[0]))
    for groups, flows in parts:
        figures += [*groups, *(flow.per for flow in flows if flow.per)]
    country = write_country(lines, ready, tuple(figures))
    people = country.of(WSW)
    stand = lines.computed(
        "Wsw in Nederland op 31 december", wsw.of(STAND, COUNTRY) * people, "persoon"
    )
    found = {WSW: lines.computed("Wsw, gemiddeld over het jaar", mean_of(people, stand), "persoon")}
    others = write_groups(lines, country, rates, parts)
    for group, row in others.stand.items():
        if group in limited:
            found[group] = lines.computed(
                f"{NAMES[group]}, gemiddeld over het jaar",
                mean_of(others.begin[group], row),
                "persoon",
            )
    return found
