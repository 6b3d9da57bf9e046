# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The example plan: what invented people of the Voorbeeldregio filled in."""

import tomllib
from datetime import datetime
from functools import cache
from pathlib import Path

from springplank.actions import dossiers
from springplank.actions.dossiers import Dossier
from springplank.actions.plan.fields import members_of, read_field
from springplank.actions.werk import Werk, onderwerp_of
from springplank.errors import UsageError
from springplank.reference.municipalities import name_of
from springplank.reference.subjects import find_example, squeeze
from springplank.reference.voorbeeld import example_verband

FILE = Path(__file__).with_suffix(".toml")


@cache
def example_work() -> Werk:
    """Give the work of the Voorbeeldregio, read as if a person had typed it.

    Raises:
        UsageError: when an answer does not fit its field.
    """
    typed: dict[str, str] = tomllib.loads(FILE.read_text("utf-8"))["velden"]
    werk = Werk(example_verband().code)
    for veld, text in typed.items():
        read = read_field(werk, veld, text)
        assert read is not None
        werk = Werk(werk.code, {**werk.velden, veld: read})
    return werk


def is_example(werk: Werk) -> bool:
    """Say whether some work is about the Voorbeeldregio."""
    return werk.code == example_verband().code


def begin_example(moment: datetime, sleutel: str, wie: str) -> Dossier:
    """Make a dossier with the whole example plan in it; a dossier that exists stays as it is.

    Args:
        moment: now.
        sleutel: key of this attempt; sent again, it has one effect.
        wie: who asks.

    Raises:
        NotSavedError: when the database fails.
    """
    werk = example_work()
    made = dossiers.create_dossier(werk.code, "Voorbeeldplan (verzonnen)", moment, sleutel)
    dossiers.change_fields(made.id, werk.velden, 0, sleutel, moment, wie)
    return made


def work_for(naam: str, gemeente: str | None = None) -> tuple[Werk, str | None]:
    """Find the work that a name means, and the code of one member of it.

    Args:
        naam: name or code of a samenwerkingsverband or gemeente, or "voorbeeld".
        gemeente: name or code of a member; None for none.

    Raises:
        UsageError: when there is no such subject, or the gemeente is no member of it.
    """
    example = find_example(naam)
    if example is not None and example.code == example_verband().code:
        werk = example_work()
    else:
        werk = Werk(onderwerp_of(Werk(naam)).code)
    if gemeente is None:
        return werk, None
    names = {code: name_of(code) for code in members_of(werk)}
    wanted = squeeze(gemeente)
    for code, name in names.items():
        if wanted in {squeeze(code), squeeze(name), squeeze(name.partition(" (")[0])}:
            return werk, code
    raise UsageError(
        f"{gemeente[:40]!r} is geen lid van {onderwerp_of(werk).naam}. Kies een van: "
        f"{', '.join(names.values())}."
    )
