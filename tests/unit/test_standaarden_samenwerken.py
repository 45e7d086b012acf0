# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Reading, writing and checking messages of the samenwerkfunctionaliteit."""

from __future__ import annotations

import copy
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_dsoketen.model.berichten import Bericht, Berichtsoort, Waarneempunt
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.samenwerkingen import (
    Actieverzoek,
    Actieverzoekbericht,
    Actieverzoekstatus,
    Deelnemer,
    Notificatietype,
    Privilege,
    SamenwerkDocument,
    Samenwerking,
    Samenwerkingstatus,
    SamenwerkNotificatie,
    Vertrouwelijkheid,
)
from pytest_dsoketen.standaarden.keuring import check_bericht
from pytest_dsoketen.standaarden.samenwerken import keuren, lezen, schrijven
from pytest_dsoketen.standaarden.samenwerken.namen import BASISPAD

MOMENT = datetime(2026, 11, 22, 9, tzinfo=UTC)
OIN, ANDER = "00000099000000009999", "00000099000000007777"
AANTALLEN = {"actieverzoeken": 0, "notificaties": 0}

oins = st.text("0123456789", min_size=20, max_size=20)
uuids = st.uuids().map(str)
zinnen = st.text(st.characters(exclude_categories=("Cs",)), min_size=1).filter(str.strip)
momenten = st.datetimes(timezones=st.just(UTC))
sams = st.integers(0, 99999).map(lambda nummer: f"SAM-{nummer:05}")
deelnemers = st.builds(Deelnemer, oins, zinnen, st.sampled_from(Privilege), st.booleans())
samenwerkingen = st.builds(
    Samenwerking,
    sams,
    zinnen,
    st.sampled_from(Samenwerkingstatus),
    st.sampled_from(["", "2026112200017"]),
    oins,
    st.lists(deelnemers, max_size=3).map(tuple),
    momenten,
    st.none() | momenten,
)
documenten = st.builds(
    SamenwerkDocument,
    uuids,
    zinnen,
    st.text(),
    st.sampled_from(Vertrouwelijkheid),
    oins,
    st.text("0123456789abcdef", min_size=64, max_size=64),
)
actieverzoeken = st.builds(
    Actieverzoek, uuids, sams, zinnen, st.text(), oins, oins, st.sampled_from(Actieverzoekstatus)
)
berichten = st.builds(Actieverzoekbericht, uuids, uuids, oins, zinnen, momenten)
notificaties = st.builds(SamenwerkNotificatie, uuids, st.sampled_from(Notificatietype), sams, zinnen, momenten)


def dump_and_load(data):
    return lezen.load(schrijven.dump(data))


@given(samenwerkingen)
def test_samenwerking_heen_en_terug(samenwerking):
    data = schrijven.write_samenwerking(samenwerking, {}, AANTALLEN)
    assert keuren.check_antwoord(schrijven.dump(data)) == []
    assert lezen.read_samenwerking(dump_and_load(data)) == samenwerking


@given(documenten, sams)
def test_document_heen_en_terug(document, sam):
    data = schrijven.write_document(sam, document, {})
    assert check_lijst("documenten", data) == []
    assert lezen.read_document(dump_and_load(data)) == document


@given(actieverzoeken)
def test_actieverzoek_heen_en_terug(verzoek):
    data = schrijven.write_actieverzoek(verzoek, {}, 0)
    assert check_lijst("actieverzoeken", data) == []
    assert lezen.read_actieverzoek(dump_and_load(data)) == verzoek


@given(notificaties, oins)
def test_notificatie_heen_en_terug(notificatie, oin):
    data = schrijven.write_notificatie(notificatie, oin, oin)
    assert check_lijst("notificaties", data) == []
    assert lezen.read_notificatie(dump_and_load(data)) == notificatie


@given(berichten, sams)
def test_bericht_heen_en_terug(bericht, sam):
    data = schrijven.write_bericht(sam, bericht)
    assert check_lijst("berichten", data) == []
    assert lezen.read_actieverzoekbericht(dump_and_load(data)) == bericht


def check_lijst(soort, *items):
    return keuren.check_antwoord(schrijven.dump(schrijven.write_pagina(soort, items, f"/{soort}", 1, 20)))


