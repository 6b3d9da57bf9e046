# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""A scenario: a name, an author, a day, and what it changes and why; an overlay, never a copy."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from springplank.core.parameters import STATUSES
from springplank.core.sources import load_sources
from springplank.core.toml_faults import (
    TomlError,
    is_filled,
    parse_toml,
    read_own_text,
    without_control,
)
from springplank.errors import RuleError, SpringplankError, UsageError

FOLDER = Path(__file__).parent / "bibliotheek"
ZERO = "nulalternatief"
"""The scenario that changes nothing; always there, and compared with by default."""

SOORTEN: Mapping[str, str] = {
    "nul": "er verandert niets aan de keuzes",
    "beleid": "het Rijk besluit iets anders",
    "toekomst": "de wereld loopt anders",
    "keuze": "de gemeenten of het bedrijf kiezen iets anders",
}
"""What kind of question a scenario answers, in words for a reader."""

TARGETS: Mapping[str, str] = {
    "aanname": "een aanname over mensen, bedrijf of afspraken",
    "regeling": "een waarde van een regeling van het Rijk, per jaar",
    "variant": "een beleidsvariant van een regeling",
    "maatregel": "een maatregel van het bedrijf",
    "rijksgeld": "een nieuw bedrag van het Rijk per gerealiseerde plek",
    "afspraak": "de bekostigingsafspraak",
    "forfait": "het eerste jaar van de vaste loonkostensubsidie voor beschut werk",
    "taakstelling_begrenst": "het eerste jaar waarin er niet meer plekken komen dan moet",
    "organisatiemodel": "wat waar is belegd",
}
"""What a change can be about."""

HOW = ("waarde", "factor", "erbij")
"""Ways to change an aanname: another value, times something, or something added."""

WAYS: Mapping[str, tuple[str, ...]] = {
    "aanname": HOW,
    "regeling": ("waarde", "jaren"),
    "variant": ("waarde",),
    "maatregel": ("vanaf",),
    "rijksgeld": ("bedrag_per_plek",),
    "afspraak": ("waarde",),
    "forfait": ("vanaf",),
    "taakstelling_begrenst": ("vanaf",),
    "organisatiemodel": ("waarde",),
}
"""Per target the ways to change it; a change uses one of them. Some only begin in a year."""

ONLY_NUMBERS = frozenset({"aanname"})
ONLY_NAMES = frozenset({"variant", "afspraak", "organisatiemodel"})
"""Targets whose `waarde` is always a number, or always a name; the others know both."""

LARGEST = 1e15
"""Larger numbers are typing errors: the whole budget of the country is a thousandth of it."""

YEARS = range(2015, 2101)
"""The span in which a calendar year makes sense."""

DETAILS: Mapping[str, type] = {
    "naam": str,
    "groep": str,
    "bedrag_per_plek": float,
    "landelijk_hoogstens": float,
    "gelabeld": bool,
}
"""What may be said of new money, and the type of each."""

FIGURES = ("effect", "kosten")
"""What may be said of a measure, when nobody published it or the place knows better."""

FIELDS = frozenset(
    {
        *("wat", "sleutel", "vanaf", "jaren", "laag", "hoog"),
        *("status", "eigenaar", "bron", "waarom"),
        *HOW,
        *DETAILS,
        *FIGURES,
    }
)
HEAD = frozenset({"naam", "auteur", "datum", "soort", "uitleg", "sterkste_argument_tegen"})
PARTS = frozenset({"scenario", "wijziging", "tekst"})


@dataclass(frozen=True, slots=True)
class Wijziging:
    """One thing that a scenario changes.

    Attributes:
        target: a key of TARGETS.
        key: what is changed: an aanname, "regeling.parameter", a variant, a maatregel.
        how: one of HOW.
        value: the new value, factor or addition; a name for a variant, afspraak or model.
        years: value per calendar year, for a parameter of a regeling.
        first: first calendar year; None for all years.
        low: lowest value, factor or addition reckoned with, as `how` says; None for the range
            that was there, moved along.
        high: highest value, factor or addition reckoned with.
        status: one of `core.parameters.STATUSES`.
        owner: who stands behind the figure.
        source: key in the register of sources, or empty.
        why: the reason, for a reader.
        details: what else is said: of new money its name, group, limit and whether it is
            labelled; of a measure its effect and one-off cost.
    """

    target: str
    key: str
    how: str
    value: float | str
    years: Mapping[int, float]
    first: int | None
    low: float | None
    high: float | None
    status: str
    owner: str
    source: str
    why: str
    details: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Scenario:
    """A named overlay.

    Attributes:
        key: name of its file.
        naam: name for a reader.
        auteur: who made it.
        datum: day on which it was made or last changed.
        soort: a key of SOORTEN.
        uitleg: what it means, and how it differs from the nulalternatief.
        tegen: the strongest argument against reading too much into it; may be empty.
        wijzigingen: what changes, in order.
        teksten: what belongs to the route but has no amount.
    """

    key: str
    naam: str
    auteur: str
    datum: date
    soort: str
    uitleg: str
    tegen: str
    wijzigingen: tuple[Wijziging, ...]
    teksten: tuple[str, ...]

    @property
    def has_amounts(self) -> bool:
        """Say whether it changes any figure."""
        return bool(self.wijzigingen)

    @property
    def is_words(self) -> bool:
        """Say whether it changes no figure and yet is no nulalternatief: text without amounts."""
        return not self.has_amounts and self.soort != "nul"


