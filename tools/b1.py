# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Is our Dutch plain enough? Measures every sentence that a person can read.

    PYTHONPATH=src python -m tools.b1               the share per file
    PYTHONPATH=src python -m tools.b1 --controleer  one line; fails when too much is outside
    PYTHONPATH=src python -m tools.b1 cli/money.py  what is outside in one file, with the reason

A sentence is outside the level when it has more than fifteen words, is passive, or has a hard
word without need. Labels of fewer than four words are no sentences and do not count, so that a
page full of buttons does not look better than it is. A word that the begrippen explain is never
hard. See `design/ecosystem.md` 4.7: aim for ten words, at most fifteen.
"""

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tools.b1_texts import Text, collect

from springplank.registers.begrippen import load_begrippen

ROOT = Path(__file__).resolve().parent.parent
WORDS = Path(__file__).with_name("b1_woorden.toml")
SHARE = 0.20
"""The largest share of sentences that may be outside."""
LONGEST = 15
"""The longest sentence that is inside, in words."""
SHORTEST = 4
"""Below this number of words it is a label."""

_WORD = re.compile(r"[^\W_][\w'’.,%/-]*")
_BORDER = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][\"')\]]))\s+(?=[\"'(\[€]*[A-ZÀ-Ý0-9…])")
_SHORTENED = re.compile(
    r"(?:\b(?:bijv|mln|mld|art|nr|blz|enz|ca|dhr|mevr|jl|lid|p|o\.a|d\.w\.z)\.)$"
)
_BECOMES = re.compile(r"\b(?:wordt|worden|werd|werden|geworden)\b", re.IGNORECASE)
_PARTICIPLE = re.compile(
    r"\b(?:(?:aan|af|bij|door|in|mee|na|om|op|over|toe|uit|vast|voor|weg|samen|terug|door)?"
    r"ge[a-zë]{3,}(?:d|t|en)|(?:over|voor|door|aan|her)?(?:ver|be|ont|her)[a-z]{3,}(?:d|t)"
    r"|doorbelast|overlegd|voltooid|(?:ver|be|ont)(?:geleken|grepen|loren|kregen|keken|sloten"
    r"|bonden|vangen|zonden|wezen|trokken|handeld|houden|boden))\b",
    re.IGNORECASE,
)
_ARTICLES = r"(?!(?:een|het|de|geen)\s)"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with what is wrong with it.

    Attributes:
        text: the sentence; what the program fills in is shown as "…".
        place: the file and the line or key.
        words: the number of words.
        faults: why it is outside, in Dutch; empty when it is inside.
    """

    text: str
    place: str
    words: int
    faults: tuple[str, ...]


def split(text: str) -> Iterator[str]:
    """Split a text into sentences."""
    kept = ""
    for piece in _BORDER.split(" ".join(text.split())):
        kept = f"{kept} {piece}".strip()
        if _SHORTENED.search(kept):
            continue
        yield kept
        kept = ""
    if kept:
        yield kept


def count(sentence: str) -> int:
    """Count the words of a sentence; what is filled in counts as one word."""
    return len(_WORD.findall(sentence.replace("…", "x")))


def is_passive(sentence: str) -> bool:
    """Whether a sentence says what is done without who does it."""
    participles = [
        word for word in _PARTICIPLE.findall(sentence) if word.casefold() not in load_no_passive()
    ]
    if _BECOMES.search(sentence):
        return bool(participles)
    # "is betaald": only beside each other, because "is" mostly has another task.
    return any(
        re.search(rf"\b(?:is|zijn|was|waren)\s+{_ARTICLES}(?:\w+\s+){{0,2}}{word}\b", sentence)
        for word in participles
    )


@cache
def load_no_passive() -> frozenset[str]:
    """Read the words that look like a participle, or that go with "zijn" without being passive."""
    return frozenset(tomllib.loads(WORDS.read_text("utf-8"))["niet_lijdend"].split())


@cache
def load_hard_words() -> Mapping[str, tuple[re.Pattern[str], str]]:
    """Read the hard words: per word a pattern and a better word."""
    listed = tomllib.loads(WORDS.read_text("utf-8"))["moeilijk"]
    return {word: (_pattern(word), better) for word, better in listed.items()}


def _pattern(word: str) -> re.Pattern[str]:
    """Match a whole word, or with a star at its end every form of it."""
    ending = r"\w*" if word.endswith("*") else ""
    return re.compile(rf"\b{re.escape(word.rstrip('*'))}{ending}\b", re.IGNORECASE)


@cache
def load_explained() -> frozenset[str]:
    """Give every name that the begrippen explain, in small letters."""
    return frozenset(n.casefold() for b in load_begrippen().values() for n in b.names())


def find_hard_words(sentence: str) -> Iterator[tuple[str, str]]:
    """Give each hard word of a sentence with a better one."""
    for pattern, better in load_hard_words().values():
        for found in pattern.findall(sentence):
            if found.casefold() not in load_explained():
                yield found, better


def judge(text: Text) -> Iterator[Sentence]:
    """Judge every sentence of a text."""
    for sentence in split(text.content):
        words = count(sentence)
        if words < SHORTEST:
            continue
        faults = [f"{words} woorden"] if words > LONGEST else []
        faults += ["lijdende vorm"] if is_passive(sentence) else []
        faults += [f"'{hard}': liever {better}" for hard, better in find_hard_words(sentence)]
        yield Sentence(sentence, text.place, words, tuple(faults))


def judge_all(texts: Iterable[Text]) -> dict[str, list[Sentence]]:
    """Judge every sentence, per file."""
    found: dict[str, list[Sentence]] = {}
    for text in texts:
        found.setdefault(text.file, []).extend(judge(text))
    return {file: sentences for file, sentences in found.items() if sentences}


def share(sentences: Iterable[Sentence]) -> float:
    """Give the share of sentences that are outside."""
    judged = list(sentences)
    return sum(1 for s in judged if s.faults) / len(judged) if judged else 0.0


def summary(judged: Mapping[str, list[Sentence]]) -> str:
    """Say in one Dutch line how plain the language is."""
    every = [sentence for sentences in judged.values() for sentence in sentences]
    outside = [sentence for sentence in every if sentence.faults]
    long = sum(1 for s in outside if s.words > LONGEST)
    passive = sum(1 for s in outside if "lijdende vorm" in s.faults)
    hard = sum(1 for s in outside if any("liever" in fault for fault in s.faults))
    percentage = f"{100 * share(every):.1f}".replace(".", ",")
    return (
        f"B1: {percentage}% van {len(every)} zinnen valt erbuiten (grens {100 * SHARE:.0f}%); "
        f"te lang {long}, lijdend {passive}, moeilijk woord {hard}."
    )


@cache
def judge_house() -> dict[str, list[Sentence]]:
    """Judge everything a person can read, once."""
    return judge_all(collect(ROOT))


def main(arguments: list[str]) -> int:
    """Print the list for a writer."""
    judged = judge_house()
    if arguments == ["--controleer"]:
        print(summary(judged))
        every = [sentence for sentences in judged.values() for sentence in sentences]
        return 0 if share(every) <= SHARE else 1
    chosen = {f: s for f, s in judged.items() if any(a in f for a in arguments)}
    for file, sentences in sorted((chosen or judged).items(), key=lambda i: -share(i[1])):
        print(f"{100 * share(sentences):5.1f}% van {len(sentences):4d}  {file}")
        for sentence in sentences if chosen else ():
            if sentence.faults:
                print(f"    {sentence.place}: {'; '.join(sentence.faults)}\n      {sentence.text}")
    print(summary(judged))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
