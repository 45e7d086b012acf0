# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""More that plansoftware does to a version of a regeling: move an article, add a picture or a document."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from lxml import etree

from pytest_dsoketen.standaarden.imow.objecten import group_objecten
from pytest_dsoketen.standaarden.stop.gio import hash_of
from pytest_dsoketen.standaarden.stop.identificatie import expression_dated, join_gio
from pytest_dsoketen.standaarden.stop.mutatie import diff_tekst
from pytest_dsoketen.standaarden.stop.namen import FORMAAT_DOCUMENT, FORMAAT_GIO, TEKST, add, local, new_element, qname
from pytest_dsoketen.standaarden.stop.tekst import canonical, find_by_wid, iter_artikelen
from pytest_dsoketen.standaarden.stop.toepassen import ConsolidatieError, apply_mutatie
from pytest_dsoketen.standaarden.stop.versie import Informatieobject, Regelingversie, build_io_metadata
from pytest_dsoketen.standaarden.stop.wijzigen import (
    WijzigError,
    changed_informatieobjecten,
    changed_objecten,
    name_informatieobjecten,
)

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_DPI: Final = "96"


def move_artikel(versie: Regelingversie, wid: str, na: str) -> Regelingversie:
    """Put an article right behind another one; its wId stays, its eId follows its new place.

    Args:
        versie: the version that is being made.
        wid: wId of the article that is moved.
        na: wId of the article behind which it comes, in the same hoofdstuk or in another one.

    Raises:
        WijzigError: when the regeling lacks one of them, or they are the same.
    """
    root = versie.text_root()
    artikel, plek = _find_artikel(root, wid), _find_artikel(root, na)
    if artikel is plek:
        raise WijzigError(f"artikel {wid} kan niet achter zichzelf staan")
    plek.addnext(artikel)
    _renumber(artikel, plek.get("eId", "").rpartition("__")[0])
    return replace(versie, tekst=canonical(root))


def _renumber(artikel: etree._Element, houder: str) -> None:
    """Let the eIds of an article begin with that of the element it stands in."""
    oud = artikel.get("eId", "")
    nieuw = "__".join(deel for deel in (houder, oud.rpartition("__")[2]) if deel)
    for element in artikel.iter(etree.Element):
        eid = element.get("eId", "")
        if eid == oud or eid.startswith(f"{oud}__"):
            element.set("eId", nieuw + eid.removeprefix(oud))


def add_afbeelding(versie: Regelingversie, wid: str, bestandsnaam: str, inhoud: bytes) -> Regelingversie:
    """Put a picture at the end of the text of an article.

    Args:
        versie: the version that is being made.
        wid: wId of the article.
        bestandsnaam: name of the file in the package.
        inhoud: a PNG.

    Raises:
        WijzigError: when the regeling has no such article, it has no text of its own, or the picture is no PNG.
    """
    root = versie.text_root()
    artikel = _find_artikel(root, wid)
    tekst = artikel.find(qname(TEKST, "Inhoud"))
    if tekst is None:
        raise WijzigError(f"artikel {wid} heeft geen tekst van zichzelf om een plaatje in te zetten")
    breedte, hoogte = read_afmeting(inhoud)
    nummer = 1 + sum(1 for _ in artikel.iter(qname(TEKST, "Figuur")))
    begin = f"{versie.gezag}_{versie.versienummer}__"
    eid = f"{artikel.get('eId')}__img_o_{nummer}"
    figuur = add(tekst, "Figuur", attributen={"eId": eid, "wId": begin + eid})
    afmeting = {"breedte": str(breedte), "hoogte": str(hoogte), "dpi": _DPI}
    vorm = {"naam": bestandsnaam, "formaat": "image/png", "uitlijning": "start"}
    add(figuur, "Illustratie", attributen={**vorm, **afmeting})
    bestanden = {**dict(versie.bestanden), bestandsnaam: inhoud}
    return replace(versie, tekst=canonical(root), bestanden=tuple(bestanden.items()))


