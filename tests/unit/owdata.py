# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""OW objects written out, and ways to put them in a package and take them away."""

from __future__ import annotations

from collections.abc import Iterable

from pytest_dsoketen.standaarden.imow.bestanden import MANIFEST_OW, read_ow, write_ow
from pytest_dsoketen.standaarden.imow.namen import NS
from pytest_dsoketen.standaarden.imow.objecten import OwObject, read_object
from pytest_dsoketen.standaarden.inname import parse_xml
from pytest_dsoketen.standaarden.lvbb.opdracht import MANIFEST, read_manifest, write_manifest
from tests.unit.plandata import Breuk

WAARDE = "http://standaarden.omgevingswet.overheid.nl/{}/id/concept/{}"
EXACT = WAARDE.format("idealisatie", "Exact")
INDICATIEF = WAARDE.format("idealisatie", "Indicatief")

_NAAMRUIMTEN = " ".join(f'xmlns:{prefix}="{ns}"' for prefix, ns in NS.items())


def read_xml(xml: str) -> OwObject:
    """Read one object that is written with the prefixes of IMOW."""
    (element,) = parse_xml(f"<x {_NAAMRUIMTEN}>{xml}</x>".encode())
    return read_object(element)


def ow(soort: str, nummer: str = "1", gezag: str = "gm9999") -> str:
    """Write an OW identification."""
    return f"nl.imow-{gezag}.{soort}.{nummer}"


def ref(soort: str, doel: str) -> str:
    """Write a reference, such as `l:LocatieRef`."""
    return f'<{soort} xlink:href="{doel}"/>'


def replace_objecten(bestanden: dict[str, bytes], objecten: Iterable[OwObject]) -> dict[str, bytes]:
    """Give a package other OW objects; manifest and manifest-ow name their files."""
    (deel,) = read_ow(bestanden).manifest
    oud = {MANIFEST_OW, *(bestand.naam for bestand in deel.bestanden)}
    blijft = {naam: inhoud for naam, inhoud in bestanden.items() if naam not in oud}
    nieuw = write_ow(deel.work, deel.doel, tuple(objecten), "levering-1")
    namen = [regel.naam for regel in read_manifest(bestanden[MANIFEST]) if regel.naam not in oud]
    return {**blijft, **nieuw, MANIFEST: write_manifest([*namen, *nieuw])}


def add_objecten(*xml: str) -> Breuk:
    """Add OW objects; an object with the identification of one that is there, takes its place."""

    def apply(bestanden: dict[str, bytes]) -> dict[str, bytes]:
        nieuw = {obj.sleutel: obj for obj in map(read_xml, xml)}
        oud = {obj.sleutel: obj for obj in read_ow(bestanden).objecten}
        return replace_objecten(bestanden, (oud | nieuw).values())

    return apply


def drop_objecten(*typen: str) -> Breuk:
    """Take the OW objects of some types away."""

    def apply(bestanden: dict[str, bytes]) -> dict[str, bytes]:
        return replace_objecten(bestanden, [o for o in read_ow(bestanden).objecten if o.objecttype not in typen])

    return apply


def regeltekst(wid: str, nummer: str = "1", gezag: str = "gm9999") -> str:
    """Write a Regeltekst."""
    identificatie = f"<regels:identificatie>{ow('regeltekst', nummer, gezag)}</regels:identificatie>"
    return f'<regels:Regeltekst wId="{wid}">{identificatie}</regels:Regeltekst>'


def regel(
    locatie: str, extra: str = "", nummer: str = "1", gezag: str = "gm9999", soort: str = "RegelVoorIedereen"
) -> str:
    """Write a juridische regel at the Regeltekst with the same number.

    Args:
        locatie: where it holds.
        extra: what comes after its location.
        nummer: of the rule.
        gezag: whose rule it is.
        soort: type of rule.
    """
    return (
        f"<regels:{soort}><regels:identificatie>{ow('juridischeregel', nummer, gezag)}</regels:identificatie>"
        f"<regels:idealisatie>{EXACT}</regels:idealisatie>"
        f"<regels:artikelOfLid>{ref('regels:RegeltekstRef', ow('regeltekst', nummer, gezag))}</regels:artikelOfLid>"
        f"<regels:locatieaanduiding>{ref('l:LocatieRef', locatie)}</regels:locatieaanduiding>{extra}</regels:{soort}>"
    )


