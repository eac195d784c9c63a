"""Recognises danger in words by rules alone, so that help is offered whatever else is down or busy."""
