# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What a person has imported, laid out over the gemeenten."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import numpy as np
from numpy.typing import NDArray

from springplank.core.columns import Floats
from springplank.core.explanation import Origin
from springplank.core.parameters import OwnValues, Parameter
from springplank.core.sources import Stand
from springplank.funding.own_impulsbudget import Official, find_receivers, place_official
from springplank.funding.world import (
    FIRST_YEAR,
    NOTHING_OWN,
    OwnData,
    publication_days,
    reference_memberships,
)
from springplank.imports.folder import find_folder
from springplank.imports.manifests import Imported
from springplank.imports.store import Store
from springplank.reference.municipalities import municipalities_of
from springplank.reference.partnerships import Memberships, memberships, own_list_verband
from springplank.regelingen import REGELINGEN

Row = Mapping[str, Any]
HUNDRED = 100
LARGEST = 1_000_000_000_000
"""More than any budget of the Rijk; beyond it amounts no longer fit a division to the euro."""
BESCHUT = ("realisatie", "indicaties", "taakstelling")
STANDEN = ("voorlopig", "nader voorlopig", "definitief")
"""Stands of the BUIG, the one that goes before last."""
MAATSTAVEN = {"bijstand": "bijstandsontvangers", "loonkostensubsidie": "loonkostensubsidies"}


@dataclass(slots=True)
class _Builder:
    """Collects what imports give, before it is frozen into OwnData."""

    codes: tuple[str, ...]
    found: dict[str, Any] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    ranks: dict[tuple[str, Any], int] = field(default_factory=dict)

    def put(self, name: str, key: Any, value: Any, rank: int = 0) -> None:
        """Keep a value under a name and key.

        A higher rank goes before a lower one; of the same rank a later import before an earlier.
        """
        if rank >= self.ranks.get((name, key), 0):
            self.found.setdefault(name, {})[key] = value
            self.ranks[name, key] = rank

    def partial(self, rows: Iterable[Row], column: str) -> Floats | None:
        """Lay a column over the gemeenten, NaN where unknown; None when no row has a value."""
        by_code = {row["code"]: row[column] for row in rows if row[column] is not None}
        if not by_code:
            return None
        return np.array([float(by_code.get(code, "nan")) for code in self.codes])

    def whole_country(
        self, rows: Iterable[Row], column: str, what: str, scale: int = 1
    ) -> NDArray[np.int64] | None:
        """Lay a column over all gemeenten in whole units; None with a remark when some lack."""
        by_code = {row["code"]: row[column] for row in rows if row[column] is not None}
        present = [code for code in self.codes if code in by_code]
        if len(present) < len(self.codes):
            self.remarks.append(
                f"Uw {what} dekt {len(present)} van de {len(self.codes)} gemeenten en telt niet "
                "mee: voor een verdeling zijn alle gemeenten nodig."
            )
            return None
        return np.array([_whole(by_code[c], scale) for c in self.codes], dtype=np.int64)


def _whole(value: Decimal, scale: int = 1) -> int:
    """Round half up to whole units."""
    return int((Decimal(value) * scale).quantize(Decimal(1), ROUND_HALF_UP))


def load_own(stand: Stand) -> OwnData:
    """Read the imports of this person that were known on the stand; nothing when there are none.

    Raises:
        DataError: when an import is damaged; the message names the file.
    """
    store = Store(find_folder())
    manifests = store.list_imports()
    if not manifests:
        return NOTHING_OWN
    builder = _Builder(municipalities_of(FIRST_YEAR).codes)
    hashes: list[str] = []
    for kind, reader in READERS.items():
        visible = [
            imported
            for imported in store.load_imports(kind)
            if stand.key == "nieuwste" or imported.manifest.peildatum <= stand.on
        ]
        for place, imported in enumerate(visible):
            reader(builder, imported)
            hashes.append(_hash_of(imported, place))
    return OwnData(**builder.found, hashes=tuple(hashes), remarks=tuple(builder.remarks))


