# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""A verzoek travels over HTTP: sent in the loket, notified over Digikoppeling, fetched at afhandelen, handed over."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from pytest_dsoketen.adapters.laden import Adaptercontext
from pytest_dsoketen.adapters.lv.verzoeken import LoketVerzoeken
from pytest_dsoketen.model.berichten import Berichtsoort, Waarneempunt
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.verzoeken import (
    Bijlage,
    Doel,
    Instantie,
    Terugkoppeling,
    Verzoek,
    VerzoekActiviteit,
    VraagAntwoord,
)
from pytest_dsoketen.oefenketen import keten as ketenmodule
from pytest_dsoketen.oefenketen.keten import Oefenketen
from pytest_dsoketen.oefenketen.omgeving import API_KEY, KOP_API_KEY, KOP_OIN, Omgeving
from pytest_dsoketen.oefenketen.referentiesoftware import rollen
from pytest_dsoketen.ports import GeweigerdError, OpstellingError
from pytest_dsoketen.standaarden.digikoppeling import PAD_EBMS, read_ebms, write_acknowledgment, write_foutbericht
from pytest_dsoketen.standaarden.keuring import check_bericht
from pytest_dsoketen.standaarden.stam import check_verzoek, read_notificatie, read_pdf_text, read_verzoek
from pytest_dsoketen.standaarden.terugkoppeling import write_terugkoppeling
from pytest_dsoketen.verbinding.client import Verbinding
from tests.unit.verzoekdata import BOUWEN, DIENST, EENVOUDIG, GEMEENTE, KAPPEN

AFHANDELEN = "/overheid/verzoeken/api/afhandelen/v2"
_5_MIN = timedelta(minutes=5)


class Ontvanger:
    """Acknowledges every ebMS message, or refuses it."""

    def __init__(self, omgeving: Omgeving) -> None:
        self.omgeving = omgeving
        self.weigert = False
        self.ontvangen: list[tuple[bytes, str]] = []

    def routes(self) -> list[BaseRoute]:
        async def ontvang(request: Request) -> Response:
            inhoud, mediatype = await request.body(), request.headers["content-type"]
            self.ontvangen.append((inhoud, mediatype))
            bericht, nu = read_ebms(inhoud, mediatype), self.omgeving.klok.now()
            if self.weigert:
                return Response(write_foutbericht(bericht, "SecurityFailure", "geen CPA", "f@test", nu), 400)
            return Response(write_acknowledgment(bericht, "a@test", nu), media_type="text/xml")

        return [Route(PAD_EBMS, ontvang, methods=["POST"])]

    @property
    def nummers(self) -> list[str]:
        return [read_notificatie(read_ebms(*item).bijlagen[0].inhoud) for item in self.ontvangen]


class Register:
    """Says that one dienst treats one activity."""

    def __init__(self, **diensten: str) -> None:
        self._diensten = diensten

    def find_behandeldienst(self, activiteit_urn: str, oin_bevoegd_gezag: str) -> str | None:
        assert oin_bevoegd_gezag == GEMEENTE.oin
        return self._diensten.get(activiteit_urn.rpartition(".")[2])


@pytest.fixture
def keten(monkeypatch: pytest.MonkeyPatch) -> Iterator[Oefenketen]:
    partijen = {Rol.DIGIKOPPELING: Ontvanger, Rol.BEHANDELDIENST: Ontvanger}
    monkeypatch.setattr(ketenmodule, "ROLLEN", partijen)
    monkeypatch.setattr(rollen, "ROLLEN", partijen)
    keten = Oefenketen()
    keten.start()
    yield keten
    keten.stop()


@pytest.fixture
def loket(keten: Oefenketen) -> LoketVerzoeken:
    return LoketVerzoeken(
        Adaptercontext(
            Rol.OMGEVINGSLOKET,
            {Rol.OMGEVINGSLOKET: keten.adressen.lv},
            keten.klok.now,
            headers={KOP_API_KEY: API_KEY},
            besturing=keten.adressen.besturing,
        )
    )


def connect(keten: Oefenketen, oin: str) -> Verbinding:
    return Verbinding(keten.adressen.lv, Rol.OMGEVINGSLOKET, headers={KOP_API_KEY: API_KEY, KOP_OIN: oin})


def fetch_verzoek(keten: Oefenketen, verzoeknummer: str, oin: str = GEMEENTE.oin) -> Verzoek:
    lv = connect(keten, oin)
    links = lv.get(f"{AFHANDELEN}/verzoekreferenties/{verzoeknummer}").json()["_links"]
    return read_verzoek(lv.get(links["verzoek"]["href"]).inhoud)


