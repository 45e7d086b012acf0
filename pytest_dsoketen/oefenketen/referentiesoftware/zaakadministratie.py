# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The zaken of one organisation: what a verzoekbericht does to them (STAM, by doel).

Pure: no transport, no clock of its own. Each rule is one small method.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from itertools import chain

from pytest_dsoketen.model._basis import DsoketenError
from pytest_dsoketen.model.partijen import Organisatie
from pytest_dsoketen.model.verzoeken import (
    Bijlage,
    Doel,
    Gebeurtenis,
    Instantie,
    Locatie,
    Persoon,
    Verzoek,
    VerzoekActiviteit,
    Verzoektype,
    VraagAntwoord,
    Zaak,
)

OPENENDE_DOELEN = frozenset({Doel.INITIEREN, Doel.CONCEPTVERZOEK})
ONTVANGEN = "Ontvangen"
KOPIE = "Ter kennisname"
INGETROKKEN = "Ingetrokken"


class VerwerkingError(DsoketenError):
    """A valid message cannot become a zaak or change one; the text is for the behandelaar."""


def make_zaaktypen() -> dict[tuple[Verzoektype, Doel], str]:
    """Give the zaaktype per type of verzoek and doel: the inregeling of the software."""
    return {
        (soort, doel): soort.value if doel is Doel.INITIEREN else f"Omgevingsoverleg ({soort.value.lower()})"
        for soort in Verzoektype
        for doel in OPENENDE_DOELEN
    }


