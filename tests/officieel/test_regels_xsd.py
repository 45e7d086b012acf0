# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Toepasbare regels against the official schemas and samples, and the official packages on their way to the loket."""

from __future__ import annotations

import os
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from lxml import etree

from pytest_dsoketen.adapters.laden import Adaptercontext
from pytest_dsoketen.adapters.lv.checks import LoketChecks
from pytest_dsoketen.model.berichten import Verplichtingsniveau
from pytest_dsoketen.model.partijen import Oin, Organisatie, Rol
from pytest_dsoketen.model.plannen import Activiteit
from pytest_dsoketen.model.regels import Antwoord, Conclusie
from pytest_dsoketen.model.verzoeken import Locatie
from pytest_dsoketen.oefenketen.keten import Oefenketen
from pytest_dsoketen.oefenketen.omgeving import API_KEY, KOP_API_KEY, KOP_OIN
from pytest_dsoketen.ports import Regelsoftware
from pytest_dsoketen.standaarden.sttr.gebreken import GEBREKEN, break_sttr
from pytest_dsoketen.standaarden.sttr.keuren import check_pakket, check_sttr
from pytest_dsoketen.standaarden.sttr.lezen import read_sttr
from pytest_dsoketen.standaarden.sttr.namen import DMN_11, DMN_12
from pytest_dsoketen.standaarden.sttr.pakket import read_pakket
from pytest_dsoketen.standaarden.sttr.schrijven import Schrijfwijze, write_sttr
from pytest_dsoketen.standaarden.sttr.spelen import play
from pytest_dsoketen.toetsing.casus import OEFENCASUS
from pytest_dsoketen.verbinding.client import Verbinding
from pytest_dsoketen.verbinding.contract import make_port
from tests.unit.sttrdata import BESTAND, CHECK, FORMULIER, OIN, to_v3
from tests.unit.test_sttr_keuren import MUTATIES, MUTATIES_V3

MAP = Path(os.environ.get("DSOKETEN_OFFICIEEL", Path(__file__).parents[3] / "shared" / "officieel")) / "regels"
if not MAP.is_dir():
    pytest.skip(f"de officiële bestanden staan niet in {MAP}; zet DSOKETEN_OFFICIEEL", allow_module_level=True)

PAKKETTEN = sorted((MAP / "gemeentestad-aanleverpakketten").glob("*.zip"))
OFFICIEEL = sorted((MAP / "sttr-officieel").glob("*/*.dmn"))
GEMEENTEN = sorted((MAP / "sttr-gemeenten").iterdir())
GEMEENTESTAD = Organisatie("Gemeentestad", Oin("00000001807288111000"), "gm0297")
KAPPEN = "nl.imow-gm0297.activiteit.2019000810"
BIJGEBOUW = "nl.imow-gm0297.activiteit.2019000800"
STAMOMTREK = "Wat is de stamomtrek van de boom?"
ZICHTBAAR = "Is de boom zichtbaar vanaf openbaar toegankelijk gebied?"
ZIEKTE = "Wordt de boom gekapt op grond van de Plantenziektenwet?"
AANSCHRIJVING = (
    "Wordt de boom gekapt vanwege een aanschrijving op grond van artikel PM van de Algemene plaatselijke verordening?"
)
LOCATIE = Locatie(111500.0, 411500.0)


@pytest.fixture(scope="module")
def schemas():
    """The official schemas per version."""
    return {
        versie: etree.XMLSchema(etree.parse(MAP / "imtr-xsd-offline" / f"v{versie}" / "sttr_driver.xsd"))
        for versie in ("1", "2")
    }


def _binding(data: bytes) -> Counter[str]:
    """Count what a file must not do and does."""
    return Counter(fout.code for fout in check_sttr(data) if fout.niveau is Verplichtingsniveau.MOET)


BOMEN = [CHECK, FORMULIER, *(boom for inhoud in OEFENCASUS.regels for boom in (inhoud.check, inhoud.formulier))]


@pytest.mark.parametrize("dmn", [DMN_11, DMN_12])
@pytest.mark.parametrize("versie", ["1", "2"])
@pytest.mark.parametrize("boom", BOMEN, ids=lambda boom: boom.naam)
def test_written_files_are_valid(schemas, boom, versie, dmn):
    """What we write is valid against the official schema, in every version."""
    data = write_sttr(boom, OIN, Schrijfwijze(dmn, versie))
    schemas[versie].assertValid(etree.fromstring(data))
    assert check_sttr(data) == []


