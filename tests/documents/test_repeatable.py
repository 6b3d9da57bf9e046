# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The same plan gives the same bytes: in another program, on another day, in another time zone."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MAKE = """
import hashlib, sys
sys.path[:0] = ["src", "."]
from tests.documents.sample import sample
from springplank.documents.opendocument import render_odt
from springplank.documents.pdf import render_pdf
from springplank.documents.word import render_docx
for render in (render_pdf, render_docx, render_odt):
    print(hashlib.sha256(render(sample())).hexdigest())
"""


def test_another_program_makes_the_same_bytes(pdf: bytes, docx: bytes, odt: bytes) -> None:
    """Een ander proces met andere toevalsgetallen, tijdzone en map maakt dezelfde bytes."""
    around = os.environ | {"PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "LC_ALL": "C"}
    made = subprocess.run(
        [sys.executable, "-c", MAKE],
        cwd=ROOT,
        env=around,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()
    assert made == [hashlib.sha256(one).hexdigest() for one in (pdf, docx, odt)]
