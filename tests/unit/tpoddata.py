# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""A right package for every kind of regeling: with the organisation, the text and the OW objects that go with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial

from pytest_dsoketen.standaarden.inname import read_zip, write_zip
from pytest_dsoketen.standaarden.lvbb.keuren.tpod.soorten import REGELINGSOORTEN
from pytest_dsoketen.standaarden.stop.gio import hash_of
from tests.unit.owdata import (
    aanwijzing,
    divisie,
    gebied,
    ow,
    read_xml,
    ref,
    regel,
    regelingsgebied,
    regeltekst,
    replace_objecten,
    tekstdeel,
)
from tests.unit.plandata import BOS, WID_KAPPEN, make_pakket

BESLUIT = "besluit.xml"
CODES = {"gemeente": "gm9999", "provincie": "pv99", "waterschap": "ws9999", "ministerie": "mnre9999"}
ORGANEN = {"gemeente": "c_2a7d8663", "provincie": "c_411b4e4a", "waterschap": "c_70c87e3d", "ministerie": "c_3aaa4d12"}
"""Bestuursorgaan per kind of organisation."""
GEBOREN_IN = "/akn/nl/act/gm9998/2026/omgevingsplan"
"""Of which regeling a tijdelijk deel is a part."""

_DIVISIES = (
    '<Divisie eId="div_1" wId="{g}_1__div_1"><Kop><Label>Hoofdstuk</Label><Nummer>1</Nummer>'
    "<Opschrift>Bomen</Opschrift></Kop>"
    '<Divisietekst eId="div_1__content_1" wId="{g}_1__div_1__content_1"><Kop><Nummer>1.1</Nummer>'
    "<Opschrift>Het bos</Opschrift></Kop><Inhoud><Al>Het bos blijft.</Al></Inhoud></Divisietekst></Divisie>"
)
_CONDITIE = (
    '<Conditie><Artikel eId="body__cnd_1__art_1" wId="{g}_1__body__cnd_1__art_1"><Kop><Label>Artikel</Label>'
    "<Nummer>1</Nummer></Kop><Inhoud><Al>Deze regels gaan voor.</Al></Inhoud></Artikel></Conditie>"
)
_DEEL_VAN = (
    f"<isTijdelijkDeelVan><WorkIdentificatie><FRBRWork>{GEBOREN_IN}</FRBRWork>"
    "<soortWork>/join/id/stop/work_019</soortWork></WorkIdentificatie></isTijdelijkDeelVan>"
)


def gezag_of(soort: str) -> str:
    """Give a kind of organisation that may decide on a regeling of a kind."""
    keuze = REGELINGSOORTEN[soort].gezag
    return min(keuze.waarden) if keuze else "gemeente"


@cache
def make_soort(soort: str, gezag: str = "", *, aangewezen: bool = False) -> bytes:
    """Make the package of the first version of a regeling of a kind.

    Args:
        soort: last part of its soortRegeling.
        gezag: kind of organisation that decides; by default one that may.
        aangewezen: whether it has a gebiedsaanwijzing of the type Natuur.
    """
    gezag = gezag or gezag_of(soort)
    code = CODES[gezag]
    bestanden = _rename(read_zip(make_pakket()), gezag, code)
    model = min(next(k for k in REGELINGSOORTEN[soort].tekst if k.bij in {"", gezag}).waarden)
    tekst = _shape_tekst(bestanden[BESLUIT].decode().replace("regelingtype_003", soort), model, code)
    bestanden = replace_objecten(
        {**bestanden, BESLUIT: tekst.encode()}, map(read_xml, _objecten(model, code, aangewezen))
    )
    return write_zip(bestanden)


@cache
def uitgang_of(soort: str, gezag: str = "", *, aangewezen: bool = False) -> Callable[[], bytes]:
    """Give the same function for the same package."""
    return partial(make_soort, soort, gezag, aangewezen=aangewezen)


def _rename(bestanden: dict[str, bytes], gezag: str, code: str) -> dict[str, bytes]:
    """Let another organisation decide."""
    nieuw = {
        naam: inhoud.decode()
        .replace("/tooi/id/gemeente/", f"/tooi/id/{gezag}/")
        .replace(ORGANEN["gemeente"], ORGANEN[gezag])
        .replace("gm9999", code)
        .replace("GM9999", code.upper())
        .encode()
        for naam, inhoud in bestanden.items()
    }
    gml, io = "gio_Bos.gml", "IO-gio_Bos.xml"
    hash_nieuw = nieuw[io].replace(hash_of(bestanden[gml]).encode(), hash_of(nieuw[gml]).encode())
    return {**nieuw, io: hash_nieuw}


def _shape_tekst(tekst: str, model: str, code: str) -> str:
    """Give the regeling another model, with the text that goes with it."""
    tekst = tekst.replace("RegelingCompact", model)
    begin, einde = f"<{model} ", f"</{model}>"
    voor, _, rest = tekst.partition(begin)
    regeling, _, na = rest.partition(einde)
    if model == "RegelingVrijetekst":
        regeling = re.sub(r"(<Lichaam[^>]*>).*(</Lichaam>)", rf"\1{_DIVISIES.format(g=code)}\2", regeling)
    if model == "RegelingTijdelijkdeel":
        regeling = re.sub(r"(<Lichaam[^>]*>)", rf"\1{_CONDITIE.format(g=code)}", regeling)
        na = na.replace("work_019</soortWork>", f"work_021</soortWork>{_DEEL_VAN}")
    return f"{voor}{begin}{regeling}{einde}{na}"


def _objecten(model: str, code: str, aangewezen: bool) -> list[str]:
    """Write OW objects that every kind of regeling with this model may have."""
    bos = ow("gebied", "Bos", code)
    verwijzing = ref("ga:GebiedsaanwijzingRef", ow("gebiedsaanwijzing", "1", code))
    objecten = [gebied(BOS.geometrie_id, "Bos", code), regelingsgebied(bos, "1", code)]
    if aangewezen:
        objecten.append(aanwijzing("Natuur", "Natura2000Gebied", bos, code))
    if model == "RegelingVrijetekst":
        extra = f"<vt:gebiedsaanwijzing>{verwijzing}</vt:gebiedsaanwijzing>" if aangewezen else ""
        tekst = divisie(f"{code}_1__div_1__content_1", gezag=code)
        return [*objecten, tekst, tekstdeel(ow("divisietekst", "1", code), bos, extra, gezag=code)]
    extra = f"<regels:gebiedsaanwijzing>{verwijzing}</regels:gebiedsaanwijzing>" if aangewezen else ""
    return [
        *objecten,
        regeltekst(WID_KAPPEN.replace("gm9999", code), gezag=code),
        regel(bos, extra, gezag=code),
    ]
