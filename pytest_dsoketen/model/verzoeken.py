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


class Documenttype(ToelichtEnum):
    """What kind of document a bijlage is; the value is that of the STAM schema."""

    ADVIES = "Advies", "Een advies."
    AFBEELDING = "Afbeelding", "Een afbeelding."
    AFSPRAAK = "Afspraak", "Een afspraak."
    AKTE = "Akte", "Een akte."
    BEGROTING = "Begroting", "Een begroting."
    BEREKENING = "Berekening", "Een berekening."
    BESTEK = "Bestek", "Een bestek."
    BRIEF = "Brief", "Een brief."
    FOTO = "Foto", "Een foto."
    GRAFIEK = "Grafiek", "Een grafiek."
    IDENTIFICATIEBEWIJS = "Identificatiebewijs", "Een bewijs van identiteit."
    KAART = "Kaart", "Een kaart."
    ONTWERP = "Ontwerp", "Een ontwerp."
    OVEREENKOMST = "Overeenkomst", "Een overeenkomst."
    PLAN = "Plan", "Een plan."
    PLAN_VAN_AANPAK = "PlanVanAanpak", "Een plan van aanpak."
    RAPPORT = "Rapport", "Een rapport."
    TECHNISCHE_TEKENING = "TechnischeTekening", "Een technische tekening."
    TEKENING = "Tekening", "Een tekening."
    UITTREKSEL = "Uittreksel", "Een uittreksel."
    VERKLARING = "Verklaring", "Een verklaring."
    OVERIG = "Overig", "Iets anders."


