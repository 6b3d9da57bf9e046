# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Page Inlezen: a file of one's own, first the report, then keep it; and take it back again."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request, Response

from springplank.actions.imports import list_imports, withdraw_import
from springplank.actions.uploads import Preview, Uploads, on_screen
from springplank.errors import DataError, UsageError
from springplank.imports.kinds import KINDS
from springplank.imports.manifests import Manifest
from springplank.imports.report import Finding, Report, Severity, safe_name
from springplank.web.drawer import Drawer
from springplank.web.pages.beelden import Keuzelijst
from springplank.web.receiving import Received, Upload
from springplank.web.rendering import render
from springplank.web.saving import go_to
from springplank.web.velden import Veld
from springplank.web.werkplek import Basis, moment_in_words
from springplank.words.figures import day, decimal

router = APIRouter(include_in_schema=False, prefix="/inlezen")

SHOWN = 100
"""Points of one kind in the report; more is counted."""

BACK = re.compile(r"/(bekijk|dossier)/[A-Za-z0-9_-]{1,100}")
"""Where a person may be sent back to: a subject of the workbench and nothing else."""

HEADS: Mapping[Severity, str] = {
    Severity.BLOKKEERT: "Dit moet eerst beter",
    Severity.VRAAG: "Hoe moeten wij deze getallen lezen?",
    Severity.OPMERKELIJK: "Dit valt op",
}
WHOLE = "Hele bestand"
MARKS = (
    ("", "Springplank kijkt zelf"),
    ("komma", "Een komma: 1,5 is anderhalf"),
    ("punt", "Een punt: 1.5 is anderhalf"),
)


@dataclass(frozen=True, slots=True)
class Aanvraag:
    """The form as the person filled it in.

    Attributes:
        soort: kind of data.
        bron: where the data come from.
        peildatum: day to which they apply, as it was typed.
        blad: name of a sheet.
        decimaalteken: answer to the question about ambiguous numbers.
        terug: address of the subject that the person came from.
        wachtend: key of the file that we still have.
        bestand: name of that file.
    """

    soort: str = ""
    bron: str = ""
    peildatum: str = ""
    blad: str = ""
    decimaalteken: str = ""
    terug: str = ""
    wachtend: str = ""
    bestand: str = ""

    @property
    def verborgen(self) -> tuple[tuple[str, str], ...]:
        """Give what is sent along with the answer to a question about numbers."""
        names = ("soort", "bron", "peildatum", "blad", "terug", "wachtend")
        return tuple((name, getattr(self, name)) for name in names)

    @property
    def soorten(self) -> Keuzelijst:
        """Give the kinds to choose from."""
        options = tuple((kind.soort, _capital(kind.titel)) for kind in KINDS.values())
        first = ("", "Kies een soort")
        return Keuzelijst("soort", "Wat staat er in het bestand?", (first, *options), self.soort)

    @property
    def velden(self) -> tuple[Veld, ...]:
        """Give the fields about the file."""
        origin = "Bijvoorbeeld: opgave van de afdeling Werk, of het jaarverslag."
        moment = "De dag waarop deze cijfers gelden, bijvoorbeeld 31-12-2025."
        return (
            Veld(
                "bron", "Waar komen de cijfers vandaan?", self.bron, origin, ruim=True, soort="text"
            ),
            Veld("peildatum", "Peildatum", self.peildatum, moment, soort="date"),
        )

    @property
    def tekens(self) -> Keuzelijst:
        """Give the ways to read a number."""
        return Keuzelijst(
            "decimaalteken", "Decimaalteken in het bestand", MARKS, self.decimaalteken
        )

    @property
    def bladveld(self) -> Veld:
        """Give the field for a sheet."""
        hint = "Alleen nodig bij een Excel-bestand met meer bladen."
        return Veld("blad", "Blad", self.blad, hint, ruim=True, soort="text")


@dataclass(frozen=True, slots=True)
class Punt:
    """One thing about one place: where, what stands there, what is wrong and what to do."""

    plaats: str
    waarde: str
    zin: str
    raad: str


@dataclass(frozen=True, slots=True)
class Punten:
    """Points of one kind: its head, those that are shown, and how many more there are."""

    kop: str
    getoond: tuple[Punt, ...]
    meer: int
    vraagt: bool


