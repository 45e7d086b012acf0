# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""OW objects made from the model, and the model read back from OW objects."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from lxml import etree

from pytest_dsoketen.model.plannen import Activiteit, Artikel, Gebied
from pytest_dsoketen.standaarden.imow.namen import (
    IDEALISATIE_EXACT,
    KWALIFICATIE_VERGUNNINGPLICHT,
    LOCATIE,
    REGELS,
    REGELSOORTEN,
    RG,
    ROL,
    XLINK,
    ow_id,
)
from pytest_dsoketen.standaarden.imow.objecten import OwObject, read_object, resolve_locaties
from pytest_dsoketen.standaarden.stop.namen import qname

_HREF = qname(XLINK, "href")


def kenmerk_of(*delen: str) -> str:
    """Make 32 letters and digits that are always the same for the same parts."""
    return hashlib.sha256("|".join(delen).encode()).hexdigest()[:32]


def ambtsgebied_id(gezag: str) -> str:
    """Give the identification of the ambtsgebied of a bevoegd gezag."""
    return ow_id(gezag, "ambtsgebied", gezag)


def make_ambtsgebied(gezag: str, naam: str, geldig_op: date) -> OwObject:
    """Make the ambtsgebied of a bevoegd gezag: no geometry of its own, a reference to bestuurlijke grenzen."""
    element = _object(LOCATIE, "Ambtsgebied", ambtsgebied_id(gezag))
    _add(element, LOCATIE, "noemer", naam)
    grens = _add(_add(element, LOCATIE, "bestuurlijkeGrenzenVerwijzing"), LOCATIE, "BestuurlijkeGrenzenVerwijzing")
    _add(grens, LOCATIE, "bestuurlijkeGrenzenID", gezag.upper())
    _add(grens, LOCATIE, "domein", "NL.BI.BestuurlijkGebied")
    _add(grens, LOCATIE, "geldigOp", geldig_op.isoformat())
    return read_object(element)


def make_regelingsgebied(gezag: str, work: str) -> OwObject:
    """Make the regelingsgebied of a regeling: the whole ambtsgebied."""
    element = _object(RG, "Regelingsgebied", ow_id(gezag, "regelingsgebied", kenmerk_of(work)))
    _locaties(element, RG, (ambtsgebied_id(gezag),))
    return read_object(element)


def make_gebied(gebied: Gebied) -> OwObject:
    """Make the OW location of an area; its geometry stands in the GIO."""
    element = _object(LOCATIE, "Gebied", gebied.identificatie)
    _add(element, LOCATIE, "noemer", gebied.naam)
    _ref(_add(element, LOCATIE, "geometrie"), LOCATIE, "GeometrieRef", gebied.geometrie_id)
    return read_object(element)


def make_activiteit(activiteit: Activiteit) -> OwObject:
    """Make an OW activity."""
    element = _object(ROL, "Activiteit", activiteit.identificatie)
    _add(element, ROL, "naam", activiteit.naam)
    _add(element, ROL, "groep", activiteit.groep)
    _ref(_add(element, ROL, "bovenliggendeActiviteit"), ROL, "ActiviteitRef", activiteit.bovenliggend)
    return read_object(element)


def make_regeltekst(gezag: str, wid: str) -> OwObject:
    """Make the OW object that ties a rule to an article or lid."""
    element = _object(REGELS, "Regeltekst", ow_id(gezag, "regeltekst", kenmerk_of(wid)))
    element.set("wId", wid)
    return read_object(element)


def make_regel(gezag: str, artikel: Artikel) -> OwObject:
    """Make the juridische regel of an article: where it holds and for which activities."""
    locaties = artikel.gebieden or (ambtsgebied_id(gezag),)
    element = _object(REGELS, "RegelVoorIedereen", ow_id(gezag, "juridischeregel", kenmerk_of(artikel.wid)))
    _add(element, REGELS, "idealisatie", IDEALISATIE_EXACT)
    regeltekst = ow_id(gezag, "regeltekst", kenmerk_of(artikel.wid))
    _ref(_add(element, REGELS, "artikelOfLid"), REGELS, "RegeltekstRef", regeltekst)
    _locaties(element, REGELS, locaties)
    for activiteit in artikel.activiteiten:
        aanduiding = _add(element, REGELS, "activiteitaanduiding")
        _ref(aanduiding, ROL, "ActiviteitRef", activiteit)
        plek = _add(aanduiding, REGELS, "ActiviteitLocatieaanduiding")
        kenmerk = kenmerk_of(artikel.wid, activiteit)
        _add(plek, REGELS, "identificatie", ow_id(gezag, "activiteitlocatieaanduiding", kenmerk))
        _add(plek, REGELS, "activiteitregelkwalificatie", KWALIFICATIE_VERGUNNINGPLICHT)
        _locaties(plek, REGELS, locaties)
    return read_object(element)


