"""The page's forms, over HTTP."""
