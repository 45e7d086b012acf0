# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
# Eén woord per taak. `make keten` en `make test` werken op een machine met alleen Python 3.11 of nieuwer, make en git.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAND  := $(VENV)/.klaar
RAPPORT ?= rapport
PAKKET ?=
OPTIES ?=

.PHONY: keten test matrix lint typen structuur bench rapport docs wheel schoon help

help:            ## Toon deze lijst
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/ -/'

$(STAND): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 of nieuwer is nodig; kies er een met PYTHON=python3.12"; exit 1; }
	@echo "Eenmalig: de benodigde pakketten worden geïnstalleerd; dit duurt ongeveer een minuut."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[ontwikkel]'
	@touch $(STAND)

keten: $(STAND)  ## Doorloop de hele keten op deze machine; PAKKET=<map> gebruikt echte bestanden
	@$(BIN)/dsoketen toets --rapport $(RAPPORT) $(if $(PAKKET),--pakket $(PAKKET)) $(OPTIES)

test: $(STAND)   ## Draai alle toetsen van het raamwerk zelf
	@$(BIN)/python -m pytest -n 2 --dist worksteal $(OPTIES)

matrix: $(STAND) ## Zet elke storing aan en draai telkens de hele suite (lang)
	@DSOKETEN_MATRIX=volledig $(BIN)/python -m pytest -n 2 --dist worksteal tests/oefenketen/test_storingen.py $(OPTIES)

lint: $(STAND)   ## Stijl, kopregels en opmaak
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/reuse lint --quiet

typen: $(STAND)  ## Typen
	@$(BIN)/mypy

structuur: $(STAND) ## Afhankelijkheden tussen de lagen
	@$(BIN)/lint-imports

docs: $(STAND)   ## Maak de gegenereerde documentatie opnieuw
	@$(BIN)/python -m pytest_dsoketen.documentatie docs

bench: $(STAND)  ## Meet wat het raamwerk kost, als verhouding
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[bench]'
	@$(BIN)/python bench/looper.py --groep alles

rapport:         ## Maak van de laatste toetsronde een Allure-rapport (Node.js en npm nodig)
	@test -f $(RAPPORT)/allurerc.mjs || { echo "Er is nog geen toetsronde in $(RAPPORT); draai eerst make keten"; exit 1; }
	@rm -rf $(RAPPORT)/allure-report
	@npm exec --yes --package=allure@3 -- allure generate $(RAPPORT)/allure-results --config $(RAPPORT)/allurerc.mjs
	@echo "Rapport: $(RAPPORT)/allure-report/index.html"

wheel: $(STAND)  ## Bouw het pakket
	@rm -rf dist && $(BIN)/python -m build --wheel --sdist --outdir dist .

schoon:          ## Verwijder alles wat gemaakt is
	@rm -rf $(VENV) dist build $(RAPPORT) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