def _hash_of(imported: Imported, place: int) -> str:
    """Hash all that an answer takes from an import.

    The same rows mean something else under another kind, source or day, or before another import.
    """
    manifest = imported.manifest
    parts = (
        manifest.kind.key,
        manifest.bron,
        manifest.peildatum.isoformat(),
        str(place),
        manifest.data_sha256,
    )
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def memberships_in_use() -> Memberships:
    """Give who belongs to which verband: the newest list of this person, or ours.

    Raises:
        DataError: when an imported list is damaged; the message names the file.
    """
    builder = _Builder(municipalities_of(FIRST_YEAR).codes)
    for imported in Store(find_folder()).load_imports("verbanden"):
        _read_verbanden(builder, imported)
    return _members(builder)


def _members(builder: _Builder) -> Memberships:
    own: Memberships | None = builder.found.get("memberships")
    return own or reference_memberships()


def _origin(imported: Imported, *, official: bool = False) -> Origin:
    """Say that a value is the person's own; "vastgesteld" only for what the Rijk published."""
    note = _taken_in(imported)
    if official:
        return Origin((), "vastgesteld", note)
    return Origin((), "afgeleid", f"Uw eigen gegeven. {note}")


def _taken_in(imported: Imported) -> str:
    """Say in the person's own words where an import comes from."""
    manifest = imported.manifest
    return f"Door u ingelezen: {manifest.bron}, peildatum {manifest.peildatum.isoformat()}."


def _by(rows: Iterable[Row], *columns: str) -> dict[tuple[Any, ...], list[Row]]:
    found: dict[tuple[Any, ...], list[Row]] = {}
    for row in rows:
        found.setdefault(tuple(row[c] for c in columns), []).append(row)
    return found


def _read_register(builder: _Builder, imported: Imported) -> None:
    for (year,), rows in _by(imported.rows, "jaar").items():
        found = builder.whole_country(rows, "aantal", f"doelgroepenregister {year}")
        if found is None:
            continue
        origin = _origin(imported)
        if any(row["aantal"] != int(row["aantal"]) for row in rows):
            builder.remarks.append(
                f"Uw doelgroepenregister {year} heeft getallen met decimalen. Springplank rekent "
                "met hele personen en rondt ze af."
            )
            origin = Origin((), origin.status, f"{origin.note} Afgerond op hele personen.")
        builder.put("register", year, (found, origin))


def _read_maatstaf(builder: _Builder, imported: Imported) -> None:
    column = MAATSTAVEN[imported.manifest.kind.key]
    for (circulaire, year), rows in _by(imported.rows, "circulaire", "uitkeringsjaar").items():
        found = builder.whole_country(rows, "aantal", f"{column} {year}", HUNDRED)
        if found is not None and _is_known(builder, circulaire):
            builder.put("counts", (column, circulaire, year), found)
            builder.put("notes", (column, circulaire, year), _taken_in(imported))


def _read_published(builder: _Builder, imported: Imported) -> None:
    for (circulaire, year), rows in _by(imported.rows, "circulaire", "uitkeringsjaar").items():
        found = builder.whole_country(rows, "bedrag", f"integratie-uitkering {year}")
        if found is not None and _is_known(builder, circulaire):
            builder.put("published", (circulaire, year), found)
            builder.put("notes", ("published", circulaire, year), _taken_in(imported))


def _is_known(builder: _Builder, circulaire: str) -> bool:
    if circulaire in publication_days():
        return True
    builder.remarks.append(
        f"Uw gegevens noemen {circulaire}; die staat niet in de bronnen en telt niet mee."
    )
    return False


def _read_impulsbudget(builder: _Builder, imported: Imported) -> None:
    members = _members(builder)
    rows: Iterable[Row] = imported.rows
    officials = [
        Official(row["verband"], row["ontvanger"], row["jaar"], _whole(row["bedrag"]))
        for row in rows
    ]
    placed, remarks = place_official(officials, members, find_receivers(members))
    builder.remarks += remarks
    for key, amount in placed.items():
        builder.put("impulsbudget", key, (amount, _origin(imported, official=True)))


def _read_verbanden(builder: _Builder, imported: Imported) -> None:
    bron = imported.manifest.bron
    groups = _by(imported.rows, "verband")
    verbanden = [
        own_list_verband(
            key,
            next((row["naam"] for row in rows if row["naam"]), key),
            [row["code"] for row in rows],
            bron,
        )
        for (key,), rows in groups.items()
    ]
    weights = {
        (row["code"], key): int(Decimal(row["gewicht"]) * 1_000_000)
        for (key,), rows in groups.items()
        for row in rows
        if row.get("gewicht") is not None
    }
    builder.found["memberships"] = memberships(verbanden, builder.codes, weights or None)


