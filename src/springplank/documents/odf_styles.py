# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The styles of a plan in ODT: every look has a name, so that a writer changes it in one place."""

from collections.abc import Iterator, Sequence

from odfdo import Document, Element

from springplank.documents.fit import TRIES
from springplank.documents.odf_nodes import node

FONT = "Liberation Sans"
PETROL, SOFT, LINE, PAPER = "#083f4a", "#4a5d61", "#b9c6c4", "#eef3f1"
STANDING, LYING = "Standard", "Liggend"
"""Names of the two kinds of pages."""


def set_styles(document: Document, merken: str, voet: str) -> None:
    """Give a new document the styles, the pages and the language of a plan.

    Args:
        document: made by odfdo.
        merken: what every page says.
        voet: words before the number of a page.
    """
    styles = document.styles
    for found in styles.get_elements("//style:text-properties[@fo:language]"):
        found.set_attribute("fo:language", "nl")
        found.set_attribute("fo:country", "NL")
        found.set_attribute("style:font-name", FONT)
    _put(document, "office:styles", [*_paragraphs(), *_tones(), *_boxes(), *_lists()])
    # The numbers of headings are part of their text, the same in every format.
    for level in styles.get_elements("//text:outline-level-style"):
        level.set_attribute("style:num-format", "")
        level.set_attribute("style:num-suffix", "")
        level.del_attribute("loext:num-list-format")
    pages = [_page("Staand"), _page("Liggendeopmaak", lying=True)]
    _put(document, "office:automatic-styles", pages)
    around = (
        node("style:header", node("text:p", merken, text_style_name="Header")),
        node("style:footer", node("text:p", voet, text_style_name="Footer")),
    )
    masters = [
        node("style:master-page", *around, style_name=name, style_page_layout_name=layout)
        for name, layout in ((STANDING, "Staand"), (LYING, "Liggendeopmaak"))
    ]
    _put(document, "office:master-styles", masters)


def _put(document: Document, place: str, made: Sequence[str]) -> None:
    """Put styles in their place; one of the template with the same name goes."""
    parent = document.styles.get_element(f"//{place}")
    assert parent is not None
    for text in made:
        element = Element.from_tag(text)
        name = element.get_attribute("style:name")
        for old in parent.get_elements(f'{element.tag}[@style:name="{name}"]'):
            parent.delete(old)
        parent.append(element)


def automatic(document: Document, made: Sequence[str]) -> None:
    """Put the styles of one document, such as widths of columns, in its content."""
    parent = document.content.get_element("//office:automatic-styles")
    assert parent is not None
    for text in made:
        parent.append(Element.from_tag(text))


def _page(name: str, *, lying: bool = False) -> str:
    width, height = ("297mm", "210mm") if lying else ("210mm", "297mm")
    side = "18mm" if lying else "22mm"
    return node(
        "style:page-layout",
        node(
            "style:page-layout-properties",
            fo_page_width=width,
            fo_page_height=height,
            style_print_orientation="landscape" if lying else "portrait",
            fo_margin_left=side,
            fo_margin_right=side,
            fo_margin_top="11mm",
            fo_margin_bottom="11mm",
            style_num_format="1",
        ),
        node(
            "style:header-style",
            node("style:header-footer-properties", fo_min_height="15mm", fo_margin_bottom="8mm"),
        ),
        node(
            "style:footer-style",
            node("style:header-footer-properties", fo_min_height="13mm", fo_margin_top="6mm"),
        ),
        style_name=name,
    )


def paragraph_style(
    name: str,
    parent: str = "Standard",
    look: dict[str, str] | None = None,
    letters: dict[str, str] | None = None,
    *,
    page: str = "",
    level: str = "",
) -> str:
    """Write a style of paragraphs.

    Args:
        name: name of the style.
        parent: style that it follows.
        look: attributes of ODF for the paragraph.
        letters: attributes of ODF for the letters.
        page: kind of page that it begins.
        level: of a heading.
    """
    parts = []
    if look:
        parts.append(node("style:paragraph-properties", **look))
    if letters:
        parts.append(node("style:text-properties", **letters))
    more = {}
    if "_20_" in name:
        more["style_display_name"] = name.replace("_20_", " ")
    if page:
        more["style_master_page_name"] = page
    if level:
        more["style_default_outline_level"] = level
    return node(
        "style:style",
        *parts,
        style_name=name,
        style_family="paragraph",
        style_parent_style_name=parent,
        **more,
    )


def _spaced(before: float, after: float, **more: str) -> dict[str, str]:
    return {"fo_margin_top": f"{before}pt", "fo_margin_bottom": f"{after}pt", **more}


def _size(points: float, colour: str = "", *, bold: bool = False) -> dict[str, str]:
    look = {"fo_font_size": f"{points}pt", "style_font_name": FONT, "fo_font_style": "normal"}
    look["fo_font_weight"] = "bold" if bold else "normal"
    return look | ({"fo_color": colour} if colour else {})


