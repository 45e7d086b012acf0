# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The officiële publicatie: the blad in which overheid.nl makes a besluit known (lvbbu:OfficielePublicatie)."""

from __future__ import annotations

import re
from collections import Counter
from copy import deepcopy
from dataclasses import dataclass
from datetime import date

from lxml import etree

from pytest_dsoketen.model._basis import DsoketenError
from pytest_dsoketen.model.berichten import Afwijking, Bericht
from pytest_dsoketen.model.plannen import Publicatie
from pytest_dsoketen.standaarden.inname import InnameError, parse_xml, write_xml
from pytest_dsoketen.standaarden.stop.namen import (
    DATA,
    LVBBU,
    NS,
    ONDERWERP,
    STOP_VERSIE,
    TEKST,
    UITLEVERING_VERSIE,
    add,
    local,
    qname,
    text_of,
)
from pytest_dsoketen.standaarden.stop.tekst import plain_text

SOORT_BESLUIT, SOORT_KENNISGEVING = "/join/id/stop/soortpublicatie_001", "/join/id/stop/soortpublicatie_002"
WORK_PUBLICATIE = "/join/id/stop/work_015"
_BLADEN = {"gm": ("gmb", "Gemeenteblad"), "pv": ("prb", "Provinciaalblad"), "ws": ("wsb", "Waterschapsblad")}
_PLAATSEN = {"gm": "gemeente", "pv": "provincie", "ws": "waterschap"}
_BESLUITEN = ("BesluitCompact", "BesluitKlassiek", "Kennisgeving", "Rectificatie")


class PublicatieError(DsoketenError):
    """A document is not an officiële publicatie."""


@dataclass(frozen=True)
class Publicatiegegevens:
    """What a publicatie says of the besluit or kennisgeving in it.

    Attributes:
        besluit: AKN expression of what is published.
        titel: official title of the besluit.
        gezag: code of the bevoegd gezag, such as `gm9999`.
        datum: day of publication.
        nummer: number within the year.
        over: AKN expression of the besluit that a kennisgeving is about; empty for a besluit.
        ondertekend: day on which a besluit was signed; a kennisgeving has none.
    """

    besluit: str
    titel: str
    gezag: str
    datum: date
    nummer: int
    over: str = ""
    ondertekend: date | None = None

    @property
    def blad(self) -> str:
        """Code of the blad."""
        return _BLADEN[self.gezag[:2]][0]

    @property
    def identificatie(self) -> str:
        """By which the publicatie is known, such as `gmb-2026-1`."""
        return f"{self.blad}-{self.datum.year}-{self.nummer}"


def write_publicatie(gegevens: Publicatiegegevens, besluit: etree._Element) -> bytes:
    """Write the publicatie of a besluit.

    Args:
        gegevens: what it says of the besluit.
        besluit: an element that is or holds the text of the besluit; left as it is.

    Raises:
        PublicatieError: when there is no text of a besluit in the element.
    """
    tekst = _find_besluit(besluit)
    root = etree.Element(qname(LVBBU, "OfficielePublicatie"), {"schemaversie": UITLEVERING_VERSIE}, nsmap={None: LVBBU})  # type: ignore[dict-item]
    work = f"/akn/nl/officialGazette/{gegevens.blad}/{gegevens.datum.year}/{gegevens.nummer}"
    identiteit = _add_module(root, "ExpressionIdentificatie")
    add(identiteit, "FRBRWork", work)
    add(identiteit, "FRBRExpression", f"{work}/nld@{gegevens.datum}")
    add(identiteit, "soortWork", WORK_PUBLICATIE)
    add(_add_module(root, "OfficielePublicatieVersieMetadata"), "gepubliceerdOp", gegevens.datum.isoformat())
    soort = SOORT_KENNISGEVING if local(tekst) == "Kennisgeving" else SOORT_BESLUIT
    _add_metadata(_add_module(root, "OfficielePublicatieMetadata"), gegevens, soort)
    publicatie = add(root, "OfficielePublicatie", ns=TEKST, attributen={"schemaversie": STOP_VERSIE})
    blad = add(publicatie, _BLADEN[gegevens.gezag[:2]][1])
    aanduiding = add(blad, "Bladaanduiding")
    add(aanduiding, "Titelregel", f"{_BLADEN[gegevens.gezag[:2]][1]} {gegevens.datum.year}, nummer {gegevens.nummer}")
    kopie = deepcopy(tekst)
    kopie.tail = None
    blad.append(kopie)
    return write_xml(root)


def _add_module(root: etree._Element, naam: str) -> etree._Element:
    """Add an IMOP module."""
    return add(root, naam, ns=DATA, attributen={"schemaversie": STOP_VERSIE})


