# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Official files travel the whole chain: a plan of Geonovum, rules of Gemeentestad, and the STAM example.

The material is not ours to ship; point `DSOKETEN_OFFICIEEL` at a folder that has it. It is copied into a package in a
temporary folder, with one repair and the three bijlagen that the STAM example names and does not bring.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import etree

from pytest_dsoketen.model.berichten import Bericht, Berichtsoort, Waarneempunt
from pytest_dsoketen.model.bevindingen import Bevinding
from pytest_dsoketen.model.casussen import Casus
from pytest_dsoketen.model.oordelen import Oordeel
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.plannen import Levering
from pytest_dsoketen.model.regels import Conclusie
from pytest_dsoketen.model.stappen import Stapcode
from pytest_dsoketen.model.verzoeken import Verzendbevestiging
from pytest_dsoketen.opstelling import read_opstelling
from pytest_dsoketen.opstelling.bouwen import start_toetsronde
from pytest_dsoketen.opstelling.pakket import load_casus
from pytest_dsoketen.standaarden.inname import read_zip
from pytest_dsoketen.standaarden.sttr.namen import StructuurRef
from pytest_dsoketen.steps._regelverloop import ensure_inloket
from pytest_dsoketen.steps.plannen import ensure_plan
from pytest_dsoketen.steps.verzoeken import draft_casus_met_bijlagen, submit_verzoek
from pytest_dsoketen.steps.zaken import expect_bijlagen, expect_zaak
from pytest_dsoketen.toetsing.geval import Geval
from pytest_dsoketen.toetsing.keten import Keten
from pytest_dsoketen.toetsing.scenario import Scenariocontext
from tests.oefenketen.suiteloper import Suiteronde, run_suite

_EIGEN_MAP = Path(__file__).resolve().parents[2]
OFFICIEEL = Path(os.environ.get("DSOKETEN_OFFICIEEL", _EIGEN_MAP.parent / "shared" / "officieel"))
GEMEENTESTAD = OFFICIEEL / "plan" / "voorbeelden" / "gemeentestad"
OPDRACHT = GEMEENTESTAD / "opdracht_0"
BEKEND = GEMEENTESTAD / "Consolidatiebestanden" / "consolidatie"
REGELS = OFFICIEEL / "regels" / "gemeentestad-aanleverpakketten"
STAM = OFFICIEEL / "verzoek" / "stam-4.0" / "voorbeelden" / "verzoekbericht_4_0_0.xml"
for nodig in (OPDRACHT, BEKEND, REGELS, STAM):
    if not nodig.exists():
        pytest.skip(f"officieel materiaal staat niet in {nodig}", allow_module_level=True)

KAPPEN, BIJGEBOUW = "nl.imow-gm0297.activiteit.2019000810", "nl.imow-gm0297.activiteit.2019000800"
OIN = "00000001807288111000"
ZUINIG = ("-p", "no:randomly", "-p", "no:allure_pytest")
PONS = "owPons-Gemeentestad.xml"
OMTREK = "Wat is de stamomtrek van de boom?"
ZICHTBAAR = "Is de boom zichtbaar vanaf openbaar toegankelijk gebied?"
ZIEKTE = "Wordt de boom gekapt op grond van de Plantenziektenwet?"
AANSCHRIJVING = (
    "Wordt de boom gekapt vanwege een aanschrijving op grond van artikel PM van de Algemene plaatselijke verordening?"
)
OPPERVLAKTE = "Wat is de oppervlakte van het bijgebouw?"
VRIJ, MELDING, VERGUNNING = "Toestemmingsvrij", "Meldingsplicht", "Vergunningplicht"

EERDER = ("/akn/nl/act/gm0297/2019/reg456", "/join/id/regdata/gm0297/2021/Pons2gebied/nld@2022-01-01;1")
"""What the besluit withdraws and points at, and does not bring along."""

HANDMATIG: tuple[tuple[str, dict[str, str], str], ...] = (
    (BIJGEBOUW, {OPPERVLAKTE: "15"}, VRIJ),
    (BIJGEBOUW, {OPPERVLAKTE: "25"}, MELDING),
    (BIJGEBOUW, {OPPERVLAKTE: "40"}, VERGUNNING),
    (KAPPEN, {OMTREK: "49"}, VRIJ),
    (KAPPEN, {OMTREK: "50", ZICHTBAAR: "false"}, VRIJ),
    (KAPPEN, {OMTREK: "50", ZICHTBAAR: "true", ZIEKTE: "true"}, VRIJ),
    (KAPPEN, {OMTREK: "50", ZICHTBAAR: "true", ZIEKTE: "false", AANSCHRIJVING: "true"}, VRIJ),
    (KAPPEN, {OMTREK: "50", ZICHTBAAR: "true", ZIEKTE: "false", AANSCHRIJVING: "false"}, VERGUNNING),
)
"""Paths through both checks, read by hand from the decision tables in the files."""


