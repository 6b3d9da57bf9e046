# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The agreement of a place as a person fills it in, field by field: who pays the company what.

What is filled in becomes a file like any other agreement, so that the same rules read it, and so
that the person can take it along to the command line.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from springplank.actions.moves import OWN
from springplank.actions.whole_afspraak import BESTAND, BOTH, read_whole, stored_text
from springplank.bekostiging.afspraak import Afspraak
from springplank.bekostiging.checks import prices_out_of_range
from springplank.bekostiging.keys import SLEUTELS
from springplank.bekostiging.loading import read_afspraak
from springplank.errors import UsageError
from springplank.words.figures import amount_of
from springplank.words.typed import read_value

AFSPRAAK = "afspraak"
"""How the name of a field about the agreement begins."""

NAAM = "Eigen afspraak"
SLEUTEL, PRICES = "sleutel", "prijspeil"
FIRST = 2015
"""First year; who fills it in looks ahead from today."""

NONE_AGREED = "niet afgesproken"
ALL_PASSED = "100%, onze aanname"

MOST = 1e9
"""EUR; more than all gemeenten together pay to their companies."""

INDEX = (-0.1, 0.2)
"""Beyond these a rise is a slip of the pen: 25 for 2,5."""


@dataclass(frozen=True, slots=True)
class Vorm:
    """One thing that gemeenten can agree.

    Attributes:
        naam: what is filled in.
        uitleg: what it means.
        eenheid: unit of the field; empty for a choice.
        leeg: what holds as long as nothing is filled in.
    """

    naam: str
    uitleg: str
    eenheid: str
    leeg: str


VORMEN: Mapping[str, Vorm] = {
    "wsw": Vorm(
        "Deel van het geld voor de Wsw dat naar het bedrijf gaat",
        "De rest houdt de gemeente zelf.",
        "aandeel",
        ALL_PASSED,
    ),
    "beschut_werk": Vorm(
        "Deel van het geld voor beschut werk dat naar het bedrijf gaat",
        "Vul 0 in als de gemeente een prijs per plek betaalt.",
        "aandeel",
        ALL_PASSED,
    ),
    "prijs": Vorm(
        "Prijs per plek beschut werk, per jaar",
        "Dit komt boven op het geld dat de gemeente doorgeeft.",
        "EUR",
        NONE_AGREED,
    ),
    "bijdrage": Vorm(
        "Vaste bijdrage per jaar van alle gemeenten samen",
        "Dit staat meestal in de begroting van het bedrijf.",
        "EUR",
        NONE_AGREED,
    ),
    "index": Vorm(
        "Hoeveel de prijs en de vaste bijdrage elk jaar stijgen",
        "Leeg betekent: elk jaar hetzelfde bedrag.",
        "aandeel",
        NONE_AGREED,
    ),
    PRICES: Vorm(
        "In welk jaar gelden die bedragen?",
        "Daarna rekenen wij met de stijging.",
        "",
        "het eerste jaar van de berekening",
    ),
    "tekort": Vorm(
        "Deel van een tekort dat de gemeenten betalen",
        "De rest draagt het bedrijf uit zijn eigen vermogen.",
        "aandeel",
        NONE_AGREED,
    ),
    "overschot": Vorm(
        "Deel van een overschot dat naar de gemeenten gaat",
        "De rest blijft in het bedrijf.",
        "aandeel",
        NONE_AGREED,
    ),
    SLEUTEL: Vorm(
        "Waarnaar verdelen de gemeenten bijdrage, tekort en overschot?",
        "",
        "",
        "inwoners, onze aanname",
    ),
}
"""The fields, by the rest of their name; each is in the register of forms of `bekostiging`."""

KEYS: Mapping[str, str] = {
    key: SLEUTELS[key].naam for key in ("inwoners", "SE", "fte", "personen", "doelgroepenregister")
}
"""The keys that follow from people and places; the first one is ours when nothing is chosen."""

CHOICES: Mapping[str, Mapping[str, str]] = {
    SLEUTEL: KEYS,
    PRICES: {str(year): str(year) for year in range(2020, 2031)},
}
"""The fields that are one of a list: text per choice."""

DIVIDED = frozenset({"bijdrage", "tekort", "overschot"})


def read_part(name: str, text: str, year: int) -> str:
    """Read what was typed about one thing, in the one spelling that is stored.

    Args:
        name: a key of VORMEN, or BESTAND for a whole agreement.
        text: what was typed: a choice, a percentage, EUR or a file.
        year: calendar year, as of `make_afspraak`.

    Raises:
        UsageError: for what does not exist or cannot be, with what to fill in.
        DataError: for a price that looks like cents, and for a file that cannot be read.
    """
    if name == BESTAND:
        return stored_text(text)
    if name in CHOICES:
        if text not in CHOICES[name]:
            known = ", ".join(CHOICES[name])
            raise UsageError(f"{text[:40]!r} staat niet in de lijst. Kies uit: {known}.")
        return text
    if name not in VORMEN:
        raise UsageError("Deze afspraak bestaat niet. Kies een veld van de pagina.")
    unit = VORMEN[name].eenheid
    value = read_value(text, unit)
    least, most = INDEX if name == "index" else (0.0, 1.0 if unit == "aandeel" else MOST)
    if not least <= value <= most:
        ends = " tot en met ".join(amount_of(end, unit) for end in (least, most))
        raise UsageError(f"{VORMEN[name].naam}: dat kan niet. Vul een getal in van {ends}.")
    make_afspraak({name: repr(value)}, year)
    return repr(value)


