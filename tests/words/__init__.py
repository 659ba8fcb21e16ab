"""Results into sentences."""
