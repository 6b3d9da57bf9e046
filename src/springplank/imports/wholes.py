# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Judging the table as a whole: doubles, gaps, sums, and what belongs together."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from springplank.imports.columns import Value
from springplank.imports.grid import Grid, show_cell
from springplank.imports.marking import Marker
from springplank.imports.mergers import merge_rows
from springplank.imports.numbers import write_number
from springplank.imports.report import Sum
from springplank.imports.rows import ReadRow, ReadTable, TotalRow

WEIGHT_MARGIN = Decimal("0.001")
"""How far weights of one municipality may be from 1 together, because of rounding."""
CEILING_MARGIN = Decimal(50_000)
"""How far parts may add up to more than the whole: that is published in tenths of a million."""
_NAMED = 8

Values = Mapping[str, Value]


def judge_table(table: ReadTable, marker: Marker) -> tuple[Values, ...]:
    """Judge all rows together.

    Returns:
        The rows that can be taken over.
    """
    complete = [read for read in table.rows if _is_complete(read, marker)]
    _judge_doubles(complete, marker)
    _judge_names(complete, marker)
    for number, total in enumerate(table.totals):
        earlier = table.totals[number - 1].number if number else marker.layout.row
        _judge_total(total, earlier, complete, marker)
    complete = merge_rows(complete, marker)
    if marker.kind.all_gemeenten:
        _judge_gaps(complete, marker)
    if marker.kind.key == "verbanden":
        _judge_weights(complete, marker)
        _judge_partnership_names(complete, marker)
        _judge_alone(complete, marker)
    if marker.kind.key == "parameter":
        _judge_parameters(complete, marker)
    return tuple(read.values for read in complete)


def judge_sheet(grid: Grid, marker: Marker) -> None:
    """Judge what a sheet may hide: merged or hidden cells, double columns, scaled values."""
    used = set(marker.layout.indexes.values())
    for area in grid.merged:
        columns = range(area.first_column - 1, area.last_column)
        if area.last_row >= marker.layout.row and used.intersection(columns):
            marker.block(
                "samengevoegd",
                f"de cellen {area.address} zijn samengevoegd.",
                "Hef de samenvoeging op en vul elke cel.",
            )
    hidden = [row for row in grid.hidden_rows if row > marker.layout.row]
    if hidden:
        marker.odd(
            "verborgen",
            f"verborgen rijen tellen mee (rij {_list(hidden)}).",
            "Wis het filter, of verwijder de rijen.",
        )
    for key, index in marker.layout.indexes.items():
        if index in grid.hidden_columns:
            marker.odd(
                "verborgen-kolom",
                "deze kolom is verborgen en telt mee.",
                "Maak haar zichtbaar en controleer de waarden.",
                key=key,
            )
    for key, headers in marker.layout.double.items():
        marker.block(
            "dubbele-kolom",
            f"meer dan een kolom betekent {key}: {', '.join(headers)}.",
            "Verwijder of hernoem er een.",
        )
    for key in marker.layout.scaled:
        marker.block(
            "schaal",
            f"de kop '{marker.layout.headers[key]}' noemt duizenden of miljoenen.",
            "Reken om naar hele aantallen of euro's en pas de kop aan.",
            key=key,
        )


def sum_rows(rows: Sequence[Values], marker: Marker) -> tuple[Sum, ...]:
    """Sum every column that may be summed, per period, beside the known national total."""
    sums = []
    for column in marker.kind.columns:
        if not column.additive:
            continue
        groups: defaultdict[tuple[str, ...], list[Decimal]] = defaultdict(list)
        for values in rows:
            value = values[column.key]
            if isinstance(value, Decimal):
                groups[tuple(str(values[key]) for key in marker.kind.periods)].append(value)
        for period, found in sorted(groups.items()):
            name = column.key, *period
            national = marker.known.totals.get(name, marker.known.ceilings.get(name))
            sums.append(Sum(column.key, period, sum(found, Decimal(0)), len(found), national))
    return tuple(sums)


def judge_sums(sums: Iterable[Sum], marker: Marker) -> None:
    """Compare the sums with the known national totals."""
    for total in sums:
        if total.national is None or _is_same(total.total, total.national):
            continue
        if (total.column, *total.period) not in marker.known.totals:
            _judge_ceiling(total, total.national, marker)
            continue
        marker.odd(
            "landelijk-totaal",
            f"de som van {total.column} ({', '.join(total.period)}) is "
            f"{write_number(total.total)}; landelijk bekend is {write_number(total.national)}, "
            f"een verschil van {write_number(total.total - total.national)}.",
            "Controleer of alle gemeenten erin staan en of het jaar klopt.",
            key=total.column,
        )


