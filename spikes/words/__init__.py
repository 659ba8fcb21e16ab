"""Results into sentences and tables."""
