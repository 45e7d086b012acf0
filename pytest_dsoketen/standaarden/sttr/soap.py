# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The SOAP messages of the service aanleveren toepasbare regels.

The WSDL of the service is not public. Envelope, base64 content and fault are SOAP 1.1; the names of the elements in the
body are a choice of this project.
"""

from __future__ import annotations

import base64
import binascii

from lxml import etree

from pytest_dsoketen.model._basis import DsoketenError
from pytest_dsoketen.standaarden.inname import InnameError, parse_xml, write_xml
from pytest_dsoketen.standaarden.sttr.lezen import iter_named, text
from pytest_dsoketen.standaarden.sttr.namen import BASIS, make_nsmap

PAD = "/overheid/toepasbare-regels/aanleverentoepasbareregels/v1"
MEDIATYPE = "text/xml"
_SOAP = "http://schemas.xmlsoap.org/soap/envelope/"
_NS = f"{BASIS}v1/aanleveren"


class SoapError(DsoketenError):
    """A SOAP message that cannot be read."""


def _write(inhoud: etree._Element) -> bytes:
    """Put something in an envelope."""
    envelop = etree.Element(etree.QName(_SOAP, "Envelope"), nsmap={"soap": _SOAP})
    etree.SubElement(envelop, etree.QName(_SOAP, "Body")).append(inhoud)
    return write_xml(envelop)


def _read(data: bytes, naam: str) -> str:
    """Give the text of an element in an envelope."""
    try:
        gevonden = iter_named(parse_xml(data), naam)
    except InnameError as fout:
        raise SoapError(str(fout)) from fout
    if not gevonden:
        raise SoapError(f"het SOAP-bericht heeft geen {naam}")
    return text(gevonden[0])


def write_aanlevering(pakket: bytes) -> bytes:
    """Write the request with a delivery."""
    verzoek = etree.Element(etree.QName(_NS, "aanleverenRequest"), nsmap=make_nsmap(_NS))
    etree.SubElement(verzoek, etree.QName(_NS, "pakket")).text = base64.b64encode(pakket).decode()
    return _write(verzoek)


def read_aanlevering(data: bytes) -> bytes:
    """Read the delivery from a request.

    Raises:
        SoapError: when there is none.
    """
    try:
        return base64.b64decode(_read(data, "pakket"), validate=True)
    except binascii.Error as fout:
        raise SoapError(f"het pakket is geen base64: {fout}") from fout


def write_ontvangst(aanlevering: str) -> bytes:
    """Write the answer that a delivery was taken in."""
    antwoord = etree.Element(etree.QName(_NS, "aanleverenResponse"), nsmap=make_nsmap(_NS))
    etree.SubElement(antwoord, etree.QName(_NS, "aanleveringId")).text = aanlevering
    return _write(antwoord)


def read_ontvangst(data: bytes) -> str:
    """Read the id that a delivery was given.

    Raises:
        SoapError: when there is none.
    """
    return _read(data, "aanleveringId")


def write_fout(melding: str) -> bytes:
    """Write a fault: the delivery is refused."""
    fout = etree.Element(etree.QName(_SOAP, "Fault"))
    etree.SubElement(fout, "faultcode").text = "soap:Client"
    etree.SubElement(fout, "faultstring").text = melding
    return _write(fout)


def read_fout(data: bytes) -> str:
    """Read why a delivery was refused.

    Raises:
        SoapError: when the message holds no fault.
    """
    return _read(data, "faultstring")
