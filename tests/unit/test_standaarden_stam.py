# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The verzoekbericht: lossless both ways, every check with a mutation that only it sees."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from pytest_dsoketen.model.eisen import EISEN
from pytest_dsoketen.model.verzoeken import (
    Adres,
    Bijlage,
    BuitenlandsAdres,
    Contactadres,
    Doel,
    Locatie,
    Persoon,
    Verzoek,
    Verzoektype,
    VraagAntwoord,
)
from pytest_dsoketen.standaarden.inname import InnameError
from pytest_dsoketen.standaarden.stam import (
    StamError,
    check_notificatie,
    check_verzoek,
    read_notificatie,
    read_pdf_text,
    read_verzoek,
    write_notificatie,
    write_pdf,
    write_verzoek,
)
from pytest_dsoketen.standaarden.stam.coordinaten import to_etrs, to_rd
from pytest_dsoketen.standaarden.stam.keuren import CONTROLES
from tests.unit.verzoekdata import BOUWEN, INGEDIEND, INGEDIENDE, KAPPEN, VOLLEDIG

_NS = {
    "i": "http://www.omgevingswet.nl/koppelvlak/stam-v4/IMAM",
    "vx": "http://www.omgevingswet.nl/koppelvlak/stam-v4/verzoek",
    "ic": "http://www.omgevingswet.nl/koppelvlak/stam-v4/common",
    "gml": "http://www.opengis.net/gml",
}
_XML_TEKST = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), min_size=1, max_size=30
)
_REGISTER = st.sampled_from([(), (("straat", "Oudestraat"),), (("huisnummer", "9"), ("postcode", "9999ZZ"))])
_ADRES = st.builds(
    Adres,
    straat=_XML_TEKST,
    huisnummer=_XML_TEKST,
    postcode=_XML_TEKST,
    woonplaats=_XML_TEKST,
    huisletter=st.sampled_from(["", "a"]),
    toevoeging=st.sampled_from(["", "bis"]),
    registratie=_REGISTER,
)
_CONTACT = st.builds(Contactadres, afwijkend=st.none(), binnenlands=_ADRES)
_MENS = st.builds(
    Persoon,
    naam=_XML_TEKST,
    voorletters=_XML_TEKST,
    bsn=st.sampled_from(["", "999990019", "000000000"]),
    emailadres=st.sampled_from(["", "a@b.test"]),
    straat=_XML_TEKST,
    huisnummer=_XML_TEKST,
    postcode=_XML_TEKST,
    woonplaats=_XML_TEKST,
    voorvoegsel=st.sampled_from(["", "van"]),
    correspondentieadres=st.none() | _CONTACT,
)
_BEDRIJF = st.builds(
    Persoon,
    naam=_XML_TEKST,
    voorletters=st.just(""),
    kvk=_XML_TEKST,
    rsin=st.sampled_from(["", "1"]),
    buitenlands_adres=st.none() | st.builds(BuitenlandsAdres, regels=st.tuples(_XML_TEKST), land=_XML_TEKST),
)
_METER = st.integers(0, 999)


def _rd(basis: int) -> st.SearchStrategy[float]:
    return st.builds(lambda meter, mm: round(basis + meter + mm / 1000, 3), _METER, _METER)


_LOCATIE = st.builds(
    Locatie,
    x=_rd(111_000),
    y=_rd(411_000),
    straat=st.sampled_from(["", "Park"]),
    vlak=st.sampled_from([(), (((1e5, 4e5), (1.1e5, 4e5), (1.1e5, 4.1e5), (1e5, 4e5)),)]),
)
_ANTWOORD = st.builds(
    VraagAntwoord,
    vraag=_XML_TEKST,
    tekst=_XML_TEKST,
    antwoord=st.just("") | _XML_TEKST,
    oorspronkelijk=st.just("") | _XML_TEKST,
    groepering=st.just("") | _XML_TEKST,
    publiceerbaar=st.booleans(),
)
_BIJLAGE = st.builds(
    Bijlage,
    bestandsnaam=_XML_TEKST,
    vraag=st.sampled_from(["q1", "q2"]),
    activiteit=st.just(KAPPEN),
    documentsoort=st.sampled_from(["Foto", "Plan"]),
    vertrouwelijk=st.booleans(),
    document_id=_XML_TEKST,
    verplicht=st.booleans(),
)


