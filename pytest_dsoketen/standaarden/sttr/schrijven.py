# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Write an STTR file from a vragenboom; equal input gives equal bytes, so that ids stay the same between exports."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from lxml import etree

from pytest_dsoketen.model.regels import Antwoordtype, Beslisregel, Regelbeheerobject, Vraag, Vragenboom
from pytest_dsoketen.standaarden.sttr.lezen import Element
from pytest_dsoketen.standaarden.sttr.namen import (
    BASIS,
    DMN_11,
    DMN_12,
    FEEL_11,
    StructuurRef,
    make_nsmap,
    make_uitbreiding,
)

_GROEP = "Regelgroep1"
_FEEL_TYPE = {Antwoordtype.LIST: "string"}


@dataclass(frozen=True)
class Schrijfwijze:
    """Which versions to write.

    Attributes:
        dmn: namespace of DMN 1.1 or 1.2.
        versie: version of the DSO extension: `1` (STTR 1 and 2) or `2` (STTR 3).
    """

    dmn: str = DMN_12
    versie: str = "1"


def write_sttr(boom: Vragenboom, oin: str, wijze: Schrijfwijze | None = None) -> bytes:
    """Write the STTR file of a vragenboom.

    Args:
        boom: the vragenboom.
        oin: of the bevoegd gezag.
        wijze: versions; default DMN 1.2 with extension v1.0, which most files in production use.
    """
    return _Schrijver(boom, oin, wijze or Schrijfwijze()).write()


