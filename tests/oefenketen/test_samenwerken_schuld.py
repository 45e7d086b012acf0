# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Whose is it, in step 11: the same symptom with the fault now on the one side and then on the other."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from pytest_dsoketen.model.oordelen import OordeelError
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.samenwerkingen import Actieverzoekstatus, Notificatietype, Privilege, Vertrouwelijkheid
from pytest_dsoketen.oefenketen.keten import Oefenketen
from pytest_dsoketen.ports import NotSupportedError
from pytest_dsoketen.steps import actieverzoeken, samenwerkdocumenten, samenwerkingen
from pytest_dsoketen.toetsing.bevinding_maken import Ronde
from pytest_dsoketen.toetsing.casus import OEFENCASUS
from pytest_dsoketen.toetsing.geval import Geval
from pytest_dsoketen.toetsing.keten import Keten, Ketenopstelling
from pytest_dsoketen.toetsing.scenario import Scenariocontext

VTH, ADVISEUR, SWF = Rol.VTH, Rol.ADVISEUR, Rol.SAMENWERKFUNCTIONALITEIT


class _Waarneempunt:
    """The messages of the samenwerkfunctionaliteit."""

    def __init__(self, wereld):
        self._wereld = wereld

    def fetch_berichten(self, kenmerk):
        return self._wereld.boeken[SWF].fetch_berichten(kenmerk)


@pytest.fixture(scope="module")
def oefenketen():
    keten = Oefenketen()
    keten.start()
    yield keten
    keten.stop()


@pytest.fixture
def gevonden():
    return []


@pytest.fixture
def wereld(oefenketen, request):
    oefenketen.reset(request.node.name, ())
    return oefenketen.wereld


@pytest.fixture
def keten(wereld, gevonden):
    ronde = Ronde("r", "oefenketen", OEFENCASUS.gemeente.oin, {}, lambda: datetime.now(UTC))
    ports = {**wereld.partijen, SWF: _Waarneempunt(wereld)}
    return Keten(
        Ketenopstelling(ports, wereld.klok, OEFENCASUS, ronde, gevonden.append),
        Scenariocontext.from_tags("proef", "proef", ("stap:11",)),
    )


@pytest.fixture
def geval(keten):
    """A samenwerking with the adviseur in it."""
    geval = Geval()
    samenwerkingen.start_samenwerking(keten, geval, VTH, "Proef")
    samenwerkingen.invite_partner(keten, geval, VTH, ADVISEUR, Privilege.BEPERKT)
    return geval


def expect_schuld(gevonden, rol, stap):
    with pytest.raises(OordeelError):
        stap()
    assert [bevinding.partij.rol for bevinding in gevonden] == [rol]


def wrap(doel, naam, maak):
    setattr(doel, naam, maak(getattr(doel, naam)))


@pytest.mark.parametrize("schuldige", [SWF, ADVISEUR])
def test_een_gewijzigde_toegang(wereld, keten, geval, gevonden, schuldige):
    def keep(oud):
        return lambda samenwerking: tuple(replace(wie, privilege=Privilege.BEPERKT) for wie in oud(samenwerking))

    if schuldige is ADVISEUR:
        wrap(wereld.partijen[ADVISEUR], "take_deelnemers", keep)
    else:
        ruimte = wereld.lv.samenwerken.ruimten[geval.get(samenwerkingen.Verloop).id]
        ruimte.set_deelnemer = lambda deelnemer: None
    samenwerkingen.change_privilege(keten, geval, VTH, ADVISEUR, Privilege.VOLLEDIG)
    expect_schuld(gevonden, schuldige, lambda: samenwerkingen.see_privilege(keten, geval, ADVISEUR, ADVISEUR,
                                                                           Privilege.VOLLEDIG))  # fmt: skip


@pytest.mark.parametrize("schuldige", [SWF, ADVISEUR])
def test_een_beschadigd_document(wereld, keten, geval, gevonden, schuldige):
    if schuldige is ADVISEUR:
        wrap(wereld.partijen[ADVISEUR], "download_document",
             lambda oud: lambda id_: replace(oud(id_), inhoud=b"kapot"))  # fmt: skip
    else:
        wrap(wereld.lv.samenwerken, "store_content", lambda oud: lambda ruimte, doc, _: oud(ruimte, doc, b"kapot"))
    samenwerkdocumenten.add_document(keten, geval, VTH, Vertrouwelijkheid.REGULIER, "a.pdf")
    expect_schuld(gevonden, schuldige, lambda: samenwerkdocumenten.see_document(keten, geval, ADVISEUR, "a.pdf"))


