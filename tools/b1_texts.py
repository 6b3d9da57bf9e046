# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Where the Dutch of this project stands: in templates, in Python and in TOML."""

import ast
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

FILLED_IN = "…"
"""Stands for what the program fills in."""

_DUTCH = re.compile(
    r"\b(?:de|het|een|van|is|niet|en|dat|voor|met|op|u|uw|zijn|er|om|als|bij|aan|te|die|dit|deze|"
    r"naar|geen|wordt|worden|heeft|hebben|geef|kies|staat)\b",
    re.IGNORECASE,
)
_ENGLISH = re.compile(
    r"\b(?:the|and|a|to|that|which|this|these|are|has|have|from|with|when|where|it|its|not|be|by|"
    r"an)\b",
    re.IGNORECASE,
)
# Quotations and addresses: the words of others, or no sentences.
_NO_TEXT = frozenset(
    {"plaats", "bron", "bronnen", "engels", "licentie", "naamsvermelding", "auteur", "berekening"}
)
_OF_OTHERS = frozenset({"bronnen.toml", "tabelbronnen.toml"})
_INLINE = frozenset({"a", "abbr", "b", "cite", "code", "em", "i", "q", "small", "span", "strong"})
_READ_ATTRIBUTES = ("title", "alt", "aria-label", "placeholder")
_SILENT = frozenset({"script", "style"})


@dataclass(frozen=True, slots=True)
class Text:
    """One text that a person can read.

    Attributes:
        content: the text.
        file: the file, from the root.
        where: the line, or the key in a TOML file.
    """

    content: str
    file: str
    where: str

    @property
    def place(self) -> str:
        """The file and the place in it."""
        return f"{self.file}:{self.where}"


def collect(root: Path) -> Iterator[Text]:
    """Give every Dutch text in the source."""
    source = root / "src" / "springplank"
    for path in sorted(source.rglob("*")):
        name = path.relative_to(root).as_posix()
        if path.suffix == ".html":
            yield from in_template(path.read_text("utf-8"), name)
        elif path.suffix == ".py":
            yield from in_python(path.read_text("utf-8"), name)
        elif path.suffix == ".toml" and path.name not in _OF_OTHERS:
            yield from in_toml(path.read_text("utf-8"), name)


def is_dutch(text: str) -> bool:
    """Whether a text is Dutch rather than English, code or a name."""
    return len(_DUTCH.findall(text)) > len(_ENGLISH.findall(text))


def in_toml(content: str, name: str) -> Iterator[Text]:
    """Give the texts in a TOML file, with their keys."""
    for keys, value in _values(tomllib.loads(content), ()):
        if not _NO_TEXT.intersection(keys) and is_dutch(value):
            yield Text(value, name, ".".join(keys))


def _values(node: Any, keys: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(node, str):
        yield keys, node
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from _values(value, (*keys, key))
    elif isinstance(node, list):
        for value in node:
            yield from _values(value, keys)


def in_python(content: str, name: str) -> Iterator[Text]:
    """Give the Dutch texts in Python; docstrings are English and stay out."""
    found = _Strings()
    found.visit(ast.parse(content))
    for line, text in found.texts:
        if is_dutch(text):
            yield Text(text, name, str(line))


class _Strings(ast.NodeVisitor):
    """Collects whole strings: the parts of one f-string belong together."""

    def __init__(self) -> None:
        self.texts: list[tuple[int, str]] = []

    def visit_Expr(self, node: ast.Expr) -> None:
        """Skip docstrings, and look into every other statement."""
        if not isinstance(node.value, ast.Constant):
            self.generic_visit(node)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        """Take an f-string as one text."""
        parts = [
            value.value if isinstance(value, ast.Constant) else FILLED_IN for value in node.values
        ]
        self.texts.append((node.lineno, "".join(map(str, parts))))

    def visit_Constant(self, node: ast.Constant) -> None:
        """Take a plain string."""
        if isinstance(node.value, str):
            self.texts.append((node.lineno, node.value))


def in_template(content: str, name: str) -> Iterator[Text]:
    """Give the texts of a page, block by block."""
    content = re.sub(r"\{#.*?#\}", "", content, flags=re.DOTALL)
    content = re.sub(r"\{%.*?%\}", " ", content, flags=re.DOTALL)
    content = re.sub(r"\{\{.*?\}\}", FILLED_IN, content, flags=re.DOTALL)
    reader = _Page()
    reader.feed(content)
    reader.close()
    reader.end_block()
    for line, text in reader.texts:
        if is_dutch(text):
            yield Text(text, name, str(line))


class _Page(HTMLParser):
    """Collects the text of blocks and of the attributes that are read aloud."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[tuple[int, str]] = []
        self._parts: list[str] = []
        self._line = 0
        self._silent = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a new block, and take the attributes that a person hears."""
        self._silent = tag in _SILENT
        if tag not in _INLINE:
            self.end_block()
        self.texts += [
            (self.getpos()[0], value) for key, value in attrs if value and key in _READ_ATTRIBUTES
        ]

    def handle_endtag(self, tag: str) -> None:
        """End a block."""
        self._silent = False
        if tag not in _INLINE:
            self.end_block()

    def handle_data(self, data: str) -> None:
        """Keep text."""
        if not self._silent and data.strip():
            self._line = self._line or self.getpos()[0]
            self._parts.append(data)

    def end_block(self) -> None:
        """Put what was read together as one text."""
        text = " ".join("".join(self._parts).split())
        if text:
            self.texts.append((self._line, text))
        self._parts, self._line = [], 0