def _judge_ceiling(total: Sum, national: Decimal, marker: Marker) -> None:
    """A part of the country may stand alone, but never be more than the whole."""
    if total.total <= national + CEILING_MARGIN:
        return
    marker.odd(
        "meer-dan-landelijk",
        f"de som van {total.column} ({', '.join(total.period)}) is {write_number(total.total)}; "
        f"het hele land krijgt {write_number(national)}, een verschil van "
        f"{write_number(total.total - national)}.",
        "Controleer of er rijen dubbel zijn en of het jaar klopt.",
        key=total.column,
    )


def _is_complete(read: ReadRow, marker: Marker) -> bool:
    """Whether a row can be taken over; says so when a needed value is missing."""
    if read.failed:
        return False
    for part in marker.kind.unique:
        if all(read.values[key] is None for key in part):
            marker.block(
                "leeg",
                f"{' en '.join(part)} {'is' if len(part) == 1 else 'zijn'} leeg.",
                "Vul de cel, of verwijder de rij.",
                row=read.row.number,
                key=part[0],
            )
            return False
    empty = [
        column.key
        for column in marker.kind.stored_columns
        if column.required and read.values[column.key] is None
    ]
    empty += [
        " en ".join(group)
        for group in marker.kind.one_of
        if all(read.values[key] is None for key in group)
    ]
    if empty:
        marker.odd(
            "zonder-waarde",
            f"{empty[0]} is onbekend; deze rij wordt niet overgenomen.",
            "Vul een getal in; 0 als er niets is.",
            row=read.row.number,
            key=empty[0] if empty[0] in marker.layout.indexes else None,
        )
    return not empty


def _judge_doubles(rows: Iterable[ReadRow], marker: Marker) -> None:
    first: dict[tuple[Value, ...], int] = {}
    for read in rows:
        key = tuple(
            (name == "code" and read.was) or read.values[name]
            for part in marker.kind.unique
            for name in [next(name for name in part if read.values[name] is not None)]
        )
        earlier = first.setdefault(key, read.row.number)
        if earlier != read.row.number:
            marker.block(
                "dubbel",
                f"{', '.join(map(str, key))} staat ook in rij {earlier}.",
                "Verwijder een van de twee rijen.",
                row=read.row.number,
                key=marker.kind.unique[0][0],
            )


def _judge_names(rows: Iterable[ReadRow], marker: Marker) -> None:
    """Compare a municipality's name with its code, where both stand in the file."""
    index = marker.layout.indexes.get("gemeentenaam")
    if index is None or "code" not in marker.layout.indexes:
        return
    for read in rows:
        cell, code = read.row.cell(index), read.values["code"]
        if read.was or not isinstance(cell, str) or not isinstance(code, str):
            continue
        if not marker.finder.is_name_of(cell, code) and marker.finder.find(cell).value != code:
            marker.odd(
                "naam-en-code",
                f"{code} is {marker.known.municipalities[code]}, maar er staat "
                f"'{show_cell(cell)}'; de code telt.",
                "Controleer de code.",
                row=read.row.number,
                key="gemeentenaam",
                cell=cell,
            )


def _judge_total(total: TotalRow, earlier: int, rows: Sequence[ReadRow], marker: Marker) -> None:
    """Use a row with totals as a check on the rows above it."""
    above = [
        read
        for read in rows
        if read.row.number < total.number
        and all(read.values[key] == value for key, value in total.periods.items())
    ]
    since = [read for read in above if read.row.number > earlier]
    right = []
    for key, told in total.sums.items():
        found = [_sum(part, key) for part in (above, since)]
        if any(_is_same(value, told) for value in found):
            right.append(key)
            continue
        marker.odd(
            "totaal",
            f"het totaal is {write_number(told)}, maar de rijen samen zijn "
            f"{write_number(found[0])}, een verschil van {write_number(told - found[0])}.",
            "Controleer of er rijen ontbreken of dubbel zijn.",
            row=total.number,
            key=key,
        )
    if right:
        marker.good.append(f"Het totaal in rij {total.number} klopt ({', '.join(right)}).")


def _sum(rows: Iterable[ReadRow], key: str) -> Decimal:
    values = (read.values[key] for read in rows)
    return sum((value for value in values if isinstance(value, Decimal)), Decimal(0))


def _is_same(found: Decimal, told: Decimal) -> bool:
    """Whether a sum equals a total that was rounded to the decimals it shows."""
    exponent = min(0, int(told.as_tuple().exponent))
    return found.quantize(Decimal(1).scaleb(exponent), ROUND_HALF_UP) == told


