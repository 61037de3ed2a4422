# The tasks of the project. `make demo` and `make test` need nothing but git, make and Python 3.11 or later with venv.

PYTHON ?= python3
BIN := .venv/bin
UV := $(BIN)/uv
SYNC := $(UV) pip sync --quiet --require-hashes --compile-bytecode --python $(BIN)/python
OURSELVES := $(UV) pip install --quiet --no-deps --no-build-isolation --python $(BIN)/python --editable . \
  && $(BIN)/python -m compileall -q src/onrecord
TSC := .venv/node/node_modules/.bin/tsc
CHECKED := src tests training evaluation benchmarks docs release

.PHONY: demo test check gate bench model system clean lock docs pictures format wheel wheelhouse release-check

# Install onrecord, read the sample pile, leave demo/onrecord.db and demo/report.html.
demo: .venv/base
	@rm -rf demo && mkdir -p demo
	@$(BIN)/onrecord add samples/varenia --record demo/onrecord.db
	@$(BIN)/onrecord summary --record demo/onrecord.db --table
	@$(BIN)/onrecord report --record demo/onrecord.db --output demo/report.html --with-texts
	@echo
	@echo "The report: demo/report.html   Now try:"
	@echo "  .venv/bin/onrecord who --record demo/onrecord.db"
	@echo "  .venv/bin/onrecord said --record demo/onrecord.db --text dam"
	@echo "  .venv/bin/onrecord search '\"at least\"' --record demo/onrecord.db"
	@echo "  .venv/bin/onrecord add YOUR-FOLDER && .venv/bin/onrecord summary"

# Run all tests, with what they need from the system where that can be installed.
test: .venv/all .venv/others/ready .venv/node/ready system
	$(BIN)/python -m pytest --cov --cov-branch --cov-fail-under=95 --numprocesses=2 --dist=loadfile

# Everything a change must pass before its tests: style, types of Python and (with node) JavaScript, the house, the
# generated pages.
check: .venv/all .venv/node/ready
	$(BIN)/ruff check $(CHECKED)
	$(BIN)/ruff format --check $(CHECKED)
	$(BIN)/mypy $(CHECKED)
	$(BIN)/lint-imports
	$(BIN)/codespell README.md CHANGELOG.md docs src
	$(BIN)/python -m docs.generate --check
	@! test -e .venv/node/ready || $(TSC) --project requirements/node

# Fail when a figure of evaluation/floors.json falls.
gate: .venv/all
	$(BIN)/python -m evaluation.gate

# Words per second for each room and the whole, start-up, memory.
bench: .venv/all
	$(BIN)/python -m benchmarks.speed

# Train the shipped weights again from the corpora in ../shared (about an hour on two cores).
model: .venv/model
	$(BIN)/python -m training

# What the tests need beside Python: a browser, fonts, an office, a database server, text recognition, where packages can be installed.
system:
	@if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
	    && ! { command -v chromium && command -v soffice && command -v tesseract && command -v groff \
	           && ls -d /usr/lib/postgresql/*; } >/dev/null 2>&1; then \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
	    chromium fonts-dejavu-core fonts-noto-core groff-base libreoffice-writer-nogui poppler-utils postgresql tesseract-ocr >/dev/null; fi

# Write the generated pages of docs/ again.
docs: .venv/all
	$(BIN)/python -m docs.generate

# Photograph the report on the sample pile for the guide.
pictures: .venv/all system
	$(BIN)/python -m docs.pictures

# Build the wheel into dist/, twice, and compare.
wheel: .venv/all
	@$(BIN)/python -m release.wheel

# One zip for machines without a network: the wheel, all locked wheels for this platform, a note. EXTRAS="pdf,parquet"
wheelhouse: .venv/all
	@$(BIN)/python -m release.wheelhouse $(if $(EXTRAS),--extras $(EXTRAS))

# All that must hold before a release; see docs/releasing.md.
release-check: .venv/all
	@$(BIN)/python -m release.check

# Put the source into its one form.
format: .venv/all
	$(BIN)/ruff check --fix --quiet $(CHECKED); $(BIN)/ruff format --quiet $(CHECKED)

# Pin all requirements anew, with hashes.
lock: .venv/uv
	@for name in "base --group build" "all --extra encrypted --extra parquet --extra pdf --extra postgres --extra ray --group build --group test --group check" \
	  "model --extra encrypted --extra parquet --extra pdf --extra postgres --extra ray --group build --group test --group check --group model"; do set -- $$name; out=$$1; shift; \
	  $(UV) pip compile pyproject.toml --quiet --python-version 3.11 --universal --generate-hashes --no-header \
	    --no-annotate --no-emit-index-url "$$@" --output-file requirements/$$out.txt; done
	@$(UV) pip compile --quiet --python-version 3.11 --universal --generate-hashes --no-header --no-annotate \
	  --no-emit-index-url --only-binary :all: --group others --output-file requirements/others.txt
	@! command -v npm >/dev/null || npm install --prefix requirements/node --package-lock-only --silent

clean:
	rm -rf .venv build dist demo .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage
	find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +

.venv/uv:
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt
	@touch $@

# Each stamp is one set of installed packages; a larger set also serves the targets of a smaller one.
.venv/base: .venv/uv requirements/base.txt pyproject.toml
	@test -e .venv/all || { $(SYNC) requirements/base.txt && $(OURSELVES); }
	@touch $@

.venv/all: .venv/uv requirements/all.txt pyproject.toml
	$(SYNC) requirements/all.txt
	$(OURSELVES)
	@touch $@ .venv/base

# Programs that read what we export, for the tests; wheels only.
.venv/others/ready: .venv/uv requirements/others.txt
	$(UV) venv --quiet --allow-existing --python $(BIN)/python .venv/others
	$(UV) pip sync --quiet --require-hashes --only-binary :all: --python .venv/others/bin/python requirements/others.txt
	@touch $@

# What looks at the desk's scripts and pages; where node is missing that is said, and fails if nothing may be missing.
.venv/node/ready: .venv/uv $(wildcard requirements/node/*.json)
	@mkdir -p .venv/node
	@if command -v npm >/dev/null; then \
	  cp requirements/node/package*.json requirements/node/.npmrc .venv/node/ && cd .venv/node && npm ci --silent && touch ready; \
	else echo "node is missing: types of scripts and accessibility of pages are not checked" >&2; \
	  test "$$ONRECORD_REQUIRE" != all; fi

.venv/model: .venv/all requirements/model.txt
	$(UV) pip install --quiet --require-hashes --python $(BIN)/python -r requirements/model.txt
	@touch $@
