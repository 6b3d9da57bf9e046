# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Documents as people make them, made by the libraries that write them."""

from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import odfdo
import pypdf

from springplank.documents.pdf import render_pdf
from springplank.documents.plan import Chapter, Paragraph, Plan, Section

KOP = "Financiën"


def make_docx(alineas: Sequence[str], kop: str = KOP, cel: str = "") -> bytes:
    """Make a Word file: a heading, paragraphs, and a table of one cell."""
    document = docx.Document()
    document.add_heading(kop, level=1)
    for text in alineas:
        document.add_paragraph(text)
    if cel:
        document.add_table(1, 1).cell(0, 0).text = cel
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def make_odt(alineas: Sequence[str], kop: str = KOP) -> bytes:
    """Make an OpenDocument text: a heading and paragraphs."""
    document = odfdo.Document("text")
    document.body.clear()
    document.body.append(odfdo.Header(1, kop))
    for text in alineas:
        document.body.append(odfdo.Paragraph(text))
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def make_pdf(alineas: Sequence[str], kop: str = KOP) -> bytes:
    """Make a PDF with our own typesetter."""
    blocks = tuple(Paragraph(f"geld.alinea{n}", (text,)) for n, text in enumerate(alineas))
    chapter = Chapter(1, "geld", kop, (Section(kop, blocks),), "", "te doen", ())
    plan = Plan("Een plan", "Regio", "regio", date(2026, 11, 23), "concept", "", (), (chapter,),
                (), (), False)  # fmt: skip
    return render_pdf(plan)


def make_scan() -> bytes:
    """Make a PDF of one page without any text."""
    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def lock_pdf(data: bytes) -> bytes:
    """Put a password on a PDF."""
    writer = pypdf.PdfWriter(BytesIO(data))
    writer.encrypt("geheim", algorithm="RC4-128")
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def change_package(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Give a copy of a package with some parts added or replaced."""
    file = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return file.getvalue()
