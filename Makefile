# make run: set up and open the page · make test: set up and run every check · make bench: time it beside others
# make run FILE=my-career.json: the same, and what is entered is kept in that file
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
FILES := app.py spikes tests

run: $(VENV)/.run
	$(BIN)/streamlit run app.py --server.address localhost $(if $(FILE),-- "$$FILE")

test: $(VENV)/.test $(VENV)/.browser
	$(BIN)/ruff check $(FILES)
	$(BIN)/ruff format --check $(FILES)
	$(BIN)/mypy
	$(BIN)/pytest

format: $(VENV)/.test
	$(BIN)/ruff check --fix $(FILES)
	$(BIN)/ruff format $(FILES)

# The README's pictures of the page.
picture: $(VENV)/.test $(VENV)/.browser
	$(BIN)/python -m tests.browser.picture

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(VENV)/.test: requirements-dev.txt requirements.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@ $(VENV)/.run

# A Chrome or Chromium on the machine is used; else one is installed.
$(VENV)/.browser: tests/browser/chrome.py $(VENV)/.test
	$(BIN)/python -m tests.browser.chrome
	touch $@

bench: $(VENV)-bench/.done
	$(VENV)-bench/bin/python -m tests.bench.scoring

$(VENV)-bench/.done: requirements-bench.txt
	$(PYTHON) -m venv $(VENV)-bench
	$(VENV)-bench/bin/python -m pip install --quiet --disable-pip-version-check -r requirements-bench.txt
	touch $@

.PHONY: run test format picture bench
