# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Steps on documents in a samenwerking."""

from __future__ import annotations

import hashlib

from pytest_bdd import given, then, when

from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.samenwerkingen import Vertrouwelijkheid
from pytest_dsoketen.ports import GeweigerdError
from pytest_dsoketen.standaarden.samenwerken.lezen import Stand
from pytest_dsoketen.toetsing.geval import Geval
from pytest_dsoketen.toetsing.keten import Keten

from ._samenwerken import (
    Geplaatst,
    act,
    expect_stand,
    get_swf,
    get_verloop,
    list_ontvangen,
    look,
    zin,
)
from .samenwerkingen import expect_refused

_HEEL = {Rol.VTH: "DSOK-SWF-021", Rol.ADVISEUR: "DSOK-SWF-020", Rol.TWEEDE_ADVISEUR: "DSOK-SWF-023"}


def make_bestand(naam: str) -> bytes:
    """Make the content of a made-up file: the head of a PDF, bytes that are no text, and its name."""
    return b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + f"Oefendocument {naam}\n".encode() * 40


@given(zin('{wie:Wie} heeft een {mate:Mate} document "{naam}" toegevoegd'))
@when(zin('{wie:Wie} een {mate:Mate} document "{naam}" toevoegt'))
def add_document(keten: Keten, geval: Geval, wie: Rol, mate: Vertrouwelijkheid, naam: str) -> None:
    """Iemand voegt een document toe aan de samenwerking."""
    verloop, inhoud, swf = get_verloop(geval), make_bestand(naam), get_swf(keten, wie)
    eis = _HEEL[Rol.VTH if wie is not Rol.VTH else Rol.ADVISEUR]
    id_ = act(keten, eis, verloop.id, lambda: swf.add_document(verloop.id, naam, inhoud, f"Oefendocument {naam}", mate))
    verloop.documenten[naam] = Geplaatst(id_, inhoud, mate, wie)


@given(zin('{wie:Wie} heeft het document "{naam}" bekeken'))
@then(zin('ziet {wie:Wie} het document "{naam}"'))
def see_document(keten: Keten, geval: Geval, wie: Rol, naam: str) -> None:
    """Het document staat in het overzicht van iemand en is byte voor byte gelijk aan wat is toegevoegd."""
    verloop = get_verloop(geval)
    document = verloop.documenten[naam]
    stand = expect_stand(
        keten,
        _HEEL[wie],
        wie,
        verloop.id,
        lambda stand: naam in list_namen(stand),
        verwacht=f"document {naam!r} in het overzicht",
        toon=lambda stand: f"overzicht {sorted(list_namen(stand))}",
    )
    gezien = next(document for document in stand.documenten if document.bestandsnaam == naam)
    try:
        inhoud = get_swf(keten, wie).download_document(gezien.id).inhoud
    except GeweigerdError as fout:
        keten.expect(
            _HEEL[wie],
            klopt=False,
            verwacht=f"de inhoud van {naam!r}",
            waargenomen=fout.melding,
            kenmerk=verloop.id,
            rol=fout.rol,
        )
        raise
    keten.expect(
        _HEEL[wie],
        klopt=inhoud == document.inhoud,
        verwacht=f"{naam!r} byte voor byte gelijk",
        waargenomen=f"{len(inhoud)} bytes met een andere inhoud",
        kenmerk=verloop.id,
        rol=_find_beschadiger(keten, wie, verloop.id, document.inhoud),
    )


def _find_beschadiger(keten: Keten, wie: Rol, samenwerking: str, inhoud: bytes) -> Rol:
    """Say who damaged a document: its own system when it came in whole, else the samenwerkfunctionaliteit."""
    hash_ = hashlib.sha256(inhoud).hexdigest()
    heel = any(bericht.sha256 == hash_ for bericht in list_ontvangen(keten, wie, samenwerking) or ())
    return wie if heel else Rol.SAMENWERKFUNCTIONALITEIT


