# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Page Keuzes: three ready routes, every other scenario, and sliders with what they do."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from springplank.actions.choices import (
    KINDS,
    MENSEN,
    NAMEN,
    RESULTAAT,
    Uitkomst,
    is_words,
    meaning_of,
    other_scenarios,
    outcome_of,
    preview,
    room_of,
    routes_of,
)
from springplank.actions.choices import Regel as Verschil
from springplank.actions.choices import Route as Found
from springplank.actions.field_words import name_of_field
from springplank.actions.positions import out_of_range, tidy
from springplank.actions.werk import PLACES, Werk, question_of
from springplank.scenarios.place import NO_COMPANY, Place
from springplank.scenarios.scenario import ZERO, library
from springplank.web.botsingen import Botsing, Intussen, id_of, meanwhile_of
from springplank.web.cijfers import Cijfer, Tabel
from springplank.web.pages.keuzes_botsingen import clash_here, text_of_choice
from springplank.web.pages.keuzes_schuiven import Schuif, id_of_slider, more_sliders, sliders_of
from springplank.web.pages.keuzes_woorden import is_same, told_regel, told_together
from springplank.web.reeksen import cells_of
from springplank.web.rendering import render
from springplank.web.saving import Form, Saved, Sent, go_to, save
from springplank.web.werkplek import Basis, Hier, Werkplek

router = APIRouter(include_in_schema=False, prefix="/keuzes")

SCENARIO = PLACES[0]
"""The scenario that is chosen here; on the cards and among the others it is one field."""

NAMES: Mapping[str, str] = {ZERO: "Doorgaan zoals nu"}
"""How a route is called here, where that is not its own name."""


@dataclass(frozen=True, slots=True)
class Regel:
    """A headline with its difference."""

    naam: str
    cijfer: Cijfer


@dataclass(frozen=True, slots=True)
class Kaart:
    """A ready route."""

    sleutel: str
    naam: str
    uitleg: str
    regels: tuple[Regel, ...]
    tekorten: int
    instemming: str
    tegen: str
    is_gekozen: bool


@dataclass(frozen=True, slots=True)
class Ander:
    """Another scenario that can be chosen."""

    sleutel: str
    naam: str
    uitleg: str
    tegen: str
    is_woorden: bool
    is_gekozen: bool


@dataclass(frozen=True, slots=True)
class Gevolg:
    """What the choice does; without headlines for a route of words.

    Attributes:
        naam: name of the scenario, with what was moved.
        jaar: the year that is compared.
        regels: the differences with going on as now, of what differs.
        gelijk: names of what stays the same.
        is_iets: a scenario was chosen or something was moved.
        tekorten: in how many of 20 outcomes there is a deficit; -1 when unknown.
        tekorten_nu: the same when everything goes on as now.
        tabel: the amounts themselves.
    """

    naam: str
    jaar: int
    regels: tuple[Regel, ...]
    gelijk: tuple[str, ...]
    is_iets: bool
    tekorten: int
    tekorten_nu: int
    tabel: Tabel


@dataclass(frozen=True, slots=True)
class Context:
    """All that keuzes.html may use."""

    basis: Basis
    revisie: int
    mag: bool
    scenario: str
    scenario_naam: str
    is_proef: bool
    is_woorden: bool
    geen_bedrijf: str
    over: str
    kaarten: tuple[Kaart, ...]
    jaar: int
    anderen: tuple[tuple[str, tuple[Ander, ...]], ...]
    schuiven: tuple[tuple[str, tuple[Schuif, ...]], ...]
    meer: tuple[tuple[str, tuple[Schuif, ...]], ...]
    gevolg: Gevolg | None
    fouten: tuple[tuple[str, str], ...]
    botsingen: tuple[Botsing, ...]
    botsing: Botsing | None
    intussen: tuple[Intussen, ...]
    is_deel: bool


Asked = Annotated[str, Query(max_length=60)]


@router.get("")
def show(request: Request, hier: Hier, scenario: Asked = "") -> Response:
    """Show what can be chosen; a scenario in the address is looked at without saving it."""
    may_look = scenario and hier.may_change
    seen = replace(hier, werk=preview(hier.werk, scenario)) if may_look else hier
    is_new = seen.werk.scenarios[0] != hier.werk.scenarios[0]
    return _page(request, Saved(seen, hier.werk), is_proef=is_new)


@router.post("")
def change(request: Request, hier: Hier, form: Sent) -> Response:
    """Save a scenario or sliders, and show what they do."""
    saved = _save(hier, form)
    is_part = bool(request.headers.get("HX-Request"))
    if saved.is_good and (saved.hier.pad != hier.pad or not is_part):
        return go_to(request, f"{saved.hier.pad}/keuzes#uitkomst")
    return _page(request, saved)


def _save(hier: Werkplek, form: Form) -> Saved:
    """Save, unless a slider lies outside its range; then nothing is saved."""
    chosen = form.velden.get("scenario.1", "")
    doing = preview(hier.werk, chosen) if chosen in library() else hier.werk
    if is_words(doing) or not any(map(id_of_slider, form.velden)):
        return save(hier, form)
    room = room_of(doing)
    wrong = out_of_range(room, hier.werk, form.velden)
    return save(hier, replace(form, velden=tidy(room, form.velden)), wrong)


