"""Measures what the service makes of messages that nobody tuned to: `make evaluate`."""
