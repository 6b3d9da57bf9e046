# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Find what a person means by a name: gemeente, samenwerkingsverband, arbeidsmarktregio, land."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from springplank.errors import UsageError
from springplank.reference.arbeidsmarktregios import Arbeidsmarktregio, regios_of
from springplank.reference.herindelingen import history_of, vanished_names
from springplank.reference.municipalities import (
    Gemeente,
    Indeling,
    municipalities_of,
    name_of,
    newest_year,
)
from springplank.reference.partnerships import (
    OWN_PREFIX,
    Samenwerkingsverband,
    example_partnership,
    own_partnership,
    partnerships,
)
from springplank.reference.voorbeeld import example_names

GEMEENTE = "gemeente"
VERBAND = "samenwerkingsverband"
REGIO = "arbeidsmarktregio"
NATIONAL = "landelijk"
NATIONAL_CODE = "NL"
NATIONAL_NAMES = frozenset({"landelijk", "nederland", "nl", "heelnederland"})

COMMON_NAMES: Mapping[str, frozenset[str]] = {
    "GM0518": frozenset({"denhaag"}),
    "GM0796": frozenset({"denbosch"}),
}
"""Names in everyday use that the table does not have, as `squeeze` leaves them."""

KIND_WORDS: Mapping[str, str] = {
    "gemeente": GEMEENTE,
    "samenwerkingsverband": VERBAND,
    "verband": VERBAND,
    "arbeidsmarktregio": REGIO,
    "regio": REGIO,
}
"""A first word that says what kind is meant: "regio Groningen"."""

CODE = re.compile(r"(gm|am)?(\d{1,4})")
NO_LETTER = re.compile(r"[^a-z0-9]+")
LEGAL_FORM = re.compile(r"\((.*?)\)|\b(NV|BV)\b")
SUGGESTIONS = 3
CLOSE_ENOUGH = 0.75
LONG_ENOUGH = 4
"""A part of a name of at least this many signs is worth suggesting the whole name for."""


@dataclass(frozen=True, slots=True)
class Onderwerp:
    """What a question is about.

    Attributes:
        soort: "gemeente", "samenwerkingsverband", "arbeidsmarktregio" or "landelijk".
        code: code of CBS, key of the verband, or "NL".
        naam: name for a reader.
        leden: codes of the gemeenten it consists of, ascending.
        opmerking: a Dutch sentence when the name can also mean something else; else empty.
    """

    soort: str
    code: str
    naam: str
    leden: tuple[str, ...]
    opmerking: str = ""


def squeeze(text: str) -> str:
    """Reduce a name to lower-case letters and digits without accents, to compare by.

    Example:
        >>> squeeze("Súdwest-Fryslân"), squeeze("AM match")
        ('sudwestfryslan', 'ammatch')
    """
    plain = text.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
    return NO_LETTER.sub("", plain)


def find_subject(
    text: str, year: int | None = None, verbanden: Iterable[Samenwerkingsverband] | None = None
) -> Onderwerp:
    """Find the gemeente, verband, arbeidsmarktregio or country that a text means.

    A name that belongs to a gemeente and to something else means the gemeente, and `opmerking`
    names the other. A first word chooses the kind: "regio Groningen", "verband Rotterdam".

    Args:
        text: a name or a code, in any case, with or without accents and signs.
        year: the year asked about; the newest known when None.
        verbanden: an imported list instead of the reference table.

    Raises:
        UsageError: when nothing fits (with suggestions), when more gemeenten fit, or when the
            gemeente did not exist in that year (with what became of it).
    """
    candidates = _Candidates.of(year, partnerships() if verbanden is None else tuple(verbanden))
    wanted, kind = squeeze(text), None
    if not wanted:
        raise UsageError("Geef een naam of een code, zoals Hilversum, GM0402 of ammatch.")
    if wanted in NATIONAL_NAMES:
        return candidates.country()
    found = candidates.named(wanted)
    first, _, rest = text.strip().partition(" ")
    if not found and first.casefold() in KIND_WORDS and squeeze(rest):
        wanted, kind = squeeze(rest), KIND_WORDS[first.casefold()]
        found = [subject for subject in candidates.named(wanted) if subject.soort == kind]
    gemeenten = [subject for subject in found if subject.soort == GEMEENTE]
    if len(gemeenten) > 1 or (not gemeenten and len(found) > 1):
        raise UsageError(f"{text.strip()} is niet eenduidig. {_did_you_mean(gemeenten or found)}")
    if found:
        return replace(found[0], opmerking=candidates.remark(found[0], found[1:]))
    if kind in (None, GEMEENTE):
        candidates.check_vanished(wanted)
    raise UsageError(_not_found(text, candidates.close_to(wanted, kind)))