def _judge_gaps(rows: Iterable[ReadRow], marker: Marker) -> None:
    """Say which municipalities are missing in a key for the whole country."""
    groups: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for read in rows:
        period = tuple(str(read.values[key]) for key in marker.kind.periods)
        groups[period].add(str(read.values["code"]))
    every = marker.known.municipalities
    for period, codes in sorted(groups.items()):
        missing = [f"{every[code]} ({code})" for code in sorted(every) if code not in codes]
        if not missing:
            marker.good.append(f"Alle {len(every)} gemeenten staan erin ({', '.join(period)}).")
            continue
        verb = "ontbreekt" if len(missing) == 1 else "ontbreken"
        marker.odd(
            "ontbreekt",
            f"{len(missing)} van de {len(every)} gemeenten {verb} ({', '.join(period)}): "
            f"{_list(missing)}.",
            "Vul de lijst aan, of neem haar zo over.",
        )


def _judge_weights(rows: Iterable[ReadRow], marker: Marker) -> None:
    """Weights of one municipality must add up to one; without weights they are equal."""
    groups: defaultdict[str, list[ReadRow]] = defaultdict(list)
    for read in rows:
        groups[str(read.values["code"])].append(read)
    for code, group in groups.items():
        weights = [read.values["gewicht"] for read in group]
        given = [weight for weight in weights if isinstance(weight, Decimal)]
        row = group[0].row.number
        if not given:
            if len(group) > 1:
                marker.odd(
                    "gelijke-gewichten",
                    f"{code} staat in {len(group)} verbanden zonder gewicht en telt in elk even "
                    "zwaar.",
                    "Vul gewichten in die samen 1 zijn.",
                    row=row,
                    key="code",
                )
        elif len(given) < len(group) or abs(sum(given, Decimal(0)) - 1) > WEIGHT_MARGIN:
            marker.block(
                "gewichten",
                f"de gewichten van {code} zijn samen {write_number(sum(given, Decimal(0)))}"
                f"{'' if len(given) == len(group) else ', en er ontbreekt er een'}.",
                "Zorg dat de gewichten van een gemeente samen 1 zijn.",
                row=row,
                key="gewicht",
            )


def _judge_partnership_names(rows: Iterable[ReadRow], marker: Marker) -> None:
    names: dict[Value, tuple[Value, int]] = {}
    for read in rows:
        name = read.values["naam"]
        first, row = names.setdefault(read.values["verband"], (name, read.row.number))
        if first != name:
            marker.block(
                "twee-namen",
                f"{read.values['verband']} heet hier '{name}' en in rij {row} '{first}'.",
                "Gebruik voor een verband een naam.",
                row=read.row.number,
                key="naam",
            )


def _judge_alone(rows: Iterable[ReadRow], marker: Marker) -> None:
    """A list of verbanden replaces the whole list: say how many gemeenten it leaves alone."""
    missing = marker.known.municipalities.keys() - {read.values["code"] for read in rows}
    if not missing:
        marker.good.append("Elke gemeente staat in een verband.")
        return
    sentence = (
        "1 gemeente staat in geen verband van dit bestand; zij vormt dan haar eigen verband."
        if len(missing) == 1
        else f"{len(missing)} gemeenten staan in geen verband van dit bestand; zij vormen dan elk "
        "hun eigen verband."
    )
    marker.odd(
        "zonder-verband",
        sentence,
        "Dit bestand vervangt alle verbanden van Springplank. Vul het aan, of neem het zo over.",
    )


def _judge_parameters(rows: Iterable[ReadRow], marker: Marker) -> None:
    """A value for a parameter that does not exist would never be used."""
    known = marker.known.parameters
    if not known:
        return
    for read in rows:
        regeling, parameter = str(read.values["regeling"]), str(read.values["parameter"])
        where = regeling if regeling in known else None
        if where is not None and parameter in known[where]:
            continue
        options = sorted(known[where] if where is not None else known)
        marker.block(
            "onbekende-parameter",
            f"{regeling} heeft geen parameter {parameter}."
            if where is not None
            else f"de regeling {regeling} bestaat niet.",
            f"Kies uit: {_list(options)}.",
            row=read.row.number,
            key="regeling" if where is None else "parameter",
        )


def _list(items: Sequence[object]) -> str:
    named = ", ".join(str(item) for item in items[:_NAMED])
    return named if len(items) <= _NAMED else f"{named} en nog {len(items) - _NAMED}"
