"""How a view is written: for a terminal, as CSV, Markdown or JSON, for the services of a code host."""
