# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The people of a place as a page shows them: groups, work forms, gemeenten, what is unknown."""

from collections.abc import Mapping
from dataclasses import dataclass

from springplank.actions.beschut import Realisatie, doelstelling_of, realisatie_of
from springplank.actions.cautions import remarks_on_people
from springplank.actions.forecast import Vooruit
from springplank.actions.outlook import answer_in_figures, by_key
from springplank.actions.werk import Werk
from springplank.cohort.groups import GROEPEN, WERKVORMEN
from springplank.cohort.start import FIGURES
from springplank.scenarios.reeks import Reeks

WACHTLIJST = "wachtlijst"
SHOWN: Mapping[str, str] = {
    "wsw": "Wsw",
    "beschut_werk": "Beschut werk",
    WACHTLIJST: "Wachtlijst beschut werk",
    "tussengroep": "Tussengroep",
    "traject": "Traject",
    "regulier": "Regulier met loonkostensubsidie",
}
"""The groups in the order of the page, with their names for a reader."""

UITLEG: Mapping[str, str] = {
    **{key: GROEPEN[key].uitleg for key in SHOWN if key in GROEPEN},
    WACHTLIJST: "Mensen met een positief advies beschut werk die nog geen beschutte baan hebben.",
}
"""Who is in each group."""

SOORTEN = frozenset(
    (
        *("personen", "personen_fte", "personen_standaardeenheden", "taakstelling"),
        *("eigen_regel", "stroom", "bedrijf_personen", "bedrijf_fte", "werkvorm_fte"),
        *("bedrijf_plekken", "bedrijf_standaardeenheden"),
    )
)
"""Kinds of series that are about people; see `scenarios.reeks.SOORTEN`."""


@dataclass(frozen=True, slots=True, eq=False)
class People:
    """The people of a place.

    Attributes:
        vooruit: the whole answer.
        groepen: per key of SHOWN its series, known or not.
        eenheden: the Wsw in arbeidsjaren and in standaardeenheden.
        beschut: beschut werk against what must be offered here and in the whole country.
        werkvormen: per key of WERKVORMEN the fte of the Wsw; empty without a company.
        gemeenten: per gemeente its name and groups; empty unless several are shown.
        beschut_per_gemeente: per gemeente its name and `beschut`; empty unless several are shown.
        opmerkingen: Dutch sentences that belong beside the figures.
    """

    vooruit: Vooruit
    groepen: Mapping[str, Reeks]
    eenheden: tuple[Reeks, ...]
    beschut: Realisatie
    werkvormen: Mapping[str, Reeks]
    gemeenten: tuple[tuple[str, Mapping[str, Reeks]], ...]
    beschut_per_gemeente: tuple[tuple[str, Realisatie], ...]
    opmerkingen: tuple[str, ...]

    def known(self) -> dict[str, Reeks]:
        """Give the groups of which there are numbers, by key."""
        return {key: reeks for key, reeks in self.groepen.items() if reeks.is_known}

    def unknown(self) -> dict[str, str]:
        """Give per group without numbers the question that fills it."""
        return {
            key: FIGURES[key].vraag for key, reeks in self.groepen.items() if not reeks.is_known
        }


def people_of(werk: Werk) -> People:
    """Give the people of a place under the scenario that was chosen.

    Raises:
        UsageError: see `werk.question_of`.
        DataError: see `werk.question_of`.
    """
    found = answer_in_figures(werk)
    place, series = found.place, by_key(found)
    focus = place.focus or ""
    several = place.has_company and place.focus is None and len(place.codes) > 1
    named = tuple(zip(place.codes, place.namen, strict=True)) if several else ()
    whole = doelstelling_of(found.antwoord.outcome.question)
    return People(
        found,
        _groups(series, focus),
        tuple(
            series[soort, "wsw", focus] for soort in ("personen_fte", "personen_standaardeenheden")
        ),
        realisatie_of(series, focus, whole),
        {
            key: series["werkvorm_fte", f"wsw.{key}", ""]
            for key in WERKVORMEN
            if ("werkvorm_fte", f"wsw.{key}", "") in series
        },
        tuple((name, _groups(series, code)) for code, name in named),
        tuple((name, realisatie_of(series, code, whole)) for code, name in named),
        tuple(remarks_on_people(found.antwoord)),
    )


def _groups(series: Mapping[tuple[str, str, str], Reeks], code: str) -> dict[str, Reeks]:
    return {key: series["personen", key, code] for key in SHOWN}
