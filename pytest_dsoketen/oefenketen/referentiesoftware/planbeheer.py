# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The half of the reference plansoftware that holds regelingen: download them, change them, exchange them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.plannen import Activiteit, Artikel, Besluitsoort, Gebied, Planbijlage, Regeling
from pytest_dsoketen.oefenketen.omgeving import Omgeving
from pytest_dsoketen.ports import GeweigerdError, StukError
from pytest_dsoketen.standaarden.inname import InnameError
from pytest_dsoketen.standaarden.lvbb.aanlevering import read_aanlevering
from pytest_dsoketen.standaarden.lvbb.uitwisselpakket import PakketError, read_uitwisselpakket
from pytest_dsoketen.standaarden.lvbb.wijzigpakket import Wijzigpakket, read_wijzigpakket, write_wijzigpakket
from pytest_dsoketen.standaarden.stop.bewerken import (
    add_afbeelding,
    add_document,
    list_documenten,
    list_gewijzigd,
    move_artikel,
    replay,
)
from pytest_dsoketen.standaarden.stop.versie import Regelingversie, build_versie, to_regeling
from pytest_dsoketen.standaarden.stop.wijzigen import (
    WijzigError,
    add_artikel,
    change_tekst,
    number_of,
    remove_artikel,
    start_versie,
)

_DOWNLOADEN: Final = "/publiek/omgevingsdocumenten/api/downloaden/v1"
_ZIP: Final = "application/zip"
UITWISSELING: Final = {Rol.PLANSOFTWARE: "uitwisseling", Rol.TWEEDE_PLANSOFTWARE: "uitwisseling-terug"}
"""Over which hop each product hands a package to the other."""

Bewerking = Callable[[Regelingversie], Regelingversie]


@dataclass
class Wijziging:
    """A besluit that is being made, or the kennisgeving of one.

    Attributes:
        besluit: AKN work of the besluit or kennisgeving; also the id of the wijziging.
        wordt: the regeling as it will be; None for a package that is taken as it is, an intrekking, a kennisgeving.
        was: the regeling that it builds on; None for a first version.
        soort: definitief or ontwerp.
        bewerkingen: what was changed, in order, with the wIds that it touches.
        pakket: a ready-made package.
        motivering: why it is taken.
        doel: doel of an intrekking.
        inzage: of a kennisgeving: AKN expression of the besluit that it is about, and from when until when.
        expression: AKN expression as it was delivered last.
        inwerking: day on which it takes effect, when that is not the day of bekendmaking.
        works: AKN works of the regelingen in a ready-made package.
    """

    besluit: str
    wordt: Regelingversie | None = None
    was: Regelingversie | None = None
    soort: Besluitsoort = Besluitsoort.DEFINITIEF
    bewerkingen: list[tuple[str, Bewerking]] = field(default_factory=list)
    pakket: bytes = b""
    motivering: str = ""
    doel: str = ""
    inzage: tuple[str, date, date] | None = None
    expression: str = ""
    inwerking: date | None = None
    works: tuple[str, ...] = ()

    def list_works(self) -> tuple[str, ...]:
        """Give the AKN works of the regelingen that it changes."""
        return (self.wordt.work,) if self.wordt else self.works


