"""Whether this process runs, and whether the whole service can answer."""
