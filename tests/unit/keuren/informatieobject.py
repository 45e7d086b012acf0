# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Proof of the rules about informatieobjecten, by themselves and with their besluit."""

from __future__ import annotations

from pytest_dsoketen.model.plannen import Besluitsoort
from pytest_dsoketen.standaarden.lvbb.toestand import Besluitstand, Intrekkingstand, Register, Status
from pytest_dsoketen.standaarden.stop.gio import hash_of
from pytest_dsoketen.standaarden.stop.versie import Informatieobject
from tests.unit.keuren.geval import Geval
from tests.unit.lvbbdata import (
    ACT,
    BESLUIT,
    BILL,
    GIO,
    GML,
    IO,
    IO_PDF,
    MANIFEST,
    add_file,
    cut,
    edit_gml,
    manifest_line,
    pakket_document,
    pakket_intrekking,
    pakket_io_weg,
    pakket_ontwerp,
    pakket_wijziging,
)
from tests.unit.plandata import GEMEENTE, VANDAAG, Breuk, both, edit
from tests.unit.toestanddata import changed, toestand_gepubliceerd

_EXPRESSION = f"{GIO}/nld@2026-03-01;1"
_GEBOORTE = f"<heeftGeboorteregeling>{ACT}</heeftGeboorteregeling>"
_PUBDATA = "/join/id/pubdata/gm9999/2026/kaartboek"
_STIJL = '<FeatureTypeStyle xmlns="http://www.opengis.net/se" version="1.1.0"/></InformatieObjectVersie>'
_BORGING = '<JuridischeBorgingVan xmlns="https://standaarden.overheid.nl/stop/imop/gio/"/></InformatieObjectVersie>'
_DUIN = GIO.replace("Bos", "Duin")
_OUD = GIO.replace("Bos", "Oud")
_ONTWERP = GIO.replace("Bos", "Ontwerp")
_WEG = f"{_OUD}/nld@2026-01-01;1"
_REF = f"<informatieobjectRef>{_EXPRESSION}<"
_IO_REF = (
    f'<ExtIoRef eId="chp_1__art_1.1__ref_o_1" wId="gm9999_1__chp_1__art_1.1__ref_o_1" ref="{_WEG}">{_WEG}</ExtIoRef>'
)
_LINK = f'<ExtRef ref="{_PUBDATA}/nld@2026-03-01;1" soort="JOIN">het kaartboek</ExtRef>'
_ALINEA = "een houtopstand.</Al>"


def add_link(waar: str, soort: str, doel: str) -> Breuk:
    """Let the text point at something: after a text that is there."""
    return edit(BESLUIT, waar, f'{waar[:-5]}<ExtRef ref="{doel}" soort="{soort}">dit stuk</ExtRef></Al>')


def was_id(expression: str) -> Breuk:
    """Let the GIO say which version it changes."""
    einde = "</geo:GeoInformatieObjectVaststelling>"
    return edit_gml(einde, f"<geo:wasID>{expression}</geo:wasID>{einde}")


def was_id_duin(expression: str) -> Breuk:
    """Let the GIO of the change say which version it changes."""

    def apply(bestanden: dict[str, bytes]) -> dict[str, bytes]:
        einde = "</geo:GeoInformatieObjectVaststelling>"
        na = edit("gio_Duin.gml", einde, f"<geo:wasID>{expression}</geo:wasID>{einde}")(bestanden)
        return edit("IO-gio_Duin.xml", hash_of(bestanden["gio_Duin.gml"]), hash_of(na["gio_Duin.gml"]))(na)

    return apply


def copy_io(naam: str, wijzig: Breuk) -> Breuk:
    """Deliver the GIO a second time under another file name, with something changed; its GML file is shared."""

    def apply(bestanden: dict[str, bytes]) -> dict[str, bytes]:
        kopie = wijzig({naam: bestanden[IO]})
        return add_file(naam, kopie[naam])(bestanden)

    return apply


def rename_duin(expression: str) -> Breuk:
    """Write another version of the GIO of the change everywhere."""
    van = f"{_DUIN}/nld@2026-06-01;1"

    def apply(bestanden: dict[str, bytes]) -> dict[str, bytes]:
        na = edit("gio_Duin.gml", van, expression)(bestanden)
        na = edit("IO-gio_Duin.xml", hash_of(bestanden["gio_Duin.gml"]), hash_of(na["gio_Duin.gml"]))(na)
        return both(edit("IO-gio_Duin.xml", van, expression), edit(BESLUIT, van, expression, -1))(na)

    return apply


def add_io(register: Register, work: str) -> str:
    """Let the LVBB hold one more informatieobject; gives its expression."""
    expression = f"{work}/nld@2026-03-01;1"
    register.informatieobjecten[expression] = Informatieobject(work, expression, "Oud", "oud.gml", b"")
    return expression


def add_duin(register: Register) -> None:
    """Let the LVBB hold a version of the GIO of the change."""
    expression = f"{_DUIN}/nld@2026-06-02;1"
    register.informatieobjecten[expression] = Informatieobject(_DUIN, expression, "Duin", "duin.gml", b"")


