# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""A change of a regeling, written as a mutation and applied again, gives the new regeling: always."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from pytest_dsoketen.model.plannen import Artikel
from pytest_dsoketen.standaarden.inname import parse_xml
from pytest_dsoketen.standaarden.stop.mutatie import diff_tekst
from pytest_dsoketen.standaarden.stop.namen import TEKST, local, qname
from pytest_dsoketen.standaarden.stop.renvooi import has_renvooi, write_renvooi
from pytest_dsoketen.standaarden.stop.tekst import build_regelingtekst, canonical, parse_tekst, plain_text
from pytest_dsoketen.standaarden.stop.toepassen import ConsolidatieError, apply_mutatie

ZINNEN = st.text(st.sampled_from("ab é<&\n\t."), min_size=1, max_size=12)


def make_artikel(nummer: str, tekst: str = "Een regel.", opschrift: str = "Kop") -> Artikel:
    """Make an article of which the number is also its place."""
    return Artikel(
        f"gm9999_1__chp_{nummer[0]}__art_{nummer}", f"chp_{nummer[0]}__art_{nummer}", nummer, opschrift, tekst
    )


NUMMERS = [f"{hoofdstuk}.{artikel}" for hoofdstuk in "123" for artikel in "123"]
REGELINGEN = st.builds(
    lambda nummers, teksten, titel, ios: canonical(
        build_regelingtekst(
            "gm9999", titel, [make_artikel(n, t, t) for n, t in zip(sorted(nummers), teksten, strict=False)], ios
        )
    ),
    st.lists(st.sampled_from(NUMMERS), min_size=1, unique=True),
    st.lists(ZINNEN, min_size=9, max_size=9),
    st.sampled_from(["Plan", "Plan", "Ander plan"]),
    st.lists(st.sampled_from(["bos", "duin"]), unique=True).map(
        lambda ns: [(n, f"/join/id/regdata/{n}") for n in sorted(ns)]
    ),
)


def make_mutatie(acties: list[etree._Element]) -> etree._Element:
    """Put actions in a RegelingMutatie and send it over the line."""
    root = etree.Element(qname(TEKST, "RegelingMutatie"), nsmap={None: TEKST})
    root.extend(acties)
    return parse_xml(etree.tostring(root))


@settings(deadline=None)
@given(REGELINGEN, REGELINGEN)
def test_verschil_toepassen_geeft_de_nieuwe_tekst(was: bytes, wordt: bytes) -> None:
    acties = diff_tekst(was, wordt)
    assert (acties == []) == (was == wordt)
    assert apply_mutatie(was, make_mutatie(acties)) == wordt


@settings(deadline=None)
@given(REGELINGEN)
def test_normaliseren_verandert_niets_meer(tekst: bytes) -> None:
    assert canonical(parse_tekst(tekst)) == tekst
    mooi = etree.tostring(parse_tekst(tekst), xml_declaration=True, encoding="UTF-16")
    assert canonical(parse_tekst(mooi)) == tekst


def make(*artikelen: Artikel) -> bytes:
    """Make the text of a regeling."""
    return canonical(build_regelingtekst("gm9999", "Plan", artikelen, []))


def test_een_ander_woord_is_een_vervang_met_renvooi() -> None:
    was, wordt = make(make_artikel("1.1", "Een boom.")), make(make_artikel("1.1", "Een heg."))
    (actie,) = diff_tekst(was, wordt)
    assert (local(actie), actie.get("wat")) == ("Vervang", "gm9999_1__chp_1__art_1.1")
    al = actie.find(f".//{{{TEKST}}}Al")
    assert etree.tostring(al, encoding="unicode").split(">", 1)[1] == (
        "Een <VerwijderdeTekst>boom.</VerwijderdeTekst><NieuweTekst>heg.</NieuweTekst></Al>"
    )
    assert plain_text(actie) == "A Artikel 1.1 Kop Een heg."


