# make run: set up and open the page; FILE=my-career.json keeps what is entered in that file
# make serve: the page for visitors from elsewhere
# make test: set up and run the checks that a change needs, in five to ten minutes
# make check: all checks, the long ones included
# make engines: the page in Firefox and in WebKit, installed if need be
# make bench: time it beside others
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
FILES := app.py run.py serve.py spikes tests
# Else each worker and each server that tests start would compile all the code again.
unexport PYTHONDONTWRITEBYTECODE
# Tests that run at once: those of the browser keep more than a core busy each.
WORKERS := 2

run: $(VENV)/.run
	$(BIN)/python run.py --server.address localhost --client.showErrorDetails full $(if $(FILE),-- "$$FILE")

# Each visitor's script runs in threads of its own. If memory is divided among them, much of it is never used again. Multiplying
# small matrices in several threads takes twice the processor time.
run serve test rest engines mutants bench-page bench-load bench-scale: export MALLOC_ARENA_MAX := 1
run serve test rest engines mutants bench-page bench-load bench-scale: export OPENBLAS_NUM_THREADS := 1

# Behind a reverse proxy, as in deploy/nginx.conf. The variables ADDRESS (127.0.0.1) and PORT (8501) say where.
serve: $(VENV)/.run
	$(BIN)/python serve.py

# The types are checked while the first browsers start.
test: $(VENV)/.test $(VENV)/.browser
	$(BIN)/ruff check $(FILES)
	$(BIN)/ruff format --check $(FILES)
	$(BIN)/mypy & types=$$!; \
	CASES=20 $(BIN)/pytest -n $(WORKERS) --dist loadgroup --no-loadscope-reorder -m "not long" --hypothesis-profile quick; \
	tests=$$?; wait $$types && exit $$tests

# What `make test` leaves out: the long tests, and each law on all of its cases.
rest: $(VENV)/.test $(VENV)/.browser
	$(BIN)/pytest -n $(WORKERS) --dist loadgroup --no-loadscope-reorder -m "long or not browser"

check: test rest

# The page in Firefox and in WebKit, in about three minutes. One that is missing is installed, or skipped where that cannot be.
engines: $(VENV)/.test $(VENV)/.browser
	$(BIN)/python -m tests.engines.browsers
	$(BIN)/pytest -rs tests/engines

# 100,000 senseless inputs at every way in, in half an hour.
fuzz: $(VENV)/.test
	CASES=100000 $(BIN)/pytest -n auto tests/files/test_hostile_input.py -k "whatever or anything"

# Changes the code where numbers and files are made, a little at a time, and says which changes no test notices. A tenth of all
# changes, in a quarter of an hour; "make mutants MUTANTS='spikes.pay.*'" is all of one module.
MUTANTS ?= *3
mutants: $(VENV)/.mutants
	$(BIN)/mutmut run $(foreach some,$(MUTANTS),'$(some)')
	$(BIN)/mutmut results

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

$(VENV)/.mutants: requirements-mutants.txt $(VENV)/.test
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-mutants.txt
	touch $@

# Use the Chrome or Chromium on the machine, or install one.
$(VENV)/.browser: tests/browser/chrome.py $(VENV)/.test
	$(BIN)/python -m tests.browser.chrome
	touch $@

# All benchmarks one after another, even if one misses a target. The results are kept in docs/performance.md. Linux only, about 25 minutes.
# "make bench QUICK=1" tries the page's in three minutes.
bench:
	$(MAKE) --keep-going --no-print-directory -j1 bench-scoring bench-page bench-load bench-scale

bench-scoring: $(VENV)-bench/.done
	$(VENV)-bench/bin/python -m tests.bench.scoring

bench-page: $(VENV)/.test $(VENV)/.browser
	$(BIN)/python -m tests.bench.page $(if $(QUICK),--quick)

bench-load: $(VENV)/.test
	$(BIN)/python -m tests.bench.load $(if $(QUICK),--quick)

bench-scale: $(VENV)/.test $(VENV)/.browser
	$(BIN)/python -m tests.bench.scale

$(VENV)-bench/.done: requirements-bench.txt
	$(PYTHON) -m venv $(VENV)-bench
	$(VENV)-bench/bin/python -m pip install --quiet --disable-pip-version-check -r requirements-bench.txt
	touch $@

.PHONY: run serve test rest check engines fuzz mutants format picture bench bench-scoring bench-page bench-load bench-scale
