# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""A small and a full verzoek to test with; every person, number and address is made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from pytest_dsoketen.model.verzoeken import (
    Adres,
    AfwijkendAdres,
    Bijlage,
    BuitenlandsAdres,
    Contactadres,
    Contactpersoon,
    Documenttype,
    Doel,
    GevraagdeBijlage,
    Instantie,
    Locatie,
    OnderliggendeActiviteit,
    Participatie,
    Perceel,
    Persoon,
    Verzoek,
    VerzoekActiviteit,
    Verzoektype,
    Vestiging,
    VraagAntwoord,
    Vraagsoort,
)

GEMEENTE = Instantie("Gemeentestad", "00000099000000009999")
DIENST = Instantie("Omgevingsdienst Teststreek", "00000099000000008888")
KAPPEN = "nl.imow-gm9999.activiteit.HoutopstandVellen"
BOUWEN = "nl.imow-gm9999.activiteit.BijgebouwBouwen"
REF = "http://toepasbare-regels.omgevingswet.overheid.nl/00000099000000009999/id/concept/IndieningsvereistenVergunning"
INGEDIEND = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)

EENVOUDIG = Verzoek(
    naam="Boom kappen",
    type=Verzoektype.AANVRAAG,
    doel=Doel.INITIEREN,
    activiteiten=(
        VerzoekActiviteit(
            KAPPEN,
            "Houtopstand vellen",
            antwoorden=(
                VraagAntwoord("v1", "Hoeveel bomen kapt u?", "2"),
                VraagAntwoord("v2", "Wat is uw telefoonnummer?", "0201234567", publiceerbaar=False),
            ),
        ),
    ),
    locatie=Locatie(111_500.0, 411_500.0),
    initiatiefnemer=Persoon(
        "Jansen",
        "J.",
        bsn="999990019",
        emailadres="j.jansen@voorbeeld.test",
        straat="Park",
        huisnummer="1",
        postcode="4921BV",
        woonplaats="Made",
    ),
    bevoegd_gezag=GEMEENTE,
    bijlagen=(
        Bijlage("tekening.pdf", b"%PDF-1.4 tekening", vraag="b1", activiteit=KAPPEN, documentsoort="Situatietekening"),
        Bijlage("geheim.txt", b"geheim", vertrouwelijk=True, referentie="mnre1034:Verzoek.BijlageLocatie"),
    ),
)

INGEDIENDE = replace(
    EENVOUDIG,
    verzoeknummer="2026112200001",
    indiendatum=INGEDIEND,
    project_id="p-0",
    activiteiten=tuple(replace(item, functionele_structuur_ref=REF + item.urn) for item in EENVOUDIG.activiteiten),
    bijlagen=tuple(
        replace(bijlage, document_id=f"{nummer:064x}", inhoud=b"", sha256="", omvang=0)
        for nummer, bijlage in enumerate(EENVOUDIG.bijlagen)
    ),
)

_POSTBUS = Contactadres(
    AfwijkendAdres("12", "1000AA", "Teststad", "postbusnummer", (("nummer", "13"),)),
    Adres("Dorpsstraat", "8", "1000AB", "Teststad", "a", "bis", (("huisnummer", "9"), ("straat", "Kerkstraat"))),
    BuitenlandsAdres(("Rue 1", "Ville"), "België"),
)

