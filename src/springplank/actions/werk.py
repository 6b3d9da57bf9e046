# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The work of a person: a subject and the fields filled in, turned into questions and answers.

A field is a name and a text in one spelling (numbers with a point), so that the same work always
gives the same link, the same audit trail and the same figures.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from springplank.actions.forecast import MODEL, Vooruit, Wishes, answer, ask, run_id_of
from springplank.actions.kept import Kept
from springplank.actions.levers import MAATREGEL, check_size, unit_of, with_choices
from springplank.actions.money import Money, show_money
from springplank.actions.moves import CHOICE, OWN, change_of, check_within
from springplank.actions.own_afspraak import AFSPRAAK, make_afspraak, read_part
from springplank.actions.question import ask_world, choose_years, subject_in, today, world_about
from springplank.cohort.start import FIGURES, SHARES, Start
from springplank.company.bedrijf import sector_figures
from springplank.core.assumptions import Assumption, find_assumption
from springplank.core.sources import find_stand
from springplank.errors import DataError, UsageError
from springplank.funding.world import World
from springplank.reference.subjects import Onderwerp
from springplank.scenarios.again import Remembered, again, remember
from springplank.scenarios.eigen import NOTHING, Eigen
from springplank.scenarios.organisatiemodellen import find_model, functionaliteiten
from springplank.scenarios.overlay import apply
from springplank.scenarios.people import all_of_the_country, start_of
from springplank.scenarios.run import Question, setting_of, shipped_assumptions
from springplank.scenarios.scenario import ZERO, Scenario, find_scenario, library
from springplank.words.figures import amount_of, decimal
from springplank.words.typed import read_value

PLACES = tuple(f"scenario.{n}" for n in range(1, 5))
"""Up to four scenarios stand side by side; the first one is the one that choices are laid over."""

STANDEN: Mapping[str, str] = {
    "doen_we": "doen we",
    "ontbreekt": "ontbreekt",
    "willen_we": "willen we",
}
"""What can be said of a functionaliteit."""

BALANS: Mapping[str, str] = {
    "eigen_vermogen": "Eigen vermogen aan het eind van het boekjaar",
    "vreemd_vermogen": "Vreemd vermogen aan het eind van het boekjaar",
    "reserve": "Impulsbudget dat nog niet is besteed",
}
"""Amounts of the balance sheet that nobody publishes, EUR."""

FAR = 10.0
"""An own figure this many times outside our range is another unit, not another company."""

LONGEST = 300
"""Letters of a free text."""

MOST_PEOPLE = 1_000_000
"""More than live in any gemeente; beyond it the money can no longer be divided to the euro."""

ROOM, ROOM_OF_RUNS = 1.8e8, 1.2e8
"""Bytes that answers may take, and the runs that they begin from: some five places at once."""

RUN, WHOLE = 3.5, 1.4
"""How much larger a run is than its people, and an answer than its series."""

MANY = 512
"""How many subjects and questions are kept as they were found; each takes little."""

_SUBJECTS, _QUESTIONS = Kept(MANY), Kept(MANY)


@dataclass(frozen=True, slots=True)
class Werk:
    """What a person has chosen and filled in.

    Attributes:
        code: code of the subject.
        velden: text in one spelling, per name of a field.
    """

    code: str
    velden: Mapping[str, str] = field(default_factory=dict)

    def under(self, prefix: str) -> dict[str, str]:
        """Give the fields of a kind, by the rest of their name."""
        size = len(prefix) + 1
        return {k[size:]: v for k, v in self.velden.items() if k.startswith(f"{prefix}.")}

    @property
    def scenarios(self) -> tuple[str, ...]:
        """Keys of the scenarios side by side; the nulalternatief where nothing was chosen."""
        chosen = tuple(self.velden[place] for place in PLACES if place in self.velden)
        return tuple(dict.fromkeys(chosen)) or (ZERO,)


def assumptions() -> Mapping[str, Assumption]:
    """Give every aanname that can be replaced or moved, by key."""
    return {**shipped_assumptions(), **sector_figures()}


def onderwerp_of(werk: Werk) -> Onderwerp:
    """Find the subject.

    Raises:
        UsageError: when there is none with this code.
    """
    world, year = world_of(werk), today().year
    key = (werk.code, year, world.own.hashes)
    return _SUBJECTS.get(key, lambda: subject_in(world, werk.code, year))


def world_of(werk: Werk) -> World:
    """Give what was known and chosen of the money.

    Raises:
        UsageError: when the stand does not exist.
    """
    return world_about(ask_world(werk.velden.get("stand") or None), werk.code)


def money_of(werk: Werk, years: tuple[int, ...] | None = None) -> Money:
    """Give what arrives from the Rijk.

    Args:
        werk: the work.
        years: calendar years; None for this year and four ahead.
    """
    return show_money(world_of(werk), werk.code, years or choose_years())


