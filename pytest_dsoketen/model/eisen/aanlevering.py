# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Norms that an aanlevering, a download and a verslag are checked against, by their official codes.

The official ones come from the register of the validatiematrix; the `DSOK-…` codes are ours.
"""

from __future__ import annotations

from pytest_dsoketen.model.berichten import Verplichtingsniveau
from pytest_dsoketen.model.eisen._eis import Eis
from pytest_dsoketen.model.eisen.matrix import load_matrix

_ADVIES = "Stuur de melding met de naam van het bestand naar de leverancier van de plansoftware."

_EIGEN = (
    Eis(
        "DSOK-ID-001",
        "De versie in een identificatie bestaat uit letters, cijfers, streepje, liggend streepje en puntkomma.",
        "STOP 1.3, identificatie van documenten",
        ("validatie",),
        "De versie in een identificatie bevat vreemde tekens",
        niveau=Verplichtingsniveau.ZOU_MOETEN,
        advies=_ADVIES,
    ),
    Eis(
        "DSOK-OW-001",
        "Een OW-bestand is te lezen met een strikte XML-lezer.",
        "XML Namespaces 1.0; echte downloads met xmlns:schemaLocation (gemeten)",
        ("download",),
        "Een OW-bestand is niet te lezen met een strikte XML-lezer",
        niveau=Verplichtingsniveau.ZOU_MOETEN,
        advies="Meld dit aan de beheerder van de downloadservice; de toets leest het bestand toch.",
    ),
    Eis(
        "DSOK-BHKV-001",
        "Een verslag van de LVBB heeft de vorm van het BHKV-schema.",
        "BHKV 1.2.0, lvbb-transport.xsd",
        ("validatieverslag",),
        "Een verslag van de LVBB is niet te lezen",
        advies="Leg het verslag voor aan de servicedesk van de LVBB.",
    ),
    Eis(
        "DSOK-BHKV-002",
        "Een leveringsverzoek is te lezen en hoort bij de opdracht in het pakket.",
        "BHKV 1.2.0, lvbb-transport.xsd",
        ("validatie",),
        "Het verzoek aan de LVBB en de opdracht zeggen niet hetzelfde",
        advies=_ADVIES,
    ),
    Eis(
        "DSOK-PAKKET-001",
        "Een uitwisselpakket is volledig: pakbon, modules en bestanden zeggen hetzelfde.",
        "STOP 1.3, uitwisselpakket",
        ("download",),
        "De download van het plan is niet volledig",
        advies="Vraag de download opnieuw aan; blijft het zo, meld het dan bij het DSO.",
    ),
    Eis(
        "DSOK-INNAME-001",
        "Een bestand is welgevormde XML zonder DOCTYPE of een ZIP met veilige namen, en blijft binnen de grenzen.",
        "XML 1.0; grenzen van de veilige inname",
        (),
        "Een bestand is niet veilig te lezen",
        advies="Open dit bestand niet zonder meer; laat de leverancier van de software die het maakte een nieuw maken.",
    ),
    Eis(
        "DSOK-XSD-001",
        "Een document voldoet aan het officiële schema van zijn standaard.",
        "officiële XSD's, voor wie ze heeft geïnstalleerd",
        (),
        "Een document voldoet niet aan het officiële schema",
        advies=_ADVIES,
    ),
)

EISEN_AANLEVERING: tuple[Eis, ...] = (*(regel.as_eis() for regel in load_matrix().values()), *_EIGEN)
