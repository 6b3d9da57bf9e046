# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What changed since somebody's last visit: the headline figures then and now, and because of what.

The figures are kept as a reader saw them, each with its range.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from springplank import __version__
from springplank.actions import dossiers
from springplank.actions.dossiers import Gezien
from springplank.actions.glance import AHEAD, Glance
from springplank.actions.quote import spread_of
from springplank.actions.werk import Werk, world_of
from springplank.cohort.groups import GROEPEN
from springplank.core.sources import find_stand, standings
from springplank.errors import UsageError
from springplank.scenarios.reeks import Reeks
from springplank.store.faults import LOCAL
from springplank.words.figures import day
from springplank.words.ramingen import raming, step_of, written

FORM = 1
"""What is kept now; older or newer notes are left alone."""

OWN = ("eigen.", "gemeente.", "bedrijf.")
UNITS: Mapping[str, str] = {"persoon": " mensen"}
MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True, slots=True)
class Kop:
    """One headline figure, as it was seen.

    Attributes:
        naam: what it is, with its year.
        waarde: the bare number.
        eenheid: unit of the house.
        laag: lower end of its range.
        hoog: upper end.
        tekst: the figure in words, with its range.
        delen: the streams that it adds up; empty for a figure that is no sum.
    """

    naam: str
    waarde: float
    eenheid: str
    laag: float
    hoog: float
    tekst: str
    delen: str = ""


def since_last(dossier: str, werk: Werk, found: Glance, bezoeker: str, moment: datetime) -> str:
    """Say what changed since the last visit of somebody to a dossier, and note what is seen now.

    Args:
        dossier: its id.
        werk: its fields.
        found: the first look, as it is shown now.
        bezoeker: which browser looks.
        moment: now.

    Returns:
        Sentences with numbers; empty at a first visit, or when nothing changed.
    """
    koppen = headlines_of(found)
    ground = _ground(werk)
    note = {"vorm": FORM, "koppen": [asdict(kop) for kop in koppen], "grond": ground}
    stand = ground["stand"]
    seen = Gezien(moment, found.geld.run_id, stand, json.dumps(note, ensure_ascii=False))
    before = dossiers.look(dossier, seen, bezoeker)
    if before is None or before.koppen == seen.koppen:
        return ""
    return tell(before, koppen, ground)


def tell(before: Gezien, koppen: tuple[Kop, ...], ground: Mapping[str, str]) -> str:
    """Say what changed; empty when nothing did, or when the note cannot be read."""
    try:
        note = json.loads(before.koppen)
        if note["vorm"] != FORM:
            return ""
        then = {kop["naam"]: Kop(**kop) for kop in note["koppen"]}
        old: Mapping[str, str] = dict(note["grond"])
    except (ValueError, TypeError, KeyError):
        return ""
    pairs = ((then[kop.naam], kop) for kop in koppen if kop.naam in then)
    changed = [(one, other) for one, other in pairs if one.tekst != other.tekst]
    if not changed:
        return ""
    # What is expected says more than how sure that is.
    changed.sort(key=lambda pair: _is_same(*pair))
    since = day(before.moment.astimezone(LOCAL).date())
    sentences = [
        f"Sinds uw vorige bezoek op {since}: {_gap(*changed[0])}, door {causes(old, ground)}."
    ]
    sentences.append(_both(*changed[0]))
    if len(changed) > 1:
        rest = len(changed) - 1
        one = "Er veranderde nog 1 cijfer."
        sentences.append(one if rest == 1 else f"Er veranderden nog {rest} cijfers.")
    return " ".join(sentences)


def causes(old: Mapping[str, str], new: Mapping[str, str]) -> str:
    """Name what differs between two grounds, in the order in which a reader looks for it."""
    found = []
    if old.get("stand") != new["stand"]:
        found.append(_stand_name(new["stand"]))
    if old.get("eigen") != new["eigen"]:
        found.append("uw eigen cijfers")
    if old.get("ingelezen") != new["ingelezen"]:
        found.append("gegevens die zijn ingelezen of ingetrokken")
    if old.get("versie") != new["versie"]:
        found.append(f"versie {new['versie']} van Springplank")
    if len(found) > 1:
        return f"{', '.join(found[:-1])} en {found[-1]}"
    return found[0] if found else "nieuwe regels of gegevens in Springplank"


def headlines_of(found: Glance) -> tuple[Kop, ...]:
    """Give the figures that stand at the top of the first page."""
    return tuple(_headlines(found))


def _headlines(found: Glance) -> Iterator[Kop]:
    for year in dict.fromkeys((found.jaren[0], min(AHEAD, found.jaren[-1]))):
        total = found.total(year)
        if total is not None:
            amount, low, high = map(float, total)
            kop = _kop(f"geld van het Rijk in {year}", amount, low, high, "EUR")
            yield replace(kop, delen=_known(found, year))
    last = found.vooruit.jaren[-1]
    for reeks in found.mensen:
        yield _of_reeks(f"{GROEPEN[reeks.groep].naam}, eind {last}", reeks)
    if found.resultaat is not None:
        yield _of_reeks(f"resultaat van het bedrijf in {last}", found.resultaat)


def _known(found: Glance, year: int) -> str:
    """Name the streams that are known in a year; sums of other streams are not compared."""
    amounts = found.geld.amounts
    return " ".join(a.regeling for a in amounts if a.jaar == year and a.bedrag_eur is not None)


def _of_reeks(naam: str, reeks: Reeks) -> Kop:
    low, high = reeks.band()[:, -1]
    return _kop(naam, float(reeks.verwacht[-1]), float(low), float(high), reeks.eenheid)


def _kop(naam: str, value: float, low: float, high: float, unit: str) -> Kop:
    told = raming(value, low, high, unit)
    spread = spread_of(told, value, (low, high))
    return Kop(naam, value, unit, low, high, f"{told.midden} ({spread})")


def _gap(one: Kop, other: Kop) -> str:
    """Say how much one figure changed."""
    if one.delen != other.delen:
        return f"er zijn andere geldstromen bekend ({other.naam})"
    if _is_same(one, other):
        return f"een ander bereik ({other.naam})"
    gap = other.waarde - one.waarde
    size = written(abs(gap), other.eenheid, max(step_of(abs(gap)), 1.0))
    sign = MINUS if gap < 0 else "+"
    return f"{sign} {size}{UNITS.get(other.eenheid, '')} ({other.naam})"


def _is_same(one: Kop, other: Kop) -> bool:
    """Say whether the same is expected: less than a euro or a person apart."""
    return abs(other.waarde - one.waarde) < 1


def _both(one: Kop, other: Kop) -> str:
    """Give both figures with their ranges."""
    return f"Het was {one.tekst} en het is nu {other.tekst}."


def _ground(werk: Werk) -> dict[str, str]:
    """Say what the figures rest on, as far as a person can tell the causes apart."""
    own = {name: text for name, text in werk.velden.items() if name.startswith(OWN)}
    return {
        "stand": werk.velden.get("stand") or standings()[-1].key,
        "eigen": _digest(own),
        "ingelezen": _digest(list(world_of(werk).own.hashes)),
        "versie": __version__,
    }


def _digest(content: object) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:16]


def _stand_name(key: str) -> str:
    try:
        name = find_stand(key).name
    except UsageError:
        return key
    return name[:1].lower() + name[1:]
