# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Proposes a post for a line: by its words, its place, its number, and its amount."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from springplank.begroting.posten import BUITEN, LASTEN, Post, load_posten
from springplank.imports.headers import simplify

ZEKER, WAARSCHIJNLIJK, CONTROLEER, GEEN = "zeker", "waarschijnlijk", "controleer", ""
"""How sure a proposal is; GEEN is no proposal."""

_Group = tuple[Post, tuple[str, ...]]

ONTHOUDEN = "onthouden"
"""The person said so before."""

OP_BEDRAG = "op bedrag"
"""Only the amount says so: next year it is another one, so the person is asked to confirm it."""

OWN_WORD, HEADING_WORD, SHORT = 2.0, 1.0, 3
MORE_WORDS = 6.0
"""Points for every next word: who names more, is more precise."""
CLOSE = 0.85
"""A second proposal this near the first makes both uncertain."""
EQUAL = 1_000
"""Cents: an amount this near ours is the same, rounded to euros."""

_TAAKVELD = re.compile(r"(?:^|\s)(6\.[1-7])(?:\d{0,2})?(?:\s|$|[a-z])", re.IGNORECASE)
_CATEGORIES: Mapping[str, str] = {
    "1.1": "loonkosten_staf",
    "3.5.1": "inhuur",
    "3.6": "huisvesting",
    "3.8": "overige_bedrijfskosten",
    "5.1": "kapitaallasten",
    "7.3": "kapitaallasten",
}
"""Categories of Iv3 on the side of lasten that stand for one post."""
_CATEGORY = re.compile(r"^[LB]?(\d(?:\.\d){1,2})(?:\s|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Voorstel:
    """What a line probably is.

    Attributes:
        post: key of a post; empty when nothing was found.
        zekerheid: ZEKER, WAARSCHIJNLIJK, CONTROLEER or GEEN.
        reden: why, in Dutch.
    """

    post: str
    zekerheid: str
    reden: str


NOTHING = Voorstel("", GEEN, "Wij herkennen deze regel niet. Kies zelf een post.")


def propose(
    label: str,
    pad: Sequence[str],
    naast: Sequence[str],
    kant: str,
    cents: int | None,
    verwacht: Mapping[str, int],
) -> Voorstel:
    """Propose a post for a line.

    Args:
        label: its label.
        pad: headings above it, outermost first.
        naast: texts and codes beside it.
        kant: side on which it stands; empty when unknown.
        cents: its amount; None when unknown.
        verwacht: per post the amount that we compute, in cents.
    """
    equal = [p for p, amount in verwacht.items() if _is_equal(cents, amount)]
    found = _by_words(label, (*pad, *naast), kant)
    if len(equal) == 1 and kant != LASTEN and found.post in ("", equal[0]):
        sure = ZEKER if found.post else OP_BEDRAG
        return Voorstel(equal[0], sure, "Het bedrag is gelijk aan onze uitkomst.")
    if found.zekerheid in (ZEKER, WAARSCHIJNLIJK):
        return found
    return _by_number((label, *naast), kant) or found


def _is_equal(cents: int | None, amount: int) -> bool:
    return cents is not None and bool(amount) and abs(abs(cents) - abs(amount)) < EQUAL


def _by_number(texts: Iterable[str], kant: str) -> Voorstel | None:
    """Find a post by the number of a taakveld or category."""
    told = list(texts)
    for text in told:
        if (found := _CATEGORY.match(text.strip())) and found[1] in _CATEGORIES and kant == LASTEN:
            post = _CATEGORIES[found[1]]
            return Voorstel(post, WAARSCHIJNLIJK, f"Categorie {found[1]} van Iv3.")
    fields = {p.taakveld: p for p in load_posten().values() if p.taakveld}
    for text in told:
        if (found := _TAAKVELD.search(text)) and (field := fields.get(found[1])):
            return Voorstel(field.key, WAARSCHIJNLIJK, f"Taakveld {found[1]} van Iv3.")
    return None


def _by_words(label: str, context: Sequence[str], kant: str) -> Voorstel:
    own, around = _words(label), frozenset(w for text in context for w in _words(text))
    best: dict[str, tuple[float, int, str]] = {}
    for post, group in _candidates(own):
        if post.kant and kant and post.kant != kant:
            continue
        found = _score(group, own, around)
        if found[0] > best.get(post.key, (0.0, 0, ""))[0]:
            best[post.key] = found
    posten = load_posten()
    scored = [(best[key], posten[key]) for key in posten if key in best]
    if not scored:
        return NOTHING
    scored.sort(key=lambda one: -one[0][0])
    (points, outside, words), post = scored[0]
    second = scored[1][0][0] if len(scored) > 1 else 0.0
    return Voorstel(post.key, _certainty(post, kant, points, second, outside), _why(words, outside))


def _certainty(post: Post, kant: str, points: float, second: float, outside: int) -> str:
    if second >= CLOSE * points or (not kant and post.kant and second):
        return CONTROLEER
    return WAARSCHIJNLIJK if outside or not kant else ZEKER


def _why(words: str, outside: int) -> str:
    place = "in de regel en de kop erboven" if outside else "in de regel"
    return f"Wij zien {words} {place}."


def _candidates(own: frozenset[str]) -> Iterator[_Group]:
    """Give the groups of words of which at least one word stands in the line itself."""
    whole, begun = _index()
    seen = set()
    for word in sorted(own):
        starting = (begin for begin in begun if word.startswith(begin))
        for found in (*whole.get(word, ()), *(f for begin in starting for f in begun[begin])):
            if id(found[1]) not in seen:
                seen.add(id(found[1]))
                yield found


@cache
def _index() -> tuple[dict[str, list[_Group]], dict[str, list[_Group]]]:
    """Give the groups by each of their whole words, and by each begin of a word."""
    whole: dict[str, list[_Group]] = defaultdict(list)
    begun: dict[str, list[_Group]] = defaultdict(list)
    for post in load_posten().values():
        for group in post.woorden:
            for word in group:
                (begun if word.endswith("*") else whole)[word.rstrip("*")].append((post, group))
    return dict(whole), dict(begun)


@lru_cache(maxsize=5_000)
def _words(text: str) -> frozenset[str]:
    return frozenset(simplify(text).split())


def _score(
    group: Sequence[str], own: frozenset[str], around: frozenset[str]
) -> tuple[float, int, str]:
    """Count the letters of a group that is there; words of the line itself count double.

    Returns:
        Points, how many words stand in a heading only, and the words that were seen.
    """
    points, outside, seen = 0.0, 0, []
    for wanted in group:
        word = _find(wanted, own)
        weight = OWN_WORD
        if not word:
            word, weight = _find(wanted, around), HEADING_WORD
            outside += 1
        if not word:
            return 0.0, 0, ""
        # A prefix tells less than a whole word, and a long word more than a short one.
        points += weight * (len(wanted.rstrip("*")) + (not wanted.endswith("*")))
        seen.append(word)
    if outside == len(group):
        return 0.0, 0, ""
    points += MORE_WORDS * (len(group) - 1)
    return points, outside, " en ".join(f"'{word}'" for word in seen)


def _find(wanted: str, among: frozenset[str]) -> str:
    """Find a word; one with a star may go on."""
    if not wanted.endswith("*"):
        return wanted if wanted in among else ""
    begin = wanted[:-1]
    return min((word for word in among if word.startswith(begin)), default="")


def chart(kant: str) -> tuple[Post, ...]:
    """Give the posts that a person may choose for a line, those of its side first."""
    posts = load_posten().values()
    return tuple(sorted(posts, key=lambda p: (p.key == BUITEN, bool(kant) and p.kant != kant)))
