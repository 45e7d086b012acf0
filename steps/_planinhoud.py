# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Content for scenarios about plans: made up around what the casus has, with made-up texts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import cos, pi, sin

from pytest_dsoketen.model.casussen import InhoudOntbreektError
from pytest_dsoketen.model.plannen import Activiteit, Artikel, Gebied, Punt, Regeling, Vlak
from pytest_dsoketen.standaarden.plaatje import write_png
from pytest_dsoketen.standaarden.stam import write_pdf
from pytest_dsoketen.toetsing.keten import Keten

_HOOFDSTUK = "22"
"""Where the bruidsschat stands in an omgevingsplan."""
_NAAM = "7d6e2c10-0000-4000-8000-"
PLAATJE = ("doorsnede.png", write_png(64, 48))
DOCUMENT = ("2026_toelichting.pdf", write_pdf(["Toelichting bij het plan", "Deze pdf hoort bij de ketentoets."]))
"""A file name that begins with a digit is right, and was refused once (BV-105)."""
MOTIVERING = "De raad vindt deze wijziging nodig, omdat de toets van de keten daarom vraagt."


@dataclass(frozen=True)
class Gebiedsproef:
    """A new article with a location of its own, and points inside and outside it.

    Attributes:
        artikel: the article.
        gebied: its location.
        activiteit: its activity.
        binnen: points where it holds.
        buiten: points where it does not.
    """

    artikel: Artikel
    gebied: Gebied
    activiteit: Activiteit
    binnen: tuple[Punt, ...]
    buiten: tuple[Punt, ...]


def make_proef(keten: Keten, regeling: Regeling, vorm: str) -> Gebiedsproef:
    """Make up an article of which the location has a shape: `met een gat` or `in twee delen`.

    Raises:
        KeyError: when the shape is not known.
    """
    artikel, gebied, activiteit = make_artikel(keten, regeling)
    midden = keten.casus.plan.punt_binnen
    oost, west = _move(midden, 100), _move(midden, -100)
    vormen = {
        "met een gat": (
            replace(gebied, gaten=(_make_vierkant(midden, 10),)),
            (_move(midden, 30), _move(midden, -30)),
            (midden, _move(midden, 60)),
        ),
        "in twee delen": (
            replace(gebied, ring=_make_vierkant(oost, 20), overige=(Vlak(_make_vierkant(west, 20)),)),
            (oost, west),
            (midden,),
        ),
    }
    gevormd, binnen, buiten = vormen[vorm]
    return Gebiedsproef(artikel, gevormd, activiteit, binnen, buiten)


def add_bruidsschat(keten: Keten, regeling: Regeling) -> Regeling:
    """Add a hoofdstuk as the Rijk gave every gemeente one: rules that hold everywhere until the gemeente changes them."""
    code = keten.casus.gemeente.code
    boven = _find_top(regeling)
    activiteit = Activiteit(
        f"nl.imow-{code}.activiteit.BruidsschatGeluid", "Geluid bij activiteiten", boven.groep, boven.identificatie
    )
    teksten = (
        ("Waarover dit hoofdstuk gaat", "Dit hoofdstuk gaat over activiteiten die het Rijk eerder regelde."),
        ("Geluid", "Het geluid van een activiteit is op de gevel van een woning niet hoger dan 50 dB."),
        ("Overgangsrecht", "Dit hoofdstuk geldt tot de gemeente de regels zelf heeft gesteld."),
    )
    artikelen = [
        Artikel(
            wid=f"{code}_1-0__chp_{_HOOFDSTUK}__art_{_HOOFDSTUK}.{nummer}",
            eid=f"chp_{_HOOFDSTUK}__art_{_HOOFDSTUK}.{nummer}",
            nummer=f"{_HOOFDSTUK}.{nummer}",
            opschrift=opschrift,
            tekst=tekst,
            activiteiten=(activiteit.identificatie,) if opschrift == "Geluid" else (),
        )
        for nummer, (opschrift, tekst) in enumerate(teksten, start=1)
    ]
    return replace(
        regeling,
        artikelen=(*regeling.artikelen, *artikelen),
        activiteiten=(*regeling.activiteiten, activiteit),
    )


def find_bruidsschat(regeling: Regeling) -> Artikel:
    """Find the article of the bruidsschat that has a rule about an activity.

    Raises:
        InhoudOntbreektError: when the plan has no bruidsschat.
    """
    for artikel in regeling.artikelen:
        if artikel.eid.startswith(f"chp_{_HOOFDSTUK}__") and artikel.activiteiten:
            return artikel
    raise InhoudOntbreektError("het plan heeft geen bruidsschat")


