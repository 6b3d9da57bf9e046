# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The figures of a company: a file to fill in, and what is in a filled one."""

from dataclasses import dataclass
from pathlib import Path

from springplank.actions.new_files import write_new
from springplank.company.bedrijf import EXAMPLE, TEMPLATE, load_bedrijf
from springplank.company.published import check_balance


@dataclass(frozen=True, slots=True)
class Nagekeken:
    """A file that is in order.

    Attributes:
        naam: name of the company.
        boekjaar: year of its figures.
        synthetisch: the figures are invented.
        eigen: its own figures: key, label, value and unit.
        aangenomen: how many figures are assumed.
        waarschuwingen: figures that do not fit each other; empty when all fit.
    """

    naam: str
    boekjaar: int
    synthetisch: bool
    eigen: tuple[tuple[str, str, float, str], ...]
    aangenomen: int
    waarschuwingen: tuple[str, ...]


def new_file(path: Path, *, example: bool) -> None:
    """Write an empty template, or a worked example that is clearly synthetic.

    Raises:
        UsageError: when there is a file of that name already.
        DataError: when it cannot be written.
    """
    write_new(path, EXAMPLE if example else TEMPLATE)


def check_bedrijf(path: Path) -> Nagekeken:
    """Read a file and say what in it is the company's own.

    Raises:
        DataError: when a figure is unknown, impossible or unlikely, with its place.
    """
    found = load_bedrijf(path)
    own = tuple(
        (key, figure.label, figure.value, figure.unit)
        for key, figure in found.figures.items()
        if figure.herkomst == "lokaal"
    )
    return Nagekeken(
        found.naam,
        found.boekjaar,
        found.synthetisch,
        own,
        len(found.figures) - len(own),
        check_balance(found.balans),
    )