def test_verzoek_is_notified_and_fetched(keten: Oefenketen, loket: LoketVerzoeken) -> None:
    bevestiging = loket.submit_verzoek(EENVOUDIG)
    nummer = bevestiging.verzoeknummer
    assert nummer == f"{keten.klok.now():%Y%m%d}00001"
    assert (bevestiging.volgnummer, bevestiging.verzonden_naar) == (0, (GEMEENTE,))
    ontvanger = keten.wereld.partijen[Rol.DIGIKOPPELING]
    assert ontvanger.ontvangen == []
    keten.klok.wait(_5_MIN)
    assert ontvanger.nummers == [nummer]
    lv = connect(keten, GEMEENTE.oin)
    referenties = lv.get(f"{AFHANDELEN}/verzoekreferenties/{nummer}").json()
    xml = lv.get(referenties["_links"]["verzoek"]["href"]).inhoud
    assert check_verzoek(xml) == []
    gelezen = read_verzoek(xml)
    assert gelezen.activiteiten[0].antwoorden == EENVOUDIG.activiteiten[0].antwoorden
    assert gelezen.initiatiefnemer == EENVOUDIG.initiatiefnemer
    documenten = {link["documentId"]: lv.get(link["href"]).inhoud for link in referenties["_links"]["documenten"]}
    assert [documenten[bijlage.document_id] for bijlage in gelezen.bijlagen] == [b"%PDF-1.4 tekening", b"geheim"]
    assert loket.fetch_status(nummer).status == "Ingediend"


def test_both_ends_of_indienen_are_equal_and_valid(loket: LoketVerzoeken) -> None:
    nummer = loket.submit_verzoek(EENVOUDIG).verzoeknummer
    berichten = [bericht for bericht in loket.fetch_berichten(nummer) if bericht.schakel == "indienen"]
    verzonden = sorted(item.sha256 for item in berichten if item.punt is Waarneempunt.VERZONDEN)
    ontvangen = sorted(item.sha256 for item in berichten if item.punt is Waarneempunt.ONTVANGEN)
    assert verzonden == ontvangen
    assert len(verzonden) == 3
    assert [check_bericht(bericht) for bericht in berichten] == [[]] * 6


def test_what_the_lv_sends_is_noted_and_valid(keten: Oefenketen, loket: LoketVerzoeken) -> None:
    nummer = loket.submit_verzoek(EENVOUDIG).verzoeknummer
    keten.klok.wait(_5_MIN)
    lv = connect(keten, GEMEENTE.oin)
    links = lv.get(f"{AFHANDELEN}/verzoekreferenties/{nummer}").json()["_links"]
    xml = lv.get(links["verzoek"]["href"]).inhoud
    bijlage = lv.get(links["documenten"][0]["href"]).inhoud
    verzonden = {
        item.schakel: item
        for item in loket.fetch_berichten(nummer)
        if item.punt is Waarneempunt.VERZONDEN and item.partij is Rol.OMGEVINGSLOKET
    }
    assert verzonden["verzoekbericht"].inhoud == xml
    assert verzonden["bijlagen"].inhoud == bijlage
    assert verzonden["notificatie"].inhoud == keten.wereld.partijen[Rol.DIGIKOPPELING].ontvangen[0][0]
    assert [check_bericht(bericht) for bericht in verzonden.values()] == [[], [], []]


def test_missing_document_is_refused_at_submit(keten: Oefenketen, loket: LoketVerzoeken) -> None:
    from pytest_dsoketen.standaarden.indienbericht import write_indienbericht

    lv = connect(keten, "")
    concept = lv.post("/publiek/verzoeken/api/indienen/v4/verzoeken", inhoud=write_indienbericht(EENVOUDIG)).json()
    with pytest.raises(GeweigerdError, match=r"tekening\.pdf"):
        lv.post(concept["_links"]["indienen"]["href"])
    keten.klok.wait(timedelta(hours=25))
    with pytest.raises(GeweigerdError, match="24 uur"):
        lv.get(concept["_links"]["self"]["href"])