@given(
    st.binary()
    | st.text().map(str.encode)
    | st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda kind: (
            st.lists(kind) | st.dictionaries(st.sampled_from(["page", "_embedded", "titel", "documenten"]), kind)
        ),
    ).map(lambda data: json.dumps(data).encode())
)
def test_wat_er_ook_komt_de_keuring_geeft_een_oordeel(inhoud):
    for afwijking in (*keuren.check_antwoord(inhoud), *keuren.check_opdracht("POST /samenwerkingen", inhoud)):
        assert afwijking.code.startswith("DSOK-SWF-10")
    lezen.list_kenmerken(inhoud)
    lezen.read_stand([inhoud], "SAM-00001")


SAMENWERKING = schrijven.write_samenwerking(
    Samenwerking("SAM-00001", "Proef", Samenwerkingstatus.OPEN, "2026112200017", OIN,
                 (Deelnemer(OIN, "Gemeentestad", Privilege.VOLLEDIG, starter=True),), MOMENT),
    {}, AANTALLEN,
)  # fmt: skip


@pytest.mark.parametrize(
    ("veld", "waarde", "code"),
    [
        ("titel", None, keuren.CODE_VELD),
        ("titel", "  ", keuren.CODE_VORM),
        ("titel", 7, keuren.CODE_VORM),
        ("samenwerkingId", "66497", keuren.CODE_VORM),
        ("status", "GEREED", keuren.CODE_WAARDE),
        ("verzoeknummer", "20261122-17", keuren.CODE_VORM),
        ("aangemaaktDoor", "123", keuren.CODE_VORM),
        ("creatieDatumTijd", "gisteren", keuren.CODE_VORM),
    ],
)
def test_een_fout_veld_in_een_samenwerking(veld, waarde, code):
    assert keuren.check_antwoord(schrijven.dump(SAMENWERKING)) == []
    afwijkingen = keuren.check_antwoord(schrijven.dump({**SAMENWERKING, veld: waarde}))
    assert [afwijking.code for afwijking in afwijkingen] == [code]


def test_een_fout_privilege_van_een_deelnemer():
    data = copy.deepcopy(SAMENWERKING)
    data["_embedded"]["deelnemers"][0]["privilege"] = "ALLES"
    assert [a.code for a in keuren.check_antwoord(schrijven.dump(data))] == [keuren.CODE_WAARDE]


def test_een_lijst_zonder_volgende_pagina():
    items = [SAMENWERKING] * 21
    data = schrijven.write_pagina("samenwerkingen", items, "/samenwerkingen", 1, 20)
    assert keuren.check_antwoord(schrijven.dump(data)) == []
    del data["_links"]["next"]
    assert [a.code for a in keuren.check_antwoord(schrijven.dump(data))] == [keuren.CODE_PAGINA]


def test_paginas_tellen_vanaf_een_en_wijzen_heen_en_terug():
    items = [{"nummer": nummer} for nummer in range(45)]
    midden = schrijven.write_pagina("x", items, "/actieverzoeken?samenwerkingId=SAM-1", 2, 20)
    assert [item["nummer"] for item in midden["_embedded"]["x"]] == list(range(20, 40))
    assert midden["page"] == {"number": 2, "size": 20, "totalElements": 45, "totalPages": 3}
    assert midden["_links"]["next"]["href"] == f"{BASISPAD}/actieverzoeken?samenwerkingId=SAM-1&pagina=3&aantal=20"
    assert set(midden["_links"]) == {"self", "first", "last", "next", "prev"}
    assert schrijven.write_pagina("x", [], "/x", 1, 20)["page"]["totalPages"] == 1


@pytest.mark.parametrize(
    ("adres", "goed", "fout", "code"),
    [
        ("POST /samenwerkingen", {"titel": "Proef"}, {"titel": ""}, keuren.CODE_VORM),
        ("POST /samenwerkingen", {"titel": "Proef", "verzoeknummer": "2026112200017"},
         {"titel": "Proef", "verzoeknummer": "17"}, keuren.CODE_VORM),
        ("PATCH /samenwerkingen/SAM-00001", {"status": "GESLOTEN"}, {"status": "OPEN"}, keuren.CODE_WAARDE),
        ("POST /samenwerkingen/SAM-00001/deelnemers", {"oin": OIN, "naam": "X", "privilege": "BT"},
         {"oin": OIN, "naam": "X", "privilege": "SV"}, keuren.CODE_WAARDE),
        (f"PATCH /samenwerkingen/SAM-00001/deelnemers/{OIN}", {"privilege": "VT"}, {}, keuren.CODE_VELD),
        ("POST /samenwerkingen/SAM-00001/documenten",
         {"bestandsNaam": "a.pdf", "vertrouwelijkheidsAanduiding": "SV", "documentHash": "a" * 64},
         {"bestandsNaam": "a.pdf", "vertrouwelijkheidsAanduiding": "SV", "documentHash": "a"}, keuren.CODE_VORM),
        ("POST /samenwerkingen/SAM-00001/actieverzoeken", {"titel": "Advies", "ontvanger": ANDER},
         {"titel": "Advies"}, keuren.CODE_VELD),
        ("PATCH /actieverzoeken/1", {"status": "GEREEDGEMELD"}, {"status": "KLAAR"}, keuren.CODE_WAARDE),
        ("POST /actieverzoeken/1/berichten", {"tekst": "Dag"}, {"bericht": "Dag"}, keuren.CODE_VELD),
    ],
)  # fmt: skip
def test_een_opdracht_en_haar_kleinste_fout(adres, goed, fout, code):
    assert keuren.check_opdracht(adres, schrijven.dump(goed)) == []
    assert [afwijking.code for afwijking in keuren.check_opdracht(adres, schrijven.dump(fout))] == [code]


