# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What a person changed, in full: by a scenario, by a slider, by an own figure or a setting."""

from collections.abc import Iterator
from dataclasses import dataclass

from springplank.actions.field_words import name_of_field, text_of_field
from springplank.actions.forecast import MODEL
from springplank.actions.levers import MAATREGEL, unit_of
from springplank.actions.moves import OWN as OWNER
from springplank.actions.own_afspraak import AFSPRAAK, VORMEN
from springplank.actions.werk import Werk, assumptions, question_of, start_for
from springplank.actions.whole_afspraak import BESTAND
from springplank.bekostiging.loading import load_afspraak
from springplank.company.measures import find_measure
from springplank.core.assumptions import Change
from springplank.core.sources import load_sources
from springplank.regelingen import REGELINGEN
from springplank.scenarios.compare import name_of
from springplank.scenarios.organisatiemodellen import find_model
from springplank.scenarios.overlay import Setting, apply
from springplank.scenarios.run import Question, setting_of
from springplank.scenarios.scenario import ZERO, Wijziging, library
from springplank.words.estimates import amount
from springplank.words.figures import amount_of

AS_KNOWN = "zoals het Rijk bekendmaakte"
OWN = "van uzelf"
NOT = "niet"
AGREED = "Zo vulde u de afspraak met het bedrijf in."
NO_RANGE = "U gaf één getal. Daar rekenen wij zonder bandbreedte mee."


@dataclass(frozen=True, slots=True)
class Verandering:
    """One thing that is changed.

    Attributes:
        naam: what it is, in full.
        was: what it was, with its range.
        wordt: what it becomes, with its range.
        status: how sure it is.
        wie: who stands behind it.
        bron: key in the register of sources; empty when there is none.
        waarom: the reason.
    """

    naam: str
    was: str
    wordt: str
    status: str
    wie: str
    bron: str
    waarom: str


@dataclass(frozen=True, slots=True)
class Groep:
    """Changes that come from one place.

    Attributes:
        naam: where they come from.
        uitleg: what belongs to it without a figure; may be empty.
        veranderingen: the changes.
    """

    naam: str
    uitleg: tuple[str, ...]
    veranderingen: tuple[Verandering, ...]


def changes_of(werk: Werk) -> tuple[Groep, ...]:
    """List everything that is changed for the figures of the first scenario.

    Raises:
        UsageError: see `werk.question_of`.
        DataError: see `werk.question_of`.
    """
    question = question_of(werk)
    scenario = library()[werk.scenarios[0]]
    every = tuple(_laid_over(question))
    count = len(scenario.wijzigingen)
    groups = (
        Groep(f"Door het scenario {scenario.naam}", scenario.teksten, every[:count]),
        Groep("Door uw schuiven", (), every[count:]),
        Groep("Door uw eigen cijfers", (), tuple(_own(werk))),
        Groep("Door uw uitgangspunten", (), tuple(_settings(werk))),
    )
    return tuple(g for g in groups if g.veranderingen or (g.uitleg and scenario.key != ZERO))


def _laid_over(question: Question) -> Iterator[Verandering]:
    """Lay the changes one by one over what was there, and tell each."""
    before, measures = setting_of(question, ()), dict[str, str]()
    for change in question.changes:
        after = apply(before, (change,), question.scenario.naam)
        was, wordt = _told(change, before, after, question)
        if change.target == MAATREGEL:
            # What a person moves, the scenario took before.
            was = measures.get(change.key, was)
            measures[change.key] = wordt
        yield Verandering(
            name_of((change.target, change.key), change, before),
            was,
            wordt,
            change.status,
            "u" if change.owner == OWNER else change.owner,
            change.source if change.source in load_sources() else "",
            change.why,
        )
        before = after