def _paragraphs() -> Iterator[str]:
    body = _spaced(0, 7, fo_line_height="118%", fo_orphans="2", fo_widows="2")
    yield node(
        "style:style",
        node("style:paragraph-properties", **body),
        node("style:text-properties", **_size(10.5), fo_hyphenate="true"),
        style_name="Standard",
        style_family="paragraph",
        style_class="text",
    )
    kept = {"fo_keep_with_next": "always"}
    yield paragraph_style("Title", look=_spaced(150, 14), letters=_size(28, PETROL, bold=True))
    short = _size(20, PETROL, bold=True)
    yield paragraph_style("Titel_20_kort", look=_spaced(0, 10), letters=short)
    for level, points, before in ((1, 18, 12.0), (2, 13, 16.0)):
        yield paragraph_style(
            f"Heading_20_{level}",
            look=_spaced(before, 8, **kept),
            letters=_size(points, PETROL, bold=True),
            level=str(level),
        )
    yield paragraph_style("Caption", look=_spaced(8, 5), letters=_size(9.5, PETROL, bold=True))
    yield paragraph_style("Tabelkop", "Caption", look=kept)
    yield paragraph_style("Header", letters=_size(8.5, SOFT, bold=True))
    yield paragraph_style("Footer", look={"fo_text_align": "end"}, letters=_size(8.5, SOFT))
    contents = _size(18, PETROL, bold=True)
    yield paragraph_style("Contents_20_Heading", look=_spaced(0, 10), letters=contents)
    yield paragraph_style("Contents_20_1", look=_spaced(3, 1), letters=_size(10.5, bold=True))
    indented = _spaced(0, 0, fo_margin_left="14pt")
    yield paragraph_style("Contents_20_2", look=indented, letters=_size(10))
    yield paragraph_style("Kleine_20_tekst", look=_spaced(3, 8), letters=_size(8.5, SOFT))
    yield paragraph_style("Gegevens", look=_spaced(0, 4), letters=_size(11.5))
    yield paragraph_style("Beeld", look=_spaced(10, 2, **kept))
    yield paragraph_style("Punt", look=_spaced(0, 3))
    for letters in sorted({letters for _, letters in TRIES}):
        name = f"Tabeltekst_20_{round(letters * 2)}"
        tight = _spaced(0, 0, fo_line_height="100%")
        yield paragraph_style(name, look=tight, letters=_size(letters))
        right = {"fo_text_align": "end"}
        yield paragraph_style(f"{name}_20_rechts", name, look=right)


def _tones() -> Iterator[str]:
    looks = {
        "Cijfer_20_vastgesteld": {"fo_font_weight": "bold"},
        "Cijfer_20_raming": {"fo_font_style": "italic"},
        "Cijfer_20_onbekend": {
            "style_text_underline_style": "dotted",
            "style_text_underline_width": "auto",
            "style_text_underline_color": "font-color",
        },
        "Cijfer_20_was": {"fo_color": SOFT},
        "Sterk": {"fo_font_weight": "bold"},
        "Koppeling": {"style_text_underline_style": "none"},
        "Bronverwijzing": {"style_text_position": "super 66%", "fo_color": "#0b5563"},
    }
    for name, look in looks.items():
        yield node(
            "style:style",
            node("style:text-properties", **look),
            style_name=name,
            style_display_name=name.replace("_20_", " "),
            style_family="text",
        )


def _boxes() -> Iterator[str]:
    for name, line, fill in (
        ("Kader_20_besluit", "#d2541f", PAPER),
        ("Kader_20_waarschuwing", "#9a6700", "#fff3d6"),
    ):
        look = _spaced(
            0,
            0,
            fo_background_color=fill,
            fo_border_left=f"3pt solid {line}",
            fo_border_right="none",
            fo_border_top="none",
            fo_border_bottom="none",
            fo_padding="4pt",
            fo_padding_left="8pt",
            fo_margin_left="4pt",
            fo_margin_right="4pt",
        )
        yield paragraph_style(name, look=look)
        yield paragraph_style(f"{name}_20_kop", name, look={"fo_keep_with_next": "always"})


def _lists() -> Iterator[str]:
    place = node(
        "style:list-level-properties",
        node(
            "style:list-level-label-alignment",
            text_label_followed_by="listtab",
            text_list_tab_stop_position="16pt",
            fo_text_indent="-12pt",
            fo_margin_left="16pt",
        ),
        text_list_level_position_and_space_mode="label-alignment",
    )
    bullet = node("text:list-level-style-bullet", place, text_level=1, text_bullet_char="•")
    number = node(
        "text:list-level-style-number",
        place,
        text_level=1,
        style_num_format="1",
        style_num_suffix=".",
    )
    for name, level in (("Opsomming", bullet), ("Nummering", number)):
        yield node("text:list-style", level, style_name=name)


def table_styles(name: str, widths: Sequence[float], *, is_heel: bool) -> Iterator[str]:
    """Write the styles of one table.

    Args:
        name: of the table.
        widths: of the columns, in points.
        is_heel: not to be divided over two pages.
    """
    yield node(
        "style:style",
        node(
            "style:table-properties",
            style_width=f"{sum(widths):.1f}pt",
            table_align="left",
            table_border_model="collapsing",
            style_may_break_between_rows="false" if is_heel else "true",
        ),
        style_name=name,
        style_family="table",
    )
    for at, width in enumerate(widths):
        yield node(
            "style:style",
            node("style:table-column-properties", style_column_width=f"{width:.1f}pt"),
            style_name=f"{name}.{at}",
            style_family="table-column",
        )


def cell_styles() -> Iterator[str]:
    """Write the styles of cells and rows, the same in all tables."""
    thin, thick = f"0.5pt solid {LINE}", f"1pt solid {PETROL}"
    looks = {
        "Cel": {"fo_border_bottom": thin},
        "Celkop": {"fo_border_bottom": thick, "fo_background_color": PAPER},
        "Celtotaal": {"fo_border_bottom": thin, "fo_border_top": thick},
    }
    for name, look in looks.items():
        sides = {f"fo_border_{side}": "none" for side in ("left", "right", "top", "bottom")}
        yield node(
            "style:style",
            node(
                "style:table-cell-properties",
                **(sides | look),
                fo_padding="2pt",
                style_vertical_align="top",
            ),
            style_name=name,
            style_family="table-cell",
        )
    yield node(
        "style:style",
        node("style:table-row-properties", fo_keep_together="always"),
        style_name="Rij",
        style_family="table-row",
    )
