# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Proposes the text of a plan from its figures: the same figures give the same text.

The sentences are in texts.toml. Between braces stands the name of a figure (see `figures`), with a
word for the year: "{personen/wsw/straks}"; or a word of `Woorden`: "{onderwerp}". A sentence with
an unknown figure falls away, or gives way to what stands behind `anders`.
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from springplank.actions.outlook import course_of
from springplank.actions.people import SHOWN
from springplank.actions.plan.figures import KOPPEN, PAID, Cijfers
from springplank.actions.plan.impuls import DOELEN
from springplank.actions.plan.rijksgeld import TOTAAL, VERGELIJKBAAR
from springplank.actions.rekeningen import NAMEN, SALDO, SALDO_UITLEG, VERMOGEN
from springplank.bekostiging.afspraak import BEDRIJF
from springplank.documents.plan import Paragraph, Part
from springplank.errors import RuleError
from springplank.regelingen import REGELINGEN

REGISTER = Path(__file__).with_suffix(".toml")

JAREN = ("nu", "straks", "laatst")
"""Words for a year: the first that is projected, that of the agreements, and the last."""

WOORDEN = frozenset(
    {
        *(*JAREN, "onderwerp", "verband", "aantal", "leden", "lid"),
        *("ontvanger", "keuze", "oorzaak", "gedeeld", "eigen", "sector", "mist"),
    }
)
"""What a sentence may name beside figures."""

ALS = frozenset(
    {
        *("eigen_cijfers", "geen_cijfers", "deel_van_cijfers", "ook_sector"),
        *("raad", "gekozen", "opties", "verdeeld", "eigen_afspraak", "tekort_afgesproken"),
        *("tekort_open", "tekort_geregeld"),
        *("meer_leden", "in_verband", "alleen", "een_lid", "geen_verband"),
        *("gedeeld", "deel_van_lid", "geld_van_deel", "geld_van_heel"),
    }
)
"""When a sentence is there; with "niet " before it, when not."""

GROUPS: Mapping[str, frozenset[str]] = {
    "geld": frozenset({TOTAAL, VERGELIJKBAAR, *REGELINGEN}),
    "personen": frozenset(SHOWN),
    "personen_fte": frozenset({"wsw"}),
    "bedrijf_fte": frozenset(SHOWN),
    "taakstelling": frozenset({"beschut_werk"}),
    "bedrijf": frozenset(NAMEN),
    "vermogen": frozenset(VERMOGEN),
    "gemeente": frozenset({*SALDO_UITLEG, SALDO}),
    "kop": frozenset(KOPPEN),
    PAID: frozenset({BEDRIJF}),
    "verschil": frozenset(KOPPEN),
    "impuls": frozenset({"besteed", "over", *DOELEN}),
}
"""The figures that a sentence may name, by kind."""

PER_LID = frozenset({"geld", "personen", "taakstelling", "gemeente", "kop", PAID})
"""Kinds that there are for one member too; in a council version they are about that member."""

OF_MONEY = frozenset({"geld", "impuls"})
"""Kinds that are the same in every scenario."""

