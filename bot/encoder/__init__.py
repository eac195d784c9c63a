"""The sentence encoder's files, and the recipe that makes them."""
