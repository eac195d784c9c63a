"""Tests of `api/conversations/`."""