def add_ingetrokken(register: Register) -> None:
    """Let the LVBB hold a GIO that another besluit withdrew."""
    add_io(register, _OUD)
    register.intrekkingen[_OUD] = Intrekkingstand(_OUD, BILL, "/join/id/proces/gm9999/2026/d1")


def add_ontwerp(register: Register) -> None:
    """Let the LVBB hold a GIO that only an ontwerp brought about."""
    expression = add_io(register, _ONTWERP)
    work = "/akn/nl/bill/gm9999/2026/ontwerp"
    register.besluiten[work] = Besluitstand(
        work,
        f"{work}/nld@2026-03-01;1",
        Besluitsoort.ONTWERP,
        GEMEENTE.oin,
        VANDAAG,
        VANDAAG,
        status=Status.GEPUBLICEERD,
        informatieobjecten=(expression,),
    )


_TWEEDE = "IO-tweede.xml"
_REF_WEG = frozenset({"BHKV1033", "LVBB3509"})

GEVALLEN: tuple[Geval, ...] = (
    # by themselves
    Geval("LVBB3507", edit(MANIFEST, manifest_line(GML, "application/gml+xml"), manifest_line(GML))),
    Geval(
        "LVBB3511",
        edit_gml(f"<geo:FRBRWork>{GIO}<", f"<geo:FRBRWork>{GIO}x<"),
        mee=frozenset({"STOP1001"}),
    ),
    Geval("LVBB3512", edit_gml(f"{GIO}/nld@2026-03-01;1", f"{GIO}/nld@2026-03-01;2"), naam="andere versie"),
    Geval(
        "LVBB3513",
        cut(IO, "<InformatieObjectMetadata", "</InformatieObjectMetadata>"),
        naam="in een eerste versie",
    ),
    Geval(
        "LVBB3513",
        cut("IO-gio_Duin.xml", "<InformatieObjectMetadata", "</InformatieObjectMetadata>"),
        uitgang=pakket_wijziging,
        toestand=toestand_gepubliceerd,
        naam="in een wijziging",
    ),
    Geval("LVBB3515", was_id(f"{GIO}x/nld@2025-01-01;1")),
    Geval(
        "LVBB3516",
        was_id_duin(f"{GIO.replace('Bos', 'Duin')}/nld@2026-05-01;1"),
        uitgang=pakket_wijziging,
        toestand=toestand_gepubliceerd,
    ),
    Geval("LVBB3900", copy_io(_TWEEDE, lambda b: b), mee=frozenset({"LVBB3901"})),
    Geval(
        "LVBB3901",
        copy_io(_TWEEDE, edit(_TWEEDE, f"<FRBRExpression>{_EXPRESSION}", f"<FRBRExpression>{GIO}/nld@2026-03-01;2")),
        mee=frozenset({"BHKV1060", "LVBB3151", "LVBB3509", "LVBB3512"}),
    ),
    Geval("LVBB3150", edit(IO_PDF, "<heeftBestanden>", f"{_GEBOORTE}<heeftBestanden>"), uitgang=pakket_document),
    Geval("STOP2023", edit(IO, _GEBOORTE, ""), mee=frozenset({"BHKV1015", "LVBB3150"})),
    Geval(
        "BHKV1018",
        edit(IO_PDF, "AlleenBekendTeMaken", "TeConsolideren"),
        uitgang=pakket_document,
        mee=frozenset({"LVBB3150", "LVBB3151", "STOP2023", "STOP2026"}),
    ),
    Geval(
        "STOP2026",
        edit(IO_PDF, "AlleenBekendTeMaken", "Informatief"),
        uitgang=pakket_document,
        mee=frozenset({"BHKV1018", "STOP1074", "STOP2034"}),
    ),
    Geval(
        "STOP2025",
        edit(IO_PDF, f"{_PUBDATA}</officieleTitel>", f"{_PUBDATA}2</officieleTitel>"),
        uitgang=pakket_document,
        mee=frozenset({"BHKV1017"}),
    ),
    Geval("BHKV1064", edit(IO_PDF, "</InformatieObjectVersie>", _STIJL), uitgang=pakket_document),
    Geval("BHKV1065", edit(IO_PDF, "</InformatieObjectVersie>", _BORGING), uitgang=pakket_document),
    Geval(
        "STOP1058", edit(IO_PDF, "doc_001", "gio_002"), uitgang=pakket_document, mee=frozenset({"BHKV1015", "STOP1073"})
    ),
    Geval(
        "LVBB3508",
        rename_duin(f"{_DUIN}/nld@2026-06-02;1"),
        uitgang=pakket_wijziging,
        toestand=changed(toestand_gepubliceerd, add_duin),
    ),
    # with their besluit
    Geval("LVBB3151", cut(BESLUIT, "<ExtIoRef", "</ExtIoRef>"), mee=frozenset({"BHKV1036"}), naam="geen verwijzing"),
    Geval("LVBB3504", edit(BESLUIT, _REF, f"<informatieobjectRef>{GIO}/nld@2026-03-01;7<"), mee=_REF_WEG),
    Geval("LVBB3509", cut(BESLUIT, "<informatieobjectRefs>", "</informatieobjectRefs>")),
    Geval(
        "BHKV1059",
        edit(BESLUIT, f"<instrumentVersie>{_EXPRESSION}", f"<instrumentVersie>{GIO}/nld@2026-03-01;7"),
        mee=frozenset({"BHKV1033", "BHKV1036"}),
    ),
    Geval(
        "BHKV1060",
        both(
            cut(BESLUIT, "<ExtRef ", "</ExtRef>"),
            edit(BESLUIT, f"<informatieobjectRef>{_PUBDATA}/nld@2026-03-01;1</informatieobjectRef>", ""),
        ),
        uitgang=pakket_document,
        mee=frozenset({"LVBB3509"}),
    ),
    Geval(
        "BHKV1033",
        cut(BESLUIT, "<BeoogdInformatieobject>", "</BeoogdInformatieobject>"),
    ),
    Geval("LVBB3510", edit(IO, _GEBOORTE, _GEBOORTE.replace("omgevingsplan", "anderplan"))),
    Geval(
        "LVBB3902", edit(BESLUIT, _ALINEA, f"een {_LINK}.</Al>"), uitgang=pakket_document, mee=frozenset({"STOP2033"})
    ),
    Geval(
        "STOP2033",
        both(
            edit(BESLUIT, "<ExtRef ", '<ExtIoRef eId="art_II__ref_o_1" wId="gm9999_1__art_II__ref_o_1" '),
            edit(BESLUIT, ' soort="JOIN">Het kaartboek</ExtRef>', f">{_PUBDATA}/nld@2026-03-01;1</ExtIoRef>"),
        ),
        uitgang=pakket_document,
        naam="ExtIoRef in het besluit",
        mee=frozenset({"LVBB3902"}),
    ),
    Geval(
        "STOP2034",
        both(
            edit(IO_PDF, "AlleenBekendTeMaken", "Informatief"),
            edit(IO_PDF, "/pubdata/", "/infodata/", -1),
            edit(BESLUIT, "/pubdata/", "/infodata/", -1),
        ),
        uitgang=pakket_document,
        mee=frozenset({"STOP1074"}),
    ),
    Geval(
        "LVBB3514",
        edit(BESLUIT, _ALINEA, f"een {_IO_REF}.</Al>"),
        naam="in een eerste versie",
    ),
    Geval(
        "LVBB3514",
        edit(BESLUIT, " na een melding.</Al>", f" na een {_IO_REF}.</Al>"),
        uitgang=pakket_wijziging,
        toestand=toestand_gepubliceerd,
        naam="in een wijziging",
        mee=frozenset({"STOP2032"}),
    ),
    Geval("LVBB3517", edit(BESLUIT, f"{_EXPRESSION}</ExtIoRef>", f"{_EXPRESSION} </ExtIoRef>")),
    Geval("LVBB3518", cut(BESLUIT, "<Tijdstempels>", "</Tijdstempels>"), mee=frozenset({"LVBB3519"})),
    Geval("LVBB3519", cut(BESLUIT, "<Tijdstempels>", "</Tijdstempels>"), uitgang=pakket_intrekking, naam="intrekking"),
    Geval(
        "LVBB3800",
        edit(BESLUIT, f"<instrument>{GIO}<", f"<instrument>{GIO}je<"),
        uitgang=pakket_io_weg,
        toestand=toestand_gepubliceerd,
    ),
    Geval(
        "LVBB3801",
        edit(BESLUIT, f"<instrument>{GIO}<", f"<instrument>{_OUD}<"),
        uitgang=pakket_io_weg,
        toestand=changed(toestand_gepubliceerd, add_ingetrokken),
    ),
    Geval(
        "LVBB3802",
        edit(BESLUIT, f"<instrument>{GIO}<", f"<instrument>{_ONTWERP}<"),
        uitgang=pakket_io_weg,
        toestand=changed(toestand_gepubliceerd, add_ontwerp),
    ),
    Geval(
        "STOP2031",
        add_link("na een melding.</Al>", "AKN", "/akn/nl/bill/gm9999/2025/weg/nld@2025-01-01;1"),
        uitgang=pakket_ontwerp,
        toestand=toestand_gepubliceerd,
        naam="onbekend besluit",
    ),
    Geval(
        "STOP2032",
        add_link("na een melding.</Al>", "AKN", f"{ACT}/nld@9"),
        uitgang=pakket_wijziging,
        toestand=toestand_gepubliceerd,
        naam="onbekende versie",
    ),
    Geval(
        "STOP2032",
        add_link("na een melding.</Al>", "JOIN", f"{_ONTWERP}/nld@2026-03-01;1"),
        uitgang=pakket_wijziging,
        toestand=changed(toestand_gepubliceerd, add_ontwerp),
        naam="ontwerp",
    ),
)
