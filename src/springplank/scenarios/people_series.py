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
from springplank.scenarios.reeks import (
    ASSUMED,
    UNKNOWN_ORIGIN,
    Reeks,
    herkomst_of,
    one_of,
    rows_of_place,
)
from springplank.scenarios.run import Outcome, Pad

INDICATIES = (WAITING, "indicaties")
TRAJECTEN = "traject.instroom"
"""The only flow that starts from a count of its own, and not from an aanname."""

BEHIND: Mapping[str, tuple[str, ...]] = {
    "wsw.overlijden": ("wsw.oversterfte",),
    "wsw.ziekte": ("wsw.twee_jaar_ziekte_jong", "wsw.twee_jaar_ziekte_oud"),
    "wsw.overig": ("wsw.overig_vertrek",),
    "wachtlijst.indicaties": ("beschut_werk.indicaties",),
    "wachtlijst.plaatsing": ("beschut_werk.plaatsing",),
    "wachtlijst.uitval_wachtlijst": ("beschut_werk.uitval_wachtlijst",),
    "wachtlijst.terug_naar_wachtlijst": ("beschut_werk.terug_naar_wachtlijst",),
    "tussengroep.terugval": ("regulier.terugval",),
    "regulier.doorstroom": ("tussengroep.doorstroom",),
}
"""The aannames behind a flow whose own key is none; a flow between groups stands in both."""


def people_series(outcome: Outcome) -> Iterator[Reeks]:
    """Give every series about people."""
    one, all_ = outcome.verwacht, outcome.trekkingen
    for group in (*GROEPEN, WAITING):
        if group in one.mensen.stand:
            yield from stand_series(outcome, group)
    singles, draws = _more(one), _more(all_)
    for (soort, groep, eenheid), values in singles.items():
        what = (soort, groep, eenheid, groep.partition(".")[0])
        yield from _series(outcome, what, values, draws[soort, groep, eenheid])
    yield from _origins(outcome)
    for group, name in one.mensen.flow:
        flows = one.mensen.flow[group, name], all_.mensen.flow[group, name]
        yield from _flow(outcome, f"{group}.{name}", *flows)
    yield from _own_lines(outcome)


def stand_series(outcome: Outcome, group: str) -> Iterator[Reeks]:
    """Give who is in a group on 31 December, for the place and every gemeente."""
    stands = (pad.mensen.stand[group] for pad in (outcome.verwacht, outcome.trekkingen))
    figure = group if group in FIGURES else ""
    yield from _series(outcome, ("personen", group, "persoon", figure), *stands)


def _series(
    outcome: Outcome, what: tuple[str, str, str, str], one: Floats, all_: Floats
) -> Iterator[Reeks]:
    """Give a series for the place and every gemeente; what: soort, groep, eenheid and figure."""
    soort, groep, eenheid, figure = what
    for code, row, expected, draws in rows_of_place(outcome, one, all_):
        herkomst = herkomst_of(outcome, figure, row)
        yield Reeks(soort, groep, code, eenheid, herkomst, expected, draws)


def _flow(outcome: Outcome, name: str, one: Floats, all_: Floats) -> Iterator[Reeks]:
    """Give a flow; it rests on aannames, and only those of a user or a scenario say otherwise."""
    for code, row, expected, draws in rows_of_place(outcome, one, all_):
        herkomst = (
            herkomst_of(outcome, "instroom_traject", row)
            if name == TRAJECTEN
            else one_of([_behind(outcome, key) for key in BEHIND.get(name, (name,))])
        )
        yield Reeks("stroom", name, code, "persoon", herkomst, expected, draws)


def _behind(outcome: Outcome, key: str) -> str:
    """Say where an aanname comes from; a published chance is an aanname about this place."""
    found = outcome.assumptions.get(key)
    if found is None or found.herkomst not in ("lokaal", "scenario"):
        return ASSUMED
    return found.herkomst


def _origins(outcome: Outcome) -> Iterator[Reeks]:
    """Give where new indicaties come from; nobody published it, so only a user may know."""
    one, all_ = (pad.mensen.flow for pad in (outcome.verwacht, outcome.trekkingen))
    if INDICATIES not in one:
        return
    shares = outcome.question.eigen.herkomst
    singles, drawn = (split_by_origin(flow[INDICATIES], shares) for flow in (one, all_))
    for key in ORIGINS:
        herkomst = "lokaal" if key in shares else UNKNOWN_ORIGIN
        name = f"wachtlijst.indicaties.{key}"
        for code, _, expected, draws in rows_of_place(outcome, singles[key], drawn[key]):
            yield Reeks("stroom", name, code, "persoon", herkomst, expected, draws)


def _more(pad: Pad) -> Mapping[tuple[str, str, str], Floats]:
    """Give what follows from the people, by (soort, groep, eenheid)."""
    values = pad.waarden
    fte = wsw.to_fte(Personen(pad.mensen.mean(wsw.GROUP)), values)
    registered = tussengroep.geregistreerd(Personen(pad.mensen.stand["tussengroep"]), values)
    return {
        ("personen_fte", "wsw", "fte"): fte.values,
        ("personen_standaardeenheden", "wsw", "SE"): wsw.to_se(fte, values).values,
        ("personen", "tussengroep.geregistreerd", "persoon"): registered.values,
        ("taakstelling", BESCHUT, "plek"): pad.taakstelling,
    }


def _own_lines(outcome: Outcome) -> Iterator[Reeks]:
    """Give the lines that only a user can fill; unknown until somebody does."""
    question, start = outcome.question, outcome.start
    empty: tuple[lines.Given, ...] = ({},) * len(start.gemeenten)
    for key, line in lines.LINES.items():
        given = start.own_lines.get(key, empty)
        values = np.stack([lines.fill(one, question.years) for one in given])[:, :, None]
        for code, _, expected, draws in rows_of_place(outcome, values, values):
            herkomst = "lokaal" if np.isfinite(expected).any() else UNKNOWN_ORIGIN
            yield Reeks("eigen_regel", key, code, line.eenheid, herkomst, expected, draws)