def test_toevoegen_en_verwijderen() -> None:
    een, twee, drie = make_artikel("1.1"), make_artikel("1.2"), make_artikel("1.3")
    (actie,) = diff_tekst(make(een, drie), make(een, twee, drie))
    assert (local(actie), actie.get("positie"), actie.get("context")) == ("VoegToe", "volgtOp", een.wid)
    (actie,) = diff_tekst(make(twee), make(een, twee))
    assert (local(actie), actie.get("positie"), actie.get("context")) == ("VoegToe", "komtVoor", twee.wid)
    (actie,) = diff_tekst(make(een, twee), make(een))
    assert (local(actie), actie.get("wat")) == ("Verwijder", twee.wid)


def test_andere_titel_vervangt_de_regeling() -> None:
    was = canonical(build_regelingtekst("gm9999", "Plan", [make_artikel("1.1")], []))
    wordt = canonical(build_regelingtekst("gm9999", "Nieuw plan", [make_artikel("1.1")], []))
    assert [local(actie) for actie in diff_tekst(was, wordt)] == ["VervangRegeling"]


WID = "gm9999_1__chp_1__art_1.1"
ARTIKEL = (
    '<Artikel eId="chp_1__art_1.1" wId="{}"><Kop><Label>Artikel</Label></Kop><Inhoud><Al>X{}</Al></Inhoud></Artikel>'
)


@pytest.mark.parametrize(
    ("actie", "code"),
    [
        ('<Vervang wat="weg">' + ARTIKEL.format("weg", "") + "</Vervang>", "LVBB5002"),
        (f'<Vervang wat="{WID}">' + ARTIKEL.format("ander", "") + "</Vervang>", "LVBB5003"),
        ('<Verwijder wat="weg">' + ARTIKEL.format("weg", "") + "</Verwijder>", "LVBB5024"),
        ('<VervangKop wat="weg"><Kop><Label>A</Label></Kop></VervangKop>', "LVBB5002"),
        ('<VoegToe positie="volgtOp" context="weg">' + ARTIKEL.format("nieuw", "") + "</VoegToe>", "LVBB5027"),
        (f'<VoegToe positie="volgtOp" context="{WID}">' + ARTIKEL.format(WID, "") + "</VoegToe>", "LVBB5010"),
        (f'<Vervang wat="{WID}" context="weg" positie="volgtOp">' + ARTIKEL.format(WID, "") + "</Vervang>", "LVBB5027"),
    ],
)
def test_wat_niet_past_wordt_geweigerd(actie: str, code: str) -> None:
    mutatie = parse_xml(f'<RegelingMutatie xmlns="{TEKST}">{actie}</RegelingMutatie>'.encode())
    with pytest.raises(ConsolidatieError) as info:
        apply_mutatie(make(make_artikel("1.1")), mutatie)
    assert [afwijking.code for afwijking in info.value.afwijkingen] == [code]


def test_renvooi_van_een_ander_verdwijnt() -> None:
    inhoud = (
        " <b>y</b><VerwijderdeTekst>oud</VerwijderdeTekst> en <NieuweTekst>nieuw <i>z</i></NieuweTekst>"
        '</Al><Al wijzigactie="verwijder">weg</Al><Al wijzigactie="voegtoe">erbij'
    )
    mutatie = parse_xml(
        f'<RegelingMutatie xmlns="{TEKST}"><Vervang wat="{WID}">{ARTIKEL.format(WID, inhoud)}</Vervang>'
        "</RegelingMutatie>".encode()
    )
    tekst = apply_mutatie(make(make_artikel("1.1")), mutatie).decode()
    assert "<Al>X <b>y</b> en nieuw <i>z</i></Al><Al>erbij</Al>" in tekst


def test_verplaatsen() -> None:
    een, twee = make_artikel("1.1", "X"), make_artikel("1.2", "Y")
    mutatie = parse_xml(
        f'<RegelingMutatie xmlns="{TEKST}"><Vervang wat="{WID}" positie="volgtOp" context="{twee.wid}">'
        f"{ARTIKEL.format(WID, '')}</Vervang></RegelingMutatie>".encode()
    )
    tekst = apply_mutatie(make(een, twee), mutatie).decode()
    assert tekst.index(twee.wid) < tekst.index(WID)


