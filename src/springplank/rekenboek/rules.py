# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Formulas of a regeling as formulas of the workbook: the same text, from the same declaration.

What is not known stays out of a formula: a comparison with it is not true, and an amount that
rests on it is not known either, as in `core.columns`.
"""

import ast
from collections.abc import Callable, Mapping

from springplank.core.formulas import parse
from springplank.errors import RuleError
from springplank.rekenboek.terms import Term, highest, lowest, rounded, when, whole_euros

Known = Mapping[str, Term | None]
"""The columns so far, by name; None is not known."""

Divide = Callable[[Term, str], Term | None]
"""Gives the part of a gemeente in a national amount, by the name of the key."""


def formula_of(formula: str, known: Known, divide: Divide) -> Term | None:
    """Give the formula of one column for one gemeente and year.

    Args:
        formula: as declared by the regeling, see `core.formulas`.
        known: inputs, parameters and earlier columns.
        divide: writes "verdeel".

    Returns:
        The formula; None when something that it rests on is not known.

    Raises:
        RuleError: for a form that formulas do not have.
    """
    return _term(parse(formula), known, divide)


def _term(node: ast.expr, known: Known, divide: Divide) -> Term | None:
    match node:
        case ast.Constant(value=int() | float() as value):
            return Term.of(value)
        case ast.Name(id=name):
            return known[name]
        case ast.BinOp(left=left, op=op, right=right):
            return _operation(op, _term(left, known, divide), _term(right, known, divide))
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            return _comparison(op, _term(left, known, divide), _term(right, known, divide))
        case ast.Call(func=ast.Name(id="als"), args=[condition, then, otherwise]):
            return _choice(
                _term(condition, known, divide),
                _term(then, known, divide),
                _term(otherwise, known, divide),
            )
        case ast.Call(func=ast.Name(id="verdeel"), args=[whole, ast.Name(id=key)]):
            amount = _term(whole, known, divide)
            return None if amount is None else divide(amount, key)
        case ast.Call(func=ast.Name(id=name), args=arguments):
            return _call(name, [_term(argument, known, divide) for argument in arguments])
    raise RuleError(f"De formule {ast.unparse(node)!r} past niet in het rekenboek.")


def _operation(op: ast.operator, left: Term | None, right: Term | None) -> Term | None:
    if left is None or right is None:
        there = left if right is None else right
        # A share that weighs nothing may be missing, see `regelingen.beschut_werk.compute`.
        is_nothing = isinstance(op, ast.Mult) and there is not None and there.number == 0
        return Term.of(0) if is_nothing else None
    match op:
        case ast.Add():
            return left + right
        case ast.Sub():
            return left - right
        case ast.Mult():
            return left * right
    return left / right


def _comparison(op: ast.cmpop, left: Term | None, right: Term | None) -> Term | None:
    if left is None or right is None:
        return None
    match op:
        case ast.GtE():
            return left >= right
        case ast.Gt():
            return left > right
        case ast.LtE():
            return left <= right
    return left < right


def _choice(condition: Term | None, then: Term | None, otherwise: Term | None) -> Term | None:
    """Choose by a formula where both ways are known; else the way that holds now."""
    if condition is None:
        return otherwise
    chosen = then if condition.value else otherwise
    if then is None or otherwise is None or chosen is None:
        return chosen
    return when(condition, then, otherwise)


def _call(name: str, arguments: list[Term | None]) -> Term | None:
    found = [argument for argument in arguments if argument is not None]
    if len(found) < len(arguments):
        return None
    match name:
        case "rond_af":
            return whole_euros(found[0])
        case "rond_af_op_cent":
            return rounded(found[0], 2)
        case "hoogste":
            return highest(*found)
    return lowest(*found)