@st.composite
def verzoeken(draw: st.DrawFn) -> Verzoek:
    """A verzoek that was sent, with any text."""
    activiteit = replace(INGEDIENDE.activiteiten[0], antwoorden=tuple(draw(st.lists(_ANTWOORD, max_size=3))))
    return replace(
        INGEDIENDE,
        naam=draw(_XML_TEKST),
        type=draw(st.sampled_from(Verzoektype)),
        doel=draw(st.sampled_from(Doel)),
        activiteiten=(activiteit,),
        locatie=draw(_LOCATIE),
        meer_locaties=tuple(draw(st.lists(_LOCATIE, max_size=2))),
        initiatiefnemer=draw(_MENS | _BEDRIJF),
        gemachtigde=draw(st.none() | _BEDRIJF | _MENS),
        bijlagen=tuple(draw(st.lists(_BIJLAGE, max_size=4))),
        toelichting=draw(st.just("") | _XML_TEKST),
    )


def _sort(verzoek: Verzoek) -> Verzoek:
    """Put bijlagen in one order: the message groups them by question."""
    return replace(verzoek, bijlagen=tuple(sorted(verzoek.bijlagen, key=repr)))


def mutate(data: bytes, xpath: str, **kenmerken: str) -> bytes:
    """Change the text (`tekst=`), the name of an attribute, or remove (`weg=`) or double (`dubbel=`) an element."""
    root = etree.fromstring(data)
    for element in root.xpath(xpath, namespaces=_NS):
        if "weg" in kenmerken:
            element.getparent().remove(element)
        elif "dubbel" in kenmerken:
            element.addnext(etree.fromstring(etree.tostring(element)))
        else:
            element.text = kenmerken["tekst"]
    return etree.tostring(root)


EENVOUDIG = write_verzoek(INGEDIENDE, INGEDIEND)
VOL = write_verzoek(VOLLEDIG, INGEDIEND)


@given(verzoeken())
@settings(max_examples=150, deadline=None)
def test_write_and_read_is_lossless(verzoek: Verzoek) -> None:
    assert _sort(read_verzoek(write_verzoek(verzoek, INGEDIEND))) == _sort(verzoek)


@pytest.mark.parametrize("verzoek", [INGEDIENDE, VOLLEDIG], ids=["eenvoudig", "volledig"])
def test_known_verzoeken_are_lossless_and_without_deviation(verzoek: Verzoek) -> None:
    data = write_verzoek(verzoek, INGEDIEND)
    assert read_verzoek(data) == verzoek
    assert check_verzoek(data) == []


def test_user_and_basisregistratie_both_are_in_the_message() -> None:
    root = etree.fromstring(VOL)
    namen = root.xpath("//vx:initiatiefnemer//vx:geslachtsnaamNaamgebruik", namespaces=_NS)
    assert [(naam.get("bron"), naam.text) for naam in namen] == [("gebruiker", "Jansen"), ("DSO-LV", "Janssen")]


def test_order_of_the_pair_does_not_matter() -> None:
    root = etree.fromstring(VOL)
    for naam in root.xpath("//*[@bron='DSO-LV']"):
        naam.getparent().insert(naam.getparent().index(naam) - 1, naam)
    assert read_verzoek(etree.tostring(root)) == VOLLEDIG


def test_bijlage_goes_with_the_activity_that_asked() -> None:
    root = etree.fromstring(VOL)
    vragen = root.xpath(f"//vx:projectactiviteit[vx:imowId='{BOUWEN}']//vx:gevraagdeBijlage/..", namespaces=_NS)
    assert [vraag.findtext("vx:vraagId", namespaces=_NS) for vraag in vragen] == ["b1", "b2"]


