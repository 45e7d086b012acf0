# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What the LVBB answers: validatie-, publicatie-, breekPublicatieAf-, raadpleeg- and directeMutatieVerzoekResultaat.

The outer `uitkomst` is not the verdict; `verslag/uitkomst` is. A refusal without verslag has only the outer one, with
its meldingen on top (LVBB1012). Both BHKV 1.2.0 and the shapes of 2021 are read.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from lxml import etree

from pytest_dsoketen.model.berichten import Afwijking, Bericht, Verplichtingsniveau
from pytest_dsoketen.model.plannen import Melding, Opdrachtsoort, Verslag, Verslaguitkomst
from pytest_dsoketen.standaarden.inname import InnameError, parse_xml, write_xml
from pytest_dsoketen.standaarden.lvbb.opdracht import RESULTAAT_ELEMENT, OpdrachtError
from pytest_dsoketen.standaarden.stop.namen import LVBBT, NS, STOP, add, local, new_element, qname, text_of

NOOIT = datetime(1970, 1, 1, tzinfo=UTC)
"""The moment of a refusal, which does not say when it was made."""

_UITKOMSTEN: dict[Opdrachtsoort, frozenset[str]] = {
    Opdrachtsoort.VALIDATIE: frozenset(
        {"valide", "niet-valide", "consolidatie-niet-valide", "opdracht-niet-valide", "behandeling-afgebroken"}
    ),
    Opdrachtsoort.PUBLICATIE: frozenset(
        {"gepubliceerd", "niet-valide", "opdracht-niet-valide", "behandeling-afgebroken"}
    ),
    Opdrachtsoort.AFBREKEN: frozenset({"ok", "akn-iri-niet-valide", "akn-iri-niet-gevonden", "behandeling-mislukt"}),
    Opdrachtsoort.RAADPLEGEN: frozenset(
        {"ok", "akn-iri-niet-valide", "akn-iri-niet-gevonden", "behandeling-afgebroken"}
    ),
    Opdrachtsoort.VALIDATIE_DIRECTE_MUTATIE: frozenset({"valide", "niet-valide", "opdracht-niet-valide"}),
    Opdrachtsoort.DIRECTE_MUTATIE: frozenset({"ok", "niet-valide", "opdracht-niet-valide"}),
}
_STATUS_ELEMENT: dict[str, Opdrachtsoort] = {
    naam.replace("Verzoek", "StatusVerzoek"): soort
    for soort, naam in RESULTAAT_ELEMENT.items()
    if not soort.noemt_besluit
}
"""Resultaten with the same content that say how far an earlier opdracht is, by the name of their root."""
_AFBREKEN_MISLUKT = frozenset({"akn-iri-niet-valide", "akn-iri-niet-gevonden", "behandeling-mislukt"})
_ERNSTEN = frozenset({"fout", "waarschuwing", "informatie", "ontraden"})


def write_verslag(soort: Opdrachtsoort, verslag: Verslag, *, is_status: bool = False) -> bytes:
    """Write a resultaat message with a verslag.

    Args:
        soort: kind of opdracht that it answers.
        verslag: what it says.
        is_status: whether it says how far an opdracht is because somebody asked (raadplegen).

    The outer uitkomst is `succes`, also when the verslag says niet-valide: so does the LVBB (shapes a, b and c). A
    verslag with uitkomst MISLUKT is a refusal without verslag (shape e).
    """
    naam = RESULTAAT_ELEMENT[soort].replace("Verzoek", "StatusVerzoek" if is_status else "Verzoek")
    root = new_element(LVBBT, naam, prefixen={None: LVBBT, "stop": STOP})
    geweigerd = verslag.uitkomst is Verslaguitkomst.MISLUKT
    ontvangen = soort.noemt_besluit and verslag.uitkomst is Verslaguitkomst.ONTVANGEN
    add(root, "uitkomst", "mislukt" if geweigerd else "succes")
    if geweigerd:
        _write_meldingen(root, verslag.meldingen, "technisch")
    if geweigerd or ontvangen:
        return write_xml(root)
    inhoud = add(root, "verslag")
    add(inhoud, "idLevering", verslag.id_levering)
    add(inhoud, "tijdstipVerslag", verslag.tijdstip.isoformat())
    _write_meldingen(inhoud, verslag.meldingen, "inhoudelijk")
    add(inhoud, "uitkomst" if verslag.uitkomst.is_eind else "voortgang", verslag.uitkomst.value)
    return write_xml(root)


def write_weigering(soort: Opdrachtsoort, meldingen: Iterable[Melding]) -> bytes:
    """Write a refusal: outer mislukt, meldingen on top, no verslag (such as LVBB1012)."""
    return write_verslag(soort, Verslag("", Verslaguitkomst.MISLUKT, NOOIT, tuple(meldingen)))


def _write_meldingen(parent: etree._Element, meldingen: Iterable[Melding], soort: str) -> None:
    """Write the meldingen, when there are any."""
    lijst = tuple(meldingen)
    if not lijst:
        return
    meldingen_element = add(parent, "meldingen")
    for melding in lijst:
        element = add(meldingen_element, "melding")
        for naam, waarde in (
            ("code", melding.code),
            ("ernst", melding.ernst),
            ("soort", soort),
            ("categorie", melding.categorie),
            ("beschrijving", melding.tekst),
        ):
            if waarde or naam != "categorie":
                etree.SubElement(element, qname(STOP, naam)).text = waarde