class Zaakadministratie:
    """The zaken, by zaaknummer.

    Args:
        organisatie: whose zaken these are.
        now: gives the time in the chain.
        make_volgnummer: gives the next number of the year.
    """

    def __init__(
        self, organisatie: Organisatie, now: Callable[[], datetime], make_volgnummer: Callable[[], int]
    ) -> None:
        self.organisatie = organisatie
        self.zaaktypen = make_zaaktypen()
        self._now = now
        self._make_volgnummer = make_volgnummer
        self._zaken: dict[str, Zaak] = {}

    def fetch_zaken(self, verzoeknummer: str) -> tuple[Zaak, ...]:
        """Give the zaken for a verzoeknummer, oldest first."""
        return tuple(zaak for zaak in self._zaken.values() if zaak.verzoek.verzoeknummer == verzoeknummer)

    def get_zaak(self, zaaknummer: str) -> Zaak:
        """Give one zaak.

        Raises:
            VerwerkingError: when there is none with that number.
        """
        if zaaknummer not in self._zaken:
            raise VerwerkingError(f"zaak {zaaknummer} bestaat niet")
        return self._zaken[zaaknummer]

    def process(self, verzoek: Verzoek) -> Zaak:
        """Let a verzoekbericht with its bijlagen do its work.

        Returns:
            The zaak as it is now.

        Raises:
            VerwerkingError: when it cannot be processed.
        """
        if self.opens_zaak(verzoek):
            return self._open(verzoek)
        zaak = self._find_one(verzoek)
        return self._supplement(zaak, verzoek) if verzoek.doel is Doel.AANVULLEN else self._withdraw(zaak, verzoek)

    def is_processed(self, verzoeknummer: str, volgnummer: int) -> bool:
        """Whether this very message came before; a notificatie may come twice."""
        return any(
            gebeurtenis.volgnummer == volgnummer and gebeurtenis.omschrijving.startswith(_VERWERKT)
            for zaak in self.fetch_zaken(verzoeknummer)
            for gebeurtenis in zaak.gebeurtenissen
        )

    def opens_zaak(self, verzoek: Verzoek) -> bool:
        """Whether a message makes a new zaak: by its doel, and only the first time."""
        return verzoek.doel in OPENENDE_DOELEN and not self.fetch_zaken(verzoek.verzoeknummer)

    def choose_zaaktype(self, verzoek: Verzoek) -> str:
        """Give the zaaktype.

        Raises:
            VerwerkingError: when the inregeling has none for this type and doel.
        """
        try:
            return self.zaaktypen[verzoek.type, verzoek.doel]
        except KeyError:
            raise VerwerkingError(
                f"er is geen zaaktype ingesteld voor {verzoek.type.value} met doel {verzoek.doel.value}"
            ) from None

    def is_kopie(self, verzoek: Verzoek) -> bool:
        """Whether the message is a copy: somebody else treats the verzoek."""
        return verzoek.behandeldienst is not None and verzoek.behandeldienst.oin != self.organisatie.oin

    def place_bijlage(self, bijlage: Bijlage, volgnummer: int) -> Bijlage | None:
        """Put a bijlage in the zaak; documentId and not the name tells two apart. None when it is not placed."""
        return replace(bijlage, volgnummer=volgnummer, vervallen=False)

    def lapse_bijlage(self, bijlage: Bijlage) -> Bijlage | None:
        """Mark a bijlage that the newest message no longer names; it stays readable."""
        return replace(bijlage, vervallen=True)

    def mark_antwoord(self, antwoord: VraagAntwoord, vorig: VraagAntwoord | None, volgnummer: int) -> VraagAntwoord:
        """Keep with an answer when it came and what it was before."""
        if vorig is None:
            return replace(antwoord, volgnummer=volgnummer)
        if vorig.antwoord == antwoord.antwoord:
            return vorig
        return replace(antwoord, volgnummer=volgnummer, oorspronkelijk=antwoord.oorspronkelijk or vorig.antwoord)

    def choose_locatie(self, locatie: Locatie) -> Locatie:
        """Keep the location as drawn, with its vlak."""
        return locatie

    def choose_persoon(self, persoon: Persoon) -> Persoon:
        """Keep the person with the address for correspondence."""
        return persoon

    def describe_locatie(self, locatie: Locatie) -> str:
        """Name the place of the zaak: address when there is one, else the parcel, the drawn area, or the point."""
        if locatie.straat or locatie.postcode:
            adres = f"{locatie.straat} {locatie.huisnummer}{locatie.huisletter}{locatie.toevoeging}".strip()
            return ", ".join(deel for deel in (adres, f"{locatie.postcode} {locatie.woonplaats}".strip()) if deel)
        if locatie.perceel:
            return f"Perceel {locatie.perceel.gemeente} {locatie.perceel.sectie} {locatie.perceel.nummer}"
        soort = "Gebied" if locatie.vlak else "Punt"
        return f"{soort} bij RD {locatie.x:.0f} {locatie.y:.0f}"

    def note(self, zaaknummer: str, omschrijving: str, *, status: str = "") -> Zaak:
        """Write down that something happened to a zaak."""
        zaak = self.get_zaak(zaaknummer)
        return self._keep(self._add_gebeurtenis(zaak, omschrijving, zaak.verzoek.volgnummer), status=status)

    def change_instanties(self, verzoeknummer: str, bevoegd_gezag: Instantie, behandeldienst: Instantie | None) -> None:
        """Take over who is bevoegd gezag and who treats the verzoek, where that changed."""
        for zaak in self.fetch_zaken(verzoeknummer):
            if _get_oins(zaak.verzoek.bevoegd_gezag, zaak.verzoek.behandeldienst) == _get_oins(
                bevoegd_gezag, behandeldienst
            ):
                continue
            verzoek = replace(zaak.verzoek, bevoegd_gezag=bevoegd_gezag, behandeldienst=behandeldienst)
            wie = f"bevoegd gezag {bevoegd_gezag.naam}, behandeldienst {behandeldienst.naam if behandeldienst else 'geen'}"
            kopie = (behandeldienst or bevoegd_gezag).oin != self.organisatie.oin
            gewijzigd = replace(zaak, verzoek=verzoek, kopie=kopie)
            self._keep(self._add_gebeurtenis(gewijzigd, f"Gewijzigd: {wie}", verzoek.volgnummer))

    def _open(self, verzoek: Verzoek) -> Zaak:
        """Make a new zaak of a message."""
        zaaktype = self.choose_zaaktype(verzoek)
        kopie = self.is_kopie(verzoek)
        zaaknummer = f"{self._now().year}-{self._make_volgnummer():06d}"
        leeg = Zaak(
            zaaknummer=zaaknummer, verzoek=replace(verzoek, bijlagen=(), activiteiten=()), status="", kopie=kopie
        )
        zaak = self._take_over(leeg, verzoek)
        return self._keep(
            self._add_gebeurtenis(zaak, f"{_VERWERKT} als zaak {zaaknummer} ({zaaktype})", verzoek.volgnummer),
            status=KOPIE if kopie else ONTVANGEN,
        )

    def _find_one(self, verzoek: Verzoek) -> Zaak:
        """Find the one zaak that a later message belongs to.

        Raises:
            VerwerkingError: when there is none, or more than one.
        """
        zaken = self.fetch_zaken(verzoek.verzoeknummer)
        if len(zaken) != 1:
            wat = "er is geen zaak" if not zaken else f"er zijn {len(zaken)} zaken"
            raise VerwerkingError(f"{verzoek.doel.value} kan niet worden verwerkt: {wat} bij dit verzoeknummer")
        return zaken[0]

    def _supplement(self, zaak: Zaak, verzoek: Verzoek) -> Zaak:
        """Make a message that holds the full new state the state of the zaak."""
        nieuw = self._take_over(zaak, verzoek)
        bij = sum(doc.volgnummer == verzoek.volgnummer for doc in nieuw.documenten)
        weg = sum(doc.vervallen for doc in nieuw.documenten) - sum(doc.vervallen for doc in zaak.documenten)
        anders = sum(antwoord.volgnummer == verzoek.volgnummer for antwoord in _list_antwoorden(nieuw.verzoek))
        tekst = (
            f"{_VERWERKT} als aanvulling {verzoek.volgnummer:03d}: {anders} antwoorden gewijzigd, "
            f"{bij} bijlagen nieuw, {weg} bijlagen vervallen"
        )
        return self._keep(self._add_gebeurtenis(nieuw, tekst, verzoek.volgnummer))

    def _withdraw(self, zaak: Zaak, verzoek: Verzoek) -> Zaak:
        """Register that the verzoek is withdrawn; what was sent before stays."""
        zaak = replace(zaak, verzoek=replace(zaak.verzoek, doel=verzoek.doel, volgnummer=verzoek.volgnummer))
        return self._keep(
            self._add_gebeurtenis(zaak, f"{_VERWERKT} als intrekking", verzoek.volgnummer), status=INGETROKKEN
        )

    def _take_over(self, zaak: Zaak, verzoek: Verzoek) -> Zaak:
        """Bring answers, bijlagen, location and persons of a message into a zaak."""
        bijlagen = self._merge_bijlagen(zaak.documenten, verzoek)
        return replace(
            zaak,
            documenten=bijlagen,
            locatieaanduiding=self.describe_locatie(self.choose_locatie(verzoek.locatie)),
            verzoek=replace(
                verzoek,
                activiteiten=self._merge_activiteiten(zaak.verzoek, verzoek),
                bijlagen=tuple(bijlage for bijlage in bijlagen if not bijlage.vervallen),
                locatie=self.choose_locatie(verzoek.locatie),
                initiatiefnemer=self.choose_persoon(verzoek.initiatiefnemer),
                gemachtigde=self.choose_persoon(verzoek.gemachtigde) if verzoek.gemachtigde else None,
            ),
        )

    def _merge_bijlagen(self, eerder: tuple[Bijlage, ...], verzoek: Verzoek) -> tuple[Bijlage, ...]:
        """Keep what is still named, lapse what no longer is, and place what is new."""
        genoemd = {bijlage.document_id for bijlage in verzoek.bijlagen}
        bekend = {bijlage.document_id for bijlage in eerder}
        oud = (bijlage if bijlage.document_id in genoemd else self.lapse_bijlage(bijlage) for bijlage in eerder)
        nieuw = (
            self.place_bijlage(bijlage, verzoek.volgnummer)
            for bijlage in verzoek.bijlagen
            if bijlage.document_id not in bekend
        )
        return tuple(bijlage for bijlage in chain(oud, nieuw) if bijlage is not None)

    def _merge_activiteiten(self, eerder: Verzoek, verzoek: Verzoek) -> tuple[VerzoekActiviteit, ...]:
        """Take the activities of the message, with per answer when it came."""
        vorige = {
            (activiteit.urn, antwoord.vraag): antwoord
            for activiteit in eerder.activiteiten
            for antwoord in activiteit.antwoorden
        }
        return tuple(
            replace(
                activiteit,
                antwoorden=tuple(
                    self.mark_antwoord(antwoord, vorige.get((activiteit.urn, antwoord.vraag)), verzoek.volgnummer)
                    for antwoord in activiteit.antwoorden
                ),
            )
            for activiteit in verzoek.activiteiten
        )

    def _add_gebeurtenis(self, zaak: Zaak, omschrijving: str, volgnummer: int) -> Zaak:
        """Add an event at this moment."""
        gebeurtenis = Gebeurtenis(self._now(), omschrijving, volgnummer)
        return replace(zaak, gebeurtenissen=(*zaak.gebeurtenissen, gebeurtenis))

    def _keep(self, zaak: Zaak, *, status: str = "") -> Zaak:
        """Store a zaak as it is now."""
        zaak = replace(zaak, status=status or zaak.status)
        self._zaken[zaak.zaaknummer] = zaak
        return zaak


_VERWERKT = "Verzoek verwerkt"


def _list_antwoorden(verzoek: Verzoek) -> tuple[VraagAntwoord, ...]:
    """Give all answers of a verzoek."""
    return tuple(antwoord for activiteit in verzoek.activiteiten for antwoord in activiteit.antwoorden)


def _get_oins(bevoegd_gezag: Instantie, behandeldienst: Instantie | None) -> tuple[str, str]:
    """Give the OINs that say who has the verzoek."""
    return bevoegd_gezag.oin, behandeldienst.oin if behandeldienst else ""
