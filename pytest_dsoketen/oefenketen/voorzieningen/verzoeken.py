# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Verzoeken at DSO-LV: take in, number, route, notify, hand out, hand over.

The paths are in `verzoeken_routes`. Which behandeldienst a verzoek with several activities gets is not published; here
every dienst that is set for one of its activities gets it, and the first one is named in the verzoekbericht.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Protocol

from pytest_dsoketen.model.berichten import Berichtsoort, Waarneempunt
from pytest_dsoketen.model.partijen import Organisatie
from pytest_dsoketen.model.regels import Regelbeheerobject
from pytest_dsoketen.model.verzoeken import (
    Bijlage,
    Doel,
    Instantie,
    Verzoek,
    VerzoekActiviteit,
    Verzoektype,
)
from pytest_dsoketen.oefenketen.omgeving import Omgeving
from pytest_dsoketen.oefenketen.voorzieningen._http import Probleem
from pytest_dsoketen.oefenketen.voorzieningen.verzoek_pdf import write_verzoek_pdf
from pytest_dsoketen.oefenketen.voorzieningen.verzoekdossier import Concept, Dossier, merge_antwoorden
from pytest_dsoketen.oefenketen.voorzieningen.verzoekmelder import Verzoekmelder
from pytest_dsoketen.standaarden.dso_api import MEDIA_BYTES, MEDIA_JSON, PROBLEEM_NIET_TOEGESTAAN
from pytest_dsoketen.standaarden.indienbericht import check_indienbericht, read_indienbericht
from pytest_dsoketen.standaarden.stam import write_verzoek
from pytest_dsoketen.standaarden.sttr.namen import StructuurRef

VERVALT_NA = timedelta(hours=24)
"""A verzoek that was begun and not sent is forgotten after this time."""

_FORMULIEREN: Mapping[Verzoektype, Regelbeheerobject] = {
    Verzoektype.MELDING: Regelbeheerobject.INDIENINGSVEREISTEN_MELDING,
    Verzoektype.MELDING_MAATREGEL: Regelbeheerobject.INDIENINGSVEREISTEN_MELDING,
    Verzoektype.INFORMATIE: Regelbeheerobject.INDIENINGSVEREISTEN_INFORMATIE,
    Verzoektype.ONGEWOON_VOORVAL: Regelbeheerobject.INDIENINGSVEREISTEN_INFORMATIE,
}


class Behandeldienstregister(Protocol):
    """What is needed of the registratie toepasbare regels."""

    def find_behandeldienst(self, activiteit_urn: str, oin_bevoegd_gezag: str) -> str | None:
        """Give the OIN of the dienst that treats an activity for a bevoegd gezag; None when none is set."""
        ...


