# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Projectlocaties of STAM 4.0, both ways.

A location is in the message in ETRS89 and once more as it was given: coordinates in RD, an address, or a parcel.
With an address or a parcel there are no RD coordinates; then the ETRS89 ones are turned back.
"""

from __future__ import annotations

from pytest_dsoketen.model.verzoeken import Locatie, Perceel, Ring
from pytest_dsoketen.standaarden.stam._xml import (
    GML,
    IC,
    VX,
    Element,
    StamError,
    add,
    find,
    need,
    text,
)
from pytest_dsoketen.standaarden.stam.coordinaten import to_etrs, to_rd

RD = "urn:ogc:def:crs:EPSG::28992"
ETRS = "urn:ogc:def:crs:EPSG::4258"
_GRENS = 1e7

_ADRES: tuple[tuple[str, str], ...] = (
    ("nummeraanduiding", "identificatiecodeNummeraanduiding"),
    ("huisletter", "opgegevenAdresHuisletter"),
    ("huisnummer", "opgegevenAdresHuisnummer"),
    ("toevoeging", "opgegevenAdresHuisnummerToevoeging"),
    ("postcode", "opgegevenAdresPostcode"),
    ("straat", "opgegevenAdresStraatnaam"),
    ("woonplaats", "opgegevenAdresWoonplaatsNaam"),
)
_PERCEEL: tuple[tuple[str, str], ...] = (
    ("identificatie", "BRKIdentificatie"),
    ("nummer", "kadastraalPerceelnummer"),
    ("gemeente", "kadastraleGemeente"),
    ("sectie", "kadastraleSectie"),
)


def write_locatie(parent: Element, locatie: Locatie) -> None:
    """Write one projectlocatie."""
    element = add(parent, "projectlocatie")
    etrs = add(element, "coordinatenEtrs")
    _write_punt(etrs, to_etrs(locatie.x, locatie.y), ETRS, IC)
    add(etrs, "referentiestelsel", "ETRS89", IC)
    _write_vlak(etrs, tuple(tuple(to_etrs(x, y) for x, y in ring) for ring in locatie.vlak), ETRS, IC)
    if any(getattr(locatie, veld) for veld, _ in _ADRES):
        _write_teksten(add(element, "adresaanduiding"), locatie, _ADRES)
    elif locatie.perceel is not None:
        _write_teksten(add(element, "kadastraleAanduiding"), locatie.perceel, _PERCEEL)
    else:
        opgegeven = add(element, "coordinatenOpgegeven")
        _write_punt(opgegeven, (locatie.x, locatie.y), RD, VX)
        add(opgegeven, "referentiestelsel", "RD")
        _write_vlak(opgegeven, locatie.vlak, RD, VX)


def _write_teksten(element: Element, obj: Locatie | Perceel, velden: tuple[tuple[str, str], ...]) -> None:
    for veld, naam in velden:
        waarde = getattr(obj, veld)
        if waarde:
            add(element, naam, waarde)


def _write_punt(parent: Element, punt: tuple[float, float], stelsel: str, ns: str) -> None:
    add(add(parent, "puntlocatie", ns=ns), "pos", _write_paren((punt,), stelsel), GML, srsName=stelsel)


def _write_vlak(parent: Element, ringen: tuple[Ring, ...], stelsel: str, ns: str) -> None:
    if not ringen:
        return
    vlak = add(parent, "vlaklocatie", ns=ns, srsName=stelsel)
    polygoon = add(add(vlak, "surfaceMember", ns=GML), "Polygon", ns=GML, srsName=stelsel)
    for nummer, ring in enumerate(ringen):
        rand = add(polygoon, "interior" if nummer else "exterior", ns=GML)
        add(add(rand, "LinearRing", ns=GML), "posList", _write_paren(ring, stelsel), GML)


def _write_paren(punten: Ring, stelsel: str) -> str:
    """Write coordinates: RD as they are, degrees fine enough to turn them back to the millimetre."""
    if stelsel == RD:
        return " ".join(f"{x!r} {y!r}" for x, y in punten)
    return " ".join(f"{breedte:.11f} {lengte:.11f}" for breedte, lengte in punten)


def read_locatie(element: Element) -> list[Locatie]:
    """Read one projectlocatie: one Locatie, or one for each polygon when there are more.

    Raises:
        StamError: when coordinates cannot be read.
    """
    bron = find(element, "coordinatenOpgegeven")
    ns = VX
    if bron is None or text(bron, "referentiestelsel") != "RD":
        bron, ns = need(element, "coordinatenEtrs"), IC
    vlakken = _read_vlakken(find(bron, "vlaklocatie", ns), in_rd=ns == VX)
    punten = _read_punten(find(bron, "puntlocatie", ns), in_rd=ns == VX)
    adres = find(element, "adresaanduiding")
    velden = {} if adres is None else {veld: text(adres, naam) for veld, naam in _ADRES}
    kadaster = find(element, "kadastraleAanduiding")
    perceel = None
    if kadaster is not None:
        perceel = Perceel(**{veld: text(kadaster, naam) for veld, naam in _PERCEEL})
    gevonden = []
    for vlak in vlakken or [()]:
        x, y = punten[0] if punten else _find_midden(vlak)
        gevonden.append(Locatie(x, y, vlak=vlak, perceel=perceel, **velden))
    return gevonden


def _find_midden(vlak: tuple[Ring, ...]) -> tuple[float, float]:
    """Give a point for a location that only has a polygon: the middle of its box."""
    if not vlak:
        return 0.0, 0.0
    xen, yen = [x for x, _ in vlak[0]], [y for _, y in vlak[0]]
    return (min(xen) + max(xen)) / 2, (min(yen) + max(yen)) / 2


def _read_punten(element: Element | None, *, in_rd: bool) -> Ring:
    if element is None:
        return ()
    return tuple(punt for pos in element.iter(f"{{{GML}}}pos") for punt in read_paren(pos.text or "", in_rd=in_rd))


def _read_vlakken(element: Element | None, *, in_rd: bool) -> list[tuple[Ring, ...]]:
    if element is None:
        return []
    return [
        tuple(
            read_paren(lijst.text or "", in_rd=in_rd)
            for rand in ("exterior", "interior")
            for lijst in polygoon.iterfind(f"{{{GML}}}{rand}/{{{GML}}}LinearRing/{{{GML}}}posList")
        )
        for polygoon in element.iter(f"{{{GML}}}Polygon")
    ]


def read_paren(tekst: str, *, in_rd: bool) -> Ring:
    """Read coordinates and give them in RD.

    Raises:
        StamError: when they are no pairs of numbers.
    """
    try:
        getallen = [float(deel) for deel in tekst.split()]
    except ValueError:
        raise StamError(f"{tekst[:60]!r} zijn geen coördinaten") from None
    if any(not abs(getal) < _GRENS for getal in getallen):
        raise StamError(f"{tekst[:60]!r} ligt buiten elk stelsel van coördinaten")
    if len(getallen) % 2:
        raise StamError(f"{tekst[:60]!r} heeft een oneven aantal coördinaten")
    paren = zip(getallen[::2], getallen[1::2], strict=True)
    return tuple(paren) if in_rd else tuple(to_rd(breedte, lengte) for breedte, lengte in paren)
