# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Where the installed sets and what is made of them stand on this machine.

<map>/index.json        what is installed
<map>/sets/<id>/…       the files of a set, as they were given
<map>/cache/…           what was made of them; may be thrown away
"""

from __future__ import annotations

import os
from pathlib import Path

VARIABELE = "DSOKETEN_SCHEMAS"
"""Environment variable that points at another folder with sets."""
INDEX = "index.json"


def data_folder() -> Path:
    """Give the folder with the installed sets: that of the environment variable, or the one of this user."""
    eigen = os.environ.get(VARIABELE)
    if eigen:
        return Path(eigen).expanduser()
    from platformdirs import user_data_path  # noqa: PLC0415  (wie een map noemt, laadt het niet)

    return user_data_path("dsoketen", appauthor=False) / "schemas"


def set_folder(map_: Path, id_: str) -> Path:
    """Give the folder of an installed set."""
    return map_ / "sets" / id_


def cache_folder(map_: Path) -> Path:
    """Give the folder for what is made of the sets."""
    return map_ / "cache"