def divisie(wid: str, soort: str = "Divisietekst", nummer: str = "1", gezag: str = "gm9999") -> str:
    """Write a Divisie or Divisietekst."""
    identificatie = f"<vt:identificatie>{ow(soort.lower(), nummer, gezag)}</vt:identificatie>"
    return f'<vt:{soort} wId="{wid}">{identificatie}</vt:{soort}>'


def tekstdeel(
    divisie_id: str,
    locatie: str = "",
    extra: str = "",
    *,
    nummer: str = "1",
    gezag: str = "gm9999",
    idealisatie: str = EXACT,
) -> str:
    """Write a Tekstdeel.

    Args:
        divisie_id: the Divisie or Divisietekst that it says something of.
        locatie: where it holds; empty for none.
        extra: what comes after its location.
        nummer: of the tekstdeel.
        gezag: whose it is.
        idealisatie: how exact its location is; empty for none.
    """
    verwijzing = "vt:DivisietekstRef" if ".divisietekst." in divisie_id else "vt:DivisieRef"
    waar = f"<vt:locatieaanduiding>{ref('l:LocatieRef', locatie)}</vt:locatieaanduiding>" if locatie else ""
    hoe = f"<vt:idealisatie>{idealisatie}</vt:idealisatie>" if idealisatie else ""
    return (
        f"<vt:Tekstdeel><vt:identificatie>{ow('tekstdeel', nummer, gezag)}</vt:identificatie>{hoe}"
        f"<vt:divisieaanduiding>{ref(verwijzing, divisie_id)}</vt:divisieaanduiding>{waar}{extra}</vt:Tekstdeel>"
    )


def gebied(geometrie: str, nummer: str = "1", gezag: str = "gm9999", soort: str = "Gebied") -> str:
    """Write a Gebied, Lijn or Punt."""
    return (
        f"<l:{soort}><l:identificatie>{ow(soort.lower(), nummer, gezag)}</l:identificatie><l:noemer>{nummer}</l:noemer>"
        f"<l:geometrie>{ref('l:GeometrieRef', geometrie)}</l:geometrie></l:{soort}>"
    )


def groep(nummer: str, gezag: str = "gm9999") -> str:
    """Write a Gebiedengroep that the bos is in."""
    return (
        f"<l:Gebiedengroep><l:identificatie>{ow('gebiedengroep', nummer, gezag)}</l:identificatie>"
        f"<l:groepselement>{ref('l:GebiedRef', ow('gebied', 'Bos', gezag))}</l:groepselement></l:Gebiedengroep>"
    )


def aanwijzing(type_: str, groep: str, locatie: str, gezag: str = "gm9999") -> str:
    """Write a Gebiedsaanwijzing; its groep is a value of its type."""
    return (
        f"<ga:Gebiedsaanwijzing><ga:identificatie>{ow('gebiedsaanwijzing', '1', gezag)}</ga:identificatie>"
        f"<ga:type>{WAARDE.format('typegebiedsaanwijzing', type_)}</ga:type><ga:naam>Plek</ga:naam>"
        f"<ga:groep>{WAARDE.format(type_.lower(), groep)}</ga:groep>"
        f"<ga:locatieaanduiding>{ref('l:LocatieRef', locatie)}</ga:locatieaanduiding></ga:Gebiedsaanwijzing>"
    )


