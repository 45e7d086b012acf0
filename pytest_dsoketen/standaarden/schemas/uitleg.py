# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Says in Dutch what libxml2 says in English about a document that does not follow its schema."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from pytest_dsoketen.standaarden.schemas.verdiepen import Verwacht

_NAAM: Final = re.compile(r"\{[^{}]*\}")
_KOP: Final = re.compile(
    r"Element '(?P<element>[^']*)'(?:, attribute '(?P<attribuut>[^']*)')?: (?P<rest>.*)", re.DOTALL
)
_OVER_ELEMENT: Final = re.compile(r"^The attribute '")
"""Says something of the element, also where libxml2 names the attribute."""
_MAX_NAMEN: Final = 12
_MAX_WAARDE: Final = 80


def explain(melding: str, verwacht: Verwacht | None = None) -> str:
    """Write an error of libxml2 as a Dutch sentence.

    Args:
        melding: as libxml2 says it, such as `Element '{urn:a}i': This element is not expected.`.
        verwacht: what xmlschema says of the same element, when it was asked.

    Returns:
        One sentence without namespaces; what is not known gives a general sentence, never the English one.
    """
    kop = _KOP.match(melding)
    if kop is None:
        return "Het document voldoet niet aan het schema."
    element = f"het element {_plain(kop['element'])}"
    attribuut = kop["attribuut"] and not _OVER_ELEMENT.search(kop["rest"])
    if verwacht is not None and (zin := _explain_inhoud(element, kop["rest"], verwacht)):
        return zin[0].upper() + zin[1:]
    wie = f"het attribuut {_plain(kop['attribuut'])} van {element}" if attribuut else element
    for patroon, maak in _ZINNEN:
        if found := patroon.search(kop["rest"]):
            zin = maak(wie, found)
            return zin[0].upper() + zin[1:]
    return f"{wie[0].upper()}{wie[1:]} voldoet niet aan het schema."


def _explain_inhoud(wie: str, rest: str, verwacht: Verwacht) -> str:
    """Write a mistake against a content model with what xmlschema knows; empty when that is nothing more."""
    if verwacht.hooguit and rest.startswith("This element is not expected"):
        return f"{wie} mag hier hooguit {verwacht.hooguit} keer staan."
    namen = f" {'en' if verwacht.alle else 'of'} ".join(", ".join(verwacht.namen).rsplit(", ", 1))
    if not namen or len(verwacht.namen) > _MAX_NAMEN:
        return ""
    if rest.startswith("This element is not expected"):
        return f"{wie} mag hier niet staan; eerst nodig: {namen}."
    return f"{wie} is niet volledig; nog nodig: {namen}." if rest.startswith("Missing child element") else ""


def _plain(naam: str) -> str:
    """Write a name without its namespace."""
    return _NAAM.sub("", naam)


def _waarde(tekst: str) -> str:
    """Write a value, cut short when it is long."""
    kort = tekst if len(tekst) <= _MAX_WAARDE else f"{tekst[:_MAX_WAARDE]}…"
    return f"‘{kort}’" if kort.strip() else "(leeg)"


def _namen(lijst: str) -> str:
    """Write a list of names that libxml2 expects: `( {urn:a}b, ##other{urn:c}* )`."""
    namen = []
    for naam in re.split(r",\s+", lijst.strip()):
        plain = _plain(naam)
        namen.append("een element uit een andere naamruimte" if "##" in naam or plain in {"*", ""} else plain)
    uniek = list(dict.fromkeys(namen))
    rest = len(uniek) - _MAX_NAMEN
    zichtbaar = ", ".join(uniek[:_MAX_NAMEN])
    return f"{zichtbaar} of nog {rest} andere" if rest > 0 else " of ".join(zichtbaar.rsplit(", ", 1))


def _niet_verwacht(wie: str, found: re.Match[str]) -> str:
    """Say that an element stands where it may not."""
    wel = f"; wel verwacht: {_namen(found['lijst'])}" if found["lijst"] else ""
    return f"{wie} mag hier niet staan{wel}."


def _ontbreekt(wie: str, found: re.Match[str]) -> str:
    """Say that something is missing inside an element."""
    wel = f"; nog nodig: {_namen(found['lijst'])}" if found["lijst"] else ""
    return f"{wie} is niet volledig{wel}."


_SOORTEN: Final = {
    "date": "een datum (jjjj-mm-dd)",
    "dateTime": "een datum met tijd (jjjj-mm-ddTuu:mm:ss)",
    "gYear": "een jaartal",
    "integer": "een geheel getal",
    "int": "een geheel getal",
    "positiveInteger": "een geheel getal groter dan 0",
    "nonNegativeInteger": "een geheel getal van 0 of hoger",
    "decimal": "een getal",
    "double": "een getal",
    "boolean": "true of false",
    "anyURI": "een adres (URI)",
    "NCName": "een naam die met een letter begint en geen dubbele punt heeft",
    "ID": "een unieke naam die met een letter begint",
    "IDREF": "de naam van een element in dit document",
    "token": "een tekst zonder spaties aan het begin en einde",
}


def _ongeldig(wie: str, found: re.Match[str]) -> str:
    """Say that a value is not of its type."""
    if found["type"] is None:
        waarom = "past bij geen van de soorten die zijn toegestaan" if "union" in found[0] else "is ongeldig"
        return f"de waarde {_waarde(found['waarde'])} van {wie} {waarom}."
    soort = found["type"].removeprefix("xs:")
    wel = f": verwacht is {_SOORTEN[soort]}" if soort in _SOORTEN else f" volgens het type {_plain(soort)}"
    return f"de waarde {_waarde(found['waarde'])} van {wie} is ongeldig{wel}."


