# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The leveringsverzoek that goes with a package: small, or for a package that the LVBB fetches itself (Grote Berichten)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from pytest_dsoketen.model.berichten import Afwijking
from pytest_dsoketen.model.plannen import Opdrachtsoort
from pytest_dsoketen.standaarden.inname import InnameError, read_zip, write_xml
from pytest_dsoketen.standaarden.lvbb.opdracht import (
    OPDRACHT,
    OPDRACHTVORMEN,
    OpdrachtError,
    Software,
    append_software,
    read_klein,
    read_opdracht,
    read_software,
)
from pytest_dsoketen.standaarden.stop.namen import GB, LVBBT, add, local, new_element, qname, text_of

VERZOEK = "leveringsverzoek.xml"


@dataclass(frozen=True)
class GrootBericht:
    """Where a big package can be fetched, and how to know that it came over whole (Digikoppeling Grote Berichten).

    Attributes:
        bestandsnaam: name of the package.
        md5: checksum, hexadecimal.
        grootte: in bytes.
        adres: URL at the sender.
        mediatype: of the package.
        gemaakt_op: when it was put there; None when not said.
        verloopt_op: until when it can be fetched; None when not said.
        context: id that the sender gives; empty when not said.
    """

    bestandsnaam: str
    md5: str
    grootte: int
    adres: str
    mediatype: str = "application/zip"
    gemaakt_op: datetime | None = None
    verloopt_op: datetime | None = None
    context: str = ""


@dataclass(frozen=True)
class Verzoekbericht:
    """The message around a package: what is asked, for which delivery, by which software.

    Attributes:
        soort: what is asked.
        id_levering: that of the opdracht in the package.
        leverancier: of the software.
        product: name of the software.
        versie: of the software.
        groot: where the package is, when it does not come along.
    """

    soort: Opdrachtsoort
    id_levering: str
    leverancier: str
    product: str = ""
    versie: str = ""
    groot: GrootBericht | None = None


def describe_pakket(pakket: bytes, bestandsnaam: str, adres: str) -> GrootBericht:
    """Describe a package that the LVBB has to fetch."""
    md5 = hashlib.md5(pakket, usedforsecurity=False).hexdigest()
    return GrootBericht(bestandsnaam, md5, len(pakket), adres)


def write_verzoek(verzoek: Verzoekbericht) -> bytes:
    """Write the leveringsverzoek that goes with the package.

    Raises:
        OpdrachtError: when what is asked cannot be asked for a package that the LVBB fetches.
    """
    naam = OPDRACHTVORMEN[verzoek.soort].naam
    if verzoek.groot is not None and verzoek.soort.noemt_besluit:
        raise OpdrachtError(f"een {naam}Verzoek heeft geen groot pakket; lever het zonder Grote Berichten")
    root = new_element(LVBBT, f"{naam}{'GB' if verzoek.groot else ''}Verzoek")
    add(root, "idLevering", verzoek.id_levering)
    append_software(root, Software(verzoek.leverancier, verzoek.product, verzoek.versie))
    if verzoek.groot is not None:
        _append_groot(root, verzoek.groot)
    return write_xml(root)


def _append_groot(root: etree._Element, groot: GrootBericht) -> None:
    """Write where the package is."""
    verwijzing = add(root, "external-data-reference", attributen={"contextId": groot.context} if groot.context else {})
    tijden = add(verwijzing, "lifetime", ns=GB)
    for naam, moment in (("creationTime", groot.gemaakt_op), ("expirationTime", groot.verloopt_op)):
        if moment is not None:
            add(tijden, naam, moment.isoformat(), attributen={"type": "xs:dateTime"})
    inhoud = add(verwijzing, "content", ns=GB, attributen={"contentType": groot.mediatype})
    add(inhoud, "filename", groot.bestandsnaam)
    add(inhoud, "checksum", groot.md5, attributen={"type": "MD5"})
    add(inhoud, "size", str(groot.grootte))
    plek = add(add(verwijzing, "transport", ns=GB), "location")
    add(plek, "senderUrl", groot.adres, attributen={"type": "xs:anyURI"})


