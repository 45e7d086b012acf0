# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Omgevingsplannen: what plansoftware and the landelijke voorzieningen hand each other.

Terms: STOP 1.3 (regeling, besluit, doel), IMOW 2.0 (activiteit, locatie), BHKV 1.2 (opdracht, levering, verslag).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from pytest_dsoketen.model._basis import ToelichtEnum
from pytest_dsoketen.model.partijen import Organisatie


class Besluitsoort(ToelichtEnum):
    """Which kind of decision changes the plan."""

    DEFINITIEF = "definitief", "Vastgesteld besluit; de regeling treedt in werking."
    ONTWERP = "ontwerp", "Ontwerpbesluit; er is nog niets vastgesteld en er zijn geen tijdstempels."


@dataclass(frozen=True)
class Punt:
    """A point in RD (EPSG:28992), metres with at most three decimals."""

    x: float
    y: float


@dataclass(frozen=True)
class Vlak:
    """A surface in RD: outer ring and holes, each closed (first point = last point)."""

    ring: tuple[Punt, ...]
    gaten: tuple[tuple[Punt, ...], ...] = ()


@dataclass(frozen=True)
class Gebied:
    """A werkingsgebied.

    Attributes:
        identificatie: OW id `nl.imow-gm….gebied.…`.
        naam: noemer.
        ring: outer ring in RD, closed (first point = last point).
        geometrie_id: basisgeo:id, a uuid.
        gaten: rings within `ring` that do not belong to it.
        overige: more surfaces, when the area has several parts.
    """

    identificatie: str
    naam: str
    ring: tuple[Punt, ...]
    geometrie_id: str
    gaten: tuple[tuple[Punt, ...], ...] = ()
    overige: tuple[Vlak, ...] = ()

    @property
    def vlakken(self) -> tuple[Vlak, ...]:
        """All surfaces; together they are the area."""
        return (Vlak(self.ring, self.gaten), *self.overige) if self.ring else self.overige


@dataclass(frozen=True)
class Activiteit:
    """An activity that the plan regulates.

    Attributes:
        identificatie: OW id `nl.imow-gm….activiteit.…`; this is the urn in the registratie toepasbare regels.
        naam: name as the plan gives it.
        groep: value of the waardelijst Activiteitengroep (URI).
        bovenliggend: id of the activity above it.
    """

    identificatie: str
    naam: str
    groep: str
    bovenliggend: str


@dataclass(frozen=True)
class Artikel:
    """One article of the regeling.

    Attributes:
        wid: wId, stable over versions.
        eid: eId in this version.
        nummer: as printed.
        opschrift: heading.
        tekst: plain text, white space normalised.
        activiteiten: ids of the activities that the rule is about.
        gebieden: ids of the locations where it holds.
    """

    wid: str
    eid: str
    nummer: str
    opschrift: str
    tekst: str
    activiteiten: tuple[str, ...] = ()
    gebieden: tuple[str, ...] = ()


@dataclass(frozen=True)
class Planbijlage:
    """A picture or a document that belongs to a plan.

    Attributes:
        bestandsnaam: name of the file, without folder.
        sha256: hash of the file.
    """

    bestandsnaam: str
    sha256: str


@dataclass(frozen=True)
class Regeling:
    """One version of an omgevingsplan as a party holds it.

    Attributes:
        work: AKN work, `/akn/nl/act/gm…`.
        expression: AKN expression of this version.
        titel: official title.
        artikelen: in the order of the text.
        activiteiten: all activities.
        gebieden: all locations.
        soort: definitief or ontwerp.
        geldig_vanaf: first day on which it holds; None for an ontwerp.
    """

    work: str
    expression: str
    titel: str
    artikelen: tuple[Artikel, ...]
    activiteiten: tuple[Activiteit, ...] = ()
    gebieden: tuple[Gebied, ...] = ()
    soort: Besluitsoort = Besluitsoort.DEFINITIEF
    geldig_vanaf: date | None = None


@dataclass(frozen=True)
class Melding:
    """One message in a verslag, as the LVBB gives it.

    Attributes:
        code: mostly a code of the validatiematrix; the LVBB also gives others, such as `DM-0001`.
        ernst: fout, waarschuwing or informatie.
        tekst: what is wrong.
        categorie: what it is about: an identification, a file, or a sentence.
        soort: inhoudelijk, or technisch when it is about the package and not about what is in it.
        uitspraken: more that is said of it, as name and value.
    """

    code: str
    ernst: str
    tekst: str
    categorie: str = ""
    soort: str = "inhoudelijk"
    uitspraken: tuple[tuple[str, str], ...] = ()


