# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Installs sets of official schemas for this user, checks that they are untouched, and takes them away."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from pytest_dsoketen.standaarden.inname import MIB, InnameError, ZipGrenzen, read_zip
from pytest_dsoketen.standaarden.schemas.herkennen import Gevondenset, is_nodig, recognise_sets
from pytest_dsoketen.standaarden.schemas.laden import check_inhoud, walk_gemis
from pytest_dsoketen.standaarden.schemas.oordeel import SchemaError
from pytest_dsoketen.standaarden.schemas.plaats import INDEX, cache_folder, set_folder
from pytest_dsoketen.standaarden.schemas.sets import Schemaindex, Schemasetinfo, read_index, write_index

ZIP_GRENZEN: Final = ZipGrenzen(archief=256 * MIB, bestand=16 * MIB, totaal=512 * MIB, aantal=20_000, naam=400)
"""A zip with schemas can come with all the documentation of a standard."""
_MAX_BESTANDEN: Final = 20_000


@dataclass(frozen=True)
class Installatie:
    """What became of one set.

    Attributes:
        info: the set.
        is_nieuw: whether it was not there before.
        mist: addresses of schemas that it uses and that are not installed.
    """

    info: Schemasetinfo
    is_nieuw: bool
    mist: tuple[str, ...] = ()


def read_bron(pad: Path) -> dict[str, bytes]:
    """Read the schemas in a folder or zip; paths begin with the name of the folder or zip.

    Raises:
        SchemaError: when it is neither, or cannot be read safely.
    """
    if pad.is_dir():
        return read_folder(pad)
    if not pad.is_file():
        raise SchemaError(f"{pad} bestaat niet; geef een map of een zip met schema's")
    try:
        inhoud = read_zip(pad.read_bytes(), ZIP_GRENZEN)
    except InnameError as fout:
        raise SchemaError(f"{pad.name} is geen bruikbare zip: {fout}") from None
    except OSError as fout:
        raise SchemaError(f"{pad} is niet te lezen: {fout.strerror}") from None
    return {f"{pad.stem}/{naam}": data for naam, data in inhoud.items() if is_nodig(naam)}


def read_folder(map_: Path) -> dict[str, bytes]:
    """Read the schemas in a folder; paths begin with the name of the folder.

    Raises:
        SchemaError: when a file cannot be read, or there are far too many.
    """
    inhoud: dict[str, bytes] = {}
    basis = map_.resolve()
    for pad in sorted(basis.rglob("*")):
        if not is_nodig(pad.as_posix()) or not pad.is_file() or not pad.resolve().is_relative_to(basis):
            continue
        if len(inhoud) == _MAX_BESTANDEN:
            raise SchemaError(f"in {map_} staan meer dan {_MAX_BESTANDEN} schema's; geef de map van één standaard")
        try:
            inhoud[pad.relative_to(basis.parent).as_posix()] = pad.read_bytes()
        except OSError as fout:
            raise SchemaError(f"{pad} is niet te lezen: {fout.strerror}") from None
    return inhoud


def install(
    bronnen: Iterable[Path], map_: Path, versie: str = "", zonder: Sequence[str] = ()
) -> tuple[Installatie, ...]:
    """Install the sets in some folders and zips.

    Args:
        bronnen: folders and zips.
        map_: folder with the installed sets.
        versie: version to use for a set that does not tell its own.
        zonder: folders in the sources to leave out, by their name, or by a part of their path.

    Returns:
        What became of every set; one that was there already with the same content is left as it is.

    Raises:
        SchemaError: when a source cannot be used, or a set is there already with other content. What was installed
            before that stays.
    """
    gedaan: list[tuple[Schemasetinfo, bool]] = []
    for bron in bronnen:
        inhoud = _leave_out(read_bron(bron), zonder, bron)
        try:
            gevonden = recognise_sets(inhoud, versie)
        except SchemaError as fout:
            raise SchemaError(f"{bron}: {fout}") from None
        gedaan += [(deel.info, _install_set(deel, map_)) for deel in gevonden]
    index = load_index(map_)
    return tuple(Installatie(info, is_nieuw, tuple(sorted(set(walk_gemis(info, index))))) for info, is_nieuw in gedaan)


