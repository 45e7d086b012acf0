# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""A casus from a folder: what was written is what is read, and what cannot be used is named with the way out."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pytest_dsoketen.model.casussen import CasusError, InhoudOntbreektError
from pytest_dsoketen.model.plannen import Activiteit, Punt
from pytest_dsoketen.model.regels import Antwoord, Conclusie
from pytest_dsoketen.model.verzoeken import Doel, Instantie
from pytest_dsoketen.opstelling._pakketplan import zip_map
from pytest_dsoketen.opstelling.lezen import OpstellingOngeldigError
from pytest_dsoketen.opstelling.pakket import load_casus
from pytest_dsoketen.standaarden.geometrie import contains
from pytest_dsoketen.standaarden.inname import read_zip, write_zip
from pytest_dsoketen.standaarden.sttr.lezen import read_sttr
from pytest_dsoketen.standaarden.sttr.paden import list_paden
from pytest_dsoketen.standaarden.sttr.schrijven import write_sttr
from pytest_dsoketen.standaarden.sttr.spelen import play
from tests.unit.pakketdata import (
    BIJLAGEN,
    CASUS,
    CENTRUM,
    GEMEENTE,
    KAPPEN,
    REGELING,
    VERZOEK,
    make_aanlevering,
    write_bekend,
    write_pakket,
    write_plan,
    write_regelpakketten,
    write_stam,
)

INHOUD = CASUS.get_regels("Bijgebouw bouwen")
OPPERVLAKTE = INHOUD.check.vragen[0].tekst


@pytest.fixture
def pakket(tmp_path):
    return write_pakket(tmp_path / "pakket")


# What was written is what is read.


def test_plan_is_read_as_it_was_written(tmp_path):
    write_plan(tmp_path)
    casus = load_casus(tmp_path)
    gezien = casus.plan.regeling
    assert (gezien.work, gezien.expression, gezien.titel) == (REGELING.work, REGELING.expression, REGELING.titel)
    assert gezien.artikelen == REGELING.artikelen
    assert gezien.activiteiten == REGELING.activiteiten
    assert gezien.gebieden == REGELING.gebieden
    assert (casus.gemeente.code, casus.gemeente.oin) == (GEMEENTE.code, GEMEENTE.oin)
    assert casus.plan.pakketten == (make_aanlevering(),)


def test_folder_gives_the_files_that_its_manifest_names(tmp_path):
    losse_map = write_plan(tmp_path, los=True)
    bestanden = read_zip(zip_map(losse_map))
    assert bestanden == read_zip(make_aanlevering())
    assert "leesmij.txt" not in bestanden
    assert load_casus(tmp_path).plan.regeling.artikelen == REGELING.artikelen


def test_what_was_known_before_completes_the_plan(tmp_path):
    write_plan(tmp_path, write_bekend(tmp_path))
    casus = load_casus(tmp_path)
    assert set(casus.plan.regeling.activiteiten) == set(REGELING.activiteiten)
    assert casus.plan.regeling.activiteiten[-1] == KAPPEN
    assert casus.plan.regeling.gebieden[-1] == CENTRUM
    assert casus.plan.regeling.artikelen == REGELING.artikelen
    assert casus.uitgangssituatie.gebieden == (CENTRUM,)
    assert {KAPPEN.identificatie, CENTRUM.identificatie, CENTRUM.geometrie_id} == casus.uitgangssituatie.objecten


def test_top_activity_is_always_known(tmp_path):
    write_plan(tmp_path, replace(REGELING, activiteiten=REGELING.activiteiten[1:]))
    assert [item.identificatie for item in load_casus(tmp_path).uitgangssituatie.activiteiten] == [
        "nl.imow-gm9997.activiteit.ActInOmgevingsplanGem"
    ]


def test_points_are_found_in_and_around_the_areas(tmp_path):
    write_plan(tmp_path)
    plan = load_casus(tmp_path).plan
    assert any(contains(gebied, plan.punt_binnen) for gebied in plan.regeling.gebieden)
    assert not any(contains(gebied, plan.punt_buiten) for gebied in plan.regeling.gebieden)
    (tmp_path / "casus.toml").write_text("punt_binnen = [111500, 411500]\npunt_buiten = [113000.1234, 413000]")
    casus = load_casus(tmp_path)
    assert (casus.plan.punt_binnen, casus.plan.punt_buiten) == (Punt(111500, 411500), Punt(113000.123, 413000))
    assert (casus.locatie.x, casus.locatie.y) == (111500, 411500)


