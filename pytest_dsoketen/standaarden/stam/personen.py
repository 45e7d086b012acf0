# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Persons, companies and addresses of STAM 4.0, both ways.

A value that the user changed stands in the message twice, told apart by `bron`: what the user says and what the
basisregistratie says. The model holds the first in the field and the second in `registratie`.
"""

from __future__ import annotations

from typing import Any, Protocol

from pytest_dsoketen.model.verzoeken import (
    Adres,
    AfwijkendAdres,
    Basiswaarden,
    BuitenlandsAdres,
    Contactadres,
    Contactpersoon,
    Persoon,
    Vestiging,
)
from pytest_dsoketen.standaarden.stam._xml import (
    BRON_GEBRUIKER,
    BRON_LV,
    IC,
    VX,
    Element,
    add,
    add_public,
    find,
    find_all,
    need,
    text,
    write_bool,
)

Veld = tuple[str, str, bool]
"""Field of the model, name of the element, whether it has to be there."""

_BINNENLANDS: tuple[Veld, ...] = (
    ("huisletter", "huisletter", False),
    ("huisnummer", "huisnummer", True),
    ("toevoeging", "huisnummertoevoeging", False),
    ("postcode", "postcode", True),
    ("straat", "straatnaam", True),
    ("woonplaats", "woonplaatsnaam", True),
)
_AFWIJKEND: tuple[Veld, ...] = (
    ("nummer", "nummer", True),
    ("postcode", "postcode", True),
    ("woonplaats", "woonplaatsnaam", True),
)
_BUITENLANDS = ("adresBuitenland1", "adresBuitenland2", "adresBuitenland3", "land")
_BEREIKBAAR: tuple[Veld, ...] = (
    ("emailadres", "emailadres", False),
    ("telefoonnummer", "telefoonnummer", False),
)
_NAAM: tuple[Veld, ...] = (
    ("naam", "geslachtsnaamNaamgebruik", True),
    ("voorletters", "voorlettersNaamgebruik", True),
)
_VOORVOEGSEL: tuple[Veld, ...] = (("voorvoegsel", "voorvoegselNaamgebruik", False),)
_BEDRIJF: tuple[Veld, ...] = (
    ("rsin", "rsin", False),
    ("statutaire_naam", "statutaireNaam", False),
    ("kvk", "kvkNummer", True),
    ("naam", "handelsnaam", True),
    ("verkorte_handelsnaam", "verkorteHandelsnaam", False),
)
_VESTIGING: tuple[Veld, ...] = (("nummer", "vestigingsnummer", False),)
_CONTACTPERSOON: tuple[Veld, ...] = (
    ("achternaam", "achternaam", True),
    ("emailadres", "emailadres", False),
    ("functie", "functie", False),
    ("telefoonnummer", "telefoonnummer", False),
    ("voorletters", "voorletters", True),
    ("voorvoegsel", "voorvoegsel", False),
)


class _MetRegistratie(Protocol):
    """Something of which the basisregistratie may hold another value."""

    @property
    def registratie(self) -> Basiswaarden:
        """Field and value of the basisregistratie."""
        ...


def write_persoon(parent: Element, persoon: Persoon) -> None:
    """Write what stands inside `initiatiefnemer` or `gemachtigde`."""
    _write_velden(parent, persoon, _BEREIKBAAR, VX, publiek=False)
    if persoon.is_bedrijf:
        _write_bedrijf(add(parent, "nietNatuurlijkPersoon"), persoon)
    else:
        _write_natuurlijk(add(parent, "natuurlijkPersoon"), persoon)


def _write_natuurlijk(element: Element, persoon: Persoon) -> None:
    _write_velden(element, persoon, _NAAM, VX, publiek=False)
    add_public(element, "burgerservicenummer", persoon.bsn, publiek=False)
    _write_velden(element, persoon, _VOORVOEGSEL, VX, publiek=False)
    _write_contactadres(element, "correspondentieAdres", persoon.correspondentieadres, publiek=False)
    _write_woonadres(element, persoon, "verblijfsadres", "verblijfsadresBuitenland", publiek=False)


def _write_bedrijf(element: Element, persoon: Persoon) -> None:
    _write_velden(element, persoon, _BEDRIJF, VX, publiek=True)
    _write_contactadres(element, "postadres", persoon.correspondentieadres, publiek=True)
    _write_woonadres(element, persoon, "bezoekAdres", "bezoekAdresBuitenland", publiek=True)
    if persoon.vestiging is not None:
        _write_vestiging(add(element, "vestiging"), persoon.vestiging)


def _write_vestiging(element: Element, vestiging: Vestiging) -> None:
    _write_velden(element, vestiging, _VESTIGING, IC, publiek=True)
    _write_contactadres(element, "postadres", vestiging.postadres, publiek=True, ns=IC)
    if vestiging.adres is not None:
        _write_velden(add(element, "locatieAdresVestiging", ns=IC), vestiging.adres, _BINNENLANDS, IC, publiek=True)
    if vestiging.buitenlands_adres is not None:
        _write_buitenlands(add(element, "locatieAdresBuitenland", ns=IC), vestiging.buitenlands_adres, publiek=True)


def _write_woonadres(parent: Element, persoon: Persoon, binnen: str, buiten: str, *, publiek: bool) -> None:
    """Write where a person lives or a company can be visited: in the Netherlands or abroad."""
    if persoon.buitenlands_adres is not None:
        _write_buitenlands(add(parent, buiten), persoon.buitenlands_adres, publiek=publiek)
    elif any(getattr(persoon, veld) for veld, _, _ in _BINNENLANDS):
        _write_velden(add(parent, binnen), persoon, _BINNENLANDS, IC, publiek=publiek)


def write_contactpersoon(parent: Element, contactpersoon: Contactpersoon) -> None:
    """Write what stands inside `contactpersoon`."""
    for veld, naam, verplicht in _CONTACTPERSOON:
        waarde = getattr(contactpersoon, veld)
        if waarde or verplicht:
            add(parent, naam, waarde, publiceerbaar="false")
    _write_contactadres(parent, "contactadres", contactpersoon.adres, publiek=False)


def _write_contactadres(parent: Element, naam: str, adres: Contactadres | None, *, publiek: bool, ns: str = VX) -> None:
    if adres is None:
        return
    element = add(parent, naam, ns=ns)
    if adres.afwijkend is not None:
        afwijkend = add(element, "afwijkendAdres", ns=IC)
        add_public(afwijkend, "adrestype", adres.afwijkend.soort, publiek=True, ns=IC)
        _write_velden(afwijkend, adres.afwijkend, _AFWIJKEND, IC, publiek=publiek)
    if adres.binnenlands is not None:
        _write_velden(add(element, "binnenlandsAdres", ns=IC), adres.binnenlands, _BINNENLANDS, IC, publiek=publiek)
    if adres.buitenlands is not None:
        _write_buitenlands(add(element, "buitenlandsAdres", ns=IC), adres.buitenlands, publiek=publiek)


def _write_buitenlands(element: Element, adres: BuitenlandsAdres, *, publiek: bool) -> None:
    """Write an address abroad; its lines have no names in the model, so the pairs go by the name of the element."""
    waarden = [*adres.regels[:3], *("",) * (3 - len(adres.regels)), adres.land]
    for nummer, (naam, waarde) in enumerate(zip(_BUITENLANDS, waarden, strict=True)):
        _write_waarde(
            element, naam, waarde, dict(adres.registratie).get(naam), IC, publiek=publiek, verplicht=nummer in {0, 3}
        )


def _write_velden(element: Element, obj: _MetRegistratie, velden: tuple[Veld, ...], ns: str, *, publiek: bool) -> None:
    registratie = dict(obj.registratie)
    for veld, naam, verplicht in velden:
        _write_waarde(
            element, naam, getattr(obj, veld), registratie.get(veld), ns, publiek=publiek, verplicht=verplicht
        )


def _write_waarde(
    element: Element, naam: str, waarde: str, volgens_lv: str | None, ns: str, *, publiek: bool, verplicht: bool
) -> None:
    """Write a value once, or twice with its bron when the basisregistratie holds another one."""
    openbaar = write_bool(publiek)
    if volgens_lv is not None:
        add(element, naam, waarde, ns, bron=BRON_GEBRUIKER, publiceerbaar=openbaar)
        add(element, naam, volgens_lv, ns, bron=BRON_LV, publiceerbaar=openbaar)
    elif waarde or verplicht:
        add(element, naam, waarde, ns, publiceerbaar=openbaar)


def read_persoon(element: Element) -> Persoon:
    """Read `initiatiefnemer` or `gemachtigde`.

    Raises:
        StamError: when it holds neither a natuurlijkPersoon nor a nietNatuurlijkPersoon.
    """
    bereik, reg_bereik = _read_velden(element, _BEREIKBAAR, VX)
    bedrijf = find(element, "nietNatuurlijkPersoon")
    if bedrijf is not None:
        velden, registratie = _read_velden(bedrijf, _BEDRIJF, VX)
        velden |= {
            "voorletters": "",
            "vestiging": _read_vestiging(find(bedrijf, "vestiging")),
            "correspondentieadres": _read_contactadres(find(bedrijf, "postadres")),
        }
        woning, reg_woning = _read_woonadres(bedrijf, "bezoekAdres", "bezoekAdresBuitenland")
    else:
        mens = need(element, "natuurlijkPersoon")
        velden, registratie = _read_velden(mens, (*_NAAM, *_VOORVOEGSEL), VX)
        velden |= {
            "bsn": text(mens, "burgerservicenummer"),
            "correspondentieadres": _read_contactadres(find(mens, "correspondentieAdres")),
        }
        woning, reg_woning = _read_woonadres(mens, "verblijfsadres", "verblijfsadresBuitenland")
    return Persoon(**bereik, **velden, **woning, registratie=(*reg_bereik, *registratie, *reg_woning))


def _read_woonadres(element: Element, binnen: str, buiten: str) -> tuple[dict[str, Any], Basiswaarden]:
    gevonden = find(element, binnen)
    if gevonden is not None:
        return _read_velden(gevonden, _BINNENLANDS, IC)
    return {"buitenlands_adres": _read_buitenlands(find(element, buiten))}, ()


def _read_vestiging(element: Element | None) -> Vestiging | None:
    if element is None:
        return None
    velden, registratie = _read_velden(element, _VESTIGING, IC)
    return Vestiging(
        **velden,
        registratie=registratie,
        postadres=_read_contactadres(find(element, "postadres", IC)),
        adres=_read_binnenlands(find(element, "locatieAdresVestiging", IC)),
        buitenlands_adres=_read_buitenlands(find(element, "locatieAdresBuitenland", IC)),
    )


def read_contactpersoon(element: Element | None) -> Contactpersoon | None:
    """Read `contactpersoon`; None when there is none."""
    if element is None:
        return None
    velden = {veld: text(element, naam) for veld, naam, _ in _CONTACTPERSOON}
    return Contactpersoon(**velden, adres=_read_contactadres(find(element, "contactadres")))


def _read_contactadres(element: Element | None) -> Contactadres | None:
    if element is None:
        return None
    afwijkend = find(element, "afwijkendAdres", IC)
    adres = None
    if afwijkend is not None:
        velden, registratie = _read_velden(afwijkend, _AFWIJKEND, IC)
        adres = AfwijkendAdres(**velden, soort=text(afwijkend, "adrestype", IC), registratie=registratie)
    return Contactadres(
        afwijkend=adres,
        binnenlands=_read_binnenlands(find(element, "binnenlandsAdres", IC)),
        buitenlands=_read_buitenlands(find(element, "buitenlandsAdres", IC)),
    )


def _read_binnenlands(element: Element | None) -> Adres | None:
    if element is None:
        return None
    velden, registratie = _read_velden(element, _BINNENLANDS, IC)
    return Adres(**velden, registratie=registratie)


def _read_buitenlands(element: Element | None) -> BuitenlandsAdres | None:
    if element is None:
        return None
    velden, registratie = _read_velden(element, tuple((naam, naam, False) for naam in _BUITENLANDS), IC)
    regels = [velden[naam] for naam in _BUITENLANDS[:3]]
    while len(regels) > 1 and not regels[-1]:
        regels.pop()
    return BuitenlandsAdres(tuple(regels), velden["land"], registratie)


def _read_velden(element: Element, velden: tuple[Veld, ...], ns: str) -> tuple[dict[str, Any], Basiswaarden]:
    """Read values and, where there are two of them, what the basisregistratie holds."""
    waarden: dict[str, Any] = {}
    registratie: list[tuple[str, str]] = []
    for veld, naam, _ in velden:
        gevonden = find_all(element, naam, ns)
        eigen = next((item for item in gevonden if item.get("bron") != BRON_LV), None)
        van_lv = next((item for item in gevonden if item.get("bron") == BRON_LV), None)
        gekozen = eigen if eigen is not None else van_lv
        waarden[veld] = "" if gekozen is None else gekozen.text or ""
        if eigen is not None and van_lv is not None:
            registratie.append((veld, van_lv.text or ""))
    return waarden, tuple(registratie)
