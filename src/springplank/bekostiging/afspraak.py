# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""An agreement: a named, ordered list of parts, each with its own form (`bekostiging.forms`)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from springplank.bekostiging.forms import INEENS, Schijf
from springplank.bekostiging.series import Dated
from springplank.core.quantities import Fte, Personen, Plekken, Quantity, StandaardEenheden

BEDRIJF = "bedrijf"
GEMEENTE = "gemeente"
RICHTINGEN = (BEDRIJF, GEMEENTE)
"""To whom a part pays."""

DIVIDEND = "dividend"

EENHEDEN: Mapping[str, type[Quantity]] = {
    "plek": Plekken,
    "persoon": Personen,
    "fte": Fte,
    "SE": StandaardEenheden,
}
"""What a price may be for."""

TOEGEVOEGDE_WAARDE = "toegevoegde_waarde"
"""The prestatie in euros; every other prestatie is a number of people."""

DOORSTROOM = "doorstroom"
"""The prestatie that counts who moved on from the company to a regular employer."""

COMMON = frozenset({"naam", "soort", "toelichting", "status", "naar"})
"""What may be said of every part."""


@dataclass(frozen=True, slots=True)
class Soort:
    """A form of agreement, and what has to be said about it.

    Attributes:
        uitleg: what it is, for a reader.
        needed: fields that must be there.
        optional: fields that may be there.
        after_result: it can only be computed when the result of the company is known.
        naar: to whom it pays when nothing is said.
    """

    uitleg: str
    needed: frozenset[str]
    optional: frozenset[str] = frozenset()
    after_result: bool = False
    naar: str = BEDRIJF


SOORTEN: Mapping[str, Soort] = {
    "doorsluizen": Soort(
        "De gemeente geeft geld van het Rijk door, soms min een deel dat zij zelf houdt.",
        frozenset({"stroom"}),
        frozenset({"inhouding", "afronding", "genoemd"}),
    ),
    "begroting": Soort(
        "De gemeenten betalen samen een vast bedrag.",
        frozenset({"bedrag", "sleutel"}),
        frozenset({"aandelen", "basisjaar", "index"}),
    ),
    "prijs_hoeveelheid": Soort(
        "De gemeente betaalt een prijs voor wat zij afneemt, soms met een vast deel erbij.",
        frozenset({"product", "prijs", "eenheid"}),
        frozenset({"vast", "sleutel", "aandelen", "basisjaar", "index"}),
    ),
    "capaciteit": Soort(
        "De gemeenten betalen voor plekken die klaarstaan, gebruikt of niet.",
        frozenset({"plekken", "prijs", "sleutel"}),
        frozenset({"aandelen", "basisjaar", "index"}),
    ),
    "doorbelasten": Soort(
        "De gemeente betaalt precies wat voor haar is uitgegeven.", frozenset({"kosten"})
    ),
    "tekortdekking": Soort(
        "De gemeenten vullen een tekort van het bedrijf aan.",
        frozenset({"sleutel"}),
        frozenset({"aandeel", "aandelen"}),
        after_result=True,
    ),
    "resultaatafhankelijk": Soort(
        "De gemeenten betalen een bonus voor wat het bedrijf boven een norm bereikt.",
        frozenset({"prestatie", "norm", "tarief", "sleutel"}),
        frozenset({"hoogste", "aandelen"}),
        after_result=True,
    ),
    "drempels": Soort(
        "Het bedrijf draagt een tekort uit eigen vermogen; de gemeenten betalen de rest.",
        frozenset({"schijven", "sleutel"}),
        frozenset({"wijze", "aandelen"}),
        after_result=True,
    ),
    DIVIDEND: Soort(
        "Het bedrijf betaalt een deel van een overschot aan de gemeenten.",
        frozenset({"sleutel"}),
        frozenset({"aandeel", "aandelen"}),
        after_result=True,
        naar=GEMEENTE,
    ),
    "solidariteit": Soort(
        "De gemeenten delen een resultaat naar verhouding, ook als het een overschot is.",
        frozenset({"sleutel"}),
        frozenset({"van", "kosten", "aandelen"}),
    ),
}
"""The forms that a part may have. Solidariteit without `van` and `kosten` shares the result of the
company and then needs it; see `Deel.is_after_result`."""

AGAINST_DEFICIT = frozenset({"tekortdekking", "drempels", "solidariteit"})
"""The forms that tell who pays a deficit."""


@dataclass(frozen=True, slots=True)
class Deel:
    """One part of an agreement; fields that its form does not know are empty.

    Attributes:
        naam: name for a reader, unique in the agreement.
        soort: a key of SOORTEN.
        naar: one of RICHTINGEN.
        status: one of `core.parameters.STATUSES`; that of the agreement when not said.
        toelichting: what a reader has to know.
        stroom: streams of money of the Rijk.
        van: names of earlier parts.
        kosten: kinds of cost.
        product: what is bought.
        eenheid: a key of EENHEDEN: what the price is for.
        prestatie: what earns a bonus: a product, or TOEGEVOEGDE_WAARDE.
        sleutel: a key of `keys.SLEUTELS`, or empty.
        aandelen: code of a gemeente to its share, for the key with given shares.
        basisjaar: year of the prices, when there is an index.
        waarden: the dated numbers by field: inhouding, prijs, bedrag and so on.
        schijven: bands of the eigen vermogen.
        wijze: one of `forms.WIJZEN`.
    """

    naam: str
    soort: str
    naar: str = BEDRIJF
    status: str = ""
    toelichting: str = ""
    stroom: tuple[str, ...] = ()
    van: tuple[str, ...] = ()
    kosten: tuple[str, ...] = ()
    product: str = ""
    eenheid: str = ""
    prestatie: str = ""
    sleutel: str = ""
    aandelen: Mapping[str, Dated] = field(default_factory=dict)
    basisjaar: int = 0
    waarden: Mapping[str, Dated] = field(default_factory=dict)
    schijven: tuple[Schijf, ...] = ()
    wijze: str = INEENS

    @property
    def is_after_result(self) -> bool:
        """Say whether it can only be computed when the result of the company is known."""
        shares_company = self.soort == "solidariteit" and not (self.van or self.kosten)
        return SOORTEN[self.soort].after_result or shares_company


@dataclass(frozen=True, slots=True)
class Afspraak:
    """What gemeenten agreed to pay.

    Attributes:
        naam: name for a reader.
        uitleg: what it is, and what it is not.
        bron: keys in the register of sources, or the words of the person who gave it.
        plaats: where in the source.
        vanaf: first calendar year.
        status: one of `core.parameters.STATUSES`.
        delen: the parts, in the order in which they are computed.
    """

    naam: str
    uitleg: str
    bron: tuple[str, ...]
    plaats: str
    vanaf: int
    status: str
    delen: tuple[Deel, ...]

    @property
    def has_deficit_rule(self) -> bool:
        """Say whether a part of it tells who pays what the company or its money falls short."""
        return any(deel.soort in AGAINST_DEFICIT for deel in self.delen)

    def before_result(self) -> "Afspraak":
        """Give the parts that can be computed before the result of the company is known."""
        return replace(self, delen=tuple(d for d in self.delen if not d.is_after_result))