def test_rules_are_read_as_they_were_written(pakket):
    casus = load_casus(pakket)
    assert {inhoud.activiteit for inhoud in casus.regels} == {inhoud.activiteit for inhoud in CASUS.regels}
    for gezien in casus.regels:
        bron = next(inhoud for inhoud in CASUS.regels if inhoud.activiteit == gezien.activiteit)
        assert (gezien.naam, gezien.werkzaamheid, gezien.werkzaamheid_naam) == (
            bron.naam, bron.werkzaamheid, bron.werkzaamheid_naam,
        )  # fmt: skip
        for boom, bronboom in ((gezien.check, bron.check), (gezien.formulier, bron.formulier)):
            assert (boom.naam, boom.activiteit, boom.object) == (bronboom.naam, bronboom.activiteit, bronboom.object)
            assert [(v.tekst, v.type, v.opties) for v in boom.vragen] == [
                (v.tekst, v.type, v.opties) for v in bronboom.vragen
            ]
            assert [bijlage.naam for bijlage in boom.bijlagen] == [bijlage.naam for bijlage in bronboom.bijlagen]
        assert {conclusie for _, conclusie in gezien.paden} == {conclusie for _, conclusie in bron.paden}
        assert len(gezien.bestanden) == 3
        assert any(naam.endswith(".json") for naam in read_zip(gezien.bestanden[0]))


def test_paths_of_casus_toml_win(pakket):
    (pakket / "casus.toml").write_text(
        f'[[paden]]\nactiviteit = "{INHOUD.activiteit}"\nantwoorden = {{ "{OPPERVLAKTE}" = "12" }}\n'
        'conclusie = "Toestemmingsvrij"'
    )
    inhoud = load_casus(pakket).get_regels("Bijgebouw bouwen")
    assert inhoud.paden == (((Antwoord(OPPERVLAKTE, "12"),), Conclusie.TOESTEMMINGSVRIJ),)


def test_verzoek_is_addressed_to_the_gemeente_and_the_rest_stays(pakket):
    verzoek = load_casus(pakket).verzoek
    assert verzoek.bevoegd_gezag == Instantie("Duinrand", GEMEENTE.oin)
    assert (verzoek.verzoeknummer, verzoek.volgnummer, verzoek.indiendatum) == ("", 0, None)
    assert [(b.bestandsnaam, b.inhoud, b.sha256, b.vertrouwelijk) for b in verzoek.bijlagen] == [
        (b.bestandsnaam, b.inhoud, b.sha256, b.vertrouwelijk) for b in BIJLAGEN
    ]
    anders = {"bevoegd_gezag", "verzoeknummer", "indiendatum", "bijlagen", "activiteiten", "locatie"}
    for naam in VERZOEK.__dataclass_fields__.keys() - anders:
        assert getattr(verzoek, naam) == getattr(VERZOEK, naam), naam
    assert verzoek.activiteiten[0].antwoorden == VERZOEK.activiteiten[0].antwoorden


def test_names_come_from_casus_toml(pakket):
    casus = load_casus(pakket)
    assert (casus.naam, casus.gemeente.naam) == ("Proefcasus", "Duinrand")
    (pakket / "casus.toml").unlink()
    casus = load_casus(pakket)
    assert (casus.naam, casus.gemeente.naam) == ("pakket", "gm9997")


# What a package does not hold.


def test_rules_without_a_plan_are_known_in_the_register(tmp_path):
    write_regelpakketten(tmp_path)
    casus = load_casus(tmp_path)
    urns = {inhoud.activiteit for inhoud in CASUS.regels}
    assert urns <= {activiteit.identificatie for activiteit in casus.uitgangssituatie.activiteiten}
    assert (casus.gemeente.code, casus.gemeente.oin) == (GEMEENTE.code, GEMEENTE.oin)
    with pytest.raises(InhoudOntbreektError, match="bevat geen omgevingsplan"):
        _ = casus.plan


def test_verzoek_alone(tmp_path):
    write_stam(tmp_path)
    casus = load_casus(tmp_path)
    assert Activiteit(KAPPEN.identificatie, KAPPEN.naam, "", "") in casus.uitgangssituatie.activiteiten
    assert casus.locatie == casus.verzoek.locatie
    with pytest.raises(InhoudOntbreektError, match="bevat geen toepasbare regels"):
        casus.get_regels()


def test_check_without_form_comes_last(tmp_path):
    write_regelpakketten(tmp_path)
    eerste = min(inhoud.activiteit for inhoud in CASUS.regels)
    nummer = next(nr for nr, inhoud in enumerate(CASUS.regels) if inhoud.activiteit == eerste)
    (tmp_path / "regels" / f"{nummer}-IndieningsvereistenVergunning.zip").unlink()
    regels = load_casus(tmp_path).regels
    assert [inhoud.formulier.ontbreekt for inhoud in regels] == [False, False, True]
    assert regels[-1].activiteit == eerste


