# Two commands matter: `make demo` and `make test`. Each sets up what it needs in .venv and needs nothing but Python
# 3.11 or later. Without make, run the lines below by hand: they are plain.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# A worker for each core; the one that is out of tests takes another's.
PARALLEL := --numprocesses auto --dist worksteal

.PHONY: demo test test-large lint lock clean
.DEFAULT_GOAL := demo

# Judges the embedded example, writes its report and says where.
demo: $(VENV)/ready
	$(BIN)/coc demo coc-demo
	@echo 'So that your shell finds coc: . $(BIN)/activate'

# Style, types, tests. What a missing tool leaves out is listed at the end; with COC_ALL_TOOLS=1 it fails instead.
test: $(VENV)/ready-for-tests lint
	$(BIN)/python -m pytest -q -rs $(PARALLEL)

# The same with thousands of mutants, kills and reformattings instead of dozens: many minutes.
test-large: $(VENV)/ready-for-tests
	COC_LARGE=1 $(BIN)/python -m pytest -q -rs $(PARALLEL)

# Writes anew which files CI, releases and careful users install, each by its hash.
lock: $(VENV)/ready-for-tests
	$(BIN)/python -m pip install --quiet 'pip-tools>=7.5'
	$(BIN)/pip-compile $(LOCKED) --all-build-deps --extra test --output-file requirements/ci.txt pyproject.toml
	$(BIN)/pip-compile $(LOCKED) --output-file requirements/run.txt pyproject.toml

LOCKED := --quiet --generate-hashes --strip-extras --allow-unsafe --no-header --no-annotate --no-emit-index-url \
	--no-emit-trusted-host --no-emit-find-links

lint: $(VENV)/ready-for-tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/ready: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/ready-for-tests: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable '.[test]'
	touch $(VENV)/ready $@

clean:
	rm -rf $(VENV) coc-demo dist build
