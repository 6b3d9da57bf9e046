# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What typst needs to set pages: the shipped letters and nothing of the machine it runs on."""

import json
import tomllib
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from springplank.documents.letters import FONTS, printable
from springplank.documents.pictures import written

if TYPE_CHECKING:
    import typst

POINTS = """#let pictures = json(bytes(sys.inputs.pictures))
#set page(width: 720pt, height: auto, margin: 0pt)
#for one in pictures { page(image(bytes(one), format: "svg", width: 100%)) }
"""
FINE = 144.0
"""Points per inch: 1440 for a picture as wide as the page, which prints sharply."""


@cache
def fonts() -> "typst.Fonts":
    """Give the shipped fonts: the same plan has to look the same on every machine."""
    import typst

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )


@cache
def families() -> tuple[str, ...]:
    """Give the names of the shipped fonts, in the order of falling back."""
    listed = tomllib.loads((FONTS / "herkomst.toml").read_text(encoding="utf-8"))
    return tuple(dict.fromkeys(font["familie"] for font in listed["lettertype"]))


def as_png(drawings: Sequence[bytes]) -> list[bytes]:
    """Draw checked pictures in points, for programs that do not know SVG."""
    import typst

    if not drawings:
        return []
    pictures = [written(svg, printable, families()) for svg in drawings]
    made = typst.Compiler(POINTS.encode(), font_paths=fonts()).compile(
        format="png", ppi=FINE, sys_inputs={"pictures": json.dumps(pictures)}
    )
    assert made is not None
    return [made] if isinstance(made, bytes) else made
