# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Reads amounts in a text the way people write them: "€ 1,2 mln", "TEUR 12", "38 Wsw'ers"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

EURO, MENSEN, FTE, EENHEID, AANDEEL, KAAL = "euro", "mensen", "fte", "SE", "aandeel", ""
"""Kinds of an amount; KAAL is a number such as 1.234.567 of which nobody says what it counts."""

THOUSAND, MILLION, BILLION, TON = 1e3, 1e6, 1e9, 1e5
SCALES = {"k": THOUSAND, "t": THOUSAND, "duizend": THOUSAND, "dzd": THOUSAND, "ton": TON,
          "m": MILLION, "mln": MILLION, "mio": MILLION, "miljoen": MILLION,
          "mld": BILLION, "mrd": BILLION, "miljard": BILLION}  # fmt: skip

SIGNS = str.maketrans({"\N{NO-BREAK SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " ",
                       "\N{EN DASH}": "-", "\N{RIGHT SINGLE QUOTATION MARK}": "'"})  # fmt: skip
"""Signs that look alike; each for one sign, so that places stay the same."""

HIDDEN = "\N{REPLACEMENT CHARACTER}"
"""Stands in the place of each sign of a number that is no amount."""

_MONTH = (
    r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|"
    r"jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)\b\.?"
)
_YEAR = r"(?:19|20)[0-9]{2}(?![0-9]|[.,][0-9])"
_BEFORE_YEAR = (
    "in|vanaf|sinds|eind|einde|begin|medio|per|jaar|na|tot|voor|over|uit|en|van|t/m|of|tijdens"
)
_NUMBERED = (
    r"artikel|artikelen|art\.|lid|leden|punt|punten|hoofdstuk|hoofdstukken|paragraaf|par\.|§|"
    r"bladzijden?|blz\.|pagina'?s?|pag\.|p\.|bijlage|bijlagen|tabel|figuur|stap|fase|week|"
    r"kwartaal|nummer|nr\.|zaaknummer|kenmerk|versie|kamerstuk|kamerstukken|noot|schaal|telefoon|"
    r"tel\.|regel|optie|scenario"
)
_NO_AMOUNT = re.compile(
    rf"""
    https?://\S+ | www\.\S+ | \S+@\S+
    | \b[a-z]{{2}}[0-9]{{2}}\s?[a-z]{{4}}[0-9 .]{{10,}}                       # a bank account
    | (?<![\w.,])(?<![0-9]\s)(?:\+31|0031|\(?0)[0-9() -]{{7,}}[0-9]           # a phone number
    | (?<![\w.,])[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}(?![0-9])
    | (?<![\w.,])[0-9]{{1,2}}(?P<to>[-/.])[0-9]{{1,2}}(?P=to)(?:[0-9]{{2}}){{1,2}}(?![0-9])
    | (?<![\w.,])[0-9]{{1,2}}\s(?:{_MONTH})(?:\s{_YEAR})? | {_MONTH}\s{_YEAR}
    | (?<![\w.,])[0-9]{{1,2}}[.:][0-9]{{2}}\suur
    | (?<![\w.,]){_YEAR}\s?(?:-|/|t/m|tot\sen\smet)\s?{_YEAR}
    | \b(?:{_BEFORE_YEAR})\s{_YEAR}(?:\s?[-/]\s?{_YEAR})?
      (?!\s?(?:euro|€\s?(?![\s0-9])|%|procent|mln|miljoen))
    | (?<!\w)(?:{_NUMBERED})\s?[0-9][0-9.,:/-]*[a-z]?(?![0-9a-z])
    | ^\s*[0-9]{{1,2}}(?:\.[0-9]{{1,2}})+\.?(?=\s(?-i:[A-Z]))                 # 2.1 of a heading
    | (?<!\w)[x×]\s?€?\s?1\.000(?:\.000)?(?:\seuro)?(?!\w)                    # the unit of a table
    """,
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)