def decide(activiteit: str, antwoorden: dict[str, str]) -> str:
    """Say by hand what the official tables decide; a question that was not asked counts as false."""
    if activiteit == BIJGEBOUW:
        oppervlakte = float(antwoorden[OPPERVLAKTE])
        return VRIJ if oppervlakte < 20 else MELDING if oppervlakte < 30 else VERGUNNING
    uitzondering = "true" in {antwoorden.get(ZIEKTE), antwoorden.get(AANSCHRIJVING)}
    vrij = float(antwoorden[OMTREK]) < 50 or antwoorden.get(ZICHTBAAR) != "true" or uitzondering
    return VRIJ if vrij else VERGUNNING


def write_casus(map_: Path, paden: tuple[tuple[str, dict[str, str], str], ...] = HANDMATIG) -> None:
    """Write casus.toml with paths."""
    regels = ['naam = "Gemeentestad van Geonovum"', 'gemeente = "Zaltbommel"', f"bekend = {list(EERDER)}"]
    for activiteit, antwoorden, conclusie in paden:
        gegeven = ", ".join(f'"{vraag}" = "{waarde}"' for vraag, waarde in antwoorden.items())
        regels += ["[[paden]]", f'activiteit = "{activiteit}"', f"antwoorden = {{ {gegeven} }}"]
        regels += [f'conclusie = "{conclusie}"']
    (map_ / "casus.toml").write_text("\n".join(regels), encoding="utf-8")


def make_pakket(map_: Path) -> Path:
    """Copy the official files into a package.

    One repair: manifest-ow.xml of opdracht_0 names an OW file that its manifest.xml leaves out. The LVBB refuses that
    (LVBB1016), so manifest.xml gets that line; four more files in the folder are named nowhere, and stay out. In one of
    them is the location of the pons, so that DSO-LV has to know it already (OZON0217).
    """
    shutil.copytree(OPDRACHT, map_ / "plan" / "opdracht_0")
    manifest = map_ / "plan" / "opdracht_0" / "manifest.xml"
    regel = (
        f"<bestand><bestandsnaam>{PONS}</bestandsnaam><contentType>application/xml</contentType></bestand></manifest>"
    )
    manifest.write_bytes(manifest.read_bytes().replace(b"</manifest>", regel.encode()))
    (map_ / "bekend").mkdir()
    for pad in BEKEND.iterdir():
        if pad.name.startswith("ow") or pad.suffix == ".gml":
            shutil.copy(pad, map_ / "bekend")
    shutil.copy(OPDRACHT / "owLocaties-Gemeentestad.xml", map_ / "bekend" / "owLocatiesPons.xml")
    (map_ / "regels").mkdir()
    for pad in REGELS.glob("*.zip"):
        shutil.copy(pad, map_ / "regels")
    shutil.copy(STAM, map_ / "verzoek.xml")
    (map_ / "bijlagen").mkdir()
    for naam in ("doc.doc", "logo.png", "test.pdf"):
        (map_ / "bijlagen" / naam).write_bytes(f"inhoud van {naam}".encode() * 100)
    write_casus(map_)
    return map_


