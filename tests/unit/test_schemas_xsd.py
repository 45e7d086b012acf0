# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The verdict of an XSD: of the right version, explained in Dutch, never from the network, whatever the size."""

from __future__ import annotations

import io
import socket
import time

import pytest
from lxml import etree

from pytest_dsoketen.model.berichten import Verplichtingsniveau
from pytest_dsoketen.model.oordelen import Oordeel
from pytest_dsoketen.standaarden.inname import InnameError, parse_xml
from pytest_dsoketen.standaarden.schemas import (
    Standaard,
    Versies,
    find_versies,
    kop_of,
    load_folder,
    open_schemas,
    stroom,
    verdiepen,
)
from pytest_dsoketen.standaarden.schemas.installeren import install
from tests.unit import schemadata as sd

EXTRA = '<xs:element name="Extra"/>'


@pytest.fixture
def schemas(tmp_path):
    """STOP 1.3.0 and 1.4.1, BHKV 1.2.0 and 1.3.0-ic, IMOW 2.0.0 and 3.1.0; the newer ones want one element more."""
    sets = (
        sd.extern(), sd.stop(), sd.stop("1.4.1", EXTRA), sd.bhkv(), sd.bhkv("1.3.0-ic", "1.4.1", EXTRA), sd.imow(),
        sd.imow("v3.1.0", EXTRA),
    )  # fmt: skip
    return load_folder(sd.write(tmp_path / "schemas", *sets))


def _extra(naamruimte):
    return f'<Extra xmlns="{naamruimte}"/>'


@pytest.mark.parametrize(
    ("document", "schema", "versie"),
    [
        (sd.besluit(), "lvbb-stop-aanlevering.xsd", "BHKV 1.2.0"),
        (sd.regeling(), "imop-tekst.xsd", "STOP 1.3.0"),
        (sd.regeling(versie=""), "imop-tekst.xsd", "STOP 1.3.0"),
        (sd.manifest_ow(), "manifest-ow.xsd", "IMOW 2.0.0"),
        (sd.manifest_ow("2.0.2"), "manifest-ow.xsd", "IMOW 2.0.0"),
        (sd.manifest_ow("3.1", _extra(sd.MOW)), "manifest-ow.xsd", "IMOW 3.1.0"),
        (sd.ow_bestand(), "IMOW_Deelbestand.xsd", "IMOW 2.0.0"),
        (f'<manifest xmlns="{sd.LVBBT}"><bestand/></manifest>'.encode(), "lvbb-transport.xsd", "BHKV 1.2.0"),
    ],
    ids=["besluit", "regeling", "regeling-kaal", "manifest-kaal", "2.0.2", "3.1", "ow", "manifest"],
)
def test_the_document_says_which_version_judges_it(schemas, document, schema, versie):
    oordeel = schemas.check_xsd(document, "d.xml")
    assert oordeel.afwijkingen == ()
    assert (oordeel.oordeel, oordeel.schema, oordeel.versie) == (Oordeel.GESLAAGD, schema, versie)
    assert schemas.check_xsd_stroom(document, "d.xml") == oordeel
    assert schemas.check_xsd(document, "d.xml", tree=parse_xml(document)) == oordeel


@pytest.mark.parametrize(
    ("document", "versie"),
    [
        (sd.besluit("1.3.0-ic"), "BHKV 1.3.0-ic"),
        (sd.regeling(versie="1.4.1"), "STOP 1.4.1"),
        (sd.manifest_ow("3.1.0"), "IMOW 3.1.0"),
    ],
)
def test_another_version_judges_otherwise(schemas, document, versie):
    oordeel = schemas.check_xsd(document, "d.xml")
    assert (oordeel.oordeel, oordeel.versie) == (Oordeel.GEZAKT, versie)


