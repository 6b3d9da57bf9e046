# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""A figure to take along: what is quoted cannot lose its range, its day, its run or its link."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import isnan

from springplank.core.parameters import FORECASTS
from springplank.funding.subject import Amount
from springplank.words.figures import day, in_euros
from springplank.words.ramingen import MINUS, Raming, raming

VASTGESTELD, RAMING, ONBEKEND = "vastgesteld", "raming", "onbekend"
NO_GAP = "geen verschil"
NO_SPREAD = "geen spreiding doorgerekend"
WITHIN_ROUNDING = "bereik kleiner dan de afronding"
"""In place of a range: nobody computed one, or both ends round to the same number."""

LAST_BIT = 1e-6

UNITS = {"persoon": "mensen", "plek": "plekken", "SE": "standaardeenheden", "fte": "fte"}
ONE = {**UNITS, "persoon": "mens", "plek": "plek", "SE": "standaardeenheid"}
"""The word behind a number, and behind a single one."""


@dataclass(frozen=True, slots=True)
class Uitspraak:
    """One figure that can be quoted.

    Attributes:
        label: what it is about: "in 2030".
        soort: VASTGESTELD, RAMING or ONBEKEND.
        tekst: the figure in words.
        bereik: its range in words; a RAMING always has one.
        waarde: the bare number; None when unknown.
        laag: lower end.
        hoog: upper end.
        eenheid: unit of the house.
        status: how sure: one of the words for certainty, or where it starts from.

    Raises:
        ValueError: for a raming without its range, and for a number that is no figure.
    """

    label: str
    soort: str
    tekst: str
    bereik: str = ""
    waarde: float | None = None
    laag: float | None = None
    hoog: float | None = None
    eenheid: str = "EUR"
    status: str = ""

    def __post_init__(self) -> None:
        """Refuse what may not be quoted."""
        if self.soort == RAMING and not self.bereik.strip():
            raise ValueError(
                f"De raming {self.tekst!r} heeft geen bereik; zo is zij niet te citeren."
            )
        if self.soort == VASTGESTELD and self.status in FORECASTS:
            raise ValueError(f"{self.tekst!r} is {self.status}, dus niet vastgesteld.")
        if self.soort not in {VASTGESTELD, RAMING, ONBEKEND} or not self.tekst.strip():
            raise ValueError(f"{self.tekst!r} is geen cijfer dat te citeren is.")

    def __str__(self) -> str:
        """Write the figure with its range."""
        return f"{self.tekst} ({self.bereik})" if self.bereik else self.tekst


@dataclass(frozen=True, slots=True)
class Citaat:
    """What a card says.

    Attributes:
        titel: what it is about.
        onderwerp: name of the subject.
        uitspraken: the figures, at least one.
        bron: what they rest on.
        run_id: kenmerk of the figures.
        basis: begin of the address of the pages of the subject, with the host.
        pagina: the rest of the address of the page where they stand.
        datum: day on which they were computed.
        scenario: name of the scenario; empty when there is none.

    Raises:
        ValueError: when something that has to go along is absent.
    """

    titel: str
    onderwerp: str
    uitspraken: tuple[Uitspraak, ...]
    bron: str
    run_id: str
    basis: str
    pagina: str
    datum: date
    scenario: str = ""

    def __post_init__(self) -> None:
        """Refuse a card from which something is missing."""
        needed = {
            "titel": self.titel,
            "uitspraken": self.uitspraken,
            "bron": self.bron,
            "run_id": self.run_id,
            "basis": self.basis,
            "pagina": self.pagina,
        }
        if missing := [name for name, value in needed.items() if not value]:
            raise ValueError(f"Aan het citaat ontbreekt: {', '.join(missing)}.")

    @property
    def url(self) -> str:
        """The whole address of the page where the figures stand."""
        return self.basis + self.pagina

    @property
    def zin(self) -> str:
        """The figures in one sentence, each with its range."""
        told = "; ".join(f"{one.label} {one}".strip() for one in self.uitspraken)
        scene = f" Scenario: {self.scenario}." if self.scenario else ""
        return f"{self.titel}: {told}.{scene}"

    @property
    def herkomst(self) -> tuple[str, ...]:
        """What goes along with a picture: day and link."""
        return (f"Berekend met Springplank op {day(self.datum)}.", f"Lees meer: {self.url}")


def of_range(
    label: str, value: float, ends: tuple[float, float], unit: str, status: str
) -> Uitspraak:
    """Quote a forecast; NaN is unknown."""
    if isnan(value):
        return Uitspraak(label, ONBEKEND, "onbekend", eenheid=unit, status=status)
    told = raming(value, *ends, unit)
    words = ONE if told.midden.removeprefix("ongeveer ").lstrip(MINUS) == "1" else UNITS
    word = f" {words[unit]}" if unit in words else ""
    low, high = (None if isnan(end) else float(end) for end in ends)
    return Uitspraak(
        label,
        RAMING,
        told.midden + word,
        spread_of(told, value, ends),
        float(value),
        low,
        high,
        unit,
        status,
    )


def of_euros(
    label: str, amount: int, ends: tuple[int | None, int | None], status: str
) -> Uitspraak:
    """Quote an amount: to the euro, or as a forecast when it has ends."""
    low, high = ends
    if low is None or high is None:
        text = in_euros(amount).replace("€ ", "€\N{NO-BREAK SPACE}")
        return Uitspraak(label, VASTGESTELD, text, waarde=amount, status=status)
    return of_range(label, amount, (low, high), "EUR", status)


def of_amount(label: str, amount: Amount) -> Uitspraak:
    """Quote an amount of the Rijk."""
    if amount.bedrag_eur is None:
        return Uitspraak(label, ONBEKEND, "onbekend", status=amount.status)
    return of_euros(label, amount.bedrag_eur, (amount.laag, amount.hoog), amount.status)


COLUMNS = (
    "onderwerp", "wat", "label", "waarde", "laag", "hoog", "eenheid", "soort", "zekerheid",
    "in_woorden", "bron", "scenario", "berekening", "berekend_op", "link",
)  # fmt: skip


def rows_of(found: Citaat) -> Sequence[tuple[object, ...]]:
    """Give a row per figure, with all that goes along, under COLUMNS."""
    return [
        (
            found.onderwerp,
            found.titel,
            one.label,
            one.waarde,
            one.laag,
            one.hoog,
            one.eenheid,
            one.soort,
            one.status,
            str(one),
            found.bron,
            found.scenario,
            found.run_id,
            found.datum.isoformat(),
            found.url,
        )
        for one in found.uitspraken
    ]


def spread_of(told: Raming, value: float, ends: tuple[float, float]) -> str:
    """Give the range of a forecast in words, or why it has none that can be shown.

    Args:
        told: the forecast in words.
        value: what is expected.
        ends: lowest and highest.
    """
    if told.bereik:
        return told.bereik
    # What differs less than this differs by the last bit of a sum.
    is_point = max(*ends, value) - min(*ends, value) < LAST_BIT
    return NO_SPREAD if is_point else WITHIN_ROUNDING
