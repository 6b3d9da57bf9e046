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
from tests.begroting.layouts_gewoonte import (
    haakjes_en_smalle_spaties,
    lasten_en_baten_als_regel,
    libreoffice,
    min_achter_het_bedrag,
    pm_streepjes_en_voetnoten,
    voordelig_en_nadelig,
)
from tests.begroting.layouts_opbouw import (
    drie_blokken_naast_elkaar,
    duizend_boven_een_tabel,
    eigen_blad_per_kant,
    jaren_omgekeerd,
    subtotaal_met_dezelfde_naam,
    totaal_boven_de_regels,
    verborgen_versie,
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
    haakjes_en_smalle_spaties,
    duizend_boven_een_tabel,
    totaal_boven_de_regels,
    eigen_blad_per_kant,
    jaren_omgekeerd,
    drie_blokken_naast_elkaar,
    subtotaal_met_dezelfde_naam,
    pm_streepjes_en_voetnoten,
    verborgen_versie,
    min_achter_het_bedrag,
    lasten_en_baten_als_regel,
    voordelig_en_nadelig,
    libreoffice,
)
"""Every shape."""
