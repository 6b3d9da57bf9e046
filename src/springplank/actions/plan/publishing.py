# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Writes a plan as documents: all of them whole, or none."""

import errno
import gc
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from unicodedata import normalize

from springplank.actions.afspraken import agreement_of
from springplank.actions.plan.composition import compose_draft, draft_of
from springplank.actions.plan.draft import Ontwerp
from springplank.actions.plan.raad import council_page
from springplank.actions.werk import Werk, forget_answers
from springplank.bekostiging.afspraak import DOORSTROOM
from springplank.cohort.chance import forget_chance
from springplank.documents.plan import Plan
from springplank.errors import DataError, SpringplankError, UsageError
from springplank.reference.partnerships import Samenwerkingsverband, partnerships
from springplank.rekenboek.answers import Side
from springplank.rekenboek.kit import Book
from springplank.rekenboek.readme import About

UNSAFE = re.compile(r"[^a-z0-9]+")
CANNOT_WRITE: Mapping[int, str] = {
    errno.ENOENT: "de map erboven bestaat niet",
    errno.ENOTDIR: "een deel van het pad is geen map",
    errno.EEXIST: "daar staat al een bestand met die naam",
    errno.EISDIR: "daarin staat een map met de naam van een document",
    errno.EACCES: "u heeft daar geen schrijfrecht",
    errno.EPERM: "u heeft daar geen schrijfrecht",
    errno.EROFS: "daar mag niemand schrijven",
    errno.ENOSPC: "de schijf is vol",
    errno.ENAMETOOLONG: "de naam is te lang",
}
"""Why the system refuses to write, in Dutch."""

NO_COMPANY_FIGURES = (
    "De cijfers van het bedrijf zijn hier gemiddelden van de sector. Het zijn geen cijfers van dit "
    "bedrijf. Vul de eigen cijfers in."
)

NO_MOVES = (
    "Het rekenboek kan een bonus voor doorstroom niet narekenen. Neem het plan mee als PDF, Word "
    "of ODT."
)
"""The workbook has people at the end of a year, and not who moved on in between."""

Documents = Mapping[str, bytes]
"""Content by name of the file."""


@dataclass(frozen=True, slots=True, eq=False)
class Uitgave:
    """The documents of one plan.

    Attributes:
        plan: the plan that they were made of.
        documenten: content by name of the file.
    """

    plan: Plan
    documenten: Documents


def make_documents(werk: Werk, formaten: Sequence[str], gemeente: str | None = None) -> Uitgave:
    """Make the documents of a plan.

    Args:
        werk: the work.
        formaten: keys of FORMATEN.
        gemeente: code of the member whose council reads it; None for the plan itself, with the
            page for every council.

    Raises:
        UsageError: for an unknown format, a subject that makes no plan, a gemeente that is no
            member, or a place with too many gemeenten for a workbook.
        DataError: when own figures do not fit, or a document cannot be made.
    """
    check_formats(formaten)
    desk = _Desk(draft_of(werk, gemeente))
    made: dict[str, bytes] = {}
    for formaat in dict.fromkeys(formaten):
        made.update(FORMATEN[formaat](desk))
    return Uitgave(desk.plan, made)


def check_formats(formaten: Sequence[str]) -> None:
    """Check that every format can be made, and that there is one.

    Raises:
        UsageError: when it is not so.
    """
    if not formaten:
        raise UsageError(f"Kies ten minste één formaat uit: {', '.join(FORMATEN)}.")
    if unknown := [one for one in formaten if one not in FORMATEN]:
        raise UsageError(
            f"{unknown[0][:20]!r} is geen formaat. Kies uit: {', '.join(FORMATEN)}. Schrijf "
            "bijvoorbeeld pdf,docx."
        )


def make_all(
    formaten: Sequence[str], failed: Callable[[Samenwerkingsverband, str], None] | None = None
) -> Iterator[tuple[Samenwerkingsverband, Uitgave]]:
    """Make the documents of every known verband, with nothing filled in, one after another.

    What was computed for one plan is let go before the next: they share no figure.

    Args:
        formaten: keys of FORMATEN.
        failed: hears of which verband no plan could be made, and why; the others still follow.
            None stops at the first.

    Raises:
        UsageError: for an unknown format.
        DataError: when a document cannot be made and nobody hears of it.
    """
    check_formats(formaten)
    for verband in partnerships():
        try:
            made = make_documents(Werk(verband.key), formaten)
        except SpringplankError as error:
            if failed is None:
                raise
            failed(verband, str(error))
        else:
            yield verband, made
            del made  # the caller has it; here it would stay until the next one is whole
        forget_answers()
        forget_chance()
        gc.collect()  # a document is a tree that points back: without this it waits for its turn


