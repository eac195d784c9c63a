"""One thread of talk on one channel: starting it, taking a turn, ending it."""
