# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Right packages with every type of OW object, and small ways to break one object in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from copy import deepcopy
from dataclasses import replace
from datetime import date
from functools import cache

from lxml import etree

from pytest_dsoketen.model.plannen import Artikel, Besluitsoort, Gebied, Punt
from pytest_dsoketen.standaarden.imow.bestanden import MANIFEST_OW, OwAanlevering, OwBestand, read_ow, write_deelbestand
from pytest_dsoketen.standaarden.imow.bestanden import write_manifest as ow_manifest
from pytest_dsoketen.standaarden.imow.inhoud import HREF
from pytest_dsoketen.standaarden.imow.maken import make_ambtsgebied, make_regelingsgebied
from pytest_dsoketen.standaarden.imow.namen import CONCEPT, STATUS_BEEINDIGEN
from pytest_dsoketen.standaarden.imow.objecten import OwObject, read_object, with_ontwerp
from pytest_dsoketen.standaarden.imow.soorten import make_object
from pytest_dsoketen.standaarden.inname import read_zip, write_zip
from pytest_dsoketen.standaarden.lvbb.aanlevering import read_aanlevering, write_aanlevering
from pytest_dsoketen.standaarden.lvbb.consolideren import consolidate
from pytest_dsoketen.standaarden.lvbb.opdracht import MANIFEST, read_manifest, write_manifest
from pytest_dsoketen.standaarden.lvbb.toestand import Toestand, toestand_of
from pytest_dsoketen.standaarden.stop.gio import hash_of
from pytest_dsoketen.standaarden.stop.versie import Regelingversie
from pytest_dsoketen.standaarden.stop.wijzigen import change_tekst, remove_artikel, start_versie
from tests.unit.owdata import ow, replace_objecten
from tests.unit.plandata import (
    BOS,
    DUIN,
    REGELING,
    TOP,
    VANDAAG,
    Breuk,
    broken,
    edit,
    make_besluit,
    make_opdracht,
    make_versie,
)
from tests.unit.tpoddata import make_soort

LIJN = Gebied(
    ow("lijn", "Weg"),
    "Weg",
    (Punt(104000, 450000), Punt(104100, 450000), Punt(104100, 450100), Punt(104000, 450000)),
    "11111111-2222-4333-8444-555555555503",
)
PUNT = Gebied(
    ow("punt", "Paal"),
    "Paal",
    (Punt(105000, 450000), Punt(105100, 450000), Punt(105100, 450100), Punt(105000, 450000)),
    "11111111-2222-4333-8444-555555555504",
)
_TERREINEN = (BOS, DUIN, LIJN, PUNT)
_WERK = {
    LIJN.geometrie_id: '<gml:LineString gml:id="weg" srsName="{srs}"><gml:posList>104000 450000 104100 450000'
    "</gml:posList></gml:LineString>",
    PUNT.geometrie_id: '<gml:Point gml:id="paal" srsName="{srs}"><gml:pos>105000 450000</gml:pos></gml:Point>',
}
_RD = "urn:ogc:def:crs:EPSG::28992"

WIDS = tuple(f"gm9999_1__chp_2__art_2.{nummer}" for nummer in range(1, 6))
"""Articles of the plan; the last one is not annotated."""

KAPPEN = ow("activiteit", "Kappen")
RIJK = "nl.imow-mnre1034.activiteit.ActInOmgevingsplan"
EXACT = CONCEPT.format("idealisatie", "Exact")


def waarde(domein: str, naam: str) -> str:
    """Write a value of a waardelijst."""
    return CONCEPT.format(domein, naam)


def aanduiding(activiteit: str, nummer: str, *locaties: str, gezag: str = "gm9999") -> dict[str, object]:
    """Say what a RegelVoorIedereen says of an activity."""
    return {
        "ref": activiteit,
        "identificatie": ow("activiteitlocatieaanduiding", nummer, gezag),
        "activiteitregelkwalificatie": waarde("activiteitregelkwalificatie", "Verbod"),
        "locatieaanduiding": locaties,
    }


def normwaarde(nummer: str, locatie: str, gezag: str = "gm9999") -> dict[str, object]:
    """Make the value of a norm at a place."""
    return {
        "identificatie": ow("normwaarde", nummer, gezag),
        "kwantitatieveWaarde": "10.5",
        "locatieaanduiding": [locatie],
    }


