# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The page of aannames: what nobody published, with its range, owner, end date and question."""

from collections.abc import Mapping, Sequence

from springplank.actions.uses import every_assumption
from springplank.core.assumptions import Assumption
from springplank.docs.markdown import join, lines, number

SUBJECTS: Mapping[str, Sequence[str]] = {
    "De mensen": (
        *("wsw.", "beschut_werk.", "tussengroep.", "regulier.", "traject."),
        *("begin.", "landelijk."),
    ),
    "Het geld van het Rijk": ("rijksgeld.",),
    "Het bedrijf": ("bedrijf_",),
    "De afspraken en de gemeente": ("bijstand.", "loonkostensubsidie.", "sectorbereik."),
    "De organisatie": ("organisatie.",),
}
"""Headings, with the beginning of the keys under each; the others go under OTHERS."""

OTHERS = "Overige"


def aannames_page() -> str:
    """Make the page of every aanname that comes along."""
    every = every_assumption()
    unsourced = sum(not aanname.sources for aanname in every.values())
    blocks = [
        ["# Aannames"],
        [
            f"Een blik vooruit rust op {len(every)} aannames.",
            f"Van {unsourced} daarvan is er geen bron.",
            "Vervang ze een voor een door uw eigen cijfers: met `--eigen`, of met `--bedrijf`.",
            "Een waarde die de wet of een circulaire noemt, is geen aanname; die staat bij de",
            "[regelingen](regelingen/index.md).",
        ],
    ]
    for subject, found in by_subject(every).items():
        blocks.append([f"## {subject}"])
        for aanname in found:
            blocks.append([f"### {aanname.key}"])
            blocks.append(_one(aanname))
    return join(*blocks)


def by_subject(every: Mapping[str, Assumption]) -> Mapping[str, Sequence[Assumption]]:
    """Put aannames under their headings, by key; a heading without any is left out."""
    found: dict[str, list[Assumption]] = {subject: [] for subject in (*SUBJECTS, OTHERS)}
    for key in sorted(every):
        subject = next(
            (s for s, starts in SUBJECTS.items() if key.startswith(tuple(starts))), OTHERS
        )
        found[subject].append(every[key])
    return {subject: aannames for subject, aannames in found.items() if aannames}


def _one(aanname: Assumption) -> list[str]:
    """Say everything that a controller may ask, a line each."""
    span = ""
    if aanname.low < aanname.high:
        span = f", van {_value(aanname, aanname.low)} tot {_value(aanname, aanname.high)}"
    sources = ", ".join(f"`{key}`" for key in aanname.sources) or "geen"
    told = [
        f"{aanname.label}.",
        f"- Waarde: {_value(aanname, aanname.value)} ({aanname.unit}){span}.",
        f"- Zekerheid: {aanname.status}. Bron: {sources}; {aanname.place}.",
        f"- Eigenaar: {aanname.owner}. Houdbaar tot en met {aanname.expires.isoformat()}.",
    ]
    if aanname.question:
        told.append(f"- Vraag aan u: {aanname.question}")
    note = ["", *lines(aanname.note)] if aanname.note else []
    return [told[0], "", *told[1:], *note]


def _value(aanname: Assumption, value: float) -> str:
    return number(value, aanname.unit)
