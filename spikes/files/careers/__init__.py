"""Careers and offers from what people already have: one reader a format."""
