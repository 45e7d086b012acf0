# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Every message that the oefenketen and the referentiesoftware send while the suite runs is valid by the official XSD.

Left out are the scenarios of step 2 and 6 that send something broken on purpose; their core walk takes part.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from pytest_dsoketen.model.berichten import Berichtsoort
from pytest_dsoketen.standaarden.digikoppeling.mime import read_multipart
from pytest_dsoketen.standaarden.inname import read_zip
from tests.officieel.schemadata import OFFICIEEL, faults_of

HIER = Path(__file__).resolve()
if not OFFICIEEL.is_dir():
    pytest.skip(f"de officiële bestanden staan niet in {OFFICIEEL}", allow_module_level=True)

_PLAN = (Berichtsoort.AANLEVERING, Berichtsoort.UITWISSELPAKKET, Berichtsoort.REGELING, Berichtsoort.VERSLAG)


@pytest.fixture(scope="module")
def berichten(tmp_path_factory):
    """Walk the suite and keep every message."""
    map_ = tmp_path_factory.mktemp("berichten")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "--pyargs", "pytest_dsoketen.suite", "-q", "-p", "berichtendump",
         "-p", "no:randomly", "-p", "no:allure_pytest", "-m", "kern or not (stap:2 or stap:6)",
         "--dsoketen-rapport", str(map_ / "rapport")],
        cwd=map_, capture_output=True, text=True, timeout=300, check=False,
        env={**os.environ, "BERICHTENDUMP": str(map_), "PYTHONPATH": os.pathsep.join(map(str, (HIER.parents[1] / "oefenketen", HIER.parents[2])))},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:]
    return map_


def _list_documenten(map_):
    """Give every XML document of a kind, also those inside a ZIP; the name says where it was."""
    for path in sorted(map_.glob("*-verzonden-*")):
        inhoud = path.read_bytes()
        bestanden = read_zip(inhoud) if path.suffix == ".zip" else {path.name: inhoud}
        for naam, data in bestanden.items():
            if naam.endswith((".xml", ".gml", ".dmn")):
                yield f"{path.name}: {naam}", data


@pytest.mark.parametrize("soort", _PLAN, ids=lambda soort: soort.value)
def test_plan(berichten, soort):
    """Deliveries, downloads, consolidated plans and verslagen."""
    seen, fouten, aantal = set(), [], 0
    for naam, data in _list_documenten(berichten / soort.value):
        if data not in seen:
            seen.add(data)
            aantal += 1
            fouten += faults_of(data, naam)

    assert fouten == []
    assert aantal > 20


def _check(schema, documenten):
    """Validate documents; gives the faults and how many there were."""
    fouten, aantal = [], 0
    for naam, data in documenten:
        aantal += 1
        if not schema.validate(etree.fromstring(data)):
            fouten.append(f"{naam}: {schema.error_log[0]}")
    return fouten, aantal


def test_toepasbare_regels(berichten):
    """STTR files, bare and inside a delivery."""
    schema = etree.XMLSchema(etree.parse(OFFICIEEL / "regels" / "imtr-xsd-offline" / "v1" / "sttr_driver.xsd"))
    los = list(_list_documenten(berichten / Berichtsoort.STTR.value))
    ingepakt = [
        (naam, data)
        for naam, data in _list_documenten(berichten / Berichtsoort.STTR_PAKKET.value)
        if naam.endswith(".dmn")
    ]

    fouten, aantal = _check(schema, [*los, *ingepakt])

    assert fouten == []
    assert aantal > 10
    assert ingepakt


def test_verzoekberichten(berichten):
    """Every verzoekbericht that the loket hands out."""
    schema = etree.XMLSchema(etree.parse(OFFICIEEL / "verzoek" / "stam-4.0" / "xsd-hersteld" / "imam-4.0.xsd"))

    fouten, aantal = _check(schema, _list_documenten(berichten / Berichtsoort.VERZOEK.value))

    assert fouten == []
    assert aantal > 20


def test_ebms_headers(berichten):
    """The header of every verzoeknotificatie over Digikoppeling."""
    schema = etree.XMLSchema(etree.parse(OFFICIEEL / "verzoek" / "ebms2" / "xsd" / "msg-header-2_0.xsd"))
    fouten, aantal = [], 0
    for path in (berichten / Berichtsoort.NOTIFICATIE.value).glob("omgevingsloket-verzonden-*"):
        data = path.read_bytes()
        grens = data[2 : data.index(b"\r\n")].decode()
        delen = read_multipart(data, f'multipart/related; boundary="{grens}"')
        envelop = etree.fromstring(delen[0].inhoud)
        for kop in envelop[0]:
            aantal += 1
            if not schema.validate(etree.fromstring(etree.tostring(kop))):
                fouten.append(f"{path.name}: {schema.error_log[0]}")

    assert fouten == []
    assert aantal > 20
