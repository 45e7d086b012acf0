# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What the LVBB hands on to DSO-LV besides versions: the procedure of a besluit, and that a regeling is withdrawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lxml import etree

from pytest_dsoketen.model._basis import DsoketenError
from pytest_dsoketen.model.berichten import Afwijking, Bericht
from pytest_dsoketen.standaarden.inname import InnameError, parse_xml, write_xml
from pytest_dsoketen.standaarden.lvbb.inhoud import Procedurestap, read_dag
from pytest_dsoketen.standaarden.lvbb.toestand import Register, list_toestanden
from pytest_dsoketen.standaarden.lvbb.uitwisselpakket import check_uitwisselpakket
from pytest_dsoketen.standaarden.stop.identificatie import work_of
from pytest_dsoketen.standaarden.stop.namen import (
    CONS,
    DATA,
    LVBBU,
    NS,
    UITLEVERING_VERSIE,
    WORK_BESLUIT,
    WORK_CONSOLIDATIE,
    WORK_REGELING,
    XML,
    add,
    local,
    new_element,
    text_of,
)


class UitleveringError(DsoketenError):
    """A document is not an uitlevering that the chain knows."""


@dataclass(frozen=True)
class Procedureverloop:
    """The procedure of a besluit as it is now.

    Attributes:
        besluit: AKN expression.
        bekend_op: day from which it is known to everyone.
        ontvangen_op: day on which the LVBB took it in.
        stappen: all steps that count.
    """

    besluit: str
    bekend_op: date
    ontvangen_op: date
    stappen: tuple[Procedurestap, ...]


@dataclass(frozen=True)
class Intrekking:
    """A regeling that no longer holds.

    Attributes:
        consolidatie: AKN work under which the LVBB keeps its versions.
        versie: AKN expression of its last version.
        gerealiseerd: doel that its last version brought about.
        doel: for which it is withdrawn.
        bekend_op: day on which the withdrawal was made known.
        vanaf: first day on which the last version held.
        tot: first day on which it no longer holds; None when that is not known.
    """

    consolidatie: str
    versie: str
    gerealiseerd: str
    doel: str
    bekend_op: date
    vanaf: date
    tot: date | None

    @property
    def regeling(self) -> str:
        """AKN work of the regeling."""
        return work_of(self.versie)


def list_uitleveringen(register: Register, work: str, bekend_op: date) -> list[Procedureverloop | Intrekking]:
    """List what DSO-LV has to hear, besides versions, when a besluit or kennisgeving is published.

    Args:
        register: what the LVBB has taken in.
        work: AKN work of what is published.
        bekend_op: day of publication.
    """
    kennisgeving, besluit = register.kennisgevingen.get(work), register.besluiten.get(work)
    over = register.besluiten.get(kennisgeving.over) if kennisgeving else None
    stappen = register.stappen_of(over.work) if over else ()
    uitleveringen: list[Procedureverloop | Intrekking] = []
    if over is not None and stappen:
        uitleveringen.append(Procedureverloop(over.expression, bekend_op, over.ontvangen_op, stappen))
    for regeling in besluit.intrekkingen if besluit else ():
        weg, toestanden = register.intrekkingen.get(regeling), list_toestanden(register, regeling)
        if weg is not None and weg.besluit == work and toestanden:
            laatste = toestanden[-1]
            consolidatie = register.consolidatie_of(regeling, toestanden[0].vanaf.year)
            versie = laatste.versie
            uitleveringen.append(
                Intrekking(
                    consolidatie, versie.expression, versie.doel, weg.doel, bekend_op, laatste.vanaf, weg.werkend_tot
                )
            )
    return uitleveringen


def write_uitlevering(uitlevering: Procedureverloop | Intrekking) -> bytes:
    """Write what the LVBB hands on besides versions."""
    if isinstance(uitlevering, Procedureverloop):
        return write_procedureverloop(uitlevering)
    return write_intrekking(uitlevering)


def write_procedureverloop(verloop: Procedureverloop) -> bytes:
    """Write an UitleveringProcedureverloop."""
    root = _new_root("UitleveringProcedureverloop")
    identificatie = add(root, "ExpressionIdentificatie", ns=DATA)
    add(identificatie, "FRBRWork", work_of(verloop.besluit))
    add(identificatie, "FRBRExpression", verloop.besluit)
    add(identificatie, "soortWork", WORK_BESLUIT)
    module = add(root, "Procedureverloop", ns=DATA)
    add(module, "bekendOp", verloop.bekend_op.isoformat())
    add(module, "ontvangenOp", verloop.ontvangen_op.isoformat())
    stappen = add(module, "procedurestappen")
    for stap in verloop.stappen:
        element = add(stappen, "Procedurestap")
        add(element, "soortStap", stap.soort)
        add(element, "voltooidOp", stap.datum)
    return write_xml(root)


def read_procedureverloop(data: bytes) -> Procedureverloop:
    """Read an UitleveringProcedureverloop.

    Raises:
        UitleveringError: when it is not one.
    """
    root = _parse(data, "UitleveringProcedureverloop")
    module = root.find("data:Procedureverloop", NS)
    return Procedureverloop(
        besluit=text_of(root, "data:ExpressionIdentificatie/data:FRBRExpression"),
        bekend_op=_read_day(module, "data:bekendOp"),
        ontvangen_op=_read_day(module, "data:ontvangenOp"),
        stappen=tuple(
            Procedurestap(text_of(stap, "data:soortStap"), text_of(stap, "data:voltooidOp"), "", stap)
            for stap in root.iterfind("data:Procedureverloop/data:procedurestappen/data:Procedurestap", NS)
        ),
    )


