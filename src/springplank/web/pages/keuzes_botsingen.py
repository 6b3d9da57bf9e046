# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""A scenario or a slider that somebody else chose first, as the pages about choices say it."""

from collections.abc import Callable

from springplank.actions.dossiers import Conflict
from springplank.actions.field_words import name_of_field, text_of_field
from springplank.web.botsingen import Botsing, clash_of
from springplank.web.saving import Saved

NO_CHOICE = "geen keuze"
"""An empty choice: everything stands as it does without the person."""


def clash_here(found: Conflict, saved: Saved, end: str, find_id: Callable[[str], str]) -> Botsing:
    """Tell of a conflict.

    Args:
        found: the conflict.
        saved: how the save went.
        end: the rest of the address of the page.
        find_id: gives the id of a field on the page.
    """
    texts = (text_of_choice(found.veld, found.mine), text_of_choice(found.veld, found.theirs))
    label, bij = name_of_field(found.veld), find_id(found.veld)
    return clash_of(saved, found, end, label=label, texts=texts, bij=bij)


def text_of_choice(veld: str, text: str | None) -> str:
    """Give the text of a choice as a person reads it."""
    return NO_CHOICE if text is None else text_of_field(veld, text)
