# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The default casus: a made-up gemeente with a small omgevingsplan and rules for three activities.

All of it is invented; OINs have the test prefix 00000099 and the coordinates lie in RD.
"""

from __future__ import annotations

from datetime import date

from pytest_dsoketen.model.casussen import Casus
from pytest_dsoketen.model.partijen import Oin, Organisatie
from pytest_dsoketen.model.plannen import Activiteit, Artikel, Gebied, Planinhoud, Punt, Regeling
from pytest_dsoketen.model.regels import (
    Antwoord,
    Antwoordtype,
    Beslisregel,
    BijlageVraag,
    Conclusie,
    Regelbeheerobject,
    Regelinhoud,
    Vraag,
    Vragenboom,
)
from pytest_dsoketen.model.verzoeken import AfwijkendAdres, Contactadres, Locatie, Persoon

GEMEENTE = Organisatie("Gemeentestad", Oin("00000099000000009999"), "gm9999")
BEHANDELDIENST = Organisatie("Omgevingsdienst Teststreek", Oin("00000099000000008888"))
ADVISEUR = Organisatie("Buurstad", Oin("00000099000000007777"), "gm9998")
TWEEDE_ADVISEUR = Organisatie("Veiligheidsregio Teststreek", Oin("00000099000000006666"))

_OW = "nl.imow-gm9999"
_GROEP = "http://standaarden.omgevingswet.overheid.nl/activiteit/id/concept"
_TOPHAAK = f"{_OW}.activiteit.ActInOmgevingsplanGem"

KAPPEN = Activiteit(f"{_OW}.activiteit.HoutopstandVellen", "Houtopstand vellen", f"{_GROEP}/Kapactiviteit", _TOPHAAK)
BIJGEBOUW = Activiteit(
    f"{_OW}.activiteit.BijgebouwBouwen", "Bijgebouw bouwen", f"{_GROEP}/BouwactiviteitRuimtelijk", _TOPHAAK
)
SLOPEN = Activiteit(
    f"{_OW}.activiteit.SlopenBeschermdGezicht", "Slopen in een beschermd gezicht", f"{_GROEP}/Sloopactiviteit", _TOPHAAK
)
_TOPACTIVITEIT = Activiteit(
    _TOPHAAK,
    f"Activiteit gereguleerd in het omgevingsplan gemeente {GEMEENTE.naam}",
    f"{_GROEP}/Overig",
    "nl.imow-mnre1034.activiteit.ActInOmgevingsplan",
)


def _make_vlak(x: float, y: float, breedte: float, hoogte: float) -> tuple[Punt, ...]:
    """Make a closed rectangle, counter-clockwise from the lower left corner."""
    return (Punt(x, y), Punt(x + breedte, y), Punt(x + breedte, y + hoogte), Punt(x, y + hoogte), Punt(x, y))


AMBTSGEBIED = Gebied(
    f"{_OW}.gebied.Gemeentestad",
    "Gemeentestad",
    _make_vlak(110000.0, 410000.0, 4000.0, 4000.0),
    "6c5f1d54-0000-4000-8000-000000000001",
)
CENTRUM = Gebied(
    f"{_OW}.gebied.Centrum",
    "Centrum",
    _make_vlak(111000.0, 411000.0, 1000.0, 1000.0),
    "6c5f1d54-0000-4000-8000-000000000002",
)

REGELING = Regeling(
    work="/akn/nl/act/gm9999/2026/omgevingsplan",
    expression="/akn/nl/act/gm9999/2026/omgevingsplan/nld@1",
    titel="Omgevingsplan Gemeentestad",
    artikelen=(
        Artikel(
            "gm9999_1__chp_1__art_1.1",
            "chp_1__art_1.1",
            "1.1",
            "Waarover dit plan gaat",
            "Dit omgevingsplan gaat over de fysieke leefomgeving van Gemeentestad.",
            (_TOPHAAK,),
            (AMBTSGEBIED.identificatie,),
        ),
        Artikel(
            "gm9999_1__chp_2__art_2.1",
            "chp_2__art_2.1",
            "2.1",
            "Vergunningplicht vellen van een houtopstand",
            "Het is in het centrum verboden zonder omgevingsvergunning een houtopstand te vellen.",
            (KAPPEN.identificatie,),
            (CENTRUM.identificatie,),
        ),
        Artikel(
            "gm9999_1__chp_2__art_2.2",
            "chp_2__art_2.2",
            "2.2",
            "Bouwen van een bijgebouw",
            "Een bijgebouw van 20 m² of groter wordt gemeld; vanaf 30 m² is een vergunning nodig.",
            (BIJGEBOUW.identificatie,),
            (AMBTSGEBIED.identificatie,),
        ),
        Artikel(
            "gm9999_1__chp_2__art_2.3",
            "chp_2__art_2.3",
            "2.3",
            "Slopen in een beschermd gezicht",
            "Het is in het centrum verboden zonder omgevingsvergunning een bouwwerk te slopen.",
            (SLOPEN.identificatie,),
            (CENTRUM.identificatie,),
        ),
    ),
    activiteiten=(_TOPACTIVITEIT, KAPPEN, BIJGEBOUW, SLOPEN),
    gebieden=(AMBTSGEBIED, CENTRUM),
    geldig_vanaf=date(2026, 1, 1),
)


def _make_regels(
    activiteit: Activiteit,
    werkzaamheid: str,
    werkzaamheid_naam: str,
    vraag: Vraag,
    uitslagen: tuple[tuple[str, str, Conclusie], ...],
) -> Regelinhoud:
    """Make rules with one question; `uitslagen` are (condition, example answer, conclusion)."""
    toelichting = Vraag("UitvToelichting", "Waarom wilt u dit doen?", Antwoordtype.STRING)
    return Regelinhoud(
        activiteit=activiteit.identificatie,
        naam=activiteit.naam,
        werkzaamheid=werkzaamheid,
        werkzaamheid_naam=werkzaamheid_naam,
        check=Vragenboom(
            f"Check {activiteit.naam}",
            activiteit.identificatie,
            Regelbeheerobject.CONCLUSIE,
            (vraag,),
            tuple(
                Beslisregel(((vraag.id, voorwaarde),), conclusie.value, conclusie.toelichting)
                for voorwaarde, _, conclusie in uitslagen
            ),
        ),
        formulier=Vragenboom(
            f"Aanvraag {activiteit.naam}",
            activiteit.identificatie,
            Regelbeheerobject.INDIENINGSVEREISTEN_VERGUNNING,
            (vraag, toelichting),
            (Beslisregel(((vraag.id, "not(null)"),), "true"),),
            (BijlageVraag("UitvTekening", "Situatietekening"), BijlageVraag("UitvFoto", "Foto van de situatie")),
        ),
        paden=tuple(((Antwoord(vraag.tekst, antwoord),), conclusie) for _, antwoord, conclusie in uitslagen),
    )


REGELS = (
    _make_regels(
        KAPPEN,
        "BoomOfStruikKappenOfSnoeien",
        "Boom of struik kappen of snoeien",
        Vraag("UitvBoomdikte", "Is de stam van de boom dikker dan 20 centimeter?", Antwoordtype.BOOLEAN),
        (("true", "true", Conclusie.VERGUNNINGPLICHT), ("false", "false", Conclusie.TOESTEMMINGSVRIJ)),
    ),
    _make_regels(
        BIJGEBOUW,
        "BijgebouwBouwenOfVervangen",
        "Bijgebouw bouwen of vervangen",
        Vraag("UitvOppervlakte", "Wat is de oppervlakte van het bijgebouw in vierkante meters?", Antwoordtype.NUMBER),
        (
            ("< 20", "15", Conclusie.TOESTEMMINGSVRIJ),
            ("[20..30)", "25", Conclusie.MELDINGSPLICHT),
            (">= 30", "40", Conclusie.VERGUNNINGPLICHT),
        ),
    ),
    _make_regels(
        SLOPEN,
        "BouwwerkSlopen",
        "Bouwwerk slopen",
        Vraag("UitvBeschermd", "Staat het bouwwerk in het beschermde deel van het centrum?", Antwoordtype.BOOLEAN),
        (("true", "true", Conclusie.VERGUNNINGPLICHT), ("false", "false", Conclusie.MELDINGSPLICHT)),
    ),
)

OEFENCASUS = Casus(
    naam="Gemeentestad",
    gemeente=GEMEENTE,
    behandeldienst=BEHANDELDIENST,
    adviseur=ADVISEUR,
    tweede_adviseur=TWEEDE_ADVISEUR,
    planinhoud=Planinhoud(GEMEENTE, REGELING, Punt(111500.0, 411500.0), Punt(113000.0, 413000.0)),
    regels=REGELS,
    locatie=Locatie(111500.0, 411500.0, "Parkweg", "1", "9999ZZ", "Gemeentestad"),
    initiatiefnemer=Persoon(
        naam="Testpersoon",
        voorletters="T.",
        bsn="999990019",
        emailadres="initiatiefnemer@test.example",
        telefoonnummer="0990000000",
        straat="Parkweg",
        huisnummer="1",
        postcode="9999ZZ",
        woonplaats="Gemeentestad",
        correspondentieadres=Contactadres(AfwijkendAdres("99", "9990AA", "Gemeentestad", "postbusnummer")),
    ),
)
"""The casus that everything works with unless the opstelling names a folder with another one."""
