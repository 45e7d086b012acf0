# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""One state of the whole oefenketen: every landelijke voorziening and every party, made new for each scenario."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from pytest_dsoketen.model.partijen import Oin, Organisatie, Rol
from pytest_dsoketen.oefenketen.boek import Boek
from pytest_dsoketen.oefenketen.klok import OefenKlok
from pytest_dsoketen.oefenketen.omgeving import Adressen, Nummering, Omgeving
from pytest_dsoketen.oefenketen.referentiesoftware.rollen import Partijen, make_partijen
from pytest_dsoketen.oefenketen.voorzieningen.landelijk import Landelijk

_GEMEENTE = Organisatie("Gemeentestad", Oin("00000099000000009999"), "gm9999")
_LV = Organisatie("DSO-LV", Oin("00000099000000000001"))
ORGANISATIES: Mapping[Rol, Organisatie] = {
    Rol.PLANSOFTWARE: _GEMEENTE,
    Rol.REGELSOFTWARE: _GEMEENTE,
    Rol.VTH: _GEMEENTE,
    Rol.DIGIKOPPELING: _GEMEENTE,
    Rol.BEHANDELDIENST: Organisatie("Omgevingsdienst Teststreek", Oin("00000099000000008888")),
    Rol.ADVISEUR: Organisatie("Buurstad", Oin("00000099000000007777"), "gm9998"),
    Rol.TWEEDE_ADVISEUR: Organisatie("Veiligheidsregio Teststreek", Oin("00000099000000006666")),
    **{rol: _LV for rol in Rol if rol.is_landelijk},
}
"""Who works with which software in the oefenketen; all OINs have the test prefix 00000099."""


@dataclass
class Wereld:
    """The landelijke voorzieningen and the parties of this moment."""

    klok: OefenKlok
    lv: Landelijk
    partijen: Partijen


def make_wereld(zaad: str, start: datetime, adressen: Adressen, synchronisatietijden: Mapping[str, timedelta], *,
                meelopend: bool) -> Wereld:
    """Make everything new; the two halves share only the clock and the addresses.

    Args:
        zaad: seed of the ids.
        start: first moment.
        adressen: where everybody can be reached.
        synchronisatietijden: per schakel.
        meelopend: whether the clock runs along with real time.
    """
    klok = OefenKlok(start, meelopend=meelopend)

    def make_omgeving(rol: Rol) -> Omgeving:
        return Omgeving(
            rol=rol, organisatie=ORGANISATIES[rol], klok=klok, nummers=Nummering(f"{zaad}/{rol.value}"),
            boek=Boek(rol, klok.now), adressen=adressen, synchronisatietijden=synchronisatietijden,
            organisaties=ORGANISATIES,
        )

    return Wereld(klok, Landelijk(make_omgeving), make_partijen(make_omgeving))
