# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The balance sheet in a company's file: what is read, and what does not fit (AT-21 and AT-24).

The figures are those of AM match (Haarlemmermeer 2021 and 2022) and WVS (Etten-Leur 2017), in
sob.md sections 5 and 9.
"""

import numpy as np
import pytest

from springplank.company.balance import Balance
from springplank.company.bedrijf import read_bedrijf
from springplank.company.published import check_balance
from springplank.errors import DataError

HEAD = '[bedrijf]\nnaam = "A"\nboekjaar = 2019\nbron = "jaarrekening 2019"\n[balans]\n'


def balance_of(rows: str) -> Balance:
    return read_bedrijf(HEAD + rows.replace("; ", "\n")).balans


FITS = {
    "AM match 2019": "solvabiliteit = 0.74; eigen_vermogen = 3930000; vreemd_vermogen = 1367000",
    "with a percent sign": (
        'solvabiliteit = "74%"; eigen_vermogen = 3930000; vreemd_vermogen = 1367000'
    ),
    "more debt than capital": (
        "solvabiliteit = -0.12; eigen_vermogen = -120; vreemd_vermogen = 1120"
    ),
    "not stated": "eigen_vermogen = 3390000; vreemd_vermogen = 1367000",
    "empty": "",
    "WVS": "eigen_vermogen_begin = 2253000; resultaat = 529000; eigen_vermogen = 2782000",
    "WVS, with a change": (
        "eigen_vermogen_begin = 2782000; resultaat = 0; mutaties = -781000; "
        "eigen_vermogen = 2001000"
    ),
    "rounded": "eigen_vermogen_begin = 100; resultaat = 50; eigen_vermogen = 151",
    "half a year": "eigen_vermogen_begin = 100; eigen_vermogen = 900",
}


@pytest.mark.parametrize("rows", FITS.values(), ids=FITS.keys())
def test_a_balance_that_fits_gives_no_warning(rows: str) -> None:
    """Wat klopt, of niet is ingevuld, geeft geen waarschuwing: leeg is niet nul."""
    assert check_balance(balance_of(rows)) == ()


DIFFERS = {
    "AM match 2019, two digits changed places": (
        "solvabiliteit = 0.74; eigen_vermogen = 3390000; vreemd_vermogen = 1367000",
        "De opgegeven solvabiliteit is 74%",
        "71,3%",
    ),
    "AM match 2020": (
        "solvabiliteit = 0.61; eigen_vermogen = 3355000; vreemd_vermogen = 1680000",
        "De opgegeven solvabiliteit is 61%",
        "66,6%",
    ),
    "nothing below it": ("solvabiliteit = 0.61", "De solvabiliteit is niet na te rekenen", "."),
    "WVS without its change": (
        "eigen_vermogen_begin = 2782000; resultaat = 0; eigen_vermogen = 2001000",
        "eigen_vermogen: de delen (eigen_vermogen_begin, resultaat) tellen op tot 2.782.000",
        "dat scheelt 781.000",
    ),
    "WVS with a wrong change": (
        "eigen_vermogen_begin = 2782000; resultaat = 0; mutaties = 5; eigen_vermogen = 2001000",
        "(eigen_vermogen_begin, resultaat, mutaties) tellen op tot 2.782.005",
        "er staat 2.001.000",
    ),
}


@pytest.mark.parametrize("rows, stated, computed", DIFFERS.values(), ids=DIFFERS.keys())
def test_a_balance_that_does_not_fit_gives_one_warning(
    rows: str, stated: str, computed: str
) -> None:
    """De waarschuwing noemt het opgegeven en het berekende cijfer."""
    (warning,) = check_balance(balance_of(rows))
    assert stated in warning
    assert computed in warning


def test_what_is_not_there_is_unknown() -> None:
    """Een lege balans is onbekend, niet nul."""
    found = balance_of("")
    assert np.isnan([found.eigen_vermogen, found.solvabiliteit, found.resultaat]).all()


@pytest.mark.parametrize(
    "rows, message",
    [
        ("solvabiliteit = 74", "[balans] solvabiliteit: 74 is meer dan 1. Bedoelt u 0,74?"),
        ('solvabiliteit = "-12%"', "schrijf een getal onder 0 zonder procentteken, zoals -0.12."),
        ("solvabiliteit = -inf", "dit is geen gewoon getal"),
        ("vreemd_vermogen = -5", "[balans] vreemd_vermogen: -5 kan niet"),
    ],
)
def test_a_balance_that_cannot_be_is_refused(rows: str, message: str) -> None:
    """Wat niet kan, krijgt een zin met de plaats en wat te doen."""
    with pytest.raises(DataError) as caught:
        balance_of(rows)
    assert message in str(caught.value)