def make_objecten(
    gezag: str, artikelen: Iterable[Artikel], activiteiten: Iterable[Activiteit], gebieden: Iterable[Gebied]
) -> tuple[OwObject, ...]:
    """Make all objects for articles with their annotations.

    Only an article with an activity or a location gets a Regeltekst and a rule.
    """
    geannoteerd = [artikel for artikel in artikelen if artikel.activiteiten or artikel.gebieden]
    return (
        *(make_regeltekst(gezag, artikel.wid) for artikel in geannoteerd),
        *(make_regel(gezag, artikel) for artikel in geannoteerd),
        *(make_activiteit(activiteit) for activiteit in activiteiten),
        *(make_gebied(gebied) for gebied in gebieden),
    )


def read_activiteiten(objecten: Iterable[OwObject]) -> tuple[Activiteit, ...]:
    """Read the activities."""
    return tuple(
        Activiteit(
            identificatie=obj.identificatie,
            naam=obj.text("naam"),
            groep=obj.text("groep"),
            bovenliggend=next(iter(obj.refs("ActiviteitRef", "bovenliggendeActiviteit")), ""),
        )
        for obj in objecten
        if obj.objecttype == "Activiteit"
    )


def read_annotaties(objecten: Sequence[OwObject]) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Read per wId the activities and the areas that its rules name; the ambtsgebied counts as no area."""
    wids = {obj.identificatie: obj.wid for obj in objecten if obj.objecttype == "Regeltekst"}
    groepen = [obj for obj in objecten if obj.objecttype.endswith("groep")]
    found: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
    for regel in objecten:
        if regel.objecttype not in REGELSOORTEN:
            continue
        activiteiten = regel.refs("ActiviteitRef")
        locaties = resolve_locaties(groepen, _eigen_locaties(regel))
        gebieden = tuple(loc for loc in locaties if ".ambtsgebied." not in loc)
        for ref in regel.refs("RegeltekstRef", "artikelOfLid"):
            eerder = found.get(wids.get(ref, ref), ((), ()))
            found[wids.get(ref, ref)] = (_union(eerder[0], activiteiten), _union(eerder[1], gebieden))
    return found


def _eigen_locaties(regel: OwObject) -> tuple[str, ...]:
    """Give the locations of a rule and those of its activities."""
    return tuple(dict.fromkeys(regel.refs("LocatieRef")))


def read_gebieden(objecten: Iterable[OwObject], geometrieen: Mapping[str, Gebied]) -> tuple[Gebied, ...]:
    """Read the areas, with their geometry from the GIO's.

    Args:
        objecten: OW objects.
        geometrieen: per basisgeo:id the geometry, as a Gebied of which the identificatie does not count.
    """
    gebieden = []
    for obj in objecten:
        if obj.objecttype != "Gebied":
            continue
        geometrie_id = next(iter(obj.refs("GeometrieRef")), "")
        bron = geometrieen.get(geometrie_id)
        gebieden.append(
            Gebied(
                identificatie=obj.identificatie,
                naam=obj.text("noemer"),
                geometrie_id=geometrie_id,
                ring=bron.ring if bron else (),
                gaten=bron.gaten if bron else (),
                overige=bron.overige if bron else (),
            )
        )
    return tuple(gebieden)


def _union(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[str, ...]:
    """Join two lists without doubles, in order."""
    return tuple(dict.fromkeys((*left, *right)))


def _object(ns: str, name: str, identificatie: str) -> etree._Element:
    """Begin an OW object with its identification."""
    element = etree.Element(qname(ns, name))
    _add(element, ns, "identificatie", identificatie)
    return element


def _add(parent: etree._Element, ns: str, name: str, text: str | None = None) -> etree._Element:
    """Add an element."""
    element = etree.SubElement(parent, qname(ns, name))
    element.text = text
    return element


def _ref(parent: etree._Element, ns: str, name: str, doel: str) -> None:
    """Add a reference."""
    etree.SubElement(parent, qname(ns, name), {_HREF: doel})


def _locaties(parent: etree._Element, ns: str, locaties: Iterable[str]) -> None:
    """Add a locatieaanduiding."""
    aanduiding = _add(parent, ns, "locatieaanduiding")
    for locatie in locaties:
        _ref(aanduiding, LOCATIE, "LocatieRef", locatie)