_SLOT = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a sentence that a figure or a word fills.

    Attributes:
        soort: "cijfer", "loop" (where a series goes) or "woord".
        naam: name of the figure with a word for the year, of the series, or the word.
        is_samen: of all members together, also in a council version.
    """

    soort: str
    naam: str
    is_samen: bool = False


@dataclass(frozen=True, slots=True)
class Zin:
    """One sentence.

    Attributes:
        delen: text and places to fill, in reading order.
        als: when it is there; empty for always.
        anders: the sentence in its place when a figure is unknown; empty when there is none.
    """

    delen: tuple[str | Slot, ...]
    als: str = ""
    anders: tuple[str | Slot, ...] = ()


@cache
def load_texts(path: Path = REGISTER) -> Mapping[str, tuple[Zin, ...]]:
    """Read the sentences by block.

    Raises:
        RuleError: for a figure, word or condition that does not exist, with the block.
    """
    raw = tomllib.loads(path.read_text("utf-8"))
    return {
        f"{chapter}.{block}": tuple(
            _sentence(f"{path.name}, [{chapter}] {block}", one) for one in sentences
        )
        for chapter, blocks in raw.items()
        for block, sentences in blocks.items()
    }


def _sentence(where: str, raw: str | Mapping[str, Any]) -> Zin:
    found = {"zin": raw} if isinstance(raw, str) else raw
    if not found.get("zin") or found.keys() - {"zin", "als", "anders"}:
        raise RuleError(f"{where}: een zin heeft alleen 'zin', 'als' en 'anders'.")
    als = str(found.get("als", ""))
    if als and als.removeprefix("niet ") not in ALS:
        raise RuleError(f"{where}: de voorwaarde {als!r} bestaat niet. Kies uit: {_list(ALS)}.")
    return Zin(
        tuple(_pieces(where, str(found["zin"]))),
        als,
        tuple(_pieces(where, found.get("anders", ""))),
    )


def _pieces(where: str, text: str) -> Iterator[str | Slot]:
    for at, piece in enumerate(_SLOT.split(text)):
        if at % 2:
            yield _slot(where, piece)
        elif "{" in piece or "}" in piece:
            raise RuleError(f"{where}: een accolade staat alleen. Schrijf er twee om een cijfer.")
        elif piece:
            yield piece


def _slot(where: str, name: str) -> Slot:
    if name.startswith("loop:"):
        soort, _, group = name.removeprefix("loop:").partition("/")
        if group not in GROUPS.get(soort, ()) or soort in OF_MONEY:
            raise RuleError(f"{where}: de reeks {name!r} bestaat niet.")
        return Slot("loop", f"{soort}/{group}")
    if "/" not in name:
        if name not in WOORDEN:
            raise RuleError(
                f"{where}: het woord {name!r} bestaat niet. Kies uit: {_list(WOORDEN)}."
            )
        return Slot("woord", name)
    soort, group, year, *rest = [*name.split("/"), "", ""]
    if group not in GROUPS.get(soort, ()) or year not in JAREN or rest[0] not in ("", "samen"):
        raise RuleError(
            f"{where}: het cijfer {name!r} bestaat niet. Schrijf soort/groep/jaar, zoals "
            "personen/wsw/straks."
        )
    return Slot("cijfer", f"{soort}/{group}/{year}", is_samen=rest[0] == "samen")


def _list(names: frozenset[str]) -> str:
    return ", ".join(sorted(names))


@dataclass(frozen=True, eq=False)
class Schrijver:
    """Fills sentences.

    Attributes:
        cijfers: the figures.
        woorden: text per word of WOORDEN.
        waar: what of ALS is true.
        begin: gives what stands before the names of series in a block: of which scenario they are.
    """

    cijfers: Cijfers
    woorden: Mapping[str, str]
    waar: frozenset[str]
    begin: Callable[[str], str]

    def propose(self, sleutel: str) -> Paragraph | None:
        """Propose the text of a block; None when there is nothing to say."""
        parts: list[Part] = []
        for zin in load_texts()[sleutel]:
            filled = self._fill(sleutel, zin)
            if filled:
                parts += [" ", *filled] if parts else filled
        return Paragraph(sleutel, joined(parts)) if parts else None

    def holds(self, als: str) -> bool:
        """Say whether a condition is true; an empty one is."""
        return not als or (als.removeprefix("niet ") in self.waar) is not als.startswith("niet ")

    def _fill(self, sleutel: str, zin: Zin) -> list[Part]:
        if not self.holds(zin.als):
            return []
        for pieces in (zin.delen, zin.anders):
            found = [self._piece(sleutel, piece) for piece in pieces]
            known = [piece for piece in found if piece is not None]
            if found and len(known) == len(found):
                return known
        return []

    def _piece(self, sleutel: str, piece: str | Slot) -> Part | None:
        if isinstance(piece, str):
            return piece
        if piece.soort == "woord":
            return self.woorden.get(piece.naam) or None
        code = self._code(piece)
        if piece.soort == "loop":
            reeks = self.cijfers.series_of(f"{self.begin(sleutel)}{piece.naam}", code)
            return course_of(reeks) if reeks is not None and reeks.is_known else None
        soort, groep, year = piece.naam.split("/")
        begin = "" if soort in OF_MONEY else self.begin(sleutel)
        behind = f"/{code}" if code else ""
        return self.cijfers.find(f"{begin}{soort}/{groep}/{self.woorden[year]}{behind}")

    def _code(self, slot: Slot) -> str:
        soort = slot.naam.partition("/")[0]
        return self.cijfers.gemeente if soort in PER_LID and not slot.is_samen else ""


def joined(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Put pieces of text beside each other together; figures stay as they are."""
    found: list[Part] = []
    for part in parts:
        if found and isinstance(part, str) and isinstance(found[-1], str):
            found[-1] += part
        else:
            found.append(part)
    return tuple(found)
