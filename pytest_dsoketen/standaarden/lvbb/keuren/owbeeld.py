# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What rules about OW objects look at: each part is worked out once, and only when a rule asks for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cached_property

from lxml import etree

from pytest_dsoketen.standaarden.imow.index import Owindex
from pytest_dsoketen.standaarden.imow.namen import STATUS_BEEINDIGEN
from pytest_dsoketen.standaarden.inname import InnameError, parse_xml
from pytest_dsoketen.standaarden.lvbb.inhoud import Aanlevering, Regelingwijziging
from pytest_dsoketen.standaarden.lvbb.toestand import Toestand
from pytest_dsoketen.standaarden.stop.identificatie import work_of
from pytest_dsoketen.standaarden.stop.namen import BASISGEO, qname
from pytest_dsoketen.standaarden.stop.tekst import parse_tekst
from pytest_dsoketen.standaarden.stop.toepassen import ConsolidatieError, apply_mutatie
from pytest_dsoketen.standaarden.stop.versie import Regelingversie

_GEOMETRIE, _GEOMETRIE_ID = qname(BASISGEO, "Geometrie"), qname(BASISGEO, "id")


class Owbeeld:
    """The OW side of a delivery, with what is known of before.

    Attributes:
        aanlevering: the package, read.
        toestand: what the landelijke voorzieningen hold; None when that is not known.
    """

    def __init__(self, aanlevering: Aanlevering, toestand: Toestand | None) -> None:
        self.aanlevering = aanlevering
        self.toestand = toestand

    @cached_property
    def index(self) -> Owindex:
        """Index on the delivered objects that do not end."""
        return Owindex(obj for obj in self.aanlevering.ow.objecten if obj.status != STATUS_BEEINDIGEN)

    @cached_property
    def stand(self) -> Owindex:
        """Index on the objects that DSO-LV holds of definitieve versions; empty when that is not known."""
        return Owindex(()) if self.toestand is None else self.toestand.ozon.index

    @cached_property
    def geraakt(self) -> frozenset[str]:
        """Identifications of everything that is delivered, what ends as well."""
        return frozenset(obj.identificatie for obj in self.aanlevering.ow.objecten)

    @cached_property
    def beeindigd(self) -> frozenset[str]:
        """Identifications of what ends."""
        return frozenset(o.identificatie for o in self.aanlevering.ow.objecten if o.status == STATUS_BEEINDIGEN)

    @cached_property
    def geometrieen(self) -> dict[str, etree._Element]:
        """The delivered geometries by basisgeo:id."""
        return {
            geometrie.findtext(_GEOMETRIE_ID, "").strip(): geometrie
            for document in (*self.aanlevering.documenten.values(), *self._gml_in_ow())
            for geometrie in document.iter(_GEOMETRIE)
        }

    def _gml_in_ow(self) -> Iterator[etree._Element]:
        """Read the GML files that manifest-ow names as well, which it should not (LVBB1026)."""
        for io in self.aanlevering.informatieobjecten:
            if io.inhoud and io.bestandsnaam not in self.aanlevering.documenten and io.is_gio:
                with suppress(InnameError):
                    yield parse_xml(io.inhoud)

    @property
    def heeft_meer_works(self) -> bool:
        """Whether manifest-ow names more than one regeling."""
        return len({deel.work for deel in self.aanlevering.ow.manifest}) > 1

    @cached_property
    def works_per_object(self) -> Mapping[str, frozenset[str]]:
        """Works of the regelingen that manifest-ow names a delivered object with, by identification."""
        works: dict[str, set[str]] = defaultdict(set)
        for deel in self.aanlevering.ow.manifest:
            for bestand in deel.bestanden:
                works[bestand.naam].add(deel.work)
        per_object: dict[str, set[str]] = defaultdict(set)
        for obj in self.aanlevering.ow.objecten:
            if obj.identificatie and len(works[obj.bestand]) == 1:
                per_object[obj.identificatie] |= works[obj.bestand]
        return {identificatie: frozenset(van) for identificatie, van in per_object.items()}

    @cached_property
    def ingetrokken(self) -> frozenset[str]:
        """Works of the regelingen that the besluit withdraws."""
        besluit = self.aanlevering.besluit
        works = (work_of(beoogd.instrumentversie) for beoogd in besluit.intrekkingen) if besluit else ()
        return frozenset(work for work in works if work.startswith("/akn/"))

    @cached_property
    def eerdere_versies(self) -> dict[str, Regelingversie]:
        """The last definitieve version of every regeling that is known, by its work."""
        versies = {} if self.toestand is None else self.toestand.lvbb.find_basis()
        return {versie.work: versie for versie in versies.values()}

    @cached_property
    def eerder_beeindigd(self) -> frozenset[str]:
        """Identifications of objects that earlier versions had, and the last one no longer has."""
        versies = () if self.toestand is None else self.toestand.lvbb.find_basis().values()
        ooit = {obj.identificatie for versie in versies for obj in versie.ow}
        return frozenset(ooit - {obj.identificatie for versie in self.eerdere_versies.values() for obj in versie.ow})

    @cached_property
    def verdwenen_wids(self) -> tuple[tuple[Regelingwijziging, frozenset[str]], ...]:
        """Per change of a known version the wIds that it takes out of the text."""
        verdwenen = []
        for wijziging in self.aanlevering.regelingen:
            was = self.eerdere_versies.get(wijziging.work)
            if was is None or was.expression != wijziging.was:
                continue
            try:
                tekst = apply_mutatie(was.tekst, wijziging.element)
            except ConsolidatieError:
                continue
            verdwenen.append((wijziging, _wids_of(was.text_root()) - _wids_of(parse_tekst(tekst))))
        return tuple(verdwenen)


def _wids_of(tekst: etree._Element) -> frozenset[str]:
    """Give every wId in a text."""
    return frozenset(wid for element in tekst.iter() if (wid := element.get("wId")))
