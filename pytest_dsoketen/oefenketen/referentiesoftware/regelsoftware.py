# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Regelsoftware: make vragenbomen, play them, have them verified, deliver them and read them back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from starlette.routing import BaseRoute

from pytest_dsoketen.model.berichten import Bericht
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.regels import (
    Antwoord,
    BehandeldienstConfiguratie,
    Checkresultaat,
    Regelbeheerobject,
    RegisterActiviteit,
    Registratie,
    Verificatie,
    Vragenboom,
)
from pytest_dsoketen.oefenketen.omgeving import Omgeving
from pytest_dsoketen.ports import GeweigerdError, StukError
from pytest_dsoketen.standaarden.sttr.kenmerken import list_pakket_kenmerken, list_sttr_kenmerken
from pytest_dsoketen.standaarden.sttr.lezen import SttrError, read_sttr
from pytest_dsoketen.standaarden.sttr.pakket import (
    Activiteitlevering,
    PakketError,
    format_datum,
    read_pakket,
    write_activiteit,
    write_regels,
)
from pytest_dsoketen.standaarden.sttr.schrijven import Schrijfwijze, write_sttr
from pytest_dsoketen.standaarden.sttr.soap import MEDIATYPE, PAD, SoapError, read_fout, write_aanlevering
from pytest_dsoketen.standaarden.sttr.spelen import play
from pytest_dsoketen.standaarden.sttr.uitvoeren import UitvoerError

_API = "/publiek/toepasbare-regels/api"
_RTR = f"{_API}/rtrgegevens/v2"
_VERIFIEREN = f"{_API}/verifierenregels/v2/verifieer"
_GEGEVENS = f"{_API}/toepasbareregelsuitvoerengegevens/v1/toepasbareRegels"
_BEHANDELDIENST = "/overheid/toepasbare-regels/api/behandeldienstconfiguraties/v1/behandeldienstconfiguraties"
_FORMULIEREN = (
    Regelbeheerobject.CONCLUSIE,
    Regelbeheerobject.INDIENINGSVEREISTEN_VERGUNNING,
    Regelbeheerobject.INDIENINGSVEREISTEN_MELDING,
    Regelbeheerobject.INDIENINGSVEREISTEN_INFORMATIE,
)


@dataclass
class Stuk:
    """A vragenboom or a ready-made delivery in the software.

    Attributes:
        boom: the vragenboom, when it was made here.
        pakket: the delivery, when it was taken in as it is.
        verzonden: the STTR file as it was last sent.
    """

    boom: Vragenboom | None = None
    pakket: bytes = b""
    verzonden: bytes = b""


