# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The series about people beside the stands, and how the money for the Wsw follows them."""

import numpy as np
import pytest
from tests.scenarios.questions import YEARS, ask, change, scenario_of

from springplank.cohort.groups import WERKVORMEN
from springplank.scenarios.eigen import Eigen
from springplank.scenarios.money import HERIJKING, realigned
from springplank.scenarios.reeksen import Antwoord
from springplank.scenarios.run import Pad, expected_path, prepare, run
from springplank.scenarios.scenario import library


def test_persons_arbeidsjaren_and_se_are_kept_apart() -> None:
    """Van personen naar arbeidsjaren naar SE, elk met zijn eigen factor."""
    found = Antwoord(run(ask("ammatch")))
    mean = found.outcome.verwacht.mensen.mean("wsw").sum(axis=0)[:, 0]
    fte = found.find("personen_fte", "wsw")
    weighed = found.find("personen_standaardeenheden", "wsw")
    assert fte.verwacht == pytest.approx(mean * 0.885)
    assert weighed.verwacht == pytest.approx(mean * 0.885 * 1.0375)
    assert (fte.eenheid, weighed.eenheid) == ("fte", "SE")


def test_work_forms_add_up_to_the_group() -> None:
    """De fte per werkvorm zijn samen de fte van de groep, ook in elke trekking."""
    found = Antwoord(run(ask("ammatch")))
    for group in ("wsw", "beschut_werk", "tussengroep"):
        forms = [found.find("werkvorm_fte", f"{group}.{form}") for form in WERKVORMEN]
        whole = found.find("bedrijf_fte", group)
        assert sum(form.trekkingen for form in forms) == pytest.approx(whole.trekkingen)


def test_who_is_registered_is_part_of_the_tussengroep() -> None:
    """Mensen uit de banenafspraak in het bedrijf zijn een deel van de tussengroep, niet meer."""
    found = Antwoord(run(ask("ammatch")))
    part = found.find("personen", "tussengroep.geregistreerd").trekkingen
    assert (part < found.find("personen", "tussengroep").trekkingen).all()
    assert (part > 0).all()


def test_where_indicaties_come_from_is_unknown() -> None:
    """Waar nieuwe indicaties vandaan komen, is niet gepubliceerd: onbekend, niet nul."""
    found = Antwoord(run(ask("ammatch")))
    assert not found.find("stroom", "wachtlijst.indicaties.bijstand").is_known
    assert found.find("stroom", "wachtlijst.indicaties").is_known


def test_who_knows_where_indicaties_come_from_sees_it() -> None:
    """Wie een aandeel geeft, ziet dat deel van de indicaties; de rest blijft onbekend."""
    own = Eigen("eigen.toml", "telling", herkomst={"bijstand": 0.25})
    found = Antwoord(run(ask("ammatch", eigen=own)))
    part = found.find("stroom", "wachtlijst.indicaties.bijstand")
    whole = found.find("stroom", "wachtlijst.indicaties")
    np.testing.assert_allclose(part.trekkingen, whole.trekkingen / 4)
    assert part.herkomst == "lokaal"
    assert not found.find("stroom", "wachtlijst.indicaties.wajong").is_known


def test_own_lines_are_empty_until_somebody_fills_them() -> None:
    """WIA, WW en social return zijn leeg; wie ze invult, ziet ze vanaf dat jaar."""
    empty = Antwoord(run(ask("ability"))).find("eigen_regel", "wia")
    assert (empty.is_known, empty.herkomst) == (False, "onbekend")
    question = ask("ability")
    (code,) = question.place.codes
    own = Eigen("eigen.toml", "Eigen telling", {}, {code: {"wia": {"2027": 3}}})
    filled = Antwoord(run(ask("ability", eigen=own))).find("eigen_regel", "wia")
    assert np.isnan(filled.verwacht[0])
    assert (filled.verwacht[1:] == 3).all()
    assert filled.herkomst == "lokaal"


def test_the_taakstelling_stands_beside_it() -> None:
    """De taakstelling is invoer: zij verandert niet mee met een scenario over mensen."""
    question = ask("ammatch")
    other = ask("ammatch", library()["alle_plekken_gerealiseerd"])
    one, two = (Antwoord(run(q)).find("taakstelling", "beschut_werk") for q in (question, other))
    assert (one.verwacht == two.verwacht).all()
    assert (one.verwacht > 0).all()


@pytest.mark.parametrize("part", [0.0, 0.5, 1.0])
def test_the_wsw_money_follows_the_people(part: float) -> None:
    """Van 100 mensen blijven er 80 en 60: bij 1 daalt het geld precies mee, bij 0 niet."""
    path = np.array([[[100.0], [95.0], [90.0]]])
    level = np.array([[[1.0], [0.8], [0.6]]])
    added = realigned(path, level, np.full((3, 1), part))[0, :, 0]
    assert added.tolist() == pytest.approx([0.0, part * -15.0, part * -30.0])


def test_without_realignment_the_money_is_that_of_the_circulaires() -> None:
    """Staat de herijking op 0, dan is die regel 0; op 1 is het geld per persoon elk jaar gelijk."""

    def wsw_of(value: float) -> Pad:
        changes = (
            change("aanname", "rijksgeld.herijking_wsw", value, low=value, high=value),
            change("aanname", "rijksgeld.bijstelling", 0.0, low=0.0, high=0.0),
        )
        question = ask("ammatch", scenario_of(*changes), years=YEARS)
        return expected_path(prepare(question, question.changes))

    assert (wsw_of(0.0).geld[HERIJKING] == 0).all()
    followed = wsw_of(1.0)
    money = (followed.geld["wsw"] + followed.geld[HERIJKING]).sum(axis=0)
    people = followed.mensen.mean("wsw").sum(axis=0)
    assert (money / people)[:, 0] == pytest.approx(np.full(len(YEARS), (money / people)[0, 0]))
