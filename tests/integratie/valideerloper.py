# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Runs `dsoketen valideer` on one file after another, each in a process of its own, and measures what it costs.

Reads one JSON list of arguments per line; writes one JSON line per run: exit code, seconds, most memory, and every path
that was opened to write and every socket that was made. A child is forked, so that the start is paid once.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import resource
import sys
import time
import traceback
from pathlib import Path

from pytest_dsoketen import cli

GEHEUGEN = 1024 * 1024 * 1024
"""So much address space a child may have, besides what the loaded modules take."""


def run(argumenten: list[str], uitvoer: Path) -> dict[str, object]:
    """Run the command once."""
    begin = time.perf_counter()
    kind = os.fork()
    if kind == 0:
        _run_child(argumenten, uitvoer)
    _, status, verbruik = os.wait4(kind, 0)
    return {
        "code": os.waitstatus_to_exitcode(status),
        "seconden": time.perf_counter() - begin,
        "megabytes": verbruik.ru_maxrss / 1024,
        "tekst": uitvoer.read_text(encoding="utf-8", errors="replace"),
        "sporen": Path(f"{uitvoer}.sporen").read_text(encoding="utf-8").splitlines(),
    }


def _run_child(argumenten: list[str], uitvoer: Path) -> None:
    """Be the command, and never come back."""
    bezet = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (bezet + GEHEUGEN, bezet + GEHEUGEN))
    doel = os.open(uitvoer, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(doel, 1)
    os.dup2(doel, 2)
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sporen = os.open(f"{uitvoer}.sporen", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)

    def hoor(gebeurtenis: str, waarden: tuple[object, ...]) -> None:
        """Write down what reaches outside."""
        schrijft = gebeurtenis == "open" and isinstance(waarden[2], int) and waarden[2] & (os.O_WRONLY | os.O_RDWR)
        if schrijft or gebeurtenis.startswith(
            ("socket.", "subprocess.", "os.system", "os.exec", "os.rename", "os.mkdir")
        ):
            os.write(sporen, f"{gebeurtenis} {waarden[:2]!r}\n".encode())

    sys.addaudithook(hoor)
    sys.argv = ["dsoketen", "valideer", *argumenten]
    code = 99
    try:
        cli.main()
    except SystemExit as einde:
        code = int(einde.code or 0)
    except BaseException:  # noqa: BLE001
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def main() -> None:
    """Serve until the input ends."""
    _load_all(sys.argv[2])
    for regel in sys.stdin:
        print(json.dumps(run(json.loads(regel), Path(sys.argv[1]))), flush=True)  # noqa: T201


def _load_all(voorbeeld: str) -> None:
    """Judge something right first, so that no child has to load what every run needs."""
    sys.argv = [*sys.argv[:2], "valideer", voorbeeld, "--zonder-schemas"]
    with contextlib.suppress(SystemExit), contextlib.redirect_stdout(io.StringIO()):
        cli.app(sys.argv[2:])


if __name__ == "__main__":
    main()
