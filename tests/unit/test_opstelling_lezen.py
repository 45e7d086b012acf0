# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""An opstelling is understood whole, or refused with file, line and way out."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.opstelling import OpstellingOngeldigError, read_opstelling

GELDIG = """
[omgeving]
naam = "oefenketen"
oin = "00000099000000009999"

[oefenketen]
storingen = []
poorten = { lv = 0, vth = 8123 }

[oefenketen.synchronisatietijden]
notificatie = 10

[normtijden]
notificatie = 600

[rollen.vth]
adapter = "http"
url = "http://127.0.0.1:9000"
naam = "Mijn VTH"
leverancier = "Leverancier"
product = "Product"
versie = "4.2"

[implementatieverklaring]
niet = ["10"]

[[verklaringen]]
vraag = "Q1.3"
wie = "functioneel beheer"
datum = "2026-11-22"
antwoord = "Nee, de werkafspraken blijven zoals ze zijn."
"""


def _write(tmp_path, tekst):
    path = tmp_path / "opstelling.toml"
    path.write_text(tekst, encoding="utf-8")
    return path


def test_everything_is_read(tmp_path):
    """Each key lands where it belongs; roles that are not named stay embedded."""
    opstelling = read_opstelling(_write(tmp_path, GELDIG))

    vth = opstelling.rollen[Rol.VTH]
    assert (vth.adapter, vth.partij.naam, vth.partij.versie) == ("http", "Mijn VTH", "4.2")
    assert vth.instellingen == {"url": "http://127.0.0.1:9000"}
    assert opstelling.rollen[Rol.PLANSOFTWARE].adapter == "referentie"
    assert opstelling.poorten == {"lv": 0, "vth": 8123}
    assert opstelling.synchronisatietijden == {"notificatie": timedelta(seconds=10)}
    assert opstelling.normtijden == {"notificatie": timedelta(minutes=10)}
    assert opstelling.verklaringen["Q1.3"].wie == "functioneel beheer"
    assert opstelling.niet_geclaimd == {"10"}


def test_without_a_file_everything_is_embedded():
    """The default needs no configuration."""
    opstelling = read_opstelling(None)

    assert {bezetting.adapter for bezetting in opstelling.rollen.values()} == {"lv", "referentie"}


@pytest.mark.parametrize(
    ("oud", "nieuw", "regel", "melding"),
    [
        ('naam = "oefenketen"', 'naaam = "oefenketen"', 3, "onbekende sleutel 'naaam'.*Bedoelde u 'naam'"),
        ("[rollen.vth]", "[rollen.vht]", 16, "rol 'vht' bestaat niet.*Bedoelde u 'vth'"),
        ("[normtijden]", "[normtijd]", 13, "onbekende sleutel 'normtijd'.*normtijden"),
        ("notificatie = 600", 'notificatie = "lang"', 14, "'lang' is geen aantal seconden"),
        ("notificatie = 600", "notificatje = 600", 14, "onbekende sleutel 'notificatje' bij normtijden"),
        ("vth = 8123", "vth = 99999", 8, "poort 99999"),
        ('oin = "00000099000000009999"', 'oin = "123"', 4, "precies 20"),
        ("storingen = []", 'storingen = "BV-006"', 7, "lijst van teksten"),
        ('datum = "2026-11-22"\n', "", 27, "mist datum"),
        ('versie = "4.2"', "versie = 4.2", 22, "'versie' moet tekst zijn"),
        ('niet = ["10"]', 'niet = ["10"', 27, "geen geldige TOML"),
    ],
)
def test_one_mistake_is_named_with_its_line(tmp_path, oud, nieuw, regel, melding):
    """Of a valid file one thing is changed; the message says which, where, and what to do."""
    assert oud in GELDIG
    path = _write(tmp_path, GELDIG.replace(oud, nieuw, 1))

    with pytest.raises(OpstellingOngeldigError, match=melding) as gevangen:
        read_opstelling(path)

    assert str(gevangen.value).startswith(f"{path}:{regel}: ")


def test_a_missing_file_is_named(tmp_path):
    """The path is in the message."""
    with pytest.raises(OpstellingOngeldigError, match=r"bestaat-niet\.toml"):
        read_opstelling(tmp_path / "bestaat-niet.toml")
