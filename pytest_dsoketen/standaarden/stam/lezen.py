# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""A verzoekXML 4.0.0 as a verzoek."""

from __future__ import annotations

import re
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from lxml import etree

from pytest_dsoketen.model.verzoeken import (
    Bijlage,
    Documenttype,
    Doel,
    GevraagdeBijlage,
    Instantie,
    OnderliggendeActiviteit,
    Participatie,
    Verzoek,
    VerzoekActiviteit,
    Verzoektype,
    VraagAntwoord,
    Vraagsoort,
)
from pytest_dsoketen.standaarden.inname import parse_xml
from pytest_dsoketen.standaarden.stam._xml import (
    IMAM,
    VERSIE,
    Element,
    StamError,
    find,
    find_all,
    need,
    need_text,
    read_bool,
    read_datetime,
    text,
)
from pytest_dsoketen.standaarden.stam.locaties import read_locatie
from pytest_dsoketen.standaarden.stam.personen import read_contactpersoon, read_persoon

E = TypeVar("E", bound=StrEnum)
Gevraagd = tuple[GevraagdeBijlage, list[Bijlage]]


def read_verzoek(data: bytes) -> Verzoek:
    """Read a verzoekbericht.

    Raises:
        InnameError: when it is not XML that may be read.
        StamError: when it is not a verzoekbericht of STAM 4.0, or a part is missing.
    """
    return read_element(parse_xml(data))


def read_element(root: Element) -> Verzoek:
    """Read a verzoekbericht that has been parsed; see `read_verzoek`."""
    if root.tag != f"{{{IMAM}}}verzoekXML":
        raise StamError(f"{etree.QName(root).text!r} is niet het begin van een verzoekbericht volgens STAM 4.0")
    if root.get("version", VERSIE) != VERSIE:
        raise StamError(f"versie {root.get('version')!r} van het verzoekbericht is onbekend; verwacht {VERSIE}")
    element = need(root, "verzoek", IMAM)
    indiendatum = read_datetime(need_text(element, "indienDatum"))
    locaties = [
        gelezen
        for item in find_all(need(element, "projectlocaties"), "projectlocatie")
        for gelezen in read_locatie(item)
    ]
    if not locaties:
        raise StamError("het verzoekbericht heeft geen projectlocatie")
    gelezen = [_read_activiteit(item) for item in find_all(need(element, "projectactiviteiten"), "projectactiviteit")]
    if not gelezen:
        raise StamError("het verzoekbericht heeft geen projectactiviteit")
    gevraagden = [*(item for _, items in gelezen for item in items), *_read_verzoekbijlagen(element)]
    project, gemachtigde = need(element, "project"), find(element, "gemachtigde")
    behandeldienst = find(element, "uitvoerendeInstantie")
    return Verzoek(
        naam=need_text(element, "naam"),
        type=_read_enum(Verzoektype, need_text(element, "type")),
        doel=_read_enum(Doel, need_text(element, "doel")),
        activiteiten=tuple(activiteit for activiteit, _ in gelezen),
        locatie=locaties[0],
        meer_locaties=tuple(locaties[1:]),
        initiatiefnemer=read_persoon(need(element, "initiatiefnemer")),
        gemachtigde=None if gemachtigde is None else read_persoon(gemachtigde),
        contactpersoon=read_contactpersoon(find(element, "contactpersoon")),
        bevoegd_gezag=_read_instantie(need(element, "bevoegdGezag"), indiendatum),
        bevoegd_gezag_historie=_read_historie(element, "bevoegdGezag", indiendatum),
        behandeldienst=None if behandeldienst is None else _read_instantie(behandeldienst, indiendatum),
        behandeldienst_historie=_read_historie(element, "uitvoerendeInstantie", indiendatum),
        bijlagen=tuple(bijlage for _, documenten in gevraagden for bijlage in documenten),
        niet_geleverd=tuple(gevraagd for gevraagd, documenten in gevraagden if not documenten),
        verzoeknummer=need_text(element, "verzoeknummer"),
        volgnummer=_read_int(need_text(element, "volgnummer")),
        project_id=text(project, "projectId"),
        project_naam=text(project, "naam"),
        project_omschrijving=text(project, "omschrijving"),
        indiendatum=indiendatum,
        akkoord=read_bool(need_text(element, "akkoordverklaring")),
        ambtshalve=read_bool(need_text(element, "ambtshalve")),
        toelichting=text(element, "toelichtingVerzoek"),
        toelichting_later=text(element, "toelichtingLaterAanTeLeverenInformatie"),
        toelichting_niet=text(element, "toelichtingNietAanTeLeverenInformatie"),
        referentie=text(element, "referentieAanvrager"),
        participatie=_read_participatie(find(element, "participatie")),
    )


