"""The page in Firefox and in WebKit, compared with what Chromium shows."""
