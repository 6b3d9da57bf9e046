# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Who works in the company, on the sheet "Bedrijf": persons, fte, places and SE per group.

As in `scenarios.enterprise`: of each group the organisation model says which part works there.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from springplank.cohort.groups import WERKVORMEN
from springplank.company.bedrijf import EMPLOYED, GROEPEN
from springplank.rekenboek.inputs import Inputs
from springplank.rekenboek.people import TOGETHER, PeopleCells
from springplank.rekenboek.people_flows import NAMES
from springplank.rekenboek.rows import Lines, Row, added, added_rows, assumed, constant, is_unknown
from springplank.rekenboek.terms import Term, function, when
from springplank.scenarios.enterprise import PER_PERSON, Plan

FTE_PER_PLEK = "organisatie.fte_per_plek_beschut_werk"


@dataclass(frozen=True, slots=True, eq=False)
class Work:
    """The work in the company, one term per year.

    Attributes:
        codes: codes of the gemeenten, in order.
        namen: their names.
        personen: per group and code who works in the company, mean of the year; 0 for a group that
            is not known everywhere.
        taken: the same, unknown for a group that is not known everywhere.
        fte: per group and code the same as `personen` in fte.
        whole: per group the fte of all gemeenten together.
        per_person: per group the fte per person.
        inside: per group which part of it works in the company.
        known: per group whether it is known everywhere now.
    """

    codes: tuple[str, ...]
    namen: tuple[str, ...]
    personen: Mapping[tuple[str, str], Row]
    taken: Mapping[tuple[str, str], Row]
    fte: Mapping[tuple[str, str], Row]
    whole: Mapping[str, Row]
    per_person: Mapping[str, Row]
    inside: Mapping[str, Row]
    known: Mapping[str, bool]


def write_work(lines: Lines, plan: Plan, people: PeopleCells, inputs: Inputs, longer: Row) -> Work:
    """Write who works in the company.

    Args:
        lines: the sheet.
        plan: what was chosen for the company.
        people: the people of every gemeente.
        inputs: the cells with aannames.
        longer: by how much the deeltijdfactor grows of who keeps the same hours.
    """
    personen: dict[tuple[str, str], Row] = {}
    taken: dict[tuple[str, str], Row] = {}
    fte: dict[tuple[str, str], Row] = {}
    whole: dict[str, Row] = {}
    per_person: dict[str, Row] = {}
    inside: dict[str, Row] = {}
    known: dict[str, bool] = {}
    for group in GROEPEN:
        lines.sheet.heading(f"{NAMES[group]} in het bedrijf")
        inside[group] = part = lines.computed(
            "Deel dat bij het bedrijf werkt",
            _inside(group, plan, inputs, len(lines.years)),
            "aandeel",
            source=f"organisatiemodel {(plan.wanted or plan.model).naam}",
        )
        flag = None if group in EMPLOYED else _flag(lines, people, group)
        known[group] = flag is None or bool(flag.number)
        per_person[group] = _per_person(lines, group, inputs, longer)
        for code, naam in zip(people.codes, people.namen, strict=True):
            here = people.mean(group, code) * part
            taken[group, code] = here
            counted = here if flag is None else _if_known(flag, here)
            personen[group, code] = lines.computed(
                f"Personen, {naam}", counted, "persoon", source="gemiddeld over het jaar"
            )
        for code, naam in zip(people.codes, people.namen, strict=True):
            fte[group, code] = lines.computed(
                f"Fte, {naam}", personen[group, code] * per_person[group], "fte"
            )
        whole[group] = _together(lines, group, personen, fte, people.codes, is_known=known[group])
        _units(lines, group, whole[group], inputs)
    return Work(people.codes, people.namen, personen, taken, fte, whole, per_person, inside, known)


def _inside(group: str, plan: Plan, inputs: Inputs, years: int) -> Row:
    """Give which part of a group works in the company; see `enterprise.inside`."""
    now = plan.model.place_of(group)
    then = now if plan.wanted is None else plan.wanted.place_of(group)
    part = constant(0 if then == "gemeente" else 1, years)
    if then == "deels" and then != now:
        part = assumed(inputs, "organisatie.aandeel_deels")
    if group == "beschut_werk":
        part = part * assumed(inputs, "organisatie.aandeel_beschut_werk_bij_bedrijf")
    return part


def _flag(lines: Lines, people: PeopleCells, group: str) -> Term:
    """Say whether a group is known in every gemeente; else the company is reckoned without it."""
    every = added(
        term
        for code in people.codes
        for term in (people.begin[group, code], people.stand[group, code][-1])
    )
    is_known = not is_unknown(every)
    found = function("IF", 1 if is_known else math.nan, every >= 0, Term.of(1), Term.of(0))
    shown = function("IFERROR", 1 if is_known else 0, found, Term.of(0))
    return lines.single(
        f"{NAMES[group]} is van elke gemeente bekend (1) of niet (0)",
        shown,
        "getal",
        "zolang niet alles bekend is, rekent het bedrijf zonder deze groep",
    )


def _if_known(flag: Term, row: Row) -> Row:
    return Row(tuple(_only(flag, term) for term in row))


def _only(flag: Term, term: Term) -> Term:
    if is_unknown(term):
        return function("IF", 0, flag > 0, term, Term.of(0))
    return when(flag > 0, term, 0)


def _per_person(lines: Lines, group: str, inputs: Inputs, longer: Row) -> Row:
    """Write the fte per person; who keeps the same hours is a larger part of a shorter week."""
    factor = assumed(inputs, PER_PERSON[group])
    return lines.computed("Fte per persoon", factor if group == "wsw" else factor * longer, "fte")


def _together(
    lines: Lines,
    group: str,
    personen: Mapping[tuple[str, str], Row],
    fte: Mapping[tuple[str, str], Row],
    codes: tuple[str, ...],
    *,
    is_known: bool,
) -> Row:
    years = len(lines.years)
    for label, soort, eenheid, rows in (
        ("Personen", "bedrijf_personen", "persoon", personen),
        ("Fte", "bedrijf_fte", "fte", fte),
    ):
        found = lines.computed(
            f"{label}, alle gemeenten samen",
            added_rows([rows[group, code] for code in codes], years),
            eenheid,
            *([(soort, group, TOGETHER)] if is_known else []),
            look="total",
        )
    return found


def _units(lines: Lines, group: str, fte: Row, inputs: Inputs) -> None:
    """Write the places of beschut werk and the SE of the Wsw."""
    if group == "wsw":
        weighed = fte * assumed(inputs, "wsw.handicapfactor")
        lines.computed(
            "Standaardeenheden", weighed, "SE", ("bedrijf_standaardeenheden", group, TOGETHER)
        )
    if group == "beschut_werk":
        places = fte / assumed(inputs, FTE_PER_PLEK)
        lines.computed("Plekken", places, "plek", ("bedrijf_plekken", group, TOGETHER))


def werkvorm_shares(lines: Lines, group: str, inputs: Inputs) -> Mapping[str, Row]:
    """Write the share of a group per werkvorm, brought back to one together."""
    given = {w: assumed(inputs, f"bedrijf_{group}.aandeel_{w}") for w in WERKVORMEN}
    total = added_rows(list(given.values()), len(lines.years))
    whole = lines.computed("Aandelen van de werkvormen samen", total, "aandeel")
    return {w: row / whole for w, row in given.items()}