def regel(
    soort: str, nummer: str, tekst: str, locaties: Iterable[str], gezag: str = "gm9999", /, **velden: object
) -> OwObject:
    """Make a juridische regel at a Regeltekst."""
    return make_object(
        soort,
        ow("juridischeregel", nummer, gezag),
        idealisatie=EXACT,
        artikelOfLid=ow("regeltekst", tekst, gezag),
        locatieaanduiding=list(locaties),
        **velden,  # type: ignore[arg-type]
    )


def kaart(nummer: str, *lagen: dict[str, object], gezag: str = "gm9999") -> OwObject:
    """Make a Kaart."""
    return make_object(
        "Kaart",
        ow("kaart", nummer, gezag),
        naam="Bomen",
        nummer="1",
        uitsnede=[{"minX": "100000", "minY": "450000", "maxX": "110000", "maxY": "460000"}],
        kaartlagen=lagen,
    )


def gebiedsaanwijzing(nummer: str, *locaties: str, gezag: str = "gm9999") -> OwObject:
    """Make a Gebiedsaanwijzing of the type Natuur."""
    return make_object(
        "Gebiedsaanwijzing",
        ow("gebiedsaanwijzing", nummer, gezag),
        type=waarde("typegebiedsaanwijzing", "Natuur"),
        naam="Duinbos",
        groep=waarde("natuur", "Natura2000Gebied"),
        locatieaanduiding=locaties,
    )


def activiteit(nummer: str, boven: str, *naast: str, gezag: str = "gm9999") -> OwObject:
    """Make an Activiteit."""
    velden = {"gerelateerdeActiviteit": naast} if naast else {}
    namen = {"pv99": "de omgevingsverordening Duinland", "ws9999": "de waterschapsverordening Duinwater"}
    return make_object(
        "Activiteit",
        ow("activiteit", nummer, gezag),
        naam=f"Activiteit gereguleerd in {namen[gezag]}" if nummer == "Top" else f"Activiteit {nummer}",
        groep=waarde("activiteit", "Kapactiviteit"),
        bovenliggendeActiviteit=boven,
        **velden,
    )


def norm(soort: str, nummer: str, groep: str, gezag: str = "gm9999", locatie: str = BOS.identificatie) -> OwObject:
    """Make an Omgevingsnorm or Omgevingswaarde."""
    return make_object(
        soort,
        ow(soort.lower(), nummer, gezag),
        naam="Hoogte van een boom",
        type=waarde("typenorm", "Hoogte"),
        eenheid=waarde("eenheid", "Meter"),
        normwaarde=[normwaarde(f"{soort}{nummer}", locatie, gezag)],
        groep=waarde(soort.lower(), groep),
    )