def make_afspraak(velden: Mapping[str, str], year: int) -> Afspraak | None:
    """Make the agreement that was filled in; None when nothing was.

    Args:
        velden: text per key of VORMEN, or BESTAND alone, in the spelling in which it is stored.
        year: calendar year of the amounts when none was chosen.

    Raises:
        UsageError: for amounts of a year after the first one, or for fields beside a file.
        DataError: for a price that looks like cents, and for a file that cannot be read.
    """
    if not velden:
        return None
    if BESTAND in velden:
        if len(velden) > 1:
            raise UsageError(BOTH)
        return read_whole(velden[BESTAND])
    if "index" in velden and int(velden.get(PRICES, year)) > year:
        raise UsageError(
            f"De bedragen van de afspraak gelden in {velden[PRICES]}, maar de berekening begint in "
            f"{year}. Kies {year} of eerder."
        )
    return _read(write_afspraak(velden, year), year)


@lru_cache(maxsize=256)
def _read(text: str, year: int) -> Afspraak:
    found = read_afspraak(text, NAAM)
    # A price in cents is refused here, before it is saved; every other remark is told later.
    tuple(prices_out_of_range(found, (year,)))
    return found


def write_afspraak(velden: Mapping[str, str], year: int) -> str:
    """Write what was filled in as a file for `--afspraak`; arguments as of `make_afspraak`."""
    head = [
        "[afspraak]",
        f'naam = "{NAAM}"',
        f'uitleg = "{" ".join(_told(velden))}"',
        f'bron = ["{OWN}"]',
        f"vanaf = {FIRST}",
        'status = "aanname"',
    ]
    parts = ["\n".join(["[[deel]]", *part]) for part in _parts(velden, year)]
    return "\n\n".join(["\n".join(head), *parts]) + "\n"


def _parts(velden: Mapping[str, str], year: int) -> Iterator[tuple[str, ...]]:
    """Write the parts; a thing that was not agreed is no part."""
    key = f'sleutel = "{velden.get(SLEUTEL, next(iter(KEYS)))}"'
    index: tuple[str, ...] = ()
    if "index" in velden:
        index = (f"basisjaar = {velden.get(PRICES, year)}", f"index = {float(velden['index'])!r}")
    for stream, naam in (("wsw", "Wsw"), ("beschut_werk", "Beschut werk")):
        kept = round(1 - float(velden.get(stream, 1)), 12)
        yield (f'naam = "{naam}"', 'soort = "doorsluizen"', f'stroom = ["{stream}"]',
               f"inhouding = {kept!r}")  # fmt: skip
    if "prijs" in velden:
        yield ('naam = "Prijs per plek"', 'soort = "prijs_hoeveelheid"',
               'product = "beschut_werk"', 'eenheid = "plek"',
               f"prijs = {float(velden['prijs'])!r}", *index)  # fmt: skip
    if "bijdrage" in velden:
        yield ('naam = "Vaste bijdrage"', 'soort = "begroting"',
               f"bedrag = {float(velden['bijdrage'])!r}", key, *index)  # fmt: skip
    if "tekort" in velden:
        yield ('naam = "Tekort"', 'soort = "tekortdekking"',
               f"aandeel = {float(velden['tekort'])!r}", key)  # fmt: skip
    if "overschot" in velden:
        yield ('naam = "Overschot"', 'soort = "dividend"',
               f"aandeel = {float(velden['overschot'])!r}", key)  # fmt: skip


def _told(velden: Mapping[str, str]) -> Iterator[str]:
    """Say in short sentences what was agreed."""

    def said(name: str) -> str:
        return amount_of(float(velden.get(name, 1)), VORMEN[name].eenheid)

    yield (
        f"De gemeenten geven {said('wsw')} van het geld voor de Wsw door, en "
        f"{said('beschut_werk')} van het geld voor beschut werk."
    )
    if "prijs" in velden:
        yield f"Zij betalen {said('prijs')} per plek beschut werk."
    if "bijdrage" in velden:
        yield f"Zij betalen samen {said('bijdrage')} per jaar."
    if "index" in velden and velden.keys() & {"prijs", "bijdrage"}:
        yield f"Dat verandert elk jaar met {said('index')}."
    if "tekort" in velden:
        yield f"Van een tekort betalen zij {said('tekort')}."
    if "overschot" in velden:
        yield f"Van een overschot krijgen zij {said('overschot')}."
    if velden.keys() & DIVIDED:
        key = velden.get(SLEUTEL)
        yield (
            f"Zij verdelen dat naar {KEYS[key]}."
            if key
            else f"Wij verdelen dat naar {next(iter(KEYS.values()))}. Dat is een aanname."
        )
    else:
        yield "Dit vulde u zelf in."
