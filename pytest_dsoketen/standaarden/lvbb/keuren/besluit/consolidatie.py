# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about the ConsolidatieInformatie: what a besluit brings about, when, and where its text says so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from lxml import etree

from pytest_dsoketen.model.plannen import Besluitsoort
from pytest_dsoketen.standaarden.lvbb.inhoud import Beoogd, Besluitversie, Tijdstempel
from pytest_dsoketen.standaarden.lvbb.keuren.kern import Dossier, Fase, Plaats, Regel, Vondst
from pytest_dsoketen.standaarden.stop.namen import DATA, TEKST, local, qname, text_of

_REGELING = re.compile(r"/akn/(nl|aw|cw|sx)/act/")
_INSTRUMENT = re.compile(r"/akn/(nl|aw|cw|sx)/act/|/join/id/regdata/")
_BIJLAGE = qname(TEKST, "WijzigBijlage")
_ARTIKELEN = ("tekst:Artikel", "tekst:WijzigArtikel", "tekst:Lid", "tekst:WijzigLid")

Onderdeel = Beoogd | Tijdstempel
"""What a besluit brings about, withdraws, or says the day of."""


def _plaats(onderdeel: Onderdeel) -> Plaats:
    """Give where it stands."""
    return "ConsolidatieInformatie" if onderdeel.element is None else onderdeel.element


def _naam(onderdeel: Onderdeel) -> str:
    """How a sentence calls it."""
    return f"het tijdstempel van {onderdeel.doel}" if isinstance(onderdeel, Tijdstempel) else onderdeel.instrumentversie


def _per_onderdeel(
    code: str, geef: Callable[[Besluitversie], Iterable[Onderdeel]], wrong: Callable[[Dossier, Onderdeel], str]
) -> Regel:
    """Make a rule that looks at each part of one kind.

    Args:
        code: of the rule.
        geef: gives the parts.
        wrong: says what is wrong with one; empty when nothing is.
    """

    def find(dossier: Dossier) -> Iterator[Vondst]:
        besluit = dossier.aanlevering.besluit
        for onderdeel in geef(besluit) if besluit is not None else ():
            melding = wrong(dossier, onderdeel)
            if melding:
                yield melding, _plaats(onderdeel)

    return Regel(code, Fase.BESLUIT, find)


def _regelingen(besluit: Besluitversie) -> Iterable[Beoogd]:
    """Give the versions of regelingen that it wants."""
    return besluit.regelingen


def _informatieobjecten(besluit: Besluitversie) -> Iterable[Beoogd]:
    """Give the versions of informatieobjecten that it wants."""
    return besluit.informatieobjecten


def _intrekkingen(stelsel: str) -> Callable[[Besluitversie], Iterable[Beoogd]]:
    """Give the regelingen (akn) or informatieobjecten (join) that it withdraws."""
    return lambda besluit: (b for b in besluit.intrekkingen if b.instrumentversie.startswith(f"/{stelsel}/"))


def _tijdstempels(besluit: Besluitversie) -> Iterable[Tijdstempel]:
    """Give when what it brings about takes effect."""
    return besluit.tijdstempels


# --- what it names


def _geen_regelingversie(dossier: Dossier, beoogd: Onderdeel) -> str:  # noqa: ARG001
    """STOP1026: a BeoogdeRegeling names the expression of a regeling."""
    fout = not _REGELING.match(_naam(beoogd)) or "@" not in _naam(beoogd)
    return f"de beoogde regeling {_naam(beoogd)} is geen expressie van een regeling" if fout else ""


def _geen_regdata(dossier: Dossier, beoogd: Onderdeel) -> str:  # noqa: ARG001
    """STOP1027: a BeoogdInformatieobject names a /join/id/regdata."""
    fout = not _naam(beoogd).startswith("/join/id/regdata/")
    return f"het beoogde informatieobject {_naam(beoogd)} is geen regdata" if fout else ""


def _geen_instrument(dossier: Dossier, beoogd: Onderdeel) -> str:  # noqa: ARG001
    """STOP1028: an Intrekking names a regeling or an informatieobject that was consolidated."""
    return (
        "" if _INSTRUMENT.match(_naam(beoogd)) else f"wat wordt ingetrokken, {_naam(beoogd)}, is geen regeling of GIO"
    )


def find_twee_dagen(dossier: Dossier) -> Iterator[Vondst]:
    """STOP1029: a doel takes effect on one day."""
    besluit = dossier.aanlevering.besluit
    gezien: Counter[tuple[str, str]] = Counter()
    for stempel in besluit.tijdstempels if besluit else ():
        gezien[stempel.doel, stempel.soort] += 1
        if gezien[stempel.doel, stempel.soort] == 2:
            yield f"het doel {stempel.doel} heeft twee keer {stempel.soort}", _plaats(stempel)


