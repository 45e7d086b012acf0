# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Own checks on an ebMS message against the profile of Digikoppeling: one row per norm.

The official schema of the header catches only a missing PartyId and a missing Reference; all the rest is here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from pytest_dsoketen.model.berichten import Afwijking
from pytest_dsoketen.standaarden.digikoppeling.ebms import (
    ACTOR_MSH,
    ACTOR_NEXT,
    EB,
    SOAP,
    TYPE_OIN,
    XLINK,
    Element,
)
from pytest_dsoketen.standaarden.digikoppeling.mime import Deel, EbmsError, read_multipart, read_parameters
from pytest_dsoketen.standaarden.inname import InnameError, parse_xml

_OIN = re.compile(r"[0-9A-Za-z]{20}(_[0-9A-Za-z_-]+)?")
_MESSAGE_ID = re.compile(r"[^\s@<>]+@[^\s@<>]+")
_CODE_LEESBAAR = "DSOK-DK-001"


@dataclass(frozen=True)
class _Inzage:
    """A message taken apart: the SOAP part, its header and the other parts."""

    soap: Deel
    root: Element
    header: Element
    delen: tuple[Deel, ...]

    def find(self, naam: str) -> Element | None:
        """Find a header block."""
        return self.root.find(f"{{{SOAP}}}Header/{{{EB}}}{naam}")

    def text(self, pad: str) -> str:
        """Give a text from the MessageHeader."""
        return self.header.findtext("/".join(f"{{{EB}}}{naam}" for naam in pad.split("/"))) or ""

    def partijen(self) -> list[Element]:
        """Give From and To."""
        return [element for naam in ("From", "To") for element in self.header.iterfind(f"{{{EB}}}{naam}")]


Check = Callable[[_Inzage], str]
"""Gives what is wrong, or an empty text."""


def _check_versie(inzage: _Inzage) -> str:
    elementen = [
        *inzage.root.iterfind(f"{{{SOAP}}}Header/*"),
        *inzage.root.iterfind(f"{{{SOAP}}}Body/{{{EB}}}Manifest"),
    ]
    fout = [element for element in elementen if element.get(f"{{{EB}}}version") != "2.0"]
    return f"{len(fout)} onderdelen van het bericht hebben niet eb:version 2.0" if fout else ""


def _check_mustunderstand(inzage: _Inzage) -> str:
    if inzage.header.get(f"{{{SOAP}}}mustUnderstand") == "1":
        return ""
    return "eb:MessageHeader heeft niet soap:mustUnderstand 1"


def _check_partytype(inzage: _Inzage) -> str:
    typen = [
        party.get(f"{{{EB}}}type", "") for item in inzage.partijen() for party in item.iterfind(f"{{{EB}}}PartyId")
    ]
    fout = [soort for soort in typen if soort != TYPE_OIN]
    return f"PartyId heeft type {fout[0]!r} in plaats van {TYPE_OIN!r}" if fout else ""


def _check_partyid(inzage: _Inzage) -> str:
    for naam in ("From", "To"):
        oin = inzage.text(f"{naam}/PartyId").strip()
        if not _OIN.fullmatch(oin):
            return f"PartyId {oin!r} van {naam} is geen OIN van 20 posities"
    return ""


def _check_rol(inzage: _Inzage) -> str:
    aantallen = [len(partij.findall(f"{{{EB}}}Role")) for partij in inzage.partijen()]
    return "" if aantallen == [1, 1] else "zender en ontvanger hebben niet elk precies één eb:Role"


def _check_cpa(inzage: _Inzage) -> str:
    return "" if inzage.text("CPAId").strip() else "eb:CPAId ontbreekt"


def _check_conversatie(inzage: _Inzage) -> str:
    return "" if inzage.text("ConversationId").strip() else "eb:ConversationId ontbreekt"


def _check_service(inzage: _Inzage) -> str:
    for naam in ("Service", "Action"):
        tekst = inzage.text(naam)
        if not tekst or re.search(r"\s", tekst):
            return f"eb:{naam} {tekst!r} is leeg of bevat een spatie"
    return ""


