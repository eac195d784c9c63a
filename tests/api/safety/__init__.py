"""Tests of `api/safety/`."""
