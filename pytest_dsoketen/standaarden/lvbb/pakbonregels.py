# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about an uitwisselpakket: do pakbon and files say the same, and is it whole (STOP1200-1218)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from pytest_dsoketen.model.berichten import Afwijking
from pytest_dsoketen.model.eisen import get_eis
from pytest_dsoketen.standaarden.lvbb.pakbon import PAKBON, Component, Download, Modulevermelding
from pytest_dsoketen.standaarden.stop.namen import (
    CONS,
    DATA,
    GEO,
    GIO,
    GMLXML,
    IMOP,
    PDF,
    TEKST,
    WORK,
    XML,
    line_of,
    path_of,
    qname,
    text_of,
)
from pytest_dsoketen.standaarden.stop.tekst import REGELINGMODELLEN

Vondst = tuple[str, etree._Element | str]  # noqa: SLF001  (lxml heeft geen openbare naam voor een element)
"""What is wrong, as a Dutch sentence, and where: an element of the pakbon, or a file name."""


@dataclass(frozen=True)
class Pakbonregel:
    """One rule about an uitwisselpakket.

    Attributes:
        code: official code.
        vind: walks the faults.
    """

    code: str
    vind: Callable[[Download], Iterable[Vondst]]


def check_pakbon(download: Download) -> list[Afwijking]:
    """Judge an uitwisselpakket by every rule; without a pakbon there is nothing to compare with."""
    if download.pakbon is None:
        return []
    return [_locate(regel.code, *vondst) for regel in REGELS_PAKBON for vondst in regel.vind(download)]


def _locate(code: str, melding: str, plaats: etree._Element | str) -> Afwijking:
    """Write a finding down with its file, line and path."""
    niveau = get_eis(code).niveau
    if isinstance(plaats, str):
        return Afwijking(code, melding, plaats, niveau)
    return Afwijking(code, melding, PAKBON, niveau, line_of(plaats), path_of(plaats))


_MODULES: dict[str, frozenset[str]] = {
    IMOP + "data/": frozenset(
        {
            "BesluitMetadata",
            "ConsolidatieInformatie",
            "ExpressionIdentificatie",
            "InformatieObjectMetadata",
            "InformatieObjectVersieMetadata",
            "KennisgevingMetadata",
            "MededelingMetadata",
            "Momentopname",
            "OfficielePublicatieMetadata",
            "OfficielePublicatieVersieMetadata",
            "Procedureverloop",
            "Procedureverloopmutatie",
            "RectificatieMetadata",
            "RegelingMetadata",
            "RegelingVersieMetadata",
            "Toelichtingsrelaties",
            "Begripsrelaties",
        }
    ),
    TEKST: frozenset(
        {
            *REGELINGMODELLEN,
            "BesluitCompact",
            "BesluitKlassiek",
            "Kennisgeving",
            "Mededeling",
            "Motivering",
            "OfficielePublicatie",
            "Rectificatie",
            "Tekstrevisie",
        }
    ),
    GEO: frozenset(
        {"GeoInformatieObjectVaststelling", "GeoInformatieObjectVersie", "Gebiedsmarkering", "Effectgebied"}
    ),
    GIO: frozenset({"GeografischeContext", "JuridischeBorgingVan"}),
    CONS: frozenset(
        {
            "ConsolidatieIdentificatie",
            "GerechtelijkeProcedureStatus",
            "JuridischeVerantwoording",
            "Proefversies",
            "Toestanden",
        }
    ),
}
"""Modules of STOP, by their namespace."""

_IDENTIFICATIE = ("ExpressionIdentificatie", "ConsolidatieIdentificatie")
_VERSIEINFORMATIE = WORK + "work_024"
_NODIG: dict[str, tuple[str, ...]] = {
    "akn": ("RegelingMetadata",),
    "join": ("InformatieObjectMetadata",),
}
"""What a regeling or informatieobject has besides what other rules ask for."""

_BEGIN_PER_TYPE = {
    XML: (b"<", b"\xef\xbb\xbf<"),
    GMLXML: (b"<", b"\xef\xbb\xbf<"),
    PDF: (b"%PDF",),
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/png": (b"\x89PNG\r\n\x1a\n",),
}


def _per_component(code: str, wrong: Callable[[Component], str]) -> Pakbonregel:
    """Make a rule that looks at one component; `wrong` says what is wrong, empty when nothing is."""

    def find(download: Download) -> Iterator[Vondst]:
        for component in download.componenten:
            melding = wrong(component)
            if melding:
                yield f"{component.expression or component.work}: {melding}", component.element

    return Pakbonregel(code, find)


def _per_module(code: str, wrong: Callable[[Download, Modulevermelding], str]) -> Pakbonregel:
    """Make a rule that looks at one module that the pakbon names."""

    def find(download: Download) -> Iterator[Vondst]:
        for component in download.componenten:
            for module in component.modules:
                melding = wrong(download, module)
                if melding:
                    yield melding, module.element

    return Pakbonregel(code, find)


