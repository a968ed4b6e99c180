"""What people mistype in YAML, a module a construct."""
