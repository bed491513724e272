# What a person types. `make help` lists it; docs/decisions/0001 says why it installs as it does.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
PACKAGES := matcher scrapers web
VENDOR := web/static/vendor
HOST ?= 127.0.0.1
PORT ?= 8000

# torch for tests of the sentence-transformers encoder, as the build without CUDA.
TORCH_VERSION := 2.13.0
TORCH_CPU_INDEX := https://download.pytorch.org/whl/cpu
TORCH := torch==$(TORCH_VERSION)$(if $(filter Linux,$(shell uname -s)),+cpu)

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help install install-dev assets run index test bench screenshots lighthouse clean

help: ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | awk -F '\t' '{ printf "  make %-12s %s\n", $$1, $$2 }'

install: $(VENV)/.installed assets ## make .venv and fetch what the web pages need; starts nothing

install-dev: install $(VENV)/.installed-dev $(VENV)/.installed-torch ## add what tests and checks need

run: install ## build the index where it is missing or old, then serve and print the address
	$(BIN)/samlaere index
	$(BIN)/samlaere serve --host $(HOST) --port $(PORT)

index: install ## build the index from what the store and the packaged data say
	$(BIN)/samlaere index

test: install-dev ## check style, types and imports, then run every test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict $(PACKAGES)
	$(BIN)/lint-imports --no-logo
	$(BIN)/pytest

bench: install-dev ## measure the speed of what matters; prints medians
	$(BIN)/pytest tests/benchmarks --override-ini addopts="-ra --import-mode=importlib" --benchmark-columns=median,iqr,rounds

screenshots: install-dev ## picture every page at three widths, and write the README's examples
	$(BIN)/python -m tests.browser.screenshots
	$(BIN)/python -m tests.docs.readme_examples

lighthouse: install-dev ## let Lighthouse judge the main pages; prints a table
	@test -x node_modules/.bin/lighthouse || npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	$(BIN)/python -m tests.browser.lighthouse

clean: ## remove what was installed, built and cached; keeps data/local
	rm -rf $(VENV) node_modules $(VENDOR) build *.egg-info
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .benchmarks
	find $(PACKAGES) tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	    echo "Samlære needs Python 3.11 or later, and $(PYTHON) is not that: try make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	    echo "$(PYTHON) cannot make a virtual environment; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }

$(VENV)/.installed: $(BIN)/python requirements/runtime.txt pyproject.toml $(wildcard $(PACKAGES:=/__init__.py))
	$(PIP) install --require-hashes --no-deps --requirement requirements/runtime.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed requirements/dev.txt
	$(PIP) install --require-hashes --no-deps --requirement requirements/dev.txt
	@touch $@

# First whatever pip already knows of, then PyTorch's own index; both without its dependencies,
# which are locked. Nothing here can reach the build with CUDA. Without torch its tests are skipped.
$(VENV)/.installed-torch: $(VENV)/.installed-dev
	@$(PIP) install --no-deps "$(TORCH)" 2>/dev/null \
	    || $(PIP) install --no-deps --retries 1 --timeout 15 --extra-index-url $(TORCH_CPU_INDEX) "$(TORCH)" \
	    || { echo "Could not fetch $(TORCH); the tests of the sentence-transformers encoder will be skipped." >&2; exit 0; } \
	    && touch $@

assets: ## copy the design system's files to web/static/vendor
	@if ! command -v npm >/dev/null; then \
	    echo "No Node.js (npm) here: the pages will use the project's own plain stylesheet only." >&2; \
	else \
	    $(MAKE) --no-print-directory $(VENDOR)/.copied \
	        || echo "Could not fetch the design system: the pages will use the project's own plain stylesheet only." >&2; \
	fi

$(VENDOR)/.copied: package.json package-lock.json
	npm ci --omit=dev --ignore-scripts --no-audit --no-fund --loglevel=error
	npm run --silent copy
	@touch $@
