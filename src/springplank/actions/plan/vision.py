# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Chapter 2, vision and ambitions: the questions that the gemeenten answer together."""

from collections.abc import Mapping

from springplank.actions.plan.draft import Inhoud, Ontwerp, section

BRON_VRAGEN = "hilversum-2025"
"""The note for the council of Hilversum has these questions; the words are ours."""

VRAGEN: Mapping[str, tuple[str, str]] = {
    "doelen": (
        "Doelen en ambities",
        "Wat wilt u bereiken voor mensen die zonder hulp geen werk vinden?",
    ),
    "doelgroepen": (
        "Wie gaat voor",
        "Welke groepen krijgen voorrang: mensen met een beperking, statushouders of anderen?",
    ),
    "leidend": (
        "Inwoner of arbeidsmarkt",
        "Wat is leidend: wat de inwoner wil, of waar werkgevers om vragen?",
    ),
    "vaardigheden": (
        "Vaardigheden of diploma's",
        "Wat telt het meest: werkritme en vaardigheden, of een vakdiploma of certificaat?",
    ),
    "werkgevers": (
        "De rol van werkgevers",
        "Zijn werkgevers uw klant, of bouwt u samen met hen aan leerplekken?",
    ),
    "zelf": ("Wat u zelf doet", "Welke taken doen de gemeenten zelf?"),
    "anderen": ("Wat anderen doen", "Welke taken doen anderen voor u?"),
    "samenwerking": ("Met wie", "Met wie werkt u samen, en wie beslist waarover?"),
    "rol_bedrijf": (
        "De rol van het bedrijf",
        "Welke rol krijgt het sociaal ontwikkelbedrijf, en voor wie?",
    ),
}
"""Per question its heading and the question itself, in the order in which they build up."""


def write_vision(draft: Ontwerp) -> Inhoud:
    """Write the answers, and ask what was not answered yet."""
    open_ = [kop for key, (kop, _) in VRAGEN.items() if draft.own(f"visie.{key}") is None]
    delen = (
        section("Waarom deze vragen", draft.text("visie.inleiding")),
        *(
            section(kop, (draft.ask(f"visie.{key}", vraag),))
            for key, (kop, vraag) in VRAGEN.items()
        ),
    )
    told = f"Nog geen antwoord op {len(open_)} van de {len(VRAGEN)} vragen."
    return Inhoud(delen, (told,) if open_ else ())
