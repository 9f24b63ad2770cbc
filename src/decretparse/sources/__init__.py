"""Readers: from the bytes of a file to texts, each with the way back to the file and what is known of it."""