def test_wie_een_artikel_verplaatst_laat_dat_zien_ook_als_geen_woord_verandert() -> None:
    """A move has legal meaning, so it is no revision (LVBB5021, LVBB5031) and has a mark (STOP0086)."""
    blijft, ander = make_artikel("1.1", "X"), make_artikel("2.1", "Y")
    verhuist = make_artikel("1.2", "Z")
    was = make(blijft, verhuist, ander)
    wordt = make(blijft, ander, replace(verhuist, eid="chp_2__art_1.2"))
    (actie,) = diff_tekst(was, wordt)
    assert (local(actie), actie.get("wat"), actie.get("context")) == ("Vervang", verhuist.wid, ander.wid)
    assert actie.get("revisie") is None
    assert has_renvooi(actie)
    assert apply_mutatie(was, make_mutatie([actie])) == wordt


HOUDER = "<Artikel xmlns='" + TEKST + "' eId='a' wId='w'><Kop><Nummer>1</Nummer></Kop><Inhoud>{}</Inhoud></Artikel>"


@pytest.mark.parametrize(
    ("oud", "nieuw", "gemerkt"),
    [
        ("<Al>een oude zin</Al>", "<Al>een nieuwe zin</Al>",
         "<Al>een <VerwijderdeTekst>oude</VerwijderdeTekst><NieuweTekst>nieuwe</NieuweTekst> zin</Al>"),
        ("<Al>een</Al>", "<Al>een</Al><Al>twee</Al>", '<Al>een</Al><Al wijzigactie="voegtoe">twee</Al>'),
        ("<Al>een</Al><Al>twee</Al>", "<Al>twee</Al>", '<Al wijzigactie="verwijder">een</Al><Al>twee</Al>'),
        ("<Al>met <b>vet</b></Al>", "<Al>zonder</Al>",
         '<Al wijzigactie="verwijder">met <b>vet</b></Al><Al wijzigactie="voegtoe">zonder</Al>'),
        ("<Figuur eId='f' wId='f'><Illustratie naam='a.png'/></Figuur>",
         "<Figuur eId='f' wId='f'><Illustratie naam='b.png'/></Figuur>",
         ('<Figuur eId="f_inst2" wId="f_inst2" wijzigactie="verwijder"><Illustratie naam="a.png"/></Figuur>'
         '<Figuur eId="f" wId="f" wijzigactie="voegtoe"><Illustratie naam="b.png"/></Figuur>')),
        ("<Al>gelijk</Al>", "<Al>gelijk</Al>", "<Al>gelijk</Al>"),
    ],
)  # fmt: skip
def test_renvooi_toont_elke_verandering(oud: str, nieuw: str, gemerkt: str) -> None:
    """Applied, the marked text reads as the new one; a text that differs has at least one mark (STOP0086)."""
    was, wordt = (parse_xml(HOUDER.format(tekst).encode()) for tekst in (oud, nieuw))
    met_renvooi = write_renvooi(was, wordt)

    assert canonical(met_renvooi) == canonical(parse_xml(HOUDER.format(gemerkt).encode()))
    assert has_renvooi(met_renvooi) == (oud != nieuw)
    assert plain_text(met_renvooi) == plain_text(wordt)


def test_wat_verdwijnt_krijgt_een_eigen_identificatie() -> None:
    """A list that is replaced stands there twice for a while; its identifications do not."""
    was = parse_xml(HOUDER.format("<Lijst eId='l' wId='l'><Li eId='i' wId='i'><Al>x</Al></Li></Lijst>").encode())
    wordt = parse_xml(HOUDER.format("<Al>x</Al>").encode())
    wids = [el.get("wId") for el in write_renvooi(was, wordt).iter() if el.get("wId")]

    assert wids == ["w", "l_inst2", "i_inst2"]
