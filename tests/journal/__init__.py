"""The entry one keeps."""