def make_plan_objecten() -> tuple[OwObject, ...]:
    """Make OW objects of every type that an omgevingsplan can have; whatever must be referred to, is by two."""
    bos, duin = BOS.identificatie, DUIN.identificatie
    overal = [ow(groep, "1") for groep in ("gebiedengroep", "lijnengroep", "puntengroep")]
    groep = ow("gebiedengroep", "1")
    ga, nrm, plaat = ow("gebiedsaanwijzing", "1"), ow("omgevingsnorm", "1"), ow("kaart", "1")
    laag = {
        "identificatie": ow("kaartlaag", "1"),
        "naam": "Bomen",
        "niveau": "1",
        "activiteitlocatieweergave": [ow("activiteitlocatieaanduiding", "1")],
        "normweergave": [nrm, ow("omgevingswaarde", "1")],
        "gebiedsaanwijzingweergave": [ga],
    }
    extra = {"gebiedsaanwijzing": [ga], "kaartaanduiding": [plaat], "thema": [waarde("thema", "Bodem")]}
    regels = [
        regel(
            "RegelVoorIedereen",
            nummer,
            tekst,
            overal,
            **extra,
            activiteitaanduiding=[aanduiding(TOP, f"{nummer}t", bos), aanduiding(KAPPEN, nummer, bos, duin)],
            omgevingsnormaanduiding=[nrm],
        )
        for nummer, tekst in (("1", "1"), ("2", "1"), ("3", "2"), ("4", "2"))
    ]
    waarden = [
        regel(
            "Omgevingswaarderegel",
            nummer,
            "3",
            overal,
            **extra,
            omgevingswaardeaanduiding=[ow("omgevingswaarde", "1")],
        )
        for nummer in ("5", "6")
    ]
    return (
        *(make_object("Regeltekst", ow("regeltekst", str(n)), wid=wid) for n, wid in enumerate(WIDS[:3], start=1)),
        *regels,
        *waarden,
        make_object(
            "Activiteit",
            TOP,
            naam="Activiteit gereguleerd in het omgevingsplan gemeente Duinrand",
            groep=waarde("activiteit", "Kapactiviteit"),
            bovenliggendeActiviteit=RIJK,
        ),
        activiteit("Kappen", TOP, TOP),
        norm("Omgevingsnorm", "1", "Bodem"),
        norm("Omgevingswaarde", "1", "Geluid"),
        gebiedsaanwijzing("1", bos),
        kaart("1", laag),
        make_object("Gebied", bos, noemer="Bos", geometrie=BOS.geometrie_id),
        make_object("Gebied", duin, noemer="Duin", geometrie=DUIN.geometrie_id),
        make_object("Gebiedengroep", groep, noemer="Alles", groepselement=[bos, duin]),
        make_object("Lijn", LIJN.identificatie, noemer="Weg", geometrie=LIJN.geometrie_id),
        make_object("Lijnengroep", ow("lijnengroep", "1"), groepselement=[LIJN.identificatie]),
        make_object("Punt", PUNT.identificatie, noemer="Paal", geometrie=PUNT.geometrie_id),
        make_object("Puntengroep", ow("puntengroep", "1"), groepselement=[PUNT.identificatie]),
        make_ambtsgebied("gm9999", "Duinrand", VANDAAG),
        make_regelingsgebied("gm9999", REGELING.work),
        make_object("Pons", ow("pons", "1"), locatieaanduiding=bos),
        make_object(
            "SymbolisatieItem",
            symboolcode="vsg014",
            activiteitLocatieaanduidingSymbolisatie=[ow("activiteitlocatieaanduiding", "1")],
            gebiedsaanwijzingSymbolisatie=[ga],
            normwaardeSymbolisatie=[ow("normwaarde", "Omgevingsnorm1")],
        ),
    )


@cache
def make_plan() -> bytes:
    """Make the first version of an omgevingsplan with OW objects of every type that it can have."""
    artikelen = tuple(
        Artikel(wid, f"chp_2__art_2.{n}", f"2.{n}", f"Regel {n}", f"Dit is regel {n}.")
        for n, wid in enumerate(WIDS, start=1)
    )
    versie = make_versie(replace(REGELING, artikelen=artikelen, gebieden=_TERREINEN, activiteiten=()))
    pakket = write_aanlevering(make_opdracht(), make_besluit(versie), versie)
    return write_zip(replace_objecten(_with_werken(read_zip(pakket)), make_plan_objecten()))


@cache
def make_planontwerp() -> bytes:
    """Make the same plan as an ontwerp."""
    versie = replace(make_plan_versie(), soort=Besluitsoort.ONTWERP, geldig_vanaf=None)
    objecten = (obj for obj in make_plan_objecten() if obj.objecttype != "SymbolisatieItem")
    versie = replace(versie, ow=with_ontwerp(objecten, ontwerp=True))
    return write_aanlevering(make_opdracht(), make_besluit(versie, soort=Besluitsoort.ONTWERP), versie)


def _with_werken(bestanden: dict[str, bytes]) -> dict[str, bytes]:
    """Make a line and a point of two of the surfaces."""
    for naam in ("Weg", "Paal"):
        gml, io = f"gio_{naam}.gml", f"IO-gio_{naam}.xml"
        tekst = bestanden[gml].decode()
        for geometrie_id, vorm in _WERK.items():
            if geometrie_id in tekst:
                nieuw = re.sub("<gml:MultiSurface.*</gml:MultiSurface>", vorm.format(srs=_RD), tekst, flags=re.DOTALL)
                hash_nieuw = bestanden[io].decode().replace(hash_of(tekst.encode()), hash_of(nieuw.encode()))
                bestanden = {**bestanden, gml: nieuw.encode(), io: hash_nieuw.encode()}
    return bestanden


