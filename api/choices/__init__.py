"""Counts which topic people choose when several are offered: where understanding fails."""
