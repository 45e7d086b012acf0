# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The API Verzoek afhandelen v2 of the oefenketen: what a bevoegd gezag or behandeldienst can reach.

Base path, the two steps (references, then files), searching and the summary are those of DSO-LV; the rest of the paths
and the fields are a guess.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, tzinfo
from typing import Any

from starlette.responses import Response
from starlette.routing import BaseRoute

from pytest_dsoketen.model.berichten import Berichtsoort, Waarneempunt
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.plannen import Punt
from pytest_dsoketen.model.verzoeken import Instantie, Verzoek
from pytest_dsoketen.oefenketen.voorzieningen._http import PROBLEEM, Probleem, Vraag, answer_json, make_route
from pytest_dsoketen.oefenketen.voorzieningen.verzoekdossier import Dossier
from pytest_dsoketen.oefenketen.voorzieningen.verzoeken import Verzoeken
from pytest_dsoketen.oefenketen.voorzieningen.verzoeken_routes import show_instantie
from pytest_dsoketen.standaarden.dso_api import (
    MEDIA_BYTES,
    MEDIA_PDF,
    MEDIA_XML,
    PAD_AFHANDELEN,
    PROBLEEM_NIET_TOEGESTAAN,
    make_link,
    make_page,
)
from pytest_dsoketen.standaarden.geometrie import ring_contains


