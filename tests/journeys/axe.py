# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""axe-core on a page: every fault against WCAG 2.2 level AA and good practice, in words."""

from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SOURCE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")

RUN = """async (tags) => await axe.run(
    document, {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]}
)"""
"""Only faults are described node by node: a page has hundreds of nodes that are right."""


def faults_on(page: Page) -> list[str]:
    """List the faults on a page; every part that can be opened is opened first."""
    page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
    page.evaluate(SOURCE)
    found: Any = page.evaluate(RUN, TAGS)
    return [
        f"{fault['id']}: {fault['help']} ({node['target']})"
        for fault in found["violations"]
        for node in fault["nodes"]
    ]
