# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Messages as they pass between two parties, and what is wrong with them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime

from pytest_dsoketen.model._basis import ToelichtEnum
from pytest_dsoketen.model.partijen import Rol


class Waarneempunt(ToelichtEnum):
    """At which end of a schakel a message was seen."""

    VERZONDEN = "verzonden", "Zoals de zender het bericht verstuurde."
    ONTVANGEN = "ontvangen", "Zoals de ontvanger het bericht binnenkreeg."


class Berichtsoort(ToelichtEnum):
    """The kinds of message in the chain; each has one standard that it is checked against."""

    UITWISSELPAKKET = "uitwisselpakket", "Download van een geconsolideerde regeling (STOP-uitwisselpakket, ZIP)."
    AANLEVERING = "aanlevering", "Opdracht aan de LVBB met besluit, regeling, GIO's en OW-bestanden (ZIP)."
    VERSLAG = "verslag", "Resultaat van de LVBB op een opdracht (XML)."
    PUBLICATIE = "publicatie", "Bekendgemaakt besluit op overheid.nl."
    REGELING = "regeling", "Geconsolideerde regeling met OW-objecten in DSO-LV."
    ACTIVITEIT = "activiteit", "Activiteit in de registratie toepasbare regels."
    STTR = "sttr", "Toepasbareregelbestand (DMN met STTR-uitbreidingen)."
    STTR_PAKKET = "sttr-pakket", "Aanlevering van toepasbare regels of van een activiteit (ZIP)."
    BEHANDELDIENSTCONFIGURATIE = "behandeldienstconfiguratie", "Welke dienst een activiteit behandelt (JSON)."
    UITVOERING = "uitvoering", "Vragen, antwoorden en conclusies van een check of aanvraag (JSON)."
    INDIENBERICHT = "indienbericht", "Verzoek zoals het loket het indient (JSON)."
    NOTIFICATIE = "verzoeknotificatie", "Melding over Digikoppeling dat er een verzoek klaarstaat."
    VERZOEK = "verzoekbericht", "Verzoek volgens STAM (XML)."
    BIJLAGE = "bijlage", "Document bij een verzoek."
    TERUGKOPPELING = "terugkoppeling", "Bericht van het bevoegd gezag aan de initiatiefnemer."
    SAMENWERKING = "samenwerking", "Bericht van of aan de samenwerkfunctionaliteit (JSON)."


@dataclass(frozen=True)
class Bericht:
    """One message at one waarneempunt.

    Attributes:
        schakel: code of the hop, see `model.schakels`.
        punt: at which end it was seen.
        partij: role of the party that saw it.
        soort: what kind of message.
        kenmerk: what both ends know it by: verzoeknummer, idLevering, activiteit, samenwerking.
        tijdstip: when, on the clock of the chain.
        inhoud: the body as bytes, exactly as it went over the line.
        mediatype: media type of the body.
        adres: method and path of the HTTP request, empty when it was not HTTP.
        status: HTTP status that answered it, 0 when unknown.
        volgnummer: to tell apart several messages with one kenmerk.
        sha256: hash of the body; a party that only kept the hash gives it without a body.

    Raises:
        ValueError: when a hash is given that is not that of the body.
    """

    schakel: str
    punt: Waarneempunt
    partij: Rol
    soort: Berichtsoort
    kenmerk: str
    tijdstip: datetime
    inhoud: bytes = b""
    mediatype: str = "application/octet-stream"
    adres: str = ""
    status: int = 0
    volgnummer: int = 0
    sha256: str = field(default="")

    def __post_init__(self) -> None:
        """Compute the hash where the bytes are known: blame rests on it, so nobody is taken at his word."""
        if self.sha256 and not self.inhoud:
            return
        berekend = hashlib.sha256(self.inhoud).hexdigest()
        if self.sha256 not in {"", berekend}:
            raise ValueError(f"sha256 {self.sha256} hoort niet bij de inhoud van dit bericht")
        object.__setattr__(self, "sha256", berekend)


class Verplichtingsniveau(ToelichtEnum):
    """How binding an eis is."""

    MOET = "moet", "Wie dit niet doet, voldoet niet aan de standaard."
    ZOU_MOETEN = "zou moeten", "Afwijken mag met een goede reden; de toets waarschuwt."
    MAG = "mag", "Vrij; de toets legt alleen vast wat er gebeurt."


@dataclass(frozen=True)
class Afwijking:
    """Something in a document that an eis does not allow.

    Attributes:
        code: code of the eis, such as `LVBB1009` or `DSOK-STTR-002`.
        melding: what is wrong, as a Dutch sentence.
        plaats: in which file, or what it is about when that is no file.
        niveau: how binding the eis is.
        regel: line in the file, from 1; 0 when it is not known.
        pad: path to the element without namespaces, such as `/AanleveringBesluit/BesluitVersie/…`.
    """

    code: str
    melding: str
    plaats: str = ""
    niveau: Verplichtingsniveau = Verplichtingsniveau.MOET
    regel: int = 0
    pad: str = ""
