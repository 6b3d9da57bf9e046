# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Page Uw begroting: what is right, what is odd, what each line is, and how it connects."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from springplank.actions.aansluiting import (
    ONTBREEKT,
    Aansluiting,
    choose_year,
    connect,
    read_begroting,
)
from springplank.actions.aansluiting_geheugen import forget, remember
from springplank.actions.aansluiting_terug import columns_for
from springplank.begroting.herkenning import ONTHOUDEN, OP_BEDRAG, chart
from springplank.begroting.kamer import add_apart, read_apart
from springplank.begroting.lezing import Begroting
from springplank.begroting.terug import suffix_of
from springplank.errors import DataError, UsageError
from springplank.imports.report import safe_name
from springplank.web.bestand import UNSAFE
from springplank.web.cijfers import Tabel
from springplank.web.drawer import Drawer
from springplank.web.pages.aansluiting_beelden import (
    Opvallend,
    Regelverschil,
    differences,
    findings,
    key_lists,
    line_rows,
    table_of,
    whole,
)
from springplank.web.pages.beelden import Keuzelijst
from springplank.web.receiving import Upload
from springplank.web.rendering import render
from springplank.web.saving import Sent, go_to
from springplank.web.velden import Veld
from springplank.web.werkplek import Basis, Hier, Werkplek

router = APIRouter(include_in_schema=False, prefix="/aansluiting")

CHOICE, LINE = "keuze.", "regel."
"""How the fields of a finding and of a line begin."""

COPIES = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
}
"""Type of a copy, by the end of its name."""

GONE = "Uw bestand wacht hier niet meer. Kies het opnieuw: wat u bij regels koos, weten wij nog."
NO_CHANGE = "U kijkt mee met een gedeelde link. Daarmee kunt u geen begroting inlezen."
_YEAR = re.compile(r"20\d\d")


