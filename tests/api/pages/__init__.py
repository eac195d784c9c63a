"""Tests of `api/pages/`."""