def resultaat_soort(data: bytes) -> Opdrachtsoort:
    """Say on what kind of opdracht a resultaat answers.

    Raises:
        OpdrachtError: when it is not a resultaat.
    """
    return _soort_of(_parse(data))


def read_verslag(data: bytes) -> Verslag:
    """Read a resultaat message.

    Returns:
        The verslag; without id_levering and with uitkomst MISLUKT for a refusal without verslag. A failed afbreken
        has the code of the LVBB as its melding when it gave none.

    Raises:
        OpdrachtError: when it is not a resultaat, or its uitkomst is unknown.
    """
    root = _parse(data)
    _soort_of(root)
    inhoud = root.find("lvbbt:verslag", NS)
    if inhoud is None:
        meldingen = _read_meldingen(root)
        if text_of(root, "lvbbt:uitkomst") == "mislukt":
            return Verslag("", Verslaguitkomst.MISLUKT, NOOIT, meldingen)
        return Verslag("", Verslaguitkomst.ONTVANGEN, NOOIT, meldingen)
    code = text_of(inhoud, "lvbbt:uitkomst") or text_of(inhoud, "lvbbt:voortgang")
    meldingen = (*_read_meldingen(root), *_read_meldingen(inhoud))
    if code in _AFBREKEN_MISLUKT:
        meldingen = meldingen or (Melding(code, "fout", f"de publicatie is niet afgebroken: {code}"),)
    return Verslag(
        id_levering=text_of(inhoud, "lvbbt:idLevering"),
        uitkomst=_read_uitkomst(code),
        tijdstip=_read_moment(text_of(inhoud, "lvbbt:tijdstipVerslag")),
        meldingen=meldingen,
    )


def _read_uitkomst(code: str) -> Verslaguitkomst:
    """Read the code of a verslag into the model."""
    if code == "akn-iri-niet-valide":
        return Verslaguitkomst.OPDRACHT_NIET_VALIDE
    try:
        return Verslaguitkomst(code)
    except ValueError:
        raise OpdrachtError(f"het verslag heeft een onbekende uitkomst: “{code}”") from None


def _read_meldingen(parent: etree._Element) -> tuple[Melding, ...]:
    """Read the meldingen directly under an element."""
    return tuple(
        Melding(
            code=text_of(melding, "stop:code"),
            ernst=text_of(melding, "stop:ernst"),
            tekst=text_of(melding, "stop:beschrijving"),
            categorie=text_of(melding, "stop:categorie"),
        )
        for melding in parent.iterfind("lvbbt:meldingen/lvbbt:melding", NS)
    )


def _read_moment(tekst: str) -> datetime:
    """Read a moment; one without time zone counts as UTC."""
    try:
        moment = datetime.fromisoformat(tekst)
    except ValueError:
        raise OpdrachtError(f"het verslag heeft geen leesbaar tijdstip: “{tekst}”") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _parse(data: bytes) -> etree._Element:
    """Parse a resultaat."""
    try:
        return parse_xml(data)
    except InnameError as fout:
        raise OpdrachtError(f"het resultaat is niet te lezen: {fout}") from None


def _soort_of(root: etree._Element) -> Opdrachtsoort:
    """Say on what kind of opdracht a resultaat answers."""
    if root.tag == qname(LVBBT, local(root)) and local(root) in _STATUS_ELEMENT:
        return _STATUS_ELEMENT[local(root)]
    for soort, naam in RESULTAAT_ELEMENT.items():
        if root.tag == qname(LVBBT, naam):
            return soort
    raise OpdrachtError(f"“{local(root)}” is geen resultaat van de LVBB op een opdracht")


def as_melding(afwijking: Afwijking) -> Melding:
    """Turn what a check found into a melding of the LVBB."""
    ernst = "fout" if afwijking.niveau is Verplichtingsniveau.MOET else "waarschuwing"
    return Melding(code=afwijking.code, ernst=ernst, tekst=afwijking.melding, categorie=afwijking.plaats)


def check_verslag(data: bytes) -> list[Afwijking]:
    """Check a resultaat message against the BHKV 1.2.0 shape."""
    try:
        root = _parse(data)
        soort = _soort_of(root)
        read_verslag(data)
    except OpdrachtError as fout:
        return [Afwijking("DSOK-BHKV-001", str(fout))]
    afwijkingen = []
    if text_of(root, "lvbbt:uitkomst") not in {"succes", "mislukt"}:
        afwijkingen.append(
            Afwijking("DSOK-BHKV-001", "het resultaat heeft geen uitkomst succes of mislukt", "uitkomst")
        )
    uitkomst = text_of(root, "lvbbt:verslag/lvbbt:uitkomst")
    if uitkomst and uitkomst not in _UITKOMSTEN[soort]:
        melding = f"de uitkomst “{uitkomst}” hoort niet bij een {local(root)}"
        afwijkingen.append(Afwijking("DSOK-BHKV-001", melding, "verslag/uitkomst"))
    afwijkingen.extend(
        Afwijking("DSOK-BHKV-001", "een melding heeft geen code of geen geldige ernst", "melding")
        for element in root.iter(qname(LVBBT, "melding"))
        if not text_of(element, "stop:code") or text_of(element, "stop:ernst") not in _ERNSTEN
    )
    return afwijkingen


def check_verslag_bericht(bericht: Bericht) -> list[Afwijking]:
    """Check a verslag as it passed."""
    return check_verslag(bericht.inhoud)
