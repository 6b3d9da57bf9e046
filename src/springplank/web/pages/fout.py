# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The page that says what went wrong and what to do; never with anything of the inside."""

from dataclasses import dataclass

from fastapi import Request
from fastapi.responses import HTMLResponse

from springplank.web.rendering import render
from springplank.web.way_back import NOWHERE, Uitweg
from springplank.web.werkplek import Basis

HEADS = {
    404: "Niet gevonden",
    409: "Iemand anders was u voor",
    410: "Deze link werkt niet meer",
    500: "Er ging iets mis",
}
OTHER = "Dit lukt zo niet"


@dataclass(frozen=True, slots=True)
class Context:
    """All that fout.html may use."""

    basis: Basis
    kop: str
    zin: str
    raad: str
    nummer: str
    ingevuld: tuple[tuple[str, str], ...]
    uitweg: Uitweg


def show_error(
    request: Request,
    status: int,
    sentence: str,
    number: str = "",
    typed: tuple[tuple[str, str], ...] = (),
    back: Uitweg = NOWHERE,
) -> HTMLResponse:
    """Show what is wrong.

    Args:
        request: what was asked.
        status: status of the answer.
        sentence: Dutch, what is wrong and what to do.
        number: what the person can mention; the log has it too.
        typed: name and text of the fields that were not saved, to copy.
        back: the nearest page to go on from.
    """
    raad = "Gebruik de knop Terug van uw browser en probeer het opnieuw."
    if request.method == "GET":
        raad = "Er is niets veranderd en niets verloren."
    context = Context(Basis(), HEADS.get(status, OTHER), sentence, raad, number, typed, back)
    return render(request, "fout.html", context, status)