@cache
def make_verordening() -> bytes:
    """Make the first version of an omgevingsverordening with all that instructieregels can have."""
    pv = "pv99"
    bos = ow("gebied", "Bos", pv)
    velden = {
        "thema": [waarde("thema", "Bodem")],
        "gebiedsaanwijzing": [ow("gebiedsaanwijzing", "1", pv)],
        "kaartaanduiding": [ow("kaart", "1", pv)],
    }
    instructies = [
        regel(
            "Instructieregel",
            nummer,
            "2",
            [bos],
            pv,
            **velden,
            **{naam: [inhoud]},
            omgevingsnormaanduiding=[ow("omgevingsnorm", "1", pv)],
        )
        for nummer, naam, inhoud in (
            ("11", "instructieregelInstrument", waarde("instrument", "Omgevingsplan")),
            ("12", "instructieregelTaakuitoefening", waarde("adressaat", "Gemeentebestuur")),
        )
    ]
    regels = [
        regel("RegelVoorIedereen", "1", "1", [bos], pv, **velden),
        regel("RegelVoorIedereen", "2", "1", [bos], pv, **velden, activiteitaanduiding=_aanduidingen(pv)),
    ]
    return put_objecten(
        make_soort("regelingtype_004"),
        (
            *(
                make_object("Regeltekst", ow("regeltekst", n, pv), wid=f"pv99_1__chp_{w}")
                for n, w in (("1", "2__art_2.1"), ("2", "1__art_1.1"))
            ),
            *regels,
            *instructies,
            *_activiteiten(pv, "ActiviteitInOmgevingsver"),
            norm("Omgevingsnorm", "1", "Bodem", pv, bos),
            gebiedsaanwijzing("1", bos, gezag=pv),
            kaart("1", {"identificatie": ow("kaartlaag", "1", pv), "niveau": "1"}, gezag=pv),
            make_object("Gebied", bos, geometrie=BOS.geometrie_id),
            make_object("Regelingsgebied", ow("regelingsgebied", "1", pv), locatieaanduiding=bos),
        ),
    )


@cache
def make_waterschap() -> bytes:
    """Make the first version of a waterschapsverordening with activities."""
    ws = "ws9999"
    bos = ow("gebied", "Bos", ws)
    return put_objecten(
        make_soort("regelingtype_005"),
        (
            make_object("Regeltekst", ow("regeltekst", "1", ws), wid=f"{ws}_1__chp_2__art_2.1"),
            regel("RegelVoorIedereen", "1", "1", [bos], ws, activiteitaanduiding=_aanduidingen(ws)),
            *_activiteiten(ws, "ActInWaterschapsverordening"),
            make_object("Gebied", bos, geometrie=BOS.geometrie_id),
            make_object("Regelingsgebied", ow("regelingsgebied", "1", ws), locatieaanduiding=bos),
        ),
    )


def _activiteiten(gezag: str, boven: str) -> tuple[OwObject, ...]:
    """Make the topmost activity of an organisation, and one under it."""
    top = ow("activiteit", "Top", gezag)
    return (
        activiteit("Top", f"nl.imow-mnre1034.activiteit.{boven}", gezag=gezag),
        activiteit("Sub", top, gezag=gezag),
    )


def _aanduidingen(gezag: str) -> list[dict[str, object]]:
    """Let a rule say something of both activities."""
    bos = ow("gebied", "Bos", gezag)
    return [aanduiding(ow("activiteit", naam, gezag), naam, bos, gezag=gezag) for naam in ("Top", "Sub")]


