# Two commands do all the set-up: `make run` and `make test`. Windows: see README.md for the same without make.

PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test check tools clean
.DELETE_ON_ERROR:

run: .venv/installed
	@$(BIN)/dejalu serve

test: check
	$(BIN)/pytest

# Everything that reads the code without running it, and the extension's unit tests.
check: .venv/installed-for-tests node_modules/installed tools
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	npx --no-install tsc --project .
	node --test tests/extension/

tools: .venv/installed-for-tests
	@.ci/tools

.venv/installed: pyproject.toml requirements.lock
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint requirements.lock --editable .
	@touch $@

.venv/installed-for-tests: .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint requirements.lock --group dev
	@touch $@

node_modules/installed: package.json package-lock.json
	npm ci --no-audit --no-fund
	@touch $@

clean:
	rm -rf .venv node_modules .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
