"""Rules on progress files: the file, each report, each entry."""
