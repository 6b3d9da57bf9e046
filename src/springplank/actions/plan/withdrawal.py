# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Which figures of a plan rest on a source that was withdrawn, and how a plan says so."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from springplank.actions.plan.draft import Ontwerp
from springplank.actions.plan.rijksgeld import BETWEEN, MODEL
from springplank.core.sources import load_sources
from springplank.documents.plan import Block, LiveFigure, Paragraph, parts_of

OF_COMPANY = "bedrijf_"
"""How the keys of aannames begin that only money rests on."""

IN_LIST = "Onderaan staat welke."
LOOK = "Kijk of zij nog kloppen."


@dataclass(frozen=True, eq=False)
class Intrekking:
    """The withdrawn sources that figures of a plan rest on.

    Attributes:
        draft: what the plan is written from.
    """

    draft: Ontwerp

    @cached_property
    def withdrawn(self) -> Mapping[str, str]:
        """Key of every withdrawn source, by its title."""
        return {one.title: key for key, one in load_sources().items() if one.withdrawn is not None}

    @cached_property
    def _behind_people(self) -> frozenset[str]:
        """Withdrawn sources behind what is computed of people."""
        known = self.draft.vooruit.antwoord.outcome.assumptions
        return self._gone(
            source
            for key, one in known.items()
            if not key.startswith(OF_COMPANY)
            for source in one.sources
        )

    @cached_property
    def _behind_money(self) -> frozenset[str]:
        """Withdrawn sources behind what is computed of money: all that comes in, and aannames."""
        cijfers = self.draft.cijfers
        known = self.draft.vooruit.antwoord.outcome.assumptions.values()
        keys = {source for one in known for source in one.sources}
        paid = (one for one in cijfers.geld.geld.amounts if one.bedrag_eur is not None)
        keys.update(key for amount in paid for key in amount.bronnen)
        return self._gone((*keys, *cijfers.afspraak.bron))

    def _gone(self, keys: Iterable[str]) -> frozenset[str]:
        gone = {key: title for title, key in self.withdrawn.items()}
        return frozenset(gone[key] for key in keys if key in gone)

    def behind(self, figure: LiveFigure) -> frozenset[str]:
        """Give the titles of the withdrawn sources that a figure rests on."""
        named = frozenset(figure.bron.split(BETWEEN))
        computed = self._behind_money if figure.eenheid == "EUR" else self._behind_people
        return (named & self.withdrawn.keys()) | (computed if MODEL in named else frozenset())

    def count(self, blocks: Iterable[Block]) -> Mapping[str, int]:
        """Count the figures per title of a withdrawn source; one that is used twice counts once."""
        if not self.withdrawn:
            return {}
        figures = {
            part.sleutel: part
            for block in blocks
            for part in parts_of(block)
            if isinstance(part, LiveFigure)
        }
        found: dict[str, int] = {}
        for figure in figures.values():
            for title in sorted(self.behind(figure)):
                found[title] = found.get(title, 0) + 1
        return found

    def in_chapter(self, blocks: Iterable[Block]) -> Iterator[str]:
        """Say in a chapter which figures rest on which withdrawn source."""
        for title, count in self.count(blocks).items():
            rests = "rust 1 cijfer" if count == 1 else f"rusten {count} cijfers"
            yield f"De bron {title} is ingetrokken. In dit hoofdstuk {rests} daarop. {LOOK}"

    def in_summary(
        self, sleutel: str, blocks: Iterable[Block], *, with_titles: bool = True
    ) -> tuple[Paragraph, ...]:
        """Say on the first page that figures rest on a withdrawn source; nothing when none do.

        Args:
            sleutel: key of the paragraph.
            blocks: all blocks of the plan or page.
            with_titles: name the sources; else point to the list of sources.
        """
        found = self.count(blocks)
        if not found:
            return ()
        is_one = len(found) == 1
        told = "een bron die is ingetrokken" if is_one else "bronnen die zijn ingetrokken"
        which = f"Het gaat om: {BETWEEN.join(found)}." if with_titles else IN_LIST
        return (Paragraph(sleutel, (f"Let op: hier rusten cijfers op {told}. {which}",)),)
