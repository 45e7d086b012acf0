# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Small sets of schemas of our own, in the namespaces and the layout of the official ones."""

from __future__ import annotations

from pathlib import Path

LVBBA = "https://standaarden.overheid.nl/lvbb/stop/aanlevering/"
LVBBT = "http://www.overheid.nl/2017/lvbb"
TEKST = "https://standaarden.overheid.nl/stop/imop/tekst/"
MOW = "http://www.geostandaarden.nl/bestanden-ow/manifest-ow"
OWDC = "http://www.geostandaarden.nl/imow/bestanden/deelbestand"
OW = "http://www.geostandaarden.nl/imow/owobject"
BASIS = "http://voorbeeld.invalid/basis"
ADRES = "http://voorbeeld.invalid"


def xsd(naamruimte: str, inhoud: str, *, versie: str = "", prefixen: str = "") -> str:
    """Write a schema."""
    nummer = f' version="{versie}"' if versie else ""
    return (
        f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="{naamruimte}" {prefixen}'
        f' targetNamespace="{naamruimte}" elementFormDefault="qualified"{nummer}>{inhoud}</xs:schema>'
    )


def extern() -> dict[str, str]:
    """Schemas of others; the catalog gives one of them another address than its name."""
    return {
        "extern/w3c/basis_2001.xsd": xsd(
            BASIS, '<xs:simpleType name="code"><xs:restriction base="xs:token">'
            '<xs:pattern value="[a-z]{2}[0-9]{4}"/></xs:restriction></xs:simpleType>'
        ),
        "extern/catalog.xml": (
            '<!DOCTYPE catalog PUBLIC "-//OASIS//DTD XML Catalogs V1.1//EN" "http://voorbeeld.invalid/catalog.dtd">'
            '<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">'
            f'<uri name="{ADRES}/basis.xsd" uri="w3c/basis_2001.xsd"/></catalog>'
        ),
    }  # fmt: skip


def stop(versie: str = "1.3.0", extra: str = "") -> dict[str, str]:
    """STOP: a regeling of articles, of which `extra` allows one thing more."""
    return {
        f"stop/{versie}/imop-tekst.xsd": xsd(
            TEKST,
            f"""<xs:import namespace="{BASIS}" schemaLocation="{ADRES}/basis.xsd"/>
            <xs:element name="RegelingCompact"><xs:complexType>
              <xs:sequence><xs:element ref="t:Artikel" maxOccurs="unbounded"/>{extra}</xs:sequence>
              <xs:attribute name="schemaversie"/></xs:complexType></xs:element>
            <xs:element name="Artikel"><xs:complexType><xs:sequence>
              <xs:element name="Nummer" type="xs:positiveInteger"/>
              <xs:element name="Datum" type="xs:date" minOccurs="0"/>
              <xs:element name="Soort" minOccurs="0"><xs:simpleType><xs:restriction base="xs:token">
                <xs:enumeration value="oud"/><xs:enumeration value="nieuw"/></xs:restriction></xs:simpleType></xs:element>
              <xs:element name="Gezag" type="b:code" minOccurs="0"/>
              <xs:element name="Kop" minOccurs="0"><xs:simpleType><xs:restriction base="xs:string">
                <xs:maxLength value="5"/></xs:restriction></xs:simpleType></xs:element>
              </xs:sequence><xs:attribute name="eId" type="xs:token" use="required"/></xs:complexType></xs:element>""",
            versie=versie,
            prefixen=f'xmlns:b="{BASIS}"',
        ),
        f"stop/{versie}/versie.xml": overzicht(versie, TEKST, "RegelingCompact", f"stop/{versie}/imop-tekst"),
    }


def bhkv(versie: str = "1.2.0", stopversie: str = "1.3.0", extra: str = "") -> dict[str, str]:
    """BHKV: an aanlevering with a regeling of STOP, and a manifest."""
    return {
        f"lvbb/{versie}/lvbb-stop-aanlevering.xsd": xsd(
            LVBBA,
            f"""<xs:annotation><xs:appinfo><i:STOPversie>{stopversie}</i:STOPversie></xs:appinfo></xs:annotation>
            <xs:import namespace="{TEKST}"
              schemaLocation="https://standaarden.overheid.nl/stop/{stopversie}/imop-tekst.xsd"/>
            <xs:element name="AanleveringBesluit"><xs:complexType><xs:sequence>{extra}
              <xs:element ref="s:RegelingCompact"/></xs:sequence>
              <xs:attribute name="schemaversie" use="required"/></xs:complexType></xs:element>""",
            versie=versie,
            prefixen=f'xmlns:s="{TEKST}" xmlns:i="https://standaarden.overheid.nl/stop/imop/"',
        ),
        f"lvbb/{versie}/lvbb-transport.xsd": xsd(
            LVBBT,
            '<xs:element name="manifest"><xs:complexType><xs:sequence>'
            '<xs:element name="bestand" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>'
            '<xs:element name="validatieOpdracht"><xs:complexType><xs:sequence>'
            '<xs:element name="idLevering"/></xs:sequence></xs:complexType></xs:element>',
            versie=versie,
        ),
        f"lvbb/{versie}/versie.xml": overzicht(versie, LVBBA, "AanleveringBesluit", "lvbb-stop-aanlevering"),
    }