def find_example(text: str) -> Onderwerp | None:
    """Find the invented verband or gemeente that a text means; None when it means none.

    They never come up in a search: who wants the example asks for it by name.

    Example:
        >>> found = find_example("Voorbeeldregio")
        >>> found.code if found else None
        'voorbeeld'
    """
    wanted, verband = squeeze(text), example_partnership()
    if wanted in _example_names(verband.key, verband.naam):
        return _of_verband(verband)
    for code, naam in example_names().items():
        if wanted in _example_names(code, naam):
            return Onderwerp(GEMEENTE, code, naam, (code,))
    return None


def _example_names(code: str, naam: str) -> set[str]:
    return {squeeze(code), squeeze(naam), squeeze(naam.partition(" (")[0])}


def every_subject(
    year: int, verbanden: Iterable[Samenwerkingsverband] | None = None
) -> Iterator[tuple[str, Onderwerp]]:
    """Give every name and code that can be asked for in a year, as `squeeze` writes it.

    Args:
        year: calendar year.
        verbanden: an imported list instead of the reference table.
    """
    among = _Candidates.of(year, partnerships() if verbanden is None else tuple(verbanden))
    yield from among.everything()
    yield from ((name, among.country()) for name in sorted(NATIONAL_NAMES))


def _did_you_mean(subjects: Sequence[Onderwerp]) -> str:
    named = [f"{subject.naam} ({subject.code})" for subject in subjects[:SUGGESTIONS]]
    *most, last = named
    return f"Bedoelt u {', '.join(most)}{' of ' if most else ''}{last}?"


def _not_found(text: str, close: Sequence[Onderwerp]) -> str:
    advice = _did_you_mean(close) if close else "Geef een naam of een code, zoals GM0402."
    return (
        f"{text.strip()!r} is geen bekende gemeente, samenwerkingsverband of arbeidsmarktregio. "
        f"{advice}"
    )


