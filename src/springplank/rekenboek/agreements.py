# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The sheet "Afspraken": what gemeenten pay to their company, and what is left for each of them.

As in `bekostiging.evaluation` and `bekostiging.municipal`: the parts of the agreement in their
order, those that need the result of the company after it, and then the view of each gemeente.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from springplank.bekostiging.afspraak import Afspraak, Deel
from springplank.bekostiging.municipal import BESPAARD, BLIJFT, CORRECTIE, TERUG, UIT
from springplank.company.bedrijf import GROEPEN, WITH_SUBSIDY
from springplank.funding.world import inhabitants_in, register_key
from springplank.rekenboek.agreements_parts import By, Given
from springplank.rekenboek.company_wages import Wages
from springplank.rekenboek.company_work import Work
from springplank.rekenboek.inputs import Inputs
from springplank.rekenboek.people import TOGETHER, PeopleCells
from springplank.rekenboek.people_flows import NAMES
from springplank.rekenboek.rijksgeld import MoneyCells
from springplank.rekenboek.rows import Lines, Row, added_rows, assumed, is_unknown
from springplank.rekenboek.terms import highest, lowest
from springplank.scenarios.counts import LARGE, SMALL
from springplank.scenarios.enterprise import PER_UITKERING
from springplank.scenarios.overlay import STREAM_OF
from springplank.scenarios.run import Ready

SALDO = "Saldo"


@dataclass(frozen=True, slots=True, eq=False)
class Counts:
    """What gemeenten count, one row per code.

    Attributes:
        inwoners: inhabitants, all of them.
        keys: per verdeelsleutel the numbers, for the part that counts here.
    """

    inwoners: By
    keys: Mapping[str, By]


def write_counts(lines: Lines, ready: Ready, work: Work) -> Counts:
    """Write by what is divided; see `scenarios.counts`.

    Args:
        lines: the sheet.
        ready: the question.
        work: the work in the company.
    """
    place, years = ready.question.place, lines.years
    rows, weights = list(place.rows), place.weights.tolist()
    people = np.stack([inhabitants_in(ready.world, year)[rows] for year in years], axis=1)
    register = np.broadcast_to(register_key(ready.world, years)[0][rows], people.shape)
    lines.sheet.heading("Inwoners")
    inwoners = {
        code: lines.given_row(naam, values.tolist(), "persoon", "CBS, nieuwste telling")
        for code, naam, values in zip(work.codes, work.namen, people, strict=True)
    }
    lines.sheet.heading("Mensen in het doelgroepregister")
    registered = {
        code: lines.given_row(naam, values.tolist(), "persoon", "UWV, doelgroepregister")
        for code, naam, values in zip(
            work.codes, work.namen, register.astype(np.float64), strict=True
        )
    }

    def parts(given: By) -> By:
        pairs = zip(work.codes, weights, strict=True)
        return {code: given[code] if part == 1 else given[code] * part for code, part in pairs}

    def added(given: Mapping[tuple[str, str], Row]) -> By:
        # Also a group that is not known now: it counts as 0, until somebody fills it in.
        return {
            code: added_rows([given[group, code] for group in GROEPEN], len(years))
            for code in work.codes
        }

    return Counts(
        inwoners,
        {
            "personen": added(work.personen),
            "fte": added(work.fte),
            "inwoners": parts(inwoners),
            "doelgroepenregister": parts(registered),
            "SE": {code: work.fte["wsw", code] for code in work.codes},
        },
    )


def passable(lines: Lines, money: MoneyCells, work: Work) -> Mapping[tuple[str, str], Row]:
    """Write the money for a group as far as its people work in the company.

    Args:
        lines: the sheet.
        money: the money of the Rijk.
        work: the work in the company.
    """
    found: dict[tuple[str, str], Row] = {}
    for group, stream in STREAM_OF.items():
        lines.sheet.heading(f"Door te geven voor {NAMES[group]}")
        for code, naam in zip(work.codes, work.namen, strict=True):
            found[stream, code] = lines.computed(
                naam,
                money.paid(stream, code) * work.inside[group],
                "EUR",
                source="geld voor wie bij het bedrijf werkt",
            )
    return found


def given_of(
    lines: Lines,
    afspraak: Afspraak,
    work: Work,
    streams: Mapping[tuple[str, str], Row],
    counts: Counts,
    inputs: Inputs,
) -> Given:
    """Put together what the parts of an agreement reckon with."""
    units = {
        deel.product: deel.eenheid
        for deel in afspraak.delen
        if work.known.get(deel.product) and deel.eenheid != "persoon"
    }
    return Given(lines, work, streams, counts.keys, units, inputs)


def passed_on(afspraak: Afspraak, parts: Mapping[str, By], years: int) -> Mapping[str, Row]:
    """Give the money of the Rijk that reaches the company, per group; see `enterprise`."""
    delen = afspraak.before_result().delen
    return {
        group: added_rows(
            [row for deel in delen if _passes(deel) == group for row in parts[deel.naam].values()],
            years,
        )
        for group in STREAM_OF
    }


def _passes(deel: Deel) -> str:
    """Give the group for which a part passes on the money of the Rijk; empty for none."""
    groups = [group for group, stream in STREAM_OF.items() if deel.stroom == (stream,)]
    return groups[0] if groups and deel.soort == "doorsluizen" else ""


