# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The pakbon of an uitwisselpakket, and the files that it names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from pytest_dsoketen.model.berichten import Afwijking
from pytest_dsoketen.standaarden.imow.bestanden import MANIFEST_OW, drop_valse_naamruimte
from pytest_dsoketen.standaarden.imow.namen import MOW
from pytest_dsoketen.standaarden.inname import InnameError, parse_xml
from pytest_dsoketen.standaarden.schemas.kiezen import KOP, Documentkop, kop_of, read_kop
from pytest_dsoketen.standaarden.stop.namen import IMOP, NS, UWS, qname, text_of

PAKBON = "pakbon.xml"


@dataclass(frozen=True)
class Modulevermelding:
    """A module as the pakbon names it.

    Attributes:
        naam: of its root element.
        naamruimte: of its root element.
        bestand: file name, with folder.
        mediatype: what kind of file it is.
        schemaversie: version of its standard; empty when the pakbon does not say.
        element: as it was read.
    """

    naam: str
    naamruimte: str
    bestand: str
    mediatype: str
    schemaversie: str
    element: etree._Element = field(compare=False, repr=False)

    @property
    def is_imop(self) -> bool:
        """Whether STOP defines it."""
        return self.naamruimte.startswith(IMOP)


@dataclass(frozen=True)
class Component:
    """One instrument in an uitwisselpakket.

    Attributes:
        work: AKN or JOIN work.
        expression: its version; empty when the pakbon does not say.
        soort: kind of work.
        modules: modules that it consists of.
        bestanden: other files, with their mediatype and where the pakbon names them.
        element: as it was read.
    """

    work: str
    expression: str
    soort: str
    modules: tuple[Modulevermelding, ...]
    bestanden: tuple[tuple[str, str, etree._Element], ...]
    element: etree._Element = field(compare=False, repr=False)

    def find(self, *namen: str) -> Modulevermelding | None:
        """Give the first module with one of some names."""
        return next((module for module in self.modules if module.naam in namen), None)

    @property
    def folder(self) -> str:
        """Folder of its files, with a slash at the end; empty when it has none."""
        return self.modules[0].bestand.rpartition("/")[0] + "/" if self.modules else ""


def read_componenten(pakbon: etree._Element) -> tuple[Component, ...]:
    """Read the components that a pakbon names."""
    return tuple(
        Component(
            work=text_of(component, "uws:FRBRWork"),
            expression=text_of(component, "uws:FRBRExpression"),
            soort=text_of(component, "uws:soortWork"),
            modules=tuple(_read_module(m) for m in component.iterfind("uws:heeftModule/uws:Module", NS)),
            bestanden=tuple(
                (text_of(b, "uws:bestandsnaam"), text_of(b, "uws:mediatype"), b)
                for b in component.iterfind("uws:heeftBestand/uws:Bestand", NS)
            ),
            element=component,
        )
        for component in pakbon.iterfind("uws:Component", NS)
    )


_MODULEDELEN = tuple(
    qname(UWS, naam) for naam in ("localName", "namespace", "bestandsnaam", "mediatype", "schemaversie")
)


def _read_module(module: etree._Element) -> Modulevermelding:
    """Read one module; of an element that stands there twice, the first counts."""
    teksten = {str(kind.tag): (kind.text or "").strip() for kind in reversed(module)}
    naam, naamruimte, bestand, mediatype, versie = (teksten.get(tag, "") for tag in _MODULEDELEN)
    return Modulevermelding(naam, naamruimte, bestand, mediatype, versie, module)


class Download:
    """An uitwisselpakket, of which every file is parsed once.

    Attributes:
        bestanden: content per file name.
        afwijkingen: files that could not be parsed.
    """

    def __init__(self, bestanden: Mapping[str, bytes]) -> None:
        self.bestanden = bestanden
        self.afwijkingen: list[Afwijking] = []
        self._bomen: dict[str, etree._Element | None] = {}

    def parse(self, naam: str) -> etree._Element | None:
        """Parse a file; None when it is not there or cannot be parsed."""
        if naam not in self._bomen:
            self._bomen[naam] = self._attempt(lambda: parse_xml(self.bestanden[naam]), naam)
        return self._bomen[naam]

    def _attempt(self, lees: Callable[[], etree._Element], naam: str) -> etree._Element | None:
        """Parse, and write down why that fails."""
        if naam not in self.bestanden:
            return None
        try:
            return lees()
        except InnameError as fout:
            self.afwijkingen.append(Afwijking("LVBB2003", f"{naam} is niet te lezen: {fout}", naam))
            return None

    def kop_of(self, naam: str) -> Documentkop | None:
        """Read which root element a file has, without reading the rest; None when that cannot be read."""
        boom = self._bomen.get(naam)
        if boom is not None:
            return kop_of(boom)
        try:
            return read_kop(drop_valse_naamruimte(self.bestanden[naam][:KOP])[0])
        except (InnameError, KeyError):
            return None

    @cached_property
    def pakbon(self) -> etree._Element | None:
        """Root of the pakbon; None when there is none that can be read."""
        return self.parse(PAKBON)

    @cached_property
    def componenten(self) -> tuple[Component, ...]:
        """What the pakbon names."""
        return () if self.pakbon is None else read_componenten(self.pakbon)

    @cached_property
    def ow_manifest(self) -> str:
        """Name of the manifest of the OW files; empty when there is none."""
        return next((naam for naam in self.bestanden if naam.rpartition("/")[2] == MANIFEST_OW), "")

    @cached_property
    def ow_bestanden(self) -> tuple[str, ...]:
        """The OW files that their manifest names, with folder."""
        if not self.ow_manifest:
            return ()
        folder = self.ow_manifest.removesuffix(MANIFEST_OW)
        schoon, _ = drop_valse_naamruimte(self.bestanden[self.ow_manifest])
        root = self._attempt(lambda: parse_xml(schoon), self.ow_manifest)
        namen = () if root is None else root.iterfind(f"{qname(MOW, 'Aanlevering')}/{qname(MOW, 'Bestand')}")
        return tuple(folder + (bestand.findtext(qname(MOW, "naam")) or "").strip() for bestand in namen)
