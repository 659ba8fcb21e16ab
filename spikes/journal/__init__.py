"""A decision as an entry one keeps."""
