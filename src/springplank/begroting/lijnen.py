# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""A line of a begroting as it was understood: its amount in cents, and what it probably is."""

from dataclasses import dataclass

from springplank.begroting.herkenning import CONTROLEER, GEEN, Voorstel
from springplank.begroting.posten import load_posten
from springplank.imports.grid import show_text


@dataclass(frozen=True, slots=True)
class Lijn:
    """One line on one side.

    Attributes:
        key: name under which a choice for this line is remembered.
        tabel: number of its table in the file.
        blad: name of the sheet; empty for a CSV.
        rij: number of the row.
        kolommen: indexes of its columns of amounts; they are added.
        adres: its first cell, as "Blad1!F12".
        label: its label.
        pad: headings above it.
        kant: side that the file names; empty when it does not.
        cents: the amount in cents; None when unknown.
        voorstel: the post, and how sure.
        eenheid: EUR per unit on the sheet.
        is_gekeerd: the sign was turned.
        is_verborgen: a person does not see this row.
        is_tekst: an amount is text in the copy too, so that a spreadsheet cannot reckon with it.
        telt: it counts; a line that stands elsewhere too counts once.
    """

    key: str
    tabel: int
    blad: str
    rij: int
    kolommen: tuple[int, ...]
    adres: str
    label: str
    pad: tuple[str, ...]
    kant: str
    cents: int | None
    voorstel: Voorstel
    eenheid: int
    is_gekeerd: bool = False
    is_verborgen: bool = False
    is_tekst: bool = False
    telt: bool = True

    @property
    def post(self) -> str:
        """Give the key of the post; empty when none is known."""
        return self.voorstel.post

    @property
    def naam(self) -> str:
        """Give the label, short and safe to show."""
        return show_text(self.label, 80) or "Regel zonder naam"

    @property
    def zijde(self) -> str:
        """Give the side on which it counts: that of the file, or else of its post."""
        return self.kant or (load_posten()[self.post].kant if self.post else "")

    @property
    def is_zeker(self) -> bool:
        """Say whether the person need not look at it."""
        return self.voorstel.zekerheid not in (CONTROLEER, GEEN)
