# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Looks in a plan that already exists for what the bestuurlijke afspraken ask; it is not rewritten.

This searches for words. It judges nothing: a plan can say the same in other words, and a word alone
proves little. So it shows the passages themselves, with where they stand.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from springplank.actions.plan.checks import Eis, load_demands
from springplank.actions.plan.fields import check_subject, members_of
from springplank.actions.werk import Werk, onderwerp_of
from springplank.errors import DataError
from springplank.imports.teksten import LARGEST, Alinea, Tekst, read_tekst_apart
from springplank.reference.municipalities import name_of
from springplank.reference.partnerships import partnerships

MOST = 3
"""Passages that are shown for one demand."""

LONGEST = 320
HEADING = 60
"""Letters of what may be a heading or a line of the table of contents."""

SHORT = 4
"""A word of so many letters counts only as a whole: "taak", not "taakstelling"."""

BEDRIJF = "Het sociaal ontwikkelbedrijf"
OF_BEDRIJF = ("sociaal ontwikkelbedrijf", "sw-bedrijf", "ondernemingsraad", "cliëntenraad")
HONEST = (
    "Dit is een zoektocht naar woorden, geen oordeel. Lees zelf na of het er goed staat. "
    "Wat wij niet vinden, staat er misschien in andere woorden."
)
NOT_FOUND = "Niet gevonden; misschien staat het er in andere woorden."

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Ý0-9\"'])")
_DECIDED = re.compile(
    r"\b(?:besl(?:oot|oten|uit|uiten)|(?:raads|college|bestuurs)besluit|"
    r"vastgesteld|stel(?:t|de|den)\b[^.]*\bvast|ingestemd|instemming|"
    r"stem(?:t|de|den)\b[^.]*\bin|akkoord|unaniem|aangenomen|bekrachtigd|goedgekeurd)\b",
    re.IGNORECASE,
)
_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_DATE = re.compile(
    rf"\b(?:\d{{1,2}}\s+)?(?:{_MONTHS})\s+20\d\d\b|\b\d{{1,2}}[-/]\d{{1,2}}[-/]20\d\d\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:niet|geen|nog|zonder)\b", re.IGNORECASE)