@dataclass(frozen=True, slots=True)
class _Candidates:
    """Everything that can be asked for in one year."""

    indeling: Indeling
    verbanden: tuple[Samenwerkingsverband, ...]
    regios: tuple[Arbeidsmarktregio, ...]

    @classmethod
    def of(cls, year: int | None, verbanden: tuple[Samenwerkingsverband, ...]) -> "_Candidates":
        asked = newest_year() if year is None else year
        return cls(municipalities_of(asked), verbanden, regios_of(asked))

    def country(self) -> Onderwerp:
        """Give the whole country."""
        return Onderwerp(NATIONAL, NATIONAL_CODE, "Nederland", self.indeling.codes)

    def named(self, wanted: str) -> list[Onderwerp]:
        """Find by code or name: gemeenten first, then verbanden, then arbeidsmarktregios."""
        code = _as_code(wanted)
        found = [
            _of_gemeente(g)
            for g in self.indeling.gemeenten
            if g.code == code or (wanted in _names_of_gemeente(g))
        ]
        found += [_of_verband(v) for v in self.verbanden if wanted in _names_of_verband(v)]
        found += [_of_verband(v) for v in self._own(wanted)]
        found += [
            _of_regio(r) for r in self.regios if r.code == code or wanted in _names_of_regio(r)
        ]
        return found

    def _own(self, wanted: str) -> list[Samenwerkingsverband]:
        """Find a gemeente on its own, asked for by the key that reports print."""
        prefix = squeeze(OWN_PREFIX)
        code = wanted.removeprefix(prefix).upper()
        member = {lid for v in self.verbanden for lid in v.leden}
        is_own = wanted.startswith(prefix) and code in self.indeling.codes and code not in member
        return [own_partnership(code)] if is_own else []

    def remark(self, subject: Onderwerp, others: Sequence[Onderwerp]) -> str:
        """Tell what else the name can mean; nothing when it can only mean this."""
        listed = [f"{other.soort} {other.naam} ({other.code})" for other in others]
        if subject.soort == REGIO:
            name = squeeze(subject.naam)
            in_province = [g for g in self.indeling.gemeenten if squeeze(g.provincie) == name]
            if in_province and tuple(g.code for g in in_province) != subject.leden:
                return (
                    f"Dit is de arbeidsmarktregio {subject.naam}. "
                    "De provincie met die naam heeft andere gemeenten."
                )
        if not listed:
            return ""
        verb = "is" if len(listed) == 1 else "zijn"
        return f"Er {verb} ook {' en '.join(listed)}. Gebruik die code als u dat bedoelt."

    def check_vanished(self, wanted: str) -> None:
        """Say what became of a gemeente that does not exist in this year.

        Raises:
            UsageError: when the text means such a gemeente.
        """
        code, year = _as_code(wanted), self.indeling.year
        names = vanished_names()
        names |= {g.code: g.naam for g in municipalities_of(newest_year()).gemeenten}
        for known, name in names.items():
            if known not in self.indeling.codes and (known == code or squeeze(name) == wanted):
                told = history_of(known, year)
                raise UsageError(f"{told} Kies een gemeente die in {year} bestaat.")

    def everything(self) -> Iterator[tuple[str, Onderwerp]]:
        """Give every name with its subject; where two have one name, the gemeente comes last."""
        for regio in self.regios:
            yield from ((name, _of_regio(regio)) for name in sorted(_names_of_regio(regio)))
        for verband in self.verbanden:
            yield from ((name, _of_verband(verband)) for name in sorted(_names_of_verband(verband)))
        for gemeente in self.indeling.gemeenten:
            yield from ((n, _of_gemeente(gemeente)) for n in sorted(_names_of_gemeente(gemeente)))

    def close_to(self, wanted: str, kind: str | None) -> list[Onderwerp]:
        """Give the subjects whose name looks most like the text, the best first."""
        from difflib import get_close_matches

        subjects = dict(self.everything()) | dict.fromkeys(NATIONAL_NAMES, self.country())
        names = sorted(name for name, s in subjects.items() if kind in (None, s.soort))
        close = get_close_matches(wanted, names, n=2 * SUGGESTIONS, cutoff=CLOSE_ENOUGH)
        if len(wanted) >= LONG_ENOUGH:
            close += [name for name in names if wanted in name]
        return list(dict.fromkeys(subjects[name] for name in close))[:SUGGESTIONS]


def _as_code(wanted: str) -> str:
    """Give the code of CBS that a text stands for, or nothing: "gm402" and "402" are GM0402."""
    match = CODE.fullmatch(wanted)
    if match is None:
        return ""
    return f"AM{match[2]:0>2}" if match[1] == "am" else f"GM{match[2]:0>4}"


def _names_of_gemeente(gemeente: Gemeente) -> frozenset[str]:
    spelled = {gemeente.naam, gemeente.naam_kort, name_of(gemeente.code)}
    common = COMMON_NAMES.get(gemeente.code, frozenset())
    return common | {squeeze(name) for name in spelled}


def _names_of_verband(verband: Samenwerkingsverband) -> set[str]:
    """Give key, name and bedrijf; of "Provalu / MareGroep NV" also "MareGroep"."""
    parts = [LEGAL_FORM.sub("", part) for part in verband.uitvoerder.split("/")]
    return {squeeze(name) for name in (verband.key, verband.naam, verband.uitvoerder, *parts)} - {
        ""
    }


def _names_of_regio(regio: Arbeidsmarktregio) -> set[str]:
    name = squeeze(regio.naam)
    return {name, name.removeprefix("regio")}


def _of_gemeente(gemeente: Gemeente) -> Onderwerp:
    return Onderwerp(GEMEENTE, gemeente.code, gemeente.naam, (gemeente.code,))


def _of_verband(verband: Samenwerkingsverband) -> Onderwerp:
    return Onderwerp(VERBAND, verband.key, verband.naam, verband.leden)


def _of_regio(regio: Arbeidsmarktregio) -> Onderwerp:
    return Onderwerp(REGIO, regio.code, regio.naam, regio.leden)
