# Everything by name. PYTHON is the interpreter the environment is made with (3.11 or newer).
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
EXAMPLE := content/2026/ket-luan-giao-ban-thang-9/thong-bao.yaml

.PHONY: demo test lint templates schemas bench-follow bench-startup bench-draft bench-numbers bench-extract bench-archive bench-import bench-check bench-slips bench-render bench-yaml bench-pdf bench-cluster bench-register clean

# Draft the example notice and its letters into output/du-thao/.
demo: $(VENV)/.user
	$(BIN)/thongbao draft $(EXAMPLE)

# All tests. What needs LibreOffice, Node or Chromium is skipped with a reason when they are not there (in CI it fails).
test: $(VENV)/.dev
	$(BIN)/python -m pytest -n auto

# Style, types, unused or undeclared dependencies.
lint: $(VENV)/.dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/deptry src

# The starter templates as files, from the decree's numbers in src/thongbao/standard/.
templates: $(VENV)/.user
	$(BIN)/python -m thongbao.starters.writing templates

# The JSON Schemas that ship, from the models.
schemas: $(VENV)/.user
	$(BIN)/python -m thongbao.model.schema src/thongbao/schemas

# Letters from one template: docxtpl in a loop, ours, engines for Node where npm is; ten thousand to one archive.
bench-render: $(VENV)/.dev
	$(BIN)/python benchmarks/render.py

# A YAML file with the place of every value against PyYAML's CSafeLoader.
bench-yaml: $(VENV)/.dev
	$(BIN)/python benchmarks/yaml_at_size.py

# A hundred letters to PDF/A by two LibreOffices, against one bare call of soffice.
bench-pdf: $(VENV)/.dev
	$(BIN)/python benchmarks/pdf.py

# Two thousand letters and a hundred PDFs by a Dask cluster on this machine and by two processes.
bench-cluster: $(VENV)/.dev
	$(BIN)/python benchmarks/cluster.py

# Whole processes: --help against `import click`, one letter from its cache entry against a docxtpl script.
bench-startup: $(VENV)/.dev
	$(BIN)/python benchmarks/startup.py

# Notice and letters against docxtpl alone rendering as many.
bench-draft: $(VENV)/.dev
	$(BIN)/python benchmarks/draft.py

# archive verify --all over 1 000 packages against hashlib over the same files.
bench-archive: $(VENV)/.dev
	$(BIN)/python benchmarks/archive_verify.py

# Assignments found against what a person found, in the real notice and ours; time against python-docx reading as much.
bench-extract: $(VENV)/.dev
	$(BIN)/python benchmarks/extract.py

# Numbers in words: wrong readings in 0-999 999 and in samples to 10^18.
bench-numbers: $(VENV)/.dev
	$(BIN)/python benchmarks/numbers_in_words.py

# A 12-page notice imported against python-docx opening it and reading its text.
bench-import: $(VENV)/.dev
	$(BIN)/python benchmarks/importing.py

# Faults planted one at a time into right papers: found under their own rule? Then speed and memory against python-docx.
bench-check: $(VENV)/.dev
	$(BIN)/python benchmarks/check_faults.py
	$(BIN)/python benchmarks/check_speed.py

# How many slips of a real notice check finds, and how much else it says.
bench-slips: $(VENV)/.dev
	$(BIN)/python benchmarks/slips.py

# Overdue list and month report against the bare SQL, the workbook against XlsxWriter alone: 200 notices × 40 × 30 units.
bench-follow: $(VENV)/.dev
	$(BIN)/python benchmarks/follow.py

# 1 000 numbers by 8 processes, search over 100 000 papers, an issue against its draft; then 200 kills and what they cost.
bench-register: $(VENV)/.dev
	$(BIN)/python benchmarks/register.py
	$(BIN)/python benchmarks/kills.py --kills 200

clean:
	rm -rf $(VENV) output

$(VENV)/.user: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "thongbao needs Python 3.11 or newer; try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
	  { echo "Python cannot make environments here; on Debian or Ubuntu: apt-get install python3-venv"; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.user pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@
