# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Page Plan: the chapters as tasks, what a council will ask, and the documents."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Path, Request
from fastapi.responses import Response

from springplank.actions.plan.composition import compose
from springplank.actions.plan.fields import members_of
from springplank.actions.plan.publishing import FORMATEN, file_name, make_documents
from springplank.actions.plan.tasks import HOOFDSTUKKEN
from springplank.actions.plan.voorbeeld import begin_example, is_example
from springplank.documents.plan import KLAAR, NIET_NODIG, Chapter, Paragraph, Plan
from springplank.errors import NotFoundError, UsageError
from springplank.reference.municipalities import name_of
from springplank.reference.subjects import NATIONAL, REGIO
from springplank.web.pages.plan_opmerkingen import Opmerking, homeless, remarks_on
from springplank.web.pages.plan_tekst import Zin, pieces_of, runs_in
from springplank.web.rendering import render
from springplank.web.saving import Sent, go_to
from springplank.web.werkplek import Basis, Hier, Werkplek

router = APIRouter(include_in_schema=False, prefix="/plan")

KINDS: Mapping[str, tuple[str, str]] = {
    "pdf": ("PDF, om te delen en te bewaren", "application/pdf"),
    "docx": (
        "Word, om verder te schrijven",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "odt": (
        "open document, om verder te schrijven",
        "application/vnd.oasis.opendocument.text",
    ),
    "xlsx": (
        "Excel, om na te rekenen",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    "ods": (
        "open rekenblad, om na te rekenen",
        "application/vnd.oasis.opendocument.spreadsheet",
    ),
    "html": ("webpagina, voor een telefoon", "text/html; charset=utf-8"),
}
"""What a document is for, and its type, by the end of its name."""

OF_PLAN = tuple(
    name
    for name in ("plan.pdf", "plan.docx", "plan.odt", "rekenboek.xlsx", "rekenboek.ods")
    if name.rpartition(".")[2] in FORMATEN
)
"""The documents about the whole plan."""

READ_ONLY = "U kijkt mee met een gedeelde link. Daarmee kunt u geen dossier maken."
GONE = "Dit document bestaat niet. Ga terug naar het plan en kies een document uit de lijst."


@dataclass(frozen=True, slots=True)
class Taak:
    """One chapter in the list.

    Attributes:
        nummer: its number.
        titel: its heading.
        url: its page.
        eigenaar: who writes it, or who could.
        is_voorstel: nobody was named yet.
        status: one of STATUSSEN.
        is_open: there is still something to do.
        ontbreekt: how much is missing, in words; empty when nothing.
        opmerkingen: how many remarks readers made, in words; empty when none.
    """

    nummer: int
    titel: str
    url: str
    eigenaar: str
    is_voorstel: bool
    status: str
    is_open: bool
    ontbreekt: str
    opmerkingen: str


@dataclass(frozen=True, slots=True)
class Bestand:
    """A document that can be taken along."""

    url: str
    naam: str
    uitleg: str


@dataclass(frozen=True, slots=True)
class Raad:
    """The documents for one council."""

    gemeente: str
    bestanden: tuple[Bestand, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """All that plan.html may use."""

    basis: Basis
    mag: bool
    geen_plan: str
    status: str = ""
    verzonnen: bool = False
    kort: tuple[tuple[Zin, ...], ...] = ()
    taken: tuple[Taak, ...] = ()
    klaar: int = 0
    bestanden: tuple[Bestand, ...] = ()
    raden: tuple[Raad, ...] = ()
    vult_voorbeeld: bool = False
    leeg_gedeeld: bool = False
    los: tuple[Opmerking, ...] = ()


@router.get("")
def show(request: Request, hier: Hier) -> Response:
    """Show the chapters and the documents."""
    if refusal := refuse(hier):
        empty = Context(hier.basis("plan"), hier.may_change, refusal)
        return render(request, "plan.html", empty)
    plan = compose(hier.werk)
    tasks = tuple(_task(hier, plan, chapter) for chapter in plan.hoofdstukken)
    short = [block for block in plan.samenvatting if isinstance(block, Paragraph)]
    context = Context(
        hier.basis("plan", runs_in(plan.run_id, short)),
        hier.may_change,
        "",
        plan.status,
        plan.is_invented,
        tuple(tuple(pieces_of(block.delen)) for block in short),
        tasks,
        sum(not task.is_open for task in tasks),
        tuple(_file(hier, name) for name in OF_PLAN),
        tuple(_council(hier, code) for code in members_of(hier.werk)),
        hier.may_change and is_example(hier.werk) and not hier.werk.under("plan"),
        not hier.may_change and not hier.werk.under("plan"),
        homeless(hier.werk, plan),
    )
    return render(request, "plan.html", context)


@router.post("/voorbeeld")
def show_example(request: Request, hier: Hier, form: Sent) -> Response:
    """Put the whole example plan in a dossier of its own, and go there."""
    if not hier.may_change:
        raise UsageError(READ_ONLY)
    dossier = begin_example(datetime.now(UTC), form.sleutel, hier.wie)
    return go_to(request, f"/dossier/{dossier.id}/plan")


@router.get("/document/{bestand}")
def download(hier: Hier, bestand: Annotated[str, Path(max_length=200)]) -> Response:
    """Give one document of the plan, whole."""
    if refusal := refuse(hier):
        raise UsageError(refusal)
    if bestand in OF_PLAN:
        return _sent(hier, bestand, None)
    for code in members_of(hier.werk):
        if bestand in {name for name, _ in _names_of(code)}:
            return _sent(hier, bestand, code)
    raise NotFoundError(GONE)


def _sent(hier: Werkplek, name: str, gemeente: str | None) -> Response:
    kind = name.rpartition(".")[2]
    made = make_documents(hier.werk, (kind,), gemeente).documenten
    wanted = "plan.pdf" if name.startswith("raad-versie-") else name
    whose = "" if gemeente else f"{file_name(hier.onderwerp.naam)}-"
    headers = {"Content-Disposition": f'attachment; filename="{whose}{name}"'}
    return Response(made[wanted], media_type=KINDS[kind][1], headers=headers)


def refuse(hier: Werkplek) -> str:
    """Say why there is no plan here; empty when there is."""
    if hier.onderwerp.soort not in (NATIONAL, REGIO):
        return ""
    return (
        f"Een plan is van een verband of een gemeente. {hier.onderwerp.naam} is dat niet. Kies "
        "eerst een verband of een gemeente."
    )


def _task(hier: Werkplek, plan: Plan, chapter: Chapter) -> Taak:
    about, missing = HOOFDSTUKKEN[chapter.sleutel], len(chapter.ontbreekt)
    things = "1 ding ontbreekt" if missing == 1 else f"{missing} dingen ontbreken"
    said = len(remarks_on(hier.werk, plan, chapter))
    words = "1 opmerking" if said == 1 else f"{said} opmerkingen"
    return Taak(
        chapter.nummer,
        chapter.titel,
        f"{hier.pad}/plan/hoofdstuk/{chapter.sleutel}",
        chapter.eigenaar or about.rol,
        not chapter.eigenaar,
        chapter.status,
        chapter.status not in (KLAAR, NIET_NODIG),
        things if missing else "",
        words if said else "",
    )


def _file(hier: Werkplek, name: str) -> Bestand:
    kind = name.rpartition(".")[2]
    return Bestand(f"{hier.pad}/plan/document/{name}", name, KINDS[kind][0])


def _names_of(code: str) -> Iterator[tuple[str, str]]:
    """Give name and purpose of every document for one council."""
    name = file_name(name_of(code))
    yield f"raad-{name}.html", "Raadspagina voor een telefoon"
    yield f"raad-{name}.pdf", "Raadspagina als PDF"
    yield f"raad-versie-{name}.pdf", "Hele plan als PDF"


def _council(hier: Werkplek, code: str) -> Raad:
    return Raad(
        name_of(code),
        tuple(
            Bestand(f"{hier.pad}/plan/document/{name}", name, said)
            for name, said in _names_of(code)
        ),
    )
