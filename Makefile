# Firsthand. `make` alone lists what there is.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install
EVALUATION := .venv-evaluation

.PHONY: help demo year test check run rehearse research evaluate-redaction simulate bench soak format lock clean

help:  ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-18s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(VENV)/research  ## play a dozen made-up families through the real thing and show what staff and researchers get
	@$(BIN)/firsthand demo

year: $(VENV)/run  ## play a year of made-up stories: 52 weeks of digests as files to open
	@$(BIN)/firsthand demo --year

# Where the system has a folder in memory, the tests' data folders lie there: they end processes, not machines.
# A worker for each processor, up to four; one that has nothing left to do takes tests over from another.
# Compiled modules are kept even where the environment says otherwise (containers often do): without them every worker,
# and every process that a test starts, compiles all it imports again, which is a good part of the whole run.
test: $(VENV)/test  ## run every test
	@PYTHONDONTWRITEBYTECODE= PYTEST_DEBUG_TEMPROOT=$$(test -w /dev/shm && echo /dev/shm || echo /tmp) $(BIN)/python -m pytest -q -n auto --maxprocesses=4 --dist worksteal

check: $(VENV)/test  ## formatting, lint, types, import contracts
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

run: $(VENV)/run  ## run the bot (settings: see README, Going live)
	@$(BIN)/firsthand run

rehearse: $(VENV)/run  ## talk to it in this terminal: same engine, real store, no network
	@$(BIN)/firsthand rehearse

research: $(VENV)/research  ## install what releasing and opening research bundles needs

evaluate-redaction: $(EVALUATION)/ready  ## train the redactor, and score it beside its peers: recall, clean stories, fairness, speed
	@$(EVALUATION)/bin/python -m tests.evaluation

simulate: $(VENV)/test  ## 210 made-up years of digests, read by an attacker (about an hour): what leaks, beside common rules
	@$(BIN)/python -m tests.simulation

bench: $(VENV)/bench  ## measure, side by side with the peers, against the numbers to reach
	@$(BIN)/python -m tests.bench

soak: $(VENV)/test  ## the long runs: 1,600 kills and more (about ten minutes)
	@PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -q -m soak

format: $(VENV)/test  ## format the code
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

# A lock names exact versions and the hash of every file of each; it holds no index address.
lock:  ## renew the lock files (needs pip-tools on the PATH)
	pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header --extra digest --output-file requirements.lock pyproject.toml .ci/build.in
	pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header --extra research --extra holders --output-file requirements-research.lock pyproject.toml .ci/build.in
	pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header --extra digest --extra research --extra holders --extra test --output-file requirements-test.lock pyproject.toml .ci/build.in
	pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header --extra digest --extra research --extra holders --extra test --extra bench --output-file requirements-bench.lock pyproject.toml .ci/build.in
	pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header --extra evaluation --output-file requirements-evaluation.lock pyproject.toml .ci/build.in

clean:  ## remove what the commands above made
	rm -rf $(VENV) $(EVALUATION) demo-data demo-year rehearsal-data

# One environment, three depths; each marker file says which lock it was installed from.
$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Firsthand needs Python 3.11 or newer. Say which: make PYTHON=python3.12 ...")'
	@echo "making .venv"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/run: requirements.lock pyproject.toml | $(VENV)/bin/python
	@echo "installing what Firsthand needs (hash-locked)"
	@$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/research: requirements-research.lock pyproject.toml | $(VENV)/bin/python
	@echo "installing what research bundles need (hash-locked)"
	@$(PIP) --require-hashes -r requirements-research.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/test: requirements-test.lock pyproject.toml | $(VENV)/bin/python
	@echo "installing what the tests need (hash-locked)"
	@$(PIP) --require-hashes -r requirements-test.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@ $(VENV)/run

$(VENV)/bench: requirements-bench.lock pyproject.toml | $(VENV)/bin/python
	@echo "installing the peers to measure against (hash-locked)"
	@$(PIP) --require-hashes -r requirements-bench.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@ $(VENV)/run $(VENV)/test

# The peers of redaction bring numpy, spaCy and scikit-learn with them, so they live apart from what Firsthand runs on.
$(EVALUATION)/ready: requirements-evaluation.lock pyproject.toml
	@test -x $(EVALUATION)/bin/python || $(PYTHON) -m venv $(EVALUATION)
	@echo "installing the redactors to compare with (hash-locked)"
	@$(EVALUATION)/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes -r requirements-evaluation.lock
	@$(EVALUATION)/bin/python -m pip --disable-pip-version-check --quiet install --no-deps --no-build-isolation --editable .
	@touch $@
