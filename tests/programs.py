# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Other programs that open our documents; a machine without one passes its tests over."""

import os
import shutil

import pytest

SOFFICE, PDFTOTEXT = shutil.which("soffice"), shutil.which("pdftotext")

REQUIRED = os.environ.get("SPRINGPLANK_LIBREOFFICE_VERPLICHT") == "1"
"""Set by ./springplank test when LibreOffice is there: then nothing may be passed over."""


def needs(*programs: str | None, name: str) -> pytest.MarkDecorator:
    """Mark a test that needs programs: passed over without them, unless they are required."""
    return pytest.mark.skipif(not REQUIRED and None in programs, reason=f"{name} is er niet")


needs_libreoffice = needs(SOFFICE, name="LibreOffice")
needs_pdftotext = needs(PDFTOTEXT, name="pdftotext")
needs_both = needs(SOFFICE, PDFTOTEXT, name="LibreOffice of pdftotext")
