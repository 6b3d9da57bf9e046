# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The eight chapters of a plan as tasks: who writes each one, and how far it is."""

from collections.abc import Mapping
from dataclasses import dataclass

from springplank.actions.werk import Werk
from springplank.documents.plan import TE_DOEN

REGIO = "waar_staan_we"
VISIE = "visie"
OPTIES = "opties"
KEUZE = "keuze"
BEDRIJF = "bedrijf"
GELD = "geld"
UITVOERING = "uitvoering"
VOLGEN = "volgen"


@dataclass(frozen=True, slots=True)
class Hoofdstuk:
    """What a chapter is about.

    Attributes:
        nummer: 1 for the first one.
        sleutel: name of the task.
        titel: heading.
        rol: who could write it, as long as nobody is named.
        opdracht: what the owner does, in one sentence.
    """

    nummer: int
    sleutel: str
    titel: str
    rol: str
    opdracht: str


HOOFDSTUKKEN: Mapping[str, Hoofdstuk] = {
    one.sleutel: one
    for one in (
        Hoofdstuk(
            1,
            REGIO,
            "Waar staat de regio nu?",
            "beleidsadviseur van de gemeenten",
            "Lees de cijfers na en vul aan wat alleen u weet.",
        ),
        Hoofdstuk(
            2,
            VISIE,
            "Visie en ambities",
            "wethouders van de gemeenten",
            "Beantwoord de vragen samen met het bedrijf.",
        ),
        Hoofdstuk(
            3,
            OPTIES,
            "De opties naast elkaar",
            "beleidsadviseur van de gemeenten",
            "Kies de opties die u naast elkaar wilt zien.",
        ),
        Hoofdstuk(
            4,
            KEUZE,
            "De keuze en waarom",
            "bestuur van het samenwerkingsverband",
            "Maak een keuze en schrijf ook op wat ertegen pleit.",
        ),
        Hoofdstuk(
            5,
            BEDRIJF,
            "Wat het plan betekent voor het sociaal ontwikkelbedrijf",
            "directeur van het bedrijf",
            "Beschrijf rollen, taken, groei en krimp per jaar.",
        ),
        Hoofdstuk(
            6,
            GELD,
            "De financiële positie",
            "controller van het bedrijf",
            "Kies de stappen en verdeel het impulsbudget.",
        ),
        Hoofdstuk(
            7,
            UITVOERING,
            "De uitvoering",
            "projectleider",
            "Schrijf per stap op wie hem zet, wanneer, en hoe u dat ziet.",
        ),
        Hoofdstuk(
            8,
            VOLGEN,
            "Volgen en bijsturen",
            "controller van de gemeenten",
            "Spreek af wie de cijfers volgt en wanneer u bijstuurt.",
        ),
    )
}
"""The chapters in order; each can be written at any moment."""


@dataclass(frozen=True, slots=True)
class Taak:
    """One chapter as a task.

    Attributes:
        hoofdstuk: the chapter.
        eigenaar: who writes it; empty when nobody is named.
        status: one of `documents.plan.STATUSSEN`.
    """

    hoofdstuk: Hoofdstuk
    eigenaar: str
    status: str


def task_of(werk: Werk, sleutel: str) -> Taak:
    """Give one chapter as a task."""
    begin = f"plan.taak.{sleutel}"
    return Taak(
        HOOFDSTUKKEN[sleutel],
        werk.velden.get(f"{begin}.eigenaar", ""),
        werk.velden.get(f"{begin}.status", TE_DOEN),
    )