@cache
def library() -> Mapping[str, Scenario]:
    """Give the scenarios that come along, by key; the nulalternatief first.

    Raises:
        RuleError: when one cannot be read.
    """
    keys = sorted(path.stem for path in FOLDER.glob("*.toml"))
    ordered = [ZERO, *(key for key in keys if key != ZERO)]
    return {key: read_scenario(FOLDER / f"{key}.toml", RuleError) for key in ordered}


def find_scenario(name: str) -> Scenario:
    """Find a scenario by its key, or read it from a file of the user (a path that ends in .toml).

    Raises:
        UsageError: when it does not exist or cannot be read, with what is wrong and where.
    """
    if name.lower().endswith(".toml"):
        return read_scenario(Path(name), UsageError)
    wanted = name.strip().lower().replace(" ", "_")
    if wanted in library():
        return library()[wanted]
    close = get_close_matches(wanted, library(), n=3, cutoff=0.4)
    hint = f" Bedoelt u {' of '.join(close)}?" if close else ""
    raise UsageError(
        f"Scenario {name!r} bestaat niet.{hint} Bekijk alle scenario's met: springplank scenario's"
        ". Een eigen scenario geeft u als bestand, bijvoorbeeld mijn_scenario.toml."
    )


def read_scenario(path: Path, fault: type[SpringplankError]) -> Scenario:
    """Read and check one scenario.

    Args:
        path: the file.
        fault: the error to raise: RuleError for our own files, UsageError for those of a user.

    Raises:
        SpringplankError: of that type, with the place and what to do.
    """
    return _Reader(path.name, fault).scenario(path.stem, read_toml(path, fault))


