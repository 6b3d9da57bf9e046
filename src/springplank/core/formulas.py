# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Formulas as text: checked for names and units when the rules load, shown to the reader."""

import ast
from collections.abc import Mapping
from functools import cache

from springplank.core.units import PLAIN, Unit, same_units
from springplank.errors import RuleError

FUNCTIONS = {
    "verdeel": "verdeel het eerste over alle gemeenten naar het tweede, op de euro",
    "rond_af": "rond af op hele euro's, een half omhoog",
    "rond_af_op_cent": "rond af op centen, een half omhoog",
    "laagste": "neem het laagste",
    "hoogste": "neem het hoogste",
    "als": "als het eerste waar is het tweede, anders het derde",
}
"""The words that a formula may use, and what they mean."""


@cache
def parse(formula: str) -> ast.expr:
    """Read a formula.

    Raises:
        RuleError: when it is not an expression.
    """
    try:
        return ast.parse(formula, mode="eval").body
    except SyntaxError as error:
        raise RuleError(f"De formule {formula!r} is niet te lezen.") from error


@cache
def names_in(formula: str) -> tuple[str, ...]:
    """Give the columns, inputs and parameters that a formula uses, in order of appearance."""
    if not formula:
        return ()
    found: dict[str, None] = {}
    for node in ast.walk(parse(formula)):
        if isinstance(node, ast.Name) and node.id not in FUNCTIONS:
            found[node.id] = None
    return tuple(found)


def unit_of(formula: str, units: Mapping[str, Unit], where: str) -> Unit:
    """Work out the unit of a formula from the units of its names.

    Raises:
        RuleError: for an unknown name, a unit clash or a form that formulas do not have.
    """
    return _unit(parse(formula), units, where)


def _unit(node: ast.expr, units: Mapping[str, Unit], where: str) -> Unit:
    match node:
        case ast.Constant():
            return PLAIN
        case ast.Name(id=name):
            if name not in units:
                raise RuleError(f"Onbekende naam {name!r} in de formule van {where}.")
            return units[name]
        case ast.BinOp(left=left, op=op, right=right):
            return _operation(
                op, _unit(left, units, where), _unit(right, units, where), node, where
            )
        case ast.Compare(left=left, comparators=[right]):
            _operation(
                ast.Sub(), _unit(left, units, where), _unit(right, units, where), node, where
            )
            return PLAIN
        case ast.Call(func=ast.Name(id=name), args=args) if name in FUNCTIONS:
            return _call(name, [_unit(a, units, where) for a in args], args, where)
    raise RuleError(f"De formule van {where} gebruikt iets wat een formule niet kent.")


def _operation(op: ast.operator, left: Unit, right: Unit, node: ast.expr, where: str) -> Unit:
    match op:
        case ast.Mult():
            return left.times(right)
        case ast.Div():
            return left.times(right, -1)
        case ast.Add() | ast.Sub():
            children = [c for c in ast.iter_child_nodes(node) if isinstance(c, ast.expr)]
            pair = {ast.unparse(c): u for c, u in zip(children, (left, right), strict=True)}
            return same_units(_without_zero(pair), where)
    raise RuleError(f"De formule van {where} gebruikt een bewerking die een formule niet kent.")


def _call(name: str, units: list[Unit], args: list[ast.expr], where: str) -> Unit:
    if name in {"rond_af", "rond_af_op_cent", "verdeel"}:
        return units[0]
    offset = 1 if name == "als" else 0
    pair = {ast.unparse(a): u for a, u in zip(args[offset:], units[offset:], strict=True)}
    return same_units(_without_zero(pair), where)


def _without_zero(units: dict[str, Unit]) -> dict[str, Unit]:
    """Leave a bare 0 out: zero euros and zero persons are the same nothing."""
    return {name: unit for name, unit in units.items() if name != "0"} or units


def readable(formula: str) -> str:
    """Write a formula for a reader: names with spaces, a real times sign."""
    return formula.replace("_", " ").replace(" * ", " × ")


def check_order(formulas: Mapping[str, str], given: Mapping[str, Unit], where: str) -> None:
    """Check that no column depends on itself, directly or through others.

    Args:
        formulas: formula per column.
        given: the inputs and parameters, which depend on nothing.
        where: the regeling, for the message.

    Raises:
        RuleError: with the names that form the circle.
    """
    done: set[str] = set(given)

    def visit(name: str, path: tuple[str, ...]) -> None:
        if name in path:
            circle = " -> ".join((*path[path.index(name) :], name))
            raise RuleError(f"De formules van {where} draaien in een kring: {circle}.")
        if name not in done and name in formulas:
            for used in names_in(formulas[name]):
                visit(used, (*path, name))
            done.add(name)

    for name in formulas:
        visit(name, ())