@dataclass(frozen=True, slots=True)
class Uitslag:
    """What a file came to.

    Attributes:
        bestand: its name.
        wachtend: key of the file, while it waits.
        gevonden: how much was read and recognised, in one sentence.
        jaar: list of years to choose from.
        klopt: sentences about what is right, totals first.
        opvallend: what is odd, with what can be chosen.
        regels: a list per line that has to be looked at.
        meer: how many more lines there are to look at.
        tabel: every line with its post.
        aansluiting: the regelingen beside ours.
        verschillen: per regeling that differs the parts of the difference.
        ontbreekt: titles of regelingen of which he has no line.
        slot: kind of message and sentence that closes the aansluiting.
        verborgen: fields that go along with the download.
    """

    bestand: str
    wachtend: str
    gevonden: str
    jaar: Keuzelijst
    klopt: tuple[str, ...]
    opvallend: tuple[Opvallend, ...]
    regels: tuple[Keuzelijst, ...]
    meer: int
    tabel: Tabel
    aansluiting: Tabel
    verschillen: tuple[Regelverschil, ...]
    ontbreekt: str
    slot: tuple[str, str]
    verborgen: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Context:
    """All that aansluiting.html may use."""

    basis: Basis
    jaar: Veld
    uitslag: Uitslag | None


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a person asked about a file: its key, the year and the choices."""

    wachtend: str
    jaar: int | None
    keuzes: Mapping[str, bool]


@router.get("")
def show(
    request: Request, hier: Hier, vergeten: Annotated[str, Query(max_length=10)] = ""
) -> Response:
    """Show the form."""
    if not hier.may_change:
        return go_to(request, hier.pad)
    told = (("goed", "Wij weten uw keuzes bij regels niet meer."),) if vergeten else ()
    return _page(request, hier, melding=told)


@router.post("")
def read(request: Request, hier: Hier, sent: Upload) -> Response:
    """Read a file and show all about it; nothing of it is kept."""
    _refuse_shared(hier)
    if not sent.inhoud:
        told = "Er is geen bestand gekozen, of het is leeg. Kies een bestand."
        return _page(request, hier, melding=(("fout", told),), status=400)
    drawer: Drawer = request.app.state.drawer
    try:
        year = _year(sent.velden.get("jaar", ""))
    except UsageError as error:
        return _page(request, hier, melding=(("fout", str(error)),), status=400)
    key = drawer.put(sent.naam, sent.inhoud)
    return _answer(request, hier, _Asked(key, year, {}))


@router.post("/keuzes")
def choose(request: Request, hier: Hier, form: Sent) -> Response:
    """Keep what was chosen for lines, and show everything again."""
    _refuse_shared(hier)
    if form.velden.get("stap") == "vergeet":
        forget(hier.werk.code)
        return go_to(request, f"{hier.pad}/aansluiting?vergeten=ja")
    begin = len(LINE)
    chosen = {k[begin:]: v for k, v in form.velden.items() if k.startswith(LINE)}
    remember(hier.werk.code, chosen)
    return _answer(request, hier, _asked(form.velden))


@router.post("/excel")
def give_back(request: Request, hier: Hier, form: Sent) -> Response:
    """Give a copy of the workbook with our columns beside his."""
    _refuse_shared(hier)
    asked = _asked(form.velden)
    drawer: Drawer = request.app.state.drawer
    waiting = drawer.find(asked.wachtend)
    if waiting is None:
        return _page(request, hier, melding=(("fout", GONE),), status=400)
    found = connect(hier.werk, _understood(hier, waiting.naam, waiting.inhoud, asked))
    content = add_apart(waiting.inhoud, waiting.naam, columns_for(found))
    stem = UNSAFE.sub("-", safe_name(waiting.naam).rpartition(".")[0].lower()) or "begroting"
    kind = suffix_of(content)
    headers = {"Content-Disposition": f'attachment; filename="{stem}-met-springplank{kind}"'}
    return Response(content, media_type=COPIES[kind], headers=headers)


def _refuse_shared(hier: Werkplek) -> None:
    if not hier.may_change:
        raise UsageError(NO_CHANGE)


def _asked(velden: Mapping[str, str]) -> _Asked:
    begin = len(CHOICE)
    return _Asked(
        velden.get("wachtend", ""),
        _year(velden.get("jaar", "")),
        {k[begin:]: v == "over" for k, v in velden.items() if k.startswith(CHOICE)},
    )


def _year(text: str) -> int | None:
    if not text.strip():
        return None
    if not _YEAR.fullmatch(text.strip()):
        raise UsageError(f"{text[:20]!r} is geen jaar. Schrijf vier cijfers, zoals 2026.")
    return int(text)


def _understood(hier: Werkplek, naam: str, inhoud: bytes, asked: _Asked) -> Begroting:
    boek = read_apart(inhoud, naam)
    year = choose_year(boek) if asked.jaar is None else asked.jaar
    return read_begroting(hier.werk, boek, year, asked.keuzes)


def _answer(request: Request, hier: Werkplek, asked: _Asked) -> Response:
    """Read the file that waits, and show what it came to."""
    drawer: Drawer = request.app.state.drawer
    waiting = drawer.find(asked.wachtend)
    if waiting is None:
        return _page(request, hier, melding=(("fout", GONE),), status=400)
    try:
        begroting = _understood(hier, waiting.naam, waiting.inhoud, asked)
        found = connect(hier.werk, begroting)
    except UsageError as error:
        return _page(request, hier, melding=(("fout", str(error)),), status=400)
    except DataError as error:
        drawer.drop(asked.wachtend)
        return _page(request, hier, melding=(("fout", str(error)),), status=422)
    return _page(request, hier, _outcome(hier, found, asked), run_id=found.run_id)


def _page(
    request: Request,
    hier: Werkplek,
    uitslag: Uitslag | None = None,
    *,
    melding: tuple[tuple[str, str], ...] = (),
    status: int = 200,
    run_id: str = "",
) -> Response:
    hint = "Laat leeg als u het niet weet. Wij kiezen dan dit jaar, of het eerste jaar erna."
    year = Veld("jaar", "Jaar van de begroting", "", hint, soort="numeric")
    basis = hier.basis("aansluiting", run_id, melding)
    return render(request, "aansluiting.html", Context(basis, year, uitslag), status)


def _outcome(hier: Werkplek, found: Aansluiting, asked: _Asked) -> Uitslag:
    begroting = found.begroting
    lines, left = begroting.lijnen, begroting.na_te_kijken
    sheets = "1 blad" if begroting.bladen == 1 else f"{begroting.bladen} bladen"
    confirmed = [x for x in lines if x.voorstel.zekerheid in (OP_BEDRAG, ONTHOUDEN)]
    asked_now = [*left, *confirmed]
    lists = key_lists(asked_now, LINE, chart)
    years = sorted(begroting.jaren | {begroting.jaar})
    hidden = [
        ("wachtend", asked.wachtend),
        ("jaar", str(begroting.jaar)),
        *((CHOICE + key, "over" if taken else "negeer") for key, taken in asked.keuzes.items()),
    ]
    return Uitslag(
        begroting.naam,
        asked.wachtend,
        f"Gevonden: {sheets}, {len(lines)} regels. {len(lines) - len(left)} herkend, "
        f"{len(left)} om na te kijken.",
        Keuzelijst("jaar", "Jaar", tuple((str(y), str(y)) for y in years), str(begroting.jaar)),
        tuple(map(whole, (*(right.zin for right in begroting.gelijk), *begroting.goed))),
        findings(begroting.bevindingen, asked.keuzes, CHOICE),
        lists,
        len(asked_now) - len(lists),
        line_rows(lines),
        table_of(found, hier.pad),
        differences(found),
        ", ".join(r.titel for r in found.regels if r.stand == ONTBREEKT and r.onze),
        _close(found),
        tuple(hidden),
    )


def _close(found: Aansluiting) -> tuple[str, str]:
    """Say whether every cent is explained."""
    if not any(regel.begroot is not None for regel in found.regels):
        return "let-op", (
            "Wij vinden geen regel met geld van het Rijk. Kies hierboven welke regels dat zijn."
        )
    missing = [r for r in found.regels if r.stand == ONTBREEKT and r.onze]
    if found.niet_verklaard:
        return (
            "let-op",
            "Een deel van het verschil is niet verklaard. Hieronder staat wat u vraagt.",
        )
    if missing:
        return "info", "Alle verschillen zijn verklaard. Niet elke regeling staat in uw begroting."
    return "goed", "Alle verschillen zijn verklaard, tot op de cent."
