"""What is shown, once, whatever the format."""