def _twee_versies(component: Component) -> str:
    """STOP1200: the IMOP modules of a component have the same schemaversie."""
    versies = sorted({module.schemaversie for module in component.modules if module.is_imop})
    return f"de modules zijn in verschillende versies van STOP: {', '.join(versies)}" if len(versies) > 1 else ""


def read_verwijzingen(download: Download) -> Iterator[tuple[Component, str, str]]:
    """Walk the files that modules name: component, file that names, file that is named."""
    for component in download.componenten:
        for module in component.modules:
            if module.naam == "InformatieObjectVersieMetadata":
                root = download.parse(module.bestand)
                for element in () if root is None else root.iter(qname(DATA, "bestandsnaam")):
                    yield component, module.bestand, component.folder + (element.text or "").strip()
            elif module.naam in REGELINGMODELLEN:
                root = download.parse(module.bestand)
                for element in (
                    ()
                    if root is None
                    else root.iter(qname(TEKST, "Illustratie"), qname(TEKST, "InlineTekstAfbeelding"))
                ):
                    naam = element.get("naam", "")
                    yield component, module.bestand, module.bestand.rpartition("/")[0] + "/" + naam


def _genoemd(download: Download) -> Iterator[tuple[str, etree._Element | str]]:
    """Walk every file that the pakbon, the OW manifest or a module names, with where."""
    for component in download.componenten:
        yield from ((module.bestand, module.element) for module in component.modules)
        yield from ((naam, element) for naam, _, element in component.bestanden)
    yield from ((naam, download.ow_manifest) for naam in download.ow_bestanden)
    yield from ((naam, bron) for _, bron, naam in read_verwijzingen(download))


def find_ongenoemd(download: Download) -> Iterator[Vondst]:
    """STOP1201: every file in the package is named."""
    genoemd = {naam for naam, _ in _genoemd(download)} | {PAKBON, download.ow_manifest}
    for naam in download.bestanden:
        if naam not in genoemd:
            yield f"{naam} zit in het pakket en staat niet op de pakbon", naam


def find_ontbreekt(download: Download) -> Iterator[Vondst]:
    """STOP1202: every file that is named is in the package."""
    gezien: set[str] = set()
    for naam, plaats in _genoemd(download):
        if naam not in download.bestanden and naam not in gezien:
            gezien.add(naam)
            yield f"{naam} wordt genoemd en zit niet in het pakket", plaats


def _ander_element(download: Download, module: Modulevermelding) -> str:
    """STOP1203: name and namespace on the pakbon are those of the root of the file."""
    kop = download.kop_of(module.bestand) if module.mediatype in {XML, GMLXML} else None
    if kop is None or kop.element == qname(module.naamruimte, module.naam):
        return ""
    return f"{module.bestand} is volgens de pakbon een {module.naam}, maar begint met {kop.naam}"


def _geen_versiemetadata(component: Component) -> str:
    """STOP1204: with the text of a regeling come its RegelingVersieMetadata."""
    fout = component.find(*REGELINGMODELLEN) and component.find("RegelingVersieMetadata") is None
    return "bij de tekst ontbreekt RegelingVersieMetadata" if fout else ""


def _geen_ioversiemetadata(component: Component) -> str:
    """STOP1205: with a GIO come its InformatieObjectVersieMetadata."""
    is_gio = component.find("GeoInformatieObjectVaststelling", "GeoInformatieObjectVersie") is not None
    fout = is_gio and component.find("InformatieObjectVersieMetadata") is None
    return "bij het GIO ontbreekt InformatieObjectVersieMetadata" if fout else ""


def find_bij_ander(download: Download) -> Iterator[Vondst]:
    """STOP1206: a file that a module names stands on the pakbon in the same component."""
    for component, bron, naam in read_verwijzingen(download):
        eigen = {module.bestand for module in component.modules} | {bestand for bestand, _, _ in component.bestanden}
        if naam in download.bestanden and naam not in eigen:
            yield f"{bron} noemt {naam}, dat op de pakbon niet bij die component staat", component.element


def find_mediatype(download: Download) -> Iterator[Vondst]:
    """STOP1207: the mediatype on the pakbon is that of the file."""
    for component in download.componenten:
        modules = ((module.bestand, module.mediatype, module.element) for module in component.modules)
        for naam, mediatype, element in (*modules, *component.bestanden):
            inhoud = download.bestanden.get(naam, b"")[:64].lstrip()
            begin = _BEGIN_PER_TYPE.get(mediatype)
            if begin and inhoud and not inhoud.startswith(begin):
                yield f"{naam} is volgens de pakbon {mediatype}, maar de inhoud is iets anders", element


def _geen_identificatie(component: Component) -> str:
    """STOP1208: a component says what it is, unless it only holds versie-informatie."""
    fout = component.soort != _VERSIEINFORMATIE and component.find(*_IDENTIFICATIE) is None
    return "er is geen module met de identificatie" if fout else ""


