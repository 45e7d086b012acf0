# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""How DSO-LV tells the overheid that there is a verzoek, and the initiatiefnemer what became of it."""

from __future__ import annotations

from functools import partial

from pytest_dsoketen.model._basis import DsoketenError
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.verzoeken import Instantie
from pytest_dsoketen.oefenketen.omgeving import Omgeving
from pytest_dsoketen.oefenketen.voorzieningen.verzoekdossier import Dossier
from pytest_dsoketen.standaarden.digikoppeling import (
    PAD_EBMS,
    Deel,
    EbmsBericht,
    EbmsError,
    make_cpa_id,
    read_acknowledgment,
    write_ebms,
)
from pytest_dsoketen.standaarden.dso_api import MEDIA_XML
from pytest_dsoketen.standaarden.stam import write_notificatie


class Verzoekmelder:
    """Sends verzoeknotificaties over Digikoppeling; a message that fails is not sent again."""

    def __init__(self, omgeving: Omgeving) -> None:
        self.omgeving = omgeving

    def select_ontvangers(self, dossier: Dossier) -> tuple[Instantie, ...]:
        """Say who gets a verzoeknotificatie: the bevoegd gezag and every behandeldienst."""
        ontvangers = (dossier.verzoek.bevoegd_gezag, *dossier.behandeldiensten)
        return tuple({instantie.oin: instantie for instantie in ontvangers}.values())

    def notify(self, dossier: Dossier, ontvangers: tuple[Instantie, ...]) -> None:
        """Plan a verzoeknotificatie to each."""
        for ontvanger in ontvangers:
            _, schakel = self.find_endpoint(ontvanger.oin)
            self.omgeving.plan_sync(schakel, partial(self.send_notificatie, dossier, ontvanger))

    def find_endpoint(self, oin: str) -> tuple[Rol | None, str]:
        """Say where an organisation receives ebMS messages and over which hop; no role when it is not connected."""
        if oin == self.omgeving.organisaties[Rol.BEHANDELDIENST].oin:
            return Rol.BEHANDELDIENST, "notificatie-behandeldienst"
        if oin == self.omgeving.organisaties[Rol.DIGIKOPPELING].oin:
            return Rol.DIGIKOPPELING, "notificatie"
        return None, "notificatie"

    def make_notificatie(self, dossier: Dossier, ontvanger: Instantie) -> EbmsBericht:
        """Make the ebMS message that says that a verzoek is ready."""
        nummers, eigen = self.omgeving.nummers, self.omgeving.organisatie.oin
        return EbmsBericht(
            van=eigen,
            naar=ontvanger.oin,
            cpa_id=make_cpa_id(eigen, ontvanger.oin),
            conversatie=nummers.make_uuid(),
            message_id=f"{nummers.make_uuid()}@dso-lv.oefenketen",
            tijdstip=self.omgeving.klok.now(),
            bijlagen=(
                Deel(f"{nummers.make_uuid()}@dso-lv.oefenketen", MEDIA_XML, write_notificatie(dossier.verzoeknummer)),
            ),
        )

    def send_notificatie(self, dossier: Dossier, ontvanger: Instantie) -> None:
        """Send a verzoeknotificatie; the initiatiefnemer sees it when it could not be delivered."""
        rol, schakel = self.find_endpoint(ontvanger.oin)
        if rol is None or rol not in self.omgeving.adressen.partijen:
            self.tell_initiatiefnemer(
                dossier, f"Het verzoek kon niet worden bezorgd bij {ontvanger.naam}: niet aangesloten."
            )
            return
        bericht = self.make_notificatie(dossier, ontvanger)
        inhoud, mediatype = write_ebms(bericht)
        self.omgeving.boek.note_sent(
            schakel,
            dossier.verzoeknummer,
            inhoud=inhoud,
            mediatype=mediatype,
            adres=f"POST {PAD_EBMS}",
            volgnummer=dossier.verzoek.volgnummer,
        )
        try:
            respons = self.omgeving.connect(rol).post(
                PAD_EBMS, inhoud=inhoud, headers={"content-type": mediatype, "soapaction": '"ebXML"'}
            )
            if read_acknowledgment(respons.inhoud) != bericht.message_id:
                raise EbmsError("de ontvangstbevestiging gaat over een ander bericht")
        except DsoketenError as fout:
            self.tell_initiatiefnemer(dossier, f"Het verzoek kon niet worden bezorgd bij {ontvanger.naam}: {fout}")

    def tell_initiatiefnemer(self, dossier: Dossier, tekst: str) -> None:
        """Put a message in Mijn Omgevingsloket."""
        dossier.meldingen.append(tekst)
