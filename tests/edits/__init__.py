"""What one can do to a decision."""
