# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Digikoppeling ebMS2 (profile osb-rm): the message with the verzoeknotificatie, its acknowledgement, an error.

The Service and Action that DSO-LV uses, its role and its CPAId are not public: `SERVICE`, `ACTIE`, `ROL_ZENDER`,
`ROL_ONTVANGER` and `make_cpa_id` are a guess (gok) in the form that the Koppelvlakstandaard prescribes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from lxml import etree

from pytest_dsoketen.standaarden.digikoppeling.mime import Deel, EbmsError, read_multipart, write_multipart
from pytest_dsoketen.standaarden.inname import parse_xml, write_xml

PAD_EBMS = "/digikoppeling/ebms"
"""Path on which a party of the oefenketen receives ebMS messages; in practice a CPA says where."""

SERVICE = "DSO-LV:Verzoeknotificatie"
ACTIE = "verzoekNotificatie"
ROL_ZENDER = "DSO-LV"
ROL_ONTVANGER = "BevoegdGezag"

SERVICE_EBXML = "urn:oasis:names:tc:ebxml-msg:service"
TYPE_OIN = "urn:osb:oin"
TYPE_SERVICE = "urn:osb:services"
ACTOR_MSH = "urn:oasis:names:tc:ebxml-msg:actor:toPartyMSH"
ACTOR_NEXT = "http://schemas.xmlsoap.org/soap/actor/next"
SOAP = "http://schemas.xmlsoap.org/soap/envelope/"
EB = "http://www.oasis-open.org/committees/ebxml-msg/schema/msg-header-2_0.xsd"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"
NSMAP = {"soap": SOAP, "eb": EB, "xlink": XLINK}
MEDIA_SOAP = "text/xml; charset=UTF-8"

Element = etree._Element  # noqa: SLF001  (lxml gives its element class no public name)


@dataclass(frozen=True)
class EbmsBericht:
    """An ebMS message.

    Attributes:
        van: OIN of the end party that sends.
        naar: OIN of the end party that receives.
        cpa_id: id of the agreement between the two.
        conversatie: the same for a request, its acknowledgement and its error.
        message_id: unique in the world, in the form of an e-mail address.
        tijdstip: when it was made.
        bijlagen: the payloads.
        ref_to: message that this one answers, empty when none.
        rol_van: role of the sender in the agreement.
        rol_naar: role of the receiver.
    """

    van: str
    naar: str
    cpa_id: str
    conversatie: str
    message_id: str
    tijdstip: datetime
    bijlagen: tuple[Deel, ...] = ()
    service: str = SERVICE
    actie: str = ACTIE
    ref_to: str = ""
    rol_van: str = ROL_ZENDER
    rol_naar: str = ROL_ONTVANGER


def make_cpa_id(van: str, naar: str, nummer: int = 1) -> str:
    """Make the id of an agreement as the Koppelvlakstandaard advises: both OINs and a serial number (gok)."""
    return f"{van}_{naar}_{nummer:04d}"


def write_ebms(bericht: EbmsBericht) -> tuple[bytes, str]:
    """Write a message: the body of the HTTP request and its Content-Type."""
    root, header, body = _make_envelope()
    _write_header(header, bericht, dubbel=True)
    sync = _add(header, "SyncReply", **_mandatory(ACTOR_NEXT))
    sync.set(f"{{{EB}}}version", "2.0")
    ack = _add(header, "AckRequested", **_mandatory(ACTOR_MSH))
    ack.set(f"{{{EB}}}version", "2.0")
    ack.set(f"{{{EB}}}signed", "false")
    if bericht.bijlagen:
        manifest = _add(body, "Manifest", **{f"{{{EB}}}version": "2.0"})
        for deel in bericht.bijlagen:
            href = {f"{{{XLINK}}}href": f"cid:{deel.naam}", f"{{{XLINK}}}type": "simple"}
            _add(manifest, "Reference", **href)
    soap = Deel(f"soap-{bericht.message_id}", MEDIA_SOAP, write_xml(root))
    return write_multipart([soap, *bericht.bijlagen])


def write_acknowledgment(van: EbmsBericht, message_id: str, tijdstip: datetime) -> bytes:
    """Write the acknowledgement of a message, as a SOAP message by itself."""
    root, header, _ = _make_envelope()
    _write_header(header, _make_signal(van, "Acknowledgment", message_id, tijdstip))
    ack = _add(header, "Acknowledgment", **_mandatory(ACTOR_MSH))
    ack.set(f"{{{EB}}}version", "2.0")
    _add(ack, "Timestamp", _write_moment(tijdstip))
    _add(ack, "RefToMessageId", van.message_id)
    _write_partij(_add(ack, "From"), van.naar, "")
    return write_xml(root)


def write_foutbericht(van: EbmsBericht, code: str, melding: str, message_id: str, tijdstip: datetime) -> bytes:
    """Write the error with which a message is refused.

    Args:
        van: the refused message.
        code: ebMS error code, such as `ValueNotRecognized` or `SecurityFailure`.
        melding: what is wrong.
        message_id: id of the error itself.
        tijdstip: now.
    """
    root, header, _ = _make_envelope()
    _write_header(header, _make_signal(van, "MessageError", message_id, tijdstip))
    lijst = _add(header, "ErrorList", **{f"{{{SOAP}}}mustUnderstand": "1"})
    lijst.set(f"{{{EB}}}version", "2.0")
    lijst.set(f"{{{EB}}}highestSeverity", "Error")
    fout = _add(lijst, "Error")
    fout.set(f"{{{EB}}}errorCode", code)
    fout.set(f"{{{EB}}}severity", "Error")
    _add(fout, "Description", melding, **{f"{{{XML}}}lang": "nl"})
    return write_xml(root)


