# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""One Protocol per role: what the suite may ask of that party and what it may look at.

Operate methods do something; observe methods (`fetch_`, `search_`) give model objects, never raw responses.
"""

from __future__ import annotations

from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.ports._basis import (
    GeweigerdError,
    NotSupportedError,
    OnbereikbaarError,
    OpstellingError,
    PartijError,
    StukError,
    Waarneembaar,
)
from pytest_dsoketen.ports.bekendmaking import Bekendmaking
from pytest_dsoketen.ports.klok import Besturing, Klok
from pytest_dsoketen.ports.omgevingsloket import Omgevingsloket
from pytest_dsoketen.ports.plansoftware import Plansoftware
from pytest_dsoketen.ports.regels_op_de_kaart import RegelsOpDeKaart
from pytest_dsoketen.ports.regelsoftware import Regelsoftware
from pytest_dsoketen.ports.samenwerkfunctionaliteit import Samenwerkfunctionaliteit
from pytest_dsoketen.ports.vthsoftware import Digikoppeling, VthSoftware

PORT_PER_ROL: dict[Rol, type] = {
    Rol.PLANSOFTWARE: Plansoftware,
    Rol.TWEEDE_PLANSOFTWARE: Plansoftware,
    Rol.LVBB: Waarneembaar,
    Rol.OVERHEID_NL: Bekendmaking,
    Rol.OZON: RegelsOpDeKaart,
    Rol.REGELSOFTWARE: Regelsoftware,
    Rol.RTR: Waarneembaar,
    Rol.OMGEVINGSLOKET: Omgevingsloket,
    Rol.DIGIKOPPELING: Digikoppeling,
    Rol.VTH: VthSoftware,
    Rol.BEHANDELDIENST: VthSoftware,
    Rol.SAMENWERKFUNCTIONALITEIT: Waarneembaar,
    Rol.ADVISEUR: Samenwerkfunctionaliteit,
    Rol.TWEEDE_ADVISEUR: Samenwerkfunctionaliteit,
}
"""Which Protocol an adapter for a role has to fit; the VTH-systeem of the vergunningverlener fits two."""

__all__ = [
    "PORT_PER_ROL",
    "Bekendmaking",
    "Besturing",
    "Digikoppeling",
    "GeweigerdError",
    "Klok",
    "NotSupportedError",
    "Omgevingsloket",
    "OnbereikbaarError",
    "OpstellingError",
    "PartijError",
    "Plansoftware",
    "RegelsOpDeKaart",
    "Regelsoftware",
    "Samenwerkfunctionaliteit",
    "StukError",
    "VthSoftware",
    "Waarneembaar",
]
