# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""A second look at the unit: a line that is a thousand times our own amount, or a thousandth."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from springplank.begroting.bevindingen import Bevinding, in_cents
from springplank.begroting.koppen import THOUSAND
from springplank.begroting.lijnen import Lijn

LOW, HIGH = 0.5, 2.0
"""An amount this near ours, in proportion, may be the same."""


@dataclass(frozen=True, slots=True)
class Gemeten:
    """Lines whose unit is settled, and what was odd."""

    lijnen: tuple[Lijn, ...]
    bevindingen: tuple[Bevinding, ...]


def check_size(
    lijnen: Sequence[Lijn],
    verwacht: Mapping[str, int],
    keuzes: Mapping[str, bool],
    gekozen: AbstractSet[int] = frozenset(),
) -> Gemeten:
    """Compare the size of lines with what we compute.

    Args:
        lijnen: the lines of the file.
        verwacht: per post the amount that we compute, in cents.
        keuzes: what the person chose, per key of a finding.
        gekozen: numbers of tables of which the person chose the unit; there we only ask.
    """
    done: list[Lijn] = []
    odd: list[Bevinding] = []
    for tabel in dict.fromkeys(line.tabel for line in lijnen):
        here = [line for line in lijnen if line.tabel == tabel]
        factors = {line.adres: _factor(line, verwacht) for line in here}
        told = {factor for factor in factors.values() if factor}
        if not told - {1}:
            done.extend(here)
            continue
        if len(told) == 1:
            found, settled = _whole_table(
                here, told.pop(), verwacht, keuzes, voorstel=tabel not in gekozen
            )
        else:
            found, settled = _single_lines(here, factors, keuzes)
        odd.extend(found)
        done.extend(settled)
    order = {(line.tabel, line.adres): at for at, line in enumerate(lijnen)}
    return Gemeten(tuple(sorted(done, key=lambda line: order[line.tabel, line.adres])), tuple(odd))


def _factor(line: Lijn, verwacht: Mapping[str, int]) -> float:
    """Give by what a line must be multiplied to be near ours; 0 when it cannot be compared."""
    ours = abs(verwacht.get(line.post, 0))
    if not ours or not line.cents or not line.is_zeker:
        return 0
    smaller = [1 / THOUSAND] if line.eenheid >= THOUSAND else []
    for factor in (1.0, float(THOUSAND), *smaller):
        if LOW < abs(line.cents) * factor / ours < HIGH:
            return factor
    return 0


def _scaled(line: Lijn, factor: float) -> Lijn:
    if line.cents is None:
        return line
    cents = line.cents * THOUSAND if factor > 1 else round(line.cents * factor)
    unit = line.eenheid * THOUSAND if factor > 1 else max(1, line.eenheid // THOUSAND)
    return replace(line, cents=cents, eenheid=unit)


def _whole_table(
    here: Sequence[Lijn],
    factor: float,
    verwacht: Mapping[str, int],
    keuzes: Mapping[str, bool],
    *,
    voorstel: bool,
) -> tuple[list[Bevinding], list[Lijn]]:
    shown = next(line for line in here if _factor(line, verwacht) == factor)
    assert shown.cents is not None
    size = "duizend keer zo groot" if factor > 1 else "duizend keer zo klein"
    told = (
        f"{shown.naam} is hier {in_cents(shown.cents)}. Onze uitkomst is {size}. Alle bedragen in "
        f"deze tabel lijken in {'duizenden ' if factor > 1 else ''}euro's te staan."
    )
    odd = Bevinding(
        "maat",
        shown.adres,
        told,
        "Vermenigvuldig alles met 1.000" if factor > 1 else "Deel alles door 1.000",
        "Laat het zo",
        voorstel=voorstel,
    )
    taken = odd.is_taken(keuzes)
    return [odd], [_scaled(line, factor) if taken else line for line in here]


def _single_lines(
    here: Sequence[Lijn], factors: Mapping[str, float], keuzes: Mapping[str, bool]
) -> tuple[list[Bevinding], list[Lijn]]:
    odd, done = [], []
    for line in here:
        factor = factors[line.adres]
        if factor in (0, 1) or line.cents is None:
            done.append(line)
            continue
        size = "duizend keer zo groot" if factor > 1 else "duizend keer zo klein"
        found = Bevinding(
            "maat",
            line.adres,
            f"{line.naam} is hier {in_cents(line.cents)}. Onze uitkomst is {size}. De andere "
            "regels passen wel.",
            f"Lees het als {in_cents(_scaled(line, factor).cents or 0)}",
            "Laat het zo",
            voorstel=True,
        )
        odd.append(found)
        done.append(_scaled(line, factor) if found.is_taken(keuzes) else line)
    return odd, done
