# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Reads what every page needs before the first visitor comes, so that nobody waits for it."""

import gc

from fastapi import FastAPI

from springplank.actions import finding
from springplank.actions.question import ask_world
from springplank.web.rendering import TEMPLATES


def warm_up(app: FastAPI) -> None:
    """Read the tables, the newest stand and the templates; let a reader of files stand ready."""
    app.state.uploads.room.warm_up()
    finding.suggest("hilversum")
    ask_world()
    for name in TEMPLATES.list_templates(extensions=["html"]):
        TEMPLATES.get_template(name)
    # What is read now stays: looking it through for garbage would hold up every page for a while.
    gc.freeze()
