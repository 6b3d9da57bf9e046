# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Groups without ages on the sheet "Mensen": chances of moving, and the people of every place.

As in `cohort.system`: who is in a group at the start of a year stays, or leaves by one of its
flows; who comes in can leave from the next year on. Parts that together are more than everybody
are brought back in proportion.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from springplank.cohort import beschut_werk, traject, tussengroep
from springplank.cohort.beschut_history import known_on
from springplank.cohort.projection import cohort_assumptions
from springplank.cohort.system import Flow
from springplank.core.assumptions import expected
from springplank.rekenboek.inputs import Inputs
from springplank.rekenboek.kit import FIRST
from springplank.rekenboek.people_start import Begin
from springplank.rekenboek.rows import Lines, Row, assumed, at_most, constant, is_unknown
from springplank.rekenboek.terms import Spot, Term, cell_at, highest
from springplank.scenarios.run import Ready

NAMES: Mapping[str, str] = {
    "wsw": "Wsw",
    "beschut_werk": "Beschut werk",
    "wachtlijst": "Wachtlijst beschut werk",
    "tussengroep": "Tussengroep",
    "regulier": "Regulier met loonkostensubsidie",
    "traject": "Traject",
}
"""The groups, in the order in which they are shown."""

PARTS: tuple[tuple[tuple[str, ...], tuple[Flow, ...]], ...] = (
    ((beschut_werk.GROUP, beschut_werk.WAITING), beschut_werk.FLOWS),
    ((tussengroep.GROUP, tussengroep.REGULAR), tussengroep.FLOWS),
    ((traject.GROUP,), (traject.IN, *traject.OUT)),
)
"""Groups between which people move, with their flows."""


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """The people of one place in groups without ages.

    Attributes:
        begin: per group who is in it before the first year.
        stand: per group who is in it on 31 December.
        flow: per (group, flow) who went through it.
    """

    begin: Mapping[str, Term]
    stand: Mapping[str, Row]
    flow: Mapping[tuple[str, str], Row]


def write_rates(lines: Lines, ready: Ready, inputs: Inputs) -> Mapping[str, Row]:
    """Write by flow which part of a group leaves, or how many come in for one unit of the start.

    Args:
        lines: the sheet.
        ready: the question.
        inputs: the cells with aannames.
    """
    lines.sheet.heading("Kansen en instroom per jaar")
    rates = {
        flow.key: assumed(inputs, flow.key)
        for _groups, flows in PARTS
        for flow in flows
        if flow.key != traject.IN.key
    }
    rates[traject.IN.key] = constant(1, len(lines.years))
    rates.update(_beschut(lines, ready, rates))
    found = dict(rates)
    for groups, flows in PARTS:
        for group in groups:
            leaving = [flow for flow in flows if flow.source == group]
            found.update(_parts(lines, leaving, rates))
    return found


def _beschut(lines: Lines, ready: Ready, rates: Mapping[str, Row]) -> Mapping[str, Row]:
    """Let the aannames move what the published stands say; see `beschut_werk.make_system`."""
    years, on = ready.question.years, ready.world.stand.on
    now = beschut_werk.level_on(known_on(on), expected(cohort_assumptions(), years))
    source = "volgt uit de gepubliceerde standen en de aannames van Springplank over het verleden"
    advised = lines.given(
        "Nieuwe indicaties beschut werk in Nederland per jaar",
        float(now.indicaties[0]),
        "persoon",
        source,
        "landelijke_indicaties",
    )
    placed = lines.given(
        "Deel van de wachtenden dat in een jaar een plek krijgt",
        float(now.plaatsing[0]),
        "aandeel",
        source,
        "landelijke_plaatsing",
    )
    keys = "beschut_werk.indicaties", "beschut_werk.plaatsing"
    return {
        keys[0]: lines.computed(
            "Nieuwe indicaties in Nederland", rates[keys[0]] * advised, "persoon"
        ),
        keys[1]: lines.computed(
            "Kans op een plek",
            Row(tuple(at_most(term, 1) for term in rates[keys[1]] * placed)),
            "aandeel",
        ),
    }


