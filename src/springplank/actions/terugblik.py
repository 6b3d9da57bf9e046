# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Look back: how far off would the forecasts have been, and is a simple rule as good?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

import numpy as np

from springplank import __version__
from springplank.cohort.backtest import DRAWS, SEED, Reeks, look_back
from springplank.cohort.groups import GROEPEN
from springplank.cohort.scoring import (
    ENOUGH,
    GAIN,
    HIGH,
    LOW,
    QUANTILES,
    RIVALS,
    Forecast,
    Rival,
    Score,
    score,
)
from springplank.core.runs import run_id

ALL, NO_CORONA = "alles", "zonder 2020 en 2021"
RIVAL_NAMES: Mapping[str, str] = dict(zip(RIVALS, ("laatste cijfer", "laatste trend"), strict=True))

REMARKS = (
    (
        "De kansen en bandbreedtes van beschut werk zijn die van nu. Wij kozen ze in 2026, met "
        "de cijfers tot en met 2024 erbij. De groei waarmee elke voorspelling begint, rust "
        "alleen op wat toen bekend was."
    ),
    (
        "De kansen in wsw.toml rusten op latere cijfers en doen hier niet mee. Alleen de "
        "oversterfte komt daaruit: die rust op geen enkel cijfer. Ziekte kozen wij ruim. Het "
        "overige vertrek volgt per trekking uit de laatste daling die toen bekend was. Zo "
        "toetsen wij het model, en niet de kansen van nu."
    ),
    (
        "Ook deze ruime keuzes en de bouw van het model zijn van 2026, toen wij de uitkomsten "
        "kenden. Na de eerste berekening hebben wij er niets meer aan veranderd."
    ),
    (
        "De standen van beschut werk komen uit een brief van 2025. Of zij eerder anders zijn "
        "gepubliceerd, weten wij niet. De dag waarop zij bekend werden, namen wij aan: 1 juli "
        "van het volgende jaar."
    ),
    (
        "Van eind 2020 is het aantal mensen in de Wsw niet gepubliceerd. Wij leiden het af uit "
        "de arbeidsjaren. Springplank en de simpele regels beginnen met hetzelfde aantal."
    ),
    (
        "De leeftijden van eind 2015 kwamen pas in 2021 uit. Voor de standen van 2016 en 2017 "
        "rekenen wij daarom met die van eind 2016. Het deel jonger dan 27 jaar was toen "
        "onbekend."
    ),
    (
        "Er zijn alleen cijfers van het hele land. Of kleine gemeenten slechter te voorspellen "
        "zijn, is hiermee niet te zeggen."
    ),
    (
        "De doelstelling beschut werk is een gegeven. Wij voorspellen haar niet en toetsen haar "
        "niet."
    ),
)
"""What was not known then, or what we chose; on the page and in the JSON."""


@dataclass(frozen=True, slots=True)
class Row:
    """The score of a part of the forecasts of a figure.

    Attributes:
        name: `ALL`, a horizon, or `NO_CORONA`.
        score: its score.
    """

    name: str
    score: Score


@dataclass(frozen=True, slots=True)
class Scored:
    """One figure with its scores.

    Attributes:
        reeks: its forecasts.
        rows: the scores, `ALL` first.
    """

    reeks: Reeks
    rows: tuple[Row, ...]

    @property
    def total(self) -> Score:
        """Give the score of all forecasts."""
        return self.rows[0].score


@cache
def look() -> tuple[Scored, ...]:
    """Make the backtest and score every figure."""
    return tuple(Scored(reeks, tuple(_rows(reeks))) for reeks in look_back())


def _rows(reeks: Reeks) -> Iterator[Row]:
    yield Row(ALL, score(reeks.forecasts))
    for name, part in reeks.by_horizon().items():
        yield Row(name, score(part))
    yield Row(NO_CORONA, score(reeks.without_corona()))


def sentences(found: Sequence[Scored]) -> tuple[str, ...]:
    """Say in a few sentences how often it was right, and whether it beats a simple rule."""
    total = sum(s.total.n for s in found)
    inside = round(sum(s.total.n * s.total.coverage for s in found))
    years = sorted({f.year for s in found for f in s.reeks.forecasts})
    off = "; ".join(
        f"{GROEPEN[groep].naam} {percent(_error_of(found, groep))}"
        for groep in dict.fromkeys(s.reeks.groep for s in found)
    )
    return (
        (
            f"Wij voorspelden {total} keer een cijfer dat al is gepubliceerd, met alleen wat toen "
            f"bekend was. In {inside} van die {total} keer ({percent(inside / total)}) lag de "
            "uitkomst binnen de band waarin 80% hoort te liggen."
        ),
        f"Zo ver zat de middelste waarde er gemiddeld naast: {off}.",
        _verdicts(found),
        (
            f"Er zijn maar {len(years)} jaren met uitkomsten, en dat zijn geen {ENOUGH} losse "
            "uitkomsten. Daarom melden wij hoe vaak de band klopt, maar keuren wij daar niets op "
            "goed."
        ),
    )