def _leave_out(inhoud: Mapping[str, bytes], zonder: Sequence[str], bron: Path) -> dict[str, bytes]:
    """Leave some folders out.

    Raises:
        SchemaError: when there is no such folder, because a mistake in its name would go unseen.
    """
    over = dict(inhoud)
    for folder in zonder:
        deel = f"/{folder.strip('/')}/"
        weg = [pad for pad in inhoud if deel in f"/{pad.rpartition('/')[0]}/"]
        if not weg:
            raise SchemaError(f"in {bron} staat geen map {folder} met schema's; kijk na wat achter --zonder staat")
        for pad in weg:
            over.pop(pad, None)
    return over


def _install_set(deel: Gevondenset, map_: Path) -> bool:
    """Put one set in its place; gives whether it is new.

    Raises:
        SchemaError: when it is there already with other content, or the folder cannot be written.
    """
    index = load_index(map_)
    bekend = next((ander for ander in index.sets if ander.id == deel.info.id), None)
    if bekend is not None:
        if {b.pad: b.sha256 for b in bekend.bestanden} == {b.pad: b.sha256 for b in deel.info.bestanden}:
            return False
        raise SchemaError(
            f"{deel.info.naam} is al geïnstalleerd met een andere inhoud; verwijder die eerst met `dsoketen schemas "
            f"verwijder {deel.info.id}`"
        )
    doel = set_folder(map_, deel.info.id)
    try:
        doel.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".nieuw-", dir=doel.parent) as tijdelijk:
            _write_files(Path(tijdelijk) / "set", deel.inhoud)
            shutil.rmtree(doel, ignore_errors=True)  # left by an installation that was broken off before its index
            (Path(tijdelijk) / "set").rename(doel)
        _save_index(map_, index.with_set(deel.info))
    except OSError as fout:
        raise SchemaError(f"{map_} is niet te schrijven: {fout.strerror}") from None
    return True


def _write_files(folder: Path, inhoud: Mapping[str, bytes]) -> None:
    """Write the files of a set below a folder; a path that would lead out of it is refused."""
    for naam, data in inhoud.items():
        delen = PurePosixPath(naam).parts
        if naam.startswith("/") or ".." in delen or not delen:
            raise SchemaError(f"het pad {naam!r} is onveilig")
        pad = folder.joinpath(*delen)
        pad.parent.mkdir(parents=True, exist_ok=True)
        pad.write_bytes(data)


def load_index(map_: Path) -> Schemaindex:
    """Read the index of the installed sets; an empty one when nothing is installed.

    Raises:
        SchemaError: when it cannot be read.
    """
    bestand = map_ / INDEX
    try:
        return read_index(bestand.read_bytes(), str(bestand))
    except FileNotFoundError:
        return Schemaindex()
    except OSError as fout:
        raise SchemaError(f"{bestand} is niet te lezen: {fout.strerror}") from None


def _save_index(map_: Path, index: Schemaindex) -> None:
    """Write the index so that a reader sees the old one or the new one, never half of it."""
    with tempfile.NamedTemporaryFile(dir=map_, prefix=".index-", delete=False) as nieuw:
        nieuw.write(write_index(index))
    Path(nieuw.name).replace(map_ / INDEX)


def walk_veranderd(map_: Path) -> Iterator[str]:
    """Walk what is no longer as it was installed, one Dutch sentence each.

    Raises:
        SchemaError: when the index cannot be read.
    """
    for deel in load_index(map_).sets:
        for bestand in deel.bestanden:
            try:
                check_inhoud(deel, bestand, (set_folder(map_, deel.id) / bestand.pad).read_bytes())
            except OSError:
                yield f"{bestand.pad} van {deel.naam} is weg"
            except SchemaError as fout:
                yield str(fout)


def remove(id_: str, map_: Path) -> Schemasetinfo:
    """Take an installed set away, with what was made of it.

    Raises:
        SchemaError: when it is not installed, or cannot be taken away.
    """
    index = load_index(map_)
    deel = next((deel for deel in index.sets if deel.id == id_), None)
    if deel is None:
        bekend = ", ".join(ander.id for ander in index.sets) or "geen"
        raise SchemaError(f"de set {id_} is niet geïnstalleerd; wel: {bekend}")
    try:
        _save_index(map_, index.without(id_))
        shutil.rmtree(set_folder(map_, id_), ignore_errors=True)
        shutil.rmtree(cache_folder(map_), ignore_errors=True)
    except OSError as fout:
        raise SchemaError(f"{map_} is niet te schrijven: {fout.strerror}") from None
    return deel
