# Two commands do all the set-up: `make run` and `make test`. Windows: see README.md for the same without make.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate

.PHONY: run test check tools lock clean
.DELETE_ON_ERROR:

run: .venv/installed
	@$(BIN)/dejalu serve

# Two files of tests at a time: most of them wait for servers and browsers.
test: check
	$(BIN)/pytest --numprocesses 2 --dist loadfile

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
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/installed-for-tests: .venv/installed requirements-dev.lock
	$(PIP) --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip check
	@touch $@

node_modules/installed: package.json package-lock.json
	npm ci --no-audit --no-fund
	@touch $@

# The versions that are installed, and what their files must be, for every platform. Only this needs uv.
lock:
	$(LOCK) pyproject.toml --group build -o requirements.lock
	$(LOCK) pyproject.toml --group build -c requirements.lock --group dev -o requirements-dev.lock

clean:
	rm -rf .venv node_modules .pytest_cache .mypy_cache .ruff_cache .hypothesis .schemathesis .import_linter_cache
