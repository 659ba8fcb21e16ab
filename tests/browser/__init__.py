"""The page in a real browser: what only a browser shows."""
