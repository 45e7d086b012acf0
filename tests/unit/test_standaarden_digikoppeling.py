# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The ebMS message: parts byte for byte, every check with a mutation that only it sees."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_dsoketen.model.berichten import Bericht, Berichtsoort, Waarneempunt
from pytest_dsoketen.model.eisen import EISEN
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.standaarden.digikoppeling import (
    Deel,
    EbmsBericht,
    EbmsError,
    check_ebms,
    make_cpa_id,
    read_acknowledgment,
    read_ebms,
    write_acknowledgment,
    write_ebms,
    write_foutbericht,
)
from pytest_dsoketen.standaarden.digikoppeling.keuren import CONTROLES
from pytest_dsoketen.standaarden.keuring import check_bericht
from pytest_dsoketen.standaarden.stam import write_notificatie

NU = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
BERICHT = EbmsBericht(
    van="00000099000000000001",
    naar="00000099000000009999",
    cpa_id=make_cpa_id("00000099000000000001", "00000099000000009999"),
    conversatie="gesprek-1",
    message_id="bericht-1@dso.test",
    tijdstip=NU,
    bijlagen=(Deel("deel-1@dso.test", "application/xml", write_notificatie("2026112200001")),),
)
INHOUD, MEDIATYPE = write_ebms(BERICHT)

MUTATIES: dict[str, tuple[bytes, bytes]] = {
    "DSOK-DK-002": (
        b'eb:MessageHeader soap:mustUnderstand="1" eb:version="2.0"',
        b'eb:MessageHeader soap:mustUnderstand="1" eb:version="3.0"',
    ),
    "DSOK-DK-003": (b'eb:MessageHeader soap:mustUnderstand="1"', b'eb:MessageHeader soap:mustUnderstand="0"'),
    "DSOK-DK-004": (b'eb:type="urn:osb:oin"', b'eb:type="urn:oin"'),
    "DSOK-DK-005": (b">00000099000000009999</eb:PartyId>", b">9999</eb:PartyId>"),
    "DSOK-DK-006": (b"<eb:Role>DSO-LV</eb:Role>", b""),
    "DSOK-DK-007": (b"<eb:CPAId>00000099000000000001_00000099000000009999_0001", b"<eb:CPAId>"),
    "DSOK-DK-008": (b"gesprek-1", b""),
    "DSOK-DK-009": (b"<eb:Action>verzoekNotificatie", b"<eb:Action>verzoek notificatie"),
    "DSOK-DK-010": (b"<eb:MessageId>bericht-1@dso.test", b"<eb:MessageId>bericht-1"),
    "DSOK-DK-011": (b"2026-11-22T08:00:00Z", b"vanochtend"),
    "DSOK-DK-012": (b"<eb:DuplicateElimination/>", b""),
    "DSOK-DK-013": (b"actor:toPartyMSH", b"actor:nextMSH"),
    "DSOK-DK-014": (b"http://schemas.xmlsoap.org/soap/actor/next", b"http://voorbeeld.test"),
    "DSOK-DK-015": (b'xlink:href="cid:deel-1@dso.test"', b'xlink:href="http://voorbeeld.test/deel"'),
    "DSOK-DK-016": (b"Content-Type: text/xml; charset=UTF-8", b"Content-Type: text/xml; charset=ISO-8859-1"),
}


def test_message_is_lossless_and_without_deviation() -> None:
    assert read_ebms(INHOUD, MEDIATYPE) == BERICHT
    assert check_ebms(INHOUD, MEDIATYPE) == []


@given(st.lists(st.binary(max_size=300), min_size=1, max_size=4))
def test_parts_come_out_byte_for_byte(inhouden: list[bytes]) -> None:
    delen = tuple(Deel(f"{nummer}@test", "application/octet-stream", inhoud) for nummer, inhoud in enumerate(inhouden))
    inhoud, mediatype = write_ebms(replace(BERICHT, bijlagen=delen))
    assert read_ebms(inhoud, mediatype).bijlagen == delen


