# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The weighing in chapter 4: a means to talk, with money beside it and no winner of its own."""

from collections.abc import Iterator

from springplank.actions.plan.draft import Ontwerp, figures_table, section
from springplank.actions.plan.rijksgeld import OWN as OWN_SOURCE
from springplank.actions.plan.weging import Gewogen, Weging, weigh
from springplank.actions.plan.weging_words import (
    failures_of,
    listed,
    percent,
    points,
    second_view,
    warnings_of,
    weight_sentences,
)
from springplank.documents.plan import (
    RAMING,
    VASTGESTELD,
    Block,
    Bullets,
    LiveFigure,
    Paragraph,
    Section,
    Table,
)

UITLEG = (
    "De gewogen som helpt bij het gesprek en wijst geen winnaar aan. Belangrijker is waar de "
    "keuze omslaat."
)
GELD_MEE = "Geld telt in deze weging mee als criterium."
GELD_ERNAAST = "Geld telt in deze weging niet mee en staat ernaast."
OWN = "eigen keuze"
COMPANY = "bedrijf"
"""The account of criteria about the company."""

SAME = "op 0,1% na"
"""Beside a share of which both ends read the same."""


def write_weighing(draft: Ontwerp) -> tuple[Section, ...]:
    """Write the weighing; nothing when nobody chose a criterium."""
    if not any(name.startswith("criterium.") for name in draft.werk.under("plan.weging")):
        return ()
    weging = weigh(draft.werk)
    money = GELD_MEE if weging.geld_mee else GELD_ERNAAST
    return (
        section(
            "De weging",
            (Paragraph("keuze.weging", (f"{UITLEG} {money}",)),),
            _table(draft, weging),
            _points("keuze.kantelpunten", [*weight_sentences(weging), *second_view(weging)]),
            _points(
                "keuze.waarschuwingen",
                [*_failures(draft, weging), *_of_the_sector(draft, weging), *warnings_of(weging)],
            ),
        ),
    )


def _failures(draft: Ontwerp, weging: Weging) -> Iterator[str]:
    """Say which options fall out; not with amounts of a company that nobody knows."""
    if draft.cijfers.company_known:
        yield from failures_of(weging)
        return
    for at in sorted(weging.afgevallen):
        yield f"{weging.opties[at].naam} valt af: deze optie haalt een eis niet."


def _of_the_sector(draft: Ontwerp, weging: Weging) -> Iterator[str]:
    """Say what rests on a company that nobody knows."""
    if draft.cijfers.company_known:
        return
    names = [
        one.naam
        for one in weging.tabel.criteria
        if one.rekening == COMPANY and (one.key in weging.telt or one.key in weging.eisen)
    ]
    if names:
        yield (
            f"Dit rust op gemiddelden van de sector, niet op cijfers van dit bedrijf: "
            f"{listed(names)}."
        )


def _table(draft: Ontwerp, weging: Weging) -> tuple[Table, ...]:
    found = weging.gewogen
    if found is None:
        return ()
    has_sums = found.totalen is not None
    rows = [
        [
            weging.opties[option].naam,
            _share(draft, found, at, weging.opties[option].key),
            *([_sum(draft, found, at, weging.opties[option].key)] if has_sums else []),
        ]
        for at, option in enumerate(found.opties)
    ]
    return figures_table(
        "keuze.weging_tabel",
        "Bij welk deel van alle gewichten een optie vooraan staat",
        ("Optie", "Deel van alle gewichten", *(["Gewogen som (0 tot 100)"] if has_sums else [])),
        rows,
        "Alle gewichten tellen hier even zwaar." if not has_sums else "",
    )


def _share(draft: Ontwerp, found: Gewogen, at: int, key: str) -> LiveFigure:
    share, error = float(found.aandelen.aandeel[at]), float(found.aandelen.fout[at])
    low, high = max(share - error, 0.0), min(share + error, 1.0)
    name, run = f"weging/aandeel/{key}", draft.cijfers.hier.run_id
    if found.aandelen.is_exact:
        return LiveFigure(
            name, percent(share), VASTGESTELD, "", share, eenheid="aandeel", status=OWN,
            bron=OWN_SOURCE, run_id=run,
        )  # fmt: skip
    ends = percent(low), percent(high)
    spread = SAME if len(set(ends)) == 1 else f"tussen {ends[0]} en {ends[1]}"
    return LiveFigure(
        name, percent(share), RAMING, spread, share, low, high, "aandeel", OWN, OWN_SOURCE, run
    )


def _sum(draft: Ontwerp, found: Gewogen, at: int, key: str) -> LiveFigure | None:
    if found.totalen is None:
        return None
    total = float(found.totalen[at])
    return LiveFigure(
        f"weging/som/{key}", points(total), VASTGESTELD, "", total * 100, eenheid="punten",
        status=OWN, bron=OWN_SOURCE, run_id=draft.cijfers.hier.run_id,
    )  # fmt: skip


def _points(sleutel: str, sentences: list[str]) -> tuple[Block, ...]:
    if not sentences:
        return ()
    return (Bullets(sleutel, tuple((sentence,) for sentence in sentences)),)