def read_afmeting(png: bytes) -> tuple[int, int]:
    """Read width and height of a PNG in pixels.

    Raises:
        WijzigError: when it is none.
    """
    if len(png) < 24 or not png.startswith(_PNG):
        raise WijzigError("het plaatje is geen PNG")
    breedte, hoogte = struct.unpack(">II", png[16:24])
    return breedte, hoogte


def add_document(versie: Regelingversie, naam: str, bestandsnaam: str, inhoud: bytes, *, datum: date) -> Regelingversie:
    """Add a document (PDF) to the regeling as an informatieobject, named in the bijlage with the others.

    Args:
        versie: the version that is being made.
        naam: name for a reader.
        bestandsnaam: name of the file in the package.
        inhoud: the PDF.
        datum: date of the expression of the informatieobject.

    Raises:
        WijzigError: when the file is no PDF, or there is one with that name already.
    """
    if not inhoud.startswith(b"%PDF-"):
        raise WijzigError(f"{bestandsnaam} is geen PDF")
    if any(io.bestandsnaam == bestandsnaam for io in versie.informatieobjecten):
        raise WijzigError(f"de regeling heeft al een informatieobject met bestand {bestandsnaam}")
    kenmerk = re.sub(r"[^A-Za-z0-9]", "", bestandsnaam.rpartition(".")[0]) or "document"
    work = join_gio(versie.gezag, datum.year, f"doc_{kenmerk}")
    io = Informatieobject(
        work=work,
        expression=expression_dated(work, datum),
        naam=naam,
        bestandsnaam=bestandsnaam,
        inhoud=inhoud,
        formaat=FORMAAT_DOCUMENT,
        geboorteregeling=versie.work,
        hash=hash_of(inhoud),
        metadata=build_io_metadata(versie.gezag, work, naam).replace(FORMAAT_GIO.encode(), FORMAAT_DOCUMENT.encode()),
    )
    root = versie.text_root()
    name_informatieobjecten(root, versie, (io,))
    return replace(versie, tekst=canonical(root), informatieobjecten=(*versie.informatieobjecten, io))


def list_documenten(versie: Regelingversie) -> Iterator[Informatieobject]:
    """Walk the informatieobjecten that are a document."""
    return (io for io in versie.informatieobjecten if not io.is_gio)


def _find_artikel(root: etree._Element, wid: str) -> etree._Element:
    """Find an article."""
    element = find_by_wid(root, wid)
    if element is None or local(element) != "Artikel":
        raise WijzigError(f"de regeling heeft geen artikel met wId {wid}")
    return element


def replay(versie: Regelingversie, was: Regelingversie, wordt: Regelingversie) -> Regelingversie:
    """Make on one version the change that other software made between two others.

    Raises:
        WijzigError: when the change does not fit.
    """
    mutatie = new_element(TEKST, "RegelingMutatie")
    mutatie.extend(diff_tekst(was.tekst, wordt.tekst))
    try:
        tekst = apply_mutatie(versie.tekst, mutatie)
    except ConsolidatieError as fout:
        raise WijzigError(f"de wijziging past niet op deze versie: {fout}") from fout
    stand = {obj.identificatie: obj for obj in versie.ow}
    for obj in changed_objecten(was, wordt):
        if obj.status:
            stand.pop(obj.identificatie, None)
        else:
            stand[obj.identificatie] = obj
    nieuw = (*versie.informatieobjecten, *changed_informatieobjecten(was, wordt))
    bestanden = {**dict(versie.bestanden), **dict(wordt.bestanden)}
    return replace(
        versie,
        tekst=tekst,
        ow=group_objecten(stand.values()),
        informatieobjecten=nieuw,
        bestanden=tuple(bestanden.items()),
    )


def list_gewijzigd(was: Regelingversie, wordt: Regelingversie) -> list[str]:
    """Give the wIds of the articles that differ between two versions, or are in one of them only."""
    oud, nieuw = (
        {el.get("wId", ""): canonical(el) for el in iter_artikelen(versie.text_root())} for versie in (was, wordt)
    )
    return [wid for wid in {**oud, **nieuw} if oud.get(wid) != nieuw.get(wid)]