def _read_enum(soort: type[E], tekst: str) -> E:
    try:
        return soort(tekst)
    except ValueError:
        raise StamError(f"{tekst!r} is geen {soort.__name__.lower()} dat STAM 4.0 kent") from None


def _read_int(tekst: str) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", tekst):
        raise StamError(f"{tekst!r} is geen volgnummer")
    return int(tekst)


def _read_instantie(element: Element, indiendatum: datetime) -> Instantie:
    tijdvak = need(element, "tijdvakGeldigheid")
    begin, eind = read_datetime(need_text(tijdvak, "beginGeldigheid")), text(tijdvak, "eindGeldigheid")
    return Instantie(
        naam=need_text(element, "naam"),
        oin=need_text(element, "oin"),
        begin=None if begin == indiendatum else begin,
        eind=read_datetime(eind) if eind else None,
    )


def _read_historie(element: Element, naam: str, indiendatum: datetime) -> tuple[Instantie, ...]:
    historie = find_all(find(element, f"{naam}Historie"), naam)
    return tuple(_read_instantie(item, indiendatum) for item in historie)


def _read_participatie(element: Element | None) -> Participatie | None:
    if element is None:
        return None
    return Participatie(
        read_bool(need_text(element, "geparticipeerd")),
        text(element, "participatieWijze"),
        text(element, "participatieResultaat"),
    )


def _read_activiteit(element: Element) -> tuple[VerzoekActiviteit, list[Gevraagd]]:
    """Read an activity, and the documents that its questions ask for."""
    urn = need_text(element, "imowId")
    specificaties = find_all(find(element, "specificaties"), "specificatie")
    antwoorden, gevraagden = [], []
    for specificatie in specificaties:
        antwoord = _read_antwoord(specificatie)
        gevraagd = find(specificatie, "gevraagdeBijlage")
        if gevraagd is not None:
            gevraagden.append(_read_gevraagd(gevraagd, antwoord.vraag, urn))
        if gevraagd is None or antwoord.soort is not Vraagsoort.GEVRAAGDE_BIJLAGE:
            antwoorden.append(antwoord)
    onder = find(element, "onderliggendeActiviteit")
    activiteit = VerzoekActiviteit(
        urn=urn,
        naam=need_text(element, "activiteitnaam"),
        volgnummer=_read_int(need_text(element, "volgnummer")),
        antwoorden=tuple(antwoorden),
        functionele_structuur_ref=need_text(element, "activiteitId"),
        onderliggend=None
        if onder is None
        else OnderliggendeActiviteit(
            need_text(onder, "imowId"), need_text(onder, "activiteitnaam"), need_text(onder, "activiteitId")
        ),
    )
    return activiteit, gevraagden


def _read_antwoord(element: Element) -> VraagAntwoord:
    soort = text(element, "vraagclassificatie")
    return VraagAntwoord(
        vraag=need_text(element, "vraagId"),
        tekst=need_text(element, "vraagtekst"),
        antwoord=text(element, "antwoord"),
        oorspronkelijk=text(element, "oorspronkelijkAntwoord"),
        groepering=need_text(element, "groepering"),
        referentie=text(element, "vraagreferentie"),
        soort=_read_enum(Vraagsoort, soort) if soort else Vraagsoort.ACTIVITEIT,
        publiceerbaar=read_bool(need_text(element, "publiceerbaar")),
    )


def _read_verzoekbijlagen(element: Element) -> list[Gevraagd]:
    return [
        _read_gevraagd(need(item, "gevraagdeBijlage"), "", "", text(item, "vraagreferentie"))
        for item in find_all(element, "verzoekBijlage")
    ]


def _read_gevraagd(element: Element, vraag: str, activiteit: str, referentie: str = "") -> Gevraagd:
    """Read what was asked for, and the documents that were given."""
    soort = text(element, "documenttypeGeneriek")
    gevraagd = GevraagdeBijlage(
        documentsoort=need_text(element, "documentsoortDSO"),
        vraag=vraag,
        activiteit=activiteit,
        referentie=referentie,
        documenttype=_read_enum(Documenttype, soort) if soort else Documenttype.OVERIG,
        potentieel_vertrouwelijk=read_bool(need_text(element, "potentieelVertrouwelijk")),
        verplicht=read_bool(need_text(element, "verplicht")),
    )
    documenten = [
        Bijlage(
            bestandsnaam=need_text(document, "bestandsnaam"),
            document_id=need_text(document, "documentId"),
            vertrouwelijk=read_bool(need_text(document, "vertrouwelijk")),
            **vars(gevraagd),
        )
        for document in find_all(find(element, "documenten"), "document")
    ]
    return gevraagd, documenten