def _parts(lines: Lines, leaving: list[Flow], rates: Mapping[str, Row]) -> Mapping[str, Row]:
    """Bring parts back in proportion where they are together more than everybody."""
    whole = sum((rates[flow.key] for flow in leaving[1:]), rates[leaving[0].key])
    capped = Row(tuple(highest(1, term) for term in whole))
    return {
        flow.key: lines.computed(
            f"{_naam(flow)}, deel van de groep",
            rates[flow.key] / capped,
            "aandeel",
            source=flow.key,
        )
        for flow in leaving
    }


def _naam(flow: Flow) -> str:
    group, _, name = flow.key.partition(".")
    return f"{NAMES[group]}: {name.replace('_', ' ')}"


def write_groups(
    lines: Lines,
    begin: Begin,
    rates: Mapping[str, Row],
    parts: tuple[tuple[tuple[str, ...], tuple[Flow, ...]], ...] = PARTS,
) -> Groups:
    """Write the people of one place.

    Args:
        lines: the sheet.
        begin: its start figures.
        rates: from `write_rates`.
        parts: the groups to be written.
    """
    found = Groups({}, {}, {})
    for groups, flows in parts:
        lines.sheet.heading(f"{NAMES[groups[0]]}, {begin.naam}")
        begins = {group: begin.of(group) for group in groups}
        terms = _reckon(lines, begin, begins, flows, rates)
        stands = {
            group: lines.computed(
                f"{NAMES[group]} op 31 december",
                terms[group],
                "persoon",
                *begin.keys("personen", group),
                source="begin van het jaar, met instroom, zonder uitstroom",
            )
            for group in groups
        }
        moved = {
            flow.key: lines.computed(
                f"{_naam(flow)}, in het jaar",
                terms[flow.key],
                "persoon",
                *(
                    key
                    for group in _touched(flow)
                    for key in begin.keys("stroom", f"{group}.{flow.name}")
                ),
            )
            for flow in flows
        }
        found = Groups(
            {**found.begin, **begins},
            {**found.stand, **stands},
            {
                **found.flow,
                **{(g, flow.name): moved[flow.key] for flow in flows for g in _touched(flow)},
            },
        )
    return found


def _touched(flow: Flow) -> tuple[str, ...]:
    """Give the groups that a flow leaves or enters."""
    return tuple(group for group in (flow.source, flow.target) if group)


def _reckon(
    lines: Lines,
    begin: Begin,
    begins: Mapping[str, Term],
    flows: tuple[Flow, ...],
    rates: Mapping[str, Row],
) -> Mapping[str, Row]:
    """Make the formulas of one system; its lines come in this order, stands before flows.

    A flow reckons with the stand of the year before, a stand with the flows of the year: the
    cells are called by the place where they will stand.
    """
    names = (*begins, *(flow.key for flow in flows))
    rows = {name: lines.sheet.at + n for n, name in enumerate(names)}
    terms: dict[str, list[Term]] = {name: [] for name in names}

    starts = (*begins.values(), *(begin.inflow(flow) for flow in flows if flow.per))
    unknown = [start for start in starts if is_unknown(start)]

    def put(name: str, term: Term) -> Term:
        if unknown and not is_unknown(term):
            # As in the engine: with one start figure unknown the whole system is.
            term = term + (unknown[0] - unknown[0])
        spot = Spot(lines.sheet.title, rows[name], FIRST + len(terms[name]))
        terms[name].append(term)
        return cell_at(spot, term.value)

    now: dict[str, Term] = dict(begins)
    for at in range(len(lines.years)):
        moved = {
            flow.key: put(
                flow.key,
                now[flow.source] * rates[flow.key][at]
                if flow.source
                else begin.inflow(flow) * rates[flow.key][at],
            )
            for flow in flows
        }
        after: dict[str, Term] = {}
        for group in begins:
            term = now[group]
            for flow in flows:
                if flow.target == group:
                    term = term + moved[flow.key]
                elif flow.source == group:
                    term = term - moved[flow.key]
            after[group] = put(group, term)
        now = after
    return {name: Row(tuple(row)) for name, row in terms.items()}