def _check_message_id(inzage: _Inzage) -> str:
    tekst = inzage.text("MessageData/MessageId")
    return "" if _MESSAGE_ID.fullmatch(tekst) else f"MessageId {tekst!r} heeft niet de vorm deel@domein"


def _check_tijdstip(inzage: _Inzage) -> str:
    tekst = inzage.text("MessageData/Timestamp")
    try:
        datetime.fromisoformat(tekst)
    except ValueError:
        return f"Timestamp {tekst!r} is geen tijdstip"
    return ""


def _check_dubbel(inzage: _Inzage) -> str:
    if inzage.header.find(f"{{{EB}}}DuplicateElimination") is not None:
        return ""
    return "eb:DuplicateElimination ontbreekt"


def _check_ack(inzage: _Inzage) -> str:
    ack = inzage.find("AckRequested")
    if ack is None:
        return "eb:AckRequested ontbreekt"
    actor = ack.get(f"{{{SOAP}}}actor", "")
    return "" if actor == ACTOR_MSH else f"eb:AckRequested heeft actor {actor!r} in plaats van toPartyMSH"


def _check_sync(inzage: _Inzage) -> str:
    sync = inzage.find("SyncReply")
    if sync is None or sync.get(f"{{{SOAP}}}actor") == ACTOR_NEXT:
        return ""
    return f"eb:SyncReply heeft actor {sync.get(f'{{{SOAP}}}actor')!r}"


def _check_manifest(inzage: _Inzage) -> str:
    verwijzingen = [
        item.get(f"{{{XLINK}}}href", "")
        for item in inzage.root.iterfind(f"{{{SOAP}}}Body/{{{EB}}}Manifest/{{{EB}}}Reference")
    ]
    bekend = {f"cid:{deel.naam}" for deel in inzage.delen}
    los = [href for href in verwijzingen if href not in bekend]
    if los:
        return f"het manifest verwijst naar {los[0]!r}; dat is geen deel van het bericht"
    return "" if len(set(verwijzingen)) == len(bekend) else "niet elk deel van het bericht staat in het manifest"


def _check_tekens(inzage: _Inzage) -> str:
    charset = read_parameters(inzage.soap.mediatype).get("charset", "utf-8")
    return "" if charset.lower() == "utf-8" else f"het SOAP-deel heeft tekenset {charset!r} in plaats van UTF-8"


CONTROLES: tuple[tuple[str, Check], ...] = (
    ("DSOK-DK-002", _check_versie),
    ("DSOK-DK-003", _check_mustunderstand),
    ("DSOK-DK-004", _check_partytype),
    ("DSOK-DK-005", _check_partyid),
    ("DSOK-DK-006", _check_rol),
    ("DSOK-DK-007", _check_cpa),
    ("DSOK-DK-008", _check_conversatie),
    ("DSOK-DK-009", _check_service),
    ("DSOK-DK-010", _check_message_id),
    ("DSOK-DK-011", _check_tijdstip),
    ("DSOK-DK-012", _check_dubbel),
    ("DSOK-DK-013", _check_ack),
    ("DSOK-DK-014", _check_sync),
    ("DSOK-DK-015", _check_manifest),
    ("DSOK-DK-016", _check_tekens),
)
"""Code of the norm and the function that checks it; the texts are in `model/eisen/berichten_verzoek`."""


def check_ebms(inhoud: bytes, mediatype: str) -> list[Afwijking]:
    """Check an ebMS message: the envelope, not what is in it."""
    try:
        delen = read_multipart(inhoud, mediatype)
        root = parse_xml(delen[0].inhoud)
    except (EbmsError, InnameError) as fout:
        return [Afwijking(_CODE_LEESBAAR, str(fout))]
    header = root.find(f"{{{SOAP}}}Header/{{{EB}}}MessageHeader")
    if root.tag != f"{{{SOAP}}}Envelope" or header is None:
        return [Afwijking(_CODE_LEESBAAR, "het eerste deel is geen SOAP-bericht met een eb:MessageHeader")]
    inzage = _Inzage(delen[0], root, header, tuple(delen[1:]))
    gevonden = ((code, check(inzage)) for code, check in CONTROLES)
    return [Afwijking(code, melding, plaats="SOAP-kop") for code, melding in gevonden if melding]
