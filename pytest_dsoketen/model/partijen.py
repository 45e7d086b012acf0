# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Who takes part in the chain: roles, organisations and the parties that play a role."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Self

from pytest_dsoketen.model._basis import DsoketenError, ToelichtEnum


class OinError(DsoketenError, ValueError):
    """A text that should be an OIN is not one."""


class Oin(str):
    """Organisatie-identificatienummer: exactly 20 positions, letters or digits (Logius, OIN-stelsel).

    Raises:
        OinError: when the text does not have 20 letters or digits.
    """

    __slots__ = ()

    def __new__(cls, tekst: str) -> Self:
        """Check the grammar and keep the text as it was."""
        if not re.fullmatch(r"[0-9A-Za-z]{20}", tekst):
            raise OinError(f"OIN {tekst!r} is ongeldig: een OIN heeft precies 20 cijfers (of letters)")
        return super().__new__(cls, tekst)


class Rol(ToelichtEnum):
    """A role in the chain; who plays it is said in `opstelling.toml`."""

    PLANSOFTWARE = "plansoftware", "Software waarmee de planjurist het omgevingsplan wijzigt en aanlevert."
    TWEEDE_PLANSOFTWARE = "tweede-plansoftware", "Plansoftware van een ander, zoals een bureau dat aan het plan werkt."
    LVBB = "lvbb", "Landelijke voorziening bekendmaken en beschikbaar stellen: neemt plannen aan en publiceert."
    OVERHEID_NL = "overheid-nl", "De publicatie op overheid.nl (officiële bekendmakingen)."
    OZON = "ozon", "DSO-LV omgevingsdocumenten: downloaden, presenteren en Regels op de kaart."
    REGELSOFTWARE = "regelsoftware", "Software waarmee toepasbare regels worden gemaakt en aangeleverd."
    RTR = "rtr", "Registratie toepasbare regels van DSO-LV, met verifiëren, zoeken en uitvoeren."
    OMGEVINGSLOKET = "omgevingsloket", "Omgevingsloket: vergunningcheck, aanvraag en verzoeken."
    DIGIKOPPELING = "digikoppeling", "De Digikoppeling-adapter die verzoeknotificaties bij het VTH-systeem brengt."
    VTH = "vth", "VTH-systeem van het bevoegd gezag (vergunningen, toezicht en handhaving)."
    BEHANDELDIENST = "behandeldienst", "VTH-systeem van de dienst die het verzoek behandelt."
    SAMENWERKFUNCTIONALITEIT = "samenwerkfunctionaliteit", "Samenwerkfunctionaliteit van DSO-LV."
    ADVISEUR = "adviseur", "De organisatie die in een samenwerking om advies wordt gevraagd."
    TWEEDE_ADVISEUR = "tweede-adviseur", "Een tweede adviseur, met andere rechten dan de eerste."
    INITIATIEFNEMER = "initiatiefnemer", "De burger of het bedrijf met een plan."
    OPSTELLING = "opstelling", "De eigen inregeling van de toetser: sleutels, certificaten, machtigingen, adressen."

    @property
    def is_landelijk(self) -> bool:
        """Whether a landelijke voorziening plays this role."""
        return self in _LANDELIJK

    @property
    def naam(self) -> str:
        """Its name in a Dutch sentence, with its article."""
        return _NAMEN[self]


_LANDELIJK = frozenset({Rol.LVBB, Rol.OVERHEID_NL, Rol.OZON, Rol.RTR, Rol.OMGEVINGSLOKET, Rol.SAMENWERKFUNCTIONALITEIT})
_NAMEN: dict[Rol, str] = {
    Rol.PLANSOFTWARE: "de plansoftware",
    Rol.TWEEDE_PLANSOFTWARE: "de plansoftware van het bureau",
    Rol.LVBB: "de landelijke voorziening LVBB",
    Rol.OVERHEID_NL: "overheid.nl (officiële bekendmakingen)",
    Rol.OZON: "de landelijke voorziening DSO-LV (omgevingsdocumenten)",
    Rol.REGELSOFTWARE: "de regelsoftware",
    Rol.RTR: "de landelijke voorziening DSO-LV (registratie toepasbare regels)",
    Rol.OMGEVINGSLOKET: "de landelijke voorziening Omgevingsloket",
    Rol.DIGIKOPPELING: "de Digikoppeling-adapter",
    Rol.VTH: "het VTH-systeem",
    Rol.BEHANDELDIENST: "het systeem van de behandeldienst",
    Rol.SAMENWERKFUNCTIONALITEIT: "de landelijke voorziening Samenwerkfunctionaliteit",
    Rol.ADVISEUR: "de adviseur",
    Rol.TWEEDE_ADVISEUR: "de tweede adviseur",
    Rol.INITIATIEFNEMER: "de initiatiefnemer",
    Rol.OPSTELLING: "de inregeling van uw eigen organisatie",
}


@dataclass(frozen=True)
class Partij:
    """Who plays a role: the party that a bevinding points at."""

    rol: Rol
    naam: str
    leverancier: str = ""
    product: str = ""
    versie: str = ""


@dataclass(frozen=True)
class Organisatie:
    """A government organisation in the chain.

    Attributes:
        naam: as a key-user calls it.
        oin: its OIN; test data use the prefix 00000099.
        code: overheidscode such as `gm9999`, empty when it has none (omgevingsdienst).
    """

    naam: str
    oin: Oin
    code: str = ""