def own_contribution(
    afspraak: Afspraak, parts: Mapping[str, By], passed: Mapping[str, Row], years: int
) -> Row:
    """Give what gemeenten pay apart from the money of the Rijk, EUR.

    Args:
        afspraak: the agreement.
        parts: what its parts come to, as far as they are written.
        passed: from `passed_on`; where that is unknown, so is everything.
        years: number of years.
    """
    own = [deel for deel in afspraak.delen if deel.naam in parts and not _passes(deel)]
    rows = [row for deel in own for row in parts[deel.naam].values()]
    rijk = added_rows(list(passed.values()), years)
    return Row(
        tuple(
            term + (money - money) if is_unknown(money) else term
            for term, money in zip(added_rows(rows, years), rijk, strict=True)
        )
    )


@dataclass(frozen=True, slots=True, eq=False)
class Sides:
    """What the view of a gemeente needs beside what it pays.

    Attributes:
        people: the people of every gemeente.
        work: the work in the company.
        wages: levels and amounts per fte.
        inwoners: inhabitants per code.
        money: the money of the Rijk.
    """

    people: PeopleCells
    work: Work
    wages: Wages
    inwoners: By
    money: MoneyCells


def write_view(
    lines: Lines,
    sides: Sides,
    parts: Mapping[str, By],
    subsidies: Mapping[tuple[str, str], Row],
    inputs: Inputs,
) -> None:
    """Write what each gemeente keeps, saves and pays.

    Args:
        lines: the sheet.
        sides: see `Sides`.
        parts: what each part of the agreement comes to.
        subsidies: per group and code the agreed loonkostensubsidie.
        inputs: the cells with aannames.
    """
    rows: dict[str, dict[str, Row]] = {}
    for code, naam in zip(sides.work.codes, sides.work.namen, strict=True):
        lines.sheet.heading(f"Wat het betekent voor {naam}")
        found = _lines_of(lines, sides, code, parts, subsidies, inputs)
        for name, row in found.items():
            rows.setdefault(name, {})[code] = row
    lines.sheet.heading("Wat het betekent voor alle gemeenten samen")
    for name, per_code in rows.items():
        lines.computed(
            name,
            added_rows(list(per_code.values()), len(lines.years)),
            "EUR",
            ("gemeente", name, TOGETHER),
            look="total" if name == SALDO else "number",
        )


def _lines_of(
    lines: Lines,
    sides: Sides,
    code: str,
    parts: Mapping[str, By],
    subsidies: Mapping[tuple[str, str], Row],
    inputs: Inputs,
) -> Mapping[str, Row]:
    years = len(lines.years)

    def put(name: str, row: Row) -> Row:
        return lines.computed(name, row, "EUR", ("gemeente", name, code))

    received = added_rows([sides.money.paid(s, code) for s in STREAM_OF.values()], years)
    paid = added_rows([by[code] for by in parts.values()], years)
    found = {BLIJFT: put(BLIJFT, received - paid)}
    saved, taken = _bijstand(lines, sides, code, inputs)
    found[BESPAARD] = put(BESPAARD, saved)
    found[CORRECTIE] = put(CORRECTIE, 0 - found[BESPAARD] * taken)
    out = _paid_subsidies(sides, code, subsidies, inputs)
    found[UIT] = put(UIT, 0 - out)
    earlier = Row((found[UIT][0], *found[UIT].terms[:-1]))
    found[TERUG] = put(TERUG, 0 - earlier * assumed(inputs, "loonkostensubsidie.vergoed_deel"))
    found[SALDO] = lines.computed(
        SALDO,
        added_rows(list(found.values()), years),
        "EUR",
        ("gemeente", SALDO, code),
        look="total",
    )
    return found


def _bijstand(lines: Lines, sides: Sides, code: str, inputs: Inputs) -> tuple[Row, Row]:
    """Give what is saved on bijstand, and which part of it the Rijk takes back."""
    people, level = sides.people, sides.wages.minimumloon
    working = lines.computed(
        "Mensen aan het werk, waar ook",
        people.mean("beschut_werk", code)
        + people.mean("tussengroep", code)
        + people.mean("regulier", code),
        "persoon",
    )
    weight = lines.computed(
        "Gewicht van het objectieve model in het budget",
        Row(
            tuple(
                highest(0, lowest(1, term))
                for term in (sides.inwoners[code] - SMALL) / (LARGE - SMALL)
            )
        ),
        "aandeel",
        source=f"0 tot {SMALL:,} inwoners, 1 vanaf {LARGE:,} inwoners".replace(",", "."),
    )
    saved = (
        working
        * assumed(inputs, "organisatie.aandeel_uit_bijstand")
        * (assumed(inputs, PER_UITKERING) * level)
    )
    taken = weight * assumed(inputs, "bijstand.correctie_objectief") + (1 - weight) * assumed(
        inputs, "bijstand.correctie_historisch"
    )
    return saved, taken


def _paid_subsidies(
    sides: Sides, code: str, subsidies: Mapping[tuple[str, str], Row], inputs: Inputs
) -> Row:
    """Give the loonkostensubsidie that a gemeente pays: regular work, the company, elsewhere."""
    people, work, wages = sides.people, sides.work, sides.wages
    paid = (
        people.mean("regulier", code)
        * assumed(inputs, "organisatie.loonkostensubsidie_regulier_per_persoon")
        * wages.minimumloon
    )
    for group in WITH_SUBSIDY:
        elsewhere = (people.mean(group, code) - work.personen[group, code]) * work.per_person[group]
        paid = paid + subsidies[group, code] + elsewhere * wages.sisa[group]
    return paid
