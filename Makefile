# Everything from a bare checkout: needs python3 (3.11 or newer) and make.
export RASA_TELEMETRY_ENABLED = false
PYTHON = .venv/bin/python

.PHONY: run setup test
run:  ## set up what is missing, start everything, print the address
	@python3 -m api.development run

setup:  ## environments, assets and model, without starting anything
	@python3 -m api.development setup

test: setup  ## the whole suite
	@$(PYTHON) -m pytest