MUTATIES: dict[str, tuple[bytes, str, dict[str, str]]] = {
    "DSOK-STAM-002": (EENVOUDIG, "//vx:verzoeknummer", {"tekst": "2026139900001"}),
    "DSOK-STAM-003": (VOL, "//vx:verzoek/vx:volgnummer|//i:verzoek/vx:volgnummer", {"tekst": "1"}),
    "DSOK-STAM-004": (EENVOUDIG, "//i:verzoek/vx:volgnummer", {"tekst": "001"}),
    "DSOK-STAM-005": (VOL, "//i:verzoek/vx:volgnummer", {"tekst": "000"}),
    "DSOK-STAM-006": (EENVOUDIG, "//vx:verzoeknummer", {"tekst": "2026112300001"}),
    "DSOK-STAM-007": (EENVOUDIG, "//vx:bevoegdGezag/vx:oin", {"tekst": "123"}),
    "DSOK-STAM-008": (VOL, "//i:verzoek/vx:uitvoerendeInstantie/vx:oin", {"tekst": "123"}),
    "DSOK-STAM-009": (VOL, "//vx:bevoegdGezagHistorie//vx:eindGeldigheid", {"tekst": "2026-11-01T09:00:00+00:00"}),
    "DSOK-STAM-010": (VOL, "//vx:bevoegdGezagHistorie//vx:eindGeldigheid", {"weg": ""}),
    "DSOK-STAM-011": (VOL, "//vx:projectactiviteit[2]/vx:volgnummer", {"tekst": "1"}),
    "DSOK-STAM-012": (EENVOUDIG, "//vx:imowId", {"tekst": "HoutopstandVellen"}),
    "DSOK-STAM-013": (EENVOUDIG, "//vx:activiteitId", {"tekst": "http://voorbeeld.test/" + BOUWEN}),
    "DSOK-STAM-014": (EENVOUDIG, "//vx:coordinatenOpgegeven//gml:pos", {"tekst": "111510.0 411500.0"}),
    "DSOK-STAM-015": (EENVOUDIG, "//vx:verzoekBijlage//vx:potentieelVertrouwelijk", {"tekst": "false"}),
    "DSOK-STAM-016": (EENVOUDIG, "//vx:documentId", {"tekst": "a"}),
    "DSOK-STAM-017": (EENVOUDIG, "//ic:straatnaam", {"dubbel": ""}),
}


@pytest.mark.parametrize("code", [code for code, _ in CONTROLES])
def test_each_check_sees_its_own_mutation_only(code: str) -> None:
    bron, xpath, kenmerken = MUTATIES[code]
    assert check_verzoek(bron) == []
    assert {afwijking.code for afwijking in check_verzoek(mutate(bron, xpath, **kenmerken))} == {code}
    assert code in EISEN


@pytest.mark.parametrize(
    ("xpath", "kenmerken"),
    [
        ("//vx:verzoeknummer", {"weg": ""}),
        ("//vx:projectactiviteit", {"weg": ""}),
        ("//vx:initiatiefnemer/*", {"weg": ""}),
        ("//vx:doel", {"tekst": "Vooroverleg"}),
        ("//vx:type", {"tekst": "Vergunning"}),
        ("//vx:indienDatum", {"tekst": "gisteren"}),
        ("//vx:coordinatenOpgegeven//gml:pos", {"tekst": "1.0"}),
        ("//vx:coordinatenOpgegeven//gml:pos", {"tekst": "a b"}),
        ("//vx:coordinatenOpgegeven//gml:pos", {"tekst": "1e300 1"}),
        ("//vx:coordinatenOpgegeven//gml:pos", {"tekst": "nan nan"}),
        ("//i:verzoek/vx:volgnummer", {"tekst": "een"}),
        ("//i:verzoek/vx:volgnummer", {"tekst": "9" * 5000}),
        ("//vx:projectlocatie", {"weg": ""}),
    ],
)
def test_what_cannot_be_read_is_one_deviation(xpath: str, kenmerken: dict[str, str]) -> None:
    assert [afwijking.code for afwijking in check_verzoek(mutate(EENVOUDIG, xpath, **kenmerken))] == ["DSOK-STAM-001"]