@dataclass(frozen=True)
class Bijlage:
    """A document with a verzoek.

    Attributes:
        bestandsnaam: file name.
        inhoud: the bytes; empty in observations of a party that only gives hash and size.
        vraag: id of the question that asks for it, empty when none does.
        activiteit: urn of the activity with that question; empty when it goes with the whole verzoek.
        documentsoort: what the loket calls it.
        vertrouwelijk: whether only some may read it.
        document_id: id that the loket gave it.
        sha256: hash of the bytes.
        omvang: number of bytes.
        volgnummer: with which message of the verzoek it came.
        vervallen: whether a later message no longer names it.
        documenttype: kind of document.
        referentie: what the loket calls the place where it was asked, for a document with the whole verzoek.
        potentieel_vertrouwelijk: whether the initiatiefnemer may ask to keep it from others.
        verplicht: whether it had to be given.
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
    activiteit: str = ""
    documenttype: Documenttype = Documenttype.OVERIG
    referentie: str = ""
    potentieel_vertrouwelijk: bool = True
    verplicht: bool = False

    def __post_init__(self) -> None:
        """Compute hash and size where the bytes are known."""
        if self.inhoud and not self.sha256:
            object.__setattr__(self, "sha256", hashlib.sha256(self.inhoud).hexdigest())
            object.__setattr__(self, "omvang", len(self.inhoud))


@dataclass(frozen=True)
class GevraagdeBijlage:
    """A document that is asked for, whether or not it was given; the fields are those of a Bijlage."""

    documentsoort: str
    vraag: str = ""
    activiteit: str = ""
    referentie: str = ""
    documenttype: Documenttype = Documenttype.OVERIG
    potentieel_vertrouwelijk: bool = True
    verplicht: bool = False


class Vraagsoort(ToelichtEnum):
    """What a question is about; the value is vraagclassificatie of the STAM schema."""

    PROJECT = "project", "Over het project."
    ACTIVITEIT = "activiteit", "Over de activiteit."
    VERZOEK = "verzoek", "Over het verzoek."
    GEVRAAGDE_BIJLAGE = "gevraagdeBijlage", "Over een document dat wordt gevraagd."
    AANVRAGER = "aanvrager", "Over de aanvrager."


@dataclass(frozen=True)
class VraagAntwoord:
    """A question of the form with the answer that was given.

    Attributes:
        vraag: id of the question.
        tekst: the question.
        antwoord: the answer as it is now.
        oorspronkelijk: the first answer, when an aanvulling changed it.
        volgnummer: with which message of the verzoek it came.
        groepering: name of the group of questions.
        soort: what it is about.
        referentie: reference of the question, empty when it has none.
        publiceerbaar: whether others may read it.
    """

    vraag: str
    tekst: str
    antwoord: str
    oorspronkelijk: str = ""
    volgnummer: int = 0
    groepering: str = ""
    soort: Vraagsoort = Vraagsoort.ACTIVITEIT
    referentie: str = ""
    publiceerbaar: bool = True


@dataclass(frozen=True)
class OnderliggendeActiviteit:
    """The activity below a more general one, on which the location made the choice fall."""

    urn: str
    naam: str
    functionele_structuur_ref: str = ""


@dataclass(frozen=True)
class VerzoekActiviteit:
    """An activity in a verzoek, with its questions and answers."""

    urn: str
    naam: str
    volgnummer: int = 1
    antwoorden: tuple[VraagAntwoord, ...] = ()
    functionele_structuur_ref: str = ""
    onderliggend: OnderliggendeActiviteit | None = None


Basiswaarden = tuple[tuple[str, str], ...]
"""Per field that the user changed: the value that the basisregistratie (DSO-LV) holds."""


@dataclass(frozen=True)
class Adres:
    """An address in the Netherlands, as the user gave it."""

    straat: str
    huisnummer: str
    postcode: str
    woonplaats: str
    huisletter: str = ""
    toevoeging: str = ""
    registratie: Basiswaarden = ()

    @property
    def regel(self) -> str:
        """The address as one line."""
        return f"{self.straat} {self.huisnummer}{self.huisletter}{self.toevoeging}, {self.postcode} {self.woonplaats}"


@dataclass(frozen=True)
class AfwijkendAdres:
    """A postbus or antwoordnummer."""

    nummer: str
    postcode: str
    woonplaats: str
    soort: str = ""
    registratie: Basiswaarden = ()

    @property
    def regel(self) -> str:
        """The address as one line."""
        naam = {"postbusnummer": "Postbus ", "antwoordnummer": "Antwoordnummer "}.get(self.soort, "")
        return f"{naam}{self.nummer}, {self.postcode} {self.woonplaats}"


@dataclass(frozen=True)
class BuitenlandsAdres:
    """An address abroad: one to three lines and a country."""

    regels: tuple[str, ...]
    land: str
    registratie: Basiswaarden = ()

    @property
    def regel(self) -> str:
        """The address as one line."""
        return ", ".join((*self.regels, self.land))


@dataclass(frozen=True)
class Contactadres:
    """Where post goes; the standard allows more than one of the three."""

    afwijkend: AfwijkendAdres | None = None
    binnenlands: Adres | None = None
    buitenlands: BuitenlandsAdres | None = None

    @property
    def regel(self) -> str:
        """The address as one line: the deviating one first, then the Dutch one, then the one abroad."""
        adres = self.afwijkend or self.binnenlands or self.buitenlands
        return adres.regel if adres else ""


@dataclass(frozen=True)
class Vestiging:
    """An establishment of a company."""

    nummer: str = ""
    postadres: Contactadres | None = None
    adres: Adres | None = None
    buitenlands_adres: BuitenlandsAdres | None = None
    registratie: Basiswaarden = ()


@dataclass(frozen=True)
class Persoon:
    """The initiatiefnemer or gemachtigde; test data only.

    Attributes:
        naam: surname, or handelsnaam of a company.
        kvk: filled for a company only.
        straat: with the fields behind it, where he lives or the company can be visited.
        correspondentieadres: where post goes, when that is another address (postadres of a company).
        buitenlands_adres: where he lives or the company can be visited, when that is abroad.
        registratie: per field that the user changed, what the basisregistratie holds.
    """

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
    correspondentieadres: Contactadres | None = None
    voorvoegsel: str = ""
    huisletter: str = ""
    toevoeging: str = ""
    buitenlands_adres: BuitenlandsAdres | None = None
    rsin: str = ""
    statutaire_naam: str = ""
    verkorte_handelsnaam: str = ""
    vestiging: Vestiging | None = None
    registratie: Basiswaarden = ()

    @property
    def is_bedrijf(self) -> bool:
        """Whether it is a company (niet-natuurlijk persoon)."""
        return bool(self.kvk)

    @property
    def correspondentie(self) -> str:
        """The correspondentieadres as one line, empty when there is none."""
        return self.correspondentieadres.regel if self.correspondentieadres else ""


@dataclass(frozen=True)
class Contactpersoon:
    """Whom to speak to at a company that sends a verzoek."""

    achternaam: str
    voorletters: str
    voorvoegsel: str = ""
    functie: str = ""
    emailadres: str = ""
    telefoonnummer: str = ""
    adres: Contactadres | None = None


@dataclass(frozen=True)
class Perceel:
    """A cadastral parcel."""

    gemeente: str
    sectie: str
    nummer: str
    identificatie: str = ""


Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Locatie:
    """Where it will happen: RD point or polygon, with an address or a parcel when there is one.

    Attributes:
        x: RD, metres.
        y: RD, metres.
        vlak: rings of one polygon in RD: the outer one, then the holes.
        nummeraanduiding: id of the address in the BAG.
    """

    x: float
    y: float
    straat: str = ""
    huisnummer: str = ""
    postcode: str = ""
    woonplaats: str = ""
    vlak: tuple[Ring, ...] = ()
    huisletter: str = ""
    toevoeging: str = ""
    nummeraanduiding: str = ""
    perceel: Perceel | None = None


@dataclass(frozen=True)
class Instantie:
    """Bevoegd gezag or behandeldienst in a verzoek.

    Attributes:
        begin: since when, None when since the verzoek was sent.
        eind: until when, None when it still is.
    """

    naam: str
    oin: str
    begin: datetime | None = None
    eind: datetime | None = None


@dataclass(frozen=True)
class Participatie:
    """Whether and how others were asked for their opinion."""

    geparticipeerd: bool
    wijze: str = ""
    resultaat: str = ""


@dataclass(frozen=True)
class Verzoek:
    """A verzoek: as drafted in the loket, as sent, or as a VTH-systeem read it.

    Attributes:
        verzoeknummer: 13 digits; empty while it is a draft.
        volgnummer: 0 for the first message.
        locatie: the first location, which decides.
        meer_locaties: the other ones.
        project_id: id of the project in the loket.
        niet_geleverd: documents that were asked for and not given.
        bevoegd_gezag_historie: who it was before.
        behandeldienst_historie: who it was before.
        referentie: what the initiatiefnemer calls it.
        toelichting_later: what will be given later.
        toelichting_niet: what will not be given.
        akkoord: whether the initiatiefnemer agreed to the declaration.
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
    meer_locaties: tuple[Locatie, ...] = ()
    contactpersoon: Contactpersoon | None = None
    participatie: Participatie | None = None
    bevoegd_gezag_historie: tuple[Instantie, ...] = ()
    behandeldienst_historie: tuple[Instantie, ...] = ()
    project_naam: str = ""
    project_omschrijving: str = ""
    referentie: str = ""
    toelichting_later: str = ""
    toelichting_niet: str = ""
    akkoord: bool = True
    niet_geleverd: tuple[GevraagdeBijlage, ...] = ()


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
