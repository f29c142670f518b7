# `make site` and `make test` need nothing but Python 3.11 or newer, git, make and a way to PyPI; they set up the rest.
# Everything that they install goes into .venv and node_modules, from lock files with hashes.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

VENV := .venv
PY := $(VENV)/bin/python
SITE_BUILDER := $(PY) -m site_builder
PIP := $(PY) -m pip --disable-pip-version-check --quiet
INSTALL := $(PIP) install --require-hashes --no-deps
JS_TESTS = $(shell find tests/js -name '*.test.*js' 2>/dev/null | LC_ALL=C sort)

# The environment's own programs first, Node among them where the machine has none.
WITH_VENV := PATH="$(CURDIR)/$(VENV)/bin:$$PATH"

# Prerequisites are made in the order in which they stand: pytest last, so that its count closes `make test`.
.NOTPARALLEL:
.PHONY: help environment site serve check test torture torture-js fuzz lint types js pytest browser docs bench lighthouse audit sbom lock strings format clean

help: ## Say what can be made
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' Makefile | expand -t 16

environment: $(VENV)/.site ## Make .venv with site-builder in it, and nothing more

site: $(VENV)/.site ## Build public/ from seeds/ and say where to look
	@$(SITE_BUILDER) build
	@echo "The site is in $(CURDIR)/public: start at public/index.html, or run 'make serve' and open the address it prints."

serve: $(VENV)/.site ## Serve the site under its base path; rebuild and reload on change
	@$(SITE_BUILDER) serve

check: site ## Build, then check every link, anchor, title, language and address
	@$(SITE_BUILDER) check

test: lint js pytest ## Set up all that the tests need, and run every one

lint: $(VENV)/.test ## Lint, check the format, check the types
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy --strict
	$(PY) -m mypy --strict --platform win32 --cache-dir .mypy_cache/windows

js: $(VENV)/.node node_modules/.installed ## Test and type-check the JavaScript
	$(WITH_VENV) node --test $(JS_TESTS)
	$(WITH_VENV) node_modules/.bin/tsc --project jsconfig.json

pytest: $(VENV)/.browser $(VENV)/.node node_modules/.installed ## Run the Python and browser tests alone (WORKERS=0: one after the other)
	$(WITH_VENV) $(PY) -m pytest --numprocesses $(WORKERS) --maxprocesses 8 --dist loadfile --no-loadscope-reorder

format: $(VENV)/.test ## Mend what ruff can mend
	$(PY) -m ruff check --fix
	$(PY) -m ruff format

torture: export TORTURE ?= 1
torture: $(VENV)/.test fuzz torture-js ## Attack it for hours: damaged inputs, kills, full disks, a soak (figures: docs/reliability.md)
	rm -f build/torture/figures.txt
	$(WITH_VENV) $(PY) -m pytest tests/torture tests/publish tests/test_full_disk.py
	cat build/torture/figures.txt

# SECONDS for the strings that are bred, as long as it takes for the others.
torture-js: $(VENV)/.site $(VENV)/.node node_modules/.installed ## Ask the search for strings that break it, bred by the code they reach
	@$(SITE_BUILDER) build --quiet --output build/torture-js/public
	$(WITH_VENV) node tests/search/guided.mjs build/torture-js/public $(SECONDS)s 1 build/torture-js/broken
	$(WITH_VENV) node tests/search/fuzz.mjs build/torture-js/public 100000 7; echo

# Ten minutes on each of what reads files; another number of seconds with SECONDS=60, one of them with TARGETS=html.
fuzz: $(VENV)/.fuzz ## Look for inputs that break what reads them, with a fuzzer that follows the code
	@for target in $(TARGETS); do echo "== $$target"; $(PY) tests/torture/fuzzing.py $$target $(SECONDS); done

WORKERS := auto
SECONDS := 600
TARGETS := txt md html jsonl published.jsonl csv warc warc.gz zip grammar corrections ledger settings

bench: $(VENV)/.tools ## Time 1,000 articles against Hugo (ARTICLES=10000 for more)
	$(PY) bench/articles_per_second.py
	$(PY) bench/against_hugo.py $(or $(ARTICLES),1000)