@cache
def make_visie() -> bytes:
    """Make the first version of an omgevingsvisie with all that tekstdelen can have."""
    aanleverend = make_soort("regelingtype_006")
    objecten = read_ow(read_zip(aanleverend)).objecten
    gezag = objecten[0].identificatie.partition("imow-")[2].partition(".")[0]
    bos, tekst = ow("gebied", "Bos", gezag), ow("divisietekst", "1", gezag)
    delen = [
        make_object(
            "Tekstdeel",
            ow("tekstdeel", nummer, gezag),
            idealisatie=EXACT,
            thema=[waarde("thema", "Bodem")],
            divisieaanduiding=tekst,
            hoofdlijnaanduiding=[ow("hoofdlijn", "1", gezag), ow("hoofdlijn", "2", gezag)],
            kaartaanduiding=[ow("kaart", "1", gezag)],
            locatieaanduiding=[bos],
            gebiedsaanwijzing=[ow("gebiedsaanwijzing", "1", gezag)],
        )
        for nummer in ("1", "2")
    ]
    return put_objecten(
        aanleverend,
        (
            make_object("Divisietekst", tekst, wid=f"{gezag}_1__div_1__content_1"),
            make_object("Divisie", ow("divisie", "1", gezag), wid=f"{gezag}_1__div_1"),
            *delen,
            *(
                make_object("Tekstdeel", ow("tekstdeel", n, gezag), divisieaanduiding=ow("divisie", "1", gezag))
                for n in ("3", "4")
            ),
            make_object("Hoofdlijn", ow("hoofdlijn", "1", gezag), soort="Ambitie", naam="Groen"),
            make_object(
                "Hoofdlijn",
                ow("hoofdlijn", "2", gezag),
                soort="Ambitie",
                naam="Bomen",
                gerelateerdeHoofdlijn=[ow("hoofdlijn", "1", gezag)],
            ),
            gebiedsaanwijzing("1", bos, gezag=gezag),
            kaart("1", {"identificatie": ow("kaartlaag", "1", gezag), "niveau": "1"}, gezag=gezag),
            make_object("Gebied", bos, geometrie=BOS.geometrie_id),
            make_object("Regelingsgebied", ow("regelingsgebied", "1", gezag), locatieaanduiding=bos),
        ),
    )


def put_objecten(pakket: bytes, objecten: Iterable[OwObject]) -> bytes:
    """Give a package other OW objects."""
    return write_zip(replace_objecten(read_zip(pakket), tuple(objecten)))


# --- what was taken in before, and a change on it


@cache
def make_plan_versie(pakket: Callable[[], bytes] = make_plan) -> Regelingversie:
    """Give the version that the LVBB holds once a package was taken in."""
    (versie,) = consolidate(read_aanlevering(pakket()), {})
    return versie


@cache
def toestand_na(pakket: Callable[[], bytes] = make_plan) -> Toestand:
    """Give what the landelijke voorzieningen hold once a package was taken in."""
    return toestand_of([make_plan_versie(pakket)], [RIJK])


@cache
def make_planwijziging() -> bytes:
    """Change the plan: an activity gets another name."""
    was = make_plan_versie()
    wordt = start_versie(was, doel="/join/id/proces/gm9999/2026/d2", soort=was.soort, geldig_vanaf=date_of(8))
    anders = (change(obj, write("naam", "Vellen")) if obj.identificatie == KAPPEN else obj for obj in wordt.ow)
    wordt = replace(change_tekst(wordt, WIDS[3], "Dit is een andere regel."), ow=tuple(anders))
    return write_aanlevering(make_opdracht("levering-2"), make_besluit(wordt, "b2"), wordt, was)


def date_of(maand: int) -> date:
    """Give the first day of a month."""
    return VANDAAG.replace(month=maand, day=1)


@cache
def make_planvoortgang() -> bytes:
    """Change the plan once more, after its pons has ended."""
    was = make_plan_zonder_pons()
    wordt = start_versie(was, doel="/join/id/proces/gm9999/2026/d3", soort=was.soort, geldig_vanaf=date_of(9))
    anders = (change(obj, write("naam", "Vellen")) if obj.identificatie == KAPPEN else obj for obj in wordt.ow)
    wordt = replace(change_tekst(wordt, WIDS[3], "Dit is een andere regel."), ow=tuple(anders))
    return write_aanlevering(make_opdracht("levering-3"), make_besluit(wordt, "b3"), wordt, was)


@cache
def make_plan_zonder_pons() -> Regelingversie:
    """Give a second version of the plan, in which it has no pons any more."""
    was = make_plan_versie()
    wordt = start_versie(was, doel="/join/id/proces/gm9999/2026/d2", soort=was.soort, geldig_vanaf=date_of(8))
    blijft = tuple(obj for obj in wordt.ow if obj.objecttype != "Pons")
    return replace(wordt, ow=blijft, gemaakt_op=was.gemaakt_op)


