"""What people mistype in YAML, a module a construct; here the keys of a progress file."""

# Keys of an entry whose value is text, all keys of an entry, and those of a progress file.
TEXT_KEYS = frozenset({"note", "cause", "action", "correction", "evidence"})
ENTRY_KEYS = TEXT_KEYS | {"value", "stage", "state", "by", "year_before", "reference"}
PROGRESS_KEYS = ENTRY_KEYS | {"allow", "as_of", "submitted", "entries", "unit", "reports", "format"}
