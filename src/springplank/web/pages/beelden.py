# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What more than one page shows: a list to choose from, and addresses to take a figure along."""

from dataclasses import dataclass
from urllib.parse import urlencode

from springplank.actions.overview import NEWEST
from springplank.core.sources import load_sources, standings
from springplank.web.botsingen import Botsing
from springplank.web.cijfers import Links
from springplank.words.figures import day


@dataclass(frozen=True, slots=True)
class Keuzelijst:
    """A list to choose from; see the macro `kies`.

    Attributes:
        naam: name of the field.
        label: what is chosen.
        opties: value and text of every choice.
        waarde: the value that is chosen.
        hint: what to know before choosing.
        vorm: how it looks.
        fout: what is wrong with the choice; empty when nothing.
        botsing: what somebody else chose first.
    """

    naam: str
    label: str
    opties: tuple[tuple[str, str], ...]
    waarde: str
    hint: str = ""
    vorm: str = "lijst"
    fout: str = ""
    botsing: Botsing | None = None


@dataclass(frozen=True, slots=True)
class Verwijzing:
    """A link in running text; without an address only its text.

    Attributes:
        tekst: what it says.
        url: where it goes; empty when there is nothing behind it.
        datum: day of publication of a source; empty for something else.
    """

    tekst: str
    url: str
    datum: str = ""


def choose_stand(naam: str, label: str, chosen: str) -> Keuzelijst:
    """Give the moments of knowledge to choose from, the newest first."""
    known = [(stand.key, stand.name) for stand in standings()[::-1]]
    options = [(NEWEST, "Alles wat nu bekend is"), *known]
    if chosen not in dict(options):
        options.append((chosen, f"Wat bekend was op {chosen}"))
    return Keuzelijst(naam, label, tuple(options), chosen)


def quote_links(pad: str, wat: str, *, csv: str = "", stand: str = "", scenario: str = "") -> Links:
    """Give the addresses to take a figure along: table, picture and card.

    Args:
        pad: begin of the address of the subject.
        wat: name of the figure; see `actions.quoting`.
        csv: address of the whole table; empty for that of the figure itself.
        stand: key of the stand when one was chosen.
        scenario: key of the scenario of a series; empty for that of the work.
    """
    given = {"wat": wat, "stand": stand, "scenario": scenario}
    asked = urlencode({name: value for name, value in given.items() if value})
    table = csv or f"{pad}/citeer.csv?{asked}"
    return Links(table, f"{pad}/citeer.svg?{asked}", f"{pad}/citeer?{asked}")


def source_link(key: str) -> Verwijzing:
    """Give a source with its title; what a person took in has no page of its own."""
    found = load_sources().get(key)
    if found is None:
        return Verwijzing(key, "")
    return Verwijzing(found.title, f"/bronnen/{key}", day(found.published))