def _told(
    change: Wijziging, before: Setting, after: Setting, question: Question
) -> tuple[str, str]:
    """Say what something was and what it becomes."""
    since = f" vanaf {change.first}" if change.first else ""
    if change.target == "aanname":
        old, new = (s.assumptions[change.key] for s in (before, after))
        year = change.first or question.years[-1]
        return (
            with_range(old.in_year(year), old.unit),
            f"{with_range(new.in_year(year), new.unit)}{since}",
        )
    if change.target == "regeling":
        return AS_KNOWN, _parameter(change)
    if change.target == "variant":
        return AS_KNOWN, REGELINGEN[change.key].variants[str(change.value)]
    if change.target == MAATREGEL:
        return NOT, _measure(change)
    if change.target == "organisatiemodel":
        return find_model(question.model).naam, find_model(str(change.value)).naam
    if change.target == "rijksgeld":
        per_place = amount_of(float(change.details["bedrag_per_plek"]), "EUR")
        return NOT, f"{per_place} per plek per jaar{since}"
    if change.target == "afspraak":
        return question.afspraak.naam, str(change.value).replace("_", " ")
    return NOT, f"wel{since}"


def with_range(step: Change, unit: str) -> str:
    """Write a value with the range that is reckoned with."""
    value, low, high = (amount_of(v, unit) for v in (step.value, step.low, step.high))
    return value if step.low == step.high else f"{value} (van {low} tot {high})"


def _parameter(change: Wijziging) -> str:
    key, _, name = change.key.partition(".")
    unit = REGELINGEN[key].history[name].unit
    if not change.years:
        value = change.value
        return value.replace("_", " ") if isinstance(value, str) else amount_of(value, unit)
    return "; ".join(f"{year}: {amount_of(v, unit)}" for year, v in sorted(change.years.items()))


def _measure(change: Wijziging) -> str:
    """Write a measure: when, its effect with its range, and what it costs."""
    found = find_measure(change.key)
    unit = unit_of(change.key)
    effect = change.details.get("effect", found.effect)
    costs = change.details.get("kosten", found.kosten)
    assert effect is not None, f"{change.key} has no effect"
    assert costs is not None, f"{change.key} has no costs"
    if not effect:
        return NOT
    low = found.low if change.low is None else change.low
    high = found.high if change.high is None else change.high
    ends = Change(0, effect, effect if low is None else low, effect if high is None else high)
    return (
        f"wel, besluit in {change.first}; effect {with_range(ends, unit)}; "
        f"eenmalig {amount_of(costs, 'EUR')}"
    )


def _own(werk: Werk) -> Iterator[Verandering]:
    for veld, text in werk.velden.items():
        kind, _, rest = veld.partition(".")
        if kind in ("eigen", "gemeente", "bedrijf", AFSPRAAK):
            yield Verandering(
                name_of_field(veld),
                _guess(werk, kind, rest),
                text_of_field(veld, text),
                OWN,
                "u",
                "",
                NO_RANGE if kind != AFSPRAAK else AGREED,
            )


def _guess(werk: Werk, kind: str, rest: str) -> str:
    """Say what we reckoned with before somebody knew better."""
    if kind == "eigen":
        found = assumptions()[rest]
        return with_range(found.steps[-1], found.unit)
    if kind == AFSPRAAK:
        if rest == BESTAND:
            return f"{load_afspraak().naam}, onze aanname"
        return VORMEN[rest].leeg if rest in VORMEN else NOT
    if kind == "bedrijf":
        return "onbekend"
    code, _, figure = rest.partition(".")
    question = question_of(Werk(werk.code), ZERO)
    value = start_for(question).figures.get(figure)
    if value is None or code not in question.place.codes:
        return "onbekend"
    return f"ongeveer {amount(float(value[question.place.codes.index(code)]), 'persoon')}"


def _settings(werk: Werk) -> Iterator[Verandering]:
    usual = {"stand": "alles wat nu bekend is", "tot": "2035", "model": find_model(MODEL).naam}
    for veld, before in usual.items():
        if veld in werk.velden and (veld, werk.velden[veld]) != ("model", MODEL):
            after = text_of_field(veld, werk.velden[veld])
            yield Verandering(name_of_field(veld), before, after, OWN, "u", "", "U koos dit zelf.")
