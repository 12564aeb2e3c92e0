# Each target sets up what it needs; `make up` is all that a newcomer has to know.
PYTHON ?= python3
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1
UV_COMPILE = $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-emit-index-url --python-version 3.11

.PHONY: up down install test lint types bench shots lock
.DEFAULT_GOAL := up

up: install
	@$(BIN)/todoctl up $(ARGS)

down: install
	@$(BIN)/todoctl down $(ARGS)

install: .venv/installed

test: .venv/dev lint types page-checks
	@tests/prepare
	$(BIN)/python -m pytest $(or $(ARGS),tests/unit tests/golden tests/api tests/local tests/web tests/cluster)

lint: .venv/dev
	$(BIN)/ruff check .

types: .venv/dev
	$(BIN)/mypy todoctl tests
	cd app_backend && ../$(BIN)/mypy app

page-checks: app_frontend/node_modules/installed
	cd app_frontend && for check in lint typecheck test; do ../tests/node npm run --silent $$check || exit 1; done

bench: .venv/dev
	@tests/prepare
	$(BIN)/python -m tests.bench $(ARGS)

shots: .venv/dev
	@tests/prepare
	$(BIN)/python -m tests.web.shots $(or $(ARGS),build/shots)

lock:
	$(PYTHON) -m venv .venv && $(BIN)/pip install --quiet uv
	$(UV_COMPILE) pyproject.toml --extra build -o requirements.lock
	$(UV_COMPILE) app_backend/pyproject.toml -o app_backend/requirements.lock
	$(UV_COMPILE) pyproject.toml app_backend/pyproject.toml --extra build --extra dev \
	  -c requirements.lock -c app_backend/requirements.lock -o requirements-dev.lock

.venv/installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "todoctl needs Python 3.11 or newer: make PYTHON=python3.12")'
	@echo "Installing todoctl into .venv"
	@$(PYTHON) -m venv .venv
	@$(BIN)/pip install --quiet --require-hashes -r requirements.lock
	@$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev: .venv/installed requirements-dev.lock
	@echo "Installing the test tools into .venv"
	@$(BIN)/pip install --quiet --require-hashes -r requirements-dev.lock
	@touch $@

app_frontend/node_modules/installed: app_frontend/package-lock.json | .venv/dev
	cd app_frontend && ../tests/node npm ci --no-audit --no-fund --loglevel=error
	@touch $@
