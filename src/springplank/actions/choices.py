# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What can be chosen: ready routes, every other scenario, and sliders; with what each one does.

Every difference is one with going on as now, with the own figures of the person in both.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from springplank.actions.afspraken import agreement_of
from springplank.actions.forecast import run_id_of
from springplank.actions.headlines import PEOPLE
from springplank.actions.kept import Kept
from springplank.actions.levers import lever_sliders
from springplank.actions.moves import MOST, SHOWN, Moves, Slider, headlines, pick, prepare_moves
from springplank.actions.werk import Werk, has_choices, question_of, run_again
from springplank.cohort.beschut_werk import WAITING
from springplank.core.assumptions import Assumptions
from springplank.errors import UsageError
from springplank.scenarios.place import Place
from springplank.scenarios.reeks import Reeks
from springplank.scenarios.run import Question
from springplank.scenarios.scenario import ZERO, Scenario, library

ROUTES = (ZERO, "versterken", "samengaan_met_buren")
"""The ready routes, in order: go on, strengthen, join with neighbours."""

RESULTAAT, BIJDRAGE, RIJK = "resultaat", "bijdrage", "rijk"
MENSEN, WACHTLIJST = "mensen", "wachtlijst"
NAMEN: Mapping[str, str] = {
    RESULTAAT: "Resultaat van het bedrijf",
    MENSEN: "Mensen aan het werk",
    WACHTLIJST: "Mensen die op beschut werk wachten",
    BIJDRAGE: "Bijdrage van de gemeenten",
    RIJK: "Geld van het Rijk, met verwachte bijstelling",
}
"""The headlines of a choice, in the order of a reader."""

KINDS: Mapping[str, str] = {
    "keuze": "Wat de gemeenten of het bedrijf kunnen kiezen",
    "organisatie": "Een ander organisatiemodel",
    "beleid": "Wat het Rijk kan besluiten",
    "toekomst": "Hoe de wereld anders kan lopen",
}
"""Headings above the other scenarios."""

MODEL_OPTION = " (kies het met --model)"
"""Words of the command line in some scenarios; a page says where to choose it instead."""

AS_NOW = "Wie wacht, heeft minder tijd over als het geld of het aantal mensen tegenvalt."
OF_20 = 20

PREPARED, SEEN = 4, 96
"""How many runs to slide from are kept, and headlines: 20 to 100 MB and some 0.4 MB each."""


@dataclass(frozen=True, slots=True, eq=False)
class Beeld:
    """The headlines of one scenario.

    Attributes:
        scenario: the scenario.
        run_id: the run.
        jaren: calendar years.
        regels: per key of NAMEN its series; those of the company only where there is one.
        has_deficit_rule: somebody agreed who pays a deficit; without it a contribution of 0 says
            only that nobody knows.
    """

    scenario: Scenario
    run_id: str
    jaren: tuple[int, ...]
    regels: Mapping[str, Reeks]
    has_deficit_rule: bool

    @property
    def tekorten(self) -> int:
        """Say in how many of 20 outcomes the company ends with a deficit; -1 when unknown."""
        result = self.regels.get(RESULTAAT)
        if result is None or not np.isfinite(result.trekkingen[-1]).all():
            return -1
        return round(float((result.trekkingen[-1] < 0).mean()) * OF_20)


@dataclass(frozen=True, slots=True, eq=False)
class Regel:
    """One headline before and after.

    Attributes:
        sleutel: key of NAMEN.
        voor: when everything goes on as now.
        na: after the choice.
        verschil: after minus before, draw by draw: both have the same chance.
    """

    sleutel: str
    voor: Reeks
    na: Reeks
    verschil: Reeks


@dataclass(frozen=True, slots=True, eq=False)
class Route:
    """A ready route.

    Attributes:
        beeld: its headlines.
        regels: what differs from going on as now; empty for going on itself.
        instemming: who must agree.
        tegen: the strongest argument against it.
    """

    beeld: Beeld
    regels: tuple[Regel, ...]
    instemming: str
    tegen: str