@pytest.mark.parametrize(
    ("document", "reden"),
    [
        (
            sd.besluit("9.9.9"),
            "de schema's van BHKV 9.9.9 zijn niet geïnstalleerd (wel: 1.2.0, 1.3.0-ic); voeg ze toe met",
        ),
        (sd.besluit("1.3.0"), "de schema's van BHKV 1.3.0 zijn niet geïnstalleerd"),
        (sd.regeling(versie="1.4.0"), "de schema's van STOP 1.4.0 zijn niet geïnstalleerd (wel: 1.3.0, 1.4.1)"),
        (sd.manifest_ow("4.0.0"), "de schema's van IMOW 4.0.0 zijn niet geïnstalleerd (wel: 2.0.0, 3.1.0)"),
        (b"<onbekend/>", "geen geïnstalleerd schema kent het element onbekend (naamruimte leeg); voeg het toe met"),
    ],
)
def test_an_unknown_version_is_not_judged(schemas, document, reden):
    oordeel = schemas.check_xsd(document, "d.xml")
    assert (oordeel.oordeel, oordeel.afwijkingen) == (Oordeel.NIET_GETOETST, ())
    assert oordeel.reden.startswith(reden)
    assert "`dsoketen schemas installeer" in oordeel.reden


def test_without_sets_nothing_is_judged(tmp_path):
    register = open_schemas(tmp_path / "leeg")
    assert register.sets() == ()
    for document in (sd.besluit(), sd.manifest_ow(), sd.ow_bestand(), sd.regeling()):
        oordeel = register.check_xsd(document, "d.xml")
        assert (oordeel.oordeel, oordeel.is_getoetst) == (Oordeel.NIET_GETOETST, False)
        assert "(wel: geen enkele versie)" in oordeel.reden


def test_the_package_says_the_version_of_a_file_that_names_none(schemas):
    koppen = [kop_of(parse_xml(d)) for d in (sd.besluit("1.3.0-ic"), sd.manifest_ow("3.1.0"), sd.ow_bestand())]
    versies = find_versies(koppen, schemas.index)
    assert versies == Versies({Standaard.BHKV: "1.3.0-ic", Standaard.STOP: "1.4.1", Standaard.IMOW: "3.1.0"})
    assert schemas.check_xsd(sd.ow_bestand(_extra(sd.OWDC)), "ow.xml", versies=versies).versie == "IMOW 3.1.0"
    assert schemas.check_xsd(sd.ow_bestand(_extra(sd.OWDC)), "ow.xml", versies=versies).oordeel is Oordeel.GESLAAGD
    assert schemas.check_xsd(sd.regeling(versie="1.3.0"), "r.xml", versies=versies).versie == "STOP 1.3.0"
    assert schemas.check_xsd(sd.regeling(versie=""), "r.xml", versies=versies).versie == "STOP 1.4.1"


def test_a_version_can_be_imposed(schemas):
    versies = Versies({Standaard.BHKV: "1.2.0"}, opgelegd=True)
    assert schemas.check_xsd(sd.besluit("1.1.0"), "b.xml").oordeel is Oordeel.NIET_GETOETST
    oordeel = schemas.check_xsd(sd.besluit("1.1.0"), "b.xml", versies=versies)
    assert (oordeel.oordeel, oordeel.versie) == (Oordeel.GESLAAGD, "BHKV 1.2.0")


def test_a_root_that_the_version_does_not_know_is_wrong(schemas):
    oordeel = schemas.check_xsd(f'<Koek xmlns="{sd.TEKST}" schemaversie="1.3.0"/>'.encode(), "k.xml")
    (afwijking,) = oordeel.afwijkingen
    assert (oordeel.oordeel, afwijking.code, afwijking.pad) == (Oordeel.GEZAKT, "LVBB2003", "/Koek")
    assert afwijking.melding == "Koek is in STOP 1.3.0 geen element waarmee een document kan beginnen."


