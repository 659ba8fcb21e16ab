"""What follows from the scores."""