def read_verzoek(data: bytes) -> Verzoekbericht:
    """Read a leveringsverzoek, with or without a package that has to be fetched.

    Raises:
        OpdrachtError: when it is not one.
    """
    root = read_klein(data, "het leveringsverzoek")
    soorten = {vorm.naam: soort for soort, vorm in OPDRACHTVORMEN.items()}
    naam = local(root).removesuffix("Verzoek").removesuffix("GB")
    if root.tag != qname(LVBBT, local(root)) or not local(root).endswith("Verzoek") or naam not in soorten:
        raise OpdrachtError(f"het leveringsverzoek begint met “{local(root)}”; dat kent de keten niet")
    software = read_software(root.find(qname(LVBBT, "softwareVersie")))
    verwijzing = root.find(qname(LVBBT, "external-data-reference"))
    return Verzoekbericht(
        soort=soorten[naam],
        id_levering=text_of(root, "lvbbt:idLevering"),
        leverancier=software.leverancier,
        product=software.product,
        versie=software.versie,
        groot=None if verwijzing is None else _read_groot(verwijzing),
    )


def _read_groot(verwijzing: etree._Element) -> GrootBericht:
    """Read where the package is."""
    inhoud = verwijzing.find(qname(GB, "content"))
    grootte = text_of(inhoud, "gb:size")
    if not (grootte.isascii() and grootte.isdigit()):
        raise OpdrachtError(f"het leveringsverzoek zegt niet hoe groot het pakket is: “{grootte[:40]}”")
    return GrootBericht(
        bestandsnaam=text_of(inhoud, "gb:filename"),
        md5=text_of(inhoud, "gb:checksum").lower(),
        grootte=int(grootte),
        adres=text_of(verwijzing, "gb:transport/gb:location/gb:senderUrl"),
        mediatype="" if inhoud is None else inhoud.get("contentType", ""),
        gemaakt_op=_read_moment(text_of(verwijzing, "gb:lifetime/gb:creationTime")),
        verloopt_op=_read_moment(text_of(verwijzing, "gb:lifetime/gb:expirationTime")),
        context=verwijzing.get("contextId", ""),
    )


def _read_moment(tekst: str) -> datetime | None:
    """Read a moment; None when it is not said or not readable."""
    try:
        return datetime.fromisoformat(tekst)
    except ValueError:
        return None


def check_levering(verzoek: bytes, pakket: bytes | None) -> list[Afwijking]:
    """Check a leveringsverzoek with the package that came along or was fetched.

    Args:
        verzoek: the leveringsverzoek.
        pakket: the package; None or empty when there was none.

    Returns:
        What is wrong between the two; what is wrong within the package is said by `keuren.check_aanlevering`.
    """
    try:
        bericht = read_verzoek(verzoek)
    except OpdrachtError as fout:
        return [Afwijking("DSOK-BHKV-002", str(fout), VERZOEK)]
    if not pakket:
        if bericht.groot is None:
            return [Afwijking("LVBB0002", "bij het leveringsverzoek zit geen opdracht.zip", VERZOEK)]
        return [Afwijking("LVBB0003", f"op {bericht.groot.adres} staat geen pakket", VERZOEK)]
    if bericht.groot is not None and hashlib.md5(pakket, usedforsecurity=False).hexdigest() != bericht.groot.md5:
        melding = f"het pakket op {bericht.groot.adres} heeft een andere checksum dan het verzoek zegt"
        return [Afwijking("DSOK-BHKV-002", melding, VERZOEK)]
    return _check_opdracht(bericht, pakket)


def _check_opdracht(bericht: Verzoekbericht, pakket: bytes) -> list[Afwijking]:
    """Check that verzoek and opdracht ask the same; a package that cannot be read is judged elsewhere."""
    try:
        opdracht = read_opdracht(read_zip(pakket)[OPDRACHT])
    except (InnameError, KeyError, OpdrachtError):
        return []
    if (opdracht.soort, opdracht.id_levering) == (bericht.soort, bericht.id_levering):
        return []
    melding = (
        f"het leveringsverzoek vraagt {bericht.soort} voor {bericht.id_levering} "
        f"en opdracht.xml {opdracht.soort} voor {opdracht.id_levering}"
    )
    return [Afwijking("DSOK-BHKV-002", melding, VERZOEK)]
