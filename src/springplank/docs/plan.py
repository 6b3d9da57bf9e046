# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The page about the plan: its chapters, what the agreements ask, and what it can be made into."""

from springplank.actions.plan.checks import load_demands
from springplank.actions.plan.company_figures import ACCOUNTS
from springplank.actions.plan.tasks import HOOFDSTUKKEN
from springplank.core.sources import load_sources
from springplank.docs.markdown import join, table
from springplank.words.figures import listed

BRON = "bestuurlijke-afspraken-2024"


def plan_page() -> str:
    """Make the page about the plan."""
    source = load_sources()[BRON]
    return join(
        ["# Het plan"],
        [
            "Een plan begint bij de cijfers en blijft erbij horen.",
            "Verandert een cijfer, dan staan oud en nieuw naast elkaar. U kiest wat u overneemt.",
            "Uw eigen tekst verandert nooit vanzelf.",
        ],
        [
            "```sh",
            "./springplank plan voorbeeld                    # een plan van een verzonnen regio",
            "./springplank plan ammatch --uit plan           # van een samenwerkingsverband",
            "./springplank plan ammatch --gemeente Uithoorn  # de versie voor één raad",
            "./springplank plan ammatch --formaat pdf,xlsx   # alleen deze documenten",
            "./springplank plan alle --uit plannen           # van elk bekend verband",
            "./springplank plan ammatch --bestaand plan.docx # wat er al in een ouder plan staat",
            "```",
        ],
        [
            "Lukt met `alle` één plan niet, dan maakt Springplank de andere toch.",
            "Aan het eind staat welke plannen niet lukten, en waarom.",
            "Van zo'n plan is dan niets bewaard of veranderd.",
        ],
        [
            "Cijfers van een bedrijf die er niet zijn, verzint Springplank niet.",
            "Het hoofdstuk zegt dan wat ontbreekt.",
            "Alleen het voorbeeld is verzonnen, en dat staat op elke bladzijde.",
        ],
        [
            "Een resultaat onder de naam van het bedrijf vraagt meer dan één eigen cijfer.",
            f"Nodig is een eigen cijfer over elk van deze vier: {listed(tuple(ACCOUNTS))}.",
            "Daarna zegt het plan hoeveel cijfers van het bedrijf zijn, en hoeveel van de sector.",
        ],
        [
            "Is een bron ingetrokken? Dan staat dat op de eerste bladzijde.",
            "Het staat ook bij elk hoofdstuk met cijfers die erop rusten.",
            "Verandert na het vaststellen wie instemt? Dan staat dat bij de status.",
            "Het plan blijft vastgesteld.",
        ],
        ["## De hoofdstukken"],
        ["Elk hoofdstuk is een taak met een eigenaar en een status. De volgorde is vrij."],
        table(
            ("Hoofdstuk", "Wie het kan schrijven", "Wat u doet"),
            [
                (f"{one.nummer}. {one.titel}", one.rol, one.opdracht)
                for one in HOOFDSTUKKEN.values()
            ],
        ),
        ["## Wat de bestuurlijke afspraken vragen"],
        [
            f"De bron is: {source.title}, punt 8.",
            "De afspraken staan niet in de wet.",
            "Springplank gaat elke zin van punt 8a en 8b na.",
        ],
        table(
            ("Punt", "Wat het plan moet laten zien", "Hoofdstuk", "Wat Springplank nagaat"),
            [
                (
                    eis.punt,
                    eis.eis,
                    f"{HOOFDSTUKKEN[eis.hoofdstuk].nummer}. {HOOFDSTUKKEN[eis.hoofdstuk].titel}",
                    TOETSEN[eis.toets].format(", ".join(f"`{name}`" for name in eis.blokken)),
                )
                for eis in load_demands().values()
            ],
        ),
        [
            "Een plan dat al bestaat, hoeft niet opnieuw.",
            "Springplank leest het en zegt wat er al is.",
        ],
        ["## Wat wij van de documenten nagingen"],
        [
            "Elke versie wordt getest in LibreOffice en met een lezer voor PDF.",
            "In Word en Excel zelf is zij nog niet geopend.",
            "De PDF draagt de merken van twee normen: om te bewaren, en om te laten voorlezen.",
            "Een keuring daarvan met een ander programma is nog niet gedaan.",
        ],
    )


TOETSEN = {
    "blokken": "of dit gevuld is: {}",
    "draagvlak": "of van elke gemeente en van het bedrijf bekend is wie instemde, en wanneer",
    "stappen": "of er stappen zijn, elk met een eigenaar, een datum en een bewijs",
    "vastgesteld": "of het plan is vastgesteld, en in welk jaar",
}
"""What a check looks at, in words."""
