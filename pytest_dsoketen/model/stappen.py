# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The 11 steps of the DSO-keten and their 14 codes.

Source: VNG, werkplaats DSO-keten (2021), and VNG, "Wat is een werkende DSO-keten".
"""

from __future__ import annotations

from dataclasses import dataclass

from pytest_dsoketen.model._basis import ToelichtEnum
from pytest_dsoketen.model.partijen import Rol


class Deelketen(ToelichtEnum):
    """The four parts in which VNG divides the chain."""

    PLAN = "juridische regels in het omgevingsplan", "Stap 1 tot en met 4: van wijziging tot zichtbare regel."
    REGELS = "toepasbare regels", "Stap 5 tot en met 7: van activiteit tot vragenboom in het loket."
    VERZOEK = "check, melding of aanvraag", "Stap 8 en 9: van vergunningcheck tot terugkoppeling."
    SAMENWERKEN = "samenwerken met partners", "Stap 10 en 11: behandeldienst en samenwerkfunctionaliteit."


class Stapcode(ToelichtEnum):
    """The 14 codes; the value is the code as people write it."""

    S1 = "1", "Downloaden en wijzigen van het omgevingsplan."
    S2 = "2", "Valideren van het plan."
    S3 = "3", "Publiceren van de wijziging."
    S4A = "4a", "Bekijken via overheid.nl."
    S4B = "4b", "Bekijken in Regels op de kaart."
    S5 = "5", "Maken van de toepasbare regel."
    S6 = "6", "Verifiëren van de toepasbare regel."
    S7 = "7", "Publiceren van de toepasbare regel."
    S8A = "8a", "Doorlopen van de vergunningcheck."
    S8B = "8b", "Doorlopen van de aanvraag."
    S9A = "9a", "Ontvangen en behandelen van de aanvraag in het VTH-systeem."
    S9B = "9b", "Terugkoppelen aan de initiatiefnemer."
    S10 = "10", "Aanvraag naar de behandeldienst."
    S11 = "11", "Samenwerken met partners."

    @property
    def volgorde(self) -> int:
        """Place in the chain, counted from 0."""
        return _VOLGORDE[self]


_VOLGORDE = {code: nummer for nummer, code in enumerate(Stapcode)}


@dataclass(frozen=True)
class Stap:
    """One of the 14 steps.

    Attributes:
        code: the code, such as `9a`.
        titel: what happens, as VNG names it.
        deelketen: the part of the chain it belongs to.
        map: name of its folder under `features/`.
        rollen: who has to be there to walk it.
        voorgangers: the steps that have to work before it can start.
    """

    code: Stapcode
    titel: str
    deelketen: Deelketen
    map: str
    rollen: tuple[Rol, ...]
    voorgangers: tuple[Stapcode, ...]


_P, _R, _V, _S = Deelketen.PLAN, Deelketen.REGELS, Deelketen.VERZOEK, Deelketen.SAMENWERKEN

STAPPEN: tuple[Stap, ...] = (
    Stap(
        Stapcode.S1,
        "Downloaden en wijzigen omgevingsplan",
        _P,
        "stap_01_downloaden_wijzigen",
        (Rol.PLANSOFTWARE, Rol.OZON),
        (),
    ),
    Stap(Stapcode.S2, "Valideren plan", _P, "stap_02_valideren", (Rol.PLANSOFTWARE, Rol.LVBB), (Stapcode.S1,)),
    Stap(Stapcode.S3, "Publiceren wijziging", _P, "stap_03_publiceren", (Rol.PLANSOFTWARE, Rol.LVBB), (Stapcode.S2,)),
    Stap(
        Stapcode.S4A,
        "Bekijken via overheid.nl",
        _P,
        "stap_04a_overheid_nl",
        (Rol.LVBB, Rol.OVERHEID_NL),
        (Stapcode.S3,),
    ),
    Stap(
        Stapcode.S4B,
        "Bekijken in Regels op de kaart",
        _P,
        "stap_04b_regels_op_de_kaart",
        (Rol.LVBB, Rol.OZON),
        (Stapcode.S3,),
    ),
    Stap(Stapcode.S5, "Maken toepasbare regel", _R, "stap_05_maken", (Rol.REGELSOFTWARE, Rol.RTR), (Stapcode.S3,)),
    Stap(
        Stapcode.S6,
        "Verifiëren toepasbare regel",
        _R,
        "stap_06_verifieren",
        (Rol.REGELSOFTWARE, Rol.RTR),
        (Stapcode.S5,),
    ),
    Stap(
        Stapcode.S7,
        "Publiceren toepasbare regel",
        _R,
        "stap_07_publiceren",
        (Rol.REGELSOFTWARE, Rol.RTR),
        (Stapcode.S6,),
    ),
    Stap(Stapcode.S8A, "Doorlopen check", _V, "stap_08a_check", (Rol.OMGEVINGSLOKET, Rol.RTR), (Stapcode.S7,)),
    Stap(Stapcode.S8B, "Doorlopen aanvraag", _V, "stap_08b_aanvraag", (Rol.OMGEVINGSLOKET, Rol.RTR), (Stapcode.S7,)),
    Stap(
        Stapcode.S9A,
        "Ontvangen en behandelen aanvraag",
        _V,
        "stap_09a_ontvangen",
        (Rol.OMGEVINGSLOKET, Rol.DIGIKOPPELING, Rol.VTH),
        (Stapcode.S8B,),
    ),
    Stap(
        Stapcode.S9B,
        "Terugkoppeling naar initiatiefnemer",
        _V,
        "stap_09b_terugkoppeling",
        (Rol.VTH, Rol.OMGEVINGSLOKET),
        (Stapcode.S9A,),
    ),
    Stap(
        Stapcode.S10,
        "Aanvraag naar behandeldienst",
        _S,
        "stap_10_behandeldienst",
        (Rol.OMGEVINGSLOKET, Rol.RTR, Rol.DIGIKOPPELING, Rol.BEHANDELDIENST),
        (Stapcode.S8B,),
    ),
    Stap(
        Stapcode.S11,
        "Samenwerken",
        _S,
        "stap_11_samenwerken",
        (Rol.VTH, Rol.SAMENWERKFUNCTIONALITEIT, Rol.ADVISEUR),
        (),
    ),
)

STAP_PER_CODE: dict[Stapcode, Stap] = {stap.code: stap for stap in STAPPEN}