def test_a_set_uses_only_itself_its_stop_and_extern(tmp_path):
    """A file with the right name in another standard, or in another STOP, is not used."""
    basis = sd.extern()["extern/w3c/basis_2001.xsd"]
    zonder = {**sd.imow(), "imow/v2.0.0/basis.xsd": basis}
    oordeel = load_folder(sd.write(tmp_path / "a", sd.stop(), zonder)).check_xsd(sd.regeling(), "r.xml")
    assert oordeel.oordeel is Oordeel.NIET_GETOETST
    assert oordeel.reden == (
        f"imop-tekst.xsd van STOP 1.3.0 gebruikt {sd.ADRES}/basis.xsd, en dat is niet geïnstalleerd; voeg het toe met "
        "`dsoketen schemas installeer <map of zip>`"
    )
    ander_stop = load_folder(sd.write(tmp_path / "b", sd.extern(), sd.bhkv(), sd.stop("1.4.1")))
    oordeel = ander_stop.check_xsd(sd.besluit(), "b.xml")
    assert oordeel.oordeel is Oordeel.NIET_GETOETST
    assert "gebruikt https://standaarden.overheid.nl/stop/1.3.0/imop-tekst.xsd" in oordeel.reden


DMN = "http://www.omg.org/spec/DMN/20151101/dmn.xsd"
VRAAG = "http://toepasbare-regels.omgevingswet.overheid.nl/v1.0/Uitvoeringsregel"


def test_the_extensions_in_a_toepasbare_regel_are_judged_as_well(tmp_path):
    """DMN does not import the schemas of the DSO, and lets pass what it has no schema for."""
    lax = (
        '<xs:element name="definitions"><xs:complexType><xs:sequence>'
        '<xs:any namespace="##other" processContents="lax"/></xs:sequence></xs:complexType></xs:element>'
    )
    vraag = '<xs:element name="vraag" type="xs:int"/>'
    sets = {f"imtr-{v}/DMN.xsd": sd.xsd(DMN, lax) for v in ("1.2", "3.0")}
    sets |= {f"imtr-{v}/U.xsd": sd.xsd(VRAAG.replace("1.0", v[:1] + ".0"), vraag) for v in ("1.2", "3.0")}
    register = load_folder(sd.write(tmp_path, sets))
    for versie, ns in (("STTR 1.2", VRAAG), ("STTR 3.0", VRAAG.replace("1.0", "3.0"))):
        for inhoud, oordeel in (("1", Oordeel.GESLAAGD), ("een", Oordeel.GEZAKT)):
            document = f'<definitions xmlns="{DMN}" xmlns:u="{ns}"><u:vraag>{inhoud}</u:vraag></definitions>'
            uitkomst = register.check_xsd(document.encode(), "r.dmn")
            assert (uitkomst.oordeel, uitkomst.versie, uitkomst.reden) == (oordeel, versie, "")