def _verdicts(found: Sequence[Scored]) -> str:
    better = "; ".join(s.reeks.label for s in found if s.total.is_better)
    others = "; ".join(s.reeks.label for s in found if not s.total.is_better)
    return (
        "Is het beter dan twee simpele regels, het laatste cijfer en de laatste trend? "
        f"Duidelijk beter (minstens {percent(GAIN, 0)} minder fout): {better or 'nergens'}. "
        f"Niet duidelijk beter: {others or 'nergens'}."
    )


def _error_of(found: Sequence[Scored], groep: str) -> float:
    own = [s.total for s in found if s.reeks.groep == groep]
    return float(np.average([s.error_share for s in own], weights=[s.n for s in own]))


def rival_sentence(of: Score, rival: Rival) -> str:
    """Say how a rival did on the same outcomes."""
    name = RIVAL_NAMES[rival.key]
    if not rival.n:
        return f"De regel '{name}' had geen eerder cijfer om van uit te gaan."
    part = "" if rival.n == of.n else f" bij {rival.n} van de {of.n} uitkomsten"
    is_worse = rival.own_error > rival.error
    verdict = (
        "Springplank is beter"
        if rival.is_beaten
        else "Springplank is slechter"
        if is_worse
        else "Springplank is niet duidelijk beter"
    )
    return (
        f"De regel '{name}' zat er{part} gemiddeld {whole(rival.error)} naast, Springplank "
        f"{whole(rival.own_error)}: {verdict}."
    )


def percent(part: float, places: int = 1) -> str:
    """Write a part as a percentage the Dutch way."""
    return f"{part * 100:.{places}f}%".replace(".", ",")


def whole(value: float) -> str:
    """Write a whole number the Dutch way."""
    return f"{value:,.0f}".replace(",", ".")


def as_json(found: Sequence[Scored]) -> dict[str, Any]:
    """Give the backtest with its stable, documented keys; see docs/handleiding/json.md."""
    question = {"opdracht": "terugblik", "trekkingen": DRAWS, "zaad": SEED}
    return {
        "run_id": run_id(__version__, (), question),
        "trekkingen": DRAWS,
        "zaad": SEED,
        "antwoord": list(sentences(found)),
        "kanttekeningen": list(REMARKS),
        "band": [LOW, HIGH],
        "drempel_uitkomsten": ENOUGH,
        "drempel_beter": GAIN,
        "reeksen": [_reeks(s) for s in found],
    }


def _reeks(found: Scored) -> dict[str, Any]:
    reeks = found.reeks
    return {
        "groep": reeks.groep,
        "grootheid": reeks.figure,
        "naam": reeks.label,
        "eenheid": reeks.unit,
        "beter": found.total.is_better,
        "scores": [_score(row) for row in found.rows],
        "voorspellingen": [_forecast(f) for f in reeks.forecasts],
    }


SCORE_KEYS: Mapping[str, str] = {
    "n": "aantal",
    "years": "jaren",
    "bias": "scheef",
    "bias_share": "scheef_deel",
    "error": "fout",
    "error_share": "fout_deel",
    "coverage": "in_band",
    "below": "onder_band",
    "above": "boven_band",
    "coverage_low": "in_band_laag",
    "coverage_high": "in_band_hoog",
    "width": "breedte",
    "width_share": "breedte_deel",
    "crps": "crps",
    "places": "vijfden",
}
"""Key in the JSON per field of a score."""


def _score(row: Row) -> dict[str, Any]:
    values = {SCORE_KEYS[f.name]: getattr(row.score, f.name) for f in fields(Score)[:-1]}
    plain = {key: list(v) if isinstance(v, tuple) else _known(v) for key, v in values.items()}
    return {
        "over": row.name,
        **plain,
        "smal": row.score.is_narrow,
        "regels": [_rival(r) for r in row.score.rivals],
    }


def _rival(rival: Rival) -> dict[str, Any]:
    return {
        "naam": rival.key,
        "aantal": rival.n,
        "fout": _known(rival.error),
        "fout_springplank": _known(rival.own_error),
        "crps_springplank": _known(rival.own_crps),
        "verslagen": rival.is_beaten,
    }


def _forecast(found: Forecast) -> dict[str, Any]:
    quantiles = found.quantiles
    return {
        "stand": found.origin,
        "bekend_op": found.known.isoformat(),
        "jaar": found.year,
        "uitkomst": found.actual,
        "q": {str(q): quantiles[q] for q in QUANTILES},
        "deel_eronder": found.place,
        **{key: _known(value) for key, value in found.rivals.items()},
    }


def _known(value: float) -> float | None:
    return None if np.isnan(value) else value
