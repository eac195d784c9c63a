"""Tests of `api/health/`."""
