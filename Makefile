# What is done with the portal, by its name. Needs Python 3.11 or newer, make and git; the rest is installed into .venv.

PYTHON ?= python3
OPTIONS ?=
N ?= 100 1000 3000
AT ?=
UV := uv==0.13.9

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check --no-input
# Each stamp stands for what has been installed; it is made anew when a lock or pyproject.toml is newer than it.
MADE := $(VENV)/.made
BUILD := $(VENV)/.build
DEV := $(VENV)/.dev

export NO_MKDOCS_2_WARNING := 1
export PYTHONUTF8 := 1
# Before Python 3.13 a folder with an accent in its name is not found otherwise.
ifneq ($(filter C POSIX,$(LC_ALL)),)
export LC_ALL := C.UTF-8
endif

.DEFAULT_GOAL := help
.PHONY: help site kit preview serve check test lint format bench audit release publish-check lock clean

help: ## say what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: $(BUILD) ## check the data and build the site into site/
	@$(BIN)/portal check $(OPTIONS)
	@$(BIN)/mkdocs build --strict
	@echo "The site is in site/: any web server can show it. To look at it now: make serve"

kit: $(BUILD) ## the same, with papers, posters, pictures and one file of all of them in each language (needs Pango)
	@$(BIN)/portal check $(OPTIONS)
	@PORTAL_KIT=1 $(BIN)/mkdocs build --strict
	@echo "The kit is in site/kit/"

preview: $(BUILD) ## build the site of a moment into preview/ (AT=2027-09-05T08:00); without one, with all that is to come
	@PORTAL_PREVIEW=1 PORTAL_NOW=$(AT) $(BIN)/mkdocs build --strict --site-dir preview
	@echo "Look at it with: python3 -m http.server --directory preview"

serve: $(BUILD) ## show the site in a browser and follow every change
	@$(BIN)/mkdocs serve --no-strict $(OPTIONS)

check: $(BUILD) ## find every mistake in the data (OPTIONS="--lang nl" for messages in Dutch)
	@$(BIN)/portal check $(OPTIONS)

test: lint ## run every test, those in a real browser too (OPTIONS="-k calendar" for some)
	@$(BIN)/python tests/install_browser.py
	@$(BIN)/pytest -n auto --dist worksteal $(OPTIONS)

lint: $(DEV) ## check the style and the types of the code, scripts, style sheet and templates, and the layout of the data
	@$(BIN)/ruff format --quiet --check .
	@$(BIN)/ruff check --quiet .
	@test ! -x $(BIN)/biome || $(BIN)/biome check --error-on-warnings --log-level=error >/dev/null
	@$(BIN)/djlint --lint --quiet hooks/portal/templates overrides
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/portal format --check

format: $(DEV) ## give the code and the scripts their usual layout
	@$(BIN)/ruff check --quiet --fix --exit-zero . >/dev/null
	@$(BIN)/ruff format --quiet .
	@test ! -x $(BIN)/biome || $(BIN)/biome format --write --log-level=error >/dev/null

bench: $(DEV) ## measure time and memory of a build (N="10000" for another number of records, OPTIONS="--against COMMIT")
	@$(BIN)/python tests/bench.py $(N) $(OPTIONS)

audit: $(DEV) ## what takes longer or needs Node and Java: Lighthouse, valid HTML, workflows, a minute of fuzzing, every page in every way
	@$(BIN)/python tests/install_browser.py
	@PYTHONPATH=tests $(BIN)/python tests/audit/run.py $(OPTIONS)

release: $(BUILD) ## pack the site into one archive in dist/, the same for the same commit (SOURCE_DATE_EPOCH: another moment)
	@export SOURCE_DATE_EPOCH="$${SOURCE_DATE_EPOCH:-$$(git log -1 --format=%ct)}" PORTAL_PRECOMPRESS=1; \
	$(BIN)/portal check $(OPTIONS) && $(BIN)/mkdocs build --strict --quiet --site-dir .cache/release-site && \
	$(BIN)/portal release .cache/release-site dist $(OPTIONS)

publish-check: $(BUILD) ## refuse while a setting is still a placeholder
	@$(BIN)/portal check --publish $(OPTIONS)

lock: $(MADE) ## write the locks anew from pyproject.toml (OPTIONS=--upgrade for newer versions of all else)
	@$(PIP) $(UV)
	@set -e; \
	compile="$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-header --no-annotate --quiet $(OPTIONS) pyproject.toml"; \
	$$compile --group build --output-file requirements.lock >/dev/null; \
	$$compile --group build --group dev --constraints requirements.lock --output-file requirements-dev.lock >/dev/null
	@set -e; for part in requirements browsers; do \
		$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
			--no-annotate --quiet $(OPTIONS) --constraints requirements-dev.lock tests/audit/$$part.in --output-file tests/audit/$$part.lock >/dev/null; \
	done
	@if grep -n '://' requirements.lock requirements-dev.lock tests/audit/requirements.lock tests/audit/browsers.lock; then echo "A lock must hold no addresses."; exit 1; fi

clean: ## remove what was built and installed
	@rm -rf $(VENV) site preview dist .site.* .preview.* .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@rm -rf tests/audit/node_modules hooks/*.egg-info
	@find hooks tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(MADE):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed. Is it under another name? Say so: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "This Python cannot make environments. On Debian or Ubuntu: sudo apt-get install python3-venv" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(BUILD): $(MADE) requirements.lock pyproject.toml
	@echo "Installing what the portal needs into $(VENV)" >&2
	@$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(DEV): $(BUILD) requirements-dev.lock
	@echo "Installing what the tests need into $(VENV)" >&2
	@$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@
