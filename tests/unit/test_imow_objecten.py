# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""OW objects and their files: equal content is equal, and nothing gets lost."""

from __future__ import annotations

from datetime import date

import pytest

from pytest_dsoketen.model.berichten import Afwijking, Verplichtingsniveau
from pytest_dsoketen.standaarden.imow.bestanden import MANIFEST_OW, parse_ow, read_ow, write_ow
from pytest_dsoketen.standaarden.imow.maken import (
    make_activiteit,
    make_ambtsgebied,
    make_gebied,
    make_objecten,
    make_regelingsgebied,
    read_activiteiten,
    read_annotaties,
)
from pytest_dsoketen.standaarden.imow.objecten import read_object, resolve_locaties, with_ontwerp
from pytest_dsoketen.standaarden.inname import parse_xml
from tests.unit.plandata import BOS, KAPPEN, REGELING, TOP, WID_BEGRIP, WID_KAPPEN

OBJECTEN = (
    *make_objecten("gm9999", REGELING.artikelen, REGELING.activiteiten, REGELING.gebieden),
    make_ambtsgebied("gm9999", "Duinrand", date(2026, 1, 1)),
    make_regelingsgebied("gm9999", REGELING.work),
)


@pytest.mark.parametrize("ontwerp", [False, True])
def test_bestanden_heen_en_terug(ontwerp: bool) -> None:
    objecten = with_ontwerp(OBJECTEN, ontwerp=ontwerp)
    bestanden = write_ow(REGELING.work, "/join/id/proces/gm9999/2026/d1", objecten, "levering-1")
    ow = read_ow(bestanden)
    assert ow.afwijkingen == ()
    assert {(o.identificatie, o.xml, o.procedurestatus, o.verwijzingen) for o in ow.objecten} == {
        (o.identificatie, o.xml, o.procedurestatus, o.verwijzingen) for o in objecten
    }
    assert {naam for naam, _ in ow.typen} == set(bestanden) - {MANIFEST_OW}
    assert (b"procedurestatus>ontwerp" in bestanden["regelteksten.xml"]) == ontwerp


def test_annotaties_en_activiteiten() -> None:
    assert read_activiteiten(OBJECTEN) == REGELING.activiteiten
    assert read_annotaties(OBJECTEN) == {
        WID_BEGRIP: ((TOP,), ()),
        WID_KAPPEN: ((KAPPEN,), (BOS.identificatie,)),
    }
    regel = next(obj for obj in OBJECTEN if KAPPEN in obj.refs("ActiviteitRef"))
    (aanduiding,) = regel.aanduidingen()
    assert (aanduiding.activiteit, aanduiding.locaties) == (KAPPEN, (BOS.identificatie,))
    assert aanduiding.kwalificatie.endswith("/Vergunningplicht")


def test_gelijke_inhoud_is_gelijk_wat_de_opmaak_ook_is() -> None:
    eigen = make_gebied(BOS)
    ander = read_object(
        parse_xml(
            '<Gebied xmlns="http://www.geostandaarden.nl/imow/locatie" xmlns:x="http://www.w3.org/1999/xlink" '
            f'xmlns:o="http://www.geostandaarden.nl/imow/owobject">\n  <o:status>beëindigen</o:status>\n'
            f"  <identificatie>{BOS.identificatie}</identificatie> <noemer> Bos </noemer>"
            f'<geometrie><GeometrieRef x:href="{BOS.geometrie_id}"/></geometrie></Gebied>'.encode()
        )
    )
    assert ander.is_gelijk(eigen)
    assert ander.status == "beëindigen"
    assert ander.xml == eigen.xml


def test_groep_staat_voor_zijn_gebieden() -> None:
    groep = read_object(
        parse_xml(
            b'<l:Gebiedengroep xmlns:l="http://www.geostandaarden.nl/imow/locatie" xmlns:x="http://www.w3.org/1999/xlink">'
            b'<l:identificatie>nl.imow-gm9999.gebiedengroep.1</l:identificatie><l:groepselement><l:GebiedRef x:href="a"/>'
            b'<l:GebiedRef x:href="b"/></l:groepselement></l:Gebiedengroep>'
        )
    )
    assert resolve_locaties([groep], [groep.identificatie, "b", "c"]) == ("a", "b", "c")


def test_valse_naamruimte_wordt_gemeld_en_gelezen() -> None:
    afwijkingen: list[Afwijking] = []
    data = b'<a xmlns:schemaLocation="urn:x http://x/y.xsd"><b/></a>'
    assert parse_ow(data, "a.xml", afwijkingen) is not None
    assert [(a.code, a.niveau) for a in afwijkingen] == [("DSOK-OW-001", Verplichtingsniveau.ZOU_MOETEN)]
    assert parse_ow(b"<half>", "b.xml", afwijkingen) is None
    assert afwijkingen[-1].code == "LVBB2003"


def test_naam_met_leestekens() -> None:
    activiteit = REGELING.activiteiten[1]
    obj = make_activiteit(activiteit)
    assert obj.text("naam") == activiteit.naam
    assert obj.text("weg") == ""
