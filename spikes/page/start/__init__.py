"""Start my own: three steps to a first answer of one’s own."""
