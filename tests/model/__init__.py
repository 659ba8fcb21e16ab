"""What one enters."""
