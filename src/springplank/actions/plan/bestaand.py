# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Looks in a plan that already exists for what the bestuurlijke afspraken ask; it is not rewritten.

This searches for clues: a word that only this subject has, or plain words together in one sentence.
Plain words prove something only in a text about this subject. It judges nothing: a plan can say the
same in other words. So it shows the passages themselves, with where they stand.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
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
ELSEWHERE = (
    "Dit bestand gaat zo te zien niet over de sociale infrastructuur. "
    "Kijk of u het goede bestand koos."
)
NOT_FOUND = "Niet gevonden; misschien staat het er in andere woorden."

SUBJECT = re.compile(
    r"\bsocia(?:al|le) (?:infrastructuur|ontwikkelbedrij|werkbedrij|werkvoorzien|werkgelegenheid)|"
    r"\b(?:werk)?ontwikkelbedrij|\bsw-|\bsw\b|\bwsw|\bbeschut(?:te)? werk|\bparticipatiewet|"
    r"\bparticipatiebedrij|\bimpulsbudget|\bleerwerkbedrij|\barbeidsbeperk|\bdoelgroepenregister|"
    r"\bafstand tot de arbeidsmarkt|\bbanenafspraak|\bloonkostensubsidie|\bdetacher",
    re.IGNORECASE,
)
"""Words of this subject."""

FEWEST_WORDS = 2
"""A text about this subject has at least so many different ones."""

FEWEST_PLACES = 2
SHARE = 0.15
"""In at least this part of its paragraphs one of them stands."""

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
        is_about: it is about the sociale infrastructuur; in another text nothing is found.
    """

    bestand: str
    onderwerp: str
    alineas: int
    eisen: tuple[Gezocht, ...]
    draagvlak: tuple[Steun, ...]
    is_about: bool = True

    @property
    def gevonden(self) -> int:
        """How many demands have at least one passage."""
        return sum(bool(one.gevonden) for one in self.eisen)

    @property
    def waarschuwing(self) -> str:
        """Say that this may be another document; empty when it is about the subject."""
        return "" if self.is_about else ELSEWHERE


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
    is_about = _is_about(tekst)
    return Nagezocht(
        tekst.naam,
        onderwerp_of(werk).naam,
        len(tekst.alineas),
        tuple(
            Gezocht(eis, _passages(eis.woorden, tekst) if is_about else ())
            for eis in load_demands().values()
        ),
        tuple(_support(naam, words, tekst) for naam, words in _parties(werk).items()),
        is_about=is_about,
    )


def _is_about(tekst: Tekst) -> bool:
    """Say whether a text is about work for who cannot find it alone, and does not just name it."""
    # Headings and cells of tables say little about the subject.
    long = [one for one in tekst.alineas if len(one.tekst) >= HEADING] or tekst.alineas
    said = [{word.casefold() for word in SUBJECT.findall(one.tekst)} for one in long]
    named = sum(map(bool, said))
    enough = max(SHARE * len(said), min(FEWEST_PLACES, len(said)))
    return len(set().union(*said)) >= FEWEST_WORDS and named >= enough


def _passages(clues: Sequence[str], tekst: Tekst) -> tuple[Vindplaats, ...]:
    """Give the paragraphs with most of the clues; of equal ones the first."""
    patterns = [_clue(clue) for clue in clues]
    found = [(hits, one) for one in tekst.alineas if (hits := _hits(patterns, one.tekst))]
    # Of two with as many clues, a sentence says more than a heading.
    found.sort(key=lambda hit: (-len(hit[0]), len(hit[1].tekst) < HEADING))
    seen: dict[str, Vindplaats] = {}
    for hits, one in found:
        if len(seen) == MOST:
            break
        shown = _shortened(one.tekst, hits[0])
        seen.setdefault(shown, Vindplaats(shown, one.plek))
    return tuple(seen.values())


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of a clue: any of some words."""

    words: tuple[str, ...]
    pattern: re.Pattern[str]

    def may_stand_in(self, folded: str) -> bool:
        """Say whether it is worth while to search; far faster than searching."""
        return any(word in folded for word in self.words)

    def by_sentence(self, text: str, ends: Sequence[int]) -> dict[int, int]:
        """Give per sentence that holds a word where the first one begins."""
        found: dict[int, int] = {}
        for one in self.pattern.finditer(text):
            found.setdefault(bisect_right(ends, one.start()), one.start())
        return found


@cache
def _clue(clue: str) -> tuple[_Side, ...]:
    """Read "a|b + c": a or b, with c beside it in one sentence."""
    sides = [side.split("|") for side in clue.split(" + ")]
    return tuple(
        _Side(
            tuple(word.casefold() for word in words),
            re.compile("|".join(map(_pattern, words)), re.IGNORECASE),
        )
        for words in sides
    )


def _pattern(word: str) -> str:
    begin = r"(?<!\w)" if word[0].isalnum() else ""
    end = r"(?!\w)" if word[-1].isalnum() and len(word) <= SHORT else ""
    return begin + re.escape(word) + end


def _hits(clues: Sequence[tuple[_Side, ...]], text: str) -> tuple[int, ...]:
    """Give where each clue that is found begins, the first one in the text first."""
    folded = text.casefold()
    likely = [clue for clue in clues if all(side.may_stand_in(folded) for side in clue)]
    if not likely:
        return ()
    ends = [found.end() for found in _SENTENCE.finditer(text)]
    places = (_place(clue, text, ends) for clue in likely)
    return tuple(sorted(place for place in places if place is not None))


def _place(clue: Sequence[_Side], text: str, ends: Sequence[int]) -> int | None:
    """Give where a clue begins in the first sentence that holds all of it; None without one."""
    sides = [side.by_sentence(text, ends) for side in clue]
    whole = set(sides[0]).intersection(*sides[1:])
    return min(side[min(whole)] for side in sides) if whole else None


def _shortened(text: str, at: int) -> str:
    """Cut a long paragraph around the place where something was found."""
    if len(text) <= LONGEST:
        return text
    begin = text.rfind(" ", 0, max(0, at - LONGEST // 3)) + 1
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
        if any(pattern.search(one.tekst) for pattern in patterns)
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
    who, when, decided = _WHO.search(said), _DATE.search(said), _DECIDED.search(said)
    return Steun(
        naam,
        who.group().lower() if who else "",
        when.group() if when else "",
        Vindplaats(_shortened(said, decided.start() if decided else 0), alinea.plek),
        wordt_genoemd=True,
        is_twijfel=bool(_DENIED.search(said)),
    )


def in_text(found: Nagezocht) -> str:
    """Write the result as text: for the command line, a mail, or a remark to a colleague."""
    return "\n".join(_lines(found)) + "\n"


def _lines(found: Nagezocht) -> Iterator[str]:
    yield f"Uw plan nagezocht: {found.bestand}, van {found.onderwerp}."
    yield f"Bij {found.gevonden} van de {len(found.eisen)} punten vinden wij een passage."
    if found.waarschuwing:
        yield found.waarschuwing
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