def pons(locatie: str, nummer: str = "1", gezag: str = "gm9999") -> str:
    """Write a Pons."""
    return (
        f"<p:Pons><p:identificatie>{ow('pons', nummer, gezag)}</p:identificatie>"
        f"<p:locatieaanduiding>{ref('l:LocatieRef', locatie)}</p:locatieaanduiding></p:Pons>"
    )


def regelingsgebied(locatie: str, nummer: str = "1", gezag: str = "gm9999") -> str:
    """Write a Regelingsgebied."""
    return (
        f"<rg:Regelingsgebied><rg:identificatie>{ow('regelingsgebied', nummer, gezag)}</rg:identificatie>"
        f"<rg:locatieaanduiding>{ref('l:LocatieRef', locatie)}</rg:locatieaanduiding></rg:Regelingsgebied>"
    )


def activiteit(naam: str, boven: str, nummer: str = "1", gezag: str = "gm9999") -> str:
    """Write an Activiteit."""
    return (
        f"<rol:Activiteit><rol:identificatie>{ow('activiteit', nummer, gezag)}</rol:identificatie>"
        f"<rol:naam>{naam}</rol:naam><rol:groep>{WAARDE.format('activiteit', 'Kapactiviteit')}</rol:groep>"
        f"<rol:bovenliggendeActiviteit>{ref('rol:ActiviteitRef', boven)}</rol:bovenliggendeActiviteit></rol:Activiteit>"
    )


def aanduiding(activiteit_id: str, locatie: str, nummer: str = "1", gezag: str = "gm9999") -> str:
    """Write what a RegelVoorIedereen says of an activity."""
    return (
        f"<regels:activiteitaanduiding>{ref('rol:ActiviteitRef', activiteit_id)}<regels:ActiviteitLocatieaanduiding>"
        f"<regels:identificatie>{ow('activiteitlocatieaanduiding', nummer, gezag)}</regels:identificatie>"
        f"<regels:activiteitregelkwalificatie>{WAARDE.format('activiteitregelkwalificatie', 'Verbod')}"
        f"</regels:activiteitregelkwalificatie><regels:locatieaanduiding>{ref('l:LocatieRef', locatie)}"
        "</regels:locatieaanduiding></regels:ActiviteitLocatieaanduiding></regels:activiteitaanduiding>"
    )


def normwaarde(veld: str, waarde: str, locatie: str, nummer: str = "1") -> str:
    """Write one value of a norm; an empty field gives a value without content."""
    inhoud = f"<rol:{veld}>{waarde}</rol:{veld}>" if veld else ""
    return (
        f"<rol:Normwaarde><rol:identificatie>{ow('normwaarde', nummer)}</rol:identificatie>{inhoud}"
        f"<rol:locatieaanduiding>{ref('l:LocatieRef', locatie)}</rol:locatieaanduiding></rol:Normwaarde>"
    )


def norm(*waarden: str, eenheid: str = "") -> str:
    """Write an Omgevingsnorm."""
    in_ = f"<rol:eenheid>{WAARDE.format('eenheid', eenheid)}</rol:eenheid>" if eenheid else ""
    return (
        f"<rol:Omgevingsnorm><rol:identificatie>{ow('omgevingsnorm')}</rol:identificatie><rol:naam>Hoogte</rol:naam>"
        f"<rol:type>{WAARDE.format('typenorm', 'MaximumBouwhoogte')}</rol:type>{in_}"
        f"<rol:normwaarde>{''.join(waarden)}</rol:normwaarde>"
        f"<rol:groep>{WAARDE.format('omgevingsnorm', 'MaatvoeringBouwen')}</rol:groep></rol:Omgevingsnorm>"
    )


def hoofdlijn(gezag: str = "gm9999") -> str:
    """Write a Hoofdlijn."""
    return (
        f"<vt:Hoofdlijn><vt:identificatie>{ow('hoofdlijn', '1', gezag)}</vt:identificatie>"
        "<vt:soort>Koers</vt:soort><vt:naam>Groen</vt:naam></vt:Hoofdlijn>"
    )
