# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Reads the text of a stranger's document: Word, OpenDocument, PDF or plain text.

Of a Word or OpenDocument file only the one part with the text is unpacked, counted while it
grows. Pictures, macros, links and what else is in the file are never touched.
"""

import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from io import BytesIO
from typing import TYPE_CHECKING

from springplank.errors import DataError
from springplank.imports.apart import work_apart
from springplank.imports.confined import Bounds
from springplank.imports.files import NAMELESS
from springplank.imports.report import safe_name

if TYPE_CHECKING:  # loaded by whoever reads, when it is needed
    from lxml import etree

BOUNDS = Bounds(seconds=45, reading=60.0, answer=32_000_000)
"""What reading one document may cost."""

LARGEST = 10_000_000
"""Bytes of a document."""

MOST_UNPACKED = 40_000_000
"""Bytes of the part with the text: a plan of a thousand pages is smaller."""

MOST_SIGNS = 3_000_000
MOST_PAGES = 1_000
LONGEST_HEAD = 120

_WORD, _ODF = "word/document.xml", "content.xml"
_MANIFEST, _ENCRYPTED = "META-INF/manifest.xml", b"encryption-data"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_T = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OLE = b"\xd0\xcf\x11\xe0"
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_HEAD = re.compile(r"(?:heading|kop|title|titel)", re.IGNORECASE)
_BROKEN = re.compile(r"(?<=[a-zà-ÿ])-\n(?=[a-zà-ÿ])")
_END = re.compile(r"\n\s*\n|(?<=[.!?:;])\s*\n")
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u202a-\u202e\u2066-\u2069]")
"""Signs that a reader does not see, but that can turn a line or a screen around."""

_REMEDY = "Sla het document op als .docx of .txt en probeer het opnieuw."


@dataclass(frozen=True, slots=True)
class Alinea:
    """One paragraph.

    Attributes:
        tekst: what it says, with single spaces.
        plek: where it stands, for a reader: "bladzijde 3" or "alinea 12, onder Financiën".
    """

    tekst: str
    plek: str


@dataclass(frozen=True, slots=True)
class Tekst:
    """The text of a document.

    Attributes:
        naam: its name.
        alineas: its paragraphs in order, those in tables with them.
    """

    naam: str
    alineas: tuple[Alinea, ...]


@dataclass(frozen=True, slots=True)
class _Reading:
    """Turns a document into packed paragraphs."""

    naam: str

    def __call__(self, data: bytes) -> bytes:
        found = read_tekst(data, self.naam)
        return json.dumps([[one.tekst, one.plek] for one in found.alineas]).encode()


def read_tekst_apart(data: bytes, naam: str, bounds: Bounds = BOUNDS) -> Tekst:
    """Read a document in a process of its own; see `read_tekst`.

    Raises:
        DataError: it cannot be read, or the reading had to be stopped.
    """
    shown = safe_name(naam) or NAMELESS
    _check_size(data, shown)
    answer = work_apart(
        _Reading(naam), data, naam, prepare=load_readers, bounds=bounds, remedy=_REMEDY
    )
    return Tekst(shown, tuple(Alinea(str(tekst), str(plek)) for tekst, plek in json.loads(answer)))


def load_readers() -> None:
    """Load what reading needs, while it may still be loaded."""
    for module in ("lxml.etree", "pypdf"):
        import_module(module)


def read_tekst(data: bytes, naam: str) -> Tekst:
    """Read a document.

    Args:
        data: every byte.
        naam: its name as it was given; it is only shown.

    Raises:
        DataError: it is too large, a bomb, protected, damaged, a scan, or of another kind.
    """
    shown = safe_name(naam) or NAMELESS
    _check_size(data, shown)
    if data.startswith(b"PK"):
        found = _of_package(data, shown)
    elif data.lstrip()[:5] == b"%PDF-":
        found = _of_pdf(data, shown)
    else:
        found = _of_plain(data, shown)
    alineas = tuple(_counted(found, shown))
    if not alineas:
        raise DataError(f"{shown} bevat geen tekst. Kies een document met tekst.")
    return Tekst(shown, alineas)


def _check_size(data: bytes, naam: str) -> None:
    if not data:
        raise DataError("Er is geen bestand gekozen, of het is leeg. Kies een bestand.")
    if len(data) > LARGEST:
        raise DataError(
            f"{naam} is groter dan {LARGEST // 1_000_000} MB. Haal de plaatjes eruit en probeer "
            "het opnieuw."
        )


def _counted(found: Iterator[Alinea], naam: str) -> Iterator[Alinea]:
    """Pass on what says something, as long as it is not too much."""
    signs = 0
    for one in found:
        tekst = " ".join(_UNSEEN.sub("", one.tekst).split())
        signs += len(tekst)
        if signs > MOST_SIGNS:
            raise DataError(f"{naam} bevat te veel tekst. Kies alleen het plan, zonder bijlagen.")
        if tekst:
            yield Alinea(tekst, one.plek)


def _of_package(data: bytes, naam: str) -> Iterator[Alinea]:
    """Read a Word or OpenDocument file, of which one part is unpacked."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            names = set(package.namelist())
            part = next((one for one in (_WORD, _ODF) if one in names), "")
            if not part:
                raise DataError(
                    f"{naam} is geen Word- of OpenDocument-tekst. Sla het op als .docx of .odt."
                )
            if package.getinfo(part).flag_bits & 1:
                raise _protected(naam)
            if _MANIFEST in names and _ENCRYPTED in _unpacked(package, _MANIFEST, naam):
                raise _protected(naam)
            content = _unpacked(package, part, naam)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError):
        raise DataError(f"{naam} is beschadigd. Open het en sla het opnieuw op.") from None
    if _DOCTYPE.search(content):
        raise DataError(f"{naam} bevat een onveilig deel. {_REMEDY}")
    return _of_word(content, naam) if part == _WORD else _of_odf(content, naam)


