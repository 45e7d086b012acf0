# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Own checks on a verzoekbericht: what the official schema does not catch. One row per norm, one function per row.

A BSN is not put to the elfproef: the official example does not pass it.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime

from lxml import etree

from pytest_dsoketen.model.berichten import Afwijking
from pytest_dsoketen.standaarden.inname import InnameError, parse_xml
from pytest_dsoketen.standaarden.stam._xml import (
    BRON_GEBRUIKER,
    BRON_LV,
    GML,
    IC,
    IMAM,
    VX,
    Element,
    StamError,
    find,
    find_all,
    need,
    read_bool,
    read_datetime,
    text,
)
from pytest_dsoketen.standaarden.stam.lezen import read_element
from pytest_dsoketen.standaarden.stam.locaties import read_paren
from pytest_dsoketen.standaarden.stam.notificatie import read_notificatie

_EERSTE = frozenset({"Initieren", "Conceptverzoek"})
_OIN = re.compile(r"[0-9A-Za-z]{20}")
_IMOW = re.compile(r"nl\.imow-(gm|pv|ws|mn|mnre)[0-9]{1,6}\.activiteit\.[A-Za-z0-9]{1,32}")
_SPELING_METERS = 2.0
_CODE_LEESBAAR = "DSOK-STAM-001"
_CODE_NOTIFICATIE = "DSOK-STAM-020"
_CODE_NOTIFICATIENUMMER = "DSOK-STAM-021"
_CODE_NOTIFICATIEINHOUD = "DSOK-STAM-022"

Check = Callable[[Element], Iterator[str]]
"""Gets the element `verzoek`; gives a sentence for everything that is wrong."""


def is_verzoeknummer(tekst: str) -> bool:
    """Whether a text is a verzoeknummer: a date of 8 digits and a counter of 5."""
    if not re.fullmatch(r"[0-9]{13}", tekst):
        return False
    try:
        date.fromisoformat(tekst[:8])
    except ValueError:
        return False
    return True


def _check_verzoeknummer(verzoek: Element) -> Iterator[str]:
    nummer = text(verzoek, "verzoeknummer")
    if not is_verzoeknummer(nummer):
        yield f"verzoeknummer {nummer!r} is geen datum (8 cijfers) met een teller (5 cijfers)"


def _check_volgnummer(verzoek: Element) -> Iterator[str]:
    nummer = text(verzoek, "volgnummer")
    if not re.fullmatch(r"[0-9]{3}", nummer):
        yield f"volgnummer {nummer!r} heeft geen drie cijfers"


def _check_eerste(verzoek: Element) -> Iterator[str]:
    if text(verzoek, "doel") in _EERSTE and text(verzoek, "volgnummer") != "000":
        yield f"doel {text(verzoek, 'doel')} heeft volgnummer {text(verzoek, 'volgnummer')!r} in plaats van 000"


def _check_vervolg(verzoek: Element) -> Iterator[str]:
    if text(verzoek, "doel") not in _EERSTE and text(verzoek, "volgnummer") == "000":
        yield f"doel {text(verzoek, 'doel')} heeft volgnummer 000, dat van het eerste bericht"


def _check_datum(verzoek: Element) -> Iterator[str]:
    nummer = text(verzoek, "verzoeknummer")
    if is_verzoeknummer(nummer) and date.fromisoformat(nummer[:8]) > read_datetime(text(verzoek, "indienDatum")).date():
        yield f"het verzoeknummer {nummer} is van na de indiendatum {text(verzoek, 'indienDatum')}"


def _check_oin(verzoek: Element, naam: str) -> Iterator[str]:
    for instantie in verzoek.iter(f"{{{VX}}}{naam}"):
        oin = text(instantie, "oin")
        if not _OIN.fullmatch(oin):
            yield f"OIN {oin!r} van {naam} heeft geen 20 posities"


