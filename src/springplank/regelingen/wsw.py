# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Rijksbijdrage Wsw: money for the people who still work under the Wet sociale werkvoorziening.

Law: Wsw (closed for new people since 2015); component of the integratie-uitkering Participatie.
The split of the published integratie-uitkering into Wsw and beschut werk is not published; it is
derived here from the recovered key of beschut werk.
Values: wsw.toml. Worked examples: tests/regelingen/test_wsw.py.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np

from springplank.core.allocate import Key, distribute
from springplank.core.columns import (
    UNKNOWN,
    Bools,
    Euros,
    Floats,
    as_floats,
    column,
    table,
    whole_euros,
)
from springplank.core.regeling import LegalForm, Regeling


@table
class Inputs:
    """What goes in, per gemeente and year."""

    gepubliceerd: Euros = column("EUR", "Gepubliceerde integratie-uitkering Participatie")
    beschut_werk: Euros = column("EUR", "Deel beschut werk in die uitkering, op dezelfde stand")
    sociale_infrastructuur: Euros = column(
        "EUR", "Deel sociale infrastructuur in die uitkering, op dezelfde stand"
    )
    is_achterhaald: Bools = column(
        "ja/nee", "Er is een latere circulaire van dit jaar, waarvan wij de bedragen niet hebben"
    )
    heeft_wsw: Bools = column("ja/nee", "Gemeente ontvangt geld voor de Wsw")
    laatste_wsw: Key = column("EUR", "Wsw-deel in het laatste jaar met een gepubliceerde uitkering")


@dataclass(frozen=True, slots=True)
class Parameters:
    """The values in force, shape (1, jaren)."""

    macrobudget: Euros = column("EUR", "Landelijke rijksbijdrage Wsw")
    latere_bijstelling: Floats = column(
        "factor", "Bijstelling na het laatste bedrag per gemeente dat wij hebben"
    )
    eenmalig: Euros = column("EUR", "Eenmalige tegemoetkoming sociaal ontwikkelbedrijven")
    lage_inkomensvoordeel: Euros = column(
        "EUR", "Vergoeding voor het afgeschafte lage-inkomensvoordeel, deel Wsw"
    )


@table
class Outcome:
    """What comes out, per gemeente and year."""

    uit_publicatie: Euros = column(
        "EUR",
        "Wsw-deel van de gepubliceerde uitkering",
        formula=(
            "als(heeft_wsw, hoogste(0, gepubliceerd - beschut_werk - sociale_infrastructuur), 0)"
        ),
        article="afgeleid: integratie-uitkering Participatie min de andere onderdelen",
    )
    uit_macrobudget: Euros = column(
        "EUR",
        "Wsw-deel naar aandeel in het landelijke bedrag",
        formula="verdeel(macrobudget, laatste_wsw)",
        article="aanname: de verdeling van het laatste gepubliceerde jaar blijft gelijk",
    )
    bijgesteld: Euros = column(
        "EUR",
        "Wsw-deel na een latere bijstelling",
        formula=(
            "als(is_achterhaald, rond_af(uit_publicatie * latere_bijstelling), uit_publicatie)"
        ),
        article="aanname: wat een latere circulaire veranderde, is niet bekend",
    )
    bedrag: Euros = column(
        "EUR",
        "Rijksbijdrage Wsw",
        formula="als(gepubliceerd >= 0, bijgesteld, uit_macrobudget)",
        article="integratie-uitkering Participatie, onderdeel Wsw",
    )
    waarvan_eenmalig: Euros = column(
        "EUR",
        "Waarvan eenmalige tegemoetkoming",
        formula="verdeel(eenmalig, bedrag)",
        article="eerste suppletoire begroting 2024, tabel 1, rij 8",
    )
    waarvan_lage_inkomensvoordeel: Euros = column(
        "EUR",
        "Waarvan vergoeding voor het lage-inkomensvoordeel",
        formula="verdeel(lage_inkomensvoordeel, bedrag)",
        article="septembercirculaire 2024",
    )


