# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What a header says about the amounts under it: year, month, budget or result, side and scale."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from springplank.begroting.posten import BATEN, LASTEN, SALDO
from springplank.imports.grid import Cell, Formula
from springplank.imports.headers import simplify
from springplank.imports.numbers import parse_number

FIRST_YEAR, LAST_YEAR = 2010, 2060
"""A number between these in a header is a year."""

BEGROTING, REKENING = "begroting", "rekening"

_YEAR = re.compile(r"(?<!\d)(20[1-5]\d)(?!\d)")
_BARE_YEAR = re.compile(r"'?20[1-5]\d")
_MONTHS = (
    "jan januari january", "feb februari february", "mrt maart mar march", "apr april",
    "mei may", "jun juni june", "jul juli july", "aug augustus august",
    "sep sept september", "okt oktober oct october", "nov november", "dec december",
)  # fmt: skip
_MONTH_OF = {name: f"maand {n}" for n, names in enumerate(_MONTHS, 1) for name in names.split()}
_QUARTER = re.compile(r"(?:^|\s)(?:q|kw|kwartaal)\s*([1-4])(?:\s|$)|([1-4])e? (?:kwartaal|quarter)")
_BUDGET = frozenset(
    (
        *("begroting", "begroot", "begr", "raming", "geraamd", "prognose", "mjr"),
        *("budget", "budgeted", "forecast"),
    )
)
_RESULT = frozenset(
    (
        *("rekening", "jaarrekening", "realisatie", "werkelijk"),
        *("actual", "actuals", "realised"),
    )
)
_SIDES: Mapping[str, str] = {
    **dict.fromkeys(("lasten", "kosten", "uitgaven", "expenses", "costs", "expenditure"), LASTEN),
    **dict.fromkeys(("baten", "opbrengsten", "inkomsten", "income", "revenue", "revenues"), BATEN),
    **dict.fromkeys(("saldo", "resultaat", "balance", "result", "net"), SALDO),
}
_TOTAL = frozenset(("totaal", "total", "jaartotaal"))
_AMOUNT = _TOTAL | {"bedrag", "bedragen", "amount", "amounts", "eur", "euro", "jaar"}
_OTHER = re.compile(
    r"(?:^|\s)(?:fte|ftes|aantal|aantallen|se|personen|plekken|toelichting|opmerking\w*|notes?|"
    r"remarks?|code|nr|nummer|verschil|mutatie|afwijking|index|aandeel|pct|procent|difference|"
    r"variance|per|v n|categorie\w*|category|kostensoort|grootboek\w*|account)(?:\s|$)"
)
_MILLIONS = re.compile(r"1[.,\s]?000[.,\s]?000|miljoen|\bmln\b|million", re.IGNORECASE)
_THOUSANDS = re.compile(
    r"[x×*]\s*(?:€|eur|euro)?\s*1[.,\s]?000\b|duizend|\bdzd\b|thousand|k\s?€|€\s?k\b|"
    r"€\s?'?\.?000\b|\(000\)|in\s+1[.,]?000",
    re.IGNORECASE,
)
_EUROS = re.compile(
    r"\bin (?:hele )?euro'?s\b|\bin euros?\b|\bx €? ?1\b(?![.,\s]?0)", re.IGNORECASE
)
MILLION, THOUSAND = 1_000_000, 1_000