@dataclass(frozen=True, slots=True, eq=False)
class Ruimte:
    """Where a person can slide: a scenario that was run once.

    Attributes:
        question: the question that was run.
        assumptions: its aannames, by key.
        sliders: every aanname that moves a headline, the most influential ones of a group first.
        levers: the measures of the scenario, as sliders.
        begin: the headlines without anything moved.
        doorgaan: the headlines of going on as now.
    """

    question: Question
    assumptions: Assumptions
    sliders: tuple[Slider, ...]
    levers: tuple[Slider, ...]
    begin: Beeld
    doorgaan: Beeld

    def shown(self, werk: Werk, most: int = MOST) -> tuple[Slider, ...]:
        """Give the sliders for a page: the measures, the usual ones, and what the person moved.

        Which are usual and in what order, the subject says as it is. What a person fills in or
        moves does not change that: a slider stays where it was seen.
        """
        moved = werk.under("keuze")
        order = {key: at for at, key in enumerate(_usual(werk.code))}
        wanted = sorted(
            self.sliders,
            key=lambda one: (one.key not in moved, order.get(one.key, len(order)), -one.invloed),
        )
        room = max(0, most - len(self.levers))
        shown = sorted(wanted[:room], key=lambda one: order.get(one.key, len(order)))
        return (*self.levers, *(one for groep in SHOWN for one in shown if one.groep == groep))

    def beside(self, werk: Werk, most: int = MOST) -> tuple[Slider, ...]:
        """Give the usual sliders for which the measures leave no room; they can be opened."""
        seen, by_key = self.shown(werk, most), {one.key: one for one in self.sliders}
        usual = (by_key[key] for key in _usual(werk.code) if key in by_key)
        return tuple(one for one in usual if one not in seen) if self.levers else ()


@dataclass(frozen=True, slots=True, eq=False)
class Uitkomst:
    """What a choice does.

    Attributes:
        na: the headlines with the scenario and with what was moved.
        begin: the headlines with the scenario alone.
        doorgaan: the headlines of going on as now.
        regels: what differs from going on as now.
        is_moved: something was moved.
    """

    na: Beeld
    begin: Beeld
    doorgaan: Beeld
    regels: tuple[Regel, ...]
    is_moved: bool


_RUNS = Kept(PREPARED)
_SLIDERS, _SEEN = Kept(SEEN), Kept(SEEN)


def beeld_of(question: Question) -> Beeld:
    """Give the headlines of a question; the same question is computed once."""
    key = run_id_of(question)
    return _SEEN.get(key, lambda: _beeld(question, key, headlines(run_again(question).outcome)))


def _beeld(question: Question, run_id: str, reeksen: Sequence[Reeks]) -> Beeld:
    lines, agreed = dict(_lines(reeksen)), agreement_of(question)
    return Beeld(question.scenario, run_id, question.years, lines, agreed.has_deficit_rule)


def _lines(reeksen: Sequence[Reeks]) -> Iterator[tuple[str, Reeks]]:
    """Take the headlines out of the series, as copies: a view keeps the whole run in memory."""
    found = {(reeks.soort, reeks.groep): reeks for reeks in reeksen}
    people = [found["personen", group] for group in PEOPLE]
    lines = {
        RESULTAAT: found.get(("bedrijf", "exploitatieresultaat")),
        MENSEN: replace(
            people[0],
            groep=MENSEN,
            verwacht=np.sum([one.verwacht for one in people], axis=0),
            trekkingen=np.sum([one.trekkingen for one in people], axis=0),
        ),
        WACHTLIJST: found["personen", WAITING],
        BIJDRAGE: found.get(("bedrijf", "bijdrage_gemeenten")),
        RIJK: found["rijksgeld", "samen"],
    }
    for key, reeks in lines.items():
        if reeks is not None:
            yield (
                key,
                replace(reeks, verwacht=reeks.verwacht.copy(), trekkingen=reeks.trekkingen.copy()),
            )


def compared(one: Beeld, other: Beeld) -> tuple[Regel, ...]:
    """Say what differs between two scenarios of the same place."""
    return tuple(
        Regel(
            key,
            voor,
            na := other.regels[key],
            replace(
                na, verwacht=na.verwacht - voor.verwacht, trekkingen=na.trekkingen - voor.trekkingen
            ),
        )
        for key, voor in one.regels.items()
    )


def under(question: Question, scenario: str) -> Question:
    """Ask the same question under another scenario of the library, with nothing moved."""
    return replace(question, scenario=library()[scenario])


def routes_of(werk: Werk) -> tuple[Route, ...]:
    """Give the ready routes; none where there is no company to choose for.

    Raises:
        UsageError: see `werk.question_of`.
        DataError: see `werk.question_of`.
    """
    question = question_of(werk, ZERO, with_choices=False)
    place = question.place
    if not place.has_company:
        return ()
    now, *others = (beeld_of(under(question, key)) for key in ROUTES)
    return (
        Route(now, (), _agreed(ZERO, place), now.scenario.tegen or AS_NOW),
        *(
            Route(one, compared(now, one), _agreed(one.scenario.key, place), one.scenario.tegen)
            for one in others
        ),
    )


