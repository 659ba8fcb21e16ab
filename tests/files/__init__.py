"""Decisions from outside and back."""