class Verslaguitkomst(ToelichtEnum):
    """What a verslag of the LVBB says; the value is that of the BHKV schema."""

    ONTVANGEN = "opdracht-ontvangen", "De opdracht is aangenomen en wordt behandeld."
    VOLTOOID = "validatie-voltooid", "De aanlevering is gecontroleerd; de opdracht wordt verder behandeld."
    GEREGISTREERD = "registratie-voltooid", "Het besluit staat klaar voor de dag van bekendmaking."
    PUBLICATIE_VOLTOOID = "publicatie-voltooid", "Het besluit is gepubliceerd; de opdracht wordt afgerond."
    MUTATIE_VOLTOOID = "mutatie-voltooid", "De directe mutatie is verwerkt; de opdracht wordt afgerond."
    VALIDE = "valide", "De aanlevering is goedgekeurd."
    NIET_VALIDE = "niet-valide", "De aanlevering is afgekeurd."
    CONSOLIDATIE_NIET_VALIDE = "consolidatie-niet-valide", "De regeling of de OW-informatie kon niet worden verwerkt."
    OPDRACHT_NIET_VALIDE = "opdracht-niet-valide", "De opdracht zelf klopt niet."
    AFGEBROKEN = "behandeling-afgebroken", "De behandeling is gestopt."
    GEPUBLICEERD = "gepubliceerd", "Het besluit is bekendgemaakt."
    MISLUKT = "mislukt", "De opdracht is geweigerd zonder verslag."
    OK = "ok", "De opdracht is uitgevoerd: de publicatie is afgebroken, geraadpleegd of direct gemuteerd."
    AKN_NIET_VALIDE = "akn-iri-niet-valide", "De identificatie in de opdracht is niet die van een besluit."
    AKN_NIET_GEVONDEN = "akn-iri-niet-gevonden", "Het besluit dat de opdracht noemt, is niet bekend."
    BEHANDELING_MISLUKT = "behandeling-mislukt", "De publicatie kon niet worden afgebroken."

    @property
    def is_goed(self) -> bool:
        """Whether the aanlevering got through."""
        return self.value in {"valide", "gepubliceerd", "ok"}

    @property
    def is_eind(self) -> bool:
        """Whether nothing comes after it."""
        return self.value not in VOORTGANG


VOORTGANG = frozenset(
    {"opdracht-ontvangen", "validatie-voltooid", "registratie-voltooid", "publicatie-voltooid", "mutatie-voltooid"}
)
"""What a verslag says while the opdracht is still being treated."""


@dataclass(frozen=True)
class Verslag:
    """One resultaat message of the LVBB.

    Attributes:
        id_levering: of the delivery; empty for a refusal without verslag.
        uitkomst: what the verslag says; MISLUKT when there is none.
        tijdstip: when it was made.
        meldingen: what was found.
        is_mislukt: whether the message around the verslag says that the opdracht failed.
        gepubliceerd_op: when the besluit was published, when it says so.
    """

    id_levering: str
    uitkomst: Verslaguitkomst
    tijdstip: datetime
    meldingen: tuple[Melding, ...] = ()
    is_mislukt: bool = False
    gepubliceerd_op: datetime | None = None

    @property
    def rang(self) -> int:
        """How bad the news is; a validation can send good news first and bad news after it.

        A refusal without verslag is the worst, then a failed opdracht with a verslag, then a besluit that cannot be
        consolidated, then any other rejection, then an approval; progress is no verdict.
        """
        if not self.uitkomst.is_eind:
            return 0
        if self.uitkomst.is_goed:
            return 1
        if self.uitkomst is Verslaguitkomst.MISLUKT:
            return 5
        if self.is_mislukt:
            return 4
        return 3 if self.uitkomst is Verslaguitkomst.CONSOLIDATIE_NIET_VALIDE else 2


def find_eindverslag(verslagen: Iterable[Verslag]) -> Verslag | None:
    """Give the verdict over the messages on one opdracht: the worst that ends it, and the last among equals.

    Args:
        verslagen: in the order of arrival.

    Returns:
        None while nothing ends it. An approval can still be followed by a rejection: wait for as long as the norm says.
    """
    einde = [verslag for verslag in verslagen if verslag.uitkomst.is_eind]
    return max(reversed(einde), key=lambda verslag: verslag.rang, default=None)


