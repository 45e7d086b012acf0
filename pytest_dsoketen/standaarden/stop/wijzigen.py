# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What plansoftware does to a version of a regeling: change a text, add an article, start a next version."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from lxml import etree

from pytest_dsoketen.model._basis import DsoketenError
from pytest_dsoketen.model.plannen import Activiteit, Artikel, Besluitsoort, Gebied
from pytest_dsoketen.standaarden.imow.maken import make_objecten
from pytest_dsoketen.standaarden.imow.namen import STATUS_BEEINDIGEN, STATUS_ONTWERP
from pytest_dsoketen.standaarden.imow.objecten import OwObject, group_objecten, with_ontwerp
from pytest_dsoketen.standaarden.stop.identificatie import expression_regeling
from pytest_dsoketen.standaarden.stop.namen import TEKST, add, local, qname
from pytest_dsoketen.standaarden.stop.tekst import (
    build_artikel,
    build_bijlage,
    build_io_verwijzing,
    canonical,
    find_by_wid,
    iter_artikelen,
)
from pytest_dsoketen.standaarden.stop.versie import Informatieobject, Regelingversie, build_informatieobjecten


class WijzigError(DsoketenError, LookupError):
    """A change asks for something that the regeling does not have."""


def number_of(versienummer: str) -> int:
    """Read the number of a version, for who counts on; 0 when it holds none."""
    return int("".join(teken for teken in versienummer if teken.isdigit()) or "0")


def start_versie(was: Regelingversie, *, doel: str, soort: Besluitsoort, geldig_vanaf: date | None) -> Regelingversie:
    """Start the next version: same content, next number, other doel.

    Args:
        was: the version to change.
        doel: doel of the besluit that will make the new version.
        soort: definitief or ontwerp.
        geldig_vanaf: first day on which it will hold; None for an ontwerp.
    """
    versie = str(number_of(was.versienummer) + 1)
    return replace(
        was,
        expression=expression_regeling(was.work, versie),
        versienummer=versie,
        doel=doel,
        gemaakt_op=None,
        soort=soort,
        geldig_vanaf=geldig_vanaf,
        ow=with_ontwerp(was.ow, ontwerp=soort is Besluitsoort.ONTWERP),
    )


def change_tekst(versie: Regelingversie, wid: str, tekst: str) -> Regelingversie:
    """Replace the text of one article or lid; heading and identification stay.

    Raises:
        WijzigError: when the regeling has no such article, or it is divided into leden.
    """
    root = versie.text_root()
    element = _find(root, wid)
    leden = [kind.get("wId", "") for kind in element if local(kind) == "Lid"]
    if leden:
        raise WijzigError(f"artikel {wid} is verdeeld in leden; wijzig de tekst van een lid: {', '.join(leden)}")
    for kind in list(element):
        if local(kind) not in {"Kop", "LidNummer"}:
            element.remove(kind)
    add(add(element, "Inhoud"), "Al", tekst)
    return replace(versie, tekst=canonical(root))


def remove_artikel(versie: Regelingversie, wid: str) -> Regelingversie:
    """Remove an article from the text; its OW objects go too, and what nothing refers to without them (OZON0351).

    Raises:
        WijzigError: when the regeling has no such article.
    """
    root = versie.text_root()
    element = _find(root, wid)
    weg = {obj.identificatie for obj in versie.ow if obj.objecttype == "Regeltekst" and obj.wid == wid}
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
    blijft = [
        obj
        for obj in versie.ow
        if obj.identificatie not in weg and not weg & set(obj.refs("RegeltekstRef", "artikelOfLid"))
    ]
    return replace(versie, tekst=canonical(root), ow=tuple(_drop_loose(versie.ow, blijft)))


_VAN_EEN_REGEL = frozenset({"Activiteit", "Gebiedsaanwijzing", "Omgevingsnorm", "Omgevingswaarde"})
"""Types of OW objects that are only there for the rules that refer to them."""


def _drop_loose(was: Iterable[OwObject], blijft: list[OwObject]) -> list[OwObject]:
    """Leave out what was referred to and no longer is, and then what only that referred to."""
    eerder = {ref.doel for obj in was for ref in obj.verwijzingen}
    while True:
        doelen = {ref.doel for obj in blijft for ref in obj.verwijzingen}
        los = eerder - doelen
        over = [obj for obj in blijft if obj.objecttype not in _VAN_EEN_REGEL or obj.identificatie not in los]
        if len(over) == len(blijft):
            return over
        blijft = over


