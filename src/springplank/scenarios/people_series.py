# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The series about people: who is in which group, what flows, and the Wsw in its three units."""

from collections.abc import Iterator, Mapping

import numpy as np

from springplank.cohort import lines, tussengroep, wsw
from springplank.cohort.beschut_werk import GROUP as BESCHUT
from springplank.cohort.beschut_werk import ORIGINS, WAITING, split_by_origin
from springplank.cohort.groups import GROEPEN
from springplank.cohort.start import FIGURES
from springplank.core.columns import Floats
from springplank.core.quantities import Personen
from springplank.scenarios.reeks import Reeks, herkomst_of, rows_of_place
from springplank.scenarios.run import Outcome, Pad

INDICATIES = (WAITING, "indicaties")


def people_series(outcome: Outcome) -> Iterator[Reeks]:
    """Give every series about people."""
    one, all_ = outcome.verwacht, outcome.trekkingen
    for group in (*GROEPEN, WAITING):
        if group in one.mensen.stand:
            figure = group if group in FIGURES else ""
            yield from _series(
                outcome,
                ("personen", group, "persoon", figure),
                one.mensen.stand[group],
                all_.mensen.stand[group],
            )
    singles, draws = _more(one), _more(all_)
    for (soort, groep, eenheid), values in singles.items():
        what = (soort, groep, eenheid, groep.partition(".")[0])
        yield from _series(outcome, what, values, draws[soort, groep, eenheid])
    for group, name in one.mensen.flow:
        flows = one.mensen.flow[group, name], all_.mensen.flow[group, name]
        yield from _series(outcome, ("stroom", f"{group}.{name}", "persoon", group), *flows)
    yield from _own_lines(outcome)


def _series(
    outcome: Outcome, what: tuple[str, str, str, str], one: Floats, all_: Floats
) -> Iterator[Reeks]:
    """Give a series for the place and every gemeente; what: soort, groep, eenheid and figure."""
    soort, groep, eenheid, figure = what
    for code, row, expected, draws in rows_of_place(outcome, one, all_):
        herkomst = herkomst_of(outcome, figure, row)
        yield Reeks(soort, groep, code, eenheid, herkomst, expected, draws)


def _more(pad: Pad) -> Mapping[tuple[str, str, str], Floats]:
    """Give what follows from the people, by (soort, groep, eenheid)."""
    values = pad.waarden
    fte = wsw.to_fte(Personen(pad.mensen.mean(wsw.GROUP)), values)
    registered = tussengroep.geregistreerd(Personen(pad.mensen.stand["tussengroep"]), values)
    found = {
        ("personen_fte", "wsw", "fte"): fte.values,
        ("personen_standaardeenheden", "wsw", "SE"): wsw.to_se(fte, values).values,
        ("personen", "tussengroep.geregistreerd", "persoon"): registered.values,
        ("taakstelling", BESCHUT, "plek"): pad.taakstelling,
    }
    if INDICATIES in pad.mensen.flow:
        by_origin = split_by_origin(pad.mensen.flow[INDICATIES], {})
        for key in ORIGINS:
            found["stroom", f"wachtlijst.indicaties.{key}", "persoon"] = by_origin[key]
    return found


def _own_lines(outcome: Outcome) -> Iterator[Reeks]:
    """Give the lines that only a user can fill; unknown until somebody does."""
    question, start = outcome.question, outcome.start
    empty: tuple[lines.Given, ...] = ({},) * len(start.gemeenten)
    for key, line in lines.LINES.items():
        given = start.own_lines.get(key, empty)
        values = np.stack([lines.fill(one, question.years) for one in given])[:, :, None]
        for code, _, expected, draws in rows_of_place(outcome, values, values):
            herkomst = "lokaal" if np.isfinite(expected).any() else "onbekend"
            yield Reeks("eigen_regel", key, code, line.eenheid, herkomst, expected, draws)
