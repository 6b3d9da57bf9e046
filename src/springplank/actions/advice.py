# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What a reader can do about an unknown amount, without the words of the command line."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from springplank.funding.subject import Amount
from springplank.regelingen import REGELINGEN

COMMAND = re.compile(r" met: springplank gegevens importeer --soort (?P<soort>\w+)\.")
NAMES = re.compile(r" Het gaat bij (?P<regeling>\w+) om: (?P<names>[\w, ]+)\.")
WORDS: Mapping[str, str] = {
    "Kies een latere stand met --bekend.": "Kies een latere stand.",
    "op de stand nieuwste": "op de nieuwste stand",
}
OWN_PAGE = " bij Uw eigen cijfers."
"""Where the workbench takes in what the command line takes in with a command."""


@dataclass(frozen=True, slots=True)
class Advice:
    """What a reader can do.

    Attributes:
        tekst: Dutch sentences; empty when there is nothing to do.
        soort: kind of import that fills the gap; empty when none does.
    """

    tekst: str
    soort: str


def advise(amount: Amount) -> Advice:
    """Say what a reader can do about an unknown amount."""
    found = COMMAND.search(amount.wat_te_doen)
    return Advice(in_plain_words(amount.wat_te_doen), found["soort"] if found else "")


def in_plain_words(text: str) -> str:
    """Write a remark for a page: no commands or options, and names as a reader knows them.

    Example:
        >>> in_plain_words("Lees het in met: springplank gegevens importeer --soort iu.")
        'Lees het in bij Uw eigen cijfers.'
    """
    for before, after in WORDS.items():
        text = text.replace(before, after)
    return NAMES.sub(_labels, COMMAND.sub(OWN_PAGE, text))


def _labels(found: re.Match[str]) -> str:
    columns = REGELINGEN[found["regeling"]].columns()
    labels = [columns[name].label for name in found["names"].split(", ")]
    return f" Het gaat om: {'; '.join(labels)}."