def add_artikel(
    versie: Regelingversie,
    artikel: Artikel,
    gebieden: Sequence[Gebied],
    activiteiten: Sequence[Activiteit],
    *,
    datum: date,
) -> Regelingversie:
    """Add an article with its annotations.

    It comes after the last article of its hoofdstuk; a hoofdstuk that is not there yet is made at the end.

    Args:
        versie: the version that is being made.
        artikel: names its activities and areas by id.
        gebieden: new areas; each becomes a GIO.
        activiteiten: new activities.
        datum: date of the expressions of the new GIO's.

    Raises:
        WijzigError: when the wId is already in the regeling.
    """
    root = versie.text_root()
    if find_by_wid(root, artikel.wid) is not None:
        raise WijzigError(f"de regeling heeft al een artikel met wId {artikel.wid}")
    _place(root, build_artikel(artikel), versie)
    nieuwe_io = build_informatieobjecten(gebieden, versie.gezag, versie.work, datum)
    name_informatieobjecten(root, versie, nieuwe_io)
    ontwerp = versie.soort is Besluitsoort.ONTWERP
    nieuw_ow = with_ontwerp(make_objecten(versie.gezag, [artikel], activiteiten, gebieden), ontwerp=ontwerp)
    return replace(
        versie,
        tekst=canonical(root),
        ow=_merge(versie.ow, nieuw_ow),
        informatieobjecten=(*versie.informatieobjecten, *nieuwe_io),
    )


def changed_objecten(was: Regelingversie | None, wordt: Regelingversie) -> tuple[OwObject, ...]:
    """Give what has to be delivered: new and changed objects, and those that end (status beëindigen)."""
    if was is None:
        return wordt.ow
    voor = {obj.sleutel: obj for obj in was.ow}
    na = {obj.sleutel for obj in wordt.ow}
    if wordt.soort is Besluitsoort.ONTWERP and was.soort is Besluitsoort.DEFINITIEF:
        nieuw = [obj for obj in wordt.ow if obj.sleutel not in voor or obj.inhoud != voor[obj.sleutel].inhoud]
    else:
        nieuw = [obj for obj in wordt.ow if obj.sleutel not in voor or not obj.is_gelijk(voor[obj.sleutel])]
    ontwerp = STATUS_ONTWERP if wordt.soort is Besluitsoort.ONTWERP else ""
    einde = [replace(obj, status=STATUS_BEEINDIGEN, procedurestatus=ontwerp) for obj in was.ow if obj.sleutel not in na]
    return (*nieuw, *einde)


def changed_informatieobjecten(was: Regelingversie | None, wordt: Regelingversie) -> tuple[Informatieobject, ...]:
    """Give the informatieobjecten that are new in a version."""
    eerder = {io.expression for io in was.informatieobjecten} if was else set()
    return tuple(io for io in wordt.informatieobjecten if io.expression not in eerder)


def _find(root: etree._Element, wid: str) -> etree._Element:
    """Find an article or lid."""
    found = find_by_wid(root, wid)
    if found is None or local(found) not in {"Artikel", "Lid", "Divisietekst"}:
        raise WijzigError(f"de regeling heeft geen artikel met wId {wid}")
    return found


def _place(root: etree._Element, artikel: etree._Element, versie: Regelingversie) -> None:
    """Put a new article behind the last one with the same parent eId, else in a new hoofdstuk."""
    plek = artikel.get("eId", "").rpartition("__")[0]
    buren = [el for el in iter_artikelen(root) if el.get("eId", "").rpartition("__")[0] == plek]
    if buren:
        buren[-1].addnext(artikel)
        return
    houder = next((el for el in root.iter() if plek and el.get("eId") == plek), None)
    lichaam = root.find(qname(TEKST, "Lichaam"))
    if houder is None and lichaam is not None:
        houder = lichaam
        if plek:
            houder = add(
                lichaam,
                "Hoofdstuk",
                attributen={
                    "eId": plek,
                    "wId": f"{versie.gezag}_{versie.versienummer}__{plek}",
                },
            )
            kop = add(houder, "Kop")
            add(kop, "Label", "Hoofdstuk")
            add(kop, "Nummer", plek.rpartition("_")[2])
    if houder is None:
        raise WijzigError("de regeling heeft geen lichaam om een artikel in te zetten")
    houder.append(artikel)


def name_informatieobjecten(root: etree._Element, versie: Regelingversie, nieuw: Iterable[Informatieobject]) -> None:
    """Name new informatieobjecten in the bijlage with the others; make the bijlage when there is none."""
    lijst = [(io.naam, io.expression) for io in nieuw]
    if not lijst:
        return
    refs = [ref for ref in root.iter(qname(TEKST, "ExtIoRef")) if ref.get("ref", "").startswith("/join/")]
    bijlagen = [el for ref in refs for el in ref.iterancestors(qname(TEKST, "Bijlage"))]
    lichaam = root.find(qname(TEKST, "Lichaam"))
    if not bijlagen and lichaam is not None:
        lichaam.addnext(build_bijlage(versie.gezag, lijst))
        return
    bijlage = bijlagen[-1]
    begin = sum(1 for kind in bijlage if local(kind) in {"Divisie", "Divisietekst"})
    nummer_versie = "".join(teken for teken in versie.versienummer if teken.isdigit()) or "1"
    for nummer, (naam, expression) in enumerate(lijst, start=begin + 1):
        bijlage.append(build_io_verwijzing(bijlage, f"{versie.gezag}_{nummer_versie}", nummer, naam, expression))


def _merge(eerder: Iterable[OwObject], nieuw: Iterable[OwObject]) -> tuple[OwObject, ...]:
    """Add objects to a state; one with the same identification takes the place of the earlier one."""
    samen = {obj.sleutel: obj for obj in eerder}
    samen.update({obj.sleutel: obj for obj in nieuw})
    return group_objecten(samen.values())
