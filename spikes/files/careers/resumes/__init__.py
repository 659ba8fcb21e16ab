"""Careers in the files of résumé builders: one reader a format."""
