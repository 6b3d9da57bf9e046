# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The agreement of a question: which one, can it be projected, and what stands out in it."""

from collections.abc import Iterator
from pathlib import Path

from springplank.bekostiging.afspraak import Afspraak
from springplank.bekostiging.loading import DEFAULT, load_afspraak, read_afspraak
from springplank.core.toml_faults import TomlError, read_own_text
from springplank.errors import DataError
from springplank.scenarios.given import RECHARGED, own_numbers
from springplank.scenarios.run import Outcome, Question


def find_afspraak(name: str | None) -> Afspraak:
    """Read an agreement of the user (a path that ends in .toml), or one that comes along.

    Raises:
        UsageError: when there is none with that name.
        DataError: when the file cannot be read.
    """
    if name is None or not name.endswith(".toml"):
        return load_afspraak(name or DEFAULT)
    path = Path(name)
    try:
        return read_afspraak(read_own_text(path), path.name)
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(
            f"{path.name} is niet te lezen. Bestaat het bestand, en is het tekst (TOML)?"
        ) from error
    except TomlError as fault:
        raise DataError(f"{path.name} is geen goed TOML-bestand. {fault}") from fault


def agreement_of(question: Question) -> Afspraak:
    """Give the agreement that counts: that of the scenario, or else the one that was asked for."""
    chosen = [str(c.value) for c in question.changes if c.target == "afspraak"]
    return load_afspraak(chosen[-1]) if chosen else question.afspraak


def check_afspraken(question: Question) -> None:
    """Refuse a question with an agreement that cannot be projected, also one of its scenario.

    Raises:
        UsageError: see `scenarios.given.own_numbers`.
        DataError: see `scenarios.given.own_numbers`.
    """
    for afspraak in (question.afspraak, agreement_of(question)):
        own_numbers(question.eigen, question.place, question.years, afspraak)


def remarks_on_afspraak(outcome: Outcome) -> Iterator[str]:
    """Say what stands out in the agreement: a label, a price, and what the company hands on."""
    company = outcome.verwacht.onderneming
    if company is None:
        return
    told: dict[str, list[str]] = {}
    for melding in company.bijdragen.meldingen:
        told.setdefault(melding.deel, []).append(melding.tekst)
    for texts in told.values():
        yield texts[0] + (" Voor latere jaren geldt hetzelfde." if len(texts) > 1 else "")
    passed = {stream for p in company.bijdragen.delen for stream in p.deel.stroom}
    if "wsw" not in passed and company.volumes["wsw"].fte.values.any():
        naam = agreement_of(outcome.question).naam
        yield (
            f"De afspraak {naam} geeft het geld van het Rijk voor de Wsw niet door. Het blijft bij "
            "de gemeenten. Het resultaat van het bedrijf is dan zonder dat geld."
        )
    handed = [p.deel.naam for p in company.bijdragen.delen if p.deel.soort == RECHARGED]
    if handed:
        yield (
            f"Het bedrijf geeft dit een-op-een door: {', '.join(handed)}. Kosten en vergoeding "
            "zijn gelijk. Daarom staan zij niet in de rekening van het bedrijf."
        )
