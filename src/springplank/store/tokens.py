# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Share links: the whole state of some work in one signed piece of text.

The text is compact JSON, packed (zlib), written in letters that fit an address (base64url) and
signed. Nothing of it is read before the signature is found to be right.
"""

import hashlib
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from itsdangerous import BadData, Signer
from itsdangerous.encoding import base64_decode, base64_encode

from springplank.errors import UsageError
from springplank.store.faults import ShareBrokenError
from springplank.store.texts import check_fields
from springplank.words.figures import decimal

LARGEST = 200_000
"""Bytes of a state before it is packed."""

LONGEST = 48_000
"""Letters of a link; servers and programs for mail refuse much longer addresses."""

_FORM = 1
_SALT = b"springplank deellink"
_TOO_LARGE = "Uw werk is te groot voor een link. Deel het als bestand."
_BROKEN = "Deze link klopt niet. Misschien is hij niet helemaal overgenomen. Vraag een nieuwe link."


@dataclass(frozen=True, slots=True)
class State:
    """What a share link holds.

    Attributes:
        id: says which link this is, to withdraw it.
        until: last day on which it works, in the Netherlands.
        schema: the schema of the fields.
        code: code of the subject.
        velden: text per field.
    """

    id: str
    until: date
    schema: int
    code: str
    velden: Mapping[str, str]


def seal(state: State, key: str) -> str:
    """Write a state as the text of a link.

    Raises:
        UsageError: when the state is too large or has a text that cannot be kept.
    """
    velden = check_fields(state.velden)
    content = [_FORM, state.id, state.until.isoformat(), state.schema, state.code, velden]
    plain = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    if len(plain) > LARGEST:
        raise UsageError(_TOO_LARGE)
    token = _signer(key).sign(base64_encode(zlib.compress(plain, 9))).decode("ascii")
    if len(token) > LONGEST:
        raise UsageError(f"{_TOO_LARGE} Een link heeft hoogstens {decimal(LONGEST, 0)} tekens.")
    return token


def unseal(token: str, key: str) -> State:
    """Read the state back from the text of a link.

    Raises:
        ShareBrokenError: when it was changed, cut off, or signed with another key.
    """
    if len(token) > LONGEST:
        raise ShareBrokenError(_BROKEN)
    try:
        packed = base64_decode(_signer(key).unsign(token.encode("utf-8", "replace")))
        plain = _unpack(packed)
        form, name, until, schema, code, velden = json.loads(plain)
        if form == _FORM:
            return State(name, date.fromisoformat(until), schema, code, velden)
    except (BadData, ValueError, zlib.error):
        raise ShareBrokenError(_BROKEN) from None
    raise ShareBrokenError("Een nieuwere versie van Springplank maakte deze link. Werk eerst bij.")


def _unpack(packed: bytes) -> bytes:
    """Unpack, but never more than a state can be."""
    unpacking = zlib.decompressobj()
    plain = unpacking.decompress(packed, LARGEST + 1)
    if len(plain) > LARGEST or not unpacking.eof:
        raise ShareBrokenError(_BROKEN)
    return plain


def _signer(key: str) -> Signer:
    return Signer(key, salt=_SALT, key_derivation="hmac", digest_method=hashlib.sha256)
