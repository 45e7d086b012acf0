# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Documents in the samenwerkfunctionaliteit: what they are first, then their content."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from starlette.responses import Response
from starlette.routing import BaseRoute

from pytest_dsoketen.model.samenwerkingen import Notificatietype, SamenwerkDocument, Vertrouwelijkheid
from pytest_dsoketen.oefenketen.voorzieningen._http import Probleem, Vraag
from pytest_dsoketen.oefenketen.voorzieningen.samenwerken_basis import Samenwerkbasis
from pytest_dsoketen.oefenketen.voorzieningen.samenwerken_ruimte import Ruimte
from pytest_dsoketen.standaarden.samenwerken.namen import DOCUMENTEN, SAMENWERKINGEN
from pytest_dsoketen.standaarden.samenwerken.schrijven import write_document


class Documentdienst:
    """The routes on documents.

    Args:
        swf: the samenwerkingen and their rules.
    """

    def __init__(self, swf: Samenwerkbasis) -> None:
        self._swf = swf

    def routes(self) -> list[BaseRoute]:
        """Give the routes."""
        lijst, doc = f"/{SAMENWERKINGEN}/{{sam}}/{DOCUMENTEN}", f"/{DOCUMENTEN}/{{doc}}"
        return self._swf.make_routes(
            ("GET", lijst, self._list_documenten),
            ("POST", lijst, self._add_document),
            ("GET", f"{doc}/content", self._get_content),
            ("PUT", f"{doc}/content", self._put_content),
            ("PATCH", doc, self._change_document),
            ("DELETE", doc, self._remove_document),
        )

    def _list_documenten(self, vraag: Vraag) -> Response:
        ruimte = self._swf.get_ruimte(vraag)
        zichtbaar = self._swf.list_zichtbaar(ruimte, vraag.oin)
        items = [write_document(ruimte.id, document, self._swf.namen) for document in zichtbaar]
        return self._swf.page(vraag, DOCUMENTEN, items, ruimte.id)

    def _add_document(self, vraag: Vraag) -> Response:
        ruimte = self._swf.get_ruimte(vraag)
        data = self._swf.read(vraag)
        ruimte.require_open()
        document = SamenwerkDocument(
            self._swf.omgeving.nummers.make_uuid(),
            data["bestandsNaam"],
            data.get("documentOmschrijving") or "",
            Vertrouwelijkheid(data["vertrouwelijkheidsAanduiding"]),
            vraag.oin,
            data["documentHash"],
        )
        ruimte.documenten[document.id] = document
        self._swf.herkomst[document.id] = ruimte.id
        return self._swf.answer(vraag, write_document(ruimte.id, document, self._swf.namen), status=201)

    def _put_content(self, vraag: Vraag) -> Response:
        ruimte, document = self._get_document(vraag, eigen=True)
        ruimte.require_open()
        if hashlib.sha256(vraag.inhoud).hexdigest() != document.sha256:
            raise Probleem(400, "Inhoud klopt niet", "De inhoud heeft een andere hash dan is opgegeven.")
        self._swf.store_content(ruimte, document, vraag.inhoud)
        self._tell_document(ruimte, document, Notificatietype.DOCUMENT_TOEGEVOEGD, "is toegevoegd", vraag.oin)
        return Response(status_code=204)

    def _get_content(self, vraag: Vraag) -> Response:
        ruimte, document = self._get_document(vraag)
        self._swf.note_out(vraag, document.inhoud, "application/octet-stream", ruimte.id)
        return Response(document.inhoud, media_type="application/octet-stream")

    def _change_document(self, vraag: Vraag) -> Response:
        ruimte, document = self._get_document(vraag)
        data = self._swf.read(vraag)
        ruimte.require_open()
        ruimte.require_eigenaar(document, vraag.oin)
        mate = Vertrouwelijkheid(data["vertrouwelijkheidsAanduiding"])
        ruimte.documenten[document.id] = replace(document, vertrouwelijkheid=mate)
        self._tell_document(
            ruimte, ruimte.documenten[document.id], Notificatietype.DOCUMENT_GEWIJZIGD, "is gewijzigd", vraag.oin
        )
        return Response(status_code=204)

    def _remove_document(self, vraag: Vraag) -> Response:
        ruimte, document = self._get_document(vraag)
        ruimte.require_open()
        ruimte.require_eigenaar(document, vraag.oin)
        self._tell_document(ruimte, document, Notificatietype.DOCUMENT_VERWIJDERD, "is verwijderd", vraag.oin)
        del ruimte.documenten[document.id]
        return Response(status_code=204)

    def _tell_document(
        self, ruimte: Ruimte, document: SamenwerkDocument, soort: Notificatietype, wat: str, door: str
    ) -> None:
        """Notify the others who may see a document."""
        aan = [oin for oin in self._swf.list_others(ruimte, door) if ruimte.may_see(document, oin)]
        self._swf.notify(
            ruimte, soort, f"Document {document.bestandsnaam} {wat}.", door=door, aan=aan, onderwerp=document.id
        )

    def _get_document(self, vraag: Vraag, *, eigen: bool = False) -> tuple[Ruimte, SamenwerkDocument]:
        """Give a document that may be seen; with `eigen` one that still waits for its content."""
        ruimte = self._swf.require_deelname(self._swf.herkomst.get(vraag.pad["doc"], ""), vraag.oin)
        zichtbaar = {document.id: document for document in self._swf.list_zichtbaar(ruimte, vraag.oin)}
        wachtend = ruimte.documenten.get(vraag.pad["doc"])
        if eigen and wachtend is not None and wachtend.toegevoegd_door == vraag.oin:
            return ruimte, wachtend
        if vraag.pad["doc"] not in zichtbaar:
            raise Probleem(404, "Document niet gevonden")
        return ruimte, zichtbaar[vraag.pad["doc"]]