def write_intrekking(intrekking: Intrekking) -> bytes:
    """Write the Consolidaties that say that a regeling is withdrawn."""
    root = _new_root("Consolidaties")
    consolidatie = add(root, "Consolidatie")
    identificatie = add(consolidatie, "ConsolidatieIdentificatie", ns=CONS)
    add(identificatie, "FRBRWork", intrekking.consolidatie)
    add(identificatie, "soortWork", WORK_CONSOLIDATIE)
    werk = add(add(identificatie, "isConsolidatieVan"), "WorkIdentificatie")
    add(werk, "FRBRWork", intrekking.regeling)
    add(werk, "soortWork", WORK_REGELING)
    _add_toestand(add(consolidatie, "Toestanden", ns=CONS), intrekking)
    weg = add(consolidatie, "IntrekkingRegeling")
    add(weg, "doel", intrekking.doel, ns=DATA)
    if intrekking.tot is not None:
        add(weg, "datum", intrekking.tot.isoformat(), ns=DATA)
    return write_xml(root)


def _add_toestand(toestanden: etree._Element, intrekking: Intrekking) -> None:
    """Write the last toestand of a regeling, with its end."""
    add(toestanden, "bekendOp", intrekking.bekend_op.isoformat())
    add(toestanden, "ontvangenOp", intrekking.bekend_op.isoformat())
    toestand = add(toestanden, "Toestand")
    add(toestand, "FRBRExpression", f"{intrekking.consolidatie}/nld@{intrekking.vanaf.isoformat()}")
    add(add(toestand, "doelen"), "doel", intrekking.gerealiseerd)
    werkend = add(add(toestand, "juridischWerkendOp"), "Periode")
    add(werkend, "vanaf", intrekking.vanaf.isoformat())
    if intrekking.tot is not None:
        add(werkend, "tot", intrekking.tot.isoformat())
    add(add(add(toestand, "geldigOp"), "Periode"), "vanaf", intrekking.vanaf.isoformat())
    add(toestand, "instrumentVersie", intrekking.versie)
    add(add(toestand, "verwerkingen"), "verwerkt", intrekking.gerealiseerd)


def read_intrekking(data: bytes) -> Intrekking:
    """Read the Consolidaties that say that a regeling is withdrawn, in the form of STOP 1.4.1 or of STOP 1.3.0.

    Raises:
        UitleveringError: when it is not one.
    """
    root = _parse(data, "Consolidaties")
    consolidatie = root.find("lvbbu:Consolidatie", NS)
    toestanden = None if consolidatie is None else consolidatie.find("cons:Toestanden", NS)
    weg = None if consolidatie is None else consolidatie.find("lvbbu:IntrekkingRegeling", NS)
    if weg is None or toestanden is None:
        raise UitleveringError("de consolidatie zegt niet dat een regeling is ingetrokken")
    toestand = toestanden.find("cons:Toestand", NS)
    doelen, werkend = "cons:doelen", "cons:juridischWerkendOp"
    if toestand is None:
        toestand = toestanden.find("cons:BekendeToestand", NS)
        doelen, werkend = "cons:gerealiseerdeDoelen", f"cons:geldigheid/cons:Geldigheidsperiode/{werkend}"
    return Intrekking(
        consolidatie=text_of(consolidatie, "cons:ConsolidatieIdentificatie/cons:FRBRWork"),
        versie=text_of(toestand, "cons:instrumentVersie"),
        gerealiseerd=text_of(toestand, f"{doelen}/cons:doel"),
        doel=text_of(weg, "data:doel"),
        bekend_op=_read_day(toestanden, "cons:bekendOp"),
        vanaf=_read_day(toestand, f"{werkend}/cons:Periode/cons:vanaf"),
        tot=read_dag(text_of(weg, "data:datum")),
    )


def read_uitlevering(data: bytes) -> Procedureverloop | Intrekking:
    """Read what the LVBB hands on besides versions.

    Raises:
        UitleveringError: when it is neither a procedure nor a withdrawal.
    """
    is_procedure = b"UitleveringProcedureverloop" in data
    return read_procedureverloop(data) if is_procedure else read_intrekking(data)


def check_uitlevering(data: bytes) -> list[Afwijking]:
    """Check what the LVBB hands on besides versions: readable, and with what DSO-LV needs of it."""
    try:
        uitlevering = read_uitlevering(data)
    except UitleveringError as fout:
        return [Afwijking("LVBB7502", str(fout))]
    if isinstance(uitlevering, Procedureverloop) and not uitlevering.stappen:
        return [Afwijking("LVBB7502", "het procedureverloop heeft geen stappen")]
    return []


def check_uitlevering_bericht(bericht: Bericht) -> list[Afwijking]:
    """Check what passed from the LVBB to DSO-LV: a version as a ZIP, or something besides it as XML."""
    return check_uitlevering(bericht.inhoud) if bericht.mediatype == XML else check_uitwisselpakket(bericht.inhoud)


def _new_root(naam: str) -> etree._Element:
    """Make the root of an uitlevering."""
    return new_element(LVBBU, naam, {"schemaversie": UITLEVERING_VERSIE})


def _parse(data: bytes, naam: str) -> etree._Element:
    """Parse a document that begins with a name."""
    try:
        root = parse_xml(data)
    except InnameError as fout:
        raise UitleveringError(f"de uitlevering is niet te lezen: {fout}") from None
    if local(root) != naam:
        raise UitleveringError(f"de uitlevering begint met {local(root)} en niet met {naam}")
    return root


def _read_day(parent: etree._Element | None, pad: str) -> date:
    """Read a day that has to be there."""
    dag = read_dag(text_of(parent, pad))
    if dag is None:
        raise UitleveringError(f"de uitlevering heeft geen geldige datum in {pad.rpartition(':')[2]}")
    return dag