class VerzoekAfhandelen:
    """What a bevoegd gezag or behandeldienst can reach; only its own verzoeken."""

    def __init__(self, verzoeken: Verzoeken) -> None:
        self._verzoeken = verzoeken

    def routes(self) -> list[BaseRoute]:
        """Give the routes."""
        pad = f"{PAD_AFHANDELEN}/verzoeken"
        return [
            make_route("GET", f"{PAD_AFHANDELEN}/verzoekreferenties/{{verzoeknummer}}", self._read_referenties),
            make_route("POST", f"{pad}/_zoek", self._search),
            make_route("GET", f"{pad}/{{verzoeknummer}}/xml", self._read_xml),
            make_route("GET", f"{pad}/{{verzoeknummer}}/pdf", self._read_pdf),
            make_route("GET", f"{pad}/{{verzoeknummer}}/samenvatting", self._read_samenvatting),
            make_route("GET", f"{pad}/{{verzoeknummer}}/documenten/{{document_id}}", self._read_document),
            make_route("PATCH", f"{pad}/{{verzoeknummer}}", self._change),
        ]

    def _open(self, vraag: Vraag) -> Dossier:
        return self._verzoeken.open_dossier(vraag.pad["verzoeknummer"], vraag.oin)

    def _read_referenties(self, vraag: Vraag) -> Response:
        """Give the references; a refusal is written down, as the verzoekbericht cannot follow then."""
        try:
            return answer_json(self._show_referenties(self._open(vraag), vraag.oin))
        except Probleem as probleem:
            schakel, _ = self._choose_schakels(vraag.oin)
            respons = answer_json(probleem.body, probleem.status, PROBLEEM)
            self._verzoeken.omgeving.boek.note_sent(
                schakel,
                vraag.pad["verzoeknummer"],
                inhoud=bytes(respons.body),
                mediatype=PROBLEEM,
                adres=vraag.adres,
                status=probleem.status,
            )
            return respons

    def _show_referenties(self, dossier: Dossier, oin: str) -> dict[str, Any]:
        verzoek, pad = dossier.verzoek, f"{PAD_AFHANDELEN}/verzoeken/{dossier.verzoeknummer}"
        return {
            **_show_verzoek(verzoek),
            "behandeldienst": show_instantie(verzoek.behandeldienst) if verzoek.behandeldienst else None,
            "_links": {
                "self": make_link(f"{PAD_AFHANDELEN}/verzoekreferenties/{dossier.verzoeknummer}"),
                "verzoek": make_link(f"{pad}/xml", type=MEDIA_XML),
                "pdf": make_link(f"{pad}/pdf", type=MEDIA_PDF),
                "documenten": [
                    make_link(
                        f"{pad}/documenten/{bijlage.document_id}",
                        name=bijlage.bestandsnaam,
                        documentId=bijlage.document_id,
                        sha256=bijlage.sha256,
                        omvang=bijlage.omvang,
                    )
                    for bijlage in dossier.documenten.values()
                ],
            },
            "_embedded": {
                "berichten": [
                    {
                        "volgnummer": f"{bericht.volgnummer:03d}",
                        "doel": bericht.doel.value,
                        "_links": {"verzoek": make_link(f"{pad}/xml?volgnummer={bericht.volgnummer:03d}")},
                    }
                    for bericht in self._verzoeken.list_berichten(dossier, oin)
                ]
            },
        }

    def _read_xml(self, vraag: Vraag) -> Response:
        dossier = self._open(vraag)
        bericht = dossier.find_bericht(vraag.read_int("volgnummer", dossier.verzoek.volgnummer))
        if bericht is None:
            raise Probleem(
                404, "Onbekend bericht", f"verzoek {dossier.verzoeknummer} heeft geen bericht met dit volgnummer"
            )
        schakel, _ = self._choose_schakels(vraag.oin)
        return self._hand_out(
            vraag,
            dossier,
            lambda: self._verzoeken.make_xml(bericht),
            schakel=schakel,
            mediatype=MEDIA_XML,
            volgnummer=bericht.volgnummer,
        )

    def _read_document(self, vraag: Vraag) -> Response:
        dossier = self._open(vraag)
        _, schakel = self._choose_schakels(vraag.oin)
        return self._hand_out(
            vraag,
            dossier,
            lambda: self._verzoeken.read_document(dossier, vraag.pad["document_id"]),
            schakel=schakel,
            mediatype=MEDIA_BYTES,
            soort=Berichtsoort.BIJLAGE,
        )

    def _choose_schakels(self, oin: str) -> tuple[str, str]:
        """Say over which hops an organisation fetches messages and documents."""
        if oin == self._verzoeken.omgeving.organisaties[Rol.BEHANDELDIENST].oin:
            return "verzoekbericht-behandeldienst", "verzoekbericht-behandeldienst"
        return "verzoekbericht", "bijlagen"

    def _hand_out(
        self,
        vraag: Vraag,
        dossier: Dossier,
        make: Callable[[], bytes],
        *,
        schakel: str,
        mediatype: str,
        volgnummer: int = 0,
        soort: Berichtsoort | None = None,
    ) -> Response:
        """Answer, and write down what went out: also when that is a refusal."""
        try:
            respons = Response(make(), media_type=mediatype)
        except Probleem as probleem:
            respons = answer_json(probleem.body, probleem.status, PROBLEEM)
        self._verzoeken.omgeving.boek.note(
            schakel,
            Waarneempunt.VERZONDEN,
            dossier.verzoeknummer,
            inhoud=bytes(respons.body),
            mediatype=respons.media_type or mediatype,
            adres=vraag.adres,
            status=respons.status_code,
            volgnummer=volgnummer,
            soort=soort,
        )
        return respons

    def _read_pdf(self, vraag: Vraag) -> Response:
        return Response(self._verzoeken.make_pdf(self._open(vraag).verzoek), media_type=MEDIA_PDF)

    def _read_samenvatting(self, vraag: Vraag) -> Response:
        """Give the message as it was first sent."""
        return Response(self._verzoeken.make_xml(self._open(vraag).berichten[0]), media_type=MEDIA_XML)

    def _search(self, vraag: Vraag) -> Response:
        """Find own verzoeken, and with a polygon also those of others at that place."""
        data = vraag.json()
        zoekvraag = _Zoekvraag(data, self._verzoeken.omgeving.klok.now().tzinfo)
        gevonden = []
        for dossier in self._verzoeken.dossiers.values():
            eigen = self._verzoeken.may_read(dossier, vraag.oin)
            if zoekvraag.matches(dossier.verzoek) and (eigen or zoekvraag.vlak):
                referenties = f"{PAD_AFHANDELEN}/verzoekreferenties/{dossier.verzoeknummer}"
                links = {"_links": {"verzoekreferenties": make_link(referenties)}} if eigen else {}
                gevonden.append({**_show_verzoek(dossier.verzoek), **links})
        return answer_json(make_page("verzoeken", gevonden, f"{PAD_AFHANDELEN}/verzoeken/_zoek", zoekvraag.pagina))

    def _change(self, vraag: Vraag) -> Response:
        """Change bevoegd gezag or behandeldienst: one in a call, and only the bevoegd gezag may."""
        dossier, data = self._open(vraag), vraag.json()
        if set(data) not in ({"bevoegdGezag"}, {"behandeldienst"}):
            raise Probleem(400, "Ongeldige wijziging", "geef of bevoegdGezag of behandeldienst, niet allebei")
        if vraag.oin != dossier.verzoek.bevoegd_gezag.oin:
            raise Probleem(403, "Geen toegang", "alleen het bevoegd gezag mag dit wijzigen", PROBLEEM_NIET_TOEGESTAAN)
        if "bevoegdGezag" in data:
            self._verzoeken.change_bevoegd_gezag(dossier, self._find_instantie(data["bevoegdGezag"]))
        else:
            nieuw = data["behandeldienst"]
            self._verzoeken.change_behandeldienst(dossier, self._find_instantie(nieuw) if nieuw is not None else None)
        return answer_json(self._show_referenties(dossier, vraag.oin))

    def _find_instantie(self, data: Any) -> Instantie:
        """Read an organisation that a verzoek can go to.

        Raises:
            Probleem: 400 when it is not one, or DSO-LV does not know it.
        """
        instantie = _read_instantie(data)
        if instantie.oin not in {organisatie.oin for organisatie in self._verzoeken.omgeving.organisaties.values()}:
            raise Probleem(
                400, "Onbekende organisatie", f"OIN {instantie.oin!r} is niet aangesloten", PROBLEEM_NIET_TOEGESTAAN
            )
        return instantie