@dataclass(frozen=True, eq=False)
class _Desk:
    """What documents of one plan share; each is made once, when a document needs it."""

    draft: Ontwerp

    @cached_property
    def plan(self) -> Plan:
        return compose_draft(self.draft)

    @cached_property
    def pages(self) -> Mapping[str, Plan]:
        """The page for each council, by the name of the gemeente as a file has it."""
        draft = self.draft
        leden = [draft.cijfers.gemeente] if draft.is_raad else list(draft.leden)
        return {
            file_name(draft.leden[code]): council_page(draft.werk, code, self.plan.status)
            for code in leden
        }

    @cached_property
    def book(self) -> Book:
        """The workbook that recomputes the figures, with the other options beside it."""
        from springplank.rekenboek.book import write_book

        draft, cijfers = self.draft, self.draft.cijfers
        found = [cijfers.under(key) for key in draft.opties if not cijfers.option(key).is_words]
        chosen = cijfers.hier if draft.route.is_words else draft.vooruit
        agreed = agreement_of(chosen.antwoord.outcome.question).delen
        if any(deel.prestatie == DOORSTROOM for deel in agreed):
            raise UsageError(NO_MOVES)
        sides = {one.run_id: Side(one.scenario.naam, one.run_id, one.antwoord) for one in found}
        mine = sides.pop(chosen.run_id, Side(chosen.scenario.naam, chosen.run_id, chosen.antwoord))
        about = About(
            self.plan.onderwerp,
            self.plan.datum,
            cijfers.geld.geld.stand.name,
            chosen.opmerkingen,
            is_example=self.plan.is_invented,
            about_company="" if cijfers.company_known else NO_COMPANY_FIGURES,
        )
        return write_book(about, mine, tuple(sides.values()))


def _pdf(desk: _Desk) -> Documents:
    from springplank.documents.pdf import render_pdf

    pages = {f"raad-{name}.pdf": render_pdf(page) for name, page in desk.pages.items()}
    return {"plan.pdf": render_pdf(desk.plan), **pages}


def _docx(desk: _Desk) -> Documents:
    from springplank.documents.word import render_docx

    return {"plan.docx": render_docx(desk.plan)}


def _odt(desk: _Desk) -> Documents:
    from springplank.documents.opendocument import render_odt

    return {"plan.odt": render_odt(desk.plan)}


def _xlsx(desk: _Desk) -> Documents:
    from springplank.rekenboek.xlsx import write_xlsx

    return {"rekenboek.xlsx": write_xlsx(desk.book)}


def _ods(desk: _Desk) -> Documents:
    from springplank.rekenboek.ods import write_ods

    return {"rekenboek.ods": write_ods(desk.book)}


def _html(desk: _Desk) -> Documents:
    from springplank.documents.page import render_page

    return {f"raad-{name}.html": render_page(page).encode() for name, page in desk.pages.items()}


def file_name(text: str) -> str:
    """Write a name as a file may have it.

    Example:
        >>> file_name("Voorbeeldstad (verzonnen)")
        'voorbeeldstad-verzonnen'
        >>> file_name("Súdwest-Fryslân")
        'sudwest-fryslan'
    """
    bare = normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return UNSAFE.sub("-", bare).strip("-")


FORMATEN: Mapping[str, Callable[[_Desk], Documents]] = {
    "pdf": _pdf,
    "docx": _docx,
    "odt": _odt,
    "xlsx": _xlsx,
    "ods": _ods,
    "html": _html,
}
"""What can be made."""


def save_documents(documents: Documents, folder: Path) -> tuple[Path, ...]:
    """Write documents in a folder: all of them whole, or none.

    Only when all of them are written do they get their place.

    Args:
        documents: content by name of the file.
        folder: made when it does not exist; older documents with the same name are replaced.

    Returns:
        The paths, in the order of the documents.

    Raises:
        DataError: when they cannot be written, with why; nothing has changed then.
    """
    half: Path | None = None
    try:
        if folder.exists() and not folder.is_dir():
            raise NotADirectoryError(errno.EEXIST, "")
        if any((folder / name).is_dir() for name in documents):
            raise IsADirectoryError(errno.EISDIR, "")
        # In the folder itself when it is there: what lies above it may be another disk.
        beside = folder if folder.is_dir() else folder.absolute().parent
        half = Path(tempfile.mkdtemp(prefix=".plan-", dir=beside))
        for name, content in documents.items():
            (half / name).write_bytes(content)
        folder.mkdir(exist_ok=True)
        for name in documents:
            (half / name).replace(folder / name)
    except OSError as error:
        why = CANNOT_WRITE.get(error.errno or 0, "kies een andere naam of map")
        raise DataError(f"De map {folder} kan niet worden geschreven: {why}.") from error
    finally:
        if half is not None:
            shutil.rmtree(half, ignore_errors=True)
    return tuple(folder / name for name in documents)
