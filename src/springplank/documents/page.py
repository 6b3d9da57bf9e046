# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""A plan as one page for a phone: it stands alone, fetches nothing, and works without a script."""

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from springplank.documents.letters import clean
from springplank.documents.notes import Notes
from springplank.documents.pictures import read_drawing
from springplank.documents.plan import Chart, LiveFigure, Paragraph, Part, Plan, parts_of
from springplank.documents.runs import glued, in_cell
from springplank.words.figures import day

FOLDER = Path(__file__).parent
NEW_PARAGRAPH = re.compile(r"\n\s*\n")
COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)

_TEMPLATES = Environment(
    loader=FileSystemLoader(FOLDER),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    finalize=lambda value: value if isinstance(value, Markup) else _shown(value),
)


def _shown(value: object) -> object:
    return clean(value) if isinstance(value, str) else value


def render_page(plan: Plan) -> str:
    """Write a plan as one page of HTML.

    Raises:
        DataError: for a picture that does not belong in a document.
    """
    style, policy = _style_and_policy()
    sources = _Sources(plan)
    return _TEMPLATES.get_template("page.html").render(
        plan=plan,
        datum=day(plan.datum),
        stijl=style,
        beleid=policy,
        bronnen=sources.texts,
        noten=sources.notes,
        in_blok=parts_of,
        heel=_whole,
        alineas=_paragraphs,
        plaatje=_picture,
        kort=_short,
    )


class _Sources:
    """The sources that a figure on the page rests on, numbered from 1 in the order of the plan.

    Attributes:
        texts: what the list says of each.
    """

    def __init__(self, plan: Plan) -> None:
        self._notes = Notes(plan)
        every = self._notes.numbers(plan.figures())
        texts = self._notes.sources()
        self._number = {old: new for new, old in enumerate(every, 1)}
        self.texts = tuple(texts[old - 1] for old in every)

    def notes(self, delen: Iterable[Part]) -> list[tuple[str, int]]:
        """Give what a text rests on: "3–5" for numbers in a row, each with the first of them."""
        rows: list[list[int]] = []
        for number in sorted(self._number[old] for old in self._notes.numbers(delen)):
            if rows and rows[-1][-1] == number - 1:
                rows[-1].append(number)
            else:
                rows.append([number])
        return [
            (str(row[0]) if len(row) == 1 else f"{row[0]}\N{EN DASH}{row[-1]}", row[0])
            for row in rows
        ]


def _whole(text: str) -> str:
    """Keep an amount in one piece at the end of a line."""
    return glued(clean(text))


def _paragraphs(block: Paragraph) -> Iterator[tuple[Part, ...]]:
    """Give the pieces of each paragraph of a text; an empty line starts a new one."""
    current: list[Part] = []
    for part in block.delen:
        if isinstance(part, LiveFigure):
            current.append(part)
            continue
        first, *others = NEW_PARAGRAPH.split(clean(part))
        current.append(first)
        for text in others:
            yield tuple(current)
            current = [text]
    yield tuple(current)


def _short(part: Part) -> Part:
    return in_cell(part) if isinstance(part, LiveFigure) else part


def _picture(block: Chart) -> Markup:
    svg = read_drawing(block.svg, block.sleutel).svg.decode("utf-8")
    return Markup(svg)  # noqa: S704 - read_drawing refuses everything that is not a drawing


@cache
def _style_and_policy() -> tuple[Markup, str]:
    """Give the style sheet, and the rules for the browser: that sheet, and nothing else at all."""
    text = COMMENT.sub("", (FOLDER / "page.css").read_text("utf-8"), count=1).strip()
    sum_ = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{sum_}'; base-uri 'none'; form-action 'none'"
    return Markup(text), policy  # noqa: S704 - our own style sheet