def _add_metadata(metadata: etree._Element, gegevens: Publicatiegegevens, soort: str) -> None:
    """Write the metadata of the blad."""
    orgaan = f"/tooi/id/{_PLAATSEN[gegevens.gezag[:2]]}/{gegevens.gezag}"
    add(metadata, "eindverantwoordelijke", orgaan)
    add(metadata, "jaargang", str(gegevens.datum.year))
    if gegevens.over:
        add(metadata, "mededelingOver", gegevens.over)
    add(metadata, "officieleTitel", gegevens.titel)
    if gegevens.ondertekend is not None:
        add(metadata, "ondertekendOp", gegevens.ondertekend.isoformat())
    add(add(metadata, "onderwerpen"), "onderwerp", ONDERWERP)
    add(metadata, "publicatieIdentifier", gegevens.identificatie)
    add(metadata, "publicatienaam", _BLADEN[gegevens.gezag[:2]][1])
    add(metadata, "publicatieblad", f"/op/def/blad/{gegevens.blad}")
    add(metadata, "publicatienummer", str(gegevens.nummer))
    add(metadata, "publiceert", gegevens.besluit)
    add(metadata, "soortPublicatie", soort)
    add(metadata, "uitgever", orgaan)


def read_publicatie(data: bytes) -> Publicatie:
    """Read a publicatie.

    Raises:
        InnameError: when the XML cannot be read.
        PublicatieError: when it is not a publicatie, or has no text or date.
    """
    root = parse_xml(data)
    if local(root) != "OfficielePublicatie":
        raise PublicatieError(f"het document begint met {local(root)} en is geen officiële publicatie")
    besluit = _find_besluit(root)
    metadata = root.find("data:OfficielePublicatieMetadata", NS)
    datum = text_of(root, "data:OfficielePublicatieVersieMetadata/data:gepubliceerdOp")
    try:
        dag = date.fromisoformat(datum)
    except ValueError:
        raise PublicatieError(f"de publicatie heeft geen geldige datum: {datum!r}") from None
    return Publicatie(
        identificatie=text_of(metadata, "data:publicatieIdentifier"),
        besluit=re.sub(r"/[a-z]{3}@.*$", "", text_of(metadata, "data:publiceert")),
        titel=text_of(metadata, "data:officieleTitel"),
        tekst=plain_text(besluit),
        datum=dag,
    )


def check_publicatie(data: bytes) -> list[Afwijking]:
    """Check a publicatie: readable, the IMOP modules are there, and every identification occurs once.

    STOP0027 and STOP0028 hold per component; the text of the besluit is one, each mutation in it another.
    """
    try:
        root = parse_xml(data)
        read_publicatie(data)
    except (InnameError, PublicatieError) as fout:
        return [Afwijking("LVBB8001", str(fout))]
    afwijkingen = [
        Afwijking("LVBB8001", f"de publicatie mist {naam}")
        for naam in ("ExpressionIdentificatie", "OfficielePublicatieMetadata")
        if root.find(f"data:{naam}", NS) is None
    ]
    return afwijkingen + [
        Afwijking(code, f"{attribuut} {waarde!r} komt {aantal} keer voor in de publicatie", waarde)
        for attribuut, code in (("eId", "STOP0027"), ("wId", "STOP0028"))
        for waarde, aantal in _count_ids(_find_besluit(root), attribuut).items()
        if aantal > 1
    ]


def check_publicatie_bericht(bericht: Bericht) -> list[Afwijking]:
    """Check a publicatie as it passed."""
    return check_publicatie(bericht.inhoud)


def _count_ids(besluit: etree._Element, attribuut: str) -> Counter[str]:
    """Count identifications; a text that is replaced (wijzigactie verwijder) does not count with the new one."""
    telling: Counter[str] = Counter()
    for element in besluit.iter():
        waarde = element.get(attribuut)
        if waarde is None:
            continue
        componenten = [ouder.get("componentnaam") for ouder in element.iterancestors() if ouder.get("componentnaam")]
        vervallen = any(el.get("wijzigactie") == "verwijder" for el in (element, *element.iterancestors()))
        if not vervallen:
            telling[f"{'/'.join(str(naam) for naam in componenten)}!{waarde}" if componenten else waarde] += 1
    return telling


def _find_besluit(element: etree._Element) -> etree._Element:
    """Find the text of the besluit in an element."""
    for kandidaat in element.iter():
        if local(kandidaat) in _BESLUITEN:
            return kandidaat
    raise PublicatieError("er is geen tekst van een besluit")