@pytest.mark.parametrize(
    ("mutatie", "melding"),
    [
        ({"doel": "Vooroverleg"}, "Vooroverleg"),
        ({"activiteiten": []}, "geen activiteit"),
        ({"bevoegdGezag": {"naam": "x", "oin": "123"}}, "OIN"),
        ({"doel": "Aanvullen"}, "verzoeknummer"),
        ({"verzoeknummer": "2026112200001"}, "verzoeknummer"),
        ({"onbekend": 1}, "onbekend"),
    ],
)
def test_wrong_indienbericht_is_refused(keten: Oefenketen, mutatie: dict[str, object], melding: str) -> None:
    from pytest_dsoketen.standaarden.indienbericht import write_indienbericht

    data = {**json.loads(write_indienbericht(EENVOUDIG)), **mutatie}
    with pytest.raises(GeweigerdError, match=melding):
        connect(keten, "").post("/publiek/verzoeken/api/indienen/v4/verzoeken", data=data)


def test_aanvulling_is_the_new_state(keten: Oefenketen, loket: LoketVerzoeken) -> None:
    nummer = loket.submit_verzoek(EENVOUDIG).verzoeknummer
    eerste = fetch_verzoek(keten, nummer)
    vraag, telefoon = EENVOUDIG.activiteiten[0].antwoorden
    aangevuld = replace(
        EENVOUDIG,
        activiteiten=(replace(EENVOUDIG.activiteiten[0], antwoorden=(replace(vraag, antwoord="3"), telefoon)),),
        bijlagen=(EENVOUDIG.bijlagen[0], Bijlage("nieuw.pdf", b"nieuw")),
    )
    bevestiging = loket.supplement_verzoek(nummer, aangevuld)
    assert (bevestiging.verzoeknummer, bevestiging.volgnummer) == (nummer, 1)
    gelezen = fetch_verzoek(keten, nummer)
    assert (gelezen.doel, gelezen.volgnummer, gelezen.verzoeknummer) == (Doel.AANVULLEN, 1, nummer)
    assert [(item.antwoord, item.oorspronkelijk) for item in gelezen.activiteiten[0].antwoorden] == [
        ("3", "2"),
        ("0201234567", ""),
    ]
    assert gelezen.bijlagen[0].document_id == eerste.bijlagen[0].document_id
    assert [bijlage.bestandsnaam for bijlage in gelezen.bijlagen] == ["tekening.pdf", "nieuw.pdf"]
    nogmaals = replace(aangevuld, activiteiten=EENVOUDIG.activiteiten)
    assert loket.supplement_verzoek(nummer, nogmaals).volgnummer == 2
    assert [item.oorspronkelijk for item in fetch_verzoek(keten, nummer).activiteiten[0].antwoorden] == ["", ""]
    assert loket.fetch_status(nummer).status == "Aangevuld"
    keten.klok.wait(_5_MIN)
    assert keten.wereld.partijen[Rol.DIGIKOPPELING].nummers == [nummer] * 3


def test_withdrawn_verzoek_takes_no_more(keten: Oefenketen, loket: LoketVerzoeken) -> None:
    nummer = loket.submit_verzoek(EENVOUDIG).verzoeknummer
    assert loket.withdraw_verzoek(nummer).volgnummer == 1
    gelezen = fetch_verzoek(keten, nummer)
    assert (gelezen.doel, gelezen.naam, len(gelezen.bijlagen)) == (Doel.INTREKKEN, EENVOUDIG.naam, 2)
    assert loket.fetch_status(nummer).status == "Ingetrokken"
    with pytest.raises(GeweigerdError, match="ingetrokken"):
        loket.supplement_verzoek(nummer, EENVOUDIG)


def test_unknown_verzoeknummer_is_refused(loket: LoketVerzoeken) -> None:
    with pytest.raises(GeweigerdError, match="2026112299999"):
        loket.supplement_verzoek("2026112299999", EENVOUDIG)


def test_behandeldienst_gets_the_verzoek_too(keten: Oefenketen, loket: LoketVerzoeken) -> None:
    keten.wereld.lv.verzoeken.register = Register(BijgebouwBouwen=DIENST.oin)
    bouwen = VerzoekActiviteit(BOUWEN, "Bijgebouw bouwen", 2, (VraagAntwoord("h", "Hoe hoog?", "3"),))
    bevestiging = loket.submit_verzoek(replace(EENVOUDIG, activiteiten=(*EENVOUDIG.activiteiten, bouwen)))
    assert bevestiging.verzonden_naar == (GEMEENTE, DIENST)
    keten.klok.wait(_5_MIN)
    nummer = bevestiging.verzoeknummer
    assert keten.wereld.partijen[Rol.BEHANDELDIENST].nummers == [nummer]
    assert keten.wereld.partijen[Rol.DIGIKOPPELING].nummers == [nummer]
    assert fetch_verzoek(keten, nummer, DIENST.oin).behandeldienst == DIENST
    schakels = {item.schakel for item in loket.fetch_berichten(nummer) if item.punt is Waarneempunt.VERZONDEN}
    assert {"notificatie-behandeldienst", "verzoekbericht-behandeldienst"} <= schakels


