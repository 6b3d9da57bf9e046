# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Is the plan ready? What the bestuurlijke afspraken ask (punt 8), and what a reader will ask.

The demands stand in punt8.toml, each with the chapter where it belongs and how it is checked.
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from springplank.actions.plan.amounts import check_amounts
from springplank.actions.plan.execution import steps_of
from springplank.actions.plan.fields import ALLEN, JA, members_of, read_json
from springplank.actions.plan.tasks import HOOFDSTUKKEN
from springplank.actions.question import today
from springplank.actions.quote import NO_SPREAD
from springplank.actions.werk import Werk, answer_of
from springplank.core.assumptions import expired
from springplank.core.sources import load_sources
from springplank.documents.plan import RAMING, Block, Paragraph, Plan
from springplank.errors import RuleError
from springplank.reference.municipalities import name_of
from springplank.scenarios.scenario import ZERO

REGISTER = Path(__file__).with_name("punt8.toml")
LAST_YEAR = 2026
"""The year in which all plans have to be there (punt 8b)."""

ORDER = re.compile(r"(?:^|\. )(?:Vul|Kies|Schrijf|Noem|Zet|Lees|Verlaag|Zeg|Kijk) ")
ASSUMED = "aanname"
ASKED = 5
"""How many aannames are named at most; Eigen cijfers shows them all."""


@dataclass(frozen=True, slots=True)
class Eis:
    """What the agreements ask of a plan.

    Attributes:
        sleutel: its name.
        punt: place in the agreements: "8a, tweede deel".
        eis: the demand in our words.
        hoofdstuk: key of the chapter where it belongs.
        toets: name of the check.
        wat_te_doen: what to do when it is not there yet.
        woorden: by which words an existing plan shows it.
        blokken: which blocks have to be filled.
    """

    sleutel: str
    punt: str
    eis: str
    hoofdstuk: str
    toets: str
    wat_te_doen: str
    woorden: tuple[str, ...]
    blokken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Oordeel:
    """Whether a demand is met.

    Attributes:
        eis: the demand.
        is_er: whether it is met.
        zin: what was found, or what lacks, in one sentence.
    """

    eis: Eis
    is_er: bool
    zin: str


@dataclass(frozen=True, slots=True)
class Vraag:
    """What a reader will ask about the plan as it is.

    Attributes:
        soort: "ontbreekt", "aanname", "bron", "bereik" or "bedrag".
        zin: what it is about, one sentence.
        wat_te_doen: what to do, one sentence.
        hoofdstuk: key of the chapter; empty when it is about the whole plan.
    """

    soort: str
    zin: str
    wat_te_doen: str
    hoofdstuk: str = ""


@cache
def load_demands() -> Mapping[str, Eis]:
    """Read the demands by key, in the order of the agreements.

    Raises:
        RuleError: for a chapter, check or source that does not exist.
    """
    raw = tomllib.loads(REGISTER.read_text("utf-8"))
    bron = raw.pop("bron")
    if bron not in load_sources():
        raise RuleError(f"{REGISTER.name}: de bron {bron!r} bestaat niet.")
    return {key: _demand(key, entry) for key, entry in raw.items()}


def _demand(key: str, entry: Mapping[str, Any]) -> Eis:
    found = Eis(key, **{name: _frozen(value) for name, value in entry.items()})
    if found.hoofdstuk not in HOOFDSTUKKEN or found.toets not in _CHECKS:
        raise RuleError(f"{REGISTER.name}, {key}: dit hoofdstuk of deze toets bestaat niet.")
    return found


def _frozen(value: object) -> Any:
    return tuple(value) if isinstance(value, list) else value


def check_agreement(werk: Werk, plan: Plan) -> tuple[Oordeel, ...]:
    """Check a plan against every demand of punt 8, in its order.

    Args:
        werk: the work.
        plan: the plan that was composed of it.
    """
    return tuple(
        Oordeel(eis, not lacks, lacks or "Dit staat in het plan.")
        for eis in load_demands().values()
        for lacks in [_CHECKS[eis.toets](werk, plan, eis)]
    )


def _blocks(_werk: Werk, plan: Plan, eis: Eis) -> str:
    filled = {block.sleutel for block in plan.blocks() if not _is_prompt(block)}
    lacks = [name for name in eis.blokken if name not in filled]
    if not lacks:
        return ""
    if len(eis.blokken) == 1:
        return f"Dit ontbreekt nog. {eis.wat_te_doen}"
    verb = "ontbreekt" if len(lacks) == 1 else "ontbreken"
    return f"{len(lacks)} van de {len(eis.blokken)} onderdelen {verb}. {eis.wat_te_doen}"


