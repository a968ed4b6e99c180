"""Pydantic's errors as findings that tell the writer of the file what to write instead."""