def _page(request: Request, saved: Saved, *, is_proef: bool = False) -> Response:
    hier = saved.hier
    status = 409 if saved.botsingen else 400 if saved.fouten else 200
    is_part = bool(request.headers.get("HX-Request"))
    found = None if is_words(hier.werk) else outcome_of(hier.werk)
    clashes = {one.veld: clash_here(one, saved, "/keuzes", _id_of) for one in saved.botsingen}
    context = Context(
        hier.basis("keuzes", found.na.run_id if found else ""),
        hier.dossier.revisie if hier.dossier else 0,
        hier.may_change,
        hier.werk.scenarios[0],
        name_here(hier.werk.scenarios[0]),
        is_proef,
        found is None,
        *_around(hier, saved, clashes, is_part=is_part),
        None if found is None else _effect(found, hier),
        tuple((name_of_field(veld), fout) for veld, fout in saved.fouten.items()),
        tuple(clashes.values()),
        clashes.get(SCENARIO),
        meanwhile_of(saved, "/keuzes", _id_of, text_of_choice),
        is_part,
    )
    return render(request, "keuzes.html", context, status)


def _id_of(veld: str) -> str:
    """Give the id of a field on this page; empty when it is on another."""
    return id_of("kies", veld) if veld == SCENARIO else id_of_slider(veld)


def _around(
    hier: Werkplek, saved: Saved, clashes: Mapping[str, Botsing], *, is_part: bool
) -> tuple[
    str,
    str,
    tuple[Kaart, ...],
    int,
    tuple[tuple[str, tuple[Ander, ...]], ...],
    tuple[tuple[str, tuple[Schuif, ...]], ...],
    tuple[tuple[str, tuple[Schuif, ...]], ...],
]:
    """Give what stands around the effect; nothing when only the effect is asked."""
    if is_part:
        return "", "", (), 0, (), (), ()
    question = question_of(hier.werk, ZERO, with_choices=False)
    last, place = question.years[-1], question.place
    has_company = place.has_company
    room = None if is_words(hier.werk) else room_of(hier.werk)
    return (
        "" if has_company else NO_COMPANY,
        _about(place),
        tuple(_card(route, hier.werk) for route in routes_of(hier.werk)),
        last,
        _others(hier.werk, has_company=has_company),
        () if room is None else sliders_of(room, saved, clashes),
        () if room is None else more_sliders(room, saved, clashes),
    )


def _about(place: Place) -> str:
    """Say whose company and whose people these are, when a gemeente shares a company."""
    if place.focus is None or not place.has_company or len(place.codes) == 1:
        return ""
    return (
        f"Het bedrijf is van het hele verband {place.naam}. De mensen en het geld van het Rijk "
        f"zijn van {place.onderwerp.naam}."
    )


def name_here(key: str) -> str:
    """Give the name of a scenario on this page."""
    return NAMES.get(key, library()[key].naam)


def _card(route: Found, werk: Werk) -> Kaart:
    beeld = route.beeld
    key = beeld.scenario.key
    lines = tuple(_differences(route.regels, beeld.run_id, (RESULTAAT, MENSEN)))
    if not route.regels:
        lines = tuple(
            Regel(NAMEN[what], cells_of(beeld.regels[what], (-1,), run_id=beeld.run_id)[0])
            for what in (RESULTAAT, MENSEN)
        )
    return Kaart(
        key,
        name_here(key),
        meaning_of(beeld.scenario),
        lines,
        beeld.tekorten,
        route.instemming,
        route.tegen,
        werk.scenarios[0] == key,
    )


def _differences(regels: Iterable[Verschil], run_id: str, keys: Collection[str]) -> Iterator[Regel]:
    """Say what differs in the last year; of the result also in all years together."""
    for one in regels:
        if one.sleutel in keys:
            yield Regel(NAMEN[one.sleutel], told_regel(one, run_id))
        if one.sleutel == RESULTAAT:
            yield Regel("Dat resultaat, alle jaren samen", told_together(one, run_id))


def _others(werk: Werk, *, has_company: bool) -> tuple[tuple[str, tuple[Ander, ...]], ...]:
    now = werk.scenarios[0]
    return tuple(
        (
            KINDS[kind],
            tuple(
                Ander(s.key, s.naam, meaning_of(s), s.tegen, s.is_words, s.key == now)
                for s in scenarios
            ),
        )
        for kind, scenarios in other_scenarios(has_company=has_company).items()
    )


def _effect(found: Uitkomst, hier: Werkplek) -> Gevolg:
    after, last = found.na, found.na.jaren[-1]
    key = hier.werk.scenarios[0]
    name = name_here(key)
    columns = [("Doorgaan zoals nu", found.doorgaan)]
    if key != ZERO:
        columns.append((name, found.begin))
    if found.is_moved:
        columns.append(("Met uw schuiven", after))
    rows = tuple(
        (
            NAMEN[regel.sleutel],
            tuple(
                cells_of(
                    beeld.regels[regel.sleutel],
                    (-1,),
                    url=f"{hier.pad}/{_page_of(regel.sleutel)}",
                    run_id=beeld.run_id,
                )[0]
                for _, beeld in columns
            ),
        )
        for regel in found.regels
    )
    moved = f"{name} en uw schuiven" if key != ZERO else "uw keuze"
    same = {regel.sleutel for regel in found.regels if is_same(regel)}
    differ = [regel.sleutel for regel in found.regels if regel.sleutel not in same]
    return Gevolg(
        moved if found.is_moved else name,
        last,
        tuple(_differences(found.regels, after.run_id, differ)),
        tuple(NAMEN[regel.sleutel] for regel in found.regels if regel.sleutel in same),
        found.is_moved or key != ZERO,
        after.tekorten,
        found.doorgaan.tekorten,
        Tabel(
            f"De bedragen en aantallen in {last}",
            ("", *(heading for heading, _ in columns)),
            rows,
            after.run_id,
        ),
    )


def _page_of(key: str) -> str:
    return {"mensen": "mensen", "wachtlijst": "mensen", "rijk": "geld"}.get(key, "bedrijf")