def _andere_identificatie(code: str, naam: str, op_pakbon: Callable[[Component], str], element: str) -> Pakbonregel:
    """Make the rule that the pakbon and the identificatie say the same (STOP1209, 1210, 1211).

    Args:
        code: of the rule.
        naam: what is compared, for the message.
        op_pakbon: gives it as the pakbon says it.
        element: of the identificatie that says it.
    """

    def find(download: Download) -> Iterator[Vondst]:
        for component in download.componenten:
            module = component.find(*_IDENTIFICATIE)
            root = download.parse(module.bestand) if module is not None else None
            gezegd = "" if root is None else (root.findtext(f"{{*}}{element}") or "").strip()
            verwacht = op_pakbon(component)
            if gezegd and verwacht and gezegd != verwacht:
                yield (
                    f"{naam} op de pakbon is {verwacht}, en in {module.bestand if module else ''} {gezegd}",
                    component.element,
                )

    return Pakbonregel(code, find)


def _andere_schemaversie(download: Download, module: Modulevermelding) -> str:
    """STOP1212: the schemaversie on the pakbon is that in the file, when the file says one."""
    kop = download.kop_of(module.bestand) if module.is_imop and module.mediatype in {XML, GMLXML} else None
    if kop is None or not kop.versie or not module.schemaversie or kop.versie == module.schemaversie:
        return ""
    return f"{module.bestand} is in versie {kop.versie}, en volgens de pakbon in {module.schemaversie}"


def find_twee_versies_van_werk(download: Download) -> Iterator[Vondst]:
    """STOP1213: an uitwisselpakket holds one version of every instrument."""
    gezien: Counter[str] = Counter()
    for component in download.componenten:
        gezien[component.work] += 1
        if gezien[component.work] == 2:
            yield f"van {component.work} zitten twee versies in het pakket", component.element


def find_ander_doel(download: Download) -> Iterator[Vondst]:
    """STOP1214: what is in an uitwisselpakket belongs to one doel."""
    eerste = ""
    for component in download.componenten:
        module = component.find("Momentopname")
        root = download.parse(module.bestand) if module is not None else None
        doel = text_of(root, "data:doel")
        if doel and eerste and doel != eerste:
            yield (
                f"{component.expression} hoort bij het doel {doel}, en iets anders in het pakket bij {eerste}",
                component.element,
            )
        eerste = eerste or doel


def _onvolledig(component: Component) -> str:
    """STOP1215: a component is whole."""
    stelsel = component.work.partition("/")[2].partition("/")[0]
    is_regeling = component.find(*REGELINGMODELLEN) is not None
    nodig = _NODIG.get(stelsel, ()) if stelsel == "join" or is_regeling else ()
    ontbreekt = [naam for naam in nodig if component.find(naam) is None]
    return f"de module {', '.join(ontbreekt)} ontbreekt" if ontbreekt else ""


def _geen_momentopname(component: Component) -> str:
    """STOP1217: versie-informatie holds a Momentopname."""
    fout = component.soort == _VERSIEINFORMATIE and component.find("Momentopname") is None
    return "de versie-informatie heeft geen momentopname" if fout else ""


def _onbekende_module(download: Download, module: Modulevermelding) -> str:  # noqa: ARG001
    """STOP1218: what the pakbon names as a module of STOP, is one."""
    fout = module.is_imop and module.naam not in _MODULES.get(module.naamruimte, ())
    return f"{module.naam} is geen module van STOP in {module.naamruimte}" if fout else ""


REGELS_PAKBON: tuple[Pakbonregel, ...] = (
    _per_component("STOP1200", _twee_versies),
    Pakbonregel("STOP1201", find_ongenoemd),
    Pakbonregel("STOP1202", find_ontbreekt),
    _per_module("STOP1203", _ander_element),
    _per_component("STOP1204", _geen_versiemetadata),
    _per_component("STOP1205", _geen_ioversiemetadata),
    Pakbonregel("STOP1206", find_bij_ander),
    Pakbonregel("STOP1207", find_mediatype),
    _per_component("STOP1208", _geen_identificatie),
    _andere_identificatie("STOP1209", "het werk", lambda component: component.work, "FRBRWork"),
    _andere_identificatie("STOP1210", "de versie", lambda component: component.expression, "FRBRExpression"),
    _andere_identificatie("STOP1211", "het soort werk", lambda component: component.soort, "soortWork"),
    _per_module("STOP1212", _andere_schemaversie),
    Pakbonregel("STOP1213", find_twee_versies_van_werk),
    Pakbonregel("STOP1214", find_ander_doel),
    _per_component("STOP1215", _onvolledig),
    _per_component("STOP1217", _geen_momentopname),
    _per_module("STOP1218", _onbekende_module),
)
"""Every rule about an uitwisselpakket."""
