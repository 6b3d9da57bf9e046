# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The fields of a weighing: what may be typed in each, and the name of each for a reader.

Behind "plan.": weging.criterium.KEY (in, uit), weging.gewicht.KEY, weging.eis.KEY,
weging.slechtst.KEY, weging.best.KEY, weging.score.OPTIE.KEY, weging.geld_mee (ja, nee),
optie.OPTIE.tegen and optie.OPTIE.sterk.
"""

from collections.abc import Callable, Mapping

from springplank.actions.werk import Werk
from springplank.errors import UsageError
from springplank.scenarios.scenario import ZERO, library
from springplank.weging.criterium import find_criterium, load_criteria
from springplank.words.figures import decimal, in_euros, number
from springplank.words.typed import read_value

IN_UIT: Mapping[str, str] = {"in": "telt mee", "uit": "telt niet mee"}
JA_NEE: Mapping[str, str] = {"nee": "nee, geld staat ernaast", "ja": "ja, geld telt mee"}
MOVED = "uw_keuze"
"""Key of the option in which somebody moved choices without another scenario."""

MOST_WEIGHT = 100.0
LONGEST = 2_000
"""Letters of an argument: about a page."""

GONE = "Dit veld bestaat niet. Ga terug naar de pagina en probeer het opnieuw."
NAMES: Mapping[str, str] = {
    "criterium": "{}: telt mee",
    "gewicht": "Gewicht van {}",
    "eis": "Eis aan {}",
    "slechtst": "Slechtste van {}",
    "best": "Beste van {}",
}
ARGUMENTS: Mapping[str, str] = {
    "sterk": "Sterkste argument voor {}",
    "tegen": "Sterkste argument tegen {}",
}


def read_weging_field(werk: Werk, rest: str, text: str) -> str:
    """Read what was typed in a field of the weighing, in the one spelling that is stored.

    Args:
        werk: the work.
        rest: name of the field without "plan.": begins with "weging." or "optie.".
        text: what was typed; not empty.

    Raises:
        UsageError: when the field does not exist, or the text does not fit, with what to do.
    """
    del werk  # whether it fits with the other fields, the weighing itself says
    kind, _, name = rest.partition(".")
    if kind == "optie":
        return _argument(name, text)
    what, _, key = name.partition(".")
    if kind != "weging" or what not in _READERS:
        raise UsageError(GONE)
    return _READERS[what](key, text)


def _argument(name: str, text: str) -> str:
    option, _, what = name.rpartition(".")
    check_option(option)
    if what not in ARGUMENTS:
        raise UsageError(GONE)
    if len(text) > LONGEST:
        raise UsageError(f"Deze tekst is te lang. Schrijf hoogstens {decimal(LONGEST, 0)} tekens.")
    return text


def check_option(key: str) -> None:
    """Check that an option can exist.

    Raises:
        UsageError: when no scenario has this key.
    """
    if key != MOVED and key not in library():
        raise UsageError("Deze optie bestaat niet. Kies een optie van de pagina.")


def _criterium(key: str, text: str) -> str:
    find_criterium(key)
    return _one_of(text, IN_UIT)


def _geld_mee(key: str, text: str) -> str:
    if key:
        raise UsageError(GONE)
    return _one_of(text, JA_NEE)


def _one_of(text: str, known: Mapping[str, str]) -> str:
    if text not in known:
        raise UsageError(f"Kies uit: {' of '.join(known.values())}.")
    return text


def _gewicht(key: str, text: str) -> str:
    find_criterium(key)
    weight = read_value(text, "gewicht")
    if not 0 <= weight <= MOST_WEIGHT:
        raise UsageError("Een gewicht ligt tussen 0 en 100. Pas het gewicht aan.")
    return repr(weight + 0.0)


def _amount(key: str, text: str) -> str:
    return repr(read_value(text, find_criterium(key).eenheid) + 0.0)


def _score(name: str, text: str) -> str:
    option, _, key = name.rpartition(".")
    check_option(option)
    criterium = find_criterium(key)
    if not criterium.is_scored and (option == MOVED or not library()[option].is_words):
        raise UsageError(
            f"{criterium.naam} komt uit de berekening. Pas uw eigen cijfers aan als het niet klopt."
        )
    return _amount(key, text)


_READERS: Mapping[str, Callable[[str, str], str]] = {
    "criterium": _criterium,
    "gewicht": _gewicht,
    "eis": _amount,
    "slechtst": _amount,
    "best": _amount,
    "score": _score,
    "geld_mee": _geld_mee,
}


def name_of_weging_field(rest: str) -> str:
    """Give the name of a field as a person reads it; one that no longer exists keeps its key.

    Args:
        rest: name of the field without "plan.".
    """
    kind, _, name = rest.partition(".")
    what, _, key = name.partition(".")
    if kind == "optie":
        option, _, argument = name.rpartition(".")
        return ARGUMENTS.get(argument, "{}").format(name_of_option(option))
    if what == "geld_mee":
        return "Geld als criterium"
    if what == "score":
        option, _, key = key.rpartition(".")
        return f"{_name(key)}: {name_of_option(option)}"
    return NAMES.get(what, "{}").format(_name(key)) if kind == "weging" else rest


def _name(key: str) -> str:
    return load_criteria()[key].naam if key in load_criteria() else key


def name_of_option(key: str) -> str:
    """Give the name of an option; one that no longer exists keeps its key."""
    if key == ZERO:
        return "Doorgaan zoals nu"
    if key == MOVED:
        return "Uw keuze"
    return library()[key].naam if key in library() else key


def text_of_weging_field(rest: str, text: str) -> str:
    """Give the text of a field as a person reads it: 0.125 of a share is 12,5%.

    Args:
        rest: name of the field without "plan.".
        text: what is stored.
    """
    kind, _, name = rest.partition(".")
    what = name.partition(".")[0]
    if kind == "optie":
        return text
    if what in ("criterium", "geld_mee"):
        return {**IN_UIT, **JA_NEE}.get(text, text)
    key = name.rpartition(".")[2]
    try:
        return shown(float(text), key if what != "gewicht" else "")
    except ValueError:
        return text


def shown(value: float, key: str) -> str:
    """Write a number of a criterium with its unit."""
    unit = load_criteria()[key].eenheid if key in load_criteria() else ""
    return in_euros(round(value)) if unit == "EUR" else number(value, unit)
