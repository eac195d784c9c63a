# Everything from a bare checkout: needs python3 (3.11 or newer) and make.
export RASA_TELEMETRY_ENABLED = false
PYTHON = .venv/bin/python
RASA_PYTHON = bot/.venv/bin/python

.PHONY: run setup test check content train shell evaluate fine-tune benchmark
run:  ## set up what is missing, start everything, print the address
	@python3 -m api.development run

setup:  ## environments, assets and model, without starting anything
	@python3 -m api.development setup

test: check  ## the whole suite
	@$(RASA_PYTHON) -m pytest -c bot/pyproject.toml --rootdir . --confcutdir tests/bot $(BOT_REPORT) tests/bot
	@$(PYTHON) -m pytest $(REPORT)

check: setup  ## style, types, who imports whom, and the dialogue's data
	@mkdir -p var
	@$(PYTHON) -m ruff check . && $(PYTHON) -m ruff format --check .
	@$(PYTHON) -m mypy && cd bot && .venv/bin/python -m mypy -p bot
	@.venv/bin/lint-imports
	@$(PYTHON) -m api check-content
	@$(RASA_PYTHON) -W ignore -m rasa data validate --fail-on-warnings 2>var/validate.log || (cat var/validate.log; false)

content: setup  ## check every content file
	@$(PYTHON) -m api check-content

train: setup  ## the model, when what it learns from has changed

shell: setup  ## talk to the dialogue model alone, in the terminal
	@$(RASA_PYTHON) -m rasa shell nlu --model models/alongside.tar.gz

evaluate: setup  ## how often real wording gets the right answer, with a report (SET=tuning while working on it)
	@$(PYTHON) -m tests.evaluation.report $(or $(SET),final)

fine-tune: setup  ## make the sentence encoder anew from data/nlu (about 30 minutes)
	@python3 -m api.development fine-tune

benchmark: setup  ## what understanding costs, and a turn at the start and the end of a long conversation
	@$(PYTHON) -m tests.benchmarks.turns_of_a_long_conversation
	@$(PYTHON) -m tests.benchmarks.understanding
