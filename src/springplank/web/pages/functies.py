# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Page Wie doet wat: five organisation models, and what is done, missing or wanted, A to H."""

from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import Response

from springplank.actions.choices import other_scenarios
from springplank.actions.dossiers import Conflict
from springplank.actions.field_words import name_of_field, text_of_field
from springplank.actions.forecast import MODEL
from springplank.actions.werk import STANDEN, question_of
from springplank.core.sources import load_sources
from springplank.scenarios.organisatiemodellen import (
    PLACES,
    Organisatiemodel,
    Verplaatsing,
    find_model,
    functionaliteiten,
    moved,
    organisatiemodellen,
)
from springplank.scenarios.place import NO_COMPANY
from springplank.scenarios.scenario import ZERO
from springplank.web.botsingen import Botsing, Intussen, clash_of, id_of, meanwhile_of
from springplank.web.cijfers import Tabel
from springplank.web.rendering import render
from springplank.web.saving import Saved, Sent, go_to, save
from springplank.web.velden import Veld
from springplank.web.werkplek import Basis, Hier
from springplank.words.figures import number

router = APIRouter(include_in_schema=False, prefix="/keuzes/organisatie")

SHORT: Mapping[str, str] = {"bedrijf": "bedrijf", "gemeente": "gemeente", "deels": "deels bedrijf"}
"""Where something lies, short enough for a cell."""

OPEN = ("", "nog niet ingevuld")


@dataclass(frozen=True, slots=True)
class Keuze:
    """A choice; see the macro `kies`."""

    naam: str
    label: str
    opties: tuple[tuple[str, ...], ...]
    waarde: str
    hint: str = ""
    fout: str = ""
    vorm: str = "radio"
    botsing: Botsing | None = None


@dataclass(frozen=True, slots=True)
class Functie:
    """One functionaliteit: what the person says of it, and where."""

    letter: str
    tekst: str
    stand: Keuze
    waar: Veld


@dataclass(frozen=True, slots=True)
class Plek:
    """One functionaliteit on the map: where it lies here, and where in the model of today."""

    letter: str
    tekst: str
    waar: str
    in_model: str


@dataclass(frozen=True, slots=True)
class Vak:
    """Part of the map: what is done, missing or wanted."""

    naam: str
    inhoud: tuple[Plek, ...]


@dataclass(frozen=True, slots=True)
class Model:
    """Another model: what moves, and the scenario that reckons with it."""

    naam: str
    uitleg: str
    verplaatsingen: tuple[Verplaatsing, ...]
    scenario: str


@dataclass(frozen=True, slots=True)
class Context:
    """All that functies.html may use."""

    basis: Basis
    revisie: int
    mag: bool
    geen_bedrijf: str
    model: Keuze
    model_naam: str
    is_aanname: bool
    bron: str
    bron_titel: str
    taken: Tabel
    functies: Tabel
    vakken: tuple[Vak, ...]
    open: tuple[str, ...]
    invullen: tuple[Functie, ...]
    modellen: tuple[Model, ...]
    fouten: tuple[tuple[str, str], ...]
    botsingen: tuple[Botsing, ...]
    intussen: tuple[Intussen, ...]
    is_deel: bool


@router.get("")
def show(request: Request, hier: Hier) -> Response:
    """Show who does what, in each model and here."""
    return _page(request, Saved(hier, hier.werk))


@router.post("")
def change(request: Request, hier: Hier, form: Sent) -> Response:
    """Save the model of today, or what is said of a functionaliteit."""
    saved = save(hier, form)
    is_part = bool(request.headers.get("HX-Request"))
    if saved.is_good and (saved.hier.pad != hier.pad or not is_part):
        return go_to(request, f"{saved.hier.pad}/keuzes/organisatie#kaart")
    return _page(request, saved)


def _page(request: Request, saved: Saved) -> Response:
    hier = saved.hier
    velden = hier.werk.velden
    now = find_model(velden.get("model", MODEL))
    place = question_of(hier.werk, ZERO, with_choices=False).place
    status = 409 if saved.botsingen else 400 if saved.fouten else 200
    clashes = {one.veld: _clash(one, saved) for one in saved.botsingen}
    context = Context(
        hier.basis("keuzes"),
        hier.dossier.revisie if hier.dossier else 0,
        hier.may_change,
        "" if place.has_company else NO_COMPANY,
        _models(now, saved, clashes),
        now.naam,
        "model" not in velden,
        now.bron,
        load_sources()[now.bron].title,
        _tasks(now),
        _matrix(now),
        *_map(now, velden),
        tuple(_ask(letter, text, saved, clashes) for letter, text in functionaliteiten().items()),
        _others(now),
        tuple((name_of_field(veld), fout) for veld, fout in saved.fouten.items()),
        tuple(clashes.values()),
        meanwhile_of(saved, "/keuzes/organisatie", _id_of, text_of_field),
        bool(request.headers.get("HX-Request")),
    )
    return render(request, "functies.html", context, status)