lighthouse: bench/lighthouse/node_modules/.installed $(VENV)/.browser ## Ask Lighthouse about six kinds of page
	$(WITH_VENV) $(PY) bench/lighthouse.py

LOCK = $(PY) -m uv pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-annotate $(UPGRADE)

audit: $(VENV)/.tools $(VENV)/.node ## Ask the registries of known flaws about every pinned dependency
	$(PY) -m pip_audit --require-hashes --disable-pip $(foreach file,$(wildcard requirements/*.txt),--requirement $(file))
	$(WITH_VENV) npm audit --package-lock-only
	$(WITH_VENV) npm audit --package-lock-only --prefix bench/lighthouse

sbom: build/sbom.json ## List the parts that the program is made of (CycloneDX)

build/sbom.json: requirements/site.txt pyproject.toml $(VENV)/.test
	@mkdir -p $(@D)
	$(PY) -W ignore::UserWarning -m cyclonedx_py requirements --pyproject pyproject.toml --output-reproducible \
		--spec-version 1.6 --output-format JSON --output-file $@ $<

strings: $(VENV)/.test ## Bring locale/ up to date with the messages in templates and modules
	$(PY) scripts/strings.py

lock: export UV_CUSTOM_COMPILE_COMMAND = make lock
lock: $(VENV)/.tools ## Regenerate requirements/ from pyproject.toml (UPGRADE=--upgrade for newer releases)
	$(LOCK) pyproject.toml --group build --constraints requirements/limits.in --output-file requirements/site.txt
	$(LOCK) --group test --constraints requirements/site.txt --no-emit-package pyicu --output-file requirements/test.txt
	$(LOCK) --group node --output-file requirements/node.txt
	$(LOCK) --group tools --output-file requirements/tools.txt
	$(LOCK) --group fuzz --output-file requirements/fuzz.txt

clean: ## Remove everything that was made
	rm -rf public .site-builder build $(VENV) node_modules bench/lighthouse/node_modules .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find site_builder tests bench scripts -name __pycache__ -prune -exec rm -rf {} +

# Stamps: each is remade only when its lock file changes.

$(VENV)/.python: scripts/environment
	@scripts/environment $(VENV)
	@touch $@

$(VENV)/.site-lock: requirements/site.txt $(VENV)/.python
	@echo "Installing what the site needs into $(VENV)" >&2
	@$(INSTALL) --requirement requirements/site.txt
	@touch $@

$(VENV)/.site: pyproject.toml $(VENV)/.site-lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: requirements/test.txt $(VENV)/.site
	@echo "Installing what the tests need into $(VENV)" >&2
	@$(INSTALL) --requirement requirements/test.txt
	@touch $@

$(VENV)/.tools: requirements/tools.txt $(VENV)/.site
	@$(INSTALL) --requirement requirements/tools.txt
	@touch $@

$(VENV)/.fuzz: requirements/fuzz.txt $(VENV)/.test
	@$(INSTALL) --requirement requirements/fuzz.txt
	@touch $@

$(VENV)/.browser: tests/browser/chromium.py $(VENV)/.test $(VENV)/.node
	@$(WITH_VENV) $(PY) tests/browser/chromium.py
	@touch $@

NODE_OF_USE := node -e 'process.exit(Number.parseInt(process.versions.node) < 18 ? 1 : 0)' && npm --version

$(VENV)/.node: requirements/node.txt $(VENV)/.python
	@($(NODE_OF_USE)) >/dev/null 2>&1 || { \
		echo "No Node 18 or newer with npm here: installing one into $(VENV)" >&2; \
		$(INSTALL) --requirement requirements/node.txt; }
	@touch $@

node_modules/.installed: package-lock.json $(VENV)/.node
	@echo "Installing what the JavaScript tests need into node_modules" >&2
	@$(WITH_VENV) npm ci --no-audit --no-fund --loglevel=error
	@touch $@

bench/lighthouse/node_modules/.installed: bench/lighthouse/package-lock.json $(VENV)/.node
	@echo "Installing Lighthouse into bench/lighthouse/node_modules" >&2
	@$(WITH_VENV) npm ci --prefix bench/lighthouse --no-audit --no-fund --loglevel=error
	@touch $@
