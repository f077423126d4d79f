# The commands of this project; `make` alone prints them.
#
# They need GNU make and Python 3.11 or newer. Everything else is installed into .venv, once, in the versions and with the
# hashes of requirements/*.txt; after that no command needs a network, except `make lock`.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help data public test check schemas readme docs fix clean install lock bench

BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
RUNTIME_DONE := .venv/.runtime-installed
DEV_DONE := .venv/.dev-installed

# `make PYTHON=/path/to/python` chooses the interpreter; otherwise the first of these that is new enough and can make
# virtual environments. Each is run, not only looked up: a version manager's stand-in may exist and not work.
PYTHON ?=
CANDIDATES := $(if $(PYTHON),$(PYTHON),python3.13 python3.12 python3.11 python3 python)
SUITABLE := import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))

# `make test ARGS="-k convictions -x"` hands arguments to pytest.
ARGS ?=
# Tests run on all cores; `make test WORKERS=0` runs them in one process, for a debugger.
WORKERS ?= auto

help:  ## print this list
	@echo "Usage: make TARGET"
	@echo
	@sed -n 's/^\([a-z][a-z]*\):.*## \(.*\)/\1:\2/p' Makefile | awk -F: '{ printf "  %-9s %s\n", $$1, $$2 }'
	@echo
	@echo "The first run installs what it needs into .venv. PYTHON=... chooses the interpreter (3.11 or newer)."

data: $(RUNTIME_DONE)  ## build the dataset in data/processed from the documents in data/raw
	$(BIN)/impactetl build

public: data  ## write the public edition of the dataset to data/public: names masked, no full texts
	$(BIN)/impactetl publish data/public

test: $(DEV_DONE)  ## run the tests (ARGS="..." for pytest)
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal $(ARGS)

check: $(DEV_DONE)  ## run every check that a change must pass (style, types, layers, schemas, tests, coverage)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/impactetl schemas --check
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal --cov --cov-report=term $(ARGS)

schemas: $(RUNTIME_DONE)  ## write the JSON Schemas of the published tables to schemas/
	$(BIN)/impactetl schemas

readme: $(DEV_DONE)  ## write the results that README.md shows anew
	$(BIN)/python tests/readme.py

docs: $(DEV_DONE)  ## build the documentation site in site/
	$(BIN)/python tools/docs_pages.py
	$(BIN)/zensical build --strict --clean

fix: $(DEV_DONE)  ## correct what ruff can correct, and format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# `make bench CORPUS=articles.parquet` measures on texts of your own; ARGS hands further options to the benchmarks.
CORPUS ?=
bench: $(DEV_DONE)  ## measure the speed against other tools (CORPUS=FILE; writes nothing but its report)
	$(BIN)/python benchmarks $(if $(CORPUS),--corpus $(CORPUS)) $(ARGS)

clean:  ## remove the built dataset, distributions and caches; keep .venv
	find data/processed -mindepth 1 ! -name .gitkeep ! -name counts.csv -delete
	rm -rf data/.impactetl data/public build dist site .cache .coverage .coverage.* .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find src tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

install: $(DEV_DONE)  ## install the locked libraries and development tools into .venv

# Versions that are already locked stay; `make lock LOCK_FLAGS=--upgrade` moves all of them. Extras stay in the locks:
# pip 23.2 does not hold `coverage[toml]` to the pin of `coverage`, and refused to install once coverage had a newer release.
LOCK_FLAGS ?=
COMPILE = $(BIN)/uv pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes --no-strip-extras \
	--custom-compile-command "make lock" $(LOCK_FLAGS)

lock: $(DEV_DONE)  ## lock the versions and hashes of all dependencies again (needs a network)
	$(COMPILE) pyproject.toml requirements/build.in --output-file requirements/runtime.txt
	$(COMPILE) pyproject.toml requirements/build.in --extra dev --constraint requirements/runtime.txt \
		--output-file requirements/dev.txt

# Written last by ensurepip: when it is there, the environment is whole.
$(BIN)/pip:
	@for python in $(CANDIDATES); do \
		if "$$python" -c '$(SUITABLE)' >/dev/null 2>&1; then \
			echo "Creating .venv with $$("$$python" --version)"; \
			exec "$$python" -m venv .venv; \
		fi; \
	done; \
	echo "No suitable Python among: $(CANDIDATES)" >&2; \
	echo "impactetl needs Python 3.11 or newer with its venv module; name one with: make PYTHON=/path/to/python" >&2; \
	exit 1

define install
	@echo "Installing the versions locked in $(1) into .venv (once)"
	@$(PIP) install --quiet --require-hashes -r $(1)
	@$(PIP) install --quiet --no-deps --no-build-isolation -e .
endef

$(RUNTIME_DONE): requirements/runtime.txt pyproject.toml | $(BIN)/pip
	$(call install,requirements/runtime.txt)
	@touch $@

# The development lock holds the run-time lock: one installation serves both.
$(DEV_DONE): requirements/dev.txt requirements/runtime.txt pyproject.toml | $(BIN)/pip
	$(call install,requirements/dev.txt)
	@touch $@ $(RUNTIME_DONE)