@then(zin('ziet {wie:Wie} het document "{naam}" niet omdat het strikt vertrouwelijk is'))
def hide_strikt(keten: Keten, geval: Geval, wie: Rol, naam: str) -> None:
    """Een strikt vertrouwelijk document is voor iemand met beperkte toegang niet te zien en niet op te halen."""
    verloop = get_verloop(geval)
    lek = naam in list_namen(look(keten, wie, verloop.id))
    if not lek:
        try:
            lek = bool(get_swf(keten, wie).download_document(verloop.documenten[naam].id).inhoud)
        except GeweigerdError:
            lek = False
    keten.expect(
        "DSOK-SWF-022",
        klopt=not lek,
        verwacht=f"{naam!r} is niet te zien en niet op te halen",
        waargenomen=f"{wie.naam} kan {naam!r} zien of ophalen",
        kenmerk=verloop.id,
        rol=Rol.SAMENWERKFUNCTIONALITEIT,
    )


@when(zin('{wie:Wie} het document "{naam}" {mate:Mate} maakt'))
def change_vertrouwelijkheid(keten: Keten, geval: Geval, wie: Rol, naam: str, mate: Vertrouwelijkheid) -> None:
    """Iemand wijzigt de vertrouwelijkheid van een eigen document."""
    verloop = get_verloop(geval)
    document = verloop.documenten[naam]
    act(keten, "DSOK-SWF-024", verloop.id, lambda: get_swf(keten, wie).change_vertrouwelijkheid(document.id, mate))
    verloop.documenten[naam] = Geplaatst(document.id, document.inhoud, mate, document.door)


@when(zin('{wie:Wie} het document "{naam}" verwijdert'))
def remove_document(keten: Keten, geval: Geval, wie: Rol, naam: str) -> None:
    """Iemand haalt een eigen document uit de samenwerking."""
    verloop = get_verloop(geval)
    document = verloop.documenten.pop(naam)
    act(keten, "DSOK-SWF-025", verloop.id, lambda: get_swf(keten, wie).remove_document(document.id))


@then(zin('is het document "{naam}" bij {wie:Wie} niet meer te zien'))
def miss_document(keten: Keten, geval: Geval, wie: Rol, naam: str) -> None:
    """Een verwijderd document staat binnen de normtijd niet meer in het overzicht van een ander."""
    expect_stand(
        keten,
        "DSOK-SWF-025",
        wie,
        get_verloop(geval).id,
        lambda stand: naam not in list_namen(stand),
        verwacht=f"{naam!r} staat niet meer in het overzicht",
        toon=lambda stand: f"overzicht {sorted(list_namen(stand))}",
    )


@then(zin('mag {wie:Wie} het document "{naam}" niet wijzigen of verwijderen omdat het van een ander is'))
def refuse_vreemd_document(keten: Keten, geval: Geval, wie: Rol, naam: str) -> None:
    """Wat een ander toevoegde, kan iemand niet wijzigen en niet verwijderen."""
    verloop, swf = get_verloop(geval), get_swf(keten, wie)
    id_ = verloop.documenten[naam].id
    pogingen = {
        "de vertrouwelijkheid van een document van een ander wijzigen": lambda: swf.change_vertrouwelijkheid(
            id_, Vertrouwelijkheid.REGULIER
        ),
        "een document van een ander verwijderen": lambda: swf.remove_document(id_),
    }
    for wat, poging in pogingen.items():
        expect_refused(keten, "DSOK-SWF-024", wie, poging, samenwerking=verloop.id, wat=wat)


@then(zin("ziet {wie:Wie} de bestanden van het verzoek"))
def see_verzoekbestanden(keten: Keten, geval: Geval, wie: Rol) -> None:
    """De bestanden van het verzoek staan binnen de normtijd in het overzicht van een deelnemer."""
    expect_stand(
        keten,
        "DSOK-SWF-026",
        wie,
        get_verloop(geval).id,
        lambda stand: bool(stand.documenten),
        verwacht="de bestanden van het verzoek in het overzicht",
        toon=lambda _: "een leeg overzicht van documenten",
    )


def list_namen(stand: Stand) -> set[str]:
    """Give the file names that are seen."""
    return {document.bestandsnaam for document in stand.documenten}