def _read_wsw(builder: _Builder, imported: Imported) -> None:
    for (year,), rows in _by(imported.rows, "jaar").items():
        found = builder.whole_country(rows, "se", f"Wsw in arbeidsjaren {year}", HUNDRED)
        if found is not None:
            builder.put("wsw", year, (found, _origin(imported)))


def _read_beschut(builder: _Builder, imported: Imported) -> None:
    """Keep every column to show; divide by realised places, or else by the valid indications."""
    for (year,), rows in _by(imported.rows, "jaar").items():
        given = [c for c in BESCHUT if any(row[c] is not None for row in rows)]
        for column in given:
            values = builder.partial(rows, column)
            builder.put("beschut_gegevens", (column, year), (values, _origin(imported)))
        keys = [column for column in given if column != "taakstelling"]
        covered = [c for c in keys if sum(r[c] is not None for r in rows) == len(builder.codes)]
        for column in (covered or keys)[:1]:
            what = f"beschut werk {year} ({column})"
            found = builder.whole_country(rows, column, what, HUNDRED)
            if found is not None:
                builder.put("beschut_werk", year, (found, _origin(imported)))


def _read_buig(builder: _Builder, imported: Imported) -> None:
    """Keep budgets per stand; of spending and shares the definitive ones go before."""
    column = "loonkostensubsidie_realisatie"
    for (year, stand), rows in _by(imported.rows, "jaar", "stand").items():
        rank = STANDEN.index(stand)
        own = _origin(imported)
        origin = Origin(own.sources, own.status, f"{own.note} Stand van deze cijfers: {stand}.")
        if any(row[column] is not None for row in rows):
            what = f"uitgaven loonkostensubsidie {year} ({stand})"
            found = builder.whole_country(rows, column, what)
            if found is not None:
                builder.put("loonkostensubsidie", year, (found, origin), rank)
        for name in ("objectief_aandeel", "historisch_aandeel"):
            values = builder.partial(rows, name)
            if values is not None:
                builder.put("shares", (name, year), (values, origin), rank)
        builder.put("buig_budget", (year, stand), (builder.partial(rows, "budget"), origin))


def _read_parameter(builder: _Builder, imported: Imported) -> None:
    for (key, name), rows in _by(imported.rows, "regeling", "parameter").items():
        if key not in REGELINGEN or name not in REGELINGEN[key].history:
            builder.remarks.append(
                f"Uw waarde voor {key}.{name} telt niet mee: die parameter bestaat niet."
            )
            continue
        years = tuple(sorted((row["jaar"], float(row["waarde"])) for row in rows))
        parameter = REGELINGEN[key].history[name]
        wrong = {why for _, value in years if (why := why_impossible(parameter, value))}
        if wrong:
            builder.remarks.append(f"Uw waarde voor {key}.{name} telt niet mee: {wrong.pop()}")
            continue
        builder.put("values", f"{key}.{name}", OwnValues(years, imported.manifest.bron))


def why_impossible(parameter: Parameter, value: float) -> str:
    """Say why a value cannot be one of this parameter; empty when it can.

    A value below 0 is refused where no published value lies below 0.
    """
    published = [v for e in parameter.entries for v in (*e.years.values(), e.value)]
    if value < 0 and not any(v < 0 for v in published):
        return "geef een getal vanaf 0."
    if parameter.unit == "aandeel" and value > 1:
        return "een aandeel is hoogstens 1; de helft is 0,5."
    return "" if abs(value) <= LARGEST else "dat is meer dan 1.000.000.000.000."


READERS: Mapping[str, Callable[[_Builder, Imported], None]] = {
    "register": _read_register,
    "bijstand": _read_maatstaf,
    "lks": _read_maatstaf,
    "iu": _read_published,
    "verbanden": _read_verbanden,
    "impulsbudget": _read_impulsbudget,
    "wsw": _read_wsw,
    "beschut": _read_beschut,
    "buig": _read_buig,
    "parameter": _read_parameter,
}
"""Per kind of import how its rows are laid out; verbanden before what is paid to them."""
