# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""A verzoek as verzoekXML 4.0.0.

What is with a verzoek but not in its message: the bytes of the bijlagen (they are fetched apart), and `volgnummer` and
`vervallen` of an answer or bijlage (a VTH-systeem keeps those).
"""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from lxml import etree

from pytest_dsoketen.model.verzoeken import (
    Bijlage,
    GevraagdeBijlage,
    Instantie,
    Participatie,
    Verzoek,
    VerzoekActiviteit,
    VraagAntwoord,
    Vraagsoort,
)
from pytest_dsoketen.standaarden.inname import write_xml
from pytest_dsoketen.standaarden.stam._xml import (
    IMAM,
    NSMAP,
    VERSIE,
    Element,
    StamError,
    add,
    add_public,
    write_bool,
)
from pytest_dsoketen.standaarden.stam.locaties import write_locatie
from pytest_dsoketen.standaarden.stam.personen import write_contactpersoon, write_persoon

GROEP_BIJLAGEN = "activity"
Gevraagd = dict[GevraagdeBijlage, list[Bijlage]]
"""The documents that were given, by what was asked for."""


def write_verzoek(verzoek: Verzoek, tijdstip: datetime) -> bytes:
    """Write the verzoekbericht.

    Args:
        verzoek: a verzoek that was sent: with verzoeknummer and indiendatum.
        tijdstip: when the message is made.

    Raises:
        StamError: when the verzoek has no indiendatum.
    """
    if verzoek.indiendatum is None:
        raise StamError("een verzoek zonder indiendatum is nog niet ingediend en heeft geen verzoekbericht")
    root = etree.Element(f"{{{IMAM}}}verzoekXML", {"version": VERSIE}, nsmap=NSMAP)
    stuur = add(root, "stuurgegevens", ns=IMAM)
    zender = add(stuur, "zender", ns=IMAM)
    add(zender, "organisatie", "DSO", IMAM)
    add(zender, "applicatie", "DSO-LV", IMAM)
    add(stuur, "tijdstipBericht", tijdstip.isoformat(), IMAM)
    element = add(root, "verzoek", ns=IMAM)
    _write_algemeen(element, verzoek, verzoek.indiendatum)
    _write_instanties(element, verzoek, verzoek.indiendatum)
    _write_personen(element, verzoek)
    locaties = add(element, "projectlocaties")
    for locatie in (verzoek.locatie, *verzoek.meer_locaties):
        write_locatie(locaties, locatie)
    activiteiten, gevraagd = add(element, "projectactiviteiten"), _group_bijlagen(verzoek)
    for activiteit in verzoek.activiteiten:
        _write_activiteit(activiteiten, activiteit, gevraagd)
    if verzoek.participatie is not None:
        _write_participatie(element, verzoek.participatie)
    _write_verzoekbijlagen(element, verzoek, gevraagd)
    return write_xml(root)


def _write_algemeen(element: Element, verzoek: Verzoek, indiendatum: datetime) -> None:
    add(element, "akkoordverklaring", write_bool(verzoek.akkoord))
    add(element, "ambtshalve", write_bool(verzoek.ambtshalve))
    add(element, "doel", verzoek.doel.value)
    add(element, "indienDatum", indiendatum.isoformat())
    add(element, "naam", verzoek.naam, publiceerbaar="true")
    add_public(element, "referentieAanvrager", verzoek.referentie, publiek=False)
    add_public(element, "toelichtingLaterAanTeLeverenInformatie", verzoek.toelichting_later, publiek=False)
    add_public(element, "toelichtingNietAanTeLeverenInformatie", verzoek.toelichting_niet, publiek=False)
    add_public(element, "toelichtingVerzoek", verzoek.toelichting, publiek=False)
    add(element, "type", verzoek.type.value)
    add(element, "verzoeknummer", verzoek.verzoeknummer)
    add(element, "volgnummer", f"{verzoek.volgnummer:03d}")
    project = add(element, "project")
    add_public(project, "naam", verzoek.project_naam, publiek=True)
    add_public(project, "omschrijving", verzoek.project_omschrijving, publiek=True)
    if verzoek.project_id:
        add(project, "projectId", verzoek.project_id)


def _write_instanties(element: Element, verzoek: Verzoek, indiendatum: datetime) -> None:
    _write_instantie(element, "bevoegdGezag", verzoek.bevoegd_gezag, indiendatum)
    if verzoek.bevoegd_gezag_historie:
        historie = add(element, "bevoegdGezagHistorie")
        for instantie in verzoek.bevoegd_gezag_historie:
            _write_instantie(historie, "bevoegdGezag", instantie, indiendatum)
    if verzoek.behandeldienst is not None:
        _write_instantie(element, "uitvoerendeInstantie", verzoek.behandeldienst, indiendatum)
    if verzoek.behandeldienst_historie:
        historie = add(element, "uitvoerendeInstantieHistorie")
        for instantie in verzoek.behandeldienst_historie:
            _write_instantie(historie, "uitvoerendeInstantie", instantie, indiendatum)


def _write_instantie(parent: Element, naam: str, instantie: Instantie, indiendatum: datetime) -> None:
    element = add(parent, naam)
    add(element, "naam", instantie.naam)
    add(element, "oin", instantie.oin)
    tijdvak = add(element, "tijdvakGeldigheid")
    add(tijdvak, "beginGeldigheid", (instantie.begin or indiendatum).isoformat())
    if instantie.eind is not None:
        add(tijdvak, "eindGeldigheid", instantie.eind.isoformat())


def _write_personen(element: Element, verzoek: Verzoek) -> None:
    if verzoek.contactpersoon is not None:
        write_contactpersoon(add(element, "contactpersoon"), verzoek.contactpersoon)
    if verzoek.gemachtigde is not None:
        write_persoon(add(element, "gemachtigde"), verzoek.gemachtigde)
    write_persoon(add(element, "initiatiefnemer"), verzoek.initiatiefnemer)


def _write_participatie(parent: Element, participatie: Participatie) -> None:
    element = add(parent, "participatie")
    add(element, "geparticipeerd", write_bool(participatie.geparticipeerd), publiceerbaar="true")
    add_public(element, "participatieWijze", participatie.wijze, publiek=False)
    add_public(element, "participatieResultaat", participatie.resultaat, publiek=False)


def _write_activiteit(parent: Element, activiteit: VerzoekActiviteit, gevraagd: Gevraagd) -> None:
    element = add(parent, "projectactiviteit")
    add(element, "activiteitId", activiteit.functionele_structuur_ref)
    add(element, "imowId", activiteit.urn)
    add(element, "activiteitnaam", activiteit.naam)
    add(element, "volgnummer", str(activiteit.volgnummer))
    per_vraag: dict[str, list[GevraagdeBijlage]] = defaultdict(list)
    for gevraagde in gevraagd:
        if gevraagde.activiteit == activiteit.urn:
            per_vraag[gevraagde.vraag].append(gevraagde)
    if activiteit.antwoorden or per_vraag:
        specificaties = add(element, "specificaties")
        for antwoord in activiteit.antwoorden:
            specificatie = _write_antwoord(specificaties, antwoord)
            if per_vraag.get(antwoord.vraag):
                gevraagde = per_vraag[antwoord.vraag].pop(0)
                _write_gevraagd(specificatie, gevraagde, gevraagd[gevraagde])
        for gevraagde in (item for items in per_vraag.values() for item in items):
            eigen = _make_antwoord(gevraagde, gevraagd[gevraagde])
            _write_gevraagd(_write_antwoord(specificaties, eigen), gevraagde, gevraagd[gevraagde])
    if activiteit.onderliggend is not None:
        onder = add(element, "onderliggendeActiviteit")
        add(onder, "activiteitId", activiteit.onderliggend.functionele_structuur_ref)
        add(onder, "imowId", activiteit.onderliggend.urn)
        add(onder, "activiteitnaam", activiteit.onderliggend.naam)


def _make_antwoord(gevraagde: GevraagdeBijlage, documenten: list[Bijlage]) -> VraagAntwoord:
    """Make the question for a document that no question of the form asks for: is it there?"""
    return VraagAntwoord(
        gevraagde.vraag,
        gevraagde.documentsoort,
        write_bool(bool(documenten)),
        groepering=GROEP_BIJLAGEN,
        soort=Vraagsoort.GEVRAAGDE_BIJLAGE,
        publiceerbaar=not any(document.vertrouwelijk for document in documenten),
    )


def _write_antwoord(parent: Element, antwoord: VraagAntwoord) -> Element:
    element = add(parent, "specificatie")
    if antwoord.antwoord:
        add(element, "antwoord", antwoord.antwoord)
    if antwoord.oorspronkelijk:
        add(element, "oorspronkelijkAntwoord", antwoord.oorspronkelijk)
    add(element, "vraagclassificatie", antwoord.soort.value)
    add(element, "vraagId", antwoord.vraag)
    if antwoord.referentie:
        add(element, "vraagreferentie", antwoord.referentie)
    add(element, "groepering", antwoord.groepering)
    add(element, "vraagtekst", antwoord.tekst)
    add(element, "publiceerbaar", write_bool(antwoord.publiceerbaar))
    return element


def _write_verzoekbijlagen(element: Element, verzoek: Verzoek, gevraagd: Gevraagd) -> None:
    """Write the documents with the whole verzoek, one element for each place where they were asked."""
    urns = {activiteit.urn for activiteit in verzoek.activiteiten}
    for gevraagde, documenten in gevraagd.items():
        if gevraagde.activiteit not in urns:
            bijlage = add(element, "verzoekBijlage")
            if gevraagde.referentie or gevraagde.vraag:
                add(bijlage, "vraagreferentie", gevraagde.referentie or gevraagde.vraag)
            _write_gevraagd(bijlage, gevraagde, documenten)


def _group_bijlagen(verzoek: Verzoek) -> Gevraagd:
    """Put documents together that one question asked for in the same words, and add what was not given."""
    gevraagd: Gevraagd = defaultdict(list)
    for bijlage in verzoek.bijlagen:
        gevraagde = GevraagdeBijlage(
            bijlage.documentsoort,
            bijlage.vraag,
            bijlage.activiteit,
            bijlage.referentie,
            bijlage.documenttype,
            bijlage.potentieel_vertrouwelijk,
            bijlage.verplicht,
        )
        gevraagd[gevraagde].append(bijlage)
    for gevraagde in verzoek.niet_geleverd:
        gevraagd.setdefault(gevraagde, [])
    return gevraagd


def _write_gevraagd(parent: Element, gevraagde: GevraagdeBijlage, bijlagen: list[Bijlage]) -> None:
    element = add(parent, "gevraagdeBijlage")
    add(element, "documentsoortDSO", gevraagde.documentsoort)
    add(element, "documenttypeGeneriek", gevraagde.documenttype.value)
    add(element, "potentieelVertrouwelijk", write_bool(gevraagde.potentieel_vertrouwelijk))
    add(element, "verplicht", write_bool(gevraagde.verplicht))
    if not bijlagen:
        return
    documenten = add(element, "documenten")
    for bijlage in bijlagen:
        document = add(documenten, "document")
        add(document, "bestandsnaam", bijlage.bestandsnaam)
        add(document, "documentId", bijlage.document_id)
        add(document, "vertrouwelijk", write_bool(bijlage.vertrouwelijk))
