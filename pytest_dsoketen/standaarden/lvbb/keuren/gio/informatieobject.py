# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about an informatieobject and its file (LVBB3xxx, BHKV1014-1018, STOP1058, STOP2023-2026).

Whether besluit and text go with it is judged in `besluit.informatieobjecten`, what a GIO says in `inhoud`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from pytest_dsoketen.standaarden.lvbb.keuren.kern import Dossier, Fase, Regel, Vondst
from pytest_dsoketen.standaarden.stop.gio import hash_of
from pytest_dsoketen.standaarden.stop.identificatie import work_of
from pytest_dsoketen.standaarden.stop.namen import (
    FORMAAT_GIO,
    GEO,
    GMLXML,
    PDF,
    WORK_INFORMATIEOBJECT,
    qname,
    text_of,
)
from pytest_dsoketen.standaarden.stop.versie import Informatieobject

_INSTRUCTIE_PER_COLLECTIE = {
    "regdata": "TeConsolideren",
    "pubdata": "AlleenBekendTeMaken",
    "infodata": "Informatief",
}


@dataclass(frozen=True)
class IoStuk:
    """An informatieobject in a package.

    Attributes:
        io: what was read.
        element: its InformatieObjectVersie.
        gml: root of its GML file; None when it has none that can be read.
    """

    io: Informatieobject
    element: etree._Element
    gml: etree._Element | None

    @property
    def naam(self) -> str:
        """How a sentence calls it."""
        return self.io.expression or self.io.bron

    @cached_property
    def gio(self) -> etree._Element | None:
        """The GeoInformatieObjectVersie in its GML file."""
        if self.gml is None:
            return None
        naam = qname(GEO, "GeoInformatieObjectVersie")
        return self.gml if self.gml.tag == naam else self.gml.find(f"{qname(GEO, 'vastgesteldeVersie')}/{naam}")

    @property
    def instructie(self) -> str:
        """What happens to it: what it says itself, else what its collection says."""
        gezegd = text_of(self.element, "data:InformatieObjectMetadata/data:publicatieinstructie")
        return gezegd or _INSTRUCTIE_PER_COLLECTIE.get(self.collectie, "")

    @property
    def collectie(self) -> str:
        """Third part of its identification: regdata, pubdata or infodata."""
        return (self.io.work.split("/")[3:4] or [""])[0]

    @property
    def is_consolideerbaar(self) -> bool:
        """Whether it will be consolidated."""
        return self.instructie == "TeConsolideren"


def read_stukken(dossier: Dossier) -> tuple[IoStuk, ...]:
    """Put every informatieobject of a package together with where it stands."""
    documenten = dossier.aanlevering.documenten
    per_bron = {dossier.bestand_per_document[v.getroottree().getroot()]: v for v in reversed(dossier.io_versies)}
    return tuple(
        IoStuk(io, per_bron[io.bron], documenten.get(io.bestandsnaam)) for io in dossier.aanlevering.informatieobjecten
    )


def stukken(dossier: Dossier) -> tuple[IoStuk, ...]:
    """Give every informatieobject of a package."""
    return dossier.derive(read_stukken)


def gml_per_io(dossier: Dossier) -> Iterator[tuple[Informatieobject, etree._Element]]:
    """Walk the informatieobjecten with a GML file that can be read."""
    for stuk in stukken(dossier):
        if stuk.gml is not None:
            yield stuk.io, stuk.gml


def per_stuk(code: str, wrong: Callable[[IoStuk], str]) -> Regel:
    """Make a rule that looks at one informatieobject.

    Args:
        code: of the rule.
        wrong: says what is wrong with it; empty when nothing is.
    """

    def find(dossier: Dossier) -> Iterator[Vondst]:
        for stuk in stukken(dossier):
            melding = wrong(stuk)
            if melding:
                yield melding, stuk.element

    return Regel(code, Fase.BESLUIT, find)


def _andere_hash(stuk: IoStuk) -> str:
    """LVBB3008: the declared hash is that of the file."""
    fout = bool(stuk.io.inhoud) and stuk.io.hash.lower() != hash_of(stuk.io.inhoud)
    return f"de hash bij {stuk.io.bestandsnaam} is niet die van het bestand" if fout else ""


