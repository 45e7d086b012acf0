# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Samenwerken from the own zaaksysteem: acts at the samenwerkfunctionaliteit, shows its own copy of the state.

What is shown only changes by `synchronise`, as in a zaaksysteem with a synchronisatietaak. Actions go out at once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlsplit

from starlette.routing import BaseRoute

from pytest_dsoketen.model.berichten import Bericht
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.samenwerkingen import (
    Actieverzoek,
    Actieverzoekbericht,
    Actieverzoekstatus,
    Deelnemer,
    Dossier,
    Privilege,
    SamenwerkDocument,
    Samenwerking,
    SamenwerkNotificatie,
    Vertrouwelijkheid,
)
from pytest_dsoketen.model.schakels import find_samenwerkschakels
from pytest_dsoketen.oefenketen.omgeving import Omgeving
from pytest_dsoketen.ports import GeweigerdError
from pytest_dsoketen.standaarden.samenwerken.lezen import (
    list_kenmerken,
    load,
    read_actieverzoek,
    read_actieverzoekbericht,
    read_document,
    read_notificatie,
    read_samenwerking,
)
from pytest_dsoketen.standaarden.samenwerken.namen import (
    ACTIEVERZOEKEN,
    BASISPAD,
    BERICHTEN,
    DEELNEMERS,
    DOCUMENTEN,
    MEDIATYPE_HAL,
    MEDIATYPE_JSON,
    NOTIFICATIES,
    SAMENWERKDOEL,
    SAMENWERKINGEN,
    SAMENWERKVORM,
)
from pytest_dsoketen.standaarden.samenwerken.schrijven import dump
from pytest_dsoketen.verbinding.client import Respons

_MEDIATYPE_BESTAND = "application/octet-stream"


@dataclass
class Werkruimte:
    """The own copy of one samenwerking."""

    samenwerking: Samenwerking
    documenten: dict[str, SamenwerkDocument] = field(default_factory=dict)
    actieverzoeken: dict[str, Actieverzoek] = field(default_factory=dict)
    gesprekken: dict[str, tuple[Actieverzoekbericht, ...]] = field(default_factory=dict)


