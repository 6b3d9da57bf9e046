# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Say a formula in Dutch words, with the labels of its columns."""

import ast
import re
from collections.abc import Mapping

from springplank.core.formulas import parse
from springplank.docs.markdown import number
from springplank.errors import RuleError

OPERATORS: Mapping[type[ast.operator], tuple[str, int]] = {
    ast.Add: ("plus", 1),
    ast.Sub: ("min", 1),
    ast.Mult: ("maal", 2),
    ast.Div: ("gedeeld door", 2),
}
"""The word of an operator and how tightly it binds."""


def in_words(formula: str, labels: Mapping[str, str]) -> str:
    """Say a formula in words.

    Args:
        formula: formula of a column.
        labels: label per name; a part between brackets in a label is left out.

    Raises:
        RuleError: when the formula has a form that formulas do not have.
    """
    short = {name: re.sub(r" \(.*?\)", "", label) for name, label in labels.items()}
    return _words(parse(formula), short)


def _words(node: ast.expr, labels: Mapping[str, str]) -> str:
    match node:
        case ast.Constant(value=int() | float() as value):
            return number(float(value))
        case ast.Name(id=name):
            return f"*{labels.get(name, name)}*"
        case ast.BinOp(left=left, op=op, right=right):
            word, strength = OPERATORS[type(op)]
            first = _within(left, strength, labels)
            return f"{first} {word} {_within(right, strength + _is_one_way(op), labels)}"
        case ast.Compare(left=left, ops=[ast.Gt()], comparators=[right]):
            return f"{_words(left, labels)} meer is dan {_words(right, labels)}"
        case ast.Compare(left=left, ops=[ast.GtE()], comparators=[right]):
            return f"{_words(left, labels)} {_words(right, labels)} of meer is"
        case ast.Call(func=ast.Name(id=name), args=args):
            return _call(name, [_words(a, labels) for a in args], args, labels)
    raise RuleError(f"De formule {ast.unparse(node)!r} is niet in woorden te zeggen.")


def _is_one_way(op: ast.operator) -> int:
    return int(isinstance(op, ast.Sub | ast.Div))


def _within(node: ast.expr, strength: int, labels: Mapping[str, str]) -> str:
    """Put a part between brackets where it binds less tightly than what is around it."""
    text = _words(node, labels)
    is_loose = isinstance(node, ast.BinOp) and OPERATORS[type(node.op)][1] < strength
    return f"({text})" if is_loose else text


def _call(name: str, words: list[str], args: list[ast.expr], labels: Mapping[str, str]) -> str:
    match name, words:
        case "verdeel", [what, key]:
            return f"{what}, verdeeld over alle gemeenten naar {key}, precies op de euro"
        case "rond_af", [what]:
            return f"{what}, afgerond op een heel getal (een half omhoog)"
        case "rond_af_op_cent", [what]:
            return f"{what}, afgerond op centen (een half omhoog)"
        case "laagste", [one, other]:
            return f"het laagste van ({one}) en ({other})"
        case "hoogste", [one, other]:
            return f"het hoogste van ({one}) en ({other})"
        case "als", [_, yes, no]:
            return f"als {_condition(args[0], labels)}: {yes}; anders: {no}"
    raise RuleError(f"De functie {name!r} is niet in woorden te zeggen.")


def _condition(node: ast.expr, labels: Mapping[str, str]) -> str:
    words = _words(node, labels)
    return words if isinstance(node, ast.Compare) else f"{words} geldt"
