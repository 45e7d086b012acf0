# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""One state of the whole oefenketen: every landelijke voorziening and every party, made new for each scenario."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from pytest_dsoketen.model.partijen import Oin, Organisatie, Rol
from pytest_dsoketen.model.uitgangssituatie import LEEG, Uitgangssituatie
from pytest_dsoketen.oefenketen.boek import Boek
from pytest_dsoketen.oefenketen.klok import OefenKlok
from pytest_dsoketen.oefenketen.omgeving import Adressen, Nummering, Omgeving
from pytest_dsoketen.oefenketen.referentiesoftware.rollen import Partijen, make_partijen
from pytest_dsoketen.oefenketen.voorzieningen.landelijk import Landelijk

GEMEENTE = Organisatie("Gemeentestad", Oin("00000099000000009999"), "gm9999")
"""Who is bevoegd gezag when nobody else is named."""
_LV = Organisatie("DSO-LV", Oin("00000099000000000001"))
_VAN_DE_GEMEENTE = (Rol.PLANSOFTWARE, Rol.REGELSOFTWARE, Rol.VTH, Rol.DIGIKOPPELING)
_ANDEREN: Mapping[Rol, Organisatie] = {
    Rol.TWEEDE_PLANSOFTWARE: Organisatie("Adviesbureau Teststreek", Oin("00000099000000005555")),
    Rol.BEHANDELDIENST: Organisatie("Omgevingsdienst Teststreek", Oin("00000099000000008888")),
    Rol.ADVISEUR: Organisatie("Buurstad", Oin("00000099000000007777"), "gm9998"),
    Rol.TWEEDE_ADVISEUR: Organisatie("Veiligheidsregio Teststreek", Oin("00000099000000006666")),
    **{rol: _LV for rol in Rol if rol.is_landelijk},
}


def list_organisaties(gemeente: Organisatie = GEMEENTE) -> dict[Rol, Organisatie]:
    """Say who works with which software in the oefenketen; all own OINs have the test prefix 00000099."""
    return {**dict.fromkeys(_VAN_DE_GEMEENTE, gemeente), **_ANDEREN}


@dataclass
class Wereld:
    """The landelijke voorzieningen and the parties of this moment, with what each sent and received."""

    klok: OefenKlok
    lv: Landelijk
    partijen: Partijen
    boeken: Mapping[Rol, Boek]


def make_wereld(
    zaad: str,
    start: datetime,
    adressen: Adressen,
    synchronisatietijden: Mapping[str, timedelta],
    *,
    meelopend: bool,
    gemeente: Organisatie = GEMEENTE,
    uitgangssituatie: Uitgangssituatie = LEEG,
) -> Wereld:
    """Make everything new; the two halves share only the clock and the addresses.

    Args:
        zaad: seed of the ids.
        start: first moment.
        adressen: where everybody can be reached.
        synchronisatietijden: per schakel.
        meelopend: whether the clock runs along with real time.
        gemeente: the bevoegd gezag.
        uitgangssituatie: what the landelijke voorzieningen already hold.
    """
    organisaties = list_organisaties(gemeente)
    klok = OefenKlok(start, meelopend=meelopend)
    boeken = {rol: Boek(rol, klok.now) for rol in organisaties}

    def make_omgeving(rol: Rol) -> Omgeving:
        return Omgeving(
            rol=rol,
            organisatie=organisaties[rol],
            klok=klok,
            nummers=Nummering(f"{zaad}/{rol.value}"),
            boek=boeken[rol],
            adressen=adressen,
            synchronisatietijden=synchronisatietijden,
            organisaties=organisaties,
        )

    return Wereld(klok, Landelijk(make_omgeving, uitgangssituatie), make_partijen(make_omgeving), boeken)
