# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Reads finished documents back: words and their places, and what LibreOffice makes of it."""

import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree as ET

from tests.programs import PDFTOTEXT, SOFFICE

MOST = 180
"""Seconds that a conversion may take."""

XHTML = "{http://www.w3.org/1999/xhtml}"
LOOSE = re.compile("[\\s\u200b\u2060\u00ad-]+")


@dataclass(frozen=True)
class Word:
    """One word on a page, with its place in points from the left and from the top."""

    text: str
    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True)
class Page:
    """One page."""

    width: float
    height: float
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """All words."""
        return " ".join(word.text for word in self.words)

    def outside(self, side: float) -> list[str]:
        """Give the words that stand outside the margins; the head and the foot are inside."""
        return [
            word.text
            for word in self.words
            if word.left < side - 1
            or word.right > self.width - side + 1
            or word.top < 20
            or word.bottom > self.height - 20
        ]

    def overlapping(self) -> list[str]:
        """Give the words that stand on top of another one."""
        found = []
        for at, one in enumerate(self.words):
            for other in self.words[at + 1 :]:
                wide = min(one.right, other.right) - max(one.left, other.left)
                high = min(one.bottom, other.bottom) - max(one.top, other.top)
                if wide > 2 and high > 0.5 * (one.bottom - one.top):
                    found.append(f"{one.text} / {other.text}")
        return found


def pages_of(pdf: bytes) -> list[Page]:
    """Read the words of a PDF and their places."""
    assert PDFTOTEXT is not None
    with TemporaryDirectory() as folder:
        path = Path(folder) / "stuk.pdf"
        path.write_bytes(pdf)
        made = subprocess.run(
            [PDFTOTEXT, "-bbox", str(path), "-"], check=True, capture_output=True, text=True
        ).stdout
    root = ET.fromstring(re.sub("[\x00-\x08\x0b-\x1f]", "", made))
    return [
        Page(
            float(page.attrib["width"]),
            float(page.attrib["height"]),
            tuple(
                Word(
                    word.text or "",
                    *(float(word.attrib[name]) for name in ("xMin", "xMax", "yMin", "yMax")),
                )
                for word in page.iter(f"{XHTML}word")
            ),
        )
        for page in root.iter(f"{XHTML}page")
    ]


def squeezed(text: str) -> str:
    """Leave out spaces and hyphens: where a line ends says nothing about what stands there."""
    return LOOSE.sub("", text)


def through_libreoffice(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Let LibreOffice open files with a fresh profile and make a PDF of each; it starts once.

    Args:
        files: content by kind: "docx".

    Returns:
        The PDF of each, by the same kind.
    """
    assert SOFFICE is not None
    with TemporaryDirectory() as folder:
        home = Path(folder)
        paths = []
        for number, (name, content) in enumerate(files.items()):
            path = home / f"{number}.{name}"
            path.write_bytes(content)
            paths.append(path)
        subprocess.run(
            [
                *(SOFFICE, "--headless", f"-env:UserInstallation={(home / 'profiel').as_uri()}"),
                *("--convert-to", "pdf", "--outdir", str(home / "uit"), *map(str, paths)),
            ],
            check=True,
            capture_output=True,
            timeout=MOST * len(files),
        )
        return {
            name: (home / f"uit/{path.stem}.pdf").read_bytes()
            for name, path in zip(files, paths, strict=True)
        }