def question_of(werk: Werk, scenario: str | None = None, *, with_choices: bool = True) -> Question:
    """Turn work into a question that can be run.

    Args:
        werk: the work.
        scenario: key of the scenario; None for the first one of the work.
        with_choices: lay the choices of the person over the scenario.

    Raises:
        UsageError: when a field cannot be understood.
        DataError: when own figures do not fit.
    """
    found = find_scenario(scenario or werk.scenarios[0])
    question = _asked(werk, found)
    if with_choices:
        question = replace(question, scenario=_with_choices(found, werk))
    balans = {name: float(value) for name, value in werk.under("bedrijf").items()}
    if balans:
        sheet = {name: value for name, value in balans.items() if name != "reserve"}
        question = replace(
            question,
            bedrijf=replace(
                question.bedrijf,
                bron=OWN,
                balans=replace(question.bedrijf.balans, **sheet),
                reserve=balans.get("reserve", question.bedrijf.reserve),
            ),
        )
    agreed = make_afspraak(werk.under(AFSPRAAK), question.years[0]) or question.afspraak
    return replace(question, eigen=_eigen(werk), afspraak=agreed)


def _asked(werk: Werk, scenario: Scenario) -> Question:
    """Ask about a scenario without own figures; the same is laid out once, and never changed."""
    last = werk.velden.get("tot")
    wishes = Wishes(
        last=int(last) if last else None,
        stand=werk.velden.get("stand") or None,
        model=werk.velden.get("model") or MODEL,
    )
    world = world_of(werk)
    key = (werk.code, scenario.key, wishes, world.stand, world.own.hashes)
    return _QUESTIONS.get(key, lambda: ask(werk.code, scenario, wishes))


def _eigen(werk: Werk) -> Eigen:
    per_gemeente: dict[str, dict[str, float]] = {}
    for name, value in werk.under("gemeente").items():
        code, _, figure = name.partition(".")
        per_gemeente.setdefault(code, {})[figure] = float(value)
    own = {key: float(value) for key, value in werk.under("eigen").items()}
    return Eigen(OWN, OWN, own, per_gemeente) if own or per_gemeente else NOTHING


def _with_choices(scenario: Scenario, werk: Werk) -> Scenario:
    return with_choices(scenario, werk.under("keuze"), werk.under(MAATREGEL))


def has_choices(werk: Werk) -> bool:
    """Say whether the person moved anything of the first scenario."""
    found = find_scenario(werk.scenarios[0])
    return _with_choices(found, werk) is not found


def read_field(werk: Werk, veld: str, typed: str) -> str | None:
    """Read what was typed in a field, in the one spelling that is stored; None to empty it.

    A share is typed as a percentage: "12,5" and "12,5%" both mean 0.125.

    Raises:
        UsageError: when the field does not exist or the text does not fit, with what to do.
        DataError: when an own figure is impossible.
    """
    text = typed.strip()
    kind, _, rest = veld.partition(".")
    reader = _READERS.get(kind)
    if reader is None:
        raise UsageError("Dit veld bestaat niet. Ga terug naar de pagina en probeer het opnieuw.")
    return reader(werk, rest, text) if text else None


def _stand(_werk: Werk, _rest: str, text: str) -> str:
    return find_stand(text).key


def _tot(werk: Werk, _rest: str, text: str) -> str:
    if not text.isascii() or not text.isdigit() or len(text) > len("2035"):
        raise UsageError(f"{text[:20]!r} is geen jaar. Schrijf vier cijfers, zoals 2035.")
    question_of(replace(werk, velden={"tot": text}))
    return str(int(text))


def _model(_werk: Werk, _rest: str, text: str) -> str:
    return find_model(text).key


def _scenario(werk: Werk, rest: str, text: str) -> str:
    if f"scenario.{rest}" not in PLACES:
        raise UsageError("Er kunnen hoogstens vier scenario's naast elkaar staan.")
    unknown = UsageError(f"Scenario {text[:40]!r} bestaat niet. Kies een scenario uit de lijst.")
    if "/" in text or "\\" in text or text.lower().endswith(".toml"):
        raise unknown
    try:
        key = find_scenario(text).key
    except UsageError:
        # What it says is for the command line, with files that a visitor may not name.
        raise unknown from None
    if any(werk.velden.get(p) == key for p in PLACES if p != f"scenario.{rest}"):
        raise UsageError("Dit scenario staat er al naast. Kies een ander.")
    return key


def _aanname(_werk: Werk, rest: str, text: str) -> str:
    found = find_assumption(assumptions(), rest)
    value = read_value(text, found.unit)
    check_within(found, value, text)
    Eigen(OWN, OWN, {rest: value}).over({rest: found})
    if value > FAR * found.high > 0 or value < min(found.low, 0.0) * FAR:
        told = " tot ".join(amount_of(end, found.unit) for end in (found.low, found.high))
        raise UsageError(
            f"{text} ligt ver buiten waarmee wij rekenen: {told}. Controleer de eenheid."
        )
    return repr(value)


def _keuze(werk: Werk, rest: str, text: str) -> str:
    found = find_assumption(assumptions(), rest)
    value = read_value(text, found.unit)
    check_within(found, value, text)
    setting = setting_of(question_of(Werk(werk.code)), ())
    apply(setting, (change_of(rest, value),), CHOICE)
    return repr(value)


