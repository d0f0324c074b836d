# make graph   the graph of the sample articles, in the folder graph
# make test    ruff, mypy and all tests, with coverage
# make bench   how fast building and asking are (ARTICLES=FOLDER: with those articles; CLAIMS=1000000: with so many claims)
# make refresh the answers that the tests and the README hold, as they are now
# make pins    new versions for constraints.txt
# Each sets up what it needs in .venv, once; Python 3.11 or later and make are all that must be there before.

PYTHON ?= python3
WORKERS ?= 2
CLAIMS ?= 100000
COMPARE ?= 100000
ARTICLES ?= $(firstword $(wildcard ../shared/corpus/winer) seeds)
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
PINNED := $(PIP) install --constraint constraints.txt

.PHONY: help graph test check tests bench refresh pins clean

help:
	@sed -n '/^# make/s/^# //p' Makefile

graph: .venv/ready
	$(BIN)/kg build seeds -o graph

test: check tests

check: .venv/ready-for-tests
	$(BIN)/ruff check .
	$(BIN)/mypy

tests: .venv/ready-for-tests
	$(BIN)/pytest -n $(WORKERS) --dist loadfile --cov=kg --cov-report=term:skip-covered

bench: .venv/ready-for-tests
	$(BIN)/python tests/bench.py $(ARTICLES)
	$(BIN)/python tests/bench/adding.py
	$(BIN)/python tests/bench/bench.py --claims $(CLAIMS) --compare $(COMPARE)

refresh: .venv/ready-for-tests
	$(BIN)/python -m kg.publish.ontology
	KG_REFRESH=1 $(BIN)/pytest tests/queries tests/test_readme.py tests/test_notebooks.py

.venv/ready: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed: make PYTHON=python3.12")'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(PINNED) setuptools
	$(PINNED) --no-build-isolation --editable .
	touch $@

.venv/ready-for-tests: .venv/ready
	$(PINNED) --no-build-isolation --editable '.[docx,pdf,warc,dev]'
	touch $@

# What a fresh environment without constraints gets today; read the difference before committing it.
pins:
	rm -rf .venv-pins
	$(PYTHON) -m venv .venv-pins
	.venv-pins/bin/python -m pip install --quiet 'setuptools>=77' '.[docx,pdf,warc,dev]'
	.venv-pins/bin/python -m pip freeze --all --exclude pip --exclude kg > constraints.txt
	rm -rf .venv-pins

clean:
	rm -rf .venv graph build .coverage