@dataclass(frozen=True, slots=True)
class Verslag:
    """What was right, odd or wrong in a file.

    Attributes:
        bestand: its name.
        titel: what it is.
        soort: kind of message: "goed", "let-op" or "fout".
        conclusie: what it means and what to do.
        goed: what was right.
        punten: what blocks, must be answered or is odd.
        nodig: what else is needed before the rows count.
        vraagt: something must be answered in the form.
        sleutel: key to take it over with; empty when that cannot be.
        knop: text of that button.
        akkoord: the button says that what is odd is right.
    """

    bestand: str
    titel: str
    soort: str
    conclusie: str
    goed: tuple[str, ...]
    punten: tuple[Punten, ...]
    nodig: tuple[str, ...]
    vraagt: bool
    sleutel: str
    knop: str
    akkoord: bool


@dataclass(frozen=True, slots=True)
class Ingelezen:
    """One import, in words."""

    id: str
    titel: str
    bron: str
    peildatum: str
    bestand: str
    rijen: str
    moment: str


@dataclass(frozen=True, slots=True)
class Context:
    """All that inlezen.html may use."""

    basis: Basis
    aanvraag: Aanvraag
    verslag: Verslag | None
    lijst: tuple[Ingelezen, ...]
    soorten: tuple[tuple[str, str, str], ...] = field(default_factory=lambda: tuple(_kinds()))


Text = Annotated[str, Query(max_length=200)]


@router.get("")
def show(
    request: Request,
    soort: Text = "",
    terug: Text = "",
    gedaan: Text = "",
    ingetrokken: Text = "",
) -> Response:
    """Show the form, and what was taken in before."""
    asked = Aanvraag(soort if soort in KINDS else "", terug=_back(terug))
    found = list_imports()
    kept = next((one for one in found if one.id == gedaan), None)
    told: tuple[tuple[str, str], ...] = ()
    if kept is not None:
        told = (("goed", _taken(kept)),)
    elif ingetrokken:
        told = (("goed", "De gegevens zijn ingetrokken. Wij rekenen er niet meer mee."),)
    return _page(request, asked, melding=told)


@router.post("")
def check(request: Request, sent: Upload) -> Response:
    """Check a file and show the report; nothing is kept yet."""
    drawer: Drawer = request.app.state.drawer
    asked, name, content = _asked(sent, drawer)
    try:
        _refuse_incomplete(asked, content)
        uploads: Uploads = request.app.state.uploads
        found = uploads.preview(
            name,
            content,
            asked.soort,
            bron=asked.bron,
            peildatum=asked.peildatum,
            sheet=asked.blad or None,
            decimaalteken=asked.decimaalteken or None,
        )
    except UsageError as error:
        return _page(request, asked, melding=(("fout", on_screen(str(error))),), status=400)
    except DataError as error:
        # Nothing that a person fills in makes this file readable: it need not wait.
        drawer.drop(asked.wachtend)
        asked = replace(asked, wachtend="", bestand="")
        return _page(request, asked, melding=(("fout", str(error)),), status=422)
    return _page(request, asked, _report(found))


@router.post("/overnemen")
def take_over(
    request: Request,
    sleutel: Annotated[str, Form(max_length=200)] = "",
    akkoord: Annotated[str, Form(max_length=10)] = "",
    terug: Annotated[str, Form(max_length=200)] = "",
    wachtend: Annotated[str, Form(max_length=200)] = "",
) -> Response:
    """Keep what was found right, or what the person says is right.

    Raises:
        UsageError: when the check is too old, or something is odd and was not accepted.
    """
    uploads: Uploads = request.app.state.uploads
    taken = uploads.take_over(sleutel, accept_odd=akkoord == "ja")
    if taken.imported is None:
        raise UsageError("Er is niets overgenomen. Ga terug en kies Neem toch over.")
    drawer: Drawer = request.app.state.drawer
    drawer.drop(wachtend)
    back = f"&terug={_back(terug)}" if _back(terug) else ""
    return go_to(request, f"/inlezen?gedaan={taken.imported.manifest.id}{back}")


@router.post("/intrekken")
def withdraw(
    request: Request,
    naam: Annotated[str, Form(max_length=200)] = "",
    terug: Annotated[str, Form(max_length=200)] = "",
) -> Response:
    """Take an import out of use; a second time changes nothing."""
    if any(one.id == naam for one in list_imports()):
        withdraw_import(naam)
    back = f"&terug={_back(terug)}" if _back(terug) else ""
    return go_to(request, f"/inlezen?ingetrokken=ja{back}")