def _is_prompt(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.is_prompt


def _support(werk: Werk, _plan: Plan, eis: Eis) -> str:
    said = werk.under("plan.draagvlak")
    names = {code: name_of(code) for code in members_of(werk)}
    names[ALLEN] = "het sociaal ontwikkelbedrijf"
    lacks = [
        name
        for code, name in names.items()
        if said.get(f"{code}.ja") != JA
        or not said.get(f"{code}.wie")
        or not said.get(f"{code}.wanneer")
    ]
    return f"Nog niet bekend van: {', '.join(lacks)}. {eis.wat_te_doen}" if lacks else ""


def _steps(werk: Werk, _plan: Plan, eis: Eis) -> str:
    steps = steps_of(werk)
    if not steps:
        return f"Er staan nog geen stappen in. {eis.wat_te_doen}"
    whole = sum(bool(one.wat and one.wie and one.wanneer and one.bewijs) for one in steps)
    if whole == len(steps):
        return ""
    verb = "is" if whole == 1 else "zijn"
    return f"{whole} van de {len(steps)} stappen {verb} compleet. {eis.wat_te_doen}"


def _established(werk: Werk, _plan: Plan, eis: Eis) -> str:
    kept = werk.velden.get("plan.vastgesteld")
    if kept is None:
        return f"Het plan is een concept. {eis.wat_te_doen}"
    on = str(read_json(kept)["op"])
    if int(on[:4]) <= LAST_YEAR:
        return ""
    return f"Het plan is vastgesteld na {LAST_YEAR}. Meld de VNG waarom het later werd."


_CHECKS: Mapping[str, Callable[[Werk, Plan, Eis], str]] = {
    "blokken": _blocks,
    "draagvlak": _support,
    "stappen": _steps,
    "vastgesteld": _established,
}
"""Each says in one sentence what lacks; nothing when the demand is met."""


def questions_of(werk: Werk, plan: Plan) -> tuple[Vraag, ...]:
    """Give what a reader will ask about a plan, the heaviest first."""
    return (
        *_faulty_amounts(plan),
        *_withdrawn(plan),
        *_missing(plan),
        *_assumed(werk, plan),
        *_without_range(plan),
    )


def _faulty_amounts(plan: Plan) -> Iterator[Vraag]:
    for fault in check_amounts(plan):
        yield Vraag(
            "bedrag",
            f"{fault.plaats}: {fault.wat}",
            fault.wat_te_doen,
            fault.sleutel.partition(".")[0],
        )


def _withdrawn(plan: Plan) -> Iterator[Vraag]:
    for one in plan.bronnen:
        if one.is_withdrawn:
            yield Vraag(
                "bron",
                f"De bron {one.titel} is ingetrokken.",
                "Bekijk op de pagina Bronnen waarom, en kijk wat er in het plan op rust.",
            )


def _missing(plan: Plan) -> Iterator[Vraag]:
    for chapter in plan.hoofdstukken:
        for zin in chapter.ontbreekt:
            told = f"Vul dit aan in hoofdstuk {chapter.nummer}, of zeg waarom het niet kan."
            if ORDER.search(zin):  # what lacks says itself what to do
                told = f"Het hoort bij hoofdstuk {chapter.nummer}."
            yield Vraag("ontbreekt", zin, told, chapter.sleutel)


def _assumed(werk: Werk, plan: Plan) -> Iterator[Vraag]:
    """Count what is assumed, and name the aannames that count most and those out of date."""
    figures = {one.sleutel: one.status for one in plan.figures()}
    if count := sum(status == ASSUMED for status in figures.values()):
        verb = "rust" if count == 1 else "rusten"
        yield Vraag(
            "aanname",
            f"Van de {len(figures)} cijfers in dit plan {verb} er {count} op een aanname.",
            "Vervang eerst de aannames die het meest uitmaken; alle staan bij Eigen cijfers.",
            "waar_staan_we",
        )
    found = answer_of(werk, ZERO, with_choices=False)
    for one in found.vragen[:ASKED]:
        yield Vraag(
            "aanname",
            f"{one.label} is een aanname.",
            "Vul het cijfer in bij Eigen cijfers als u het weet.",
            "waar_staan_we",
        )
    late = expired(found.antwoord.outcome.assumptions, today())
    for one in late:
        yield Vraag(
            "aanname",
            f"De aanname {one.label} is over haar einddatum heen.",
            "Kijk of zij nog klopt, en vul een nieuw cijfer in.",
            "waar_staan_we",
        )


def _without_range(plan: Plan) -> Iterator[Vraag]:
    """Find forecasts whose range says only that nobody computed one."""
    names = {
        figure.sleutel
        for figure in plan.figures()
        if figure.soort == RAMING and figure.bereik == NO_SPREAD
    }
    if names:
        yield Vraag(
            "bereik",
            f"Bij {'één cijfer' if len(names) == 1 else f'{len(names)} cijfers'} is geen spreiding "
            "doorgerekend.",
            "Zeg in de tekst dat zij onzeker zijn; het bereik is niet bekend.",
        )