class _Schrijver:
    """Writes one file."""

    def __init__(self, boom: Vragenboom, oin: str, wijze: Schrijfwijze) -> None:
        self._boom = boom
        self._oin = oin
        self._dmn = wijze.dmn
        delen = {"inter": "Interactieregel", "bedr": "Bedrijfsregel", "uitv": "Uitvoeringsregel", "content": "Content"}
        self._ns = {kort: make_uitbreiding(deel, wijze.versie) for kort, deel in delen.items()}
        self._ns |= {"dmn": wijze.dmn} | ({"feel": FEEL_11} if wijze.dmn == DMN_11 else {})

    def write(self) -> bytes:
        """Write it all."""
        boom = self._boom
        namespace = f"{BASIS}{self._oin}"
        sleutel = f"{namespace}/{boom.object.value}{boom.activiteit}"
        root = etree.Element(
            etree.QName(self._dmn, "definitions"),
            nsmap=make_nsmap(namespace, **self._ns),
            id=f"_{hashlib.sha256(sleutel.encode()).hexdigest()[:32]}",
            name=boom.naam,
            namespace=namespace,
            exporter="pytest-dsoketen",
        )
        uitbreiding = self._add(root, "dmn", "extensionElements")
        self._add_groep(uitbreiding)
        if boom.vragen or boom.bijlagen:
            regels = self._add(uitbreiding, "uitv", "uitvoeringsregels")
            for plaats, vraag in enumerate(boom.vragen, start=1):
                self._add_vraag(regels, vraag, plaats * 10)
            for plaats, bijlage in enumerate(boom.bijlagen, start=len(boom.vragen) + 1):
                regel = self._add_regel(regels, bijlage.id, plaats * 10)
                self._add(self._add(regel, "uitv", "bijlage"), "uitv", "bijlageType", bijlage.naam)
        for vraag in boom.vragen:
            self._add_invoer(root, vraag.id, vraag.type)
        for bijlage in boom.bijlagen:
            self._add_invoer(root, bijlage.id, Antwoordtype.BOOLEAN)
        self._add_beslissing(root)
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)

    def _add(self, ouder: Element, kort: str, naam: str, tekst: str | None = None, **attributen: str) -> Element:
        """Add one element."""
        element = etree.SubElement(ouder, etree.QName(self._ns[kort], naam), attributen)
        element.text = tekst
        return element

    def _type(self, soort: Antwoordtype) -> str:
        """Give the typeRef for a type of answer."""
        naam = _FEEL_TYPE.get(soort, soort.value)
        return f"feel:{naam}" if self._dmn == DMN_11 else naam

    def _add_groep(self, ouder: Element) -> None:
        """Add the one group of questions."""
        groep = self._add(self._add(ouder, "inter", "regelgroepen"), "inter", "regelgroep", id=_GROEP)
        self._add(groep, "inter", "naam", "Algemene vragen")
        self._add(groep, "inter", "prioriteit", "1")

    def _add_regel(self, ouder: Element, id_: str, prioriteit: int) -> Element:
        """Add an uitvoeringsregel with what comes before its kind."""
        regel = self._add(ouder, "uitv", "uitvoeringsregel", id=id_)
        self._add(regel, "uitv", "regelgroepRef", href=f"#{_GROEP}")
        self._add(regel, "uitv", "bereik", "werkzaamheid")
        self._add(regel, "inter", "classificatie", "activiteit")
        self._add(regel, "uitv", "publiceerbaar", "true")
        self._add(regel, "uitv", "potentieelVertrouwelijk", "false")
        self._add(regel, "inter", "prioriteit", str(prioriteit))
        return regel

    def _add_vraag(self, ouder: Element, vraag: Vraag, prioriteit: int) -> None:
        """Add a question."""
        element = self._add(self._add_regel(ouder, vraag.id, prioriteit), "uitv", "vraag")
        self._add(element, "uitv", "gegevensType", vraag.type.value)
        self._add(element, "uitv", "vraagTekst", vraag.tekst)
        if vraag.opties:
            opties = self._add(element, "uitv", "opties")
            self._add(opties, "uitv", "optieType", "enkelAntwoord")
            for nummer, tekst in enumerate(vraag.opties, start=1):
                optie = self._add(opties, "uitv", "optie")
                self._add(optie, "uitv", "sequenceId", str(nummer))
                self._add(optie, "uitv", "optieText", tekst)

    def _add_invoer(self, ouder: Element, vraag: str, soort: Antwoordtype) -> None:
        """Add the inputData for a question; its name is the id of the question."""
        invoer = self._add(ouder, "dmn", "inputData", id=f"invoer-{vraag}", name=vraag)
        self._add(self._add(invoer, "dmn", "extensionElements"), "uitv", "uitvoeringsregelRef", href=f"#{vraag}")
        self._add(invoer, "dmn", "variable", id=f"variabele-{vraag}", name=vraag, typeRef=self._type(soort))

    def _add_beslissing(self, ouder: Element) -> None:
        """Add the root decision with its table."""
        boom = self._boom
        ref = StructuurRef(self._oin, boom.object, boom.activiteit)
        besluit = self._add(ouder, "dmn", "decision", id="besluit", name=boom.naam)
        self._add(
            self._add(besluit, "dmn", "extensionElements"), "bedr", "functioneleStructuurRef", href=f"#{ref.tekst}"
        )
        soort = Antwoordtype.STRING if boom.object in _TEKSTUITKOMST else Antwoordtype.BOOLEAN
        self._add(besluit, "dmn", "variable", id="variabele-besluit", name=boom.naam, typeRef=self._type(soort))
        kolommen = [(vraag.id, vraag.type) for vraag in boom.vragen]
        kolommen += [(bijlage.id, Antwoordtype.BOOLEAN) for bijlage in boom.bijlagen]
        for id_, _ in kolommen:
            eis = self._add(besluit, "dmn", "informationRequirement")
            self._add(eis, "dmn", "requiredInput", href=f"#invoer-{id_}")
        tabel = self._add(besluit, "dmn", "decisionTable", id="tabel", hitPolicy="UNIQUE", outputLabel=boom.naam)
        for id_, type_ in kolommen:
            ingang = self._add(tabel, "dmn", "input", id=f"kolom-{id_}")
            expressie = self._add(ingang, "dmn", "inputExpression", typeRef=self._type(type_))
            self._add(expressie, "dmn", "text", id_)
        self._add(tabel, "dmn", "output", id="uitkomst")
        for nummer, regel in enumerate(boom.regels, start=1):
            self._add_rij(tabel, regel, nummer)

    def _add_rij(self, tabel: Element, regel: Beslisregel, nummer: int) -> None:
        """Add one rule."""
        rij = self._add(tabel, "dmn", "rule", id=f"regel-{nummer}")
        toetsen = dict(regel.voorwaarden)
        for vraag in self._boom.vragen:
            self._add(
                self._add(rij, "dmn", "inputEntry", id=f"toets-{nummer}-{vraag.id}"),
                "dmn",
                "text",
                toetsen.get(vraag.id, "-"),
            )
        for bijlage in self._boom.bijlagen:
            nodig = bijlage.verplicht and regel.conclusie == "true"
            self._add(
                self._add(rij, "dmn", "inputEntry", id=f"toets-{nummer}-{bijlage.id}"),
                "dmn",
                "text",
                toetsen.get(bijlage.id, "true" if nodig else "-"),
            )
        uitkomst = self._add(rij, "dmn", "outputEntry", id=f"uitkomst-{nummer}")
        if regel.toelichting:
            toelichting = self._add(self._add(uitkomst, "dmn", "extensionElements"), "content", "conclusieToelichting")
            self._add(toelichting, "content", "toelichting", regel.toelichting)
        is_waarheid = regel.conclusie in {"true", "false"}
        self._add(uitkomst, "dmn", "text", regel.conclusie if is_waarheid else f'"{regel.conclusie}"')


_TEKSTUITKOMST = frozenset({Regelbeheerobject.CONCLUSIE, Regelbeheerobject.MAATREGELEN})
