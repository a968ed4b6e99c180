"""How a view is written: for a terminal, as CSV, Markdown or JSON, for the services of a code host.

A format is a module and knows no other; what they share is in `screen`, `tables`, `markup`, `machine` and `findings`.
"""
