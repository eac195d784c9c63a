"""Tests of `api/content/`."""
