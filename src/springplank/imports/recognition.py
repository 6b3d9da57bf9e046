# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Recognising municipalities, verbanden and circulaires in what people write."""

import difflib
import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from springplank.imports.grid import Cell, show_cell
from springplank.imports.headers import simplify

NationalTotals = Mapping[tuple[str, ...], Decimal]
"""Known national totals, by column key followed by the period: ("aantal", "2024")."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the check may compare with. Whatever is left out is not compared.

    Attributes:
        municipalities: name by code ("GM0014"), of every municipality that may occur.
        partnerships: name by id, of every samenwerkingsverband.
        vanished: by code of a municipality that no longer exists: a Dutch sentence that says
            where it went.
        vanished_names: code by name, of municipalities that no longer exist.
        circulaires: ids of every known circulaire ("meicirculaire-2024").
        parameters: per regeling the names of its parameters.
        totals: known national totals, that a file adds up to.
        ceilings: known national amounts that a file may hold a part of, but never more than.
        mergers: per year, by code of now, the codes of that year that together are it; only
            where nothing of them went elsewhere.
    """

    municipalities: Mapping[str, str]
    partnerships: Mapping[str, str] = field(default_factory=dict)
    vanished: Mapping[str, str] = field(default_factory=dict)
    vanished_names: Mapping[str, str] = field(default_factory=dict)
    circulaires: Collection[str] = ()
    parameters: Mapping[str, Collection[str]] = field(default_factory=dict)
    totals: NationalTotals = field(default_factory=dict)
    ceilings: NationalTotals = field(default_factory=dict)
    mergers: Mapping[int, Mapping[str, Collection[str]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Match:
    """What was recognised, or why not.

    Attributes:
        value: the code or id; None when nothing was recognised.
        sentence: what is wrong, in Dutch; empty when recognised.
        advice: what to do, in Dutch.
        vanished: the code that was written, of a gemeente that no longer exists.
    """

    value: str | None
    sentence: str = ""
    advice: str = ""
    vanished: str = ""


_CODE = re.compile(r"(?:GM|GEM)?[\s._-]*(\d{1,4})", re.IGNORECASE)
_CODE_INSIDE = re.compile(r"\bGM(\d{4})\b", re.IGNORECASE)
_CIRCULAIRE = re.compile(r"(mei|september|december)\s?(?:circulaire)?\s?(20\d\d)")
_CIRCULAIRE_SHORT = re.compile(r"([msd])\s?(20\d\d)")
_MONTHS = {"m": "mei", "s": "september", "d": "december"}
_OTHER_NAMES = {
    "den haag": "s gravenhage",
    "den bosch": "s hertogenbosch",
    "de friese meren": "de fryske marren",
    "noordoost friesland": "noardeast fryslan",
    "zuidwest friesland": "sudwest fryslan",
}
_MANY = 5
_LONGEST_NAME = 100
_MOST_SUGGESTIONS = 50


class GemeenteFinder:
    """Finds a municipality by code, by bare number or by name."""

    def __init__(self, known: Known) -> None:
        """Prepare the names."""
        self._known = known
        self._by_name: defaultdict[str, set[str]] = defaultdict(set)
        for code, name in known.municipalities.items():
            self._by_name[_full_name(name)].add(code)
            # "Hengelo" is enough when there is only one, whatever its suffix.
            self._by_name[simplify(name)].add(code)
        self._vanished = {_full_name(name): code for name, code in known.vanished_names.items()}
        self._found: dict[str, Match] = {}
        self._suggested = 0

    def find(self, cell: Cell) -> Match:
        """Find the municipality that a cell means."""
        if isinstance(cell, Decimal) and cell == cell.to_integral_value():
            text = f"{cell:.0f}"
        elif isinstance(cell, str):
            text = cell
        else:
            return self._unknown(show_cell(cell))
        match = self._found.get(text)
        if match is None:
            match = self._found[text] = self._search(text)
        return match

    def knows(self, text: str) -> bool:
        """Tell whether a text is a code or the name of a municipality, now or once."""
        if len(text) > _LONGEST_NAME:
            return False
        name = _full_name(text)
        return bool(_CODE.fullmatch(text)) or name in self._by_name or name in self._vanished

    def is_name_of(self, text: str, code: str) -> bool:
        """Tell whether a name fits a code, suffixes aside."""
        return code in self._by_name.get(_full_name(text), ())

    def _search(self, text: str) -> Match:
        found = _CODE.fullmatch(text.strip()) or _CODE_INSIDE.search(text)
        if found:
            return self._by_code(f"GM{int(found[1]):04d}")
        name = _full_name(text)
        codes = sorted(self._by_name.get(name, ()))
        if len(codes) == 1:
            return Match(codes[0])
        if codes:
            options = ", ".join(f"{self._known.municipalities[code]} ({code})" for code in codes)
            return Match(
                None,
                f"de naam '{show_cell(text)}' hoort bij meer dan een gemeente.",
                f"Gebruik de code: {options}.",
            )
        if name in self._vanished:
            return self._by_code(self._vanished[name])
        return self._unknown(text)

    def _by_code(self, code: str) -> Match:
        if code in self._known.municipalities:
            return Match(code)
        if code in self._known.vanished:
            return Match(
                None,
                f"{code} bestaat niet meer. {self._known.vanished[code]}",
                "Gebruik de codes van nu.",
                code,
            )
        return Match(
            None,
            f"{code} is geen gemeentecode.",
            "Controleer de code; de codes staan bij het CBS.",
        )

    def _unknown(self, text: str) -> Match:
        return Match(
            None,
            f"'{show_cell(text) or 'leeg'}' is geen gemeente die wij kennen.",
            self._suggest(text) or "Gebruik de gemeentecode (GM en vier cijfers).",
        )

    def _suggest(self, text: str) -> str:
        """Suggest names; not for ever, because a file may hold 200.000 strange names."""
        self._suggested += 1
        if self._suggested > _MOST_SUGGESTIONS:
            return ""
        near = difflib.get_close_matches(_full_name(text)[:60], self._by_name, n=3, cutoff=0.7)
        names = dict.fromkeys(
            f"{self._known.municipalities[code]} ({code})"
            for name in near
            for code in sorted(self._by_name[name])
        )
        return f"Bedoelt u {' of '.join(list(names)[:3])}?" if names else ""


def _full_name(text: str) -> str:
    """Simplify a name but keep its suffix: "Hengelo (O.)" is not "Hengelo (Gld)"."""
    name = simplify(text.replace("(", " ").replace(")", " "))
    name = name.removeprefix("gemeente ").removesuffix(" gemeente").removesuffix(" gem")
    return _OTHER_NAMES.get(name, name)


def find_verband(cell: Cell, partnerships: Mapping[str, str]) -> Match:
    """Find a samenwerkingsverband by its id or by its name."""
    text = show_cell(cell)
    if text in partnerships:
        return Match(text)
    wanted = simplify(text)
    found = [
        key
        for key, name in partnerships.items()
        if wanted and wanted in (simplify(key), simplify(name))
    ]
    if len(found) == 1:
        return Match(found[0])
    if found:
        return Match(
            None,
            f"'{text}' hoort bij meer dan een samenwerkingsverband.",
            f"Gebruik het kenmerk: {', '.join(sorted(found))}.",
        )
    names = {simplify(name): key for key, name in partnerships.items()}
    names |= {simplify(key): key for key in partnerships}
    near = difflib.get_close_matches(wanted, names, n=3, cutoff=0.6)
    keys = dict.fromkeys(names[name] for name in near)
    return Match(
        None,
        f"'{text}' is geen samenwerkingsverband dat wij kennen.",
        f"Bedoelt u {' of '.join(keys)}?"
        if keys
        else "Gebruik het kenmerk van het verband, of importeer eerst de soort verbanden.",
    )


def find_circulaire(cell: Cell, circulaires: Collection[str]) -> Match:
    """Find a circulaire in "meicirculaire 2024", "mei 2024" or "M2024"."""
    text = simplify(cell) if isinstance(cell, str) else ""
    found = _CIRCULAIRE.fullmatch(text)
    short = _CIRCULAIRE_SHORT.fullmatch(text)
    if found:
        circulaire = f"{found[1]}circulaire-{found[2]}"
    elif short:
        circulaire = f"{_MONTHS[short[1]]}circulaire-{short[2]}"
    else:
        return Match(
            None,
            f"'{show_cell(cell)}' is geen circulaire.",
            "Schrijf bijvoorbeeld meicirculaire 2024.",
        )
    if circulaires and circulaire not in circulaires:
        newest = ", ".join(list(circulaires)[-_MANY:])
        return Match(
            None, f"de circulaire {circulaire} kennen wij niet.", f"De laatste zijn: {newest}."
        )
    return Match(circulaire)
