# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""One case: the subsidy for one person, and what the Rijk pays back of a deficit."""

from datetime import date
from functools import partial
from typing import Annotated, Literal

from fastapi import APIRouter, Query

from springplank.actions import cases
from springplank.actions.cases import Person
from springplank.actions.question import ask_world, today
from springplank.api.resources import Answer, Bekend, MaybeYear, reads
from springplank.api.schemas import schema_of

router = APIRouter()
resource = partial(reads, router)

MOST = 1e12
"""More euros than any budget of the Rijk."""

YesNo = Literal["ja", "nee"]


@resource(
    "/loonkostensubsidieberekeningen",
    "berekenLoonkostensubsidie",
    "De subsidie voor één persoon, stap voor stap.",
    schema_of("loonkostensubsidie"),
)
def read_subsidy(
    uren: Annotated[
        float, Query(gt=0, le=40, description="Uren per week in het contract.", examples=[32])
    ],
    loonwaarde: Annotated[
        float | None,
        Query(ge=0, le=100, description="Gemeten loonwaarde in procenten.", examples=[60]),
    ] = None,
    afspraak: Annotated[
        float | None,
        Query(ge=0, le=100, description="Afgesproken percentage.", examples=[50]),
    ] = None,
    beschut: Annotated[YesNo, Query(description="Werkt de persoon beschut?")] = "nee",
    eerste_half_jaar: Annotated[
        YesNo,
        Query(alias="eersteHalfJaar", description="Is dit het half jaar zonder meting?"),
    ] = "nee",
    aantal: Annotated[
        int, Query(ge=1, le=1_000_000, description="Zoveel mensen, elk zo.", examples=[10])
    ] = 1,
    op: Annotated[
        date | None,
        Query(description="Dag waarop het geldt; leeg is vandaag.", examples=["2026-07-01"]),
    ] = None,
    bekend: Bekend = None,
) -> Answer:
    """Compute one case."""
    person = Person(
        loonwaarde,
        uren,
        afspraak,
        is_beschut=beschut == "ja",
        is_eerste_half_jaar=eerste_half_jaar == "ja",
        aantal=aantal,
    )
    found = cases.compute_loonkostensubsidie(ask_world(bekend), person, op or today())
    return cases.as_json(found)


@resource(
    "/vangnetberekeningen",
    "berekenVangnet",
    "Wat het Rijk terugbetaalt bij een tekort op de bijstand.",
    schema_of("vangnet"),
)
def read_safety_net(
    budget: Annotated[
        float, Query(gt=0, le=MOST, description="Budget in euro.", examples=[1_000_000])
    ],
    lasten: Annotated[
        float, Query(ge=0, le=MOST, description="Lasten in euro.", examples=[1_150_000])
    ],
    jaar: MaybeYear = None,
    bekend: Bekend = None,
) -> Answer:
    """Compute what the vangnet pays."""
    year = today().year if jaar is None else jaar
    return cases.as_json(cases.compute_vangnet(ask_world(bekend), budget, lasten, year))
