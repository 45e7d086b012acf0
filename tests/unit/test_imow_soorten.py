# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Every kind of OW object is made, written and read again without a loss; the index finds all that is in it."""

from __future__ import annotations

import gc
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pytest_dsoketen.model.berichten import Afwijking
from pytest_dsoketen.standaarden.imow.bestanden import (
    MANIFEST_OW,
    OwAanlevering,
    OwBestand,
    parse_ow,
    read_deelbestand,
    read_ow,
    write_deelbestand,
    write_manifest,
    write_ow,
)
from pytest_dsoketen.standaarden.imow.index import Owindex
from pytest_dsoketen.standaarden.imow.inhoud import zonder_opruimen
from pytest_dsoketen.standaarden.imow.namen import ID_PER_TYPE, OBJECTTYPEN
from pytest_dsoketen.standaarden.imow.objecten import OwObject
from pytest_dsoketen.standaarden.imow.soorten import DELEN, Soort, SoortError, load_soorten, make_object
from pytest_dsoketen.standaarden.imow.waardelijsten import get_groepen, get_waarden, load_waardelijsten
from pytest_dsoketen.standaarden.inname import parse_xml, read_zip, write_zip
from pytest_dsoketen.standaarden.lvbb.keuren import check_aanlevering
from tests.unit.owdata import ow
from tests.unit.owpakketten import make_plan, make_plan_objecten
from tests.unit.plandata import VANDAAG

TEKSTEN = st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=12)
KENMERKEN = st.from_regex(r"[A-Za-z0-9]{1,8}", fullmatch=True)


@st.composite
def velden_van(draw: st.DrawFn, soort: Soort) -> dict[str, object]:
    """Draw the fields of a kind of object or part, with what it may leave out sometimes left out."""
    velden: dict[str, object] = {}
    for veld in soort.velden:
        if not (veld.verplicht or draw(st.booleans())):
            continue
        if veld.deel:
            delen = draw(st.lists(velden_van(load_soorten()[veld.deel]), min_size=1, max_size=2))
            refs = [{**deel, "ref": ow("activiteit", draw(KENMERKEN))} for deel in delen]
            velden[veld.lokaal] = refs if veld.refs else delen
        elif veld.refs:
            velden[veld.lokaal] = [ow("gebied", draw(KENMERKEN)) for _ in range(draw(st.integers(1, 2)))]
        else:
            velden[veld.lokaal] = draw(TEKSTEN)
    return velden


@st.composite
def objecten_van(draw: st.DrawFn, soort: str) -> OwObject:
    """Draw an object."""
    velden = draw(velden_van(load_soorten()[soort]))
    return make_object(soort, wid="gm9999_1__art_1" if load_soorten()[soort].heeft_wid else "", **velden)  # type: ignore[arg-type]


@pytest.mark.parametrize("soort", sorted(OBJECTTYPEN))
@settings(max_examples=15)
@given(st.data())
def test_elke_soort_heen_en_terug(soort: str, data: st.DataObject) -> None:
    obj = data.draw(objecten_van(soort))
    (terug,) = read_deelbestand(parse_xml(write_deelbestand([obj], "levering-1")), "x.xml")
    assert terug.inhoud == obj.inhoud
    assert (terug.objecttype, terug.identificatie, terug.wid) == (soort, obj.identificatie, obj.wid)
    assert terug.xml == obj.xml


def test_de_tabel_kent_elk_type() -> None:
    assert set(load_soorten()) == OBJECTTYPEN | DELEN
    assert set(ID_PER_TYPE) == OBJECTTYPEN - {"SymbolisatieItem"}


def test_onbekende_soort_of_veld() -> None:
    with pytest.raises(SoortError, match="kent niet: Huis"):
        make_object("Huis", ow("gebied", "1"))
    with pytest.raises(SoortError, match="kent niet: kleur"):
        make_object("Gebied", ow("gebied", "1"), kleur="groen")


@pytest.mark.parametrize("versie", ["", "2.0.0", "3.1.0", "4.0.0"])
def test_versies_van_imow(versie: str) -> None:
    objecten = make_plan_objecten()
    bestanden = write_ow("/akn/nl/act/gm9999/2026/omgevingsplan", "/join/id/proces/x", objecten, "l1", versie)
    ow_terug = read_ow(bestanden)
    assert ow_terug.versie == versie
    assert {obj.sleutel for obj in ow_terug.objecten} == {obj.sleutel for obj in objecten}
    assert (b"schemaversie" in bestanden["gebieden.xml"]) == versie.startswith("3")


