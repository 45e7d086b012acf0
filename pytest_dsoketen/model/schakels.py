# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The hops of the chain: who hands what to whom, in which step, and within which time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from pytest_dsoketen.model.berichten import Berichtsoort
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.stappen import Stapcode


@dataclass(frozen=True)
class Schakel:
    """One hop between two parties.

    Attributes:
        code: stable code, part of the vingerafdruk of a bevinding.
        naam: how a key-user would call it.
        zender: the party that sends.
        ontvanger: the party that receives.
        stap: the step of the chain it belongs to.
        soort: what passes.
        normtijd: after this time the message has to be there; None when it is synchronous.
        opgehaald: whether the receiver fetches it; when nothing passed, it did not ask.
    """

    code: str
    naam: str
    zender: Rol
    ontvanger: Rol
    stap: Stapcode
    soort: Berichtsoort
    normtijd: timedelta | None = None
    opgehaald: bool = False


_MIN = timedelta(minutes=1)
_S = Stapcode

# The sources name no synchronisation times (VNG: "houd rekening met de synchronisatietijd"); the norm times are a
# choice of this project and can be set per schakel in opstelling.toml.
SCHAKELS: tuple[Schakel, ...] = (
    Schakel(
        "download",
        "Plan downloaden uit DSO-LV",
        Rol.OZON,
        Rol.PLANSOFTWARE,
        _S.S1,
        Berichtsoort.UITWISSELPAKKET,
        15 * _MIN,
    ),
    Schakel(
        "uitwisseling",
        "Wijziging uitwisselen met de plansoftware van het bureau",
        Rol.PLANSOFTWARE,
        Rol.TWEEDE_PLANSOFTWARE,
        _S.S1,
        Berichtsoort.UITWISSELPAKKET,
    ),
    Schakel(
        "uitwisseling-terug",
        "Wijziging terug uit de plansoftware van het bureau",
        Rol.TWEEDE_PLANSOFTWARE,
        Rol.PLANSOFTWARE,
        _S.S1,
        Berichtsoort.UITWISSELPAKKET,
    ),
    Schakel(
        "validatie", "Plan ter validatie naar de LVBB", Rol.PLANSOFTWARE, Rol.LVBB, _S.S2, Berichtsoort.AANLEVERING
    ),
    Schakel(
        "validatieverslag",
        "Validatieverslag van de LVBB",
        Rol.LVBB,
        Rol.PLANSOFTWARE,
        _S.S2,
        Berichtsoort.VERSLAG,
        15 * _MIN,
    ),
    Schakel(
        "publicatie", "Plan ter publicatie naar de LVBB", Rol.PLANSOFTWARE, Rol.LVBB, _S.S3, Berichtsoort.AANLEVERING
    ),
    Schakel(
        "publicatieverslag",
        "Publicatieverslag van de LVBB",
        Rol.LVBB,
        Rol.PLANSOFTWARE,
        _S.S3,
        Berichtsoort.VERSLAG,
        60 * _MIN,
    ),
    Schakel(
        "bekendmaking",
        "Bekendmaking op overheid.nl",
        Rol.LVBB,
        Rol.OVERHEID_NL,
        _S.S4A,
        Berichtsoort.PUBLICATIE,
        60 * _MIN,
    ),
    Schakel(
        "objectvorming",
        "Regeling van de LVBB naar DSO-LV",
        Rol.LVBB,
        Rol.OZON,
        _S.S4B,
        Berichtsoort.REGELING,
        60 * _MIN,
    ),
    Schakel(
        "activiteit",
        "Activiteit van DSO-LV naar de registratie",
        Rol.OZON,
        Rol.RTR,
        _S.S5,
        Berichtsoort.ACTIVITEIT,
        60 * _MIN,
    ),
    Schakel("verificatie", "Toepasbare regel laten verifiëren", Rol.REGELSOFTWARE, Rol.RTR, _S.S6, Berichtsoort.STTR),
    Schakel(
        "regelaanlevering",
        "Toepasbare regel aanleveren",
        Rol.REGELSOFTWARE,
        Rol.RTR,
        _S.S7,
        Berichtsoort.STTR_PAKKET,
        60 * _MIN,
    ),
    Schakel("check", "Vergunningcheck in het loket", Rol.RTR, Rol.OMGEVINGSLOKET, _S.S8A, Berichtsoort.UITVOERING),
    Schakel(
        "indienen",
        "Verzoek indienen in het loket",
        Rol.INITIATIEFNEMER,
        Rol.OMGEVINGSLOKET,
        _S.S8B,
        Berichtsoort.INDIENBERICHT,
    ),
    Schakel(
        "notificatie",
        "Verzoeknotificatie over Digikoppeling",
        Rol.OMGEVINGSLOKET,
        Rol.DIGIKOPPELING,
        _S.S9A,
        Berichtsoort.NOTIFICATIE,
        5 * _MIN,
    ),
    Schakel(
        "notificatie-vth",
        "Verzoeknotificatie van Digikoppeling naar het VTH-systeem",
        Rol.DIGIKOPPELING,
        Rol.VTH,
        _S.S9A,
        Berichtsoort.NOTIFICATIE,
        5 * _MIN,
    ),
    Schakel(
        "verzoekbericht",
        "Verzoekbericht ophalen door het VTH-systeem",
        Rol.OMGEVINGSLOKET,
        Rol.VTH,
        _S.S9A,
        Berichtsoort.VERZOEK,
        5 * _MIN,
        opgehaald=True,
    ),
    Schakel(
        "bijlagen",
        "Bijlagen ophalen door het VTH-systeem",
        Rol.OMGEVINGSLOKET,
        Rol.VTH,
        _S.S9A,
        Berichtsoort.BIJLAGE,
        5 * _MIN,
        opgehaald=True,
    ),
    Schakel(
        "terugkoppeling",
        "Terugkoppeling aan de initiatiefnemer",
        Rol.VTH,
        Rol.INITIATIEFNEMER,
        _S.S9B,
        Berichtsoort.TERUGKOPPELING,
        15 * _MIN,
    ),
    Schakel(
        "behandeldienstconfiguratie",
        "Behandeldienst instellen",
        Rol.REGELSOFTWARE,
        Rol.RTR,
        _S.S10,
        Berichtsoort.BEHANDELDIENSTCONFIGURATIE,
    ),
    Schakel(
        "notificatie-behandeldienst",
        "Verzoeknotificatie naar de behandeldienst",
        Rol.OMGEVINGSLOKET,
        Rol.BEHANDELDIENST,
        _S.S10,
        Berichtsoort.NOTIFICATIE,
        5 * _MIN,
    ),
    Schakel(
        "verzoekbericht-behandeldienst",
        "Verzoekbericht ophalen door de behandeldienst",
        Rol.OMGEVINGSLOKET,
        Rol.BEHANDELDIENST,
        _S.S10,
        Berichtsoort.VERZOEK,
        5 * _MIN,
        opgehaald=True,
    ),
    Schakel(
        "samenwerking-starten",
        "Vergunningverlener naar de samenwerkfunctionaliteit",
        Rol.VTH,
        Rol.SAMENWERKFUNCTIONALITEIT,
        _S.S11,
        Berichtsoort.SAMENWERKING,
    ),
    Schakel(
        "samenwerking-advies",
        "Adviseur naar de samenwerkfunctionaliteit",
        Rol.ADVISEUR,
        Rol.SAMENWERKFUNCTIONALITEIT,
        _S.S11,
        Berichtsoort.SAMENWERKING,
    ),
    Schakel(
        "samenwerking-bij-adviseur",
        "Samenwerkfunctionaliteit naar de adviseur",
        Rol.SAMENWERKFUNCTIONALITEIT,
        Rol.ADVISEUR,
        _S.S11,
        Berichtsoort.SAMENWERKING,
        15 * _MIN,
    ),
    Schakel(
        "samenwerking-advies-tweede",
        "Tweede adviseur naar de samenwerkfunctionaliteit",
        Rol.TWEEDE_ADVISEUR,
        Rol.SAMENWERKFUNCTIONALITEIT,
        _S.S11,
        Berichtsoort.SAMENWERKING,
    ),
    Schakel(
        "samenwerking-bij-tweede-adviseur",
        "Samenwerkfunctionaliteit naar de tweede adviseur",
        Rol.SAMENWERKFUNCTIONALITEIT,
        Rol.TWEEDE_ADVISEUR,
        _S.S11,
        Berichtsoort.SAMENWERKING,
        15 * _MIN,
    ),
    Schakel(
        "samenwerking-bij-vergunningverlener",
        "Samenwerkfunctionaliteit naar de vergunningverlener",
        Rol.SAMENWERKFUNCTIONALITEIT,
        Rol.VTH,
        _S.S11,
        Berichtsoort.SAMENWERKING,
        15 * _MIN,
    ),
)

BEHANDELTIJDEN = ("consolidatieverslag",)
"""What takes time within a party and is no hop: in the oefenketen it has a synchronisatietijd, but no norm time."""

SCHAKEL_PER_CODE: dict[str, Schakel] = {schakel.code: schakel for schakel in SCHAKELS}


def find_samenwerkschakels(rol: Rol) -> tuple[str, str] | None:
    """Give the hops from a participant to the samenwerkfunctionaliteit and back; None when it is no participant."""
    swf = Rol.SAMENWERKFUNCTIONALITEIT
    heen = [schakel.code for schakel in SCHAKELS if (schakel.zender, schakel.ontvanger) == (rol, swf)]
    terug = [schakel.code for schakel in SCHAKELS if (schakel.zender, schakel.ontvanger) == (swf, rol)]
    return (heen[0], terug[0]) if heen and terug else None
