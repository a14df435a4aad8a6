# The two commands of the README, and what they need.
#
#   make site    check claims/, build site/, say which file to open
#   make test    everything: types, lint, layers, tests, doctests, browser tests, coverage
#   make serve   serve the site on 127.0.0.1; each change of claims/ shows at once
#   make catalogues  gather the texts of the interface, update and compile their translations
#   make vscode  package the extension for VS Code, into editors/vscode/argmap.vsix; needs npm
#   make bless   accept changed golden output (read the diff before you commit it)

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
RUN    := $(VENV)/.installed
SERVE  := $(VENV)/.installed-serve
DEV    := $(VENV)/.installed-dev

.DEFAULT_GOAL := help
.PHONY: help site serve test check lint types layers unit chromium vscode bless catalogues requirements clean

help:
	@sed -n 's/^#   //p' Makefile

site: $(RUN)
	@$(BIN)/argmap check
	@$(BIN)/argmap build
	@echo "here that is: make serve; the command is $(BIN)/argmap" >&2

serve: $(SERVE)
	@$(BIN)/argmap serve

check: $(RUN)
	@$(BIN)/argmap check

test: lint types layers unit

lint: $(DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(DEV)
	$(BIN)/mypy

layers: $(DEV)
	$(BIN)/lint-imports

unit: $(DEV) chromium
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

chromium:
	@.ci/chromium

vscode:
	@cp LICENSE editors/vscode/LICENSE
	@cd editors/vscode && npm install --no-audit --no-fund --loglevel error && npm run package --silent
	@echo "editors/vscode/argmap.vsix: install it with 'code --install-extension editors/vscode/argmap.vsix'" >&2

bless: $(DEV)
	ARGMAP_BLESS=1 $(BIN)/python -m pytest -p no:randomly -q tests

catalogues: $(DEV)
	$(BIN)/python -m tests.catalogues

# The lists of exact versions, with hashes and for all systems; they name no index.
requirements: $(DEV)
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	  --no-header --no-annotate --no-emit-index-url --output-file requirements/run.txt
	cp requirements/run.txt commands/starter/dot.github/requirements.txt
	echo 'setuptools>=77' | $(BIN)/uv pip compile pyproject.toml - --universal --python-version 3.11 \
	  --generate-hashes --no-header --no-annotate --no-emit-index-url \
	  --output-file commands/starter/dot.github/requirements.txt
	$(BIN)/uv pip compile pyproject.toml --extra serve --universal --python-version 3.11 \
	  --generate-hashes --no-header --no-annotate --no-emit-index-url \
	  --output-file requirements/serve.txt
	$(BIN)/uv pip compile pyproject.toml --extra serve --extra lsp --extra mcp --extra corpus --group dev --universal --python-version 3.11 \
	  --generate-hashes --no-header --no-annotate --no-emit-index-url \
	  --output-file requirements/dev.txt
	$(BIN)/uv pip compile --group workflows --universal --python-version 3.13 \
	  --generate-hashes --no-header --no-annotate --no-emit-index-url \
	  --output-file requirements/lint.txt

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "argmap needs Python 3.11 or later: run 'make PYTHON=python3.11 $(MAKECMDGOALS)'" >&2; exit 1; }
	@echo "making the environment in $(VENV) ..." >&2
	@$(PYTHON) -m venv $(VENV) || \
	  { rm -rf $(VENV); echo "this Python has no venv; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }

$(RUN): requirements/run.txt pyproject.toml setup.py | $(BIN)/python
	@echo "installing argmap and the libraries it needs ..." >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@$(BIN)/python -m compileall -q schema graph loading checks editing exchange render servers commands cli.py api.py src/argmap
	@touch $@

$(SERVE): requirements/serve.txt $(RUN)
	@echo "installing the libraries for serving ..." >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/serve.txt
	@touch $@

$(DEV): requirements/dev.txt $(RUN)
	@echo "installing the tools for tests ..." >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

clean:
	rm -rf $(VENV) build dist *.egg-info .coverage .coverage.*