def _refuse_incomplete(asked: Aanvraag, content: bytes) -> None:
    if not content:
        raise UsageError("Er is geen bestand gekozen, of het is leeg. Kies een bestand.")
    if not asked.soort:
        raise UsageError("Er is geen soort gekozen. Kies wat er in het bestand staat.")


def _asked(sent: Received, drawer: Drawer) -> tuple[Aanvraag, str, bytes]:
    """Read the form; without a new file the one that we still have is meant."""
    texts = {name: sent.velden.get(name, "")[:600].strip() for name in Aanvraag.__slots__}
    texts["terug"] = _back(texts["terug"])
    name, content, key = sent.naam, sent.inhoud, ""
    waiting = drawer.find(texts["wachtend"])
    if content:
        drawer.drop(texts["wachtend"])
        key = drawer.put(name, content)
    elif waiting is not None:
        name, content, key = waiting.naam, waiting.inhoud, texts["wachtend"]
    texts |= {"wachtend": key, "bestand": safe_name(name) if key else ""}
    return Aanvraag(**texts), name, content


def _page(
    request: Request,
    asked: Aanvraag,
    verslag: Verslag | None = None,
    *,
    melding: tuple[tuple[str, str], ...] = (),
    status: int = 200,
) -> Response:
    found = tuple(_in_words(one) for one in list_imports()[::-1])
    context = Context(Basis(actief="inlezen", melding=melding), asked, verslag, found)
    return render(request, "inlezen.html", context, status)


def _report(found: Preview) -> Verslag:
    report = found.report
    odd = found.asks_consent
    return Verslag(
        bestand=report.file_name,
        titel=_capital(report.kind.titel),
        soort=_tone(report),
        conclusie=_conclusion(found),
        goed=(*report.good, *(total.text for total in report.sums)),
        punten=tuple(_points(report, severity) for severity in HEADS if report.of(severity)),
        nodig=found.needs_too,
        vraagt=bool(report.of(Severity.VRAAG)),
        sleutel=found.key,
        knop="Neem toch over" if odd else "Neem over",
        akkoord=odd,
    )


def _tone(report: Report) -> str:
    if report.of(Severity.BLOKKEERT):
        return "fout"
    return "goed" if report.is_clean else "let-op"


def _conclusion(found: Preview) -> str:
    if not found.report.of(Severity.BLOKKEERT) and found.report.of(Severity.VRAAG):
        return "Er is nog niets overgenomen. Getallen zijn op twee manieren te lezen: kies er een."
    return found.conclusion.replace("kies dan Neem over", "kies dan Neem toch over")


def _points(report: Report, severity: Severity) -> Punten:
    findings = report.of(severity)
    shown = tuple(_point(finding) for finding in findings[:SHOWN])
    return Punten(
        HEADS[severity], shown, report.count(severity) - len(shown), severity is Severity.VRAAG
    )


def _point(found: Finding) -> Punt:
    # A question names the value itself, with what it could mean.
    value = "" if found.readings else found.value
    return Punt(_capital(found.place) or WHOLE, value, _capital(found.sentence), found.advice)


def _kinds() -> Iterator[tuple[str, str, str]]:
    """Give per kind its title, what it is used for and which columns it needs."""
    for kind in KINDS.values():
        needed = [column.key for column in kind.columns if column.required]
        groups = [" of ".join(group) for group in kind.one_of]
        yield _capital(kind.titel), kind.voedt, ", ".join((*needed, *groups))


def _in_words(found: Manifest) -> Ingelezen:
    return Ingelezen(
        found.id,
        _capital(found.kind.titel),
        found.bron,
        day(found.peildatum),
        found.file_name,
        decimal(found.rows, 0),
        moment_in_words(found.moment),
    )


def _taken(found: Manifest) -> str:
    rows = "1 rij is" if found.rows == 1 else f"{decimal(found.rows, 0)} rijen zijn"
    return f"{rows} overgenomen uit {found.file_name}. Alle pagina's rekenen er nu mee."


def _back(text: str) -> str:
    return text if BACK.fullmatch(text) else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
