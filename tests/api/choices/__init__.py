"""Counting which topic people choose when several are offered."""