def published_part(
    gepubliceerd: Euros, beschut_werk: Euros, sociale_infrastructuur: Euros, heeft_wsw: Bools
) -> Euros:
    """Take the Wsw part out of the published integratie-uitkering Participatie.

    A gemeente without Wsw money has 0; what is left over there is other money, and stays visible
    as `onverklaard` in the integratie-uitkering.

    Args:
        gepubliceerd: EUR, shape (gemeenten, jaren); UNKNOWN where nothing was published.
        beschut_werk: EUR, the part for beschut werk on the same stand, same shape.
        sociale_infrastructuur: EUR, that part on the same stand; 0 while it did not exist.
        heeft_wsw: shape (gemeenten, 1).

    Returns:
        EUR, shape (gemeenten, jaren).
    """
    known = (gepubliceerd != UNKNOWN) & (beschut_werk != UNKNOWN)
    known &= sociale_infrastructuur != UNKNOWN
    rest = np.maximum(0, gepubliceerd - beschut_werk - sociale_infrastructuur) * heeft_wsw
    return np.where(known, rest, UNKNOWN)


def compute(x: Inputs, p: Parameters) -> Outcome:
    """Take the Wsw part out of the published amount; without one, share the national path."""
    published, later = x.gepubliceerd, x.gepubliceerd
    bedrag = shared = distribute(p.macrobudget, x.laatste_wsw)
    is_published = np.flatnonzero((x.gepubliceerd != UNKNOWN).any(axis=0))
    if is_published.size:
        # Only the first years are published: later ones need no looking at.
        last = int(is_published[-1]) + 1
        years = slice(0, last if last < x.gepubliceerd.shape[1] else None)
        part = published_part(
            x.gepubliceerd[:, years],
            x.beschut_werk[:, years],
            x.sociale_infrastructuur[:, years],
            x.heeft_wsw,
        )
        adjusted = _adjusted(part, x.is_achterhaald[:, years], p.latere_bijstelling[:, years])
        published, later = _put(part, years, published), _put(adjusted, years, later)
        known = x.gepubliceerd[:, years] != UNKNOWN
        bedrag = _put(np.where(known, adjusted, shared[:, years]), years, shared)
    return Outcome(
        published,
        shared,
        later,
        bedrag,
        waarvan_eenmalig=distribute(p.eenmalig, bedrag),
        waarvan_lage_inkomensvoordeel=distribute(p.lage_inkomensvoordeel, bedrag),
    )


def _adjusted(published: Euros, is_achterhaald: Bools, bijstelling: Floats) -> Euros:
    """Adjust the amounts of the years of which a later circulaire came out."""
    if not is_achterhaald.any():
        return published
    # In the kind of the factor: whole euros on the legal path, expectations for draws.
    values = as_floats(published).astype(bijstelling.dtype)
    factor = np.where(is_achterhaald, bijstelling, 1).astype(values.dtype)
    return whole_euros(values * factor)


def _put(values: Euros, years: slice, whole: Euros) -> Euros:
    """Put the amounts of some years in their place among those of all years."""
    if years.stop is None:
        return values
    whole = whole.copy(order="K")
    whole[:, years] = values
    return whole


REGELING = Regeling(
    key="wsw",
    title="Rijksbijdrage Wsw",
    summary=(
        "Geld voor mensen die al voor 2015 in de sociale werkvoorziening werkten. Er komt niemand "
        "meer bij; het landelijke bedrag daalt mee. Het Rijk verdeelt naar het aantal "
        "arbeidsjaren, maar die tabel is niet openbaar: wij leiden het deel per gemeente "
        "af uit de circulaire."
    ),
    legal=LegalForm(
        form="onderdeel van de integratie-uitkering Participatie",
        channel="gemeentefonds, integratie-uitkering",
        receiver="elke gemeente; soms loopt de betaling via een andere gemeente",
        is_labelled=False,
        accountability="eigen gemeenteraad; geen SiSa",
        reserve="toegestaan",
        basis="Wet sociale werkvoorziening; Financiële-verhoudingswet art. 5 en 13",
    ),
    inputs=Inputs,
    parameters=Parameters,
    outcome=Outcome,
    amount="bedrag",
    formulas={date(2015, 1, 1): compute},
    claims=(2024, 2048),
    part_of="iu_participatie",
    optional={
        "lage_inkomensvoordeel": "alleen een uitsplitsing; na 2025 niet apart gepubliceerd",
    },
)
