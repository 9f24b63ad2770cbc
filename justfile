# Every recipe is one plain command: without `just`, read it here and type it.

bin := ".venv/bin"

# List the tasks
default:
    @{{just_executable()}} --list

# Make the virtual environment with everything that development needs
setup:
    python3 -m venv .venv && {{bin}}/pip install --quiet --upgrade pip && {{bin}}/pip install --quiet --editable . --group dev

# Run the tests; more arguments go to pytest
test *arguments:
    {{bin}}/pytest {{arguments}}

# Look for mistakes and bad layout
lint:
    {{bin}}/ruff check . && {{bin}}/ruff format --check .

# Lay the code out
format:
    {{bin}}/ruff check --fix . && {{bin}}/ruff format .

# Check the types
types:
    {{bin}}/mypy --strict src

# Check that imports follow the drawing in docs/architecture.md
imports:
    {{bin}}/lint-imports --no-logo

# Everything above that checks
check: lint types imports test

# Write what the parser now gives into the corpus; read the whole diff before you commit it
corpus-update:
    {{bin}}/pytest tests/corpus --update-corpus

# Measure speed, import time and memory beside other parsers
bench:
    python3 benchmarks/run.py

# Double the worst texts and compare the time; drive every regular expression with what would slow it down
growth:
    {{bin}}/python benchmarks/growth.py --long-line && {{bin}}/python benchmarks/regexes.py

# Fuzz one target (parse, outline, references, statements, qualifiers) for some seconds; needs the group `fuzz`
fuzz target seconds="60":
    {{bin}}/python fuzz/run.py {{target}} -max_total_time={{seconds}}

# Measure archives beside gzip, tarfile and lxml, and hold them to what they must show
bench-archives:
    {{bin}}/python benchmarks/archives.py --articles 200000 --check

# The always-true properties on 2,000 examples each
nightly:
    HYPOTHESIS_PROFILE=nightly {{bin}}/pytest

# What a submission must pass, from nothing
ci:
    .ci/run