def find_ontwerp_tijdstempels(dossier: Dossier) -> Iterator[Vondst]:
    """BHKV1004: an ontwerpbesluit has no Tijdstempels."""
    if dossier.aanlevering.is_ontwerp:
        for element in dossier.elementen("data:Tijdstempels"):
            yield "het ontwerpbesluit heeft tijdstempels", element


def _ontwerp_werkt(dossier: Dossier, stempel: Onderdeel) -> str:
    """STOP2001: an ontwerpbesluit does not take effect."""
    besluit = dossier.aanlevering.besluit
    fout = besluit is not None and besluit.soort is Besluitsoort.ONTWERP
    return f"het ontwerpbesluit gaat gelden op {stempel.datum}" if fout and isinstance(stempel, Tijdstempel) else ""


# --- where the text says so


def read_artikelen(dossier: Dossier) -> frozenset[str]:
    """Collect the eIds of the articles of the besluit, outside its WijzigBijlagen."""
    return frozenset(
        el.get("eId", "")
        for el in dossier.elementen(*_ARTIKELEN)
        if next((True for boven in el.iterancestors(_BIJLAGE)), False) is False
    )


def _mist_artikel(dossier: Dossier, onderdeel: Onderdeel) -> str:
    """BHKV1009, 1010 and 1011: the eId is that of an article of the besluit itself."""
    eid = onderdeel.eid.rpartition("#")[2]
    fout = bool(eid) and eid not in dossier.derive(read_artikelen)
    return f"het besluit heeft geen artikel met eId {onderdeel.eid} ({_naam(onderdeel)})" if fout else ""


def _find_eid(dossier: Dossier, eid: str) -> etree._Element | None:
    """Find the element of the besluit with an eId, with or without the component before it; for what is wrong only."""
    component, _, kaal = eid.removeprefix("!").rpartition("#")
    besluit = dossier.aanlevering.besluit
    for element in besluit.element.iter() if besluit is not None and kaal else ():
        if element.get("eId") == kaal and component in {"", _component_of(element)}:
            return element
    return None


def _component_of(element: etree._Element) -> str:
    """Give the componentnaam of the regeling or mutation that an element stands in; empty for the besluit itself."""
    return next((el.get("componentnaam", "") for el in element.iterancestors() if el.get("componentnaam")), "")


def _wijst_elders(dossier: Dossier, onderdeel: Onderdeel) -> str:
    """STOP2019, 2020 and 2021: what the eId points at is an article, and not something else in the besluit."""
    if not _mist_artikel(dossier, onderdeel):
        return ""
    element = _find_eid(dossier, onderdeel.eid)
    if element is None:
        return ""
    return f"{_naam(onderdeel)} wijst naar {onderdeel.eid}, en dat is geen artikel maar {local(element)}"


def read_io_refs(dossier: Dossier) -> dict[str, list[etree._Element]]:
    """Collect the ExtIoRefs by the ways in which their eId can be written."""
    per_eid: dict[str, list[etree._Element]] = {}
    for element in dossier.elementen("tekst:ExtIoRef"):
        eid, component = element.get("eId", ""), _component_of(element)
        for naam in {eid, f"!{component}#{eid}"}:
            per_eid.setdefault(naam, []).append(element)
    return per_eid


def _niet_in_tekst(dossier: Dossier, beoogd: Onderdeel) -> str:
    """BHKV1036: a BeoogdInformatieobject is named in the text by an ExtIoRef with the same eId and ref."""
    refs = dossier.derive(read_io_refs).get(beoogd.eid, ())
    fout = all(ref.get("ref") != _naam(beoogd) for ref in refs)
    return f"geen ExtIoRef in de tekst heeft eId {beoogd.eid} en verwijst naar {_naam(beoogd)}" if fout else ""


def _wijst_naar_andere_tekst(dossier: Dossier, beoogd: Onderdeel) -> str:
    """STOP2011: what the eId of a BeoogdInformatieobject points at is an ExtIoRef."""
    element = None if beoogd.eid in dossier.derive(read_io_refs) else _find_eid(dossier, beoogd.eid)
    if element is None:
        return ""
    return f"{_naam(beoogd)} wijst naar {beoogd.eid}, en dat is geen ExtIoRef maar {local(element)}"


def _is_verwijderd(element: etree._Element) -> bool:
    """Say whether a mutation takes an element out of the text."""
    return any(
        local(el) in {"Verwijder", "VerwijderdeTekst"} or el.get("wijzigactie") == "verwijder"
        for el in (element, *element.iterancestors())
    )


def _niet_verwijderd(dossier: Dossier, intrekking: Onderdeel) -> str:
    """BHKV1063: the eId of a withdrawn informatieobject is that of an ExtIoRef that a mutation takes out."""
    refs = dossier.derive(read_io_refs).get(intrekking.eid, ())
    fout = not any(_is_verwijderd(ref) for ref in refs)
    return f"geen verwijderde ExtIoRef in de tekst heeft eId {intrekking.eid} ({_naam(intrekking)})" if fout else ""


