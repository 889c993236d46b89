# The only way in. `make` alone says what there is.
PYTHON ?= python3
BIN := .venv/bin
# Without windows if it can be had: the same browser, and a third less work for the machine.
CHROMIUM := scripts/ensure chromium-headless-shell chromium-headless-shell 2>/dev/null || scripts/ensure chromium chromium
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes

.DEFAULT_GOAL := help
.PHONY: help serve preview install test test-fast soak bench lighthouse lint format pins screenshot clean

help: ## Say what there is
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

serve: .venv/serve.stamp ## Serve the portfolio at http://127.0.0.1:8000 (PORT= changes it)
	@$(BIN)/portfolio serve

preview: .venv/serve.stamp ## Serve it for yourself alone; open pages follow the file as you save it
	@$(BIN)/portfolio serve --preview

install: .venv/serve.stamp ## Install what serving needs into .venv

test: .venv/test.stamp ## Run every test, in a real browser too
	@$(CHROMIUM)
	@scripts/ensure initdb postgresql
	@scripts/ensure strace strace
	@$(BIN)/python -m pytest --numprocesses 2 --dist loadscope --cov

test-fast: .venv/test.stamp ## The inner loop: no browser
	@scripts/ensure initdb postgresql
	@$(BIN)/python -m pytest -m "not browser"

soak: .venv/test.stamp ## Kill the site a thousand times, and print what came of it
	@scripts/ensure initdb postgresql
	@$(BIN)/python -m tests.faults.soak

bench: .venv/test.stamp ## Measure: serving beside nginx, weights, moments (needs two cores)
	@PATH=$$PATH:/usr/sbin scripts/ensure nginx nginx-light
	@scripts/ensure wrk wrk
	@PATH=$$PATH:/usr/sbin $(BIN)/python -m benchmarks

lighthouse: .venv/test.stamp ## Let Lighthouse judge the pages, on a simulated phone (fetches it with npx)
	@$(CHROMIUM)
	@scripts/ensure npx npm
	@$(BIN)/python -m benchmarks.lighthouse

lint: .venv/test.stamp ## ruff check, ruff format, mypy --strict
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

format: .venv/test.stamp ## Let ruff write the layout
	@$(BIN)/ruff check --fix-only .
	@$(BIN)/ruff format .

pins: ## Work out requirements/*.txt anew from pyproject.toml (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade \
	  --no-emit-index-url --custom-compile-command "make pins" \
	  pyproject.toml --group build --output-file requirements/serve.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade \
	  --no-emit-index-url --custom-compile-command "make pins" --constraint requirements/serve.txt \
	  --group test --group lint --output-file requirements/test.txt

screenshot: .venv/test.stamp ## Draw the pictures in docs/ anew
	@$(CHROMIUM)
	@$(BIN)/python scripts/screenshot.py docs

clean: ## Remove what was made (messages in instance/ stay)
	rm -rf .venv .coverage .mypy_cache .ruff_cache .pytest_cache

# The stamps below stand for "installed as these files say".
.venv/python.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; $(PYTHON) is $$($(PYTHON) -V 2>&1). Name another with PYTHON=."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || scripts/ensure --module ensurepip python3-venv
	@echo "Installing into .venv (once) …"
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/serve.stamp: .venv/python.stamp requirements/serve.txt pyproject.toml
	@$(INSTALL) -r requirements/serve.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.venv/test.stamp: .venv/serve.stamp requirements/test.txt
	@$(INSTALL) -r requirements/test.txt
	@touch $@
