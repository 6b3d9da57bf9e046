# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""From what a person asks to a world: years, stand, variants and own values, each checked."""

from collections.abc import Mapping, Sequence
from datetime import date
from difflib import get_close_matches

from springplank import __version__
from springplank.actions.kept import Kept
from springplank.core.parameters import Choices, Parameter
from springplank.core.runs import run_id
from springplank.core.sources import Stand, find_stand
from springplank.errors import UsageError
from springplank.funding.world import NOTHING_OWN, WORLDS, OwnData, World, invent, make_world
from springplank.imports.folder import find_folder
from springplank.reference.subjects import Onderwerp, find_example, find_subject
from springplank.regelingen import REGELINGEN

FIRST_YEAR, LAST_YEAR = 2015, 2060
AHEAD = 4
NEW_KEY = "beschut_werk.aandeel_nieuwe_sleutel"
FOUR_YEARS = "ingroei in vier jaar"
"""How a newly chosen verdeelmodel grows in, unless the person says otherwise."""

_WORLDS = Kept(WORLDS)
"""The same question gives the same world, so that what is kept per world is found again."""


def today() -> date:
    """Give the day of today; the only clock in the house."""
    return date.today()  # noqa: DTZ011 - a day in the Netherlands, not a moment


def choose_years(
    year: int | None = None, first: int | None = None, last: int | None = None
) -> tuple[int, ...]:
    """Turn the years that were asked for into a list; by default this year and four ahead.

    Raises:
        UsageError: for a year outside the data, or a first year after the last.
    """
    if year is not None and (first is not None or last is not None):
        raise UsageError("Geef of --jaar, of --van en --tot, niet allebei.")
    if year is not None:
        first = last = year
    if first is None:
        first = today().year if last is None else min(today().year, last)
    if last is None:
        last = max(first, today().year + AHEAD) if first <= today().year else first + AHEAD
    for asked in (first, last):
        if not FIRST_YEAR <= asked <= LAST_YEAR:
            raise UsageError(
                f"Jaar {asked} valt buiten de gegevens. Kies een jaar van {FIRST_YEAR} tot en met "
                f"{LAST_YEAR}."
            )
    if first > last:
        raise UsageError(f"--van {first} ligt na --tot {last}. Draai de jaren om.")
    return tuple(range(first, last + 1))


def read_variants(texts: Sequence[str]) -> Mapping[str, str]:
    """Read variants such as "impulsbudget=elke_gemeente".

    Raises:
        UsageError: when the regeling or the variant does not exist, or one has two variants.
    """
    found: dict[str, str] = {}
    for text in texts:
        key, _, name = text.partition("=")
        regeling = REGELINGEN.get(key)
        if regeling is None or not regeling.variants:
            having = ", ".join(k for k, r in REGELINGEN.items() if r.variants)
            raise UsageError(f"{key!r} heeft geen varianten. Wel: {having}.")
        if name not in regeling.variants:
            raise UsageError(
                f"{regeling.title} heeft geen variant {name!r}. Kies uit: "
                f"{', '.join(regeling.variants)}."
            )
        if found.get(key, name) != name:
            raise UsageError(
                f"--variant noemt {key} met twee namen: {found[key]} en {name}. Kies er een."
            )
        found[key] = name
    return found


def read_choices(texts: Sequence[str]) -> dict[str, str | float]:
    """Read chosen values such as "sociale_infrastructuur.macrobudget=vragenuur" or "...=34700000".

    Raises:
        UsageError: when the parameter does not exist or the value is neither a name nor a number.
    """
    found: dict[str, str | float] = {}
    for text in texts:
        place, sign, value = text.partition("=")
        key, _, name = place.partition(".")
        regeling = REGELINGEN.get(key)
        if not sign or regeling is None or name not in regeling.history:
            known = [f"{k}.{n}" for k, r in REGELINGEN.items() for n in r.history]
            close = get_close_matches(place, known, n=2, cutoff=0.5)
            hint = f" Bedoelt u {' of '.join(close)}?" if close else ""
            if sign and regeling is not None:
                raise UsageError(
                    f"{key} heeft geen waarde met de naam {name!r}.{hint} Kies uit: "
                    f"{', '.join(regeling.history)}."
                )
            raise UsageError(
                f"Waarde {text!r} is niet te lezen. Schrijf regeling.parameter=waarde.{hint}"
            )
        parameter = regeling.history[name]
        is_rival = value in parameter.rivals()
        found[place] = value if is_rival else _number(parameter, place, value)
    return found