@pytest.fixture(scope="module")
def pakket(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package."""
    return make_pakket(tmp_path_factory.mktemp("pakket") / "gemeentestad")


@pytest.fixture(scope="module")
def casus(pakket: Path) -> Casus:
    """The casus that the package gives."""
    return load_casus(pakket)


@pytest.fixture(scope="module")
def ronde(pakket: Path, tmp_path_factory: pytest.TempPathFactory) -> Suiteronde:
    """The whole suite over the package, as a user runs it."""
    return run_suite(tmp_path_factory.mktemp("ronde"), "--dsoketen-pakket", str(pakket), "-p", "no:randomly")


@pytest.fixture(scope="module")
def bevindingen() -> list[Bevinding]:
    """What the walk finds."""
    return []


@pytest.fixture(scope="module")
def keten(casus: Casus, bevindingen: list[Bevinding]) -> Iterator[Keten]:
    """A chain in which the official plan, rules and verzoek went from one end to the other."""
    ronde = start_toetsronde(read_opstelling(None), casus, toetsronde="officieel", announce=bevindingen.append)
    yield ronde.begin(Scenariocontext.from_tags("officieel", "officieel", ("stap:9a",)))
    ronde.stop()


@pytest.fixture(scope="module")
def geval(keten: Keten) -> Geval:
    """What came of that walk."""
    geval = Geval()
    ensure_plan(keten, geval)
    for inhoud in keten.casus.regels:
        ensure_inloket(keten, geval, inhoud)
    draft_casus_met_bijlagen(keten, geval)
    submit_verzoek(keten, geval)
    expect_zaak(keten, geval)
    expect_bijlagen(keten, geval)
    return geval


def list_ontvangen(keten: Keten, rol: Rol, schakel: str, kenmerk: str) -> list[Bericht]:
    """Give what a party received over a hop."""
    berichten = keten.port(rol).fetch_berichten(kenmerk)
    return [item for item in berichten if (item.schakel, item.punt) == (schakel, Waarneempunt.ONTVANGEN)]


def list_bladeren(data: bytes) -> Counter[tuple[str, str, str]]:
    """Give path, attributes and text of every leaf of an XML file."""
    root = etree.fromstring(data, etree.XMLParser(remove_comments=True))
    boom = root.getroottree()
    return Counter(
        (boom.getelementpath(blad), str(sorted(blad.attrib.items())), blad.text or "")
        for blad in root.iter()
        if not len(blad)
    )


# The suite as a user runs it.


def test_the_chain_holds_with_official_files(ronde: Suiteronde) -> None:
    """No bevinding and exit code 0; each step of the chain has a scenario that passed."""
    assert ronde.exitcode == 0, ronde.uitvoer[-6000:]
    assert ronde.bevindingen == []
    geslaagd = Counter(k.stap for k in ronde.logboek.klaar if k.uitkomst.oordeel is Oordeel.GESLAAGD)
    assert {code for code in Stapcode if not geslaagd[code]} == set()
    assert sum(geslaagd.values()) >= 100


def test_what_does_not_apply_says_why(ronde: Suiteronde) -> None:
    """The STAM example is about a provincial activity, so the loket cannot propose the gemeente for it.

    The plan takes effect on a day that is long past, and such a besluit cannot be broken off (LVBB1563).
    """
    anders = {k.scenario: k.uitkomst for k in ronde.logboek.klaar if k.uitkomst.oordeel is not Oordeel.GESLAAGD}
    werkt_al = "het plan in het pakket werkt al vanaf 25-02-2021; dan is afbreken niet mogelijk"
    assert {(naam.partition(": ")[2], u.oordeel, u.reden) for naam, u in anders.items()} == {
        (
            "Het loket stelt de gemeente voor die over de locatie gaat",
            Oordeel.NIET_VAN_TOEPASSING,
            "het verzoek in het pakket gaat niet over een activiteit van gm0297",
        ),
        *(
            (naam, Oordeel.NIET_VAN_TOEPASSING, werkt_al)
            for naam in (
                "Een aangeboden publicatie die wordt afgebroken, gaat niet door",
                "Ook op de dag van bekendmaking blijft een afgebroken publicatie weg",
                "Een afgebroken besluit kan opnieuw worden aangeboden",
                "Een afgebroken besluit komt nooit op overheid.nl",
            )
        ),
    }


# What really travelled: compared with the files themselves, not with what the product read from them.


def test_plan_arrives_byte_for_byte(keten: Keten, geval: Geval, bevindingen: list[Bevinding]) -> None:
    """The LVBB got every official file; DSO-LV and a download hold every GIO and document."""
    assert bevindingen == []
    levering, work = geval.get(Levering), keten.casus.plan.regeling.work
    ontvangen = read_zip(list_ontvangen(keten, Rol.LVBB, "publicatie", levering.id_levering)[-1].inhoud)
    eigen = {"opdracht.xml", "manifest.xml"}
    assert {naam for naam in ontvangen if naam not in eigen} >= {pad.name for pad in OPDRACHT.glob("GIO*.xml")}
    for naam in ontvangen.keys() - eigen:
        assert ontvangen[naam] == (OPDRACHT / naam).read_bytes(), naam
    bij_ozon = read_zip(list_ontvangen(keten, Rol.OZON, "objectvorming", work)[-1].inhoud)
    hashes = {hashlib.sha512(inhoud).hexdigest() for inhoud in bij_ozon.values()}
    documenten = [pad for pad in (*OPDRACHT.glob("*.gml"), OPDRACHT / "Regdata.pdf") if pad.name != "pons2.gml"]
    assert len(documenten) == 9
    for pad in documenten:
        assert hashlib.sha512(pad.read_bytes()).hexdigest() in hashes, pad.name


def test_plan_is_published_and_shown(keten: Keten, geval: Geval) -> None:
    """Words of the official besluit stand on overheid.nl, and the rules hold where the official GML says."""
    levering = geval.get(Levering)
    publicaties = keten.bekendmaking.search_publicaties(levering.besluit)
    assert [("Geitenfokkerijverbod" in p.tekst, "speelautomatenhal" in p.tekst) for p in publicaties] == [(True, True)]
    plan = keten.casus.plan
    getoond = keten.regels_op_de_kaart.fetch_regeling(plan.regeling.work)
    assert getoond.expression == "/akn/nl/act/gm0297/2020/reg789/nld@2"
    assert len(getoond.artikelen) == 22
    binnen = {regel.wid for regel in keten.regels_op_de_kaart.search_regels(getoond.work, plan.punt_binnen)}
    buiten = {regel.wid for regel in keten.regels_op_de_kaart.search_regels(getoond.work, plan.punt_buiten)}
    assert {wid.rpartition("art_")[2] for wid in binnen - buiten} == {"2.10"}


def test_rules_arrive_byte_for_byte(keten: Keten, geval: Geval) -> None:
    """The registratie received the five official ZIPs, and holds the three official STTR files."""
    assert geval.find(Levering) is not None
    ontvangen = {
        b.inhoud for urn in (KAPPEN, BIJGEBOUW) for b in list_ontvangen(keten, Rol.RTR, "regelaanlevering", urn)
    }
    assert ontvangen == {pad.read_bytes() for pad in REGELS.glob("*.zip")}
    geregistreerd = {registratie.sha256 for registratie in keten.regelsoftware.list_registraties()}
    sttr = [
        inhoud
        for pad in REGELS.glob("*.zip")
        for naam, inhoud in read_zip(pad.read_bytes()).items()
        if naam.endswith(".dmn")
    ]
    assert geregistreerd == {hashlib.sha256(inhoud).hexdigest() for inhoud in sttr}
    assert len(sttr) == 3
    for inhoud in keten.casus.regels:
        registratie = keten.regelsoftware.fetch_registratie(
            StructuurRef(OIN, inhoud.check.object, inhoud.activiteit).tekst
        )
        assert registratie is not None
        assert registratie.naam == inhoud.check.naam


@pytest.mark.parametrize(("activiteit", "antwoorden", "conclusie"), HANDMATIG)
def test_hand_checked_paths_hold(
    keten: Keten, geval: Geval, activiteit: str, antwoorden: dict[str, str], conclusie: str
) -> None:
    """The loket concludes what was read from the file by hand."""
    assert geval.find(Levering) is not None
    inhoud = next(inhoud for inhoud in keten.casus.regels if inhoud.activiteit == activiteit)
    pad = next(gegeven for gegeven, _ in inhoud.paden if {a.vraag: a.waarde for a in gegeven} == antwoorden)
    stand = keten.omgevingsloket.walk_check(activiteit, keten.casus.locatie, pad)
    assert (stand.compleet, stand.conclusies) == (True, (Conclusie(conclusie),))
    assert decide(activiteit, antwoorden) == conclusie


def test_verzoek_arrives_leaf_for_leaf(keten: Keten, geval: Geval) -> None:
    """The VTH-systeem got every leaf of the STAM example, but for what the casus and the loket give anew."""
    nummer = geval.get(Verzendbevestiging).verzoeknummer
    berichten = [
        b
        for b in keten.vth.fetch_berichten(nummer)
        if b.soort is Berichtsoort.VERZOEK and b.punt is Waarneempunt.ONTVANGEN
    ]
    gezien, officieel = list_bladeren(berichten[-1].inhoud), list_bladeren(STAM.read_bytes())
    nieuw = {"tijdstipBericht", "indienDatum", "verzoeknummer", "beginGeldigheid", "documentId", "pos"}
    weg = {pad for pad, _, _ in officieel - gezien if pad.rpartition("}")[2].partition("[")[0] not in nieuw}
    erbij = {pad for pad, _, _ in gezien - officieel if pad.rpartition("}")[2].partition("[")[0] not in nieuw}
    delen = {(pad.split("}")[2].partition("/")[0], pad.rpartition("}")[2]) for pad in weg | erbij}
    assert delen == {
        ("bevoegdGezag", "naam"), ("bevoegdGezag", "oin"), ("uitvoerendeInstantie", "naam"), ("uitvoerendeInstantie", "oin"),
    }  # fmt: skip
    assert sum((officieel & gezien).values()) > 100


def test_bijlagen_arrive_byte_for_byte(keten: Keten, geval: Geval, pakket: Path) -> None:
    """The zaak holds the bytes of each bijlage."""
    zaak = expect_zaak(keten, geval)
    gezien = {bijlage.bestandsnaam: bijlage.sha256 for bijlage in zaak.verzoek.bijlagen}
    assert gezien == {pad.name: hashlib.sha256(pad.read_bytes()).hexdigest() for pad in (pakket / "bijlagen").iterdir()}


# What the product reads from the files by itself.


def test_casus_is_that_of_the_files(casus: Casus) -> None:
    """Gemeente, plan and rules are those of the official files."""
    assert (casus.gemeente.naam, casus.gemeente.code, str(casus.gemeente.oin)) == ("Zaltbommel", "gm0297", OIN)
    assert [inhoud.activiteit for inhoud in casus.regels] == [KAPPEN, BIJGEBOUW]
    assert [inhoud.naam for inhoud in casus.regels] == ["boom kappen", "bouwen van een bijgebouw"]
    assert [inhoud.werkzaamheid for inhoud in casus.regels] == ["BoomOfStruikKappenOfSnoeien", "AanbouwBouwenVerbouwen"]
    assert casus.regels[1].formulier.ontbreekt
    assert len(casus.plan.regeling.artikelen) == 22
    assert len([gebied for gebied in casus.uitgangssituatie.gebieden if gebied.vlakken]) == 13


def test_found_paths_are_right_and_reach_every_conclusion(tmp_path: Path) -> None:
    """Without casus.toml the paths are found in the tables; each is what the tables say by hand."""
    map_ = make_pakket(tmp_path / "pakket")
    (map_ / "casus.toml").unlink()
    for inhoud in load_casus(map_).regels:
        gezien = [({a.vraag: a.waarde for a in antwoorden}, conclusie.value) for antwoorden, conclusie in inhoud.paden]
        assert [decide(inhoud.activiteit, antwoorden) for antwoorden, _ in gezien] == [
            conclusie for _, conclusie in gezien
        ]
        verwacht = {VRIJ, MELDING, VERGUNNING} if inhoud.activiteit == BIJGEBOUW else {VRIJ, VERGUNNING}
        assert {conclusie for _, conclusie in gezien} == verwacht


# Counterparts: one thing wrong, and the party whose it is.


def break_hash(map_: Path) -> None:
    """Change one digit of the hash of a GIO."""
    pad = map_ / "plan" / "opdracht_0" / "GIO002-Centrumgebied.xml"
    voor, tussen, na = pad.read_text(encoding="utf-8").partition("hash>")
    pad.write_text(voor + tussen + ("1" if na[0] == "0" else "0") + na[1:], encoding="utf-8")


def undo_repair(map_: Path) -> None:
    """Give the plan the official manifest.xml, as it was."""
    shutil.copy(OPDRACHT / "manifest.xml", map_ / "plan" / "opdracht_0")


@pytest.mark.parametrize(("breuk", "code"), [(break_hash, "LVBB3008"), (undo_repair, "LVBB1016")])
def test_one_broken_plan_file_is_one_bevinding(tmp_path: Path, breuk: Callable[[Path], None], code: str) -> None:
    """The LVBB refuses with the official code, and the one who delivers the plan has to act."""
    map_ = make_pakket(tmp_path / "pakket")
    breuk(map_)
    ronde = run_suite(tmp_path, "--dsoketen-pakket", str(map_), "-m", "stap:2 or stap:4b", *ZUINIG)
    assert ronde.exitcode == 1, ronde.uitvoer[-3000:]
    assert [(b["partij"]["rol"], b["oorzaak_stap"]) for b in ronde.bevindingen] == [("plansoftware", "2")]
    assert code in str(ronde.bevindingen)
    oordelen = {k.uitkomst.oordeel for k in ronde.logboek.klaar if k.stap is not Stapcode.S2}
    assert oordelen == {Oordeel.GEBLOKKEERD}


def test_a_wrong_path_is_seen(tmp_path: Path) -> None:
    """A conclusion in casus.toml that the official rules do not draw is a bevinding: the comparison is a real one."""
    map_ = make_pakket(tmp_path / "pakket")
    write_casus(map_, ((KAPPEN, {OMTREK: "49"}, VERGUNNING),))
    ronde = run_suite(tmp_path, "--dsoketen-pakket", str(map_), "-m", "stap:5", *ZUINIG)
    assert ronde.exitcode == 1
    assert [(b["partij"]["rol"], b["eis"]["code"]) for b in ronde.bevindingen] == [("regelsoftware", "DSOK-REG-004")]
