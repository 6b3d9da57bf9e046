# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Fields that are sent together, by a page or by a program."""

from springplank.actions.filling import changed_werk, faults_together, read_fields
from springplank.actions.werk import Werk, read_field

HERE = Werk("GM0402", {"tot": "2030", "model": "klassiek"})


def test_every_fault_is_told() -> None:
    """Eén fout veld verbergt de andere niet; wat wel past, is gelezen in de ene schrijfwijze."""
    sent = {"eigen.tussengroep.doorstroom": "12,5", "tot": "ooit", "onzin": "1", "model": ""}
    found = read_fields(HERE, sent, read_field)
    assert found.velden == {"eigen.tussengroep.doorstroom": "0.125", "model": None}
    assert set(found.fouten) == {"tot", "onzin"}
    assert "'ooit' is geen jaar" in found.fouten["tot"]


def test_what_is_emptied_is_gone() -> None:
    """Een leeg veld verdwijnt uit het werk; de andere blijven."""
    assert changed_werk(HERE, {"model": None}).velden == {"tot": "2030"}
    assert changed_werk(HERE, {"tot": "2031"}).velden == {"tot": "2031", "model": "klassiek"}


def test_fields_can_clash_together() -> None:
    """Velden die elk passen, kunnen samen niet passen; dan staat er wat er mis is."""
    assert faults_together(HERE, {"tot": "2032"}) == ()
    other = {"gemeente.GM0344.wsw": "1.0"}
    (told,) = faults_together(Werk("GM0402"), other)
    assert "GM0344 hoort niet bij Tomingroep" in told