def _check_oin_gezag(verzoek: Element) -> Iterator[str]:
    return _check_oin(verzoek, "bevoegdGezag")


def _check_oin_dienst(verzoek: Element) -> Iterator[str]:
    return _check_oin(verzoek, "uitvoerendeInstantie")


def _check_tijdvak(verzoek: Element) -> Iterator[str]:
    for tijdvak in verzoek.iter(f"{{{VX}}}tijdvakGeldigheid"):
        begin, eind = text(tijdvak, "beginGeldigheid"), text(tijdvak, "eindGeldigheid")
        if eind and _compare(read_datetime(eind), read_datetime(begin)) < 0:
            yield f"eindGeldigheid {eind} ligt voor beginGeldigheid {begin}"


def _compare(links: datetime, rechts: datetime) -> int:
    """Compare two moments, of which one may lack its time zone."""
    if (links.tzinfo is None) != (rechts.tzinfo is None):
        links, rechts = links.replace(tzinfo=None), rechts.replace(tzinfo=None)
    return (links > rechts) - (links < rechts)


def _check_open(verzoek: Element) -> Iterator[str]:
    gezag = [need(verzoek, "bevoegdGezag"), *find_all(find(verzoek, "bevoegdGezagHistorie"), "bevoegdGezag")]
    aantal = sum(not text(need(item, "tijdvakGeldigheid"), "eindGeldigheid") for item in gezag)
    if aantal != 1:
        yield f"het verzoek heeft {aantal} keer een bevoegd gezag zonder eindGeldigheid; dat moet één keer zijn"


def _check_activiteitnummers(verzoek: Element) -> Iterator[str]:
    nummers = Counter(text(item, "volgnummer") for item in verzoek.iter(f"{{{VX}}}projectactiviteit"))
    for nummer, aantal in nummers.items():
        if aantal > 1:
            yield f"{aantal} activiteiten hebben volgnummer {nummer!r}"


def _check_imow(verzoek: Element) -> Iterator[str]:
    for item in verzoek.iter(f"{{{VX}}}imowId"):
        if not _IMOW.fullmatch(item.text or ""):
            yield f"imowId {item.text!r} is geen id van een activiteit"


def _check_activiteit_id(verzoek: Element) -> Iterator[str]:
    for item in verzoek.iter(f"{{{VX}}}imowId"):
        ouder = item.getparent()
        activiteit_id = text(ouder, "activiteitId")
        if not activiteit_id.endswith(item.text or ""):
            yield f"activiteitId {activiteit_id!r} hoort niet bij imowId {item.text!r}"


def _check_plek(verzoek: Element) -> Iterator[str]:
    for locatie in verzoek.iter(f"{{{VX}}}projectlocatie"):
        opgegeven = find(locatie, "coordinatenOpgegeven")
        if opgegeven is None or text(opgegeven, "referentiestelsel") != "RD":
            continue
        rd = _read_punt(find(opgegeven, "puntlocatie"), in_rd=True)
        etrs = _read_punt(find(need(locatie, "coordinatenEtrs"), "puntlocatie", IC), in_rd=False)
        if rd and etrs and math.dist(rd, etrs) > _SPELING_METERS:
            yield f"RD {rd} en ETRS89 wijzen {math.dist(rd, etrs):.0f} meter uit elkaar"


def _read_punt(element: Element | None, *, in_rd: bool) -> tuple[float, float] | None:
    pos = None if element is None else element.find(f"{{{GML}}}pos")
    paren = () if pos is None else read_paren(pos.text or "", in_rd=in_rd)
    return paren[0] if paren else None


def _check_vertrouwelijk(verzoek: Element) -> Iterator[str]:
    for gevraagd in verzoek.iter(f"{{{VX}}}gevraagdeBijlage"):
        if read_bool(text(gevraagd, "potentieelVertrouwelijk")):
            continue
        for document in find_all(find(gevraagd, "documenten"), "document"):
            if read_bool(text(document, "vertrouwelijk")):
                yield f"{text(document, 'bestandsnaam')!r} is vertrouwelijk, maar dat kon niet worden gevraagd"