def make_omvang(keten: Keten, artikelen: int, gebieden: int, hoeken: int) -> Regeling:
    """Make up a plan of a given size: as many articles and areas, each area with as many corners.

    The articles take turns in the areas; the first area lies around the point inside.
    """
    casus, code = keten.casus.plan, keten.casus.gemeente.code
    boven = _find_top(casus.regeling)
    activiteit = Activiteit(
        f"nl.imow-{code}.activiteit.Omvang", "Activiteit in een groot plan", boven.groep, boven.identificatie
    )
    plekken = [
        Gebied(
            f"nl.imow-{code}.gebied.Omvang{nummer}",
            f"Deelgebied {nummer}",
            _make_rond(
                Punt(casus.punt_binnen.x + 60 * (nummer % 20), casus.punt_binnen.y + 60 * (nummer // 20)), hoeken
            ),
            f"{_NAAM}{nummer:012d}",
        )
        for nummer in range(gebieden)
    ]
    teksten = [
        Artikel(
            wid=f"{code}_1__chp_{1 + nummer // 20}__art_{1 + nummer // 20}.{1 + nummer % 20}",
            eid=f"chp_{1 + nummer // 20}__art_{1 + nummer // 20}.{1 + nummer % 20}",
            nummer=f"{1 + nummer // 20}.{1 + nummer % 20}",
            opschrift=f"Regel {nummer + 1}",
            tekst=f"In deelgebied {nummer % gebieden} geldt regel {nummer + 1} van dit plan.",
            activiteiten=(activiteit.identificatie,) if nummer else (boven.identificatie,),
            gebieden=(plekken[nummer % gebieden].identificatie,),
        )
        for nummer in range(artikelen)
    ]
    return replace(
        casus.regeling,
        artikelen=tuple(teksten),
        activiteiten=(boven, activiteit),
        gebieden=tuple(plekken),
    )


def _find_top(regeling: Regeling) -> Activiteit:
    """Find the activity of the plan that all its own activities stand under.

    Raises:
        InhoudOntbreektError: when the plan has no activities.
    """
    eigen = {activiteit.identificatie for activiteit in regeling.activiteiten}
    for activiteit in regeling.activiteiten:
        if activiteit.bovenliggend not in eigen:
            return activiteit
    raise InhoudOntbreektError("het plan heeft geen activiteiten")


def _move(punt: Punt, oost: float) -> Punt:
    """Give a point so many metres to the east."""
    return Punt(punt.x + oost, punt.y)


def _make_rond(midden: Punt, hoeken: int) -> tuple[Punt, ...]:
    """Make a closed ring of so many corners around a point, 25 metres wide, in millimetres."""
    straal = 25.0
    ring = [
        Punt(
            round(midden.x + straal * cos(2 * pi * hoek / hoeken), 3),
            round(midden.y + straal * sin(2 * pi * hoek / hoeken), 3),
        )
        for hoek in range(hoeken)
    ]
    return (*ring, ring[0])


def make_artikel(keten: Keten, regeling: Regeling) -> tuple[Artikel, Gebied, Activiteit]:
    """Make up an article with a location of its own around the point inside, and an activity of its own."""
    code, punt = keten.casus.gemeente.code, keten.casus.plan.punt_binnen
    laatste = regeling.artikelen[-1]
    ouder, _, _ = laatste.eid.rpartition("__")
    nummer = f"{laatste.nummer}a"
    gebied = Gebied(
        f"nl.imow-{code}.gebied.Ketentoets",
        "Gebied van de ketentoets",
        _make_vierkant(punt, 50),
        "7d6e2c10-0000-4000-8000-00000000000a",
    )
    bovenliggend = next(act for act in regeling.activiteiten)
    activiteit = Activiteit(
        f"nl.imow-{code}.activiteit.Ketentoets",
        "Activiteit van de ketentoets",
        bovenliggend.groep,
        bovenliggend.identificatie,
    )
    artikel = Artikel(
        wid=f"{code}_2__{ouder}__art_{nummer}",
        eid=f"{ouder}__art_{nummer}",
        nummer=nummer,
        opschrift="Nieuw artikel van de ketentoets",
        tekst="Deze regel geldt alleen binnen het gebied van de ketentoets.",
        activiteiten=(activiteit.identificatie,),
        gebieden=(gebied.identificatie,),
    )
    return artikel, gebied, activiteit


def _make_vierkant(midden: Punt, straal: float) -> tuple[Punt, ...]:
    """Make a closed square around a point."""
    links, rechts, onder, boven = midden.x - straal, midden.x + straal, midden.y - straal, midden.y + straal
    hoeken = (Punt(links, onder), Punt(rechts, onder), Punt(rechts, boven), Punt(links, boven))
    return (*hoeken, hoeken[0])
