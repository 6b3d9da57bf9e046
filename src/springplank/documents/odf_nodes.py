# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The building stones of an ODT, as text that odfdo reads: safe, whatever a user typed."""

import re
from collections.abc import Sequence
from html import escape

from springplank.documents.elements import Runs, Tone

TONES = {
    Tone.VASTGESTELD: "Cijfer_20_vastgesteld",
    Tone.RAMING: "Cijfer_20_raming",
    Tone.ONBEKEND: "Cijfer_20_onbekend",
    Tone.WAS: "Cijfer_20_was",
    Tone.STERK: "Sterk",
    Tone.BRON: "Bronverwijzing",
}
SPACES = re.compile("  +")
PREFIXES = frozenset(
    ("text", "table", "style", "fo", "svg", "xlink", "draw", "office", "dc", "loext", "number")
)


def node(tag: str, *inside: str, **attributes: str | float) -> str:
    """Write an element; what is inside is markup already, attributes are text.

    >>> node("text:p", words("a < b"), text_style_name="Standard")
    '<text:p text:style-name="Standard">a &lt; b</text:p>'
    """
    written = []
    for key, value in attributes.items():
        prefix, _, rest = key.partition("_")
        assert prefix in PREFIXES, key
        written.append(f' {prefix}:{rest.replace("_", "-")}="{escape(str(value), quote=True)}"')
    if not inside:
        return f"<{tag}{''.join(written)}/>"
    return f"<{tag}{''.join(written)}>{''.join(inside)}</{tag}>"


def words(text: str) -> str:
    """Write text: a newline is a new line, and spaces are as many as were typed."""
    safe = escape(text, quote=False)
    spaced = SPACES.sub(lambda found: f' <text:s text:c="{len(found[0]) - 1}"/>', safe)
    return spaced.replace("\n", "<text:line-break/>")


def run(text: str, tone: Tone = Tone.GEWOON, *, is_bold: bool = False) -> str:
    """Write a piece of text in its tone."""
    style = TONES.get(Tone.STERK if is_bold and tone is Tone.GEWOON else tone)
    if style is None:
        return words(text)
    return node("text:span", words(text), text_style_name=style)


def runs(pieces: Runs, *, is_bold: bool = False) -> str:
    """Write the pieces of a paragraph."""
    return "".join(run(piece.tekst, piece.toon, is_bold=is_bold) for piece in pieces)


def link(anchor: str, inside: str) -> str:
    """Write a link to a place in the document."""
    return node(
        "text:a",
        inside,
        xlink_type="simple",
        xlink_href=f"#{anchor}",
        text_style_name="Koppeling",
        text_visited_style_name="Koppeling",
    )


def bookmark(name: str) -> str:
    """Write a place to link to."""
    return node("text:bookmark", text_name=name)


def references(numbers: Sequence[int]) -> str:
    """Write links to the list of sources, small and raised."""
    if not numbers:
        return ""
    return run(" [", Tone.BRON) + numbered(numbers, Tone.BRON) + run("]", Tone.BRON)


def numbered(numbers: Sequence[int], tone: Tone = Tone.GEWOON) -> str:
    """Write links to the list of sources."""
    return run(", ", tone).join(
        link(f"bron_{number}", run(str(number), tone)) for number in numbers
    )


def counted(name: str, number: int) -> str:
    """Write the number of a caption, that counts itself."""
    return node(
        "text:sequence",
        str(number),
        text_ref_name=f"ref{name}{number}",
        text_name=name,
        text_formula=f"ooow:{name}+1",
        style_num_format="1",
    )
