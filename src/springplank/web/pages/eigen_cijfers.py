# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Page Uw eigen cijfers: our guess filled in, and what each correction changes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from fastapi import APIRouter, Request, Response

from springplank.actions.cautions import remarks_on_shares
from springplank.actions.dossiers import Conflict
from springplank.actions.effects import Effect, effects_of
from springplank.actions.field_words import name_of_field, text_of_field
from springplank.actions.own_afspraak import AFSPRAAK, CHOICES, VORMEN
from springplank.actions.own_figures import Vraag, questions_of
from springplank.actions.werk import Werk, answer_of
from springplank.actions.whole_afspraak import BESTAND, NAAM
from springplank.scenarios.reeks import Reeks
from springplank.scenarios.scenario import ZERO
from springplank.web.botsingen import Botsing, Intussen, clash_of, id_of, meanwhile_of
from springplank.web.cijfers import Cijfer, Tabel, of_reeks
from springplank.web.pages.beelden import Keuzelijst
from springplank.web.rendering import render
from springplank.web.saving import Saved, Sent, go_to, save
from springplank.web.velden import Veld, as_typed, field_of
from springplank.web.werkplek import Basis, Hier, Werkplek

router = APIRouter(include_in_schema=False, prefix="/eigen-cijfers")


@dataclass(frozen=True, slots=True)
class Groep:
    """Fields under one heading."""

    naam: str
    velden: tuple[Veld, ...]
    is_open: bool


@dataclass(frozen=True, slots=True)
class Context:
    """All that eigen_cijfers.html may use."""

    basis: Basis
    revisie: int
    eerst: tuple[Veld, ...]
    mensen: tuple[Groep, ...]
    balans: tuple[Veld, ...]
    afspraak: tuple[Veld, ...]
    keuzes: tuple[Keuzelijst, ...]
    bestand: Veld | None
    overig: tuple[Groep, ...]
    ingevuld: int
    fouten: tuple[tuple[str, str], ...]
    botsingen: tuple[Botsing, ...]
    intussen: tuple[Intussen, ...]
    effect: Tabel | None
    let_op: tuple[str, ...]
    is_deel: bool


@router.get("")
def show(request: Request, hier: Hier) -> Response:
    """Show what is asked, with our guesses."""
    if not hier.may_change:
        return go_to(request, hier.pad)
    return _page(request, Saved(hier, Werk(hier.werk.code)))


@router.post("")
def change(request: Request, hier: Hier, form: Sent) -> Response:
    """Save corrections, and show what they changed."""
    saved = save(hier, form)
    if saved.is_good and saved.hier.pad != hier.pad:
        return go_to(request, f"{saved.hier.pad}/eigen-cijfers#effect")
    if saved.is_good and not request.headers.get("HX-Request"):
        return go_to(request, f"{saved.hier.pad}/eigen-cijfers#effect")
    return _page(request, saved)


def _page(request: Request, saved: Saved) -> Response:
    hier = saved.hier
    asked = questions_of(hier.werk)
    own = Werk(hier.werk.code, _own(hier.werk))
    status = 409 if saved.botsingen else 400 if saved.fouten else 200
    effect = None
    if own.velden:
        effect = _table(effects_of(Werk(own.code), own, ZERO), hier)
    found = answer_of(own, ZERO, with_choices=False)
    labels = {question.veld: question for question in asked}
    clashes = tuple(_clash(one, saved, labels) for one in saved.botsingen)
    at = {clash.veld: clash for clash in clashes}
    chosen = {f"{AFSPRAAK}.{key}" for key in (*CHOICES, BESTAND) if asked.afspraak}

    def fields(questions: tuple[Vraag, ...]) -> tuple[Veld, ...]:
        return tuple(field_of(one, saved.getypt, saved.fouten, at) for one in questions)

    def groups(parts: tuple[tuple[str, tuple[Vraag, ...]], ...]) -> tuple[Groep, ...]:
        return tuple(
            Groep(
                naam,
                fields(questions),
                len(parts) == 1 or any(one.waarde or one.veld in saved.fouten for one in questions),
            )
            for naam, questions in parts
        )

    context = Context(
        hier.basis("eigen-cijfers", found.run_id),
        hier.dossier.revisie if hier.dossier else 0,
        fields(asked.eerst),
        groups(asked.mensen),
        fields(asked.balans),
        tuple(
            replace(shown, hint=one.uitleg, schatting=f"Zolang dit leeg is: {one.herkomst}.")
            for one, shown in zip(asked.afspraak, fields(asked.afspraak), strict=True)
        ),
        tuple(_choices(saved, at)) if asked.afspraak else (),
        _whole(saved, at) if asked.afspraak else None,
        groups(asked.overig),
        len(own.velden),
        tuple(
            (labels[veld].tekst if veld in labels else name_of_field(veld)[:60], fout)
            for veld, fout in saved.fouten.items()
        ),
        clashes,
        meanwhile_of(
            saved,
            "/eigen-cijfers",
            lambda veld: _place_of(veld) if veld in labels or veld in chosen else "",
            lambda veld, text: _shown(veld, text, labels.get(veld)),
        ),
        effect,
        tuple(remarks_on_shares(found.antwoord)),
        is_deel=bool(request.headers.get("HX-Request")),
    )
    return render(request, "eigen_cijfers.html", context, status)