class Verzoeken(Verzoekmelder):
    """The verzoeken of this moment.

    Args:
        omgeving: of the Omgevingsloket.
        register: says who treats what.
    """

    def __init__(self, omgeving: Omgeving, register: Behandeldienstregister) -> None:
        super().__init__(omgeving)
        self.register = register
        self.concepten: dict[str, Concept] = {}
        self.dossiers: dict[str, Dossier] = {}

    # Sending a verzoek.

    def begin(self, inhoud: bytes) -> Concept:
        """Take in an indienbericht.

        Raises:
            Probleem: 400 when it is not right, 404 for an unknown verzoeknummer, 409 when the verzoek was withdrawn.
        """
        afwijkingen = check_indienbericht(inhoud)
        if afwijkingen:
            raise Probleem(400, "Het indienbericht klopt niet", afwijkingen[0].melding)
        verzoek = read_indienbericht(inhoud)
        dossier = self._get_open_dossier(verzoek.verzoeknummer) if verzoek.verzoeknummer else None
        id_ = self.omgeving.nummers.make_uuid()
        bijlagen, nieuw = [], set()
        for nummer, bijlage in enumerate(verzoek.bijlagen):
            bekend = dossier.find_document(bijlage) if dossier else None
            document_id = bekend.document_id if bekend else hashlib.sha256(f"{id_}/{nummer}".encode()).hexdigest()
            bijlagen.append(replace(bijlage, document_id=document_id))
            if not bekend:
                nieuw.add(document_id)
        verzoek = replace(verzoek, bijlagen=tuple(bijlagen))
        concept = Concept(id_, verzoek, inhoud, self.omgeving.klok.now(), frozenset(nieuw))
        self.concepten[id_] = concept
        return concept

    def get_concept(self, id_: str) -> Concept:
        """Give a verzoek that was begun.

        Raises:
            Probleem: 404 when it is not there, or no longer.
        """
        concept = self.concepten.get(id_)
        if concept is None or self.omgeving.klok.now() - concept.tijdstip > VERVALT_NA:
            self.concepten.pop(id_, None)
            raise Probleem(404, "Onbekend verzoek", f"er is geen begonnen verzoek {id_}; na 24 uur vervalt het")
        return concept

    def upload(self, concept: Concept, document_id: str, inhoud: bytes) -> None:
        """Take in the bytes of a document that the indienbericht named.

        Raises:
            Probleem: 404 when it did not.
        """
        if document_id not in concept.gevraagd:
            raise Probleem(404, "Onbekend document", f"het indienbericht noemt geen document {document_id}")
        concept.geladen[document_id] = inhoud

    def submit(self, concept: Concept) -> Dossier:
        """Send a verzoek: from here on it has a verzoeknummer and the overheid hears of it.

        Raises:
            Probleem: 409 when documents are missing.
        """
        ontbreekt = concept.gevraagd - concept.geladen.keys()
        if ontbreekt:
            namen = [bijlage.bestandsnaam for bijlage in concept.verzoek.bijlagen if bijlage.document_id in ontbreekt]
            raise Probleem(409, "Er ontbreken documenten", f"nog niet geladen: {', '.join(namen)}")
        dossier = self._open_dossier(concept.verzoek)
        self._note_concept(concept, dossier)
        for bijlage in concept.verzoek.bijlagen:
            if bijlage.document_id in concept.geladen:
                inhoud = concept.geladen[bijlage.document_id]
                self.store_document(dossier, replace(bijlage, inhoud=inhoud, sha256="", omvang=0))
        del self.concepten[concept.id]
        self.notify(dossier, self.select_ontvangers(dossier))
        return dossier

    def make_verzoeknummer(self) -> str:
        """Give the next verzoeknummer: the date and a counter."""
        return f"{self.omgeving.klok.now():%Y%m%d}{self.omgeving.nummers.count('verzoek'):05d}"

    def store_document(self, dossier: Dossier, bijlage: Bijlage) -> None:
        """Keep a document."""
        dossier.documenten[bijlage.document_id] = bijlage

    def merge_aanvulling(self, dossier: Dossier, verzoek: Verzoek) -> Verzoek:
        """Make the new state of a verzoek out of an aanvulling."""
        oud = dossier.verzoek
        return replace(
            merge_antwoorden(oud, verzoek),
            bevoegd_gezag=oud.bevoegd_gezag,
            bevoegd_gezag_historie=oud.bevoegd_gezag_historie,
            behandeldienst=oud.behandeldienst,
            behandeldienst_historie=oud.behandeldienst_historie,
            project_id=oud.project_id,
        )

    def _open_dossier(self, verzoek: Verzoek) -> Dossier:
        """Make a dossier, or put a message into the one that is there."""
        nu = self.omgeving.klok.now()
        if not verzoek.verzoeknummer:
            diensten = self.route_behandeldiensten(verzoek)
            eerste = replace(
                self._fill_verwijzingen(verzoek),
                verzoeknummer=self.make_verzoeknummer(),
                volgnummer=0,
                indiendatum=nu,
                behandeldienst=diensten[0] if diensten else None,
                project_id=verzoek.project_id or f"{self.omgeving.nummers.make_uuid()}-0",
            )
            dossier = Dossier(eerste.verzoeknummer, [eerste], diensten)
            self.dossiers[dossier.verzoeknummer] = dossier
            return dossier
        dossier = self._get_open_dossier(verzoek.verzoeknummer)
        nieuw = dossier.verzoek if verzoek.doel is Doel.INTREKKEN else self.merge_aanvulling(dossier, verzoek)
        volgnummer = dossier.verzoek.volgnummer + 1
        nieuw = self._fill_verwijzingen(nieuw)
        dossier.berichten.append(replace(nieuw, doel=verzoek.doel, volgnummer=volgnummer, indiendatum=nu))
        return dossier

    def _fill_verwijzingen(self, verzoek: Verzoek) -> Verzoek:
        """Give every activity the reference to the toepasbare regels that its form came from, where it has none."""

        def fill(activiteit: VerzoekActiviteit) -> VerzoekActiviteit:
            if activiteit.functionele_structuur_ref:
                return activiteit
            formulier = _FORMULIEREN.get(verzoek.type, Regelbeheerobject.INDIENINGSVEREISTEN_VERGUNNING)
            ref = StructuurRef(verzoek.bevoegd_gezag.oin, formulier, activiteit.urn)
            return replace(activiteit, functionele_structuur_ref=ref.tekst)

        return replace(verzoek, activiteiten=tuple(fill(activiteit) for activiteit in verzoek.activiteiten))

    def _note_concept(self, concept: Concept, dossier: Dossier) -> None:
        """Write down what came in, now that it has a number."""
        boek, nummer = self.omgeving.boek, dossier.verzoeknummer
        boek.note_received(
            "indienen", nummer, inhoud=concept.inhoud, mediatype=MEDIA_JSON, volgnummer=dossier.verzoek.volgnummer
        )
        for inhoud in concept.geladen.values():
            boek.note(
                "indienen",
                Waarneempunt.ONTVANGEN,
                nummer,
                inhoud=inhoud,
                mediatype=MEDIA_BYTES,
                soort=Berichtsoort.BIJLAGE,
                volgnummer=dossier.verzoek.volgnummer,
            )

    # Routing.

    def route_bevoegd_gezag(self, urn: str) -> Organisatie | None:
        """Give the organisation whose activity it is; None when the chain does not know it."""
        return next(
            (
                organisatie
                for organisatie in self._list_organisaties()
                if organisatie.code and f"imow-{organisatie.code}." in urn
            ),
            None,
        )

    def route_behandeldiensten(self, verzoek: Verzoek) -> tuple[Instantie, ...]:
        """Give the dienst that is set for each activity, each dienst once."""
        gevonden = (
            self.register.find_behandeldienst(item.urn, verzoek.bevoegd_gezag.oin) for item in verzoek.activiteiten
        )
        oins = dict.fromkeys(oin for oin in gevonden if oin and oin != verzoek.bevoegd_gezag.oin)
        return tuple(self._name_instantie(oin) for oin in oins)

    def list_gezagen(self) -> list[Organisatie]:
        """Give every organisation that can be bevoegd gezag."""
        return [organisatie for organisatie in self._list_organisaties() if organisatie.code]

    def _name_instantie(self, oin: str) -> Instantie:
        namen = {str(organisatie.oin): organisatie.naam for organisatie in self._list_organisaties()}
        return Instantie(namen.get(oin, oin), oin)

    def _list_organisaties(self) -> list[Organisatie]:
        return list(dict.fromkeys(self.omgeving.organisaties.values()))

    # Handing out.

    def get_dossier(self, verzoeknummer: str) -> Dossier:
        """Give a verzoek that was sent.

        Raises:
            Probleem: 404 when there is none.
        """
        if verzoeknummer not in self.dossiers:
            raise Probleem(404, "Onbekend verzoek", f"er is geen verzoek met nummer {verzoeknummer}")
        return self.dossiers[verzoeknummer]

    def open_dossier(self, verzoeknummer: str, oin: str) -> Dossier:
        """Give a verzoek to an organisation.

        Raises:
            Probleem: 401 when it does not say who it is, 404 when there is none, 403 when it may not read it.
        """
        if not oin:
            raise Probleem(401, "Geen organisatie", "de vraag heeft geen OIN (in het PKIoverheidcertificaat)")
        dossier = self.get_dossier(verzoeknummer)
        if not self.may_read(dossier, oin):
            raise Probleem(
                403,
                "Geen toegang",
                f"OIN {oin!r} is geen bevoegd gezag of behandeldienst van dit verzoek",
                PROBLEEM_NIET_TOEGESTAAN,
            )
        return dossier

    def may_read(self, dossier: Dossier, oin: str) -> bool:
        """Say whether an organisation may read a verzoek: the bevoegd gezag and the behandeldiensten of now."""
        return oin in {dossier.verzoek.bevoegd_gezag.oin, *(dienst.oin for dienst in dossier.behandeldiensten)}

    def list_berichten(self, dossier: Dossier, oin: str) -> tuple[Verzoek, ...]:  # noqa: ARG002  (a storing looks at it)
        """Give the messages that an organisation may fetch: all of them, also for who comes in later."""
        return tuple(dossier.berichten)

    def make_xml(self, verzoek: Verzoek) -> bytes:
        """Make the verzoekbericht; equal bytes each time."""
        return write_verzoek(verzoek, verzoek.indiendatum or self.omgeving.klok.now())

    def make_pdf(self, verzoek: Verzoek) -> bytes:
        """Make the publiceerbare PDF."""
        return write_verzoek_pdf(verzoek)

    def read_document(self, dossier: Dossier, document_id: str) -> bytes:
        """Give the bytes of a document.

        Raises:
            Probleem: 404 when it is not there.
        """
        if document_id not in dossier.documenten:
            raise Probleem(
                404, "Onbekend document", f"verzoek {dossier.verzoeknummer} heeft geen document {document_id}"
            )
        return dossier.documenten[document_id].inhoud

    def fetch_bestanden(self, verzoeknummer: str, oin: str) -> tuple[Bijlage, ...] | None:
        """Give the documents of a verzoek to an organisation that may read it; None when it may not."""
        dossier = self.dossiers.get(verzoeknummer)
        if dossier is None or not self.may_read(dossier, oin):
            return None
        return tuple(
            replace(bijlage, inhoud=self.read_document(dossier, bijlage.document_id))
            for bijlage in dossier.verzoek.bijlagen
        )

    # Handing over.

    def change_bevoegd_gezag(self, dossier: Dossier, naar: Instantie) -> None:
        """Hand a verzoek over to another bevoegd gezag, which gets the whole dossier."""
        nu, verzoek = self.omgeving.klok.now(), dossier.verzoek
        oud = replace(verzoek.bevoegd_gezag, eind=nu)
        dossier.verzoek = replace(
            verzoek,
            bevoegd_gezag=Instantie(naar.naam, naar.oin, begin=nu),
            bevoegd_gezag_historie=(*verzoek.bevoegd_gezag_historie, oud),
        )
        self.tell_initiatiefnemer(dossier, f"Het verzoek is doorgestuurd naar {naar.naam}.")
        self.notify(dossier, (naar,))

    def change_behandeldienst(self, dossier: Dossier, naar: Instantie | None) -> None:
        """Set or empty the behandeldienst."""
        nu, verzoek = self.omgeving.klok.now(), dossier.verzoek
        oud = (replace(verzoek.behandeldienst, eind=nu),) if verzoek.behandeldienst else ()
        dossier.behandeldiensten = (naar,) if naar else ()
        dossier.verzoek = replace(
            verzoek,
            behandeldienst=Instantie(naar.naam, naar.oin, begin=nu) if naar else None,
            behandeldienst_historie=(*verzoek.behandeldienst_historie, *oud),
        )
        if naar:
            self.tell_initiatiefnemer(dossier, f"Het verzoek wordt behandeld door {naar.naam}.")
            self.notify(dossier, (naar,))

    def _get_open_dossier(self, verzoeknummer: str) -> Dossier:
        """Give a verzoek that may still be added to."""
        dossier = self.get_dossier(verzoeknummer)
        if dossier.is_ingetrokken:
            raise Probleem(
                409, "Verzoek is ingetrokken", f"verzoek {verzoeknummer} is ingetrokken", PROBLEEM_NIET_TOEGESTAAN
            )
        return dossier
