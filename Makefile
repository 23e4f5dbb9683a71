# One word a task. `make demo` and `make test` are all that a fresh machine needs.
.PHONY: help demo test lint format measure bench clean
PAGE ?= zhibiao-demo.html

help:            ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

demo:            ## install into .venv, lint the examples, write an HTML report
	@scripts/setup.sh run
	@.venv/bin/zhibiao check examples/ --fail-on never --output html=$(PAGE) --force --quiet
	@echo "网页报告 / report: $(CURDIR)/$(PAGE)"

test:            ## install what tests need, then lint, types, packs and tests
	@scripts/setup.sh dev
	@$(MAKE) --no-print-directory lint
	@.venv/bin/zhibiao rules test
	@.venv/bin/python -m pytest -n 2

lint:            ## style, types, import directions
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy
	@.venv/bin/lint-imports --cache-dir .ruff_cache/imports >/dev/null || .venv/bin/lint-imports

format:          ## write the style
	@.venv/bin/ruff check --fix -q . ; .venv/bin/ruff format -q .

measure:         ## the rulers of the shared corpus, where it is at hand
	@../shared/tools/rulers .venv/bin/zhibiao

bench:           ## speed as ratios, written to bench/RESULTS.md
	@.venv/bin/python bench/run.py

clean:           ## remove what the above made
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis dist build $(PAGE)