class Opdrachtsoort(ToelichtEnum):
    """What is asked of the LVBB."""

    VALIDATIE = "validatie", "Alleen controleren."
    PUBLICATIE = "publicatie", "Controleren, bekendmaken en consolideren."
    AFBREKEN = "breek-publicatie-af", "Een aangeboden publicatie stoppen voor zij is bekendgemaakt."
    RAADPLEGEN = "raadpleeg", "Vragen hoe ver een aangeboden publicatie is."
    VALIDATIE_DIRECTE_MUTATIE = "validatie-directe-mutatie", "Een wijziging buiten een besluit om alleen controleren."
    DIRECTE_MUTATIE = "directe-mutatie", "Annotaties van een regeling wijzigen buiten een besluit om."

    @property
    def noemt_besluit(self) -> bool:
        """Whether the opdracht is about an earlier besluit, which it names by its AKN."""
        return self.value in {"breek-publicatie-af", "raadpleeg"}

    @property
    def is_directe_mutatie(self) -> bool:
        """Whether the opdracht changes something without a besluit."""
        return self.value.endswith("directe-mutatie")


@dataclass(frozen=True)
class Levering:
    """An opdracht that was sent, with what came back until now.

    Attributes:
        id_levering: unique per aanleveraar.
        soort: what was asked.
        besluit: AKN work of the besluit.
        verslagen: in the order of arrival; empty while the LVBB has not answered.
    """

    id_levering: str
    soort: Opdrachtsoort
    besluit: str
    verslagen: tuple[Verslag, ...] = ()

    @property
    def eindverslag(self) -> Verslag | None:
        """The verslag that decides, if there is one.

        Of a validation that is the worst, because good news can come first. A publication goes on, also after a second
        send of it was refused: there the last decides.
        """
        if self.soort in {Opdrachtsoort.VALIDATIE, Opdrachtsoort.VALIDATIE_DIRECTE_MUTATIE}:
            return find_eindverslag(self.verslagen)
        return next((verslag for verslag in reversed(self.verslagen) if verslag.uitkomst.is_eind), None)


@dataclass(frozen=True)
class Publicatie:
    """A besluit as overheid.nl shows it.

    Attributes:
        identificatie: `gmb-2026-1`.
        besluit: AKN work of the besluit.
        titel: title.
        tekst: plain text of the besluit and its wijzigbijlage, white space normalised.
        datum: day of publication.
    """

    identificatie: str
    besluit: str
    titel: str
    tekst: str
    datum: date


@dataclass(frozen=True)
class RegelOpLocatie:
    """A rule that holds at a point, as Regels op de kaart gives it."""

    regeling: str
    wid: str
    tekst: str
    activiteiten: tuple[str, ...] = ()


@dataclass(frozen=True)
class Voorkomen:
    """One version of a regeling in time, as DSO-LV knows it.

    Attributes:
        expression: AKN expression.
        geldig_vanaf: first day on which it holds.
        geldig_tot: first day on which it no longer holds; None when no end is known.
        beschikbaar_vanaf: moment from which this was known.
    """

    expression: str
    geldig_vanaf: date
    geldig_tot: date | None
    beschikbaar_vanaf: datetime


@dataclass(frozen=True)
class Tekstwijziging:
    """What an ontwerp does with one article, as Regels op de kaart shows it.

    Attributes:
        wid: wId of the article.
        oud: text that leaves or is changed; empty when the article is new.
        nieuw: text that comes; empty when the article goes.
    """

    wid: str
    oud: str
    nieuw: str


@dataclass(frozen=True)
class Planinhoud:
    """Content of a plan to work with in a toets: who, which texts, where.

    Attributes:
        gemeente: whose plan.
        regeling: the initial version, before any change.
        punt_binnen: a point inside the werkingsgebied of the activity.
        punt_buiten: a point outside it and inside the gemeente.
        pakketten: ready-made aanleveringen (ZIP bytes) to be used in place of what plansoftware would make.
    """

    gemeente: Organisatie
    regeling: Regeling
    punt_binnen: Punt
    punt_buiten: Punt
    pakketten: tuple[bytes, ...] = ()
