# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Turns the context of a page into HTML: the whole page, or the one block that htmx asks for."""

from dataclasses import fields
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from springplank.web.afkortingen import explain, explain_part
from springplank.web.vindplaats import in_links
from springplank.web.visitor import remember_number
from springplank.words import estimates, figures

PAGES = Path(__file__).parent / "pages"
TEMPLATES = Environment(
    loader=FileSystemLoader(PAGES),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)
TEMPLATES.globals.update(
    euros=figures.euros,
    getal=figures.number,
    dag=figures.day,
    raming=estimates.amount,
    bereik=estimates.span,
    vindplaats_in_links=in_links,
)
TEMPLATES.globals["onderdelen"] = TEMPLATES.get_template("onderdelen.html").module
"""The parts of a page are at hand everywhere, also in a block that is rendered by itself."""


def render(request: Request, template: str, context: Any, status: int = 200) -> HTMLResponse:
    """Render a page; for an htmx request only the block whose name it targets.

    Args:
        request: what was asked.
        template: name of the file.
        context: a dataclass; its fields are all that the template may use.
        status: status of the answer.
    """
    values = {f.name: getattr(context, f.name) for f in fields(context)}
    found = TEMPLATES.get_template(template)
    block = request.headers.get("HX-Target", "").replace("-", "_")
    if request.headers.get("HX-Request") and block in found.blocks:
        html = explain_part("".join(found.blocks[block](found.new_context(values))))
    else:
        html = explain(found.render(values))
    answer = HTMLResponse(html, status, headers={"Vary": "HX-Request, HX-Target"})
    remember_number(request, answer)
    return answer
