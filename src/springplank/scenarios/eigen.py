# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Own figures about people: aannames that a place knows better, and counts per gemeente.

They are read from a TOML file with [eigen], [aannames] and [gemeenten.<naam of code>]. Each
replaces one figure; what is not in the file stays national or assumed.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import numpy as np

from springplank.cohort import lines
from springplank.cohort.ages import place_ages
from springplank.cohort.beschut_werk import split_by_origin
from springplank.cohort.start import FIGURES, SHARES, Start
from springplank.company.fields import check_scale, dutch
from springplank.core.assumptions import Assumptions, find_assumption, replaced
from springplank.core.columns import Floats
from springplank.core.toml_faults import is_filled, without_control
from springplank.errors import DataError, UsageError
from springplank.reference.subjects import squeeze
from springplank.scenarios.place import Place
from springplank.scenarios.scenario import LARGEST, read_toml

ORIGIN = "herkomst_indicaties"
PARTS = ("eigen", "aannames", "gemeenten", ORIGIN)
AGES = "wsw_leeftijden"
AGREED = "afspraak"
"""The table of a gemeente with what only the agreement asks; see `scenarios.given`."""

WHOLE = re.compile(r"[0-9]{1,4}")
"""An age or a calendar year, as the name of a line."""


@dataclass(frozen=True, slots=True)
class Eigen:
    """Own figures; empty when there are none.

    Attributes:
        file: name of the file, for messages.
        source: where the figures come from, in the words of who gives them.
        aannames: per key the value, or a table of waarde, laag and hoog.
        gemeenten: per name or code of a gemeente its figures.
        herkomst: share in the new indicaties of the place, per key of `beschut_werk.ORIGINS`.
    """

    file: str = ""
    source: str = ""
    aannames: Mapping[str, Any] = field(default_factory=dict)
    gemeenten: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    herkomst: Mapping[str, float] = field(default_factory=dict)

    def over(self, assumptions: Assumptions) -> Assumptions:
        """Lay own aannames over those of Springplank.

        Raises:
            DataError: when a value is no number.
            UsageError: when an aanname does not exist, or a value is out of bounds.
        """
        found = dict(assumptions)
        for key, given in self.aannames.items():
            raw = given if isinstance(given, Mapping) else {"waarde": given}
            numbers = {name: self._number(raw[name], key) for name in raw}
            if "waarde" not in numbers or numbers.keys() - {"waarde", "laag", "hoog"}:
                raise DataError(
                    f"{self.file}: schrijf {key} als een getal, of als waarde met laag en hoog."
                )
            value, old = numbers["waarde"], find_assumption(assumptions, key)
            if old.unit.startswith("EUR"):
                check_scale(f"{self.file}, [aannames] {key}", value, old)
            found[key] = replaced(
                old,
                value,
                by="lokaal",
                source=self.source,
                low=numbers.get("laag", value),
                high=numbers.get("hoog", value),
            )
        return found

    def into(self, start: Start, place: Place) -> Start:
        """Replace start figures of the gemeenten of a place.

        Raises:
            DataError: when a figure is unknown or impossible, or a gemeente is not in this place.
        """
        for code, name in self._written(place).items():
            for figure, given in self.gemeenten[name].items():
                if figure != AGREED:
                    start = self._one(start, code, name, figure, given)
        return start

    def per_code(self, place: Place) -> Mapping[str, Mapping[str, Any]]:
        """Give the figures of each gemeente of a place that has any, by its code.

        Raises:
            DataError: when a gemeente is not in this place, or is named twice.
        """
        return {code: self.gemeenten[name] for code, name in self._written(place).items()}

    def check_people(self, place: Place, inwoners: Floats) -> None:
        """Refuse more people than a gemeente has inhabitants: a number with a wrong unit.

        Args:
            place: the gemeenten.
            inwoners: inhabitants of each, shape (gemeenten,).

        Raises:
            DataError: with the figure, the gemeente and both numbers.
        """
        for code, name in self._written(place).items():
            most = float(inwoners[place.codes.index(code)])
            figures = self.gemeenten[name]
            for figure, given in figures.items():
                where = f"[gemeenten.{name}] {figure}"
                if figure == AGES:
                    people = sum(self._per_whole_number(given, where).values())
                elif figure in FIGURES and figure not in SHARES:
                    people = self._number(given, where)
                else:
                    continue
                if people > most:
                    raise DataError(
                        f"{self.file}: {where} is {dutch(people)}. Dat zijn meer mensen dan er "
                        f"wonen: {dutch(most)}. Controleer het getal."
                    )

    def _written(self, place: Place) -> Mapping[str, str]:
        """Give the gemeenten by code, as the user wrote them."""
        codes = {
            squeeze(text): code
            for pair in zip(place.namen, place.codes, strict=True)
            for text, code in zip(pair, (pair[1],) * 2, strict=True)
        }
        written: dict[str, str] = {}
        for name in self.gemeenten:
            code = codes.get(squeeze(name), "")
            if not code:
                raise DataError(
                    f"{self.file}: {name} hoort niet bij {place.naam}. Bekend zijn: "
                    f"{', '.join(place.namen)}."
                )
            if code in written:
                raise DataError(
                    f"{self.file}: [gemeenten] noemt een gemeente twee keer: {written[code]} en "
                    f"{name}. Zet alle cijfers bij een van beide."
                )
            written[code] = name
        return written

    @contextmanager
    def _at(self, where: str, code: str, name: str) -> Iterator[None]:
        """Say of a refused figure where it stands, with the gemeente as the user wrote it."""
        try:
            yield
        except DataError as error:
            told = str(error).replace(code, name)
            raise DataError(f"{self.file}: {where}: {told}") from error

    def _one(self, start: Start, code: str, name: str, figure: str, given: Any) -> Start:
        where = f"[gemeenten.{name}] {figure}"
        if figure == AGES:
            ages = self._per_whole_number(given, where)
            if not ages:
                raise DataError(
                    f"{self.file}: {where} is leeg. Geef een aantal per leeftijd, zoals "
                    "{ 45 = 3 }, of haal de regel weg."
                )
            if min(ages.values(), default=0.0) < 0:
                raise DataError(f"{self.file}: {where} heeft minder dan 0 mensen van een leeftijd.")
            row = np.array([list(ages.values())])
            with self._at(where, code, name):
                return start.with_local_ages(code, place_ages(row, list(ages))[0], self.source)
        if figure in lines.LINES:
            per_year = (
                self._per_whole_number(given, where)
                if isinstance(given, Mapping)
                else {start.year + 1: self._number(given, where)}
            )
            with self._at(where, code, name):
                return start.with_line(code, figure, per_year)
        if figure not in FIGURES:
            known = (*FIGURES, AGES, *lines.LINES)
            close = get_close_matches(figure, known, n=1, cutoff=0.5)
            hint = f"Bedoelt u {close[0]}?" if close else f"Kies uit: {', '.join(known)}."
            raise DataError(f"{self.file}: {where} bestaat niet. {hint}")
        value = self._number(given, where)
        with self._at(where, code, name):
            return start.with_local(code, figure, value, self.source)

    def _per_whole_number(self, given: Any, where: str) -> dict[int, float]:
        if not isinstance(given, Mapping) or not all(WHOLE.fullmatch(key) for key in given):
            raise DataError(
                f"{self.file}: {where} heeft een getal per leeftijd of jaar nodig: {{ 45 = 3 }}."
            )
        return {int(key): self._number(value, where) for key, value in given.items()}

    def _number(self, value: Any, where: str) -> float:
        return number(f"{self.file}: {where}", value)


