# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Verzoeken in the Omgevingsloket, over its public APIs, as an initiatiefnemer sends them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from pytest_dsoketen.adapters.laden import Adaptercontext
from pytest_dsoketen.adapters.lv._waarnemen import LvWaarnemer
from pytest_dsoketen.model.berichten import Bericht, Berichtsoort, Waarneempunt
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.verzoeken import (
    Bijlage,
    Doel,
    Instantie,
    Locatie,
    Projectstatus,
    Terugkoppeling,
    Verzendbevestiging,
    Verzoek,
)
from pytest_dsoketen.ports import NotSupportedError, StukError
from pytest_dsoketen.standaarden.dso_api import MEDIA_BYTES, MEDIA_JSON, PAD_INDIENEN, PAD_MIJN, PAD_ROUTERING
from pytest_dsoketen.standaarden.indienbericht import read_indienbericht, write_indienbericht
from pytest_dsoketen.standaarden.stam import read_pdf_text
from pytest_dsoketen.standaarden.terugkoppeling import PAD_POSTVAK
from pytest_dsoketen.verbinding.client import Verbinding
from pytest_dsoketen.verbinding.codec import from_data


class LoketVerzoeken(LvWaarnemer):
    """The part of port Omgevingsloket that is about verzoeken.

    It remembers what the initiatiefnemer sent, so that both ends of the hop `indienen` can be seen.
    """

    def __init__(self, context: Adaptercontext) -> None:
        super().__init__(context)
        self._verzonden: list[Bericht] = []

    def propose_bevoegd_gezag(self, activiteiten: tuple[str, ...], locatie: Locatie) -> Instantie:
        """Give the bevoegd gezag that the loket proposes: the one that follows from the first activity."""
        punt = {"type": "Point", "coordinates": [locatie.x, locatie.y]}
        data = {"functioneleStructuurRefs": list(activiteiten), "_geo": {"intersects": punt}}
        antwoord = self._connect().post(f"{PAD_ROUTERING}/bevoegdgezag", data=data).json()
        try:
            gezagen = antwoord["verzoeken"][0]["bevoegdGezagen"]
            gekozen = next((gezag for gezag in gezagen if gezag["afgeleid"]), gezagen[0])
            return Instantie(gekozen["naam"], gekozen["oin"])
        except (KeyError, IndexError, TypeError) as fout:
            raise self._make_fout("bevoegd gezag bepalen", fout) from fout

    def submit_verzoek(self, verzoek: Verzoek) -> Verzendbevestiging:
        """Send a first verzoek with its bijlagen."""
        return self._send(verzoek)

    def supplement_verzoek(self, verzoeknummer: str, verzoek: Verzoek) -> Verzendbevestiging:
        """Send an aanvulling: the full new state of the verzoek."""
        return self._send(replace(verzoek, verzoeknummer=verzoeknummer, doel=Doel.AANVULLEN))

    def withdraw_verzoek(self, verzoeknummer: str) -> Verzendbevestiging:
        """Withdraw a verzoek: send it once more as it is, with that purpose."""
        respons = self._connect().get(f"{PAD_MIJN}/{verzoeknummer}/indienbericht")
        return self._send(replace(read_indienbericht(respons.inhoud), doel=Doel.INTREKKEN))

    def fetch_status(self, verzoeknummer: str) -> Projectstatus:
        """Observe what Mijn Omgevingsloket shows."""
        self._need_oefenketen("Mijn Omgevingsloket")
        return from_data(self._connect().get(f"{PAD_MIJN}/{verzoeknummer}").json(), Projectstatus)

    def fetch_terugkoppelingen(self, emailadres: str) -> tuple[Terugkoppeling, ...]:
        """Observe what the initiatiefnemer received from the overheid, in order of time."""
        self._need_oefenketen("het postvak van de initiatiefnemer")
        respons = self._connect().get(PAD_POSTVAK, query={"aan": emailadres})
        return from_data(respons.json(), tuple[Terugkoppeling, ...])

    def fetch_verzoek_pdf(self, verzoeknummer: str) -> tuple[Bijlage, str]:
        """Observe the publiceerbare PDF of a verzoek: the file and its text."""
        self._need_oefenketen("Mijn Omgevingsloket")
        inhoud = self._connect().get(f"{PAD_MIJN}/{verzoeknummer}/pdf").inhoud
        return Bijlage(f"{verzoeknummer}.pdf", inhoud), read_pdf_text(inhoud)

    def fetch_berichten(self, kenmerk: str) -> tuple[Bericht, ...]:
        """Give what the initiatiefnemer and the loket sent and received for a kenmerk, in order of time."""
        eigen = tuple(bericht for bericht in self._verzonden if bericht.kenmerk == kenmerk)
        berichten = (*eigen, *super().fetch_berichten(kenmerk))
        return tuple(sorted(berichten, key=lambda bericht: bericht.tijdstip))

    def _send(self, verzoek: Verzoek) -> Verzendbevestiging:
        """Go through the three steps: begin, load documents, send."""
        loket = self._connect()
        inhoud = write_indienbericht(verzoek)
        concept = loket.post(PAD_INDIENEN, inhoud=inhoud, headers={"content-type": MEDIA_JSON}).json()
        try:
            links = concept["_links"]
            nodig = [(link["href"], _find_bijlage(verzoek, link)) for link in links["documenten"]]
            indienen = links["indienen"]["href"]
        except (KeyError, TypeError, StopIteration) as fout:
            raise self._make_fout("verzoek beginnen", fout) from fout
        for href, bijlage in nodig:
            loket.request("PUT", href, inhoud=bijlage.inhoud, headers={"content-type": MEDIA_BYTES})
        bevestiging = self._read_bevestiging(loket.post(indienen).json())
        if bevestiging.volgnummer == 0:
            self._forget(bevestiging.verzoeknummer)
        self._note(bevestiging, inhoud, MEDIA_JSON, f"POST {PAD_INDIENEN}", Berichtsoort.INDIENBERICHT)
        for href, bijlage in nodig:
            self._note(bevestiging, bijlage.inhoud, MEDIA_BYTES, f"PUT {href}", Berichtsoort.BIJLAGE)
        return bevestiging

    def _forget(self, verzoeknummer: str) -> None:
        """Drop what an earlier world of the oefenketen knew under a number that is given out anew."""
        self._verzonden = [bericht for bericht in self._verzonden if bericht.kenmerk != verzoeknummer]

    def _read_bevestiging(self, data: Any) -> Verzendbevestiging:
        try:
            return Verzendbevestiging(
                verzoeknummer=data["verzoeknummer"],
                volgnummer=int(data["volgnummer"]),
                tijdstip=datetime.fromisoformat(data["indienDatum"]),
                project_id=data.get("projectId", ""),
                verzonden_naar=tuple(Instantie(item["naam"], item["oin"]) for item in data.get("verzondenNaar", [])),
            )
        except (KeyError, TypeError, ValueError) as fout:
            raise self._make_fout("verzoek indienen", fout) from fout

    def _note(
        self, bevestiging: Verzendbevestiging, inhoud: bytes, mediatype: str, adres: str, soort: Berichtsoort
    ) -> None:
        """Remember what the initiatiefnemer sent, now that it has a number."""
        self._verzonden.append(
            Bericht(
                schakel="indienen",
                punt=Waarneempunt.VERZONDEN,
                partij=Rol.INITIATIEFNEMER,
                soort=soort,
                kenmerk=bevestiging.verzoeknummer,
                tijdstip=self._context.now(),
                inhoud=inhoud,
                mediatype=mediatype,
                adres=adres,
                volgnummer=bevestiging.volgnummer,
            )
        )

    def _connect(self) -> Verbinding:
        return self._context.verbinding(Rol.OMGEVINGSLOKET)

    def _need_oefenketen(self, wat: str) -> None:
        if not self._context.besturing:
            raise NotSupportedError(Rol.OMGEVINGSLOKET, f"{wat} is buiten de oefenketen niet via een API te lezen")

    def _make_fout(self, wat: str, fout: Exception) -> StukError:
        return StukError(Rol.OMGEVINGSLOKET, f"het antwoord van het loket op {wat} is niet te lezen: {fout!r}")


def _find_bijlage(verzoek: Verzoek, link: dict[str, Any]) -> Bijlage:
    """Find the bijlage that a link asks for."""
    gevraagd = (link["name"], link.get("sha256", ""))
    return next(bijlage for bijlage in verzoek.bijlagen if (bijlage.bestandsnaam, bijlage.sha256) == gevraagd)
