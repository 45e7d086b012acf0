# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Toepasbare regels: activities in the register, vragenbomen, checks.

Terms: STTR/IMTR (regelbeheerobject, functionele structuur), DMN for the decision.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pytest_dsoketen.model._basis import ToelichtEnum


class Conclusie(ToelichtEnum):
    """The seven conclusions a check can have; the value is the code in the STTR file."""

    VERGUNNINGPLICHT = "Vergunningplicht", "Er is een vergunning nodig."
    TOESTEMMINGSVRIJ = "Toestemmingsvrij", "Het mag zonder vergunning of melding."
    VERBOD = "Verbod", "Het mag niet."
    MELDINGSPLICHT = "Meldingsplicht", "Het moet worden gemeld."
    INFORMATIEPLICHT = "Informatieplicht", "Er moet informatie worden gegeven."
    NEEM_CONTACT_OP_MET = "NeemContactOpMet", "De check kan het niet zeggen; neem contact op."
    NIET_VAN_TOEPASSING = "NietVanToepassing", "De regels gelden hier niet."


class Regelbeheerobject(ToelichtEnum):
    """The kinds of toepasbareregelbestand for an activity."""

    CONCLUSIE = "Conclusie", "Vragenboom van de vergunningcheck."
    INDIENINGSVEREISTEN_VERGUNNING = "IndieningsvereistenVergunning", "Formulier van de aanvraag vergunning."
    INDIENINGSVEREISTEN_MELDING = "IndieningsvereistenMelding", "Formulier van de melding."
    INDIENINGSVEREISTEN_INFORMATIE = "IndieningsvereistenInformatie", "Formulier van de informatieplicht."
    MAATREGELEN = "Maatregelen", "Maatregelen op maat."


class Antwoordtype(ToelichtEnum):
    """Type of an answer; the value is gegevensType in STTR."""

    BOOLEAN = "boolean", "Ja of nee."
    NUMBER = "number", "Een getal."
    STRING = "string", "Vrije tekst."
    DATE = "date", "Een datum."
    LIST = "list", "Een of meer opties uit een lijst."


@dataclass(frozen=True)
class Vraag:
    """A question of a vragenboom.

    Attributes:
        id: id in the STTR file, or the number that the uitvoeren service gave it (as text).
        tekst: the question.
        type: type of the answer.
        opties: the options of a list question.
    """

    id: str
    tekst: str
    type: Antwoordtype
    opties: tuple[str, ...] = ()


@dataclass(frozen=True)
class BijlageVraag:
    """A document that an aanvraag asks for."""

    id: str
    naam: str
    verplicht: bool = False


@dataclass(frozen=True)
class Beslisregel:
    """One row of the decision: which answers lead to which conclusion.

    Attributes:
        voorwaarden: per question id the S-FEEL unary test (`true`, `< 20`, `"Eik"`); a question not named is free.
        conclusie: code of the conclusion, or `true`/`false` for indieningsvereisten.
        toelichting: text for the initiatiefnemer.
    """

    voorwaarden: tuple[tuple[str, str], ...]
    conclusie: str
    toelichting: str = ""


@dataclass(frozen=True)
class Vragenboom:
    """A vragenboom as regelsoftware makes it.

    Attributes:
        naam: name that the maker gives it.
        activiteit: urn of the activity, `nl.imow-gm….activiteit.…`.
        object: for which regelbeheerobject.
        vragen: in the order of asking.
        regels: rows of the decision; hit policy UNIQUE. Empty when the file itself comes ready-made.
        bijlagen: documents asked for (indieningsvereisten).
    """

    naam: str
    activiteit: str
    object: Regelbeheerobject
    vragen: tuple[Vraag, ...]
    regels: tuple[Beslisregel, ...]
    bijlagen: tuple[BijlageVraag, ...] = ()

    @property
    def ontbreekt(self) -> bool:
        """Whether there is none: a package brought no file for it, and so no name either."""
        return not self.naam


@dataclass(frozen=True)
class RegisterActiviteit:
    """An activity as the registratie toepasbare regels holds it."""

    urn: str
    naam: str
    oin: str
    organisatiecode: str
    objecten: tuple[Regelbeheerobject, ...] = ()
    werkzaamheden: tuple[str, ...] = ()
    toepasbaar: bool = False


@dataclass(frozen=True)
class Registratie:
    """A registered toepasbareregelbestand: what the register holds."""

    functionele_structuur_ref: str
    naam: str
    identifier: int
    versie: int
    tijdstip: datetime
    sha256: str


@dataclass(frozen=True)
class Verificatie:
    """Result of the service verifiëren: whether it is valid, and what is wrong."""

    geldig: bool
    meldingen: tuple[str, ...] = ()


@dataclass(frozen=True)
class Antwoord:
    """An answer to a question, as the user types it (`true`, `25`, `12-05-2026`)."""

    vraag: str
    waarde: str


@dataclass(frozen=True)
class Checkresultaat:
    """State of a check or form after some answers.

    Attributes:
        compleet: whether every needed question was answered.
        vragen: questions still open or answered, in order.
        conclusies: conclusions, empty while not complete.
        toelichtingen: texts with the conclusions.
        bijlagen: documents asked for.
    """

    compleet: bool
    vragen: tuple[Vraag, ...]
    conclusies: tuple[Conclusie, ...] = ()
    toelichtingen: tuple[str, ...] = ()
    bijlagen: tuple[BijlageVraag, ...] = ()
    indienbaar: bool = False


@dataclass(frozen=True)
class BehandeldienstConfiguratie:
    """Which dienst treats an activity for a bevoegd gezag."""

    id: str
    activiteit: str
    bevoegd_gezag: str
    behandeldienst: str


@dataclass(frozen=True)
class Regelinhoud:
    """Content of toepasbare regels to work with in a toets.

    Attributes:
        activiteit: urn of the activity.
        naam: name of the activity.
        werkzaamheid: urn of the werkzaamheid it hangs on.
        werkzaamheid_naam: name as the loket shows it.
        check: the vragenboom of the check.
        formulier: the vragenboom of the aanvraag.
        paden: answers with the conclusion they must lead to.
        bestanden: ready-made aanleverpakketten (ZIP bytes) to be used in place of what regelsoftware would make.
        plek: RD x and y of a place where the activity is regulated, when the location of the casus is none.
    """

    activiteit: str
    naam: str
    werkzaamheid: str
    werkzaamheid_naam: str
    check: Vragenboom
    formulier: Vragenboom
    paden: tuple[tuple[tuple[Antwoord, ...], Conclusie], ...]
    bestanden: tuple[bytes, ...] = ()
    plek: tuple[float, float] | None = None
