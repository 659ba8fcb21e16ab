"""Careers in prose: the text of a profile or of a CV, and jobs typed one a line."""
