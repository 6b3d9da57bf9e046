# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Who works here, as long as nobody signs in: a number per browser, and a name if one was given.

This proves nothing about anybody. It keeps the work of two browsers apart: undo takes back your own
changes, and a conflict names two people.
"""

import re
import secrets
import unicodedata
from datetime import UTC, datetime
from urllib.parse import quote, unquote

from fastapi import Request, Response

from springplank.store.texts import has_visible

NUMBER, NAME, EARLIER = "springplank_bezoeker", "springplank_naam", "springplank_eerder"
"""Names of the cookies; there are no others. The last holds names that were given before."""

MOST_EARLIER = 4
"""How many names from before are kept; a cookie has room for a few."""

ANYBODY = "iemand op deze computer"
"""Who works here when no browser is known."""

LONGEST = 60
"""Letters of a name."""

YEAR = 365 * 24 * 3600
_NUMBER = re.compile(r"[0-9a-f]{6}")


def now() -> datetime:
    """Give this moment, in UTC; the clock of visits."""
    return datetime.now(UTC)


def number_of(request: Request) -> str:
    """Give the number of this browser; at its first request it gets one."""
    known = request.cookies.get(NUMBER, "")
    if _NUMBER.fullmatch(known):
        return known
    if not hasattr(request.state, "bezoeker"):
        request.state.bezoeker = secrets.token_hex(3)
    new: str = request.state.bezoeker
    return new


def who(request: Request) -> str:
    """Say who works here: the name that was given, or else the number of the browser."""
    return given_name(request) or unnamed(request)


def unnamed(request: Request) -> str:
    """Say who works here without a name: the number of the browser."""
    return f"bezoeker {number_of(request)}"


def given_name(request: Request) -> str:
    """Give the name that the person chose; empty without one."""
    return clean_name(unquote(request.cookies.get(NAME, "")))


def earlier_names(request: Request) -> tuple[str, ...]:
    """Give the other names under which this browser worked; its number is one of them."""
    now = who(request)
    known = (clean_name(unquote(one)) for one in request.cookies.get(EARLIER, "").split("&"))
    names = dict.fromkeys(one for one in (*known, unnamed(request)) if one and one != now)
    return tuple(names)


def clean_name(text: str) -> str:
    r"""Keep of a name what can be shown on one line: letters, figures and ordinary signs.

    Example:
        >>> clean_name("  Jan\tde  Vries ")
        'Jan de Vries'
    """
    visible = (sign if unicodedata.category(sign)[0] != "C" else " " for sign in text)
    name = " ".join("".join(visible).split())[:LONGEST].strip()
    return name if has_visible(name) else ""


def remember_number(request: Request, response: Response) -> None:
    """Give a browser its number, when this request made it one."""
    new = getattr(request.state, "bezoeker", "")
    if new:
        _keep(response, NUMBER, new)


def remember_name(request: Request, response: Response, name: str) -> None:
    """Keep the name that a person gave; an empty one gives way to the number of the browser.

    Earlier names are kept too: who has another name now, still undoes what was done before.
    """
    cleaned = clean_name(name)
    if cleaned:
        _keep(response, NAME, quote(cleaned))
    else:
        response.delete_cookie(NAME, httponly=True, samesite="lax")
    names = dict.fromkeys((given_name(request), *earlier_names(request)))
    earlier = [one for one in names if one not in ("", cleaned, unnamed(request))]
    if earlier:
        _keep(response, EARLIER, "&".join(quote(one) for one in earlier[:MOST_EARLIER]))


def _keep(response: Response, name: str, value: str) -> None:
    # Not `secure`: the workbench speaks plain HTTP, on this computer only.
    response.set_cookie(name, value, max_age=YEAR, httponly=True, samesite="lax")