def _wijst_naar_wat_blijft(dossier: Dossier, intrekking: Onderdeel) -> str:
    """STOP2022: what the eId of a withdrawn informatieobject points at is taken out of the text."""
    if not _niet_verwijderd(dossier, intrekking):
        return ""
    element = _find_eid(dossier, intrekking.eid)
    if element is None:
        return ""
    return f"{_naam(intrekking)} wijst naar {intrekking.eid}, een {local(element)} die in de tekst blijft staan"


# --- what it builds on


def _basisversies(beoogd: Onderdeel) -> Iterator[etree._Element]:
    """Walk the versions that a beoogde version was made of: Basisversie, VervlochtenVersie, OntvlochtenVersie."""
    houder = None if beoogd.element is None else beoogd.element.find(qname(DATA, "gemaaktOpBasisVan"))
    yield from () if houder is None else houder


def _alle_versies(besluit: Besluitversie) -> Iterable[Beoogd]:
    """Give all versions that a besluit wants."""
    return (*besluit.regelingen, *besluit.informatieobjecten)


def _dubbele_basis(dossier: Dossier, beoogd: Onderdeel) -> str:  # noqa: ARG001
    """STOP2065: the versions that a version was made of have different doelen."""
    doelen = Counter(text_of(versie, "data:doel") for versie in _basisversies(beoogd))
    dubbel = [doel for doel, aantal in doelen.items() if aantal > 1]
    return f"{_naam(beoogd)} is gemaakt op twee versies met het doel {dubbel[0]}" if dubbel else ""


def _eigen_doel_ingevlochten(dossier: Dossier, beoogd: Onderdeel) -> str:  # noqa: ARG001
    """STOP2066: what is woven in or out has another doel than the version itself."""
    doelen = beoogd.doelen if isinstance(beoogd, Beoogd) else ()
    for versie in _basisversies(beoogd):
        doel = text_of(versie, "data:doel")
        if local(versie) in {"VervlochtenVersie", "OntvlochtenVersie"} and doel in doelen:
            return f"de {local(versie)} van {_naam(beoogd)} heeft het doel {doel} van de versie zelf"
    return ""


def _onbekende_basis(dossier: Dossier, beoogd: Onderdeel) -> str:
    """STOP2067: the doel of a Basisversie is one that the LVBB knows."""
    register = dossier.register
    if register is None:
        return ""
    bekend = {*register.doelen, *(versie.doel for versie in register.versies.values())}
    bekend |= {doel for besluit in register.besluiten.values() for doel in besluit.doelen}
    for versie in _basisversies(beoogd):
        doel = text_of(versie, "data:doel")
        if local(versie) == "Basisversie" and doel not in bekend:
            return f"{_naam(beoogd)} is gemaakt op het doel {doel}, dat de LVBB niet kent"
    return ""


REGELS_CONSOLIDATIE: tuple[Regel, ...] = (
    _per_onderdeel("STOP1026", _regelingen, _geen_regelingversie),
    _per_onderdeel("STOP1027", _informatieobjecten, _geen_regdata),
    _per_onderdeel("STOP1028", lambda besluit: besluit.intrekkingen, _geen_instrument),
    Regel("STOP1029", Fase.BESLUIT, find_twee_dagen),
    Regel("BHKV1004", Fase.BESLUIT, find_ontwerp_tijdstempels),
    _per_onderdeel("STOP2001", _tijdstempels, _ontwerp_werkt),
    _per_onderdeel("BHKV1009", _regelingen, _mist_artikel),
    _per_onderdeel("STOP2019", _regelingen, _wijst_elders),
    _per_onderdeel("BHKV1010", _tijdstempels, _mist_artikel),
    _per_onderdeel("STOP2020", _tijdstempels, _wijst_elders),
    _per_onderdeel("BHKV1011", _intrekkingen("akn"), _mist_artikel),
    _per_onderdeel("STOP2021", _intrekkingen("akn"), _wijst_elders),
    _per_onderdeel("BHKV1036", _informatieobjecten, _niet_in_tekst),
    _per_onderdeel("STOP2011", _informatieobjecten, _wijst_naar_andere_tekst),
    _per_onderdeel("BHKV1063", _intrekkingen("join"), _niet_verwijderd),
    _per_onderdeel("STOP2022", _intrekkingen("join"), _wijst_naar_wat_blijft),
    _per_onderdeel("STOP2065", _alle_versies, _dubbele_basis),
    _per_onderdeel("STOP2066", _alle_versies, _eigen_doel_ingevlochten),
    _per_onderdeel("STOP2067", _alle_versies, _onbekende_basis),
)