def _unpacked(package: zipfile.ZipFile, part: str, naam: str) -> bytes:
    """Unpack one part; what the file says of its own size is no proof."""
    with package.open(part) as file:
        content = file.read(MOST_UNPACKED + 1)
    if len(content) > MOST_UNPACKED:
        raise DataError(f"{naam} wordt bij het uitpakken te groot. {_REMEDY}")
    return content


def _of_word(content: bytes, naam: str) -> Iterator[Alinea]:
    """Give the paragraphs of a Word file; deleted text that is still tracked is left out."""
    style, text, break_ = f"{_W}pStyle", f"{_W}t", (f"{_W}br", f"{_W}tab")
    place = _Place()
    for paragraph in _elements(content, naam, f"{_W}p"):
        parts, head = [], False
        for element in paragraph.iter(style, text, *break_):
            if element.tag == style:
                head = bool(_HEAD.match(str(element.get(f"{_W}val", ""))))
            else:
                parts.append(element.text or "" if element.tag == text else " ")
        yield from place.give("".join(parts), is_head=head)


def _of_odf(content: bytes, naam: str) -> Iterator[Alinea]:
    """Give the paragraphs and headings of an OpenDocument text."""
    head, gone = f"{_T}h", f"{_T}tracked-changes"
    spaces = (f"{_T}s", f"{_T}tab", f"{_T}line-break")
    place = _Place()
    for element in _elements(content, naam, head, f"{_T}p"):
        if next(element.iterancestors(gone), None) is not None:
            continue  # deleted text that is still tracked
        parts = [element.text or ""]
        for inner in element.iterdescendants():
            parts += [" " if inner.tag in spaces else inner.text or "", inner.tail or ""]
        yield from place.give("".join(parts), is_head=element.tag == head)


def _elements(content: bytes, naam: str, *tags: str) -> "Iterator[etree._Element]":
    """Give elements one by one; nothing outside the part is opened."""
    from lxml import etree

    walk = etree.iterparse(
        BytesIO(content), tag=tags, resolve_entities=False, no_network=True, huge_tree=False
    )
    try:
        for _, element in walk:
            yield element
            # A paragraph can stand in a text frame of another one: it is read only once.
            element.clear(keep_tail=True)
    except etree.XMLSyntaxError:
        raise DataError(f"{naam} is beschadigd. Open het en sla het opnieuw op.") from None


class _Place:
    """Counts paragraphs and remembers the last heading."""

    def __init__(self) -> None:
        self._number, self._head = 0, ""

    def give(self, text: str, *, is_head: bool) -> Iterator[Alinea]:
        tekst = " ".join(text.split())
        if not tekst:
            return
        self._number += 1
        if is_head:
            self._head = tekst[:LONGEST_HEAD]
        under = f", onder {self._head}" if self._head and not is_head else ""
        yield Alinea(tekst, f"alinea {self._number}{under}")


def _of_pdf(data: bytes, naam: str) -> Iterator[Alinea]:
    """Give the paragraphs of a PDF, as well as its lines show where one ends."""
    import pypdf
    from pypdf.errors import DependencyError, PyPdfError

    try:
        reader = pypdf.PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise _protected(naam)
        if len(reader.pages) > MOST_PAGES:
            raise DataError(f"{naam} heeft meer dan {MOST_PAGES} bladzijden. Kies alleen het plan.")
        pages = [page.extract_text() for page in reader.pages]
    except DependencyError:
        raise _protected(naam) from None
    except (PyPdfError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError,
            ValueError):  # fmt: skip
        raise DataError(f"{naam} is geen PDF die te lezen is. {_REMEDY}") from None
    if not "".join(pages).strip():
        raise DataError(
            f"{naam} is een scan: er staan plaatjes in, en geen tekst. Zoek het bestand waarvan "
            "de scan is gemaakt."
        )
    for number, page in enumerate(pages, 1):
        for part in _END.split(_BROKEN.sub("", page)):
            yield Alinea(part, f"bladzijde {number}")


def _of_plain(data: bytes, naam: str) -> Iterator[Alinea]:
    """Give the paragraphs of a plain text; an empty line ends one."""
    if data.startswith(_OLE):
        raise DataError(
            f"{naam} is een oud Word-bestand (.doc) of is beveiligd. Sla het op als .docx, zonder "
            "wachtwoord."
        )
    if data.startswith(b"{\\rtf") or b"\0" in data:
        raise DataError(f"{naam} is geen tekst die wij kunnen lezen. {_REMEDY}")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    place = _Place()
    for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n").replace("\r", "\n")):
        yield from place.give(part, is_head=False)


def _protected(naam: str) -> DataError:
    return DataError(
        f"{naam} is beveiligd. Bewaar een kopie zonder wachtwoord en probeer het opnieuw."
    )