def _number(parameter: Parameter, place: str, value: str) -> float:
    """Read a number as a Dutch person writes it, with a point or comma where it cannot mislead."""
    # Most questions give no number: then this need not load.
    from springplank.funding.own import why_impossible
    from springplank.imports.numbers import parse_number, write_number

    written = parse_number(value)
    if written is None or written.dash:
        rivals = parameter.rivals()
        other = f", of kies een van: {', '.join(rivals)}" if rivals else ""
        raise UsageError(
            f"{value!r} is geen waarde voor {place}. Geef een getal zoals 34700000 of 0,5{other}."
        )
    if written.komma is not None and written.punt is not None and written.is_ambiguous:
        raise UsageError(
            f"{value!r} is op twee manieren te lezen. Schrijf {written.komma.normalize():f} of "
            f"{write_number(written.punt.normalize())}."
        )
    number = float(written.komma if written.komma is not None else written.punt or 0)
    if wrong := why_impossible(parameter, number):
        raise UsageError(f"{value!r} kan niet als waarde voor {place}: {wrong}")
    return number


def ask_world(
    stand: str | None = None, variants: Sequence[str] = (), choices: Sequence[str] = ()
) -> World:
    """Make the world for a question, with what the person has imported.

    Raises:
        UsageError: when the stand, a variant or a value does not exist, or a day is yet to come.
        DataError: when an import cannot be read.
    """
    named = read_variants(variants)
    moment = find_stand(stand)
    if stand is not None and moment.key == moment.on.isoformat() and moment.on > today():
        raise UsageError(
            f"{moment.key} is een dag in de toekomst: wat er dan bekend is, weet nu niemand. Kies "
            "vandaag of een eerdere dag. Over latere jaren gaat --tot."
        )
    own = _own_data(moment)
    chosen: Choices = {**own.values, **read_choices(choices)}
    if named.get("beschut_werk", "huidig") != "huidig":
        chosen = {NEW_KEY: FOUR_YEARS, **chosen}
    key = (moment, own.hashes, *(tuple(sorted(found.items())) for found in (chosen, named)))
    return _WORLDS.get(key, lambda: make_world(moment, choices=chosen, variants=named, own=own))


def _own_data(moment: Stand) -> OwnData:
    """Read what the person imported; for most there is nothing, and nothing has to load."""
    if not find_folder().exists():
        return NOTHING_OWN
    from springplank.funding.own import load_own

    return load_own(moment)


def world_about(world: World, name: str) -> World:
    """Give the world in which a name means something: for the Voorbeeldregio an invented one."""
    return world if find_example(name) is None else invent(world)


def subject_in(world: World, name: str, year: int) -> Onderwerp:
    """Find a subject by name or code; among the verbanden that the person imported, if any.

    Raises:
        UsageError: when it does not exist in that year.
    """
    if world.is_invented and (example := find_example(name)):
        return example
    if world.own.memberships is None:
        return find_subject(name, year)
    own = [v for v in world.memberships.verbanden if not v.is_assumed]
    return find_subject(name, year, own)


def run_of(world: World, seed: int | None = None, case: Mapping[str, object] | None = None) -> str:
    """Give the run id of everything that is computed in a world.

    Args:
        world: what was known and chosen, and the data.
        seed: the seed of draws; None without draws.
        case: what a person filled in about one case; None when it is about no case.
    """
    choices = {k: float(v) if isinstance(v, int) else v for k, v in world.choices.items()}
    question = {
        "stand": world.stand.on,
        "varianten": dict(world.variants),
        "keuzes": choices,
        "zaad": seed,
        "geval": dict(case or {}),
    }
    if world.is_invented:
        question["verzonnen"] = True
    return run_id(__version__, world.own.hashes, question)
