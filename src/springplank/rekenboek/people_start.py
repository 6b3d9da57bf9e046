# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The start of the sheet "Mensen": per place the figures that everything else follows from."""

from collections.abc import Mapping
from dataclasses import dataclass

from springplank.cohort import tussengroep
from springplank.cohort.start import FIGURES, IN_MAATSTAF, SHARES, Start
from springplank.cohort.system import Flow
from springplank.rekenboek.inputs import Inputs
from springplank.rekenboek.people_wsw import COUNTRY
from springplank.rekenboek.rows import Lines, assumed, at_least
from springplank.rekenboek.terms import Term
from springplank.scenarios.people import GUESSED
from springplank.scenarios.run import Ready

MAATSTAF = "loonkostensubsidies"


@dataclass(frozen=True, slots=True, eq=False)
class Begin:
    """The start figures of one place.

    Attributes:
        code: code of the gemeente, or COUNTRY.
        naam: its name for a reader.
        figures: per key of `cohort.start.FIGURES` the cell.
        scale: per group the cell with how much more people there are than counted; not for a
            figure of the place itself.
        key: the code in the figures of an answer: empty for all together, None for none.
    """

    code: str
    naam: str
    figures: Mapping[str, Term]
    scale: Mapping[str, Term]
    key: str | None

    def keys(self, soort: str, groep: str) -> tuple[tuple[str, str, str], ...]:
        """Give which figure of the answer a line of this place is; none for a mere key."""
        return () if self.key is None else ((soort, groep, self.key),)

    def of(self, group: str) -> Term:
        """Give who is in a group before the first year."""
        return self._scaled(self.figures[group], group)

    def inflow(self, flow: Flow) -> Term:
        """Give the start figure by which an inflow is counted."""
        return self._scaled(self.figures[flow.per], flow.target)

    def _scaled(self, figure: Term, group: str) -> Term:
        return figure * self.scale[group] if group in self.scale else figure


def write_start(lines: Lines, ready: Ready, inputs: Inputs) -> tuple[Begin, ...]:
    """Write the start figures of every place of the question.

    Args:
        lines: the sheet.
        ready: the question with its start figures.
        inputs: the cells with aannames.
    """
    place = ready.question.place
    names = dict(zip(place.codes, place.namen, strict=True))
    found = []
    for row, code in enumerate(ready.start.gemeenten):
        naam = names.get(code, code)
        lines.sheet.heading(f"Beginstand {naam}, 31 december {ready.start.year}")
        figures = _figures(lines, ready.start, row, with_formula=place.has_company)
        key = code if place.has_company else ""
        found.append(Begin(code, naam, figures, _scale(ready, row, inputs), key))
    return tuple(found)


def write_country(lines: Lines, ready: Ready, figures: tuple[str, ...]) -> Begin:
    """Write the start figures of the whole country, as far as they are needed.

    Args:
        lines: the sheet.
        ready: the question.
        figures: keys of `cohort.start.FIGURES`.
    """
    whole = ready.country.grouped({COUNTRY: range(len(ready.country.gemeenten))})
    lines.sheet.heading(f"Beginstand Nederland, 31 december {whole.year}")
    cells: dict[str, Term] = {
        figure: lines.given(
            FIGURES[figure].naam,
            float(whole.figures[figure][0]),
            _unit(figure),
            _source(whole, 0, figure),
            f"{figure}_nl",
        )
        for figure in figures
    }
    return Begin(COUNTRY, "Nederland", cells, {}, None)


def _figures(lines: Lines, start: Start, row: int, *, with_formula: bool) -> Mapping[str, Term]:
    code = start.gemeenten[row]
    suffix = f"_{code.lower()}" if code.isalnum() else ""
    found: dict[str, Term] = {}
    for figure, about in FIGURES.items():
        value = float(start.figures[figure][row])
        if figure == tussengroep.REGULAR and with_formula and _is_rest(start, row):
            found[figure] = _rest(lines, start, row, found, suffix)
            continue
        source = _source(start, row, figure)
        name = f"{figure}{suffix}" if suffix else ""
        found[figure] = lines.given(about.naam, value, _unit(figure), source, name)
    return found


def _is_rest(start: Start, row: int) -> bool:
    """Say whether regular work is what the maatstaf counts and the company does not have."""
    return start.herkomst[tussengroep.REGULAR][row] != "lokaal"


def _rest(lines: Lines, start: Start, row: int, found: Mapping[str, Term], suffix: str) -> Term:
    counted = lines.given(
        "Mensen met loonkostensubsidie, alle samen",
        float(start.loonkostensubsidies[row]),
        "persoon",
        "maatstaf van het gemeentefonds",
        f"{MAATSTAF}{suffix}" if suffix else "",
    )
    left: Term = counted
    for group in IN_MAATSTAF:
        left = left - found[group]
    return lines.single(
        FIGURES[tussengroep.REGULAR].naam,
        at_least(left, 0),
        "persoon",
        "wat de maatstaf telt, zonder wie bij het bedrijf werkt; nooit onder 0",
    )


def _scale(ready: Ready, row: int, inputs: Inputs) -> Mapping[str, Term]:
    """Give per group the aanname of a start that nobody counted; see `people.GUESSED`.

    Those of the whole country are not among them: a book of all gemeenten is too large.
    """
    found: dict[str, Term] = {}
    for guess, (figure, groups) in GUESSED.items():
        if ready.start.herkomst[figure][row] == "lokaal":
            continue
        found.update(dict.fromkeys(groups, assumed(inputs, guess)[0]))
    return found


def _unit(figure: str) -> str:
    return "aandeel" if figure in SHARES else "persoon"


def _source(start: Start, row: int, figure: str) -> str:
    own = start.sources.get((start.gemeenten[row], figure))
    return own or {"landelijk": "landelijk aantal, verdeeld met een sleutel"}.get(
        start.herkomst[figure][row], start.herkomst[figure][row]
    )
