"""What people mistype in YAML, told for what it is: each construct has its own module."""
