# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of bad input: one clear Dutch sentence each, no traceback, and nothing changed."""

import errno
from pathlib import Path

import pytest
from tests.cli.answers import Run

from springplank.cli import main

KNOWN = (
    "meicirculaire-2023, septembercirculaire-2023, meicirculaire-2024, septembercirculaire-2024, "
    "meicirculaire-2025, septembercirculaire-2025, meicirculaire-2026"
)
COMMANDS = (
    "geld, uitleg, verschil, landelijk, vooruit, vergelijk, overzicht, verbanden, scenario's, "
    "plan, werkbank, bedrijf, aansluiting, eigen, afspraak, loonkostensubsidie, vangnet, "
    "maatregelen, bronnen, begrippen, terugblik, controle, gegevens"
)
STREAMS = (
    "impulsbudget, sociale_infrastructuur, beschut_werk, wsw, iu_participatie, "
    "buig_loonkostensubsidie, cluster_participatie"
)
SOCIAL = "sociale_infrastructuur.macrobudget"
LONG = "x" * 5_000

WRONG_QUESTIONS: tuple[tuple[tuple[str, ...], str], ...] = (
    (
        ("geld", "Hilversumm"),
        (
            "'Hilversumm' is geen bekende gemeente, samenwerkingsverband of arbeidsmarktregio. "
            "Bedoelt u Hilversum (GM0402)?"
        ),
    ),
    (
        ("geld", "GM9999"),
        (
            "'GM9999' is geen bekende gemeente, samenwerkingsverband of arbeidsmarktregio. "
            "Geef een naam of een code, zoals GM0402."
        ),
    ),
    (
        ("geld", "Bergen"),
        "Bergen is niet eenduidig. Bedoelt u Bergen (NH.) (GM0373) of Bergen (L.) (GM0893)?",
    ),
    (("geld", ""), "Geef een naam of een code, zoals Hilversum, GM0402 of ammatch."),
    (("geld", "  "), "Geef een naam of een code, zoals Hilversum, GM0402 of ammatch."),
    (("geld", "😀"), "Geef een naam of een code, zoals Hilversum, GM0402 of ammatch."),
    (
        ("geld", LONG),
        (
            f"'{'x' * 59}... is geen bekende gemeente, samenwerkingsverband of arbeidsmarktregio. "
            "Geef een naam of een code, zoals GM0402."
        ),
    ),
    (
        ("geld", "Hilversum", "--jaar", "2090"),
        "Jaar 2090 valt buiten de gegevens. Kies een jaar van 2015 tot en met 2060.",
    ),
    (
        ("geld", "Hilversum", "--jaar", "2014"),
        "Jaar 2014 valt buiten de gegevens. Kies een jaar van 2015 tot en met 2060.",
    ),
    (
        ("geld", "Hilversum", "--tot", "2014"),
        "Jaar 2014 valt buiten de gegevens. Kies een jaar van 2015 tot en met 2060.",
    ),
    (
        ("uitleg", "Hilversum", "wsw", "2090"),
        "Jaar 2090 valt buiten de gegevens. Kies een jaar van 2015 tot en met 2060.",
    ),
    (
        ("geld", "Hilversum", "--bekend", "meicirculaire-2019"),
        (
            "Stand 'meicirculaire-2019' is geen bekende circulaire en geen datum (jjjj-mm-dd). "
            f"Bedoelt u meicirculaire-2026 of meicirculaire-2025? Bekend zijn: {KNOWN}."
        ),
    ),
    (
        ("geld", "Hilversum", "--bekend", "2024-13-01"),
        (
            "Stand '2024-13-01' is geen bekende circulaire en geen datum (jjjj-mm-dd). "
            f"Bekend zijn: {KNOWN}."
        ),
    ),
    (
        ("geld", "Hilversum", "--bekend", " "),
        f"Stand ' ' is geen bekende circulaire en geen datum (jjjj-mm-dd). Bekend zijn: {KNOWN}.",
    ),
    *(
        (
            (*call, option, ""),
            f"Optie {option} heeft een waarde nodig. Uitleg: springplank {call[0]} --help.",
        )
        for *call, option in (
            ("geld", "Hilversum", "--bekend"),
            ("landelijk", "--uit"),
            ("vooruit", "Hilversum", "--scenario"),
            ("vooruit", "Hilversum", "--afspraak"),
            ("vooruit", "Hilversum", "--model"),
            ("vooruit", "Hilversum", "--bedrijf"),
            ("vooruit", "Hilversum", "--grafiek", "x.svg", "--grafiek-van"),
            ("plan", "ammatch", "--uit"),
            ("bronnen", "--terugtrekking"),
        )
    ),
    *(
        ((*call, "--tot", "0"), "--tot 0 kan niet: kies een jaar van 2026 tot en met 2060.")
        for call in (("verbanden",), ("vooruit", "Hilversum"))
    ),
    (
        ("loonkostensubsidie", "--loonwaarde", "60", "--afspraak", "0,68"),
        "--afspraak is een percentage. Bedoelt u 68? Schrijf dan --afspraak 68.",
    ),
    (
        ("geld", "Hilversum", "--van", "2030", "--tot", "2028"),
        "--van 2030 ligt na --tot 2028. Draai de jaren om.",
    ),
    (
        ("landelijk", "--van", "2030", "--tot", "2028"),
        "--van 2030 ligt na --tot 2028. Draai de jaren om.",
    ),
    (
        ("geld", "Hilversum", "--jaar", "2026", "--van", "2026"),
        "Geef of --jaar, of --van en --tot, niet allebei.",
    ),
    (
        ("geldd", "Hilversum"),
        (
            f"Opdracht 'geldd' bestaat niet. Bedoelt u geld? Kies uit: {COMMANDS}. "
            "Uitleg: springplank --help."
        ),
    ),
    (("",), f"Opdracht '' bestaat niet. Kies uit: {COMMANDS}. Uitleg: springplank --help."),
    (
        ("gegevens", "importer"),
        (
            "Opdracht 'importer' bestaat niet. Bedoelt u importeer? Kies uit: importeer, intrek, "
            "lijst. Uitleg: springplank gegevens --help."
        ),
    ),
    (
        ("geld", "Hilversum", "--jsn"),
        "Optie --jsn bestaat niet. Bedoelt u --json? Uitleg: springplank geld --help.",
    ),
    (("--onzin",), "Optie --onzin bestaat niet. Uitleg: springplank --help."),
    (("geld",), "Er ontbreekt iets: geef NAAM_OF_CODE. Uitleg: springplank geld --help."),
    (
        ("uitleg", "Hilversum"),
        "Er ontbreekt iets: geef REGELING. Uitleg: springplank uitleg --help.",
    ),
    (
        ("geld", "Hilversum", "nog", "meer"),
        (
            "Er staat te veel op de regel: nog meer. Zet een naam met spaties tussen "
            "aanhalingstekens. Uitleg: springplank geld --help."
        ),
    ),
    (
        ("geld", "Hilversum", "--jaar"),
        "Optie --jaar heeft een waarde nodig. Uitleg: springplank geld --help.",
    ),
    (
        ("geld", "Hilversum", "--json=ja"),
        "Optie --json krijgt geen waarde. Laat weg wat erachter staat.",
    ),
    (
        ("geld", "Hilversum", "--jaar", "abc"),
        (
            "De waarde voor --jaar klopt niet: 'abc' is geen heel getal. "
            "Uitleg: springplank geld --help."
        ),
    ),
    (
        ("uitleg", "Hilversum", "wsw", "abc"),
        (
            "De waarde voor JAAR klopt niet: 'abc' is geen heel getal. "
            "Uitleg: springplank uitleg --help."
        ),
    ),
    (
        ("uitleg", "Hilversum", "beschut", "2026"),
        f"Regeling 'beschut' bestaat niet. Bedoelt u beschut_werk? Kies uit: {STREAMS}.",
    ),
    (
        ("uitleg", "Hilversum", "onzin", "2026"),
        f"Regeling 'onzin' bestaat niet. Kies uit: {STREAMS}.",
    ),
    (
        ("geld", "Hilversum", "--waarde", "onzin"),
        "Waarde 'onzin' is niet te lezen. Schrijf regeling.parameter=waarde.",
    ),
    (
        ("geld", "Hilversum", "--waarde", "impulsbudget.macrobudge=1"),
        (
            "impulsbudget heeft geen waarde met de naam 'macrobudge'. Bedoelt u "
            "impulsbudget.macrobudget of wsw.macrobudget? Kies uit: macrobudget."
        ),
    ),
    *(
        (
            ("geld", "Hilversum", "--waarde", f"{SOCIAL}={value}"),
            (
                f"'{value}' is geen waarde voor {SOCIAL}. Geef een getal zoals 34700000 of 0,5, of "
                "kies een van: vragenuur, norm maal plekken."
            ),
        )
        for value in ("", "nan", "inf", "-inf", "1e300", "veel", "-", "0x10")
    ),
    (
        ("geld", "Hilversum", "--waarde", f"{SOCIAL}=34.700"),
        "'34.700' is op twee manieren te lezen. Schrijf 34700 of 34,7.",
    ),
    (
        ("geld", "Hilversum", "--waarde", f"{SOCIAL}=-5"),
        f"'-5' kan niet als waarde voor {SOCIAL}: geef een getal vanaf 0.",
    ),
    (
        ("geld", "Hilversum", "--waarde", f"{SOCIAL}=9999999999999"),
        f"'9999999999999' kan niet als waarde voor {SOCIAL}: dat is meer dan 1.000.000.000.000.",
    ),
    (
        ("geld", "Hilversum", "--waarde", "beschut_werk.aandeel_nieuwe_sleutel=7"),
        (
            "'7' kan niet als waarde voor beschut_werk.aandeel_nieuwe_sleutel: een aandeel is "
            "hoogstens 1; de helft is 0,5."
        ),
    ),
    (
        ("geld", "Hilversum", "--variant", "onzin"),
        "'onzin' heeft geen varianten. Wel: impulsbudget, beschut_werk.",
    ),
    (
        ("geld", "Hilversum", "--variant", "impulsbudget=onzin"),
        "Impulsbudget heeft geen variant 'onzin'. Kies uit: samenwerkingsverband, elke_gemeente.",
    ),
)


