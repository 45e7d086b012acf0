# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Verzoekbericht and Digikoppeling against the official schemas, and the official example on its way through the chain."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree

from pytest_dsoketen.adapters.laden import Adaptercontext
from pytest_dsoketen.adapters.lv.verzoeken import LoketVerzoeken
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.verzoeken import Bijlage, Doel, Verzoek
from pytest_dsoketen.oefenketen.keten import Oefenketen
from pytest_dsoketen.oefenketen.omgeving import API_KEY, KOP_API_KEY, KOP_OIN
from pytest_dsoketen.standaarden.digikoppeling import (
    Deel,
    EbmsBericht,
    check_ebms,
    make_cpa_id,
    write_acknowledgment,
    write_ebms,
    write_foutbericht,
)
from pytest_dsoketen.standaarden.digikoppeling.mime import read_multipart, write_multipart
from pytest_dsoketen.standaarden.stam import check_verzoek, read_verzoek, write_verzoek
from pytest_dsoketen.verbinding.client import Verbinding
from tests.unit.test_standaarden_stam import MUTATIES, mutate, verzoeken
from tests.unit.verzoekdata import INGEDIENDE, VOLLEDIG

MAP = Path(os.environ.get("DSOKETEN_OFFICIEEL", Path(__file__).parents[3] / "shared" / "officieel")) / "verzoek"
if not MAP.is_dir():
    pytest.skip(f"de officiële bestanden staan niet in {MAP}", allow_module_level=True)

NU = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
AFHANDELEN = "/overheid/verzoeken/api/afhandelen/v2"
_SOAP = "{http://schemas.xmlsoap.org/soap/envelope/}"
_LEAF_THAT_CHANGES = {"tijdstipBericht", "indienDatum", "verzoeknummer", "documentId"}
_BOVEN_HET_SCHEMA_BEKEND = {"DSOK-STAM-017"}


@pytest.fixture(scope="module")
def stam() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(MAP / "stam-4.0" / "xsd-hersteld" / "imam-4.0.xsd"))


@pytest.fixture(scope="module")
def kop() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(MAP / "ebms2" / "xsd" / "msg-header-2_0.xsd"))


@pytest.fixture(scope="module")
def envelop() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(MAP / "ebms2" / "xsd" / "envelope.xsd"))


@pytest.fixture(scope="module")
def voorbeeld() -> bytes:
    return (MAP / "stam-4.0" / "voorbeelden" / "verzoekbericht_4_0_0.xml").read_bytes()


def list_bladeren(data: bytes, zonder: set[str]) -> Counter[tuple[str, str, str]]:
    """Give path, attributes and text of every leaf, but for those that every message has anew."""
    root = etree.fromstring(data, etree.XMLParser(remove_comments=True))
    boom = root.getroottree()
    return Counter(
        (boom.getelementpath(blad), str(sorted(blad.attrib.items())), blad.text or "")
        for blad in root.iter()
        if not len(blad) and etree.QName(blad).localname not in zonder
    )


def test_official_example_is_read_and_has_no_deviation(voorbeeld: bytes) -> None:
    assert check_verzoek(voorbeeld) == []
    assert read_verzoek(voorbeeld).verzoeknummer == "2023073100048"


def test_official_example_is_written_back_the_same(voorbeeld: bytes, stam: etree.XMLSchema) -> None:
    verzoek = read_verzoek(voorbeeld)
    geschreven = write_verzoek(verzoek, NU)
    stam.assertValid(etree.fromstring(geschreven))
    assert read_verzoek(geschreven) == verzoek
    zonder = {"tijdstipBericht", "pos"}
    assert list_bladeren(geschreven, zonder) == list_bladeren(voorbeeld, zonder)
    posities = [re.findall(r"pos [^>]*>([^<]+)<", data.decode()) for data in (voorbeeld, geschreven)]
    assert posities[0][1] == posities[1][1]
    for officieel, eigen in zip(posities[0][0].split(), posities[1][0].split(), strict=True):
        assert float(eigen) == pytest.approx(float(officieel), abs=1e-5)


