# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What is said about a text: the sources of its figures, and the remarks of readers."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from springplank.documents.letters import clean, one_line
from springplank.documents.plan import Comment, LiveFigure, Part, Plan, Reference

CHANGED = "Het cijfer is gewijzigd sinds deze opmerking."
NOWHERE = "niet (meer) in het plan"


class Notes:
    """Keeps what was said where, while a plan is laid out.

    Attributes:
        place: heading under which the next block stands.
    """

    def __init__(self, plan: Plan) -> None:
        self.place = "Samenvatting"
        self._waiting: dict[str, list[Comment]] = {}
        for remark in plan.opmerkingen:
            self._waiting.setdefault(remark.over, []).append(remark)
        self._placed: list[tuple[Comment, str]] = []
        self._texts = [_text(one) for one in plan.bronnen]
        self._known: dict[str, int] = {}
        for number, one in enumerate(plan.bronnen, 1):
            for name in (one.sleutel, one.titel):
                self._known.setdefault(one_line(name), number)

    def numbers(self, delen: Iterable[Part]) -> tuple[int, ...]:
        """Give the numbers of the sources of the figures, ascending; a new source gets one."""
        found = set[int]()
        for deel in delen:
            if isinstance(deel, LiveFigure):
                found.update(map(self._number, self._names(one_line(deel.bron))))
        return tuple(sorted(found))

    def _names(self, bron: str) -> list[str]:
        """Take apart what a figure rests on, when every part is a source of the plan."""
        names = bron.split("; ")
        if all(name in self._known for name in names):
            return names
        return [bron] if bron else []

    def _number(self, name: str) -> int:
        if name not in self._known:
            self._texts.append(name)
            self._known[name] = len(self._texts)
        return self._known[name]

    def about(self, sleutel: str, delen: Iterable[Part] = ()) -> tuple[Comment, ...]:
        """Take the remarks about a block and about the figures in it; each is taken once."""
        keys = [sleutel, *(deel.sleutel for deel in delen if isinstance(deel, LiveFigure))]
        taken = [remark for key in keys for remark in self._waiting.pop(key, ())]
        self._placed.extend((remark, self.place) for remark in taken)
        return tuple(map(_said, taken))

    def loose(self) -> tuple[Comment, ...]:
        """Give the remarks about what is not in the plan (any more)."""
        return tuple(_said(remark) for group in self._waiting.values() for remark in group)

    def sources(self) -> tuple[str, ...]:
        """Give the texts of the list of sources, in order of their numbers."""
        return tuple(self._texts)

    def told(self) -> Iterator[tuple[Comment, str, str]]:
        """Give every remark with its place and its words."""
        for remark, place in self._placed:
            yield remark, place, _said(remark).tekst
        for remark in self.loose():
            yield remark, NOWHERE, remark.tekst


def _said(remark: Comment) -> Comment:
    """Clean a remark, and let it say itself that the figure changed."""
    text = clean(remark.tekst)
    if remark.is_changed:
        text = f"{text}\n{CHANGED}"
    return replace(remark, wie=one_line(remark.wie), tekst=text, is_changed=False)


def _text(source: Reference) -> str:
    about = ", ".join(filter(None, (source.titel, source.datum)))
    place = f" {source.vindplaats}." if source.vindplaats else ""
    mark = "Ingetrokken: " if source.is_withdrawn else ""
    return one_line(f"{mark}{about.removesuffix('.')}.{place}")