def test_document_for_behandeldienst_goes_over_its_own_hop(keten: Oefenketen, loket: LoketVerzoeken) -> None:
    keten.wereld.lv.verzoeken.register = Register(HoutopstandVellen=DIENST.oin)
    nummer = loket.submit_verzoek(EENVOUDIG).verzoeknummer
    lv = connect(keten, DIENST.oin)
    links = lv.get(f"{AFHANDELEN}/verzoekreferenties/{nummer}").json()["_links"]
    lv.get(links["documenten"][0]["href"])
    laatste = [item for item in loket.fetch_berichten(nummer) if item.partij is Rol.OMGEVINGSLOKET][-1]
    assert (laatste.schakel, laatste.soort) == ("verzoekbericht-behandeldienst", Berichtsoort.BIJLAGE)


def test_only_entitled_organisations_may_fetch(keten: Oefenketen, loket: LoketVerzoeken) -> None:
    nummer = loket.submit_verzoek(EENVOUDIG).verzoeknummer
    for pad in (
        f"verzoekreferenties/{nummer}",
        f"verzoeken/{nummer}/xml",
        f"verzoeken/{nummer}/pdf",
        f"verzoeken/{nummer}/samenvatting",
    ):
        with pytest.raises(GeweigerdError, match="403"):
            connect(keten, DIENST.oin).get(f"{AFHANDELEN}/{pad}")
    with pytest.raises(GeweigerdError, match="404"):
        connect(keten, GEMEENTE.oin).get(f"{AFHANDELEN}/verzoekreferenties/2026112299999")
    for zonder in ({}, {KOP_API_KEY: API_KEY}):
        with pytest.raises(OpstellingError):
            Verbinding(keten.adressen.lv, Rol.OMGEVINGSLOKET, headers=zonder).get(
                f"{AFHANDELEN}/verzoekreferenties/{nummer}"
            )


def test_refused_document_is_noted_as_sent_and_judged(keten: Oefenketen, loket: LoketVerzoeken) -> None:
    nummer = loket.submit_verzoek(EENVOUDIG).verzoeknummer
    keten.wereld.lv.verzoeken.dossiers[nummer].documenten.clear()
    document_id = fetch_verzoek(keten, nummer).bijlagen[0].document_id
    with pytest.raises(GeweigerdError, match="404"):
        connect(keten, GEMEENTE.oin).get(f"{AFHANDELEN}/verzoeken/{nummer}/documenten/{document_id}")
    geweigerd = loket.fetch_berichten(nummer)[-1]
    assert [afwijking.code for afwijking in check_bericht(geweigerd)] == ["DSOK-AFHANDELEN-001"]


def test_bevoegd_gezag_hands_over_the_whole_dossier(keten: Oefenketen, loket: LoketVerzoeken) -> None:
    nummer = loket.submit_verzoek(EENVOUDIG).verzoeknummer
    loket.supplement_verzoek(nummer, EENVOUDIG)
    keten.klok.wait(_5_MIN)
    oud = connect(keten, GEMEENTE.oin)
    antwoord = oud.request(
        "PATCH", f"{AFHANDELEN}/verzoeken/{nummer}", data={"bevoegdGezag": {"naam": DIENST.naam, "oin": DIENST.oin}}
    ).json()
    assert antwoord["bevoegdGezag"]["oin"] == DIENST.oin
    keten.klok.wait(_5_MIN)
    assert keten.wereld.partijen[Rol.BEHANDELDIENST].nummers == [nummer]
    nieuw = connect(keten, DIENST.oin)
    berichten = nieuw.get(f"{AFHANDELEN}/verzoekreferenties/{nummer}").json()["_embedded"]["berichten"]
    gelezen = [read_verzoek(nieuw.get(item["_links"]["verzoek"]["href"]).inhoud) for item in berichten]
    assert [bericht.volgnummer for bericht in gelezen] == [0, 1]
    assert gelezen[1].bevoegd_gezag.oin == DIENST.oin
    assert gelezen[1].bevoegd_gezag_historie[0].oin == GEMEENTE.oin
    assert loket.fetch_status(nummer).meldingen == (f"Het verzoek is doorgestuurd naar {DIENST.naam}.",)
    with pytest.raises(GeweigerdError, match="403"):
        oud.get(f"{AFHANDELEN}/verzoekreferenties/{nummer}")


