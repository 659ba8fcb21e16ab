"""Tests of careers in prose."""
