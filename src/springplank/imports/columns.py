# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What a kind of data is: its columns, what they may be called and what can be true."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

Value = str | int | Decimal | None
"""One value of a checked row: code, word or name; year; number; or unknown."""


class Content(Enum):
    """What stands in the cells of a column."""

    GEMEENTE = "gemeentecode of gemeentenaam"
    VERBAND = "samenwerkingsverband"
    NIEUW_VERBAND = "kenmerk van een samenwerkingsverband"
    JAAR = "jaartal"
    CIRCULAIRE = "circulaire"
    TEKST = "tekst"
    KEUZE = "keuze"
    GETAL = "getal"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a file.

    Attributes:
        key: the name in the stored data.
        content: what stands in the cells.
        unit: the unit of the numbers, in Dutch; empty for other content.
        synonyms: other headers that mean this column; compared without case and punctuation.
        required: whether a file without this column is refused.
        minimum: the lowest value that can be true.
        maximum: the highest value that can be true.
        whole: whether only whole numbers can be true.
        decimals: the number of decimals that can be true.
        additive: whether the values of a column may be summed.
        choices: the words that are allowed, for content KEUZE.
        stored: whether the values are kept; a municipality's name is only compared.
    """

    key: str
    content: Content
    unit: str = ""
    synonyms: tuple[str, ...] = ()
    required: bool = True
    minimum: Decimal = Decimal(0)
    maximum: Decimal = Decimal(0)
    whole: bool = False
    decimals: int = 15
    additive: bool = False
    choices: tuple[str, ...] = ()
    stored: bool = True


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of data, as in `--soort`.

    Attributes:
        key: the name in code and in the store.
        soort: the name that a person types.
        titel: what it is, in Dutch.
        voedt: what the rows are used for, in Dutch.
        columns: the columns, in the order of the stored file.
        unique: what makes a row unique; per part the first of these columns that is filled.
        one_of: groups of columns of which every row needs at least one.
        needs_too: what else has to be taken in before the rows count, in Dutch.
        all_gemeenten: whether the rows are a key for the whole country, so that a missing
            municipality is worth a remark.
    """

    key: str
    soort: str
    titel: str
    voedt: str
    columns: tuple[Column, ...]
    unique: tuple[tuple[str, ...], ...]
    one_of: tuple[tuple[str, ...], ...] = ()
    all_gemeenten: bool = False
    needs_too: tuple[str, ...] = ()

    def column(self, key: str) -> Column:
        """Find a column by its key."""
        return next(column for column in self.columns if column.key == key)

    @property
    def stored_columns(self) -> tuple[Column, ...]:
        """The columns whose values are kept."""
        return tuple(column for column in self.columns if column.stored)

    @property
    def periods(self) -> tuple[str, ...]:
        """The columns by which sums are split: year and circulaire."""
        split = (Content.JAAR, Content.CIRCULAIRE, Content.KEUZE)
        return tuple(column.key for column in self.columns if column.content in split)
