# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The register of the validatiematrix: every rule that LVBB and DSO-LV judge an aanlevering by.

The rows stand in `validatiematrix/*.csv`, one file per family of codes, in our own words. A row says where its rule is
checked; that it really is, is proved by the tests of `standaarden/lvbb/keuren` (own checks) and `standaarden/schemas`
(official sets).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from pytest_dsoketen.model._basis import DsoketenError, ToelichtEnum
from pytest_dsoketen.model.berichten import Verplichtingsniveau
from pytest_dsoketen.model.eisen._eis import Eis


class Veroorzaker(ToelichtEnum):
    """Who can have broken a rule; the reader turns to the first one named."""

    AANLEVERAAR = "aanleveraar", "Wie het besluit maakt: de inhoud, de datum of de machtiging klopt niet."
    SOFTWARE = "software", "De plansoftware: zij schrijft een bestand dat de standaard niet toelaat."
    KETEN = "keten", "De landelijke voorzieningen: LVBB en DSO-LV weten niet hetzelfde, of maken zelf iets fout."


class Controleplaats(ToelichtEnum):
    """Where a rule is checked."""

    EIGEN = "eigen", "Een eigen controle op het pakket; officiële bestanden zijn niet nodig."
    TOESTAND = "toestand", "Een eigen controle tegen wat de LVBB en DSO-LV al hebben."
    XSD = "xsd", "Het officiële XSD; nodig is `dsoketen schemas installeer`."
    SCHEMATRON = "schematron", "Het officiële Schematron; nodig zijn `dsoketen schemas installeer` en saxonche."


_ADVIES = {
    Veroorzaker.AANLEVERAAR: "Pas het besluit of de opdracht aan in uw plansoftware en valideer opnieuw.",
    Veroorzaker.SOFTWARE: "Stuur de melding met de naam van het bestand naar de leverancier van de plansoftware.",
    Veroorzaker.KETEN: "Aan uw aanlevering hoeft u niets te veranderen; meld dit bij de LVBB of het DSO.",
}


@dataclass(frozen=True)
class Matrixregel:
    """One rule of the validatiematrix.

    Attributes:
        code: official code, such as `LVBB1012`.
        niveau: *Blokkerend* is moet, *Waarschuwing* is zou moeten.
        versies: versions of the validatiematrix that hold the rule; empty for a code that only verslagen carry, or only an official
            Schematron.
        wie: who can have broken it, likeliest first.
        waar: where it is checked; empty when it is not.
        titel: title of a bevinding; says what is wrong, for a key-user.
        tekst: the rule as one Dutch sentence, in our own words.
        advies: what the reader can do, one Dutch sentence.
        reden: why it is not checked; empty when it is.
    """

    code: str
    niveau: Verplichtingsniveau
    versies: tuple[str, ...]
    wie: tuple[Veroorzaker, ...]
    waar: tuple[Controleplaats, ...]
    titel: str
    tekst: str
    advies: str
    reden: str

    @property
    def is_uitvoerbaar(self) -> bool:
        """Whether something checks it."""
        return bool(self.waar)

    @property
    def is_eigen(self) -> bool:
        """Whether a check of our own does, without official files."""
        return Controleplaats.EIGEN in self.waar or Controleplaats.TOESTAND in self.waar

    @property
    def _bron(self) -> str:
        """Where the rule comes from."""
        if self.versies:
            return f"validatiematrix {' en '.join(self.versies)}"
        return "Schematron van STOP of de LVBB" if Controleplaats.SCHEMATRON in self.waar else "verslag"

    def as_eis(self) -> Eis:
        """Give the norm that a bevinding on it names."""
        return Eis(
            self.code,
            self.tekst,
            f"{self._bron}, {self.code}",
            ("validatie",),
            self.titel,
            niveau=self.niveau,
            advies=self.advies,
        )


class MatrixError(DsoketenError):
    """A table of the register has a row that cannot be read."""


_NIVEAUS = {"blokkerend": Verplichtingsniveau.MOET, "waarschuwing": Verplichtingsniveau.ZOU_MOETEN}


def _read_rij(bestand: str, nummer: int, rij: dict[str, str]) -> Matrixregel:
    """Read one row.

    Raises:
        MatrixError: a missing or unknown value, with file and line.
    """
    try:
        wie = tuple(Veroorzaker(naam) for naam in rij["wie"].split())
        regel = Matrixregel(
            code=rij["code"],
            niveau=_NIVEAUS[rij["ernst"]],
            versies=tuple(rij["versies"].split()),
            wie=wie,
            waar=tuple(Controleplaats(naam) for naam in rij["waar"].split()),
            titel=rij["titel"],
            tekst=rij["tekst"],
            advies=rij["advies"] or _ADVIES[wie[0]],
            reden=rij["reden"],
        )
    except (KeyError, ValueError, IndexError, AttributeError) as fout:
        raise MatrixError(f"{bestand} regel {nummer}: {fout} is geen bekende waarde of ontbreekt") from None
    if not (regel.code and regel.titel and regel.tekst and regel.is_uitvoerbaar != bool(regel.reden)):
        raise MatrixError(
            f"{bestand} regel {nummer}: {regel.code} mist titel, tekst, waar of reden, of heeft er te veel"
        )
    return regel


def _read_tabellen() -> Iterator[Matrixregel]:
    """Walk the rows of every table, by family."""
    for tabel in sorted(files(__package__).joinpath("validatiematrix").iterdir(), key=lambda pad: pad.name):
        if tabel.name.endswith(".csv"):
            regels = tabel.read_text(encoding="utf-8").splitlines()
            for nummer, rij in enumerate(csv.DictReader(regels, delimiter=";", strict=True), start=2):
                yield _read_rij(tabel.name, nummer, rij)


@cache
def load_matrix() -> MappingProxyType[str, Matrixregel]:
    """Give every rule by its code.

    Raises:
        MatrixError: a row that cannot be read, or a code that stands in two tables.
    """
    regels: dict[str, Matrixregel] = {}
    for regel in _read_tabellen():
        if regel.code in regels:
            raise MatrixError(f"{regel.code} staat twee keer in de tabellen van de validatiematrix")
        regels[regel.code] = regel
    return MappingProxyType(regels)