def imow(versie: str = "v2.0.0", extra: str = "") -> dict[str, str]:
    """IMOW: the version stands in the name of the folder only; the files have an old one."""
    return {
        f"imow/{versie}/bestanden-ow/generiek/manifest-ow.xsd": xsd(
            MOW,
            '<xs:element name="Aanleveringen"><xs:complexType><xs:sequence>'
            f'<xs:element name="domein"/><xs:element name="IMOWversie" minOccurs="0"/>{extra}'
            "</xs:sequence></xs:complexType></xs:element>",
            versie="1.0.4",
        ),
        f"imow/{versie}/bestanden-ow/deelbestand-ow/IMOW_Deelbestand.xsd": xsd(
            OWDC,
            f'<xs:import namespace="{OW}" schemaLocation="../../IMOW/owobject/IMOW_OWobject.xsd"/>'
            '<xs:element name="owBestand"><xs:complexType><xs:sequence>'
            f'<xs:element ref="o:naam" maxOccurs="unbounded"/>{extra}</xs:sequence></xs:complexType></xs:element>',
            versie="1.0.4",
            prefixen=f'xmlns:o="{OW}"',
        ),
        f"imow/{versie}/IMOW/owobject/IMOW_OWobject.xsd": xsd(OW, '<xs:element name="naam" type="xs:token"/>'),
    }


def overzicht(versie: str, naamruimte: str, element: str, schema: str) -> str:
    """Write a versie.xml with one module."""
    return (
        f'<Versieoverzicht xmlns="https://standaarden.overheid.nl/stop/imop/schemata/"><versie>{versie}</versie><Module>'
        f"<localName>{element}</localName><namespace>{naamruimte}</namespace><implementatie><Moduleversie>"
        f"<schema>{ADRES}/{schema}.xsd</schema><schematron>{ADRES}/{schema}.sch</schematron>"
        "</Moduleversie></implementatie></Module></Versieoverzicht>"
    )


def write(map_: Path, *sets: dict[str, str]) -> Path:
    """Write files to a folder."""
    for bestanden in sets:
        for naam, tekst in bestanden.items():
            pad = map_ / naam
            pad.parent.mkdir(parents=True, exist_ok=True)
            pad.write_text(tekst, encoding="utf-8")
    return map_


def regeling(artikelen: str = "", *, versie: str = "1.3.0") -> bytes:
    """Write a regeling; without articles it has one that is right."""
    inhoud = artikelen or '<Artikel eId="art_1"><Nummer>1</Nummer></Artikel>'
    nummer = f' schemaversie="{versie}"' if versie else ""
    return f'<RegelingCompact xmlns="{TEKST}"{nummer}>\n{inhoud}\n</RegelingCompact>'.encode()


def besluit(versie: str = "1.2.0", extra: str = "") -> bytes:
    """Write an aanlevering of a regeling."""
    return (
        f'<AanleveringBesluit xmlns="{LVBBA}" schemaversie="{versie}">{extra}{regeling().decode()}</AanleveringBesluit>'
    ).encode()


def manifest_ow(versie: str = "", extra: str = "") -> bytes:
    """Write a manifest-ow."""
    nummer = f"<IMOWversie>{versie}</IMOWversie>" if versie else ""
    return f'<Aanleveringen xmlns="{MOW}"><domein>omgevingswet</domein>{nummer}{extra}</Aanleveringen>'.encode()


def ow_bestand(extra: str = "", koppen: str = "") -> bytes:
    """Write a deelbestand."""
    return f'<owBestand xmlns="{OWDC}" {koppen}><naam xmlns="{OW}">bos</naam>{extra}</owBestand>'.encode()


def sch(*patronen: str, versie: str = "1.3.0", rest: str = "") -> str:
    """Write a Schematron of patterns."""
    inhoud = "".join(f"<sch:pattern>{patroon}</sch:pattern>" for patroon in patronen)
    return (
        '<sch:schema xmlns:sch="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2"'
        f' xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><sch:ns prefix="tekst" uri="{TEKST}"/>'
        f'<sch:ns prefix="lvbba" uri="{LVBBA}"/><sch:p>Versie {versie}</sch:p>{rest}{inhoud}</sch:schema>'
    )


def rule(context: str, *delen: str) -> str:
    """Write a rule."""
    return f'<sch:rule context="{context}">{"".join(delen)}</sch:rule>'


def melding(code: str, zin: str, ernst: str = "fout") -> str:
    """Write the message of a rule as STOP 1.3 does."""
    return f'{{"code": "{code}", "eId": "<sch:value-of select="@eId"/>", "melding": "{zin}", "ernst": "{ernst}"}},'
