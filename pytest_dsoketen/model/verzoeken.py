# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Verzoeken: from the loket to the VTH-systeem and back (STAM 4.0, IMAM)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from pytest_dsoketen.model._basis import ToelichtEnum


class Verzoektype(ToelichtEnum):
    """The seven kinds of verzoek; the value is that of the STAM schema."""

    AANVRAAG = "Aanvraag vergunning", "Er is een vergunning nodig."
    MELDING = "Melding", "Het moet worden gemeld."
    INFORMATIE = "Informatie", "Er wordt informatie gegeven."
    ONGEWOON_VOORVAL = "Informatie ongewoon voorval", "Er is iets ongewoons gebeurd."
    MAATWERK = "Aanvraag maatwerkvoorschrift", "Er wordt een maatwerkvoorschrift gevraagd."
    MELDING_MAATREGEL = "Melding gelijkwaardige maatregel", "Een gelijkwaardige maatregel wordt gemeld."
    AANVRAAG_MAATREGEL = (
        "Aanvraag toestemming gelijkwaardige maatregel",
        "Voor een gelijkwaardige maatregel wordt toestemming gevraagd.",
    )


class Doel(ToelichtEnum):
    """What a verzoekbericht is for; the value is that of the STAM schema."""

    INITIEREN = "Initieren", "Het eerste bericht van een verzoek."
    CONCEPTVERZOEK = "Conceptverzoek", "Een concept voor vooroverleg."
    AANVULLEN = "Aanvullen", "Nieuwe antwoorden of bijlagen bij een verzoek."
    INTREKKEN = "Intrekken", "Het verzoek wordt ingetrokken."


@dataclass(frozen=True)
class Bijlage:
    """A document with a verzoek.

    Attributes:
        bestandsnaam: file name.
        inhoud: the bytes; empty in observations of a party that only gives hash and size.
        vraag: id of the question that asks for it, empty when none does.
        documentsoort: what the loket calls it.
        vertrouwelijk: whether only some may read it.
        document_id: id that the loket gave it.
        sha256: hash of the bytes.
        omvang: number of bytes.
        volgnummer: with which message of the verzoek it came.
        vervallen: whether a later message no longer names it.
    """

    bestandsnaam: str
    inhoud: bytes = b""
    vraag: str = ""
    documentsoort: str = "Overig"
    vertrouwelijk: bool = False
    document_id: str = ""
    sha256: str = ""
    omvang: int = 0
    volgnummer: int = 0
    vervallen: bool = False

    def __post_init__(self) -> None:
        """Compute hash and size where the bytes are known."""
        if self.inhoud and not self.sha256:
            object.__setattr__(self, "sha256", hashlib.sha256(self.inhoud).hexdigest())
            object.__setattr__(self, "omvang", len(self.inhoud))


@dataclass(frozen=True)
class VraagAntwoord:
    """A question of the form with the answer that was given."""

    vraag: str
    tekst: str
    antwoord: str
    oorspronkelijk: str = ""
    volgnummer: int = 0


@dataclass(frozen=True)
class VerzoekActiviteit:
    """An activity in a verzoek, with its questions and answers."""

    urn: str
    naam: str
    volgnummer: int = 1
    antwoorden: tuple[VraagAntwoord, ...] = ()
    functionele_structuur_ref: str = ""


@dataclass(frozen=True)
class Persoon:
    """The initiatiefnemer or gemachtigde; test data only."""

    naam: str
    voorletters: str
    bsn: str = ""
    kvk: str = ""
    emailadres: str = ""
    telefoonnummer: str = ""
    straat: str = ""
    huisnummer: str = ""
    postcode: str = ""
    woonplaats: str = ""
    correspondentieadres: str = ""


@dataclass(frozen=True)
class Locatie:
    """Where it will happen: RD point or polygon, with an address when there is one."""

    x: float
    y: float
    straat: str = ""
    huisnummer: str = ""
    postcode: str = ""
    woonplaats: str = ""
    vlak: tuple[tuple[tuple[float, float], ...], ...] = ()


@dataclass(frozen=True)
class Instantie:
    """Bevoegd gezag or behandeldienst in a verzoek."""

    naam: str
    oin: str


@dataclass(frozen=True)
class Verzoek:
    """A verzoek: as drafted in the loket, as sent, or as a VTH-systeem read it.

    Attributes:
        verzoeknummer: 13 digits; empty while it is a draft.
        volgnummer: 0 for the first message.
        project_id: id of the project in the loket.
    """

    naam: str
    type: Verzoektype
    doel: Doel
    activiteiten: tuple[VerzoekActiviteit, ...]
    locatie: Locatie
    initiatiefnemer: Persoon
    bevoegd_gezag: Instantie
    behandeldienst: Instantie | None = None
    gemachtigde: Persoon | None = None
    bijlagen: tuple[Bijlage, ...] = ()
    verzoeknummer: str = ""
    volgnummer: int = 0
    project_id: str = ""
    indiendatum: datetime | None = None
    ambtshalve: bool = False
    toelichting: str = ""


@dataclass(frozen=True)
class Verzendbevestiging:
    """What the initiatiefnemer gets after sending."""

    verzoeknummer: str
    volgnummer: int
    tijdstip: datetime
    project_id: str = ""
    verzonden_naar: tuple[Instantie, ...] = ()


@dataclass(frozen=True)
class Gebeurtenis:
    """Something that happened to a zaak, as the VTH-systeem shows it."""

    tijdstip: datetime
    omschrijving: str
    volgnummer: int = 0


@dataclass(frozen=True)
class Zaak:
    """A zaak in a VTH-systeem.

    Attributes:
        zaaknummer: number of the VTH-systeem itself.
        verzoek: the verzoek as the VTH-systeem holds it now.
        status: as the VTH-systeem calls it.
        gebeurtenissen: in order of time.
        kopie: whether it only is a copy for the bevoegd gezag.
        documenten: every bijlage that ever came, also those that lapsed.
        locatieaanduiding: how the VTH-systeem names the place to a behandelaar.
    """

    zaaknummer: str
    verzoek: Verzoek
    status: str
    gebeurtenissen: tuple[Gebeurtenis, ...] = ()
    kopie: bool = False
    documenten: tuple[Bijlage, ...] = ()
    locatieaanduiding: str = ""


@dataclass(frozen=True)
class Terugkoppeling:
    """A message from the overheid to the initiatiefnemer."""

    soort: str
    verzoeknummer: str
    onderwerp: str
    tekst: str
    tijdstip: datetime


@dataclass(frozen=True)
class Projectstatus:
    """What the initiatiefnemer sees in Mijn Omgevingsloket."""

    verzoeknummer: str
    status: str
    bevoegd_gezag: str
    meldingen: tuple[str, ...] = ()
