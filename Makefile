# `make book` builds the book, `make test` proves it; both make their own environment in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
HTML := _build/html

.DEFAULT_GOAL := help
.PHONY: help book print test check reproduce bench bench-data snapshots lock clean

help:
	@echo "make book       build the book (it says at the end where it lies)"
	@echo "make print      build the book, print it as PDF (Chromium) and EPUB, and offer both in it"
	@echo "make test       run every test; builds the book first"
	@echo "make check      check the style and the types of the code"
	@echo "make reproduce  make the book again from nothing and compare it with published.csv"
	@echo "make bench      run the benchmarks, make bench BENCH=FOLDER with their data, and record their figures"
	@echo "make snapshots  write results.json and published.csv anew after a finding has changed"
	@echo "make clean      remove everything that was built"

$(VENV)/book: requirements.lock pyproject.toml
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and 'Python 3.11 or newer is needed; run make PYTHON=python3.12 ' + '$(MAKECMDGOALS)')"
	@echo "Installing what the book needs into $(VENV) (about a minute) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/test: $(VENV)/book requirements-test.lock
	@echo "Installing what the tests need into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes -r requirements-test.lock
	@touch $@

book: $(VENV)/book
	@PYTHONPATH=src $(BIN)/python -m analysis book

print: $(VENV)/book
	@PYTHONPATH=src $(BIN)/python -m analysis.book.printed
	@echo "The printed book is at $(HTML)/printed"

test: $(VENV)/test book
	@$(BIN)/python -m pytest --cov --numprocesses auto --dist loadfile --no-loadscope-reorder

check: $(VENV)/test
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

reproduce: $(VENV)/book
	@PYTHONPATH=src $(BIN)/python -m analysis reproduce

bench: bench-data $(VENV)/book
	@$(BIN)/python benchmarks/run.py $(BENCH)

bench-data:
	@test -d "$(BENCH)" || { echo "make bench BENCH=FOLDER needs the folder with the texts of the benchmarks, which are not part of this project; benchmarks/README.md says what it holds" >&2; exit 2; }

snapshots: $(VENV)/test
	@$(BIN)/python -m pytest -q tests/findings/test_results.py --snapshot-update
	@PYTHONPATH=src $(BIN)/python -m analysis published

lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  --no-emit-find-links --quiet requirements.txt -o requirements.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  --no-emit-find-links --quiet requirements-test.txt -o requirements-test.lock

clean:
	rm -rf _build