@dataclass(frozen=True, slots=True)
class Kop:
    """What one header says.

    Attributes:
        tekst: the header as it stands there.
        jaar: calendar year; None when it names none.
        periode: "maand 3" or "kwartaal 1"; empty for a whole year.
        soort: BEGROTING, REKENING or empty.
        kant: BATEN, LASTEN, SALDO or empty.
        is_bedrag: it says that amounts stand below.
        is_totaal: it is the sum of other columns.
        is_ander: what stands below is no amount, such as a number of people or a remark.
        schaal: euros per unit; 0 when it does not say.
        is_jaar_als_tekst: the year is typed as text.
    """

    tekst: str = ""
    jaar: int | None = None
    periode: str = ""
    soort: str = ""
    kant: str = ""
    is_bedrag: bool = False
    is_totaal: bool = False
    is_ander: bool = False
    schaal: int = 0
    is_jaar_als_tekst: bool = False

    @property
    def says_amount(self) -> bool:
        """Say whether amounts may stand below."""
        told = self.jaar or self.periode or self.soort or self.kant or self.is_bedrag
        return bool(told) and not self.is_ander

    def below(self, upper: "Kop") -> "Kop":
        """Give what two headers above each other say together; this one is the lower."""
        return replace(
            self,
            tekst=" ".join(dict.fromkeys(t for t in (upper.tekst, self.tekst) if t)),
            jaar=self.jaar or upper.jaar,
            periode=self.periode or upper.periode,
            soort=self.soort or upper.soort,
            kant=self.kant or upper.kant,
            is_bedrag=self.is_bedrag or upper.is_bedrag,
            is_totaal=self.is_totaal or upper.is_totaal,
            is_ander=self.is_ander or upper.is_ander,
            schaal=self.schaal or upper.schaal,
            is_jaar_als_tekst=self.is_jaar_als_tekst or upper.is_jaar_als_tekst,
        )


def scale_in(text: str) -> int:
    """Give the euros per unit that a text names; 0 when it names none, as an amount does.

    Example:
        >>> scale_in("bedragen x € 1.000"), scale_in("in euro's"), scale_in("Wsw")
        (1000, 1, 0)
    """
    if parse_number(text) is not None:
        return 0
    if _MILLIONS.search(text):
        return MILLION
    if _THOUSANDS.search(text):
        return THOUSAND
    return 1 if _EUROS.search(text) else 0


def year_in(text: str) -> int | None:
    """Give the only year that a text names; None when there is none or more than one."""
    found = set(_YEAR.findall(text))
    return int(found.pop()) if len(found) == 1 else None


def is_year(cell: Cell) -> bool:
    """Say whether a cell holds nothing but a year, as a number or as text."""
    value = cell.value if isinstance(cell, Formula) else cell
    if isinstance(value, str):
        return bool(_BARE_YEAR.fullmatch(value.strip()))
    return (
        isinstance(value, Decimal)
        and FIRST_YEAR <= value <= LAST_YEAR
        and value == value.to_integral_value()
    )


def read_kop(cell: Cell) -> Kop:
    """Read one cell as a header; of an empty cell nothing is known."""
    value = cell.value if isinstance(cell, Formula) else cell
    if isinstance(value, Decimal) and is_year(value):
        return Kop(str(int(value)), jaar=int(value))
    if isinstance(value, date):
        return Kop(value.isoformat()[:7], jaar=value.year, periode=f"maand {value.month}")
    return _read_text(value) if isinstance(value, str) else Kop()


def _side_in(words: Sequence[str]) -> str:
    """Give the side that words name; of a heading with both sides none."""
    found = [_SIDES[word] for word in words if word in _SIDES]
    if {BATEN, LASTEN}.issubset(found):
        return SALDO if SALDO in found else ""
    return found[0] if found else ""


def _read_text(text: str) -> Kop:
    plain = simplify(text)
    words = plain.split()
    quarter = _QUARTER.search(plain)
    months = [_MONTH_OF[word] for word in words if word in _MONTH_OF]
    period = f"kwartaal {quarter[1] or quarter[2]}" if quarter else (months or [""])[0]
    is_span = bool(months[1:])  # two months are a period of their own
    soort = BEGROTING if _BUDGET.intersection(words) else ""
    if _RESULT.intersection(words):
        soort = REKENING
    return Kop(
        text,
        year_in(text),
        "" if is_span else period,
        soort,
        _side_in(words),
        bool(_AMOUNT.intersection(words)) or "€" in text,
        bool(_TOTAL.intersection(words)),
        bool(_OTHER.search(plain)) or "%" in text,
        scale_in(text),
        bool(_BARE_YEAR.fullmatch(text.strip())),
    )
