"""Careers from what people have."""