NOTHING = Eigen()


def number(where: str, value: Any) -> float:
    """Read a number.

    Raises:
        DataError: when it is something else, with its place.
    """
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not abs(value) <= LARGEST:
        raise DataError(f"{where} is geen getal. Schrijf 12 of 0.05.")
    return float(value)


def load_eigen(path: Path) -> Eigen:
    """Read own figures.

    Raises:
        DataError: when the file cannot be read or has a part that nobody reads.
    """
    raw = read_toml(path, DataError)
    for part in raw:
        if part not in PARTS:
            close = get_close_matches(part, PARTS, n=1, cutoff=0.4)
            hint = f" Bedoelt u [{close[0]}]?" if close else ""
            raise DataError(f"{path.name} heeft een onbekend deel [{part}].{hint}")
    head, aannames, gemeenten, herkomst = (_table(path.name, raw, part) for part in PARTS)
    if not is_filled(head.get("bron")):
        raise DataError(f"{path.name} mist [eigen] bron: schrijf waar de cijfers vandaan komen.")
    for name in gemeenten:
        _table(path.name, _table(path.name, gemeenten, name), AGREED, f"gemeenten.{name}.{AGREED}")
    return Eigen(
        path.name,
        without_control(head["bron"]),
        _flat(path.name, aannames),
        gemeenten,
        _shares(path.name, herkomst),
    )


def _shares(file: str, herkomst: Mapping[str, Any]) -> Mapping[str, float]:
    """Give the shares of where new indicaties come from.

    Raises:
        DataError: for an unknown origin, or shares that cannot be.
    """
    found = {key: number(f"{file}: [{ORIGIN}] {key}", value) for key, value in herkomst.items()}
    try:
        split_by_origin(np.ones(1), found)
    except UsageError as error:
        raise DataError(f"{file}: [{ORIGIN}] {error}") from error
    return found


def _table(file: str, raw: Mapping[str, Any], name: str, whole: str = "") -> Mapping[str, Any]:
    found: Any = raw.get(name, {})
    if not isinstance(found, Mapping):
        where = whole or name
        raise DataError(f"{file}: {where} is geen deel met regels. Schrijf [{where}] tussen haken.")
    return found


def _flat(file: str, aannames: Mapping[str, Any]) -> Mapping[str, Any]:
    """Give aannames by "groep.naam", written as a part per group or as one quoted name."""
    found: dict[str, Any] = {}
    for name, value in aannames.items():
        if "." in name:
            here = {name: value}
        elif isinstance(value, Mapping):
            here = {f"{name}.{inner}": given for inner, given in value.items()}
        else:
            raise DataError(
                f"{file}: {name} in [aannames] is geen hele naam. Schrijf de groep erbij, zoals "
                '"tussengroep.doorstroom" = 0.12.'
            )
        if twice := sorted(found.keys() & here.keys()):
            raise DataError(
                f"{file}: [aannames] noemt {twice[0]} twee keer, op twee manieren geschreven. Laat "
                "er een staan."
            )
        found.update(here)
    return found