def test_een_opdracht_die_niet_bestaat():
    assert keuren.check_opdracht("POST /vrienden", b"{}")[0].code == keuren.CODE_VORM


@pytest.mark.parametrize("inhoud", [b"", b"[]", b"geen json", b"\xff", b"[" * 100_000])
def test_wat_geen_json_object_is(inhoud):
    assert [a.code for a in keuren.check_antwoord(inhoud)] == [keuren.CODE_JSON]
    with pytest.raises(lezen.SamenwerkberichtError):
        lezen.load(inhoud)


@pytest.mark.parametrize(
    ("adres", "inhoud", "aantal"),
    [
        (f"GET {BASISPAD}/samenwerkingen/SAM-00001", schrijven.dump(SAMENWERKING), 0),
        (f"GET {BASISPAD}/documenten/1/content", b"\x00pdf", 0),
        (f"PUT {BASISPAD}/documenten/1/content", b"\x00pdf", 0),
        (f"DELETE {BASISPAD}/samenwerkingen/SAM-00001", b"", 0),
        (f"POST {BASISPAD}/samenwerkingen", b'{"titel":"Proef"}', 0),
        (f"POST {BASISPAD}/samenwerkingen", b'{"naam":"Proef"}', 1),
        (f"GET {BASISPAD}/samenwerkingen/SAM-00001", b"{}", 5),
    ],
)
def test_de_keuring_van_een_bericht_volgt_zijn_adres(adres, inhoud, aantal):
    bericht = Bericht(
        "samenwerking-starten",
        Waarneempunt.VERZONDEN,
        Rol.VTH,
        Berichtsoort.SAMENWERKING,
        "SAM-00001",
        MOMENT,
        inhoud,
        adres=adres,
    )
    assert len(check_bericht(bericht)) == aantal


def test_kenmerken_zijn_samenwerking_en_verzoek_hoe_diep_ook():
    data = {"_embedded": {"samenwerkingen": [SAMENWERKING, {**SAMENWERKING, "samenwerkingId": "SAM-00002"}]}}
    kenmerken = lezen.list_kenmerken(schrijven.dump(data), "SAM-00009")
    assert kenmerken == ("SAM-00009", "SAM-00001", "2026112200017", "SAM-00002")
    assert lezen.list_kenmerken(b"\x00", "") == ()


def test_de_stand_is_het_nieuwste_woord_over_elk_deel():
    document = SamenwerkDocument("11111111-1111-4111-8111-111111111111", "a.pdf", "", Vertrouwelijkheid.REGULIER, OIN,
                                 "a" * 64)  # fmt: skip
    items = [schrijven.write_document("SAM-00001", document, {})] * 21
    pagina = [schrijven.dump(schrijven.write_pagina("documenten", items, "/d", nummer, 20)) for nummer in (1, 2)]
    leeg = schrijven.dump(schrijven.write_pagina("documenten", [], "/d", 1, 20))
    dicht = schrijven.dump({**SAMENWERKING, "status": "GESLOTEN"})
    open_ = schrijven.dump(SAMENWERKING)

    assert len(lezen.read_stand([*pagina, b"%PDF"], "SAM-00001").documenten) == 21
    assert lezen.read_stand([*pagina, leeg], "SAM-00001").documenten == ()
    assert lezen.read_stand([open_, dicht], "SAM-00001").samenwerking.status is Samenwerkingstatus.GESLOTEN
    assert lezen.read_stand([open_], "SAM-00002").samenwerking is None