@pytest.mark.parametrize("verzoek", [INGEDIENDE, VOLLEDIG], ids=["eenvoudig", "volledig"])
def test_own_message_is_valid(verzoek: Verzoek, stam: etree.XMLSchema) -> None:
    stam.assertValid(etree.fromstring(write_verzoek(verzoek, NU)))


@given(verzoek=verzoeken())
@settings(max_examples=60, deadline=None)
def test_any_message_is_valid(verzoek: Verzoek, stam: etree.XMLSchema) -> None:
    stam.assertValid(etree.fromstring(write_verzoek(verzoek, NU)))


@pytest.mark.parametrize("doel", Doel)
def test_every_purpose_of_the_official_example_is_valid(doel: Doel, voorbeeld: bytes, stam: etree.XMLSchema) -> None:
    volgnummer = 1 if doel in {Doel.AANVULLEN, Doel.INTREKKEN} else 0
    data = write_verzoek(replace(read_verzoek(voorbeeld), doel=doel, volgnummer=volgnummer), NU)
    stam.assertValid(etree.fromstring(data))
    assert check_verzoek(data) == []


@pytest.mark.parametrize("code", [code for code in MUTATIES if code not in _BOVEN_HET_SCHEMA_BEKEND])
def test_own_checks_see_what_the_schema_does_not(code: str, stam: etree.XMLSchema) -> None:
    bron, xpath, kenmerken = MUTATIES[code]
    stam.assertValid(etree.fromstring(mutate(bron, xpath, **kenmerken)))


def test_pair_of_which_both_come_from_the_same_bron_is_valid_and_yet_wrong(
    voorbeeld: bytes, stam: etree.XMLSchema
) -> None:
    data = voorbeeld.replace(b'huisnummer bron="DSO-LV"', b'huisnummer bron="gebruiker"')
    stam.assertValid(etree.fromstring(data))
    assert [afwijking.code for afwijking in check_verzoek(data)] == ["DSOK-STAM-017"]


def _list_soap() -> Iterator[bytes]:
    bericht = EbmsBericht(
        "00000099000000000001",
        "00000099000000009999",
        make_cpa_id("00000099000000000001", "00000099000000009999"),
        "gesprek-1",
        "bericht-1@dso.test",
        NU,
        (Deel("deel-1@dso.test", "application/xml", b"<a/>"),),
    )
    yield read_multipart(*write_ebms(bericht))[0].inhoud
    yield write_acknowledgment(bericht, "ack-1@vth.test", NU)
    yield write_foutbericht(bericht, "SecurityFailure", "geen CPA", "fout-1@vth.test", NU)


@pytest.mark.parametrize("soap", list(_list_soap()), ids=["bericht", "ontvangstbevestiging", "fout"])
def test_ebms_header_is_valid(soap: bytes, kop: etree.XMLSchema, envelop: etree.XMLSchema) -> None:
    root = etree.fromstring(soap)
    envelop.assertValid(root)
    blokken = [blok for deel in ("Header", "Body") for blok in root.find(_SOAP + deel)]
    assert blokken
    for blok in blokken:
        kop.assertValid(etree.fromstring(etree.tostring(blok)))


OFFICIELE_FOUTEN = {
    "EbMSMessageInvalidAckRequestedActor": "DSOK-DK-013",
    "EbMSMessageInvalidMessageHeaderVersion": "DSOK-DK-002",
    "EbMSMessageInvalidAckRequestedVersion": "DSOK-DK-002",
    "EbMSMessageInvalidSyncReplyActor": "DSOK-DK-014",
    "EbMSMessageInvalidSyncReplyVersion": "DSOK-DK-002",
    "EbMSMessageInvalidToPartyType": "DSOK-DK-004",
    "EbMSMessageMissingAckRequested": "DSOK-DK-013",
    "EbMSMessageMissingDuplicateElimination": "DSOK-DK-012",
    "EbMSMessageMissingFromPartyId": "DSOK-DK-005",
    "EbMSMessageMissingFromRole": "DSOK-DK-006",
    "EbMSMessageNextMshAckRequested": "DSOK-DK-013",
}