@cache
def toestand_zonder_pons() -> Toestand:
    """Give what the landelijke voorzieningen hold when the pons of the plan has ended."""
    return toestand_of([make_plan_versie(), make_plan_zonder_pons()], [RIJK])


@cache
def make_verwijdering() -> bytes:
    """Take an article out of the plan; its Regeltekst and its rules end."""
    was = make_plan_versie()
    wordt = start_versie(was, doel="/join/id/proces/gm9999/2026/d2", soort=was.soort, geldig_vanaf=date_of(8))
    return write_aanlevering(
        make_opdracht("levering-2"), make_besluit(wordt, "b2"), remove_artikel(wordt, WIDS[1]), was
    )


@cache
def make_visiewijziging() -> bytes:
    """Change the visie: a hoofdlijn gets another name."""
    was = make_plan_versie(make_visie)
    wordt = start_versie(was, doel="/join/id/proces/gm9999/2026/d2", soort=was.soort, geldig_vanaf=date_of(8))
    groen = ow("hoofdlijn", "1")
    anders = (change(obj, write("naam", "Groener")) if obj.identificatie == groen else obj for obj in wordt.ow)
    wordt = change_tekst(replace(wordt, ow=tuple(anders)), "gm9999_1__div_1__content_1", "Het bos wordt groter.")
    return write_aanlevering(make_opdracht("levering-2"), make_besluit(wordt, "b2"), wordt, was)


# --- a besluit about two regelingen, or that takes the place of one

ANDER_WORK = f"{REGELING.work}_2"
_BESLUIT, _TWEEDE = "besluit.xml", "tweede.xml"


@cache
def make_twee() -> bytes:
    """Make a besluit about two regelingen, each with a regelingsgebied of its own."""
    bestanden = add_tweede_tekst(read_zip(make_plan()))
    gebied = make_object("Regelingsgebied", ow("regelingsgebied", "2"), locatieaanduiding=DUIN.identificatie)
    return write_zip(put_tweede(gebied)(bestanden))


def put_tweede(*objecten: OwObject) -> Breuk:
    """Deliver objects with the second regeling."""

    def apply(bestanden: dict[str, bytes]) -> dict[str, bytes]:
        eerste = read_ow(bestanden).manifest[0]
        typen = tuple(dict.fromkeys(obj.objecttype for obj in objecten))
        tweede = OwAanlevering(ANDER_WORK, eerste.doel, (OwBestand(_TWEEDE, typen),))
        namen = [*(regel.naam for regel in read_manifest(bestanden[MANIFEST]) if regel.naam != _TWEEDE), _TWEEDE]
        return {
            **bestanden,
            MANIFEST_OW: ow_manifest((eerste, tweede)),
            _TWEEDE: write_deelbestand(objecten, "levering-1"),
            MANIFEST: write_manifest(namen),
        }

    return apply


def add_tweede_tekst(bestanden: dict[str, bytes]) -> dict[str, bytes]:
    """Add a second regeling to a besluit: a copy of the first one, without informatieobjecten."""
    tekst = bestanden[_BESLUIT].decode()
    for begin, einde in (
        ("<BeoogdeRegeling>", "</BeoogdeRegeling>"),
        ("<WijzigArtikel ", "</WijzigArtikel>"),
        ("<WijzigBijlage ", "</WijzigBijlage>"),
        ("<RegelingVersieInformatie>", "</RegelingVersieInformatie>"),
    ):
        start = tekst.index(begin)
        stop = tekst.index(einde, start) + len(einde)
        kopie = re.sub("<Bijlage .*</Bijlage>", "", tekst[start:stop], flags=re.DOTALL)
        for oud, nieuw in (
            (REGELING.work, ANDER_WORK),
            ("art_I", "art_III"),
            ("gm9999_1__", "gm9999_9__"),
            ("cmp_A", "cmp_B"),
            ('"main"', '"tweede"'),
        ):
            kopie = kopie.replace(oud, nieuw)
        tekst = tekst[:stop] + kopie + tekst[stop:]
    return {**bestanden, _BESLUIT: tekst.encode()}