def test_an_unknown_activity_is_still_a_mistake_of_the_scenario(pakket):
    with pytest.raises(CasusError, match="heeft geen activiteit") as fout:
        load_casus(pakket).get_regels("Vliegen")
    assert not isinstance(fout.value, InhoudOntbreektError)


# What cannot be used.


def _put(naam, inhoud=b""):
    def breuk(map_):
        (map_ / naam).parent.mkdir(parents=True, exist_ok=True)
        (map_ / naam).write_bytes(inhoud)

    return breuk


def _drop(naam):
    def breuk(map_):
        (map_ / naam).unlink()

    return breuk


def _casus(tekst):
    return _put("casus.toml", tekst.encode())


def _pad(activiteit=INHOUD.activiteit, vraag=OPPERVLAKTE, conclusie="Verbod"):
    return _casus(
        f'[[paden]]\nactiviteit = "{activiteit}"\nantwoorden = {{ "{vraag}" = "1" }}\nconclusie = "{conclusie}"'
    )


def _edit_zip(naam, oud, nieuw):
    def breuk(map_):
        bestanden = read_zip((map_ / naam).read_bytes())
        assert any(oud in inhoud for inhoud in bestanden.values())
        (map_ / naam).write_bytes(write_zip({n: i.replace(oud, nieuw) for n, i in bestanden.items()}))

    return breuk


def _drop_from_zip(naam, bestand):
    def breuk(map_):
        bestanden = read_zip((map_ / naam).read_bytes())
        del bestanden[bestand]
        (map_ / naam).write_bytes(write_zip(bestanden))

    return breuk


def _unpack(map_):
    (map_ / "plan" / "omgevingsplan.zip").unlink()
    losse_map = write_plan(map_, los=True)
    (losse_map / "besluit.xml").unlink()


def _withdraw(map_):
    write_stam(map_, replace(VERZOEK, doel=Doel.INTREKKEN))


def _make_link(map_):
    (map_ / "regels" / "weg.zip").symlink_to(map_ / "nergens")


def _make_map(naam):
    def breuk(map_):
        if (map_ / naam).exists():
            (map_ / naam).unlink()
        (map_ / naam).mkdir()

    return breuk


def _make_bestand(map_):
    shutil.rmtree(map_ / "plan")
    (map_ / "plan").write_bytes(b"")


