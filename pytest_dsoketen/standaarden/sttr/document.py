# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What an STTR file says, as data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pytest_dsoketen.model.regels import Antwoordtype, Regelbeheerobject
from pytest_dsoketen.standaarden.sttr.namen import StructuurRef, parse_ref


class Regelsoort(StrEnum):
    """What an uitvoeringsregel is; the value is the name of its element."""

    VRAAG = "vraag"
    BIJLAGE = "bijlage"
    GEO = "geoVerwijzing"
    VASTE_WAARDE = "vasteWaarde"
    VOORBEHOUD = "vasteWaardeVoorbehoud"
    IMPLICIET = "implicietAntwoord"
    HERBRUIKBARE_BESLISSING = "uitkomstHerbruikbareBeslissing"
    REGISTER = "registerbevraging"
    REGISTER_API = "registerbevragingAPIProfiel"
    HERBRUIKBARE_VRAAG = "herbruikbareVraagReferentie"

    @property
    def is_vraag(self) -> bool:
        """Whether the initiatiefnemer answers it."""
        return self in {Regelsoort.VRAAG, Regelsoort.REGISTER, Regelsoort.REGISTER_API}


@dataclass(frozen=True)
class Regelgroep:
    """A group of questions with a heading."""

    id: str
    naam: str
    prioriteit: int


@dataclass(frozen=True)
class Uitvoeringsregel:
    """One uitvoeringsregel: where a value comes from.

    Attributes:
        id: id in the file.
        soort: question, document, geo, fixed value, …
        groep: id of its regelgroep, empty when it has none.
        prioriteit: order within the group.
        type: type of the answer; None when the kind has none.
        tekst: text of the question, or name of the document.
        opties: options of a list.
        meerdere: whether more than one option may be chosen.
        waarde: fixed value as written.
        locatie: identification of the area of a geoVerwijzing.
        voorbehoud: text of a voorbehoud.
        documenttype: generic type of a document.
        toelichting: short explanation.
        publiceerbaar: whether the answer may be published.
        vertrouwelijk: whether the answer may be confidential.
        classificatie: project, aanvrager, verzoek or activiteit.
        referentie: vraagReferentie.
    """

    id: str
    soort: Regelsoort
    groep: str = ""
    prioriteit: int = 0
    type: Antwoordtype | None = None
    tekst: str = ""
    opties: tuple[str, ...] = ()
    meerdere: bool = False
    waarde: str = ""
    locatie: str = ""
    voorbehoud: str = ""
    documenttype: str = "Overig"
    toelichting: str = ""
    publiceerbaar: bool = True
    vertrouwelijk: bool = False
    classificatie: str = "activiteit"
    referentie: str = ""


@dataclass(frozen=True)
class Invoer:
    """An inputData: a name in the decisions for the value of an uitvoeringsregel."""

    id: str
    naam: str
    uitvoeringsregel: str
    type: str


@dataclass(frozen=True)
class Rij:
    """A rule of a decision table: unary tests, results, and the text with the conclusion."""

    toetsen: tuple[str, ...]
    uitkomsten: tuple[str, ...]
    toelichting: str = ""


@dataclass(frozen=True)
class Tabel:
    """A decision table."""

    hit_policy: str
    ingangen: tuple[str, ...]
    rijen: tuple[Rij, ...]


@dataclass(frozen=True)
class Beslissing:
    """A decision: a table, a literal expression, or a call of an aansluitpunt."""

    id: str
    naam: str
    ref: str
    vereist: tuple[str, ...]
    tabel: Tabel | None
    expressie: str = ""


@dataclass(frozen=True)
class Sttrbestand:
    """An STTR file.

    Attributes:
        naam: name of the definitions.
        namespace: with the OIN of the bevoegd gezag.
        dmn: `1.1` or `1.2`.
        versie: version of the DSO extension, `1` or `2`.
    """

    naam: str
    namespace: str
    dmn: str
    versie: str
    regelgroepen: tuple[Regelgroep, ...]
    uitvoeringsregels: tuple[Uitvoeringsregel, ...]
    invoer: tuple[Invoer, ...]
    beslissingen: tuple[Beslissing, ...]

    @property
    def wortel(self) -> Beslissing | None:
        """The decision that is coupled to the functional structure."""
        return next((beslissing for beslissing in self.beslissingen if beslissing.ref), None)

    @property
    def ref(self) -> StructuurRef | None:
        """The coupling with an activity, None when there is none that can be read."""
        return parse_ref(self.wortel.ref) if self.wortel else None

    @property
    def is_formulier(self) -> bool:
        """Whether it is about indieningsvereisten."""
        soort = self.ref.object if self.ref else Regelbeheerobject.CONCLUSIE
        return soort.value.startswith("Indieningsvereisten")

    def in_volgorde(self) -> tuple[Uitvoeringsregel, ...]:
        """Give the uitvoeringsregels in the order in which the loket shows them."""
        groepen = {groep.id: (groep.prioriteit, plaats) for plaats, groep in enumerate(self.regelgroepen)}
        laatst = (max((groep.prioriteit for groep in self.regelgroepen), default=0) + 1, len(groepen))
        return tuple(
            sorted(self.uitvoeringsregels, key=lambda regel: (groepen.get(regel.groep, laatst), regel.prioriteit))
        )
