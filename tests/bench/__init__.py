"""Benchmarks: run by hand, beside what others offer for the same work."""