@pytest.mark.parametrize(
    ("breuk", "plaats", "uitweg"),
    [
        (shutil.rmtree, "pakket is geen map", "Geef met --pakket"),
        (_put("leesmij.txt"), "leesmij.txt hoort niet in een pakket", "Gebruik alleen"),
        (_put("plan/tweede.zip"), "plan bevat 2 aanleveringen", "één ZIP"),
        (_drop("plan/omgevingsplan.zip"), "plan bevat 0 aanleveringen", "één ZIP"),
        (_put("plan/omgevingsplan.zip", b"geen zip"), "omgevingsplan.zip is niet te gebruiken", "BHKV 1.2"),
        (_drop_from_zip("plan/omgevingsplan.zip", "opdracht.xml"), "heeft geen leesbare opdracht.xml", "publicatieopdracht"),
        (_drop_from_zip("plan/omgevingsplan.zip", "besluit.xml"), "stelt geen nieuwe regeling vast", "voor het eerst"),
        (_unpack, "noemt 'besluit.xml', maar dat bestand staat niet in de map", "Zet dat bestand erbij"),
        (_put("bekend/foto.xml", b"<foto/>"), "foto.xml is geen OW-bestand: het begint niet met owBestand", "map bekend"),
        (_put("bekend/half.xml", b"<half"), "half.xml is geen OW-bestand", "map bekend"),
        (_put("bekend/half.gml", b"<half"), "half.gml is niet te gebruiken", "GML-bestand"),
        (_put("regels/tekst.zip", b"geen zip"), "tekst.zip is niet te gebruiken", "aanlever-ZIP"),
        (_edit_zip("regels/0-Conclusie.zip", b"functioneleStructuurRef", b"anders"), "0-Conclusie.zip heeft een STTR-bestand zonder", "Koppel"),
        (_drop("bekend/ow.xml"), "maar die activiteit staat niet in het plan", "bekend"),
        (_drop("regels/0-z-activiteit.zip"), "maar niet de activiteit met haar werkzaamheid", "Voeg de ZIP toe"),
        (lambda map_: [_drop(f"regels/0-{s}.zip")(map_) for s in ("Conclusie", "IndieningsvereistenVergunning")],
         "maar bevat er geen STTR-bestand voor", "Voeg het toe"),
        (lambda map_: shutil.copy(map_ / "regels/0-Conclusie.zip", map_ / "regels/9.zip"), "9.zip is het tweede bestand", "één over"),
        (_make_link, "weg.zip is geen bestand dat te lezen is", "Zet bestanden direct in"),
        (_make_map("bekend/gml"), "gml is geen bestand dat te lezen is", "Zet bestanden direct in"),
        (_make_map("verzoek.xml"), "verzoek.xml is niet te lezen", "Controleer"),
        (_make_map("casus.toml"), "casus.toml is niet te lezen", "Controleer"),
        (_make_bestand, "plan is niet te lezen", "Maak er een map van"),
        (_put("verzoek.xml", b"<verzoek/>"), "verzoek.xml is niet te gebruiken", "STAM 4.0"),
        (_withdraw, "heeft als doel Intrekken", "eerste bericht"),
        (_drop("bijlagen/foto.jpg"), "noemt de bijlage 'foto.jpg', die er niet is", "bijlagen"),
        (_casus("naam = "), "casus.toml is geen geldige TOML", "Verbeter"),
        (_put("casus.toml", b"naam = '\xff'"), "casus.toml is geen geldige TOML", "Verbeter"),
        (_casus('stad = "x"'), "onbekende sleutel 'stad'", "gemeente"),
        (_casus("naam = 3"), "heeft bij 'naam' geen tekst", "naam ="),
        (_casus("punt_binnen = [1]"), "heeft bij 'punt_binnen' geen punt", "[x, y]"),
        (_casus("punt_binnen = 1"), "heeft bij 'punt_binnen' geen punt", "[x, y]"),
        (_casus("bekend = ['omgevingsplan']"), "heeft bij 'bekend' geen lijst", "/join/id/regdata"),
        (_casus("bekend = '/akn/nl/act/x'"), "heeft bij 'bekend' geen lijst", "/akn/nl/act"),
        (_casus("paden = 1"), "heeft bij 'paden' geen lijst", "[[paden]]"),
        (_casus("[[paden]]\nactiviteit = 'x'"), "een pad zonder antwoorden", "Schrijf antwoorden"),
        (_casus("[[paden]]\nvlag = 'x'"), "onbekende sleutel 'vlag'", "antwoorden"),
        (_casus('oin = "123"'), "OIN '123' is ongeldig", "Zet de goede OIN"),
        (_pad(activiteit="nl.imow-gm9997.activiteit.Weg"), "die niet in regels/ staat", "Kies uit"),
        (_pad(vraag="Hoe laat is het?"), "noemt de vraag 'Hoe laat is het?'", OPPERVLAKTE),
        (_pad(conclusie="Misschien"), "noemt de conclusie 'Misschien'", "Vergunningplicht"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_named_with_the_way_out(pakket, breuk, plaats, uitweg):
    breuk(pakket)
    with pytest.raises(OpstellingOngeldigError) as fout:
        load_casus(pakket)
    melding = str(fout.value)
    assert str(pakket) in melding
    assert plaats in melding
    assert uitweg in melding.partition(plaats)[2]
    assert "\n" not in melding


def test_empty_folder(tmp_path):
    with pytest.raises(OpstellingOngeldigError, match="geen plan, geen regels en geen verzoek"):
        load_casus(tmp_path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(tekst=st.text(max_size=60) | st.sampled_from(["paden", "naam"]).map(lambda s: f"{s} = [[1]]"))
def test_no_casus_toml_breaks_the_reader(pakket, tekst):
    (pakket / "casus.toml").write_bytes(tekst.encode("utf-8", "surrogatepass"))
    meldingen = []
    try:
        load_casus(pakket)
    except OpstellingOngeldigError as fout:
        meldingen.append(str(fout))
    assert all("casus.toml" in melding for melding in meldingen)


# Paths that are found in a check.


@pytest.mark.parametrize("inhoud", CASUS.regels, ids=lambda inhoud: inhoud.naam)
def test_found_paths_lead_where_they_say(inhoud):
    bestand = read_sttr(write_sttr(inhoud.check, GEMEENTE.oin))
    paden = list_paden(bestand, lambda _: "nee")
    assert {conclusie for _, conclusie in paden} == {conclusie for _, conclusie in inhoud.paden}
    for antwoorden, conclusie in paden:
        assert play(bestand, antwoorden).conclusies == (conclusie,)


def test_bounds_are_tried_on_both_sides():
    paden = list_paden(read_sttr(write_sttr(INHOUD.check, GEMEENTE.oin)), lambda _: "nee")
    assert [(antwoorden[0].waarde, conclusie) for antwoorden, conclusie in paden] == [
        ("10", Conclusie.TOESTEMMINGSVRIJ),
        ("20", Conclusie.MELDINGSPLICHT),
        ("25", Conclusie.MELDINGSPLICHT),
        ("30", Conclusie.VERGUNNINGPLICHT),
        ("31", Conclusie.VERGUNNINGPLICHT),
    ]
