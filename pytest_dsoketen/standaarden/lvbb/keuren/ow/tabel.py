# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about OW objects: by themselves, among themselves and with what DSO-LV holds (OZON, RTRG).

The rules on OW objects and the text stand in the room `tpod`.
"""

from __future__ import annotations

from pytest_dsoketen.standaarden.lvbb.keuren.kern import Regel
from pytest_dsoketen.standaarden.lvbb.keuren.ow.activiteiten import REGELS_OW_ACTIVITEITEN
from pytest_dsoketen.standaarden.lvbb.keuren.ow.objecten import REGELS_OW_OBJECTEN
from pytest_dsoketen.standaarden.lvbb.keuren.ow.regelingen import REGELS_OW_REGELINGEN
from pytest_dsoketen.standaarden.lvbb.keuren.ow.toestand import REGELS_OW_TOESTAND
from pytest_dsoketen.standaarden.lvbb.keuren.ow.verweesd import REGELS_OW_VERWEESD
from pytest_dsoketen.standaarden.lvbb.keuren.ow.verwijzingen import REGELS_OW_VERWIJZINGEN
from pytest_dsoketen.standaarden.lvbb.keuren.ow.waarden import REGELS_OW_WAARDEN

REGELS_OW: tuple[Regel, ...] = tuple(
    sorted(
        (
            *REGELS_OW_OBJECTEN,
            *REGELS_OW_VERWIJZINGEN,
            *REGELS_OW_VERWEESD,
            *REGELS_OW_WAARDEN,
            *REGELS_OW_ACTIVITEITEN,
            *REGELS_OW_REGELINGEN,
            *REGELS_OW_TOESTAND,
        ),
        key=lambda regel: regel.code,
    )
)
"""By code, so that findings come in the order of the validatiematrix."""