def _clash(found: Conflict, saved: Saved) -> Botsing:
    return clash_of(
        saved,
        found,
        "/keuzes/organisatie",
        label=name_of_field(found.veld),
        texts=(text_of_field(found.veld, found.mine), text_of_field(found.veld, found.theirs)),
        bij=_id_of(found.veld),
    )


def _id_of(veld: str) -> str:
    """Give the id of a field on this page; empty when it is on another."""
    if veld != "model" and not veld.startswith("functie."):
        return ""
    return id_of("veld" if veld.endswith(".waar") else "kies", veld)


def _models(now: Organisatiemodel, saved: Saved, clashes: Mapping[str, Botsing]) -> Keuze:
    options = tuple(
        (
            key,
            model.naam,
            f"{model.uitleg} Ongeveer {number(model.aandeel, 'aandeel')} van de bedrijven.",
        )
        for key, model in organisatiemodellen().items()
    )
    return Keuze(
        "model",
        "Hoe is uw bedrijf nu georganiseerd?",
        options,
        now.key,
        fout=saved.fouten.get("model", ""),
        botsing=clashes.get("model"),
    )


def _ordered(now: Organisatiemodel) -> tuple[Organisatiemodel, ...]:
    """Give the models, the one of today first: on a phone one column is in sight."""
    return (now, *(m for m in organisatiemodellen().values() if m.key != now.key))


def _heads(now: Organisatiemodel) -> tuple[str, ...]:
    return tuple(
        f"{model.naam} (nu bij u)" if model.key == now.key else model.naam
        for model in _ordered(now)
    )


def _tasks(now: Organisatiemodel) -> Tabel:
    """Lay out which task lies where in each model."""
    models = _ordered(now)
    words = {
        "wsw": "Wsw",
        "beschut_werk": "Beschut werk",
        "werkdeel": "Re-integratie",
        "inkomensdeel": "Uitkeringen",
    }
    rows = tuple(
        (words[key], tuple(SHORT[model.taken[key]] for model in models)) for key in now.taken
    )
    every = tuple(range(1, len(models) + 1))
    return Tabel("Wie heeft welke taak?", ("Taak", *_heads(now)), rows, tekstkolommen=every)


def _matrix(now: Organisatiemodel) -> Tabel:
    """Lay out where each functionaliteit lies in each model."""
    models = _ordered(now)
    rows = tuple(
        (
            f"{letter}. {text[0].upper()}{text[1:]}",
            tuple(SHORT[model.functionaliteiten[letter]] for model in models),
        )
        for letter, text in functionaliteiten().items()
    )
    every = tuple(range(1, len(models) + 1))
    columns = ("Functionaliteit", *_heads(now))
    return Tabel("Waar ligt elke functionaliteit?", columns, rows, tekstkolommen=every)


def _map(
    now: Organisatiemodel, velden: Mapping[str, str]
) -> tuple[tuple[Vak, ...], tuple[str, ...]]:
    """Put every functionaliteit where the person says it belongs, and name those still open."""
    said = {letter: velden.get(f"functie.{letter}", "") for letter in functionaliteiten()}
    parts = tuple(
        Vak(
            naam[0].upper() + naam[1:],
            tuple(
                Plek(
                    letter,
                    text,
                    velden.get(f"functie.{letter}.waar", ""),
                    PLACES[now.functionaliteiten[letter]],
                )
                for letter, text in functionaliteiten().items()
                if said[letter] == key
            ),
        )
        for key, naam in STANDEN.items()
    )
    return parts, tuple(letter for letter, what in said.items() if not what)


def _ask(letter: str, text: str, saved: Saved, clashes: Mapping[str, Botsing]) -> Functie:
    veld = f"functie.{letter}"
    velden = {**saved.hier.werk.velden, **saved.getypt}
    return Functie(
        letter,
        text,
        Keuze(
            veld,
            f"{letter}. {text[0].upper()}{text[1:]}",
            (OPEN, *STANDEN.items()),
            velden.get(veld, ""),
            fout=saved.fouten.get(veld, ""),
            vorm="lijst",
            botsing=clashes.get(veld),
        ),
        Veld(
            f"{veld}.waar",
            f"Waar ligt {letter}, of waar zou het moeten liggen?",
            velden.get(f"{veld}.waar", ""),
            fout=saved.fouten.get(f"{veld}.waar", ""),
            ruim=True,
            soort="text",
            botsing=clashes.get(f"{veld}.waar"),
        ),
    )


def _others(now: Organisatiemodel) -> tuple[Model, ...]:
    scenarios = {
        str(change.value): scenario.key
        for scenario in other_scenarios(has_company=True)["organisatie"]
        for change in scenario.wijzigingen
    }
    return tuple(
        Model(
            model.naam,
            model.uitleg,
            tuple(
                Verplaatsing(one.what, PLACES[one.before], PLACES[one.after])
                for one in moved(now, model)
            ),
            scenarios[key],
        )
        for key, model in organisatiemodellen().items()
        if key != now.key
    )
