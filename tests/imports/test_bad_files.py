# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Files that are no good: for each the exact sentence that a person reads."""

import os
import time
from pathlib import Path

import pytest

from springplank.errors import DataError, UsageError
from springplank.imports.files import SIZE_LIMIT
from springplank.imports.recognition import Known
from springplank.imports.report import FINDING_LIMIT, Severity
from tests.imports.conftest import Check, FirstSentence, WriteText

KOP = "code;jaar;aantal\n"
REST = "GM0034;2024;2\nGM1900;2024;3\n"
ONE_SENTENCE = {
    "leeg": ("lijst.csv", b"", "lijst.csv is leeg: er staat niets in. Sla de tabel op als .xlsx of .csv en probeer het opnieuw."),
    "alleen een bytemarkering": ("lijst.csv", b"\xef\xbb\xbf \n", "lijst.csv is leeg: er staat niets in. Sla de tabel op als .xlsx of .csv en probeer het opnieuw."),
    "alleen scheidingstekens": ("lijst.csv", ";;;\n;;;\n", "lijst.csv is leeg: er staat geen enkele waarde in."),
    "png": ("lijst.csv", b"\x89PNG\r\n\x1a\n0000", "lijst.csv is een plaatje (PNG), geen tabel. Sla de tabel op als .xlsx of .csv en probeer het opnieuw."),
    "jpg als xlsx": ("lijst.xlsx", b"\xff\xd8\xff\xe0JFIF", "lijst.xlsx is een plaatje (JPG), geen tabel. Sla de tabel op als .xlsx of .csv en probeer het opnieuw."),
    "webp": ("lijst.csv", b"RIFF0000WEBPVP8 ", "lijst.csv is een plaatje (WEBP), geen tabel. Sla de tabel op als .xlsx of .csv en probeer het opnieuw."),
    "pdf": ("lijst.pdf", b"%PDF-1.7 ", "lijst.pdf is een pdf, geen tabel. Sla de tabel op als .xlsx of .csv en probeer het opnieuw."),
    "webpagina als xls": ("lijst.xls", "\n<html><table></table></html>", "lijst.xls is een webpagina of xml-bestand, geen tabel. Sla de tabel op als .xlsx of .csv en probeer het opnieuw."),
    "oude excel": ("lijst.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1Workbook", "lijst.xls is een oud Excel-bestand (.xls). Sla het op als .xlsx."),
    "versleuteld": ("lijst.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "lijst.xlsx is versleuteld. Haal in Excel het wachtwoord eraf en probeer het opnieuw."),
    "afgekapte zip": ("lijst.xlsx", b"PK\x03\x04\x14\x00", "lijst.xlsx is beschadigd of geen geldig Excel-bestand. Open het in Excel en sla het opnieuw op."),
    "nul-tekens": ("lijst.csv", b"code;jaar;aantal\nGM0014;2024;\x001\n", "lijst.csv bevat NUL-tekens en is dus geen tekst. Sla de tabel op als .csv of .xlsx."),
    "geen bekende codering": ("lijst.csv", b"code;jaar;aantal\nGM0014;2024;\x81\x8d\n", "lijst.csv is geen leesbare tekst (Windows-1252 past niet). Sla het bestand op als CSV UTF-8."),
    "open aanhalingsteken": ("lijst.csv", KOP + 'GM0014;2024;"1\n', "lijst.csv is bij regel 2 niet als CSV te lezen: een aanhalingsteken staat alleen of op een vreemde plaats. Zet om een tekst met \" twee aanhalingstekens."),
    "eindeloze regel": ("lijst.csv", KOP + "x" * 300_000, "lijst.csv heeft een regel van meer dan 200.000 tekens. Sla de tabel opnieuw op als CSV."),
    "te veel kolommen": ("lijst.csv", KOP + ";" * 1_500 + "\n", "lijst.csv heeft meer dan 1.000 kolommen of 1.000.000 cellen, de grens voor een import. Bewaar alleen de nodige kolommen."),
    "verkeerde extensie": ("lijst.docx", KOP + "GM0014;2024;1\n" + REST, "De naam eindigt op '.docx', maar het is een tekstbestand; zo is het gelezen. Controleer of dit het goede bestand is."),
    "geen kop": ("lijst.csv", "GM0014;2024;1\n", "De kolommen code, jaar, aantal ontbreken. Geen enkele kop is herkend. Voeg ze toe of pas de kop aan."),
    "kolom ontbreekt": ("lijst.csv", "code;aantal\nGM0014;1\n", "Rij 1: de kolom jaar ontbreekt. Gevonden: code, aantal. Voeg die toe of pas de kop aan."),
    "alleen een kop": ("lijst.csv", KOP, "Onder de kop in rij 1 staat geen bruikbare rij. Vul de tabel en probeer het opnieuw."),
    "dubbele kolom": ("lijst.csv", "code;jaar;aantal personen;personen\nGM0014;2024;1;1\n", "Meer dan een kolom betekent aantal: aantal personen, personen. Verwijder of hernoem er een."),
    "duizenden in de kop": ("lijst.csv", "code;jaar;aantal (x 1.000)\nGM0014;2024;1\n" + REST, "Kolom aantal (x 1.000): de kop 'aantal (x 1.000)' noemt duizenden of miljoenen. Reken om naar hele aantallen of euro's en pas de kop aan."),
    "negatief": ("lijst.csv", KOP + "GM0014;2024;-12\n" + REST, "Rij 2, kolom aantal: -12 is negatief. Vul een getal van 0 of hoger in."),
    "negatief tussen haakjes": ("lijst.csv", KOP + "GM0014;2024;(12)\n" + REST, "Rij 2, kolom aantal: (12) is negatief. Vul een getal van 0 of hoger in."),
    "te hoog": ("lijst.csv", KOP + "GM0014;2024;99999999\n" + REST, "Rij 2, kolom aantal: 99999999 is hoger dan 1.000.000 (persoon). Controleer het getal."),
    "dubbel": ("lijst.csv", KOP + "GM0034;2024;2\n" + REST, "Rij 3, kolom code: GM0034, 2024 staat ook in rij 2. Verwijder een van de twee rijen."),
    "onbekende code": ("lijst.csv", KOP + "GM9999;2024;2\n" + REST, "Rij 2, kolom code: GM9999 is geen gemeentecode. Controleer de code; de codes staan bij het CBS."),
    "verdwenen gemeente": ("lijst.csv", KOP + "GM0005;2024;2\n" + REST, "Rij 2, kolom code: GM0005 bestaat niet meer. Bedum ging op 1 januari 2019 op in Het Hogeland (GM1966). Gebruik de codes van nu."),
    "verdwenen naam": ("lijst.csv", "gemeente;jaar;aantal\nbedum;2024;2\n", "Rij 2, kolom gemeente: GM0005 bestaat niet meer. Bedum ging op 1 januari 2019 op in Het Hogeland (GM1966). Gebruik de codes van nu."),
    "tikfout": ("lijst.csv", "gemeente;jaar;aantal\nGronigen;2024;2\n", "Rij 2, kolom gemeente: 'Gronigen' is geen gemeente die wij kennen. Bedoelt u Groningen (GM0014)?"),
    "geen code": ("lijst.csv", KOP + ";2024;2\n" + REST, "Rij 2, kolom code: code is leeg. Vul de cel, of verwijder de rij."),
    "naam past niet": ("lijst.csv", "code;naam;jaar;aantal\nGM0014;Almere;2024;1\nGM0034;Almere;2024;2\nGM1900;;2024;3\n", "Rij 2, kolom naam: GM0014 is Groningen, maar er staat 'Almere'; de code telt. Controleer de code."),
    "geen jaar": ("lijst.csv", KOP + "GM0014;24;2\n" + REST, "Rij 2, kolom jaar: '24' is geen jaar van 2015 tot en met 2060. Vul een jaartal van vier cijfers in."),
    "jaar met punt": ("lijst.csv", KOP + "GM0014;2.024;2\n" + REST, "Rij 2, kolom jaar: '2.024' is geen jaar van 2015 tot en met 2060. Vul een jaartal van vier cijfers in."),
    "geen getal": ("lijst.csv", KOP + "GM0014;2024;veel\n" + REST, "Rij 2, kolom aantal: 'veel' is geen getal. Vul een getal in, of maak de cel leeg."),
    "datum": ("lijst.csv", KOP + "GM0014;2024;1-3-2024\n" + REST, "Rij 2, kolom aantal: '1-3-2024' is een datum. Zet de celopmaak op Getal of Standaard en typ de waarde opnieuw."),
    "maand": ("lijst.csv", KOP + "GM0014;2024;2-mrt\n" + REST, "Rij 2, kolom aantal: '2-mrt' is een datum. Zet de celopmaak op Getal of Standaard en typ de waarde opnieuw."),
    "afgekapt": ("lijst.csv", KOP + "GM0014;2024;1,23E+05\n" + REST, "Rij 2, kolom aantal: '1,23E+05' is door de spreadsheet afgekapt. Zet de celopmaak op Getal en sla het bestand opnieuw op."),
    "percentage": ("lijst.csv", KOP + "GM0014;2024;12%\n" + REST, "Rij 2, kolom aantal: '12%' is een percentage. Vul een gewoon getal in."),
    "foutwaarde": ("lijst.csv", KOP + "GM0014;2024;#N/B\n" + REST, "Rij 2, kolom aantal: hier staat de foutmelding #N/B. Herstel de fout in de spreadsheet, of maak de cel leeg."),
    "formule": ("lijst.csv", KOP + "GM0014;2024;=1+1\n" + REST, "Rij 2, kolom aantal: hier staat een formule (=1+1), geen waarde. Kopieer de tabel en kies Plakken speciaal, plak als waarden."),
    "formule als gemeente": ("lijst.csv", KOP + "=cmd|' /C calc'!A0;2024;1\n" + REST, "Rij 2, kolom code: hier staat een formule (=cmd|' /C calc'!A0), geen waarde. Kopieer de tabel en kies Plakken speciaal, plak als waarden."),
    "stuurtekens": ("lijst.csv", KOP + "\x1b[31mGM;2024;1\n" + REST, "Rij 2, kolom code: '?[31mGM' is geen gemeente die wij kennen. Gebruik de gemeentecode (GM en vier cijfers)."),
    "losse komma": ("lijst.csv", "code,jaar,aantal\nGM0014,2024,1,5\n", "Rij 2: de rij heeft 4 cellen, de kop 3. Zet een getal met een komma tussen aanhalingstekens (\"1,5\")."),
    "korte rij": ("lijst.csv", "code,jaar,aantal,noot\nGM0014,2024,1\n", "Rij 2: de rij heeft 3 cellen, de kop 4. Controleer of elke waarde in de goede kolom staat."),
    "twee notaties": ("lijst.csv", KOP + "GM0014;2024;603,96\nGM0034;2024;12.5\n", "Kolom aantal: in de kolom staan twee notaties door elkaar: '603,96' (rij 2) en '12.5' (rij 3). Schrijf alle getallen met dezelfde decimale komma of punt."),
    "som klopt niet": ("lijst.csv", KOP + "GM0014;2024;1\n" + REST + "Totaal;2024;10\n", "Rij 5, kolom aantal: het totaal is 10, maar de rijen samen zijn 6, een verschil van 4. Controleer of er rijen ontbreken of dubbel zijn."),
    "gemeente ontbreekt": ("lijst.csv", KOP + REST, "1 van de 3 gemeenten ontbreekt (2024): Groningen (GM0014). Vul de lijst aan, of neem haar zo over."),
    "leeg aantal": ("lijst.csv", KOP + "GM0014;2024;\n" + REST, "Rij 2, kolom aantal: aantal is onbekend; deze rij wordt niet overgenomen. Vul een getal in; 0 als er niets is."),
    "streepje": ("lijst.csv", KOP + "GM0014;2024;-\n" + REST, "Rij 2, kolom aantal: '-' is gelezen als 0. Is het aantal onbekend, maak de cel dan leeg."),
    "onbekend": ("lijst.csv", KOP + "GM0014;2024;x\n" + REST, "Rij 2, kolom aantal: 'x' is gelezen als onbekend, niet als 0. Vul een getal in als u het weet."),
}  # fmt: skip


@pytest.mark.parametrize("case", ONE_SENTENCE)
def test_one_sentence(case: str, write_text: WriteText, first_sentence: FirstSentence) -> None:
    """Elk fout bestand geeft een duidelijke zin: wat, waar en wat te doen."""
    name, content, sentence = ONE_SENTENCE[case]
    assert first_sentence(write_text(content, name)) == sentence


OTHER_KINDS = {
    "onbekende circulaire": ("iu", "code;uitkeringsjaar;circulaire;bedrag\nGM0014;2024;mei 2031;1\n", "Rij 2, kolom circulaire: de circulaire meicirculaire-2031 kennen wij niet. De laatste zijn: meicirculaire-2024, septembercirculaire-2024."),
    "geen circulaire": ("iu", "code;uitkeringsjaar;circulaire;bedrag\nGM0014;2024;voorjaar;1\n", "Rij 2, kolom circulaire: 'voorjaar' is geen circulaire. Schrijf bijvoorbeeld meicirculaire 2024."),
    "halve cent": ("iu", "code;uitkeringsjaar;circulaire;bedrag\nGM0014;2024;mei 2024;1,2345\n", "Rij 2, kolom bedrag: 1,2345 heeft meer dan 2 decimalen. Rond het bedrag af."),
    "onbekend verband": ("impulsbudget", "verband;jaar;bedrag\nwerk en so;2025;1\n", "Rij 2, kolom verband: 'werk en so' is geen samenwerkingsverband dat wij kennen. Bedoelt u werk-en-zo?"),
    "geen verband of ontvanger": ("impulsbudget", "verband;ontvanger;jaar;bedrag\n;;2025;1\n", "Rij 2, kolom verband: verband en ontvanger zijn leeg. Vul de cel, of verwijder de rij."),
    "gewichten": ("verbanden", "verband;naam;code;gewicht\na;A;14;0,5\nb;B;14;0,4\n", "Rij 2, kolom gewicht: de gewichten van GM0014 zijn samen 0,9. Zorg dat de gewichten van een gemeente samen 1 zijn."),
    "half gewicht": ("verbanden", "verband;naam;code;gewicht\na;A;14;0,5\nb;B;14;\n", "Rij 2, kolom gewicht: de gewichten van GM0014 zijn samen 0,5, en er ontbreekt er een. Zorg dat de gewichten van een gemeente samen 1 zijn."),
    "zonder gewicht": ("verbanden", "verband;naam;code\na;A;14\nb;B;14\n", "Rij 2, kolom code: GM0014 staat in 2 verbanden zonder gewicht en telt in elk even zwaar. Vul gewichten in die samen 1 zijn."),
    "twee namen": ("verbanden", "verband;naam;code\na;A;14\na;Ander;34\n", "Rij 3, kolom naam: a heet hier 'Ander' en in rij 2 'A'. Gebruik voor een verband een naam."),
    "geen kenmerk": ("verbanden", "verband;naam;code\nA b!;A;14\n", "Rij 2, kolom verband: 'a b!' kan geen kenmerk zijn. Gebruik kleine letters, cijfers en streepjes, zoals werk-en-zo."),
    "formule in een naam": ("verbanden", "verband;naam;code\na;@SUM(A1);14\n", "Rij 2, kolom naam: de tekst '@SUM(A1)' begint met een teken dat een formule start. Haal dat teken weg."),
    "breed formuleteken": ("verbanden", "verband;naam;code\na;\uff1dA1;14\n", "Rij 2, kolom naam: de tekst '\uff1dA1' begint met een teken dat een formule start. Haal dat teken weg."),
    "half mens": ("wsw", "code;jaar;se;personen\n14;2024;1,5;2,5\n", "Rij 2, kolom personen: 2,5 is geen heel getal. Vul een heel getal in."),
    "niets ingevuld": ("beschut", "code;jaar;indicaties;realisatie\n14;2024;;\n34;2024;1;\n", "Rij 2: indicaties en realisatie en taakstelling is onbekend; deze rij wordt niet overgenomen. Vul een getal in; 0 als er niets is."),
    "kolommen beschut": ("beschut", "code;jaar\n14;2024\n", "Rij 1: de kolom indicaties of realisatie of taakstelling ontbreekt. Gevonden: code, jaar. Voeg die toe of pas de kop aan."),
    "geen keuze": ("buig", "code;jaar;stand;budget\n14;2024;ooit;1\n", "Rij 2, kolom stand: 'ooit' is geen keuze. Kies voorlopig of definitief."),
    "aandeel te hoog": ("buig", "code;jaar;stand;budget;objectief\n14;2024;voorlopig;1;35\n", "Rij 2, kolom objectief: 35 is hoger dan 1 (aandeel). Controleer het getal."),
    "onbekende parameter": ("parameter", "regeling;parameter;jaar;waarde\nimpulsbudget;landelijk;2026;1\n", "Rij 2, kolom parameter: impulsbudget heeft geen parameter landelijk. Kies uit: landelijk_budget."),
    "onbekende regeling": ("parameter", "regeling;parameter;jaar;waarde\nbeschut;plek;2026;1\n", "Rij 2, kolom regeling: de regeling beschut bestaat niet. Kies uit: impulsbudget."),
    "onbekende soort": ("registr", KOP, "De soort 'registr' bestaat niet. Bedoelt u register? Kies uit: register, bijstand, lks, iu, impulsbudget, verbanden, wsw, beschut, buig, parameter."),
}  # fmt: skip


@pytest.mark.parametrize("case", OTHER_KINDS)
def test_other_kinds(case: str, write_text: WriteText, first_sentence: FirstSentence) -> None:
    """Ook wat bij een soort hoort, wordt in een zin gezegd."""
    kind, text, sentence = OTHER_KINDS[case]
    assert first_sentence(write_text(text), kind) == sentence


def test_size_limit(write_text: WriteText, check: Check) -> None:
    """Boven 50 MB wordt een bestand niet gelezen en staat de grens in de zin."""
    path = write_text("")
    with path.open("wb") as file:
        file.truncate(SIZE_LIMIT + 1)
    with pytest.raises(DataError, match="groter dan 50 MB, de grens voor een import"):
        check(path)


def test_million_rows(write_text: WriteText, check: Check) -> None:
    """Een miljoen rijen wordt geweigerd voordat er iets vastloopt."""
    path = write_text(KOP + "GM0014;2024;1\n" * 1_000_000)
    started = time.perf_counter()
    with pytest.raises(DataError, match=r"heeft meer dan 200\.000 rijen, de grens voor een import"):
        check(path)
    assert time.perf_counter() - started < 10


def test_many_faults(write_text: WriteText, check: Check) -> None:
    """Duizenden fouten geven een kort verslag dat ze toch allemaal telt."""
    report = check(write_text(KOP + "Nergensland;2024;1\n" * 5_000))
    assert report.count(Severity.BLOKKEERT) == 5_000
    assert len(report.findings) == FINDING_LIMIT
    assert len(report.lines()) < 30
    assert report.conclusion.startswith("Er is niets overgenomen: 5.000 fouten in het bestand.")


def test_no_file(tmp_path: Path, check: Check) -> None:
    """Een pad zonder bestand is een vraag die anders gesteld moet worden."""
    with pytest.raises(UsageError) as caught:
        check(tmp_path / "weg.csv")
    assert str(caught.value) == "Het bestand weg.csv bestaat niet. Controleer de naam en de map."
    assert caught.value.exit_code == 2


def test_folder(tmp_path: Path, check: Check) -> None:
    """Een map is geen bestand."""
    with pytest.raises(UsageError, match=r"is een map; geef een bestand \(\.csv of \.xlsx\)\."):
        check(tmp_path)


def test_pipe(tmp_path: Path, check: Check) -> None:
    """Een pijp laat het programma niet eindeloos wachten."""
    os.mkfifo(tmp_path / "pijp.csv")
    with pytest.raises(UsageError, match="is geen gewoon bestand"):
        check(tmp_path / "pijp.csv")


def test_strange_path(tmp_path: Path, check: Check) -> None:
    """Een onmogelijke naam geeft een zin."""
    with pytest.raises(UsageError, match="kan niet worden geopend"):
        check(tmp_path / "a\x00b.csv")
    with pytest.raises(UsageError, match="kan niet worden geopend"):
        check(tmp_path / ("x" * 5_000))


def test_no_permission(write_text: WriteText, first_sentence: FirstSentence) -> None:
    """Zonder leesrecht staat er wat u kunt doen."""
    path = write_text(KOP)
    path.chmod(0)
    user = os.geteuid()
    # The administrator may read everything, so this test steps down for a moment.
    os.seteuid(65534 if user == 0 else user)
    try:
        sentence = first_sentence(path)
    finally:
        os.seteuid(user)
    assert sentence == "U mag lijst.csv niet lezen. Vraag leesrecht, of kopieer het bestand."


def test_sheet_of_text_file(write_text: WriteText, check: Check) -> None:
    """Een CSV-bestand heeft geen bladen."""
    with pytest.raises(UsageError, match="zonder bladen. Laat --blad weg"):
        check(write_text(KOP), blad="Data")


def test_name_with_suffix(write_text: WriteText) -> None:
    """Een naam die bij twee gemeenten hoort wordt niet gekozen, een verkeerd achtervoegsel ook niet."""
    from springplank.imports.checking import check_file

    many = Known({"GM0373": "Bergen (NH.)", "GM0893": "Bergen (L.)", "GM0164": "Hengelo (O.)"})
    text = "gemeente;jaar;aantal\nBergen;2024;1\nHengelo (Gld);2024;1\nBergen (L.);2024;1\n"
    report = check_file(write_text(text + "Hengelo;2024;2\n"), "register", known=many)
    assert [finding.text for finding in report.of(Severity.BLOKKEERT)] == [
        "Rij 2, kolom gemeente: de naam 'Bergen' hoort bij meer dan een gemeente. "
        "Gebruik de code: Bergen (NH.) (GM0373), Bergen (L.) (GM0893).",
        "Rij 3, kolom gemeente: 'Hengelo (Gld)' is geen gemeente die wij kennen. "
        "Bedoelt u Hengelo (O.) (GM0164)?",
    ]
    assert [row["code"] for row in report.rows] == ["GM0893", "GM0164"]
