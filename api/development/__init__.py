"""What exists only on a developer's machine: setting everything up, and running it all with one command."""