def test_change_is_one_at_a_time_and_only_by_the_bevoegd_gezag(keten: Oefenketen, loket: LoketVerzoeken) -> None:
    nummer = loket.submit_verzoek(EENVOUDIG).verzoeknummer
    pad, naar = f"{AFHANDELEN}/verzoeken/{nummer}", {"naam": DIENST.naam, "oin": DIENST.oin}
    gemeente = connect(keten, GEMEENTE.oin)
    with pytest.raises(GeweigerdError, match="niet allebei"):
        gemeente.request("PATCH", pad, data={"bevoegdGezag": naar, "behandeldienst": naar})
    assert gemeente.request("PATCH", pad, data={"behandeldienst": naar}).json()["behandeldienst"] == naar
    with pytest.raises(GeweigerdError, match="alleen het bevoegd gezag"):
        connect(keten, DIENST.oin).request("PATCH", pad, data={"behandeldienst": None})
    assert gemeente.request("PATCH", pad, data={"behandeldienst": None}).json()["behandeldienst"] is None
    gelezen = fetch_verzoek(keten, nummer)
    assert gelezen.behandeldienst is None
    assert [dienst.oin for dienst in gelezen.behandeldienst_historie] == [DIENST.oin]
    keten.klok.wait(_5_MIN)
    assert keten.wereld.partijen[Rol.BEHANDELDIENST].nummers == [nummer]


def test_what_cannot_be_delivered_is_told(keten: Oefenketen, loket: LoketVerzoeken) -> None:
    keten.wereld.partijen[Rol.DIGIKOPPELING].weigert = True
    geweigerd = loket.submit_verzoek(EENVOUDIG).verzoeknummer
    los = Instantie("Buurstad", "00000099000000007777")
    niet_aangesloten = loket.submit_verzoek(replace(EENVOUDIG, bevoegd_gezag=los)).verzoeknummer
    keten.klok.wait(_5_MIN)
    assert (
        "SecurityFailure" in loket.fetch_status(geweigerd).meldingen[0]
        or "400" in loket.fetch_status(geweigerd).meldingen[0]
    )
    assert "niet aangesloten" in loket.fetch_status(niet_aangesloten).meldingen[0]


def test_search_gives_pages_of_own_verzoeken(keten: Oefenketen, loket: LoketVerzoeken) -> None:
    kaal = replace(EENVOUDIG, bijlagen=())
    nummers = [loket.submit_verzoek(kaal).verzoeknummer for _ in range(51)]
    lv, pad = connect(keten, GEMEENTE.oin), f"{AFHANDELEN}/verzoeken/_zoek"
    eerste, tweede = (lv.post(pad, data={"pagina": pagina}).json() for pagina in (1, 2))
    gevonden = [item["verzoeknummer"] for deel in (eerste, tweede) for item in deel["_embedded"]["verzoeken"]]
    assert gevonden == nummers
    assert (eerste["page"]["totalPages"], "next" in eerste["_links"], "next" in tweede["_links"]) == (2, True, False)
    assert lv.post(pad, data={"vanaf": (keten.klok.now() + _5_MIN).isoformat()}).json()["page"]["totalElements"] == 0
    zonder_zone = (keten.klok.now() - _5_MIN).replace(tzinfo=None).isoformat()
    assert lv.post(pad, data={"vanaf": zonder_zone, "tot": None}).json()["page"]["totalElements"] == 51
    assert lv.post(pad, data={"verzoeknummer": nummers[3]}).json()["page"]["totalElements"] == 1
    vierkant = [[111_000, 411_000], [112_000, 411_000], [112_000, 412_000], [111_000, 412_000], [111_000, 411_000]]
    ander = connect(keten, DIENST.oin)
    assert ander.post(pad, data={}).json()["page"]["totalElements"] == 0
    geometrie = {"type": "Polygon", "coordinates": [vierkant]}
    buren = ander.post(pad, data={"geometrie": geometrie}).json()["_embedded"]["verzoeken"]
    assert len(buren) == 50
    assert "_links" not in buren[0]
    with pytest.raises(GeweigerdError, match="400"):
        lv.post(pad, data={"vanaf": "gisteren"})


