# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The page of the backtest: every score and every forecast, also where it is bad."""

import numpy as np

from springplank.actions.terugblik import (
    REMARKS,
    RIVAL_NAMES,
    Row,
    Scored,
    look,
    percent,
    rival_sentence,
    sentences,
    whole,
)
from springplank.cohort.backtest import DRAWS
from springplank.cohort.backtest_wsw import load_backtest
from springplank.cohort.groups import GROEPEN
from springplank.cohort.scoring import GAIN, HIGH, LOW, RIVALS, Forecast, Score
from springplank.docs.markdown import join, lines, number, table

HOW = (
    "Van elke oude stand maken wij een voorspelling met alleen de cijfers die toen bekend waren.",
    f"Een voorspelling is {whole(DRAWS)} trekkingen; 10% ligt onder de band en 10% erboven.",
    "De band is niet verbreed.",
    "Ernaast staan twee simpele regels: het laatste cijfer blijft, of de laatste trend gaat door.",
    "Een simpele regel zonder eerder cijfer heeft geen trend en telt dan niet mee.",
    (
        f"Beter is: de fout is minstens {percent(GAIN, 0)} kleiner dan die van beide regels, over "
        "dezelfde uitkomsten."
    ),
)
WORDS = (
    ("fout", "hoe ver de middelste waarde er gemiddeld naast zat, als deel van de uitkomst"),
    ("scheef", "hetzelfde met een teken: met plus te hoog, met min te laag"),
    ("in de band", "deel van de uitkomsten in de band van 80%"),
    ("onder en boven", "deel van de uitkomsten onder en boven de band; elk hoort 10% te zijn"),
    (
        "per heel jaar",
        "waar 80% van de waarden van in de band ligt, als wij de jaren opnieuw kiezen",
    ),
    ("breedte", "middelste breedte van de band, als deel van de uitkomst"),
    (
        "totale fout",
        (
            "fout van alle trekkingen samen; een band die onnodig breed is, telt hierin als fout. "
            "Bij een simpele regel is dit de gewone fout"
        ),
    ),
    ("vijfden", "hoeveel uitkomsten in elk vijfde deel van de trekkingen vielen, laagste eerst"),
)


def page() -> str:
    """Make the page."""
    found = look()
    blocks = [
        ["# Terugblik"],
        [line for sentence in sentences(found) for line in lines(sentence)],
        ["## Hoe wij dit doen"],
        list(HOW),
        ["## Wat toen niet bekend was, en wat wij kozen"],
        [f"- {remark}" for remark in REMARKS],
        ["De aannames voor de Wsw in deze terugblik:"],
        table(("aanname", "waarde", "laag", "hoog"), _assumed()),
        ["## Wat de kolommen zeggen"],
        table(("kolom", "betekenis"), WORDS),
    ]
    groep = ""
    for scored in found:
        if scored.reeks.groep != groep:
            groep = scored.reeks.groep
            blocks.append([f"## {GROEPEN[groep].naam}"])
        blocks.extend(_figure(scored))
    return join(*blocks)


def _assumed() -> list[tuple[str, ...]]:
    return [
        (a.label, *(number(value) for value in (a.value, a.low, a.high)))
        for a in load_backtest().values()
    ]


def _figure(scored: Scored) -> list[list[str]]:
    verdict = "wel" if scored.total.is_better else "niet"
    unit = "mensen" if scored.reeks.unit == "persoon" else "arbeidsjaren"
    return [
        [f"### {scored.reeks.label}"],
        [
            f"Beter dan beide simpele regels: {verdict}.",
            *(rival_sentence(scored.total, rival) for rival in scored.total.rivals),
            *_warnings(scored.rows),
        ],
        table(
            ("", "uitkomsten", "fout", "scheef", "in de band", "per heel jaar"),
            [(*_head(row), *_coverage(row.score)) for row in scored.rows],
        ),
        table(
            ("", "onder", "boven", "breedte", "vijfden"),
            [(row.name, *_tails(row.score)) for row in scored.rows],
        ),
        table(
            ("", f"totale fout ({unit})", *(RIVAL_NAMES[key] for key in RIVALS)),
            [(row.name, whole(row.score.crps), *_rivals(row.score)) for row in scored.rows],
        ),
        table(
            ("stand", "bekend op", "jaar", "laag", "midden", "hoog", "uitkomst", *_names()),
            [_forecast(f) for f in scored.reeks.forecasts],
        ),
    ]


def _names() -> list[str]:
    return [RIVAL_NAMES[key] for key in RIVALS]


def _warnings(rows: tuple[Row, ...]) -> list[str]:
    narrow = [row.name for row in rows if row.score.is_narrow]
    if not narrow:
        return []
    return [
        f"De halve band is smaller dan de fout die wij maakten, dus te smal: {'; '.join(narrow)}."
    ]


def _head(row: Row) -> tuple[str, ...]:
    found = row.score
    sign = "+" if found.bias_share > 0 else ""
    return (
        row.name,
        f"{found.n} in {len(found.years)} jaar",
        percent(found.error_share),
        f"{sign}{percent(found.bias_share)}",
    )


def _coverage(found: Score) -> tuple[str, str]:
    ends = (found.coverage_low, found.coverage_high)
    span = " tot ".join(percent(end, 0) for end in ends if not np.isnan(end))
    return percent(found.coverage, 0), span or "te weinig jaren"


def _tails(found: Score) -> tuple[str, ...]:
    places = " ".join(str(n) for n in found.places)
    return percent(found.below, 0), percent(found.above, 0), percent(found.width_share), places


def _rivals(found: Score) -> list[str]:
    return [
        _known(r.error) + (f" ({r.n} uitkomsten)" if 0 < r.n < found.n else "")
        for r in found.rivals
    ]


def _known(value: float) -> str:
    return "onbekend" if np.isnan(value) else whole(value)


def _forecast(found: Forecast) -> tuple[str, ...]:
    quantiles = found.quantiles
    return (
        str(found.origin),
        found.known.isoformat(),
        str(found.year),
        *(whole(quantiles[q]) for q in (LOW, 0.5, HIGH)),
        whole(found.actual),
        *(_known(found.rivals[key]) for key in RIVALS),
    )