@pytest.mark.parametrize("schuldige", [SWF, ADVISEUR])
def test_een_document_dat_niet_te_zien_is(wereld, keten, geval, gevonden, schuldige):
    if schuldige is ADVISEUR:
        wereld.partijen[ADVISEUR].fetch_documenten = lambda samenwerking: ()
    else:
        wereld.lv.samenwerken.list_zichtbaar = lambda ruimte, oin: (
            [] if oin != ruimte.samenwerking.starter else ruimte.list_zichtbaar(oin)
        )
    samenwerkdocumenten.add_document(keten, geval, VTH, Vertrouwelijkheid.REGULIER, "a.pdf")
    expect_schuld(gevonden, schuldige, lambda: samenwerkdocumenten.see_document(keten, geval, ADVISEUR, "a.pdf"))


@pytest.mark.parametrize("schuldige", [SWF, ADVISEUR])
def test_een_notificatie_die_niet_komt(wereld, keten, geval, gevonden, schuldige):
    if schuldige is ADVISEUR:
        wereld.partijen[ADVISEUR].fetch_notificaties = tuple
    else:
        wereld.lv.samenwerken.notify = lambda *_, **__: None
    samenwerkdocumenten.add_document(keten, geval, VTH, Vertrouwelijkheid.REGULIER, "a.pdf")
    expect_schuld(gevonden, schuldige, lambda: samenwerkingen.see_notificatie(
        keten, geval, ADVISEUR, Notificatietype.DOCUMENT_TOEGEVOEGD))  # fmt: skip


@pytest.mark.parametrize("schuldige", [SWF, ADVISEUR])
def test_een_verwijderde_samenwerking(wereld, keten, geval, gevonden, schuldige):
    if schuldige is ADVISEUR:
        wereld.partijen[ADVISEUR].drop_missing = lambda actueel: None
    else:
        wereld.lv.samenwerken.forget = lambda ruimte: None
    samenwerkingen.close_samenwerking(keten, geval, VTH)
    samenwerkingen.delete_samenwerking(keten, geval, VTH)
    expect_schuld(gevonden, schuldige, lambda: samenwerkingen.see_weg(keten, geval, ADVISEUR))


@pytest.mark.parametrize("schuldige", [SWF, VTH])
def test_een_gereedmelding_die_niet_te_zien_is(wereld, keten, geval, gevonden, schuldige):
    if schuldige is VTH:
        wrap(wereld.partijen[VTH], "fetch_actieverzoeken",
             lambda oud: lambda sam: tuple(replace(v, status=Actieverzoekstatus.OPEN) for v in oud(sam)))  # fmt: skip
    else:
        wereld.lv.samenwerken.list_betrokken = lambda ruimte, oin: [
            replace(verzoek, status=Actieverzoekstatus.OPEN) for verzoek in ruimte.list_betrokken(oin)
        ]
    actieverzoeken.send_actieverzoek(keten, geval, VTH, ADVISEUR, "Advies")
    actieverzoeken.report_ready(keten, geval, ADVISEUR, "Advies", "Klaar.")
    expect_schuld(gevonden, schuldige, lambda: actieverzoeken.see_actieverzoek(keten, geval, VTH, "Advies",
                                                                               "gereedgemeld"))  # fmt: skip


def test_een_opdracht_die_niet_aan_de_api_voldoet_is_van_wie_haar_verstuurt(wereld, keten, geval, gevonden):
    adviseur = wereld.partijen[ADVISEUR]
    wrap(adviseur, "_change",
         lambda oud: lambda methode, pad, sam, data=None: oud(methode, pad, sam, {**data, "status": "KLAAR"}))  # fmt: skip
    actieverzoeken.send_actieverzoek(keten, geval, VTH, ADVISEUR, "Advies")
    expect_schuld(gevonden, ADVISEUR, lambda: actieverzoeken.report_ready(keten, geval, ADVISEUR, "Advies", "Klaar."))
    assert gevonden[0].eis.code == "DSOK-SCHAKEL-SAMENWERKING-ADVIES"


def test_zonder_waarneempunt_is_het_onbeslist(wereld, keten, geval, gevonden):
    adviseur = wereld.partijen[ADVISEUR]

    def blind(kenmerk):
        raise NotSupportedError(ADVISEUR, "geen waarneempunt")

    adviseur.fetch_berichten = blind
    adviseur.fetch_notificaties = tuple
    with pytest.raises(OordeelError) as fout:
        samenwerkingen.see_notificatie(keten, geval, ADVISEUR, Notificatietype.UITNODIGING)
    assert (gevonden, fout.value.uitkomst.oordeel.value) == ([], "onbeslist")