def _agreed(key: str, place: Place) -> str:
    """Say who must agree to a route; in general, because each verband has its own rules."""
    several = len(place.codes) > 1
    ours = f"de {len(place.codes)} gemeenten van {place.naam}" if several else "de gemeente"
    if key == ZERO:
        return "Niemand: er is geen besluit nodig."
    if key == "versterken":
        return f"Het bestuur van het bedrijf, en {ours} voor de kosten vooraf."
    return f"Alle partijen: {ours}, de gemeenten van de buren, en beide bedrijven."


def other_scenarios(*, has_company: bool) -> Mapping[str, tuple[Scenario, ...]]:
    """Give every scenario that is no ready route, by key of KINDS.

    Args:
        has_company: whether there is a company; without one nobody can choose for it.
    """
    found: dict[str, list[Scenario]] = {kind: [] for kind in KINDS}
    for scenario in library().values():
        targets = {change.target for change in scenario.wijzigingen}
        if scenario.key in ROUTES or (not has_company and targets & {"maatregel", "afspraak"}):
            continue
        is_model = "organisatiemodel" in targets
        if not (is_model and not has_company):
            found["organisatie" if is_model else scenario.soort].append(scenario)
    return {kind: tuple(every) for kind, every in found.items() if every}


def meaning_of(scenario: Scenario) -> str:
    """Say what a scenario means, without words of the command line."""
    return scenario.uitleg.replace(MODEL_OPTION, "")


def preview(werk: Werk, scenario: str) -> Werk:
    """Give the work as it would be with another scenario, without saving anything.

    Raises:
        UsageError: when the scenario is not one of the library.
    """
    if scenario not in library():
        raise UsageError("Dit scenario bestaat niet. Kies een scenario van deze pagina.")
    return replace(werk, velden={**werk.velden, "scenario.1": scenario})


def is_words(werk: Werk) -> bool:
    """Say whether the chosen scenario is a route of words, which has no figures."""
    return library()[werk.scenarios[0]].is_words


def room_of(werk: Werk) -> Ruimte:
    """Run the chosen scenario once, to slide from; the same one is run once.

    Raises:
        UsageError: for a route of words; see `moves.prepare_moves`.
        DataError: see `werk.question_of`.
    """
    return _room(question_of(werk, with_choices=False))


def _room(question: Question) -> Ruimte:
    key = run_id_of(question)
    assumptions, sliders = _SLIDERS.get(key, lambda: _sliders(question))
    begin = _SEEN.get(key, lambda: _beeld(question, key, _moves(question).voor))
    now = begin if question.scenario.key == ZERO else beeld_of(under(question, ZERO))
    levers = tuple(lever_sliders(question.scenario, question.years[0]))
    return Ruimte(question, assumptions, sliders, levers, begin, now)


def _usual(code: str) -> tuple[str, ...]:
    """Give the keys of the sliders of a subject of which nothing was chosen or filled in."""
    plain = question_of(Werk(code))
    _, sliders = _SLIDERS.get(run_id_of(plain), lambda: _sliders(plain))
    return tuple(one.key for one in pick(sliders, MOST))


def _sliders(question: Question) -> tuple[Assumptions, tuple[Slider, ...]]:
    moves = _moves(question)
    assumptions = moves.remembered.outcome.assumptions
    return assumptions, moves.sliders(len(assumptions))


def _moves(question: Question) -> Moves:
    """Give the run to slide from; a page on which nothing was moved does not need it."""
    key = run_id_of(question)
    return _RUNS.get(key, lambda: prepare_moves(question, run_again(question)))


def outcome_of(werk: Werk) -> Uitkomst:
    """Say what the chosen scenario and the moved sliders do.

    Raises:
        UsageError: see `room_of`; also when a slider cannot stand where it was put.
    """
    question = question_of(werk)
    room = _room(under(question, werk.scenarios[0]))
    after, is_moved = room.begin, has_choices(werk)
    if is_moved:
        lines = [lijn.na for lijn in _moves(room.question).to(question.scenario).lijnen]
        after = _beeld(question, run_id_of(question), lines)
    return Uitkomst(after, room.begin, room.doorgaan, compared(room.doorgaan, after), is_moved)
