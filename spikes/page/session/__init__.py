"""What a visit remembers."""
