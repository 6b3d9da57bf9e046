# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Begrotingen in the shapes in which gemeenten and companies make them."""

from collections.abc import Callable

from tests.begroting.layout import Layout
from tests.begroting.layouts_bron import (
    afkortingen,
    bedrag_als_tekst,
    beveiligd,
    csv_windows,
    kring_en_ander_bestand,
    meer_bladen,
)
from tests.begroting.layouts_valkuil import (
    baten_negatief,
    duizenden,
    duizenden_zonder_woord,
    een_regel_in_euro,
    een_verkeerd_teken,
    jaar_als_tekst,
    totaal_mist_rij,
    verborgen_rijen,
)
from tests.begroting.layouts_vorm import (
    english,
    gr_begroting,
    iv3_categorieen,
    iv3_taakvelden,
    kwartalen_zonder_totaal,
    maandblad,
    samengevoegd,
    twee_naast_elkaar,
    twee_onder_elkaar,
)

LAYOUTS: tuple[Callable[[int], Layout], ...] = (
    gr_begroting,
    iv3_taakvelden,
    iv3_categorieen,
    maandblad,
    english,
    samengevoegd,
    verborgen_rijen,
    twee_onder_elkaar,
    twee_naast_elkaar,
    duizenden,
    duizenden_zonder_woord,
    een_regel_in_euro,
    baten_negatief,
    een_verkeerd_teken,
    jaar_als_tekst,
    totaal_mist_rij,
    beveiligd,
    meer_bladen,
    csv_windows,
    afkortingen,
    bedrag_als_tekst,
    kring_en_ander_bestand,
    kwartalen_zonder_totaal,
)
"""Every shape."""
