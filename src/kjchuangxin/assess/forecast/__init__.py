"""What is likely at a window's end, where the figures allow an honest word."""
