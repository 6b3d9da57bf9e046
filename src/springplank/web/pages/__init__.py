# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""One page, two files: what it asks (.py) and how it looks (.html)."""

from fastapi import APIRouter, FastAPI

from springplank.web.pages import (
    aansluiting,
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
    jaren,
    keuzes,
    mensen,
    oogopslag,
    over,
    plan,
    plan_bestaand,
    plan_controle,
    plan_hoofdstuk,
    start,
    veranderd,
    vergelijking,
    verschil,
    waarom,
    weging,
)

WAYS = ("/bekijk/{sleutel}", "/dossier/{sleutel}", "/gedeeld/{sleutel}")
"""The three addresses under which the pages of a subject stand."""

ABOUT_SUBJECT: tuple[APIRouter, ...] = (
    oogopslag.router,
    geld.router,
    verschil.router,
    jaren.router,
    waarom.router,
    citeren.router,
    mensen.router,
    bedrijf.router,
    keuzes.router,
    veranderd.router,
    vergelijking.router,
    functies.router,
    plan.router,
    plan_hoofdstuk.router,
    plan_controle.router,
    plan_bestaand.router,
    weging.router,
    eigen_cijfers.router,
    aansluiting.router,
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
