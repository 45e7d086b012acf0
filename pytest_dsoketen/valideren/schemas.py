# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Puts the files of a zaak to the official schemas, as far as those are installed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

from pytest_dsoketen.model.berichten import Afwijking
from pytest_dsoketen.model.keuringen import Documentsoort, Onbeoordeeld
from pytest_dsoketen.model.oordelen import Oordeel
from pytest_dsoketen.standaarden.inname import InnameError
from pytest_dsoketen.standaarden.schemas import Schemaregister, Versies, find_versies, kop_of, load_folder, open_schemas
from pytest_dsoketen.standaarden.schemas.kiezen import KOP, Documentkop, read_kop
from pytest_dsoketen.standaarden.schemas.oordeel import INSTALLEER, Schemaoordeel
from pytest_dsoketen.valideren.vooruit import Vooruit, may_fork
from pytest_dsoketen.valideren.zaak import GROOT, Zaak

SCHEMA = "officieel schema"
SCHEMATRON = "Schematron"
_NIET_GEINSTALLEERD = Onbeoordeeld(
    SCHEMA,
    f"de officiële schema's zijn niet geïnstalleerd; voeg ze toe met `{INSTALLEER}`, of geef --zonder-schemas als u"
    " alleen onze eigen regels wilt",
)
_ZONDER = Onbeoordeeld(SCHEMA, "u koos met --zonder-schemas voor een keuring met alleen onze eigen regels", weegt=False)


class Zonder:
    """No schemas, because the reader wants it so."""

    def begin(self, zaak: Zaak) -> None:
        """Start on nothing."""

    def judge(self, zaak: Zaak, namen: Iterable[str]) -> dict[str, Schemaoordeel]:  # noqa: ARG002  (als de andere)
        """Judge nothing."""
        return {}

    def take(self, oordelen: Mapping[str, Schemaoordeel]) -> None:
        """Take nothing over."""

    def keur(self, zaak: Zaak) -> None:
        """Note that no schema was used."""
        zaak.onbeoordeeld.append(_ZONDER)


_ZONDER_SCHEMATRON = Onbeoordeeld(
    SCHEMATRON, "u koos met --zonder-schematron voor een keuring zonder de officiële Schematrons", weegt=False
)


class Schemas:
    """The official schemas that are installed.

    Args:
        register: the sets.
        schematron: whether the Schematrons are run as well; on big files they take much longer than all the rest.
    """

    def __init__(self, register: Schemaregister, *, schematron: bool = True) -> None:
        self._register = register
        self._schematron = schematron
        self._bezig: dict[str, Future[Schemaoordeel]] = {}
        self._vooruit: Vooruit | None = None
        self._is_begonnen = False

    def begin(self, zaak: Zaak) -> None:
        """Start on the XSDs of a big package in a thread: libxml2 needs no Python, so the rules of ours go on."""
        if not self._register.sets():
            return
        if zaak.omvang < GROOT:
            self._begin_schematron(zaak)
            return
        versies = find_versies(_walk_koppen(zaak), self._register.index)
        werker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="xsd")
        self._bezig = {naam: werker.submit(self._check_xsd, zaak, naam, versies) for naam in zaak.wortels}
        werker.shutdown(wait=False)

    def _begin_schematron(self, zaak: Zaak) -> None:
        """Start on the Schematrons of a small package in a process of their own.

        Only of the first one: of the next ones the rules have been compiled here, which is what takes long.
        """
        if self._schematron and not self._is_begonnen and zaak.instelling.processen > 1 and may_fork():
            self._vooruit = Vooruit(zaak, self._judge_schematron)
        self._is_begonnen = True

    def _judge_schematron(self, zaak: Zaak) -> dict[str, Schemaoordeel]:
        """Put every file to its Schematrons; one that breaks down is left out, to do so where it is noted."""
        versies = find_versies(_walk_koppen(zaak), self._register.index)
        oordelen: dict[str, Schemaoordeel] = {}
        for naam in zaak.wortels:
            with suppress(Exception):
                oordelen[naam] = self._check_schematron(zaak, naam, versies)
        return oordelen

    def _take_schematron(self, zaak: Zaak, naam: str) -> Schemaoordeel | None:
        """Give what the process beside this one has found of a file, once it is ready; None when it did not look."""
        if self._vooruit is None or self._vooruit.zaak is not zaak:
            return None
        return self._vooruit.collect().get(naam)

    def _check_schematron(self, zaak: Zaak, naam: str, versies: Versies) -> Schemaoordeel:
        """Put one file to its Schematrons."""
        boom = zaak.bomen.get(naam)
        document = zaak.bestanden[naam] if boom is None else boom
        return self._register.check_schematron(document, naam, versies=versies)

    def judge(self, zaak: Zaak, namen: Iterable[str]) -> dict[str, Schemaoordeel]:
        """Judge some files by their XSD now; one that breaks down is left out, to do so where it is noted."""
        oordelen: dict[str, Schemaoordeel] = {}
        versies = find_versies(_walk_koppen(zaak), self._register.index)
        for naam in namen if self._register.sets() else ():
            with suppress(Exception):
                oordelen[naam] = self._check_xsd(zaak, naam, versies)
        return oordelen

    def take(self, oordelen: Mapping[str, Schemaoordeel]) -> None:
        """Take over what was judged."""
        self._bezig = {naam: Future() for naam in oordelen}
        for naam, oordeel in oordelen.items():
            self._bezig[naam].set_result(oordeel)

    def _check_xsd(self, zaak: Zaak, naam: str, versies: Versies) -> Schemaoordeel:
        """Put one file to its XSD."""
        return self._register.check_xsd(zaak.bestanden[naam], naam, tree=zaak.bomen.get(naam), versies=versies)

    def keur(self, zaak: Zaak) -> None:
        """Note what the schemas do not allow, and which files they could not judge."""
        if not self._register.sets():
            zaak.onbeoordeeld.append(_NIET_GEINSTALLEERD)
            zaak.ongekeurd |= dict.fromkeys(zaak.wortels, (_NIET_GEINSTALLEERD,))
            return
        versies = find_versies(_walk_koppen(zaak), self._register.index)
        totaal = sum(len(zaak.bestanden[naam]) for naam in zaak.wortels)
        klaar = 0
        for naam in zaak.wortels:
            zaak.instelling.voortgang(naam, klaar, totaal)
            with zaak.bewaak(f"{SCHEMA} van {naam}"):
                self._keur_bestand(zaak, naam, versies)
            klaar += len(zaak.bestanden[naam])
        _note_ongekeurd(zaak)
        if not self._schematron:
            zaak.onbeoordeeld.append(_ZONDER_SCHEMATRON)

    def _keur_bestand(self, zaak: Zaak, naam: str, versies: Versies) -> None:
        """Put one file to the schema that it has to follow, and to the Schematrons of its standard."""
        klaar = self._bezig.pop(naam, None)
        oordelen = {SCHEMA: klaar.result() if klaar is not None else self._check_xsd(zaak, naam, versies)}
        if self._schematron and oordelen[SCHEMA].is_getoetst:
            oordelen[SCHEMATRON] = self._take_schematron(zaak, naam) or self._check_schematron(zaak, naam, versies)
        for wat, oordeel in oordelen.items():
            if oordeel.oordeel is Oordeel.NIET_GETOETST:
                zaak.ongekeurd[naam] = (*zaak.ongekeurd.get(naam, ()), Onbeoordeeld(wat, oordeel.reden))
            _replace_eigen(zaak, naam, oordeel.afwijkingen)
        xsd = oordelen[SCHEMA]
        zaak.schemas[naam] = f"{xsd.schema} ({xsd.versie})" if xsd.schema else ""