def test_pdf_has_number_answers_and_every_bijlage(keten: Oefenketen, loket: LoketVerzoeken) -> None:
    nummer = loket.submit_verzoek(EENVOUDIG).verzoeknummer
    bestand, tekst = loket.fetch_verzoek_pdf(nummer)
    for stuk in (nummer, "Hoeveel bomen kapt u?", "Antwoord: 2", "tekening.pdf", "geheim.txt (vertrouwelijk)"):
        assert stuk in tekst
    assert "0201234567" not in tekst
    assert "Jansen" not in tekst
    pdf = connect(keten, GEMEENTE.oin).get(f"{AFHANDELEN}/verzoeken/{nummer}/pdf").inhoud
    assert pdf == bestand.inhoud
    assert read_pdf_text(pdf) == tekst


def test_samenvatting_is_the_first_message(keten: Oefenketen, loket: LoketVerzoeken) -> None:
    nummer = loket.submit_verzoek(EENVOUDIG).verzoeknummer
    loket.withdraw_verzoek(nummer)
    xml = connect(keten, GEMEENTE.oin).get(f"{AFHANDELEN}/verzoeken/{nummer}/samenvatting").inhoud
    assert read_verzoek(xml).doel is Doel.INITIEREN


def test_loket_proposes_the_bevoegd_gezag_of_the_activity(loket: LoketVerzoeken) -> None:
    assert loket.propose_bevoegd_gezag((KAPPEN,), EENVOUDIG.locatie) == GEMEENTE
    with pytest.raises(GeweigerdError, match="404"):
        loket.propose_bevoegd_gezag(("nl.imow-gm0001.activiteit.X",), EENVOUDIG.locatie)
    with pytest.raises(GeweigerdError, match="400"):
        loket.propose_bevoegd_gezag(("geen urn",), EENVOUDIG.locatie)


def test_routering_splits_and_knows_the_behandeldienst(keten: Oefenketen) -> None:
    keten.wereld.lv.verzoeken.register = Register(HoutopstandVellen=DIENST.oin)
    pad, lv = "/publiek/toepasbare-regels/api/verzoeksroutering/v2", connect(keten, "")
    ander = "nl.imow-gm9998.activiteit.HoutopstandVellen"
    verzoeken = lv.post(f"{pad}/bevoegdgezag", data={"functioneleStructuurRefs": [KAPPEN, ander]}).json()["verzoeken"]
    assert [item["functioneleStructuurRefs"] for item in verzoeken] == [[KAPPEN], [ander]]
    assert [gezag["afgeleid"] for gezag in verzoeken[0]["bevoegdGezagen"]] == [True, False]
    vraag = {"functioneleStructuurRefs": [KAPPEN, BOUWEN], "bevoegdGezagOin": GEMEENTE.oin}
    diensten = lv.post(f"{pad}/behandeldienst", data=vraag).json()["behandeldiensten"]
    assert [item["oin"] for item in diensten] == [DIENST.oin, None]
    concept = lv.post(f"{pad}/conceptverzoek", data=vraag).json()["conceptverzoeken"]
    assert [item["mogelijk"] for item in concept] == [True, True]


def test_postvak_delivers_after_a_while(keten: Oefenketen, loket: LoketVerzoeken) -> None:
    bericht = Terugkoppeling("besluit", "2026112200001", "Besluit", "U mag.", keten.klok.now())
    inhoud = write_terugkoppeling(bericht, "J.Jansen@voorbeeld.test", "Gemeentestad")
    lv = connect(keten, GEMEENTE.oin)
    lv.post("/postvak/berichten", inhoud=inhoud)
    assert loket.fetch_terugkoppelingen("j.jansen@voorbeeld.test") == ()
    keten.klok.wait(_5_MIN)
    ontvangen = loket.fetch_terugkoppelingen("j.jansen@voorbeeld.test")
    assert [(item.soort, item.tekst) for item in ontvangen] == [("besluit", "U mag.")]
    gezien = loket.fetch_berichten("2026112200001")[0]
    assert (gezien.partij, gezien.inhoud, gezien.punt) == (Rol.INITIATIEFNEMER, inhoud, Waarneempunt.ONTVANGEN)
    assert check_bericht(gezien) == []
    with pytest.raises(GeweigerdError, match="400"):
        lv.post("/postvak/berichten", inhoud=b"{}")