class Regelsoftware:
    """The software.

    Args:
        omgeving: what it works with.
    """

    def __init__(self, omgeving: Omgeving) -> None:
        self.omgeving = omgeving
        self.wijze = Schrijfwijze()
        self._rtr = omgeving.connect(Rol.RTR)
        self._stukken: dict[str, Stuk] = {}

    def routes(self) -> list[BaseRoute]:
        """Give no routes: nobody calls regelsoftware."""
        return []

    def fetch_berichten(self, kenmerk: str) -> tuple[Bericht, ...]:
        """Give the messages with a kenmerk."""
        return self.omgeving.boek.fetch_berichten(kenmerk)

    def search_activiteiten(self, organisatiecode: str) -> tuple[RegisterActiviteit, ...]:
        """Give the activities of a bevoegd gezag, over all pages."""
        vraag = {"datum": self._get_vandaag(), "bestuursorgaan": {"organisatieCode": self.make_code(organisatiecode)}}
        items = self._walk_pages("POST", f"{_RTR}/activiteiten/_zoek", "activiteiten", vraag)
        return tuple(_decode_activiteit(item, organisatiecode) for item in items)

    def make_code(self, organisatiecode: str) -> str:
        """Write an overheidscode as the register wants it: without the letters in front."""
        return organisatiecode.lstrip("abcdefghijklmnopqrstuvwxyz")

    def make_activiteit_toepasbaar(self, urn: str, werkzaamheid: str) -> None:
        """Give an activity its regelbeheerobjecten and couple a werkzaamheid to it."""
        levering = Activiteitlevering(urn, _FORMULIEREN, (werkzaamheid,))
        self._deliver(write_activiteit(levering, self.omgeving.klok.now().date()))

    def create_vragenboom(self, vragenboom: Vragenboom) -> str:
        """Keep a vragenboom."""
        return self._keep(Stuk(boom=vragenboom))

    def load_pakket(self, pakket: bytes) -> str:
        """Keep a ready-made delivery as it is."""
        self.read_in(pakket)
        return self._keep(Stuk(pakket=pakket))

    def read_in(self, pakket: bytes) -> None:
        """Refuse a delivery that cannot be read."""
        try:
            read_pakket(pakket)
        except PakketError as fout:
            raise GeweigerdError(Rol.REGELSOFTWARE, f"het pakket is niet in te lezen: {fout}") from fout

    def play(self, vragenboom: str, antwoorden: tuple[Antwoord, ...]) -> Checkresultaat:
        """Play a vragenboom."""
        try:
            return play(read_sttr(self.fetch_sttr(vragenboom)), antwoorden)
        except (SttrError, UitvoerError) as fout:
            raise GeweigerdError(Rol.REGELSOFTWARE, f"de vragenboom is niet af te spelen: {fout}") from fout

    def fetch_sttr(self, vragenboom: str) -> bytes:
        """Give the STTR file as it was last sent, or as it would be."""
        stuk = self._get(vragenboom)
        return stuk.verzonden or self._export(stuk)

    def verify(self, vragenboom: str) -> Verificatie:
        """Have the STTR file verified."""
        sttr = self._export(self._get(vragenboom))
        self.omgeving.boek.note_sent(
            "verificatie",
            *list_sttr_kenmerken(sttr),
            inhoud=sttr,
            mediatype="application/xml",
            adres=f"POST {_VERIFIEREN}",
        )
        respons = self._rtr.post(_VERIFIEREN, inhoud=sttr, headers={"content-type": "application/xml"})
        data = respons.json()
        meldingen = tuple(f"{item['code']}: {item['melding']} ({item['plaats']})" for item in data["meldingen"])
        return Verificatie(bool(data["geldig"]), meldingen)

    def publish(self, vragenboom: str) -> str:
        """Deliver to the register; a delivery that was taken in goes as it is."""
        stuk = self._get(vragenboom)
        if stuk.pakket:
            self._deliver(stuk.pakket)
            return list_pakket_kenmerken(stuk.pakket)[0]
        stuk.verzonden = self._export(stuk)
        ref = read_sttr(stuk.verzonden).ref
        if ref is None:
            raise GeweigerdError(Rol.REGELSOFTWARE, "de vragenboom hoort bij geen activiteit")
        bestandsnaam = f"{ref.object.value} {ref.activiteit}.dmn"
        self._deliver(write_regels(bestandsnaam, stuk.verzonden, self.omgeving.klok.now().date()))
        return ref.tekst

    def fetch_registratie(self, functionele_structuur_ref: str) -> Registratie | None:
        """Read back what the register holds for one reference."""
        gevonden = self._list(functioneleStructuurRef=functionele_structuur_ref)
        return next((self._decode_registratie(item) for item in gevonden), None)

    def list_registraties(self) -> tuple[Registratie, ...]:
        """Read back everything of the own bevoegd gezag."""
        return tuple(self._decode_registratie(item) for item in self._list(oin=self.omgeving.organisatie.oin))

    def count_registraties(self) -> int:
        """Read how many the register says there are."""
        query = {"oin": str(self.omgeving.organisatie.oin), "datum": self._get_vandaag()}
        return int(self._rtr.get(_GEGEVENS, query=query).json()["page"]["totalElements"])

    def set_behandeldienst(self, activiteit: str, oin: str) -> BehandeldienstConfiguratie:
        """Set or change which dienst treats an activity."""
        bestaand = next((item for item in self.fetch_behandeldiensten() if item.activiteit == activiteit), None)
        methode, pad = ("PUT", f"{_BEHANDELDIENST}/{bestaand.id}") if bestaand else ("POST", _BEHANDELDIENST)
        inhoud = json.dumps({"activiteitUrn": activiteit, "behandeldienstOin": oin}).encode()
        self.omgeving.boek.note_sent(
            "behandeldienstconfiguratie",
            activiteit,
            inhoud=inhoud,
            mediatype="application/json",
            adres=f"{methode} {pad}",
        )
        respons = self._rtr.request(methode, pad, inhoud=inhoud, headers={"content-type": "application/json"})
        return _decode_configuratie(respons.json())

    def fetch_behandeldiensten(self) -> tuple[BehandeldienstConfiguratie, ...]:
        """Give the settings of the own bevoegd gezag."""
        items = self._walk_pages("GET", _BEHANDELDIENST, "behandeldienstconfiguraties")
        return tuple(_decode_configuratie(item) for item in items)

    def export(self, boom: Vragenboom) -> bytes:
        """Make the STTR file of a vragenboom."""
        return write_sttr(boom, self.omgeving.organisatie.oin, self.wijze)

    def _export(self, stuk: Stuk) -> bytes:
        """Give the STTR file of a vragenboom or of a delivery that was taken in."""
        if stuk.boom is not None:
            return self.export(stuk.boom)
        regels = read_pakket(stuk.pakket).regels
        if not regels:
            raise GeweigerdError(Rol.REGELSOFTWARE, "dit pakket bevat geen toepasbare regels")
        return regels[0].inhoud

    def _keep(self, stuk: Stuk) -> str:
        """Keep something and give its id."""
        id_ = f"vragenboom-{self.omgeving.nummers.count('vragenboom')}"
        self._stukken[id_] = stuk
        return id_

    def _get(self, id_: str) -> Stuk:
        """Find something that was kept."""
        if id_ not in self._stukken:
            raise GeweigerdError(Rol.REGELSOFTWARE, f"vragenboom {id_!r} bestaat niet", 404)
        return self._stukken[id_]

    def _deliver(self, pakket: bytes) -> None:
        """Send a delivery; a fault is a refusal."""
        self.omgeving.boek.note_sent(
            "regelaanlevering",
            *list_pakket_kenmerken(pakket),
            inhoud=pakket,
            mediatype="application/zip",
            adres=f"POST {PAD}",
        )
        respons = self._rtr.exchange("POST", PAD, inhoud=write_aanlevering(pakket), headers={"content-type": MEDIATYPE})
        if respons.status == 200:
            return
        try:
            melding = read_fout(respons.inhoud)
        except SoapError:
            raise StukError(Rol.RTR, f"aanleveren gaf status {respons.status} zonder leesbare melding") from None
        raise GeweigerdError(Rol.RTR, f"de registratie weigert de aanlevering: {melding}", respons.status)

    def _list(self, **query: str) -> Iterator[dict[str, Any]]:
        """Give the registered rules, over all pages."""
        vraag = {**{naam: str(waarde) for naam, waarde in query.items()}, "datum": self._get_vandaag()}
        return self._walk_pages("GET", _GEGEVENS, "toepasbareRegels", query=vraag)

    def _walk_pages(
        self, methode: str, pad: str, naam: str, data: Any = None, query: dict[str, str] | None = None
    ) -> Iterator[dict[str, Any]]:
        """Give the items of a list by its links to the next page; its total is not to be trusted."""
        volgende: str | None = pad
        while volgende:
            pagina = self._rtr.request(methode, volgende, data=data, query=query).json()
            yield from pagina.get("_embedded", {}).get(naam, [])
            volgende, query = pagina.get("_links", {}).get("next", {}).get("href"), None

    def _decode_registratie(self, item: dict[str, Any]) -> Registratie:
        """Read what is registered, with the file itself."""
        bestand = self._rtr.get(item["_links"]["sttrBestand"]["href"]).inhoud
        tijdstip = datetime.strptime(item["laatsteWijzigingDatum"], "%d-%m-%Y %H:%M:%S")  # noqa: DTZ007  (has no zone)
        return Registratie(
            functionele_structuur_ref=item["functioneleStructuurRef"],
            naam=item["naam"],
            identifier=item["identifier"],
            versie=item["sttrVersie"],
            tijdstip=tijdstip.replace(tzinfo=self.omgeving.klok.now().tzinfo),
            sha256=hashlib.sha256(bestand).hexdigest(),
        )

    def _get_vandaag(self) -> str:
        """Give the date of today as the services want it."""
        return format_datum(self.omgeving.klok.now().date())


def _decode_activiteit(item: dict[str, Any], code: str) -> RegisterActiviteit:
    """Read an activity of the register."""
    objecten = tuple(
        Regelbeheerobject(item["typering"] + item.get("toestemming", {}).get("code", ""))
        for item in item["regelBeheerObjecten"]
    )
    links = item.get("_links", {}).get("werkzaamheden", [])
    return RegisterActiviteit(
        urn=item["urn"],
        naam=item["omschrijving"],
        oin=item["bestuursorgaan"]["oin"],
        organisatiecode=code,
        objecten=objecten,
        werkzaamheden=tuple(link["href"].rpartition("/")[2] for link in links),
        toepasbaar=bool(objecten),
    )


def _decode_configuratie(item: dict[str, Any]) -> BehandeldienstConfiguratie:
    """Read a behandeldienst setting."""
    return BehandeldienstConfiguratie(
        item["id"], item["activiteitUrn"], item["bevoegdGezagOin"], item["behandeldienstOin"]
    )
