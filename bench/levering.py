# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Makes an aanlevering as big as real ones are, of a made-up gemeente: right in every respect, at any size.

At factor 1 it is about 70 MB: a besluit of 10 MB, OW files of 15 MB with 45,000 objects, GML files of 45 MB.
"""

from __future__ import annotations

import hashlib
import math
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pytest_dsoketen.model.partijen import Oin, Organisatie
from pytest_dsoketen.model.plannen import Activiteit, Artikel, Gebied, Opdrachtsoort, Punt, Regeling
from pytest_dsoketen.standaarden.imow.bestanden import MANIFEST_OW, OwAanlevering, OwBestand, write_manifest
from pytest_dsoketen.standaarden.inname import read_zip
from pytest_dsoketen.standaarden.lvbb.aanlevering import Besluit, write_aanlevering
from pytest_dsoketen.standaarden.lvbb.opdracht import MANIFEST, Opdracht
from pytest_dsoketen.standaarden.lvbb.opdracht import write_manifest as write_bestandslijst
from pytest_dsoketen.standaarden.stop.versie import build_versie

GEMEENTE = Organisatie("Duinrand", Oin("00000099000000000001"), "gm9999")
WORK = "/akn/nl/act/gm9999/2026/omgevingsplan"
DOEL = "/join/id/proces/gm9999/2026/d1"
CONCEPT = "http://standaarden.omgevingswet.overheid.nl"
TOP = "nl.imow-gm9999.activiteit.ActInOmgevingsplanGem"
TOP_NAAM = "Activiteit gereguleerd in het omgevingsplan gemeente Duinrand"
TOP_BOVEN = "nl.imow-mnre1034.activiteit.ActInOmgevingsplan"
_ZIN = (
    "Het is verboden zonder omgevingsvergunning op deze locatie een bouwwerk te bouwen, in stand te houden of te"
    " gebruiken, tenzij het bouwwerk past binnen de regels van dit artikel en de omgeving er geen hinder van heeft; "
)
_ARTIKELEN = 4000
_LEDEN = 4
_GEBIEDEN = 4000
_GEBIEDEN_PER_GIO = 200
_PUNTEN = 560


@dataclass(frozen=True)
class Omvang:
    """How much of everything.

    Attributes:
        artikelen: articles, each with four leden.
        gebieden: areas, over as many GIOs as needed.
        punten: points of one area.
    """

    artikelen: int
    gebieden: int
    punten: int

    @classmethod
    def at(cls, factor: float) -> Omvang:
        """Give the size at a factor."""
        return cls(max(1, round(_ARTIKELEN * factor)), max(1, round(_GEBIEDEN * factor)), _PUNTEN)


def make_levering(factor: float = 1.0) -> dict[str, bytes]:
    """Make the files of a delivery.

    Args:
        factor: 1 gives about 70 MB.

    Returns:
        Content per file name; it is right on 5 January 2026.
    """
    omvang = Omvang.at(factor)
    klein = read_zip(_make_klein())
    gios = list(_walk_gios(omvang))
    bestanden = {
        "opdracht.xml": klein["opdracht.xml"],
        "besluit.xml": _write_besluit(klein["besluit.xml"].decode(), omvang, [naam for naam, _ in gios]),
        **_write_ow(klein, omvang),
    }
    io = klein["IO-gio_Gebied0.xml"].decode()
    for naam, gml in gios:
        bestanden[f"{naam}.gml"] = gml
        bestanden[f"IO-{naam}.xml"] = _write_io(io, naam, klein["gio_Gebied0.gml"], gml)
    return {MANIFEST: write_bestandslijst([MANIFEST, *bestanden]), **bestanden}


def _make_klein() -> bytes:
    """Make a package with one of everything, whose files serve as moulds."""
    gebied = Gebied("nl.imow-gm9999.gebied.Gebied0", "Gebied0", _ring(0, 5), str(_uuid(0)))
    groep = f"{CONCEPT}/activiteit/id/concept/Kapactiviteit"
    regeling = Regeling(
        work=WORK,
        expression=f"{WORK}/nld@1",
        titel="Omgevingsplan Duinrand",
        artikelen=(
            Artikel("gm9999_1__chp_1__art_1", "chp_1__art_1", "1", "Bouwen", "Tekst.", (TOP,), (gebied.identificatie,)),
        ),
        activiteiten=(Activiteit(TOP, TOP_NAAM, groep, TOP_BOVEN),),
        gebieden=(gebied,),
        geldig_vanaf=date(2026, 5, 1),
    )
    versie = build_versie(regeling, GEMEENTE, doel=DOEL, datum=date(2026, 1, 2))
    opdracht = Opdracht(Opdrachtsoort.PUBLICATIE, "groot-1", GEMEENTE.oin, GEMEENTE.oin, bekendmaking=date(2026, 4, 2))
    work = "/akn/nl/bill/gm9999/2026/b1"
    besluit = Besluit(
        work, f"{work}/nld@2026-01-02;1", "Besluit", versie.soort, DOEL, versie.geldig_vanaf, date(2026, 1, 2)
    )
    return write_aanlevering(opdracht, besluit, versie)


def _cut(tekst: str, begin: str, einde: str) -> tuple[str, str, str]:
    """Cut a text before `begin` and after `einde`."""
    van = tekst.index(begin)
    tot = tekst.index(einde, van) + len(einde)
    return tekst[:van], tekst[van:tot], tekst[tot:]


def _write_besluit(vorm: str, omvang: Omvang, gios: list[str]) -> bytes:
    """Write the besluit: the mould with many articles and every GIO."""
    tekst = _repeat(vorm, "<informatieobjectRef>", "</informatieobjectRef>", gios)
    tekst = _repeat(tekst, "<BeoogdInformatieobject>", "</BeoogdInformatieobject>", gios)
    tekst = _repeat(tekst, "<Al>Gebied0: <ExtIoRef", "</ExtIoRef></Al>", gios)
    voor, _, na = _cut(tekst, '<Hoofdstuk eId="chp_1"', "</Hoofdstuk>")
    return "".join([voor, *_walk_hoofdstukken(omvang), na]).encode()


def _repeat(tekst: str, begin: str, einde: str, gios: list[str]) -> str:
    """Write what the mould says of its one GIO for every GIO."""
    voor, deel, na = _cut(tekst, begin, einde)
    delen = [deel.replace("gio_Gebied0", naam).replace("ref_o_1", f"ref_o_{i}") for i, naam in enumerate(gios, start=1)]
    return "".join([voor, *delen, na])


def _walk_hoofdstukken(omvang: Omvang) -> Iterator[str]:
    """Write chapters of a hundred articles."""
    for hoofdstuk, eerste in enumerate(range(0, omvang.artikelen, 100), start=1):
        plek = f"chp_{hoofdstuk}"
        yield f'<Hoofdstuk eId="{plek}" wId="gm9999_1__{plek}"><Kop><Label>Hoofdstuk</Label><Nummer>{hoofdstuk}</Nummer>'
        yield "<Opschrift>Bouwen en gebruiken</Opschrift></Kop>"
        for nummer in range(eerste, min(eerste + 100, omvang.artikelen)):
            yield _write_artikel(_artikel_eid(nummer), nummer)
        yield "</Hoofdstuk>"


def _artikel_eid(nummer: int) -> str:
    """Give the eId of an article."""
    return f"chp_{nummer // 100 + 1}__art_{nummer + 1}"


def _write_artikel(eid: str, nummer: int) -> str:
    """Write one article with its leden."""
    leden = "".join(
        f'<Lid eId="{eid}__para_{lid}" wId="gm9999_1__{eid}__para_{lid}"><LidNummer>{lid}.</LidNummer>'
        f"<Inhoud><Al>{_ZIN}zie regel {nummer}.{lid}. {_ZIN if lid % 2 else ''}</Al></Inhoud></Lid>"
        for lid in range(1, _LEDEN + 1)
    )
    kop = f"<Kop><Label>Artikel</Label><Nummer>{nummer + 1}</Nummer><Opschrift>Bouwen {nummer}</Opschrift></Kop>"
    return f'<Artikel eId="{eid}" wId="gm9999_1__{eid}">{kop}{leden}</Artikel>'


def _write_ow(klein: dict[str, bytes], omvang: Omvang) -> dict[str, bytes]:
    """Write the OW files: the moulds with many objects."""
    objecten = {
        "Regeltekst": ("regelteksten.xml", list(_walk_regelteksten(omvang))),
        "RegelVoorIedereen": ("regelsvooriedereen.xml", list(_walk_regels(omvang))),
        "Activiteit": ("activiteiten.xml", list(_walk_activiteiten(omvang))),
        "Gebied": ("gebieden.xml", list(_walk_gebieden(omvang))),
    }
    bestanden = {naam: klein[naam] for naam in ("ambtsgebieden.xml", "regelingsgebieden.xml")}
    for naam, elementen in objecten.values():
        voor, _, na = _cut(klein[naam].decode(), "<sl:stand>", "</sl:stand></sl:standBestand>")
        stand = "".join(f"<sl:stand><ow-dc:owObject>{el}</ow-dc:owObject></sl:stand>" for el in elementen)
        bestanden[naam] = f"{voor}{stand}</sl:standBestand>{na}".encode()
    typen = {"ambtsgebieden.xml": "Ambtsgebied", "regelingsgebieden.xml": "Regelingsgebied"}
    typen |= {naam: soort for soort, (naam, _) in objecten.items()}
    regels = tuple(OwBestand(naam, (typen[naam],)) for naam in bestanden)
    return {MANIFEST_OW: write_manifest([OwAanlevering(WORK, DOEL, regels)]), **bestanden}


def _walk_leden(omvang: Omvang) -> Iterator[tuple[int, str]]:
    """Walk the leden: a number and the wId."""
    for nummer in range(omvang.artikelen):
        for lid in range(1, _LEDEN + 1):
            yield nummer * _LEDEN + lid - 1, f"gm9999_1__{_artikel_eid(nummer)}__para_{lid}"


def _walk_regelteksten(omvang: Omvang) -> Iterator[str]:
    """Write a Regeltekst per lid."""
    for nummer, wid in _walk_leden(omvang):
        identificatie = f"<regels:identificatie>nl.imow-gm9999.regeltekst.r{nummer}</regels:identificatie>"
        yield f'<regels:Regeltekst wId="{wid}">{identificatie}</regels:Regeltekst>'


def _walk_regels(omvang: Omvang) -> Iterator[str]:
    """Write a juridische regel per lid; every fifth one is about an activity."""
    activiteiten = _count_activiteiten(omvang)
    for nummer, _ in _walk_leden(omvang):
        locatie = (
            "<regels:locatieaanduiding>"
            f'<l:LocatieRef xlink:href="nl.imow-gm9999.gebied.Gebied{nummer % omvang.gebieden}"/>'
            "</regels:locatieaanduiding>"
        )
        yield (
            f"<regels:RegelVoorIedereen><regels:identificatie>nl.imow-gm9999.juridischeregel.j{nummer}"
            f"</regels:identificatie><regels:idealisatie>{CONCEPT}/idealisatie/id/concept/Exact</regels:idealisatie>"
            f'<regels:artikelOfLid><regels:RegeltekstRef xlink:href="nl.imow-gm9999.regeltekst.r{nummer}"/>'
            f"</regels:artikelOfLid>{locatie}"
            f"{_write_aanduiding(nummer, activiteiten, locatie) if nummer % 5 == 0 else ''}</regels:RegelVoorIedereen>"
        )


def _write_aanduiding(nummer: int, activiteiten: int, locatie: str) -> str:
    """Write what a regel says of an activity."""
    welke = nummer // 5 % activiteiten
    return (
        f'<regels:activiteitaanduiding><rol:ActiviteitRef xlink:href="{_activiteit(welke)}"/>'
        "<regels:ActiviteitLocatieaanduiding><regels:identificatie>"
        f"nl.imow-gm9999.activiteitlocatieaanduiding.a{nummer}</regels:identificatie><regels:activiteitregelkwalificatie>"
        f"{CONCEPT}/activiteitregelkwalificatie/id/concept/Vergunningplicht</regels:activiteitregelkwalificatie>"
        f"{locatie}</regels:ActiviteitLocatieaanduiding></regels:activiteitaanduiding>"
    )


def _count_activiteiten(omvang: Omvang) -> int:
    """Give the number of activities: no more than the regels that can point at one."""
    return max(1, omvang.artikelen * _LEDEN // 20)


def _activiteit(nummer: int) -> str:
    """Give the identification of an activity; the first one is the tophaak."""
    return TOP if nummer == 0 else f"nl.imow-gm9999.activiteit.Act{nummer}"


def _walk_activiteiten(omvang: Omvang) -> Iterator[str]:
    """Write the activities: all under the tophaak."""
    for nummer in range(_count_activiteiten(omvang)):
        naam, boven = (TOP_NAAM, TOP_BOVEN) if nummer == 0 else (f"Bouwen {nummer}", TOP)
        yield (
            f"<rol:Activiteit><rol:identificatie>{_activiteit(nummer)}</rol:identificatie><rol:naam>{naam}"
            f"</rol:naam><rol:groep>{CONCEPT}/activiteit/id/concept/Kapactiviteit</rol:groep>"
            f'<rol:bovenliggendeActiviteit><rol:ActiviteitRef xlink:href="{boven}"/></rol:bovenliggendeActiviteit>'
            "</rol:Activiteit>"
        )


def _walk_gebieden(omvang: Omvang) -> Iterator[str]:
    """Write the areas."""
    for nummer in range(omvang.gebieden):
        yield (
            f"<l:Gebied><l:identificatie>nl.imow-gm9999.gebied.Gebied{nummer}</l:identificatie><l:noemer>Gebied {nummer}"
            f'</l:noemer><l:geometrie><l:GeometrieRef xlink:href="{_uuid(nummer)}"/></l:geometrie></l:Gebied>'
        )


def _uuid(nummer: int) -> uuid.UUID:
    """Give the id of a geometry."""
    return uuid.uuid5(uuid.NAMESPACE_OID, f"gebied {nummer}")


def _ring(nummer: int, punten: int) -> tuple[Punt, ...]:
    """Make a closed ring that does not cross itself, at a place of its own, with the small bends of a drawn border."""
    x, y = 60_000 + nummer % 300 * 500, 360_000 + nummer // 300 * 500
    ring = []
    for plek in range(punten):
        hoek = 2 * math.pi * plek / punten
        straal = 200 + 20 * math.sin(5 * hoek + nummer) + 0.4 * math.sin(97 * plek)
        ring.append(Punt(round(x + straal * math.cos(hoek), 3), round(y + straal * math.sin(hoek), 3)))
    return (*ring, ring[0])


def _walk_gios(omvang: Omvang) -> Iterator[tuple[str, bytes]]:
    """Write the GML files: name and content."""
    vorm = read_zip(_make_klein())["gio_Gebied0.gml"].decode()
    voor, locatie, na = _cut(vorm, "<geo:Locatie>", "</geo:Locatie>")
    begin, _, einde = _cut(locatie, "<gml:posList>", "</gml:posList>")
    for eerste in range(0, omvang.gebieden, _GEBIEDEN_PER_GIO):
        naam = f"gio_Gebied{eerste}"
        delen = [voor.replace("gio_Gebied0", naam)]
        for nummer in range(eerste, min(eerste + _GEBIEDEN_PER_GIO, omvang.gebieden)):
            delen += [
                begin.replace(str(_uuid(0)), str(_uuid(nummer))).replace("Gebied0", f"Gebied{nummer}"),
                "<gml:posList>",
                " ".join(f"{punt.x:.3f} {punt.y:.3f}" for punt in _ring(nummer, omvang.punten)),
                "</gml:posList>",
                einde,
            ]
        yield naam, "".join([*delen, na]).encode()


def _write_io(vorm: str, naam: str, was: bytes, gml: bytes) -> bytes:
    """Write the informatieobject of a GML file."""
    hash_was, hash_nu = (hashlib.sha512(inhoud).hexdigest() for inhoud in (was, gml))
    return vorm.replace("gio_Gebied0", naam).replace(hash_was, hash_nu).encode()