def test_nothing_is_fetched(tmp_path):
    """Neither what a schema imports nor what a document says about its schema."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        adres = f"http://127.0.0.1:{server.getsockname()[1]}/x.xsd"
        kwaad = {naam: tekst.replace(f"{sd.ADRES}/basis.xsd", adres) for naam, tekst in sd.stop("1.4.1").items()}
        register = load_folder(sd.write(tmp_path, sd.extern(), sd.stop(), kwaad))
        assert register.check_xsd(sd.regeling(versie="1.4.1"), "r.xml").oordeel is Oordeel.NIET_GETOETST
        hint = f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="{sd.TEKST} {adres}" '
        document = sd.regeling().replace(b"<RegelingCompact ", f"<RegelingCompact {hint}".encode())
        assert document != sd.regeling()
        assert register.check_xsd(document, "r.xml").oordeel is Oordeel.GESLAAGD
        for oud, nieuw in ((b"<Nummer>1", b"<Nummer>x"), (b"<Nummer>1</Nummer>", b"<Niets/>")):
            assert register.check_xsd(document.replace(oud, nieuw), "r.xml").oordeel is Oordeel.GEZAKT
        server.settimeout(0.1)
        with pytest.raises(TimeoutError):
            server.accept()


def _artikel(inhoud, kop='eId="art_2"'):
    return f'<Artikel eId="art_1"><Nummer>1</Nummer></Artikel>\n<Artikel {kop}>{inhoud}</Artikel>'


@pytest.mark.parametrize(
    ("artikelen", "melding", "pad", "regel"),
    [
        (
            _artikel("<Nummer>2</Nummer>\n<Titel/>"),
            "Het element Titel mag hier niet staan; wel verwacht: Datum, Soort, Gezag of Kop.",
            "/RegelingCompact/Artikel[2]/Titel",
            4,
        ),
        (_artikel(""), "Het element Artikel is niet volledig; nog nodig: Nummer.", "/RegelingCompact/Artikel[2]", 3),
        (
            _artikel("<Nummer>twee</Nummer>"),
            "De waarde ‘twee’ van het element Nummer is ongeldig: verwacht is een geheel getal groter dan 0.",
            "/RegelingCompact/Artikel[2]/Nummer",
            3,
        ),
        (
            _artikel("<Nummer>2</Nummer><Datum>1-2-2026</Datum>"),
            "De waarde ‘1-2-2026’ van het element Datum is ongeldig: verwacht is een datum (jjjj-mm-dd).",
            "/RegelingCompact/Artikel[2]/Datum",
            3,
        ),
        (
            _artikel("<Nummer>2</Nummer><Soort>anders</Soort>"),
            "De waarde ‘anders’ van het element Soort is niet toegestaan; wel: oud, nieuw.",
            "/RegelingCompact/Artikel[2]/Soort",
            3,
        ),
        (
            _artikel("<Nummer>2</Nummer><Gezag>Duinrand</Gezag>"),
            "De waarde ‘Duinrand’ van het element Gezag past niet bij het patroon [a-z]{2}[0-9]{4}.",
            "/RegelingCompact/Artikel[2]/Gezag",
            3,
        ),
        (
            _artikel("<Nummer>2</Nummer><Kop>te lange kop</Kop>"),
            "De waarde van het element Kop is te lang: 12 tekens, hooguit 5 zijn toegestaan.",
            "/RegelingCompact/Artikel[2]/Kop",
            3,
        ),
        (
            _artikel("<Nummer>2</Nummer>", kop=""),
            "Het element Artikel mist het verplichte attribuut eId.",
            "/RegelingCompact/Artikel[2]",
            3,
        ),
        (
            _artikel("<Nummer>2</Nummer>", kop='eId="a" id="b"'),
            "Het element Artikel mag het attribuut id niet hebben.",
            "/RegelingCompact/Artikel[2]",
            3,
        ),
        (
            _artikel("<Nummer>2</Nummer>los"),
            "Het element Artikel mag geen losse tekst bevatten, alleen elementen.",
            "/RegelingCompact/Artikel[2]",
            3,
        ),
        (
            _artikel("<Nummer><b/></Nummer>"),
            "Het element Nummer mag alleen tekst bevatten, geen elementen.",
            "/RegelingCompact/Artikel[2]/Nummer",
            3,
        ),
    ],
    ids=["volgorde", "leeg", "getal", "datum", "lijst", "patroon", "lengte", "mist", "teveel", "tekst", "element"],
)
def test_a_mistake_is_explained_in_dutch_with_its_place(schemas, artikelen, melding, pad, regel):
    document = sd.regeling(artikelen)
    oordeel = schemas.check_xsd(document, "r.xml")
    afwijking = oordeel.afwijkingen[0]
    assert oordeel.oordeel is Oordeel.GEZAKT
    assert (afwijking.code, afwijking.plaats, afwijking.niveau) == ("LVBB2003", "r.xml", Verplichtingsniveau.MOET)
    assert (afwijking.melding, afwijking.pad, afwijking.regel) == (melding, pad, regel)
    assert afwijking.detail.startswith("Element '{https://standaarden.overheid.nl/stop/imop/tekst/}")
    assert schemas.check_xsd_stroom(document, "r.xml").afwijkingen[0].melding == melding


KAART = """<xs:element name="Kaart"><xs:complexType><xs:all>
  <xs:element name="Noot" minOccurs="0"/><xs:element name="Naam"/><xs:element name="Nummer"/>
  </xs:all></xs:complexType></xs:element>"""


@pytest.fixture
def kaarten(tmp_path):
    """Installed sets with a content model in which the order is free."""
    tekst = sd.stop()["stop/1.3.0/imop-tekst.xsd"].replace("</xs:schema>", KAART + "</xs:schema>")
    bron = sd.write(tmp_path / "bron", sd.extern(), sd.stop(), {"stop/1.3.0/imop-tekst.xsd": tekst})
    install([bron], tmp_path / "sets")
    return tmp_path / "sets"


def _kaart(inhoud):
    return f'<Kaart xmlns="{sd.TEKST}">{inhoud}</Kaart>'.encode()


@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        ("<Naam/>", "Het element Kaart is niet volledig; nog nodig: Nummer."),
        ("", "Het element Kaart is niet volledig; nog nodig: Naam en Nummer."),
        ("<Naam/><Titel/>", "Het element Titel mag hier niet staan; eerst nodig: Nummer."),
        ("<Naam/><Nummer/><Naam/>", "Het element Naam mag hier hooguit 1 keer staan."),
        ("<Naam/><Nummer/><Noot/><Titel/>", "Het element Titel mag hier niet staan."),
    ],
)
def test_what_is_needed_is_told_apart_from_what_is_allowed(kaarten, inhoud, melding):
    """libxml2 names the optional Noot as well, and says of a Naam too many only that it is not expected."""
    (afwijking,) = open_schemas(kaarten).check_xsd(_kaart(inhoud), "k.xml").afwijkingen
    assert afwijking.melding == melding
    assert open_schemas(kaarten).check_xsd(_kaart("<Nummer/><Naam/>"), "k.xml").oordeel is Oordeel.GESLAAGD


def _explain(map_):
    return open_schemas(map_).check_xsd(_kaart("<Naam/>"), "k.xml").afwijkingen[0].melding


def test_a_compiled_schema_is_kept_for_the_next_run(kaarten, monkeypatch):
    precies = _explain(kaarten)
    (bestand,) = (kaarten / "cache").iterdir()
    assert bestand.stat().st_mode & 0o077 == 0
    monkeypatch.setattr(verdiepen.Verdieper, "_compile", _refuse)
    assert _explain(kaarten) == precies
    bestand.chmod(0o666)  # wie er ook bij kan, kan er iets anders in zetten
    assert _explain(kaarten) == "Het element Kaart is niet volledig; nog nodig: Noot of Nummer."
    bestand.chmod(0o600)
    bestand.write_bytes(b"stuk")
    assert _explain(kaarten) == "Het element Kaart is niet volledig; nog nodig: Noot of Nummer."


def _refuse(*_):
    raise OSError


def test_without_a_place_to_keep_it_all_works(kaarten):
    (kaarten / "cache").write_text("geen map")
    assert _explain(kaarten) == "Het element Kaart is niet volledig; nog nodig: Nummer."


def test_a_big_document_is_explained_without_xmlschema(kaarten, monkeypatch):
    monkeypatch.setattr(verdiepen, "MAX_ELEMENTEN", 1)
    assert _explain(kaarten) == "Het element Kaart is niet volledig; nog nodig: Noot of Nummer."
    assert not (kaarten / "cache").exists()


def test_one_mistake_is_one_finding(schemas):
    oordeel = schemas.check_xsd(sd.regeling(_artikel("<Nummer>2</Nummer><Gezag>Duinrand</Gezag>")), "r.xml")
    assert len(oordeel.afwijkingen) == 1


@pytest.mark.parametrize(
    ("document", "code"),
    [
        (sd.besluit(extra="<x/>"), "LVBB2003"),
        (sd.manifest_ow(extra="<x/>"), "LVBB1032"),
        (sd.ow_bestand("<x/>"), "SCHEMA.OW.03.2"),
        (f'<manifest xmlns="{sd.LVBBT}"/>'.encode(), "LVBB1008"),
        (f'<validatieOpdracht xmlns="{sd.LVBBT}"/>'.encode(), "LVBB1006"),
        (f'<validatieOpdracht xmlns="{sd.LVBBT}"><idLevering>'.encode(), "LVBB1006"),
        (b"", "DSOK-XSD-001"),
        (b"<!DOCTYPE a><a/>", "DSOK-XSD-001"),
    ],
)
def test_a_mistake_gets_the_code_of_its_rule(schemas, document, code):
    oordeel = schemas.check_xsd(document, "d.xml")
    assert (oordeel.oordeel, {a.code for a in oordeel.afwijkingen}) == (Oordeel.GEZAKT, {code})


def test_a_false_namespace_is_reported_and_read_without(schemas):
    document = sd.ow_bestand(koppen='xmlns:schemaLocation="urn:a http://x/y"')
    for oordeel in (schemas.check_xsd(document, "ow.xml"), schemas.check_xsd_stroom(io.BytesIO(document), "ow.xml")):
        assert (oordeel.oordeel, oordeel.versie) == (Oordeel.WAARSCHUWING, "IMOW 2.0.0")
        assert [(a.code, a.niveau) for a in oordeel.afwijkingen] == [("DSOK-OW-001", Verplichtingsniveau.ZOU_MOETEN)]


class _Bestand(io.RawIOBase):
    """A file that is made while it is read: a head, a piece many times over, and a tail."""

    def __init__(self, kop, stuk, aantal, staart):
        self._delen = (kop, stuk, staart)
        self._lengtes = (len(kop), len(stuk) * aantal, len(staart))
        self._plek = 0

    def tell(self):
        return self._plek

    def seek(self, plek, whence=0):
        self._plek = plek
        return plek

    def read(self, aantal=-1):
        data = bytearray()
        while len(data) < aantal and self._plek < sum(self._lengtes):
            data += self._next(aantal - len(data))
        return bytes(data)

    def _next(self, ruimte):
        plek = self._plek
        for deel, lengte in zip(self._delen, self._lengtes, strict=True):
            if plek < lengte:
                stuk = deel[plek % len(deel) :][: min(ruimte, lengte - plek)]
                self._plek += len(stuk)
                return stuk
            plek -= lengte
        return b""


KOP = f'<RegelingCompact xmlns="{sd.TEKST}" schemaversie="1.3.0">\n'.encode()
ARTIKEL = b'<Artikel eId="art"><Nummer>1</Nummer></Artikel>\n'


def test_a_stream_is_judged_to_its_end(schemas):
    goed = _Bestand(KOP, ARTIKEL, 30_000, b"</RegelingCompact>")
    fout = _Bestand(KOP, ARTIKEL, 30_000, b"<Artikel><Nummer>1</Nummer></Artikel></RegelingCompact>")
    half = _Bestand(KOP, ARTIKEL, 30_000, b"")
    assert schemas.check_xsd_stroom(goed, "g.xml").oordeel is Oordeel.GESLAAGD
    (afwijking,) = schemas.check_xsd_stroom(fout, "f.xml").afwijkingen
    assert (afwijking.melding, afwijking.pad, afwijking.regel) == (
        "Het element Artikel mist het verplichte attribuut eId.", "/RegelingCompact/Artikel[30001]", 30_002,
    )  # fmt: skip
    (afwijking,) = schemas.check_xsd_stroom(half, "h.xml").afwijkingen
    assert afwijking.melding.startswith("h.xml: de XML is niet te lezen: ")


def test_a_doctype_is_refused(schemas):
    oordeel = schemas.check_xsd_stroom(b"<!DOCTYPE RegelingCompact>" + sd.regeling(), "d.xml")
    assert (oordeel.oordeel, oordeel.afwijkingen[0].melding) == (
        Oordeel.GEZAKT, "d.xml: de XML heeft een DOCTYPE; dat is verboden",
    )  # fmt: skip
    with pytest.raises(InnameError, match="DOCTYPE"):
        stroom.judge(etree.XMLSchema(etree.fromstring(sd.extern()["extern/w3c/basis_2001.xsd"])), [b"<!DOCTYPE a><a/>"])


def test_a_file_that_the_lvbb_would_not_take_is_not_read_on(schemas, monkeypatch):
    monkeypatch.setattr(stroom, "MAX_OMVANG", 1_000_000)
    oneindig = _Bestand(KOP, ARTIKEL, 10**9, b"")
    oordeel = schemas.check_xsd_stroom(oneindig, "groot.xml")
    assert (oordeel.oordeel, oordeel.afwijkingen[0].melding) == (
        Oordeel.GEZAKT, "groot.xml: de XML is groter dan 1000000 bytes",
    )  # fmt: skip
    assert oneindig.tell() < 1_200_000


@pytest.mark.parametrize("waar", [None, 0, 9_999])
def test_a_tree_with_many_siblings_gets_the_verdict_of_a_stream(schemas, monkeypatch, waar):
    """As a tree when its beginning is right, as a stream when it is not: then each of them may be wrong."""
    delen = [f'<naam xmlns="{sd.OW}">bos</naam>'] * 10_000
    if waar is not None:
        delen[waar] = f'<onzin xmlns="{sd.OW}"/>'
    document = sd.ow_bestand("".join(delen))
    gestroomd: list[int] = []
    echt = stroom.judge
    monkeypatch.setattr(stroom, "judge", lambda *wat, **opties: gestroomd.append(1) or echt(*wat, **opties))
    boom = schemas.check_xsd(document, "ow.xml", tree=parse_xml(document))
    assert bool(gestroomd) == (waar is not None)
    assert boom == schemas.check_xsd(document, "ow.xml")


@pytest.mark.parametrize(
    ("inhoud", "aantal"),
    [
        (b"<Artikel/>" * 300_000, stroom.MAX_FOUTEN),
        (b"<Artikel" + b"".join(b' a%d=""' % nummer for nummer in range(100_000)) + b"/>", stroom.MAX_FOUTEN),
        (b"<Artikel" + b"".join(b' xmlns:a%d="u"' % nummer for nummer in range(50_000)) + b"/>", 2),
        (b"<a>" * 100_000 + b"</a>" * 100_000, 1),
        (b'<Artikel eId="' + b"x" * 11_000_000 + b'"/>', 1),
        (b"<!--" + b"x" * 20_000_000 + b"-->", 1),
        (b"x" * 20_000_000, stroom.MAX_FOUTEN),
    ],
    ids=["fouten", "attributen", "naamruimten", "diepte", "attribuut", "commentaar", "tekst"],
)
def test_a_document_made_to_hurt_ends_soon(schemas, inhoud, aantal):
    """For the first one libxml2 itself needs minutes: it counts the siblings of every mistake again."""
    document = KOP + inhoud + b"</RegelingCompact>"
    begin = time.perf_counter()
    # A tree this deep cannot be made, so nobody can hand it over.
    tree = None if b"<a>" in inhoud else etree.fromstring(document, etree.XMLParser(huge_tree=True))
    for oordeel in (
        schemas.check_xsd(document, "r.xml"),
        schemas.check_xsd(document, "r.xml", tree=tree),
        schemas.check_xsd_stroom(document, "r.xml"),
    ):
        assert oordeel.oordeel is Oordeel.GEZAKT
        assert 1 <= len(oordeel.afwijkingen) <= aantal
        assert all(len(afwijking.pad) < 10_000 for afwijking in oordeel.afwijkingen)
    assert time.perf_counter() - begin < 30