def test_unit_file_is_valid(schemas):
    """The file on which the mutations are made is valid itself."""
    schemas["1"].assertValid(etree.fromstring(BESTAND.encode()))
    schemas["2"].assertValid(etree.fromstring(to_v3(BESTAND).encode()))


@pytest.mark.parametrize(("code", "oud", "nieuw"), [*MUTATIES, *MUTATIES_V3])
def test_checks_miss_nothing_that_the_schema_finds(schemas, code, oud, nieuw):
    """What the official schema refuses, our own checks refuse too."""
    for versie, bestand in (("1", BESTAND), ("2", to_v3(BESTAND))):
        data = bestand.replace(oud, nieuw, 1).encode()
        if not schemas[versie].validate(etree.fromstring(data)):
            assert _binding(data), code


@pytest.mark.parametrize("pad", [*OFFICIEEL, *GEMEENTEN], ids=lambda pad: pad.name)
def test_verdict_equals_the_schema(schemas, pad):
    """A file that the schema refuses is refused by our checks, and the other way around but for named defects."""
    data = pad.read_bytes()
    geldig = schemas["1"].validate(etree.fromstring(data))
    fouten = _binding(data)
    if pad.name.endswith("_demo.xml"):
        assert fouten == {"DSOK-STTR-023": 1}  # its reference names no activity, which a schema cannot see
    else:
        assert bool(fouten) is not geldig


@pytest.mark.parametrize("pad", OFFICIEEL, ids=lambda pad: f"{pad.parent.name}-{pad.stem}")
def test_official_samples(pad):
    """Read and played; the only findings are the defects that are really in them."""
    data = pad.read_bytes()
    gevonden = Counter(afwijking.code for afwijking in check_sttr(data))
    echt = {
        "ConclusieBouwenDakkapel": {"DSOK-STTR-030": 1, "DSOK-STTR-032": 1},
        "MaatregelenOpslaanOlieproducten": {"DSOK-STTR-030": 3},
    }
    assert gevonden == echt.get(pad.stem, {})
    bestand = read_sttr(data)
    assert bestand.dmn == pad.parent.name.removeprefix("DMN")
    assert play(bestand, ()).vragen or play(bestand, ()).conclusies


def test_zijkant_of_the_dakkapel():
    """The official dakkapel tests for an option that is written otherwise; the finding names it and its options."""
    data = (MAP / "sttr-officieel" / "DMN1.2" / "ConclusieBouwenDakkapel.dmn").read_bytes()
    (gevonden,) = (afwijking for afwijking in check_sttr(data) if afwijking.code == "DSOK-STTR-030")
    assert "'zijkant'" in gevonden.melding
    assert "Zijkant" in gevonden.melding


@pytest.mark.parametrize("pad", GEMEENTEN, ids=lambda pad: pad.name)
def test_municipal_files_are_read(pad):
    """Every municipal file is read whole."""
    root = etree.fromstring(pad.read_bytes())
    bestand = read_sttr(pad.read_bytes())
    assert len(bestand.uitvoeringsregels) == len(list(root.iter("{*}uitvoeringsregel")))
    assert len(bestand.beslissingen) == len(list(root.iter("{*}decision")))


@pytest.mark.parametrize("pad", PAKKETTEN, ids=lambda pad: pad.stem)
def test_official_packages(schemas, pad):
    """The official packages are right, and so are the files in them."""
    assert check_pakket(pad.read_bytes()) == []
    for regel in read_pakket(pad.read_bytes()).regels:
        schemas["1"].assertValid(etree.fromstring(regel.inhoud))


@pytest.mark.parametrize("gebrek", GEBREKEN)
def test_official_file_broken(gebrek):
    """Each way to break a file is found in an official one too."""
    pakket = next(pad for pad in PAKKETTEN if "bijgebouw" in pad.stem)
    (regel,) = read_pakket(pakket.read_bytes()).regels
    assert _binding(break_sttr(regel.inhoud, gebrek))


