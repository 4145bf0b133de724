# tenderlens. `make demo` and `make test` need Python 3.11 or newer, make and git; nothing else.

SUITABLE := import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c '$(SUITABLE)' 2>/dev/null && { echo $$python; break; }; done)
BIN := .venv/bin
INSTALLED := .venv/installed
SHARED ?= ../shared
WHEEL := build/wheel
HEAVY := build/heavy

.DEFAULT_GOAL := help
.PHONY: help demo test model heavy check lint types layers wheel evaluate bench clean

help:  ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST)

$(INSTALLED): pyproject.toml constraints.txt
	@$(or $(PYTHON),false) -c '$(SUITABLE)' || { \
		echo "tenderlens needs Python 3.11 or newer with venv. Found: $$(python3 --version 2>&1 || echo none)." >&2; \
		echo "Name another one: make $(MAKECMDGOALS) PYTHON=/path/to/python3.12" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@

demo: $(INSTALLED)  ## read the sample articles into records.db and show the tenders
	$(BIN)/tenderlens extract corpus/articles --into records.db
	$(BIN)/tenderlens show records.db

test: $(INSTALLED)  ## run the whole test suite
	$(BIN)/python -m pytest

model: $(INSTALLED)  ## train the fast name model that the package carries, and cross-validate it (a quarter of an hour)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev,train]'
	$(BIN)/tenderlens train --arch fast --seed 0 --folds 5 --shared $(SHARED)

heavy: $(INSTALLED)  ## the tests of the transformers path, in an environment of their own that has torch
	$(PYTHON) -m venv $(HEAVY)
	$(HEAVY)/bin/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[transformers]' pytest hypothesis
	$(HEAVY)/bin/python -m pytest tests/test_names_transformer.py

check: lint types layers wheel evaluate  ## everything else that must hold before a change goes in

lint: $(INSTALLED)  ## ruff
	$(BIN)/ruff check

types: $(INSTALLED)  ## mypy --strict
	$(BIN)/mypy

layers: $(INSTALLED)  ## imports point one way
	$(BIN)/lint-imports

wheel: $(INSTALLED)  ## build the wheel, install it alone, use it from another folder
	rm -rf $(WHEEL)
	$(BIN)/python -m build --no-isolation --wheel --outdir $(WHEEL) . > /dev/null
	$(BIN)/python -m venv $(WHEEL)/venv
	$(WHEEL)/venv/bin/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt $(WHEEL)/*.whl
	$(WHEEL)/venv/bin/python -m pip check --disable-pip-version-check
	mkdir $(WHEEL)/elsewhere
	cd $(WHEEL)/elsewhere && ../venv/bin/python -I ../../../.ci/check_wheel.py
	cd $(WHEEL)/elsewhere && articles=$$(../venv/bin/python -I -c 'import corpus; print(*corpus.__path__, sep="")')/articles && \
		../venv/bin/tenderlens extract "$$articles" --into records.db && ../venv/bin/tenderlens show records.db > /dev/null
	@echo "wheel: built, installed and used from elsewhere"

evaluate: $(INSTALLED)  ## the floors of eval/floors.toml; those on shared evaluation data only where it is present
	@$(BIN)/tenderlens evaluate --floors --shared $(SHARED)

bench: $(INSTALLED)  ## speed of the extractors, on real notices where the shared data is present, else on the samples
	@if [ -d $(SHARED)/corpora ]; then articles=$(SHARED)/corpora/ningbo.jsonl.gz; else articles=corpus/articles; fi; \
		$(BIN)/python -m bench.values $$articles

clean:  ## remove what was built; the environment too
	rm -rf .venv build dist records.db .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
