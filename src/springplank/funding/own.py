# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What a person has imported, laid out over the gemeenten."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
from numpy.typing import NDArray

from springplank.core.explanation import Origin
from springplank.core.parameters import OwnValues, Parameter
from springplank.core.sources import Stand
from springplank.funding.world import FIRST_YEAR, NOTHING_OWN, OwnData, publication_days
from springplank.imports.manifests import Imported
from springplank.imports.store import Store, find_folder
from springplank.reference.municipalities import inhabitants, municipalities_of
from springplank.reference.partnerships import (
    Samenwerkingsverband,
    largest_member,
    memberships,
    partnerships,
)
from springplank.regelingen import REGELINGEN

Row = Mapping[str, Any]
HUNDRED = 100
LARGEST = 1_000_000_000_000
"""More than any budget of the Rijk; beyond it amounts no longer fit a division to the euro."""
MAATSTAVEN = {"bijstand": "bijstandsontvangers", "loonkostensubsidie": "loonkostensubsidies"}


@dataclass(slots=True)
class _Builder:
    """Collects what imports give, before it is frozen into OwnData."""

    codes: tuple[str, ...]
    found: dict[str, Any] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)

    def put(self, name: str, key: Any, value: Any) -> None:
        """Keep a value under a name and key; a later import goes before an earlier one."""
        self.found.setdefault(name, {})[key] = value

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
        return np.array([int(Decimal(by_code[c]) * scale) for c in self.codes], dtype=np.int64)


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
        for imported in store.load_imports(kind):
            if stand.key == "nieuwste" or imported.manifest.peildatum <= stand.on:
                reader(builder, imported)
                hashes.append(imported.manifest.data_sha256)
    return OwnData(**builder.found, hashes=tuple(hashes), remarks=tuple(builder.remarks))


def _origin(imported: Imported) -> Origin:
    manifest = imported.manifest
    note = f"Door u ingelezen: {manifest.bron}, peildatum {manifest.peildatum.isoformat()}."
    return Origin((), "vastgesteld", note)


def _by(rows: Iterable[Row], *columns: str) -> dict[tuple[Any, ...], list[Row]]:
    found: dict[tuple[Any, ...], list[Row]] = {}
    for row in rows:
        found.setdefault(tuple(row[c] for c in columns), []).append(row)
    return found


def _read_register(builder: _Builder, imported: Imported) -> None:
    for (year,), rows in _by(imported.rows, "jaar").items():
        scale = HUNDRED if any(r["aantal"] != int(r["aantal"]) for r in rows) else 1
        found = builder.whole_country(rows, "aantal", f"doelgroepenregister {year}", scale)
        if found is not None:
            origin = _origin(imported)
            if scale == HUNDRED:
                origin = Origin((), origin.status, f"{origin.note} In honderdsten.")
            builder.put("register", year, (found, origin))


def _read_maatstaf(builder: _Builder, imported: Imported) -> None:
    column = MAATSTAVEN[imported.manifest.kind.key]
    for (circulaire, year), rows in _by(imported.rows, "circulaire", "uitkeringsjaar").items():
        found = builder.whole_country(rows, "aantal", f"{column} {year}", HUNDRED)
        if found is not None and _is_known(builder, circulaire):
            builder.put("counts", (column, circulaire, year), found)


def _read_published(builder: _Builder, imported: Imported) -> None:
    for (circulaire, year), rows in _by(imported.rows, "circulaire", "uitkeringsjaar").items():
        found = builder.whole_country(rows, "bedrag", f"integratie-uitkering {year}")
        if found is not None and _is_known(builder, circulaire):
            builder.put("published", (circulaire, year), found)


def _is_known(builder: _Builder, circulaire: str) -> bool:
    if circulaire in publication_days():
        return True
    builder.remarks.append(
        f"Uw gegevens noemen {circulaire}; die staat niet in de bronnen en telt niet mee."
    )
    return False


def _read_impulsbudget(builder: _Builder, imported: Imported) -> None:
    receivers = _receivers()
    for row in imported.rows:
        key = row.get("verband") or receivers.get(str(row.get("ontvanger")))
        if key is None:
            builder.remarks.append(
                f"Uw lijst impulsbudget noemt {row.get('ontvanger')}; die gemeente is van geen "
                "verband de grootste en telt niet mee."
            )
            continue
        amount = int(Decimal(str(row["bedrag"])))
        builder.put("impulsbudget", (key, row["jaar"]), (amount, _origin(imported)))


def _receivers() -> dict[str, str]:
    """Find the verband of which a gemeente is the largest member."""
    persons = inhabitants(date.today().year).by_code()  # noqa: DTZ011 - the newest known year
    return {largest_member(v.leden, persons): v.key for v in partnerships() if v.leden}


def _read_verbanden(builder: _Builder, imported: Imported) -> None:
    verbanden: list[Samenwerkingsverband] = []
    weights: dict[tuple[str, str], int] = {}
    for (key,), rows in _by(imported.rows, "verband").items():
        leden = tuple(sorted(row["code"] for row in rows))
        naam = next((row["naam"] for row in rows if row["naam"]), key)
        verbanden.append(
            Samenwerkingsverband(
                key, naam, "", "", leden, "hoog", imported.manifest.bron, "", is_confirmed=True
            )
        )
        for row in rows:
            if row.get("gewicht") is not None:
                weights[row["code"], key] = int(Decimal(row["gewicht"]) * 1_000_000)
    builder.found["memberships"] = memberships(verbanden, builder.codes, weights or None)


def _read_wsw(builder: _Builder, imported: Imported) -> None:
    for (year,), rows in _by(imported.rows, "jaar").items():
        found = builder.whole_country(rows, "se", f"Wsw in arbeidsjaren {year}", HUNDRED)
        if found is not None:
            builder.put("wsw", year, (found, _origin(imported)))


def _read_beschut(builder: _Builder, imported: Imported) -> None:
    """Take realised places; where they are not complete, the valid indications."""
    for (year,), rows in _by(imported.rows, "jaar").items():
        column = "realisatie" if all(r["realisatie"] is not None for r in rows) else "indicaties"
        found = builder.whole_country(rows, column, f"beschut werk {year} ({column})", HUNDRED)
        if found is not None:
            builder.put("beschut_werk", year, (found, _origin(imported)))


def _read_buig(builder: _Builder, imported: Imported) -> None:
    for (year, stand), rows in _by(imported.rows, "jaar", "stand").items():
        column = "loonkostensubsidie_realisatie"
        if any(row[column] is not None for row in rows):
            what = f"uitgaven loonkostensubsidie {year} ({stand})"
            found = builder.whole_country(rows, column, what)
            if found is not None:
                builder.put("loonkostensubsidie", year, (found, _origin(imported)))
        for name in ("objectief_aandeel", "historisch_aandeel"):
            by_code = {row["code"]: row[name] for row in rows if row[name] is not None}
            if by_code:
                values = np.array([float(by_code.get(c, "nan")) for c in builder.codes])
                builder.put("shares", (name, year), (values, _origin(imported)))


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
    "impulsbudget": _read_impulsbudget,
    "verbanden": _read_verbanden,
    "wsw": _read_wsw,
    "beschut": _read_beschut,
    "buig": _read_buig,
    "parameter": _read_parameter,
}
"""Per kind of import how its rows are laid out."""