def _maatregel(_werk: Werk, rest: str, text: str) -> str:
    return repr(check_size(rest, read_value(text, unit_of(rest))))


def _gemeente(werk: Werk, rest: str, text: str) -> str:
    code, _, figure = rest.partition(".")
    if figure not in FIGURES:
        raise UsageError("Dit cijfer bestaat niet. Kies een cijfer van de pagina.")
    value = read_value(text, "aandeel" if figure in SHARES else "persoon")
    if value < 0:
        raise UsageError("Minder dan 0 mensen kan niet. Vul 0 of meer in.")
    if value > MOST_PEOPLE:
        raise UsageError(f"Zoveel mensen kan niet. Vul hoogstens {decimal(MOST_PEOPLE, 0)} in.")
    one = replace(werk, velden={f"gemeente.{code}.{figure}": repr(value)})
    question = question_of(one)
    question.eigen.into(start_for(question), question.place)
    return repr(value)


def _bedrijf(_werk: Werk, rest: str, text: str) -> str:
    if rest not in BALANS:
        raise UsageError("Dit cijfer bestaat niet. Kies een cijfer van de pagina.")
    value = read_value(text, "EUR")
    if value < 0 and rest != "eigen_vermogen":
        raise UsageError(f"{BALANS[rest]} kan niet onder 0 zijn. Vul 0 of meer in.")
    return repr(value)


def _afspraak(_werk: Werk, rest: str, text: str) -> str:
    return read_part(rest, text, today().year)


def _functie(_werk: Werk, rest: str, text: str) -> str:
    letter, _, what = rest.partition(".")
    if letter not in functionaliteiten() or what not in ("", "waar"):
        raise UsageError("Deze functionaliteit bestaat niet. Kies A tot en met H.")
    if what == "waar":
        if len(text) > LONGEST:
            raise UsageError(f"Deze tekst is te lang. Schrijf hoogstens {LONGEST} tekens.")
        return text
    if text not in STANDEN:
        raise UsageError(f"Kies uit: {', '.join(STANDEN.values())}.")
    return text


_READERS: Mapping[str, Callable[[Werk, str, str], str]] = {
    "stand": _stand,
    "tot": _tot,
    "model": _model,
    "scenario": _scenario,
    "keuze": _keuze,
    MAATREGEL: _maatregel,
    "eigen": _aanname,
    "gemeente": _gemeente,
    "bedrijf": _bedrijf,
    AFSPRAAK: _afspraak,
    "functie": _functie,
}


def start_for(question: Question) -> Start:
    """Give the start figures of a place, without own figures."""
    return start_of(question.world, question.place, all_of_the_country(question.world))


def size_of(found: Vooruit) -> float:
    """Estimate the bytes of an answer: what its series are views of, and what they came from."""
    arrays = {}
    for reeks in found.antwoord.reeksen:
        array = reeks.trekkingen if reeks.trekkingen.base is None else reeks.trekkingen.base
        arrays[id(array)] = array.nbytes
    return WHOLE * sum(arrays.values())


def _size_of_run(found: Remembered) -> float:
    people = found.outcome.trekkingen.mensen
    return RUN * sum(part.nbytes for part in (*people.stand.values(), *people.flow.values()))


_ANSWERS = Kept(size=size_of, room=ROOM)
_GROUNDS = Kept(size=_size_of_run, room=ROOM_OF_RUNS)


def run_again(question: Question) -> Remembered:
    """Run a question, starting from that of going on as now; that one is run once.

    People and money of the Rijk are mostly the same under another scenario.

    Raises:
        UsageError: see `scenarios.run.run`.
        DataError: see `scenarios.run.run`.
    """
    zero = replace(question, scenario=library()[ZERO])
    ground: Remembered = _GROUNDS.get(run_id_of(zero), lambda: remember(zero))
    if question.scenario is zero.scenario:
        return ground
    return again(ground.way, question.scenario)


def answer_of(werk: Werk, scenario: str | None = None, *, with_choices: bool = True) -> Vooruit:
    """Answer what lies ahead; the same question is computed once.

    Raises:
        UsageError: see `question_of`.
        DataError: see `question_of`.
    """
    question = question_of(werk, scenario, with_choices=with_choices)
    return _ANSWERS.get(run_id_of(question), lambda: answer(question, run_again(question).outcome))


def forget_answers() -> None:
    """Let go of the answers that are kept: for who makes one plan after another."""
    _ANSWERS.forget()
    _GROUNDS.forget()


def check(werk: Werk) -> tuple[str, ...]:
    """Say which fields no longer fit, in Dutch sentences; empty when all is well."""
    try:
        question = question_of(werk)
        setting_of(question, question.changes)
        question.eigen.into(start_for(question), question.place)
        if werk.under(AFSPRAAK):
            # Only the whole sum knows whether there is anything to divide by.
            answer_of(werk)
    except (UsageError, DataError) as error:
        return (str(error),)
    return ()
