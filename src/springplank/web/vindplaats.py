# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Where a source stands, with the web addresses in it as links; other places stay plain words."""

import re
from collections.abc import Iterator

ADDRESS = re.compile(
    r"(?<![\w./@-])(?P<page>(?:[a-z0-9-]+\.)+[a-z]{2,}/[\w./?&=%~+-]*[\w/])"
    r"|\bwetten\.overheid\.nl, (?P<law>BWBR\d{7})\b"
)
"""An address with a path, as the register writes it, or the number of a law."""


def in_links(place: str) -> tuple[tuple[str, str], ...]:
    """Cut a place in pieces: words, and the address behind them or nothing.

    A name of a site alone gets no link: the source does not stand there.

    Example:
        >>> in_links("cbs.nl/a/37 (bijlage)")
        (('cbs.nl/a/37', 'https://cbs.nl/a/37'), (' (bijlage)', ''))
    """
    return tuple(_pieces(place))


def _pieces(place: str) -> Iterator[tuple[str, str]]:
    done = 0
    for found in ADDRESS.finditer(place):
        if found.start() > done:
            yield place[done : found.start()], ""
        law = found["law"]
        yield found[0], f"https://{f'wetten.overheid.nl/{law}' if law else found['page']}"
        done = found.end()
    if done < len(place):
        yield place[done:], ""