@pytest.mark.parametrize("arguments, sentence", WRONG_QUESTIONS)
def test_a_wrong_question_gets_one_sentence(
    run: Run, own_folder: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    """Een vraag die niet kan, krijgt een zin die zegt wat er mis is en wat u kunt doen."""
    answer = run(*arguments)
    assert (answer.code, answer.out, answer.err) == (2, "", f"{sentence}\n")
    assert not own_folder.exists()


@pytest.mark.parametrize("interrupt", [KeyboardInterrupt, EOFError])
def test_stopping_halfway(
    run: Run, monkeypatch: pytest.MonkeyPatch, interrupt: type[BaseException]
) -> None:
    """Wie afbreekt, leest dat er niets is veranderd."""

    def stop(*_: object) -> None:
        raise interrupt

    monkeypatch.setattr("springplank.cli.money.show_money", stop)
    answer = run("geld", "Hilversum")
    assert answer.code == 130
    assert answer.err.strip() == "Afgebroken. Er is niets veranderd."


def test_a_fault_in_a_file_of_ours_is_not_called_a_full_screen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Een fout bij een eigen bestand heet nooit een fout bij het antwoord, en blijft zichtbaar."""

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "vol", "iets.toml")

    monkeypatch.setattr("springplank.cli.money.show_money", fail)
    with pytest.raises(OSError, match=r"iets\.toml"):
        main(["geld", "Hilversum"])