VOLLEDIG = replace(
    INGEDIENDE,
    doel=Doel.AANVULLEN,
    volgnummer=1,
    activiteiten=(
        *INGEDIENDE.activiteiten,
        VerzoekActiviteit(
            BOUWEN,
            "Bijgebouw bouwen & <slopen>",
            2,
            (
                VraagAntwoord(
                    "v1", "Hoe hoog?", "3 m", "2 m", groepering="Maten", soort=Vraagsoort.PROJECT, referentie="r1"
                ),
            ),
            REF + BOUWEN,
            OnderliggendeActiviteit(KAPPEN, "Houtopstand vellen", REF + KAPPEN),
        ),
    ),
    locatie=Locatie(
        111_500.125,
        411_500.5,
        vlak=(
            ((111_000.0, 411_000.0), (112_000.0, 411_000.0), (112_000.0, 412_000.0), (111_000.0, 411_000.0)),
            ((111_800.0, 411_100.0), (111_900.0, 411_100.0), (111_900.0, 411_200.0), (111_800.0, 411_100.0)),
        ),
    ),
    meer_locaties=(
        Locatie(
            111_600.0,
            411_600.0,
            "Park",
            "1",
            "4921BV",
            "Made",
            huisletter="b",
            toevoeging="2",
            nummeraanduiding="9999200000000001",
        ),
        Locatie(111_700.0, 411_700.0, perceel=Perceel("Made", "A", "123", "9999A123")),
    ),
    initiatiefnemer=replace(
        INGEDIENDE.initiatiefnemer,
        voorvoegsel="van",
        correspondentieadres=_POSTBUS,
        registratie=(("emailadres", "oud@voorbeeld.test"), ("naam", "Janssen"), ("huisnummer", "3")),
    ),
    gemachtigde=Persoon(
        "Bouw BV",
        "",
        kvk="90000001",
        rsin="999990020",
        statutaire_naam="Bouw Besloten",
        verkorte_handelsnaam="Bouw",
        emailadres="bouw@voorbeeld.test",
        telefoonnummer="0201234567",
        correspondentieadres=_POSTBUS,
        buitenlands_adres=BuitenlandsAdres(("Strasse 1",), "Duitsland", (("land", "Oostenrijk"),)),
        vestiging=Vestiging(
            "000000000001",
            _POSTBUS,
            Adres("Laan", "2", "1000AC", "Teststad"),
            BuitenlandsAdres(("Weg", "2", "Dorf"), "Duitsland"),
            (("nummer", "000000000002"),),
        ),
    ),
    contactpersoon=Contactpersoon("Pietersen", "P.", "de", "Directeur", "p@voorbeeld.test", "0201234568", _POSTBUS),
    behandeldienst=DIENST,
    bevoegd_gezag=replace(GEMEENTE, begin=datetime(2026, 11, 23, 9, 0, tzinfo=UTC)),
    bevoegd_gezag_historie=(
        Instantie("Buurstad", "00000099000000007777", eind=datetime(2026, 11, 23, 9, 0, tzinfo=UTC)),
    ),
    behandeldienst_historie=(replace(DIENST, naam="Oude dienst", eind=datetime(2026, 11, 24, 9, 0, tzinfo=UTC)),),
    participatie=Participatie(geparticipeerd=True, wijze="Avond", resultaat="Akkoord"),
    project_naam="Project",
    project_omschrijving="Een project",
    referentie="ref-1",
    toelichting="Toelichting",
    toelichting_later="Later",
    toelichting_niet="Niet",
    ambtshalve=True,
    akkoord=False,
    niet_geleverd=(
        GevraagdeBijlage("Funderingsplan", "b2", BOUWEN, verplicht=True),
        GevraagdeBijlage("Machtiging", referentie="mnre1034:Verzoek.Machtiging", documenttype=Documenttype.VERKLARING),
    ),
    bijlagen=(
        Bijlage(
            "a.pdf",
            vraag="v1",
            activiteit=KAPPEN,
            document_id="a" * 64,
            documentsoort="Foto",
            documenttype=Documenttype.FOTO,
            verplicht=True,
        ),
        Bijlage(
            "b.pdf",
            vraag="v1",
            activiteit=KAPPEN,
            document_id="b" * 64,
            documentsoort="Foto",
            documenttype=Documenttype.FOTO,
            verplicht=True,
            vertrouwelijk=True,
        ),
        Bijlage(
            "c.pdf",
            vraag="b1",
            activiteit=BOUWEN,
            document_id="c" * 64,
            documentsoort="Plan",
            potentieel_vertrouwelijk=False,
        ),
        Bijlage("d.pdf", document_id="d" * 64, referentie="mnre1034:Verzoek.BijlageLocatie"),
    ),
)
