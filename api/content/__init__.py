"""The words people read, and the facts in them: data files, checked before anything starts."""
