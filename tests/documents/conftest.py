# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The sample as every kind of document, made once for all tests."""

import pytest
from tests.documents.papers import through_libreoffice
from tests.documents.sample import sample

from springplank.documents.elements import Sheets
from springplank.documents.flow import lay_out
from springplank.documents.opendocument import render_odt
from springplank.documents.pdf import render_pdf
from springplank.documents.word import render_docx


@pytest.fixture(scope="session")
def sheets() -> Sheets:
    return lay_out(sample())


@pytest.fixture(scope="session")
def pdf() -> bytes:
    return render_pdf(sample())


@pytest.fixture(scope="session")
def docx() -> bytes:
    return render_docx(sample())


@pytest.fixture(scope="session")
def odt() -> bytes:
    return render_odt(sample())


@pytest.fixture(scope="session")
def office(docx: bytes, odt: bytes) -> dict[str, bytes]:
    return through_libreoffice({"docx": docx, "odt": odt})