@pytest.mark.parametrize(
    "data", [b"", b"<a/>", EENVOUDIG.replace(b'"4.0.0"', b'"4.0.1"'), b"<!DOCTYPE a><a/>", EENVOUDIG[:-20]]
)
def test_something_else_is_not_a_verzoekbericht(data: bytes) -> None:
    with pytest.raises((StamError, InnameError)):
        read_verzoek(data)
    assert [afwijking.code for afwijking in check_verzoek(data)] == ["DSOK-STAM-001"]


@given(st.binary(max_size=200))
def test_any_bytes_give_a_deviation_and_no_crash(data: bytes) -> None:
    assert check_verzoek(data)
    assert check_notificatie(data)
    read_pdf_text(data)
    read_pdf_text(b"%PDF-1.4\n" + data)


def test_draft_has_no_message() -> None:
    with pytest.raises(StamError):
        write_verzoek(replace(INGEDIENDE, indiendatum=None), datetime.now(UTC))


def test_control_characters_of_a_user_do_not_break_the_message() -> None:
    gelezen = read_verzoek(write_verzoek(replace(INGEDIENDE, naam="Boom\x00 \x0bkappen"), INGEDIEND))
    assert gelezen.naam == "Boom kappen"


def test_several_polygons_become_several_locations() -> None:
    root = etree.fromstring(VOL)
    for lid in root.xpath("//gml:surfaceMember", namespaces=_NS):
        lid.addnext(etree.fromstring(etree.tostring(lid)))
    gelezen = read_verzoek(etree.tostring(root))
    assert (gelezen.locatie, gelezen.meer_locaties[0]) == (VOLLEDIG.locatie, VOLLEDIG.locatie)


@given(_rd(13_000) | _rd(270_000), _rd(305_000) | _rd(610_000))
def test_rd_to_etrs_and_back_is_exact_to_the_millimetre(x: float, y: float) -> None:
    breedte, lengte = to_etrs(x, y)
    assert to_rd(round(breedte, 11), round(lengte, 11)) == (x, y)


def test_notificatie_holds_the_number_and_nothing_else() -> None:
    data = write_notificatie("2026112200001")
    assert read_notificatie(data) == "2026112200001"
    assert check_notificatie(data) == []
    te_veel = data.replace(b"</verzoeknotificatie>", b"<bsn>999990019</bsn></verzoeknotificatie>")
    assert [item.code for item in check_notificatie(te_veel)] == ["DSOK-STAM-022"]
    assert [item.code for item in check_notificatie(write_notificatie("123"))] == ["DSOK-STAM-021"]
    for fout in (
        data.replace(b"4.0.0", b"3.0.0"),
        b"<root><verzoeknummer/></root>",
        data.replace(b"verzoeknummer", b"n"),
    ):
        assert [item.code for item in check_notificatie(fout)] == ["DSOK-STAM-020"]


@given(st.lists(st.text(st.sampled_from("abc ()\\é€1"), max_size=120).map(str.strip), max_size=120))
def test_pdf_gives_its_text_back(regels: list[str]) -> None:
    tekst = read_pdf_text(write_pdf(regels))
    assert "".join(tekst.split()) == "".join("".join(regels).split())


def test_pdf_of_another_maker_is_read_through_its_compression() -> None:
    import zlib

    stroom = zlib.compress(b"BT [(Verzoek) -20 ( 12)] TJ (\\101) Tj ET")
    data = b"%PDF-1.7\n1 0 obj\n<< /Filter /FlateDecode /Length 9 >>\nstream\n" + stroom + b"\nendstream\nendobj\n"
    assert read_pdf_text(data) == "Verzoek 12\nA"
