"""What must be true of the words before they are published; `make content` runs all of it."""
