"""Results into pictures."""