@pytest.fixture(scope="module")
def loket():
    """A loket in which the official packages of Gemeentestad were delivered, activities first."""
    keten = Oefenketen()
    adressen = keten.start()
    activiteiten = [Activiteit(urn, naam, "", "") for urn, naam in ((KAPPEN, "Kappen"), (BIJGEBOUW, "Bijgebouw"))]
    keten.wereld.lv.rtr.receive_activiteiten(activiteiten, GEMEENTESTAD)
    software = make_port((Regelsoftware,), Verbinding(adressen.partijen[Rol.REGELSOFTWARE], Rol.REGELSOFTWARE))
    for pad in sorted(PAKKETTEN, key=lambda pad: not pad.stem.startswith("nl.imow")):
        software.publish(software.load_pakket(pad.read_bytes()))
        keten.klok.wait(timedelta(minutes=6))
    context = Adaptercontext(
        Rol.OMGEVINGSLOKET, {rol: adressen.lv for rol in Rol if rol.is_landelijk}, keten.klok.now,
        {KOP_API_KEY: API_KEY, KOP_OIN: str(GEMEENTESTAD.oin)}, besturing=adressen.besturing,
    )  # fmt: skip
    yield LoketChecks(context)
    keten.stop()


@pytest.mark.parametrize(
    ("oppervlakte", "conclusie"),
    [("15", Conclusie.TOESTEMMINGSVRIJ), ("20", Conclusie.MELDINGSPLICHT), ("25", Conclusie.MELDINGSPLICHT),
     ("30", Conclusie.VERGUNNINGPLICHT), ("40", Conclusie.VERGUNNINGPLICHT)],
)  # fmt: skip
def test_official_bijgebouw(loket, oppervlakte, conclusie):
    """Worked out by hand from the table in the official file, also right on its bounds."""
    antwoorden = (Antwoord("Wat is de oppervlakte van het bijgebouw?", oppervlakte),)
    stand = loket.walk_check(BIJGEBOUW, LOCATIE, antwoorden)
    assert (stand.compleet, stand.conclusies) == (True, (conclusie,))


@pytest.mark.parametrize(
    ("antwoorden", "aantal", "conclusie"),
    [
        ({STAMOMTREK: "40"}, 1, Conclusie.TOESTEMMINGSVRIJ),
        ({STAMOMTREK: "60", ZICHTBAAR: "false"}, 2, Conclusie.TOESTEMMINGSVRIJ),
        ({STAMOMTREK: "60", ZICHTBAAR: "true", ZIEKTE: "true"}, 3, Conclusie.TOESTEMMINGSVRIJ),
        ({STAMOMTREK: "60", ZICHTBAAR: "true", ZIEKTE: "false", AANSCHRIJVING: "true"}, 4, Conclusie.TOESTEMMINGSVRIJ),
        ({STAMOMTREK: "50", ZICHTBAAR: "true", ZIEKTE: "false", AANSCHRIJVING: "false"}, 4, Conclusie.VERGUNNINGPLICHT),
    ],
)
def test_official_boom_kappen(loket, antwoorden, aantal, conclusie):
    """Every path by hand; a question that no longer matters is not asked."""
    stand = loket.walk_check(KAPPEN, LOCATIE, tuple(Antwoord(*paar) for paar in antwoorden.items()))
    assert (stand.compleet, stand.conclusies, len(stand.vragen)) == (True, (conclusie,), aantal)


def test_official_form(loket):
    """The official form asks its questions and requires its drawing."""
    antwoorden = {
        STAMOMTREK: "60",
        "Veroorzaakt de boom gevaar of ernstige hinder?": "false",
        "Wordt de boom gekapt vanwege een individueel of maatschappelijk belang?": "false",
        "Wat is de reden voor het kappen van de boom?": "De boom is ziek",
    }
    stand = loket.walk_aanvraag(KAPPEN, LOCATIE, tuple(Antwoord(*paar) for paar in antwoorden.items()))
    assert (stand.compleet, stand.indienbaar) == (True, True)
    assert [(bijlage.naam, bijlage.verplicht) for bijlage in stand.bijlagen] == [("Situatieschets", True)]
    assert loket.fetch_activiteiten("BoomOfStruikKappenOfSnoeien", LOCATIE) == (KAPPEN,)