def read_ebms(inhoud: bytes, mediatype: str) -> EbmsBericht:
    """Read a message with its payloads.

    Raises:
        InnameError: when the SOAP part is not XML that may be read.
        EbmsError: when it is not an ebMS message.
    """
    delen = read_multipart(inhoud, mediatype)
    header = _find_header(parse_xml(delen[0].inhoud))
    return EbmsBericht(
        van=_text(header, "From/PartyId"),
        naar=_text(header, "To/PartyId"),
        cpa_id=_text(header, "CPAId"),
        conversatie=_text(header, "ConversationId"),
        service=_text(header, "Service"),
        actie=_text(header, "Action"),
        message_id=_text(header, "MessageData/MessageId"),
        tijdstip=_read_moment(header),
        bijlagen=tuple(delen[1:]),
        ref_to=_text(header, "MessageData/RefToMessageId", verplicht=False),
        rol_van=_text(header, "From/Role", verplicht=False),
        rol_naar=_text(header, "To/Role", verplicht=False),
    )


def read_acknowledgment(data: bytes) -> str:
    """Read an acknowledgement and give the id of the message that it is about.

    Raises:
        InnameError: when it is not XML that may be read.
        EbmsError: when it is an error, or something else.
    """
    root = parse_xml(data)
    fout = root.find(f".//{{{EB}}}ErrorList/{{{EB}}}Error")
    if fout is not None:
        melding = fout.findtext(f"{{{EB}}}Description") or "zonder omschrijving"
        raise EbmsError(f"het bericht is geweigerd: {fout.get(f'{{{EB}}}errorCode')}: {melding}")
    ack = root.find(f".//{{{EB}}}Acknowledgment")
    if ack is None:
        raise EbmsError("het antwoord is geen ontvangstbevestiging (eb:Acknowledgment)")
    return _text(ack, "RefToMessageId")


def _make_signal(van: EbmsBericht, actie: str, message_id: str, tijdstip: datetime) -> EbmsBericht:
    """Make the message that goes back: parties and roles change places, the conversation stays."""
    return EbmsBericht(
        van=van.naar,
        naar=van.van,
        cpa_id=van.cpa_id,
        conversatie=van.conversatie,
        message_id=message_id,
        tijdstip=tijdstip,
        service=SERVICE_EBXML,
        actie=actie,
        ref_to=van.message_id,
        rol_van="",
        rol_naar="",
    )


def _make_envelope() -> tuple[Element, Element, Element]:
    root = etree.Element(f"{{{SOAP}}}Envelope", nsmap=NSMAP)
    return root, etree.SubElement(root, f"{{{SOAP}}}Header"), etree.SubElement(root, f"{{{SOAP}}}Body")


def _write_header(parent: Element, bericht: EbmsBericht, *, dubbel: bool = False) -> None:
    header = _add(parent, "MessageHeader", **{f"{{{SOAP}}}mustUnderstand": "1"})
    header.set(f"{{{EB}}}version", "2.0")
    _write_partij(_add(header, "From"), bericht.van, bericht.rol_van)
    _write_partij(_add(header, "To"), bericht.naar, bericht.rol_naar)
    _add(header, "CPAId", bericht.cpa_id)
    _add(header, "ConversationId", bericht.conversatie)
    service = _add(header, "Service", bericht.service)
    if bericht.service != SERVICE_EBXML:
        service.set(f"{{{EB}}}type", TYPE_SERVICE)
    _add(header, "Action", bericht.actie)
    data = _add(header, "MessageData")
    _add(data, "MessageId", bericht.message_id)
    _add(data, "Timestamp", _write_moment(bericht.tijdstip))
    if bericht.ref_to:
        _add(data, "RefToMessageId", bericht.ref_to)
    if dubbel:
        _add(header, "DuplicateElimination")


def _write_partij(parent: Element, oin: str, rol: str) -> None:
    _add(parent, "PartyId", oin).set(f"{{{EB}}}type", TYPE_OIN)
    if rol:
        _add(parent, "Role", rol)


def _mandatory(actor: str) -> dict[str, str]:
    return {f"{{{SOAP}}}mustUnderstand": "1", f"{{{SOAP}}}actor": actor}


def _add(parent: Element, naam: str, tekst: str | None = None, **kenmerken: str) -> Element:
    element = etree.SubElement(parent, f"{{{EB}}}{naam}", kenmerken)
    element.text = tekst
    return element


def _write_moment(tijdstip: datetime) -> str:
    return tijdstip.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _read_moment(header: Element) -> datetime:
    tekst = _text(header, "MessageData/Timestamp")
    try:
        moment = datetime.fromisoformat(tekst)
    except ValueError:
        raise EbmsError(f"{tekst!r} is geen tijdstip") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _find_header(root: Element) -> Element:
    header = root.find(f"{{{SOAP}}}Header/{{{EB}}}MessageHeader")
    if root.tag != f"{{{SOAP}}}Envelope" or header is None:
        raise EbmsError("het eerste deel is geen SOAP-bericht met een eb:MessageHeader")
    return header


def _text(parent: Element, pad: str, *, verplicht: bool = True) -> str:
    tekst = parent.findtext("/".join(f"{{{EB}}}{naam}" for naam in pad.split("/")))
    if verplicht and not tekst:
        raise EbmsError(f"{pad} ontbreekt in de kop van het bericht")
    return tekst or ""
