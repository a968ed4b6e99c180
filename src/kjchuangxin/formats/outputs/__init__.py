"""What the JSON outputs hold, as models: their schemas and their documentation are made from these.

A schema lists the keys of a mapping in the order of its bases, the last one's first, then its own.
"""