class _Zoekvraag:
    """What is looked for.

    Args:
        data: body of the request.
        zone: time zone of a moment that names none.

    Raises:
        Probleem: 400 when it cannot be read.
    """

    def __init__(self, data: dict[str, Any], zone: tzinfo | None) -> None:
        try:
            self.vanaf = _read_moment(data.get("vanaf"), zone)
            self.tot = _read_moment(data.get("tot"), zone)
            self.pagina = max(1, int(data.get("pagina", 1)))
            geometrie = data.get("geometrie") or {"coordinates": [[]]}
            self.vlak = tuple(Punt(float(x), float(y)) for x, y in geometrie["coordinates"][0])
        except (ValueError, TypeError, KeyError, IndexError) as fout:
            raise Probleem(400, "Ongeldige zoekvraag", str(fout)) from fout
        self.verzoeknummer = str(data.get("verzoeknummer") or "")

    def matches(self, verzoek: Verzoek) -> bool:
        """Whether a verzoek is one that is looked for."""
        moment = verzoek.indiendatum
        return (
            self.verzoeknummer in {"", verzoek.verzoeknummer}
            and (self.vanaf is None or moment is None or moment >= self.vanaf)
            and (self.tot is None or moment is None or moment <= self.tot)
            and (not self.vlak or ring_contains(self.vlak, Punt(verzoek.locatie.x, verzoek.locatie.y)))
        )


def _read_moment(tekst: Any, zone: tzinfo | None) -> datetime | None:
    """Read a moment; None when it is not given."""
    if not tekst:
        return None
    moment = datetime.fromisoformat(tekst)
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _show_verzoek(verzoek: Verzoek) -> dict[str, Any]:
    return {
        "verzoeknummer": verzoek.verzoeknummer,
        "volgnummer": f"{verzoek.volgnummer:03d}",
        "type": verzoek.type.value,
        "doel": verzoek.doel.value,
        "indienDatum": verzoek.indiendatum.isoformat() if verzoek.indiendatum else "",
        "bevoegdGezag": show_instantie(verzoek.bevoegd_gezag),
    }


def _read_instantie(data: Any) -> Instantie:
    """Read an organisation.

    Raises:
        Probleem: 400 when it is not one.
    """
    try:
        return Instantie(str(data["naam"]), str(data["oin"]))
    except (KeyError, TypeError) as fout:
        raise Probleem(400, "Ongeldige organisatie", "verwacht een naam en een oin") from fout
