# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Says in one short sentence how an amount comes about, from the steps of its explanation."""

from collections.abc import Callable, Mapping

from springplank.core.explanation import Step
from springplank.words.figures import euros, number

Steps = Mapping[str, Step]


def because(regeling: str, steps: tuple[Step, ...]) -> str:
    """Say how the amount of one gemeente comes about; empty when a value in it is unknown.

    Args:
        regeling: key of the stream.
        steps: its explanation.
    """
    found = {step.key: step for step in steps}
    told = SENTENCES.get(regeling)
    return told(found) if told else ""


def _value(found: Steps, key: str) -> float | None:
    return found[key].value if key in found else None


def _shared_out(found: Steps) -> str:
    whole, share = _value(found, "macrobudget"), _value(found, "aandeel")
    if whole is None or share is None:
        return ""
    return (
        f"Het Rijk verdeelt € {euros(round(whole))} naar het doelgroepenregister. "
        f"Het aandeel is {_percent(share)}."
    )


def _beschut_werk(found: Steps) -> str:
    places, each = _value(found, "plekken"), _value(found, "bedrag_per_plek")
    if places is None or each is None:
        return ""
    written = number(round(places, 1), "plek")
    return f"Dat is {written} plekken keer € {euros(round(each))} per plek."


def _wsw(found: Steps) -> str:
    if _value(found, "uit_publicatie") is not None:
        return "Dat is wat overblijft van de gepubliceerde uitkering, na de andere onderdelen."
    whole, last = _value(found, "macrobudget"), _value(found, "laatste_wsw")
    if whole is None or last is None:
        return ""
    return (
        f"Het Rijk verdeelt € {euros(round(whole))}. "
        "De verdeling over gemeenten blijft als in het laatste gepubliceerde jaar."
    )


def _integratie_uitkering(found: Steps) -> str:
    if _value(found, "gepubliceerd") is not None:
        return "Dit bedrag staat in de circulaire."
    return "Dat is de som van Wsw, beschut werk en sociale infrastructuur."


def _cluster(found: Steps) -> str:
    base, factor = _value(found, "basis"), _value(found, "uitkeringsfactor")
    if base is None or factor is None:
        return ""
    return (
        f"Aantallen keer gewichten geeft € {euros(round(base))}. "
        f"Dat gaat keer de uitkeringsfactor {number(factor, 'factor')}."
    )


def _percent(share: float) -> str:
    """Write a share with figures enough to tell small ones apart."""
    return number(round(share, 5), "aandeel")


SENTENCES: Mapping[str, Callable[[Steps], str]] = {
    "impulsbudget": _shared_out,
    "sociale_infrastructuur": _shared_out,
    "beschut_werk": _beschut_werk,
    "wsw": _wsw,
    "iu_participatie": _integratie_uitkering,
    "cluster_participatie": _cluster,
}
"""Per stream how it comes about; the rest is told by its steps alone."""
