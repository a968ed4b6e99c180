"""How a view is written, a module a format; none knows another."""
