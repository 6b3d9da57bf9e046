# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Where the people start: numbers per gemeente at the end of a year, each with where it is from.

Without own figures the national numbers are divided by a key. A local figure replaces one number of
one gemeente. Regular work with loonkostensubsidie is what the maatstaf counts and the company does
not have, so that nobody is in two groups.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

import numpy as np

from springplank.cohort import beschut_werk, lines, traject, tussengroep
from springplank.cohort.response import Response
from springplank.core.assumptions import Herkomst
from springplank.core.columns import Floats
from springplank.errors import DataError, UsageError

WSW = "wsw"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a projection starts from.

    Attributes:
        naam: name for a reader.
        vraag: what the user is asked, always as a number of persons.
    """

    naam: str
    vraag: str


FIGURES: Mapping[str, Figure] = MappingProxyType(
    {
        WSW: Figure(
            "Mensen in de Wsw", "Hoeveel mensen werken er in de Wsw, het liefst per leeftijd?"
        ),
        beschut_werk.GROUP: Figure(
            "Mensen in beschut werk", "Hoeveel mensen hebben een beschutte baan?"
        ),
        beschut_werk.WAITING: Figure(
            "Mensen die op beschut werk wachten",
            "Hoeveel mensen hebben een positief advies beschut werk en geen beschutte baan?",
        ),
        beschut_werk.INFLOW: Figure(
            "Aandeel in de nieuwe indicaties van het land",
            "Hoeveel nieuwe indicaties beschut werk waren er vorig jaar?",
        ),
        tussengroep.GROUP: Figure(
            "Mensen in de tussengroep",
            "Hoeveel mensen zonder indicatie beschut werk werken in of via uw bedrijf?",
        ),
        tussengroep.INFLOW: Figure(
            "Aandeel in de instroom van de tussengroep van het land",
            "Hoeveel mensen zonder indicatie beschut werk kwamen er vorig jaar bij u werken?",
        ),
        tussengroep.REGULAR: Figure(
            "Mensen met loonkostensubsidie bij een gewone werkgever",
            "Hoeveel mensen werken met loonkostensubsidie bij een gewone werkgever?",
        ),
        tussengroep.INFLOW_REGULAR: Figure(
            "Aandeel in de instroom bij gewone werkgevers van het land",
            "Hoeveel mensen begonnen vorig jaar met loonkostensubsidie bij een gewone werkgever?",
        ),
        traject.GROUP: Figure(
            "Mensen in traject", "Hoeveel mensen met bijstand zijn bij u in traject?"
        ),
        traject.INFLOW: Figure(
            "Mensen die per jaar in traject komen",
            "Hoeveel mensen met bijstand begonnen vorig jaar aan een traject?",
        ),
    }
)
"""What a projection starts from, in the order in which it is shown."""

SHARES = frozenset({beschut_werk.INFLOW, tussengroep.INFLOW, tussengroep.INFLOW_REGULAR})
IN_MAATSTAF = (beschut_werk.GROUP, tussengroep.GROUP)
"""Groups of the company whose loonkostensubsidie the maatstaf counts too."""


@dataclass(frozen=True, slots=True, eq=False)
class Keys:
    """By what the national numbers are divided; shape (gemeenten,), NaN when unknown.

    Attributes:
        wsw: share in the people of the Wsw.
        beschut_werk: share in beschut werk and its waiting list.
        register: share in the doelgroepenregister; divides the tussengroep and what comes in.
        loonkostensubsidies: persons with loonkostensubsidie, all of them (the maatstaf).
    """

    wsw: Floats
    beschut_werk: Floats
    register: Floats
    loonkostensubsidies: Floats


@dataclass(frozen=True, slots=True, eq=False)
class National:
    """The numbers of the whole country at the end of the start year, in persons.

    Attributes:
        wsw: by age, shape (leeftijden,).
        beschut_werk: who works.
        wachtlijst: who waits.
        tussengroep: who works in or through a company.
    """

    wsw: Floats
    beschut_werk: float
    wachtlijst: float
    tussengroep: float


@dataclass(frozen=True, slots=True, eq=False)
class Start:
    """The start figures of some gemeenten.

    Attributes:
        gemeenten: names or codes, in order.
        year: the stands are those of 31 December of this year.
        figures: per key of `FIGURES` numbers, shape (gemeenten,); NaN when unknown.
        wsw_ages: persons in the Wsw by age, shape (gemeenten, leeftijden).
        loonkostensubsidies: persons, shape (gemeenten,).
        herkomst: per figure where it comes from, one per gemeente.
        sources: of every local figure its source, by (gemeente, figure).
        own_lines: per key of `lines.LINES` what was given, one per gemeente.
    """

    gemeenten: tuple[str, ...]
    year: int
    figures: Mapping[str, Floats]
    wsw_ages: Floats
    loonkostensubsidies: Floats
    herkomst: Mapping[str, tuple[Herkomst, ...]]
    sources: Mapping[tuple[str, str], str] = field(default_factory=dict)
    own_lines: Mapping[str, tuple[lines.Given, ...]] = field(default_factory=dict)

    def rows(self, response: Response) -> Floats:
        """Give the start figures that a group follows from, shape (gemeenten, basis)."""
        if response.group == WSW:
            return self.wsw_ages
        return np.stack([self.figures[name] for name in response.basis], axis=1)

    def with_local(self, gemeente: str, figure: str, value: float, source: str) -> "Start":
        """Replace one number of one gemeente; the number of Wsw keeps the ages it had.

        Args:
            gemeente: as in `gemeenten`.
            figure: a key of `FIGURES`.
            value: persons, or a share.
            source: where it comes from, in the words of who gives it.

        Raises:
            UsageError: for an unknown gemeente or figure.
            DataError: for a number below 0, a share above 1, or Wsw without known ages.
        """
        row = self._row(gemeente)
        if figure not in FIGURES:
            raise UsageError(
                f"Het begincijfer {figure!r} bestaat niet; kies uit {', '.join(FIGURES)}."
            )
        if not value >= 0 or (figure in SHARES and value > 1):
            limit = " en hoogstens 1" if figure in SHARES else ""
            raise DataError(
                f"{FIGURES[figure].naam} van {gemeente} kan niet {value:g} zijn: geef een getal "
                f"van 0 of meer{limit}."
            )
        if figure == WSW:
            ages = self.wsw_ages[row]
            if not ages.sum() > 0:
                raise DataError(f"Geef voor de Wsw van {gemeente} de aantallen per leeftijd.")
            return self.with_local_ages(gemeente, ages * (value / ages.sum()), source)
        return _with(self, row, figure, value, source)

    def with_local_ages(self, gemeente: str, ages: Floats, source: str) -> "Start":
        """Replace the people in the Wsw of one gemeente.

        Args:
            gemeente: as in `gemeenten`.
            ages: persons, shape (leeftijden,); see `cohort.ages.place_ages`.
            source: where it comes from, in the words of who gives it.
        """
        row = self._row(gemeente)
        every = self.wsw_ages.copy()
        every[row] = ages
        return _with(replace(self, wsw_ages=every), row, WSW, float(ages.sum()), source)

    def with_line(self, gemeente: str, line: str, given: lines.Given) -> "Start":
        """Fill an empty line of one gemeente.

        Raises:
            UsageError: for an unknown gemeente or line.
            DataError: for a number below 0.
        """
        row = self._row(gemeente)
        if line not in lines.LINES:
            raise UsageError(f"De regel {line!r} bestaat niet; kies uit {', '.join(lines.LINES)}.")
        lines.fill(given, ())
        filled = list(self.own_lines.get(line, ({},) * len(self.gemeenten)))
        filled[row] = given
        return replace(self, own_lines={**self.own_lines, line: tuple(filled)})

    def grouped(self, groups: Mapping[str, Sequence[int]]) -> "Start":
        """Add the gemeenten of each group, for example of a samenwerkingsverband.

        A total is unknown when the figure of one member is. Where it comes from is that of its
        members when they agree, and otherwise the least local of them.

        Args:
            groups: per name the rows of its gemeenten; a row may be in several groups.
        """
        members = [list(rows) for rows in groups.values()]

        def added(values: Floats) -> Floats:
            return np.stack([values[rows].sum(axis=0) for rows in members])

        return Start(
            tuple(groups),
            self.year,
            {key: added(values) for key, values in self.figures.items()},
            added(self.wsw_ages),
            added(self.loonkostensubsidies),
            {
                key: tuple(min((every[r] for r in rows), key=ORDER.index) for rows in members)
                for key, every in self.herkomst.items()
            },
            self.sources,
            {
                key: tuple(lines.add([given[r] for r in rows]) for rows in members)
                for key, given in self.own_lines.items()
            },
        )

    def _row(self, gemeente: str) -> int:
        if gemeente not in self.gemeenten:
            raise UsageError(f"{gemeente} hoort niet bij deze berekening.")
        return self.gemeenten.index(gemeente)


ORDER: tuple[Herkomst, ...] = ("aanname", "landelijk", "scenario", "lokaal")
"""From the least to the most of the place itself."""


def regular(figures: Mapping[str, Floats], loonkostensubsidies: Floats) -> Floats:
    """Give who works at a regular employer: the maatstaf without the company, never below 0."""
    left = loonkostensubsidies - sum(figures[group] for group in IN_MAATSTAF)
    return np.asarray(np.maximum(0.0, left))


def national_start(gemeenten: Sequence[str], year: int, keys: Keys, national: National) -> Start:
    """Divide the national numbers over gemeenten; people in traject stay unknown.

    Args:
        gemeenten: names or codes.
        year: the stands are those of 31 December of this year.
        keys: shares per gemeente.
        national: the numbers to divide.
    """
    unknown = np.full(len(gemeenten), np.nan)
    wsw_ages = keys.wsw[:, None] * national.wsw
    figures = {
        WSW: wsw_ages.sum(axis=1),
        beschut_werk.GROUP: keys.beschut_werk * national.beschut_werk,
        beschut_werk.WAITING: keys.beschut_werk * national.wachtlijst,
        beschut_werk.INFLOW: keys.beschut_werk,
        tussengroep.GROUP: keys.register * national.tussengroep,
        tussengroep.INFLOW: keys.register,
        tussengroep.INFLOW_REGULAR: keys.register,
        traject.GROUP: unknown,
        traject.INFLOW: unknown,
    }
    figures[tussengroep.REGULAR] = regular(figures, keys.loonkostensubsidies)
    assumed = {tussengroep.GROUP, traject.GROUP, traject.INFLOW, *SHARES}
    herkomst: dict[str, tuple[Herkomst, ...]] = {
        key: ("aanname" if key in assumed else "landelijk",) * len(gemeenten) for key in FIGURES
    }
    return Start(tuple(gemeenten), year, figures, wsw_ages, keys.loonkostensubsidies, herkomst)


def _with(start: Start, row: int, figure: str, value: float, source: str) -> Start:
    figures = {key: values.copy() for key, values in start.figures.items()}
    figures[figure][row] = value
    origins = list(start.herkomst[figure])
    origins[row] = "lokaal"
    herkomst = {**start.herkomst, figure: tuple(origins)}
    if herkomst[tussengroep.REGULAR][row] != "lokaal":
        figures[tussengroep.REGULAR][row] = regular(figures, start.loonkostensubsidies)[row]
    sources = {**start.sources, (start.gemeenten[row], figure): source}
    return replace(start, figures=figures, herkomst=herkomst, sources=sources)
