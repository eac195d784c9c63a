"""Tests of `api/kit/`."""
