# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""How the Wsw part changed between two standings: grants, mutations, shares and who is paid.

The Wsw part of a gemeente is its share of a closed national amount. Its change is therefore the
change of the national amount at its new share, plus the change of its share at the old national
amount. The first is named as far as a source does so; the second is the shift in arbeidsjaren, of
which a part may be only another payer (see `payers`).
"""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from springplank.core.columns import UNKNOWN, Euros, is_known
from springplank.core.loading import load_parameters
from springplank.core.parameters import Parameter, cell_in
from springplank.funding.changes import (
    BEDRIJFSKOSTEN,
    BIJSTELLING_2024,
    PLEKKEN,
    Change,
    Pair,
    dutch,
    split_beschut_werk,
    spread,
)
from springplank.funding.payers import CRITERION, Shift, find_shifts, moved_by
from springplank.funding.streams import Funding
from springplank.funding.world import FIRST_YEAR
from springplank.reference.municipalities import municipalities_of

MUTATIONS = Path(__file__).parent / "mutaties.toml"
BIJSTELLING = "loon_en_prijsbijstelling_2024"
OPHOGING = "begeleidingsbudget_beschut_werk"
WORTH_TELLING = 0.001
"""A national change of the Wsw part without a reason is told apart from this share on."""

BY_WSW_PART = "Verdeeld naar het Wsw-deel van elke gemeente (afgeleid)."
SHARE = (
    "Het Rijk verdeelt het landelijke bedrag naar arbeidsjaren. Die tabel is niet openbaar; dit is "
    "wat erbij komt of eraf gaat doordat het aandeel in het landelijke Wsw-bedrag veranderde."
)
FORECAST = (
    "Minstens een van de twee bedragen is een raming. Dit deel is het verschil tussen die raming "
    "en het andere bedrag, verdeeld naar het Wsw-deel."
)


@cache
def mutations() -> Mapping[str, Parameter]:
    """Read the published mutations of the integratie-uitkering Participatie."""
    return load_parameters(MUTATIONS, "mutaties")


def mutation(fundings: tuple[Funding, Funding], name: str) -> int:
    """Give what became known of a published mutation between two standings.

    Args:
        fundings: all streams on the older and the newer standing, over the same single year.
        name: the mutation, as in mutaties.toml.

    Returns:
        EUR; 0 when nothing became known.
    """
    old, new = (
        cell_in(mutations()[name], f.years[0], f.world.stand.on).value or 0.0 for f in fundings
    )
    return round(new - old)


def split_wsw(pair: Pair) -> Sequence[Change]:
    """Split into national amounts by Wsw part, the share of the gemeente, and who is paid."""
    before, after = pair.amounts()
    key = after if after.any() else before
    if not key.any():
        return ()
    named = (*_granted(pair), *_by_mutation(pair, key))
    rest = spread(int((after - before).sum()) - sum(c.national for c in named), key)
    share = after - before - sum((c.amounts for c in named), rest)
    shifts = find_shifts(pair.fundings[1].world.memberships, before, after)
    moved = moved_by(shifts, share, key)
    told = tuple((shift, _tell(shift, before, after, moved)) for shift in shifts)
    return (
        *named,
        *_national_rest(pair, rest, before),
        Change("aandeel", "verdeling", "Wsw: ander aandeel in het land", share - moved, (), SHARE),
        Change(
            "betaald_via",
            "betaald_via",
            "Wsw: betaald via een andere gemeente",
            moved,
            pair.sources("gepubliceerd"),
            CRITERION,
            told,
        ),
    )


def _national_rest(pair: Pair, rest: Euros, before: Euros) -> Sequence[Change]:
    """Say what is known of the change of the national amount that nothing names.

    A small rest is left to `onverklaard` of the whole, so that it is not counted apart from the
    rounding that it belongs to.
    """
    if not _is_published(pair):
        return (Change("macrobudget", "raming", "Wsw: verschil met de raming", rest, (), FORECAST),)
    growth = 1 + int(rest.sum()) / max(1, int(before.sum()))
    if abs(growth - 1) < WORTH_TELLING:
        return ()
    told = (
        f"Het Wsw-deel veranderde in het hele land {_percent(growth, 2)}. Onze bronnen noemen "
        f"hiervoor geen reden. {BY_WSW_PART}"
    )
    naam = "Wsw: landelijk onverklaard"
    return (Change("macrobudget", "onverklaard", naam, rest, pair.sources("gepubliceerd"), told),)


def _is_published(pair: Pair) -> bool:
    """Say whether both amounts come from a circulaire, and none from our own path."""
    return all(bool((column != UNKNOWN).all()) for column in pair.inputs("gepubliceerd"))


def _granted(pair: Pair) -> Sequence[Change]:
    """Take what the regeling itself names inside the Wsw part: one-off and compensation."""
    found = []
    for parameter in ("eenmalig", "lage_inkomensvoordeel"):
        streams = (pair.before, pair.after)
        old, new = (getattr(s.outcome, f"waarvan_{parameter}")[:, 0] for s in streams)
        if (is_known(old) & is_known(new)).all():
            cell, label = pair.cell(parameter), pair.label(parameter)
            note = cell.note or BY_WSW_PART
            found.append(Change(parameter, parameter, label, new - old, cell.sources, note))
    return found


def _by_mutation(pair: Pair, key: Euros) -> Sequence[Change]:
    """Take the mutations that were published in between, less what beschut werk shows of them.

    The loon- en prijsbijstelling covers Wsw and beschut werk together; the part of beschut werk is
    a step of its amount per plek and is not counted again here.
    """
    beschut = pair.sibling("beschut_werk")
    shown = {c.key: c.national for c in split_beschut_werk(beschut)} if beschut.is_known() else {}
    found = []
    if whole := mutation(pair.fundings, BIJSTELLING):
        part = shown.get(BIJSTELLING_2024, 0)
        found.append(_bijstelling(whole, part, key))
    if _is_published(pair) and (whole := mutation(pair.fundings, OPHOGING)):
        part = shown.get(BEDRIJFSKOSTEN, 0) + shown.get(PLEKKEN, 0)
        found.append(_connection(whole, part, key))
    return found


def _bijstelling(whole: int, part: int, key: Euros) -> Change:
    told = (
        f"Landelijk {dutch(whole)} euro voor Wsw en beschut werk samen; {dutch(part)} euro daarvan "
        f"staat bij beschut werk en telt hier niet nog eens mee. {BY_WSW_PART}"
    )
    return Change(
        BIJSTELLING,
        "loon_en_prijsbijstelling",
        "Loon- en prijsbijstelling 2024, Wsw",
        spread(whole - part, key),
        ("suppletoire-2024",),
        told,
    )


def _connection(whole: int, part: int, key: Euros) -> Change:
    """Connect our derivation of beschut werk to what was published for it.

    The published mutations together explain the change of the whole. Where the derived places and
    amount per plek give more or less than the published ophoging, the Wsw part holds the opposite.
    """
    told = (
        f"Het Rijk publiceerde {dutch(whole)} euro ophoging voor beschut werk. Onze afleiding "
        f"(plekken en bedrijfskosten samen) komt op {dutch(part)} euro. Het totaal van de "
        f"uitkering klopt met de publicatie, dus dit verschil zit in het Wsw-deel. {BY_WSW_PART}"
    )
    return Change(
        OPHOGING,
        "aansluiting",
        "Aansluiting op de gepubliceerde ophoging beschut werk",
        spread(whole - part, key),
        ("suppletoire-2024",),
        told,
    )


def _tell(shift: Shift, before: Euros, after: Euros, moved: Euros) -> str:
    """Tell in Dutch whose money moved, and how the verband and the country grew."""
    gemeenten = municipalities_of(FIRST_YEAR).gemeenten
    lost = [gemeenten[row].naam for row in shift.rows if moved[row] < 0]
    gained = [gemeenten[row].naam for row in shift.rows if moved[row] > 0]
    rows = list(shift.rows)
    return (
        f"Binnen {shift.verband.naam} ging {dutch(int(moved[moved > 0].sum()))} euro niet meer via "
        f"{_list(lost)} maar via {_list(gained)}. Het Wsw-deel van het hele verband ging van "
        f"{dutch(int(before[rows].sum()))} naar {dutch(int(after[rows].sum()))} euro "
        f"({_percent(shift.growth)}; het land {_percent(shift.growth_country)}). "
        "Vergelijk daarom het verband en niet de gemeente."
    )


def _list(names: Sequence[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} en {last}" if most else last


def _percent(growth: float, places: int = 1) -> str:
    change = (growth - 1) * 100
    return f"{'+' if change >= 0 else ''}{dutch(change, places)}%"
