# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The published schema and the dataclass say the same, in both directions."""

from __future__ import annotations

import dataclasses
import json
import typing
from datetime import UTC, datetime
from enum import StrEnum

import pytest
from jsonschema import Draft202012Validator, ValidationError

from pytest_dsoketen.model import bevindingen as model
from pytest_dsoketen.model.berichten import Verplichtingsniveau, Waarneempunt
from pytest_dsoketen.model.bevindingen import Bevinding, Bewijs, EisVerwijzing
from pytest_dsoketen.model.partijen import Partij, Rol
from pytest_dsoketen.model.stappen import Stapcode
from pytest_dsoketen.register import SCHEMAVERSIE, load_schema
from pytest_dsoketen.verbinding.codec import from_data, to_data

NU = datetime(2026, 11, 22, 10, 24, 7, tzinfo=UTC)
KLASSEN = {"partij": Partij, "eis": EisVerwijzing, "bewijs": Bewijs}
LIJSTEN: dict[str, type[StrEnum]] = {
    "categorie": model.Categorie,
    "oorzaak": model.Oorzaak,
    "ernst": model.Ernst,
    "soort": model.Soort,
    "status": model.Status,
    "kanaal": model.Kanaal,
    "stapcode": Stapcode,
    "rol": Rol,
    "waarneempunt": Waarneempunt,
    "verplichtingsniveau": Verplichtingsniveau,
}


def make_bevinding(**overig) -> Bevinding:
    """Make the bevinding of the examples; other test modules use it too."""
    velden = {
        "id": "BEV-7f3a0000",
        "vingerafdruk": "7f3a000000000000",
        "titel": "Aanvraag met drie activiteiten en 250 MB aan bijlagen komt niet aan",
        "categorie": model.Categorie.LANDELIJK,
        "oorzaak": model.Oorzaak.DSO_LV,
        "partij": Partij(Rol.OMGEVINGSLOKET, "Omgevingsloket"),
        "schakel": "notificatie",
        "waargenomen_in_stap": Stapcode.S9A,
        "oorzaak_stap": Stapcode.S8B,
        "scenario": "Een meervoudige aanvraag komt heel aan",
        "eis": EisVerwijzing(
            "DSOK-STAM-020", "Wat is ingediend, is wat is ontvangen.", Verplichtingsniveau.MOET, "STAM 4.0"
        ),
        "ernst": model.Ernst.BLOKKEREND,
        "soort": model.Soort.FUNCTIONEEL,
        "verwacht": "de aanvraag staat binnen 5 minuten in het VTH-systeem",
        "waargenomen": "na 15 minuten staat de aanvraag er niet",
        "waarom": "Het verzoek is geldig verstuurd en bevestigd; bij het VTH-systeem is niets binnengekomen",
        "kanaal": model.Kanaal.IPLO,
        "tijdstip": NU,
        "toetsronde": "r1",
        "omgeving": "oefenketen",
        "organisatie_oin": "00000099000000000001",
        "bewijs": (
            Bewijs(
                NU,
                "notificatie",
                Waarneempunt.VERZONDEN,
                Rol.OMGEVINGSLOKET,
                "Verzoeknotificatie",
                "ab" * 32,
                20,
                "application/xml",
                "<verzoek/>",
            ),
        ),
        "herhaal": "dsoketen bevindingen herhaal 7f3a",
    }
    return Bevinding(**{**velden, **overig})


@pytest.fixture
def validator() -> Draft202012Validator:
    """Give a validator for the published schema."""
    return Draft202012Validator(load_schema())


def test_schema_is_valid_and_versioned():
    """The schema is itself correct, and names the version that every line carries."""
    schema = load_schema()

    Draft202012Validator.check_schema(schema)
    assert schema["$id"].endswith(f":{SCHEMAVERSIE}")


def test_example_fits(validator):
    """What the product writes fits what it publishes, also for the fullest and the barest bevinding."""
    full = make_bevinding(eerst_gezien=NU, laatst_gezien=NU, aantal=3, toelichting="x", iteratie="2", oefening="1a")
    bare = make_bevinding(bewijs=(), organisatie_oin="", schakel="")

    for bevinding in (full, bare):
        data = json.loads(json.dumps(to_data(bevinding)))
        validator.validate(data)
        assert from_data(data, Bevinding) == bevinding


@pytest.mark.parametrize(("naam", "klasse"), [("", Bevinding), *KLASSEN.items()])
def test_fields_are_those_of_the_class(naam, klasse):
    """Every field is described, no field is invented, and what is required is what has no default."""
    schema = load_schema()["$defs"][naam] if naam else load_schema()
    fields = dataclasses.fields(klasse)
    required = {field.name for field in fields if field.default is dataclasses.MISSING}

    assert list(schema["properties"]) == [field.name for field in fields]
    assert set(schema["required"]) == required
    assert schema["additionalProperties"] is False
    assert all(len(eigenschap["description"]) > 5 for eigenschap in schema["properties"].values())


def test_every_list_of_values_is_that_of_the_model():
    """Every value is there with the sentence that explains it, in the order of the model."""
    defs = load_schema()["$defs"]

    assert set(defs) == set(LIJSTEN) | set(KLASSEN)
    for naam, soort in LIJSTEN.items():
        expected = [(niveau.value, niveau.toelichting) for niveau in soort]
        assert [(keuze["const"], keuze["description"]) for keuze in defs[naam]["oneOf"]] == expected


def test_every_field_with_an_enum_refers_to_its_list():
    """A field of type Ernst takes only values of Ernst."""
    per_soort = {soort: naam for naam, soort in LIJSTEN.items()}
    hints = typing.get_type_hints(Bevinding)
    properties = load_schema()["properties"]
    enums = {veld: soort for veld, soort in hints.items() if isinstance(soort, type) and issubclass(soort, StrEnum)}

    assert enums
    for veld, soort in enums.items():
        assert properties[veld]["$ref"] == f"#/$defs/{per_soort[soort]}"


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [
        ("onbekend", "x"), ("ernst", "heel erg"), ("oorzaak_stap", "12"), ("aantal", 0), ("titel", ""),
        ("organisatie_oin", "123"), ("bewijs", [{"titel": "x"}]), ("partij", {"rol": "vth", "naam": "x", "fax": "y"}),
    ],
)  # fmt: skip
def test_wrong_value_is_refused(validator, veld, waarde):
    """An unknown field or value does not pass, so the schema says something."""
    data = {**to_data(make_bevinding()), veld: waarde}

    with pytest.raises(ValidationError):
        validator.validate(data)


def test_missing_field_is_refused(validator):
    """Without any one of the required fields a bevinding does not pass."""
    data = to_data(make_bevinding())

    for veld in load_schema()["required"]:
        rest = {naam: waarde for naam, waarde in data.items() if naam != veld}
        assert not validator.is_valid(rest), veld
