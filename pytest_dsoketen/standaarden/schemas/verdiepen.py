# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Finds out with xmlschema what an element should have held, where libxml2 names only what it could go on with.

libxml2 gives the verdict. Of a content model it lists every name that may come next, required or not; xmlschema tells
what is really missing and what stands there too often. It is slow, so it only looks at a document that is not valid and
not too big. Its compiled schemas are kept between runs.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from pytest_dsoketen.standaarden.schemas.laden import Lezer, Plek, Schemazoeker
from pytest_dsoketen.standaarden.schemas.sets import Schemaindex

if TYPE_CHECKING:
    from xmlschema import XMLSchema10

MAX_ELEMENTEN: Final = 20_000
"""Most elements in a document that is looked at: xmlschema takes about a second for these."""


@dataclass(frozen=True)
class Verwacht:
    """What xmlschema says of an element that should not be there, or that is not complete.

    Attributes:
        namen: the elements that are needed there.
        alle: they are all needed; otherwise one of them.
        hooguit: how often the element may be there, when it is there too often; 0 when that is not so.
    """

    namen: tuple[str, ...] = ()
    alle: bool = False
    hooguit: int = 0


class Adressen:
    """Tells xmlschema which file an address means; a class of its own, so that a schema with it can be kept."""

    def __init__(self, per_adres: Mapping[str, str]) -> None:
        self._per_adres = dict(per_adres)

    def __call__(self, adres: str) -> str:
        """Give the file; what is not in the sets is an address that leads nowhere."""
        if "://" not in adres or adres.startswith("file:"):
            return adres
        return self._per_adres.get(adres, "file:///bestaat/niet.xsd")


class Verdieper:
    """Compiles schemas with xmlschema and asks them what they expect.

    Attributes:
        cache: folder to keep compiled schemas in; None to keep none.
    """

    def __init__(self, index: Schemaindex, lees: Lezer, cache: Path | None) -> None:
        self.cache = cache
        self._index = index
        self._lees = lees
        self._per_plek: dict[tuple[str, str], XMLSchema10 | None] = {}

    def find_verwacht(self, plek: Plek, root: etree._Element) -> dict[int, Verwacht]:
        """Find what was expected at each mistake against a content model.

        Args:
            plek: the schema that refused the document.
            root: the document.

        Returns:
            What was expected, by how many elements begin before the one that stands in the wrong place, or that is not
            complete. Empty when the document is too big, or xmlschema cannot use the schema.
        """
        if root.xpath("count(//*) > $n", n=MAX_ELEMENTEN):
            return {}
        schema = self._load(plek)
        if schema is None:
            return {}
        nummers = {element: nummer for nummer, element in enumerate(root.iter(etree.Element))}
        gevonden: dict[int, Verwacht] = {}
        for fout in schema.iter_errors(root):
            if type(fout).__name__ == "XMLSchemaChildrenValidationError":
                kind = getattr(fout, "invalid_child", None)
                gevonden.setdefault(nummers[fout.elem if kind is None else kind], _read_fout(fout, kind))  # type: ignore[index]
        return gevonden

    def _load(self, plek: Plek) -> XMLSchema10 | None:
        """Compile a schema, or give it when that was done before, in this run or an earlier one."""
        sleutel = plek[0].id, plek[1].pad
        if sleutel not in self._per_plek:
            self._per_plek[sleutel] = self._load_new(plek)
        return self._per_plek[sleutel]

    def _load_new(self, plek: Plek) -> XMLSchema10 | None:
        """Read a schema from the cache, or compile it."""
        plekken = tuple(Schemazoeker(plek[0], self._index).walk_nodig(plek[1]))
        bestand = None if self.cache is None else self.cache / f"{_fingerprint(plekken)}.pickle"
        if bestand is not None and (bekend := _read_cache(bestand)) is not None:
            return bekend
        try:
            schema = self._compile(plek, plekken)
        except Exception:  # noqa: BLE001  (xmlschema kent niet elk schema dat libxml2 kent; dan blijft de uitleg korter)
            return None
        if bestand is not None:
            _write_cache(bestand, schema)
        return schema

    def _compile(self, plek: Plek, plekken: tuple[Plek, ...]) -> XMLSchema10:
        """Compile a schema from checked files, that stand together in a folder of their own meanwhile."""
        from xmlschema import XMLSchema10  # noqa: PLC0415  (laden kost een kwart seconde)

        zoeker = Schemazoeker(plek[0], self._index)
        with tempfile.TemporaryDirectory() as tijdelijk:
            paden = {(deel.id, bestand.pad): Path(tijdelijk) / deel.id / bestand.pad for deel, bestand in plekken}
            per_adres: dict[str, str] = {}
            for vanaf in plekken:
                pad = paden[vanaf[0].id, vanaf[1].pad]
                pad.parent.mkdir(parents=True, exist_ok=True)
                pad.write_bytes(self._lees(*vanaf))
                for _, adres in vanaf[1].imports:
                    if "://" in adres and (doel := zoeker.find(adres, vanaf)):
                        per_adres[adres] = paden[doel[0].id, doel[1].pad].as_uri()
            begin = paden[plek[0].id, plek[1].pad]
            return XMLSchema10(begin.as_uri(), uri_mapper=Adressen(per_adres), allow="local")