def find_bestand_niet_geleverd(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB3506: the file that an informatieobject names is delivered."""
    for stuk in stukken(dossier):
        if stuk.io.bestandsnaam not in dossier.bestanden:
            yield f"{stuk.io.bron} noemt {stuk.io.bestandsnaam}, dat niet is meegeleverd", stuk.element


def find_bestandsoort(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB3507: the file of an informatieobject is a PDF or GML, and stands so in manifest.xml."""
    typen = {regel.naam: regel.mediatype for regel in dossier.aanlevering.manifest}
    for stuk in stukken(dossier):
        mediatype = typen.get(stuk.io.bestandsnaam)
        if mediatype is not None and mediatype not in {PDF, GMLXML}:
            yield (
                f"het bestand {stuk.io.bestandsnaam} van {stuk.naam} is “{mediatype}” en geen PDF of GML",
                stuk.element,
            )


def _ander_werk(stuk: IoStuk) -> str:
    """LVBB3511: informatieobject and GML name the same work."""
    work = text_of(stuk.gio, "geo:FRBRWork")
    fout = stuk.gio is not None and work != stuk.io.work
    return f"het werk is {stuk.io.work}, en in {stuk.io.bestandsnaam} is het {work}" if fout else ""


def _andere_expressie(stuk: IoStuk) -> str:
    """LVBB3512: informatieobject and GML name the same expression."""
    expression = text_of(stuk.gio, "geo:FRBRExpression")
    fout = stuk.gio is not None and expression != stuk.io.expression
    return f"de versie is {stuk.io.expression}, en in {stuk.io.bestandsnaam} is het {expression}" if fout else ""


def _was_id(stuk: IoStuk) -> str:
    """Give the expression that a GIO says it changes; empty when it says none."""
    return text_of(stuk.gml, "geo:wasID")


def _andere_was(stuk: IoStuk) -> str:
    """LVBB3515: the version that a GIO changes is one of the same informatieobject."""
    was = _was_id(stuk)
    fout = bool(was) and work_of(was) != stuk.io.work
    return f"{stuk.io.bestandsnaam} zegt een ander informatieobject te wijzigen: {was}" if fout else ""


def find_oude_was(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB3516: the version that a GIO changes is the last one that the LVBB holds."""
    register = dossier.register
    if register is None:
        return
    laatste = {io.work: io.expression for io in register.informatieobjecten.values()}
    for stuk in stukken(dossier):
        was = _was_id(stuk)
        if was and work_of(was) == stuk.io.work and laatste.get(stuk.io.work) != was:
            yield f"{stuk.io.bestandsnaam} wijzigt {was}, dat niet de laatste versie is", stuk.element


def _aantal_bestanden(stuk: IoStuk) -> str:
    """BHKV1014: an informatieobject names exactly one file."""
    aantal = len(stuk.element.findall(".//{*}heeftBestanden/{*}heeftBestand"))
    return f"{stuk.naam} noemt {aantal} bestanden in plaats van één" if aantal != 1 else ""


def _geen_gml(stuk: IoStuk) -> str:
    """STOP1058: the file of a GIO is a GML file."""
    fout = stuk.io.formaat == FORMAAT_GIO and bool(stuk.io.bestandsnaam)
    fout = fout and not stuk.io.bestandsnaam.lower().endswith(".gml")
    return f"het GIO {stuk.naam} heeft als bestand {stuk.io.bestandsnaam}, en geen GML" if fout else ""


def _geen_geboorte_gio(stuk: IoStuk) -> str:
    """BHKV1015: a GIO names the regeling that it was born in."""
    fout = stuk.io.formaat == FORMAAT_GIO and bool(stuk.io.metadata) and not stuk.io.geboorteregeling
    return f"{stuk.io.bron} noemt geen geboorteregeling" if fout else ""


def _geen_geboorte(stuk: IoStuk) -> str:
    """STOP2023: what is consolidated names the regeling that it was born in."""
    fout = stuk.is_consolideerbaar and not stuk.io.geboorteregeling
    return f"het te consolideren informatieobject {stuk.naam} noemt geen geboorteregeling" if fout else ""


def _geboorte_past_niet(stuk: IoStuk) -> str:
    """LVBB3150: only what is consolidated names a geboorteregeling."""
    if not stuk.is_consolideerbaar and stuk.io.geboorteregeling:
        return f"{stuk.naam} wordt niet geconsolideerd en noemt toch een geboorteregeling"
    return _geen_geboorte(stuk)


def _andere_soort(stuk: IoStuk) -> str:
    """BHKV1016: the soortWork of an informatieobject is work_010."""
    soort = text_of(stuk.element, "data:ExpressionIdentificatie/data:soortWork")
    return f"het soortWork van het informatieobject is “{soort}”" if soort != WORK_INFORMATIEOBJECT else ""


def _andere_titel(stuk: IoStuk) -> str:
    """BHKV1017 and STOP2025: the official title of an informatieobject is its FRBRWork."""
    titel = text_of(stuk.element, "data:InformatieObjectMetadata/data:officieleTitel")
    return f"de officiële titel “{titel}” is niet het werk {stuk.io.work}" if titel and titel != stuk.io.work else ""


def _andere_collectie(stuk: IoStuk) -> str:
    """BHKV1018 and STOP2026: the collection in the identification fits what happens to the informatieobject."""
    instructie = text_of(stuk.element, "data:InformatieObjectMetadata/data:publicatieinstructie")
    fout = bool(instructie) and _INSTRUCTIE_PER_COLLECTIE.get(stuk.collectie) != instructie
    return f"{stuk.io.work} zit in {stuk.collectie}, maar de publicatieinstructie is {instructie}" if fout else ""


def _alleen_gio(module: str) -> Callable[[IoStuk], str]:
    """Make the check that a module only goes with a GIO (BHKV1064, 1065)."""

    def wrong(stuk: IoStuk) -> str:
        metadata = stuk.element.find("{*}InformatieObjectMetadata")
        formaat = text_of(metadata, "data:formaatInformatieobject")
        fout = metadata is not None and formaat != FORMAAT_GIO and stuk.element.find(f"{{*}}{module}") is not None
        return f"{stuk.naam} is geen GIO ({formaat}) en heeft toch een {module}" if fout else ""

    return wrong


def _dubbel(code: str, naam: str, geef: Callable[[IoStuk], str]) -> Regel:
    """Make the rule that something of an informatieobject occurs once in a package (LVBB3900, 3901)."""

    def find(dossier: Dossier) -> Iterator[Vondst]:
        gezien: Counter[str] = Counter()
        for stuk in stukken(dossier):
            waarde = geef(stuk)
            gezien[waarde] += 1
            if waarde and gezien[waarde] == 2:
                yield f"{naam} {waarde} wordt meer dan één keer geleverd", stuk.element

    return Regel(code, Fase.BESLUIT, find)


def find_bestaat_al(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB3508: a version of an informatieobject that is delivered is new."""
    register = dossier.register
    for stuk in stukken(dossier) if register is not None else ():
        if register is not None and stuk.io.expression in register.informatieobjecten:
            yield f"het informatieobject {stuk.io.expression} bestaat al", stuk.element


def find_zonder_metadata(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB3513: an informatieobject that the LVBB does not hold yet comes with its metadata.

    When it is not known what the LVBB holds, only a first version is judged.
    """
    register = dossier.register
    bekend = {io.work for io in register.informatieobjecten.values()} if register is not None else set()
    for stuk in stukken(dossier):
        is_nieuw = dossier.is_eerste_versie if register is None else stuk.io.work not in bekend
        if is_nieuw and not stuk.io.metadata:
            yield f"het nieuwe informatieobject {stuk.naam} heeft geen metadata", stuk.element


REGELS_INFORMATIEOBJECT: tuple[Regel, ...] = (
    per_stuk("LVBB3008", _andere_hash),
    Regel("LVBB3506", Fase.BESLUIT, find_bestand_niet_geleverd),
    Regel("LVBB3507", Fase.BESLUIT, find_bestandsoort),
    Regel("LVBB3508", Fase.BESLUIT, find_bestaat_al),
    per_stuk("LVBB3511", _ander_werk),
    per_stuk("LVBB3512", _andere_expressie),
    Regel("LVBB3513", Fase.BESLUIT, find_zonder_metadata),
    per_stuk("LVBB3515", _andere_was),
    Regel("LVBB3516", Fase.CONSOLIDATIE, find_oude_was),
    _dubbel("LVBB3900", "de versie", lambda stuk: stuk.io.expression),
    _dubbel("LVBB3901", "het informatieobject", lambda stuk: stuk.io.work),
    per_stuk("LVBB3150", _geboorte_past_niet),
    per_stuk("BHKV1014", _aantal_bestanden),
    per_stuk("BHKV1015", _geen_geboorte_gio),
    per_stuk("BHKV1016", _andere_soort),
    per_stuk("BHKV1017", _andere_titel),
    per_stuk("BHKV1018", _andere_collectie),
    per_stuk("BHKV1064", _alleen_gio("FeatureTypeStyle")),
    per_stuk("BHKV1065", _alleen_gio("JuridischeBorgingVan")),
    per_stuk("STOP1058", _geen_gml),
    per_stuk("STOP2023", _geen_geboorte),
    per_stuk("STOP2025", _andere_titel),
    per_stuk("STOP2026", _andere_collectie),
)
