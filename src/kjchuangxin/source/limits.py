"""How much a file may hold."""

MAX_BYTES = 1 << 20
MAX_DEPTH = 32  # lists and mappings within each other
MAX_DIGITS = 30  # characters of a number