def _replace_eigen(zaak: Zaak, naam: str, gevonden: tuple[Afwijking, ...]) -> None:
    """Let what the schema says stand in the place of what a check of ours said of the same: it is more precise.

    A check of ours that does not know the file is taken to have meant this one.
    """
    codes = {afwijking.code for afwijking in gevonden}
    zaak.afwijkingen = [
        afwijking
        for afwijking in zaak.afwijkingen
        if afwijking.code not in codes or (afwijking.plaats != naam and afwijking.plaats in zaak.bestanden)
    ]
    zaak.add(gevonden)


def _walk_koppen(zaak: Zaak) -> Iterator[Documentkop]:
    """Walk the heads of the documents that say of which version the package is."""
    for naam in zaak.wortels:
        if zaak.soorten[naam] in _MET_VERSIE:
            boom = zaak.bomen.get(naam)
            try:
                yield kop_of(boom) if boom is not None else read_kop(zaak.bestanden[naam][:KOP])
            except InnameError:
                continue


_MET_VERSIE = frozenset({Documentsoort.BESLUIT, Documentsoort.KENNISGEVING, Documentsoort.MANIFEST_OW})


def _note_ongekeurd(zaak: Zaak) -> None:
    """Say once why files were not judged, however many there are."""
    per_reden: dict[tuple[str, str], list[str]] = {}
    for naam, delen in zaak.ongekeurd.items():
        for deel in (deel for deel in delen if deel.wat in {SCHEMA, SCHEMATRON}):
            per_reden.setdefault((deel.wat, deel.reden), []).append(naam)
    for (wat, reden), namen in per_reden.items():
        wie = namen[0] if len(namen) == 1 else f"{len(namen)} bestanden"
        zaak.onbeoordeeld.append(Onbeoordeeld(f"{wat} van {wie}", reden))


def open_schemakeuring(map_: Path | None, *, schematron: bool = True) -> Schemas:
    """Open the schemas.

    Args:
        map_: folder with installed sets, or with schemas as they were downloaded; default the sets of this user.
        schematron: whether the Schematrons are run as well.

    Raises:
        SchemaError: when they cannot be used.
    """
    register = open_schemas(map_)
    return Schemas(register if map_ is None or register.sets() else load_folder(map_), schematron=schematron)
