# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""One page, two files: what it asks (.py) and how it looks (.html)."""

from fastapi import APIRouter, FastAPI

from springplank.web.pages import (
    bedrijf,
    begrippen,
    bronnen,
    citeren,
    delen,
    dossiers,
    eigen_cijfers,
    functies,
    geld,
    geschiedenis,
    inlezen,
    keuzes,
    mensen,
    oogopslag,
    over,
    start,
    veranderd,
    vergelijking,
    verschil,
    waarom,
)

WAYS = ("/bekijk/{sleutel}", "/dossier/{sleutel}", "/gedeeld/{sleutel}")
"""The three addresses under which the pages of a subject stand."""

ABOUT_SUBJECT: tuple[APIRouter, ...] = (
    oogopslag.router,
    geld.router,
    verschil.router,
    waarom.router,
    citeren.router,
    mensen.router,
    bedrijf.router,
    keuzes.router,
    veranderd.router,
    vergelijking.router,
    functies.router,
    eigen_cijfers.router,
    geschiedenis.router,
    delen.router,
)
"""Pages about one subject, in the order of the menu."""

OTHERS: tuple[APIRouter, ...] = (
    start.router,
    bronnen.router,
    begrippen.router,
    over.router,
    inlezen.router,
    dossiers.router,
)
"""Pages about nothing in particular."""


def add_pages(app: FastAPI) -> None:
    """Give every page its address."""
    for router in OTHERS:
        app.include_router(router)
    for way in WAYS:
        for router in ABOUT_SUBJECT:
            app.include_router(router, prefix=way)
