# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Which own figures are asked, with our guess filled in: those that matter most come first."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from springplank.actions.own_afspraak import AFSPRAAK, VORMEN
from springplank.actions.werk import BALANS, Werk, answer_of, assumptions, question_of, start_for
from springplank.cohort.start import FIGURES, SHARES
from springplank.scenarios.scenario import ZERO

PARTS = {
    "wsw": "Wsw",
    "beschut_werk": "Beschut werk",
    "tussengroep": "Tussengroep",
    "regulier": "Regulier werk",
    "traject": "Traject",
    "bijstand": "Bijstand",
    "loonkostensubsidie": "Loonkostensubsidie",
    "organisatie": "Organisatie",
    "begin": "Aantallen nu",
    "rijksgeld": "Geld van het Rijk",
}
COMPANY = "Het bedrijf"


@dataclass(frozen=True, slots=True)
class Vraag:
    """One figure that a person may know better.

    Attributes:
        veld: name of the field.
        tekst: what the figure is, in the unit of the field.
        uitleg: what somebody may ask a colleague for; empty when that is plain.
        eenheid: its unit.
        schatting: our guess, in its unit; NaN when we have none.
        laag: lowest value reckoned with; NaN when unknown.
        hoog: highest value reckoned with; NaN when unknown.
        herkomst: where our guess comes from.
        waarde: what the person filled in; empty when nothing.
        onderdeel: under which heading it stands.
    """

    veld: str
    tekst: str
    uitleg: str
    eenheid: str
    schatting: float
    laag: float
    hoog: float
    herkomst: str
    waarde: str
    onderdeel: str


@dataclass(frozen=True, slots=True)
class Vragen:
    """Everything that is asked.

    Attributes:
        eerst: what moves the outcome most.
        mensen: counts per gemeente, by name of the gemeente.
        balans: amounts of the balance sheet; empty without a company.
        afspraak: what the gemeenten agreed, except what is chosen from a list; empty without a
            company.
        overig: all other questions, by part.
    """

    eerst: tuple[Vraag, ...]
    mensen: tuple[tuple[str, tuple[Vraag, ...]], ...]
    balans: tuple[Vraag, ...]
    afspraak: tuple[Vraag, ...]
    overig: tuple[tuple[str, tuple[Vraag, ...]], ...]

    def __iter__(self) -> Iterator[Vraag]:
        """Give every question."""
        yield from self.eerst
        for _, questions in (*self.mensen, *self.overig):
            yield from questions
        yield from (*self.balans, *self.afspraak)


def questions_of(werk: Werk) -> Vragen:
    """List what is asked of somebody who works on a subject."""
    plain = answer_of(Werk(werk.code), ZERO, with_choices=False)
    first = [found.key for found in plain.vragen if not _is_counted(found.key)]
    every = {k: one for k, one in assumptions().items() if one.question and not _is_counted(k)}
    parts: dict[str, list[Vraag]] = {}
    for key in every:
        if key not in first:
            question = _about(werk, key)
            parts.setdefault(question.onderdeel, []).append(question)
    return Vragen(
        tuple(_about(werk, key) for key in first),
        tuple(_people(werk)) if plain.place.has_company else (),
        tuple(_balance(werk)) if plain.place.has_company else (),
        tuple(_agreed(werk)) if plain.place.has_company else (),
        tuple((part, tuple(questions)) for part, questions in parts.items()),
    )


def _is_counted(key: str) -> bool:
    """Say whether an aanname is about how many people there are now: those are asked as people."""
    return key.startswith("begin.")


def _about(werk: Werk, key: str) -> Vraag:
    found = assumptions()[key]
    veld = f"eigen.{key}"
    part = PARTS.get(key.partition(".")[0], COMPANY)
    return Vraag(
        veld,
        found.label,
        found.question,
        found.unit,
        found.value,
        found.low,
        found.high,
        found.herkomst,
        werk.velden.get(veld, ""),
        part,
    )


def _people(werk: Werk) -> Iterator[tuple[str, tuple[Vraag, ...]]]:
    """Ask for the counts of every gemeente of the place."""
    question = question_of(Werk(werk.code), ZERO)
    start = start_for(question)
    place = question.place
    for row, (code, naam) in enumerate(zip(place.codes, place.namen, strict=True)):
        asked = []
        for figure, about in FIGURES.items():
            if figure in SHARES:
                continue  # a share in the country: nobody has that figure at hand
            values = start.figures.get(figure)
            value = np.nan if values is None else float(values[row])
            veld = f"gemeente.{code}.{figure}"
            origin = start.herkomst.get(figure)
            asked.append(
                Vraag(
                    veld,
                    f"{about.naam} op 31 december {start.year}",
                    about.vraag,
                    "persoon",
                    value,
                    np.nan,
                    np.nan,
                    "aanname" if origin is None else origin[row],
                    werk.velden.get(veld, ""),
                    naam,
                )
            )
        yield naam, tuple(asked)


def _balance(werk: Werk) -> Iterator[Vraag]:
    for key, label in BALANS.items():
        veld = f"bedrijf.{key}"
        yield Vraag(
            veld,
            label,
            "",
            "EUR",
            np.nan,
            np.nan,
            np.nan,
            "onbekend",
            werk.velden.get(veld, ""),
            COMPANY,
        )


def _agreed(werk: Werk) -> Iterator[Vraag]:
    """Ask what the gemeenten pay; nobody publishes that, and we guess only what is passed on."""
    for key, vorm in VORMEN.items():
        if not vorm.eenheid:
            continue
        veld = f"{AFSPRAAK}.{key}"
        yield Vraag(
            veld,
            vorm.naam,
            vorm.uitleg,
            vorm.eenheid,
            np.nan,
            np.nan,
            np.nan,
            vorm.leeg,
            werk.velden.get(veld, ""),
            COMPANY,
        )
