# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What a set of official schemas is, and the index that remembers the installed ones."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any

from pytest_dsoketen.model._basis import ToelichtEnum
from pytest_dsoketen.standaarden.schemas.oordeel import SchemaError
from pytest_dsoketen.verbinding.codec import to_json

INDEXVERSIE = 1


class Standaard(ToelichtEnum):
    """A standard that sets of schemas exist of."""

    STOP = "stop", "STOP: IMOP-modules, GIO's en symbolisatie."
    BHKV = "bhkv", "Bronhouderkoppelvlak: wat de plansoftware aan de LVBB levert en terugkrijgt."
    UITLEVERING = "uitlevering", "Wat de LVBB aan DSO-LV levert."
    IMOW = "imow", "OW-objecten en manifest-ow."
    STTR = "sttr", "Toepasbare regels (STTR, IMTR)."
    STAM = "stam", "Verzoeken (STAM)."
    EXTERN = "extern", "Schema's van anderen die de standaarden gebruiken, zoals GML."


class Schemasoort(ToelichtEnum):
    """What kind of file a set is made of."""

    XSD = "xsd", "Een XML-schema: zegt hoe een document is opgebouwd."
    SCH = "sch", "Een Schematron: zegt welke regels voor de inhoud gelden."


@dataclass(frozen=True)
class Schemabestand:
    """One file of a set.

    Attributes:
        pad: path inside the set, with `/`.
        sha256: checksum at the time of installing.
        omvang: in bytes.
        soort: kind.
        naamruimte: target namespace; of a Schematron empty.
        versie: what the file itself says; empty when it does not.
        elementen: names of the elements that it declares, which can be the root of a document.
        imports: namespace and address of what it imports or includes, as written.
        codes: of a Schematron the codes of its rules.
    """

    pad: str
    sha256: str
    omvang: int
    soort: Schemasoort
    naamruimte: str = ""
    versie: str = ""
    elementen: tuple[str, ...] = ()
    imports: tuple[tuple[str, str], ...] = ()
    codes: tuple[str, ...] = ()

    @property
    def naam(self) -> str:
        """File name."""
        return self.pad.rpartition("/")[2]


@dataclass(frozen=True)
class Schemamodule:
    """What `versie.xml` of a set says of one kind of document or part of it.

    Attributes:
        element: `{namespace}name`.
        schema: address of the XSD.
        schematrons: addresses of the Schematrons.
    """

    element: str
    schema: str
    schematrons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Schemasetinfo:
    """A set of schemas of one version of one standard.

    Attributes:
        id: such as `stop-1.3.0`; also the name of its folder.
        standaard: the standard.
        versies: all version numbers that documents may call it by, the best first; none for extern.
        bestanden: XSD and Schematron files.
        modules: what its `versie.xml` says; empty when it has none.
        adressen: address and path inside the set, from the XML catalogs in it.
        stopversie: version of STOP that it builds on; empty when it does not.
    """

    id: str
    standaard: Standaard
    versies: tuple[str, ...]
    bestanden: tuple[Schemabestand, ...]
    modules: tuple[Schemamodule, ...] = ()
    adressen: tuple[tuple[str, str], ...] = ()
    stopversie: str = ""

    @property
    def versie(self) -> str:
        """The version as a reader knows it."""
        return self.versies[0] if self.versies else ""

    @property
    def naam(self) -> str:
        """Standard and version for a reader."""
        naam = "extern" if self.standaard is Standaard.EXTERN else self.standaard.value.upper()
        return f"{naam} {self.versie}".strip()

    @cached_property
    def per_pad(self) -> dict[str, Schemabestand]:
        """The files by their path inside the set."""
        return {bestand.pad: bestand for bestand in self.bestanden}

    @cached_property
    def per_element(self) -> dict[str, tuple[Schemabestand, ...]]:
        """The XSDs that declare an element, by `{namespace}name`."""
        gevonden: dict[str, tuple[Schemabestand, ...]] = {}
        for bestand in self.of_soort(Schemasoort.XSD):
            for naam in bestand.elementen:
                element = f"{{{bestand.naamruimte}}}{naam}" if bestand.naamruimte else naam
                gevonden[element] = (*gevonden.get(element, ()), bestand)
        return gevonden

    @cached_property
    def naamruimten(self) -> frozenset[str]:
        """The namespaces that its XSDs declare."""
        return frozenset(bestand.naamruimte for bestand in self.of_soort(Schemasoort.XSD))

    def of_soort(self, soort: Schemasoort) -> tuple[Schemabestand, ...]:
        """Give the files of a kind."""
        return tuple(bestand for bestand in self.bestanden if bestand.soort is soort)

    def has_versie(self, gevraagd: str) -> bool:
        """Say whether a document that names a version means this set.

        IMOW counts corrections in the third number without a schema of their own: 2.0.2 is checked by v2.0.0.
        """
        if self.standaard is Standaard.IMOW:
            return any(_hoofdversie(versie) == _hoofdversie(gevraagd) for versie in self.versies)
        return gevraagd in self.versies


