"""A report, its units and its changes as JSON: stable, versioned, no key ever left out."""