@pytest.mark.parametrize("code", [code for code, _ in CONTROLES])
def test_each_check_sees_its_own_mutation_only(code: str) -> None:
    oud, nieuw = MUTATIES[code]
    assert oud in INHOUD
    assert [afwijking.code for afwijking in check_ebms(INHOUD.replace(oud, nieuw), MEDIATYPE)] == [code]
    assert code in EISEN


def test_part_outside_the_manifest_is_a_deviation() -> None:
    inhoud = re.sub(rb"<eb:Reference[^>]*/>", b"", INHOUD)
    assert [item.code for item in check_ebms(inhoud, MEDIATYPE)] == ["DSOK-DK-015"]


@pytest.mark.parametrize("mutatie", [b"eb:DuplicateElimination", b"eb:AckRequested"], ids=["duplicate", "ack"])
def test_absence_is_seen(mutatie: bytes) -> None:
    inhoud = re.sub(rb"<" + mutatie + rb"[^>]*/>", b"", INHOUD)
    assert len(check_ebms(inhoud, MEDIATYPE)) == 1


@pytest.mark.parametrize(
    ("inhoud", "mediatype"),
    [
        (INHOUD, "text/xml"),
        (INHOUD, "multipart/related"),
        (INHOUD, 'multipart/related; boundary="andere"'),
        (b"", MEDIATYPE),
        (INHOUD.replace(b"eb:MessageHeader", b"eb:Kop"), MEDIATYPE),
        (
            INHOUD.replace(b"<soap:Envelope", b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><soap:Envelope"),
            MEDIATYPE,
        ),
        (INHOUD[:-20], MEDIATYPE),
    ],
)
def test_something_else_is_not_an_ebms_message(inhoud: bytes, mediatype: str) -> None:
    assert [item.code for item in check_ebms(inhoud, mediatype)] == ["DSOK-DK-001"]


@given(st.binary(max_size=200))
def test_any_bytes_give_a_deviation_and_no_crash(inhoud: bytes) -> None:
    assert check_ebms(inhoud, MEDIATYPE)
    deel = b"--grens\r\nContent-ID: <a>\r\n\r\n" + inhoud + b"\r\n--grens--"
    assert check_ebms(deel, 'multipart/related; boundary="grens"')


def test_acknowledgment_and_error_answer_the_message() -> None:
    assert read_acknowledgment(write_acknowledgment(BERICHT, "ack-1@vth.test", NU)) == BERICHT.message_id
    fout = write_foutbericht(BERICHT, "SecurityFailure", "geen CPA", "fout-1@vth.test", NU)
    with pytest.raises(EbmsError, match="SecurityFailure: geen CPA"):
        read_acknowledgment(fout)
    with pytest.raises(EbmsError, match="geen ontvangstbevestiging"):
        read_acknowledgment(b"<html/>")


def test_berichtenboek_judges_envelope_and_payload() -> None:
    def judge(inhoud: bytes, mediatype: str) -> list[str]:
        bericht = Bericht(
            "notificatie",
            Waarneempunt.VERZONDEN,
            Rol.OMGEVINGSLOKET,
            Berichtsoort.NOTIFICATIE,
            "2026112200001",
            NU,
            inhoud,
            mediatype,
        )
        return [afwijking.code for afwijking in check_bericht(bericht)]

    assert judge(INHOUD, MEDIATYPE) == []
    assert judge(write_notificatie("2026112200001"), "application/xml") == []
    assert judge(INHOUD.replace(b"2026112200001", b"123"), MEDIATYPE) == ["DSOK-STAM-021"]
    assert judge(INHOUD.replace(b"gesprek-1", b""), MEDIATYPE) == ["DSOK-DK-008"]
    assert judge(b"<root/>", "application/xml") == ["DSOK-STAM-020"]