def _choices(saved: Saved, clashes: Mapping[str, Botsing]) -> Iterator[Keuzelijst]:
    """Give what is chosen from a list about the agreement."""
    for key, known in CHOICES.items():
        veld, vorm = f"{AFSPRAAK}.{key}", VORMEN[key]
        yield Keuzelijst(
            veld,
            vorm.naam,
            (("", f"Nog niet gekozen: {vorm.leeg}"), *known.items()),
            saved.getypt.get(veld, saved.hier.werk.velden.get(veld, "")),
            vorm.uitleg,
            fout=saved.fouten.get(veld, ""),
            botsing=clashes.get(veld),
        )


def _whole(saved: Saved, clashes: Mapping[str, Botsing]) -> Veld:
    """Give the field for a whole agreement, with the text as it was pasted."""
    veld = f"{AFSPRAAK}.{BESTAND}"
    return Veld(
        veld,
        NAAM,
        saved.getypt.get(veld, saved.hier.werk.velden.get(veld, "")),
        "Plak hier de tekst van het bestand, vanaf [afspraak]. Laat de velden hierboven dan leeg.",
        fout=saved.fouten.get(veld, ""),
        lang=True,
        ruim=True,
        soort="text",
        botsing=clashes.get(veld),
    )


def _place_of(veld: str) -> str:
    """Give the id of the field on the page: something to type, or a list."""
    is_list = veld.removeprefix(f"{AFSPRAAK}.") in CHOICES
    return id_of("kies" if is_list else "veld", veld)


KINDS = ("eigen.", "gemeente.", "bedrijf.", f"{AFSPRAAK}.")


def _own(werk: Werk) -> dict[str, str]:
    """Give the fields that are own figures; not the choices."""
    return {name: text for name, text in werk.velden.items() if name.startswith(KINDS)}


def _clash(found: Conflict, saved: Saved, labels: Mapping[str, Vraag]) -> Botsing:
    asked = labels.get(found.veld)
    return clash_of(
        saved,
        found,
        "/eigen-cijfers",
        label=asked.tekst if asked else name_of_field(found.veld),
        texts=(_shown(found.veld, found.mine, asked), _shown(found.veld, found.theirs, asked)),
        bij=_place_of(found.veld),
    )


def _shown(veld: str, text: str | None, asked: Vraag | None) -> str:
    """Write a text as the person types it; a field of another page as it is read there."""
    if asked is None or text is None:
        return text_of_field(veld, text)
    return as_typed(float(text), asked.eenheid)


def _table(effects: tuple[Effect, ...], hier: Werkplek) -> Tabel | None:
    rows = tuple(
        (f"{one.naam}, {one.jaar}", (_cell(one.voor, hier), _cell(one.na, hier)))
        for one in effects
        if one.is_changed
    )
    if not rows:
        return None
    return Tabel("Wat uw cijfers veranderen", ("", "Met onze schatting", "Met uw cijfers"), rows)


def _cell(reeks: Reeks, hier: Werkplek) -> Cijfer:
    page = "mensen" if reeks.eenheid == "persoon" else "bedrijf"
    return of_reeks(reeks, -1, url=f"{hier.pad}/{page}")