def withdraw(work: str) -> Breuk:
    """Let the besluit withdraw a regeling as well."""

    def apply(bestanden: dict[str, bytes]) -> dict[str, bytes]:
        (deel, *_) = read_ow(bestanden).manifest
        doelen = f"<doelen><doel>{deel.doel}</doel></doelen>"
        weg = f"<Intrekkingen><Intrekking>{doelen}<instrument>{work}</instrument><eId>art_I</eId></Intrekking></Intrekkingen>"
        return edit(_BESLUIT, "</BeoogdeRegelgeving>", f"</BeoogdeRegelgeving>{weg}")(bestanden)

    return apply


@cache
def make_vervanging() -> bytes:
    """Make a besluit that puts the plan in the place of another regeling."""
    return broken(make_plan(), withdraw(ANDER_WORK))


# --- breaking one object

Daad = Callable[[etree._Element], None]


def on_object(kies: str, *daden: Daad) -> Breuk:
    """Change the first object of a type, or the one with an identification."""

    def apply(bestanden: dict[str, bytes]) -> dict[str, bytes]:
        objecten = list(read_ow(bestanden).objecten)
        plaats = next(n for n, obj in enumerate(objecten) if kies in {obj.objecttype, obj.identificatie})
        objecten[plaats] = change(objecten[plaats], *daden)
        return replace_objecten(bestanden, objecten)

    return apply


def change(obj: OwObject, *daden: Daad) -> OwObject:
    """Change the XML of an object."""
    element = obj.element()
    for daad in daden:
        daad(element)
    nieuw = read_object(element)
    return replace(
        nieuw,
        status=nieuw.status or obj.status,
        procedurestatus=nieuw.procedurestatus or obj.procedurestatus,
    )


def find(element: etree._Element, pad: str) -> etree._Element:
    """Find an element within another by its local names; each may lie deeper."""
    for naam in pad.split("/"):
        element = next(kind for kind in element.iterdescendants() if kind.tag.rpartition("}")[2] == naam)
    return element


def point(pad: str, doel: str = "") -> Daad:
    """Let a reference point at something else; by default at something that does not exist."""

    def apply(element: etree._Element) -> None:
        ref = find(element, pad)
        ref.set(HREF, doel or ref.get(HREF, "") + "X")

    return apply


def twice(pad: str) -> Daad:
    """Write an element twice."""

    def apply(element: etree._Element) -> None:
        bron = find(element, pad)
        bron.addnext(deepcopy(bron))

    return apply


def write(pad: str, tekst: str = "") -> Daad:
    """Give a field another text; by default one that no waardelijst has."""

    def apply(element: etree._Element) -> None:
        veld = find(element, pad)
        veld.text = tekst or f"{veld.text}X"

    return apply


def take(pad: str) -> Daad:
    """Take an element away."""

    def apply(element: etree._Element) -> None:
        weg = find(element, pad)
        ouder = weg.getparent()
        assert ouder is not None
        ouder.remove(weg)

    return apply


def put_in(*objecten: OwObject) -> Breuk:
    """Add objects; one with the identification of one that is there, takes its place."""

    def apply(bestanden: dict[str, bytes]) -> dict[str, bytes]:
        samen = {obj.sleutel: obj for obj in (*read_ow(bestanden).objecten, *objecten)}
        return replace_objecten(bestanden, samen.values())

    return apply


def edit_gml(naam: str, oud: str, nieuw: str) -> Breuk:
    """Change the GML of a GIO and keep its hash right."""

    def apply(bestanden: dict[str, bytes]) -> dict[str, bytes]:
        gml, io = f"gio_{naam}.gml", f"IO-gio_{naam}.xml"
        na = edit(gml, oud, nieuw, -1)(bestanden)
        return edit(io, hash_of(bestanden[gml]), hash_of(na[gml]))(na)

    return apply


def read_objecten(bestanden: dict[str, bytes]) -> tuple[OwObject, ...]:
    """Read the OW objects of a package."""
    return read_ow(bestanden).objecten


def ended(obj: OwObject) -> OwObject:
    """Let an object end."""
    return replace(obj, status=STATUS_BEEINDIGEN)