def _check_document_id(verzoek: Element) -> Iterator[str]:
    namen: dict[str, str] = {}
    for document in verzoek.iter(f"{{{VX}}}document"):
        naam, document_id = text(document, "bestandsnaam"), text(document, "documentId")
        if not document_id.strip():
            yield f"{naam!r} heeft geen documentId"
        elif namen.setdefault(document_id, naam) != naam:
            yield f"documentId {document_id!r} hoort bij {namen[document_id]!r} en bij {naam!r}"


def _check_bron(verzoek: Element) -> Iterator[str]:
    for ouder in verzoek.iter():
        dubbel = Counter(kind.tag for kind in ouder if kind.get("bron") or kind.tag.startswith(f"{{{IC}}}"))
        for tag, aantal in dubbel.items():
            bronnen = sorted(kind.get("bron", "") for kind in ouder if kind.tag == tag)
            if aantal > 1 and bronnen != sorted((BRON_LV, BRON_GEBRUIKER)):
                naam = etree.QName(tag).localname
                yield f"{naam} staat er {aantal} keer, niet één keer per bron ({BRON_LV} en {BRON_GEBRUIKER})"


CONTROLES: tuple[tuple[str, Check], ...] = (
    ("DSOK-STAM-002", _check_verzoeknummer),
    ("DSOK-STAM-003", _check_volgnummer),
    ("DSOK-STAM-004", _check_eerste),
    ("DSOK-STAM-005", _check_vervolg),
    ("DSOK-STAM-006", _check_datum),
    ("DSOK-STAM-007", _check_oin_gezag),
    ("DSOK-STAM-008", _check_oin_dienst),
    ("DSOK-STAM-009", _check_tijdvak),
    ("DSOK-STAM-010", _check_open),
    ("DSOK-STAM-011", _check_activiteitnummers),
    ("DSOK-STAM-012", _check_imow),
    ("DSOK-STAM-013", _check_activiteit_id),
    ("DSOK-STAM-014", _check_plek),
    ("DSOK-STAM-015", _check_vertrouwelijk),
    ("DSOK-STAM-016", _check_document_id),
    ("DSOK-STAM-017", _check_bron),
)
"""Code of the norm and the function that checks it; the texts are in `model/eisen/berichten_verzoek`."""


def check_verzoek(data: bytes) -> list[Afwijking]:
    """Check a verzoekbericht: whether it can be read, and then every row of `CONTROLES`."""
    try:
        root = parse_xml(data)
        read_element(root)
        verzoek = need(root, "verzoek", IMAM)
    except (InnameError, StamError) as fout:
        return [Afwijking(_CODE_LEESBAAR, str(fout), plaats="verzoekXML")]
    return [Afwijking(code, melding, plaats="verzoekXML") for code, check in CONTROLES for melding in check(verzoek)]


def check_notificatie(data: bytes) -> list[Afwijking]:
    """Check the payload of a verzoeknotificatie: readable, with a real verzoeknummer, and nothing more."""
    try:
        nummer = read_notificatie(data)
        aantal = len(parse_xml(data))
    except (InnameError, StamError) as fout:
        return [Afwijking(_CODE_NOTIFICATIE, str(fout), plaats="verzoeknotificatie")]
    gevonden = []
    if not is_verzoeknummer(nummer):
        gevonden.append(
            Afwijking(
                _CODE_NOTIFICATIENUMMER,
                f"verzoeknummer {nummer!r} is geen datum met een teller",
                plaats="verzoeknotificatie",
            )
        )
    if aantal > 1:
        gevonden.append(
            Afwijking(
                _CODE_NOTIFICATIEINHOUD, "de notificatie bevat meer dan het verzoeknummer", plaats="verzoeknotificatie"
            )
        )
    return gevonden