def _hoofdversie(versie: str) -> str:
    """Give the first two numbers of a version."""
    found = re.match(r"v?(\d+)\.(\d+)", versie)
    return f"{found[1]}.{found[2]}" if found else versie


@dataclass(frozen=True)
class Schemaindex:
    """All installed sets: what is on disk and what was read of it, so that a run reads no schema that it does not need.

    Attributes:
        sets: the installed sets, in the order of their id.
        indexversie: form of the index itself.
    """

    sets: tuple[Schemasetinfo, ...] = ()
    indexversie: int = INDEXVERSIE

    def with_set(self, nieuw: Schemasetinfo) -> Schemaindex:
        """Give the index with a set more."""
        return Schemaindex(tuple(sorted((*self.sets, nieuw), key=lambda deel: deel.id)))

    def without(self, id_: str) -> Schemaindex:
        """Give the index with a set less."""
        return Schemaindex(tuple(deel for deel in self.sets if deel.id != id_))


def write_index(index: Schemaindex) -> bytes:
    """Write the index as JSON."""
    return to_json(index, indent=1).encode()


def read_index(data: bytes, bron: str) -> Schemaindex:
    """Read the index.

    Args:
        data: JSON.
        bron: where it stands, for the message.

    Raises:
        SchemaError: when it is damaged or of another version of this product.
    """
    uitweg = "verwijder deze map en installeer de sets opnieuw met `dsoketen schemas installeer`"
    try:
        index = _as_index(json.loads(data))
    except Exception as fout:  # noqa: BLE001  (een fout in de vorm komt als fout van elke soort)
        raise SchemaError(f"{bron} is beschadigd of van een andere versie ({type(fout).__name__}); {uitweg}") from None
    if index.indexversie != INDEXVERSIE:
        raise SchemaError(f"{bron} is van een andere versie van dit product; {uitweg}")
    return index


def _as_index(data: dict[str, Any]) -> Schemaindex:
    """Make the index of its JSON data by hand: every run needs it, and a general reader starts slower than this ends.

    Raises:
        Exception: of any kind, when the data do not have the form of an index.
    """
    return Schemaindex(**{**data, "sets": tuple(map(_as_set, data["sets"]))})


def _as_set(data: dict[str, Any]) -> Schemasetinfo:
    """Make a set of its JSON data."""
    _check_tekst(data["id"], data["stopversie"])
    return Schemasetinfo(
        **{
            **data,
            "standaard": Standaard(data["standaard"]),
            "versies": _as_teksten(data["versies"]),
            "bestanden": tuple(map(_as_bestand, data["bestanden"])),
            "modules": tuple(map(_as_module, data["modules"])),
            "adressen": _as_paren(data["adressen"]),
        }
    )


def _as_bestand(data: dict[str, Any]) -> Schemabestand:
    """Make a file of a set of its JSON data."""
    _check_tekst(data["pad"], data["sha256"], data["naamruimte"], data["versie"])
    return Schemabestand(
        **{
            **data,
            "omvang": int(data["omvang"]),
            "soort": Schemasoort(data["soort"]),
            "elementen": _as_teksten(data["elementen"]),
            "imports": _as_paren(data["imports"]),
            "codes": _as_teksten(data["codes"]),
        }
    )


def _as_module(data: dict[str, Any]) -> Schemamodule:
    """Make a module of its JSON data."""
    _check_tekst(data["element"], data["schema"])
    return Schemamodule(**{**data, "schematrons": _as_teksten(data["schematrons"])})


def _as_paren(data: list[list[str]]) -> tuple[tuple[str, str], ...]:
    """Make pairs of texts of JSON data."""
    paren = tuple((een, ander) for een, ander in data)
    _check_tekst(*chain.from_iterable(paren))
    return paren


def _as_teksten(data: list[str]) -> tuple[str, ...]:
    """Make texts of JSON data."""
    if not isinstance(data, list):
        raise TypeError("geen lijst")
    _check_tekst(*data)
    return tuple(data)


def _check_tekst(*data: object) -> None:
    """Refuse what is no text.

    Raises:
        TypeError: when one is not.
    """
    if not all(isinstance(deel, str) for deel in data):
        raise TypeError("geen tekst")
