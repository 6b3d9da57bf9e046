# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The styles of a plan in Word: every look has a name, so that a writer changes it in one place."""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_UNDERLINE
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.shared import Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle

from springplank.documents.elements import Tone
from springplank.documents.fit import TRIES

FONT = "Arial"
"""Every machine has it, or letters of the same width."""

PETROL, SOFT, ACCENT = RGBColor(0x08, 0x3F, 0x4A), RGBColor(0x4A, 0x5D, 0x61), "D2541F"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

TONES = {
    Tone.VASTGESTELD: "Cijfervastgesteld",
    Tone.RAMING: "Cijferraming",
    Tone.ONBEKEND: "Cijferonbekend",
    Tone.WAS: "Cijferwas",
    Tone.STERK: "Strong",
    Tone.BRON: "Bronverwijzing",
}
"""Id of the style per tone; Word makes the id from the name by leaving out the spaces."""

BOX = (
    '<w:pBdr {w}><w:left w:val="single" w:sz="24" w:space="8" w:color="{line}"/></w:pBdr>',
    '<w:shd {w} w:val="clear" w:color="auto" w:fill="{fill}"/>',
)
TABLE = """<w:style {w} w:type="table" w:customStyle="1" w:styleId="Springplanktabel">
<w:name w:val="Springplank tabel"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/>
<w:tblPr><w:tblBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="B9C6C4"/>
<w:insideH w:val="single" w:sz="4" w:space="0" w:color="B9C6C4"/></w:tblBorders>
<w:tblCellMar><w:top w:w="50" w:type="dxa"/><w:left w:w="80" w:type="dxa"/>
<w:bottom w:w="50" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>
<w:bottom w:val="single" w:sz="8" w:space="0" w:color="083F4A"/></w:tcBorders>
<w:shd w:val="clear" w:color="auto" w:fill="EEF3F1"/></w:tcPr></w:tblStylePr></w:style>"""


def set_styles(document: Document) -> None:
    """Give a new document the styles and the language of a plan."""
    _language(document)
    _body(document)
    _figures(document)
    _boxes(document)
    document.styles.element.append(parse_xml(TABLE.format(w=W)))


def _language(document: Document) -> None:
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "nl-NL")
    settings = document.settings.element
    for language in settings.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), "nl-NL")
    # Dutch has long words: without hyphens narrow columns would have holes.
    before = settings.find(qn("w:defaultTabStop"))
    assert before is not None, "the template has it"
    before.addnext(parse_xml(f"<w:autoHyphenation {W}/>"))


def _body(document: Document) -> None:
    _paragraph(document, "Normal", 10.5, after=7.0)
    _paragraph(document, "Title", 28, bold=True, colour=PETROL, before=150, after=14)
    _paragraph(document, "Titel kort", 20, bold=True, colour=PETROL, after=10)
    _paragraph(document, "Heading 1", 18, bold=True, colour=PETROL, before=12, after=10)
    _paragraph(document, "Heading 2", 13, bold=True, colour=PETROL, before=16, after=6)
    _paragraph(document, "Caption", 9.5, bold=True, colour=PETROL, before=8, after=5)
    _paragraph(document, "List Bullet", 10.5, after=3)
    _paragraph(document, "List Number", 10.5, after=3)
    _paragraph(document, "Header", 8.5, bold=True, colour=SOFT)
    _paragraph(document, "Footer", 8.5, colour=SOFT)
    _paragraph(document, "TOC Heading", 18, bold=True, colour=PETROL, after=10)
    _paragraph(document, "toc 1", 10.5, bold=True, before=3, after=1)
    _paragraph(document, "toc 2", 10, after=0).paragraph_format.left_indent = Pt(14)
    _paragraph(document, "Kleine tekst", 8.5, colour=SOFT, before=3, after=8)
    _paragraph(document, "Gegevens", 11.5, after=4)
    _paragraph(document, "Beeld", 10.5, before=10, after=2).paragraph_format.keep_with_next = True
    for letters in {letters for _, letters in TRIES}:
        _paragraph(document, f"Tabeltekst {round(letters * 2)}", letters)
    for name in ("Title", "Heading 1", "Heading 2"):
        style = document.styles[name].element
        for border in list(style.iter(qn("w:pBdr"))):
            border.getparent().remove(border)


def _figures(document: Document) -> None:
    strong = _character(document, "Cijfer vastgesteld")
    strong.font.bold = True
    _character(document, "Cijfer raming").font.italic = True
    _character(document, "Cijfer onbekend").font.underline = WD_UNDERLINE.DOTTED
    before = _character(document, "Cijfer was")
    before.font.color.rgb = SOFT
    source = _character(document, "Bronverwijzing")
    source.font.superscript = True
    source.font.color.rgb = RGBColor(0x0B, 0x55, 0x63)


def _boxes(document: Document) -> None:
    for name, line, fill in (
        ("Kader besluit", ACCENT, "EEF3F1"),
        ("Kader waarschuwing", "9A6700", "FFF3D6"),
    ):
        style = _paragraph(document, name, 10.5, before=2, after=2)
        style.paragraph_format.left_indent = style.paragraph_format.right_indent = Pt(8)
        properties = style.element.get_or_add_pPr()
        spacing = properties.find(qn("w:spacing"))
        for part in BOX:
            spacing.addprevious(parse_xml(part.format(w=W, line=line, fill=fill)))


def _paragraph(
    document: Document,
    name: str,
    letters: float,
    *,
    bold: bool = False,
    colour: RGBColor | None = None,
    before: float = 0,
    after: float = 0,
) -> ParagraphStyle:
    style = _style(document, name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    _letters(style)
    style.font.size = Pt(letters)
    style.font.bold = bold
    style.font.italic = False
    if colour is not None:
        style.font.color.rgb = colour
    style.paragraph_format.space_before = Pt(before)
    style.paragraph_format.space_after = Pt(after)
    style.paragraph_format.line_spacing = 1.0 if name.startswith("Tabel") else 1.15
    return style


def _character(document: Document, name: str) -> CharacterStyle:
    style = _style(document, name, WD_STYLE_TYPE.CHARACTER)
    assert isinstance(style, CharacterStyle)
    return style


def _style(document: Document, name: str, kind: WD_STYLE_TYPE) -> object:
    if name in document.styles:
        return document.styles[name]
    style = document.styles.add_style(name, kind, builtin=name.startswith("toc"))
    if kind is WD_STYLE_TYPE.PARAGRAPH:
        style.base_style = document.styles["Normal"]
    return style


def _letters(style: ParagraphStyle) -> None:
    """Set the letters, also where the template takes them from a theme."""
    style.font.name = FONT
    fonts = style.element.get_or_add_rPr().find(qn("w:rFonts"))
    for part in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{part}"), FONT)
        fonts.attrib.pop(qn(f"w:{part}Theme"), None)
    fonts.attrib.pop(qn("w:cstheme"), None)
