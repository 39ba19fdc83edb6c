# make check is what the gate runs; the others work in .venv, which they make when it is missing.
PAPERS := $(wildcard ../shared/papers)
VENV := .venv/.made
SITE := .venv/site

.PHONY: test lint check demo bench docs site pictures

test: $(VENV)
	.venv/bin/pytest -q

lint: $(VENV)
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	.venv/bin/lint-imports

check:
	.ci/run

demo: $(VENV)
	.venv/bin/packet build --target faculty-job $(if $(PAPERS),--papers $(PAPERS))
	.venv/bin/packet build --all $(if $(PAPERS),--papers $(PAPERS))

bench: $(VENV)
	.venv/bin/python benchmarks/build_faculty.py
	.venv/bin/python benchmarks/ranking.py
	.venv/bin/python benchmarks/bind.py
	.venv/bin/python benchmarks/render.py
	.venv/bin/python benchmarks/preflight.py
	.venv/bin/python benchmarks/thousand_entries.py
	.venv/bin/python benchmarks/status.py
	.venv/bin/python benchmarks/postings.py

docs: $(VENV)
	.venv/bin/packet schema --write
	.venv/bin/python docs/make_reference.py

site: $(VENV)
	.venv/bin/pip install -q -e '.[docs]'
	.venv/bin/sphinx-build -q -W --keep-going -b html docs $(SITE)
	@echo "$(SITE)/index.html"

pictures: $(VENV)
	.venv/bin/python docs/make_pictures.py

$(VENV): pyproject.toml
	python3 -m venv .venv
	.venv/bin/pip install -q -e '.[test,dev]'
	touch $@