def test_manifest_zonder_doel() -> None:
    deel = OwAanlevering("/akn/nl/act/x", "", (OwBestand("a.xml", ("Gebied",)),), "/akn/nl/act/x/nld@2")
    manifest = write_manifest([deel], "4.0.0")
    assert b"DoelID" not in manifest
    assert read_ow({MANIFEST_OW: manifest}).manifest == (deel,)


def test_manifest_met_expression_in_plaats_van_doel_is_goed() -> None:
    bestanden = read_zip(make_plan())
    (deel,) = read_ow(bestanden).manifest
    nieuw = replace(deel, doel="", expression=f"{deel.work}/nld@1")
    pakket = write_zip({**bestanden, MANIFEST_OW: write_manifest([nieuw], "4.0.0")})
    assert [f"{a.code} {a.melding}" for a in check_aanlevering(pakket, vandaag=VANDAAG)] == []


def test_index_vindt_wat_in_een_deel_staat() -> None:
    index = Owindex(make_plan_objecten())
    assert {plek.waarde for plek in index.find("Normwaarde", "LocatieRef")} == {ow("gebied", "Bos")}
    assert {plek.rol for plek in index.find("Activiteit", "ActiviteitRef")} == {
        "bovenliggendeActiviteit",
        "gerelateerdeActiviteit",
    }
    assert [soort for soort, _ in index.delen[ow("kaartlaag", "1")]] == ["Kaartlaag"]
    bos = ow("gebied", "Bos")
    assert {soort for soort, plekken in index.walk_verwijzingen() if bos in plekken.uniek} == {
        "LocatieRef",
        "GebiedRef",
    }
    assert list(index.find("Pons", "naam")) == []


def test_waardelijsten() -> None:
    assert len(load_waardelijsten()) == 30
    natuur = "http://standaarden.omgevingswet.overheid.nl/typegebiedsaanwijzing/id/concept/Natuur"
    assert natuur in get_waarden("TypeGebiedsaanwijzing")
    assert get_groepen(natuur) == get_waarden("Natuurgroep")
    assert get_groepen(natuur + "X") == frozenset()
    assert all(get_groepen(type_) for type_ in get_waarden("TypeGebiedsaanwijzing"))
    assert "http://standaarden.omgevingswet.overheid.nl/thema/id/concept/Bodem" in get_waarden("Thema")


def test_een_half_bestand_wordt_gemeld() -> None:
    afwijkingen: list[Afwijking] = []
    bestanden = write_ow("/akn/nl/act/x", "/join/id/proces/x", make_plan_objecten(), "l1")
    bestanden["gebieden.xml"] = bestanden["gebieden.xml"][:200]
    over = read_ow(bestanden)
    assert [(a.code, a.plaats) for a in over.afwijkingen] == [("LVBB2003", "gebieden.xml")]
    assert "Gebied" not in {obj.objecttype for obj in over.objecten}
    assert parse_ow(b"", "leeg.xml", afwijkingen) is None


def test_opruimen_gaat_weer_aan() -> None:
    assert gc.isenabled()
    with pytest.raises(ZeroDivisionError):
        _fail_zonder_opruimen()
    assert gc.isenabled()


def _fail_zonder_opruimen() -> float:
    """Go wrong while nothing is cleared up."""
    with zonder_opruimen():
        return 1 / int(gc.isenabled())


def test_lezen_kost_niet_veel_meer_dan_ontleden() -> None:
    regel = next(obj for obj in make_plan_objecten() if obj.objecttype == "RegelVoorIedereen")
    data = write_deelbestand([regel] * 2000, "levering-1")
    root = parse_xml(data)
    ontleden = _cpu(lambda: parse_xml(data))
    lezen = _cpu(lambda: read_deelbestand(root, "x.xml"))
    assert lezen < 8 * ontleden


def _cpu(doe: object) -> float:
    """Give the CPU time of the best of three runs."""
    assert callable(doe)
    tijden = []
    for _ in range(3):
        begin = time.process_time()
        doe()
        tijden.append(time.process_time() - begin)
    return min(tijden)