class Planbeheer:
    """Holds regelingen and the besluiten that change them.

    Args:
        omgeving: what it works with.
    """

    def __init__(self, omgeving: Omgeving) -> None:
        self.omgeving = omgeving
        self._regelingen: dict[str, Regelingversie] = {}
        self._open: dict[str, str] = {}
        self._aanvragen: dict[str, str] = {}
        self._wijzigingen: dict[str, Wijziging] = {}

    # --- downloading

    def download_regeling(self, work: str) -> Regeling:
        """Ask for the download, and read it in as soon as it is ready."""
        ozon = self.omgeving.connect(Rol.OZON)
        if work not in self._aanvragen:
            antwoord = ozon.post(f"{_DOWNLOADEN}/aanvraag", data={"regelingId": work})
            self._aanvragen[work] = antwoord.json()["verzoekIdentificatie"]
        id_ = self._aanvragen[work]
        status = ozon.get(f"{_DOWNLOADEN}/status/{id_}").json()["status"]
        if status == "MISLUKT":
            del self._aanvragen[work]
        if status != "BESCHIKBAAR":
            raise GeweigerdError(Rol.OZON, f"de download van {work} is nog niet beschikbaar (status {status})")
        adres = ozon.get(f"{_DOWNLOADEN}/download/{id_}").json()["url"]
        del self._aanvragen[work]
        pakket = ozon.get(adres).inhoud
        self.omgeving.boek.note_received(
            "download", work, inhoud=pakket, mediatype=_ZIP, adres=f"GET {adres}", status=200
        )
        self._regelingen[work] = self.read_download(pakket)
        self._open.pop(work, None)
        return to_regeling(self._regelingen[work])

    def read_download(self, pakket: bytes) -> Regelingversie:
        """Read a download in."""
        try:
            return read_uitwisselpakket(pakket)[0]
        except InnameError as fout:
            raise StukError(self.omgeving.rol, f"de download kan niet worden ingelezen: {fout}") from fout

    def fetch_regeling(self, work: str) -> Regeling:
        """Give the regeling with the change that is being made, else as it was downloaded."""
        return to_regeling(self._get_bezig(work))

    def list_bijlagen(self, work: str) -> tuple[Planbijlage, ...]:
        """Give the pictures and documents of the regeling with the change that is being made."""
        versie = self._get_bezig(work)
        bestanden = (*versie.bestanden, *((io.bestandsnaam, io.inhoud) for io in list_documenten(versie)))
        return tuple(Planbijlage(naam, hashlib.sha256(inhoud).hexdigest()) for naam, inhoud in sorted(bestanden))

    def _get_bezig(self, work: str) -> Regelingversie:
        """Give the version that is being worked on."""
        wijziging = self._wijzigingen.get(self._open.get(work, ""))
        return wijziging.wordt if wijziging and wijziging.wordt else self._get_regeling(work)

    # --- changing

    def create_regeling(self, regeling: Regeling) -> str:
        """Start the besluit that establishes a regeling."""
        besluit, doel = self._make_ids(self.omgeving.organisatie.code)
        wordt = build_versie(
            replace(regeling, geldig_vanaf=None), self.omgeving.organisatie, doel=doel, datum=self._today()
        )
        return self._open_wijziging(Wijziging(besluit, wordt, soort=regeling.soort))

    def start_wijziging(self, work: str, soort: Besluitsoort) -> str:
        """Start a besluit on the last download."""
        was = self._get_regeling(work)
        besluit, doel = self._make_ids(was.gezag)
        return self._open_wijziging(Wijziging(besluit, self._start_versie(was, doel, soort, besluit), was, soort))

    def _start_versie(self, was: Regelingversie, doel: str, soort: Besluitsoort, besluit: str) -> Regelingversie:
        """Start a version on another one, with a number that no other besluit has taken (LVBB4014)."""
        anderen = (w.wordt for w in self._wijzigingen.values() if w.besluit != besluit)
        bezet = [versie.versienummer for versie in anderen if versie and versie.work == was.work]
        hoogste = max((was.versienummer, *bezet), key=number_of)
        return start_versie(replace(was, versienummer=hoogste), doel=doel, soort=soort, geldig_vanaf=None)

    def change_tekst(self, wijziging: str, wid: str, tekst: str) -> None:
        """Replace the text of an article."""
        self.edit(wijziging, wid, lambda versie: change_tekst(versie, wid, tekst))

    def add_artikel(
        self, wijziging: str, artikel: Artikel, gebieden: tuple[Gebied, ...], activiteiten: tuple[Activiteit, ...]
    ) -> None:
        """Add an article with its annotations."""
        dag = self._today()
        self.edit(
            wijziging, artikel.wid, lambda versie: add_artikel(versie, artikel, gebieden, activiteiten, datum=dag)
        )

    def remove_artikel(self, wijziging: str, wid: str) -> None:
        """Remove an article with its annotations."""
        self.edit(wijziging, wid, lambda versie: remove_artikel(versie, wid))

    def move_artikel(self, wijziging: str, wid: str, na: str) -> None:
        """Put an article behind another one."""
        self.edit(wijziging, wid, lambda versie: move_artikel(versie, wid, na))

    def add_afbeelding(self, wijziging: str, wid: str, bestandsnaam: str, inhoud: bytes) -> None:
        """Put a picture in an article."""
        self.edit(wijziging, wid, lambda versie: add_afbeelding(versie, wid, bestandsnaam, inhoud))

    def add_document(self, wijziging: str, naam: str, bestandsnaam: str, inhoud: bytes) -> None:
        """Add a document to the plan."""
        dag = self._today()
        self.edit(wijziging, "", lambda versie: add_document(versie, naam, bestandsnaam, inhoud, datum=dag))

    def set_motivering(self, wijziging: str, tekst: str) -> None:
        """Say why a besluit is taken."""
        self._get_wijziging(wijziging).motivering = tekst

    def fetch_motivering(self, wijziging: str) -> str:
        """Give why a besluit is taken."""
        return self._get_wijziging(wijziging).motivering

    def edit(self, wijziging: str, wid: str, bewerking: Bewerking) -> None:
        """Do something to the regeling, and remember it so that it can be done again on a newer version."""
        doel = self._get_wijziging(wijziging)
        if doel.wordt is None:
            raise GeweigerdError(self.omgeving.rol, "een kant-en-klaar pakket kan hier niet worden gewijzigd")
        try:
            doel.wordt = bewerking(doel.wordt)
        except WijzigError as fout:
            raise GeweigerdError(self.omgeving.rol, str(fout)) from fout
        doel.bewerkingen.append((wid, bewerking))
        self._open[doel.wordt.work] = wijziging

    def update_wijziging(self, wijziging: str) -> None:
        """Do the own changes again on the last download; refuse when both touched the same article."""
        doel = self._get_wijziging(wijziging)
        if doel.was is None or doel.wordt is None:
            raise GeweigerdError(self.omgeving.rol, "een eerste versie kan niet worden bijgewerkt")
        nieuw = self._get_regeling(doel.was.work)
        self.refuse_conflicts(doel, nieuw)
        try:
            doel.wordt = self.rebase(doel, nieuw)
        except WijzigError as fout:
            raise GeweigerdError(self.omgeving.rol, f"de wijziging past niet meer op het plan: {fout}") from fout
        doel.was = nieuw
        self._open[nieuw.work] = wijziging

    def rebase(self, wijziging: Wijziging, nieuw: Regelingversie) -> Regelingversie:
        """Make the own changes on top of a newer version."""
        doel = wijziging.wordt.doel if wijziging.wordt else ""
        wordt = self._start_versie(nieuw, doel, wijziging.soort, wijziging.besluit)
        for _, bewerking in wijziging.bewerkingen:
            wordt = bewerking(wordt)
        return wordt

    def refuse_conflicts(self, wijziging: Wijziging, nieuw: Regelingversie) -> None:
        """Refuse when an article that was changed here was changed elsewhere too."""
        if wijziging.was is None:
            return
        elders = list_gewijzigd(wijziging.was, nieuw)
        for wid in (wid for wid, _ in wijziging.bewerkingen if wid in elders):
            nummer = next((a.nummer for a in to_regeling(wijziging.was).artikelen if a.wid == wid), wid)
            raise GeweigerdError(self.omgeving.rol, f"artikel {nummer} is intussen ook in een ander besluit gewijzigd")

    def load_pakket(self, pakket: bytes) -> str:
        """Take a ready-made package as a wijziging."""
        try:
            aanlevering = read_aanlevering(pakket)
        except InnameError as fout:
            raise GeweigerdError(self.omgeving.rol, f"het pakket is niet te lezen: {fout}") from fout
        nieuw, _ = self._make_ids(self.omgeving.organisatie.code)
        besluit = aanlevering.besluit.work if aanlevering.besluit else nieuw
        works = tuple(regeling.work for regeling in aanlevering.regelingen)
        self._wijzigingen[besluit] = Wijziging(besluit, pakket=pakket, works=works)
        return besluit

    # --- other besluiten

    def start_intrekking(self, work: str) -> str:
        """Start a besluit that withdraws a regeling."""
        was = self._get_regeling(work)
        besluit, doel = self._make_ids(was.gezag)
        return self._open_wijziging(Wijziging(besluit, was=was, doel=doel))

    def start_kennisgeving(self, wijziging: str, begin: date, einde: date) -> str:
        """Start the kennisgeving of a besluit that was delivered."""
        over = self._get_wijziging(wijziging)
        if not over.expression:
            raise GeweigerdError(self.omgeving.rol, f"het besluit {over.besluit} is nog niet aangeboden")
        _, _, gezag, *_ = over.besluit.removeprefix("/akn/").split("/")
        work = self._make_ids(gezag)[0].replace("/bill/", "/doc/").replace("besluit_", "kennisgeving_")
        return self._open_wijziging(Wijziging(work, inzage=(over.expression, begin, einde)))

    # --- exchanging with other plansoftware

    def export_wijziging(self, wijziging: str) -> bytes:
        """Write a wijziging as a package for other plansoftware."""
        doel = self._get_wijziging(wijziging)
        if doel.wordt is None or doel.was is None:
            raise GeweigerdError(self.omgeving.rol, "alleen een wijziging van een bestaand plan is uit te wisselen")
        pakket = self.write_export(doel, doel.wordt, doel.was)
        self.omgeving.boek.note_sent(
            UITWISSELING[self.omgeving.rol], doel.wordt.work, doel.besluit, inhoud=pakket, mediatype=_ZIP
        )
        return pakket

    def write_export(self, wijziging: Wijziging, wordt: Regelingversie, was: Regelingversie) -> bytes:
        """Write the package of a wijziging."""
        basis = (was.doel, was.gemaakt_op)
        return write_wijzigpakket(Wijzigpakket(wijziging.besluit, wijziging.soort, wijziging.motivering, wordt, basis))

    def import_wijziging(self, pakket: bytes) -> str:
        """Take over a wijziging that other plansoftware wrote."""
        try:
            gelezen = self.read_import(pakket)
        except (InnameError, PakketError) as fout:
            raise GeweigerdError(self.omgeving.rol, f"het uitwisselpakket is niet te lezen: {fout}") from fout
        wordt = gelezen.wordt
        ander = next(code for rol, code in UITWISSELING.items() if rol is not self.omgeving.rol)
        self.omgeving.boek.note_received(ander, wordt.work, gelezen.besluit, inhoud=pakket, mediatype=_ZIP)
        was = self._get_regeling(wordt.work)
        if gelezen.basis != (was.doel, was.gemaakt_op):
            raise GeweigerdError(self.omgeving.rol, "de wijziging bouwt voort op een andere versie; download het plan")
        wijziging = Wijziging(gelezen.besluit, wordt, was, gelezen.soort, motivering=gelezen.motivering)
        wijziging.bewerkingen = [("", lambda versie: replay(versie, was, wordt))]
        wijziging.bewerkingen += [(wid, lambda versie: versie) for wid in list_gewijzigd(was, wordt)]
        return self._open_wijziging(wijziging)

    def read_import(self, pakket: bytes) -> Wijzigpakket:
        """Read a package of other plansoftware."""
        return read_wijzigpakket(pakket)

    # --- small things

    def _open_wijziging(self, wijziging: Wijziging) -> str:
        """Keep a wijziging as the one that is being worked on."""
        self._wijzigingen[wijziging.besluit] = wijziging
        if wijziging.wordt is not None:
            self._open[wijziging.wordt.work] = wijziging.besluit
        return wijziging.besluit

    def _make_ids(self, code: str) -> tuple[str, str]:
        """Make the AKN work of a new besluit of a bevoegd gezag, and the doel that goes with it."""
        jaar = self._today().year
        kenmerk = self.omgeving.nummers.make_uuid().replace("-", "")[:16]
        return f"/akn/nl/bill/{code}/{jaar}/besluit_{kenmerk}", f"/join/id/proces/{code}/{jaar}/doel_{kenmerk}"

    def _today(self) -> date:
        """Give the day in the chain."""
        return self.omgeving.klok.now().date()

    def _get_regeling(self, work: str) -> Regelingversie:
        """Give a regeling that was downloaded."""
        try:
            return self._regelingen[work]
        except KeyError:
            raise GeweigerdError(self.omgeving.rol, f"de regeling {work} is nog niet gedownload") from None

    def _get_wijziging(self, id_: str) -> Wijziging:
        """Give a wijziging."""
        try:
            return self._wijzigingen[id_]
        except KeyError:
            raise GeweigerdError(self.omgeving.rol, f"er is geen wijziging {id_}") from None