_NUMBER = (
    r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?(?![0-9])|[0-9]{1,3}(?:,[0-9]{3}){2,}(?![0-9])"
    r"|[0-9]+(?:[.,][0-9]+)?"
)
_GROUPED = r"[0-9]{1,3}(?:\s[0-9]{3})+(?:,[0-9]+)?(?![0-9])"
_PEOPLE = (
    r"[\w-]{0,30}(?:mensen|personen|persoon|medewerkers?|werknemers?|cli[eë]nten|kandidaten|"
    r"deelnemers|jongeren|statushouders|werkzoekenden|gerechtigden|plekken|plek|plaatsen|banen)"
    r"|w?sw[-']?ers|wajong[-']?ers"
)
_ADJECTIVE = (
    r"(?:(?!(?:de|die|deze|alle|wie|hoe|toe|mee|twee|drie)\s)"
    r"(?:[a-zà-ÿ-]{2,30}e|extra|meer|minder)\s){0,2}"
)
_AMOUNT = re.compile(
    rf"""
    (?<![\w.,/])(?P<minus>\N{{MINUS SIGN}}\s?|-)?
    (?:(?P<before>(?:[ktm]|mln\.?\s?)?(?:€|eur(?![a-z]))\s?(?:[km](?=\s?[0-9])|mln\.?)?)\s?
       (?P<inner>\N{{MINUS SIGN}}\s?|-)?)?
    (?P<number>(?(before){_GROUPED}|(?!)) | {_NUMBER})
    (?:,-{{1,2}}|,=)?
    (?:\s?(?P<scale>mln|mio|miljoen|mld|mrd|miljard|duizend|dzd|ton(?!\s(?:co2|afval|papier|textiel))
       |k|(?-i:M))(?!\w)(?P<point>(?<=ml[nd])\.)?)?
    (?:\s?(?P<after>[ktm]?(?:€|eur)(?!\w|\s?[-\N{{MINUS SIGN}}]?[0-9])|euro(?!\w))
     | \s?(?P<share>%|procent(?:punt(?:en)?)?(?!\w)|pct(?!\w))
     | \s?{_ADJECTIVE}(?:(?P<fte>fte(?:'?s)?|voltijdb?s?banen)|(?P<unit>standaardeenheden|(?-i:SE))
       |(?P<years>arbeidsjaren)|(?P<people>{_PEOPLE}))(?!\w))?
    """,
    re.IGNORECASE | re.VERBOSE,
)
_BARE = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+")
_FIRST = re.compile(
    rf"(?P<tussen>\btussen\s)?(?<![\w.,/])(?P<number>{_NUMBER})\s?"
    r"(?P<word>-|tot(?:\sen\smet)?|à|en)\s?\Z",
    re.IGNORECASE,
)
_TO = re.compile(r"\s?(?P<word>-|tot(?:\sen\smet)?|à|en)\s?\Z", re.IGNORECASE)
_BETWEEN = re.compile(r"\btussen\s\Z", re.IGNORECASE)
_LONGEST_RANGE = 60


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount as it stands in a text.

    Attributes:
        begin: first sign.
        end: sign behind it.
        soort: EURO, MENSEN, FTE, EENHEID, AANDEEL or KAAL.
        waarde: the number in whole euros, people, ... or as a share of 1; never below 0.
        schaal: what the number was multiplied by: 1.000.000 for "mln".
        stap: what the last digit stands for that may mean something: 100.000 for "1,2 mln".
        cijfer: what the last digit stands for, also when it is a zero.
        is_negative: a minus stands before it.
    """

    begin: int
    end: int
    soort: str
    waarde: float
    schaal: float
    stap: float
    cijfer: float
    is_negative: bool = False

    def times(self, scale: float) -> "Amount":
        """Give the amount in another scale: the 1,1 of "1,1 tot 1,9 mln"."""
        return replace(
            self, schaal=scale, waarde=self.waarde * scale, stap=self.stap * scale,
            cijfer=self.cijfer * scale,
        )  # fmt: skip


def find_amounts(text: str) -> tuple[Amount, ...]:
    """Find every amount of a text; a year, day, article, phone number or page is none."""
    plain = _NO_AMOUNT.sub(lambda found: HIDDEN * len(found.group()), text.translate(SIGNS))
    return tuple(_with_ranges(plain))


def _with_ranges(text: str) -> Iterator[Amount]:
    """Give the amounts, each with the begin of its range: the 20 of "20 tot 30 mensen"."""
    last: Amount | None = None
    for found in _AMOUNT.finditer(text):
        amount = _amount(found)
        if amount is None:
            continue
        if last is not None and _is_first(text, last, amount):
            last = last.times(amount.schaal)
        if last is not None:
            yield last
        since = last.end if last is not None else 0
        first = _first(text, amount, max(since, amount.begin - _LONGEST_RANGE))
        if first is not None:
            yield first
        last = amount
    if last is not None:
        yield last


def _amount(found: re.Match[str]) -> Amount | None:
    money = found["before"] or found["after"]
    name = found["scale"] or ""
    if name == "M" and not money:
        return None  # 5 M may be anything
    scale = SCALES.get(name.casefold(), 1.0)
    for told in (found["before"], found["after"]):
        scale *= _of_currency(told or "")
    if found["share"]:
        soort, scale = AANDEEL, scale / 100
    elif found["fte"]:
        soort = FTE
    elif found["unit"] or found["years"]:
        soort = EENHEID
    elif found["people"]:
        soort = MENSEN
    elif money or name:
        soort = EURO
    elif _BARE.fullmatch(found["number"]):
        soort = KAAL
    else:
        return None
    amount = _counted(found["number"], found.start(), found.end(), soort).times(scale)
    return replace(amount, is_negative=bool(found["minus"] or found["inner"]))


def _of_currency(told: str) -> float:
    """Give what a sign of the euro multiplies by: k€, TEUR, € mln."""
    bare = re.sub(r"€|eur|[\s.]", "", told.casefold())
    return 1.0 if bare == "o" else SCALES.get(bare, 1.0)


def _counted(number: str, begin: int, end: int, soort: str) -> Amount:
    whole, _, part = _split(number)
    digit = 10.0 ** -len(part)
    zeros = 0 if part else len(whole) - len(whole.rstrip("0"))
    value = float(f"{whole}.{part or 0}")
    return Amount(begin, end, soort, value, 1.0, digit * 10.0 ** min(zeros, 15), digit)


def _split(number: str) -> tuple[str, str, str]:
    """Split a number in its whole and its decimals, however thousands are written."""
    bare = re.sub(r"\s", "", number)
    if bare.count(",") > 1:
        return bare.replace(",", ""), "", ""
    if "," in bare or _BARE.fullmatch(bare):
        return bare.replace(".", "").partition(",")
    return bare.partition(".")


def _is_first(text: str, first: Amount, second: Amount) -> bool:
    """Say whether an amount begins a range whose word comes later: "€ 1,1 tot € 1,9 mln"."""
    told = _TO.fullmatch(text, first.end, second.begin)
    if told is None or first.schaal != 1.0 or second.schaal == 1.0:
        return False
    if "." in text[first.begin : first.end] or first.soort != second.soort:
        return False
    return told["word"].casefold() != "en" or bool(_BETWEEN.search(text, 0, first.begin))


def _first(text: str, amount: Amount, since: int) -> Amount | None:
    """Find the bare number with which the range of an amount begins."""
    found = _FIRST.search(text, since, amount.begin)
    if found is None or (found["word"].casefold() == "en" and not found["tussen"]):
        return None
    begin, end = found.span("number")
    return _counted(found["number"], begin, end, amount.soort).times(amount.schaal)
