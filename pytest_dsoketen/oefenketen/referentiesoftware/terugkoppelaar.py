# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What a VTH-systeem writes to an initiatiefnemer, and to whom; the DSO does not send these messages."""

from __future__ import annotations

from pytest_dsoketen.model._basis import DsoketenError
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.verzoeken import Terugkoppeling, Verzoek, Zaak
from pytest_dsoketen.oefenketen.omgeving import Omgeving
from pytest_dsoketen.standaarden.terugkoppeling import write_terugkoppeling

PAD_POSTVAK = "/postvak/berichten"


class GeenAdresError(DsoketenError):
    """The verzoek names no e-mail address to write to."""


class Terugkoppelaar:
    """Writes from templates and sends.

    Args:
        omgeving: of the party that writes.
    """

    def __init__(self, omgeving: Omgeving) -> None:
        self._omgeving = omgeving

    def list_ontvangers(self, verzoek: Verzoek) -> tuple[str, ...]:
        """Give the addresses: gemachtigde with the initiatiefnemer in copy, else the initiatiefnemer alone."""
        personen = (verzoek.gemachtigde, verzoek.initiatiefnemer)
        adressen = (persoon.emailadres for persoon in personen if persoon is not None)
        return tuple(dict.fromkeys(adres for adres in adressen if adres))

    def fill(self, sjabloon: str, zaak: Zaak) -> str:
        """Fill the fields of a template with what the verzoek says."""
        verzoek = zaak.verzoek
        return sjabloon.format(
            zaaknummer=zaak.zaaknummer,
            verzoeknummer=verzoek.verzoeknummer,
            projectnaam=verzoek.project_naam or verzoek.naam,
            organisatie=self._omgeving.organisatie.naam,
            type=verzoek.type.value.lower(),
        )

    def send(self, zaak: Zaak, soort: str, onderwerp: str, sjabloon: str) -> None:
        """Write to everybody who should read it.

        Raises:
            GeenAdresError: when there is nobody to write to.
            PartijError: when the message cannot be delivered.
        """
        ontvangers = self.list_ontvangers(zaak.verzoek)
        if not ontvangers:
            raise GeenAdresError(f"geen {soort} verstuurd: het verzoek noemt geen e-mailadres; verstuur een brief")
        bericht = Terugkoppeling(
            soort=soort,
            verzoeknummer=zaak.verzoek.verzoeknummer,
            onderwerp=self.fill(onderwerp, zaak),
            tekst=self.fill(sjabloon, zaak),
            tijdstip=self._omgeving.klok.now(),
        )
        for adres in ontvangers:
            self.post(bericht, adres)

    def post(self, bericht: Terugkoppeling, adres: str) -> None:
        """Send one message to one address."""
        inhoud = write_terugkoppeling(bericht, adres, self._omgeving.organisatie.naam)
        respons = self._omgeving.connect(Rol.OMGEVINGSLOKET).post(
            PAD_POSTVAK, inhoud=inhoud, headers={"content-type": "application/json"}
        )
        self._omgeving.boek.note_sent(
            "terugkoppeling",
            bericht.verzoeknummer,
            inhoud=inhoud,
            mediatype="application/json",
            adres=f"POST {PAD_POSTVAK}",
            status=respons.status,
        )
