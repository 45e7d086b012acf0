# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Proof of the rules about the package, the manifests and the opdracht."""

from __future__ import annotations

from tests.unit.keuren.geval import Geval
from tests.unit.lvbbdata import (
    BESLUIT,
    DOEL,
    KENNISGEVING,
    MANIFEST,
    OPDRACHT,
    OW,
    PNG,
    add_file,
    cut,
    manifest_line,
    pakket_afbeelding,
    pakket_afbreken,
    pakket_kennisgeving,
    pakket_mutatie,
    pakket_ontwerp,
    repeat,
)
from tests.unit.plandata import both, drop, edit

_OIN = "00000099000000000001"
_VORM = frozenset({"LVBB1006"})
_JPEG = b"\xff\xd8\xff\xe0" + b"\0" * 20
_LEGE_OW = b'<Aanleveringen xmlns="http://www.geostandaarden.nl/bestanden-ow/manifest-ow"/>'

GEVALLEN: tuple[Geval, ...] = (
    # manifest.xml
    Geval("LVBB1008", edit(MANIFEST, "<contentType>", "<soort/><contentType>"), naam="een element te veel"),
    Geval(
        "LVBB1017",
        add_file("kaart.png", b"GIF89a" + b"\0" * 20, "image/png"),
        naam="GIF met de naam van een PNG",
    ),
    Geval(
        "LVBB1017",
        add_file("kaart.gif", b"GIF89a" + b"\0" * 20, "image/gif"),
        naam="GIF",
        mee=frozenset({"LVBB1019"}),
    ),
    Geval("LVBB1018", add_file("kaart.png", _JPEG, "image/png"), naam="JPEG met de naam van een PNG"),
    Geval(
        "LVBB1018",
        edit(MANIFEST, "image/png", "image/jpeg"),
        uitgang=pakket_afbeelding,
        naam="PNG die JPEG zou zijn",
    ),
    Geval("LVBB1019", edit(MANIFEST, "application/xml", "text/xml")),
    Geval("LVBB1020", edit(MANIFEST, "application/xml", "")),
    Geval("LVBB1021", add_file("kaart.pdf", PNG, "application/pdf"), naam="plaatje als PDF"),
    Geval("LVBB1038", add_file("manifest-bhkv.xml", b"<a/>")),
    Geval("LVBB1575", edit(MANIFEST, "</manifest>", manifest_line(BESLUIT) + "</manifest>")),
    # manifest-ow.xml
    Geval(
        "LVBB1027",
        both(drop(OW), edit(MANIFEST, manifest_line(OW), "")),
        uitgang=pakket_mutatie,
        naam="bij een directe mutatie",
    ),
    Geval("LVBB1028", add_file(OW, _LEGE_OW), uitgang=pakket_kennisgeving, mee=frozenset({"LVBB1032"})),
    Geval("LVBB1028", add_file(OW, _LEGE_OW), uitgang=pakket_afbreken, naam="afbreken", mee=frozenset({"LVBB1032"})),
    Geval("LVBB1032", edit(OW, "omgevingswet", "milieu")),
    Geval(
        "LVBB1032",
        edit(OW, "</DoelID>", "</DoelID><ExpressionIDRegeling>x</ExpressionIDRegeling>"),
        naam="expressie in IMOW 2.0",
    ),
    Geval(
        "LVBB1601", repeat(OW, "<Aanlevering>", "</Aanlevering>"), uitgang=pakket_mutatie, mee=frozenset({"OZON4006"})
    ),
    Geval(
        "LVBB2502",
        both(cut(OW, "<DoelID>", "</DoelID>"), edit(OW, "</domein>", "</domein><IMOWversie>4.0.0</IMOWversie>")),
        naam="IMOW 4.0",
        mee=frozenset({"TPOD2150"}),
    ),
    Geval("LVBB2503", edit(OW, DOEL, DOEL + "x"), mee=frozenset({"TPOD2150"})),
    Geval(
        "LVBB2505",
        edit(BESLUIT, f"<doelen><doel>{DOEL}", f"<doelen><doel>{DOEL}x"),
        mee=frozenset({"LVBB3519", "LVBB4803", "TPOD2210"}),
    ),
    # opdracht.xml
    Geval("LVBB1006", edit(OPDRACHT, "</idAanleveraar>", "</idAanleveraar><softwareVersie/>"), naam="software in 1.2"),
    Geval(
        "LVBB1006",
        edit(
            OPDRACHT,
            "</datumBekendmaking>",
            "</datumBekendmaking><verwerkingsrestrictie>Bekendmaken</verwerkingsrestrictie>",
        ),
        naam="restrictie in BHKV 1.2",
    ),
    Geval("LVBB1502", edit(OPDRACHT, "/bill/", "/act/"), uitgang=pakket_afbreken),
    Geval("LVBB1505", cut(OPDRACHT, "<datumBekendmaking>", "</datumBekendmaking>"), mee=_VORM),
    Geval("LVBB1510", edit(OPDRACHT, f"<idBevoegdGezag>{_OIN}<", "<idBevoegdGezag><"), mee=_VORM),
    Geval("LVBB1511", edit(OPDRACHT, f"<idAanleveraar>{_OIN}<", "<idAanleveraar><"), mee=_VORM),
    Geval(
        "LVBB1515",
        edit(KENNISGEVING, "AanleveringKennisgeving", "AanleveringMededeling", -1),
        uitgang=pakket_kennisgeving,
        naam="mededeling",
    ),
    Geval("LVBB1515", edit(BESLUIT, ' schemaversie="1.2.0"', ""), naam="zonder schemaversie", uitgang=pakket_ontwerp),
    Geval("LVBB9900", edit(BESLUIT, 'schemaversie="1.2.0"', 'schemaversie="1.0.4"')),
)
