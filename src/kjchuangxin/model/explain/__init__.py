"""Pydantic's errors in the words of who wrote the file, with what was probably meant."""