def _fill(naam: str) -> tuple[bytes, str]:
    """Fill an official template and put it in a message."""
    tekst = (MAP / "ebms2" / "soap" / f"{naam}.xml").read_text()
    waarden = {
        "fromPartyId": "00000099000000000001",
        "toPartyId": "00000099000000009999",
        "fromRole": "DSO",
        "toRole": "Gezag",
        "cpaId": "cpa_1",
        "uuid": "u-1",
        "service": "osb:aanleveren:1.1$1.0",
        "action": "aanleveren",
        "timestamp": "2026-11-22T08:00:00Z",
        "timeToLive": "2026-11-23T08:00:00Z",
    }
    for sleutel, waarde in waarden.items():
        tekst = tekst.replace(f"[[${{{sleutel}}}]]", waarde)
    tekst = tekst.replace('th:eb:type="${partyType}"', 'eb:type="urn:osb:oin"')
    tekst = tekst.replace('th:eb:type="${serviceType}"', 'eb:type="urn:osb:services"')
    tekst = re.sub(r'th:eb:type="[^"]*"', 'eb:type="urn:anders"', tekst)
    kaal = etree.tostring(etree.fromstring(tekst.encode(), etree.XMLParser(remove_comments=True)))
    return write_multipart([Deel("soap@test", "text/xml; charset=UTF-8", kaal)])


def test_official_message_has_no_deviation() -> None:
    assert check_ebms(*_fill("EbMSMessage")) == []


@pytest.mark.parametrize("naam", OFFICIELE_FOUTEN)
def test_official_message_with_one_fault_is_found_out(naam: str) -> None:
    assert OFFICIELE_FOUTEN[naam] in {afwijking.code for afwijking in check_ebms(*_fill(naam))}


@pytest.fixture
def keten() -> Iterator[Oefenketen]:
    keten = Oefenketen()
    keten.start()
    yield keten
    keten.stop()


def test_official_example_travels_from_loket_to_afhandelen(
    keten: Oefenketen, voorbeeld: bytes, stam: etree.XMLSchema
) -> None:
    officieel = read_verzoek(voorbeeld)
    met_bytes = tuple(
        Bijlage(
            **{**vars(bijlage), "inhoud": f"inhoud {nummer}".encode(), "document_id": "", "sha256": "", "omvang": 0}
        )
        for nummer, bijlage in enumerate(officieel.bijlagen)
    )
    keten.wereld.lv.verzoeken.route_behandeldiensten = lambda verzoek: (verzoek.behandeldienst,)
    loket = LoketVerzoeken(
        Adaptercontext(
            Rol.OMGEVINGSLOKET,
            {Rol.OMGEVINGSLOKET: keten.adressen.lv},
            keten.klok.now,
            headers={KOP_API_KEY: API_KEY},
            besturing=keten.adressen.besturing,
        )
    )
    bevestiging = loket.submit_verzoek(replace(officieel, verzoeknummer="", indiendatum=None, bijlagen=met_bytes))
    kop = {KOP_API_KEY: API_KEY, KOP_OIN: officieel.bevoegd_gezag.oin}
    afhandelen = Verbinding(keten.adressen.lv, Rol.OMGEVINGSLOKET, headers=kop)
    links = afhandelen.get(f"{AFHANDELEN}/verzoekreferenties/{bevestiging.verzoeknummer}").json()["_links"]
    xml = afhandelen.get(links["verzoek"]["href"]).inhoud
    stam.assertValid(etree.fromstring(xml))
    assert check_verzoek(xml) == []
    gelezen = read_verzoek(xml)
    ids = tuple(
        replace(bijlage, document_id=nieuw.document_id)
        for bijlage, nieuw in zip(officieel.bijlagen, gelezen.bijlagen, strict=True)
    )
    assert gelezen == replace(
        officieel, verzoeknummer=bevestiging.verzoeknummer, indiendatum=bevestiging.tijdstip, bijlagen=ids
    )
    zonder = {*_LEAF_THAT_CHANGES, "pos"}
    assert list_bladeren(xml, zonder) == list_bladeren(voorbeeld, zonder)
    opgehaald = {link["documentId"]: afhandelen.get(link["href"]).inhoud for link in links["documenten"]}
    assert [opgehaald[bijlage.document_id] for bijlage in gelezen.bijlagen] == [item.inhoud for item in met_bytes]
