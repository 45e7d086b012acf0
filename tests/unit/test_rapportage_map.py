# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The files around the Allure results."""

from __future__ import annotations

import json
import re
import shutil
import subprocess

import pytest

from pytest_dsoketen.model.bevindingen import Categorie
from pytest_dsoketen.rapportage.allure_map import write_allurerc, write_categorieen, write_omgeving, write_uitvoerder


def test_environment_is_one_line_a_fact(tmp_path):
    """Spaces in a name and line breaks in a value do not make another line."""
    write_omgeving(tmp_path / "nieuw", {"Naam gemeente": "Gemeente\nstad", "leeg": "", "é:x": "a\\b\ud800"})

    text = (tmp_path / "nieuw" / "environment.properties").read_text(encoding="utf-8")

    assert text == "Naam\\ gemeente = Gemeente stad\nÉ\\:x = a\\\\b?\n"


def test_executor_names_the_run(tmp_path):
    """What is not known is left out."""
    write_uitvoerder(tmp_path, toetsronde="2026-11-22")

    data = json.loads((tmp_path / "executor.json").read_text(encoding="utf-8"))

    assert data == {
        "name": "pytest-dsoketen", "type": "dsoketen", "reportName": "Ketentoets 2026-11-22", "buildName": "2026-11-22",
    }  # fmt: skip


def read_config(tmp_path, **overig) -> dict:
    text = write_allurerc(tmp_path, titel='Toets "één"\n', **overig).read_text(encoding="utf-8")
    return json.loads("{" + text[text.index('  "name"') : text.rindex("};")].rstrip(",\n") + "}")


def test_config_is_dutch_and_in_the_order_of_the_chain(tmp_path):
    """Language, grouping and order are those of the chain."""
    config = read_config(tmp_path)
    options = config["plugins"]["awesome"]["options"]

    assert config["name"] == 'Toets "één"'
    assert (options["reportLanguage"], options["groupBy"]) == ("nl", ["epic", "feature", "story"])
    assert options["singleFile"] is True
    assert read_config(tmp_path, een_bestand=False)["plugins"]["awesome"]["options"]["singleFile"] is False


@pytest.mark.parametrize("categorie", list(Categorie))
def test_a_line_of_the_message_decides_the_category(tmp_path, categorie):
    """Exactly one category takes a message, in Allure 3 and in Allure 2; a mention in a sentence does not count."""
    write_categorieen(tmp_path)
    drie = [regel for regel in read_config(tmp_path)["categories"] if "messageRegex" in regel]
    twee = json.loads((tmp_path / "categories.json").read_text(encoding="utf-8"))
    melding = f"Iets is stuk.\n\nOordeel: gezakt\nCategorie: {categorie.value}\nBevinding: x"

    assert [bool(re.search(regel["messageRegex"], melding)) for regel in drie].count(True) == 1
    assert [bool(re.fullmatch(regel["messageRegex"], melding)) for regel in twee].count(True) == 1
    assert not any(re.search(regel["messageRegex"], f"zie Categorie: {categorie.value} elders") for regel in drie)


@pytest.mark.skipif(shutil.which("node") is None, reason="node is niet geïnstalleerd")
def test_config_is_javascript_that_finds_its_own_folder(tmp_path):
    """Node can import it from any folder, and the report lands beside it."""
    path = write_allurerc(tmp_path / "map met spatie", titel="x")
    code = f"import({json.dumps(path.as_uri())}).then(m => console.log(m.default.output))"

    done = subprocess.run(["node", "-e", code], cwd="/", capture_output=True, text=True, check=True, timeout=30)

    assert done.stdout.strip() == str(tmp_path / "map met spatie" / "allure-report")