def read_toml(path: Path, fault: type[SpringplankError]) -> Mapping[str, Any]:
    """Read a file that a person may have written.

    Raises:
        SpringplankError: of the given type, with what is wrong and where.
    """
    try:
        return parse_toml(read_own_text(path))
    except FileNotFoundError:
        raise fault(f"Het bestand {path.name} bestaat niet. Kijk de naam en de map na.") from None
    except (OSError, UnicodeDecodeError):
        raise fault(f"{path.name} is niet te lezen als tekst. Geef een TOML-bestand.") from None
    except TomlError as wrong:
        raise fault(f"{path.name} is geen goed TOML-bestand. {wrong}") from None


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one file; every fault names the file and the place."""

    file: str
    fault: type[SpringplankError]

    def scenario(self, key: str, raw: Mapping[str, Any]) -> Scenario:
        self.check_names("het bestand", raw, PARTS)
        head = raw.get("scenario")
        if not isinstance(head, dict):
            raise self.fault(f"{self.file} mist het deel [scenario] met naam, auteur en datum.")
        self.check_names("[scenario]", head, HEAD)
        against = "sterkste_argument_tegen"
        return Scenario(
            key,
            self.text(head, "naam", "[scenario]"),
            self.text(head, "auteur", "[scenario]"),
            self.day(head, "datum", "[scenario]"),
            self.choice(head, "soort", "[scenario]", SOORTEN),
            self.text(head, "uitleg", "[scenario]"),
            self.text(head, against, "[scenario]") if against in head else "",
            tuple(self.change(f"wijziging {n}", x) for n, x in self.entries(raw, "wijziging")),
            tuple(self.sentence(f"tekst {n}", x) for n, x in self.entries(raw, "tekst")),
        )

    def sentence(self, where: str, raw: Mapping[str, Any]) -> str:
        self.check_names(where, raw, frozenset({"zin"}))
        return self.text(raw, "zin", where)

    def change(self, where: str, raw: Mapping[str, Any]) -> Wijziging:
        self.check_names(where, raw, FIELDS)
        target = self.choice(raw, "wat", where, TARGETS)
        way = self.way(raw, where, target)
        how = way if way in HOW else "waarde"
        return Wijziging(
            target,
            self.text(raw, "sleutel", where),
            how,
            self.value(raw, how, where, target) if how in raw else 0.0,
            self.per_year(raw, where) if "jaren" in raw else {},
            self.year(raw["vanaf"], where) if "vanaf" in raw else None,
            self.number(raw, "laag", where) if "laag" in raw else None,
            self.number(raw, "hoog", where) if "hoog" in raw else None,
            self.choice({"status": "aanname", **raw}, "status", where, STATUSES),
            self.text(raw, "eigenaar", where),
            self.source(raw, where) if "bron" in raw else "",
            self.text(raw, "waarom", where),
            self.details(raw, where, target),
        )

    def way(self, raw: Mapping[str, Any], where: str, target: str) -> str:
        found = [name for name in (*HOW, "jaren", "bedrag_per_plek") if name in raw]
        if not found and "vanaf" in raw:
            found = ["vanaf"]
        if len(found) != 1 or found[0] not in WAYS[target]:
            raise self.fault(
                f"{self.file}: {where} over {target} heeft precies een hiervan nodig: "
                f"{', '.join(WAYS[target])}."
            )
        return found[0]

    def details(self, raw: Mapping[str, Any], where: str, target: str) -> Mapping[str, Any]:
        if target == "maatregel":
            return {name: self.number(raw, name, where) for name in FIGURES if name in raw}
        if target != "rijksgeld":
            return {}
        self.text(raw, "groep", where)
        read = {str: self.text, float: self.number, bool: self.yes_or_no}
        return {n: read[kind](raw, n, where) for n, kind in DETAILS.items() if n in raw}

    def entries(self, raw: Mapping[str, Any], name: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
        found = raw.get(name, [])
        if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
            raise self.fault(f"{self.file}: schrijf [[{name}]] met dubbele haken.")
        return enumerate(found, 1)

    def check_names(self, where: str, raw: Mapping[str, Any], known: frozenset[str]) -> None:
        for name in sorted(raw.keys() - known):
            close = get_close_matches(name, known, n=1, cutoff=0.5)
            hint = f"Bedoelt u {close[0]!r}?" if close else f"Kies uit: {', '.join(sorted(known))}."
            raise self.fault(f"{self.file}: {where} heeft een onbekende naam {name!r}. {hint}")

    def choice(self, raw: Mapping[str, Any], name: str, where: str, known: Collection[str]) -> str:
        found = self.text(raw, name, where)
        if found not in known:
            raise self.fault(
                f"{self.file}: {name} in {where} is {found!r}. Kies uit: {', '.join(known)}."
            )
        return found

    def source(self, raw: Mapping[str, Any], where: str) -> str:
        found = self.text(raw, "bron", where)
        if found not in load_sources():
            raise self.fault(f"{self.file}: {where} noemt bron {found!r}; die kennen wij niet.")
        return found

    def text(self, raw: Mapping[str, Any], name: str, where: str) -> str:
        found = raw.get(name)
        if not isinstance(found, str) or not is_filled(found):
            raise self.fault(
                f"{self.file}: {where} mist {name}; schrijf een tekst tussen aanhalingstekens."
            )
        return without_control(found)

    def value(self, raw: Mapping[str, Any], how: str, where: str, target: str) -> float | str:
        if how != "waarde" or target in ONLY_NUMBERS:
            return self.number(raw, how, where)
        if target in ONLY_NAMES or isinstance(raw[how], str):
            return self.text(raw, how, where)
        return self.number(raw, how, where)

    def number(self, raw: Mapping[str, Any], name: str, where: str) -> float:
        found = raw[name]
        is_number = isinstance(found, int | float) and not isinstance(found, bool)
        if not is_number or not abs(found) <= LARGEST:
            raise self.fault(
                f"{self.file}: {name} in {where} is geen getal. Schrijf het zonder "
                "aanhalingstekens en met een punt, zoals 0.25."
            )
        return float(found)

    def yes_or_no(self, raw: Mapping[str, Any], name: str, where: str) -> bool:
        found = raw[name]
        if not isinstance(found, bool):
            raise self.fault(f"{self.file}: {name} in {where} is geen ja of nee: true of false.")
        return found

    def day(self, raw: Mapping[str, Any], name: str, where: str) -> date:
        found = raw.get(name)
        if not isinstance(found, date) or isinstance(found, datetime):
            raise self.fault(
                f"{self.file}: {where} mist {name}; schrijf een dag zonder aanhalingstekens, "
                f"zoals {name} = 2026-11-22."
            )
        return found

    def per_year(self, raw: Mapping[str, Any], where: str) -> Mapping[int, float]:
        found = raw["jaren"]
        if not isinstance(found, dict) or not found:
            raise self.fault(
                f"{self.file}: jaren in {where} hoort per jaar een getal te hebben, zoals "
                "jaren = { 2028 = 100 }."
            )
        return {self.year(year, where): self.number(found, year, where) for year in found}

    def year(self, value: object, where: str) -> int:
        digits = str(value)
        year = int(digits) if re.fullmatch(r"[0-9]{4}", digits) else 0
        if year not in YEARS:
            raise self.fault(
                f"{self.file}: {where} noemt jaar {value!r}. Kies {YEARS[0]} tot en met "
                f"{YEARS[-1]}."
            )
        return year