def _opsomming(lijst: str) -> str:
    """Write the values that are allowed."""
    waarden = [waarde.strip().strip("'") for waarde in lijst.split(", ")]
    rest = len(waarden) - _MAX_NAMEN
    zichtbaar = ", ".join(waarden[:_MAX_NAMEN])
    return f"{zichtbaar} of nog {rest} andere" if rest > 0 else zichtbaar


_Maker = Callable[[str, re.Match[str]], str]
_LIJST: Final = r"(?: Expected is (?:one of )?\( (?P<lijst>.*?) \)\.)?"

_ZINNEN: Final[tuple[tuple[re.Pattern[str], _Maker], ...]] = tuple(
    (re.compile(patroon, re.DOTALL), maak)
    for patroon, maak in (
        (rf"This element is not expected\.{_LIJST}", _niet_verwacht),
        (rf"Missing child element\(s\)\.{_LIJST}", _ontbreekt),
        (
            r"The attribute '(?P<naam>[^']*)' is required but missing",
            lambda wie, found: f"{wie} mist het verplichte attribuut {_plain(found['naam'])}.",
        ),
        (
            r"The attribute '(?P<naam>[^']*)' is not allowed",
            lambda wie, found: f"{wie} mag het attribuut {_plain(found['naam'])} niet hebben.",
        ),
        (
            r"\[facet 'pattern'\] The value '(?P<waarde>.*)' is not accepted by the pattern '(?P<patroon>.*)'",
            lambda wie, found: (
                f"de waarde {_waarde(found['waarde'])} van {wie} past niet bij het patroon {found['patroon']}."
            ),
        ),
        (
            r"\[facet 'enumeration'\] The value '(?P<waarde>.*)' is not an element of the set \{(?P<lijst>.*)\}",
            lambda wie, found: (
                f"de waarde {_waarde(found['waarde'])} van {wie} is niet toegestaan; wel: {_opsomming(found['lijst'])}."
            ),
        ),
        (
            r"\[facet 'maxLength'\].* has a length of '(?P<is>\d+)'.*'(?P<mag>\d+)'",
            lambda wie, found: (
                f"de waarde van {wie} is te lang: {found['is']} tekens, hooguit {found['mag']} zijn toegestaan."
            ),
        ),
        (
            r"\[facet 'minLength'\].* has a length of '(?P<is>\d+)'.*'(?P<mag>\d+)'",
            lambda wie, found: (
                f"de waarde van {wie} is te kort: {found['is']} tekens, minstens {found['mag']} zijn nodig."
            ),
        ),
        (
            r"\[facet 'length'\].* has a length of '(?P<is>\d+)'.*'(?P<mag>\d+)'",
            lambda wie, found: f"de waarde van {wie} heeft {found['is']} tekens; het moeten er {found['mag']} zijn.",
        ),
        (
            r"\[facet 'min(?:In|Ex)clusive'\] The value '(?P<waarde>.*?)'.*'(?P<grens>.*?)'",
            lambda wie, found: (
                f"de waarde {_waarde(found['waarde'])} van {wie} is te laag; de grens is {found['grens']}."
            ),
        ),
        (
            r"\[facet 'max(?:In|Ex)clusive'\] The value '(?P<waarde>.*?)'.*'(?P<grens>.*?)'",
            lambda wie, found: (
                f"de waarde {_waarde(found['waarde'])} van {wie} is te hoog; de grens is {found['grens']}."
            ),
        ),
        (
            r"\[facet '(?:total|fraction)Digits'\] The value '(?P<waarde>.*?)'.*\('(?P<grens>.*?)'\)",
            lambda wie, found: (
                f"de waarde {_waarde(found['waarde'])} van {wie} heeft te veel cijfers; hooguit {found['grens']}."
            ),
        ),
        (
            r"'(?P<waarde>.*)' is not a valid value of the (?:local )?(?:atomic|list|union) type(?: '(?P<type>[^']*)')?",
            _ongeldig,
        ),
        (
            r"does not match the fixed value constraint '(?P<vast>[^']*)'",
            lambda wie, found: f"{wie} moet de vaste waarde {_waarde(found['vast'])} hebben.",
        ),
        (r"content is not allowed, because the content type is empty", lambda wie, _: f"{wie} moet leeg zijn."),
        (r"Character content .*not allowed", lambda wie, _: f"{wie} mag geen losse tekst bevatten, alleen elementen."),
        (r"Element content is not allowed", lambda wie, _: f"{wie} mag alleen tekst bevatten, geen elementen."),
        (
            r"No matching global (?:element )?declaration",
            lambda wie, _: f"het schema kent {wie} hier niet.",
        ),
        (
            r"is abstract",
            lambda wie, _: f"{wie} kan niet zelf worden gebruikt; kies een element dat er een soort van is.",
        ),
        (
            r"Duplicate key-sequence \[(?P<sleutel>.*)\]",
            lambda wie, found: f"{wie} heeft een waarde die al eerder voorkomt en uniek moet zijn: {found['sleutel']}.",
        ),
        (
            r"No match found for key-sequence \[(?P<sleutel>.*)\]",
            lambda wie, found: f"{wie} verwijst naar {found['sleutel']}, en dat is er niet.",
        ),
        (r"not 'nillable'", lambda wie, _: f"{wie} mag niet leeg worden verklaard (xsi:nil)."),
    )
)