class Samenwerkclient:
    """The part of a zaaksysteem that works together (fits port Samenwerkfunctionaliteit, but for its messages).

    Args:
        omgeving: what it works with; its role decides over which hops it works.
    """

    def __init__(self, omgeving: Omgeving) -> None:
        self.omgeving = omgeving
        self._swf = omgeving.connect(Rol.SAMENWERKFUNCTIONALITEIT)
        self._schakels = find_samenwerkschakels(omgeving.rol)
        self._werkruimten: dict[str, Werkruimte] = {}
        self._notificaties: dict[str, SamenwerkNotificatie] = {}
        self._dossiers: dict[str, Dossier] = {}
        self._samenwerkzaken: dict[str, str] = {}
        self._herkomst: dict[str, str] = {}

    # Doing: the samenwerkfunctionaliteit decides what is allowed.

    def start_samenwerking(self, naam: str, verzoeknummer: str) -> str:
        """Start; verzoeknummer may be empty."""
        data = {
            "titel": naam,
            "samenwerkVorm": SAMENWERKVORM,
            "samenwerkDoel": SAMENWERKDOEL,
            "kenmerkSysteem": self.omgeving.organisatie.naam,
        }
        inhoud = dump({**data, "verzoeknummer": verzoeknummer} if verzoeknummer else data)
        respons = self._swf.post(f"{BASISPAD}/{SAMENWERKINGEN}", inhoud=inhoud, headers=_KOP_JSON)
        samenwerking = str(respons.json()["samenwerkingId"])
        self._note_sent("POST", f"/{SAMENWERKINGEN}", inhoud, MEDIATYPE_JSON, samenwerking)
        return samenwerking

    def invite_partner(self, samenwerking: str, oin: str, naam: str, privilege: Privilege) -> None:
        """Invite an organisation."""
        data = {"oin": oin, "naam": naam, "privilege": privilege.value}
        self._change("POST", f"/{SAMENWERKINGEN}/{samenwerking}/{DEELNEMERS}", samenwerking, data)

    def remove_partner(self, samenwerking: str, oin: str) -> None:
        """Remove a partner."""
        self._change("DELETE", f"/{SAMENWERKINGEN}/{samenwerking}/{DEELNEMERS}/{oin}", samenwerking)

    def change_privilege(self, samenwerking: str, oin: str, privilege: Privilege) -> None:
        """Change what a partner may see."""
        data = {"privilege": privilege.value}
        self._change("PATCH", f"/{SAMENWERKINGEN}/{samenwerking}/{DEELNEMERS}/{oin}", samenwerking, data)

    def send_actieverzoek(self, samenwerking: str, ontvanger: str, titel: str, omschrijving: str) -> str:
        """Set out an actieverzoek."""
        data = {"titel": titel, "omschrijving": omschrijving, "ontvanger": ontvanger}
        respons = self._change("POST", f"/{SAMENWERKINGEN}/{samenwerking}/{ACTIEVERZOEKEN}", samenwerking, data)
        return self._remember(samenwerking, respons.json()["actieverzoekId"])

    def withdraw_actieverzoek(self, actieverzoek: str) -> None:
        """Withdraw an actieverzoek."""
        self._change_actieverzoek(actieverzoek, Actieverzoekstatus.INGETROKKEN, "")

    def report_ready(self, actieverzoek: str, melding: str) -> None:
        """Report a received actieverzoek ready."""
        self._change_actieverzoek(actieverzoek, Actieverzoekstatus.GEREEDGEMELD, melding)

    def refuse_actieverzoek(self, actieverzoek: str, melding: str) -> None:
        """Refuse a received actieverzoek."""
        self._change_actieverzoek(actieverzoek, Actieverzoekstatus.GEWEIGERD, melding)

    def send_bericht(self, actieverzoek: str, tekst: str) -> str:
        """Write to the other end of an actieverzoek."""
        pad = f"/{ACTIEVERZOEKEN}/{actieverzoek}/{BERICHTEN}"
        return str(self._change("POST", pad, self._find_herkomst(actieverzoek), {"tekst": tekst}).json()["berichtId"])

    def add_document(
        self,
        samenwerking: str,
        bestandsnaam: str,
        inhoud: bytes,
        omschrijving: str,
        vertrouwelijkheid: Vertrouwelijkheid,
    ) -> str:
        """Add a document: first what it is, then its content."""
        data = {
            "bestandsNaam": bestandsnaam,
            "documentOmschrijving": omschrijving,
            "vertrouwelijkheidsAanduiding": vertrouwelijkheid.value,
            "documentHash": hashlib.sha256(inhoud).hexdigest(),
        }
        respons = self._change("POST", f"/{SAMENWERKINGEN}/{samenwerking}/{DOCUMENTEN}", samenwerking, data)
        document = self._remember(samenwerking, respons.json()["documentId"])
        self._send("PUT", f"/{DOCUMENTEN}/{document}/content", samenwerking, inhoud, _MEDIATYPE_BESTAND)
        return document

    def change_vertrouwelijkheid(self, document: str, vertrouwelijkheid: Vertrouwelijkheid) -> None:
        """Change how confidential an own document is."""
        data = {"vertrouwelijkheidsAanduiding": vertrouwelijkheid.value}
        self._change("PATCH", f"/{DOCUMENTEN}/{document}", self._find_herkomst(document), data)

    def remove_document(self, document: str) -> None:
        """Remove an own document."""
        self._change("DELETE", f"/{DOCUMENTEN}/{document}", self._find_herkomst(document))

    def close_samenwerking(self, samenwerking: str) -> None:
        """Close."""
        self._change("PATCH", f"/{SAMENWERKINGEN}/{samenwerking}", samenwerking, {"status": "GESLOTEN"})

    def delete_samenwerking(self, samenwerking: str) -> None:
        """Delete a closed samenwerking."""
        self._change("DELETE", f"/{SAMENWERKINGEN}/{samenwerking}", samenwerking)

    def delete_notificatie(self, notificatie: str) -> None:
        """Delete a notification, here and there."""
        self._swf.request("DELETE", f"{BASISPAD}/{NOTIFICATIES}/{notificatie}")
        self._notificaties.pop(notificatie, None)

    # Archive: the samenwerkfunctionaliteit has none.

    def archive_samenwerking(self, samenwerking: str) -> Dossier:
        """Keep every document that may be seen, with its content, in the own system."""
        self.synchronise()
        ruimte = self._get_werkruimte(samenwerking)
        dossier = Dossier(
            samenwerking,
            ruimte.samenwerking.naam,
            tuple(self.archive_document(document) for document in ruimte.documenten.values()),
            self.omgeving.klok.now(),
        )
        self._dossiers[samenwerking] = dossier
        return dossier

    def archive_document(self, document: SamenwerkDocument) -> SamenwerkDocument:
        """Take a document with its content into the archive."""
        return self.download_document(document.id)

    def fetch_dossier(self, samenwerking: str) -> Dossier | None:
        """Observe the own archive."""
        return self._dossiers.get(samenwerking)

    # Synchronising.

    def synchronise(self) -> None:
        """Make the own copy equal to what the samenwerkfunctionaliteit shows this organisation."""
        actueel = [read_samenwerking(item) for item in self._iter_lijst(f"/{SAMENWERKINGEN}", SAMENWERKINGEN)]
        self.drop_missing({samenwerking.id for samenwerking in actueel})
        for samenwerking in actueel:
            self._synchronise_ruimte(samenwerking)
        notificaties = [read_notificatie(item) for item in self._iter_lijst(f"/{NOTIFICATIES}", NOTIFICATIES)]
        self._notificaties = {notificatie.id: notificatie for notificatie in notificaties}

    def drop_missing(self, actueel: set[str]) -> None:
        """No longer show what the samenwerkfunctionaliteit no longer has."""
        self._werkruimten = {id_: ruimte for id_, ruimte in self._werkruimten.items() if id_ in actueel}

    def couple_zaak(self, samenwerking: Samenwerking) -> str:
        """Give the zaak that a samenwerking belongs to: the one that is there for its verzoek, else a new one."""
        sleutel = samenwerking.verzoeknummer or samenwerking.id
        return self.find_zaak(sleutel) or self.open_zaak(sleutel)

    def find_zaak(self, sleutel: str) -> str:
        """Give the zaak that is there for a verzoek or samenwerking, or an empty text."""
        return self._samenwerkzaken.get(sleutel, "")

    def open_zaak(self, sleutel: str) -> str:
        """Open a zaak for a verzoek or samenwerking."""
        zaak = f"{self.omgeving.klok.now():%Y}-S{self.omgeving.nummers.count('samenwerkzaak'):05}"
        self._samenwerkzaken[sleutel] = zaak
        return zaak

    def take_deelnemers(self, samenwerking: Samenwerking) -> tuple[Deelnemer, ...]:
        """Give the participants to show."""
        return samenwerking.deelnemers

    def _synchronise_ruimte(self, samenwerking: Samenwerking) -> None:
        """Bring the own copy of one samenwerking up to date."""
        id_ = samenwerking.id
        zaak = self.couple_zaak(samenwerking)
        deelnemers = self.take_deelnemers(samenwerking)
        documenten = self._iter_lijst(f"/{SAMENWERKINGEN}/{id_}/{DOCUMENTEN}", DOCUMENTEN, id_)
        verzoeken = self._iter_lijst(f"/{ACTIEVERZOEKEN}", ACTIEVERZOEKEN, id_, {"samenwerkingId": id_})
        ruimte = Werkruimte(
            replace(samenwerking, zaaknummer=zaak, deelnemers=deelnemers),
            {document.id: document for document in map(read_document, documenten)},
            {verzoek.id: verzoek for verzoek in map(read_actieverzoek, verzoeken)},
        )
        for verzoek in ruimte.actieverzoeken:
            gesprek = self._iter_lijst(f"/{ACTIEVERZOEKEN}/{verzoek}/{BERICHTEN}", BERICHTEN, id_)
            ruimte.gesprekken[verzoek] = tuple(map(read_actieverzoekbericht, gesprek))
        self._werkruimten[id_] = ruimte
        self._herkomst.update(dict.fromkeys((*ruimte.documenten, *ruimte.actieverzoeken), id_))

    # Showing: the own copy.

    def fetch_samenwerkingen(self) -> tuple[Samenwerking, ...]:
        """Show the samenwerkingen that the organisation takes part in."""
        return tuple(ruimte.samenwerking for ruimte in self._werkruimten.values())

    def fetch_samenwerking(self, samenwerking: str) -> Samenwerking:
        """Show one."""
        return self._get_werkruimte(samenwerking).samenwerking

    def fetch_deelnemers(self, samenwerking: str) -> tuple[Deelnemer, ...]:
        """Show who takes part."""
        return self._get_werkruimte(samenwerking).samenwerking.deelnemers

    def fetch_documenten(self, samenwerking: str) -> tuple[SamenwerkDocument, ...]:
        """Show the documents."""
        return tuple(self._get_werkruimte(samenwerking).documenten.values())

    def download_document(self, document: str) -> SamenwerkDocument:
        """Get a document with its content."""
        samenwerking = self._find_herkomst(document)
        pad = f"/{DOCUMENTEN}/{document}/content"
        inhoud = self._fetch(pad, samenwerking).inhoud
        bekend = self._werkruimten[samenwerking].documenten.get(document) if samenwerking in self._werkruimten else None
        if bekend is None:
            raise GeweigerdError(self.omgeving.rol, f"document {document} is hier niet te zien", 404)
        return replace(bekend, inhoud=inhoud)

    def fetch_actieverzoeken(self, samenwerking: str) -> tuple[Actieverzoek, ...]:
        """Show the actieverzoeken that the organisation is concerned in."""
        return tuple(self._get_werkruimte(samenwerking).actieverzoeken.values())

    def fetch_gesprek(self, actieverzoek: str) -> tuple[Actieverzoekbericht, ...]:
        """Show the messages with an actieverzoek."""
        return self._get_werkruimte(self._find_herkomst(actieverzoek)).gesprekken.get(actieverzoek, ())

    def fetch_notificaties(self) -> tuple[SamenwerkNotificatie, ...]:
        """Show the own list of notifications, oldest first."""
        return tuple(self._notificaties.values())

    # Over the line, with what is noted on the way.

    def _change_actieverzoek(self, actieverzoek: str, status: Actieverzoekstatus, melding: str) -> None:
        data = {"status": status.value, "melding": melding} if melding else {"status": status.value}
        self._change("PATCH", f"/{ACTIEVERZOEKEN}/{actieverzoek}", self._find_herkomst(actieverzoek), data)

    def _change(self, methode: str, pad: str, samenwerking: str, data: dict[str, Any] | None = None) -> Respons:
        """Send a change as JSON, or without a body."""
        return self._send(methode, pad, samenwerking, b"" if data is None else dump(data), MEDIATYPE_JSON)

    def _send(self, methode: str, pad: str, samenwerking: str, inhoud: bytes, mediatype: str) -> Respons:
        """Send a change and write down that it was sent."""
        self._note_sent(methode, pad, inhoud, mediatype, samenwerking)
        return self._swf.request(methode, BASISPAD + pad, inhoud=inhoud, headers={"content-type": mediatype})

    def _note_sent(self, methode: str, pad: str, inhoud: bytes, mediatype: str, samenwerking: str) -> None:
        if self._schakels is not None and samenwerking:
            self.omgeving.boek.note_sent(
                self._schakels[0],
                *list_kenmerken(inhoud, samenwerking),
                inhoud=inhoud,
                mediatype=mediatype,
                adres=f"{methode} {BASISPAD}{pad}",
            )

    def _fetch(self, pad: str, samenwerking: str = "", query: dict[str, str] | None = None) -> Respons:
        """Get something and write down what came in."""
        respons = self._swf.get(BASISPAD + pad, query=query)
        kenmerken = list_kenmerken(respons.inhoud, samenwerking)
        if self._schakels is not None and kenmerken:
            self.omgeving.boek.note_received(
                self._schakels[1],
                *kenmerken,
                inhoud=respons.inhoud,
                mediatype=respons.mediatype or MEDIATYPE_HAL,
                adres=f"GET {urlsplit(respons.adres).path}",
                status=respons.status,
            )
        return respons

    def _iter_lijst(
        self, pad: str, soort: str, samenwerking: str = "", query: dict[str, str] | None = None
    ) -> Iterator[dict[str, Any]]:
        """Give every item of a list, over all pages."""
        nummer, totaal = 1, 1
        while nummer <= totaal:
            data = load(self._fetch(pad, samenwerking, {**(query or {}), "pagina": str(nummer)}).inhoud)
            totaal = data["page"]["totalPages"]
            yield from data["_embedded"][soort]
            nummer += 1

    def _remember(self, samenwerking: str, id_: str) -> str:
        """Keep which samenwerking a new object belongs to."""
        self._herkomst[id_] = samenwerking
        return id_

    def _find_herkomst(self, id_: str) -> str:
        """Give the samenwerking that an object belongs to, as far as known here."""
        return self._herkomst.get(id_, "")

    def _get_werkruimte(self, samenwerking: str) -> Werkruimte:
        """Give the own copy of a samenwerking."""
        if samenwerking not in self._werkruimten:
            raise GeweigerdError(self.omgeving.rol, f"samenwerking {samenwerking} is hier niet te zien", 404)
        return self._werkruimten[samenwerking]


_KOP_JSON = {"content-type": MEDIATYPE_JSON}


class Adviessysteem(Samenwerkclient):
    """The zaaksysteem of an organisation that gives advice and does nothing else in the chain."""

    def fetch_berichten(self, kenmerk: str) -> tuple[Bericht, ...]:
        """Give what this party sent or received for a kenmerk."""
        return self.omgeving.boek.fetch_berichten(kenmerk)

    def routes(self) -> list[BaseRoute]:
        """Give no routes: nobody calls it."""
        return []
