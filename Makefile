# Two commands do everything on a machine with Python 3.11 or newer: `make app` and `make test`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

# Tests start many processes; each would compile the modules anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help app test check lint types imports unit coverage audit licences lock fuzz dev sample clean

help: ## Show what there is
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

app: $(VENV)/app ## Set up and start the app in your browser
	$(BIN)/streamlit run app.py

test: $(VENV)/dev check unit ## Set up and run everything that must pass: lint, types, imports, unit, pages, browser

check: lint types imports ## What can be said without running the code

lint: $(VENV)/dev ## Style and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/dev ## Types, strict
	$(BIN)/mypy

imports: $(VENV)/dev ## Imports between the layers
	$(BIN)/lint-imports --no-cache

unit: $(VENV)/dev ## All tests: units, documents, pages, browser
	$(BIN)/python -m pytest -n auto --dist worksteal

coverage: $(VENV)/dev ## All tests, and the lines that none of them runs
	$(BIN)/python -m pytest -n auto --dist worksteal --cov --cov-report=term:skip-covered

audit: $(VENV)/dev ## Known flaws in the installed versions (asks the package index)
	$(BIN)/python -m benchmarks.audit

licences: $(VENV)/app ## Licences of everything that Ajar runs on
	$(BIN)/python -m benchmarks.licences

lock: ## Pin every package with its hashes anew, for all systems (needs uv)
	uv pip compile requirements.txt --universal --python-version 3.11 --generate-hashes --upgrade --custom-compile-command "make lock" -o requirements.lock
	uv pip compile requirements-dev.txt -c requirements.lock --universal --python-version 3.11 --generate-hashes --upgrade --custom-compile-command "make lock" -o requirements-dev.lock

fuzz: $(VENV)/dev ## Broken files, generated for a minute
	$(BIN)/python -m benchmarks.fuzz --seconds 60

dev: $(VENV)/dev ## Start the app and reload it when a file changes
	$(BIN)/streamlit run app.py --server.fileWatcherType=auto --client.showErrorDetails=full

sample: $(VENV)/dev ## Make data/sample.xlsx and data/template.xlsx again
	$(BIN)/python -m data.make_sample
	$(BIN)/python -m data.make_template

clean: ## Remove what the commands above made
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage*

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/app: $(VENV)/bin/python requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

$(VENV)/dev: $(VENV)/bin/python requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@ $(VENV)/app