def _read_fout(fout: Any, kind: Any) -> Verwacht:
    """Read what a mistake against a content model says."""
    if kind is not None:
        eerder = sum(1 for _ in kind.itersiblings(kind.tag, preceding=True))
        for deeltje in fout.validator.iter_elements():
            grens = getattr(deeltje, "max_occurs", None)
            if getattr(deeltje, "name", None) == kind.tag and grens is not None and 0 < grens <= eerder:
                return Verwacht(hooguit=grens)
    namen = tuple(dict.fromkeys(naam for deel in fout.expected or () if (naam := getattr(deel, "local_name", None))))
    return Verwacht(namen, alle=getattr(fout.particle, "model", "") == "all")


def _fingerprint(plekken: tuple[Plek, ...]) -> str:
    """Give the name under which a compiled schema is kept: other files or another xmlschema give another name."""
    import platform  # noqa: PLC0415
    from importlib.metadata import version  # noqa: PLC0415

    delen = [platform.python_version(), version("xmlschema"), version("elementpath"), __name__]
    delen += sorted(f"{deel.id}/{bestand.pad} {bestand.sha256}" for deel, bestand in plekken)
    return hashlib.sha256("\n".join(delen).encode()).hexdigest()


def _read_cache(bestand: Path) -> XMLSchema10 | None:
    """Read a compiled schema that this user wrote and nobody else can write; else it is as if there was none."""
    try:
        if not (_is_eigen(bestand) and _is_eigen(bestand.parent)):
            return None
        schema: XMLSchema10 = pickle.loads(bestand.read_bytes())  # noqa: S301  (alleen wat deze gebruiker zelf schreef)
    except Exception:  # noqa: BLE001  (een kapot bestand in de cache kost tijd en verder niets)
        return None
    return schema


def _is_eigen(pad: Path) -> bool:
    """Say whether this user owns something and is the only one who can change it; unknown counts as no."""
    if not hasattr(os, "getuid"):
        return False
    staat = pad.stat()
    return staat.st_uid == os.getuid() and not staat.st_mode & 0o022


def _write_cache(bestand: Path, schema: XMLSchema10) -> None:
    """Keep a compiled schema for the next run; a folder that cannot be written keeps none."""
    try:
        bestand.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=bestand.parent, delete=False) as nieuw:
            pickle.dump(schema, nieuw, protocol=pickle.HIGHEST_PROTOCOL)
        Path(nieuw.name).replace(bestand)
    except Exception:  # noqa: BLE001  (zonder cache werkt alles ook)
        return