_WHO = re.compile(
    r"\b(?:gemeenteraad|raden|raad|colleges?(?: van (?:burgemeester en wethouders|B&W))?|"
    r"algemeen bestuur|dagelijks bestuur|bestuur|directie|ondernemingsraad|cliëntenraad)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Vindplaats:
    """A passage and where it stands."""

    tekst: str
    plek: str


@dataclass(frozen=True, slots=True)
class Gezocht:
    """What was found about one demand.

    Attributes:
        eis: the demand.
        gevonden: at most MOST passages, those with most of the words first.
    """

    eis: Eis
    gevonden: tuple[Vindplaats, ...]


@dataclass(frozen=True, slots=True)
class Steun:
    """Whether a party is said to agree.

    Attributes:
        naam: the gemeente, or the company.
        wie: who decided according to the text; empty when it does not say.
        wanneer: the date as it stands there; empty without one.
        vindplaats: the sentence; None when the party decides nowhere.
        wordt_genoemd: the party is named somewhere.
        is_twijfel: the sentence also says that something is not so, or not yet.
    """

    naam: str
    wie: str = ""
    wanneer: str = ""
    vindplaats: Vindplaats | None = None
    wordt_genoemd: bool = False
    is_twijfel: bool = False

    @property
    def zin(self) -> str:
        """Say what was found, in one sentence."""
        if self.vindplaats is None:
            if self.wordt_genoemd:
                return "Wordt genoemd, maar wij vinden geen besluit."
            return NOT_FOUND
        if self.is_twijfel:
            return "Er staat iets over een besluit, met niet of nog erbij. Lees het na."
        who = f" van {self.wie}" if self.wie else ""
        when = f" op {self.wanneer}" if self.wanneer else "; een datum vinden wij niet"
        return f"Er staat iets over een besluit{who}{when}."


@dataclass(frozen=True, slots=True)
class Nagezocht:
    """What was found in an existing plan.

    Attributes:
        bestand: its name.
        onderwerp: name of the verband or gemeente.
        alineas: how many paragraphs were read.
        eisen: the demands, in the order of the agreements.
        draagvlak: the gemeenten and the company.
    """

    bestand: str
    onderwerp: str
    alineas: int
    eisen: tuple[Gezocht, ...]
    draagvlak: tuple[Steun, ...]

    @property
    def gevonden(self) -> int:
        """How many demands have at least one passage."""
        return sum(bool(one.gevonden) for one in self.eisen)


def open_plan(path: Path) -> Tekst:
    """Read an existing plan from disk; the file is only read.

    Raises:
        DataError: when it does not exist or cannot be read.
    """
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise DataError(
            f"{path} kan niet worden gelezen. Kijk of het bestand bestaat en of u het mag lezen."
        ) from error
    return read_tekst_apart(data, path.name)


def search_plan(werk: Werk, tekst: Tekst) -> Nagezocht:
    """Look in the text of a plan for every demand, and for who agrees.

    Args:
        werk: the work: whose plan it is.
        tekst: the text of the plan.

    Raises:
        UsageError: when the subject makes no plan.
    """
    check_subject(werk)
    return Nagezocht(
        tekst.naam,
        onderwerp_of(werk).naam,
        len(tekst.alineas),
        tuple(Gezocht(eis, _passages(eis.woorden, tekst)) for eis in load_demands().values()),
        tuple(_support(naam, words, tekst) for naam, words in _parties(werk).items()),
    )


def _passages(words: Sequence[str], tekst: Tekst) -> tuple[Vindplaats, ...]:
    """Give the paragraphs with most of the words; of equal ones the first."""
    patterns = [_pattern(word) for word in words]
    counted = [
        (sum(bool(pattern.search(one.tekst)) for pattern in patterns), one) for one in tekst.alineas
    ]
    # Of two with as many words, a sentence says more than a heading.
    best = sorted(
        (found for found in counted if found[0]),
        key=lambda found: (-found[0], len(found[1].tekst) < HEADING),
    )
    seen: dict[str, Vindplaats] = {}
    for _, one in best:
        if len(seen) == MOST:
            break
        shown = _shortened(one.tekst, patterns)
        seen.setdefault(shown, Vindplaats(shown, one.plek))
    return tuple(seen.values())


def _pattern(word: str) -> re.Pattern[str]:
    begin = r"(?<!\w)" if word[0].isalnum() else ""
    end = r"(?!\w)" if word[-1].isalnum() and len(word) <= SHORT else ""
    return re.compile(begin + re.escape(word) + end, re.IGNORECASE)


def _shortened(text: str, patterns: Sequence[re.Pattern[str]]) -> str:
    """Cut a long paragraph around the first word that was found."""
    if len(text) <= LONGEST:
        return text
    first = min(found.start() for p in patterns if (found := p.search(text)))
    begin = text.rfind(" ", 0, max(0, first - LONGEST // 3)) + 1
    end = begin + LONGEST
    if end < len(text):
        end = max(text.rfind(" ", begin, end), 0) or end
    cut = text[begin:end]
    return ("… " if begin else "") + cut + (" …" if begin + len(cut) < len(text) else "")


def _parties(werk: Werk) -> Mapping[str, tuple[str, ...]]:
    """Give who has to agree, with the words by which a text names it."""
    codes = members_of(werk)
    named = {name_of(code): (_short(name_of(code)),) for code in codes}
    wanted = set(codes)
    company = [
        one.uitvoerder for one in partnerships() if one.uitvoerder and wanted & set(one.leden)
    ]
    return {**named, BEDRIJF: (*OF_BEDRIJF, *map(_short, company))}


def _short(naam: str) -> str:
    """Give a name without what stands between brackets."""
    return naam.partition(" (")[0]


def _support(naam: str, words: Sequence[str], tekst: Tekst) -> Steun:
    """Find the sentence that says most about the consent of a party."""
    # A name has its capital: in the mountains ("bergen") nobody agrees.
    patterns = [
        re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE if word.islower() else 0)
        for word in words
    ]
    named = [
        (one, sentence)
        for one in tekst.alineas
        for sentence in _SENTENCE.split(one.tekst)
        if any(pattern.search(sentence) for pattern in patterns)
    ]
    decided = [_decision(naam, one, said) for one, said in named if _DECIDED.search(said)]
    if not decided:
        return Steun(naam, wordt_genoemd=bool(named))
    return max(
        decided, key=lambda found: (not found.is_twijfel, bool(found.wanneer) + bool(found.wie))
    )


def _decision(naam: str, alinea: Alinea, said: str) -> Steun:
    who, when = _WHO.search(said), _DATE.search(said)
    return Steun(
        naam,
        who.group().lower() if who else "",
        when.group() if when else "",
        Vindplaats(_shortened(said, (_DECIDED,)), alinea.plek),
        wordt_genoemd=True,
        is_twijfel=bool(_DENIED.search(said)),
    )


def in_text(found: Nagezocht) -> str:
    """Write the result as text: for the command line, a mail, or a remark to a colleague."""
    return "\n".join(_lines(found)) + "\n"


def _lines(found: Nagezocht) -> Iterator[str]:
    yield f"Uw plan nagezocht: {found.bestand}, van {found.onderwerp}."
    yield f"Bij {found.gevonden} van de {len(found.eisen)} punten vinden wij een passage."
    yield HONEST
    yield "\nWat de bestuurlijke afspraken vragen"
    for one in found.eisen:
        yield f"\n{one.eis.eis} (punt {one.eis.punt})"
        if not one.gevonden:
            yield f"  {NOT_FOUND}"
        for place in one.gevonden:
            yield f"  {place.plek}: {place.tekst}"
    yield "\nWie zich uitsprak"
    for party in found.draagvlak:
        yield f"\n{party.naam}: {party.zin}"
        if party.vindplaats is not None:
            yield f"  {party.vindplaats.plek}: {party.vindplaats.tekst}"
