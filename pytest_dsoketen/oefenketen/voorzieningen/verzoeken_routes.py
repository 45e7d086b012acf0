# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The APIs Verzoek indienen v4 and Verzoeksroutering v2, and Mijn Omgevingsloket, of the oefenketen.

Base paths are those of DSO-LV. Below them the paths and fields of routering, and everything of Mijn Omgevingsloket
(a website without an API), are a guess.
"""

from __future__ import annotations

import re
from typing import Any

from starlette.responses import Response
from starlette.routing import BaseRoute

from pytest_dsoketen.model.partijen import Organisatie
from pytest_dsoketen.model.verzoeken import Bijlage, Instantie
from pytest_dsoketen.oefenketen.voorzieningen._http import Probleem, Vraag, answer_json, make_route
from pytest_dsoketen.oefenketen.voorzieningen.verzoekdossier import Dossier
from pytest_dsoketen.oefenketen.voorzieningen.verzoeken import Verzoeken
from pytest_dsoketen.standaarden.dso_api import (
    MEDIA_JSON,
    MEDIA_PDF,
    PAD_INDIENEN,
    PAD_MIJN,
    PAD_ROUTERING,
    make_link,
)
from pytest_dsoketen.standaarden.indienbericht import write_indienbericht
from pytest_dsoketen.verbinding.codec import to_data

_URN = re.compile(r"nl\.imow-[a-z]{2,4}[0-9]+\.activiteit\.[A-Za-z0-9]+")


class VerzoekenRoutes:
    """What an initiatiefnemer, or software that acts for one, can reach."""

    def __init__(self, verzoeken: Verzoeken) -> None:
        self._verzoeken = verzoeken

    def routes(self) -> list[BaseRoute]:
        """Give the routes."""
        return [
            make_route("POST", PAD_INDIENEN, self._begin),
            make_route("GET", f"{PAD_INDIENEN}/{{id}}", self._read_concept),
            make_route("PUT", f"{PAD_INDIENEN}/{{id}}/documenten/{{document_id}}", self._upload),
            make_route("POST", f"{PAD_INDIENEN}/{{id}}", self._submit),
            make_route("POST", f"{PAD_ROUTERING}/bevoegdgezag", self._route_gezag),
            make_route("POST", f"{PAD_ROUTERING}/conceptverzoek", self._route_concept),
            make_route("POST", f"{PAD_ROUTERING}/behandeldienst", self._route_dienst),
            make_route("GET", f"{PAD_MIJN}/{{verzoeknummer}}", self._read_status),
            make_route("GET", f"{PAD_MIJN}/{{verzoeknummer}}/indienbericht", self._read_indienbericht),
            make_route("GET", f"{PAD_MIJN}/{{verzoeknummer}}/pdf", self._read_pdf),
        ]

    def _begin(self, vraag: Vraag) -> Response:
        concept = self._verzoeken.begin(vraag.inhoud)
        return answer_json(self._show_concept(concept.id), 201)

    def _read_concept(self, vraag: Vraag) -> Response:
        return answer_json(self._show_concept(vraag.pad["id"]))

    def _show_concept(self, id_: str) -> dict[str, Any]:
        """Give the links with which to go on: one for each document that is still missing, and one to send."""
        concept = self._verzoeken.get_concept(id_)
        pad = f"{PAD_INDIENEN}/{id_}"

        def link(bijlage: Bijlage) -> dict[str, Any]:
            kenmerken = {"documentId": bijlage.document_id, "sha256": bijlage.sha256}
            return make_link(f"{pad}/documenten/{bijlage.document_id}", name=bijlage.bestandsnaam, **kenmerken)

        ontbreekt = concept.gevraagd - concept.geladen.keys()
        links = [link(bijlage) for bijlage in concept.verzoek.bijlagen if bijlage.document_id in ontbreekt]
        return {"verzoekId": id_, "_links": {"self": make_link(pad), "indienen": make_link(pad), "documenten": links}}

    def _upload(self, vraag: Vraag) -> Response:
        concept = self._verzoeken.get_concept(vraag.pad["id"])
        self._verzoeken.upload(concept, vraag.pad["document_id"], vraag.inhoud)
        return Response(status_code=204)

    def _submit(self, vraag: Vraag) -> Response:
        dossier = self._verzoeken.submit(self._verzoeken.get_concept(vraag.pad["id"]))
        return answer_json(_show_bevestiging(dossier), 201)

    def _route_gezag(self, vraag: Vraag) -> Response:
        """Split activities by bevoegd gezag, each with the ones that may be chosen; the derived one first."""
        per_gezag: dict[Organisatie, list[str]] = {}
        for ref, urn in _read_refs(vraag.json()):
            organisatie = self._verzoeken.route_bevoegd_gezag(urn)
            if organisatie is None:
                raise Probleem(404, "Geen bevoegd gezag", f"van activiteit {urn} is geen bevoegd gezag bekend")
            per_gezag.setdefault(organisatie, []).append(ref)
        kiesbaar = self._verzoeken.list_gezagen()
        return answer_json(
            {
                "verzoeken": [
                    {
                        "functioneleStructuurRefs": refs,
                        "bevoegdGezagen": [_show_gezag(gezag, afgeleid=True)]
                        + [_show_gezag(ander, afgeleid=False) for ander in kiesbaar if ander != gezag],
                    }
                    for gezag, refs in per_gezag.items()
                ]
            }
        )

    def _route_concept(self, vraag: Vraag) -> Response:
        """Say for each activity whether a conceptverzoek can be sent: it can when its bevoegd gezag is connected."""
        return answer_json(
            {
                "conceptverzoeken": [
                    {"functioneleStructuurRef": ref, "mogelijk": self._verzoeken.route_bevoegd_gezag(urn) is not None}
                    for ref, urn in _read_refs(vraag.json())
                ]
            }
        )

    def _route_dienst(self, vraag: Vraag) -> Response:
        """Say for each activity which behandeldienst is set for it by a bevoegd gezag."""
        data = vraag.json()
        gezag = str(data.get("bevoegdGezagOin", ""))
        return answer_json(
            {
                "behandeldiensten": [
                    {"functioneleStructuurRef": ref, "oin": self._verzoeken.register.find_behandeldienst(urn, gezag)}
                    for ref, urn in _read_refs(data)
                ]
            }
        )

    def _read_status(self, vraag: Vraag) -> Response:
        dossier = self._verzoeken.get_dossier(vraag.pad["verzoeknummer"])
        return answer_json(to_data(dossier.to_status()), mediatype=MEDIA_JSON)

    def _read_indienbericht(self, vraag: Vraag) -> Response:
        dossier = self._verzoeken.get_dossier(vraag.pad["verzoeknummer"])
        return Response(write_indienbericht(dossier.verzoek), media_type=MEDIA_JSON)

    def _read_pdf(self, vraag: Vraag) -> Response:
        dossier = self._verzoeken.get_dossier(vraag.pad["verzoeknummer"])
        return Response(self._verzoeken.make_pdf(dossier.verzoek), media_type=MEDIA_PDF)


def _read_refs(data: Any) -> list[tuple[str, str]]:
    """Give each functioneleStructuurRef with the urn of the activity in it.

    Raises:
        Probleem: 400 when there are none, or one holds no urn.
    """
    refs = data.get("functioneleStructuurRefs")
    if not isinstance(refs, list) or not refs:
        raise Probleem(400, "Ongeldige vraag", "functioneleStructuurRefs ontbreekt")
    paren = []
    for ref in refs:
        gevonden = _URN.search(str(ref))
        if gevonden is None:
            raise Probleem(400, "Ongeldige vraag", f"in {ref!r} staat geen urn van een activiteit")
        paren.append((str(ref), gevonden[0]))
    return paren


def _show_gezag(organisatie: Organisatie, *, afgeleid: bool) -> dict[str, Any]:
    return {"naam": organisatie.naam, "oin": str(organisatie.oin), "afgeleid": afgeleid}


def show_instantie(instantie: Instantie) -> dict[str, str]:
    """Give an organisation as JSON data."""
    return {"naam": instantie.naam, "oin": instantie.oin}


def _show_bevestiging(dossier: Dossier) -> dict[str, Any]:
    verzoek = dossier.verzoek
    return {
        "verzoeknummer": dossier.verzoeknummer,
        "volgnummer": f"{verzoek.volgnummer:03d}",
        "indienDatum": verzoek.indiendatum.isoformat() if verzoek.indiendatum else "",
        "projectId": verzoek.project_id,
        "verzondenNaar": [show_instantie(item) for item in (verzoek.bevoegd_gezag, *dossier.behandeldiensten)],
        "_links": {"status": make_link(f"{PAD_MIJN}/{dossier.verzoeknummer}")},
    }
