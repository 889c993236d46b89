# The only way in. `make` alone says what there is.
PYTHON ?= python3
# Another interpreter gets a folder of its own: `make test-fast PYTHON=python3.13`.
VENV := $(if $(filter python3,$(PYTHON)),.venv,.venv-$(notdir $(PYTHON)))
BIN := $(VENV)/bin
# Without windows if it can be had: the same browser, and a third less work for the machine.
CHROMIUM := scripts/ensure chromium-headless-shell chromium-headless-shell 2>/dev/null || scripts/ensure chromium chromium
FIREFOX := scripts/ensure firefox-esr firefox-esr 2>/dev/null || scripts/ensure firefox firefox
NGINX := PATH=$$PATH:/usr/sbin scripts/ensure nginx nginx-light
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes

# The servers that tests start, and what judges their files.
define SERVERS
@scripts/ensure initdb postgresql
	@scripts/ensure strace strace
	@$(NGINX)
	@scripts/ensure caddy caddy
	@scripts/ensure systemd-analyze systemd
endef
# Reads PDFs back.
POPPLER := scripts/ensure pdftotext poppler-utils

# What is compiled is kept, whatever the environment says: each process that tests start would compile all of it anew.
unexport PYTHONDONTWRITEBYTECODE
PYTEST = TMPDIR=$$(scripts/temporary) $(BIN)/python -m pytest
WITH_STARTER = TMPDIR=$$(scripts/temporary) $(BIN)/python scripts/with_starter.py $(BIN)/python -m pytest tests --ignore tests/owner

.DEFAULT_GOAL := help
.PHONY: help serve preview install test test-fast coverage test-starter test-owner words names soak bench lighthouse observe structured chroot lint format pins screenshot clean

help: ## Say what there is
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

serve: $(VENV)/serve.stamp ## Serve the portfolio at http://127.0.0.1:8000 (PORT= changes it)
	@$(BIN)/portfolio serve

preview: $(VENV)/serve.stamp ## Serve it for yourself alone; open pages follow the file as you save it
	@$(BIN)/portfolio serve --preview

install: $(VENV)/serve.stamp ## Install what serving needs into .venv

test: $(VENV)/test.stamp ## Run every test, in real browsers too
	@$(CHROMIUM)
	@$(FIREFOX)
	@$(POPPLER)
	$(SERVERS)
	@$(PYTEST) --numprocesses 5

test-fast: $(VENV)/test.stamp ## The inner loop: no browser, no servers, no databases but SQLite; under a minute
	@$(PYTEST) --numprocesses 2 -m "not browser and not slow"

coverage: $(VENV)/test.stamp ## Count the lines that the inner loop reaches; it takes twice as long for it
	@$(PYTEST) --numprocesses 2 -m "not browser and not slow" --cov

test-starter: $(VENV)/test.stamp ## Every test but the owner's, as somebody with another portfolio.json sees them; lines are counted
	@$(CHROMIUM)
	@$(FIREFOX)
	@$(POPPLER)
	$(SERVERS)
	@$(WITH_STARTER) --numprocesses 2 -m "not browser and not slow" --cov
	@$(WITH_STARTER) --numprocesses 5 -m "browser or slow"

test-owner: $(VENV)/test.stamp ## What is promised of data/portfolio.json; with test-starter, each test has run once
	@$(POPPLER)
	@$(PYTEST) tests/owner

words: $(VENV)/serve.stamp ## Write what is made from the model anew: the schema, and docs/owner.md
	@$(BIN)/portfolio schema > data/portfolio.schema.json
	@$(BIN)/portfolio schema --markdown > docs/owner.md

names: $(VENV)/test.stamp ## Write down anew what everything on the pages is called, for whoever reads with ears
	@$(CHROMIUM)
	@WRITE_NAMES=1 $(PYTEST) --quiet -n0 tests/browser/test_accessibility.py -k called

soak: $(VENV)/test.stamp ## Stop, reload and kill the site, hundreds of times each; print what came of it
	@scripts/ensure initdb postgresql
	@scripts/ensure strace strace
	@$(NGINX)
	@$(BIN)/python -m tests.faults.soak

bench: $(VENV)/test.stamp ## Measure: serving beside nginx, weights, moments (needs two cores)
	@$(NGINX)
	@scripts/ensure wrk wrk
	@PATH=$$PATH:/usr/sbin $(BIN)/python -m benchmarks

lighthouse: $(VENV)/test.stamp ## Let Lighthouse judge the pages, on a simulated phone (fetches it with npx)
	@$(CHROMIUM)
	@scripts/ensure npx npm
	@$(BIN)/python -m benchmarks.lighthouse

observe: $(VENV)/test.stamp ## Let Mozilla's Observatory grade the headers behind nginx (fetches it with npm)
	@$(NGINX)
	@scripts/ensure npm npm
	@$(BIN)/python -m tests.deploy.observatory

structured: $(VENV)/test.stamp ## Hold the structured data to schema.org's types (fetches them with npm)
	@scripts/ensure npm npm
	@$(BIN)/python -m tests.site.schema_org

chroot: $(VENV)/test.stamp ## Carry out deploy/Containerfile without Docker (fetches a Debian; wants root)
	@scripts/ensure mmdebstrap mmdebstrap
	@$(BIN)/python scripts/replay_container.py

lint: $(VENV)/test.stamp ## ruff check, ruff format, mypy --strict
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

format: $(VENV)/test.stamp ## Let ruff write the layout
	@$(BIN)/ruff check --fix-only .
	@$(BIN)/ruff format .

# With its extras a name is found again: asked for `coverage[toml]`, older pips look past `coverage==` for the newest one.
pins: ## Work out requirements/*.txt anew from pyproject.toml (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade \
	  --no-emit-index-url --custom-compile-command "make pins" \
	  pyproject.toml --group build --output-file requirements/serve.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-strip-extras --upgrade \
	  --no-emit-index-url --custom-compile-command "make pins" --constraint requirements/serve.txt \
	  --group test --group lint --output-file requirements/test.txt

screenshot: $(VENV)/test.stamp ## Draw the pictures in docs/ anew
	@$(CHROMIUM)
	@$(BIN)/python scripts/screenshot.py docs

clean: ## Remove what was made (messages in instance/ stay)
	rm -rf .venv .venv-* .coverage .mypy_cache .ruff_cache .pytest_cache

# The stamps below stand for "installed as these files say".
$(VENV)/python.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; $(PYTHON) is $$($(PYTHON) -V 2>&1). Name another with PYTHON=."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || scripts/ensure --module ensurepip python3-venv
	@echo "Installing into $(VENV) (once) …"
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/serve.stamp: $(VENV)/python.stamp requirements/serve.txt pyproject.toml
	@$(INSTALL) -r requirements/serve.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/test.stamp: $(VENV)/serve.stamp requirements/test.txt
	@$(INSTALL) -r requirements/test.txt
	@touch $@
